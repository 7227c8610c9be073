#include "force.h"
#include "maker.h"

static const struct person *any_person(const struct maker *maker) {
  return &maker->it->people[random_below(maker->random, maker->it->person_count)];
}

static int make_unit_value(struct maker *maker) {
  int unit = any_person(maker)->unit;
  while (maker->it->units[unit].parent != NOTHING && chance(maker->random, 40)) unit = maker->it->units[unit].parent;
  if (!maker->in_sector) return unit;
  if (maker->used_units & 1u << unit) return NOTHING;
  maker->used_units |= 1u << unit;
  return unit;
}

static int make_place_value(struct maker *maker) {
  return maker->it->place_count == 0 ? NOTHING : random_below(maker->random, maker->it->place_count);
}

static struct value make_age(struct maker *maker) {
  const struct person *person = any_person(maker);
  int born = person->born_column != NO_DAY ? person->born_column : person->born;
  int today = maker->it->days[random_below(maker->random, maker->it->day_count)];
  int age = born == NO_DAY ? 40 : day_age(born, today);
  switch (random_below(maker->random, 4)) {
  case 0:
    return (struct value){.low = age, .high = age};
  case 1:
    return (struct value){.low = age, .high = OPEN_DAY};
  case 2:
    return (struct value){.low = -OPEN_DAY, .high = age};
  default:
    return (struct value){.low = age - 5, .high = age + random_below(maker->random, 5)};
  }
}

static struct value make_floor(struct maker *maker) {
  int floor = random_between(maker->random, 1, 12);
  if (chance(maker->random, 15)) return (struct value){.index = FLOOR_LOBBY};
  if (chance(maker->random, 30)) return (struct value){.low = floor, .high = OPEN_DAY};
  if (chance(maker->random, 30)) return (struct value){.low = -OPEN_DAY, .high = floor};
  return (struct value){.low = floor, .high = floor + random_below(maker->random, 4)};
}

static struct value make_position(struct maker *maker) {
  bool prefix = chance(maker->random, 30);
  return (struct value){.index = random_below(maker->random, prefix ? PREFIX_COUNT : POSITION_COUNT), .prefix = prefix};
}

static struct value make_plain(struct maker *maker, enum key key) {
  static const unsigned weeks[] = {0x1f, 0x3f, 0x0f};
  struct random *random = maker->random;
  int index = NOTHING;
  switch (key) {
  case KEY_UNIT:
    index = make_unit_value(maker);
    break;
  case KEY_KIND:
    index = random_below(random, KIND_COUNT);
    break;
  case KEY_PLACE:
    index = make_place_value(maker);
    break;
  case KEY_REGION:
    index = random_below(random, REGION_COUNT);
    break;
  case KEY_LEVEL:
    index = random_below(random, LEVEL_COUNT);
    break;
  case KEY_WEEK:
    index = (int)weeks[random_below(random, 3)];
    break;
  case KEY_GENDER:
    index = random_between(random, MALE, FEMALE);
    break;
  case KEY_EMPLOYMENT:
    index = random_between(random, PNS, NON_ASN);
    break;
  case KEY_TAG:
    index = random_below(random, TAG_COUNT);
    break;
  case KEY_NIP:
    index = random_below(random, maker->it->person_count);
    break;
  case KEY_SECTOR:
    index = random_between(random, maker->first_sector, maker->end_sector - 1);
    break;
  default:
    break;
  }
  return (struct value){.index = index};
}

static struct value make_value(struct maker *maker, enum key key) {
  if (key == KEY_AGE) return make_age(maker);
  if (key == KEY_FLOOR) return make_floor(maker);
  if (key == KEY_POSITION) return make_position(maker);
  return make_plain(maker, key);
}

static bool value_known(const struct clause *clause, const struct value *value) {
  for (int i = 0; i < clause->count; i++) {
    const struct value *other = &clause->values[i];
    if (other->index == value->index && other->prefix == value->prefix && other->low == value->low &&
        other->high == value->high)
      return true;
  }
  return false;
}

