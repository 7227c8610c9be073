#include "rules/crews.h"
#include <stdlib.h>

/* Of a crew at hand, while its items are made. */
struct crew_counters {
  uint32_t fair;
  uint32_t *week; /* by day of the block */
  span_list spans;
  struct range *of_span; /* by span */
};

static symbol team_of(const struct law *law, uint32_t person) {
  if (law->rotate != ROTATE_TEAM) return 0;
  return law->model->world.columns.items[COLUMN_TEAM].values[person];
}

static const uint8_t *cells_of(const struct law *law, uint32_t person) {
  return law->roster->modes + (size_t)person * law->window.count;
}

/* Seats that differ on days outside the block alone are of one kind: what is planned must not depend on these. */
struct kind {
  const struct component *component;
  uint32_t seat; /* number in law.seats */
};

static uint16_t shifts_at(const struct law *law, const struct seat *seat, size_t day) {
  return law->standings.items[seat->standing].reasons[day].shifts;
}

static bool is_of_block(const struct component *component, const struct membership *membership) {
  for (size_t d = component->block.first; d < component->block.end; d++)
    if (dayset_has(membership->days, d) && tally_binds(&component->law->tallies.items[membership->tally], d))
      return true;
  return false;
}

static int compare_days(const struct block *block, const_dayset a, const_dayset b) {
  for (size_t d = block->first; d < block->end; d++)
    if (dayset_has(a, d) != dayset_has(b, d)) return dayset_has(a, d) ? -1 : 1;
  return 0;
}

static const struct membership *next_membership(const struct component *component, const struct seat *seat,
                                                size_t *at) {
  while (*at < seat->memberships.count && !is_of_block(component, &seat->memberships.items[*at])) (*at)++;
  return *at < seat->memberships.count ? &seat->memberships.items[(*at)++] : NULL;
}

static int compare_memberships(const struct component *component, const struct seat *a, const struct seat *b) {
  size_t at = 0, other_at = 0;
  for (;;) {
    const struct membership *own = next_membership(component, a, &at);
    const struct membership *other = next_membership(component, b, &other_at);
    if (own == NULL || other == NULL) return (own == NULL) - (other == NULL);
    if (own->tally != other->tally) return own->tally < other->tally ? -1 : 1;
    int days = compare_days(&component->block, own->days, other->days);
    if (days != 0) return days;
  }
}

static int compare_personals(const struct component *component, const struct seat *a, const struct seat *b) {
  if (a->personals.count != b->personals.count) return a->personals.count < b->personals.count ? -1 : 1;
  for (size_t i = 0; i < a->personals.count; i++) {
    const struct personal *own = &a->personals.items[i], *other = &b->personals.items[i];
    if (own->rule != other->rule) return own->rule < other->rule ? -1 : 1;
    if (own->bound != other->bound) return own->bound < other->bound ? -1 : 1;
    if (own->upper != other->upper || own->lower != other->lower)
      return 2 * own->upper + own->lower < 2 * other->upper + other->lower ? -1 : 1;
    int days = compare_days(&component->block, own->days, other->days);
    if (days != 0) return days;
  }
  return 0;
}

static int compare_seats(const struct component *component, const struct seat *a, const struct seat *b) {
  const struct law *law = component->law;
  const struct block *block = &component->block;
  if (a->unit != b->unit) return a->unit < b->unit ? -1 : 1;
  int order = memcmp(a->cells + block->first, b->cells + block->first, block->end - block->first);
  if (order == 0) order = compare_memberships(component, a, b);
  if (order == 0) order = compare_personals(component, a, b);
  for (size_t d = block->first; d < block->end && order == 0; d++)
    order = (shifts_at(law, a, d) > shifts_at(law, b, d)) - (shifts_at(law, a, d) < shifts_at(law, b, d));
  return order;
}

static int by_seat(const void *left, const void *right) {
  const struct kind *a = left, *b = right;
  const struct law *law = a->component->law;
  int order = compare_seats(a->component, &law->seats.items[a->seat], &law->seats.items[b->seat]);
  return order != 0 ? order : (a->seat > b->seat) - (a->seat < b->seat);
}

/* By place of the seat in the component the first seat of its kind. Where so many of each seat are wanted each is a
 * kind of its own. */
