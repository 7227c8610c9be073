/* Contract 8, shifts and capacities: what is counted at one time, and of whom it is not known. */
#include "office.h"

enum { NO_SHIFT, PAGI, SIANG, MALAM };
static const struct str names[] = {{"pagi", 4}, {"siang", 5}, {"malam", 5}};
static const struct hours hours[] = {{true, 450, 900}, {true, 630, 1080}, {true, 1260, 0}};

/* Gives the rule the shifts from first to last. */
static void give_shifts(struct office *office, struct rule *rule, int first, int last) {
  rule->shifts = arena_array(office->model.arena, struct shift, 3);
  for (int shift = first; shift <= last; shift++)
    rule->shifts[rule->shift_count++] = (struct shift){.name = names[shift - 1], .hours = hours[shift - 1]};
}

/* One agency, the first `shifted` of whose people are in pagi or siang, and a bound over the shift for all. */
static struct office *one_agency(int count, int shifted, struct bound **bound) {
  struct office *office = office_open();
  add_people(office, add_unit(office, "bappeda", NONE, "badan"), count);
  struct rule *shifts = add_rule(office, "berganti");
  give_shifts(office, shifts, PAGI, SIANG);
  for (int i = 0; i < shifted; i++) {
    if (i == 0) add_clause(office, &shifts->who, KEY_NIP);
    struct clause *clause = &shifts->who.clauses[0];
    struct str nip = office->model.world.people.items[i].nip;
    clause->values[clause->value_count++].text = word(office, nip.ptr);
  }
  if (shifted == 0) shifts->when.weekdays = 1 << (FRI + 1); /* a roster tells of shifts all the same */
  *bound = add_bound(office, add_rule(office, "batas"), COUNTED_WFO);
  (*bound)->over = OVER_SHIFT;
  return office;
}

static void fill_home(struct office *office) {
  fill(office, MODE_WFH);
  office->roster->said_shifts = names;
}
static void put_in(struct office *office, uint32_t person, int day, int shift) {
  put(office, person, day, MODE_WFO);
  office->roster->shifts[person * office->roster->day_count + (size_t)day] = (uint8_t)shift;
}
static void put_home(struct office *office, uint32_t person, int day) {
  put_in(office, person, day, NO_SHIFT);
  put(office, person, day, MODE_WFH);
}

static void each_shift_counts_by_itself_against_the_base_of_the_day(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(6, 6, &bound);
  bound->max = percent(50);
  fill_home(office);
  for (uint32_t i = 0; i < 6; i++) put_in(office, i, WED, i < 3 ? PAGI : SIANG);
  lawful(office);
  put_in(office, 3, WED, PAGI);
  breaks(office,
         "4 people of bappeda are in the office in the shift 'pagi' on Wed 2022-02-02 but at most 3 may (batas)");
  bound->over = OVER_DAY;
  breaks(office, "6 people of bappeda are in the office on Wed 2022-02-02 but at most 3 may");
  office_close(office);
}

static void who_has_no_shift_counts_with_every_name(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(6, 4, &bound);
  bound->max = people(3);
  fill_home(office);
  put_in(office, 0, WED, PAGI);
  put_in(office, 1, WED, SIANG);
  put_in(office, 4, WED, NO_SHIFT);
  put_in(office, 5, WED, NO_SHIFT);
  lawful(office);
  put_in(office, 2, WED, SIANG);
  breaks(office, "4 people of bappeda are in the office in the shift 'siang'");
  put_in(office, 3, WED, PAGI);
  assert_int_equal(breaches(office), 2);
  office_close(office);
}

static void where_nobody_has_a_shift_the_day_is_counted(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(4, 0, &bound);
  bound->max = people(2);
  fill_home(office);
  put_in(office, 0, WED, NO_SHIFT);
  put_in(office, 1, WED, NO_SHIFT);
  lawful(office);
  put_in(office, 2, WED, NO_SHIFT);
  breaks(office, "3 people of bappeda are in the office on Wed 2022-02-02 but at most 2 may");
  office_close(office);
}

static void each_shift_asks_by_itself_for_who_can_be_in_it(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(4, 2, &bound);
  struct rule *late = &office->circular->rules[2];
  add_rule(office, "malam");
  give_shifts(office, late, MALAM, MALAM);
  who_says(office, &late->who, KEY_NIP, "198001012005011004");
  bound->min = people(1);
  fill_home(office);
  for (int day = 0; day < DAYS; day++) {
    put_in(office, 0, day, PAGI);
    put_in(office, 1, day, SIANG);
    put_in(office, 3, day, MALAM);
  }
  lawful(office);
  put_home(office, 3, WED);
  breaks(office, "0 people of bappeda are in the office in the shift 'malam' on Wed 2022-02-02 but at least 1 must be");
  add_absence(office, 3, WED, WED, ABSENCE_SICK);
  put(office, 3, WED, MODE_SICK);
  breaks(office, "but at least 1 must be"); /* the one without a shift can */
  bound->min = people(0);
  lawful(office);
  office_close(office);
}

