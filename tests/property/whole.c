#include "maker.h"

static int someone(struct maker *maker) {
  return chance(maker->random, 45) ? NOTHING : make_selector(maker, 0);
}

static enum counted make_counted(struct maker *maker) {
  static const enum counted kinds[] = {COUNTED_WFO, COUNTED_WFO, COUNTED_WFO, COUNTED_WFO,  COUNTED_WFO,
                                       COUNTED_WFH, COUNTED_WFH, COUNTED_OFF, COUNTED_AWAY, COUNTED_WFA};
  return kinds[random_below(maker->random, 10)];
}

static void make_days(struct maker *maker, struct bound *bound) {
  struct amount amount = {true, false, random_between(maker->random, 1, 3)};
  if (chance(maker->random, 10)) amount.value = 0;
  int dice = random_below(maker->random, 100);
  if (dice < 20) {
    bound->exactly = amount;
    return;
  }
  if (dice < 70) bound->max = amount;
  if (dice >= 55) bound->min = (struct amount){true, false, random_between(maker->random, 0, 2)};
  if (bound->max.given && bound->min.value > bound->max.value) bound->min.value = bound->max.value;
}

/* How many days of a week or of the window a person is in a mode. */
static void make_own_days(struct maker *maker) {
  struct rule *rule = push_rule(maker, someone(maker));
  rule->when = make_when(maker);
  int count = chance(maker->random, 85) ? 1 : 2;
  for (int i = 0; i < count; i++) {
    struct bound *bound = &rule->bounds[rule->bound_count++];
    *bound = (struct bound){.counted = make_counted(maker), .per = PER_PERSON};
    bound->over = chance(maker->random, 70) ? OVER_WEEK : OVER_WINDOW;
    make_days(maker, bound);
  }
}

/* Some overlap in time, some begin when another ends, one has no end. */
static void make_shifts_of(struct maker *maker, struct rule *rule) {
  static const int times[][2] = {{450, 900}, {630, 1080}, {900, 1260}, {960, 0}, {480, 630}};
  int count = chance(maker->random, 25) ? 1 : chance(maker->random, 75) ? 2 : MAX_SHIFTS;
  int name = random_below(maker->random, SHIFT_COUNT);
  for (int i = 0; i < count; i++) {
    const int *time = times[random_below(maker->random, 5)];
    rule->shifts[rule->shift_count++] = (struct shift){1 + (name + i) % SHIFT_COUNT, time[0], time[1]};
  }
}

static void make_shift_bound(struct maker *maker) {
  struct rule *rule = push_rule(maker, someone(maker));
  struct bound *bound = &rule->bounds[rule->bound_count++];
  *bound = (struct bound){.counted = COUNTED_WFO, .over = OVER_SHIFT};
  int dice = random_below(maker->random, 100);
  if (dice < 60)
    bound->max = make_maximum(maker);
  else if (dice < 85)
    bound->min = make_minimum(maker);
  else
    bound->exactly = make_minimum(maker);
  make_per(maker, bound);
  rule->when = make_when(maker);
}

static void make_shifts(struct maker *maker) {
  struct rule *rule = push_rule(maker, someone(maker));
  make_shifts_of(maker, rule);
  rule->when = make_when(maker);
  if (chance(maker->random, 35)) make_shifts_of(maker, push_rule(maker, someone(maker)));
  if (chance(maker->random, 60)) make_shift_bound(maker);
  if (chance(maker->random, 15)) make_shift_bound(maker);
}

static void make_wish_elsewhere(struct maker *maker) {
  struct rule *rule = push_rule(maker, someone(maker));
  rule->wish = chance(maker->random, 50) ? DUTY_WFA : DUTY_OFF;
  rule->when = make_when(maker);
}

/* A minimum that opens a third mode to those whom it counts. */
static void make_third_mode(struct maker *maker) {
  struct rule *rule = push_rule(maker, someone(maker));
  struct bound *bound = &rule->bounds[rule->bound_count++];
  *bound = (struct bound){.counted = chance(maker->random, 50) ? COUNTED_WFA : COUNTED_OFF};
  if (chance(maker->random, 50))
    bound->exactly = make_minimum(maker);
  else
    bound->min = make_minimum(maker);
  make_per(maker, bound);
  rule->when = make_when(maker);
}

static void add_bound(struct maker *maker, struct rule *rule, bool maximum) {
  struct bound *bound = &rule->bounds[rule->bound_count++];
  *bound = (struct bound){.counted = chance(maker->random, 75) ? COUNTED_WFO : COUNTED_AWAY};
  if (maximum)
    bound->max = make_maximum(maker);
  else
    bound->min = make_minimum(maker);
  make_per(maker, bound);
  bound->round = ROUND_UP;
}

/* Maxima meant together, and minima for people who are picked by different traits. */
static void make_crossing(struct maker *maker) {
  struct rule *rule = push_rule(maker, someone(maker));
  int maxima = random_between(maker->random, 1, 2), minima = random_between(maker->random, 0, 2);
  for (int i = 0; i < maxima; i++) add_bound(maker, rule, true);
  for (int i = 0; i < minima; i++) add_bound(maker, push_rule(maker, make_selector(maker, 0)), false);
  if (chance(maker->random, 40)) push_rule(maker, someone(maker))->fill = FILL_LEAST;
}

