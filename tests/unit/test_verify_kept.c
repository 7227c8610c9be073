/* Contract 9, --keep: what the second reading says of days taken over from an earlier roster. */
#include "office.h"

/* One agency; the roster and the earlier one have everybody at home, and Monday to Wednesday are taken over. */
static struct office *one_agency(int count) {
  struct office *office = office_open();
  add_people(office, add_unit(office, "bappeda", NONE, "badan"), count);
  add_bound(office, add_rule(office, "semua"), COUNTED_WFO)->max = people(ROOM);
  return office;
}

static struct roster *keep(struct office *office) {
  fill(office, MODE_WFH);
  struct roster *kept = office->roster;
  fill(office, MODE_WFH);
  office->model.kept = kept;
  office->model.until = FIRST_DAY + WED;
  return kept;
}

static void put_earlier(const struct office *office, uint32_t person, int day, enum mode mode) {
  struct roster *kept = (struct roster *)(uintptr_t)office->model.kept;
  kept->modes[person * kept->day_count + (size_t)day] = (uint8_t)mode;
}

static void put_both(struct office *office, uint32_t person, int day, enum mode mode) {
  put_earlier(office, person, day, mode);
  put(office, person, day, mode);
}

static void days_taken_over_are_as_they_were(void **state) {
  (void)state;
  struct office *office = one_agency(1);
  keep(office);
  lawful(office);
  put(office, 0, TUE, MODE_WFO);
  breaks(office, "is WFO on Tue 2022-02-01 but is not in the roster that is kept [breach-mode]");
  put_both(office, 0, TUE, MODE_TRIP); /* no absence says so */
  lawful(office);
  put(office, 0, TUE, MODE_WFH);
  breaks(office, "is WFH on Tue 2022-02-01 but is not in the roster that is kept [breach-mode]");
  put(office, 0, TUE, MODE_TRIP);
  put(office, 0, THU, MODE_WFO); /* is planned */
  lawful(office);
  put_both(office, 0, THU, MODE_TRIP);
  breaks(office, "is TRIP on Thu 2022-02-03 but no absence says so [breach-absence]");
  office_close(office);
}

static void nobody_is_free_on_a_day_without_a_row(void **state) {
  (void)state;
  struct office *office = one_agency(2);
  struct rule *duty = add_rule(office, "rumah");
  keep(office);
  put_earlier(office, 0, MON, MODE_OFF_CALENDAR);
  breaks(office, "is WFH on Mon 2022-01-31 but the roster that is kept has no row: WFO [breach-mode]");
  put(office, 0, MON, MODE_WFO);
  lawful(office);
  duty->duty = DUTY_WFH;
  breaks(office, "is WFO on Mon 2022-01-31 but must be WFH (rumah) [breach-duty]");
  put(office, 0, MON, MODE_WFH);
  lawful(office);
  office_close(office);
}

static void bounds_of_the_past_are_warnings(void **state) {
  (void)state;
  struct office *office = one_agency(3);
  keep(office);
  office->circular->rules[0].bounds[0].max = people(1);
  put_both(office, 0, MON, MODE_WFO);
  put_both(office, 1, MON, MODE_WFO);
  struct verdict verdict = verdict_on(office);
  assert_int_equal(verdict.breaches, 0);
  assert_int_equal(verdict.passed, 0);
  assert_non_null(strstr(office->report,
                         "2 people of bappeda are in the office on Mon 2022-01-31 but at most 1 may (semua) "
                         "[kept-breach]"));
  put(office, 0, FRI, MODE_WFO);
  put(office, 1, FRI, MODE_WFO);
  verdict = verdict_on(office);
  assert_int_equal(verdict.breaches, 1);
  assert_int_equal(verdict.passed, 1);
  office_close(office);
}

static void a_maximum_used_up_leaves_nothing(void **state) {
  (void)state;
  struct office *office = one_agency(1);
  struct bound *bound = &office->circular->rules[0].bounds[0];
  bound->per = PER_PERSON;
  bound->over = OVER_WEEK;
  bound->max = people(2);
  keep(office);
  put_both(office, 0, MON, MODE_WFO);
  put_both(office, 0, TUE, MODE_WFO);
  lawful(office);
  put(office, 0, THU, MODE_WFO);
  breaks(office, "is in the office on 3 days of the week of Mon 2022-01-31 but may be on at most 2");
  put(office, 0, THU, MODE_WFH);
  put_both(office, 0, WED, MODE_WFO);
  struct verdict verdict = verdict_on(office);
  assert_int_equal(verdict.breaches, 0);
  assert_non_null(strstr(office->report, "[kept-breach]"));
  put(office, 0, THU, MODE_WFO); /* one more than there were, whatever is past */
  verdict = verdict_on(office);
  assert_int_equal(verdict.breaches, 1);
  assert_int_equal(verdict.passed, 1);
  office_close(office);
}

static void a_minimum_asks_for_what_can_still_be_had(void **state) {
  (void)state;
  struct office *office = one_agency(1);
  struct bound *bound = &office->circular->rules[0].bounds[0];
  bound->per = PER_PERSON;
  bound->over = OVER_WEEK;
  bound->max.given = false;
  bound->min = people(3);
  keep(office);
  breaks(office, "is in the office on 0 days of the week of Mon 2022-01-31 but must be on at least 2");
  put(office, 0, THU, MODE_WFO);
  put(office, 0, FRI, MODE_WFO);
  lawful(office);
  put_both(office, 0, TUE, MODE_WFO);
  lawful(office);
  put(office, 0, FRI, MODE_WFH);
  breaks(office, "is in the office on 2 days of the week of Mon 2022-01-31 but must be on at least 3");
  office->model.until = FIRST_DAY + FRI; /* the whole week is past */
  put_both(office, 0, THU, MODE_WFO);
  put_both(office, 0, FRI, MODE_WFH);
  struct verdict verdict = verdict_on(office);
  assert_int_equal(verdict.breaches, 0);
  assert_non_null(strstr(office->report, "on 2 days of the week of Mon 2022-01-31 but must be on at least 3"));
  office_close(office);
}

static void the_free_days_of_a_week_need_not_go_with_those_taken_over(void **state) {
  (void)state;
  struct office *office = one_agency(1);
  keep(office);
  office->model.rotate = ROTATE_WEEK;
  put_both(office, 0, MON, MODE_WFO);
  lawful(office);
  put(office, 0, THU, MODE_WFO);
  breaks(office, "is in the office on Thu 2022-02-03 but not on Fri 2022-02-04");
  office_close(office);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(days_taken_over_are_as_they_were),
      cmocka_unit_test(nobody_is_free_on_a_day_without_a_row),
      cmocka_unit_test(bounds_of_the_past_are_warnings),
      cmocka_unit_test(a_maximum_used_up_leaves_nothing),
      cmocka_unit_test(a_minimum_asks_for_what_can_still_be_had),
      cmocka_unit_test(the_free_days_of_a_week_need_not_go_with_those_taken_over),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
