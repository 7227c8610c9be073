#include "rules/slices.h"

/* The two halves of a bound stand apart where their people may differ; both of exactly go together as its upper. */
enum half { UPPER, LOWER, HALVES };

/* A bound by number through all rules, and what the seats need to know of it. */
struct entry {
  const struct bound *bound;
  uint32_t rule;
  uint32_t *tally_at[HALVES]; /* by unit or place: tally + 1; made when first used */
  LIST(uint32_t) successors;  /* later rules that replace its minimum */
  LIST(uint32_t) thinned;     /* units or places whose people a private rule has taken out of it */
};

struct seating {
  struct law *law;
  struct entry *entries;
  size_t *first_entry;                              /* by rule number: rule_count + 1 */
  dayset taken[COUNTED_AWAY + 1][OVER_WINDOW + 1];  /* days on which a later rule has the people's maximum */
  dayset openly[COUNTED_AWAY + 1][OVER_WINDOW + 1]; /* ... a later rule that is not private */
  dayset days;
};

static bool has_half(const struct bound *bound, enum half half) {
  return half == UPPER ? bound->max.given || bound->exactly.given : bound->min.given;
}

static bool same_values(const struct clause *a, const struct clause *b);

/* Selectors as written: order and case aside. */
static bool same_selector(const struct selector *a, const struct selector *b) {
  if (a->count != b->count) return false;
  for (size_t i = 0; i < a->count; i++) {
    bool found = false;
    for (size_t j = 0; j < b->count && !found; j++) found = same_values(&a->clauses[i], &b->clauses[j]);
    if (!found) return false;
  }
  return true;
}

static bool same_value(const struct value *a, const struct value *b) {
  return a->text == b->text && a->prefix == b->prefix && a->spaced == b->spaced && a->range == b->range &&
         a->low == b->low && a->high == b->high && a->index == b->index && a->circular == b->circular;
}

static bool has_selector(const struct clause *clause, const struct selector *selector) {
  for (size_t i = 0; i < clause->selector_count; i++)
    if (same_selector(&clause->selectors[i], selector)) return true;
  return false;
}

static bool has_value(const struct clause *clause, const struct value *value) {
  for (size_t i = 0; i < clause->value_count; i++)
    if (same_value(&clause->values[i], value)) return true;
  return false;
}

static bool covers(const struct clause *a, const struct clause *b) {
  for (size_t i = 0; i < b->value_count; i++)
    if (!has_value(a, &b->values[i])) return false;
  for (size_t i = 0; i < b->selector_count; i++)
    if (!has_selector(a, &b->selectors[i])) return false;
  return true;
}

static bool same_values(const struct clause *a, const struct clause *b) {
  return a->key == b->key && a->column == b->column && covers(a, b) && covers(b, a);
}

/* The sector that a selector names and nothing else, as a rule number; or -1. */
static int64_t lone_sector(const struct law *law, const struct selector *who) {
  if (who->count != 1 || who->clauses[0].key != KEY_SECTOR || who->clauses[0].value_count != 1) return -1;
  const struct value *value = &who->clauses[0].values[0];
  return (int64_t)(law->first_rule[value->circular] + value->index);
}

/* A sector's who is itself: the same as {sector: its id}. */
static bool same_who(const struct law *law, uint32_t a, uint32_t b) {
  const struct rule *one = law->roster->rules[a], *other = law->roster->rules[b];
  int64_t first = one->is_sector ? a : lone_sector(law, &one->who);
  int64_t second = other->is_sector ? b : lone_sector(law, &other->who);
  return first >= 0 || second >= 0 ? first == second : same_selector(&one->who, &other->who);
}

static bool has_kind(const struct bound *bound, symbol kind) {
  for (size_t i = 0; i < bound->kind_count; i++)
    if (bound->kinds[i] == kind) return true;
  return false;
}

static bool same_per(const struct bound *a, const struct bound *b) {
  if (a->per != b->per || a->kinds_and_agency != b->kinds_and_agency) return false;
  for (size_t i = 0; i < a->kind_count; i++)
    if (!has_kind(b, a->kinds[i])) return false;
  for (size_t i = 0; i < b->kind_count; i++)
    if (!has_kind(a, b->kinds[i])) return false;
  return true;
}

/* "A later one on the same mode with who, per and over equal as written replaces it" (contract 8). */
static bool replaces(const struct law *law, const struct entry *later, const struct entry *earlier) {
  const struct bound *a = later->bound, *b = earlier->bound;
  return later->rule != earlier->rule && a->min.given && b->min.given && a->counted == b->counted &&
         a->over == b->over && same_per(a, b) && same_who(law, later->rule, earlier->rule);
}

