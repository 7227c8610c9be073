#include "rules/component.h"
#include <stdlib.h>

/* Where a person stands in the rotation: among the people of their unit, as a fraction of them. Sorted by it, the units
 * of a component are shuffled into one another, and every stretch of the rotation has its share of each. */
struct turn {
  uint32_t rank, size; /* in the unit */
  uint32_t person;
};

static int by_turn(const void *left, const void *right) {
  const struct turn *a = left, *b = right;
  uint64_t one = (2 * (uint64_t)a->rank + 1) * b->size, other = (2 * (uint64_t)b->rank + 1) * a->size;
  if (one != other) return one < other ? -1 : 1;
  return (a->person > b->person) - (a->person < b->person);
}

static struct turn turn_of(const struct common *common, uint32_t person) {
  uint32_t unit = common->law->model->world.people.items[person].unit;
  return (struct turn){common->rank_in_unit[person], common->unit_sizes[unit], person};
}

uint32_t *component_rotation(const struct component *component) {
  size_t count = component->people.count;
  struct turn *turns = arena_array(component->arena, struct turn, count);
  uint32_t *people = arena_array(component->arena, uint32_t, count);
  for (size_t i = 0; i < count; i++) turns[i] = turn_of(component->common, component->people.items[i]);
  qsort(turns, count, sizeof *turns, by_turn);
  for (size_t i = 0; i < count; i++) people[i] = turns[i].person;
  return people;
}

static const uint8_t *cells_of(const struct law *law, uint32_t person) {
  return law->roster->modes + (size_t)person * law->window.count;
}

static const struct seat *seat_of(const struct law *law, uint32_t person) {
  return &law->seats.items[law->seat_of[person]];
}

/* Whether some bound of the seat counts people in the one mode and not those in the other. */
static bool tells_apart(const struct law *law, const struct seat *seat, size_t day, enum mode a, enum mode b) {
  for (size_t m = 0; m < seat->memberships.count; m++) {
    const struct membership *membership = &seat->memberships.items[m];
    const struct tally *tally = &law->tallies.items[membership->tally];
    enum counted counted = tally->group.bound->counted;
    if (counted_has(counted, a) == counted_has(counted, b)) continue;
    if (dayset_has(membership->days, day) && tally_binds(tally, day)) return true;
  }
  for (size_t i = 0; i < seat->personals.count; i++) {
    enum counted counted = seat->personals.items[i].bound->counted;
    if (dayset_has(seat->personals.items[i].days, day) && counted_has(counted, a) != counted_has(counted, b))
      return true;
  }
  return false;
}

static bool is_outdone(const struct law *law, const struct seat *seat, size_t day, enum mode mode) {
  uint8_t cell = seat->cells[day];
  for (enum mode other = MODE_WFH; other <= MODE_OFF; other++) {
    if (other == mode || !cell_allows(cell, other) || tells_apart(law, seat, day, mode, other)) continue;
    int gain = cell_against(cell, mode) - cell_against(cell, other);
    /* Of equals one may be where the earlier roster has some of the people. */
    if (gain > 0 || (gain == 0 && other < mode && law->kept_day == NULL)) return true;
  }
  return false;
}

struct choice component_choice(const struct component *component, const struct seat *seat, size_t day) {
  const struct law *law = component->law;
  uint8_t cell = seat->cells[day];
  struct choice choice = {0};
  if (seat->present[day] == 0 || (!cell_is_free(cell) && cell != MODE_WFO)) return choice;
  const struct rule *shifts = law_shifts(law, &law->standings.items[seat->standing], day);
  uint32_t offices = component->sliced && shifts ? (uint32_t)shifts->shift_count : 1;
  if (!cell_is_free(cell) && offices == 1) return choice;
  choice.shifted = component->sliced && shifts;
  choice.offices = offices;
  if (!cell_is_free(cell)) return choice;
  for (enum mode mode = MODE_WFH; mode <= MODE_OFF; mode++)
    if (cell_allows(cell, mode) && !is_outdone(law, seat, day, mode)) choice.away[choice.aways++] = mode;
  return choice;
}

bool component_has_ways_away(const struct component *component) {
  for (size_t s = 0; s < component->seats.count; s++)
    for (size_t d = component->block.first; d < component->block.end; d++)
      if (component_choice(component, &component->law->seats.items[component->seats.items[s]], d).aways > 1)
        return true;
  return false;
}

bool component_has_personals(const struct component *component) {
  for (size_t s = 0; s < component->seats.count; s++)
    if (seat_has_personals(component->law, &component->block, &component->law->seats.items[component->seats.items[s]]))
      return true;
  return false;
}

