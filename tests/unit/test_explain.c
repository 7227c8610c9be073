/* Why, asked of every cell of the large example: an answer each, and one that agrees with the roster and its numbers.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/arena.h"
#include "load/load.h"
#include "rules/explain.h"
#include "rules/rules.h"
#include "verify/verify.h"

struct example {
  struct model model;
  struct roster *roster;
  struct law *law;
};

static int open_example(void **state) {
  const char *path = "examples/banten-2022/circular.yaml";
  struct arena *arena = arena_new();
  struct example *example = arena_alloc(arena, sizeof *example);
  example->model = (struct model){.arena = arena, .diag = diag_new(arena)};
  assert_int_equal(load_model(&example->model, &path, 1), LOAD_DONE);
  /* Two days beside the window, a Wednesday and a Thursday. */
  date first = date_make(2022, 3, 2);
  assert_int_equal(rules_plan(&example->model, first, first + 1, false, &example->roster, &example->law),
                   RULES_PLANNED);
  *state = example;
  return 0;
}

static int close_example(void **state) {
  struct example *example = *state;
  arena_free(example->model.arena);
  return 0;
}

static void assert_group_agrees(const struct cause *cause, size_t day) {
  const struct group *group = cause->group;
  assert_non_null(group);
  assert_true(group->base[day] > 0);
  if (cause->because == BECAUSE_FULL) assert_int_equal(group->counted[day], group->high[day]);
  if (cause->because == BECAUSE_NEEDED) assert_int_equal(group->counted[day], group->low[day]);
  if (cause->because == BECAUSE_ROOM) assert_in_range(group->counted[day], 1, group->high[day]);
}

/* In this example nothing is on a bound away from the office, and no rule says fill. */
static void assert_agrees(const struct example *example, const struct cause *cause, uint32_t person, size_t day) {
  const struct roster *roster = example->roster;
  enum mode mode = roster_mode(roster, person, day);
  uint16_t decided = roster_decided(roster, person, day);
  switch (cause->because) {
  case BECAUSE_DAY_OFF:
    assert_int_equal(mode, MODE_OFF_CALENDAR);
    return;
  case BECAUSE_ABSENCE:
    assert_int_equal(decided, DECIDED_ABSENCE);
    assert_non_null(cause->absence);
    return;
  case BECAUSE_NOT_IN_FORCE:
    assert_false(roster->in_window[day]);
    return;
  case BECAUSE_DUTY:
    assert_int_equal(mode, MODE_WFH);
    assert_true(roster->rules[cause->rule]->is_private);
    return;
  case BECAUSE_PRIVATE:
    assert_int_equal(mode, MODE_WFH);
    assert_true(cause->rule == NONE && cause->group == NULL);
    return;
  case BECAUSE_FULL:
    assert_int_equal(mode, MODE_WFH);
    assert_group_agrees(cause, day);
    return;
  case BECAUSE_NEEDED:
  case BECAUSE_ROOM:
    assert_int_equal(mode, MODE_WFO);
    assert_group_agrees(cause, day);
    return;
  case BECAUSE_UNLIMITED:
    assert_int_equal(mode, MODE_WFO);
    return;
  default:
    fail_msg("%d cannot be why", (int)cause->because);
  }
}

static void every_cell_has_a_cause(void **state) {
  const struct example *example = *state;
  const struct roster *roster = example->roster;
  size_t asked = 0;
  for (uint32_t p = 0; p < example->model.world.people.count; p++)
    for (size_t day = 0; day < roster->day_count; day++)
      for (int tells_private = 0; tells_private < 2; tells_private++, asked++) {
        struct cause cause = law_cause(example->law, p, day, tells_private);
        assert_agrees(example, &cause, p, day);
        assert_false(cause.because == (tells_private ? BECAUSE_PRIVATE : BECAUSE_DUTY));
      }
  assert_int_equal(asked, 2 * example->model.world.people.count * roster->day_count);
  assert_true(asked > 2 * 186000);
}

static void assert_tells_nothing_private(const struct explanation *explanation) {
  const struct roster *roster = explanation->roster;
  for (size_t i = 0; i < explanation->rules.count; i++) {
    const struct told_rule *told = &explanation->rules.items[i];
    assert_false(roster->rules[told->rule]->is_private);
    assert_true(told->by == NONE || !roster->rules[told->by]->is_private);
  }
  for (size_t i = 0; i < explanation->groups.count; i++)
    assert_int_equal(explanation->groups.items[i].kept, 0); /* the only duty of this example is private */
}

static void exchange(struct roster *roster, const struct explanation *explanation, size_t day) {
  uint8_t *one = &roster->modes[explanation->person * roster->day_count + day];
  uint8_t *other = &roster->modes[explanation->partner * roster->day_count + day];
  uint8_t mode = *one;
  assert_int_not_equal(*one, *other);
  *one = *other;
  *other = mode;
}

static void some_explanations_hold(void **state) {
  struct example *example = *state;
  const struct verify_request all = {example->roster, DATE_NONE, DATE_NONE, NONE, false};
  size_t cells = example->model.world.people.count * example->roster->day_count, exchanges = 0;
  for (size_t cell = 0; cell < cells; cell += 6007) {
    struct explanation explanation;
    law_explain(example->law, (uint32_t)(cell / example->roster->day_count), cell % example->roster->day_count, false,
                &explanation);
    assert_tells_nothing_private(&explanation);
    if (explanation.partner == NONE) continue;
    exchanges++;
    for (int there_and_back = 0; there_and_back < 2; there_and_back++) {
      exchange(example->roster, &explanation, explanation.day);
      exchange(example->roster, &explanation, explanation.other_day);
      if (there_and_back == 0) assert_int_equal(verify_roster(&example->model, &all).breaches, 0);
    }
  }
  assert_true(exchanges > 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(every_cell_has_a_cause),
                                     cmocka_unit_test(some_explanations_hold)};
  return cmocka_run_group_tests(tests, open_example, close_example);
}