/* A duty on some of the days, which takes its share of what a week or a shift allows. */
static void make_duty(struct maker *maker) {
  static const enum duty duties[] = {DUTY_WFO, DUTY_WFO, DUTY_WFH, DUTY_WFA, DUTY_OFF};
  struct rule *rule = push_rule(maker, make_selector(maker, 0));
  rule->duty = duties[random_below(maker->random, 5)];
  while (rule->when.dates.count == 0 && rule->when.weekdays == 0) rule->when = make_when(maker);
}

/* A minimum of nobody opens a mode and asks for nothing: days that could as well be spent elsewhere. */
static void open_mode(struct maker *maker, int who, enum counted counted) {
  struct rule *rule = push_rule(maker, who);
  rule->bounds[rule->bound_count++] = (struct bound){
      .counted = counted, .min = {true, false, 0}, .per = chance(maker->random, 50) ? PER_ALL : PER_UNIT};
}

/* Places are short, so that people take turns: who comes together, in which week and in which shift, is left to the
 * last promises. */
static void make_turns(struct maker *maker) {
  struct rule *rule = push_rule(maker, NOTHING);
  struct bound bound = {.counted = COUNTED_WFO, .max = {true, false, make_number(maker, 1, 2)}};
  bound.per = chance(maker->random, 60) ? PER_ALL : PER_AGENCY;
  rule->bounds[rule->bound_count++] = bound;
  make_shifts_of(maker, push_rule(maker, NOTHING));
  make_shifts_of(maker, push_rule(maker, make_selector(maker, 0)));
  if (chance(maker->random, 40))
    open_mode(maker, someone(maker), chance(maker->random, 50) ? COUNTED_WFA : COUNTED_OFF);
  int duties = random_below(maker->random, 3);
  for (int i = 0; i < duties; i++) make_duty(maker);
}

/* Who is at home too often must be elsewhere, or come where somebody else should. */
static void make_pressed_home(struct maker *maker) {
  struct rule *rule = push_rule(maker, someone(maker));
  struct bound bound = {.counted = COUNTED_WFH, .per = PER_PERSON, .over = OVER_WINDOW};
  bound.max = (struct amount){true, false, random_below(maker->random, 3)};
  rule->bounds[rule->bound_count++] = bound;
  open_mode(maker, NOTHING, chance(maker->random, 60) ? COUNTED_WFA : COUNTED_OFF);
  rule = push_rule(maker, NOTHING);
  bound = (struct bound){.counted = COUNTED_WFO, .per = PER_ALL};
  bound.max = (struct amount){true, false, make_number(maker, 1, 2)};
  rule->bounds[rule->bound_count++] = bound;
}

static void make_some(struct maker *maker) {
  if (chance(maker->random, 45)) make_own_days(maker);
  if (chance(maker->random, 15)) make_own_days(maker);
  if (chance(maker->random, 30)) make_shifts(maker);
  if (chance(maker->random, 22)) make_wish_elsewhere(maker);
  if (chance(maker->random, 20)) make_third_mode(maker);
  if (chance(maker->random, 35)) make_crossing(maker);
  if (chance(maker->random, 30)) make_duty(maker);
}

void make_whole_rules(struct maker *maker) {
  int dice = random_below(maker->random, 100);
  if (dice < 12) make_turns(maker);
  if (dice >= 12 && dice < 20) make_pressed_home(maker);
  if (dice < 20 && chance(maker->random, 60)) return;
  make_some(maker);
  if (chance(maker->random, 15)) make_some(maker);
}

/* The people of one agency, who share what others do not have. */
static int one_agency(struct maker *maker) {
  struct instance *it = maker->it;
  int unit = it->people[random_below(maker->random, it->person_count)].unit;
  if (it->selector_count == MAX_SELECTORS) return NOTHING;
  while (it->units[unit].parent != NOTHING) unit = it->units[unit].parent;
  it->selectors[it->selector_count] = (struct selector){1, {{KEY_UNIT, 1, {{.index = unit}}}}};
  return it->selector_count++;
}

static void make_agency_shifts(struct maker *maker) {
  int who = chance(maker->random, 40) ? one_agency(maker) : NOTHING;
  make_shifts_of(maker, push_rule(maker, who));
  if (!chance(maker->random, 40)) return;
  struct rule *rule = push_rule(maker, who);
  struct bound *bound = &rule->bounds[rule->bound_count++];
  *bound = (struct bound){.counted = COUNTED_WFO, .over = OVER_SHIFT};
  bound->max = (struct amount){true, false, make_number(maker, 2, 4)};
}

/* Bounds that cross in every way: what is planned need not be proved. */
static void make_tangle(struct maker *maker) {
  int count = random_between(maker->random, 2, 3);
  for (int i = 0; i < count; i++) make_crossing(maker);
  make_own_days(maker);
  open_mode(maker, someone(maker), chance(maker->random, 50) ? COUNTED_WFA : COUNTED_OFF);
  make_wish_elsewhere(maker);
}

void make_large_rules(struct maker *maker) {
  if (chance(maker->random, 10)) make_tangle(maker);
  if (chance(maker->random, 35)) make_own_days(maker);
  if (chance(maker->random, 45)) make_agency_shifts(maker);
  if (chance(maker->random, 50)) make_duty(maker);
  if (chance(maker->random, 25)) make_duty(maker);
}
