#include "verify/bounds.h"

static bool is_kind_of(const struct bound *bound, const struct unit *unit) {
  if (bound->kinds_and_agency && unit->parent == NONE) return true;
  for (size_t i = 0; i < bound->kind_count; i++)
    if (unit->kind == bound->kinds[i]) return true;
  return false;
}

uint32_t bound_group(const struct world *world, const struct bound *bound, uint32_t person) {
  const struct person *who = &world->people.items[person];
  switch (bound->per) {
  case PER_AGENCY:
    return world->units.items[who->unit].agency;
  case PER_UNIT:
    return who->unit;
  case PER_PLACE:
    return who->place;
  case PER_ALL:
    return 0;
  case PER_KINDS:
    for (uint32_t unit = who->unit; unit != NONE; unit = world->units.items[unit].parent)
      if (is_kind_of(bound, &world->units.items[unit])) return unit;
    return NONE;
  case PER_PERSON:
    return person;
  }
  return NONE;
}

static size_t group_count(const struct world *world, const struct bound *bound) {
  if (bound->per == PER_PERSON) return 0;
  if (bound->per == PER_ALL) return 1;
  return bound->per == PER_PLACE ? world->places.count : world->units.count;
}

bool bound_caps(const struct bound *bound) {
  return bound->max.given || bound->exactly.given;
}

static bool kinds_within(const struct bound *some, const struct bound *all) {
  for (size_t i = 0; i < some->kind_count; i++) {
    bool found = false;
    for (size_t k = 0; !found && k < all->kind_count; k++) found = some->kinds[i] == all->kinds[k];
    if (!found) return false;
  }
  return true;
}

static bool per_same(const struct bound *a, const struct bound *b) {
  if (a->per != b->per) return false;
  if (a->per != PER_KINDS) return true;
  return a->kinds_and_agency == b->kinds_and_agency && kinds_within(a, b) && kinds_within(b, a);
}

bool bound_replaces(const struct bound *later, const struct bound *earlier) {
  return later->min.given && earlier->min.given && later->counted == earlier->counted && later->over == earlier->over &&
         per_same(later, earlier);
}

struct limits limits_make(struct arena *arena, const struct roster *roster, const struct bound *bound, size_t names) {
  struct limits limits = {.bound = bound, .names = bound->over == OVER_SHIFT ? names : 0};
  size_t cells = limits.cells = group_count(&roster->model->world, bound) * roster->day_count * (1 + limits.names);
  for (int mode = 0; mode <= MODE_STUDY; mode++)
    if (counted_has(bound->counted, (enum mode)mode)) limits.modes |= 1U << mode;
  if (bound_caps(bound)) limits.capped = arena_array(arena, struct tally, cells);
  if (bound->min.given) limits.asked = arena_array(arena, struct tally, cells);
  return limits;
}

static bool has_shift(const struct presence *presence, symbol name) {
  for (size_t i = 0; i < presence->shift_count; i++)
    if (presence->shifts[i] == name) return true;
  return false;
}

/* name: of a shift, or 0 for the day. Who is in the office all day counts with every name. */
static void tally_add(struct tally *tally, const struct limits *limits, const struct presence *presence, symbol name) {
  const struct bound *bound = limits->bound;
  bool is_absent = presence->absence != MODE_OFF_CALENDAR, is_free = presence->must == MODE_OFF_CALENDAR;
  bool is_apart = name != 0 && presence->shift_count > 0, is_theirs = is_apart && has_shift(presence, name);
  bool is_able = !is_absent && (is_free || (limits->modes >> presence->must & 1)) && (!is_apart || is_theirs);
  bool is_present = limits->modes >> presence->mode & 1;
  bool is_counted = is_present && (!is_apart || presence->shift == name);
  bool is_unknown = presence->mode == MODE_OFF_CALENDAR || (is_present && is_apart && presence->shift == 0);
  bool is_at_home = bound->counted == COUNTED_WFH || bound->counted == COUNTED_AWAY;

  tally->base += bound->of == OF_HEADCOUNT || !is_absent;
  tally->counted += is_counted;
  tally->excused += is_counted && is_at_home && presence->closed;
  tally->able += is_able;
  tally->unknown += is_able && is_unknown;
  tally->outside |= presence->outside;
  tally->named |= is_theirs;
}

void tallies_add(struct tally *tallies, const struct limits *limits, size_t cell, const struct presence *presence) {
  for (symbol name = 0; name <= limits->names; name++)
    tally_add(&tallies[cell * (1 + limits->names) + name], limits, presence, name);
}

