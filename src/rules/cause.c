#include "rules/inquiry.h"

static struct cause settled_cause(const struct inquiry *inquiry, const struct holding *holding) {
  uint8_t cell = inquiry->standing->cells[inquiry->day];
  if (!inquiry->tells_private && holding_is_hidden(inquiry->law, holding, cell))
    return (struct cause){.because = BECAUSE_PRIVATE, .rule = NONE};
  return (struct cause){.because = is_by_closure(holding, cell) ? BECAUSE_CLOSURE : BECAUSE_DUTY,
                        .rule = holding_decider(holding, cell) - 1U};
}

static struct cause private_cause(void) {
  return (struct cause){.because = BECAUSE_PRIVATE, .rule = NONE};
}

/* A private rule that takes some of the days out of the bound would be told by its numbers. */
static bool may_tell_days(const struct inquiry *inquiry, const struct personal *personal,
                          const struct told_days *days) {
  if (inquiry->tells_private) return true;
  for (size_t d = days->first; d < days->end; d++) {
    if (!dayset_has(inquiry->standing->rule_days[personal->rule], d) || dayset_has(personal->days, d)) continue;
    uint32_t taker = personal->upper
                         ? taker_of_maximum(inquiry, personal->rule, personal->bound, d)
                         : law_successor(inquiry->law, inquiry->standing, personal->rule, personal->bound, d);
    if (taker == NONE || !may_tell(inquiry, taker)) return false;
  }
  return true;
}

struct told_days *tell_days(const struct inquiry *inquiry, const struct personal *personal) {
  struct told_days days = days_around(inquiry->law, inquiry->person, personal, inquiry->day);
  if (!may_tell(inquiry, personal->rule) || !may_tell_days(inquiry, personal, &days)) return NULL;
  struct told_days *told = arena_alloc(inquiry->law->arena, sizeof *told);
  *told = days;
  return told;
}

static struct cause group_cause(const struct inquiry *inquiry, enum because because, const struct tally *tally,
                                bool by_upper) {
  return (struct cause){.because = because,
                        .rule = tally->group.rule,
                        .group = may_tell_numbers(inquiry, tally) ? &tally->group : NULL,
                        .by_upper = by_upper,
                        .day = inquiry->day};
}

static struct cause days_cause(const struct inquiry *inquiry, enum because because, const struct personal *personal,
                               bool by_upper) {
  return (struct cause){.because = because,
                        .rule = personal->rule,
                        .is_own = true,
                        .days = tell_days(inquiry, personal),
                        .by_upper = by_upper,
                        .day = inquiry->day};
}

/* Whom a minimum keeps where they are is needed there, and in the office also whom the maximum of those at home does.
 */
static enum because because_of(const struct inquiry *inquiry, enum mode instead, bool by_upper) {
  bool is_needed = inquiry->option.mode == MODE_WFO && instead == MODE_WFH;
  return by_upper && !is_needed ? BECAUSE_FULL : BECAUSE_NEEDED;
}

static bool has_rule(const obstacle_list *list, uint32_t rule) {
  for (size_t i = 0; i < list->count; i++)
    if (obstacle_rule(&list->items[i]) == rule) return true;
  return false;
}

/* Whether a bound that counts shifts, or times of the day, keeps them from each of their shifts. */
static enum cause_shifts shifts_of_cause(const struct inquiry *inquiry, const struct obstacle *obstacle) {
  const struct rule *shifts = law_shifts(inquiry->law, inquiry->standing, inquiry->day);
  if (shifts == NULL || shifts->shift_count == 1) return SHIFTS_NONE;
  if (obstacle->tally == NULL || obstacle->tally->slice.kind == SLICE_DAY) return SHIFTS_NONE;
  for (uint32_t s = 1; s <= shifts->shift_count; s++) {
    obstacle_list list = obstacles_to(inquiry, (struct option){MODE_WFO, s});
    if (!has_rule(&list, obstacle_rule(obstacle))) return SHIFTS_OTHERS;
  }
  return SHIFTS_ALL;
}

