/* Contract 4, 7, 8 and 9.1, person by person: what each sentence asks, and what it forbids. */
#include "office.h"

static struct office *one_unit(int count) {
  struct office *office = office_open();
  add_people(office, add_unit(office, "bappeda", NONE, "badan"), count);
  return office;
}
static void only(struct office *office, struct rule *rule, unsigned person) {
  who_says(office, &rule->who, KEY_NIP, str_format(office->model.arena, "198001012005011%03u", person + 1).ptr);
}
/* On Wednesday the person is in this mode lawfully. */
static void may(struct office *office, uint32_t person, enum mode mode) {
  put(office, person, WED, mode);
  lawful(office);
}
/* ... and in this one they are not. */
static void may_not(struct office *office, uint32_t person, enum mode mode, const char *code) {
  put(office, person, WED, mode);
  breaks(office, code);
}

static void nobody_works_on_a_day_off_by_calendar(void **state) {
  (void)state;
  struct office *office = one_unit(1);
  office->circular->valid.ranges[0].last = FIRST_DAY + 6;
  struct rule *duty = add_rule(office, "piket");
  duty->duty = DUTY_WFO;
  fill_days(office, MODE_WFO, 7);
  lawful(office);
  put(office, 0, 5, MODE_OFF);
  lawful(office);
  put(office, 0, 5, MODE_WFO);
  breaks(office, "198001012005011001 is WFO on Sat 2022-02-05, a day off by calendar [breach-calendar]");
  office->model.world.units.items[0].week = 0x3f;
  lawful(office);
  put(office, 0, 5, MODE_OFF_CALENDAR);
  breaks(office, "[missing-row]");
  office_close(office);
}

static void a_holiday_is_a_day_off_but_for_units_that_work_through(void **state) {
  (void)state;
  struct office *office = one_unit(1);
  *list_push(office->model.arena, &office->model.world.calendar.holidays) =
      (struct holiday){.day = FIRST_DAY + TUE, .name = STR("Imlek")};
  fill(office, MODE_WFO);
  lawful(office);
  put(office, 0, TUE, MODE_WFO);
  breaks(office, "[breach-calendar]");
  office->model.world.units.items[0].works_holidays = true;
  lawful(office);
  office_close(office);
}

static void absence_beats_closure_and_duty(void **state) {
  (void)state;
  struct office *office = one_unit(2);
  add_absence(office, 0, WED, WED, ABSENCE_SICK);
  struct rule *rule = add_rule(office, "r");
  rule->closes = true;
  rule->duty = DUTY_WFA;
  fill(office, MODE_WFA);
  lawful(office);
  may_not(office, 0, MODE_WFA, "is WFA on Wed 2022-02-02 but is absent: SICK [breach-absence]");
  may_not(office, 0, MODE_LEAVE, "[breach-absence]");
  may(office, 0, MODE_SICK);
  may_not(office, 1, MODE_SICK, "is SICK on Wed 2022-02-02 but no absence says so [breach-absence]");
  office_close(office);
}

static void the_closed_are_at_home(void **state) {
  (void)state;
  struct office *office = one_unit(1);
  struct rule *closed = add_rule(office, "tutup"), *duty = add_rule(office, "tugas");
  closed->closes = true;
  closed->cite = STR("butir 7");
  duty->fill = FILL_MOST;
  fill(office, MODE_WFH);
  lawful(office);
  may_not(office, 0, MODE_WFO, "is WFO on Wed 2022-02-02 but must be WFH (tutup, butir 7) [breach-closure]");
  may_not(office, 0, MODE_WFA, "[breach-closure]");
  may_not(office, 0, MODE_OFF, "[breach-closure]");
  duty->duty = DUTY_WFO;
  may(office, 0, MODE_WFH);
  duty->duty = DUTY_FREE;
  lawful(office);
  duty->when.weekdays = 1 << WED;
  duty->duty = DUTY_WFA;
  fill(office, MODE_WFH);
  may(office, 0, MODE_WFA);
  may_not(office, 0, MODE_WFH, "must be WFA (tugas) [breach-duty]");
  may_not(office, 0, MODE_WFO, "must be WFA (tutup, butir 7) [breach-closure]");
  duty->duty = DUTY_OFF;
  may(office, 0, MODE_OFF);
  office_close(office);
}

