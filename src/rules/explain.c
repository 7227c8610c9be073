#include "rules/explain.h"
#include "rules/exchange.h"
#include "rules/law.h"
#include "rules/match.h"

/* The cell that is asked about, and how much may be told. */
struct inquiry {
  const struct law *law;
  uint32_t person;
  size_t day;
  bool tells_private;
  const struct seat *seat;
  const struct standing *standing;
  enum mode mode;
};

static struct inquiry inquire(const struct law *law, uint32_t person, size_t day, bool tells_private) {
  const struct seat *seat = &law->seats.items[law->seat_of[person]];
  return (struct inquiry){.law = law,
                          .person = person,
                          .day = day,
                          .tells_private = tells_private,
                          .seat = seat,
                          .standing = &law->standings.items[seat->standing],
                          .mode = roster_mode(law->roster, person, day)};
}

static bool may_tell(const struct inquiry *inquiry, uint32_t rule) {
  return inquiry->tells_private || !law_rule(inquiry->law, rule)->is_private;
}

/* The numbers of a group that a private rule takes people out of would tell of it. */
static bool may_tell_numbers(const struct inquiry *inquiry, const struct tally *tally) {
  return may_tell(inquiry, tally->group.rule) && (inquiry->tells_private || !tally->group.thinned);
}

/* The tally of a membership that counts the person on the day, or NULL. */
static const struct tally *tally_on(const struct inquiry *inquiry, size_t m) {
  const struct membership *membership = &inquiry->seat->memberships.items[m];
  if (!dayset_has(membership->days, inquiry->day)) return NULL;
  return &inquiry->law->tallies.items[membership->tally];
}

/* Of somebody closed whom a duty has WFA or OFF the duty decides. */
static bool is_by_closure(const struct holding *holding, uint8_t cell) {
  return holding->closure && holding_decider(holding, cell) == holding->closure;
}

static struct cause settled_cause(const struct inquiry *inquiry, const struct holding *holding) {
  uint8_t cell = inquiry->standing->cells[inquiry->day];
  if (!inquiry->tells_private && holding_is_hidden(inquiry->law, holding, cell))
    return (struct cause){.because = BECAUSE_PRIVATE, .rule = NONE};
  return (struct cause){.because = is_by_closure(holding, cell) ? BECAUSE_CLOSURE : BECAUSE_DUTY,
                        .rule = holding_decider(holding, cell) - 1U};
}

/* Some of its free people must stay away. */
static bool keeps_away(const struct tally *tally, size_t day) {
  return tally->most_in[day] < tally->free[day];
}

static bool is_full(const struct tally *tally, size_t day) {
  return keeps_away(tally, day) && tally_in(tally, day) >= tally->most_in[day];
}

static bool needs_all(const struct tally *tally, size_t day) {
  return tally->least_in[day] > 0 && tally_in(tally, day) <= tally->least_in[day];
}

typedef bool condition(const struct tally *tally, size_t day);

/* The last rule's group that is so and may be told. *any: there is one, told or not. */
static const struct tally *find_tally(const struct inquiry *inquiry, condition *is_so, bool *any) {
  *any = false;
  for (size_t m = 0; m < inquiry->seat->memberships.count; m++) {
    const struct tally *tally = tally_on(inquiry, m);
    if (tally == NULL || !is_so(tally, inquiry->day)) continue;
    *any = true;
    if (may_tell(inquiry, tally->group.rule)) return tally;
  }
  return NULL;
}

static struct cause group_cause(const struct inquiry *inquiry, enum because because, const struct tally *tally) {
  if (tally == NULL) return (struct cause){.because = BECAUSE_PRIVATE, .rule = NONE};
  return (struct cause){
      .because = because, .rule = tally->group.rule, .group = may_tell_numbers(inquiry, tally) ? &tally->group : NULL};
}

/* The last wish that may be told, rule number + 1, or 0: private ones are passed over. */
static uint32_t told_wish(const struct inquiry *inquiry) {
  const struct law *law = inquiry->law;
  for (uint32_t r = (uint32_t)law->roster->rule_count; r-- > 0;)
    if (dayset_has(inquiry->standing->rule_days[r], inquiry->day) && law->roster->rules[r]->prefer != DUTY_NONE &&
        may_tell(inquiry, r))
      return r + 1;
  return 0;
}

/* Where wishes and fills that may be told would have a free person. */
enum stance { STANCE_NONE, STANCE_WISH_IN, STANCE_WISH_AWAY, STANCE_LEAST };

static enum stance told_stance(const struct inquiry *inquiry, const struct holding *holding) {
  const struct rule *const *rules = inquiry->law->roster->rules;
  uint32_t wish = told_wish(inquiry);
  if (wish) return rules[wish - 1]->prefer == DUTY_WFO ? STANCE_WISH_IN : STANCE_WISH_AWAY;
  bool is_least = holding->fill && rules[holding->fill - 1]->fill == FILL_LEAST;
  return is_least && may_tell(inquiry, holding->fill - 1U) ? STANCE_LEAST : STANCE_NONE;
}

