/* Contract 8, bounds per person, and contract 9, rotate: what is counted over several days, or goes together. */
#include "office.h"

/* One agency, and a bound on each person's own days; the roster has so many days from Monday on. */
static struct office *one_agency(int count, struct bound **bound) {
  struct office *office = office_open();
  add_people(office, add_unit(office, "bappeda", NONE, "badan"), count);
  *bound = add_bound(office, add_rule(office, "sendiri"), COUNTED_WFO);
  (*bound)->per = PER_PERSON;
  (*bound)->over = OVER_WEEK;
  return office;
}
static void only(struct office *office, struct rule *rule, unsigned person) {
  who_says(office, &rule->who, KEY_NIP, str_format(office->model.arena, "198001012005011%03u", person + 1).ptr);
}

static void a_week_is_from_monday_to_sunday(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(1, &bound);
  office->circular->valid.ranges[0].last = FIRST_DAY + 11;
  bound->max = people(2);
  fill_days(office, MODE_WFH, 12);
  put(office, 0, THU, MODE_WFO);
  put(office, 0, FRI, MODE_WFO);
  put(office, 0, 7, MODE_WFO);
  put(office, 0, 8, MODE_WFO);
  lawful(office);
  put(office, 0, 11, MODE_WFO);
  office->request.to = FIRST_DAY + 6;
  lawful(office);
  office->request.to = FIRST_DAY + 7; /* a day of the week is asked for */
  breaks(office, "198001012005011001 is in the office on 3 days of the week of Mon 2022-02-07 but may be on at most 2 "
                 "(sendiri) [breach-maximum]");
  bound->over = OVER_WINDOW;
  office->request.to = DATE_NONE;
  breaks(office, "is in the office on 5 days of the window but may be on at most 2");
  bound->max = people(5);
  lawful(office);
  office_close(office);
}

static void only_days_on_which_the_rule_is_in_force_and_they_work_count(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(1, &bound);
  office->circular->rules[0].when.weekdays = 1 << MON | 1 << TUE;
  bound->max = people(1);
  fill(office, MODE_WFO);
  put(office, 0, TUE, MODE_WFH);
  lawful(office);
  put(office, 0, TUE, MODE_WFO);
  breaks(office, "on 2 days of the week");
  bound->max.given = false;
  bound->exactly = people(2);
  lawful(office);
  bound->exactly = people(3); /* they can only on two */
  lawful(office);
  put(office, 0, MON, MODE_WFH);
  breaks(office, "is in the office on 1 day of the week of Mon 2022-01-31 but must be on at least 2");
  office_close(office);
}

static void a_minimum_asks_for_days_on_which_they_can(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(1, &bound);
  bound->min = people(3);
  add_absence(office, 0, MON, TUE, ABSENCE_TRIP);
  struct rule *closed = add_rule(office, "tutup"), *duty = add_rule(office, "rumah");
  closed->closes = true;
  closed->when.weekdays = 1 << WED;
  duty->duty = DUTY_WFH;
  duty->when.weekdays = 1 << THU;
  fill(office, MODE_WFH);
  breaks(office, "is in the office on 0 days of the week of Mon 2022-01-31 but must be on at least 1");
  put(office, 0, FRI, MODE_WFO);
  lawful(office);
  put(office, 0, FRI, MODE_OFF_CALENDAR); /* that alone is said */
  breaks(office, "[missing-row]");
  office_close(office);
}

static void days_that_the_roster_lacks_may_hold_what_a_minimum_asks(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(1, &bound);
  office->circular->valid.ranges[0].last = FIRST_DAY + 11;
  bound->min = people(3);
  fill_days(office, MODE_WFH, 4); /* Friday is missing */
  put(office, 0, MON, MODE_WFO);
  put(office, 0, TUE, MODE_WFO);
  lawful(office);
  put(office, 0, TUE, MODE_WFH);
  breaks(office, "on 1 day of the week of Mon 2022-01-31 but must be on at least 3");
  office->circular->rules[0].when.except =
      (struct dates){.ranges = &(struct date_range){.first = FIRST_DAY + FRI, .last = FIRST_DAY + FRI}, .count = 1};
  put(office, 0, TUE, MODE_WFO);
  breaks(office, "on 2 days");
  office->circular->rules[0].when.except.count = 0;
  bound->over = OVER_WINDOW;
  lawful(office); /* six more days */
  bound->min = people(9);
  breaks(office, "on 2 days of the window but must be on at least 9");
  office_close(office);
}

static void a_window_without_an_end_is_counted_by_blocks_from_its_monday(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(1, &bound);
  office->circular->valid.ranges[0] = (struct date_range){FIRST_DAY - 25, DATE_OPEN, {0}}; /* Thursday 6 January */
  bound->max = people(2);
  bound->over = OVER_WINDOW;
  fill_days(office, MODE_WFH, 12);
  put(office, 0, MON, MODE_WFO); /* the block of Monday 3 January ends on Sunday 30 January */
  put(office, 0, FRI, MODE_WFO);
  lawful(office);
  put(office, 0, 11, MODE_WFO);
  breaks(office, "on 3 days of the four weeks from Mon 2022-01-31 but may be on at most 2");
  office->circular->valid.ranges[0].first = FIRST_DAY - 21; /* the next block is from Monday 7 February */
  lawful(office);
  put(office, 0, 10, MODE_WFO);
  put(office, 0, 9, MODE_WFO);
  breaks(office, "on 3 days of the four weeks from Mon 2022-02-07");
  office_close(office);
}

