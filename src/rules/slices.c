/* The slices of a day: a group over shifts is counted apart for each shift's name, a place with a capacity at each
 * minute at which it may be fullest (contract 8). */
#include "rules/slices.h"
#include "base/text.h"

const struct rule *law_shifts(const struct law *law, const struct standing *standing, size_t day) {
  uint16_t number = standing->reasons[day].shifts;
  return number == HOURS_NONE ? NULL : law->roster->rules[number - 1];
}

static uint32_t shift_count(const struct law *law, const struct seat *seat, size_t day) {
  const struct rule *rule = law_shifts(law, &law->standings.items[seat->standing], day);
  return rule == NULL ? 0 : (uint32_t)rule->shift_count;
}

uint32_t option_count(const struct law *law, const struct seat *seat, size_t day) {
  uint8_t cell = seat->cells[day];
  uint32_t shifts = cell_is_free(cell) || cell == MODE_WFO ? shift_count(law, seat, day) : 0;
  uint32_t in_office = shifts > 0 ? shifts : 1;
  if (!cell_is_free(cell)) return in_office;
  return in_office + 1U + cell_allows(cell, MODE_WFA) + cell_allows(cell, MODE_OFF);
}

struct option option_at(const struct law *law, const struct seat *seat, size_t day, uint32_t number) {
  uint8_t cell = seat->cells[day];
  uint32_t shifts = cell_is_free(cell) || cell == MODE_WFO ? shift_count(law, seat, day) : 0;
  uint32_t in_office = shifts > 0 ? shifts : 1;
  if (!cell_is_free(cell) && cell != MODE_WFO) return (struct option){.mode = (enum mode)cell};
  if (number < in_office) return (struct option){MODE_WFO, shifts > 0 ? number + 1 : 0};
  if (number == in_office) return (struct option){.mode = MODE_WFH};
  bool first_is_wfa = cell_allows(cell, MODE_WFA);
  return (struct option){.mode = first_is_wfa && number == in_office + 1 ? MODE_WFA : MODE_OFF};
}

static bool covers(const struct hours *hours, uint32_t minute) {
  return hours->start <= minute && (hours->end == 0 || minute < hours->end);
}

bool tally_counts(const struct law *law, const struct tally *tally, const struct seat *seat, size_t day,
                  struct option option) {
  if (!counted_has(tally->group.bound->counted, option.mode)) return false;
  if (tally->slice.kind == SLICE_DAY || option.shift == 0) return true;
  uint16_t number = law->standings.items[seat->standing].reasons[day].shifts;
  /* A day taken over may be in a shift that no longer holds. */
  if (number == HOURS_NONE || option.shift > law->roster->rules[number - 1]->shift_count) return false;
  if (tally->slice.kind == SLICE_SHIFT) return law->shift_name_of[number - 1][option.shift - 1] == tally->slice.at;
  return covers(&law->roster->rules[number - 1]->shifts[option.shift - 1].hours, tally->slice.at);
}

static uint32_t name_number(struct law *law, struct str name) {
  struct str folded = text_fold(law->arena, name);
  for (uint32_t i = 0; i < law->shift_names.count; i++)
    if (str_equal(law->shift_names.items[i], folded)) return i;
  *list_push(law->arena, &law->shift_names) = folded;
  *list_push(law->arena, &law->shift_titles) = name;
  return (uint32_t)law->shift_names.count - 1;
}

static void number_names(struct law *law) {
  law->shift_name_of = arena_array(law->arena, uint32_t *, law->roster->rule_count);
  for (size_t r = 0; r < law->roster->rule_count; r++) {
    const struct rule *rule = law->roster->rules[r];
    law->shift_name_of[r] = arena_array(law->arena, uint32_t, rule->shift_count);
    for (size_t i = 0; i < rule->shift_count; i++) law->shift_name_of[r][i] = name_number(law, rule->shifts[i].name);
  }
}

/* A tally that is to be counted by slices: on which days its people have a shift of each name. */
struct sliced {
  dayset any, *of_name;
  uint32_t *tally_of_name; /* tally + 1, made when first used */
};

static dayset new_days(struct law *law) {
  return dayset_new(&law->window, law->arena);
}

static void sliced_open(struct law *law, struct sliced *sliced) {
  sliced->any = new_days(law);
  sliced->of_name = arena_array(law->arena, dayset, law->shift_names.count);
  sliced->tally_of_name = arena_array(law->arena, uint32_t, law->shift_names.count);
  for (size_t n = 0; n < law->shift_names.count; n++) sliced->of_name[n] = new_days(law);
}

