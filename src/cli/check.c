#include "cli/cli.h"
#include "base/arena.h"
#include <stdio.h>
#include <string.h>

const char check_help[] = "usage: wfa check FILE... [options]\n"
                          "\n"
                          "Looks for everything that is wrong in a circular and the files it includes: mistakes of\n"
                          "writing, rules that hold for nobody, rules that cannot hold together.\n"
                          "\n"
                          "  --strict         warnings are errors\n"
                          "  --format text    the only format yet\n"
                          "  --list           every code there is\n"
                          "  --explain CODE   what a code means and how to mend it\n"
                          "  --jobs N         at most so many threads; without it as many as there are cores\n";

#define EXPLANATION_COLUMNS 88

static enum wfa_status list_codes(void) {
  struct wfa_code code;
  for (size_t i = 0; wfa_code(i, &code); i++) printf("%-20s %s\n", code.slug, code.severity);
  return WFA_OK;
}

static void print_wrapped(const char *text) {
  size_t column = 0;
  while (*text != '\0') {
    size_t word = strcspn(text, " ");
    if (column > 0 && column + 1 + word > EXPLANATION_COLUMNS) {
      putchar('\n');
      column = 0;
    }
    column += (size_t)printf("%s%.*s", column > 0 ? " " : "", (int)word, text);
    text += word + strspn(text + word, " ");
  }
  putchar('\n');
}

static enum wfa_status refuse_code(const char *slug, struct arena *arena) {
  struct wfa_code code;
  size_t count = 0;
  while (wfa_code(count, &code)) count++;
  const char **words = arena_array(arena, const char *, count + 1);
  for (size_t i = 0; i < count; i++) words[i] = wfa_code(i, &code) ? code.slug : NULL;
  const char *nearest = nearest_word(slug, words);
  if (nearest != NULL) return complain("there is no code '%s'; did you mean '%s'?", slug, nearest);
  return complain("there is no code '%s'; see 'wfa check --list'", slug);
}

static enum wfa_status explain_code(const char *slug, struct arena *arena) {
  struct wfa_code code;
  for (size_t i = 0; wfa_code(i, &code); i++) {
    if (strcmp(code.slug, slug) != 0) continue;
    printf("%s: %s\n", code.slug, code.severity);
    print_wrapped(code.explanation);
    return WFA_OK;
  }
  return refuse_code(slug, arena);
}

static const char *ending(size_t count) {
  return count == 1 ? "" : "s";
}

static enum wfa_status refuse_format(const char *format) {
  static const char *const later[] = {"json", "sarif", "github"};
  for (size_t i = 0; i < sizeof later / sizeof *later; i++)
    if (strcmp(format, later[i]) == 0) return complain("the format %s is not supported yet", format);
  return complain("check has no format '%s'; there is text", format);
}

static void print_clean(const struct arguments *arguments, const struct wfa *run) {
  for (size_t i = 0; i < arguments->file_count; i++) printf("%s%s", i > 0 ? ", " : "", arguments->files[i]);
  printf(": no errors, %zu warning%s\n", wfa_warnings(run), ending(wfa_warnings(run)));
}

static enum wfa_status check_files(const struct arguments *arguments) {
  struct wfa *run = begin_run(arguments);
  enum wfa_status status = wfa_load(run, arguments->files, arguments->file_count);
  if (status == WFA_OK) status = wfa_check(run, &arguments->options);
  print_diagnostics(run);
  if (status == WFA_OK) print_clean(arguments, run);
  wfa_free(run);
  return status;
}

enum wfa_status run_check(struct arguments *arguments) {
  if (arguments->list) return list_codes();
  if (arguments->explain != NULL) return explain_code(arguments->explain, arguments->arena);
  if (arguments->format != NULL && strcmp(arguments->format, "text") != 0) return refuse_format(arguments->format);
  if (arguments->file_count == 0) return complain("check needs a FILE; see 'wfa check --help'");
  return check_files(arguments);
}