static uint32_t *list_kinds(const struct component *component) {
  const struct law *law = component->law;
  size_t count = component->seats.count;
  struct kind *kinds = arena_array(component->arena, struct kind, count);
  uint32_t *kind_of = arena_array(component->arena, uint32_t, count), first = 0;
  for (size_t s = 0; s < count; s++) kinds[s] = (struct kind){component, component->seats.items[s]};
  qsort(kinds, count, sizeof *kinds, by_seat);
  for (size_t s = 0; s < count; s++) {
    const struct seat *seat = &law->seats.items[kinds[s].seat];
    if (s == 0 || component->wanted != NULL || compare_seats(component, &law->seats.items[first], seat) != 0)
      first = kinds[s].seat;
    kind_of[component->common->partition->place_of_seat[kinds[s].seat]] = first;
  }
  return kind_of;
}

/* What makes a crew: qsort has no context, so the keys carry theirs. */
struct member {
  uint32_t person, kind, turn;
  symbol team;
  const uint8_t *cells, *kept; /* kept: as in law_kept_mode, or NULL */
  size_t days;
};

static int compare_kind(const struct member *a, const struct member *b) {
  if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
  if (a->team != b->team) return a->team < b->team ? -1 : 1;
  int cells = memcmp(a->cells, b->cells, a->days);
  return cells != 0 || a->kept == NULL ? cells : memcmp(a->kept, b->kept, a->days);
}

static int by_kind(const void *left, const void *right) {
  const struct member *a = left, *b = right;
  int kind = compare_kind(a, b);
  return kind != 0 ? kind : (a->turn > b->turn) - (a->turn < b->turn);
}

/* Whether the people of the seat can only be in or out: then those of a team among them can go as one. */
static bool is_simple(const struct component *component, const struct seat *seat) {
  for (size_t d = component->block.first; d < component->block.end; d++) {
    struct choice choice = component_choice(component, seat, d);
    if (choice.offices > 1 || choice.aways > 1) return false;
  }
  return true;
}

static const uint8_t *kept_of(const struct component *component, uint32_t person) {
  const struct block *block = &component->block;
  if (component->law->kept_day == NULL) return NULL;
  uint8_t *kept = arena_alloc(component->arena, component_days(component));
  for (size_t d = block->first; d < block->end; d++)
    kept[d - block->first] = (uint8_t)law_kept_mode(component->law, person, d);
  return kept;
}

static void list_crews(struct crossing *crossing) {
  const struct component *component = crossing->component;
  const struct law *law = crossing->law;
  size_t count = component->people.count;
  const uint32_t *rotation = component_rotation(component);
  struct member *members = arena_array(component->arena, struct member, count);
  uint32_t *people = arena_array(component->arena, uint32_t, count);
  const uint32_t *kinds = list_kinds(component);
  for (uint32_t i = 0; i < count; i++) {
    uint32_t p = rotation[i];
    members[i] = (struct member){.person = p,
                                 .kind = kinds[component->common->partition->place_of_seat[law->seat_of[p]]],
                                 .turn = i,
                                 .team = team_of(law, p),
                                 .cells = cells_of(law, p) + component->block.first,
                                 .kept = kept_of(component, p),
                                 .days = day_count(crossing)};
  }
  if (!crossing->apart) qsort(members, count, sizeof *members, by_kind);
  for (size_t i = 0; i < count; i++) {
    people[i] = members[i].person;
    bool joins = i > 0 && !crossing->apart && compare_kind(&members[i - 1], &members[i]) == 0 &&
                 (members[i].team == 0 || is_simple(component, &law->seats.items[law->seat_of[members[i].person]]));
    if (joins)
      crossing->crews.items[crossing->crews.count - 1].count++;
    else
      *list_push(component->arena, &crossing->crews) =
          (struct crew){people + i, 1, &law->seats.items[law->seat_of[members[i].person]], members[i].team};
  }
}

static uint32_t add_counter(struct crossing *crossing, struct program_counter counter) {
  *list_push(crossing->component->arena, &crossing->counters) = counter;
  return (uint32_t)crossing->counters.count - 1;
}

static uint32_t add_bound(struct crossing *crossing, int64_t low, int64_t high) {
  return add_counter(crossing, (struct program_counter){.low = low, .high = high, .square_at = -1, .weight = 1});
}

