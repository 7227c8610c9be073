/* Contract 8, bounds: for each sentence a roster on either side of it. */
#include "office.h"

/* One agency of so many people, one rule with one bound on the office. */
static struct office *one_agency(int count, struct bound **bound) {
  struct office *office = office_open();
  add_people(office, add_unit(office, "bappeda", NONE, "badan"), count);
  *bound = add_bound(office, add_rule(office, "others"), COUNTED_WFO);
  return office;
}

/* How many of them may, or must, be in the office on Wednesday: the roster with so many is lawful, and the one beside
 * it is not. */
static void most_is(struct office *office, int count) {
  fill(office, MODE_WFH);
  put_people(office, 0, count, WED, MODE_WFO);
  lawful(office);
  put_people(office, 0, count + 1, WED, MODE_WFO);
  breaks(office, "[breach-maximum]");
}
static void least_is(struct office *office, int count) {
  fill(office, MODE_WFO);
  put_people(office, 0, (int)office->model.world.people.count, WED, MODE_WFH);
  put_people(office, 0, count, WED, MODE_WFO);
  lawful(office);
  put(office, (uint32_t)count - 1, WED, MODE_WFH);
  breaks(office, "[breach-minimum]");
}

static void a_maximum_counts_people(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(10, &bound);
  office->circular->rules[0].cite = STR("butir 3");
  bound->max = people(3);
  most_is(office, 3);
  says(office, "4 people of bappeda are in the office on Wed 2022-02-02 but at most 3 may (others, butir 3)");
  office_close(office);
}

static void a_minimum_counts_people(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(10, &bound);
  bound->min = people(2);
  least_is(office, 2);
  says(office, "1 person of bappeda is in the office on Wed 2022-02-02 but at least 2 must be (others)");
  office_close(office);
}

static void maxima_round_down_and_minima_up(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(10, &bound);
  bound->max = percent(25);
  most_is(office, 2);
  bound->round = ROUND_UP;
  most_is(office, 3);
  bound->max = percent(24);
  bound->round = ROUND_NEAREST;
  most_is(office, 2);
  bound->max = percent(25);
  most_is(office, 3);

  bound->max.given = false;
  bound->min = percent(21);
  bound->round = ROUND_DEFAULT;
  least_is(office, 3);
  bound->round = ROUND_DOWN;
  least_is(office, 2);
  bound->round = ROUND_NEAREST;
  least_is(office, 2);
  office_close(office);
}

static void exactly_is_both_and_rounds_down(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(10, &bound);
  bound->exactly = percent(25);
  fill(office, MODE_WFH);
  for (int day = 0; day < DAYS; day++) put_people(office, 0, 2, day, MODE_WFO);
  lawful(office);
  put(office, 2, WED, MODE_WFO);
  breaks(office, "3 people of bappeda are in the office on Wed 2022-02-02 but at most 2 may");
  put_people(office, 1, 2, WED, MODE_WFH);
  breaks(office, "1 person of bappeda is in the office on Wed 2022-02-02 but at least 2 must be");
  office_close(office);
}

static void rounding_is_exact(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(100, &bound);
  bound->max = percent(29); /* 0.29 × 100 is 28.999… in binary */
  most_is(office, 29);
  bound->max = percent(28.999999);
  most_is(office, 28);
  bound->max.given = false;
  bound->min = percent(7);
  least_is(office, 7);
  bound->min = percent(7.000001);
  least_is(office, 8);
  office_close(office);
}

static void at_least_lifts_percentages_but_not_none(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(3, &bound);
  bound->max = percent(25);
  most_is(office, 0);
  bound->at_least = 1;
  most_is(office, 1);
  bound->max = percent(0);
  most_is(office, 0);

  bound->max.given = false;
  bound->exactly = percent(25);
  fill(office, MODE_WFH);
  for (int day = 0; day < DAYS; day++) put(office, 0, day, MODE_WFO);
  lawful(office);
  put(office, 0, WED, MODE_WFH);
  breaks(office, "[breach-minimum]");
  office_close(office);
}

