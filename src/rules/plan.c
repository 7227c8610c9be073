#include "rules/law.h"
#include "rules/rules.h"
#include <stdlib.h>

static void law_open(struct law *law, struct model *model, date from, date to) {
  *law = (struct law){.model = model, .arena = model->arena, .window = window_of(model, from, to)};
  law->roster = roster_new(model, law->window.days, law->window.in_force_at_all, law->window.count);
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

static int by_group(const void *left, const void *right) {
  const struct tally *a = *(const struct tally *const *)left, *b = *(const struct tally *const *)right;
  if (a->group.rule != b->group.rule) return a->group.rule < b->group.rule ? -1 : 1;
  if (a->group.bound != b->group.bound) return a->group.bound < b->group.bound ? -1 : 1; /* of one array */
  if (a->upper != b->upper) return a->upper ? -1 : 1;
  if (a->group.unit != b->group.unit) return a->group.unit < b->group.unit ? -1 : 1;
  return (a->group.place > b->group.place) - (a->group.place < b->group.place);
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

/* Whether anybody who is free fills a maximum away from the office, or could not because nobody is free. */
static bool is_used(const struct law *law, const struct bound *bound) {
  int64_t used = 0, free = 0;
  for (size_t t = 0; t < law->tallies.count; t++) {
    const struct tally *tally = &law->tallies.items[t];
    if (tally->group.bound != bound) continue;
    for (size_t d = 0; d < law->window.count; d++) {
      used += tally->group.counted[d] - tally->settled[d];
      free += tally->free[d];
    }
  }
  return used > 0 || free == 0;
}

static void unused_findings(struct law *law) {
  for (size_t r = 0; r < law->roster->rule_count; r++) {
    const struct rule *rule = law->roster->rules[r];
    for (size_t b = 0; b < rule->bound_count; b++) {
      const struct bound *bound = &rule->bounds[b];
      if (bound->counted == COUNTED_WFO || !bound->max.given || bound->max.value == 0 || is_used(law, bound)) continue;
      struct finding *finding = diag_at(law->model->diag, CODE_unused_maximum, bound->at,
                                        "nobody who is free is %s under the maximum of %.*s: as many as may are in the "
                                        "office",
                                        counted_where(bound->counted), STR_ARGS(rule->id));
      diag_help(law->model->diag, finding, "'fill: least' has as few as possible in the office");
    }
  }
}

static enum rules_result plan(struct law *law) {
  bool conflict;
  uint32_t *standing_of = arena_array(law->arena, uint32_t, law->model->world.people.count);
  law_cascade(law, standing_of);
  law_seat(law, standing_of);
  law_count(law);
  law_numbers(law);
  law_findings(law);
  if (!law_assign(law, &conflict)) return conflict ? RULES_CONFLICT : RULES_ERRORS;
  list_groups(law);
  unused_findings(law);
  return RULES_PLANNED;
}

enum rules_result rules_plan(struct model *model, date from, date to, struct roster **roster, struct law **law) {
  struct law *planned = arena_alloc(model->arena, sizeof *planned);
  law_open(planned, model, from, to);
  enum rules_result result = plan(planned);
  if (result != RULES_PLANNED) return result;
  *roster = planned->roster;
  if (law != NULL) *law = planned;
  return result;
}
