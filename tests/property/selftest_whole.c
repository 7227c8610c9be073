#include "office.h"
#include "every.h"
#include "selftest.h"
#include <stdio.h>

enum { PAGI = 1, SIANG = 2 };

static void read_law(const struct instance *it, struct day_law laws[MAX_DAYS], struct span_law *spans) {
  for (int d = 0; d < it->day_count; d++) law_of_day(it, it->days[d], &laws[d]);
  law_of_spans(it, laws, spans);
}

/* What the best reach, in the order of the promises; fairness in sixtieths. passed: what bounds are passed by. */
static int expect(const char *what, struct instance *it, int passed, const long promises[PROMISES]) {
  static struct day_law laws[MAX_DAYS];
  static struct span_law spans;
  struct reached best = {0}, expected = {{passed}};
  it->first_of_block[1] = it->day_count;
  read_law(it, laws, &spans);
  struct stretch stretch = {.end = it->day_count};
  enum found found = every_best(it, laws, &spans, &stretch, passed > 0, &best);
  for (int i = WISHES; i < PROMISES; i++) expected.sums[i] = promises[i] * (i == FAIR ? FAIR_SCALE / 60 : 1);
  if (found == FOUND && reached_compare(&best, &expected) == 0) return 0;
  printf("%s: found %d,", what, (int)found);
  for (int i = 0; i < PROMISES; i++) printf(" %s %ld (expected %ld)", promise_names[i], best.sums[i], expected.sums[i]);
  printf("\n");
  return 1;
}
#define REACHES(wishes, fill, elsewhere, ...) ((const long[PROMISES]){0, wishes, fill, elsewhere, 0, __VA_ARGS__})

static int expect_none(const char *what, struct instance *it) {
  static struct day_law laws[MAX_DAYS];
  static struct span_law spans;
  struct reached best;
  read_law(it, laws, &spans);
  if (every_best(it, laws, &spans, &(struct stretch){.end = it->day_count}, false, &best) == FOUND_NONE) return 0;
  printf("%s: there should be no roster\n", what);
  return 1;
}

static struct bound own_days(enum over over, int most) {
  return (struct bound){.max = {true, false, most}, .per = PER_PERSON, .over = over};
}

static int test_own_days(void) {
  struct instance it = office_make(2, 8); /* Monday, Wednesday to Friday, Monday */
  struct rule *rule = office_rule_for_all(&it);
  office_bind(rule, own_days(OVER_WEEK, 2));
  int wrong = expect("two days a week", &it, 0, REACHES(0, 4, 0, 2 * 9 * 12, 8, 2 * 5, 0));
  rule->bounds[0] = own_days(OVER_WINDOW, 2);
  rule->bounds[0].exactly = rule->bounds[0].max;
  rule->bounds[0].max.given = false;
  wrong += expect("two days of the window, one of a day", &it, 0, REACHES(0, 6, 0, 2 * 4 * 12, 4, 2 + 4, 0));
  rule->fill = FILL_LEAST;
  return wrong + expect("and no fewer", &it, 0, REACHES(0, 4, 0, 2 * 4 * 12, 4, 2 + 4, 0));
}

static int test_own_days_displaced(void) {
  struct instance it = office_make(1, 5); /* Monday, Wednesday to Friday */
  office_bind(office_rule_for_all(&it), own_days(OVER_WEEK, 1));
  struct rule *wednesday = office_rule_for_all(&it);
  office_bind(wednesday, own_days(OVER_WEEK, 1));
  wednesday->when.weekdays = 1 << 2;
  int wrong = expect("one of three days, and Wednesday", &it, 0, REACHES(0, 2, 0, 4 * 15, 2, 4, 0));
  wednesday->bounds[0].over = OVER_WINDOW;
  return wrong + expect("a week and a window are two maxima", &it, 0, REACHES(0, 3, 0, 15, 1, 1, 0));
}

static int test_own_minimum_asks_for_days_that_can_be(void) {
  struct instance it = office_make(1, 5);
  it.absences[it.absence_count++] = (struct absence){0, 0, {it.days[0], it.days[3]}};
  struct rule *rule = office_rule_for_all(&it);
  rule->fill = FILL_LEAST;
  office_bind(rule, (struct bound){.min = {true, false, 3}, .per = PER_PERSON, .over = OVER_WEEK});
  return expect("three days asked for, one is left", &it, 0, REACHES(0, 1, 0, 60, 1, 1, 0));
}

static int test_closed_days_are_no_days_at_home(void) {
  struct instance it = office_make(1, 5);
  struct rule *closed = office_rule_for_all(&it);
  closed->closes = true;
  closed->when.weekdays = 1 << 0 | 1 << 2;
  struct rule *rule = office_rule_for_all(&it);
  rule->fill = FILL_LEAST;
  office_bind(rule, own_days(OVER_WEEK, 1));
  rule->bounds[0].counted = COUNTED_WFH;
  return expect("one day at home beside two that are closed", &it, 0, REACHES(0, 1, 0, 15, 1, 1, 0));
}

