/* What the squares of contract 9.5 to 9.7 come to at least, from how many days in the office the best roster has.
 *
 * Against fill goes each day away of those who fill most, and each in the office of those who fill least. Where wishes
 * are proved the best roster has no more against fill than this one, so of M free days that fill most it has at least
 * M less that number in the office; where none fill most it has as many there as are against fill. Shared out freely
 * among people, weeks or agencies, within what their own bounds leave them, that many days have a least sum of squares.
 * It grows with the days, so that a number of them that the best roster has at least will do. */
#include "rules/bounds.h"
#include "solve/least.h"

/* So many must and may be in the office. */
struct room {
  int64_t low, high;
  int64_t in; /* in the roster */
};

struct counted_days {
  int64_t fills_most, against_fill, in;
};

struct bounds {
  const struct component *component;
  const struct law *law;
  uint32_t *place_of_agency, agency_count; /* those of the component are numbered from 0 */
  struct room *rooms;                      /* agencies of the component × days of the block */
  struct counted_days *days, all;          /* by day of the block */
  int64_t total;                           /* the best roster has at least so many days in the office */
  bool by_day;                             /* and on each day as many as it must by the day's own figures */
  LIST(struct taker) takers;
  struct taker_group *groups;
  struct arena *arena;
};

static const struct seat *seat_of(const struct bounds *bounds, uint32_t person) {
  return &bounds->law->seats.items[bounds->law->seat_of[person]];
}

/* Free, and there. */
static bool is_movable(const struct bounds *bounds, uint32_t person, size_t day) {
  return cell_is_free(seat_of(bounds, person)->cells[day]) && roster_mode(bounds->law->roster, person, day) <= MODE_OFF;
}

static bool is_in(const struct bounds *bounds, uint32_t person, size_t day) {
  return roster_mode(bounds->law->roster, person, day) == MODE_WFO;
}

static uint32_t place_of(const struct bounds *bounds, const struct seat *seat) {
  return bounds->place_of_agency[agency_of_seat(bounds->component->common, seat)] - 1;
}

static struct room *room_of(const struct bounds *bounds, uint32_t place, size_t day) {
  return &bounds->rooms[place * component_days(bounds->component) + day - bounds->component->block.first];
}

static void count_people(struct bounds *bounds) {
  const struct component *component = bounds->component;
  for (size_t i = 0; i < component->people.count; i++)
    for (size_t d = component->block.first; d < component->block.end; d++) {
      uint32_t person = component->people.items[i];
      if (!is_movable(bounds, person, d)) continue;
      struct counted_days *day = &bounds->days[d - component->block.first];
      struct room *room = room_of(bounds, place_of(bounds, seat_of(bounds, person)), d);
      bool in = is_in(bounds, person, d), fills_least = cell_fills_least(seat_of(bounds, person)->cells[d]);
      day->fills_most += !fills_least;
      day->against_fill += in == fills_least;
      day->in += in;
      room->in += in;
    }
}

/* By the best effort. */
static bool breaks_bounds(const struct bounds *bounds) {
  return bounds->component->told->broken > 0;
}

/* The bound over the day within its agency that leaves the people of the seat the least part of the office; or NONE. */
static uint32_t tightest(const struct bounds *bounds, const struct seat *seat, size_t day, bool least) {
  const struct law *law = bounds->law;
  const struct common *common = bounds->component->common;
  const struct tally *best = NULL;
  uint32_t found = NONE;
  for (size_t m = 0; m < seat->memberships.count; m++) {
    uint32_t t = seat->memberships.items[m].tally;
    const struct tally *tally = &law->tallies.items[t];
    if (common->agency_of_tally[t] == NONE || tally->slice.kind != SLICE_DAY || tally->open[day] == 0) continue;
    if (tally->group.bound->counted != COUNTED_WFO || !dayset_has(seat->memberships.items[m].days, day)) continue;
    if (least ? tally_least(tally, day) <= 0 : tally_most(tally, day) >= tally->open[day]) continue;
    int64_t own = least ? -tally_least(tally, day) : tally_most(tally, day);
    int64_t other = best == NULL ? 0 : least ? -tally_least(best, day) : tally_most(best, day);
    if (best != NULL && own * best->open[day] >= other * tally->open[day]) continue;
    best = tally;
    found = t;
  }
  return found;
}

