/* Why, asked of the cells of the examples and cases that have wishes, third modes, bounds on people's own days, shifts,
 * capacities, weeks or teams: an answer each, and one that agrees with the roster and with its own numbers.
 *
 * With arguments: of one world instead, the circulars of these paths. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/arena.h"
#include "load/load.h"
#include "report/report.h"
#include "rules/explain.h"
#include "rules/rules.h"
#include "verify/verify.h"
#include <glob.h>
#include <stdio.h>
#include <string.h>

enum { MOST_TOLD = 120, MOST_CAUSES = 20000 };

struct world_at_hand {
  struct model model;
  struct roster *roster;
  struct law *law;
  const char *path;
  bool has_private;
};

static bool open_world(struct world_at_hand *at, const char *const *paths, size_t count) {
  struct arena *arena = arena_new();
  *at = (struct world_at_hand){.model = {.arena = arena, .diag = diag_new(arena)}, .path = paths[0]};
  if (load_model(&at->model, paths, count) != LOAD_DONE) return false;
  if (diag_count(at->model.diag, SEVERITY_ERROR) > 0) return false;
  if (rules_plan(&at->model, DATE_NONE, DATE_NONE, false, &at->roster, &at->law) != RULES_PLANNED) return false;
  for (size_t r = 0; r < at->roster->rule_count; r++)
    at->has_private = at->has_private || at->roster->rules[r]->is_private;
  return true;
}

#define HOLDS(at, condition, person, day)                                                                              \
  do {                                                                                                                 \
    if (!(condition))                                                                                                  \
      fail_msg("%s: " #condition ": %.*s, day %zu", (at)->path, STR_ARGS((at)->model.world.people.items[person].nip),  \
               (size_t)(day));                                                                                         \
  } while (0)

static enum mode wished(const struct rule *rule) {
  return rule->prefer == DUTY_WFO   ? MODE_WFO
         : rule->prefer == DUTY_WFH ? MODE_WFH
         : rule->prefer == DUTY_WFA ? MODE_WFA
                                    : MODE_OFF;
}

/* Whether a promise on wishes and fill is open, so that somebody may be where nothing keeps them. */
static bool is_unproved(const struct roster *roster) {
  return roster->gaps[PROMISE_WISHES] != 0 || roster->gaps[PROMISE_FILL] != 0 || roster->gaps[PROMISE_ELSEWHERE] != 0;
}

static void check_cause(const struct world_at_hand *at, const struct cause *cause, uint32_t person, size_t day,
                        bool tells_private) {
  enum mode mode = roster_mode(at->roster, person, day);
  bool by_bound = cause->because == BECAUSE_FULL || cause->because == BECAUSE_NEEDED || cause->because == BECAUSE_ROOM;
  if (cause->because == BECAUSE_PRIVATE) HOLDS(at, !tells_private && at->has_private, person, day);
  if (cause->because == BECAUSE_FOUND) HOLDS(at, is_unproved(at->roster), person, day);
  if (cause->because == BECAUSE_TOGETHER) HOLDS(at, at->model.rotate != ROTATE_DAY, person, day);
  if (cause->because == BECAUSE_WISH) HOLDS(at, wished(at->roster->rules[cause->rule]) == mode, person, day);
  if (cause->because == BECAUSE_LEAST) HOLDS(at, mode != MODE_WFO, person, day);
  if (cause->because == BECAUSE_ROOM) HOLDS(at, mode == MODE_WFO, person, day);
  if (cause->because == BECAUSE_UNLIMITED) HOLDS(at, mode == MODE_WFO, person, day);
  if (by_bound) HOLDS(at, cause->rule != NONE, person, day);
  if (tells_private && by_bound && cause->day == day)
    HOLDS(at, cause->group != NULL || cause->days != NULL, person, day);
  if (by_bound && cause->because != BECAUSE_ROOM) HOLDS(at, cause->instead != mode, person, day);
  if (cause->group != NULL) HOLDS(at, cause->group->base[day] > 0, person, day);
  if (cause->group != NULL && cause->because == BECAUSE_ROOM) HOLDS(at, cause->group->counted[day] > 0, person, day);
}