struct option choice_option(const struct choice *choice, uint32_t number) {
  if (number >= choice->offices) return (struct option){.mode = choice->away[number - choice->offices]};
  return (struct option){MODE_WFO, choice->shifted ? number + 1 : 0};
}

static struct atom atom_of(const struct component *component, const struct seat *seat, size_t day) {
  const struct law *law = component->law;
  struct choice choice = component_choice(component, seat, day);
  struct option office = choice_option(&choice, 0), away = choice_option(&choice, choice.offices);
  uint32_t *tallies = arena_array(component->arena, uint32_t, seat->memberships.count);
  size_t count = 0;
  for (size_t m = 0; m < seat->memberships.count; m++) {
    const struct membership *membership = &seat->memberships.items[m];
    const struct tally *tally = &law->tallies.items[membership->tally];
    if (!dayset_has(membership->days, day) || !tally_binds(tally, day)) continue;
    if (tally_counts(law, tally, seat, day, office) != tally_counts(law, tally, seat, day, away))
      tallies[count++] = membership->tally;
  }
  return (struct atom){tallies, count};
}

uint32_t component_atom(const struct component *component, const struct seat *seat, size_t day, atom_list *atoms) {
  struct atom own = atom_of(component, seat, day);
  for (uint32_t i = 0; i < atoms->count; i++) {
    const struct atom *known = &atoms->items[i];
    if (known->count == own.count &&
        (own.count == 0 || memcmp(known->tallies, own.tallies, own.count * sizeof *own.tallies) == 0))
      return i;
  }
  *list_push(component->arena, atoms) = own;
  return (uint32_t)atoms->count - 1;
}

void component_spread(const struct component *component) {
  const struct common *common = component->common;
  const struct law *law = component->law;
  uint32_t *own = arena_array(component->arena, uint32_t, common->agency_count);
  for (size_t s = 0; s < component->seats.count; s++) {
    const struct seat *seat = &law->seats.items[component->seats.items[s]];
    if (seat_has_shifts(law, &component->block, seat)) own[agency_of_seat(common, seat)]++;
  }
  for (uint32_t a = 0; a < common->agency_count; a++)
    if (own[a] > 0 && own[a] == common->spread[a].seats) common->spread[a].proved = true;
}

void told_unknown(struct told *told, enum promise from) {
  for (size_t promise = from; promise < PROMISE_SPREAD; promise++) told->gaps[promise] = GAP_UNKNOWN;
}

static bool is_absent(uint8_t cell) {
  return cell >= MODE_LEAVE && cell <= MODE_STUDY;
}

bool person_is_open(const struct component *component, uint32_t person, size_t day) {
  const struct law *law = component->law;
  return !is_absent(cells_of(law, person)[day]) && component_choice(component, seat_of(law, person), day).offices > 0;
}

bool person_counts(const struct law *law, uint32_t person, size_t day) {
  uint8_t cell = cells_of(law, person)[day];
  return cell != MODE_OFF_CALENDAR && !is_absent(cell) && law->window.in_force_at_all[day];
}

static int by_person(const void *key, const void *item) {
  uint32_t person = *(const uint32_t *)key, other = ((const struct history *)item)->person;
  return (person > other) - (person < other);
}

const struct history *law_history(const struct law *law, uint32_t person) {
  const struct model *model = law->model;
  if (model->history.count == 0) return NULL;
  return bsearch(&person, model->history.items, model->history.count, sizeof *model->history.items, by_person);
}

struct share_so_far person_share(const struct component *component, uint32_t person) {
  const struct law *law = component->law;
  const uint8_t *cells = cells_of(law, person);
  const struct history *history = law_history(law, person);
  struct share_so_far share = {0};
  if (history != NULL) share = (struct share_so_far){history->wfo, history->days};
  for (size_t d = 0; d < component->block.end; d++) {
    if (!person_counts(law, person, d)) continue;
    share.days += seat_of(law, person)->cells[d] != MODE_OFF_CALENDAR;
    share.in += cells[d] == MODE_WFO;
  }
  return share;
}

/* How many of the ways to spend the day the bound counts: a frozen one has been spent. */
static uint32_t counted_options(const struct law *law, const struct seat *seat, enum counted counted, size_t day,
                                uint32_t options, uint8_t cell) {
  uint32_t in = 0;
  if (day < law->frozen) return counted_has(counted, (enum mode)cell);
  for (uint32_t i = 0; i < options; i++) in += counted_has(counted, option_at(law, seat, day, i).mode);
  return in;
}