static int test_rotation(void) {
  struct instance it = office_make(1, 8);
  it.rotate = ROTATE_WEEK;
  office_bind(office_rule_for_all(&it), own_days(OVER_WEEK, 3));
  int wrong = expect("four days are too many, so none", &it, 0, REACHES(0, 4, 0, 12, 1, 1, 0));
  it = office_make(3, 1);
  it.rotate = ROTATE_TEAM;
  it.people[2].team = NOTHING;
  office_bind(office_rule_for_all(&it), office_at_most(500));
  wrong += expect("a team of two is too many, so who has none", &it, 0, REACHES(0, 2, 0, 60, 1, 1, 0));
  it.person_count = 2;
  wrong += expect("a team alone", &it, 0, REACHES(0, 2, 0, 0, 0, 0, 0));
  it.people[1].unit = 1;
  return wrong + expect("of another unit is another team", &it, 0, REACHES(0, 1, 0, 60, 1, 1, 0));
}

static void give_shifts(struct rule *rule, int first, int change, int last) {
  rule->shifts[rule->shift_count++] = (struct shift){PAGI, first, change};
  rule->shifts[rule->shift_count++] = (struct shift){SIANG, change, last};
}

static int test_shifts(void) {
  struct instance it = office_make(3, 1);
  struct rule *rule = office_rule(&it, KEY_GENDER, MALE);
  give_shifts(rule, 450, 780, 0);
  int wrong = expect("two men in two shifts", &it, 0, REACHES(0, 0, 0, 3 * 60, 9, 3, 2));
  struct bound bound = office_at_most(334);
  bound.over = OVER_SHIFT;
  office_bind(office_rule_for_all(&it), bound);
  wrong += expect("who has no shift counts in each", &it, 0, REACHES(0, 1, 0, 2 * 60, 4, 2, 2));
  it.rules[1].bounds[0] = office_at_least(2);
  it.rules[1].bounds[0].over = OVER_SHIFT;
  wrong += expect("two in each shift: she and a man", &it, 0, REACHES(0, 0, 0, 3 * 60, 9, 3, 2));
  it.rules[0].shift_count = 1;
  it.rules[1].who = it.rules[0].who;
  it.rules[1].bounds[0] = office_at_most(0);
  it.rules[1].bounds[0].over = OVER_SHIFT;
  return wrong + expect("no man, whatever his shift", &it, 0, REACHES(0, 2, 0, 60, 1, 1, 0));
}

static int test_each_shift_asks(void) {
  struct instance it = office_make(3, 1);
  give_shifts(office_rule_for_all(&it), 450, 780, 1080);
  office_bind(office_rule_for_all(&it), office_at_least(2));
  it.rules[1].bounds[0].over = OVER_SHIFT;
  return expect_none("two in each of two shifts, of three", &it) +
         expect("one is lacking", &it, 1, REACHES(0, 0, 0, 3 * 60, 9, 3, 5));
}

static int test_capacity(void) {
  struct instance it = office_make(3, 1);
  it.place_count = 1;
  it.capacity[0] = 1;
  it.units[0].place = 0;
  int wrong = expect("a room for one", &it, 0, REACHES(0, 2, 0, 60, 1, 1, 0));
  give_shifts(office_rule_for_all(&it), 450, 780, 0);
  wrong += expect("one goes, one comes", &it, 0, REACHES(0, 1, 0, 2 * 60, 4, 2, 2));
  it.rules[0].shifts[1].start--;
  wrong += expect("one comes before the other goes", &it, 0, REACHES(0, 2, 0, 60, 1, 1, 1));
  office_rule(&it, KEY_GENDER, MALE)->duty = DUTY_WFO;
  return wrong + expect_none("two must come", &it) + expect("one is too many", &it, 1, REACHES(0, 1, 0, 120, 4, 2, 2));
}

static int test_third_modes(void) {
  struct instance it = office_make(2, 1);
  office_rule(&it, KEY_GENDER, MALE)->wish = DUTY_OFF;
  int wrong = expect("he wishes to be off", &it, 0, REACHES(0, 1, 0, 60, 1, 1, 0));
  it.rules[0].wish = DUTY_NONE;
  office_bind(&it.rules[0], office_at_least(1));
  it.rules[0].bounds[0].counted = COUNTED_WFA;
  wrong += expect("he must be WFA", &it, 0, REACHES(0, 1, 1, 60, 1, 1, 0));
  it.rules[0].bounds[0].counted = COUNTED_AWAY;
  wrong += expect("he must be away: at home", &it, 0, REACHES(0, 1, 0, 60, 1, 1, 0));
  struct rule *rule = office_rule_for_all(&it);
  office_bind(rule, own_days(OVER_WEEK, 0));
  rule->bounds[0].counted = COUNTED_WFH;
  return wrong + expect_none("nobody at home", &it);
}