static struct cause obstacle_cause(const struct inquiry *inquiry, const struct obstacle *obstacle, enum mode instead) {
  enum because because = because_of(inquiry, instead, obstacle->by_upper);
  struct cause cause = obstacle->tally != NULL ? group_cause(inquiry, because, obstacle->tally, obstacle->by_upper)
                                               : days_cause(inquiry, because, obstacle->personal, obstacle->by_upper);
  cause.instead = instead;
  if (instead == MODE_WFO) cause.shifts = shifts_of_cause(inquiry, obstacle);
  cause.day = obstacle->day;
  if (obstacle->day != inquiry->day) cause.group = NULL;
  return cause;
}

/* The first that may be told, one that is in both lists before others; or NULL. */
static const struct obstacle *choose(const struct inquiry *inquiry, const obstacle_list *list,
                                     const obstacle_list *other) {
  const struct obstacle *first = NULL;
  for (size_t i = 0; i < list->count; i++) {
    const struct obstacle *obstacle = &list->items[i];
    if (!may_tell(inquiry, obstacle_rule(obstacle))) continue;
    if (first == NULL) first = obstacle;
    for (size_t o = 0; other != NULL && o < other->count; o++)
      if (other->items[o].tally == obstacle->tally && other->items[o].personal == obstacle->personal) return obstacle;
  }
  return first;
}

static bool is_best(uint8_t cell, enum mode mode, bool (*considers)(uint8_t cell, enum mode mode)) {
  for (enum mode other = MODE_WFO; other <= MODE_OFF; other++)
    if (considers(cell, other) && cell_against(cell, other) < cell_against(cell, mode)) return false;
  return true;
}

/* What wishes and fills that may be told ask for. No minimum makes WFA or OFF better than being at home. */
static bool is_asked(uint8_t cell, enum mode mode) {
  enum duty wish = cell_wish(cell);
  return mode == MODE_WFO || mode == MODE_WFH || (wish != DUTY_NONE && duty_mode(wish) == mode);
}

/* The cell as wishes and fills that may be told have it. */
static uint8_t told_cell(const struct inquiry *inquiry, const struct holding *holding) {
  const struct rule *const *rules = inquiry->law->roster->rules;
  uint32_t wish = told_wish(inquiry);
  bool is_least = holding->fill && rules[holding->fill - 1]->fill == FILL_LEAST;
  return cell_free(wish ? rules[wish - 1]->prefer : DUTY_NONE, is_least && may_tell(inquiry, holding->fill - 1U));
}

/* The modes that would be better for such a cell: the wish first, then beside WFA and OFF what is nearer to them. */
static size_t better_modes(uint8_t cell, enum mode mode, enum mode *better) {
  bool is_elsewhere = mode == MODE_WFA || mode == MODE_OFF;
  const enum mode others[] = {is_elsewhere ? MODE_WFH : MODE_WFO, is_elsewhere ? MODE_WFO : MODE_WFH};
  enum duty wish = cell_wish(cell);
  size_t count = 0;
  if (wish != DUTY_NONE && duty_mode(wish) != mode) better[count++] = duty_mode(wish);
  for (int i = 0; i < 2; i++) {
    bool is_wished = wish != DUTY_NONE && duty_mode(wish) == others[i];
    if (!is_wished && cell_against(cell, others[i]) < cell_against(cell, mode)) better[count++] = others[i];
  }
  return count;
}

static struct cause no_obstacle(const struct inquiry *inquiry, enum mode instead) {
  bool crosses = (instead == MODE_WFO) != (inquiry->option.mode == MODE_WFO);
  bool together = crosses && goes_with_others(inquiry);
  return (struct cause){.because = together ? BECAUSE_TOGETHER : BECAUSE_FOUND, .rule = NONE, .instead = instead};
}