static uint32_t add_square(struct crossing *crossing, enum promise_cost promise, int64_t base, int64_t weight) {
  return add_counter(crossing, (struct program_counter){.low = INT64_MIN,
                                                        .high = INT64_MAX,
                                                        .square_at = (int)promise,
                                                        .base = base,
                                                        .weight = weight > 0 ? weight : 1});
}

/* Of the last option. */
static void add_use(struct crossing *crossing, uint32_t counter, int64_t amount) {
  for (size_t i = crossing->options.items[crossing->options.count - 1].first_use; i < crossing->uses.count; i++) {
    if (crossing->uses.items[i].counter != counter) continue;
    crossing->uses.items[i].amount += (int32_t)amount;
    return;
  }
  *list_push(crossing->component->arena, &crossing->uses) = (struct program_use){counter, (int32_t)amount};
}

static struct slack *add_slack(struct crossing *crossing, int64_t units, bool over) {
  struct slack *slack = list_push(crossing->component->arena, &crossing->slacks);
  *slack = (struct slack){.units = units, .over = over};
  return slack;
}

static uint32_t slack_counter(struct crossing *crossing, struct slack *slack, int64_t low, int64_t high) {
  uint32_t counter = add_bound(crossing, low, high);
  *list_push(crossing->component->arena, &slack->counters) = counter;
  return counter + 1;
}

/* A bound from low to high on units of which there are so many. Where bounds may be broken (contract 11) each unit that
 * is missing, or too many, costs one: spare units fill up a counter that is short, and those that keep a counter full
 * up to all there can be may leave it. */
static struct range add_range(struct crossing *crossing, int64_t low, int64_t high, int64_t units) {
  if (!crossing->component->lenient) {
    uint32_t counter = add_bound(crossing, low, high) + 1;
    return (struct range){counter, counter};
  }
  struct range range;
  range.low = low > 0 ? slack_counter(crossing, add_slack(crossing, low, false), low, INT64_MAX)
                      : add_bound(crossing, low, INT64_MAX) + 1;
  range.high = high < units ? slack_counter(crossing, add_slack(crossing, units - high, true), INT64_MIN, units)
                            : add_bound(crossing, INT64_MIN, high) + 1;
  return range;
}

/* The minutes of a place's day share what they may be too full, up to all its people. */
static struct range capacity_range(struct crossing *crossing, const struct tally *tally, size_t day) {
  const struct law *law = crossing->law;
  size_t place = (day - crossing->component->block.first) * law->model->world.places.count + tally->group.place;
  int64_t people = tally->headcount[day];
  if (!crossing->component->lenient)
    return add_range(crossing, tally_least(tally, day), tally_most(tally, day), tally->open[day]);
  uint32_t *known = &crossing->slack_of_place[place];
  if (*known == 0) {
    add_slack(crossing, people, true);
    *known = (uint32_t)crossing->slacks.count;
  }
  uint32_t counter =
      slack_counter(crossing, &crossing->slacks.items[*known - 1], INT64_MIN, tally_most(tally, day) + people);
  return (struct range){counter, counter};
}

static void use_range(struct crossing *crossing, struct range range, int64_t amount) {
  add_use(crossing, range.low - 1, amount);
  if (range.high != range.low) add_use(crossing, range.high - 1, amount);
}

static struct range tally_range(struct crossing *crossing, uint32_t t, size_t day) {
  const struct tally *tally = &crossing->law->tallies.items[t];
  struct range *range =
      &crossing->range_of_tally[(day - crossing->component->block.first) * crossing->component->tallies.count +
                                crossing->component->common->partition->place_of_tally[t]];
  if (range->low > 0) return *range;
  if (tally->slice.kind == SLICE_MINUTE)
    *range = capacity_range(crossing, tally, day);
  else
    *range = add_range(crossing, tally_least(tally, day), tally_most(tally, day), tally->open[day]);
  return *range;
}