static void every_day_counts_by_itself(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(4, &bound);
  bound->max = people(2);
  fill(office, MODE_WFH);
  for (int day = 0; day < DAYS; day++) put_people(office, 0, 2, day, MODE_WFO);
  lawful(office);
  put(office, 2, MON, MODE_WFO);
  put(office, 2, FRI, MODE_WFO);
  assert_int_equal(breaches(office), 2);
  says(office, "Mon 2022-01-31");
  says(office, "Fri 2022-02-04");
  office_close(office);
}

static void a_rule_acts_only_when_it_says(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(4, &bound);
  bound->max = people(0);
  office->circular->rules[0].when.weekdays = 1 << WED;
  fill(office, MODE_WFO);
  put_people(office, 0, 4, WED, MODE_WFH);
  lawful(office);
  put(office, 0, WED, MODE_WFO);
  breaks(office, "[breach-maximum]");
  office_close(office);
}

static void the_absent_are_of_the_headcount(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(8, &bound);
  add_absence(office, 6, MON, FRI, ABSENCE_SICK);
  add_absence(office, 7, MON, FRI, ABSENCE_LEAVE);
  bound->max = percent(50);
  most_is(office, 4);
  bound->of = OF_AVAILABLE;
  most_is(office, 3);
  office_close(office);
}

static void who_does_not_work_is_not_of_the_headcount(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(4, &bound);
  uint32_t clinic = add_unit(office, "klinik", 0, "klinik");
  office->model.world.units.items[clinic].week = 0x3f;
  uint32_t first = add_people(office, clinic, 4);
  office->circular->valid.ranges[0].last = FIRST_DAY + 5;
  bound->max = percent(50);
  fill_days(office, MODE_WFH, 6);
  put_people(office, first, 4, FRI, MODE_WFO);
  put_people(office, first, 2, 5, MODE_WFO);
  lawful(office);
  put(office, first + 2, 5, MODE_WFO);
  breaks(office, "3 people of bappeda are in the office on Sat 2022-02-05 but at most 2 may");
  office_close(office);
}

static void duties_and_closures_leave_the_base(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(8, &bound);
  bound->max = percent(50);
  struct rule *home = add_rule(office, "rumah");
  who_says(office, &home->who, KEY_NIP, "198001012005011007");
  home->duty = DUTY_WFH;
  struct rule *closed = add_rule(office, "tutup");
  who_says(office, &closed->who, KEY_NIP, "198001012005011008");
  closed->closes = true;
  most_is(office, 4);
  office_close(office);
}

/* dinas with a uptd with a section below, and a section of its own */
struct tree {
  uint32_t dinas, uptd, section, own;
};
static struct tree add_tree(struct office *office) {
  struct tree tree;
  tree.dinas = add_unit(office, "dinas", NONE, "dinas");
  tree.uptd = add_unit(office, "uptd", tree.dinas, "uptd");
  tree.section = add_unit(office, "seksi", tree.uptd, "seksi");
  tree.own = add_unit(office, "bidang", tree.dinas, "bidang");
  return tree;
}

static void people_count_in_the_nearest_unit_of_the_kinds(void **state) {
  (void)state;
  struct office *office = office_open();
  struct tree tree = add_tree(office);
  uint32_t uptd = add_people(office, tree.uptd, 2), section = add_people(office, tree.section, 2);
  uint32_t own = add_people(office, tree.own, 4);
  struct bound *bound = add_bound(office, add_rule(office, "r"), COUNTED_WFO);
  symbol kinds[] = {word(office, "UPTD"), word(office, "cabang")};
  bound->per = PER_KINDS;
  bound->kinds = kinds;
  bound->kind_count = 2;
  bound->max = percent(50);
  fill(office, MODE_WFH);
  put_people(office, own, 4, MON, MODE_WFO); /* in no group */
  put(office, uptd, MON, MODE_WFO);
  put(office, section, MON, MODE_WFO);
  lawful(office);
  put(office, section + 1, MON, MODE_WFO);
  breaks(office, "3 people of uptd are in the office on Mon 2022-01-31 but at most 2 may");

  bound->kinds_and_agency = true; /* the rest of the agency, without the uptd */
  put(office, section + 1, MON, MODE_WFH);
  breaks(office, "4 people of dinas are in the office on Mon 2022-01-31 but at most 2 may");
  put_people(office, own, 2, MON, MODE_WFH);
  lawful(office);
  office_close(office);
}