/* Each seat goes by one bound, so that what these leave adds up. people: by tally, all 0. */
static void narrow_rooms(struct bounds *bounds, size_t day, bool least, int64_t *people) {
  const struct component *component = bounds->component;
  const struct law *law = bounds->law;
  for (size_t s = 0; s < component->seats.count; s++) {
    const struct seat *seat = &law->seats.items[component->seats.items[s]];
    if (seat->present[day] == 0 || !cell_is_free(seat->cells[day])) continue;
    uint32_t t = breaks_bounds(bounds) ? NONE : tightest(bounds, seat, day, least);
    if (t != NONE) people[t] += seat->present[day];
    if (t == NONE && !least) room_of(bounds, place_of(bounds, seat), day)->high += seat->present[day];
  }
  for (size_t i = 0; i < component->tallies.count; i++) {
    uint32_t t = component->tallies.items[i];
    const struct tally *tally = &law->tallies.items[t];
    if (people[t] == 0) continue;
    struct room *room = room_of(bounds, bounds->place_of_agency[component->common->agency_of_tally[t]] - 1, day);
    int64_t most = tally_most(tally, day), least_of_all = tally_least(tally, day) - (tally->open[day] - people[t]);
    if (!least) room->high += most < people[t] ? most : people[t];
    if (least && least_of_all > 0) room->low += least_of_all;
    people[t] = 0;
  }
}

static bool is_proved(const struct bounds *bounds, enum promise promise) {
  const struct told *told = bounds->component->told;
  return told->broken_gap == 0 && told->gaps[promise] == 0;
}

/* Whether days have nothing to do with one another in wishes and fill. */
static bool stands_alone(const struct bounds *bounds) {
  bool proved = is_proved(bounds, PROMISE_WISHES) && is_proved(bounds, PROMISE_FILL);
  return proved && bounds->law->rotate != ROTATE_WEEK && !component_has_personals(bounds->component);
}

/* So many at least are in the office of the best roster. unproved: days against fill that it may have fewer. */
static int64_t least_in(const struct counted_days *days, int64_t unproved) {
  if (days->fills_most == 0) return days->against_fill > unproved ? days->against_fill - unproved : 0;
  return days->fills_most > days->against_fill ? days->fills_most - days->against_fill : 0;
}

static void find_totals(struct bounds *bounds) {
  size_t days = component_days(bounds->component);
  int64_t gap = bounds->component->told->gaps[PROMISE_FILL];
  for (size_t d = 0; d < days; d++) {
    bounds->all.fills_most += bounds->days[d].fills_most;
    bounds->all.against_fill += bounds->days[d].against_fill;
    bounds->all.in += bounds->days[d].in;
  }
  bounds->by_day = stands_alone(bounds);
  if (is_proved(bounds, PROMISE_WISHES)) bounds->total = least_in(&bounds->all, gap / 1000 + (gap % 1000 > 0));
}

/* Groups of takers: agencies, through all days. */
static void group_agencies(struct bounds *bounds) {
  size_t days = component_days(bounds->component);
  bounds->groups = arena_array(bounds->arena, struct taker_group, bounds->agency_count);
  for (uint32_t a = 0; a < bounds->agency_count; a++)
    for (size_t d = 0; d < days; d++) {
      bounds->groups[a].low += bounds->rooms[a * days + d].low;
      bounds->groups[a].high += bounds->rooms[a * days + d].high;
    }
}

static void add_taker(struct bounds *bounds, struct taker taker) {
  if (taker.high > 0) *list_push(bounds->arena, &bounds->takers) = taker;
}

static int64_t judge(struct bounds *bounds, uint32_t group_count) {
  return least_gap(bounds->takers.items, (uint32_t)bounds->takers.count, bounds->groups, group_count, bounds->total,
                   bounds->arena);
}