static void closures_add_up(void **state) {
  (void)state;
  struct office *office = one_unit(1);
  struct rule *closed = add_rule(office, "tutup"), *later = add_rule(office, "lagi");
  closed->closes = true;
  later->closes = true;
  later->when.weekdays = 1 << MON;
  fill(office, MODE_WFH);
  may_not(office, 0, MODE_WFO, "(tutup) [breach-closure]");
  office_close(office);
}

static void the_last_duty_holds(void **state) {
  (void)state;
  struct office *office = one_unit(2);
  struct rule *all = add_rule(office, "semua"), *one = add_rule(office, "satu");
  all->duty = DUTY_WFH;
  one->duty = DUTY_WFO;
  one->when.weekdays = 1 << WED;
  only(office, one, 0);
  fill(office, MODE_WFH);
  may_not(office, 0, MODE_WFH, "must be WFO (satu) [breach-duty]");
  may(office, 0, MODE_WFO);
  may_not(office, 1, MODE_WFO, "must be WFH (semua) [breach-duty]");
  put(office, 1, WED, MODE_WFH);
  one->duty = DUTY_FREE;
  may(office, 0, MODE_WFO);
  may(office, 0, MODE_WFH);
  one->duty = DUTY_OFF;
  may(office, 0, MODE_OFF);
  office_close(office);
}

static void the_free_are_in_or_at_home(void **state) {
  (void)state;
  struct office *office = one_unit(2);
  struct rule *rule = add_rule(office, "ingin"), *later = add_rule(office, "lalu");
  rule->fill = later->fill = FILL_MOST;
  fill(office, MODE_WFO);
  may(office, 0, MODE_WFH);
  may_not(office, 0, MODE_WFA, "[breach-mode]");
  may_not(office, 0, MODE_OFF, "[breach-mode]");
  rule->prefer = DUTY_WFA;
  may(office, 0, MODE_WFA);
  may_not(office, 0, MODE_OFF, "[breach-mode]");
  later->prefer = DUTY_OFF; /* the last wish */
  may(office, 0, MODE_OFF);
  may_not(office, 0, MODE_WFA, "[breach-mode]");
  later->when.weekdays = 1 << TUE;
  fill(office, MODE_WFO);
  may(office, 0, MODE_WFA);
  office_close(office);
}

static void a_minimum_on_the_mode_opens_it(void **state) {
  (void)state;
  struct office *office = one_unit(2);
  struct rule *rule = add_rule(office, "r");
  struct bound *bound = add_bound(office, rule, COUNTED_WFA);
  only(office, rule, 0);
  bound->min = people(0);
  fill(office, MODE_WFO);
  may(office, 0, MODE_WFA);
  put(office, 0, WED, MODE_WFO);
  may_not(office, 1, MODE_WFA, "[breach-mode]");
  put(office, 1, WED, MODE_WFO);
  bound->counted = COUNTED_AWAY;
  may_not(office, 0, MODE_WFA, "[breach-mode]");
  bound->counted = COUNTED_WFA;
  bound->min.given = false;
  bound->max = people(2);
  may_not(office, 0, MODE_WFA, "[breach-mode]");
  bound->max.given = false;
  bound->exactly = people(0);
  may_not(office, 0, MODE_WFA, "[breach-maximum]"); /* open, but none may be */
  bound->counted = COUNTED_OFF;
  bound->exactly = people(1);
  for (int day = 0; day < DAYS; day++) put(office, 0, day, MODE_OFF);
  lawful(office);
  office_close(office);
}