/* They are not where the cell would have them. by_private: and private wishes or fills may be why. */
static struct verdict kept_from_better(const struct inquiry *inquiry, uint8_t cell, bool by_private) {
  enum mode better[3];
  size_t count = better_modes(cell, inquiry->option.mode, better);
  struct verdict verdict = {.cause = private_cause(), .also = {.rule = NONE}};
  obstacle_list other = {0};
  verdict.obstacles = obstacles_to_mode(inquiry, better[0]);
  if (count > 1) other = obstacles_to_mode(inquiry, better[1]);
  const struct obstacle *first = choose(inquiry, &verdict.obstacles, count > 1 ? &other : NULL);
  if (first != NULL)
    verdict.cause = obstacle_cause(inquiry, first, better[0]);
  else if (verdict.obstacles.count == 0 && !by_private)
    verdict.cause = no_obstacle(inquiry, better[0]);
  if (first == NULL || count == 1) return verdict;
  const struct obstacle *second = choose(inquiry, &other, &verdict.obstacles);
  for (size_t i = 0; i < other.count; i++) *list_push(inquiry->scratch, &verdict.obstacles) = other.items[i];
  if (second == NULL || (second->tally == first->tally && second->personal == first->personal)) return verdict;
  verdict.also = obstacle_cause(inquiry, second, better[1]);
  return verdict;
}

/* Some of its free people must stay away. */
static bool keeps_away(const struct tally *tally, size_t day) {
  return tally->slice.kind == SLICE_DAY && tally->most_in[day] < tally->free[day];
}

/* In some shift, or at some time of the day, not all may be there. */
static bool keeps_away_in_part(const struct tally *tally, size_t day) {
  return tally->slice.kind != SLICE_DAY && tally->upper && tally_most(tally, day) < tally->open[day];
}

/* The last rule's group that keeps some of its people away, counts them where they are, and may be told, or NULL. One
 * that lets no more come goes before others. */
static const struct tally *find_roomy(const struct inquiry *inquiry) {
  const struct tally *first = NULL;
  for (size_t m = 0; m < inquiry->seat->memberships.count; m++) {
    const struct tally *tally = tally_on(inquiry, m);
    if (tally == NULL || !may_tell(inquiry, tally->group.rule)) continue;
    if (!keeps_away(tally, inquiry->day) && !keeps_away_in_part(tally, inquiry->day)) continue;
    bool counts = tally_counts(inquiry->law, tally, inquiry->seat, inquiry->day, inquiry->option);
    if (tally->slice.kind != SLICE_DAY && !counts) continue;
    if (!room_lets_more(tally, inquiry->day)) return tally;
    if (first == NULL) first = tally;
  }
  return first;
}

/* A bound on their own days that lets them come on no more than they do, or NULL: a maximum on the office first. */
static const struct personal *find_roomy_days(const struct inquiry *inquiry, bool *by_upper) {
  for (int upper = 1; upper >= 0; upper--)
    for (size_t i = 0; i < inquiry->seat->personals.count; i++) {
      const struct personal *personal = &inquiry->seat->personals.items[i];
      *by_upper = upper == 1;
      if (!dayset_has(personal->days, inquiry->day) || !may_tell(inquiry, personal->rule)) continue;
      if ((personal->bound->counted == COUNTED_WFO) != *by_upper) continue;
      struct told_days days = days_around(inquiry->law, inquiry->person, personal, inquiry->day);
      if (days.all > 0 && !days_let(&days, *by_upper ? 1 : -1)) return personal;
    }
  return NULL;
}

static struct cause room_cause(const struct inquiry *inquiry) {
  const struct tally *roomy = find_roomy(inquiry);
  bool by_upper = true;
  if (roomy != NULL) return group_cause(inquiry, BECAUSE_ROOM, roomy, roomy->group.bound->counted == COUNTED_WFO);
  const struct personal *personal = find_roomy_days(inquiry, &by_upper);
  if (personal != NULL) return days_cause(inquiry, BECAUSE_ROOM, personal, by_upper);
  return (struct cause){.because = BECAUSE_UNLIMITED, .rule = NONE};
}