uint32_t law_successor(const struct law *law, const struct standing *standing, uint32_t rule, const struct bound *bound,
                       size_t day) {
  const struct entry earlier = {.bound = bound, .rule = rule};
  for (uint32_t r = (uint32_t)law->roster->rule_count; r-- > rule + 1;)
    for (size_t b = 0; b < law->roster->rules[r]->bound_count && dayset_has(standing->rule_days[r], day); b++)
      if (replaces(law, &(struct entry){.bound = &law->roster->rules[r]->bounds[b], .rule = r}, &earlier)) return r;
  return NONE;
}

static void list_entries(struct seating *seating) {
  struct law *law = seating->law;
  size_t rules = law->roster->rule_count, count = 0;
  seating->first_entry = arena_array(law->arena, size_t, rules + 1);
  for (size_t r = 0; r < rules; r++) seating->first_entry[r + 1] = count += law->roster->rules[r]->bound_count;
  seating->entries = arena_array(law->arena, struct entry, count);
  for (uint32_t r = 0; r < rules; r++)
    for (size_t b = 0; b < law->roster->rules[r]->bound_count; b++)
      seating->entries[seating->first_entry[r] + b] =
          (struct entry){&law->roster->rules[r]->bounds[b], r, {0}, {0}, {0}};
  for (size_t e = 0; e < count; e++)
    for (size_t later = e + 1; later < count; later++)
      if (replaces(law, &seating->entries[later], &seating->entries[e]))
        *list_push(law->arena, &seating->entries[e].successors) = seating->entries[later].rule;
}

/* The nearest unit upwards, the person's own first, that is of one of the kinds. */
static uint32_t nearest_of_kinds(const struct world *world, const struct bound *bound, uint32_t unit) {
  for (; unit != NONE; unit = world->units.items[unit].parent) {
    if (bound->kinds_and_agency && world->units.items[unit].parent == NONE) return unit;
    if (world->units.items[unit].kind && has_kind(bound, world->units.items[unit].kind)) return unit;
  }
  return NONE;
}

/* Which group of the bound the people of a seat are in: a number that tells its groups apart, or NONE. */
static uint32_t group_key(const struct world *world, const struct bound *bound, const struct seat *seat) {
  switch (bound->per) {
  case PER_AGENCY:
    return world->units.items[seat->unit].agency;
  case PER_UNIT:
    return seat->unit;
  case PER_PLACE:
    return seat->place;
  case PER_KINDS:
    return nearest_of_kinds(world, bound, seat->unit);
  default:
    return 0;
  }
}

void tally_clear(struct law *law, struct tally *tally) {
  int32_t **counts[] = {&tally->headcount,  &tally->available, &tally->settled,    &tally->closed,
                        &tally->open,       &tally->free,      &tally->least_in,   &tally->most_in,
                        &tally->group.base, &tally->group.low, &tally->group.high, &tally->group.counted};
  for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
    *counts[i] = arena_array(law->arena, int32_t, law->window.count);
}

static void tally_open(struct law *law, struct tally *tally, const struct entry *entry, enum half half, uint32_t key) {
  bool by_unit = entry->bound->per != PER_ALL && entry->bound->per != PER_PLACE;
  *tally = (struct tally){.upper = half == UPPER, .lower = half == LOWER || entry->bound->exactly.given};
  tally->whole = (uint32_t)(tally - law->tallies.items);
  tally->group.rule = entry->rule;
  tally->group.minute = WHOLE_DAY;
  tally->group.bound = entry->bound;
  tally->group.unit = by_unit ? key : NONE;
  tally->group.place = entry->bound->per == PER_PLACE ? key : NONE;
  tally_clear(law, tally);
}

static uint32_t tally_of(struct seating *seating, struct entry *entry, enum half half, uint32_t key) {
  struct law *law = seating->law;
  if (!entry->tally_at[half]) {
    size_t units = law->model->world.units.count, places = law->model->world.places.count;
    entry->tally_at[half] = arena_array(law->arena, uint32_t, units + places + 1);
  }
  uint32_t *at = &entry->tally_at[half][key];
  if (*at == 0) {
    tally_open(law, list_push(law->arena, &law->tallies), entry, half, key);
    *at = (uint32_t)law->tallies.count;
  }
  return *at - 1;
}

static void join(struct seating *seating, struct seat *seat, struct entry *entry, enum half half, uint32_t key) {
  struct law *law = seating->law;
  if (dayset_empty(&law->window, seating->days)) return;
  if (entry->bound->per == PER_PERSON) {
    struct personal *personal = list_push(law->arena, &seat->personals);
    *personal = (struct personal){.rule = entry->rule, .bound = entry->bound, .upper = half == UPPER};
    personal->lower = half == LOWER || entry->bound->exactly.given;
    personal->days = dayset_new(&law->window, law->arena);
    dayset_copy(&law->window, personal->days, seating->days);
    return;
  }
  struct membership *membership = list_push(law->arena, &seat->memberships);
  membership->tally = tally_of(seating, entry, half, key);
  membership->days = dayset_new(&law->window, law->arena);
  dayset_copy(&law->window, membership->days, seating->days);
}