static void groups_are_agency_unit_place_or_all(void **state) {
  (void)state;
  struct office *office = office_open();
  struct tree tree = add_tree(office);
  uint32_t hall = add_place(office, "gedung-a");
  uint32_t section = add_people(office, tree.section, 2), own = add_people(office, tree.own, 2);
  uint32_t other = add_people(office, add_unit(office, "lain", NONE, ""), 2);
  office->model.world.people.items[section].place = hall;
  office->model.world.people.items[other].place = hall;
  struct bound *bound = add_bound(office, add_rule(office, "r"), COUNTED_WFO);
  bound->max = people(1);
  fill(office, MODE_WFH);
  put(office, section, MON, MODE_WFO);
  put(office, own, MON, MODE_WFO);
  put(office, other, MON, MODE_WFO);
  breaks(office, "2 people of dinas are");
  bound->per = PER_UNIT;
  lawful(office);
  bound->per = PER_PLACE;
  breaks(office, "2 people at gedung-a are");
  bound->per = PER_ALL;
  breaks(office, "3 people are in the office on Mon");
  office_close(office);
}

static void a_group_holds_only_whom_the_rule_selects(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(8, &bound);
  office->model.world.people.items[6].gender = office->model.world.people.items[7].gender = GENDER_FEMALE;
  who_is(office, &office->circular->rules[0].who, KEY_GENDER, GENDER_FEMALE);
  bound->max = percent(50);
  fill(office, MODE_WFO);
  for (int day = 0; day < DAYS; day++) put(office, 6, day, MODE_WFH);
  lawful(office);
  put(office, 6, MON, MODE_WFO);
  breaks(office, "2 people of bappeda are in the office on Mon 2022-01-31 but at most 1 may");
  office_close(office);
}

static void the_last_maximum_has_the_person(void **state) {
  (void)state;
  struct office *office = office_open();
  struct tree tree = add_tree(office);
  uint32_t own = add_people(office, tree.own, 10), uptd = add_people(office, tree.uptd, 4);
  struct bound *ten = add_bound(office, add_rule(office, "opd"), COUNTED_WFO);
  ten->max = percent(20);
  struct rule *upt = add_rule(office, "upt");
  who_is(office, &upt->who, KEY_UNIT, tree.uptd);
  struct bound *half = add_bound(office, upt, COUNTED_WFO);
  half->per = PER_UNIT;
  half->max = percent(50);

  fill(office, MODE_WFH);
  put_people(office, own, 2, MON, MODE_WFO);
  put_people(office, uptd, 2, MON, MODE_WFO);
  lawful(office);
  put(office, own + 2, MON, MODE_WFO); /* 20% of 10, not of 14 and not with the others */
  breaks(office, "3 people of dinas are in the office on Mon 2022-01-31 but at most 2 may (opd)");
  put(office, own + 2, MON, MODE_WFH);
  put(office, uptd + 2, MON, MODE_WFO);
  breaks(office, "3 people of uptd are in the office on Mon 2022-01-31 but at most 2 may (upt)");

  upt->when.weekdays = 1 << TUE; /* elsewhere all 14 are in the first */
  breaks(office, "5 people of dinas are in the office on Mon 2022-01-31 but at most 2 may (opd)");
  put_people(office, uptd, 3, MON, MODE_WFH);
  lawful(office);
  office_close(office);
}

static void an_earlier_maximum_does_not_displace(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(4, &bound);
  bound->max = people(1);
  add_bound(office, add_rule(office, "kemudian"), COUNTED_WFO)->max = people(3);
  most_is(office, 3);
  office_close(office);
}

static void a_maximum_without_a_group_for_them_takes_nobody(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(4, &bound);
  uint32_t hall = add_place(office, "gedung-a");
  bound->max = people(1);
  struct bound *place = add_bound(office, add_rule(office, "gedung"), COUNTED_WFO);
  place->per = PER_PLACE;
  place->max = people(3);
  most_is(office, 1);
  for (int i = 0; i < 4; i++) office->model.world.people.items[i].place = hall;
  most_is(office, 3);
  office_close(office);
}