static struct cause wish_cause(const struct inquiry *inquiry) {
  return (struct cause){.because = BECAUSE_WISH, .rule = told_wish(inquiry) - 1};
}

static struct cause away_cause(const struct inquiry *inquiry, const struct holding *holding, bool wants_in) {
  bool any;
  enum stance stance = told_stance(inquiry, holding);
  if (stance == STANCE_WISH_AWAY) return wish_cause(inquiry);
  if (stance == STANCE_LEAST) return (struct cause){.because = BECAUSE_LEAST, .rule = holding->fill - 1U};
  return group_cause(inquiry, BECAUSE_FULL, wants_in ? find_tally(inquiry, is_full, &any) : NULL);
}

static struct cause office_cause(const struct inquiry *inquiry, const struct holding *holding, bool wants_in) {
  bool any;
  enum stance stance = told_stance(inquiry, holding);
  const struct tally *needing = find_tally(inquiry, needs_all, &any);
  if (!wants_in && any) return group_cause(inquiry, BECAUSE_NEEDED, needing);
  if (stance == STANCE_WISH_IN) return wish_cause(inquiry);
  if (stance == STANCE_WISH_AWAY || stance == STANCE_LEAST) return group_cause(inquiry, BECAUSE_NEEDED, needing);
  const struct tally *roomy = find_tally(inquiry, keeps_away, &any);
  bool wishes_in = cell_wish(inquiry->seat->cells[inquiry->day]) == DUTY_WFO;
  if (wishes_in && roomy != NULL) return (struct cause){.because = BECAUSE_PRIVATE, .rule = NONE};
  if (roomy != NULL) return group_cause(inquiry, BECAUSE_ROOM, roomy);
  if (needing != NULL) return group_cause(inquiry, BECAUSE_NEEDED, needing);
  return (struct cause){.because = BECAUSE_UNLIMITED, .rule = NONE};
}

static struct cause free_cause(const struct inquiry *inquiry, const struct holding *holding) {
  bool wants_in = cell_cost(inquiry->seat->cells[inquiry->day]) < 0;
  return inquiry->mode == MODE_WFO ? office_cause(inquiry, holding, wants_in) : away_cause(inquiry, holding, wants_in);
}

static struct cause day_off_cause(const struct inquiry *inquiry) {
  const struct world *world = &inquiry->law->model->world;
  date day = inquiry->law->window.days[inquiry->day];
  bool is_workday = world->units.items[inquiry->seat->unit].week >> date_weekday(day) & 1;
  return (struct cause){
      .because = BECAUSE_DAY_OFF, .rule = NONE, .day_off = is_workday ? calendar_holiday(&world->calendar, day) : NULL};
}

static struct cause cause_of(const struct inquiry *inquiry) {
  const struct law *law = inquiry->law;
  if (inquiry->mode == MODE_OFF_CALENDAR) return day_off_cause(inquiry);
  const struct absence *absence = absence_on(&law->model->world, inquiry->person, law->window.days[inquiry->day]);
  if (absence != NULL) return (struct cause){.because = BECAUSE_ABSENCE, .rule = NONE, .absence = absence};
  if (!law->window.in_force_at_all[inquiry->day]) return (struct cause){.because = BECAUSE_NOT_IN_FORCE, .rule = NONE};
  if (!dayset_has(inquiry->standing->touched, inquiry->day))
    return (struct cause){.because = BECAUSE_OUT_OF_SCOPE, .rule = NONE};
  struct holding holding = law_hold(law, inquiry->standing, inquiry->day);
  if (holding.closure || holding.duty) return settled_cause(inquiry, &holding);
  return free_cause(inquiry, &holding);
}