static void check_days(const struct world_at_hand *at, const struct told_days *days, uint32_t person, size_t day) {
  const struct bound *bound = days->bound;
  long long high = bound->exactly.given ? bound->exactly.value : bound->max.value;
  long long low = bound->exactly.given ? bound->exactly.value : bound->min.value;
  HOLDS(at, days->first <= day && day < days->end, person, day);
  HOLDS(at, days->so_far <= days->all, person, day);
  if (days->upper) HOLDS(at, days->all - days->exempt <= high, person, day);
  if (days->lower) HOLDS(at, days->all >= low || days->shortage, person, day);
}

static void check_rule(const struct world_at_hand *at, const struct told_rule *told, uint32_t person, size_t day,
                       bool tells_private) {
  const struct rule *rule = at->roster->rules[told->rule];
  enum mode mode = roster_mode(at->roster, person, day);
  HOLDS(at, tells_private || !rule->is_private, person, day);
  if (told->effect == EFFECT_WISH) HOLDS(at, told->fate != FATE_HOLDS || wished(rule) == mode, person, day);
  if (told->effect == EFFECT_SHIFTS)
    HOLDS(at, told->fate != FATE_HOLDS || roster_shift(at->roster, person, day).len > 0, person, day);
  if (told->effect == EFFECT_MAX && told->fate == FATE_REPLACED) HOLDS(at, told->by > told->rule, person, day);
  if (told->bound != NULL && told->bound->per == PER_PERSON) HOLDS(at, told->fate != FATE_NO_GROUP, person, day);
}

static size_t count_of(const char *text, const char *part) {
  size_t count = 0;
  for (const char *at = strstr(text, part); at != NULL; at = strstr(at + 1, part)) count++;
  return count;
}

struct page {
  char text[1 << 16];
  size_t count;
};

static bool take(void *context, const char *bytes, size_t count) {
  struct page *page = context;
  if (page->count + count >= sizeof page->text) return false;
  memcpy(page->text + page->count, bytes, count);
  page->count += count;
  page->text[page->count] = '\0';
  return true;
}

static void check_lines(const struct world_at_hand *at, const char *text, uint32_t person, size_t day) {
  HOLDS(at, strstr(text, "(null)") == NULL && strstr(text, "  .") == NULL, person, day);
  HOLDS(at, strstr(text, ": .") == NULL && strstr(text, " ,") == NULL && strstr(text, " -") == NULL, person, day);
  for (const char *line = text; *line != '\0'; line += strcspn(line, "\n") + 1) {
    size_t length = strcspn(line, "\n");
    HOLDS(at, length == 0 || line[length - 1] != ' ', person, day);
  }
}

/* "rule hamil", and not "rule hamil-muda" */
static bool names_rule(const char *text, struct str id) {
  for (const char *at = strstr(text, "rule "); at != NULL; at = strstr(at + 1, "rule "))
    if (strncmp(at + 5, id.ptr, id.len) == 0 && strchr(" :,.", at[5 + id.len]) != NULL) return true;
  return false;
}

/* A private rule, and no open one of another circular has its name. */
static bool is_secret(const struct roster *roster, size_t rule) {
  for (size_t r = 0; r < roster->rule_count; r++)
    if (!roster->rules[r]->is_private && str_equal(roster->rules[r]->id, roster->rules[rule]->id)) return false;
  return roster->rules[rule]->is_private;
}

/* As it is written: one answer, in whole sentences, without the name of a private rule. */
static void check_page(const struct world_at_hand *at, const struct explanation *explanation, bool tells_private) {
  static struct page page;
  const struct view view = {.first = at->roster->days[explanation->day],
                            .last = at->roster->days[explanation->day],
                            .unit = NONE,
                            .columns = 1000};
  struct buf out;
  page.count = 0;
  buf_open(&out, take, &page);
  report_explanation(explanation, &view, &out);
  assert_true(buf_close(&out));
  HOLDS(at, count_of(page.text, "\nBecause ") == 1, explanation->person, explanation->day);
  check_lines(at, page.text, explanation->person, explanation->day);
  for (size_t r = 0; r < at->roster->rule_count && !tells_private; r++)
    if (is_secret(at->roster, r))
      HOLDS(at, !names_rule(page.text, at->roster->rules[r]->id), explanation->person, explanation->day);
}

static void swap(uint8_t *bytes, size_t one, size_t other) {
  uint8_t byte = bytes[one];
  bytes[one] = bytes[other];
  bytes[other] = byte;
}

