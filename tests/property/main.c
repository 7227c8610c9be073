/* property COUNT SEED [--whole | --large] [--hasty] [--shrink] [--only N] [--keep DIR]: random instances against brute
 * force and against verify. --whole: of the family that has the whole language; --large: those that nobody can try,
 * against integer programs; --hasty: with few steps for searches, so that these are given up and what is large
 * elsewhere is done to small offices; --shrink: what fails is made small.
 *
 * Files of instances that fail are kept under DIR (default: a new folder under
 * TMPDIR), one folder each, with the finding in wrong.txt. */
#include "judge.h"
#include "peer.h"
#include "selftest.h"
#include "shrink.h"
#include "text.h"
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

enum { MAX_SHOWN = 30, MAX_ALIKE = 3, MOST_SECONDS = 60 };

struct request {
  uint64_t count, seed;
  long long only; /* NOTHING: all */
  enum family family;
  bool hasty, shrinks;
  const char *keep;
  char folder[512];
};

static void make_folder(const char *path) {
  if (mkdir(path, 0777) == 0 || errno == EEXIST) return;
  perror(path);
  exit(2);
}

static void write_finding(const struct trial *trial, const char *folder) {
  char path[2048];
  snprintf(path, sizeof path, "%s/wrong.txt", folder);
  FILE *file = fopen(path, "w");
  if (!file) return;
  fprintf(file, "%s\n\nplan: status %d\n%s%s\nlast run:\n%s%s", trial->wrong, (int)trial->outcome.status,
          trial->outcome.diagnostics, trial->outcome.csv, trial->again.diagnostics, trial->again.csv);
  fclose(file);
}

static void copy_file(const char *path, const char *folder, const char *name) {
  char copy[2048], bytes[4096];
  snprintf(copy, sizeof copy, "%s/%s", folder, name);
  FILE *from = fopen(path, "r"), *to = from ? fopen(copy, "w") : NULL;
  for (size_t count; to && (count = fread(bytes, 1, sizeof bytes, from)) > 0;) fwrite(bytes, 1, count, to);
  if (from) fclose(from);
  if (to) fclose(to);
}

static void report_failure(const struct request *request, const struct trial *trial, uint64_t number) {
  char folder[1024];
  snprintf(folder, sizeof folder, "%s/%llu-%llu", request->keep, (unsigned long long)request->seed,
           (unsigned long long)number);
  make_folder(request->keep);
  make_folder(folder);
  text_write(trial->written ? trial->written : &trial->instance, folder);
  copy_file(trial->roster_path, folder, "roster.csv");
  copy_file(trial->kept_path, folder, "kept.csv");
  write_finding(trial, folder);
  printf("instance %llu of seed %llu: %s (%s)\n", (unsigned long long)number, (unsigned long long)request->seed,
         trial->wrong, folder);
}

static sigjmp_buf before_trial;

static void give_up(int number) {
  siglongjmp(before_trial, number);
}

struct tallies {
  struct tally judge;
  struct peer_tally peer;
};

static const long long hasty_steps[] = {1, 200, 3000, 6000, 20000};

static enum verdict run_one(const struct request *request, struct trial *trial, const struct instance *instance,
                            uint64_t number, struct tallies *tallies) {
  trial_make(trial, instance, random_of(request->seed, number), request->folder);
  if (request->hasty) trial->command.steps = hasty_steps[number % (sizeof hasty_steps / sizeof *hasty_steps)];
  if (request->family == LARGE) return peer_run(trial, &tallies->peer);
  return request->family == WHOLE ? judge_run(trial, &tallies->judge) : trial_run(trial);
}

/* A program that crashes or does not end fails by that instance, and the others still have their turn. */
static enum verdict survive_one(const struct request *request, struct trial *trial, const struct instance *instance,
                                uint64_t number, struct tallies *tallies) {
  int caught = sigsetjmp(before_trial, 1);
  if (caught == 0) {
    /* Of the processor: a machine that is busy with other things fails nobody. */
    setitimer(ITIMER_PROF, &(struct itimerval){.it_value.tv_sec = MOST_SECONDS}, NULL);
    return run_one(request, trial, instance, number, tallies);
  }
  snprintf(trial->wrong, sizeof trial->wrong, "%s", strsignal(caught));
  return FAILED;
}

/* Findings are the same sort where their words are, up to the first number. */
static bool same_finding(const char *a, const char *b) {
  size_t count = strcspn(a, "0123456789");
  return count == strcspn(b, "0123456789") && strncmp(a, b, count) == 0;
}