static void a_duty_to_be_elsewhere_is_not_asked(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(2, 2, &bound);
  struct rule *duty = add_rule(office, "rumah");
  duty->duty = DUTY_WFH;
  duty->when.weekdays = 1 << WED;
  bound->min = people(1);
  fill_home(office);
  for (int day = 0; day < DAYS; day++)
    for (uint32_t person = 0; person < 2 && day != WED; person++) put_in(office, person, day, person ? SIANG : PAGI);
  lawful(office);
  bound->min = people(2); /* both can be in either, and each is asked for both */
  duty->when.weekdays = 0x1f & ~(1 << TUE);
  fill_home(office);
  put_in(office, 0, TUE, PAGI);
  put_in(office, 1, TUE, SIANG);
  assert_int_equal(breaches(office), 2);
  struct rule *late = add_rule(office, "malam");
  give_shifts(office, late, MALAM, MALAM);
  who_says(office, &late->who, KEY_NIP, "198001012005011002");
  fill_home(office);
  put_in(office, 0, TUE, PAGI);
  put_in(office, 1, TUE, MALAM);
  breaks(office, "in the shift 'siang'"); /* the first could be in it */
  office_close(office);
}

static void exactly_over_the_shift_is_both(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(4, 4, &bound);
  bound->exactly = percent(25);
  office->circular->rules[1].when.weekdays = 1 << WED;
  fill_home(office);
  put_in(office, 0, WED, PAGI);
  put_in(office, 1, WED, SIANG);
  lawful(office);
  put_in(office, 2, WED, SIANG);
  breaks(office, "2 people of bappeda are in the office in the shift 'siang'");
  put_home(office, 1, WED);
  put_home(office, 2, WED);
  breaks(office, "0 people of bappeda are in the office in the shift 'siang'");
  office_close(office);
}

static void maxima_over_day_and_shift_do_not_displace_one_another(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(4, 4, &bound);
  bound->max = people(1);
  struct bound *day = add_bound(office, add_rule(office, "hari"), COUNTED_WFO);
  day->max = people(3);
  fill_home(office);
  put_in(office, 0, WED, PAGI);
  put_in(office, 1, WED, PAGI);
  breaks(office,
         "2 people of bappeda are in the office in the shift 'pagi' on Wed 2022-02-02 but at most 1 may (batas)");
  day->over = OVER_SHIFT;
  lawful(office);
  office_close(office);
}

static void a_shift_that_nobody_tells_is_not_held_against_anybody(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(3, 3, &bound);
  bound->max = people(1);
  bound->min = people(1);
  fill(office, MODE_WFO);
  office->roster->shifts = NULL;
  lawful(office);
  for (int day = 0; day < DAYS; day++) put_people(office, 0, 3, day, MODE_WFH);
  assert_int_equal(breaches(office), 2 * DAYS);
  says(office, "[breach-minimum]"); /* whatever shift they would have been in */
  office_close(office);
}

static void a_planned_roster_names_shifts_by_rule(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(2, 2, &bound);
  bound->max = people(1);
  fill(office, MODE_WFH);
  struct reason *reasons = arena_array(office->model.arena, struct reason, DAYS);
  for (int day = 0; day < DAYS; day++) reasons[day].shifts = 1;
  office->roster->reasons[0] = office->roster->reasons[1] = reasons;
  put_in(office, 0, WED, PAGI);
  put_in(office, 1, WED, SIANG);
  lawful(office);
  put_in(office, 1, WED, PAGI);
  breaks(office, "in the shift 'pagi'");
  reasons[WED].shifts = HOURS_NONE;
  assert_int_equal(breaches(office), 2);
  says(office, "is WFO on Wed 2022-02-02 but in no shift: pagi, siang (berganti) [breach-shift]");
  office_close(office);
}