static bool make_clause(struct maker *maker, enum key key, struct clause *clause) {
  *clause = (struct clause){.key = key};
  int wanted = chance(maker->random, 70) ? 1 : random_between(maker->random, 2, MAX_VALUES);
  if (key == KEY_WEEK) wanted = 1;
  for (int i = 0; i < wanted; i++) {
    struct value value = make_value(maker, key);
    if (value.index != NOTHING && !value_known(clause, &value)) clause->values[clause->count++] = value;
  }
  return clause->count > 0;
}

static enum key pick_key(const struct maker *maker) {
  static const enum key keys[] = {KEY_UNIT,       KEY_UNIT,   KEY_UNIT,   KEY_KIND,   KEY_PLACE,    KEY_REGION,
                                  KEY_LEVEL,      KEY_WEEK,   KEY_GENDER, KEY_GENDER, KEY_TAG,      KEY_TAG,
                                  KEY_NIP,        KEY_AGE,    KEY_AGE,    KEY_FLOOR,  KEY_POSITION, KEY_POSITION,
                                  KEY_EMPLOYMENT, KEY_SECTOR, KEY_SECTOR};
  int count = (int)(sizeof keys / sizeof *keys) - (maker->first_sector < maker->end_sector ? 0 : 2);
  return keys[random_below(maker->random, count)];
}

static bool make_nested(struct maker *maker, enum key key, int depth, struct clause *clause) {
  *clause = (struct clause){.key = key};
  int wanted = key == KEY_NOT ? 1 : random_between(maker->random, 1, MAX_VALUES);
  for (int i = 0; i < wanted; i++) {
    int selector = make_selector(maker, depth + 1);
    if (selector != NOTHING) clause->values[clause->count++] = (struct value){.index = selector};
  }
  return clause->count > 0;
}

static bool key_used(const struct selector *selector, enum key key) {
  for (int i = 0; i < selector->count; i++)
    if (selector->clauses[i].key == key) return true;
  return false;
}

int make_selector(struct maker *maker, int depth) {
  struct selector selector = {0};
  int wanted = chance(maker->random, 75) ? 1 : 2;
  for (int i = 0; i < wanted; i++) {
    struct clause clause;
    enum key key = pick_key(maker);
    if (depth < 2 && chance(maker->random, 12)) key = chance(maker->random, 60) ? KEY_NOT : KEY_ANY;
    if (key_used(&selector, key)) continue;
    bool made = key >= KEY_NOT ? make_nested(maker, key, depth, &clause) : make_clause(maker, key, &clause);
    if (made) selector.clauses[selector.count++] = clause;
  }
  if (selector.count == 0 || maker->it->selector_count == MAX_SELECTORS) return NOTHING;
  maker->it->selectors[maker->it->selector_count] = selector;
  return maker->it->selector_count++;
}

static struct dates make_dates(struct maker *maker) {
  struct dates dates = {0};
  int wanted = chance(maker->random, 70) ? 1 : 2;
  for (int i = 0; i < wanted; i++) {
    int first = maker->it->days[random_below(maker->random, maker->it->day_count)];
    int length = chance(maker->random, 50) ? 1 : random_between(maker->random, 1, 3);
    dates.items[dates.count++] = (struct range){first, first + length - 1};
  }
  return dates;
}

struct when make_when(struct maker *maker) {
  struct when when = {0};
  if (chance(maker->random, 75)) return when;
  if (chance(maker->random, 50)) when.dates = make_dates(maker);
  if (when.dates.count == 0 || chance(maker->random, 20))
    when.weekdays = (unsigned)random_between(maker->random, 1, 127);
  if (chance(maker->random, 20)) when.except = make_dates(maker);
  return when;
}

static struct amount make_percent(struct maker *maker) {
  static const int thousandths[] = {0, 100, 125, 250, 333, 500, 500, 500, 600, 750, 875, 1000};
  int count = (int)(sizeof thousandths / sizeof *thousandths);
  return (struct amount){true, true, thousandths[random_below(maker->random, count)]};
}

int make_number(struct maker *maker, int low, int high) {
  return random_between(maker->random, low, maker->it->large ? high + maker->it->person_count / 3 : high);
}

struct amount make_maximum(struct maker *maker) {
  if (chance(maker->random, 35)) return (struct amount){true, false, make_number(maker, 0, 3)};
  struct amount amount = make_percent(maker);
  if (amount.value == 0 && chance(maker->random, 60)) amount.value = 500;
  return amount;
}

