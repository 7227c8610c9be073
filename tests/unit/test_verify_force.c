/* Verify works out for itself which circular applies when: here the model says it wrongly, or not at all. */
#include "office.h"
#include "verify/force.h"

static struct circular *add_circular(struct office *office, const char *number, int first, int last) {
  office->circular = list_push(office->model.arena, &office->model.circulars);
  *office->circular = (struct circular){.number = str_from(number), .issuer = STR("Sekretaris Daerah")};
  office->circular->signed_on = DATE_NONE;
  office->circular->command_place = (uint32_t)office->model.circulars.count;
  office->circular->rules = arena_array(office->model.arena, struct rule, ROOM);
  office->circular->valid.ranges = arena_array(office->model.arena, struct date_range, 1);
  office->circular->valid.ranges[0] = (struct date_range){FIRST_DAY + first, FIRST_DAY + last, {0}};
  office->circular->valid.count = 1;
  return office->circular;
}

static struct office *several_open(void) {
  struct office *office = office_open();
  office->model.circulars.count = 0;
  add_people(office, add_unit(office, "dinkes", NONE, ""), 1);
  return office;
}

static void refer(struct office *office, struct reference **references, size_t *count, const char *number) {
  *references = arena_array(office->model.arena, struct reference, 1);
  (*references)[0].number = str_from(number);
  *count = 1;
}

/* "x" where it is in force, "." where not, from Monday to Friday. */
static void in_force(struct office *office, size_t circular, const char *days) {
  date dates[DAYS];
  for (int day = 0; day < DAYS; day++) dates[day] = FIRST_DAY + day;
  const bool *force = force_days(&office->model, dates, DAYS);
  for (int day = 0; day < DAYS; day++) assert_int_equal(force[circular * DAYS + (size_t)day], days[day] == 'x');
}

static void test_order(void **state) {
  (void)state;
  struct office *office = several_open();
  add_circular(office, "1", 2, 4)->signed_on = FIRST_DAY + 1;
  add_circular(office, "2", 1, 4); /* not signed: as if on its first day, and later on the command line */
  add_circular(office, "3", 3, 4)->signed_on = FIRST_DAY;
  const uint32_t *order = force_order(&office->model);
  assert_int_equal(order[0], 2);
  assert_int_equal(order[1], 0);
  assert_int_equal(order[2], 1);
  office_close(office);
}

static void test_later_signed_wins(void **state) {
  (void)state;
  struct office *office = several_open();
  add_circular(office, "1", 0, 4)->signed_on = FIRST_DAY + 1;
  add_rule(office, "home")->duty = DUTY_WFH;
  add_circular(office, "2", 0, 4)->signed_on = FIRST_DAY;
  add_rule(office, "office")->duty = DUTY_WFO;
  fill(office, MODE_WFH);
  lawful(office);
  put(office, 0, THU, MODE_WFO);
  breaks(office, "is WFO on Thu 2022-02-03 but must be WFH (home)");
  office_close(office);
}

static void test_revokes(void **state) {
  (void)state;
  struct office *office = several_open();
  add_circular(office, "1", 0, 4);
  struct circular *later = add_circular(office, " Nomor  2", 2, 2);
  refer(office, &later->revokes, &later->revokes_count, "1");
  in_force(office, 0, "xx...");
  in_force(office, 1, "..x..");
  later->revokes[0].number = STR("nomor 2");
  in_force(office, 0, "xxxxx");
  in_force(office, 1, "..x..");
  office_close(office);
}

static void test_extends(void **state) {
  (void)state;
  struct office *office = several_open();
  add_circular(office, "1", 0, 0);
  add_circular(office, "2", 1, 1)->extends.number = STR("1");
  struct circular *third = add_circular(office, "3", 3, 4);
  third->extends.number = STR("2");
  in_force(office, 0, "xx.xx");
  in_force(office, 1, ".x.xx");
  in_force(office, 2, "...xx");
  refer(office, &third->revokes, &third->revokes_count, "1");
  in_force(office, 0, "xx...");
  in_force(office, 1, ".x.xx");
  office->model.circulars.items[0].extends.number = STR("3"); /* in a circle */
  in_force(office, 2, "xx.xx");
  office_close(office);
}

static void test_same_issuer_first(void **state) {
  (void)state;
  struct office *office = several_open();
  add_circular(office, "1", 0, 4)->issuer = STR("Gubernur");
  add_circular(office, "1", 0, 4)->issuer = STR("SEKRETARIS  DAERAH");
  struct circular *later = add_circular(office, "2", 3, 4);
  refer(office, &later->revokes, &later->revokes_count, "1");
  in_force(office, 0, "xxxxx");
  in_force(office, 1, "xxx..");
  office->model.circulars.items[1].number = STR("9");
  in_force(office, 0, "xxx..");
  in_force(office, 1, "xxxxx");
  office_close(office);
}

/* The minimum of the second circular takes the place of the first one's for whom it touches alone. */
static void test_minimum_out_of_scope(void **state) {
  (void)state;
  struct office *office = several_open();
  uint32_t bkd = add_unit(office, "bkd", NONE, "");
  add_people(office, 0, 1);
  add_people(office, bkd, 2);
  add_circular(office, "1", 0, 4);
  add_bound(office, add_rule(office, "two"), COUNTED_WFO)->min = people(2);
  struct circular *second = add_circular(office, "2", 0, 4);
  who_is(office, &second->scope, KEY_UNIT, bkd);
  add_bound(office, add_rule(office, "one"), COUNTED_WFO)->min = people(1);
  fill(office, MODE_WFO);
  put(office, 3, TUE, MODE_WFH);
  lawful(office);
  put(office, 1, WED, MODE_WFH);
  breaks(office, "1 person of dinkes is in the office on Wed 2022-02-02 but at least 2 must be (two)");
  office_close(office);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_order),
      cmocka_unit_test(test_later_signed_wins),
      cmocka_unit_test(test_revokes),
      cmocka_unit_test(test_extends),
      cmocka_unit_test(test_same_issuer_first),
      cmocka_unit_test(test_minimum_out_of_scope),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