static void a_minimum_that_does_not_hold_opens_nothing(void **state) {
  (void)state;
  struct office *office = one_unit(1);
  struct rule *rule = add_rule(office, "r"), *later = add_rule(office, "s");
  struct bound *bound = add_bound(office, rule, COUNTED_WFA);
  add_bound(office, later, COUNTED_WFA)->min = people(0);
  bound->min = people(1);
  later->when.weekdays = 1 << TUE;
  fill(office, MODE_WFA);
  lawful(office);
  later->who.count = 0;
  who_is(office, &later->who, KEY_GENDER, GENDER_FEMALE); /* they are not counted, and the first stands */
  lawful(office);
  rule->when.weekdays = 0x1f & ~(1 << WED);
  breaks(office, "is WFA on Wed 2022-02-02");
  rule->when.weekdays = 0;
  later->who.count = 0;
  later->when.weekdays = 0;
  rule->who.count = 0;
  who_is(office, &rule->who, KEY_GENDER, GENDER_MALE);
  bound->min.given = false;
  bound->exactly = people(1);
  lawful(office);
  later->bounds[0].min.given = false;
  later->bounds[0].max = people(1); /* takes them, and the lower half dies */
  assert_int_equal(breaches(office), DAYS);
  says(office, "[breach-mode]");
  office_close(office);
}

static void a_minimum_without_a_group_opens_nothing(void **state) {
  (void)state;
  struct office *office = one_unit(1);
  struct rule *rule = add_rule(office, "r"), *later = add_rule(office, "s");
  struct bound *bound = add_bound(office, rule, COUNTED_WFA);
  bound->min = people(1);
  bound->per = PER_PLACE;
  struct bound *second = add_bound(office, later, COUNTED_WFA);
  second->per = PER_PLACE;
  second->min = people(0);
  fill(office, MODE_WFA);
  assert_int_equal(breaches(office), DAYS); /* no place, no group */
  says(office, "[breach-mode]");
  office_close(office);
}

static void outside_every_scope_people_are_in_the_office(void **state) {
  (void)state;
  struct office *office = one_unit(1);
  uint32_t other = add_people(office, add_unit(office, "setda", NONE, "sekretariat"), 1);
  who_is(office, &office->circular->scope, KEY_UNIT, 0);
  struct rule *rule = add_rule(office, "r");
  rule->duty = DUTY_WFH;
  fill(office, MODE_WFH);
  for (int day = 0; day < DAYS; day++) put(office, other, day, MODE_WFO);
  lawful(office);
  may_not(office, other, MODE_WFH, "no circular touches them that day: WFO [breach-mode]");
  office_close(office);
}

static void out_of_force_people_are_in_the_office(void **state) {
  (void)state;
  struct office *office = one_unit(1);
  add_rule(office, "r")->duty = DUTY_WFH;
  fill_days(office, MODE_WFH, 9);
  put(office, 0, 7, MODE_WFO);
  put(office, 0, 8, MODE_WFO);
  lawful(office);
  put(office, 0, 7, MODE_WFH);
  breaks(office, "is WFH on Mon 2022-02-07");
  office_close(office);
}

static void the_later_sector_has_the_person(void **state) {
  (void)state;
  struct office *office = one_unit(3);
  office->model.world.people.items[1].gender = GENDER_FEMALE;
  office->model.world.people.items[2].employment = EMPLOYMENT_PPPK;
  struct rule *civil = add_sector(office, "a"), *women = add_sector(office, "b"), *rest = add_sector(office, "c");
  who_is(office, &civil->who, KEY_EMPLOYMENT, EMPLOYMENT_PNS);
  civil->duty = DUTY_WFH;
  who_is(office, &women->who, KEY_GENDER, GENDER_FEMALE);
  women->fill = FILL_LEAST;
  women->when.weekdays = 1 << MON; /* limits its effects, not its people */
  rest->rest = true;
  rest->duty = DUTY_WFO;
  struct rule *rule = add_rule(office, "r");
  who_is(office, &rule->who, KEY_SECTOR, 1);
  rule->when.weekdays = 1 << TUE;
  rule->duty = DUTY_WFO;
  fill(office, MODE_WFH);
  for (int day = 0; day < DAYS; day++) put(office, 2, day, MODE_WFO);
  put(office, 1, TUE, MODE_WFO);
  lawful(office);
  may(office, 1, MODE_WFO); /* free: the first sector has lost them, rest has not got them */
  may_not(office, 0, MODE_WFO, "(a) [breach-duty]");
  put(office, 0, WED, MODE_WFH);
  may_not(office, 2, MODE_WFH, "(c) [breach-duty]");
  office_close(office);
}