/* Few of each sort are worth a look. */
static bool is_shown(const char *wrong) {
  static char shown[MAX_SHOWN][512];
  static int count;
  int alike = 0;
  for (int i = 0; i < count; i++) alike += same_finding(shown[i], wrong);
  if (count == MAX_SHOWN || alike == MAX_ALIKE) return false;
  snprintf(shown[count++], sizeof shown[0], "%s", wrong);
  return true;
}

/* Leaves out of a failing instance what it fails without. */
static void shrink(const struct request *request, struct trial *trial, uint64_t number) {
  static struct instance kept, smaller;
  static struct trial tried;
  struct tallies tallies;
  kept = trial->instance;
  for (bool shrunk = true; shrunk;) {
    shrunk = false;
    for (int step = 0; step < SHRINK_STEPS; step++) {
      smaller = kept;
      if (!shrink_by(&smaller, step) || survive_one(request, &tried, &smaller, number, &tallies) != FAILED) continue;
      if (!same_finding(tried.wrong, trial->wrong)) continue;
      kept = smaller;
      *trial = tried;
      shrunk = true;
    }
  }
}

static int run_all(const struct request *request) {
  static struct trial trial;
  static struct instance instance;
  int verdicts[FAILED + 1] = {0};
  struct tallies tallies = {0};
  const int signals[] = {SIGSEGV, SIGABRT, SIGFPE, SIGPROF};
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) signal(signals[i], give_up);
  for (uint64_t number = 0; number < request->count; number++) {
    if (request->only >= 0 && (uint64_t)request->only != number) continue;
    struct random random = random_of(request->seed, number);
    instance_make(&instance, request->family, &random);
    enum verdict verdict = survive_one(request, &trial, &instance, number, &tallies);
    verdicts[verdict]++;
    if (verdict != FAILED || !is_shown(trial.wrong)) continue;
    if (request->shrinks) shrink(request, &trial, number);
    report_failure(request, &trial, number);
  }
  printf("%d planned, %d in conflict, %d failed\n", verdicts[PLANNED], verdicts[CONFLICT], verdicts[FAILED]);
  if (request->family == WHOLE) judge_print(&tallies.judge);
  if (request->family == LARGE) peer_print(&tallies.peer);
  return verdicts[FAILED] > 0;
}

static void remove_work(const char *folder) {
  static const char *const names[] = {"circular.yaml", "circular1.yaml", "circular2.yaml", "organisation.yaml",
                                      "agencies.csv",  "staff.csv",      "absences.csv",   "levels.csv",
                                      "roster.csv",    "history.csv",    "kept.csv"};
  char path[1024];
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    snprintf(path, sizeof path, "%s/%s", folder, names[i]);
    remove(path);
  }
  rmdir(folder);
}

static int usage(void) {
  fputs("usage: property COUNT SEED [--whole | --large] [--hasty] [--shrink] [--only N] [--keep DIR]\n       property "
        "--self-test\n",
        stderr);
  return 2;
}

static bool parse_number(const char *text, uint64_t *number) {
  char *end;
  errno = 0;
  *number = strtoull(text, &end, 10);
  return *text != '\0' && *end == '\0' && errno == 0;
}

static bool parse(int argc, char **argv, struct request *request) {
  uint64_t only;
  if (argc < 3 || !parse_number(argv[1], &request->count) || !parse_number(argv[2], &request->seed)) return false;
  for (int i = 3; i < argc; i++) {
    if (strcmp(argv[i], "--whole") == 0)
      request->family = WHOLE;
    else if (strcmp(argv[i], "--large") == 0)
      request->family = LARGE;
    else if (strcmp(argv[i], "--hasty") == 0)
      request->hasty = true;
    else if (strcmp(argv[i], "--shrink") == 0)
      request->shrinks = true;
    else if (strcmp(argv[i], "--keep") == 0 && i + 1 < argc)
      request->keep = argv[++i];
    else if (strcmp(argv[i], "--only") == 0 && i + 1 < argc && parse_number(argv[++i], &only))
      request->only = (long long)only;
    else
      return false;
  }
  return true;
}

int main(int argc, char **argv) {
  struct request request = {.only = NOTHING};
  const char *base = getenv("TMPDIR");
  if (argc == 2 && strcmp(argv[1], "--self-test") == 0) return selftest_run();
  if (!parse(argc, argv, &request)) return usage();
  if (selftest_run() != 0) return 1;
  snprintf(request.folder, sizeof request.folder, "%s/wfa-property-XXXXXX", base ? base : "/tmp");
  if (!mkdtemp(request.folder)) {
    perror(request.folder);
    return 2;
  }
  char kept[600];
  snprintf(kept, sizeof kept, "%s-failures", request.folder);
  if (!request.keep) request.keep = kept;
  int result = run_all(&request);
  remove_work(request.folder);
  return result;
}
