#include "selftest.h"
#include "office.h"
#include "smooth.h"
#include <stdio.h>
#include <string.h>

enum { SIXTIETHS = 60 };

/* Feasible, against fill, fairness in sixtieths. Fairness and fill are compared only where
 * there is a plan. */
static int expect(const char *what, const struct instance *it, bool feasible, int against_fill, long fairness) {
  static struct day_law laws[MAX_DAYS];
  for (int d = 0; d < it->day_count; d++) law_of_day(it, it->days[d], &laws[d]);
  struct stretch stretch = {.end = it->day_count};
  for (int p = 0; p < it->person_count; p++) {
    stretch.wfo[p] = it->history[p].wfo;
    stretch.days[p] = it->history[p].days;
  }
  fairness *= FAIR_SCALE / SIXTIETHS;
  struct best best = brute_best(it, laws, &stretch);
  bool right =
      best.feasible == feasible && (!feasible || (best.against_fill == against_fill && best.fairness == fairness));
  if (!right)
    printf("%s: feasible %d, %d against fill, fairness %ld; expected %d, %d, "
           "%ld\n",
           what, best.feasible, best.against_fill, best.fairness, feasible, against_fill, fairness);
  return !right;
}

static int test_nothing_ordered(void) {
  struct instance it = office_make(2, 2);
  return expect("no rules, and Tuesday is a holiday", &it, true, 0, 2 * 60);
}

static int test_quarter(void) {
  struct instance it = office_make(4, 4); /* Monday, Wednesday, Thursday */
  office_bind(office_rule_for_all(&it), office_at_most(250));
  return expect("a quarter of four, three days", &it, true, 9, 3 * 20);
}

static int test_absent_person_is_in_headcount(void) {
  struct instance it = office_make(4, 1);
  it.absences[it.absence_count++] = (struct absence){0, 0, {it.days[0], it.days[0]}};
  office_bind(office_rule_for_all(&it), office_at_most(500));
  int wrong = expect("half of the headcount", &it, true, 1, 2 * 60);
  it.rules[0].bounds[0].available = true;
  return wrong + expect("half of those available", &it, true, 2, 60);
}

static int test_last_maximum_counts(void) {
  struct instance it = office_make(4, 1);
  office_bind(office_rule_for_all(&it), office_at_most(250));
  office_bind(office_rule(&it, KEY_GENDER, MALE), office_at_most(500));
  return expect("half of two men, and a quarter of two women is nobody", &it, true, 3, 60);
}

static int test_minimum_against_maximum(void) {
  struct instance it = office_make(4, 1);
  office_bind(office_rule_for_all(&it), office_at_most(250));
  office_bind(office_rule(&it, KEY_GENDER, MALE), office_at_least(2));
  return expect("two men where one may come", &it, false, 0, 0);
}

static int test_later_minimum_replaces(void) {
  struct instance it = office_make(4, 1);
  office_bind(office_rule_for_all(&it), office_at_most(250));
  office_bind(office_rule(&it, KEY_GENDER, MALE), office_at_least(2));
  office_bind(office_rule(&it, KEY_GENDER, MALE), office_at_least(1));
  return expect("one man, in place of two", &it, true, 3, 60);
}

static int test_minimum_asks_only_who_can_come(void) {
  struct instance it = office_make(3, 1);
  struct rule *home = office_rule(&it, KEY_GENDER, MALE);
  home->duty = DUTY_WFH;
  office_bind(office_rule_for_all(&it), office_at_least(3));
  return expect("three asked for, one can come", &it, true, 0, 60);
}

static int test_closed_people_and_home_maximum(void) {
  struct instance it = office_make(4, 1);
  struct rule *closed = office_rule(&it, KEY_GENDER, MALE);
  closed->closes = true;
  struct bound bound = office_at_most(250);
  bound.counted = COUNTED_WFH;
  office_bind(office_rule_for_all(&it), bound);
  office_rule_for_all(&it)->fill = FILL_LEAST;
  int wrong = expect("one at home beside two who are closed", &it, true, 1, 60);
  it.rules[0].closes = false;
  it.rules[0].duty = DUTY_WFH;
  return wrong + expect("a duty at home counts", &it, false, 0, 0);
}

