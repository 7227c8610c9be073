#include "rules/exchange.h"
#include "rules/law.h"

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

static bool is_counted(const struct seat *seat, uint32_t tally, size_t day) {
  for (size_t m = 0; m < seat->memberships.count; m++)
    if (seat->memberships.items[m].tally == tally && dayset_has(seat->memberships.items[m].days, day)) return true;
  return false;
}

static bool is_free(const struct law *law, uint32_t person, size_t day) {
  return cell_is_free(law->seats.items[law->seat_of[person]].cells[day]) &&
         roster_mode(law->roster, person, day) <= MODE_WFA;
}

static bool is_ever_free(const struct law *law, uint32_t person) {
  for (size_t d = 0; d < law->window.count; d++)
    if (is_free(law, person, d)) return true;
  return false;
}

static bool is_compared(const struct law *law, uint32_t person, uint32_t other, uint32_t tally, size_t day) {
  const struct world *world = &law->model->world;
  const struct seat *seat = &law->seats.items[law->seat_of[other]];
  if (seat->cells[day] == MODE_OFF_CALENDAR || !is_ever_free(law, other)) return false;
  if (tally != NONE) return is_counted(seat, tally, day);
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

/* Whether every bound that counts those of one seat and not of the other lets its people in the office change by one.
 */
static bool lets_change(const struct law *law, const struct seat *one, const struct seat *other, size_t day, int by) {
  for (size_t m = 0; m < one->memberships.count; m++) {
    const struct membership *membership = &one->memberships.items[m];
    const struct tally *tally = &law->tallies.items[membership->tally];
    if (!dayset_has(membership->days, day) || is_counted(other, membership->tally, day)) continue;
    if (!tally_binds(tally, day)) continue;
    int32_t in = tally_in(tally, day) + by;
    if (in < tally->least_in[day] || in > tally->most_in[day]) return false;
  }
  return true;
}

/* One is in the office on the day and the other is not: could it be the other way round? */
static bool could_change_places(const struct law *law, uint32_t a, uint32_t b, size_t day) {
  if (!is_free(law, a, day) || !is_free(law, b, day) || is_in(law, a, day) == is_in(law, b, day)) return false;
  uint32_t leaving = is_in(law, a, day) ? a : b, coming = leaving == a ? b : a;
  const struct seat *from = &law->seats.items[law->seat_of[leaving]], *to = &law->seats.items[law->seat_of[coming]];
  if (from->cells[day] != to->cells[day]) return false;
  return from == to || (lets_change(law, from, to, day, -1) && lets_change(law, to, from, day, 1));
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
          could_change_places(law, person, partner, days[i]))
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
    consider_colleague(law, explanation, other);
    if (law->rotate == ROTATE_DAY) consider_partner(law, explanation, other);
  }
}
