#include "verify/audit.h"

bool is_replaced(const struct standing *standing, const uint32_list *successors, size_t day) {
  size_t days = standing->sight.scene->day_count;
  for (size_t i = 0; i < successors->count; i++) {
    uint32_t later = successors->items[i];
    if (standing->selects[later] && standing->selected[later * days + day]) return true;
  }
  return false;
}

/* Absences are sorted by person: the first that is not of somebody before this one. */
static size_t first_absence(const struct world *world, uint32_t person) {
  size_t low = 0, high = world->absences.count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (world->absences.items[middle].person < person)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static bool has_bound(const struct roster *roster, enum counted counted, enum over over) {
  for (size_t r = 0; r < roster->rule_count; r++)
    for (size_t b = 0; b < roster->rules[r]->bound_count; b++)
      if (roster->rules[r]->bounds[b].counted == counted && roster->rules[r]->bounds[b].over == over) return true;
  return false;
}

struct standing standing_make(const struct audit *audit, uint32_t first) {
  struct arena *arena = audit->arena;
  size_t days = audit->roster->day_count, rules = audit->roster->rule_count;
  struct standing standing = {.absence = first_absence(&audit->model->world, first),
                              .sight = sight_make(arena, &audit->scene),
                              .orders = arena_array(arena, uint32_t, rules),
                              .selects = arena_array(arena, bool, rules),
                              .selected = arena_array(arena, bool, (rules * days)),
                              .duty = arena_array(arena, uint32_t, days),
                              .closure = arena_array(arena, uint32_t, days),
                              .shifts = arena_array(arena, uint32_t, days),
                              .presence = arena_array(arena, struct presence, days)};
  for (int counted = 0; counted <= COUNTED_AWAY; counted++)
    for (int over = 0; over <= OVER_WINDOW; over++)
      if (has_bound(audit->roster, (enum counted)counted, (enum over)over))
        standing.maxima.last[counted][over] = arena_array(arena, uint32_t, days);
  return standing;
}

/* Whether the rule selects them on any day. A sector's people are those who are in it and in no later one. */
static bool select_days(struct standing *standing, const struct order *order, bool *selected) {
  struct sight *sight = &standing->sight;
  size_t days = sight->scene->day_count;
  const uint32_t *sectors = sight->sectors + order->circular * days;
  const bool *in_scope = sight->in_scope + order->circular * days;
  if (!order->rule->is_sector && !selector_days(sight, &order->rule->who)) return false;
  bool ever = false;
  for (size_t day = 0; day < days; day++) {
    bool holds = order->rule->is_sector ? sectors[day] == order->index : sight->holds[day];
    selected[day] = holds && in_scope[day] && order->acts[day];
    ever |= selected[day];
  }
  return ever;
}

static void set_where(uint32_t *last, uint32_t number, const bool *selected, size_t days) {
  for (size_t day = 0; day < days; day++)
    if (selected[day]) last[day] = number;
}

/* The last duty holds, and the last shifts; of maxima with one mode and over, the last rule that selects them into one
 * of its groups. */
static void apply_order(struct audit *audit, uint32_t person, uint32_t number) {
  struct standing *standing = &audit->standing;
  const struct rule *rule = audit->orders[number].rule;
  size_t days = audit->roster->day_count;
  const bool *selected = standing->selected + number * days;
  if (rule->duty != DUTY_NONE) set_where(standing->duty, number, selected, days);
  if (rule->closes) set_where(standing->closure, number, selected, days);
  if (rule->shift_count > 0) set_where(standing->shifts, number, selected, days);
  for (size_t b = 0; b < rule->bound_count; b++) {
    const struct bound *bound = &rule->bounds[b];
    if (bound_caps(bound) && bound_group(&audit->model->world, bound, person) != NONE)
      set_where(standing->maxima.last[bound->counted][bound->over], number, selected, days);
  }
}

static void forget_all(struct standing *standing, size_t days) {
  standing->order_count = 0;
  for (size_t day = 0; day < days; day++) standing->duty[day] = standing->closure[day] = standing->shifts[day] = NONE;
  for (int counted = 0; counted <= COUNTED_AWAY; counted++)
    for (int over = 0; over <= OVER_WINDOW; over++)
      for (size_t day = 0; day < days && standing->maxima.last[counted][over]; day++)
        standing->maxima.last[counted][over][day] = NONE;
}

static void find_rules(struct audit *audit, uint32_t person) {
  struct standing *standing = &audit->standing;
  size_t days = audit->roster->day_count;
  sight_turn(&standing->sight, person);
  forget_all(standing, days);
  for (uint32_t number = 0; number < audit->roster->rule_count; number++) {
    standing->selects[number] = select_days(standing, &audit->orders[number], standing->selected + number * days);
    if (!standing->selects[number]) continue;
    standing->orders[standing->order_count++] = number;
    apply_order(audit, person, number);
  }
}

static enum duty duty_on(const struct audit *audit, size_t day) {
  uint32_t number = audit->standing.duty[day];
  return number == NONE ? DUTY_NONE : audit->orders[number].rule->duty;
}

/* A closed person is WFH, or WFA or OFF if a duty says so. MODE_OFF_CALENDAR: neither closure nor duty. */
static enum mode mode_ordered(const struct audit *audit, size_t day) {
  bool is_closed = audit->standing.closure[day] != NONE;
  switch (duty_on(audit, day)) {
  case DUTY_WFA:
    return MODE_WFA;
  case DUTY_OFF:
    return MODE_OFF;
  case DUTY_WFH:
    return MODE_WFH;
  case DUTY_WFO:
    return is_closed ? MODE_WFH : MODE_WFO;
  case DUTY_NONE:
  case DUTY_FREE:
    break;
  }
  return is_closed ? MODE_WFH : MODE_OFF_CALENDAR;
}

static bool is_touched(const struct audit *audit, size_t day) {
  size_t days = audit->roster->day_count;
  for (size_t c = 0; c < audit->model->circulars.count; c++)
    if (audit->in_force[c * days + day] && audit->standing.sight.in_scope[c * days + day]) return true;
  return false;
}

static void find_shifts(const struct audit *audit, size_t day, struct presence *presence) {
  uint32_t number = audit->standing.shifts[day];
  if (number == NONE) return;
  presence->shifts = audit->orders[number].shifts;
  presence->shift_count = audit->orders[number].rule->shift_count;
}

/* The name of the shift that the roster has them in, as it writes it; 0: none. */
static symbol said_shift(const struct audit *audit, uint32_t person, size_t day) {
  const struct roster *roster = audit->roster;
  unsigned number = roster->shifts ? roster->shifts[person * roster->day_count + day] : 0;
  if (number == 0) return 0;
  unsigned rule = roster->reasons[person] ? roster->reasons[person][day].shifts : HOURS_NONE;
  bool is_said = rule == HOURS_NONE || number > roster->rules[rule - 1]->shift_count;
  return is_said ? symbol_find(audit->shift_names, roster_shift(roster, person, day))
                 : audit->rule_shifts[rule - 1][number - 1];
}

static enum mode absence_mode(enum absence_kind kind) {
  static const enum mode modes[] = {[ABSENCE_LEAVE] = MODE_LEAVE,
                                    [ABSENCE_SICK] = MODE_SICK,
                                    [ABSENCE_TRIP] = MODE_TRIP,
                                    [ABSENCE_STUDY] = MODE_STUDY};
  return modes[kind];
}

static void find_absences(struct audit *audit, uint32_t person) {
  const struct world *world = &audit->model->world;
  const struct roster *roster = audit->roster;
  size_t *next = &audit->standing.absence;
  while (*next < world->absences.count && world->absences.items[*next].person < person) ++*next;
  for (size_t i = *next; i < world->absences.count && world->absences.items[i].person == person; i++) {
    const struct absence *absence = &world->absences.items[i];
    for (size_t day = 0; day < roster->day_count; day++)
      if (absence->first <= roster->days[day] && roster->days[day] <= absence->last)
        audit->standing.presence[day].absence = absence_mode(absence->kind);
  }
}

/* Of days taken over: who was there was not absent, whatever is known now, and the other way round. */
static void find_absences_of_old(struct audit *audit, uint32_t person) {
  for (size_t day = 0; day < audit->frozen; day++) {
    struct presence *presence = &audit->standing.presence[day];
    if (mode_taken_over(audit, person, day) != MODE_OFF_CALENDAR)
      presence->absence = presence->mode >= MODE_LEAVE ? presence->mode : MODE_OFF_CALENDAR;
  }
}

static void find_presence(struct audit *audit, uint32_t person) {
  size_t days = audit->roster->day_count;
  uint32_t unit = audit->model->world.people.items[person].unit;
  bool is_outside = !is_covered(audit, unit);
  for (size_t day = 0; day < days; day++) {
    struct presence *presence = &audit->standing.presence[day];
    *presence = (struct presence){.mode = roster_mode(audit->roster, person, day),
                                  .must = mode_ordered(audit, day),
                                  .shift = said_shift(audit, person, day),
                                  .works = audit->scene.works[unit * days + day],
                                  .closed = audit->standing.closure[day] != NONE,
                                  .touched = is_touched(audit, day),
                                  .outside = is_outside};
    find_shifts(audit, day, presence);
  }
  find_absences(audit, person);
  find_absences_of_old(audit, person);
}

void standing_turn(struct audit *audit, uint32_t person) {
  find_rules(audit, person);
  find_presence(audit, person);
}
