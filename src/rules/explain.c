#include "rules/explain.h"
#include "rules/exchange.h"
#include "rules/inquiry.h"
#include "rules/match.h"

struct cause law_cause(const struct law *law, uint32_t person, size_t day, bool tells_private) {
  struct arena *scratch = arena_new();
  struct inquiry inquiry = inquire(law, person, day, tells_private, scratch);
  struct cause cause = judge(&inquiry).cause;
  arena_free(scratch);
  return cause;
}

/* What a rule says, on its way to being told. */
struct telling {
  const struct inquiry *inquiry;
  struct explanation *explanation;
  uint32_t rule;
};

static void tell(struct telling *telling, enum effect effect, const struct bound *bound, enum fate fate, uint32_t by) {
  bool hidden = by != NONE && !may_tell(telling->inquiry, by);
  if (hidden && telling->explanation->cause.because != BECAUSE_PRIVATE) return; /* it would tell that there is one */
  if (hidden) fate = FATE_BEHIND_PRIVATE;
  *list_push(telling->inquiry->law->arena, &telling->explanation->rules) =
      (struct told_rule){telling->rule, effect, bound, fate, hidden ? NONE : by};
}

/* What is the same for every effect of the day: true when it has been told. */
static bool tell_fact(struct telling *telling, enum effect effect, const struct bound *bound) {
  if (telling->inquiry->option.mode == MODE_OFF_CALENDAR)
    tell(telling, effect, bound, FATE_LAPSED, NONE);
  else if (telling->explanation->cause.because == BECAUSE_ABSENCE)
    tell(telling, effect, bound, FATE_ABSENT, NONE);
  else
    return false;
  return true;
}

/* The last later rule of the day that has such an effect, or NONE. */
static uint32_t last_with(const struct telling *telling, bool (*has)(const struct rule *rule)) {
  const struct law *law = telling->inquiry->law;
  for (uint32_t r = (uint32_t)law->roster->rule_count; r-- > telling->rule + 1;)
    if (dayset_has(telling->inquiry->standing->rule_days[r], telling->inquiry->day) && has(law->roster->rules[r]))
      return r;
  return NONE;
}

static bool has_duty(const struct rule *rule) {
  return rule->duty != DUTY_NONE;
}
static bool has_fill(const struct rule *rule) {
  return rule->fill != FILL_NONE;
}

static void tell_duty(struct telling *telling, const struct holding *holding) {
  const struct inquiry *inquiry = telling->inquiry;
  if (tell_fact(telling, EFFECT_DUTY, NULL)) return;
  uint32_t later = last_with(telling, has_duty);
  if (later != NONE && may_tell(inquiry, later))
    tell(telling, EFFECT_DUTY, NULL, FATE_REPLACED, later);
  else if (is_by_closure(holding, inquiry->standing->cells[inquiry->day]))
    tell(telling, EFFECT_DUTY, NULL, FATE_BEHIND_CLOSURE, holding->closure - 1U);
  else
    tell(telling, EFFECT_DUTY, NULL, later == NONE ? FATE_HOLDS : FATE_REPLACED, later);
}

static void tell_closure(struct telling *telling) {
  if (tell_fact(telling, EFFECT_CLOSURE, NULL)) return;
  bool hidden = telling->explanation->cause.because == BECAUSE_PRIVATE;
  tell(telling, EFFECT_CLOSURE, NULL, hidden ? FATE_BEHIND_PRIVATE : FATE_HOLDS, NONE);
  if (telling->explanation->cause.because == BECAUSE_DUTY) telling->explanation->closed_by = telling->rule;
}

/* Of a wish that is not kept. */
static enum fate fate_of_wish(const struct cause *cause) {
  if (cause->because == BECAUSE_PRIVATE) return FATE_BEHIND_PRIVATE;
  if (cause->because == BECAUSE_TOGETHER) return FATE_TOGETHER;
  return cause->because == BECAUSE_FOUND ? FATE_NOT_FOUND : FATE_UNKEPT;
}

/* The wish that holds for a free person is kept in its own mode alone, or the cause goes before it. */
static void tell_wish(struct telling *telling) {
  const struct inquiry *inquiry = telling->inquiry;
  struct explanation *explanation = telling->explanation;
  if (tell_fact(telling, EFFECT_WISH, NULL)) return;
  uint32_t last = told_wish(inquiry) - 1;
  if (!cell_is_free(inquiry->seat->cells[inquiry->day]))
    tell(telling, EFFECT_WISH, NULL, FATE_NOT_FREE, NONE);
  else if (last != telling->rule)
    tell(telling, EFFECT_WISH, NULL, FATE_REPLACED, last);
  else if (duty_mode(inquiry->law->roster->rules[telling->rule]->prefer) == inquiry->option.mode)
    tell(telling, EFFECT_WISH, NULL, FATE_HOLDS, NONE);
  else {
    tell(telling, EFFECT_WISH, NULL, fate_of_wish(&explanation->cause), explanation->cause.rule);
    explanation->unkept = telling->rule;
  }
}

