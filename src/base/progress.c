#include "base/progress.h"

void progress_open(struct progress *progress) {
  *progress = (struct progress){0};
  pthread_mutex_init(&progress->telling, NULL);
}

void progress_close(struct progress *progress) {
  pthread_mutex_destroy(&progress->telling);
}

static void tell(struct progress *progress) {
  if (progress->tell == NULL || pthread_mutex_trylock(&progress->telling) != 0) return;
  progress->tell(progress->context, progress->stage, progress->what, atomic_load(&progress->done), progress->total);
  pthread_mutex_unlock(&progress->telling);
}

void progress_begin(struct progress *progress, enum progress_stage stage, const char *what, size_t total) {
  if (progress == NULL) return;
  progress->stage = stage;
  progress->what = what;
  progress->total = total;
  atomic_store(&progress->done, 0);
  tell(progress);
}

void progress_add(struct progress *progress, size_t done) {
  if (progress == NULL) return;
  atomic_fetch_add(&progress->done, done);
  tell(progress);
}
