#include "model/roster.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

/* Two agencies whose units stand mixed in the files, and two circulars. */
static struct unit units[] = {
    {.parent = NONE, .agency = 0},
    {.parent = NONE, .agency = 1},
    {.parent = 0, .agency = 0},
    {.parent = 1, .agency = 1},
};
static struct person people[] = {{.unit = 3}, {.unit = 2}, {.unit = 1}, {.unit = 0}, {.unit = 2}, {.unit = 0}};
static struct rule first_rules[] = {{.hours = {{true, 8 * 60, 13 * 60 + 30}, {true, 7 * 60 + 5, 0}, {0}}},
                                    {.is_private = true}};
static struct rule second_rules[] = {{.hours = {{0}, {0}, {true, 10 * 60, 24 * 60}}}};
static struct circular circulars[] = {{.rules = first_rules, .rule_count = 2},
                                      {.rules = second_rules, .rule_count = 1}};
static date days[] = {19000, 19001, 19004};
static bool in_window[] = {true, false, true};
static struct model model;
static struct roster *roster;

static int make_roster(void **state) {
  (void)state;
  model = (struct model){.arena = arena_new()};
  model.world.units.items = units;
  model.world.units.count = sizeof units / sizeof *units;
  model.world.people.items = people;
  model.world.people.count = sizeof people / sizeof *people;
  model.circulars.items = circulars;
  model.circulars.count = 2;
  roster = roster_new(&model, days, in_window, 3);
  return 0;
}

static int drop_roster(void **state) {
  (void)state;
  arena_free(model.arena);
  return 0;
}

static void people_stand_by_agency_and_unit(void **state) {
  (void)state;
  static const uint32_t expected[] = {3, 5, 1, 4, 2, 0};
  for (size_t i = 0; i < 6; i++) assert_int_equal(roster->order[i], expected[i]);
}

static void rules_are_numbered_through(void **state) {
  (void)state;
  assert_int_equal(roster->rule_count, 3);
  assert_ptr_equal(roster->rules[1], &first_rules[1]);
  assert_ptr_equal(roster->rules[2], &second_rules[0]);
  assert_ptr_equal(roster->rule_circulars[1], &circulars[0]);
  assert_ptr_equal(roster->rule_circulars[2], &circulars[1]);
}

static void days_are_copied_and_found(void **state) {
  (void)state;
  assert_ptr_not_equal(roster->days, days);
  assert_int_equal(roster_day(roster, 18999), NONE);
  assert_int_equal(roster_day(roster, 19000), 0);
  assert_int_equal(roster_day(roster, 19001), 1);
  assert_int_equal(roster_day(roster, 19002), NONE);
  assert_int_equal(roster_day(roster, 19004), 2);
  assert_int_equal(roster_day(roster, 19005), NONE);
  assert_true(roster->in_window[2]);
  assert_false(roster->in_window[1]);
}

static void every_cell_begins_off(void **state) {
  (void)state;
  for (uint32_t person = 0; person < 6; person++)
    for (size_t day = 0; day < 3; day++) assert_int_equal(roster_mode(roster, person, day), MODE_OFF_CALENDAR);
}

static void hours_follow_mode_and_reason(void **state) {
  (void)state;
  char text[HOURS_SIZE];
  struct reason reasons[] = {{.hours = {1, 1, 3}}, {.hours = {2, HOURS_NONE, HOURS_NONE}}, {0}};
  const struct {
    enum mode mode;
    size_t day;
    const char *hours;
  } cases[] = {
      {MODE_WFO, 0, "08:00-13:30"},
      {MODE_WFH, 0, "07:05-"},
      {MODE_WFA, 0, "10:00-24:00"},
      {MODE_OFF, 0, ""},
      {MODE_SICK, 0, ""},
      {MODE_WFO, 1, ""},
      {MODE_WFH, 1, ""},
      {MODE_WFO, 2, ""},
      {MODE_OFF_CALENDAR, 0, ""},
  };
  roster->reasons[4] = reasons;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    roster->modes[4 * 3 + cases[i].day] = (uint8_t)cases[i].mode;
    assert_string_equal(roster_hours(roster, 4, cases[i].day, text), cases[i].hours);
  }
  roster->modes[0] = MODE_WFO;
  assert_string_equal(roster_hours(roster, 0, 0, text), "");
}

static void shifts_behind_those_that_hold_are_only_said(void **state) {
  (void)state;
  const struct str said[] = {STR("sore"), STR("malam")};
  const struct rule *before = roster->rules[0];
  struct shift shifts[] = {{.name = STR("pagi")}, {.name = STR("siang")}};
  struct rule rule = *before;
  struct reason reasons[] = {{.shifts = 1}, {.shifts = 1}, {0}};
  uint8_t numbers[6 * 3] = {[5 * 3] = 2, [5 * 3 + 1] = 4, [5 * 3 + 2] = 1};
  rule.shifts = shifts;
  rule.shift_count = 2;
  roster->rules[0] = &rule;
  roster->reasons[5] = reasons;
  roster->shifts = numbers;
  roster->said_shifts = said;
  assert_true(str_equal(roster_shift(roster, 5, 0), STR("siang")));
  assert_ptr_equal(roster_rule_shift(roster, 5, 0), &shifts[1]);
  assert_true(str_equal(roster_shift(roster, 5, 1), STR("malam")));
  assert_null(roster_rule_shift(roster, 5, 1));
  assert_true(str_equal(roster_shift(roster, 5, 2), STR("sore")));
  assert_int_equal(roster_shift(roster, 4, 0).len, 0);
  roster->rules[0] = before;
  roster->shifts = NULL;
}

static void days_are_found_in_another_roster(void **state) {
  (void)state;
  const date others[] = {roster->days[0] - 1, roster->days[1]};
  const bool in_others[] = {false, true};
  struct roster *other = roster_new(&model, others, in_others, 2);
  const uint32_t *found = roster_days_in(roster, other);
  assert_int_equal(found[0], NONE);
  assert_int_equal(found[1], 1);
  assert_int_equal(found[2], NONE);
  assert_int_equal(roster_days_until(roster, roster->days[0] - 1), 0);
  assert_int_equal(roster_days_until(roster, roster->days[1]), 2);
  assert_int_equal(roster_days_until(roster, DATE_OPEN), 3);
}

static void nobody_and_no_day_make_a_roster_too(void **state) {
  (void)state;
  struct model empty = {.arena = model.arena};
  struct roster *nothing = roster_new(&empty, NULL, NULL, 0);
  assert_int_equal(nothing->rule_count, 0);
  assert_int_equal(roster_day(nothing, 19000), NONE);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(people_stand_by_agency_and_unit),
      cmocka_unit_test(rules_are_numbered_through),
      cmocka_unit_test(days_are_copied_and_found),
      cmocka_unit_test(every_cell_begins_off),
      cmocka_unit_test(shifts_behind_those_that_hold_are_only_said),
      cmocka_unit_test(days_are_found_in_another_roster),
      cmocka_unit_test(hours_follow_mode_and_reason),
      cmocka_unit_test(nobody_and_no_day_make_a_roster_too),
  };
  return cmocka_run_group_tests(tests, make_roster, drop_roster);
}
