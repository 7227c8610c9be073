#define _GNU_SOURCE /* sched_getaffinity */
#include "base/parallel.h"
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

#define MOST_JOBS 256

struct work {
  parallel_task *task;
  void *context;
  size_t count;
  atomic_size_t next;
};

static void *take_numbers(void *context) {
  struct work *work = context;
  for (size_t number; (number = atomic_fetch_add(&work->next, 1)) < work->count;) work->task(work->context, number);
  return NULL;
}

void parallel_run(unsigned jobs, size_t count, parallel_task *task, void *context) {
  struct work work = {.task = task, .context = context, .count = count};
  pthread_t threads[MOST_JOBS];
  size_t wanted = jobs > MOST_JOBS ? MOST_JOBS : jobs, started = 0;
  if (wanted > count) wanted = count;
  while (started + 1 < wanted && pthread_create(&threads[started], NULL, take_numbers, &work) == 0) started++;
  take_numbers(&work);
  for (size_t i = 0; i < started; i++) pthread_join(threads[i], NULL);
}

unsigned parallel_parts(unsigned jobs) {
  return jobs < 1 ? 1 : jobs > PARALLEL_PARTS ? PARALLEL_PARTS : jobs;
}

unsigned parallel_cores(void) {
  cpu_set_t cores;
  int count = sched_getaffinity(0, sizeof cores, &cores) == 0 ? CPU_COUNT(&cores) : 1;
  return count < 1 ? 1 : (unsigned)count;
}
