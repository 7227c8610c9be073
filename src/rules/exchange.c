#include "rules/exchange.h"
#include "rules/inquiry.h"

/* Of the days before the window and those of it before end (contract 9.5). */
static struct office_days count_days(const struct law *law, uint32_t person, size_t end) {
  const struct history *history = law_history(law, person);
  struct office_days days = {0};
  if (history != NULL) days = (struct office_days){(int32_t)history->wfo, (int32_t)history->days};
  for (size_t d = 0; d < end; d++) {
    enum mode mode = roster_mode(law->roster, person, d);
    if (!law->window.in_force_at_all[d] || mode == MODE_OFF_CALENDAR || mode >= MODE_LEAVE) continue;
    days.worked++;
    days.in += mode == MODE_WFO;
  }
  return days;
}

/* As a - b. */
static int compare_shares(struct office_days a, struct office_days b) {
  int64_t left = (int64_t)a.in * b.worked, right = (int64_t)b.in * a.worked;
  return (left > right) - (left < right);
}

static bool is_ever_free(const struct law *law, uint32_t person) {
  for (size_t d = 0; d < law->window.count; d++)
    if (is_free_on(law, person, d)) return true;
  return false;
}

static bool is_compared(const struct law *law, uint32_t person, uint32_t other, uint32_t tally, size_t day) {
  const struct world *world = &law->model->world;
  const struct seat *seat = &law->seats.items[law->seat_of[other]];
  if (seat->cells[day] == MODE_OFF_CALENDAR || !is_ever_free(law, other)) return false;
  if (tally != NONE) return seat_is_of(seat, tally, day);
  return world->units.items[seat->unit].agency == world->units.items[world->people.items[person].unit].agency;
}

static void widen(struct explanation *explanation, int span, struct office_days days) {
  struct office_days *least = &explanation->least[span], *most = &explanation->most[span];
  if (days.worked == 0) return;
  if (least->worked == 0 || compare_shares(days, *least) < 0) *least = days;
  if (most->worked == 0 || compare_shares(days, *most) > 0) *most = days;
}

void compare_days(const struct law *law, uint32_t tally, struct explanation *explanation) {
  const size_t ends[] = {explanation->day + 1, law->window.count};
  for (int span = 0; span < 2; span++) explanation->own[span] = count_days(law, explanation->person, ends[span]);
  for (uint32_t p = 0; p < law->model->world.people.count; p++) {
    if (!is_compared(law, explanation->person, p, tally, explanation->day)) continue;
    for (int span = 0; span < 2; span++) widen(explanation, span, count_days(law, p, ends[span]));
  }
}

static bool is_in(const struct law *law, uint32_t person, size_t day) {
  return roster_mode(law->roster, person, day) == MODE_WFO;
}

static int64_t counts(const struct law *law, const struct seat *seat, uint32_t tally, size_t day,
                      struct option option) {
  return seat_is_of(seat, tally, day) && tally_counts(law, &law->tallies.items[tally], seat, day, option);
}

/* Whether the bounds that count those of one seat hold when two people change places. */
static bool groups_let(const struct law *law, const struct seat *seat, uint32_t a, uint32_t b, size_t day) {
  const struct seat *seats[] = {&law->seats.items[law->seat_of[a]], &law->seats.items[law->seat_of[b]]};
  struct option options[] = {option_planned(law, a, day), option_planned(law, b, day)};
  for (size_t m = 0; m < seat->memberships.count; m++) {
    uint32_t tally = seat->memberships.items[m].tally;
    int64_t change = 0;
    for (int i = 0; i < 2; i++)
      change += counts(law, seats[i], tally, day, options[1 - i]) - counts(law, seats[i], tally, day, options[i]);
    if (!tally_lets(&law->tallies.items[tally], day, change)) return false;
  }
  return true;
}

static uint16_t shifts_on(const struct law *law, const struct seat *seat, size_t day) {
  return law->standings.items[seat->standing].reasons[day].shifts;
}

/* One is in the office on the day and the other is not: could it be the other way round? With the shift that goes with
 * it, where there are any. */
static bool could_change_places(const struct law *law, uint32_t a, uint32_t b, size_t day) {
  if (!is_free_on(law, a, day) || !is_free_on(law, b, day) || is_in(law, a, day) == is_in(law, b, day)) return false;
  const struct seat *from = &law->seats.items[law->seat_of[a]], *to = &law->seats.items[law->seat_of[b]];
  if (from == to) return true;
  if (from->cells[day] != to->cells[day] || shifts_on(law, from, day) != shifts_on(law, to, day)) return false;
  return groups_let(law, from, a, b, day) && groups_let(law, to, a, b, day);
}