static void the_last_shifts_hold(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(1, 1, &bound);
  bound->max = people(1);
  struct rule *later = add_rule(office, "lain");
  give_shifts(office, later, SIANG, MALAM);
  later->when.weekdays = 1 << WED;
  fill_home(office);
  put_in(office, 0, TUE, PAGI);
  put_in(office, 0, WED, SIANG);
  put_in(office, 0, THU, SIANG);
  lawful(office);
  put_in(office, 0, WED, PAGI);
  breaks(office, "in the shift 'pagi' but must be in one of these: siang, malam (lain) [breach-shift]");
  put_home(office, 0, WED);
  office->roster->shifts[WED] = SIANG;
  breaks(office, "is WFH on Wed 2022-02-02 but has the shift 'siang' [breach-shift]");
  office_close(office);
}

/* A place for two. */
static struct office *one_place(int count, int shifted) {
  struct bound *bound;
  struct office *office = one_agency(count, shifted, &bound);
  bound->max = percent(100);
  bound->over = OVER_DAY;
  uint32_t place = add_place(office, "kp3b");
  office->model.world.places.items[place].capacity = 2;
  for (uint32_t i = 0; i < (uint32_t)count; i++) office->model.world.people.items[i].place = place;
  return office;
}

static void a_place_holds_no_more_than_its_capacity_at_any_time(void **state) {
  (void)state;
  struct office *office = one_place(5, 3);
  struct rule *shifts = &office->circular->rules[0];
  fill_home(office);
  put_in(office, 3, WED, NO_SHIFT);
  put_in(office, 0, WED, PAGI);
  lawful(office);
  put_in(office, 1, WED, SIANG); /* from 10:30, and pagi is there to 15:00 */
  breaks(office, "3 people are at kp3b at 10:30 on Wed 2022-02-02 but it has a capacity of 2 [breach-capacity]");
  shifts->shifts[1].hours.start = 900;
  lawful(office);
  shifts->shifts[1].hours.start = 899;
  breaks(office, "at 14:59");
  shifts->shifts[0].hours.end = 0; /* to midnight */
  shifts->shifts[1].hours = (struct hours){true, 1400, 1430};
  breaks(office, "at 23:20");
  put_home(office, 0, WED);
  put_in(office, 4, WED, NO_SHIFT);
  put_home(office, 1, WED);
  lawful(office);
  put_in(office, 4, THU, NO_SHIFT);
  put_in(office, 3, THU, NO_SHIFT);
  office->model.world.places.items[0].capacity = 1;
  assert_int_equal(breaches(office), 2);
  says(office, "2 people are at kp3b on Thu 2022-02-03 but it has a capacity of 1");
  office_close(office);
}

static void a_capacity_is_for_everybody_on_days_in_force(void **state) {
  (void)state;
  struct office *office = one_place(3, 0);
  who_is(office, &office->circular->scope, KEY_GENDER, GENDER_FEMALE);
  office->circular->valid.ranges[0].last = FIRST_DAY + WED;
  fill(office, MODE_WFO); /* nobody is in scope */
  assert_int_equal(breaches(office), 3);
  says(office, "3 people are at kp3b on Wed 2022-02-02");
  says_not(office, "Thu");
  office->model.world.places.items[0].capacity = 3;
  lawful(office);
  office->model.world.places.items[0].capacity = 0;
  assert_int_equal(breaches(office), 3);
  office->request.from = FIRST_DAY + TUE;
  assert_int_equal(breaches(office), 2);
  office_close(office);
}

static void a_place_with_people_outside_of_the_part_is_not_judged(void **state) {
  (void)state;
  struct office *office = one_place(3, 0);
  uint32_t other = add_unit(office, "bkd", NONE, "badan");
  fill(office, MODE_WFO);
  office->request.unit = 0;
  assert_int_equal(breaches(office), DAYS);
  office->model.world.people.items[2].unit = other;
  lawful(office);
  office_close(office);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_shift_counts_by_itself_against_the_base_of_the_day),
      cmocka_unit_test(who_has_no_shift_counts_with_every_name),
      cmocka_unit_test(where_nobody_has_a_shift_the_day_is_counted),
      cmocka_unit_test(each_shift_asks_by_itself_for_who_can_be_in_it),
      cmocka_unit_test(a_duty_to_be_elsewhere_is_not_asked),
      cmocka_unit_test(exactly_over_the_shift_is_both),
      cmocka_unit_test(maxima_over_day_and_shift_do_not_displace_one_another),
      cmocka_unit_test(a_shift_that_nobody_tells_is_not_held_against_anybody),
      cmocka_unit_test(a_planned_roster_names_shifts_by_rule),
      cmocka_unit_test(the_last_shifts_hold),
      cmocka_unit_test(a_place_holds_no_more_than_its_capacity_at_any_time),
      cmocka_unit_test(a_capacity_is_for_everybody_on_days_in_force),
      cmocka_unit_test(a_place_with_people_outside_of_the_part_is_not_judged),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
