#include "verify/verify.h"
#include "base/parallel.h"
#include "verify/audit.h"
#include "verify/force.h"

#define PRINTED 20 /* findings of one code for one rule */

static bool names_sector(const struct selector *who, const struct order *sector) {
  if (who->count != 1 || who->clauses[0].key != KEY_SECTOR || who->clauses[0].value_count != 1) return false;
  const struct value *value = &who->clauses[0].values[0];
  return value->circular == sector->circular && value->index == sector->index;
}

/* The who of a sector is the sector itself, however it is written; a rule can name it, and no other sector is it. */
static bool same_people(const struct order *later, const struct order *earlier) {
  if (later->rule->is_sector) return false;
  if (earlier->rule->is_sector) return names_sector(&later->rule->who, earlier);
  return selector_same(&later->rule->who, &earlier->rule->who);
}

static bool has_replacement(const struct order *later, const struct bound *bound) {
  for (size_t b = 0; b < later->rule->bound_count; b++)
    if (bound_replaces(&later->rule->bounds[b], bound)) return true;
  return false;
}

/* A later minimum with who, per and over equal as written takes the place of an earlier one, for those whom it touches:
 * people outside the scope of its circular are not. */
static void find_successors(struct audit *audit, uint32_t number, const struct bound *bound, uint32_list *successors) {
  for (uint32_t later = number + 1; later < audit->roster->rule_count; later++)
    if (has_replacement(&audit->orders[later], bound) && same_people(&audit->orders[later], &audit->orders[number]))
      *list_push(audit->arena, successors) = later;
}

static size_t shift_name_count(const struct audit *audit) {
  return symbol_count(audit->shift_names) - 1;
}

static void read_order(struct audit *audit, struct order *order, uint32_t circular, uint32_t index) {
  const struct roster *roster = audit->roster;
  struct arena *arena = audit->arena;
  const bool *in_force = audit->in_force + circular * roster->day_count;
  order->rule = &audit->model->circulars.items[circular].rules[index];
  order->circular = circular;
  order->index = index;
  while (roster->rules[order->number] != order->rule) order->number++;
  order->acts = arena_array(arena, bool, roster->day_count);
  for (size_t day = 0; day < roster->day_count; day++)
    order->acts[day] = in_force[day] && when_holds(&order->rule->when, roster->days[day]);
  order->limits = arena_array(arena, struct limits, order->rule->bound_count);
  order->successors = arena_array(arena, uint32_list, order->rule->bound_count);
  for (size_t b = 0; b < order->rule->bound_count; b++)
    order->limits[b] = limits_make(arena, roster, &order->rule->bounds[b], shift_name_count(audit));
  order->shifts = arena_array(arena, symbol, order->rule->shift_count);
  for (size_t s = 0; s < order->rule->shift_count; s++)
    order->shifts[s] = symbol_find(audit->shift_names, order->rule->shifts[s].name);
  audit->rule_shifts[order->number] = order->shifts;
}

static void read_shift_names(struct audit *audit) {
  struct symbols *names = symbols_new(audit->arena);
  for (size_t r = 0; r < audit->roster->rule_count; r++)
    for (size_t s = 0; s < audit->roster->rules[r]->shift_count; s++)
      symbol_of(names, audit->roster->rules[r]->shifts[s].name);
  audit->shift_names = names;
  audit->rule_shifts = arena_array(audit->arena, const symbol *, audit->roster->rule_count);
}

static void read_orders(struct audit *audit) {
  const struct model *model = audit->model;
  const uint32_t *circulars = force_order(model);
  uint32_t place = 0;
  audit->orders = arena_array(audit->arena, struct order, audit->roster->rule_count);
  for (size_t c = 0; c < model->circulars.count; c++)
    for (uint32_t r = 0; r < model->circulars.items[circulars[c]].rule_count; r++)
      read_order(audit, &audit->orders[place++], circulars[c], r);
  for (uint32_t number = 0; number < audit->roster->rule_count; number++) {
    struct order *order = &audit->orders[number];
    for (size_t b = 0; b < order->rule->bound_count; b++)
      find_successors(audit, number, &order->rule->bounds[b], &order->successors[b]);
  }
}