struct amount make_minimum(struct maker *maker) {
  if (chance(maker->random, 60)) return (struct amount){true, false, random_between(maker->random, 0, 2)};
  struct amount amount = make_percent(maker);
  if (amount.value > 500 && chance(maker->random, 70)) amount.value = 250;
  return amount;
}

static void make_amounts(struct maker *maker, struct bound *bound) {
  switch (random_below(maker->random, 8)) {
  case 0:
    bound->exactly = chance(maker->random, 40) ? make_minimum(maker) : make_percent(maker);
    return;
  case 1:
    bound->max = make_maximum(maker);
    bound->min = make_minimum(maker);
    if (bound->min.percent == bound->max.percent && bound->min.value > bound->max.value) bound->min.given = false;
    return;
  case 2:
  case 3:
    bound->min = make_minimum(maker);
    return;
  default:
    bound->max = make_maximum(maker);
  }
}

static bool only_percent(const struct bound *bound) {
  const struct amount *amounts[] = {&bound->max, &bound->min, &bound->exactly};
  for (int i = 0; i < 3; i++)
    if (amounts[i]->given && !amounts[i]->percent) return false;
  return true;
}

static unsigned kinds_there(const struct instance *it) {
  unsigned kinds = 0;
  for (int i = 0; i < it->unit_count; i++)
    if (it->units[i].kind != NOTHING) kinds |= 1u << it->units[i].kind;
  return kinds;
}

void make_per(struct maker *maker, struct bound *bound) {
  static const enum per pers[] = {PER_AGENCY, PER_AGENCY, PER_AGENCY, PER_UNIT,
                                  PER_PLACE,  PER_ALL,    PER_KINDS,  PER_KINDS};
  bound->per = pers[random_below(maker->random, (int)(sizeof pers / sizeof *pers))];
  if (bound->per != PER_KINDS) return;
  unsigned there = kinds_there(maker->it);
  bound->kinds = there & (unsigned)random_between(maker->random, 1, (1 << KIND_COUNT) - 1);
  bound->kinds_and_agency = chance(maker->random, 60);
  if (bound->kinds == 0) bound->per = PER_AGENCY;
}

static enum counted make_counted(struct maker *maker) {
  if (!chance(maker->random, 30)) return COUNTED_WFO;
  if (chance(maker->random, 50)) return COUNTED_WFH;
  return chance(maker->random, 60) ? COUNTED_AWAY : chance(maker->random, 50) ? COUNTED_WFA : COUNTED_OFF;
}

static void make_bound(struct maker *maker, struct bound *bound) {
  *bound = (struct bound){.counted = make_counted(maker)};
  make_amounts(maker, bound);
  make_per(maker, bound);
  bound->available = chance(maker->random, 25);
  if (chance(maker->random, 30)) bound->round = (enum rounding)random_between(maker->random, ROUND_UP, ROUND_NEAREST);
  if (only_percent(bound) && chance(maker->random, 30)) bound->at_least = random_between(maker->random, 1, 2);
}

static void make_bounds(struct maker *maker, struct rule *rule) {
  rule->bound_count = chance(maker->random, 80) ? 1 : random_between(maker->random, 2, MAX_BOUNDS);
  for (int i = 0; i < rule->bound_count; i++) make_bound(maker, &rule->bounds[i]);
}

static void make_wish(struct maker *maker, struct rule *rule) {
  if (chance(maker->random, 18)) rule->wish = chance(maker->random, 60) ? DUTY_WFH : DUTY_WFO;
}

static void make_duty_elsewhere(struct maker *maker, struct rule *rule) {
  if (chance(maker->random, 7)) rule->duty = chance(maker->random, 50) ? DUTY_WFA : DUTY_OFF;
  if (chance(maker->random, 7)) rule->hours_wfa = random_below(maker->random, HOURS_COUNT);
}