static uint32_t level_counter(struct crossing *crossing, const struct seat *seat, size_t day) {
  const struct common *common = crossing->component->common;
  uint32_t agency = agency_of_seat(common, seat);
  uint32_t *known = &crossing->level_counters[(day - crossing->component->block.first) * common->agency_count + agency];
  int64_t base = common->in_office[agency * crossing->law->window.count + day];
  if (*known == 0) *known = add_square(crossing, COST_LEVEL, base, 1) + 1;
  return *known - 1;
}

static uint32_t spread_counter(struct crossing *crossing, const struct seat *seat, size_t day, uint32_t shift) {
  const struct common *common = crossing->component->common;
  const struct law *law = crossing->law;
  size_t names = law->shift_names.count, place = day - crossing->component->block.first;
  uint32_t agency = agency_of_seat(common, seat);
  uint32_t name = law->shift_name_of[law->standings.items[seat->standing].reasons[day].shifts - 1][shift - 1];
  uint32_t *known = &crossing->spread_counters[(place * common->agency_count + agency) * names + name];
  if (*known == 0) *known = add_square(crossing, COST_SPREAD, *shift_base(common, agency, name, day), 1) + 1;
  return *known - 1;
}

static bool counts_all(const struct crossing *crossing, const struct tally *tally, const struct crew *crew, size_t day,
                       const struct choice *choice) {
  for (uint32_t i = 0; i < choice->offices + choice->aways; i++)
    if (!tally_counts(crossing->law, tally, crew->seat, day, choice_option(choice, i))) return false;
  return true;
}

/* What an option counts in of the law: people who are counted whatever they do are settled in it already. */
static void use_tallies(struct crossing *crossing, const struct crew *crew, size_t day, const struct choice *choice,
                        struct option option, int64_t amount) {
  for (size_t m = 0; m < crew->seat->memberships.count; m++) {
    const struct membership *membership = &crew->seat->memberships.items[m];
    const struct tally *tally = &crossing->law->tallies.items[membership->tally];
    if (!dayset_has(membership->days, day) || !tally_binds(tally, day)) continue;
    if (!tally_counts(crossing->law, tally, crew->seat, day, option)) continue;
    if (!counts_all(crossing, tally, crew, day, choice))
      use_range(crossing, tally_range(crossing, membership->tally, day), amount);
  }
}

static bool span_counts(const struct person_span *span, size_t day, const struct choice *choice, struct option option) {
  enum counted counted = span->personal->bound->counted;
  if (day < span->first || day >= span->end || !dayset_has(span->personal->days, day)) return false;
  if (!counted_has(counted, option.mode)) return false;
  for (uint32_t i = 0; i < choice->offices + choice->aways; i++)
    if (!counted_has(counted, choice_option(choice, i).mode)) return true;
  return false;
}

static void use_costs(const struct crossing *crossing, const struct crew *crew, size_t day, enum mode mode,
                      int64_t amount) {
  struct program_option *own = &crossing->options.items[crossing->options.count - 1];
  uint8_t cell = crew->seat->cells[day];
  int against = cell_is_free(cell) ? cell_against(cell, mode) : 0;
  if (cell_is_free(cell)) own->costs[COST_STABLE] += amount * law_changes(crossing->law, crew->people[0], day, mode);
  own->costs[COST_WISH] += amount * (against / 9);
  own->costs[COST_FILL] += amount * (against / 3 % 3);
  own->costs[COST_ELSEWHERE] += amount * (against % 3);
}

/* Of an atom: the square of how far it is from what is wanted, seen against how many they are, so that all give way
 * alike. */
static uint32_t wanted_counter(struct crossing *crossing, const struct crew *crew, size_t day) {
  struct arena *arena = crossing->component->arena;
  uint32_t atom = component_atom(crossing->component, crew->seat, day, &crossing->atoms);
  if (atom == crossing->counter_of_atom.count)
    *list_push(arena, &crossing->counter_of_atom) = add_square(crossing, COST_WANTED, 0, 1);
  struct program_counter *counter = &crossing->counters.items[crossing->counter_of_atom.items[atom]];
  counter->base -= *wanted_of(crossing->component, crew->seat, day);
  counter->weight += crew->count;
  return crossing->counter_of_atom.items[atom];
}

/* Whether shares, levels and weeks are nothing to it: only feasibility is asked for, or what is wanted has seen to
 * them.
 */
static bool leaves_squares(const struct crossing *crossing) {
  return crossing->component->frozen || crossing->component->wanted != NULL;
}