static void other_modes_and_minima_take_nobody(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(4, &bound);
  bound->max = people(1);
  struct rule *later = add_rule(office, "kemudian");
  add_bound(office, later, COUNTED_WFH)->max = people(4);
  add_bound(office, later, COUNTED_WFO)->min = people(0);
  most_is(office, 1);
  office_close(office);
}

static void maxima_of_one_list_hold_together(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(8, &bound);
  uint32_t hall = add_place(office, "gedung-a");
  for (int i = 0; i < 4; i++) office->model.world.people.items[i].place = hall;
  bound->max = percent(50);
  struct bound *place = add_bound(office, &office->circular->rules[0], COUNTED_WFO);
  place->per = PER_PLACE;
  place->max = percent(25);
  fill(office, MODE_WFH);
  put(office, 0, MON, MODE_WFO);
  put_people(office, 4, 3, MON, MODE_WFO);
  lawful(office);
  put(office, 1, MON, MODE_WFO);
  put(office, 4, MON, MODE_WFH);
  breaks(office, "2 people at gedung-a are");
  put(office, 1, MON, MODE_WFH);
  put_people(office, 4, 4, MON, MODE_WFO);
  breaks(office, "5 people of bappeda are");
  office_close(office);
}

static void exactly_displaces_and_is_displaced_whole(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(8, &bound);
  bound->max = people(1);
  struct rule *half = add_rule(office, "separuh");
  add_bound(office, half, COUNTED_WFO)->exactly = percent(50);
  fill(office, MODE_WFH);
  for (int day = 0; day < DAYS; day++) put_people(office, 0, 4, day, MODE_WFO);
  lawful(office);

  /* Six have a maximum of their own on Wednesday: one of the two others must come, and no more. */
  struct rule *six = add_rule(office, "enam");
  struct clause *nips = add_clause(office, &six->who, KEY_NIP);
  const char *names[] = {"198001012005011001", "198001012005011002", "198001012005011003",
                         "198001012005011004", "198001012005011005", "198001012005011006"};
  for (int i = 0; i < 6; i++) nips->values[nips->value_count++].text = word(office, names[i]);
  six->when.weekdays = 1 << WED;
  add_bound(office, six, COUNTED_WFO)->max = percent(100);
  fill(office, MODE_WFH);
  for (int day = 0; day < DAYS; day++) put_people(office, 0, 4, day, MODE_WFO);
  breaks(office, "0 people of bappeda are in the office on Wed 2022-02-02 but at least 1 must be (separuh)");
  put(office, 7, WED, MODE_WFO);
  lawful(office);
  put_people(office, 0, 6, WED, MODE_WFH);
  lawful(office);
  put(office, 6, WED, MODE_WFO);
  breaks(office, "2 people of bappeda are in the office on Wed 2022-02-02 but at most 1 may (separuh)");
  office_close(office);
}

static void minima_add_up(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(8, &bound);
  bound->min = people(4);
  struct rule *later = add_rule(office, "kemudian");
  who_is(office, &later->who, KEY_GENDER, GENDER_MALE); /* all, but not as written */
  add_bound(office, later, COUNTED_WFO)->min = people(2);
  least_is(office, 4);
  bound->min = people(2);
  later->bounds[0].min = people(4);
  least_is(office, 4);
  office_close(office);
}

static void a_minimum_holds_for_those_a_maximum_took(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(8, &bound);
  bound->min = percent(50);
  bound->max = percent(60);
  add_bound(office, add_rule(office, "kemudian"), COUNTED_WFO)->max = percent(100);
  least_is(office, 4);
  fill(office, MODE_WFO);
  lawful(office);
  office_close(office);
}