static int test_sectors(void) {
  struct instance it = office_make(4, 1);
  office_bind(office_rule(&it, KEY_GENDER, MALE), office_at_most(500));
  struct rule *rest = office_rule_for_all(&it);
  rest->rest = true;
  rest->duty = DUTY_WFH;
  it.circulars[0].sector_count = 2;
  return expect("a man comes, the rest is at home", &it, true, 1, 60);
}

static int test_birthday(void) {
  struct instance it = office_make(1, 1);
  it.days[0] = day_of(2022, 2, 28);
  it.circulars[0].valid.items[0] = (struct range){it.days[0], it.days[0] + 1};
  it.days[it.day_count++] = it.days[0] + 1;
  it.indonesia = false;
  struct rule *rule = office_rule(&it, KEY_AGE, 0);
  it.selectors[0].clauses[0].values[0] = (struct value){.low = 50, .high = OPEN_DAY};
  rule->duty = DUTY_WFH;
  int wrong = expect("50 on the second day", &it, true, 0, 30);
  it.people[0].born = day_of(1972, 2, 29);
  return wrong + expect("born on 29 February, 50 on 1 March", &it, true, 0, 30);
}

static int test_fair_with_leave(void) {
  struct instance it = office_make(2, 3); /* Monday, Wednesday */
  it.absences[it.absence_count++] = (struct absence){0, 1, {it.days[0], it.days[0]}};
  office_bind(office_rule_for_all(&it), office_at_most(500));
  return expect("one comes on Monday; on Wednesday the other", &it, true, 1, 60 + 30);
}

static int test_history(void) {
  struct instance it = office_make(2, 1);
  it.history[0] = (struct history){true, 1, 1};
  office_bind(office_rule_for_all(&it), office_at_most(500));
  return expect("who came before stays at home", &it, true, 1, 30 + 60);
}

/* The second circular, for the same days. */
static void add_circular(struct instance *it) {
  struct circular *circular = &it->circulars[it->circular_count];
  *circular = it->circulars[0];
  circular->place = circular->number = it->circular_count++;
  circular->first_rule = it->rule_count;
  circular->rule_count = circular->sector_count = 0;
}

static int test_two_circulars(void) {
  struct instance it = office_make(4, 1);
  office_bind(office_rule_for_all(&it), office_at_most(250));
  add_circular(&it);
  office_bind(office_rule_for_all(&it), office_at_most(500));
  int wrong = expect("the later circular wins", &it, true, 2, 2 * 60);
  it.circulars[0].number = 7;
  it.circulars[1].valid.items[0].first++;
  it.circulars[1].valid.items[0].last++;
  wrong += expect("it is not in force yet", &it, true, 3, 60);
  it.circulars[1].extends = 7;
  it.circulars[1].revokes = 7;
  it.days[0]++;
  it.indonesia = false;
  wrong += expect("who is revoked is not extended", &it, true, 2, 2 * 60);
  it.circulars[1].revokes = 0;
  it.rules[1].bounds[0].counted = COUNTED_WFH;
  return wrong + expect("who is extended is in force with it: a quarter in, half at home", &it, false, 0, 0);
}

static int test_minimum_out_of_scope(void) {
  struct instance it = office_make(4, 1);
  office_bind(office_rule_for_all(&it), office_at_least(4));
  add_circular(&it);
  struct rule *men = office_rule(&it, KEY_GENDER, MALE);
  it.circulars[1].scope = men->who;
  men->who = NOTHING;
  office_bind(men, office_at_least(0));
  office_rule_for_all(&it)->fill = FILL_LEAST;
  it.rules[2].circular = 0;
  struct rule last = it.rules[2];
  it.rules[2] = it.rules[1];
  it.rules[1] = last;
  it.circulars[0].rule_count = 2;
  it.circulars[1].first_rule = 2;
  it.circulars[1].rule_count = 1;
  return expect("women, out of its scope, still must come", &it, true, 2, 2 * 60);
}