static void find_names(struct law *law, const struct seat *seat, const_dayset days, struct sliced *sliced) {
  for (size_t d = dayset_next(&law->window, days, 0); d < law->window.count;
       d = dayset_next(&law->window, days, d + 1)) {
    uint16_t number = law->standings.items[seat->standing].reasons[d].shifts;
    if (seat->cells[d] == MODE_OFF_CALENDAR || number == HOURS_NONE) continue;
    dayset_add(sliced->any, d);
    for (size_t i = 0; i < law->roster->rules[number - 1]->shift_count; i++)
      dayset_add(sliced->of_name[law->shift_name_of[number - 1][i]], d);
  }
}

static void join(struct law *law, struct seat *seat, uint32_t tally, const_dayset days, const_dayset among) {
  struct membership membership = {.tally = tally, .days = new_days(law)};
  dayset_copy(&law->window, membership.days, days);
  dayset_keep(&law->window, membership.days, among);
  if (!dayset_empty(&law->window, membership.days)) *list_push(law->arena, &seat->memberships) = membership;
}

/* The tally of one slice of another. */
static uint32_t slice_of(struct law *law, uint32_t whole, struct slice slice) {
  struct tally tally = law->tallies.items[whole];
  tally.slice = slice;
  tally.whole = whole;
  if (slice.kind == SLICE_SHIFT) tally.group.shift = law->shift_titles.items[slice.at];
  if (slice.kind == SLICE_MINUTE) tally.group.minute = (int32_t)slice.at;
  tally_clear(law, &tally);
  *list_push(law->arena, &law->tallies) = tally;
  return (uint32_t)law->tallies.count - 1;
}

static void slice_membership(struct law *law, struct seat *seat, size_t at, struct sliced *sliced) {
  struct membership whole = seat->memberships.items[at];
  for (uint32_t n = 0; n < law->shift_names.count; n++) {
    uint32_t *tally = &sliced->tally_of_name[n];
    if (dayset_empty(&law->window, sliced->of_name[n])) continue;
    if (*tally == 0) *tally = slice_of(law, whole.tally, (struct slice){SLICE_SHIFT, n}) + 1;
    join(law, seat, *tally - 1, whole.days, sliced->of_name[n]);
  }
  dayset_drop(&law->window, seat->memberships.items[at].days, sliced->any);
}

static bool is_over_shift(const struct law *law, const struct membership *membership) {
  return law->tallies.items[membership->tally].group.bound->over == OVER_SHIFT;
}

/* "Counted apart for each shift name against the base of the day; where nobody of the group has a shift, the day is
 * counted." */
static void slice_shifts(struct law *law) {
  size_t wholes = law->tallies.count;
  struct sliced *sliced = arena_array(law->arena, struct sliced, wholes);
  for (size_t s = 0; s < law->seats.count; s++) {
    struct seat *seat = &law->seats.items[s];
    for (size_t m = 0; m < seat->memberships.count; m++) {
      if (!is_over_shift(law, &seat->memberships.items[m])) continue;
      struct sliced *own = &sliced[seat->memberships.items[m].tally];
      if (own->any == NULL) sliced_open(law, own);
      find_names(law, seat, seat->memberships.items[m].days, own);
    }
  }
  for (size_t s = 0; s < law->seats.count; s++) {
    struct seat *seat = &law->seats.items[s];
    for (size_t m = 0, count = seat->memberships.count; m < count; m++)
      if (is_over_shift(law, &seat->memberships.items[m]))
        slice_membership(law, seat, m, &sliced[seat->memberships.items[m].tally]);
  }
}

enum { MINUTES = 24 * 60 };

/* The shifts of a place on one day: which of law.shifts' hours begin at which minute. */
struct fullness {
  LIST(struct hours) shifts;
  LIST(uint32_t) minutes; /* at which it may be fullest */
};

static bool covers_all(const struct fullness *fullness, uint32_t minute, uint32_t other) {
  for (size_t i = 0; i < fullness->shifts.count; i++)
    if (covers(&fullness->shifts.items[i], other) && !covers(&fullness->shifts.items[i], minute)) return false;
  return true;
}

/* A place is fullest when a shift has just begun, unless all who are there then are so at another minute too. */
static void find_minutes(struct law *law, struct fullness *fullness) {
  for (size_t i = 0; i < fullness->shifts.count; i++) {
    uint32_t minute = fullness->shifts.items[i].start;
    bool outdone = false;
    for (size_t k = 0; k < fullness->shifts.count && !outdone; k++) {
      uint32_t other = fullness->shifts.items[k].start;
      bool as_full = other != minute && covers_all(fullness, other, minute);
      outdone = (other == minute && k < i) || (as_full && (!covers_all(fullness, minute, other) || other < minute));
    }
    if (!outdone) *list_push(law->arena, &fullness->minutes) = minute;
  }
}

static void add_shifts(struct law *law, const struct rule *rule, struct fullness *fullness) {
  for (size_t i = 0; i < rule->shift_count; i++) {
    bool known = false;
    for (size_t k = 0; k < fullness->shifts.count; k++)
      known = known || (fullness->shifts.items[k].start == rule->shifts[i].hours.start &&
                        fullness->shifts.items[k].end == rule->shifts[i].hours.end);
    if (!known) *list_push(law->arena, &fullness->shifts) = rule->shifts[i].hours;
  }
}

