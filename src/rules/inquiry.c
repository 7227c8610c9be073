#include "rules/inquiry.h"
#include "rules/component.h"

struct option option_planned(const struct law *law, uint32_t person, size_t day) {
  struct option option = {.mode = roster_mode(law->roster, person, day)};
  if (law->roster->shifts != NULL) option.shift = law->roster->shifts[(size_t)person * law->window.count + day];
  return option;
}

struct inquiry inquire(const struct law *law, uint32_t person, size_t day, bool tells_private, struct arena *scratch) {
  const struct seat *seat = &law->seats.items[law->seat_of[person]];
  return (struct inquiry){.law = law,
                          .person = person,
                          .day = day,
                          .tells_private = tells_private,
                          .seat = seat,
                          .standing = &law->standings.items[seat->standing],
                          .option = option_planned(law, person, day),
                          .scratch = scratch};
}

const struct tally *tally_on(const struct inquiry *inquiry, size_t membership) {
  const struct membership *own = &inquiry->seat->memberships.items[membership];
  return dayset_has(own->days, inquiry->day) ? &inquiry->law->tallies.items[own->tally] : NULL;
}

static bool takes(uint32_t taker, const struct bound *own, uint32_t rule, const struct bound *bound) {
  return taker > rule && own->counted == bound->counted && own->over == bound->over;
}

uint32_t taker_of_maximum(const struct inquiry *inquiry, uint32_t rule, const struct bound *bound, size_t day) {
  const struct law *law = inquiry->law;
  const struct seat *seat = inquiry->seat;
  for (size_t m = 0; m < seat->memberships.count; m++) {
    const struct tally *tally = &law->tallies.items[seat->memberships.items[m].tally];
    bool is_capacity = tally->group.rule >= law->roster->rule_count;
    if (tally->upper && !is_capacity && dayset_has(seat->memberships.items[m].days, day) &&
        takes(tally->group.rule, tally->group.bound, rule, bound))
      return tally->group.rule;
  }
  for (size_t i = 0; i < seat->personals.count; i++) {
    const struct personal *own = &seat->personals.items[i];
    if (own->upper && dayset_has(own->days, day) && takes(own->rule, own->bound, rule, bound)) return own->rule;
  }
  return NONE;
}

uint32_t told_wish(const struct inquiry *inquiry) {
  const struct law *law = inquiry->law;
  for (uint32_t r = (uint32_t)law->roster->rule_count; r-- > 0;)
    if (dayset_has(inquiry->standing->rule_days[r], inquiry->day) && law->roster->rules[r]->prefer != DUTY_NONE &&
        may_tell(inquiry, r))
      return r + 1;
  return 0;
}

bool is_free_on(const struct law *law, uint32_t person, size_t day) {
  return cell_is_free(law->seats.items[law->seat_of[person]].cells[day]) &&
         roster_mode(law->roster, person, day) < MODE_LEAVE;
}

static struct block block_of(const struct law *law, size_t day) {
  size_t block = 0;
  while (law->window.first_day[block + 1] <= day) block++;
  return (struct block){law->window.first_day[block], law->window.first_day[block + 1]};
}

struct told_days days_around(const struct law *law, uint32_t person, const struct personal *personal, size_t day) {
  const struct bound *bound = personal->bound;
  const struct block block = block_of(law, day);
  struct told_days days = {.rule = personal->rule, .bound = bound, .upper = personal->upper, .lower = personal->lower};
  for (days.end = block.first; days.end <= day;) {
    days.first = days.end;
    days.end = span_days_end(law, &block, bound, days.first);
  }
  struct day_count count = span_count(law, person, personal, days.first, days.end);
  days.exempt = count.exempt;
  for (size_t d = days.first; d < days.end; d++) {
    bool counts = dayset_has(personal->days, d) && counted_has(bound->counted, roster_mode(law->roster, person, d));
    days.all += counts;
    if (d <= day) days.so_far += counts;
  }
  const struct amount *low = bound->exactly.given ? &bound->exactly : &bound->min;
  days.shortage = personal->lower && low->value > count.settled + count.open;
  return days;
}

bool days_let(const struct told_days *days, int64_t change) {
  const struct bound *bound = days->bound;
  const struct amount *high = bound->exactly.given ? &bound->exactly : &bound->max;
  const struct amount *low = bound->exactly.given ? &bound->exactly : &bound->min;
  if (change > 0) return !days->upper || days->all - days->exempt + change <= high->value;
  return change == 0 || !days->lower || (!days->shortage && days->all + change >= low->value);
}

bool tally_lets(const struct tally *tally, size_t day, int64_t change) {
  const struct group *group = &tally->group;
  if (change > 0) return !tally->upper || group->counted[day] - tally_exempt(tally, day) + change <= group->high[day];
  return change == 0 || !tally->lower || group->counted[day] + change >= group->low[day];
}

/* Who would go with the person: others of the team that day, or the person on other days of the week. */
struct mover {
  uint32_t person;
  size_t day;
};
typedef LIST(struct mover) mover_list;

static symbol team_of(const struct law *law, uint32_t person) {
  return law->model->world.columns.items[COLUMN_TEAM].values[person];
}

static void list_team(const struct inquiry *inquiry, mover_list *movers) {
  const struct law *law = inquiry->law;
  const struct world *world = &law->model->world;
  for (uint32_t p = 0; p < world->people.count && team_of(law, inquiry->person) != 0; p++)
    if (p != inquiry->person && team_of(law, p) == team_of(law, inquiry->person) &&
        world->people.items[p].unit == world->people.items[inquiry->person].unit && is_free_on(law, p, inquiry->day))
      *list_push(inquiry->scratch, movers) = (struct mover){p, inquiry->day};
}

