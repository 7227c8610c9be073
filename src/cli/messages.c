#include "cli/cli.h"
#include "cli/terminal.h"
#include "base/text.h"
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

enum wfa_status complain(const char *format, ...) {
  va_list list;
  hide_progress();
  va_start(list, format);
  fputs("wfa: ", stderr);
  vfprintf(stderr, format, list);
  fputc('\n', stderr);
  va_end(list);
  return WFA_USAGE;
}

const char *nearest_word(const char *word, const char *const *words) {
  struct str wanted = str_from(word);
  unsigned best = 2 + (unsigned)(wanted.len / 4);
  const char *nearest = NULL;
  if (wanted.len > 64) return NULL;
  for (; *words != NULL; words++) {
    unsigned distance = text_distance(wanted, str_from(*words));
    if (distance >= best) continue;
    best = distance;
    nearest = *words;
  }
  return nearest;
}

struct wfa *begin_run(const struct arguments *arguments) {
  struct wfa *run = wfa_new();
  wfa_set_jobs(run, arguments->jobs);
  show_progress(run);
  return run;
}

void print_diagnostics(struct wfa *run) {
  struct stream errors = {STDERR_FILENO, 0};
  hide_progress();
  wfa_diagnostics(run, wants_color(STDERR_FILENO), write_to_stream, &errors);
}
