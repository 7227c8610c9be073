#include "select.h"
#include "force.h"
#include <string.h>
#include <strings.h>

struct reading {
  const struct instance *it;
  int day;
  int circular;                             /* in which a selector stands */
  int sector_of[MAX_CIRCULARS][MAX_PEOPLE]; /* the rule that is it; NOTHING: none */
};

static int inherited_place(const struct instance *it, int unit) {
  for (; unit != NOTHING; unit = it->units[unit].parent)
    if (it->units[unit].place != NOTHING) return it->units[unit].place;
  return NOTHING;
}

static int inherited_region(const struct instance *it, int unit) {
  for (; unit != NOTHING; unit = it->units[unit].parent)
    if (it->units[unit].region != NOTHING) return it->units[unit].region;
  return NOTHING;
}

unsigned unit_week(const struct instance *it, int unit) {
  for (; unit != NOTHING; unit = it->units[unit].parent)
    if (it->units[unit].week != 0) return it->units[unit].week;
  return it->week != 0 ? it->week : 0x1f;
}

int person_agency(const struct instance *it, int person) {
  int unit = it->people[person].unit;
  while (it->units[unit].parent != NOTHING) unit = it->units[unit].parent;
  return unit;
}

int person_place(const struct instance *it, int person) {
  int own = it->people[person].place;
  return own != NOTHING ? own : inherited_place(it, it->people[person].unit);
}

static int level_of(const struct instance *it, int region, int day) {
  for (int i = 0; i < it->level_count; i++) {
    const struct level *level = &it->levels[i];
    if (level->region == region && day >= level->days.first && day <= level->days.last) return level->level;
  }
  return NOTHING;
}

static bool within_unit(const struct instance *it, int unit, int ancestor) {
  for (; unit != NOTHING; unit = it->units[unit].parent)
    if (unit == ancestor) return true;
  return false;
}

static bool within_kind(const struct instance *it, int unit, int kind) {
  for (; unit != NOTHING; unit = it->units[unit].parent)
    if (it->units[unit].kind == kind) return true;
  return false;
}

static bool position_matches(const struct person *person, const struct value *value) {
  if (person->position == NOTHING) return false;
  if (!value->prefix) return person->position == value->index;
  const char *prefix = position_prefixes[value->index];
  return strncasecmp(position_names[person->position], prefix, strlen(prefix)) == 0;
}

static bool age_matches(const struct person *person, const struct value *value, int day) {
  int born = person->born_column != NO_DAY ? person->born_column : person->born;
  if (born == NO_DAY) return false;
  int age = day_age(born, day);
  return age >= value->low && age <= value->high;
}

static bool floor_matches(const struct person *person, const struct value *value) {
  if (value->index == FLOOR_LOBBY) return person->floor == FLOOR_LOBBY;
  return person->floor > 0 && person->floor >= value->low && person->floor <= value->high;
}

static bool selector_matches(const struct reading *reading, int selector, int person);

static bool sector_matches(const struct reading *reading, int id, int person) {
  int sector = sector_meant(reading->it, reading->circular, id);
  return reading->sector_of[reading->it->rules[sector].circular][person] == sector;
}

static bool value_matches(const struct reading *reading, enum key key, const struct value *value, int p) {
  const struct instance *it = reading->it;
  const struct person *person = &it->people[p];
  int region = inherited_region(it, person->unit);
  switch (key) {
  case KEY_UNIT:
    return within_unit(it, person->unit, value->index);
  case KEY_KIND:
    return within_kind(it, person->unit, value->index);
  case KEY_PLACE:
    return person_place(it, p) == value->index;
  case KEY_REGION:
    return region == value->index;
  case KEY_LEVEL:
    return region != NOTHING && level_of(it, region, reading->day) == value->index;
  case KEY_WEEK:
    return unit_week(it, person->unit) == (unsigned)value->index;
  case KEY_GENDER:
    return (person->gender_column ? person->gender_column : person->gender) == value->index;
  case KEY_EMPLOYMENT:
    return (person->employment_column ? person->employment_column : person->employment) == value->index;
  case KEY_POSITION:
    return position_matches(person, value);
  case KEY_TAG:
    return person->tags >> value->index & 1;
  case KEY_NIP:
    return p == value->index;
  case KEY_AGE:
    return age_matches(person, value, reading->day);
  case KEY_FLOOR:
    return floor_matches(person, value);
  case KEY_SECTOR:
    return sector_matches(reading, value->index, p);
  case KEY_NOT:
    return !selector_matches(reading, value->index, p);
  case KEY_ANY:
    return selector_matches(reading, value->index, p);
  }
  return false;
}

static bool clause_matches(const struct reading *reading, const struct clause *clause, int person) {
  for (int i = 0; i < clause->count; i++)
    if (value_matches(reading, clause->key, &clause->values[i], person)) return true;
  return false;
}

static bool selector_matches(const struct reading *reading, int selector, int person) {
  if (selector == NOTHING) return true;
  const struct selector *who = &reading->it->selectors[selector];
  for (int i = 0; i < who->count; i++)
    if (!clause_matches(reading, &who->clauses[i], person)) return false;
  return true;
}

bool when_allows(const struct when *when, int day) {
  if (when->dates.count > 0 && !dates_have(&when->dates, day)) return false;
  if (when->weekdays != 0 && !(when->weekdays >> day_weekday(day) & 1)) return false;
  return !dates_have(&when->except, day);
}

