#include "rules/law.h"
#include "rules/rules.h"
#include <stdlib.h>

static void law_open(struct law *law, struct model *model, date from, date to) {
  *law = (struct law){.model = model,
                      .arena = model->arena,
                      .window = window_of(model, from, to),
                      .left_out = law->left_out,
                      .focus = law->focus};
  law->roster = roster_new(model, law->window.days, law->window.in_force_at_all, law->window.count);
  law->roster->optimal = true;
  law->first_rule = arena_array(law->arena, size_t, model->circulars.count + 1);
  for (size_t c = 0; c < model->circulars.count; c++)
    law->first_rule[c + 1] = law->first_rule[c] + model->circulars.items[c].rule_count;
}

static void count_seat_days(const struct law *law, const struct seat *seat, const uint8_t *cells) {
  for (size_t m = 0; m < seat->memberships.count; m++) {
    const struct membership *membership = &seat->memberships.items[m];
    struct group *group = &law->tallies.items[membership->tally].group;
    for (size_t d = 0; d < law->window.count; d++)
      if (dayset_has(membership->days, d)) group->counted[d] += counted_has(group->bound->counted, (enum mode)cells[d]);
  }
}

int tally_compare(const struct tally *a, const struct tally *b) {
  if (a->group.rule != b->group.rule) return a->group.rule < b->group.rule ? -1 : 1;
  if (a->group.bound != b->group.bound) return a->group.bound < b->group.bound ? -1 : 1; /* of one array */
  if (a->upper != b->upper) return a->upper ? -1 : 1;
  if (a->group.unit != b->group.unit) return a->group.unit < b->group.unit ? -1 : 1;
  return (a->group.place > b->group.place) - (a->group.place < b->group.place);
}

static int by_group(const void *left, const void *right) {
  return tally_compare(*(const struct tally *const *)left, *(const struct tally *const *)right);
}

/* The groups as the roster shows them, with what is counted in them now. */
static void list_groups(struct law *law) {
  for (uint32_t p = 0; p < law->model->world.people.count; p++)
    count_seat_days(law, &law->seats.items[law->seat_of[p]], law->roster->modes + (size_t)p * law->window.count);
  const struct tally **sorted = arena_array(law->arena, const struct tally *, law->tallies.count);
  for (size_t t = 0; t < law->tallies.count; t++) sorted[t] = &law->tallies.items[t];
  qsort(sorted, law->tallies.count, sizeof *sorted, by_group);
  for (size_t t = 0; t < law->tallies.count; t++) *list_push(law->arena, &law->roster->groups) = sorted[t]->group;
}

/* What a maximum away from the office has to do with its free people. */
struct use {
  int64_t by_free, by_all;
  bool fill_alone; /* somebody has no wish, and fill is most */
  bool wished;
};

static void count_use(const struct law *law, const struct bound *bound, struct use *use) {
  for (size_t t = 0; t < law->tallies.count; t++) {
    const struct tally *tally = &law->tallies.items[t];
    for (size_t d = 0; tally->group.bound == bound && d < law->window.count; d++) {
      use->by_all += tally->group.counted[d];
      use->by_free += tally->group.counted[d] - tally->settled[d];
    }
  }
}

static void ask_people(const struct law *law, const struct bound *bound, struct use *use) {
  for (size_t s = 0; s < law->seats.count; s++) {
    const struct seat *seat = &law->seats.items[s];
    for (size_t m = 0; m < seat->memberships.count; m++) {
      const struct membership *membership = &seat->memberships.items[m];
      if (law->tallies.items[membership->tally].group.bound != bound) continue;
      for (size_t d = 0; d < law->window.count; d++) {
        if (!dayset_has(membership->days, d) || seat->present[d] == 0) continue;
        use->fill_alone = use->fill_alone || cell_only_fills(seat->cells[d]);
        use->wished = use->wished || cell_wishes_home(seat->cells[d]);
      }
    }
  }
}

/* "A maximum on wfh, wfa or away that nothing uses because fill is most and no wish asks" (contract 8). Duties at home
 * do not use it, for the others stay in the office all the same; nobody but by duty is WFA. */
static bool is_unused(const struct law *law, const struct bound *bound) {
  struct use use = {0};
  if (bound->counted == COUNTED_WFO || bound->counted == COUNTED_OFF) return false;
  if (!bound->max.given || bound->max.value == 0) return false;
  count_use(law, bound, &use);
  if ((bound->counted == COUNTED_WFA ? use.by_all : use.by_free) > 0) return false;
  ask_people(law, bound, &use);
  return use.fill_alone && (bound->counted == COUNTED_WFA || !use.wished);
}