/* The days of a week, and of the person those that may be planned, and are in the office. */
struct week {
  size_t first, end;
  int64_t movable, in, settled;
};

static struct week week_at(const struct bounds *bounds, uint32_t person, size_t first) {
  const date *days = bounds->law->window.days;
  struct week week = {.first = first, .end = first};
  for (; week.end < bounds->component->block.end && date_monday(days[week.end]) == date_monday(days[first]);
       week.end++) {
    bool in = is_in(bounds, person, week.end) && person_counts(bounds->law, person, week.end);
    bool movable = is_movable(bounds, person, week.end);
    week.movable += movable;
    week.in += movable && in;
    week.settled += !movable && in;
  }
  return week;
}

/* A maximum of the person's own on days in the office, where it takes in all the days from first on that may be
 * planned. */
static int64_t own_most(const span_list *spans, size_t first, size_t end, int64_t movable) {
  int64_t most = movable;
  for (size_t i = 0; i < spans->count; i++) {
    const struct person_span *span = &spans->items[i];
    bool counts = span->personal->bound->counted == COUNTED_WFO && span->open >= movable;
    if (counts && span->first == first && span->end == end && span->most < most) most = span->most;
  }
  return most;
}

/* Contract 9.7, and how many days in the office are left to the person in all. */
static int64_t take_weeks(struct bounds *bounds, uint32_t person, bool takes) {
  const struct block *block = &bounds->component->block;
  span_list spans = person_spans(bounds->component, person);
  bool whole = bounds->law->rotate == ROTATE_WEEK;
  int64_t high = 0, movable = 0;
  for (size_t d = block->first, end; d < block->end; d = end) {
    struct week week = week_at(bounds, person, d);
    bool free = whole || breaks_bounds(bounds);
    int64_t most = free ? week.movable : own_most(&spans, week.first, week.end, week.movable);
    end = week.end;
    high += most;
    movable += week.movable;
    if (takes)
      add_taker(bounds, (struct taker){.base = week.settled,
                                       .weight = 1,
                                       .high = most,
                                       .now = week.in,
                                       .group = place_of(bounds, seat_of(bounds, person)),
                                       .straight = whole});
  }
  int64_t in_all = own_most(&spans, block->first, block->end, movable);
  if (breaks_bounds(bounds)) return movable;
  return in_all < high ? in_all : high;
}

/* Where weeks are all in or all out: the days in the office that this leaves, each further by a straight line. */
static void take_whole_weeks(struct bounds *bounds, uint32_t person, struct taker whole) {
  const struct block *block = &bounds->component->block;
  bool *reached = arena_array(bounds->arena, bool, component_days(bounds->component) + 1);
  int64_t most = 0, last = 0;
  reached[0] = true;
  for (size_t d = block->first, end; d < block->end; d = end) {
    struct week week = week_at(bounds, person, d);
    end = week.end;
    most += week.movable;
    for (int64_t days = most; days >= week.movable; days--) reached[days] |= reached[days - week.movable];
  }
  for (int64_t days = 1; days <= most; days++) {
    if (!reached[days]) continue;
    struct taker taker = whole;
    taker.base += last;
    taker.high = days - last;
    taker.now = whole.now >= days ? days - last : whole.now > last ? whole.now - last : 0;
    taker.straight = true;
    add_taker(bounds, taker);
    last = days;
  }
}

static int64_t judge_fair(struct bounds *bounds) {
  const struct component *component = bounds->component;
  bounds->takers.count = 0;
  group_agencies(bounds);
  for (size_t i = 0; i < component->people.count; i++) {
    uint32_t person = component->people.items[i];
    struct share_so_far share = person_share(component, person);
    struct taker taker = {.weight = share.days, .group = place_of(bounds, seat_of(bounds, person))};
    if (share.days == 0) continue;
    for (size_t d = component->block.first; d < component->block.end; d++)
      taker.now += is_movable(bounds, person, d) && is_in(bounds, person, d);
    taker.base = share.in - taker.now;
    taker.high = take_weeks(bounds, person, false);
    if (bounds->law->rotate == ROTATE_WEEK)
      take_whole_weeks(bounds, person, taker);
    else
      add_taker(bounds, taker);
  }
  return judge(bounds, bounds->agency_count);
}

