#include "verify/verify.h"
#include "verify/bounds.h"
#include "verify/force.h"
#include "verify/select.h"

#define COUNTED_KINDS (COUNTED_AWAY + 1)

typedef LIST(uint32_t) uint32_list;

/* A rule in its place among all; later ones win. */
struct order {
  const struct rule *rule;
  uint32_t number;          /* in the roster */
  uint32_t circular, index; /* of the rule in its circular */
  bool *acts;               /* day: the circular is in force and the rule's when holds */
  struct limits *limits;    /* a bound each */
  uint32_list *successors;  /* a bound each: the later rules whose minimum takes the place of this one */
};

/* How things stand for one person; rewritten for the next one. */
struct standing {
  struct sight sight;
  uint32_t *orders; /* the places of the rules that select them on any day, ascending */
  size_t order_count;
  bool *selects;             /* rule: on any day */
  bool *selected;            /* rule × day; of no meaning where the rule does not select them on any day */
  uint32_t *duty, *closure;  /* day: the place of the rule that has the last one, or NONE */
  struct presence *presence; /* day */
  uint32_t *maximum;         /* counted × day: the place of the one rule in whose maxima they count, or NONE */
};

struct audit {
  const struct model *model;
  const struct verify_request *request;
  const struct roster *roster;
  struct scene scene;
  struct order *orders; /* in the order in which they apply: what is called a rule's number below is its place there */
  bool *is_asked;       /* day: within from..to */
  bool *in_force;       /* circular × day */
  uint8_t *absences;    /* person × day: enum mode, or MODE_OFF_CALENDAR */
  bool *is_unlisted;    /* unit: its people work on the days asked for, and none of them has a row */
  struct standing standing;
  struct breaches breaches;
};

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
      *list_push(audit->model->arena, successors) = later;
}

static void read_order(struct audit *audit, struct order *order, uint32_t circular, uint32_t index) {
  const struct roster *roster = audit->roster;
  struct arena *arena = audit->model->arena;
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
  for (size_t b = 0; b < order->rule->bound_count; b++) order->limits[b] = limits_make(roster, &order->rule->bounds[b]);
}

static void read_orders(struct audit *audit) {
  const struct model *model = audit->model;
  const uint32_t *circulars = force_order(model);
  uint32_t place = 0;
  audit->orders = arena_array(model->arena, struct order, audit->roster->rule_count);
  for (size_t c = 0; c < model->circulars.count; c++)
    for (uint32_t r = 0; r < model->circulars.items[circulars[c]].rule_count; r++)
      read_order(audit, &audit->orders[place++], circulars[c], r);
  for (uint32_t number = 0; number < audit->roster->rule_count; number++) {
    struct order *order = &audit->orders[number];
    for (size_t b = 0; b < order->rule->bound_count; b++)
      find_successors(audit, number, &order->rule->bounds[b], &order->successors[b]);
  }
}

static enum mode absence_mode(enum absence_kind kind) {
  static const enum mode modes[] = {[ABSENCE_LEAVE] = MODE_LEAVE,
                                    [ABSENCE_SICK] = MODE_SICK,
                                    [ABSENCE_TRIP] = MODE_TRIP,
                                    [ABSENCE_STUDY] = MODE_STUDY};
  return modes[kind];
}

static void read_absences(struct audit *audit) {
  const struct world *world = &audit->model->world;
  const struct roster *roster = audit->roster;
  audit->absences = arena_array(audit->model->arena, uint8_t, world->people.count * roster->day_count);
  for (size_t i = 0; i < world->absences.count; i++) {
    const struct absence *absence = &world->absences.items[i];
    for (size_t day = 0; day < roster->day_count; day++)
      if (absence->first <= roster->days[day] && roster->days[day] <= absence->last)
        audit->absences[absence->person * roster->day_count + day] = (uint8_t)absence_mode(absence->kind);
  }
}