static void an_equal_later_minimum_replaces(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(8, &bound);
  struct rule *first = &office->circular->rules[0];
  uint32_t other = add_unit(office, "dinkes", NONE, "dinas");
  bound->min = people(4);
  struct clause *units = who_is(office, &first->who, KEY_UNIT, 0);
  units->values[units->value_count++].index = other;
  who_says(office, &first->who, KEY_POSITION, "")->prefix = true;
  who_says(office, &first->who, KEY_REGION, "Kota Serang");
  office->model.world.units.items[0].region = word(office, "kota serang");
  for (int i = 0; i < 8; i++) office->model.world.columns.items[COLUMN_POSITION].values[i] = word(office, "analis");

  struct rule *later = add_rule(office, "kemudian");
  who_says(office, &later->who, KEY_REGION, "KOTA  SERANG");
  units = who_is(office, &later->who, KEY_UNIT, other);
  units->values[units->value_count++].index = 0;
  who_says(office, &later->who, KEY_POSITION, "")->prefix = true;
  struct bound *second = add_bound(office, later, COUNTED_WFO);
  second->min = people(2);
  least_is(office, 2);

  later->when.weekdays = 0x1f & ~(1 << WED); /* not in force on Wednesday */
  least_is(office, 4);
  later->when.weekdays = 1 << WED;
  least_is(office, 2);

  second->per = PER_UNIT; /* not as written */
  least_is(office, 4);
  second->per = PER_AGENCY;
  second->counted = COUNTED_WFH;
  second->min = people(1);
  fill(office, MODE_WFO);
  put_people(office, 0, 4, WED, MODE_WFH);
  lawful(office);
  put(office, 4, WED, MODE_WFH);
  breaks(office, "but at least 4 must be (others)");
  office_close(office);
}

static void kinds_are_a_set(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(8, &bound);
  symbol ab[] = {word(office, "badan"), word(office, "uptd")}, ba[] = {ab[1], ab[0]};
  bound->per = PER_KINDS;
  bound->kinds = ab;
  bound->kind_count = 2;
  bound->min = people(4);
  struct bound *later = add_bound(office, add_rule(office, "kemudian"), COUNTED_WFO);
  *later = *bound;
  later->kinds = ba;
  later->min = people(2);
  least_is(office, 2);
  later->kind_count = 1;
  later->kinds = ab;
  least_is(office, 4);
  later->kind_count = 2;
  bound->kind_count = 1;
  least_is(office, 4);
  bound->kind_count = 2;
  later->kinds_and_agency = true;
  least_is(office, 4);
  office_close(office);
}

/* Two rules that select the same people in other words: both minima hold. */
static void other_words_do_not_replace(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(8, &bound);
  struct rule *first = &office->circular->rules[0], *later = add_rule(office, "kemudian");
  bound->min = people(4);
  add_bound(office, later, COUNTED_WFO)->min = people(2);
  struct value *age = who_counts(office, &first->who, KEY_AGE, 18, 60);
  struct value *same = who_counts(office, &later->who, KEY_AGE, 18, 60);
  least_is(office, 2);
  same->low = 19;
  least_is(office, 4);
  same->low = age->low;
  same->high = 61;
  least_is(office, 4);
  same->high = age->high;

  first->who.clauses[0].value_count = 2; /* [ 18..60, 0..0 ] */
  first->who.clauses[0].values[1].range = true;
  least_is(office, 4);
  first->who.clauses[0].value_count = 1;
  later->who.clauses[0].value_count = 2;
  later->who.clauses[0].values[1].range = true;
  least_is(office, 4);
  later->who.clauses[0].value_count = 1;
  who_is(office, &later->who, KEY_GENDER, GENDER_MALE);
  least_is(office, 4);
  later->who.count = 1;
  who_is(office, &first->who, KEY_GENDER, GENDER_MALE);
  least_is(office, 4);

  first->who.count = later->who.count = 0;
  for (int i = 0; i < 8; i++) office->model.world.columns.items[COLUMN_TEAM].values[i] = word(office, "a");
  age = who_says(office, &first->who, KEY_TEAM, "a");
  same = who_says(office, &later->who, KEY_TEAM, "A");
  least_is(office, 2);
  same->prefix = true;
  least_is(office, 4);
  office_close(office);
}