static int64_t judge_even(struct bounds *bounds) {
  const struct component *component = bounds->component;
  bounds->takers.count = 0;
  group_agencies(bounds);
  for (size_t i = 0; i < component->people.count; i++) take_weeks(bounds, component->people.items[i], true);
  return judge(bounds, bounds->agency_count);
}

/* Groups are days, where these are known one by one; else all are one. */
static int64_t judge_level(struct bounds *bounds) {
  const struct component *component = bounds->component;
  const struct common *common = component->common;
  size_t days = component_days(component), window = bounds->law->window.count;
  bounds->takers.count = 0;
  bounds->groups = arena_array(bounds->arena, struct taker_group, days);
  for (size_t d = 0; d < days; d++)
    bounds->groups[d] =
        (struct taker_group){.low = bounds->by_day ? least_in(&bounds->days[d], 0) : 0, .high = INT64_MAX};
  for (uint32_t a = 0; a < common->agency_count; a++)
    for (size_t d = 0; d < days && bounds->place_of_agency[a] > 0; d++) {
      const struct room *room = &bounds->rooms[(bounds->place_of_agency[a] - 1) * days + d];
      int64_t all = common->in_office[a * window + component->block.first + d];
      add_taker(bounds, (struct taker){.base = all - (component->placed ? room->in : 0),
                                       .weight = 1,
                                       .low = room->low,
                                       .high = room->high,
                                       .now = room->in,
                                       .group = (uint32_t)d});
    }
  return judge(bounds, (uint32_t)days);
}

static void number_agencies(struct bounds *bounds) {
  const struct component *component = bounds->component;
  bounds->place_of_agency = arena_array(bounds->arena, uint32_t, component->common->agency_count);
  for (size_t s = 0; s < component->seats.count; s++) {
    uint32_t agency = agency_of_seat(component->common, &bounds->law->seats.items[component->seats.items[s]]);
    if (bounds->place_of_agency[agency] == 0) bounds->place_of_agency[agency] = ++bounds->agency_count;
  }
}

static void bounds_open(struct bounds *bounds, const struct component *component) {
  size_t days = component_days(component);
  *bounds = (struct bounds){.component = component, .law = component->law, .arena = component->arena};
  number_agencies(bounds);
  bounds->rooms = arena_array(bounds->arena, struct room, bounds->agency_count * days);
  bounds->days = arena_array(bounds->arena, struct counted_days, days);
  int64_t *people = arena_array(bounds->arena, int64_t, bounds->law->tallies.count);
  count_people(bounds);
  for (size_t d = component->block.first; d < component->block.end; d++) {
    narrow_rooms(bounds, d, false, people);
    if (!breaks_bounds(bounds)) narrow_rooms(bounds, d, true, people);
  }
  find_totals(bounds);
}

static void narrow_gap(const struct bounds *bounds, enum promise promise, int64_t gap) {
  int64_t *known = &bounds->component->told->gaps[promise];
  if (gap < *known) *known = gap;
}

void bounds_narrow(const struct component *component) {
  struct bounds bounds;
  const int64_t *gaps = component->told->gaps;
  if (gaps[PROMISE_FAIR] == 0 && gaps[PROMISE_LEVEL] == 0 && gaps[PROMISE_EVEN] == 0) return;
  bounds_open(&bounds, component);
  if (gaps[PROMISE_FAIR] > 0) narrow_gap(&bounds, PROMISE_FAIR, judge_fair(&bounds));
  if (gaps[PROMISE_LEVEL] > 0) narrow_gap(&bounds, PROMISE_LEVEL, judge_level(&bounds));
  if (gaps[PROMISE_EVEN] > 0) narrow_gap(&bounds, PROMISE_EVEN, judge_even(&bounds));
}