static void what_is_left_of_a_displaced_maximum_counts_by_itself(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(2, &bound);
  bound->max = people(1);
  struct rule *later = add_rule(office, "lagi");
  only(office, later, 0);
  later->when.weekdays = 1 << WED | 1 << THU | 1 << FRI;
  struct bound *second = add_bound(office, later, COUNTED_WFO);
  second->per = PER_PERSON;
  second->over = OVER_WEEK;
  second->max = people(3);
  fill(office, MODE_WFH);
  for (int day = WED; day <= FRI; day++) put(office, 0, day, MODE_WFO);
  put(office, 0, MON, MODE_WFO);
  lawful(office);
  put(office, 0, TUE, MODE_WFO);
  breaks(office, "on 2 days of the week of Mon 2022-01-31 but may be on at most 1 (sendiri)");
  second->over = OVER_WINDOW; /* another over: both hold */
  breaks(office, "on 5 days of the week of Mon 2022-01-31 but may be on at most 1 (sendiri)");
  office_close(office);
}

static void a_minimum_is_replaced_on_the_days_of_the_later_one(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(1, &bound);
  bound->min = people(2);
  struct rule *later = add_rule(office, "lagi");
  later->when.weekdays = 1 << THU | 1 << FRI;
  struct bound *second = add_bound(office, later, COUNTED_WFO);
  *second = *bound;
  second->min = people(0);
  fill(office, MODE_WFH);
  put(office, 0, THU, MODE_WFO);
  put(office, 0, FRI, MODE_WFO);
  breaks(office, "on 0 days of the week of Mon 2022-01-31 but must be on at least 2 (sendiri)");
  second->over = OVER_WINDOW;
  lawful(office);
  office_close(office);
}

static void days_closed_do_not_count_against_a_maximum_at_home(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(1, &bound);
  bound->counted = COUNTED_WFH;
  bound->max = people(1);
  struct rule *closed = add_rule(office, "tutup");
  closed->closes = true;
  closed->when.weekdays = 1 << MON | 1 << TUE;
  fill(office, MODE_WFO);
  put(office, 0, MON, MODE_WFH);
  put(office, 0, TUE, MODE_WFH);
  put(office, 0, WED, MODE_WFH);
  lawful(office);
  put(office, 0, THU, MODE_WFH);
  breaks(office, "198001012005011001 is working from home on 2 days of the week");
  bound->max.given = false;
  bound->exactly = people(4); /* but they count for its lower half */
  lawful(office);
  office_close(office);
}

static void a_minimum_per_person_opens_its_mode(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(1, &bound);
  bound->counted = COUNTED_OFF;
  bound->min = people(1);
  fill(office, MODE_WFO);
  put(office, 0, WED, MODE_OFF);
  lawful(office);
  put(office, 0, THU, MODE_WFA);
  breaks(office, "[breach-mode]");
  put(office, 0, THU, MODE_WFO);
  bound->max = people(1);
  bound->min.given = false;
  breaks(office, "[breach-mode]");
  office_close(office);
}

static void people_outside_of_the_part_are_not_judged(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(1, &bound);
  bound->max = people(1);
  uint32_t other = add_unit(office, "bkd", NONE, "badan");
  fill(office, MODE_WFO);
  office->request.unit = other;
  lawful(office);
  office->request.unit = 0;
  breaks(office, "on 5 days");
  office_close(office);
}

static struct office *one_team(enum rotate rotate) {
  struct office *office = office_open();
  add_people(office, add_unit(office, "bappeda", NONE, "badan"), 3);
  add_rule(office, "r")->fill = FILL_MOST;
  office->model.rotate = rotate;
  for (int i = 0; i < 2; i++) office->model.world.columns.items[COLUMN_TEAM].values[i] = word(office, "A");
  return office;
}

static void with_rotate_week_free_days_go_together(void **state) {
  (void)state;
  struct office *office = one_team(ROTATE_WEEK);
  add_absence(office, 0, MON, MON, ABSENCE_SICK);
  struct rule *duty = add_rule(office, "apel"), *wish = add_rule(office, "ingin");
  duty->duty = DUTY_WFO;
  duty->when.weekdays = 1 << FRI;
  wish->prefer = DUTY_WFA;
  fill(office, MODE_WFH);
  for (uint32_t i = 0; i < 3; i++) put(office, i, FRI, MODE_WFO);
  put(office, 1, TUE, MODE_WFA); /* out, too */
  lawful(office);
  put(office, 0, WED, MODE_WFO);
  breaks(office, "198001012005011001 is in the office on Wed 2022-02-02 but not on Tue 2022-02-01: the free days of a "
                 "week go together [breach-rotation]");
  put(office, 0, TUE, MODE_WFO);
  put(office, 0, THU, MODE_WFO);
  lawful(office);
  office->circular->valid.ranges[0].first = FIRST_DAY + WED; /* Monday and Tuesday are nobody's business */
  put(office, 1, MON, MODE_WFO);
  put(office, 1, TUE, MODE_WFO);
  put(office, 2, MON, MODE_WFO);
  put(office, 2, TUE, MODE_WFO);
  lawful(office);
  office_close(office);
}

