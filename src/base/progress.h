/* What a run is doing, told to whoever watches it. Nothing that comes out depends on it. */
#ifndef BASE_PROGRESS_H
#define BASE_PROGRESS_H

#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>

enum progress_stage { PROGRESS_READING, PROGRESS_PLANNING, PROGRESS_VERIFYING, PROGRESS_WRITING };

/* total 0: how much there is to do is not known. what: the path of a file, else NULL. */
typedef void progress_teller(void *context, enum progress_stage stage, const char *what, size_t done, size_t total);

struct progress {
  progress_teller *tell; /* NULL: nobody watches */
  void *context;
  enum progress_stage stage;
  const char *what;
  atomic_size_t done;
  size_t total;
  pthread_mutex_t telling; /* threads tell one at a time; who finds another telling goes on working */
};

void progress_open(struct progress *progress);
void progress_close(struct progress *progress);
/* Both do nothing where progress is NULL. A stage begins while no thread works; then any of them may add what it has
 * done. what must live as long as the stage. */
void progress_begin(struct progress *progress, enum progress_stage stage, const char *what, size_t total);
void progress_add(struct progress *progress, size_t done);

#endif