/* What the last option, which has the crew so on that day, costs and counts in. */
static void use_day(struct crossing *crossing, const struct crew *crew, const struct crew_counters *counters,
                    size_t day, const struct crew_day *at, struct option option) {
  uint8_t cell = crew->seat->cells[day];
  int64_t amount = goes_as_one(crew) ? crew->count : 1;
  bool is_in = option.mode == MODE_WFO;
  uint32_t link = is_in ? at->with_next : at->with_last;
  use_costs(crossing, crew, day, option.mode, amount);
  use_tallies(crossing, crew, day, &at->choice, option, amount);
  for (size_t i = 0; i < counters->spans.count; i++)
    if (span_counts(&counters->spans.items[i], day, &at->choice, option)) use_range(crossing, counters->of_span[i], 1);
  if (link > 0) add_use(crossing, link - 1, 1);
  if (is_in && crossing->component->wanted && cell_is_free(cell))
    add_use(crossing, wanted_counter(crossing, crew, day), amount);
  if (!is_in || leaves_squares(crossing)) return;
  if (option.shift > 0) add_use(crossing, spread_counter(crossing, crew->seat, day, option.shift), amount);
  if (!cell_is_free(cell)) return;
  add_use(crossing, counters->fair, amount);
  add_use(crossing, level_counter(crossing, crew->seat, day), amount);
  add_use(crossing, counters->week[day - crossing->component->block.first], amount);
}

static void add_option(struct crossing *crossing, size_t crew_at, const struct crew_counters *counters, size_t head,
                       uint32_t number) {
  const struct crew *crew = &crossing->crews.items[crew_at];
  *list_push(crossing->component->arena, &crossing->options) =
      (struct program_option){.first_use = (uint32_t)crossing->uses.count};
  for (size_t d = head; d < crossing->component->block.end; d++) {
    const struct crew_day *at = crew_day(crossing, crew_at, d);
    if (at->item != NONE && at->head == head)
      use_day(crossing, crew, counters, d, at, choice_option(&at->choice, number));
  }
}

static void add_item(struct crossing *crossing, size_t crew_at, const struct crew_counters *counters, size_t day) {
  const struct crew *crew = &crossing->crews.items[crew_at];
  struct crew_day *at = crew_day(crossing, crew_at, day);
  if (at->item == NONE) return;
  at->item = crew_day(crossing, crew_at, at->head)->item;
  if (at->head != day) return;
  at->item = (uint32_t)crossing->items.count;
  *list_push(crossing->component->arena, &crossing->items) =
      (struct program_item){goes_as_one(crew) ? 1 : (int32_t)crew->count, (uint32_t)crossing->options.count};
  for (uint32_t i = 0; i < at->choice.offices + at->choice.aways; i++) add_option(crossing, crew_at, counters, day, i);
}

static void link_days(struct crossing *crossing, struct crew_day *a, struct crew_day *b, int64_t units) {
  uint32_t counter = add_bound(crossing, units, units) + 1;
  a->with_next = b->with_last = counter;
}

static bool is_in_or_out(const struct choice *choice) {
  return choice->offices == 1 && choice->aways == 1;
}

/* A person's free days of one week are all in or all out. */
static void link_weeks(struct crossing *crossing, size_t crew_at) {
  const struct block *block = &crossing->component->block;
  const struct crew *crew = &crossing->crews.items[crew_at];
  const date *days = crossing->law->window.days;
  size_t last = block->end;
  for (size_t d = block->first; d < block->end; d++) {
    struct crew_day *at = crew_day(crossing, crew_at, d);
    if (at->item == NONE || !cell_is_free(crew->seat->cells[d])) continue;
    struct crew_day *before =
        last < d && date_monday(days[last]) == date_monday(days[d]) ? crew_day(crossing, crew_at, last) : NULL;
    if (before && is_in_or_out(&before->choice) && is_in_or_out(&at->choice))
      at->head = before->head;
    else if (before)
      link_days(crossing, before, at, crew->count);
    last = d;
  }
}

static bool is_teammate(const struct crew *a, const struct crew *b) {
  return a->team != 0 && a->team == b->team && a->seat->unit == b->seat->unit;
}

