#include "model/world.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static date january(int day) {
  return date_make(2022, 1, day);
}

#define WORKWEEK 0x1f
#define SIX_DAYS 0x3f

static void units_are_within_their_ancestors(void **state) {
  (void)state;
  struct unit units[] = {{.parent = NONE}, {.parent = 0}, {.parent = 1}, {.parent = NONE}};
  struct world world = {.units = {units, 4, 4}};
  units_number(&world);
  assert_true(unit_is_within(&world, 2, 0));
  assert_true(unit_is_within(&world, 2, 1));
  assert_true(unit_is_within(&world, 2, 2));
  assert_false(unit_is_within(&world, 1, 2));
  assert_false(unit_is_within(&world, 2, 3));
  assert_false(unit_is_within(&world, NONE, 0));
}

/* Children before their parents and trees that interleave, as a table may have them. */
static void units_stand_in_any_order(void **state) {
  (void)state;
  struct unit units[] = {{.parent = 4}, {.parent = 5},    {.parent = 0},
                         {.parent = 4}, {.parent = NONE}, {.parent = NONE}};
  struct world world = {.units = {units, 6, 6}};
  units_number(&world);
  for (uint32_t unit = 0; unit < 6; unit++)
    for (uint32_t ancestor = 0; ancestor < 6; ancestor++) {
      bool expected = false;
      for (uint32_t up = unit; up != NONE; up = units[up].parent) expected |= up == ancestor;
      assert_int_equal(unit_is_within(&world, unit, ancestor), expected);
    }
}

/* Walking up this chain for every pair asked would take minutes. */
static void units_of_a_long_chain_are_found_at_once(void **state) {
  (void)state;
  enum { LENGTH = 100000 };
  struct arena *arena = arena_new();
  struct unit *units = arena_array(arena, struct unit, LENGTH);
  for (uint32_t unit = 0; unit < LENGTH; unit++) units[unit].parent = unit + 1 < LENGTH ? unit + 1 : NONE;
  struct world world = {.units = {units, LENGTH, LENGTH}};
  units_number(&world);
  for (uint32_t unit = 0; unit < LENGTH; unit++)
    for (uint32_t i = 0; i < 100; i++) {
      uint32_t ancestor = i * (LENGTH / 100);
      assert_int_equal(unit_is_within(&world, unit, ancestor), unit <= ancestor);
    }
  arena_free(arena);
}

static void units_work_by_week_and_holiday(void **state) {
  (void)state;
  struct holiday days[] = {{january(3), STR("Monday"), {0}}, {january(8), STR("Saturday"), {0}}};
  struct unit units[] = {{.week = WORKWEEK}, {.week = SIX_DAYS}, {.week = SIX_DAYS, .works_holidays = true}};
  struct world world = {.units = {units, 3, 3}, .calendar = {.holidays = {days, 2, 2}}};
  static const struct {
    int day;
    bool works[3];
  } cases[] = {
      {3, {false, false, true}},  {4, {true, true, true}},   {8, {false, false, true}},
      {9, {false, false, false}}, {15, {false, true, true}},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    for (uint32_t unit = 0; unit < 3; unit++)
      assert_int_equal(unit_works(&world, unit, january(cases[i].day)), cases[i].works[unit]);
}

static void levels_hold_from_first_to_last(void **state) {
  (void)state;
  struct level levels[] = {
      {.region = 2, .first = january(1), .last = january(9), .level = 11},
      {.region = 2, .first = january(12), .last = january(12), .level = 12},
      {.region = 5, .first = january(5), .last = DATE_OPEN, .level = 13},
  };
  struct world world = {.levels = {levels, 3, 3}};
  for (int day = 1; day <= 31; day++) {
    assert_int_equal(level_on(&world, 2, january(day)), day <= 9 ? 11 : day == 12 ? 12 : 0);
    assert_int_equal(level_on(&world, 5, january(day)), day >= 5 ? 13 : 0);
    assert_int_equal(level_on(&world, 3, january(day)), 0);
    assert_int_equal(level_on(&world, 0, january(day)), 0);
  }
}

static void absences_are_found_by_person_and_day(void **state) {
  (void)state;
  struct absence absences[] = {
      {.person = 1, .first = january(3), .last = january(5), .kind = ABSENCE_SICK},
      {.person = 1, .first = january(6), .last = january(6), .kind = ABSENCE_TRIP},
      {.person = 4, .first = january(1), .last = january(31), .kind = ABSENCE_LEAVE},
  };
  struct world world = {.absences = {absences, 3, 3}};
  for (int day = 1; day <= 31; day++) {
    const struct absence *expected = day >= 3 && day <= 5 ? &absences[0] : day == 6 ? &absences[1] : NULL;
    assert_ptr_equal(absence_on(&world, 1, january(day)), expected);
    assert_ptr_equal(absence_on(&world, 4, january(day)), &absences[2]);
    assert_null(absence_on(&world, 0, january(day)));
    assert_null(absence_on(&world, 5, january(day)));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(units_are_within_their_ancestors),        cmocka_unit_test(units_stand_in_any_order),
      cmocka_unit_test(units_of_a_long_chain_are_found_at_once), cmocka_unit_test(units_work_by_week_and_holiday),
      cmocka_unit_test(levels_hold_from_first_to_last),          cmocka_unit_test(absences_are_found_by_person_and_day),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