static void make_effects(struct maker *maker, struct rule *rule, bool sector) {
  int dice = random_below(maker->random, 100);
  int bounds = sector ? 75 : 62;
  if (dice < bounds)
    make_bounds(maker, rule);
  else if (dice < bounds + 18) {
    static const enum duty duties[] = {DUTY_WFH, DUTY_WFH, DUTY_WFO, DUTY_FREE, DUTY_FREE};
    rule->duty = duties[random_below(maker->random, 5)];
  } else if (dice < bounds + 22)
    rule->closes = true;
  else
    rule->fill = chance(maker->random, 60) ? FILL_LEAST : FILL_MOST;
  if (chance(maker->random, 10)) rule->fill = chance(maker->random, 60) ? FILL_LEAST : FILL_MOST;
  if (chance(maker->random, 5)) rule->duty = DUTY_WFH;
  if (chance(maker->random, 10)) rule->hours_wfo = random_below(maker->random, HOURS_COUNT);
  if (chance(maker->random, 10)) rule->hours_wfh = random_below(maker->random, HOURS_COUNT);
  make_wish(maker, rule);
  make_duty_elsewhere(maker, rule);
  rule->is_private = rule->hours_wfo + rule->hours_wfh + rule->hours_wfa == 0 && chance(maker->random, 15);
}

static void add_rule(struct maker *maker, struct rule *rule) {
  rule->circular = maker->circular;
  maker->it->rules[maker->it->rule_count++] = *rule;
  maker->it->circulars[maker->circular].rule_count++;
}

static void make_sectors(struct maker *maker, int wanted) {
  bool rested = false;
  maker->in_sector = true;
  for (int i = 0; i < wanted; i++) {
    struct rule rule = {.who = NOTHING};
    rule.rest = !rested && chance(maker->random, i + 1 == wanted ? 60 : 10);
    rested = rested || rule.rest;
    if (!rule.rest) rule.who = make_selector(maker, 0);
    if (!rule.rest && rule.who == NOTHING) continue;
    rule.when = make_when(maker);
    if (chance(maker->random, 85)) make_effects(maker, &rule, true);
    add_rule(maker, &rule);
  }
  maker->in_sector = false;
  maker->it->circulars[maker->circular].sector_count = maker->it->circulars[maker->circular].rule_count;
}

/* NOTHING where there is no room for another selector. */
static int select_sector(struct maker *maker, int sector) {
  struct instance *it = maker->it;
  if (it->selector_count == MAX_SELECTORS) return NOTHING;
  it->selectors[it->selector_count] = (struct selector){1, {{KEY_SECTOR, 1, {{.index = sector}}}}};
  return it->selector_count++;
}

/* A rule for the same people as an earlier one: of minima with equal who, per
 * and over the later replaces. */
static int repeat_who(struct maker *maker) {
  struct instance *it = maker->it;
  int earlier = random_below(maker->random, it->rule_count);
  const struct circular *circular = &it->circulars[it->rules[earlier].circular];
  int id = earlier - circular->first_rule;
  if (id >= circular->sector_count) return it->rules[earlier].who;
  return chance(maker->random, 30) ? it->rules[earlier].who : select_sector(maker, id);
}

/* What counts a person's days takes no percentages, and what counts a shift counts the office. */
static bool may_repeat(const struct bound *bound, const struct bound *earlier) {
  bool percent = bound->max.percent || bound->min.percent || bound->exactly.percent;
  return !(earlier->per == PER_PERSON && percent) && !(earlier->over == OVER_SHIFT && bound->counted != COUNTED_WFO);
}

static void repeat_bounds(struct maker *maker, struct rule *rule) {
  const struct rule *earlier = &maker->it->rules[random_below(maker->random, maker->it->rule_count)];
  for (int i = 0; i < rule->bound_count && i < earlier->bound_count; i++) {
    if (!may_repeat(&rule->bounds[i], &earlier->bounds[i])) continue;
    rule->bounds[i].over = earlier->bounds[i].over;
    rule->bounds[i].per = earlier->bounds[i].per;
    rule->bounds[i].kinds = earlier->bounds[i].kinds;
    rule->bounds[i].kinds_and_agency = earlier->bounds[i].kinds_and_agency;
  }
}

struct rule *push_rule(struct maker *maker, int who) {
  struct rule *rule = &maker->it->rules[maker->it->rule_count++];
  *rule = (struct rule){.circular = maker->circular, .who = who};
  maker->it->circulars[maker->circular].rule_count++;
  return rule;
}