static struct cause wish_cause(const struct inquiry *inquiry) {
  return (struct cause){.because = BECAUSE_WISH, .rule = told_wish(inquiry) - 1};
}

/* Of somebody in the office, where all that may be told would have them. */
static struct verdict office_verdict(const struct inquiry *inquiry, uint8_t told) {
  uint8_t real = inquiry->seat->cells[inquiry->day];
  bool is_willing = is_best(real, MODE_WFO, cell_allows);
  struct verdict verdict = {.cause = private_cause(), .also = {.rule = NONE}};
  if (is_willing) verdict.cause = cell_wish(told) == DUTY_WFO ? wish_cause(inquiry) : room_cause(inquiry);
  if (verdict.cause.because == BECAUSE_ROOM && cell_wish(real) == DUTY_WFO) verdict.cause = private_cause();
  if (is_willing && verdict.cause.because != BECAUSE_UNLIMITED) return verdict;
  obstacle_list needing = obstacles_to_mode(inquiry, MODE_WFH);
  const struct obstacle *first = choose(inquiry, &needing, NULL);
  if (first == NULL) return verdict;
  return (struct verdict){obstacle_cause(inquiry, first, MODE_WFH), verdict.also, needing};
}

static struct verdict free_verdict(const struct inquiry *inquiry, const struct holding *holding) {
  uint8_t told = told_cell(inquiry, holding), real = inquiry->seat->cells[inquiry->day];
  enum mode mode = inquiry->option.mode;
  if (!is_best(told, mode, is_asked)) {
    bool by_private = is_best(real, mode, cell_allows);
    bool is_all = cell_wish(told) == cell_wish(real) && cell_fills_least(told) == cell_fills_least(real);
    if (!by_private || mode == MODE_WFO) return kept_from_better(inquiry, told, !is_all);
    return (struct verdict){.cause = private_cause(), .also = {.rule = NONE}};
  }
  if (mode == MODE_WFO) return office_verdict(inquiry, told);
  struct verdict verdict = {.cause = {.because = BECAUSE_LEAST, .rule = holding->fill - 1U}, .also = {.rule = NONE}};
  if (cell_wish(told) != DUTY_NONE) verdict.cause = wish_cause(inquiry);
  return verdict;
}

static struct cause day_off_cause(const struct inquiry *inquiry) {
  const struct world *world = &inquiry->law->model->world;
  date day = inquiry->law->window.days[inquiry->day];
  bool is_workday = world->units.items[inquiry->seat->unit].week >> date_weekday(day) & 1;
  return (struct cause){
      .because = BECAUSE_DAY_OFF, .rule = NONE, .day_off = is_workday ? calendar_holiday(&world->calendar, day) : NULL};
}

struct verdict judge(const struct inquiry *inquiry) {
  const struct law *law = inquiry->law;
  struct verdict verdict = {.cause = {.rule = NONE}, .also = {.rule = NONE}};
  const struct absence *absence = absence_on(&law->model->world, inquiry->person, law->window.days[inquiry->day]);
  struct holding holding = law_hold(law, inquiry->standing, inquiry->day);
  if (inquiry->option.mode == MODE_OFF_CALENDAR)
    verdict.cause = day_off_cause(inquiry);
  else if (absence != NULL)
    verdict.cause = (struct cause){.because = BECAUSE_ABSENCE, .rule = NONE, .absence = absence};
  else if (!law->window.in_force_at_all[inquiry->day])
    verdict.cause.because = BECAUSE_NOT_IN_FORCE;
  else if (!dayset_has(inquiry->standing->touched, inquiry->day))
    verdict.cause.because = BECAUSE_OUT_OF_SCOPE;
  else if (holding.closure || holding.duty)
    verdict.cause = settled_cause(inquiry, &holding);
  else
    return free_verdict(inquiry, &holding);
  return verdict;
}