static void rest_keeps_to_the_scope(void **state) {
  (void)state;
  struct office *office = one_unit(2);
  who_is(office, &office->circular->scope, KEY_GENDER, GENDER_MALE);
  office->model.world.people.items[1].gender = GENDER_FEMALE;
  struct rule *rest = add_sector(office, "rest");
  rest->rest = true;
  rest->duty = DUTY_WFH;
  fill(office, MODE_WFH);
  for (int day = 0; day < DAYS; day++) put(office, 1, day, MODE_WFO);
  lawful(office);
  office_close(office);
}

static void a_private_rule_is_never_named(void **state) {
  (void)state;
  struct office *office = one_unit(30);
  struct rule *rule = add_rule(office, "hamil");
  rule->cite = STR("butir 4");
  rule->at = (struct span){diag_source(office->model.diag, "rahasia.yaml", STR("hamil")), 1, 1, 1};
  rule->is_private = true;
  rule->duty = DUTY_WFH;
  fill(office, MODE_WFO);
  assert_int_equal(breaches(office), 30 * DAYS);
  says(office, "must be WFH (a private rule)");
  says(office, "130 more findings like this (a private rule)");
  rule->duty = DUTY_NONE;
  rule->closes = true;
  assert_int_equal(breaches(office), 30 * DAYS);
  says(office, "[breach-closure]");
  says_not(office, "hamil");
  says_not(office, "butir");
  says_not(office, "rahasia");
  office_close(office);
}

static void twenty_findings_are_enough(void **state) {
  (void)state;
  struct office *office = one_unit(20);
  add_rule(office, "r")->duty = DUTY_WFH;
  fill(office, MODE_WFH);
  put_people(office, 0, 20, WED, MODE_WFO);
  assert_int_equal(breaches(office), 20);
  says_not(office, "more");
  put_people(office, 0, 2, FRI, MODE_WFO);
  assert_int_equal(breaches(office), 22);
  says(office, "error: 2 more findings like this (r) [breach-duty]");
  office_close(office);
}

static void missing_days_are_said_once(void **state) {
  (void)state;
  struct office *office = one_unit(3);
  add_rule(office, "r")->fill = FILL_MOST;
  fill_days(office, MODE_WFO, 3);
  lawful(office);
  office->request.to = FIRST_DAY + 30; /* the window ends on Friday */
  assert_int_equal(breaches(office), 2);
  says(office, "the roster has no rows for Thu 2022-02-03 though 3 people work [missing-row]");
  office->request.to = FIRST_DAY + 2;
  lawful(office);
  office->request.from = FIRST_DAY + 1;
  put(office, 0, MON, MODE_WFA);
  lawful(office);
  put(office, 0, TUE, MODE_WFA);
  breaks(office, "[breach-mode]");
  fill_days(office, MODE_WFO, 0);
  office->request.from = office->request.to = DATE_NONE;
  assert_int_equal(breaches(office), DAYS);
  office_close(office);
}

static void people_outside_the_unit_are_not_checked(void **state) {
  (void)state;
  struct office *office = one_unit(1);
  uint32_t other = add_people(office, add_unit(office, "setda", NONE, ""), 1);
  add_rule(office, "r")->duty = DUTY_WFO;
  fill(office, MODE_WFO);
  office->request.unit = 0;
  put(office, other, MON, MODE_OFF_CALENDAR);
  put(office, other, TUE, MODE_WFH);
  lawful(office);
  put(office, 0, TUE, MODE_WFH);
  breaks(office, "[breach-duty]");
  office_close(office);
}

/* One person and a rule that sends home: does it select them on Wednesday? */
static struct office *one_rule(struct selector **who) {
  struct office *office = one_unit(1);
  struct rule *rule = add_rule(office, "r");
  rule->duty = DUTY_WFH;
  rule->when.weekdays = 1 << WED;
  *who = &rule->who;
  fill(office, MODE_WFO);
  return office;
}
static bool selects(struct office *office) {
  return breaches(office) == 1;
}
static void set_cell(struct office *office, uint32_t column, const char *text) {
  office->model.world.columns.items[column].values[0] = word(office, text);
}