static int test_own_minimum_opens_a_mode(void) {
  struct instance it = office_make(1, 5);
  struct rule *rule = office_rule_for_all(&it);
  office_bind(rule, (struct bound){.exactly = {true, false, 2}, .per = PER_PERSON, .over = OVER_WEEK});
  rule->bounds[0].counted = COUNTED_OFF;
  return expect("two days of four off by rota", &it, 0, REACHES(0, 2, 2, 4 * 15, 2, 4, 0));
}

static int test_crossing_groups(void) {
  struct instance it = office_make(4, 1);
  it.people[0].tags = it.people[1].tags = 1;
  office_bind(office_rule(&it, KEY_GENDER, MALE), office_at_least(1));
  office_bind(office_rule(&it, KEY_TAG, 0), office_at_least(1));
  office_rule_for_all(&it)->fill = FILL_LEAST;
  int wrong = expect("a man who is pregnant is both", &it, 0, REACHES(0, 1, 0, 60, 1, 1, 0));
  it.rules[0].bounds[0].min.value = 2;
  office_bind(&it.rules[2], office_at_most(250));
  return wrong + expect("two men, but one may come", &it, 1, REACHES(0, 1, 0, 60, 1, 1, 0));
}

/* A roster, and what of it is not lawful. */
static int expect_broken(const char *what, const struct instance *it, const struct day_plan *plans, bool broken) {
  static struct day_law laws[MAX_DAYS];
  static struct span_law spans;
  read_law(it, laws, &spans);
  if ((law_broken(it, laws, &spans, plans) != NULL) == broken) return 0;
  printf("%s: should be %s\n", what, broken ? "broken" : "lawful");
  return 1;
}

static int test_broken_rosters(void) {
  struct instance it = office_make(2, 3); /* Monday, Wednesday */
  it.indonesia = false;
  it.day_count = it.first_of_block[1] = 2;
  struct day_plan plans[MAX_DAYS] = {{{MODE_WFO, MODE_WFH}, {0}}, {{MODE_WFH, MODE_WFO}, {0}}};
  office_bind(office_rule_for_all(&it), own_days(OVER_WINDOW, 1));
  int wrong = expect_broken("a day each", &it, plans, false);
  plans[0].shifts[0] = PAGI;
  wrong += expect_broken("a shift where there is none", &it, plans, true);
  give_shifts(office_rule(&it, KEY_GENDER, MALE), 450, 780, 0);
  wrong += expect_broken("his shift", &it, plans, false);
  plans[0].shifts[0] = 0;
  wrong += expect_broken("no shift where there are two", &it, plans, true);
  plans[0].shifts[0] = SIANG;
  plans[0].modes[1] = MODE_WFO;
  wrong += expect_broken("two days", &it, plans, true);
  plans[0].modes[1] = MODE_WFA;
  wrong += expect_broken("a mode that is not open", &it, plans, true);
  office_rule_for_all(&it)->wish = DUTY_WFA;
  wrong += expect_broken("a mode that a wish opens", &it, plans, false);
  it.rotate = ROTATE_WEEK;
  wrong += expect_broken("in and out in one week", &it, plans, true);
  it.rotate = ROTATE_TEAM;
  return wrong + expect_broken("in and out in one team", &it, plans, true);
}

/* Days that can be tried by themselves, tried both ways. */
static int test_against_brute_force(void) {
  static struct instance it;
  static struct day_law laws[MAX_DAYS];
  static struct span_law spans;
  int wrong = 0;
  for (uint64_t number = 0; number < 200; number++) {
    struct random random = random_of(1, number);
    instance_make(&it, DAY_BY_DAY, &random);
    if (it.person_count > SEARCHED_PEOPLE) continue;
    read_law(&it, laws, &spans);
    struct stretch stretch = {.end = it.first_of_block[1]};
    struct best best = brute_best(&it, laws, &stretch);
    struct reached reached = {0};
    enum found found = every_best(&it, laws, &spans, &stretch, false, &reached);
    bool same =
        best.feasible == (found == FOUND) &&
        (found == FOUND_NONE || (best.against_wish == reached.sums[WISHES] && best.against_fill == reached.sums[FILL] &&
                                 best.elsewhere == reached.sums[ELSEWHERE] && best.fairness == reached.sums[FAIR]));
    if (!same) printf("instance %d: day by day and all together find other bests\n", (int)number);
    wrong += !same;
  }
  return wrong;
}

int selftest_whole(void) {
  return test_own_days() + test_own_days_displaced() + test_own_minimum_asks_for_days_that_can_be() +
         test_closed_days_are_no_days_at_home() + test_rotation() + test_shifts() + test_each_shift_asks() +
         test_capacity() + test_third_modes() + test_own_minimum_opens_a_mode() + test_crossing_groups() +
         test_broken_rosters() + test_against_brute_force();
}