static void alternatives_are_a_set(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(8, &bound);
  struct rule *first = &office->circular->rules[0], *later = add_rule(office, "kemudian");
  bound->min = people(4);
  add_bound(office, later, COUNTED_WFO)->min = people(2);
  struct clause *one = add_clause(office, &first->who, KEY_ANY), *other = add_clause(office, &later->who, KEY_ANY);
  one->selector_count = other->selector_count = 2;
  who_is(office, &one->selectors[0], KEY_GENDER, GENDER_MALE);
  who_is(office, &one->selectors[1], KEY_EMPLOYMENT, EMPLOYMENT_PNS);
  who_is(office, &other->selectors[1], KEY_GENDER, GENDER_MALE);
  who_is(office, &other->selectors[0], KEY_EMPLOYMENT, EMPLOYMENT_PNS);
  least_is(office, 2);
  one->selector_count = 1;
  least_is(office, 4);
  one->selector_count = 2;
  other->selector_count = 1;
  least_is(office, 4);
  office_close(office);
}

static void bounds_of_one_list_do_not_replace(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(8, &bound);
  bound->min = people(4);
  add_bound(office, &office->circular->rules[0], COUNTED_WFO)->min = people(2);
  least_is(office, 4);
  office_close(office);
}

static void a_sector_is_itself(void **state) {
  (void)state;
  struct office *office = office_open();
  uint32_t agency = add_unit(office, "bappeda", NONE, "");
  add_people(office, agency, 8);
  struct rule *sector = add_sector(office, "esensial");
  who_is(office, &sector->who, KEY_UNIT, agency);
  add_bound(office, sector, COUNTED_WFO)->min = people(4);
  who_is(office, &add_sector(office, "kosong")->who, KEY_GENDER, GENDER_FEMALE);
  struct rule *rule = add_rule(office, "sama");
  who_is(office, &rule->who, KEY_UNIT, agency); /* the same words, and another thing */
  add_bound(office, rule, COUNTED_WFO)->min = people(2);
  least_is(office, 4);
  rule->who.count = 0;
  struct clause *named = who_is(office, &rule->who, KEY_SECTOR, 0);
  least_is(office, 2);
  named->values[named->value_count++].index = 1;
  least_is(office, 4);
  named->value_count = 1;
  named->values[0].index = 1;
  rule->bounds[0].min = people(8); /* of the other sector, which has nobody */
  least_is(office, 4);
  office_close(office);
}

static void the_lower_half_of_exactly_replaces_no_minimum(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(8, &bound);
  bound->min = people(4);
  struct bound *later = add_bound(office, add_rule(office, "kemudian"), COUNTED_WFO);
  later->exactly = people(2);
  fill(office, MODE_WFO);
  assert_int_equal(breaches(office), DAYS);
  says(office, "at most 2 may");
  fill(office, MODE_WFH);
  assert_int_equal(breaches(office), 2 * DAYS);
  later->exactly.given = false;
  later->max = later->min = people(2);
  assert_int_equal(breaches(office), DAYS);
  says(office, "at least 2 must be (kemudian)");
  office_close(office);
}

static void minima_ask_only_for_people_who_can_come(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(6, &bound);
  add_absence(office, 2, MON, FRI, ABSENCE_SICK);
  struct rule *home = add_rule(office, "rumah");
  who_says(office, &home->who, KEY_NIP, "198001012005011004");
  home->duty = DUTY_WFH;
  struct rule *closed = add_rule(office, "tutup");
  who_says(office, &closed->who, KEY_NIP, "198001012005011005");
  closed->closes = true;
  bound->exactly = percent(100);
  fill(office, MODE_WFO);
  for (int day = 0; day < DAYS; day++) put_people(office, 3, 2, day, MODE_WFH);
  lawful(office);
  put(office, 5, MON, MODE_WFH);
  breaks(office, "2 people of bappeda are in the office on Mon 2022-01-31 but at least 3 must be");

  bound->exactly.given = false;
  bound->min = people(50); /* more than there are */
  breaks(office, "but at least 3 must be");
  put(office, 5, MON, MODE_WFO);
  lawful(office);
  office_close(office);
}