static void texts_match_whole_or_by_their_beginning(void **state) {
  (void)state;
  struct selector *who;
  struct office *office = one_rule(&who);
  struct value *value = who_says(office, who, KEY_POSITION, "kepala");
  assert_false(selects(office)); /* an empty cell matches nothing */
  set_cell(office, COLUMN_POSITION, "KEPALA Bidang");
  assert_false(selects(office));
  value->prefix = true;
  assert_true(selects(office));
  who->clauses[0].key = KEY_RESIDENCE;
  assert_false(selects(office));
  value->text = 0; /* "*" */
  assert_false(selects(office));
  office_close(office);
}

static void not_and_any_combine(void **state) {
  (void)state;
  struct selector *who;
  struct office *office = one_rule(&who);
  struct clause *clause = add_clause(office, who, KEY_NOT);
  clause->selector_count = 1;
  struct selector *inner = &clause->selectors[0];
  who_says(office, inner, KEY_TEAM, "a");
  who_is(office, inner, KEY_GENDER, GENDER_MALE);
  assert_true(selects(office)); /* not both */
  set_cell(office, COLUMN_TEAM, "A");
  assert_false(selects(office));
  clause->key = KEY_ANY;
  assert_true(selects(office));
  set_cell(office, COLUMN_TEAM, "");
  assert_false(selects(office));
  clause->selector_count = 2;
  who_is(office, &clause->selectors[1], KEY_GENDER, GENDER_MALE);
  assert_true(selects(office));
  office_close(office);
}

static void an_echelon_has_its_steps(void **state) {
  (void)state;
  struct selector *who;
  struct office *office = one_rule(&who);
  who_says(office, who, KEY_ECHELON, "II");
  set_cell(office, COLUMN_ECHELON, "II.a");
  assert_true(selects(office));
  set_cell(office, COLUMN_ECHELON, "III.a");
  assert_false(selects(office));
  set_cell(office, COLUMN_ECHELON, "ii");
  assert_true(selects(office));
  office_close(office);
}

static void tags_are_words_of_a_cell(void **state) {
  (void)state;
  struct selector *who;
  struct office *office = one_rule(&who);
  struct value *value = who_says(office, who, KEY_TAG, "pregnant");
  set_cell(office, COLUMN_TAGS, "driver;Pregnant nurse");
  assert_true(selects(office));
  set_cell(office, COLUMN_TAGS, "driver;pregnantly");
  assert_false(selects(office));
  value->prefix = true;
  assert_true(selects(office));
  office_close(office);
}

static void ages_are_whole_years_on_the_day(void **state) {
  (void)state;
  struct selector *who;
  struct office *office = one_rule(&who);
  struct person *person = &office->model.world.people.items[0];
  struct value *value = who_counts(office, who, KEY_AGE, 50, INT64_MAX);
  person->born = date_make(1972, 2, 2); /* Wednesday is their day */
  assert_true(selects(office));
  person->born = date_make(1972, 2, 3);
  assert_false(selects(office));
  person->born = DATE_NONE;
  assert_false(selects(office));

  /* Born on a leap day: a year older on 1 March. */
  struct date_range *valid = &office->circular->valid.ranges[0];
  valid->first = date_make(2022, 2, 28);
  valid->last = date_make(2022, 3, 1);
  office->circular->rules[0].when.weekdays = 0;
  for (int i = 0; i < 2; i++) office->roster->days[i] = valid->first + i;
  office->roster->day_count = 2;
  person->born = date_make(1972, 2, 29);
  breaks(office, "Tue 2022-03-01");
  value->low = INT64_MIN;
  value->high = 49;
  breaks(office, "Mon 2022-02-28");
  office_close(office);
}