/* A place with a capacity, and its tallies. */
struct capacity {
  uint32_t place, whole;
  dayset unsliced;                 /* days on which nobody there has shifts */
  LIST(uint32_t) minutes, tallies; /* one by one */
  LIST(dayset) days;
};

static void add_minute(struct law *law, struct capacity *capacity, uint32_t minute, size_t day) {
  size_t at = 0;
  while (at < capacity->minutes.count && capacity->minutes.items[at] != minute) at++;
  if (at == capacity->minutes.count) {
    *list_push(law->arena, &capacity->minutes) = minute;
    *list_push(law->arena, &capacity->tallies) = slice_of(law, capacity->whole, (struct slice){SLICE_MINUTE, minute});
    *list_push(law->arena, &capacity->days) = new_days(law);
  }
  dayset_add(capacity->days.items[at], day);
}

static void slice_day(struct law *law, struct capacity *capacity, size_t day) {
  struct fullness fullness = {0};
  for (size_t s = 0; s < law->seats.count; s++) {
    const struct seat *seat = &law->seats.items[s];
    const struct rule *rule = law_shifts(law, &law->standings.items[seat->standing], day);
    if (seat->place == capacity->place && seat->cells[day] != MODE_OFF_CALENDAR && rule)
      add_shifts(law, rule, &fullness);
  }
  find_minutes(law, &fullness);
  if (fullness.minutes.count == 0) dayset_add(capacity->unsliced, day);
  for (size_t i = 0; i < fullness.minutes.count; i++) add_minute(law, capacity, fullness.minutes.items[i], day);
}

/* Everybody whose place it is, on every day on which a circular is in force, in its scope or not. */
static void seat_capacity(struct law *law, uint32_t place) {
  struct capacity capacity = {.place = place, .unsliced = new_days(law)};
  uint32_t rule = (uint32_t)law->roster->rule_count + place;
  if (law->left_out && law->left_out[rule]) return;
  struct tally whole = {.upper = true};
  whole.group = (struct group){.rule = rule, .bound = law_rule(law, rule)->bounds, .unit = NONE, .place = place};
  whole.group.minute = WHOLE_DAY;
  whole.whole = (uint32_t)law->tallies.count;
  tally_clear(law, &whole);
  capacity.whole = (uint32_t)law->tallies.count;
  *list_push(law->arena, &law->tallies) = whole;
  for (size_t d = 0; d < law->window.count; d++)
    if (law->window.in_force_at_all[d]) slice_day(law, &capacity, d);
  for (size_t s = 0; s < law->seats.count; s++) {
    struct seat *seat = &law->seats.items[s];
    if (seat->place != place) continue;
    join(law, seat, capacity.whole, capacity.unsliced, capacity.unsliced);
    for (size_t i = 0; i < capacity.days.count; i++)
      join(law, seat, capacity.tallies.items[i], capacity.days.items[i], capacity.days.items[i]);
  }
}

static struct rule capacity_rule(struct law *law, const struct place *place) {
  struct bound *bound = arena_alloc(law->arena, sizeof *bound);
  *bound = (struct bound){.per = PER_PLACE, .at = place->at};
  bound->max = (struct amount){.given = true, .value = place->capacity, .at = place->at};
  struct str id = str_format(law->arena, "capacity of %.*s", STR_ARGS(place->id));
  return (struct rule){.id = id, .bounds = bound, .bound_count = 1, .at = place->at};
}

static void add_rules(struct law *law) {
  static const char *const names[] = {"rotate: day", "rotate: week", "rotate: team"};
  const struct model *model = law->model;
  size_t places = model->world.places.count, rotate = law->roster->rule_count + places;
  law->more_rules = arena_array(law->arena, struct rule, places + 1);
  for (size_t p = 0; p < places; p++) law->more_rules[p] = capacity_rule(law, &model->world.places.items[p]);
  law->more_rules[places] = (struct rule){.id = str_from(names[model->rotate]), .at = model->rotate_at};
  law->rotate = law->left_out && law->left_out[rotate] ? ROTATE_DAY : model->rotate;
}

const struct rule *law_rule(const struct law *law, uint32_t number) {
  size_t rules = law->roster->rule_count;
  return number < rules ? law->roster->rules[number] : &law->more_rules[number - rules];
}

uint32_t law_rule_count(const struct law *law) {
  return (uint32_t)(law->roster->rule_count + law->model->world.places.count) + 1;
}

void law_slice(struct law *law) {
  number_names(law);
  add_rules(law);
  if (law->shift_names.count > 0) slice_shifts(law);
  for (uint32_t p = 0; p < law->model->world.places.count; p++)
    if (law->model->world.places.items[p].capacity != NONE) seat_capacity(law, p);
}