static void exchange(struct roster *roster, const struct explanation *explanation) {
  const size_t days[] = {explanation->day, explanation->other_day};
  for (int i = 0; i < 2; i++) {
    size_t one = explanation->person * roster->day_count + days[i];
    size_t other = explanation->partner * roster->day_count + days[i];
    swap(roster->modes, one, other);
    if (roster->shifts != NULL) swap(roster->shifts, one, other);
  }
}

/* The second reading of the law has nothing against the exchange. */
static void check_exchange(struct world_at_hand *at, const struct explanation *explanation) {
  const struct verify_request all = {at->roster, DATE_NONE, DATE_NONE, NONE, false};
  struct diag *findings = at->model.diag;
  if (explanation->partner == NONE) return;
  HOLDS(at, explanation->other_day != explanation->day, explanation->person, explanation->day);
  at->model.diag = diag_new(at->model.arena);
  exchange(at->roster, explanation);
  size_t breaches = verify_roster(&at->model, &all);
  exchange(at->roster, explanation);
  at->model.diag = findings;
  HOLDS(at, breaches == 0, explanation->person, explanation->day);
}

static void check_told(struct world_at_hand *at, uint32_t person, size_t day, bool tells_private) {
  struct explanation explanation;
  law_explain(at->law, person, day, tells_private, &explanation);
  check_cause(at, &explanation.cause, person, day, tells_private);
  for (size_t i = 0; i < explanation.rules.count; i++)
    check_rule(at, &explanation.rules.items[i], person, day, tells_private);
  for (size_t i = 0; i < explanation.days.count; i++) check_days(at, explanation.days.items[i], person, day);
  check_exchange(at, &explanation);
  check_page(at, &explanation, tells_private);
}

/* Returns how many were asked. */
static size_t ask_world(struct world_at_hand *at) {
  size_t days = at->roster->day_count, cells = at->model.world.people.count * days;
  size_t step = cells / MOST_CAUSES + 1, told_step = cells / MOST_TOLD + 1;
  for (size_t cell = 0; cell < cells; cell += step)
    for (int tells_private = 0; tells_private < 2; tells_private++) {
      struct cause cause = law_cause(at->law, (uint32_t)(cell / days), cell % days, tells_private);
      check_cause(at, &cause, (uint32_t)(cell / days), cell % days, tells_private);
    }
  for (size_t cell = 0; cell < cells; cell += told_step)
    for (int tells_private = 0; tells_private < 2; tells_private++)
      check_told(at, (uint32_t)(cell / days), cell % days, tells_private);
  return cells;
}

static size_t ask(const char *const *paths, size_t count) {
  struct world_at_hand at;
  size_t asked = 0;
  if (open_world(&at, paths, count)) asked = ask_world(&at);
  arena_free(at.model.arena);
  return asked;
}

static size_t ask_all(const char *pattern) {
  glob_t found;
  size_t asked = 0;
  assert_int_equal(glob(pattern, 0, NULL, &found), 0);
  for (size_t i = 0; i < found.gl_pathc; i++) asked += ask(&(const char *){found.gl_pathv[i]}, 1);
  globfree(&found);
  return asked;
}

static void examples_are_explained(void **state) {
  (void)state;
  static const char *const paths[] = {"examples/jakarta-2020/circular.yaml",
                                      "examples/jakarta-2020-sekda/circular.yaml", "examples/banten-2023/circular.yaml",
                                      "examples/small/circular.yaml"};
  for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) assert_true(ask(&paths[i], 1) > 0);
}

static void cases_are_explained(void **state) {
  (void)state;
  assert_true(ask_all("tests/cases/explain/*/circular.yaml") > 0);
  assert_true(ask_all("tests/cases/rules/*/circular.yaml") > 0);
  assert_true(ask_all("tests/cases/verify/*/circular.yaml") > 0);
}

static const char *const *asked_paths;
static size_t asked_count;

static void what_is_named_is_explained(void **state) {
  (void)state;
  ask(asked_paths, asked_count);
}

int main(int count, char **arguments) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(examples_are_explained), cmocka_unit_test(cases_are_explained)};
  const struct CMUnitTest named[] = {cmocka_unit_test(what_is_named_is_explained)};
  asked_paths = (const char *const *)arguments + 1;
  asked_count = (size_t)count - 1;
  return count > 1 ? cmocka_run_group_tests(named, NULL, NULL) : cmocka_run_group_tests(tests, NULL, NULL);
}