static void read_days(struct audit *audit, date from, date to) {
  const struct roster *roster = audit->roster;
  audit->is_asked = arena_array(audit->model->arena, bool, roster->day_count);
  audit->in_force = force_days(audit->model, roster->days, roster->day_count);
  for (size_t day = 0; day < roster->day_count; day++)
    audit->is_asked[day] = from <= roster->days[day] && roster->days[day] <= to;
}

static struct standing standing_make(const struct audit *audit) {
  struct arena *arena = audit->model->arena;
  size_t days = audit->roster->day_count, rules = audit->roster->rule_count;
  return (struct standing){.sight = sight_make(&audit->scene),
                           .orders = arena_array(arena, uint32_t, rules),
                           .selects = arena_array(arena, bool, rules),
                           .selected = arena_array(arena, bool, (rules * days)),
                           .duty = arena_array(arena, uint32_t, days),
                           .closure = arena_array(arena, uint32_t, days),
                           .presence = arena_array(arena, struct presence, days),
                           .maximum = arena_array(arena, uint32_t, COUNTED_KINDS * days)};
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

/* The last duty holds; of maxima with one mode, the last rule that selects them into one of its groups. */
static void apply_order(struct audit *audit, uint32_t person, uint32_t number) {
  struct standing *standing = &audit->standing;
  const struct rule *rule = audit->orders[number].rule;
  size_t days = audit->roster->day_count;
  const bool *selected = standing->selected + number * days;
  if (rule->duty != DUTY_NONE) set_where(standing->duty, number, selected, days);
  if (rule->closes) set_where(standing->closure, number, selected, days);
  for (size_t b = 0; b < rule->bound_count; b++) {
    const struct bound *bound = &rule->bounds[b];
    if (bound_caps(bound) && bound_group(&audit->model->world, bound, person) != NONE)
      set_where(standing->maximum + bound->counted * days, number, selected, days);
  }
}

static void find_rules(struct audit *audit, uint32_t person) {
  struct standing *standing = &audit->standing;
  size_t days = audit->roster->day_count;
  sight_turn(&standing->sight, person);
  standing->order_count = 0;
  for (size_t day = 0; day < days; day++) standing->duty[day] = standing->closure[day] = NONE;
  for (size_t i = 0; i < COUNTED_KINDS * days; i++) standing->maximum[i] = NONE;
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

static bool is_covered(const struct audit *audit, uint32_t unit) {
  return audit->request->unit == NONE || unit_is_within(&audit->model->world, unit, audit->request->unit);
}

static void find_presence(struct audit *audit, uint32_t person) {
  size_t days = audit->roster->day_count;
  uint32_t unit = audit->model->world.people.items[person].unit;
  bool is_outside = !is_covered(audit, unit);
  for (size_t day = 0; day < days; day++)
    audit->standing.presence[day] = (struct presence){.mode = roster_mode(audit->roster, person, day),
                                                      .absence = (enum mode)audit->absences[person * days + day],
                                                      .must = mode_ordered(audit, day),
                                                      .works = audit->scene.works[unit * days + day],
                                                      .closed = audit->standing.closure[day] != NONE,
                                                      .outside = is_outside};
}

static enum duty wish_on(const struct audit *audit, size_t day) {
  enum duty wish = DUTY_NONE;
  for (size_t i = 0; i < audit->standing.order_count; i++) {
    uint32_t number = audit->standing.orders[i];
    enum duty prefer = audit->orders[number].rule->prefer;
    if (prefer != DUTY_NONE && audit->standing.selected[number * audit->roster->day_count + day]) wish = prefer;
  }
  return wish;
}

/* A minimum on that mode, or the lower half of an exactly, counts them. One that is replaced may be asked all the same:
 * what replaces it counts the same people. */
static bool is_counted_in_minimum(const struct audit *audit, uint32_t person, size_t day, enum counted counted) {
  const struct standing *standing = &audit->standing;
  size_t days = audit->roster->day_count;
  for (size_t i = 0; i < standing->order_count; i++) {
    uint32_t number = standing->orders[i];
    const struct order *order = &audit->orders[number];
    bool is_last = standing->maximum[counted * days + day] == number;
    if (!standing->selected[number * days + day]) continue;
    for (size_t b = 0; b < order->rule->bound_count; b++) {
      const struct bound *bound = &order->rule->bounds[b];
      bool is_low = bound->min.given || (bound->exactly.given && is_last);
      if (bound->counted == counted && is_low && bound_group(&audit->model->world, bound, person) != NONE) return true;
    }
  }
  return false;
}

/* Contract 9: a free person is WFO or WFH, and WFA or OFF only by wish or where a minimum on that mode counts them. */
static bool is_open_to_free(const struct audit *audit, uint32_t person, size_t day, enum mode mode) {
  if (mode == MODE_WFO || mode == MODE_WFH) return true;
  enum duty wish = wish_on(audit, day);
  if (mode == MODE_WFA) return wish == DUTY_WFA || is_counted_in_minimum(audit, person, day, COUNTED_WFA);
  return wish == DUTY_OFF || is_counted_in_minimum(audit, person, day, COUNTED_OFF);
}

static bool is_in_any_scope(const struct audit *audit, size_t day) {
  size_t days = audit->roster->day_count;
  for (size_t c = 0; c < audit->model->circulars.count; c++)
    if (audit->in_force[c * days + day] && audit->standing.sight.in_scope[c * days + day]) return true;
  return false;
}

static const char *must_be(enum mode mode) {
  static const char *const texts[] = {
      [MODE_OFF_CALENDAR] = "",
      [MODE_WFO] = " but must be WFO",
      [MODE_WFH] = " but must be WFH",
      [MODE_WFA] = " but must be WFA",
      [MODE_OFF] = " but must be OFF",
      [MODE_LEAVE] = " but is absent: LEAVE",
      [MODE_SICK] = " but is absent: SICK",
      [MODE_TRIP] = " but is absent: TRIP",
      [MODE_STUDY] = " but is absent: STUDY",
  };
  return texts[mode];
}

static void judge_free(struct audit *audit, uint32_t person, size_t day, enum mode mode) {
  const struct span nowhere = {0};
  if (!is_in_any_scope(audit, day)) {
    if (mode != MODE_WFO)
      breach_person(&audit->breaches, CODE_breach_mode, NONE, nowhere, person, day,
                    " but no circular touches them that day: WFO");
  } else if (!is_open_to_free(audit, person, day, mode)) {
    breach_person(&audit->breaches, CODE_breach_mode, NONE, nowhere, person, day,
                  " but neither a wish nor a minimum lets them");
  }
}

/* Closures add up: the one named is the last, unless it is the duty that decides between the modes away. */
static void judge_ordered(struct audit *audit, uint32_t person, size_t day, const struct presence *presence) {
  const struct span nowhere = {0};
  if (presence->mode == presence->must) return;
  bool by_closure = presence->closed && (presence->mode == MODE_WFO || presence->must == MODE_WFH);
  uint32_t broken = by_closure ? audit->standing.closure[day] : audit->standing.duty[day];
  breach_person(&audit->breaches, by_closure ? CODE_breach_closure : CODE_breach_duty, audit->orders[broken].number,
                nowhere, person, day, must_be(presence->must));
}

static struct span absence_place(const struct audit *audit, uint32_t person, size_t day) {
  const struct absence *absence = absence_on(&audit->model->world, person, audit->roster->days[day]);
  return absence == NULL ? (struct span){0} : absence->at;
}

/* Facts beat rules: the calendar, then absence, then closure, then duty. */
static void judge_person(struct audit *audit, uint32_t person, size_t day) {
  const struct span nowhere = {0};
  const struct presence *presence = &audit->standing.presence[day];
  struct breaches *breaches = &audit->breaches;

  if (!presence->works) {
    if (presence->mode != MODE_OFF_CALENDAR && presence->mode != MODE_OFF)
      breach_person(breaches, CODE_breach_calendar, NONE, nowhere, person, day, ", a day off by calendar");
  } else if (presence->mode == MODE_OFF_CALENDAR) {
    if (!audit->is_unlisted[audit->model->world.people.items[person].unit])
      breach_person(breaches, CODE_missing_row, NONE, nowhere, person, day, " but works that day");
  } else if (presence->absence != MODE_OFF_CALENDAR) {
    if (presence->mode != presence->absence)
      breach_person(breaches, CODE_breach_absence, NONE, absence_place(audit, person, day), person, day,
                    must_be(presence->absence));
  } else if (presence->mode >= MODE_LEAVE) {
    breach_person(breaches, CODE_breach_absence, NONE, nowhere, person, day, " but no absence says so");
  } else if (presence->must != MODE_OFF_CALENDAR) {
    judge_ordered(audit, person, day, presence);
  } else {
    judge_free(audit, person, day, presence->mode);
  }
}

static bool is_replaced(const struct standing *standing, const uint32_list *successors, size_t day) {
  size_t days = standing->sight.scene->day_count;
  for (size_t i = 0; i < successors->count; i++) {
    uint32_t later = successors->items[i];
    if (standing->selects[later] && standing->selected[later * days + day]) return true;
  }
  return false;
}

static void count_in_bound(struct audit *audit, uint32_t person, uint32_t number, const struct limits *limits,
                           const uint32_list *successors) {
  const struct standing *standing = &audit->standing;
  size_t days = audit->roster->day_count;
  const bool *selected = standing->selected + number * days;
  const uint32_t *maximum = standing->maximum + limits->bound->counted * days;
  uint32_t group = bound_group(&audit->model->world, limits->bound, person);
  if (group == NONE) return;
  for (size_t day = 0; day < days; day++) {
    const struct presence *presence = &standing->presence[day];
    if (!selected[day] || !presence->works) continue;
    if (limits->asked && !is_replaced(standing, successors, day))
      tally_add(&limits->asked[group * days + day], limits, presence);
    if (limits->capped && maximum[day] == number) tally_add(&limits->capped[group * days + day], limits, presence);
  }
}

static void audit_people(struct audit *audit) {
  const struct standing *standing = &audit->standing;
  for (uint32_t person = 0; person < audit->model->world.people.count; person++) {
    find_rules(audit, person);
    find_presence(audit, person);
    for (size_t i = 0; i < standing->order_count; i++) {
      const struct order *order = &audit->orders[standing->orders[i]];
      for (size_t b = 0; b < order->rule->bound_count; b++)
        count_in_bound(audit, person, standing->orders[i], &order->limits[b], &order->successors[b]);
    }
    for (size_t day = 0; day < audit->roster->day_count; day++)
      if (audit->is_asked[day] && !standing->presence[day].outside) judge_person(audit, person, day);
  }
}

static void audit_bounds(struct audit *audit) {
  for (uint32_t number = 0; number < audit->roster->rule_count; number++) {
    const struct order *order = &audit->orders[number];
    for (size_t b = 0; b < order->rule->bound_count; b++)
      for (size_t day = 0; day < audit->roster->day_count; day++)
        if (audit->is_asked[day] && order->acts[day])
          limits_judge(&order->limits[b], order->number, day, &audit->breaches);
  }
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
  audit->is_unlisted = arena_array(audit->model->arena, bool, world->units.count);
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

size_t verify_roster(const struct model *model, const struct verify_request *request) {
  const struct roster *roster = request->roster;
  struct audit audit = {.model = model, .request = request, .roster = roster};
  date from, to;
  cover(&audit, &from, &to);
  audit.scene = scene_make(model, roster->days, roster->day_count);
  audit.breaches = breaches_make(roster);
  read_days(&audit, from, to);
  read_orders(&audit);
  read_absences(&audit);
  audit.standing = standing_make(&audit);

  audit_units(&audit);
  audit_days(&audit, from, to);
  audit_people(&audit);
  audit_bounds(&audit);
  breaches_close(&audit.breaches);
  return audit.breaches.total;
}
