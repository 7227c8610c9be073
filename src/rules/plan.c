#include "base/parallel.h"
#include "rules/law.h"
#include "rules/rules.h"
#include <stdlib.h>

static void law_open(struct law *law, struct model *model, date from, date to) {
  *law = (struct law){.model = model,
                      .arena = model->arena,
                      .window = window_of(model, from, to),
                      .best_effort = law->best_effort,
                      .left_out = law->left_out,
                      .focus = law->focus};
  law->roster = roster_new(model, law->window.days, law->window.in_force_at_all, law->window.count);
  law_keep_open(law);
  law->first_rule = arena_array(law->arena, size_t, model->circulars.count + 1);
  for (size_t c = 0; c < model->circulars.count; c++)
    law->first_rule[c + 1] = law->first_rule[c] + model->circulars.items[c].rule_count;
}

/* Some of the people, with counts of their own: by tally and day. */
struct part {
  const struct law *law;
  uint32_t first, end;
  int32_t *counted;
};

static void count_person(const struct part *part, uint32_t person) {
  const struct law *law = part->law;
  const struct seat *seat = &law->seats.items[law->seat_of[person]];
  size_t days = law->window.count, first = (size_t)person * days;
  for (size_t m = 0; m < seat->memberships.count; m++) {
    const struct membership *membership = &seat->memberships.items[m];
    const struct tally *tally = &law->tallies.items[membership->tally];
    for (size_t d = 0; d < days; d++) {
      if (!dayset_has(membership->days, d)) continue;
      struct option option = {.mode = (enum mode)law->roster->modes[first + d]};
      if (law->roster->shifts != NULL) option.shift = law->roster->shifts[first + d];
      part->counted[membership->tally * days + d] += tally_counts(law, tally, seat, d, option);
    }
  }
}

static void count_part(void *context, size_t number) {
  const struct part *part = (const struct part *)context + number;
  for (uint32_t p = part->first; p < part->end; p++) count_person(part, p);
}

static void join_counts(struct law *law, const struct part *part) {
  size_t days = law->window.count;
  for (size_t t = 0; t < law->tallies.count; t++)
    for (size_t d = 0; d < days; d++) law->tallies.items[t].group.counted[d] += part->counted[t * days + d];
}

static void count_people(struct law *law) {
  struct arena *arena = arena_new();
  size_t people = law->model->world.people.count, parts = parallel_parts(law->model->jobs);
  struct part *all = arena_array(arena, struct part, parts);
  for (size_t i = 0; i < parts; i++)
    all[i] = (struct part){law, (uint32_t)(people * i / parts), (uint32_t)(people * (i + 1) / parts),
                           arena_array(arena, int32_t, law->tallies.count * law->window.count)};
  parallel_run(law->model->jobs, parts, count_part, all);
  for (size_t i = 0; i < parts; i++) join_counts(law, &all[i]);
  arena_free(arena);
}

int tally_compare(const struct tally *a, const struct tally *b) {
  if (a->group.rule != b->group.rule) return a->group.rule < b->group.rule ? -1 : 1;
  if (a->group.bound != b->group.bound) return a->group.bound < b->group.bound ? -1 : 1; /* of one array */
  if (a->upper != b->upper) return a->upper ? -1 : 1;
  if (a->slice.kind != b->slice.kind) return a->slice.kind < b->slice.kind ? -1 : 1;
  if (a->slice.at != b->slice.at) return a->slice.at < b->slice.at ? -1 : 1;
  if (a->group.unit != b->group.unit) return a->group.unit < b->group.unit ? -1 : 1;
  return (a->group.place > b->group.place) - (a->group.place < b->group.place);
}

static int by_group(const void *left, const void *right) {
  return tally_compare(*(const struct tally *const *)left, *(const struct tally *const *)right);
}