static int expect_wishes(const char *what, const struct instance *it, int against_wish, int elsewhere) {
  static struct day_law laws[MAX_DAYS];
  for (int d = 0; d < it->day_count; d++) law_of_day(it, it->days[d], &laws[d]);
  struct stretch stretch = {.end = it->day_count};
  struct best best = brute_best(it, laws, &stretch);
  bool right = best.against_wish == against_wish && best.elsewhere == elsewhere;
  if (!right)
    printf("%s: %d against wishes, %d elsewhere; expected %d, %d\n", what, best.against_wish, best.elsewhere,
           against_wish, elsewhere);
  return !right;
}

static int test_wishes_before_fill(void) {
  struct instance it = office_make(4, 1);
  office_bind(office_rule_for_all(&it), office_at_most(500));
  office_rule(&it, KEY_GENDER, MALE)->wish = DUTY_WFH;
  int wrong = expect("two men wish to be at home, two women come", &it, true, 2, 2 * 60);
  office_bind(&it.rules[0], office_at_least(2));
  it.rules[1].who = NOTHING;
  wrong += expect("all wish to be at home, two must come", &it, true, 2, 2 * 60);
  wrong += expect_wishes("all wish to be at home, two must come", &it, 2, 0);
  it.rules[0].bound_count = 0;
  return wrong + expect("all wish to be at home, and are, against fill", &it, true, 4, 0);
}

static int test_days_off_by_rota_are_worked(void) {
  struct instance it = office_make(2, 3); /* Monday, Wednesday */
  struct rule *rota = office_rule(&it, KEY_GENDER, MALE);
  rota->duty = DUTY_OFF;
  rota->when.weekdays = 1;
  office_bind(office_rule_for_all(&it), office_at_most(500));
  return expect("off on Monday, comes on Wednesday", &it, true, 1, 30 + 30);
}

static int test_minimum_elsewhere(void) {
  struct instance it = office_make(3, 1);
  struct bound bound = office_at_least(2);
  bound.counted = COUNTED_WFA;
  office_bind(office_rule_for_all(&it), bound);
  int wrong = expect("two must be WFA", &it, true, 2, 60) + expect_wishes("two must be WFA", &it, 0, 2);
  it.rules[0].bounds[0].counted = COUNTED_AWAY;
  return wrong + expect_wishes("two must be away: at home", &it, 0, 0);
}

static int expect_smooth(const char *what, const struct instance *it, long level, long even) {
  static struct day_law laws[MAX_DAYS];
  for (int d = 0; d < it->day_count; d++) law_of_day(it, it->days[d], &laws[d]);
  struct stretch stretch = {.end = it->day_count};
  struct smooth smooth = {0};
  smooth_best(it, laws, &stretch, brute_best(it, laws, &stretch).fairness, &smooth);
  bool right = smooth.level == level && smooth.even == even;
  if (!right) printf("%s: level %ld, even %ld; expected %ld, %ld\n", what, smooth.level, smooth.even, level, even);
  return !right;
}

static int test_level_and_even(void) {
  struct instance it = office_make(2, 8); /* Monday, Wednesday to Friday, Monday */
  office_bind(office_rule_for_all(&it), office_at_most(500));
  int wrong = expect_smooth("one of two each day, two days each in the first week", &it, 5, 4 + 4 + 1);
  it = office_make(4, 3); /* Monday, Wednesday */
  it.units[it.unit_count++] = it.units[0];
  it.people[2].unit = it.people[3].unit = 2;
  office_bind(office_rule_for_all(&it), office_at_most(500));
  it.rules[0].bounds[0].per = PER_ALL;
  return wrong + expect_smooth("one of each of two agencies each day", &it, 4, 4);
}

int selftest_run(void) {
  int wrong = test_nothing_ordered() + test_quarter() + test_absent_person_is_in_headcount() +
              test_last_maximum_counts() + test_minimum_against_maximum() + test_later_minimum_replaces() +
              test_minimum_asks_only_who_can_come() + test_closed_people_and_home_maximum() + test_sectors() +
              test_birthday() + test_fair_with_leave() + test_history() + test_two_circulars() +
              test_minimum_out_of_scope() + test_wishes_before_fill() + test_days_off_by_rota_are_worked() +
              test_minimum_elsewhere() + test_level_and_even() + selftest_whole();
  return wrong > 0;
}