static bool meets(const struct window *window, const_dayset a, const_dayset b) {
  for (size_t w = 0; w < window->word_count; w++)
    if (a[w] & b[w]) return true;
  return false;
}

static bool is_private(const struct seating *seating, uint32_t rule) {
  return seating->law->roster->rules[rule]->is_private;
}

/* Whether a private rule alone takes the people out of the half of the bound on some day. */
static bool is_thinned(struct seating *seating, const struct standing *standing, const struct entry *entry,
                       enum half half, const_dayset holds) {
  const struct window *window = &seating->law->window;
  dayset_copy(window, seating->days, holds);
  if (half == UPPER) {
    dayset_drop(window, seating->days, seating->openly[entry->bound->counted][entry->bound->over]);
    return meets(window, seating->days, seating->taken[entry->bound->counted][entry->bound->over]);
  }
  for (size_t i = 0; i < entry->successors.count; i++)
    if (!is_private(seating, entry->successors.items[i]))
      dayset_drop(window, seating->days, standing->rule_days[entry->successors.items[i]]);
  for (size_t i = 0; i < entry->successors.count; i++)
    if (meets(window, seating->days, standing->rule_days[entry->successors.items[i]])) return true;
  return false;
}

static void join_bound(struct seating *seating, struct seat *seat, struct entry *entry, const_dayset holds) {
  const struct window *window = &seating->law->window;
  const struct standing *standing = &seating->law->standings.items[seat->standing];
  uint32_t key = group_key(&seating->law->model->world, entry->bound, seat);
  if (key == NONE) return;
  for (enum half half = 0; half < HALVES; half++)
    if (has_half(entry->bound, half) && is_thinned(seating, standing, entry, half, holds))
      *list_push(seating->law->arena, &entry->thinned) = key;
  if (has_half(entry->bound, UPPER)) {
    dayset_copy(window, seating->days, holds);
    dayset_drop(window, seating->days, seating->taken[entry->bound->counted][entry->bound->over]);
    join(seating, seat, entry, UPPER, key);
  }
  if (has_half(entry->bound, LOWER)) {
    dayset_copy(window, seating->days, holds);
    for (size_t i = 0; i < entry->successors.count; i++)
      dayset_drop(window, seating->days, standing->rule_days[entry->successors.items[i]]);
    join(seating, seat, entry, LOWER, key);
  }
}

/* From here on no earlier rule has a maximum for them. */
static void take_people(struct seating *seating, const struct seat *seat, const struct entry *entry) {
  const struct law *law = seating->law;
  const_dayset days = law->standings.items[seat->standing].rule_days[entry->rule];
  if (!has_half(entry->bound, UPPER) || group_key(&law->model->world, entry->bound, seat) == NONE) return;
  dayset_join(&law->window, seating->taken[entry->bound->counted][entry->bound->over], days);
  if (!is_private(seating, entry->rule))
    dayset_join(&law->window, seating->openly[entry->bound->counted][entry->bound->over], days);
}

/* From the last rule to the first, so that a rule's maxima hold only where no later one has taken the people. */
static void join_groups(struct seating *seating, struct seat *seat) {
  struct law *law = seating->law;
  const struct standing *standing = &law->standings.items[seat->standing];
  for (int counted = 0; counted <= COUNTED_AWAY; counted++)
    for (int over = 0; over <= OVER_WINDOW; over++) {
      dayset_clear(&law->window, seating->taken[counted][over]);
      dayset_clear(&law->window, seating->openly[counted][over]);
    }
  for (size_t r = law->roster->rule_count; r-- > 0;) {
    struct entry *begin = &seating->entries[seating->first_entry[r]],
                 *end = &seating->entries[seating->first_entry[r + 1]];
    if (begin == end || dayset_empty(&law->window, standing->rule_days[r])) continue;
    for (struct entry *entry = begin; entry < end; entry++) join_bound(seating, seat, entry, standing->rule_days[r]);
    for (struct entry *entry = begin; entry < end; entry++) take_people(seating, seat, entry);
  }
}

static void open_mode(const struct law *law, struct seat *seat, const struct bound *bound, const_dayset days) {
  enum mode mode = bound->counted == COUNTED_WFA ? MODE_WFA : MODE_OFF;
  if (bound->counted != COUNTED_WFA && bound->counted != COUNTED_OFF) return;
  for (size_t d = dayset_next(&law->window, days, 0); d < law->window.count; d = dayset_next(&law->window, days, d + 1))
    if (cell_is_free(seat->cells[d])) seat->cells[d] = cell_open(seat->cells[d], mode);
}