/* On each day the free people of one unit and team are all in or none is. */
static void link_teams(struct crossing *crossing, size_t crew_at) {
  const struct block *block = &crossing->component->block;
  const struct crew *crew = &crossing->crews.items[crew_at];
  for (size_t d = block->first; d < block->end; d++) {
    if (crew_day(crossing, crew_at, d)->item == NONE || !cell_is_free(crew->seat->cells[d])) continue;
    for (size_t last = crew_at; last-- > 0;) {
      const struct crew *other = &crossing->crews.items[last];
      if (!is_teammate(crew, other) || crew_day(crossing, last, d)->item == NONE) continue;
      if (!cell_is_free(other->seat->cells[d])) continue;
      link_days(crossing, crew_day(crossing, last, d), crew_day(crossing, crew_at, d), 1);
      break;
    }
  }
}

static void list_days(struct crossing *crossing) {
  const struct component *component = crossing->component;
  crossing->days = arena_array(component->arena, struct crew_day, crossing->crews.count * day_count(crossing));
  for (size_t c = 0; c < crossing->crews.count; c++) {
    const struct crew *crew = &crossing->crews.items[c];
    for (size_t d = component->block.first; d < component->block.end; d++) {
      bool open = person_is_open(component, crew->people[0], d);
      crew_day(crossing, c, d)->item = open ? 0 : NONE;
      crew_day(crossing, c, d)->head = d;
      if (open) crew_day(crossing, c, d)->choice = component_choice(component, crew->seat, d);
    }
    if (crossing->law->rotate == ROTATE_WEEK) link_weeks(crossing, c);
    if (crossing->law->rotate == ROTATE_TEAM) link_teams(crossing, c);
  }
}

/* o and n of contract 9.5, of all of the crew together: people who are alike should have the share of the others. */
static void add_fair(struct crossing *crossing, const struct crew *crew, struct crew_counters *counters) {
  struct share_so_far sum = {0};
  for (uint32_t i = 0; i < crew->count; i++) {
    struct share_so_far own = person_share(crossing->component, crew->people[i]);
    sum.in += own.in;
    sum.days += own.days;
  }
  counters->fair = add_square(crossing, COST_FAIR, sum.in, sum.days);
}

static void add_weeks(struct crossing *crossing, const struct crew *crew, struct crew_counters *counters) {
  const struct block *block = &crossing->component->block;
  const date *days = crossing->law->window.days;
  const uint8_t *cells = cells_of(crossing->law, crew->people[0]);
  for (size_t d = block->first; d < block->end; d++) {
    bool is_new = d == block->first || date_monday(days[d]) != date_monday(days[d - 1]);
    uint32_t *week = &counters->week[d - block->first];
    *week = is_new ? add_square(crossing, COST_EVEN, 0, 1) : week[-1];
    bool is_in = cells[d] == MODE_WFO && person_counts(crossing->law, crew->people[0], d);
    crossing->counters.items[*week].base += is_in ? crew->count : 0;
  }
}

static void add_spans(struct crossing *crossing, const struct crew *crew, struct crew_counters *counters) {
  int64_t people = crew->count;
  counters->spans = (span_list){0};
  if (!crossing->component->spanless) counters->spans = person_spans(crossing->component, crew->people[0]);
  counters->of_span = arena_array(crossing->component->arena, struct range, counters->spans.count);
  for (size_t i = 0; i < counters->spans.count; i++) {
    const struct person_span *span = &counters->spans.items[i];
    counters->of_span[i] = add_range(crossing, people * span->least, people * span->most, people * (int64_t)span->open);
  }
}

static void add_crew(struct crossing *crossing, size_t crew_at, struct crew_counters *counters) {
  const struct component *component = crossing->component;
  const struct crew *crew = &crossing->crews.items[crew_at];
  add_spans(crossing, crew, counters);
  if (!leaves_squares(crossing)) {
    add_fair(crossing, crew, counters);
    add_weeks(crossing, crew, counters);
  }
  for (size_t d = component->block.first; d < component->block.end; d++) add_item(crossing, crew_at, counters, d);
}

