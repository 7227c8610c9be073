#include "rules/law.h"

static enum mode absence_mode(enum absence_kind kind) {
  return (enum mode)(MODE_LEAVE + (int)kind);
}

/* Absences are sorted by person: next is where the person's begin, and moves past them. */
static void mark_absences(struct law *law, uint32_t person, size_t *next, uint8_t *cells) {
  const struct world *world = &law->model->world;
  struct seat *seat = &law->seats.items[law->seat_of[person]];
  for (; *next < world->absences.count && world->absences.items[*next].person == person; ++*next) {
    const struct absence *absence = &world->absences.items[*next];
    for (size_t d = 0; d < law->window.count; d++) {
      if (law->window.days[d] < absence->first || law->window.days[d] > absence->last) continue;
      if (cells[d] == MODE_OFF_CALENDAR) continue;
      cells[d] = (uint8_t)absence_mode(absence->kind);
      seat->present[d]--;
    }
  }
}

static void fill_cells(struct law *law) {
  size_t next = 0, days = law->window.count;
  for (size_t s = 0; s < law->seats.count; s++)
    for (size_t d = 0; d < days; d++) law->seats.items[s].present[d] = (int32_t)law->seats.items[s].people;
  for (uint32_t p = 0; p < law->model->world.people.count; p++) {
    const struct seat *seat = &law->seats.items[law->seat_of[p]];
    uint8_t *cells = law->roster->modes + (size_t)p * days;
    memcpy(cells, seat->cells, days);
    law->roster->reasons[p] = law->standings.items[seat->standing].reasons;
    mark_absences(law, p, &next, cells);
  }
}

static void count_day(const struct law *law, const struct seat *seat, struct tally *tally, size_t d) {
  uint8_t cell = seat->cells[d];
  int32_t present = seat->present[d];
  if (cell == MODE_OFF_CALENDAR) return;
  tally->headcount[d] += (int32_t)seat->people;
  tally->available[d] += present;
  if (cell_is_free(cell)) tally->free[d] += present;
  uint32_t options = option_count(law, seat, d), counted = 0;
  for (uint32_t i = 0; i < options; i++) counted += tally_counts(law, tally, seat, d, option_at(law, seat, d, i));
  if (counted > 0 && counted < options) tally->open[d] += present;
  if (counted < options) return;
  tally->settled[d] += present;
  if (!cell_is_free(cell) && law->standings.items[seat->standing].closed[d]) tally->closed[d] += present;
}

void law_count(struct law *law) {
  fill_cells(law);
  for (size_t s = 0; s < law->seats.count; s++) {
    const struct seat *seat = &law->seats.items[s];
    for (size_t m = 0; m < seat->memberships.count; m++) {
      const struct membership *membership = &seat->memberships.items[m];
      for (size_t d = 0; d < law->window.count; d++)
        if (dayset_has(membership->days, d)) count_day(law, seat, &law->tallies.items[membership->tally], d);
    }
  }
}

/* The number that an amount asks for of base people (contract 8, round and at-least). */
static int64_t number_of(const struct bound *bound, const struct amount *amount, enum rounding rounding, int64_t base) {
  if (!amount->percent) return amount->value;
  const int64_t whole = INT64_C(100) * PERCENT;
  int64_t exact = base * amount->value, number = exact / whole;
  if (bound->round != ROUND_DEFAULT) rounding = bound->round;
  if (rounding == ROUND_UP && exact % whole > 0) number++;
  if (rounding == ROUND_NEAREST && exact % whole * 2 >= whole) number++;
  return amount->value > 0 && number < bound->at_least ? bound->at_least : number;
}

int64_t tally_asks(const struct tally *tally, size_t day) {
  const struct bound *bound = tally->group.bound;
  if (bound->exactly.given) return number_of(bound, &bound->exactly, ROUND_DOWN, tally->group.base[day]);
  return number_of(bound, &bound->min, ROUND_UP, tally->group.base[day]);
}

void tally_number(struct tally *tally, size_t d) {
  const struct bound *bound = tally->group.bound;
  struct group *group = &tally->group;
  group->base[d] = tally->headcount[d];
  group->high[d] = INT32_MAX;
  if (tally->headcount[d] == 0) return;
  int64_t base = bound->of == OF_AVAILABLE ? tally->available[d] : tally->headcount[d];
  group->base[d] = (int32_t)base;
  const struct amount *max = bound->exactly.given ? &bound->exactly : &bound->max;
  if (tally->upper) {
    int64_t high = number_of(bound, max, ROUND_DOWN, base);
    group->high[d] = high < INT32_MAX ? (int32_t)high : INT32_MAX;
  }
  if (!tally->lower) return;
  int64_t asked = tally_asks(tally, d);
  int64_t can = tally->open[d] + tally->settled[d];
  group->low[d] = (int32_t)(asked < can ? asked : can);
  if (asked <= can) return;
  if (tally->shortfall.days++ == 0) tally->shortfall = (struct shortfall){d, 1, asked, can};
}

static int32_t at_least_zero(int64_t number) {
  return number > 0 ? (int32_t)number : 0;
}

/* What the numbers leave to the free people: so many of them must, and may, be in the office. A closed person does not
 * count against a maximum away from it; who is to be WFA or OFF is not in the office. */
static void turn_inward(struct tally *tally, size_t d) {
  const struct group *group = &tally->group;
  int64_t free = tally->free[d], settled = tally->settled[d], least = 0, most = free;
  enum counted counted = group->bound->counted;
  bool is_office = counted == COUNTED_WFO && tally->slice.kind == SLICE_DAY;
  if (is_office) least = group->low[d] - settled;
  if (is_office && group->high[d] != INT32_MAX) most = group->high[d] - settled;
  if (counted != COUNTED_WFO) most = free - at_least_zero(group->low[d] - settled);
  if ((counted == COUNTED_WFH || counted == COUNTED_AWAY) && group->high[d] != INT32_MAX)
    least = free + settled - tally->closed[d] - group->high[d];
  tally->least_in[d] = at_least_zero(least);
  tally->most_in[d] = (int32_t)(most < free ? most : free);
}

int32_t tally_in(const struct tally *tally, size_t day) {
  int32_t counted = tally->group.counted[day] - tally->settled[day];
  return tally->group.bound->counted == COUNTED_WFO ? counted : tally->free[day] - counted;
}

struct str day_name(const struct law *law, size_t day) {
  static const char *const names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  char text[DATE_SIZE];
  date_format(law->window.days[day], text);
  return str_format(law->arena, "%s %s", names[date_weekday(law->window.days[day])], text);
}

struct str group_name(const struct law *law, const struct group *group) {
  const struct world *world = &law->model->world;
  if (group->place != NONE) return str_format(law->arena, "place %.*s", STR_ARGS(world->places.items[group->place].id));
  if (group->unit == NONE) return STR("all");
  return world->units.items[group->unit].id;
}

const char *counted_where(enum counted counted) {
  static const char *const where[] = {
      [COUNTED_WFO] = "in the office",         [COUNTED_WFH] = "at home",
      [COUNTED_WFA] = "working from anywhere", [COUNTED_OFF] = "off by rota",
      [COUNTED_AWAY] = "away from the office",
  };
  return where[counted];
}

void law_numbers(struct law *law) {
  for (size_t t = 0; t < law->tallies.count; t++)
    for (size_t d = 0; d < law->window.count; d++) {
      tally_number(&law->tallies.items[t], d);
      turn_inward(&law->tallies.items[t], d);
    }
}