static void read_days(struct audit *audit, date from, date to) {
  const struct roster *roster = audit->roster;
  audit->is_asked = arena_array(audit->arena, bool, roster->day_count);
  audit->in_force = force_days(audit->model, roster->days, roster->day_count);
  for (size_t day = 0; day < roster->day_count; day++)
    audit->is_asked[day] = from <= roster->days[day] && roster->days[day] <= to;
}

static void read_frozen(struct audit *audit) {
  const struct roster *kept = audit->model->kept;
  if (kept == NULL || audit->model->until == DATE_NONE) return;
  audit->frozen = roster_days_until(audit->roster, audit->model->until);
  audit->kept_day = roster_days_in(audit->roster, kept);
}

bool is_covered(const struct audit *audit, uint32_t unit) {
  return audit->request->unit == NONE || unit_is_within(&audit->model->world, unit, audit->request->unit);
}

static void count_in_bound(struct audit *audit, uint32_t person, uint32_t number, const struct limits *limits,
                           const uint32_list *successors) {
  const struct standing *standing = &audit->standing;
  size_t days = audit->roster->day_count;
  const bool *selected = standing->selected + number * days;
  const uint32_t *maximum = standing->maxima.last[limits->bound->counted][limits->bound->over];
  uint32_t group = bound_group(&audit->model->world, limits->bound, person);
  if (group == NONE || limits->bound->per == PER_PERSON) return;
  for (size_t day = 0; day < days; day++) {
    const struct presence *presence = &standing->presence[day];
    if (!selected[day] || !presence->works) continue;
    size_t cell = group * days + day;
    if (limits->asked && !is_replaced(standing, successors, day)) tallies_add(limits->asked, limits, cell, presence);
    if (limits->capped && maximum[day] == number) tallies_add(limits->capped, limits, cell, presence);
  }
}

static void judge_days(struct audit *audit, uint32_t person) {
  for (size_t day = 0; day < audit->roster->day_count; day++) {
    if (!audit->is_asked[day]) continue;
    judge_mode(audit, person, day);
    judge_shift(audit, person, day);
  }
  judge_spans(audit, person);
  if (audit->model->rotate == ROTATE_WEEK) judge_weeks(audit, person);
}

static void count_person(struct audit *audit, uint32_t person) {
  const struct standing *standing = &audit->standing;
  for (size_t i = 0; i < standing->order_count; i++) {
    const struct order *order = &audit->orders[standing->orders[i]];
    for (size_t b = 0; b < order->rule->bound_count; b++)
      count_in_bound(audit, person, standing->orders[i], &order->limits[b], &order->successors[b]);
  }
  if (audit->crowds) crowds_add(audit, person);
  if (audit->teams && is_covered(audit, person_at(audit, person)->unit)) teams_add(audit, person);
}

/* Some of the people, with tallies of their own. */
struct part {
  struct audit audit;
  uint32_t first, end;
};

static void part_open(struct part *part, const struct audit *whole, size_t place, size_t parts) {
  size_t people = whole->model->world.people.count;
  struct audit *audit = &part->audit;
  part->first = (uint32_t)(people * place / parts);
  part->end = (uint32_t)(people * (place + 1) / parts);
  *audit = *whole;
  audit->arena = arena_new();
  audit->orders = arena_array(audit->arena, struct order, whole->roster->rule_count);
  for (uint32_t number = 0; number < whole->roster->rule_count; number++) {
    struct order *order = &audit->orders[number];
    *order = whole->orders[number];
    order->limits = arena_array(audit->arena, struct limits, order->rule->bound_count);
    for (size_t b = 0; b < order->rule->bound_count; b++)
      order->limits[b] = limits_make(audit->arena, whole->roster, &order->rule->bounds[b], shift_name_count(whole));
  }
  audit->standing = standing_make(audit, part->first);
  audit->crowds = crowds_make(audit);
  audit->teams = teams_make(audit);
  audit->breaches = breaches_make(audit->arena, whole->roster, 0, false);
}