void crossing_open(struct crossing *crossing, const struct component *component, bool apart) {
  struct arena *arena = component->arena;
  const struct law *law = component->law;
  *crossing = (struct crossing){.component = component, .law = component->law, .apart = apart};
  size_t days = day_count(crossing);
  crossing->slack_of_place = arena_array(arena, uint32_t, days * law->model->world.places.count);
  crossing->range_of_tally = arena_array(arena, struct range, days * component->tallies.count);
  crossing->level_counters = arena_array(arena, uint32_t, days * component->common->agency_count);
  crossing->spread_counters =
      arena_array(arena, uint32_t, days * component->common->agency_count * law->shift_names.count);
  list_crews(crossing);
  list_days(crossing);
}

/* A tally that binds and has nobody to count, or not enough, binds all the same. */
static void add_tallies(struct crossing *crossing) {
  const struct component *component = crossing->component;
  for (size_t i = 0; i < component->tallies.count; i++)
    for (size_t d = component->block.first; d < component->block.end; d++)
      if (tally_binds(&crossing->law->tallies.items[component->tallies.items[i]], d))
        tally_range(crossing, component->tallies.items[i], d);
}

static void add_slack_item(struct crossing *crossing, const struct slack *slack) {
  struct arena *arena = crossing->component->arena;
  *list_push(arena, &crossing->items) = (struct program_item){(int32_t)slack->units, (uint32_t)crossing->options.count};
  for (int broken = 0; broken < 2; broken++) {
    struct program_option option = {.first_use = (uint32_t)crossing->uses.count};
    option.costs[COST_BREACH] = broken;
    *list_push(arena, &crossing->options) = option;
    for (size_t i = 0; (broken == 1) != slack->over && i < slack->counters.count; i++)
      add_use(crossing, slack->counters.items[i], 1);
  }
}

struct program crossing_program(struct crossing *crossing) {
  const struct component *component = crossing->component;
  struct crew_counters counters = {.week = arena_array(component->arena, uint32_t, day_count(crossing))};
  add_tallies(crossing);
  for (size_t c = 0; c < crossing->crews.count; c++) add_crew(crossing, c, &counters);
  for (size_t i = 0; i < crossing->slacks.count; i++) add_slack_item(crossing, &crossing->slacks.items[i]);
  *list_push(component->arena, &crossing->items) =
      (struct program_item){.first_option = (uint32_t)crossing->options.count};
  *list_push(component->arena, &crossing->options) =
      (struct program_option){.first_use = (uint32_t)crossing->uses.count};
  return (struct program){.items = crossing->items.items,
                          .options = crossing->options.items,
                          .uses = crossing->uses.items,
                          .counters = crossing->counters.items,
                          .item_count = (uint32_t)crossing->items.count - 1,
                          .counter_count = (uint32_t)crossing->counters.count,
                          .cost_count = component->frozen ? 0 : COST_PROMISES};
}

/* By person their place in the component's people. */
static int by_number(const void *left, const void *right) {
  uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
  return (a > b) - (a < b);
}

/* The first option that has the mode; shifts are as good as one another where a roster is planned without them. */
static bool take_mode(const struct crossing *crossing, const struct crew_day *at, enum mode mode, int32_t *taken) {
  uint32_t first = crossing->items.items[at->item].first_option;
  for (uint32_t i = 0; i < at->choice.offices + at->choice.aways; i++)
    if (choice_option(&at->choice, i).mode == mode) {
      taken[first + i] = 1;
      return true;
    }
  return false;
}

const int32_t *crossing_start(const struct crossing *crossing, const uint8_t *modes) {
  const struct component *component = crossing->component;
  const struct block *block = &component->block;
  if (modes == NULL) return NULL;
  int32_t *taken = arena_array(component->arena, int32_t, crossing->options.count);
  for (size_t c = 0; c < crossing->crews.count; c++) {
    const uint32_t *place = bsearch(crossing->crews.items[c].people, component->people.items, component->people.count,
                                    sizeof *place, by_number);
    const uint8_t *own = modes + (size_t)(place - component->people.items) * day_count(crossing);
    for (size_t d = block->first; d < block->end; d++) {
      const struct crew_day *at = crew_day(crossing, c, d);
      if (at->item == NONE || at->head != d) continue;
      if (!take_mode(crossing, at, (enum mode)own[d - block->first], taken)) return NULL;
    }
  }
  return taken;
}
