/* The command line: words to options, a function a command, bytes to where they are wanted. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "wfa.h"

struct arena;

struct arguments {
  struct arena *arena;
  const char *const *files; /* the circulars */
  size_t file_count;
  struct wfa_options options;
  const char *format, *output, *split, *roster, *explain, *who, *on; /* NULL: not given */
  unsigned jobs;                                                     /* 0: not given */
  bool list, private_reasons, no_pager, help;
};

struct command {
  const char *name;
  enum wfa_status (*run)(struct arguments *arguments); /* NULL: not supported yet */
  const char *help;
};
enum wfa_status run_plan(struct arguments *arguments);
enum wfa_status run_check(struct arguments *arguments);
enum wfa_status run_verify(struct arguments *arguments);
enum wfa_status run_explain(struct arguments *arguments);
extern const char plan_help[], check_help[], verify_help[], explain_help[];
extern const struct command commands[]; /* the last has no name */

/* argv[0] is the command's name. WFA_USAGE after a message. */
enum wfa_status read_arguments(const struct command *command, int argc, char **argv, struct arguments *arguments);

/* A run with as many threads as were asked for. */
struct wfa *begin_run(const struct arguments *arguments);

/* "wfa: message" on standard error; returns WFA_USAGE. */
enum wfa_status complain(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The nearest of the words (NULL ends them), where it is near enough to be meant; else NULL. */
const char *nearest_word(const char *word, const char *const *words);
/* A line that says what the run does, where somebody waits at a terminal for it. */
void show_progress(struct wfa *run);
void hide_progress(void);                /* before anything else is written to the terminal */
void print_diagnostics(struct wfa *run); /* on standard error */

#endif