/* Whether the wish (rule number + 1, or 0) is for another mode than the rule's fill. */
static bool wishes_otherwise(const struct telling *telling, uint32_t wish) {
  const struct rule *const *rules = telling->inquiry->law->roster->rules;
  if (!wish) return false;
  bool wishes_in = rules[wish - 1]->prefer == DUTY_WFO, fills = rules[telling->rule]->fill == FILL_MOST;
  return wishes_in != fills;
}

static void tell_fill(struct telling *telling, const struct holding *holding) {
  const struct inquiry *inquiry = telling->inquiry;
  if (tell_fact(telling, EFFECT_FILL, NULL)) return;
  uint32_t later = last_with(telling, has_fill);
  bool is_free = cell_is_free(inquiry->seat->cells[inquiry->day]);
  bool is_private = telling->explanation->cause.because == BECAUSE_PRIVATE;
  uint32_t wish = is_private ? holding->wish : told_wish(inquiry);
  if (!is_free)
    tell(telling, EFFECT_FILL, NULL, FATE_NOT_FREE, NONE);
  else if (later != NONE)
    tell(telling, EFFECT_FILL, NULL, FATE_REPLACED, later);
  else if (wishes_otherwise(telling, wish))
    tell(telling, EFFECT_FILL, NULL, FATE_BEHIND_WISH, wish - 1);
  else
    tell(telling, EFFECT_FILL, NULL, FATE_HOLDS, NONE);
}

static void tell_hours(struct telling *telling, const struct rule *rule, const struct holding *holding) {
  if (tell_fact(telling, EFFECT_HOURS, NULL)) return;
  const struct option *option = &telling->inquiry->option;
  enum mode mode = option->mode;
  uint32_t number =
      mode <= MODE_WFA && rule->hours[mode - MODE_WFO].given ? holding->hours[mode - MODE_WFO] - 1U : NONE;
  if (number == NONE)
    tell(telling, EFFECT_HOURS, NULL, FATE_NOT_FREE, NONE);
  else if (option->shift > 0)
    tell(telling, EFFECT_HOURS, NULL, FATE_BEHIND_SHIFT, holding->shifts - 1U);
  else if (number == telling->rule)
    tell(telling, EFFECT_HOURS, NULL, FATE_HOLDS, NONE);
  else
    tell(telling, EFFECT_HOURS, NULL, FATE_REPLACED, number);
}

static void tell_shifts(struct telling *telling, const struct holding *holding) {
  if (tell_fact(telling, EFFECT_SHIFTS, NULL)) return;
  uint32_t last = holding->shifts - 1U;
  if (last != telling->rule)
    tell(telling, EFFECT_SHIFTS, NULL, FATE_REPLACED, last);
  else if (telling->inquiry->option.shift == 0)
    tell(telling, EFFECT_SHIFTS, NULL, FATE_NOT_FREE, NONE);
  else
    tell(telling, EFFECT_SHIFTS, NULL, FATE_HOLDS, NONE);
}

static bool counts_upper(const struct telling *telling, const struct bound *bound) {
  const struct inquiry *inquiry = telling->inquiry;
  for (size_t m = 0; m < inquiry->seat->memberships.count; m++) {
    const struct tally *tally = tally_on(inquiry, m);
    if (tally != NULL && tally->upper && tally->group.bound == bound) return true;
  }
  for (size_t i = 0; i < inquiry->seat->personals.count; i++) {
    const struct personal *personal = &inquiry->seat->personals.items[i];
    if (personal->upper && personal->bound == bound && dayset_has(personal->days, inquiry->day)) return true;
  }
  return false;
}

static void tell_upper(struct telling *telling, const struct bound *bound) {
  enum effect effect = bound->exactly.given ? EFFECT_EXACTLY : EFFECT_MAX;
  uint32_t later = taker_of_maximum(telling->inquiry, telling->rule, bound, telling->inquiry->day);
  if (later == NONE && !counts_upper(telling, bound))
    tell(telling, effect, bound, FATE_NO_GROUP, NONE);
  else if (later != NONE)
    tell(telling, effect, bound, FATE_REPLACED, later);
  else if (!tell_fact(telling, effect, bound))
    tell(telling, effect, bound, FATE_HOLDS, NONE);
}