/* The same, with all days of the week that would go with it. Who is of a team changes places with nobody. */
static bool could_change(const struct law *law, uint32_t a, uint32_t b, size_t day) {
  const symbol *teams = law->model->world.columns.items[COLUMN_TEAM].values;
  date monday = date_monday(law->window.days[day]);
  if (!could_change_places(law, a, b, day)) return false;
  if (law->rotate == ROTATE_TEAM) return teams[a] == 0 && teams[b] == 0;
  for (size_t d = 0; law->rotate == ROTATE_WEEK && d < law->window.count; d++)
    if (date_monday(law->window.days[d]) == monday && (is_free_on(law, a, d) || is_free_on(law, b, d)) &&
        !could_change_places(law, a, b, d))
      return false;
  return true;
}

static int64_t change_on(const struct law *law, const struct personal *personal, uint32_t person, uint32_t other,
                         size_t day) {
  enum counted counted = personal->bound->counted;
  if (!dayset_has(personal->days, day)) return 0;
  return counted_has(counted, roster_mode(law->roster, other, day)) -
         counted_has(counted, roster_mode(law->roster, person, day));
}

/* Whether the bounds on the person's own days hold when they change places with the other on both days. */
static bool own_days_let(const struct law *law, uint32_t person, uint32_t other, size_t day, size_t return_day) {
  const struct seat *seat = &law->seats.items[law->seat_of[person]];
  const size_t both[] = {day, return_day};
  for (size_t i = 0; i < seat->personals.count; i++)
    for (int k = 0; k < 2; k++) {
      const struct personal *personal = &seat->personals.items[i];
      struct told_days days = days_around(law, person, personal, both[k]);
      int64_t change = change_on(law, personal, person, other, both[k]);
      bool has_other = both[1 - k] >= days.first && both[1 - k] < days.end;
      if (has_other) change += change_on(law, personal, person, other, both[1 - k]);
      if (!days_let(&days, change)) return false;
    }
  return true;
}

/* The nearest day of the same block on which the two could change places the other way round, or the window's count.
 * Blocks are planned apart: an exchange with another one would upset both. */
static size_t day_in_return(const struct law *law, uint32_t person, uint32_t partner, size_t day) {
  size_t count = law->window.count, block = 0;
  while (law->window.first_day[block + 1] <= day) block++;
  size_t first = law->window.first_day[block], end = law->window.first_day[block + 1];
  for (size_t distance = 1; distance < end - first; distance++) {
    const size_t days[] = {day + distance, day >= first + distance ? day - distance : end};
    for (int i = 0; i < 2; i++)
      if (days[i] < end && is_in(law, person, days[i]) != is_in(law, person, day) &&
          could_change(law, person, partner, days[i]) && own_days_let(law, person, partner, day, days[i]) &&
          own_days_let(law, partner, person, day, days[i]))
        return days[i];
  }
  return count;
}

static size_t distance_of(size_t a, size_t b) {
  return a > b ? a - b : b - a;
}

/* Those of the person's own unit go first, then who has the nearest day to give in return. */
static void consider_partner(const struct law *law, struct explanation *explanation, uint32_t partner) {
  const struct person *people = law->model->world.people.items;
  size_t day = explanation->day, other = day_in_return(law, explanation->person, partner, day);
  if (other == law->window.count) return;
  if (explanation->partner != NONE) {
    uint32_t unit = people[explanation->person].unit;
    bool was_near = people[explanation->partner].unit == unit, is_near = people[partner].unit == unit;
    if (was_near && !is_near) return;
    if (was_near == is_near && distance_of(other, day) >= distance_of(explanation->other_day, day)) return;
  }
  explanation->partner = partner;
  explanation->other_day = other;
}

/* Keeps those whose share is the least, or for one who is in the office the greatest. */
static void consider_colleague(const struct law *law, struct explanation *explanation, uint32_t person) {
  int sign = is_in(law, explanation->person, explanation->day) ? -1 : 1;
  struct colleague colleague = {person, count_days(law, person, law->window.count)};
  if (sign * compare_shares(colleague.days, explanation->own[1]) > 0) return;
  size_t at = explanation->colleague_count;
  while (at > 0 && sign * compare_shares(colleague.days, explanation->colleagues[at - 1].days) < 0) at--;
  if (at == MOST_COLLEAGUES) return;
  if (explanation->colleague_count < MOST_COLLEAGUES) explanation->colleague_count++;
  for (size_t i = explanation->colleague_count - 1; i > at; i--)
    explanation->colleagues[i] = explanation->colleagues[i - 1];
  explanation->colleagues[at] = colleague;
}

void find_exchanges(const struct law *law, struct explanation *explanation) {
  for (size_t i = 0; i < law->model->world.people.count; i++) {
    uint32_t other = law->roster->order[i];
    if (other == explanation->person || !could_change_places(law, explanation->person, other, explanation->day))
      continue;
    explanation->rotation = true;
    if (!could_change(law, explanation->person, other, explanation->day)) continue;
    consider_colleague(law, explanation, other);
    if (law->rotate != ROTATE_WEEK) consider_partner(law, explanation, other);
  }
}