struct cause law_cause(const struct law *law, uint32_t person, size_t day, bool tells_private) {
  struct inquiry inquiry = inquire(law, person, day, tells_private);
  return cause_of(&inquiry);
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
  if (telling->inquiry->mode == MODE_OFF_CALENDAR)
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

/* The wish that holds for a free person is kept, or the bound that is the cause goes before it. */
static void tell_wish(struct telling *telling) {
  const struct inquiry *inquiry = telling->inquiry;
  struct explanation *explanation = telling->explanation;
  if (tell_fact(telling, EFFECT_WISH, NULL)) return;
  uint32_t last = told_wish(inquiry) - 1;
  bool wants_in = inquiry->law->roster->rules[telling->rule]->prefer == DUTY_WFO;
  if (!cell_is_free(inquiry->seat->cells[inquiry->day]))
    tell(telling, EFFECT_WISH, NULL, FATE_NOT_FREE, NONE);
  else if (last != telling->rule)
    tell(telling, EFFECT_WISH, NULL, FATE_REPLACED, last);
  else if (wants_in == (inquiry->mode == MODE_WFO))
    tell(telling, EFFECT_WISH, NULL, FATE_HOLDS, NONE);
  else {
    bool hidden = explanation->cause.because == BECAUSE_PRIVATE;
    tell(telling, EFFECT_WISH, NULL, hidden ? FATE_BEHIND_PRIVATE : FATE_UNKEPT, explanation->cause.rule);
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
  enum mode mode = telling->inquiry->mode;
  uint32_t number =
      mode <= MODE_WFA && rule->hours[mode - MODE_WFO].given ? holding->hours[mode - MODE_WFO] - 1U : NONE;
  if (number == NONE)
    tell(telling, EFFECT_HOURS, NULL, FATE_NOT_FREE, NONE);
  else if (number == telling->rule)
    tell(telling, EFFECT_HOURS, NULL, FATE_HOLDS, NONE);
  else
    tell(telling, EFFECT_HOURS, NULL, FATE_REPLACED, number);
}

static bool counts_upper(const struct telling *telling, const struct bound *bound) {
  for (size_t m = 0; m < telling->inquiry->seat->memberships.count; m++) {
    const struct tally *tally = tally_on(telling->inquiry, m);
    if (tally != NULL && tally->upper && tally->group.bound == bound) return true;
  }
  return false;
}

/* The later rule whose maximum counts the person in place of this one, or NONE. */
static uint32_t rule_with_maximum(const struct telling *telling, const struct bound *bound) {
  for (size_t m = 0; m < telling->inquiry->seat->memberships.count; m++) {
    const struct tally *tally = tally_on(telling->inquiry, m);
    if (tally == NULL || !tally->upper || tally->group.rule <= telling->rule) continue;
    if (tally->group.bound->counted == bound->counted && tally->group.bound->over == bound->over)
      return tally->group.rule;
  }
  return NONE;
}

static void tell_upper(struct telling *telling, const struct bound *bound) {
  enum effect effect = bound->exactly.given ? EFFECT_EXACTLY : EFFECT_MAX;
  uint32_t later = rule_with_maximum(telling, bound);
  if (later == NONE && !counts_upper(telling, bound))
    tell(telling, effect, bound, FATE_NO_GROUP, NONE);
  else if (later != NONE)
    tell(telling, effect, bound, FATE_REPLACED, later);
  else if (!tell_fact(telling, effect, bound))
    tell(telling, effect, bound, FATE_HOLDS, NONE);
}

static bool counts_lower(const struct telling *telling, const struct bound *bound) {
  for (size_t m = 0; m < telling->inquiry->seat->memberships.count; m++) {
    const struct tally *tally = tally_on(telling->inquiry, m);
    if (tally != NULL && tally->lower && tally->group.bound == bound) return true;
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
}

/* A sector would have them, but a later one has: it is told by nothing else, for its effects do not hold. */
static void tell_lost_sector(struct telling *telling, const struct rule *rule) {
  const struct law *law = telling->inquiry->law;
  const struct match_context context = {law->model, &law->window, law->first_rule,
                                        telling->inquiry->standing->rule_days};
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

/* Beside the group that is told first, others may keep the person where they are as well. */
static bool decides_too(const struct cause *cause, const struct tally *tally, size_t day) {
  if (cause->because == BECAUSE_FULL) return is_full(tally, day);
  if (cause->because == BECAUSE_NEEDED) return needs_all(tally, day);
  return &tally->group == cause->group;
}

static struct told_group tell_group(const struct inquiry *inquiry, const struct cause *cause, uint32_t number) {
  const struct tally *tally = &inquiry->law->tallies.items[number];
  size_t day = inquiry->day;
  struct kept kept = count_kept(inquiry, number);
  struct told_group group = {.group = &tally->group,
                             .upper = tally->upper,
                             .lower = tally->lower,
                             .people = tally->headcount[day],
                             .absent = tally->headcount[day] - tally->available[day],
                             .kept = kept.told,
                             .exempt = tally_exempt(tally, day),
                             .decides = decides_too(cause, tally, day)};
  if (tally->lower) group.asked = tally_asks(tally, day);
  group.tells_exempt = group.exempt == kept.closed_told;
  group.shortage = tally->lower && group.asked > tally->group.low[day] && kept.told == kept.all;
  return group;
}

static void tell_groups(const struct inquiry *inquiry, struct explanation *explanation) {
  if (inquiry->mode == MODE_OFF_CALENDAR) return;
  for (size_t m = 0; m < inquiry->seat->memberships.count; m++) {
    const struct tally *tally = tally_on(inquiry, m);
    if (tally != NULL && may_tell_numbers(inquiry, tally))
      *list_push(inquiry->law->arena, &explanation->groups) =
          tell_group(inquiry, &explanation->cause, inquiry->seat->memberships.items[m].tally);
  }
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
  struct inquiry inquiry = inquire(law, person, day, tells_private);
  *explanation = (struct explanation){.roster = law->roster,
                                      .person = person,
                                      .day = day,
                                      .cause = cause_of(&inquiry),
                                      .open = law->window.open,
                                      .closed_by = NONE,
                                      .unkept = NONE,
                                      .partner = NONE};
  tell_rules(&inquiry, explanation);
  tell_groups(&inquiry, explanation);
  compare_days(law, compared_tally(&inquiry, &explanation->cause), explanation);
  if (explanation->cause.because > BECAUSE_PRIVATE && explanation->cause.because != BECAUSE_UNLIMITED)
    find_exchanges(law, explanation);
}
