/* A line on the terminal that shows what a long run is doing, and is gone when it ends. */
#include "cli/terminal.h"
#include "base/arena.h"
#include "base/text.h"
#include "cli/cli.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#define PATIENCE 300 /* ms that a run may take unseen */
#define INTERVAL 80  /* ms between two looks */

static struct {
  long long begin, next; /* ms: when to draw first, and when again */
  enum wfa_stage stage;  /* last drawn */
  const char *what;
  bool drawn;
} ticker;

static long long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

static size_t terminal_columns(void) {
  struct winsize size;
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

/* 12,000 */
static struct str grouped(struct arena *arena, size_t number) {
  if (number < 1000) return str_format(arena, "%zu", number);
  return str_format(arena, "%.*s,%03zu", STR_ARGS(grouped(arena, number / 1000)), number % 1000);
}

static struct str last_name(const char *path) {
  const char *slash = strrchr(path, '/');
  return str_from(slash == NULL ? path : slash + 1);
}

static struct str words_of(struct arena *arena, const struct wfa_progress *progress) {
  static const char *const doing[] = {"reading", "planning", "verifying", "writing"};
  struct str words = str_from(doing[progress->stage]);
  if (progress->what != NULL)
    words = str_format(arena, "%.*s %.*s", STR_ARGS(words), STR_ARGS(last_name(progress->what)));
  if (progress->total == 0) return words;
  if (progress->stage == WFA_PLANNING)
    return str_format(arena, "%.*s %.*s of %.*s groups", STR_ARGS(words), STR_ARGS(grouped(arena, progress->done)),
                      STR_ARGS(grouped(arena, progress->total)));
  return str_format(arena, "%.*s %zu %%", STR_ARGS(words), progress->done * 100 / progress->total);
}

static void draw(void *context, const struct wfa_progress *progress) {
  struct stream errors = {STDERR_FILENO, 0};
  long long time = now();
  (void)context;
  bool is_new = !ticker.drawn || progress->stage != ticker.stage || progress->what != ticker.what;
  if (time < (is_new ? ticker.begin : ticker.next)) return;
  struct arena *arena = arena_new();
  struct str words = text_fit(text_clean(arena, words_of(arena, progress)), terminal_columns() - 1);
  struct str line = str_format(arena, "\r%.*s\033[K", STR_ARGS(words));
  write_to_stream(&errors, line.ptr, line.len);
  arena_free(arena);
  ticker.drawn = true;
  ticker.stage = progress->stage;
  ticker.what = progress->what;
  ticker.next = time + INTERVAL;
}

void show_progress(struct wfa *run) {
  const char *term = getenv("TERM"), *ci = getenv("CI");
  bool is_watched = isatty(STDERR_FILENO) && term != NULL && strcmp(term, "dumb") != 0 && (ci == NULL || ci[0] == '\0');
  ticker.begin = now() + PATIENCE;
  wfa_on_progress(run, is_watched ? draw : NULL, NULL);
}

void hide_progress(void) {
  struct stream errors = {STDERR_FILENO, 0};
  if (ticker.drawn) write_to_stream(&errors, "\r\033[K", 4);
  ticker.drawn = false;
}