static void the_closed_do_not_count_against_a_maximum_at_home(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(8, &bound);
  bound->counted = COUNTED_WFH;
  bound->max = percent(25);
  struct rule *closed = add_rule(office, "tutup");
  struct clause *nips = add_clause(office, &closed->who, KEY_NIP);
  const char *names[] = {"198001012005011001", "198001012005011002", "198001012005011003", "198001012005011004"};
  for (int i = 0; i < 4; i++) nips->values[nips->value_count++].text = word(office, names[i]);
  closed->closes = true;
  fill(office, MODE_WFO);
  for (int day = 0; day < DAYS; day++) put_people(office, 0, 6, day, MODE_WFH); /* 25% of 8 beside the closed */
  lawful(office);
  put(office, 6, MON, MODE_WFH);
  breaks(office, "3 people of bappeda are working from home on Mon 2022-01-31 but at most 2 may");

  closed->closes = false; /* a duty does not excuse */
  closed->duty = DUTY_WFH;
  put(office, 6, MON, MODE_WFO);
  assert_int_equal(breaches(office), DAYS);

  closed->closes = true;
  closed->duty = DUTY_NONE;
  bound->max.given = false;
  bound->min = people(6); /* but they are at home */
  lawful(office);
  bound->min = people(7);
  assert_int_equal(breaches(office), DAYS);
  office_close(office);
}

static void away_is_home_and_anywhere(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(4, &bound);
  bound->counted = COUNTED_AWAY;
  bound->max = people(2);
  struct rule *wish = add_rule(office, "ingin");
  wish->prefer = DUTY_WFA;
  fill(office, MODE_WFO);
  put(office, 0, MON, MODE_WFH);
  put(office, 1, MON, MODE_WFA);
  lawful(office);
  put(office, 2, MON, MODE_WFA);
  breaks(office, "3 people of bappeda are away from the office on Mon 2022-01-31 but at most 2 may");
  office_close(office);
}

static void missing_rows_do_not_make_a_minimum_short(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(4, &bound);
  bound->min = people(2);
  fill(office, MODE_WFH);
  for (int day = 0; day < DAYS; day++) put_people(office, 0, 2, day, MODE_WFO);
  put(office, 0, MON, MODE_OFF_CALENDAR);
  breaks(office, "[missing-row]");
  put(office, 1, MON, MODE_WFH);
  assert_int_equal(breaches(office), 2);
  says(office, "[breach-minimum]");
  office_close(office);
}

static void missing_rows_of_those_who_cannot_come_excuse_nothing(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(4, &bound);
  bound->min = people(2);
  add_absence(office, 0, MON, MON, ABSENCE_SICK);
  fill(office, MODE_WFO);
  put(office, 0, MON, MODE_OFF_CALENDAR);
  put_people(office, 1, 2, MON, MODE_WFH);
  assert_int_equal(breaches(office), 2);
  says(office, "[missing-row]");
  says(office, "1 person of bappeda is in the office on Mon 2022-01-31 but at least 2 must be");
  office_close(office);
}

static void the_closed_count_in_the_office(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(4, &bound);
  bound->max = people(1);
  struct rule *closed = add_rule(office, "tutup");
  who_says(office, &closed->who, KEY_NIP, "198001012005011001");
  closed->closes = true;
  fill(office, MODE_WFH);
  put_people(office, 0, 2, MON, MODE_WFO);
  assert_int_equal(breaches(office), 2);
  says(office, "[breach-closure]");
  says(office, "2 people of bappeda are");
  office_close(office);
}

/* Who comes under the level on the day is of the group on that day. */
static void groups_change_with_levels_also_through_sectors(void **state) {
  (void)state;
  struct office *office = office_open();
  struct world *world = &office->model.world;
  add_people(office, add_unit(office, "bappeda", NONE, ""), 4);
  world->units.items[0].region = word(office, "serang");
  *list_push(office->model.arena, &world->levels) =
      (struct level){word(office, "serang"), FIRST_DAY + WED, FIRST_DAY + WED, word(office, "merah"), {0}};
  struct rule *red = add_sector(office, "merah"), *rule = add_rule(office, "r");
  struct clause *clause = add_clause(office, &red->who, KEY_ANY);
  clause->selector_count = 1;
  who_says(office, &clause->selectors[0], KEY_LEVEL, "Merah");
  who_is(office, &rule->who, KEY_SECTOR, 0);
  struct bound *bound = add_bound(office, rule, COUNTED_WFO);
  bound->min = people(2);
  fill(office, MODE_WFH);
  put_people(office, 0, 2, WED, MODE_WFO);
  lawful(office);
  put(office, 0, WED, MODE_WFH);
  breaks(office, "1 person of bappeda is in the office on Wed 2022-02-02 but at least 2 must be (r)");
  office_close(office);
}