static bool counts_lower(const struct telling *telling, const struct bound *bound) {
  const struct inquiry *inquiry = telling->inquiry;
  for (size_t m = 0; m < inquiry->seat->memberships.count; m++) {
    const struct tally *tally = tally_on(inquiry, m);
    if (tally != NULL && tally->lower && tally->group.bound == bound) return true;
  }
  for (size_t i = 0; i < inquiry->seat->personals.count; i++) {
    const struct personal *personal = &inquiry->seat->personals.items[i];
    if (personal->lower && personal->bound == bound && dayset_has(personal->days, inquiry->day)) return true;
  }
  return false;
}

static void tell_lower(struct telling *telling, const struct bound *bound) {
  const struct inquiry *inquiry = telling->inquiry;
  uint32_t later = law_successor(inquiry->law, inquiry->standing, telling->rule, bound, inquiry->day);
  if (later != NONE)
    tell(telling, EFFECT_MIN, bound, FATE_REPLACED, later);
  else if (!counts_lower(telling, bound))
    tell(telling, EFFECT_MIN, bound, FATE_NO_GROUP, NONE);
  else if (!tell_fact(telling, EFFECT_MIN, bound))
    tell(telling, EFFECT_MIN, bound, FATE_HOLDS, NONE);
}

static void tell_effects(struct telling *telling, const struct rule *rule, const struct holding *holding) {
  if (rule->duty != DUTY_NONE) tell_duty(telling, holding);
  if (rule->closes) tell_closure(telling);
  for (size_t b = 0; b < rule->bound_count; b++) {
    const struct bound *bound = &rule->bounds[b];
    if (bound->max.given || bound->exactly.given) tell_upper(telling, bound);
    if (bound->min.given) tell_lower(telling, bound);
  }
  if (rule->prefer != DUTY_NONE) tell_wish(telling);
  if (rule->fill != FILL_NONE) tell_fill(telling, holding);
  if (rule->hours[0].given || rule->hours[1].given || rule->hours[2].given) tell_hours(telling, rule, holding);
  if (rule->shift_count > 0) tell_shifts(telling, holding);
}

/* A sector would have them, but a later one has: it is told by nothing else, for its effects do not hold. */
static void tell_lost_sector(struct telling *telling, const struct rule *rule) {
  const struct law *law = telling->inquiry->law;
  const struct match_context context = {law->model, &law->window, law->first_rule,
                                        telling->inquiry->standing->rule_days, law->arena};
  dayset days = dayset_new(&law->window, law->arena);
  matcher_days(matcher_new(&context, &rule->who, law->arena), &context, telling->inquiry->person, days);
  if (!dayset_has(days, telling->inquiry->day)) return;
  const struct circular *circular = law->roster->rule_circulars[telling->rule];
  for (uint32_t r = telling->rule + 1; r < law->roster->rule_count; r++) {
    if (!law->roster->rules[r]->is_sector || law->roster->rule_circulars[r] != circular) return;
    if (!dayset_has(telling->inquiry->standing->rule_days[r], telling->inquiry->day)) continue;
    tell(telling, EFFECT_SECTOR, NULL, FATE_OTHER_SECTOR, r);
    return;
  }
}

static void tell_rules(const struct inquiry *inquiry, struct explanation *explanation) {
  const struct law *law = inquiry->law;
  struct holding holding = law_hold(law, inquiry->standing, inquiry->day);
  if (!dayset_has(inquiry->standing->touched, inquiry->day)) return;
  for (uint32_t r = 0; r < law->roster->rule_count; r++) {
    const struct rule *rule = law->roster->rules[r];
    struct telling telling = {inquiry, explanation, r};
    if (!may_tell(inquiry, r)) continue;
    if (dayset_has(inquiry->standing->rule_days[r], inquiry->day))
      tell_effects(&telling, rule, &holding);
    else if (rule->is_sector && !rule->rest)
      tell_lost_sector(&telling, rule);
  }
}

/* People of the group whose mode a closure or a duty decides, and those of them of whom nothing private does. */
struct kept {
  int32_t all, told, closed_told;
};

