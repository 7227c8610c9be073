/* usage: measure RUNS COMMAND [ARGUMENT...]
 *
 * Runs the command so many times and prints its wall time (least and median) and its peak memory. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int in_order(const void *a, const void *b) {
  const double *first = a, *second = b;
  return (*first > *second) - (*first < *second);
}

/* Its wall time in seconds; *peak grows to its memory in KiB. Exits when the command fails. */
static double run_once(char **command, long *peak) {
  double start = now();
  pid_t child = fork();
  if (child == 0) {
    execvp(command[0], command);
    perror(command[0]);
    _exit(127);
  }
  int status;
  struct rusage usage;
  if (child < 0 || wait4(child, &status, 0, &usage) != child || status != 0) {
    fprintf(stderr, "measure: %s failed\n", command[0]);
    exit(1);
  }
  if (usage.ru_maxrss > *peak) *peak = usage.ru_maxrss;
  return now() - start;
}

int main(int argc, char **argv) {
  int runs = argc > 2 ? atoi(argv[1]) : 0;
  if (runs < 1) {
    fputs("usage: measure RUNS COMMAND [ARGUMENT...]\n", stderr);
    return 2;
  }
  double *seconds = calloc((size_t)runs, sizeof *seconds);
  if (seconds == NULL) return 2;
  long peak = 0;
  for (int i = 0; i < runs; i++) seconds[i] = run_once(argv + 2, &peak);
  qsort(seconds, (size_t)runs, sizeof *seconds, in_order);
  printf("whole     %9.2f ms least, %.2f ms median of %d; peak %.1f MiB\n", seconds[0] * 1e3, seconds[runs / 2] * 1e3,
         runs, (double)peak / 1024);
  free(seconds);
  return 0;
}