static void list_week(const struct inquiry *inquiry, mover_list *movers) {
  const struct law *law = inquiry->law;
  const struct block block = block_of(law, inquiry->day);
  const date monday = date_monday(law->window.days[inquiry->day]);
  for (size_t d = block.first; d < block.end; d++)
    if (d != inquiry->day && date_monday(law->window.days[d]) == monday && is_free_on(law, inquiry->person, d))
      *list_push(inquiry->scratch, movers) = (struct mover){inquiry->person, d};
}

/* The person is first. */
static mover_list list_movers(const struct inquiry *inquiry, bool crosses) {
  mover_list movers = {0};
  *list_push(inquiry->scratch, &movers) = (struct mover){inquiry->person, inquiry->day};
  if (crosses && inquiry->law->rotate == ROTATE_TEAM) list_team(inquiry, &movers);
  if (crosses && inquiry->law->rotate == ROTATE_WEEK) list_week(inquiry, &movers);
  return movers;
}

bool goes_with_others(const struct inquiry *inquiry) {
  return list_movers(inquiry, true).count > 1;
}

/* A move that is looked at. Whoever goes along is in the office, or at home. */
struct move {
  const struct inquiry *inquiry;
  mover_list movers;
  struct option to;
};

/* In which shift those who go along would be is open, so a slice of the day counts the person alone. */
static int64_t tally_change(const struct move *move, uint32_t number, size_t day) {
  const struct law *law = move->inquiry->law;
  const struct tally *tally = &law->tallies.items[number];
  int64_t change = 0;
  for (size_t i = 0; i < move->movers.count; i++) {
    const struct mover *mover = &move->movers.items[i];
    const struct seat *seat = &law->seats.items[law->seat_of[mover->person]];
    if (mover->day != day || !seat_is_of(seat, number, day)) continue;
    if (i > 0 && tally->slice.kind != SLICE_DAY) continue;
    struct option to = move->to;
    if (i > 0) to = (struct option){.mode = to.mode == MODE_WFO ? MODE_WFO : MODE_WFH};
    change += tally_counts(law, tally, seat, day, to);
    change -= tally_counts(law, tally, seat, day, option_planned(law, mover->person, day));
  }
  return change;
}

static bool is_known(const obstacle_list *list, const struct tally *tally, size_t day) {
  for (size_t i = 0; i < list->count; i++)
    if (list->items[i].tally == tally && list->items[i].day == day) return true;
  return false;
}

static void list_tallies(const struct move *move, const struct mover *mover, obstacle_list *list) {
  const struct law *law = move->inquiry->law;
  const struct seat *seat = &law->seats.items[law->seat_of[mover->person]];
  for (size_t m = 0; m < seat->memberships.count; m++) {
    const struct membership *membership = &seat->memberships.items[m];
    const struct tally *tally = &law->tallies.items[membership->tally];
    if (!dayset_has(membership->days, mover->day) || is_known(list, tally, mover->day)) continue;
    int64_t change = tally_change(move, membership->tally, mover->day);
    if (!tally_lets(tally, mover->day, change))
      *list_push(move->inquiry->scratch, list) =
          (struct obstacle){.tally = tally, .by_upper = change > 0, .day = mover->day};
  }
}

static void list_own_days(const struct move *move, obstacle_list *list) {
  const struct inquiry *inquiry = move->inquiry;
  for (size_t i = 0; i < inquiry->seat->personals.count; i++) {
    const struct personal *personal = &inquiry->seat->personals.items[i];
    struct told_days days = days_around(inquiry->law, inquiry->person, personal, inquiry->day);
    int64_t change = 0;
    for (size_t k = 0; k < move->movers.count; k++) {
      const struct mover *mover = &move->movers.items[k];
      bool is_inside = mover->person == inquiry->person && mover->day >= days.first && mover->day < days.end;
      if (!is_inside || !dayset_has(personal->days, mover->day)) continue;
      change += counted_has(personal->bound->counted, move->to.mode);
      change -= counted_has(personal->bound->counted, roster_mode(inquiry->law->roster, mover->person, mover->day));
    }
    if (!days_let(&days, change))
      *list_push(inquiry->scratch, list) =
          (struct obstacle){.personal = personal, .by_upper = change > 0, .day = inquiry->day};
  }
}

obstacle_list obstacles_to(const struct inquiry *inquiry, struct option option) {
  bool crosses = (option.mode == MODE_WFO) != (inquiry->option.mode == MODE_WFO);
  struct move move = {inquiry, list_movers(inquiry, crosses), option};
  obstacle_list list = {0};
  for (size_t i = 0; i < move.movers.count; i++) list_tallies(&move, &move.movers.items[i], &list);
  list_own_days(&move, &list);
  return list;
}

static bool is_secret(const struct inquiry *inquiry, const obstacle_list *list) {
  for (size_t i = 0; i < list->count; i++)
    if (may_tell(inquiry, obstacle_rule(&list->items[i]))) return false;
  return list->count > 0;
}

obstacle_list obstacles_to_mode(const struct inquiry *inquiry, enum mode mode) {
  const struct rule *shifts = law_shifts(inquiry->law, inquiry->standing, inquiry->day);
  if (mode != MODE_WFO || shifts == NULL) return obstacles_to(inquiry, (struct option){.mode = mode});
  obstacle_list fewest = obstacles_to(inquiry, (struct option){mode, 1});
  for (uint32_t s = 2; s <= shifts->shift_count && !is_secret(inquiry, &fewest); s++) {
    obstacle_list list = obstacles_to(inquiry, (struct option){mode, s});
    if (list.count < fewest.count || is_secret(inquiry, &list)) fewest = list;
  }
  return fewest;
}