static void days_that_are_not_asked_for_are_not_judged(void **state) {
  (void)state;
  struct bound *bound;
  struct office *office = one_agency(4, &bound);
  bound->max = people(1);
  fill(office, MODE_WFH);
  put_people(office, 0, 2, MON, MODE_WFO);
  office->request.from = FIRST_DAY + TUE;
  lawful(office);
  office->request.from = FIRST_DAY;
  breaks(office, "Mon 2022-01-31");
  office_close(office);
}

static void groups_with_people_outside_are_not_checked(void **state) {
  (void)state;
  struct office *office = office_open();
  struct tree tree = add_tree(office);
  uint32_t own = add_people(office, tree.own, 2), uptd = add_people(office, tree.uptd, 2);
  struct rule *rule = add_rule(office, "r");
  add_bound(office, rule, COUNTED_WFO)->max = people(1);
  struct bound *unit = add_bound(office, rule, COUNTED_WFO);
  unit->max = people(1);
  unit->per = PER_UNIT;
  fill(office, MODE_WFH);
  for (int day = 0; day < DAYS; day++) put_people(office, own, 2, day, MODE_OFF_CALENDAR);
  put_people(office, uptd, 2, MON, MODE_WFO);
  office->request.unit = tree.uptd;
  breaks(office, "2 people of uptd are");
  office_close(office);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_maximum_counts_people),
      cmocka_unit_test(a_minimum_counts_people),
      cmocka_unit_test(maxima_round_down_and_minima_up),
      cmocka_unit_test(exactly_is_both_and_rounds_down),
      cmocka_unit_test(rounding_is_exact),
      cmocka_unit_test(at_least_lifts_percentages_but_not_none),
      cmocka_unit_test(every_day_counts_by_itself),
      cmocka_unit_test(a_rule_acts_only_when_it_says),
      cmocka_unit_test(the_absent_are_of_the_headcount),
      cmocka_unit_test(who_does_not_work_is_not_of_the_headcount),
      cmocka_unit_test(duties_and_closures_leave_the_base),
      cmocka_unit_test(people_count_in_the_nearest_unit_of_the_kinds),
      cmocka_unit_test(groups_are_agency_unit_place_or_all),
      cmocka_unit_test(a_group_holds_only_whom_the_rule_selects),
      cmocka_unit_test(the_last_maximum_has_the_person),
      cmocka_unit_test(an_earlier_maximum_does_not_displace),
      cmocka_unit_test(a_maximum_without_a_group_for_them_takes_nobody),
      cmocka_unit_test(other_modes_and_minima_take_nobody),
      cmocka_unit_test(maxima_of_one_list_hold_together),
      cmocka_unit_test(exactly_displaces_and_is_displaced_whole),
      cmocka_unit_test(minima_add_up),
      cmocka_unit_test(a_minimum_holds_for_those_a_maximum_took),
      cmocka_unit_test(an_equal_later_minimum_replaces),
      cmocka_unit_test(kinds_are_a_set),
      cmocka_unit_test(other_words_do_not_replace),
      cmocka_unit_test(alternatives_are_a_set),
      cmocka_unit_test(bounds_of_one_list_do_not_replace),
      cmocka_unit_test(a_sector_is_itself),
      cmocka_unit_test(the_lower_half_of_exactly_replaces_no_minimum),
      cmocka_unit_test(minima_ask_only_for_people_who_can_come),
      cmocka_unit_test(the_closed_do_not_count_against_a_maximum_at_home),
      cmocka_unit_test(away_is_home_and_anywhere),
      cmocka_unit_test(missing_rows_do_not_make_a_minimum_short),
      cmocka_unit_test(missing_rows_of_those_who_cannot_come_excuse_nothing),
      cmocka_unit_test(the_closed_count_in_the_office),
      cmocka_unit_test(groups_change_with_levels_also_through_sectors),
      cmocka_unit_test(days_that_are_not_asked_for_are_not_judged),
      cmocka_unit_test(groups_with_people_outside_are_not_checked),
  };
  return cmocka_run_group_tests_name("verify: bounds", tests, NULL, NULL);
}