static void weeks_rotate_by_themselves(void **state) {
  (void)state;
  struct office *office = one_team(ROTATE_WEEK);
  office->circular->valid.ranges[0].last = FIRST_DAY + 11;
  fill_days(office, MODE_WFO, 12);
  for (int day = 7; day < 12; day++) put(office, 0, day, MODE_WFH);
  lawful(office);
  put(office, 0, 9, MODE_WFO);
  breaks(office, "is in the office on Wed 2022-02-09 but not on Mon 2022-02-07");
  office->request.to = FIRST_DAY + FRI;
  lawful(office);
  office_close(office);
}

static void with_rotate_team_the_free_of_a_team_go_together(void **state) {
  (void)state;
  struct office *office = one_team(ROTATE_TEAM);
  fill(office, MODE_WFO);
  put(office, 2, WED, MODE_WFH);
  put(office, 0, THU, MODE_WFH);
  put(office, 1, THU, MODE_WFH);
  lawful(office);
  put(office, 1, THU, MODE_WFO);
  breaks(office, "198001012005011002 is in the office on Thu 2022-02-03 but 198001012005011001 is not: a team comes "
                 "together or not at all [breach-rotation]");
  uint32_t other = add_unit(office, "bkd", NONE, "badan");
  office->model.world.people.items[1].unit = other;
  lawful(office); /* a team is of one unit */
  office->model.world.people.items[1].unit = 0;
  struct rule *closed = add_rule(office, "tutup");
  closed->closes = true;
  only(office, closed, 0);
  closed->when.weekdays = 1 << THU;
  fill(office, MODE_WFO);
  put(office, 0, THU, MODE_WFH);
  lawful(office);
  office_close(office);
}

/* What the best effort is held against: maxima and minima, places and people's days are added up, duties are not. */
static void what_bounds_are_passed_by_is_added_up(void **state) {
  (void)state;
  struct bound *days;
  struct office *office = one_agency(10, &days);
  struct bound *bound = add_bound(office, &office->circular->rules[0], COUNTED_WFO);
  struct rule *duty = add_rule(office, "tugas");
  uint32_t place = add_place(office, "kp3b");
  office->model.world.places.items[place].capacity = 4;
  for (uint32_t i = 0; i < 5; i++) office->model.world.people.items[i].place = place;
  bound->max = people(3);
  bound->min = people(2);
  days->counted = COUNTED_WFH;
  days->max = people(5);
  fill(office, MODE_WFH);
  for (int day = MON; day <= FRI; day++) put_people(office, 0, 2, day, MODE_WFO);
  put_people(office, 0, 6, TUE, MODE_WFO); /* 3 too many, and a place for 4 has 5 */
  put_people(office, 0, 2, WED, MODE_WFH); /* 2 too few */
  struct verdict verdict = verdict_on(office);
  assert_int_equal(verdict.breaches, 3);
  assert_int_equal(verdict.beside_bounds, 0);
  assert_int_equal(verdict.passed, 3 + 1 + 2);
  days->max = people(3); /* the first two have a day, or none, at home; the next four 4 days, the last four 5 */
  duty->duty = DUTY_WFA;
  duty->when.weekdays = 1 << MON;
  verdict = verdict_on(office);
  assert_int_equal(verdict.breaches, 3 + 8 + 10);
  assert_int_equal(verdict.beside_bounds, 10);
  assert_int_equal(verdict.passed, 3 + 1 + 2 + 4 * 1 + 4 * 2);
  office_close(office);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_week_is_from_monday_to_sunday),
      cmocka_unit_test(only_days_on_which_the_rule_is_in_force_and_they_work_count),
      cmocka_unit_test(a_minimum_asks_for_days_on_which_they_can),
      cmocka_unit_test(days_that_the_roster_lacks_may_hold_what_a_minimum_asks),
      cmocka_unit_test(a_window_without_an_end_is_counted_by_blocks_from_its_monday),
      cmocka_unit_test(what_is_left_of_a_displaced_maximum_counts_by_itself),
      cmocka_unit_test(a_minimum_is_replaced_on_the_days_of_the_later_one),
      cmocka_unit_test(days_closed_do_not_count_against_a_maximum_at_home),
      cmocka_unit_test(a_minimum_per_person_opens_its_mode),
      cmocka_unit_test(people_outside_of_the_part_are_not_judged),
      cmocka_unit_test(with_rotate_week_free_days_go_together),
      cmocka_unit_test(weeks_rotate_by_themselves),
      cmocka_unit_test(with_rotate_team_the_free_of_a_team_go_together),
      cmocka_unit_test(what_bounds_are_passed_by_is_added_up),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
