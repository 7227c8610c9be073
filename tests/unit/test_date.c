#include "base/date.h"

#include <stdio.h>
#include <time.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static bool is_leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_length(int year, int month) {
  static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return lengths[month - 1] + (month == 2 && is_leap(year));
}

/* Every day of 1900 to 2199, one after the other, with the C library's week numbers. */
static void every_day_is_right(void **state) {
  (void)state;
  date expected = -25567; /* 1900-01-01, a Monday */
  int weekday = 0;
  for (int year = 1900; year <= 2199; year++) {
    for (int month = 1; month <= 12; month++) {
      for (int day = 1; day <= month_length(year, month); day++, expected++, weekday = (weekday + 1) % 7) {
        date made = date_make(year, month, day);
        int y, m, d, iso_year, iso_week;
        assert_int_equal(made, expected);
        date_split(made, &y, &m, &d);
        assert_true(y == year && m == month && d == day);
        assert_int_equal(date_year(made), year);
        assert_int_equal(date_weekday(made), weekday);
        assert_int_equal(date_monday(made), made - weekday);

        time_t noon = (time_t)made * 86400 + 43200;
        struct tm civil;
        char text[16], iso[16];
        gmtime_r(&noon, &civil);
        strftime(text, sizeof text, "%G-W%V", &civil);
        date_iso_week(made, &iso_year, &iso_week);
        snprintf(iso, sizeof iso, "%04d-W%02d", iso_year, iso_week);
        assert_string_equal(iso, text);
        if (iso_year >= 1900 && iso_year <= 2199)
          assert_int_equal(date_of_iso_week(iso_year, iso_week), made - weekday);

        char written[DATE_SIZE];
        strftime(text, sizeof text, "%Y-%m-%d", &civil);
        assert_string_equal(date_format(made, written), text);
        date read;
        assert_true(date_parse_iso(str_from(written), &read));
        assert_int_equal(read, made);
      }
    }
  }
}

static void days_that_do_not_exist(void **state) {
  (void)state;
  for (int year = 1900; year <= 2199; year++) {
    for (int month = 1; month <= 12; month++) {
      assert_int_equal(date_make(year, month, 0), DATE_NONE);
      assert_int_equal(date_make(year, month, month_length(year, month) + 1), DATE_NONE);
    }
    assert_int_equal(date_make(year, 0, 1), DATE_NONE);
    assert_int_equal(date_make(year, 13, 1), DATE_NONE);
  }
  assert_int_equal(date_make(1899, 12, 31), DATE_NONE);
  assert_int_equal(date_make(2200, 1, 1), DATE_NONE);
  assert_int_equal(date_make(2022, -1, -1), DATE_NONE);
}

static void weeks_that_do_not_exist(void **state) {
  (void)state;
  assert_int_equal(date_of_iso_week(2022, 0), DATE_NONE);
  assert_int_equal(date_of_iso_week(2022, 53), DATE_NONE);
  assert_int_equal(date_of_iso_week(2020, 53), date_make(2020, 12, 28));
  assert_int_equal(date_of_iso_week(2020, 54), DATE_NONE);
  assert_int_equal(date_of_iso_week(2022, 6), date_make(2022, 2, 7));
  assert_int_equal(date_of_iso_week(1899, 1), DATE_NONE);
}

static void only_whole_iso_dates_parse(void **state) {
  (void)state;
  date day = 7;
  const char *const wrong[] = {"",           "2022-1-31",  "2022-02-30",  "2022-13-01",  "2022/01/31",
                               "2022-01-3x", "22-01-31",   "2022-01-311", " 2022-01-31", "2022-01-31 ",
                               "+022-01-31", "1899-12-31", "2022-00-10",  "20220131"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) assert_false(date_parse_iso(str_from(wrong[i]), &day));
  assert_int_equal(day, 7);
  assert_true(date_parse_iso(STR("1970-01-02"), &day));
  assert_int_equal(day, 1);
}

static void age_is_in_whole_years(void **state) {
  (void)state;
  date born = date_make(1970, 6, 15);
  assert_int_equal(date_age(born, date_make(2022, 6, 14)), 51);
  assert_int_equal(date_age(born, date_make(2022, 6, 15)), 52);
  assert_int_equal(date_age(born, date_make(2022, 12, 31)), 52);
  assert_int_equal(date_age(born, date_make(2022, 1, 1)), 51);
  assert_int_equal(date_age(born, born), 0);
}

static void leap_day_counts_on_the_first_of_march(void **state) {
  (void)state;
  date born = date_make(1972, 2, 29);
  assert_int_equal(date_age(born, date_make(2022, 2, 28)), 49);
  assert_int_equal(date_age(born, date_make(2022, 3, 1)), 50);
  assert_int_equal(date_age(born, date_make(2024, 2, 28)), 51);
  assert_int_equal(date_age(born, date_make(2024, 2, 29)), 52);
}

static void weekdays_have_names_in_both_languages(void **state) {
  (void)state;
  for (enum weekday day = MONDAY; day <= SUNDAY; day++) {
    const char *const names[] = {weekday_name(day), weekday_short(day), weekday_key(day)};
    for (size_t i = 0; i < 3; i++) {
      enum weekday found = (day + 1) % 7;
      assert_true(weekday_named(str_from(names[i]), &found));
      assert_int_equal(found, day);
    }
  }
  enum weekday day;
  assert_true(weekday_named(STR("WEDNESDAY"), &day) && day == WEDNESDAY);
  assert_true(weekday_named(STR("Jum'at"), &day) && day == FRIDAY);
  assert_true(weekday_named(STR("ahad"), &day) && day == SUNDAY);
  assert_false(weekday_named(STR("m"), &day));
  assert_false(weekday_named(STR("mond"), &day));
  assert_false(weekday_named(STR(""), &day));
  assert_false(weekday_named(STR("januari"), &day));
}

static void months_have_names_in_both_languages(void **state) {
  (void)state;
  static const char *const indonesian[] = {"Januari", "Februari", "Maret",     "April",   "Mei",      "Juni",
                                           "Juli",    "Agustus",  "September", "Oktober", "November", "Desember"};
  static const char *const english[] = {"January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December"};
  for (int i = 0; i < 12; i++) {
    int month = 0;
    struct str names[] = {str_from(indonesian[i]), str_from(english[i]), {indonesian[i], 3}, {english[i], 3}};
    for (size_t j = 0; j < 4; j++) {
      assert_true(month_named(names[j], &month));
      assert_int_equal(month, i + 1);
    }
  }
  int month;
  assert_true(month_named(STR("NOPEMBER"), &month) && month == 11);
  assert_false(month_named(STR("janu"), &month));
  assert_false(month_named(STR("13"), &month));
  assert_false(month_named(STR(""), &month));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_day_is_right),
      cmocka_unit_test(days_that_do_not_exist),
      cmocka_unit_test(weeks_that_do_not_exist),
      cmocka_unit_test(only_whole_iso_dates_parse),
      cmocka_unit_test(age_is_in_whole_years),
      cmocka_unit_test(leap_day_counts_on_the_first_of_march),
      cmocka_unit_test(weekdays_have_names_in_both_languages),
      cmocka_unit_test(months_have_names_in_both_languages),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