/* Where places are short and some have duties on some days only, being fair is hard. */
static void make_short_places(struct maker *maker) {
  static const int thousandths[] = {400, 500, 600, 750};
  struct rule *rule = push_rule(maker, NOTHING);
  struct bound *bound = &rule->bounds[rule->bound_count++];
  *bound = (struct bound){.max = {true, true, thousandths[random_below(maker->random, 4)]}, .round = ROUND_UP};
  make_per(maker, bound);
  rule = push_rule(maker, make_selector(maker, 0));
  rule->duty = chance(maker->random, 75) ? DUTY_WFO : DUTY_WFH;
  while (rule->when.dates.count == 0 && rule->when.weekdays == 0) rule->when = make_when(maker);
}

/* A minimum that binds, and on some days a smaller one in its place. */
static void make_replaced_minimum(struct maker *maker) {
  bool away = chance(maker->random, 40), by_sector = false;
  const struct circular *circular = &maker->it->circulars[maker->circular];
  if (circular->sector_count > 0) by_sector = chance(maker->random, 50);
  struct bound bound = {.counted = away ? COUNTED_WFH : COUNTED_WFO,
                        .min = {true, false, random_between(maker->random, 2, 3)}};
  make_per(maker, &bound);
  int sector = by_sector ? random_below(maker->random, circular->sector_count) : NOTHING;
  int who = by_sector ? select_sector(maker, sector) : make_selector(maker, 0);
  struct rule *rule = by_sector ? &maker->it->rules[circular->first_rule + sector] : push_rule(maker, who);
  if (rule->bound_count < MAX_BOUNDS) rule->bounds[rule->bound_count++] = bound;
  rule->fill = away ? FILL_MOST : FILL_LEAST;
  bound.min.value = random_below(maker->random, 2);
  rule = push_rule(maker, who);
  rule->bounds[rule->bound_count++] = bound;
  rule->when = make_when(maker);
}

/* Places are short and some wish for what others must give them: wishes against fill against being fair. */
static void make_contested_wishes(struct maker *maker) {
  struct bound bound = {.counted = chance(maker->random, 50) ? COUNTED_WFO : COUNTED_AWAY, .round = ROUND_UP};
  bound.max = (struct amount){true, true, chance(maker->random, 50) ? 500 : 333};
  make_per(maker, &bound);
  struct rule *rule = push_rule(maker, NOTHING);
  rule->bounds[rule->bound_count++] = bound;
  if (chance(maker->random, 50)) rule->fill = FILL_LEAST;
  rule = push_rule(maker, make_selector(maker, 0));
  rule->wish = chance(maker->random, 50) ? DUTY_WFO : DUTY_WFH;
  rule->when = make_when(maker);
}

/* Duties elsewhere, and a bound there that they may keep, meet, break or leave to people who are free. */
static void make_bound_elsewhere(struct maker *maker) {
  bool off = chance(maker->random, 50);
  struct rule *rule = push_rule(maker, make_selector(maker, 0));
  rule->duty = off ? DUTY_OFF : DUTY_WFA;
  struct bound bound = {.counted = off ? COUNTED_OFF : COUNTED_WFA, .max = {true, false, 3}};
  int dice = random_below(maker->random, 100);
  if (dice < 40) bound.max.value = random_between(maker->random, 1, 3);
  if (dice >= 40 && dice < 60) bound.max = make_percent(maker);
  if (dice >= 60) bound.max.given = false;
  if (dice >= 60) bound.min = (struct amount){true, false, random_below(maker->random, 2)};
  make_per(maker, &bound);
  rule = push_rule(maker, chance(maker->random, 50) ? rule->who : NOTHING);
  rule->bounds[rule->bound_count++] = bound;
}

/* The people from first to last in the files; NOTHING where there is no room for another selector. */
static int select_people(struct maker *maker, int first, int last) {
  struct instance *it = maker->it;
  struct clause clause = {.key = KEY_NIP};
  if (it->selector_count == MAX_SELECTORS) return NOTHING;
  for (int p = first; p <= last; p++) clause.values[clause.count++] = (struct value){.index = p};
  it->selectors[it->selector_count] = (struct selector){1, {clause}};
  return it->selector_count++;
}