static struct kept count_kept(const struct inquiry *inquiry, uint32_t tally) {
  const struct law *law = inquiry->law;
  size_t day = inquiry->day;
  struct kept kept = {0};
  for (size_t s = 0; s < law->seats.count; s++) {
    const struct seat *seat = &law->seats.items[s];
    const struct standing *standing = &law->standings.items[seat->standing];
    if (seat->cells[day] == MODE_OFF_CALENDAR || cell_is_free(seat->cells[day])) continue;
    for (size_t m = 0; m < seat->memberships.count; m++) {
      if (seat->memberships.items[m].tally != tally || !dayset_has(seat->memberships.items[m].days, day)) continue;
      struct holding holding = law_hold(law, standing, day);
      kept.all += seat->present[day];
      if (!inquiry->tells_private && holding_is_hidden(law, &holding, standing->cells[day])) continue;
      kept.told += seat->present[day];
      bool may_tell_closure = holding.open_closure || (holding.closure && inquiry->tells_private);
      if (may_tell_closure && counted_has(law->tallies.items[tally].group.bound->counted, (enum mode)seat->cells[day]))
        kept.closed_told += seat->present[day];
    }
  }
  return kept;
}

/* Beside the bound that is told first, others may keep the person where they are as well. */
static const struct obstacle *obstacle_of(const struct inquiry *inquiry, const struct verdict *verdict,
                                          const struct tally *tally, const struct personal *personal) {
  for (size_t i = 0; i < verdict->obstacles.count; i++) {
    const struct obstacle *obstacle = &verdict->obstacles.items[i];
    if (obstacle->tally == tally && obstacle->personal == personal && obstacle->day == inquiry->day) return obstacle;
  }
  return NULL;
}

static struct told_group tell_group(const struct inquiry *inquiry, const struct verdict *verdict, uint32_t number) {
  const struct tally *tally = &inquiry->law->tallies.items[number];
  size_t day = inquiry->day;
  struct kept kept = count_kept(inquiry, number);
  const struct obstacle *obstacle = obstacle_of(inquiry, verdict, tally, NULL);
  bool is_cause = &tally->group == verdict->cause.group && !room_lets_more(tally, day);
  struct told_group group = {.group = &tally->group,
                             .upper = tally->upper,
                             .lower = tally->lower,
                             .people = tally->headcount[day],
                             .absent = tally->headcount[day] - tally->available[day],
                             .kept = kept.told,
                             .exempt = tally_exempt(tally, day),
                             .decides = is_cause || obstacle != NULL,
                             .by_upper = obstacle != NULL ? obstacle->by_upper : verdict->cause.by_upper};
  if (tally->lower) group.asked = tally_asks(tally, day);
  group.tells_exempt = group.exempt == kept.closed_told;
  group.shortage = tally->lower && group.asked > tally->group.low[day] && kept.told == kept.all;
  return group;
}

static void tell_groups(const struct inquiry *inquiry, const struct verdict *verdict, struct explanation *explanation) {
  if (inquiry->option.mode == MODE_OFF_CALENDAR) return;
  for (size_t m = 0; m < inquiry->seat->memberships.count; m++) {
    const struct tally *tally = tally_on(inquiry, m);
    if (tally != NULL && tally->headcount[inquiry->day] > 0 && may_tell_numbers(inquiry, tally))
      *list_push(inquiry->law->arena, &explanation->groups) =
          tell_group(inquiry, verdict, inquiry->seat->memberships.items[m].tally);
  }
}

/* The seat has them by the last rule first. */
static void tell_own_days(const struct inquiry *inquiry, const struct verdict *verdict,
                          struct explanation *explanation) {
  if (inquiry->option.mode == MODE_OFF_CALENDAR) return;
  for (size_t i = inquiry->seat->personals.count; i-- > 0;) {
    const struct personal *personal = &inquiry->seat->personals.items[i];
    if (!dayset_has(personal->days, inquiry->day)) continue;
    struct told_days *days = tell_days(inquiry, personal);
    if (days == NULL) continue;
    const struct obstacle *obstacle = obstacle_of(inquiry, verdict, NULL, personal);
    const struct told_days *room = verdict->cause.days;
    days->decides = obstacle != NULL || (room != NULL && room->bound == days->bound && room->upper == days->upper);
    days->by_upper = obstacle != NULL ? obstacle->by_upper : verdict->cause.by_upper;
    *list_push(inquiry->law->arena, &explanation->days) = days;
  }
}

