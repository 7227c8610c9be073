#include "model/calendar.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static date january(int day) {
  return date_make(2022, 1, day);
}

static void ranges_include_both_ends(void **state) {
  (void)state;
  struct date_range ranges[] = {{january(20), january(25), {0}}, {january(3), january(3), {0}}};
  struct dates dates = {ranges, 2};
  for (int day = 1; day <= 31; day++)
    assert_int_equal(dates_contain(&dates, january(day)), day == 3 || (day >= 20 && day <= 25));
  assert_false(dates_contain(&(struct dates){0}, january(1)));
}

static void an_open_range_never_ends(void **state) {
  (void)state;
  struct date_range range = {january(20), DATE_OPEN, {0}};
  struct dates dates = {&range, 1};
  assert_false(dates_contain(&dates, january(19)));
  assert_true(dates_contain(&dates, date_make(2199, 12, 31)));
}

static void without_a_when_every_day_holds(void **state) {
  (void)state;
  struct when when = {0};
  for (int day = 1; day <= 31; day++) assert_true(when_holds(&when, january(day)));
}

static void all_of_a_when_must_hold(void **state) {
  (void)state;
  struct date_range inside = {january(3), january(14), {0}}, except = {january(7), january(7), {0}};
  struct when when = {
      .dates = {&inside, 1}, .weekdays = 1 << MONDAY | 1 << FRIDAY, .except = {&except, 1}}; /* 3 January: a Monday */
  for (int day = 1; day <= 31; day++)
    assert_int_equal(when_holds(&when, january(day)), day == 3 || day == 10 || day == 14);
}

static void holidays_are_found(void **state) {
  (void)state;
  struct holiday days[] = {
      {january(1), STR("Tahun Baru"), {0}}, {january(15), STR("Cuti"), {0}}, {january(31), STR("x"), {0}}};
  struct calendar calendar = {.holidays = {days, 3, 3}};
  for (int day = 1; day <= 31; day++) {
    const struct holiday *holiday = calendar_holiday(&calendar, january(day));
    assert_int_equal(holiday != NULL, day == 1 || day == 15 || day == 31);
    if (holiday) assert_int_equal(holiday->day, january(day));
  }
  calendar.holidays.count = 0;
  assert_null(calendar_holiday(&calendar, january(1)));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ranges_include_both_ends),
      cmocka_unit_test(an_open_range_never_ends),
      cmocka_unit_test(without_a_when_every_day_holds),
      cmocka_unit_test(all_of_a_when_must_hold),
      cmocka_unit_test(holidays_are_found),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