/* A place with a capacity as one group: of the minutes of a day the one at which it is fullest. */
static void list_capacity(struct law *law, uint32_t place) {
  struct group all = {.rule = (uint32_t)law->roster->rule_count + place, .unit = NONE, .place = place};
  size_t days = law->window.count;
  int32_t **numbers[] = {&all.base, &all.low, &all.high, &all.counted};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) *numbers[i] = arena_array(law->arena, int32_t, days);
  all.minute = WHOLE_DAY;
  for (size_t t = 0; t < law->tallies.count; t++) {
    const struct group *group = &law->tallies.items[t].group;
    for (size_t d = 0; group->rule == all.rule && d < days; d++) {
      if (group->base[d] == 0) continue;
      all.bound = group->bound;
      all.base[d] = group->base[d];
      all.high[d] = group->high[d];
      if (group->counted[d] > all.counted[d]) all.counted[d] = group->counted[d];
    }
  }
  if (all.bound != NULL) *list_push(law->arena, &law->roster->groups) = all;
}

/* The groups as the roster shows them, with what is counted in them now. */
static void list_groups(struct law *law) {
  count_people(law);
  const struct tally **sorted = arena_array(law->arena, const struct tally *, law->tallies.count);
  for (size_t t = 0; t < law->tallies.count; t++) sorted[t] = &law->tallies.items[t];
  qsort(sorted, law->tallies.count, sizeof *sorted, by_group);
  for (size_t t = 0; t < law->tallies.count; t++)
    if (sorted[t]->group.rule < law->roster->rule_count)
      *list_push(law->arena, &law->roster->groups) = sorted[t]->group;
  for (uint32_t p = 0; p < law->model->world.places.count; p++)
    if (law->model->world.places.items[p].capacity != NONE) list_capacity(law, p);
}

/* What a maximum away from the office has to do with its free people. */
struct use {
  int64_t by_free, by_all;
  bool fill_alone; /* somebody has no wish, and fill is most */
  bool asked;      /* somebody wishes it, or a minimum opens WFA */
};

static bool wishes(uint8_t cell, const struct bound *bound) {
  static const enum mode modes[] = {
      [DUTY_WFO] = MODE_WFO, [DUTY_WFH] = MODE_WFH, [DUTY_WFA] = MODE_WFA, [DUTY_OFF] = MODE_OFF};
  return cell_is_free(cell) && cell_wish(cell) != DUTY_NONE && counted_has(bound->counted, modes[cell_wish(cell)]);
}

static void ask_seat(const struct seat *seat, const struct bound *bound, const_dayset days, size_t count,
                     struct use *use) {
  for (size_t d = 0; d < count; d++) {
    uint8_t cell = seat->cells[d];
    if (!dayset_has(days, d) || seat->present[d] == 0) continue;
    use->fill_alone = use->fill_alone || cell_only_fills(cell);
    use->asked = use->asked || wishes(cell, bound);
    if (bound->counted == COUNTED_WFA) use->asked = use->asked || (cell_is_free(cell) && cell_allows(cell, MODE_WFA));
  }
}

static void ask_groups(const struct law *law, const struct bound *bound, struct use *use) {
  for (size_t t = 0; t < law->tallies.count; t++) {
    const struct tally *tally = &law->tallies.items[t];
    for (size_t d = 0; tally->group.bound == bound && d < law->window.count; d++) {
      use->by_all += tally->group.counted[d];
      use->by_free += tally->group.counted[d] - tally->settled[d];
    }
  }
  for (size_t s = 0; s < law->seats.count; s++) {
    const struct seat *seat = &law->seats.items[s];
    for (size_t m = 0; m < seat->memberships.count; m++)
      if (law->tallies.items[seat->memberships.items[m].tally].group.bound == bound)
        ask_seat(seat, bound, seat->memberships.items[m].days, law->window.count, use);
  }
}

/* The same of a bound on people's own days. */
static void ask_people(const struct law *law, const struct bound *bound, struct use *use) {
  for (uint32_t p = 0; p < law->model->world.people.count; p++) {
    const struct seat *seat = &law->seats.items[law->seat_of[p]];
    for (size_t i = 0; i < seat->personals.count; i++) {
      const struct personal *personal = &seat->personals.items[i];
      if (personal->bound != bound) continue;
      ask_seat(seat, bound, personal->days, law->window.count, use);
      for (size_t d = 0; d < law->window.count; d++) {
        bool counts = dayset_has(personal->days, d) && counted_has(bound->counted, roster_mode(law->roster, p, d));
        use->by_all += counts;
        use->by_free += counts && cell_is_free(seat->cells[d]);
      }
    }
  }
}