/* Why this shift and no other: for each of the others the first bound against it that may be told. */
static void tell_shift(const struct inquiry *inquiry, struct explanation *explanation) {
  const struct rule *rule = law_shifts(inquiry->law, inquiry->standing, inquiry->day);
  if (inquiry->option.shift == 0 || rule == NULL || rule->shift_count < 2) return;
  explanation->shift = SHIFT_FULL;
  explanation->shift_rule = NONE;
  for (uint32_t s = 1; s <= rule->shift_count; s++) {
    if (s == inquiry->option.shift) continue;
    obstacle_list list = obstacles_to(inquiry, (struct option){MODE_WFO, s});
    if (list.count == 0) {
      explanation->shift = SHIFT_SPREAD;
      return;
    }
    uint32_t against = NONE;
    for (size_t i = 0; i < list.count && against == NONE; i++)
      if (may_tell(inquiry, obstacle_rule(&list.items[i]))) against = obstacle_rule(&list.items[i]);
    if (against == NONE) explanation->shift = SHIFT_UNTOLD;
    if (explanation->shift_rule != NONE) continue;
    explanation->shift_rule = against;
    explanation->other_shift = rule->shifts[s - 1].name;
  }
}

/* Who of the team is where the person is: by name, for whoever is elsewhere has reasons of their own. */
static void tell_team(const struct inquiry *inquiry, struct explanation *explanation) {
  const struct law *law = inquiry->law;
  const struct person *people = law->model->world.people.items;
  const symbol *teams = law->model->world.columns.items[COLUMN_TEAM].values;
  bool is_in = inquiry->option.mode == MODE_WFO;
  for (size_t i = 0; i < law->model->world.people.count; i++) {
    uint32_t other = law->roster->order[i];
    enum mode mode = roster_mode(law->roster, other, inquiry->day);
    if (other == inquiry->person || teams[other] == 0 || teams[other] != teams[inquiry->person]) continue;
    if (people[other].unit != people[inquiry->person].unit) continue;
    if (mode == MODE_OFF_CALENDAR || mode >= MODE_LEAVE || (mode == MODE_WFO) != is_in) continue;
    *list_push(law->arena, &explanation->team) = other;
  }
}

static void tell_week(const struct inquiry *inquiry, struct explanation *explanation) {
  const struct law *law = inquiry->law;
  date monday = date_monday(law->window.days[inquiry->day]);
  for (size_t d = 0; d < law->window.count; d++) {
    if (date_monday(law->window.days[d]) != monday || !is_free_on(law, inquiry->person, d)) continue;
    if (explanation->week_end == 0) explanation->week_first = d;
    explanation->week_end = d + 1;
  }
}

static void tell_together(const struct inquiry *inquiry, struct explanation *explanation) {
  if (explanation->cause.because <= BECAUSE_PRIVATE) return;
  if (inquiry->law->rotate == ROTATE_TEAM) tell_team(inquiry, explanation);
  if (inquiry->law->rotate == ROTATE_WEEK) tell_week(inquiry, explanation);
}

/* Whose office days the person's are held against: the group that decided, else the first that counts them, else NONE
 * for the agency. */
static uint32_t compared_tally(const struct inquiry *inquiry, const struct cause *cause) {
  uint32_t first = NONE;
  for (size_t m = 0; m < inquiry->seat->memberships.count; m++) {
    const struct tally *tally = tally_on(inquiry, m);
    if (tally == NULL || !may_tell_numbers(inquiry, tally)) continue;
    if (first == NONE || &tally->group == cause->group) first = inquiry->seat->memberships.items[m].tally;
    if (&tally->group == cause->group) break;
  }
  return first;
}

void law_explain(struct law *law, uint32_t person, size_t day, bool tells_private, struct explanation *explanation) {
  struct arena *scratch = arena_new();
  struct inquiry inquiry = inquire(law, person, day, tells_private, scratch);
  struct verdict verdict = judge(&inquiry);
  *explanation = (struct explanation){.roster = law->roster,
                                      .person = person,
                                      .day = day,
                                      .cause = verdict.cause,
                                      .also = verdict.also,
                                      .open = law->window.open,
                                      .closed_by = NONE,
                                      .unkept = NONE,
                                      .partner = NONE};
  tell_rules(&inquiry, explanation);
  tell_groups(&inquiry, &verdict, explanation);
  tell_own_days(&inquiry, &verdict, explanation);
  tell_shift(&inquiry, explanation);
  tell_together(&inquiry, explanation);
  compare_days(law, compared_tally(&inquiry, &explanation->cause), explanation);
  if (explanation->cause.because > BECAUSE_PRIVATE && explanation->cause.because != BECAUSE_UNLIMITED)
    find_exchanges(law, explanation);
  arena_free(scratch);
}