static void unused_finding(struct law *law, const struct rule *rule, const struct bound *bound) {
  const char *why = bound->counted == COUNTED_WFA ? "no duty asks for it" : "as many as may are in the office";
  struct finding *finding = diag_at(law->model->diag, CODE_unused_maximum, bound->at,
                                    "nobody who is free is %s under the maximum of %.*s: %s",
                                    counted_where(bound->counted), STR_ARGS(rule->id), why);
  if (bound->counted == COUNTED_WFA)
    diag_help(law->model->diag, finding, "'do: wfa' says who works from anywhere");
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

bool law_concerns(const struct law *law, uint32_t tally, size_t day) {
  for (uint32_t p = 0; law->focus && p < law->model->world.people.count; p++) {
    const struct seat *seat = &law->seats.items[law->seat_of[p]];
    for (size_t m = 0; law->focus[p] && m < seat->memberships.count; m++)
      if (seat->memberships.items[m].tally == tally && dayset_has(seat->memberships.items[m].days, day)) return true;
  }
  return law->focus == NULL;
}

enum outcome law_plan(struct law *law, struct model *model, date from, date to, struct dispute *dispute) {
  law_open(law, model, from, to);
  uint32_t *standing_of = arena_array(law->arena, uint32_t, model->world.people.count);
  law_cascade(law, standing_of);
  law_seat(law, standing_of);
  law_count(law);
  law_numbers(law);
  if (!law->left_out) law_findings(law);
  enum outcome outcome = law_elsewhere(law, dispute);
  bool goes_on = outcome == OUTCOME_PLANNED || (law->left_out && outcome == OUTCOME_REFUSED);
  return goes_on ? law_assign(law, dispute) : outcome;
}

static bool refuse(const struct law *law, struct span at, const char *what) {
  diag_at(law->model->diag, CODE_not_supported, at, "%s is not supported yet", what);
  return true;
}

static bool refuse_bound(const struct law *law, const struct bound *bound) {
  if (bound->per == PER_PERSON) return refuse(law, bound->at, "'per: person'");
  return bound->over == OVER_SHIFT && refuse(law, bound->at, "'over: shift'");
}

static bool refuse_rule(const struct law *law, const struct rule *rule) {
  bool refused = rule->shift_count > 0 && refuse(law, rule->shifts[0].at, "'shifts'");
  if (rule->prefer == DUTY_WFA) refused = refuse(law, rule->at, "'prefer: wfa'");
  if (rule->prefer == DUTY_OFF) refused = refuse(law, rule->at, "'prefer: off'");
  for (size_t b = 0; b < rule->bound_count; b++) refused = refuse_bound(law, &rule->bounds[b]) || refused;
  return refused;
}

/* What the language has, verify judges and load reads, and is not planned yet. */
static bool refuse_unplanned(const struct law *law) {
  const struct model *model = law->model;
  bool refused = model->rotate == ROTATE_WEEK && refuse(law, model->rotate_at, "'rotate: week'");
  if (model->rotate == ROTATE_TEAM) refused = refuse(law, model->rotate_at, "'rotate: team'");
  for (size_t p = 0; p < model->world.places.count; p++) {
    const struct place *place = &model->world.places.items[p];
    if (place->capacity != NONE) refused = refuse(law, place->at, "'capacity'");
  }
  for (size_t c = 0; c < model->circulars.count; c++)
    for (size_t r = 0; r < model->circulars.items[c].rule_count; r++)
      refused = refuse_rule(law, &model->circulars.items[c].rules[r]) || refused;
  return refused;
}

enum rules_result rules_plan(struct model *model, date from, date to, struct roster **roster, struct law **law) {
  struct law *planned = arena_alloc(model->arena, sizeof *planned);
  struct dispute dispute;
  planned->model = model;
  if (refuse_unplanned(planned)) return RULES_ERRORS;
  switch (law_plan(planned, model, from, to, &dispute)) {
  case OUTCOME_REFUSED:
    return RULES_ERRORS;
  case OUTCOME_DISPUTE:
    conflict_finding(planned, &dispute);
    return RULES_CONFLICT;
  case OUTCOME_PLANNED:
    break;
  }
  list_groups(planned);
  unused_findings(planned);
  *roster = planned->roster;
  if (law != NULL) *law = planned;
  return RULES_PLANNED;
}