/* The last sector that selects; rest where no other does. */
static int sector_of(const struct reading *reading, int person) {
  const struct circular *circular = &reading->it->circulars[reading->circular];
  int found = NOTHING, rest = NOTHING;
  for (int s = circular->first_rule; s < circular->first_rule + circular->sector_count; s++)
    if (reading->it->rules[s].rest)
      rest = s;
    else if (selector_matches(reading, reading->it->rules[s].who, person))
      found = s;
  return found != NOTHING ? found : rest;
}

static bool rule_selects(const struct reading *reading, int rule, int person) {
  if (!when_allows(&reading->it->rules[rule].when, reading->day)) return false;
  const struct circular *circular = &reading->it->circulars[reading->circular];
  if (rule < circular->first_rule + circular->sector_count)
    return reading->sector_of[reading->circular][person] == rule;
  return selector_matches(reading, reading->it->rules[rule].who, person);
}

/* Who is in which sector does not depend on whether the circular is in force: a
 * later one may mean its sectors. */
static void choose_of_circular(struct reading *reading, people *scope, people chosen[MAX_RULES]) {
  const struct instance *it = reading->it;
  const struct circular *circular = &it->circulars[reading->circular];
  bool in_force = circular_in_force(it, reading->circular, reading->day);
  for (int p = 0; p < it->person_count; p++) {
    reading->sector_of[reading->circular][p] = NOTHING;
    if (!selector_matches(reading, circular->scope, p)) continue;
    reading->sector_of[reading->circular][p] = sector_of(reading, p);
    if (!in_force) continue;
    *scope |= 1u << p;
    for (int r = circular->first_rule; r < circular->first_rule + circular->rule_count; r++)
      if (rule_selects(reading, r, p)) chosen[r] |= 1u << p;
  }
}

void rules_choose(const struct instance *it, int day, people *scope, people chosen[MAX_RULES]) {
  struct reading reading = {.it = it, .day = day};
  *scope = 0;
  for (int r = 0; r < it->rule_count; r++) chosen[r] = 0;
  for (reading.circular = 0; reading.circular < it->circular_count; reading.circular++)
    choose_of_circular(&reading, scope, chosen);
}

static int nearest_of_kinds(const struct instance *it, const struct bound *bound, int unit) {
  for (; unit != NOTHING; unit = it->units[unit].parent) {
    const struct unit *here = &it->units[unit];
    if (here->kind != NOTHING && bound->kinds >> here->kind & 1) return unit;
    if (bound->kinds_and_agency && here->parent == NOTHING) return unit;
  }
  return NOTHING;
}

int group_of(const struct instance *it, const struct bound *bound, int person) {
  switch (bound->per) {
  case PER_AGENCY:
    return person_agency(it, person);
  case PER_UNIT:
    return it->people[person].unit;
  case PER_PLACE:
    return person_place(it, person);
  case PER_ALL:
    return 0;
  case PER_KINDS:
    return nearest_of_kinds(it, bound, it->people[person].unit);
  case PER_PERSON:
    return person;
  }
  return NOTHING;
}

bool same_per(const struct bound *a, const struct bound *b) {
  if (a->per != b->per) return false;
  return a->per != PER_KINDS || (a->kinds == b->kinds && a->kinds_and_agency == b->kinds_and_agency);
}

/* Two selectors, and the circulars in which they stand. */
struct pair {
  const struct instance *it;
  int circular, other;
};

static bool same_selector(const struct pair *pair, int a, int b);

static bool same_value(const struct pair *pair, enum key key, const struct value *a, const struct value *b) {
  if (key >= KEY_NOT) return same_selector(pair, a->index, b->index);
  if (key == KEY_SECTOR)
    return sector_meant(pair->it, pair->circular, a->index) == sector_meant(pair->it, pair->other, b->index);
  return a->index == b->index && a->prefix == b->prefix && a->low == b->low && a->high == b->high;
}

static bool same_clause(const struct pair *pair, const struct clause *a, const struct clause *b) {
  if (a->key != b->key || a->count != b->count) return false;
  for (int i = 0; i < a->count; i++) {
    bool found = false;
    for (int k = 0; k < b->count; k++) found = found || same_value(pair, a->key, &a->values[i], &b->values[k]);
    if (!found) return false;
  }
  return true;
}

static bool same_selector(const struct pair *pair, int a, int b) {
  if (a == NOTHING || b == NOTHING) return a == b;
  const struct selector *x = &pair->it->selectors[a], *y = &pair->it->selectors[b];
  if (x->count != y->count) return false;
  for (int i = 0; i < x->count; i++) {
    bool found = false;
    for (int k = 0; k < y->count; k++) found = found || same_clause(pair, &x->clauses[i], &y->clauses[k]);
    if (!found) return false;
  }
  return true;
}

static bool is_sector(const struct instance *it, int rule) {
  const struct circular *circular = &it->circulars[it->rules[rule].circular];
  return rule < circular->first_rule + circular->sector_count;
}

static bool names_only_sector(const struct instance *it, int rule, int sector) {
  if (it->rules[rule].who == NOTHING) return false;
  const struct selector *selector = &it->selectors[it->rules[rule].who];
  const struct clause *clause = &selector->clauses[0];
  return selector->count == 1 && clause->key == KEY_SECTOR && clause->count == 1 &&
         sector_meant(it, it->rules[rule].circular, clause->values[0].index) == sector;
}

bool same_who(const struct instance *it, int rule, int other) {
  struct pair pair = {it, it->rules[rule].circular, it->rules[other].circular};
  if (is_sector(it, rule) && is_sector(it, other)) return rule == other;
  if (is_sector(it, rule)) return names_only_sector(it, other, rule);
  if (is_sector(it, other)) return names_only_sector(it, rule, other);
  return same_selector(&pair, it->rules[rule].who, it->rules[other].who);
}