static void numbers_of_a_column_match_ranges(void **state) {
  (void)state;
  struct selector *who;
  struct office *office = one_rule(&who);
  who_counts(office, who, KEY_COLUMN, 10, 20);
  who->clauses[0].column = COLUMN_FIRST_OWN;
  assert_false(selects(office));
  set_cell(office, COLUMN_FIRST_OWN, "20");
  assert_true(selects(office));
  set_cell(office, COLUMN_FIRST_OWN, "21");
  assert_false(selects(office));
  set_cell(office, COLUMN_FIRST_OWN, "15 km");
  assert_false(selects(office));
  office_close(office);
}

static void levels_change_from_day_to_day(void **state) {
  (void)state;
  struct selector *who;
  struct office *office = one_rule(&who);
  struct world *world = &office->model.world;
  office->circular->rules[0].when.weekdays = 0;
  world->units.items[0].region = word(office, "Kota Serang");
  who_says(office, who, KEY_LEVEL, "PPKM 3");
  lawful(office);
  *list_push(office->model.arena, &world->levels) =
      (struct level){word(office, "Kota Serang"), FIRST_DAY - 9, FIRST_DAY + WED, word(office, "ppkm 2"), {0}};
  *list_push(office->model.arena, &world->levels) =
      (struct level){word(office, "Kota Serang"), FIRST_DAY + THU, DATE_OPEN, word(office, "ppkm 3"), {0}};
  assert_int_equal(breaches(office), 2);
  says(office, "Thu 2022-02-03");
  says(office, "Fri 2022-02-04");
  office_close(office);
}

static void units_hold_all_below_and_kinds_all_above(void **state) {
  (void)state;
  struct selector *who;
  struct office *office = one_rule(&who);
  uint32_t below = add_unit(office, "seksi", 0, "seksi");
  struct clause *clause = who_is(office, who, KEY_UNIT, 0);
  office->model.world.people.items[0].unit = below;
  assert_true(selects(office));
  clause->values[0].index = below;
  assert_true(selects(office));
  office->model.world.people.items[0].unit = 0;
  assert_false(selects(office));

  office->model.world.people.items[0].unit = below;
  who->count = 0;
  struct value *value = who_says(office, who, KEY_KIND, "badan");
  assert_true(selects(office));
  value->text = word(office, "seksi");
  assert_true(selects(office));
  value->text = word(office, "dinas");
  assert_false(selects(office));
  office_close(office);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nobody_works_on_a_day_off_by_calendar),
      cmocka_unit_test(a_holiday_is_a_day_off_but_for_units_that_work_through),
      cmocka_unit_test(absence_beats_closure_and_duty),
      cmocka_unit_test(the_closed_are_at_home),
      cmocka_unit_test(closures_add_up),
      cmocka_unit_test(the_last_duty_holds),
      cmocka_unit_test(the_free_are_in_or_at_home),
      cmocka_unit_test(a_minimum_on_the_mode_opens_it),
      cmocka_unit_test(a_minimum_that_does_not_hold_opens_nothing),
      cmocka_unit_test(a_minimum_without_a_group_opens_nothing),
      cmocka_unit_test(outside_every_scope_people_are_in_the_office),
      cmocka_unit_test(out_of_force_people_are_in_the_office),
      cmocka_unit_test(the_later_sector_has_the_person),
      cmocka_unit_test(rest_keeps_to_the_scope),
      cmocka_unit_test(a_private_rule_is_never_named),
      cmocka_unit_test(twenty_findings_are_enough),
      cmocka_unit_test(missing_days_are_said_once),
      cmocka_unit_test(people_outside_the_unit_are_not_checked),
      cmocka_unit_test(texts_match_whole_or_by_their_beginning),
      cmocka_unit_test(not_and_any_combine),
      cmocka_unit_test(an_echelon_has_its_steps),
      cmocka_unit_test(tags_are_words_of_a_cell),
      cmocka_unit_test(ages_are_whole_years_on_the_day),
      cmocka_unit_test(numbers_of_a_column_match_ranges),
      cmocka_unit_test(levels_change_from_day_to_day),
      cmocka_unit_test(units_hold_all_below_and_kinds_all_above),
  };
  return cmocka_run_group_tests_name("verify: people", tests, NULL, NULL);
}