/* One seat for two or three people, the first of whom is off by rota on the first days: these are days worked. */
static void make_rota(struct maker *maker) {
  struct instance *it = maker->it;
  int first = random_below(maker->random, it->person_count), last = first + random_between(maker->random, 1, 2);
  if (it->selector_count + 2 > MAX_SELECTORS || last >= it->person_count) return;
  struct rule *rule = push_rule(maker, select_people(maker, first, last));
  rule->bounds[rule->bound_count++] = (struct bound){.max = {true, false, 1}, .per = PER_ALL};
  rule = push_rule(maker, select_people(maker, first, first));
  rule->duty = DUTY_OFF;
  rule->when.dates = (struct dates){1, {{it->days[0], it->days[random_below(maker->random, it->day_count)]}}};
}

static void make_rules(struct maker *maker) {
  int wanted = chance(maker->random, 70) ? random_between(maker->random, 2, 4) : random_below(maker->random, 3);
  if (maker->it->whole) wanted = random_below(maker->random, 3);
  for (int i = 0; i < wanted; i++) {
    struct rule rule = {.who = NOTHING};
    bool repeats = maker->it->rule_count > 0 && chance(maker->random, 25);
    if (repeats)
      rule.who = repeat_who(maker);
    else if (chance(maker->random, 75))
      rule.who = make_selector(maker, 0);
    rule.when = make_when(maker);
    make_effects(maker, &rule, false);
    if (repeats && chance(maker->random, 70)) repeat_bounds(maker, &rule);
    rule.has_id = chance(maker->random, 80);
    if (rule_has_effect(&rule)) add_rule(maker, &rule);
  }
}

/* One bound for people of many agencies, and duties on some days: which agency's turn it is, and in which week, is left
 * to promises 6 and 7. */
static void make_shared_places(struct maker *maker) {
  struct rule *rule = push_rule(maker, NOTHING);
  struct bound bound = {.max = make_maximum(maker), .per = chance(maker->random, 70) ? PER_ALL : PER_PLACE};
  rule->bounds[rule->bound_count++] = bound;
  if (chance(maker->random, 25)) {
    rule = push_rule(maker, NOTHING);
    rule->bounds[rule->bound_count++] = (struct bound){.min = {true, false, 1}, .per = PER_AGENCY};
  }
  int count = random_below(maker->random, 3);
  for (int i = 0; i < count; i++) {
    rule = push_rule(maker, make_selector(maker, 0));
    rule->duty = chance(maker->random, 60) ? DUTY_WFO : DUTY_WFH;
    rule->when.dates = make_dates(maker);
  }
}

/* Ids of sectors that earlier circulars have are below this. */
static int earlier_sectors(const struct instance *it, int circular) {
  int count = 0;
  for (int c = 0; c < circular; c++)
    if (it->circulars[c].sector_count > count) count = it->circulars[c].sector_count;
  return count;
}

void circular_make(struct instance *it, int index, struct random *random) {
  struct maker maker = {.it = it, .random = random, .circular = index};
  struct circular *circular = &it->circulars[index];
  int sectors = chance(random, 35) ? 0 : random_between(random, 1, 4);
  if (it->whole) sectors = chance(random, 70) ? 0 : random_between(random, 1, 2);
  if (it->large) sectors = chance(random, 45) ? 0 : random_between(random, 1, 4);
  circular->first_rule = it->rule_count;
  maker.first_sector = sectors;
  maker.end_sector = earlier_sectors(it, index);
  circular->scope = chance(random, it->circular_count > 1 ? 25 : 10) ? make_selector(&maker, 0) : NOTHING;
  make_sectors(&maker, sectors);
  maker.first_sector = 0;
  if (circular->sector_count > maker.end_sector) maker.end_sector = circular->sector_count;
  if (it->whole && !(it->large && chance(random, 60))) {
    make_whole_rules(&maker);
    if (chance(random, 80)) make_rules(&maker);
    return;
  }
  if (chance(random, 25)) make_short_places(&maker);
  if (chance(random, 20)) make_replaced_minimum(&maker);
  if (chance(random, 20)) make_contested_wishes(&maker);
  if (chance(random, 12)) make_bound_elsewhere(&maker);
  if (chance(random, it->large ? 40 : 25))
    make_shared_places(&maker);
  else
    make_rules(&maker);
  if (chance(random, 8)) make_rota(&maker);
  if (it->large) make_large_rules(&maker);
}