/* Counts them, and how many breaches are theirs alone; prints nothing. */
static void audit_part(void *context, size_t number) {
  struct part *part = (struct part *)context + number;
  for (uint32_t person = part->first; person < part->end; person++) {
    standing_turn(&part->audit, person);
    count_person(&part->audit, person);
    if (is_covered(&part->audit, person_at(&part->audit, person)->unit)) judge_days(&part->audit, person);
  }
}

static void part_join(struct audit *audit, const struct part *part) {
  for (uint32_t number = 0; number < audit->roster->rule_count; number++)
    for (size_t b = 0; b < audit->orders[number].rule->bound_count; b++)
      limits_join(&audit->orders[number].limits[b], &part->audit.orders[number].limits[b]);
  if (audit->crowds) crowds_join(audit, part->audit.crowds);
  if (audit->teams) teams_join(audit, part->audit.teams);
}

/* Breaches are rare: only where there are some are people judged once more, one after the other, to tell them. */
static void tell_people(struct audit *audit) {
  for (uint32_t person = 0; person < audit->model->world.people.count; person++) {
    if (!is_covered(audit, person_at(audit, person)->unit)) continue;
    standing_turn(audit, person);
    judge_days(audit, person);
  }
}

static void audit_people(struct audit *audit) {
  size_t parts = parallel_parts(audit->model->jobs), breaches = 0;
  struct part *all = arena_array(audit->arena, struct part, parts);
  for (size_t i = 0; i < parts; i++) part_open(&all[i], audit, i, parts);
  parallel_run(audit->model->jobs, parts, audit_part, all);
  for (size_t i = 0; i < parts; i++) {
    part_join(audit, &all[i]);
    breaches += all[i].audit.breaches.total + all[i].audit.breaches.warned;
    arena_free(all[i].audit.arena);
  }
  if (breaches > 0) tell_people(audit);
}

static void audit_bounds(struct audit *audit) {
  for (uint32_t number = 0; number < audit->roster->rule_count; number++) {
    const struct order *order = &audit->orders[number];
    for (size_t b = 0; b < order->rule->bound_count; b++)
      for (size_t day = 0; day < audit->roster->day_count; day++) {
        audit->breaches.past = day < audit->frozen;
        if (audit->is_asked[day] && order->acts[day])
          limits_judge(&order->limits[b], order->number, day, audit->shift_names, &audit->breaches);
      }
  }
  audit->breaches.past = false;
}

static bool works_on_any_day(const struct audit *audit, uint32_t unit) {
  size_t days = audit->roster->day_count;
  for (size_t day = 0; day < days; day++)
    if (audit->is_asked[day] && audit->scene.works[unit * days + day]) return true;
  return false;
}

static bool has_any_row(const struct audit *audit, uint32_t person) {
  for (size_t day = 0; day < audit->roster->day_count; day++)
    if (roster_mode(audit->roster, person, day) != MODE_OFF_CALENDAR) return true;
  return false;
}

/* A roster of one agency, held against all of them, lacks whole units: that is told once, not for each person-day. */
static void audit_units(struct audit *audit) {
  const struct world *world = &audit->model->world;
  uint32_t first = NONE;
  size_t people = 0;
  audit->is_unlisted = arena_array(audit->arena, bool, world->units.count);
  for (uint32_t unit = 0; unit < world->units.count; unit++)
    audit->is_unlisted[unit] = is_covered(audit, unit) && works_on_any_day(audit, unit);
  for (uint32_t person = 0; person < world->people.count; person++)
    if (has_any_row(audit, person)) audit->is_unlisted[world->people.items[person].unit] = false;
  for (uint32_t person = 0; person < world->people.count; person++) {
    if (!audit->is_unlisted[world->people.items[person].unit]) continue;
    if (first == NONE) first = person;
    people++;
  }
  if (people > 1)
    breach_unlisted(&audit->breaches, people, first);
  else if (first != NONE)
    audit->is_unlisted[world->people.items[first].unit] = false;
}