/* "WFA or OFF only where they wish it, or where a minimum (or the lower half of exactly) on that mode, not on away,
 * counts them" (contract 9). */
static void open_modes(const struct law *law, struct seat *seat) {
  for (size_t m = 0; m < seat->memberships.count; m++) {
    const struct tally *tally = &law->tallies.items[seat->memberships.items[m].tally];
    if (tally->lower) open_mode(law, seat, tally->group.bound, seat->memberships.items[m].days);
  }
  for (size_t i = 0; i < seat->personals.count; i++)
    if (seat->personals.items[i].lower)
      open_mode(law, seat, seat->personals.items[i].bound, seat->personals.items[i].days);
}

static void seat_open(struct seating *seating, struct seat *seat) {
  struct law *law = seating->law;
  const struct standing *standing = &law->standings.items[seat->standing];
  seat->cells = arena_array(law->arena, uint8_t, law->window.count);
  seat->present = arena_array(law->arena, int32_t, law->window.count);
  for (size_t d = 0; d < law->window.count; d++)
    seat->cells[d] =
        unit_works(&law->model->world, seat->unit, law->window.days[d]) ? standing->cells[d] : MODE_OFF_CALENDAR;
  join_groups(seating, seat);
  open_modes(law, seat);
}

/* The seats of one unit form a chain: units have few. */
static uint32_t seat_with(struct seating *seating, uint32_t *last_of_unit, uint32_t *previous, uint32_t standing,
                          const struct person *person) {
  struct law *law = seating->law;
  for (uint32_t s = last_of_unit[person->unit]; s != 0; s = previous[s]) {
    const struct seat *seat = &law->seats.items[s - 1];
    if (seat->standing == standing && seat->place == person->place) return s - 1;
  }
  struct seat *seat = list_push(law->arena, &law->seats);
  *seat = (struct seat){.standing = standing, .unit = person->unit, .place = person->place};
  seat_open(seating, seat);
  uint32_t number = (uint32_t)law->seats.count;
  previous[number] = last_of_unit[person->unit];
  last_of_unit[person->unit] = number;
  return number - 1;
}

/* People whom a bound selects and who have no unit or place that it counts by: a warning a bound. */
static void ungrouped_finding(const struct law *law, const struct entry *entry) {
  size_t count = 0;
  uint32_t unit = NONE;
  for (size_t s = 0; s < law->seats.count; s++) {
    const struct seat *seat = &law->seats.items[s];
    if (dayset_empty(&law->window, law->standings.items[seat->standing].rule_days[entry->rule])) continue;
    if (group_key(&law->model->world, entry->bound, seat) != NONE) continue;
    count += seat->people;
    if (unit == NONE) unit = seat->unit;
  }
  if (count == 0) return;
  diag_at(law->model->diag, CODE_no_group, entry->bound->at,
          "%zu %s whom %.*s selects have no %s that it counts by, the first of them in %.*s", count,
          people((int64_t)count), STR_ARGS(law->roster->rules[entry->rule]->id),
          entry->bound->per == PER_PLACE ? "place" : "unit", STR_ARGS(law->model->world.units.items[unit].id));
}

/* Both halves, for each is told with the words of the whole bound. */
static void mark_thinned(struct law *law, const struct entry *entry) {
  for (size_t i = 0; i < entry->thinned.count; i++)
    for (int half = 0; half < HALVES; half++) {
      uint32_t tally = entry->tally_at[half] == NULL ? 0 : entry->tally_at[half][entry->thinned.items[i]];
      if (tally > 0) law->tallies.items[tally - 1].group.thinned = true;
    }
}

void law_seat(struct law *law, const uint32_t *standing_of) {
  const struct world *world = &law->model->world;
  struct seating seating = {.law = law, .days = dayset_new(&law->window, law->arena)};
  uint32_t *last_of_unit = arena_array(law->arena, uint32_t, world->units.count);
  uint32_t *previous = arena_array(law->arena, uint32_t, world->people.count + 1);
  for (int counted = 0; counted <= COUNTED_AWAY; counted++)
    for (int over = 0; over <= OVER_WINDOW; over++) {
      seating.taken[counted][over] = dayset_new(&law->window, law->arena);
      seating.openly[counted][over] = dayset_new(&law->window, law->arena);
    }
  list_entries(&seating);
  law->seat_of = arena_array(law->arena, uint32_t, world->people.count);
  for (uint32_t p = 0; p < world->people.count; p++) {
    const struct person *person = &world->people.items[p];
    law->seat_of[p] = seat_with(&seating, last_of_unit, previous, standing_of[p], person);
    law->seats.items[law->seat_of[p]].people++;
  }
  for (size_t e = 0; e < seating.first_entry[law->roster->rule_count]; e++) {
    mark_thinned(law, &seating.entries[e]);
    ungrouped_finding(law, &seating.entries[e]);
  }
  law_slice(law);
}