static void count_day(const struct law *law, uint32_t person, const struct personal *personal, size_t day,
                      struct day_count *count) {
  uint8_t cell = cells_of(law, person)[day];
  enum counted counted = personal->bound->counted;
  const struct seat *seat = seat_of(law, person);
  if (seat->cells[day] == MODE_OFF_CALENDAR || cell == MODE_OFF_CALENDAR || is_absent(cell)) return;
  uint32_t options = day < law->frozen ? 1 : option_count(law, seat, day);
  uint32_t in = counted_options(law, seat, counted, day, options, cell);
  count->open += in > 0 && in < options;
  if (in < options) return;
  bool at_home = counted == COUNTED_WFH || counted == COUNTED_AWAY;
  count->settled++;
  count->exempt += at_home && !cell_is_free(cell) && law->standings.items[seat->standing].closed[day];
}

struct day_count span_count(const struct law *law, uint32_t person, const struct personal *personal, size_t first,
                            size_t end) {
  struct day_count count = {0};
  for (size_t d = first; d < end; d++)
    if (dayset_has(personal->days, d)) count_day(law, person, personal, d, &count);
  return count;
}

static struct person_span span_of(const struct law *law, uint32_t person, const struct personal *personal, size_t first,
                                  size_t end) {
  struct day_count count = span_count(law, person, personal, first, end);
  const struct bound *bound = personal->bound;
  const struct amount *high = bound->exactly.given ? &bound->exactly : &bound->max;
  const struct amount *low = bound->exactly.given ? &bound->exactly : &bound->min;
  int64_t can = count.settled + count.open, overspent = 0;
  struct person_span span = {.personal = personal, .first = first, .end = end, .open = (uint32_t)count.open};
  /* A maximum that frozen days have passed leaves nothing, and not less. */
  if (first < law->frozen) {
    struct day_count spent = span_count(law, person, personal, first, end < law->frozen ? end : law->frozen);
    overspent = spent.settled - spent.exempt - high->value;
    if (overspent < 0) overspent = 0;
  }
  span.most = personal->upper ? high->value - count.settled + count.exempt + overspent : count.open;
  if (personal->lower) span.least = (low->value < can ? low->value : can) - count.settled;
  return span;
}

static bool can_bind(const struct person_span *span) {
  return span->least > 0 || span->most < span->open;
}

size_t span_days_end(const struct law *law, const struct block *block, const struct bound *bound, size_t first) {
  const date *days = law->window.days;
  size_t end = first + 1;
  if (bound->over == OVER_WINDOW) return block->end;
  while (end < block->end && date_monday(days[end]) == date_monday(days[first])) end++;
  return end;
}

span_list person_spans(const struct component *component, uint32_t person) {
  const struct law *law = component->law;
  const struct seat *seat = seat_of(law, person);
  span_list spans = {0};
  for (size_t i = 0; i < seat->personals.count; i++)
    for (size_t first = component->block.first, end; first < component->block.end; first = end) {
      const struct personal *personal = &seat->personals.items[i];
      end = span_days_end(law, &component->block, personal->bound, first);
      struct person_span span = span_of(law, person, personal, first, end);
      if (can_bind(&span)) *list_push(component->arena, &spans) = span;
    }
  return spans;
}

void component_place(const struct law *law, uint32_t person, size_t day, struct option option) {
  size_t cell = (size_t)person * law->window.count + day;
  law->roster->modes[cell] = (uint8_t)option.mode;
  if (law->roster->shifts != NULL) law->roster->shifts[cell] = (uint8_t)option.shift;
}

uint8_t *component_modes(const struct component *component) {
  const struct law *law = component->law;
  size_t days = component_days(component);
  uint8_t *modes = arena_alloc_array(component->arena, component->people.count, days);
  for (size_t i = 0; i < component->people.count && days > 0; i++)
    memcpy(modes + i * days, cells_of(law, component->people.items[i]) + component->block.first, days);
  return modes;
}

void component_lift(const struct component *component, const uint8_t *modes) {
  const struct law *law = component->law;
  size_t days = component_days(component);
  for (size_t i = 0; i < component->people.count; i++) {
    size_t cell = (size_t)component->people.items[i] * law->window.count + component->block.first;
    for (size_t d = 0; d < days; d++, cell++) {
      law->roster->modes[cell] = modes[i * days + d];
      if (law->roster->shifts != NULL && component->block.first + d >= law->frozen) law->roster->shifts[cell] = 0;
    }
  }
}