/* "A maximum on wfh, wfa or away that nothing uses because fill is most and no wish asks" (contract 8). Duties at home
 * do not use it, for the others stay in the office all the same. */
static bool is_unused(const struct law *law, const struct bound *bound) {
  struct use use = {0};
  if (bound->counted == COUNTED_WFO || bound->counted == COUNTED_OFF) return false;
  if (!bound->max.given || bound->max.value == 0) return false;
  if (bound->per == PER_PERSON)
    ask_people(law, bound, &use);
  else
    ask_groups(law, bound, &use);
  if ((bound->counted == COUNTED_WFA ? use.by_all : use.by_free) > 0) return false;
  return use.fill_alone && !use.asked;
}

static void unused_finding(struct law *law, const struct rule *rule, const struct bound *bound) {
  bool is_wfa = bound->counted == COUNTED_WFA;
  const char *why = is_wfa ? "no duty, wish or minimum asks for it" : "as many as may are in the office";
  struct finding *finding =
      diag_at(law->model->diag, CODE_unused_maximum, bound->at, "nobody%s is %s under the maximum of %.*s: %s",
              is_wfa ? "" : " who is free", counted_where(bound->counted), STR_ARGS(rule->id), why);
  if (is_wfa)
    diag_help(law->model->diag, finding, "'do: wfa', 'prefer: wfa' or a minimum on wfa says who works from anywhere");
  else
    diag_help(law->model->diag, finding, "'fill: least' has as few as possible in the office");
}

static void unused_findings(struct law *law) {
  for (size_t r = 0; r < law->roster->rule_count; r++) {
    const struct rule *rule = law->roster->rules[r];
    for (size_t b = 0; b < rule->bound_count; b++)
      if (is_unused(law, &rule->bounds[b])) unused_finding(law, rule, &rule->bounds[b]);
  }
}

bool seat_is_of(const struct seat *seat, uint32_t tally, size_t day) {
  for (size_t m = 0; m < seat->memberships.count; m++)
    if (seat->memberships.items[m].tally == tally && dayset_has(seat->memberships.items[m].days, day)) return true;
  return false;
}

bool law_concerns(const struct law *law, const struct dispute *dispute) {
  for (uint32_t p = 0; law->focus && p < law->model->world.people.count; p++)
    if (law->focus[p] && dispute->tally != NONE &&
        seat_is_of(&law->seats.items[law->seat_of[p]], dispute->tally, dispute->first))
      return true;
  for (size_t i = 0; law->focus && i < dispute->people.count; i++)
    if (law->focus[dispute->people.items[i]]) return true;
  return law->focus == NULL;
}

enum outcome law_plan(struct law *law, struct model *model, date from, date to, struct dispute *dispute) {
  law_open(law, model, from, to);
  uint32_t *standing_of = arena_array(law->arena, uint32_t, model->world.people.count);
  law_cascade(law, standing_of);
  law_seat(law, standing_of);
  law_count(law);
  law_keep(law);
  law_numbers(law);
  if (!law->left_out) law_findings(law);
  enum outcome outcome = law->best_effort ? OUTCOME_PLANNED : law_settled(law, dispute);
  return outcome == OUTCOME_PLANNED ? law_assign(law, dispute) : outcome;
}

enum rules_result rules_plan(struct model *model, date from, date to, bool best_effort, struct roster **roster,
                             struct law **law) {
  struct law *planned = arena_alloc(model->arena, sizeof *planned);
  struct dispute dispute;
  planned->best_effort = best_effort;
  enum outcome outcome = law_plan(planned, model, from, to, &dispute);
  if (outcome == OUTCOME_DISPUTE) conflict_finding(planned, &dispute);
  if (outcome != OUTCOME_PLANNED) return outcome == OUTCOME_DISPUTE ? RULES_CONFLICT : RULES_ERRORS;
  law_keep_numbers(planned);
  list_groups(planned);
  unused_findings(planned);
  *roster = planned->roster;
  if (law != NULL) *law = planned;
  return RULES_PLANNED;
}