/* day: whether any circular is in force, from first on. */
static bool *find_window_days(const struct model *model, date first, size_t count) {
  date *days = arena_array(model->arena, date, count);
  bool *in_window = arena_array(model->arena, bool, count);
  for (size_t day = 0; day < count; day++) days[day] = first + (date)day;
  const bool *in_force = force_days(model, days, count);
  for (size_t i = 0; i < model->circulars.count * count; i++) in_window[i % count] |= in_force[i];
  return in_window;
}

static size_t count_working(const struct audit *audit, date day) {
  const struct world *world = &audit->model->world;
  size_t count = 0;
  for (size_t person = 0; person < world->people.count; person++) {
    uint32_t unit = world->people.items[person].unit;
    count += is_covered(audit, unit) && !audit->is_unlisted[unit] && unit_works(world, unit, day);
  }
  return count;
}

/* Days of the window that the roster has nothing of. */
static void audit_days(struct audit *audit, date from, date to) {
  const bool *in_window = from > to ? NULL : find_window_days(audit->model, from, (size_t)(to - from) + 1);
  for (date day = from; day <= to; day++) {
    if (roster_day(audit->roster, day) != NONE || !in_window[day - from]) continue;
    size_t people = count_working(audit, day);
    if (people > 0) breach_day(&audit->breaches, day, people);
  }
}

/* The days on which a circular is in force, or of those without an end the first four weeks (contract 9). */
static void find_window(const struct audit *audit, date *first, date *last) {
  *first = DATE_OPEN;
  *last = DATE_NONE;
  for (size_t c = 0; c < audit->model->circulars.count; c++) {
    const struct dates *valid = &audit->model->circulars.items[c].valid;
    for (size_t i = 0; i < valid->count; i++) {
      *first = *first < valid->ranges[i].first ? *first : valid->ranges[i].first;
      *last = *last > valid->ranges[i].last ? *last : valid->ranges[i].last;
    }
  }
  if (*last == DATE_OPEN) *last = date_monday(*first) + 4 * 7 - 1;
}

/* A roster without any row is missing the whole window. */
static void cover(const struct audit *audit, date *from, date *to) {
  const struct roster *roster = audit->roster;
  date first = DATE_OPEN, last = DATE_NONE;
  for (size_t day = 0; day < roster->day_count; day++) {
    first = first < roster->days[day] ? first : roster->days[day];
    last = last > roster->days[day] ? last : roster->days[day];
  }
  if (roster->day_count == 0) find_window(audit, &first, &last);
  *from = audit->request->from != DATE_NONE ? audit->request->from : first;
  *to = audit->request->to != DATE_NONE ? audit->request->to : last;
}

struct verdict verify_roster(const struct model *model, const struct verify_request *request) {
  const struct roster *roster = request->roster;
  struct audit audit = {.arena = arena_new(), .model = model, .request = request, .roster = roster};
  date from, to;
  cover(&audit, &from, &to);
  audit.scene = scene_make(audit.arena, model, roster->days, roster->day_count);
  audit.breaches = breaches_make(audit.arena, roster, request->lists_all ? UINT32_MAX : PRINTED, request->lists_all);
  read_days(&audit, from, to);
  read_shift_names(&audit);
  read_orders(&audit);
  read_frozen(&audit);
  spans_read(&audit);
  audit.standing = standing_make(&audit, 0);
  audit.crowds = crowds_make(&audit);
  audit.teams = teams_make(&audit);

  audit_units(&audit);
  audit_days(&audit, from, to);
  audit_people(&audit);
  audit_bounds(&audit);
  if (audit.crowds) judge_crowds(&audit);
  if (audit.teams) judge_teams(&audit);
  breaches_close(&audit.breaches);
  arena_free(audit.arena);
  return (struct verdict){audit.breaches.total, audit.breaches.total - audit.breaches.of_bounds, audit.breaches.passed};
}
