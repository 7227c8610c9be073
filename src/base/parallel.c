#define _GNU_SOURCE /* sched_getaffinity */
#include "base/parallel.h"
#include "base/arena.h"
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>

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

/* Threads beside the caller's; fewer where the system gives no more. */
static size_t start_threads(pthread_t *threads, unsigned jobs, size_t count, void *(*run)(void *), void *context) {
  size_t wanted = jobs > MOST_JOBS ? MOST_JOBS : jobs, started = 0;
  if (wanted > count) wanted = count;
  while (started + 1 < wanted && pthread_create(&threads[started], NULL, run, context) == 0) started++;
  return started;
}

static void join_threads(const pthread_t *threads, size_t count) {
  for (size_t i = 0; i < count; i++) pthread_join(threads[i], NULL);
}

void parallel_run(unsigned jobs, size_t count, parallel_task *task, void *context) {
  struct work work = {.task = task, .context = context, .count = count};
  pthread_t threads[MOST_JOBS];
  size_t started = start_threads(threads, jobs, count, take_numbers, &work);
  take_numbers(&work);
  join_threads(threads, started);
}

struct line {
  parallel_task *task;
  parallel_taker *take;
  void *context;
  size_t count, room;
  size_t next;  /* the first that no thread has begun */
  size_t taken; /* so many are */
  bool *done;   /* begun and not taken yet, by remainder */
  bool stopped;
  pthread_mutex_t lock;
  pthread_cond_t changed;
};

static bool can_begin(const struct line *line) {
  return line->next < line->count && line->next < line->taken + line->room;
}

/* Both are called with the lock held, and hold it when they return. */
static void do_next(struct line *line) {
  size_t number = line->next++;
  pthread_mutex_unlock(&line->lock);
  line->task(line->context, number);
  pthread_mutex_lock(&line->lock);
  line->done[number % line->room] = true;
  pthread_cond_broadcast(&line->changed);
}

static void take_first(struct line *line) {
  pthread_mutex_unlock(&line->lock);
  bool more = line->take(line->context, line->taken);
  pthread_mutex_lock(&line->lock);
  line->done[line->taken++ % line->room] = false;
  if (!more) line->stopped = true;
  pthread_cond_broadcast(&line->changed);
}

static void *help(void *context) {
  struct line *line = context;
  pthread_mutex_lock(&line->lock);
  while (!line->stopped && line->next < line->count) {
    if (can_begin(line))
      do_next(line);
    else
      pthread_cond_wait(&line->changed, &line->lock);
  }
  pthread_mutex_unlock(&line->lock);
  return NULL;
}

static void lead(struct line *line) {
  pthread_mutex_lock(&line->lock);
  while (!line->stopped && line->taken < line->count) {
    if (line->done[line->taken % line->room])
      take_first(line);
    else if (can_begin(line))
      do_next(line);
    else
      pthread_cond_wait(&line->changed, &line->lock);
  }
  pthread_mutex_unlock(&line->lock);
}

void parallel_in_order(unsigned jobs, size_t count, size_t room, parallel_task *task, parallel_taker *take,
                       void *context) {
  struct line line = {.task = task, .take = take, .context = context, .count = count, .room = room};
  pthread_t threads[MOST_JOBS];
  line.done = memory_need(calloc(room, sizeof *line.done), room);
  pthread_mutex_init(&line.lock, NULL);
  pthread_cond_init(&line.changed, NULL);
  size_t started = start_threads(threads, jobs, count, help, &line);
  lead(&line);
  join_threads(threads, started);
  pthread_cond_destroy(&line.changed);
  pthread_mutex_destroy(&line.lock);
  free(line.done);
}

unsigned parallel_parts(unsigned jobs) {
  return jobs < 1 ? 1 : jobs > PARALLEL_PARTS ? PARALLEL_PARTS : jobs;
}

unsigned parallel_cores(void) {
  cpu_set_t cores;
  int count = sched_getaffinity(0, sizeof cores, &cores) == 0 ? CPU_COUNT(&cores) : 1;
  return count < 1 ? 1 : (unsigned)count;
}
