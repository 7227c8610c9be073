#include "cli/cli.h"
#include <stdio.h>

const char verify_help[] = "usage: wfa verify FILE... --roster ROSTER [options]\n"
                           "\n"
                           "Holds a roster (long or wide CSV, ours or one edited by hand) against the circulars, with\n"
                           "code that shares nothing with the planner.\n"
                           "\n"
                           "  --roster ROSTER     the roster\n"
                           "  --from DATE         the part that the roster is meant to cover, where it is not\n"
                           "  --to DATE           all of the days that it has and everyone\n"
                           "  --week 2022-W06\n"
                           "  --unit ID\n"
                           "  --jobs N            at most so many threads; without it as many as there are cores\n";

/* 186,200 */
static const char *grouped(size_t number, char text[static 32]) {
  char digits[32];
  int count = snprintf(digits, sizeof digits, "%zu", number);
  char *at = text;
  for (int i = 0; i < count; i++) {
    if (i > 0 && (count - i) % 3 == 0) *at++ = ',';
    *at++ = digits[i];
  }
  *at = '\0';
  return text;
}

static void print_extent(const char *roster, struct wfa_extent extent) {
  char person_days[32], people[32], rules[32];
  printf("%s: %s to %s, %s person-day%s of %s %s, %s rule%s: every rule holds\n", roster, extent.first, extent.last,
         grouped(extent.person_days, person_days), extent.person_days == 1 ? "" : "s", grouped(extent.people, people),
         extent.people == 1 ? "person" : "people", grouped(extent.rules, rules), extent.rules == 1 ? "" : "s");
}

enum wfa_status run_verify(struct arguments *arguments) {
  if (arguments->file_count == 0) return complain("verify needs a FILE; see 'wfa verify --help'");
  if (arguments->roster == NULL) return complain("verify needs --roster ROSTER; see 'wfa verify --help'");
  struct wfa *run = begin_run(arguments);
  enum wfa_status status = wfa_load(run, arguments->files, arguments->file_count);
  if (status == WFA_OK) status = wfa_verify(run, arguments->roster, &arguments->options);
  print_diagnostics(run);
  if (status == WFA_OK) print_extent(arguments->roster, wfa_verified(run));
  wfa_free(run);
  return status;
}