static void tallies_join(struct tally *tallies, const struct tally *others, size_t count) {
  for (size_t i = 0; i < count; i++) {
    tallies[i].base += others[i].base;
    tallies[i].counted += others[i].counted;
    tallies[i].excused += others[i].excused;
    tallies[i].able += others[i].able;
    tallies[i].unknown += others[i].unknown;
    tallies[i].outside |= others[i].outside;
    tallies[i].named |= others[i].named;
  }
}

void limits_join(struct limits *limits, const struct limits *others) {
  if (limits->capped) tallies_join(limits->capped, others->capped, limits->cells);
  if (limits->asked) tallies_join(limits->asked, others->asked, limits->cells);
}

/* The number of people that an amount stands for; exact, in millionths of a percent. */
static long long amount_number(const struct amount *amount, const struct bound *bound, enum rounding usual,
                               long long base) {
  if (!amount->percent) return amount->value;
  const long long whole = 100LL * PERCENT;
  long long parts = base * amount->value, number = parts / whole, remainder = parts % whole;
  switch (bound->round == ROUND_DEFAULT ? usual : bound->round) {
  case ROUND_UP:
    number += remainder > 0;
    break;
  case ROUND_NEAREST:
    number += 2 * remainder >= whole;
    break;
  case ROUND_DOWN:
  case ROUND_DEFAULT:
    break;
  }
  return amount->value > 0 && number < bound->at_least ? bound->at_least : number;
}

static void judge_most(const struct tally *tally, const struct amount *amount, struct excess excess,
                       struct breaches *breaches) {
  excess.most = true;
  excess.counted = tally->counted - tally->excused;
  excess.limit = amount_number(amount, excess.bound, ROUND_DOWN, tally->base);
  if (excess.counted > excess.limit) breach_group(breaches, &excess);
}

/* Asks only for people who can come. Where rows are missing, that alone is said: the people may well have come. */
static void judge_least(const struct tally *tally, const struct amount *amount, enum rounding usual,
                        struct excess excess, struct breaches *breaches) {
  long long number = amount_number(amount, excess.bound, usual, tally->base);
  excess.counted = tally->counted;
  excess.limit = number < tally->able ? number : tally->able;
  if (excess.counted + tally->unknown < excess.limit) breach_group(breaches, &excess);
}

static void judge_tallies(const struct tally *capped, const struct tally *asked, struct excess excess,
                          struct breaches *breaches) {
  const struct bound *bound = excess.bound;
  if (bound->max.given && !capped->outside) judge_most(capped, &bound->max, excess, breaches);
  if (bound->exactly.given && !capped->outside) {
    judge_most(capped, &bound->exactly, excess, breaches);
    judge_least(capped, &bound->exactly, ROUND_DOWN, excess, breaches);
  }
  if (bound->min.given && !asked->outside) judge_least(asked, &bound->min, ROUND_UP, excess, breaches);
}

/* The half of a bound over the day, or where somebody of its group has a shift, over each of their shifts. */
static bool is_judged(const struct tally *tallies, size_t names, symbol name) {
  if (name > 0) return tallies[name].named;
  for (symbol other = 1; other <= names; other++)
    if (tallies[other].named) return false;
  return true;
}

static void judge_group(const struct limits *limits, size_t cell, struct excess excess, const struct symbols *names,
                        struct breaches *breaches) {
  const struct tally nobody = {.outside = true};
  const struct tally *capped = limits->capped ? &limits->capped[cell * (1 + limits->names)] : NULL;
  const struct tally *asked = limits->asked ? &limits->asked[cell * (1 + limits->names)] : NULL;
  for (symbol name = 0; name <= limits->names; name++) {
    bool caps = capped && is_judged(capped, limits->names, name), asks = asked && is_judged(asked, limits->names, name);
    excess.shift = name == 0 ? STR("") : symbol_text(names, name);
    judge_tallies(caps ? &capped[name] : &nobody, asks ? &asked[name] : &nobody, excess, breaches);
  }
}

void limits_judge(const struct limits *limits, uint32_t rule, size_t day, const struct symbols *names,
                  struct breaches *breaches) {
  const struct roster *roster = breaches->roster;
  const struct bound *bound = limits->bound;
  size_t groups = group_count(&roster->model->world, bound);
  bool is_place = bound->per == PER_PLACE, is_unit = !is_place && bound->per != PER_ALL;
  for (uint32_t group = 0; group < groups; group++) {
    struct excess excess = {.rule = rule, .bound = bound, .day = day};
    excess.unit = is_unit ? group : NONE;
    excess.place = is_place ? group : NONE;
    judge_group(limits, group * roster->day_count + day, excess, names, breaches);
  }
}
