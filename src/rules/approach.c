#include "rules/approach.h"
#include "rules/bounds.h"
#include "rules/crossing.h"
#include "rules/draft.h"

static bool has_shifts(const struct component *component) {
  for (size_t s = 0; s < component->seats.count; s++)
    if (seat_has_shifts(component->law, &component->block, &component->law->seats.items[component->seats.items[s]]))
      return true;
  return false;
}

/* Whether bounds over shifts, or a capacity, leave the shifts of some day no free choice. */
static bool has_slices(const struct component *component) {
  for (size_t i = 0; i < component->tallies.count; i++) {
    const struct tally *tally = &component->law->tallies.items[component->tallies.items[i]];
    for (size_t d = component->block.first; d < component->block.end && tally->slice.kind != SLICE_DAY; d++)
      if (tally_binds(tally, d)) return true;
  }
  return false;
}

static void add_against(const struct component *component, uint32_t person, int64_t against[SETTLED]) {
  const struct law *law = component->law;
  const struct seat *seat = &law->seats.items[law->seat_of[person]];
  for (size_t d = component->block.first; d < component->block.end; d++) {
    if (!person_is_open(component, person, d) || !cell_is_free(seat->cells[d])) continue;
    int digits = cell_against(seat->cells[d], roster_mode(law->roster, person, d));
    against[0] += digits / 9;
    against[1] += digits / 3 % 3;
    against[2] += digits % 3;
    against[3] += law_changes(law, person, d, roster_mode(law->roster, person, d));
  }
}

/* What the days allow by themselves is a bound on what the roster reaches. Where bounds on people's own days tie them
 * together the best roster may be behind the best of the days in one promise, and then ahead of them in the next. */
static void tell_settlement(const struct component *component, const struct settlement *settlement) {
  static const enum promise promises[] = {PROMISE_WISHES, PROMISE_FILL, PROMISE_ELSEWHERE, PROMISE_STABLE};
  int64_t against[SETTLED] = {0};
  bool tied = component_has_personals(component), behind = false;
  for (size_t i = 0; i < component->people.count; i++) add_against(component, component->people.items[i], against);
  for (int i = 0; i < SETTLED; i++) {
    int64_t gap = against[i] - (behind && tied ? settlement->least[i] : settlement->bound[i]);
    gap_add(&component->told->gaps[promises[i]], gap * 1000);
    behind = behind || gap > 0;
  }
}

/* Of a large component that crosses: the best without the bounds that cross, where it keeps them; else about as many of
 * each seat as that has, so that all are kept. */
static enum drafted plan_loosely(struct component *component, struct dispute *dispute) {
  size_t days = component_days(component);
  bool sliced = component->sliced;
  component->wanted = arena_array(component->arena, int32_t, component->seats.count * days);
  component->wanted_first = component->block.first;
  component->wanted_days = days;
  enum drafted drafted = draft_plan(component, RIGOUR_BOUNDS_LOOSE, dispute);
  bool may_settle = !component->frozen && !component_has_ways_away(component) && (!sliced || !has_slices(component));
  if (drafted == DRAFT_CROSSES && may_settle) {
    component->sliced = false;
    struct settlement settlement;
    if (crossing_settle(component, &settlement)) drafted = draft_wanted_plan(component, settlement.proved);
    if (drafted == DRAFT_PLANNED) tell_settlement(component, &settlement);
    component->sliced = sliced;
  }
  component->wanted = NULL;
  return drafted;
}

static enum drafted plan_draft(struct component *component, bool is_small, struct dispute *dispute) {
  if (component->law->rotate != ROTATE_DAY) return DRAFT_CROSSES;
  enum drafted drafted = draft_plan(component, is_small ? RIGOUR_ALL : RIGOUR_COSTS_LOOSE, dispute);
  return drafted == DRAFT_CROSSES && !is_small ? plan_loosely(component, dispute) : drafted;
}

static bool is_all_proved(const struct told *told) {
  bool proved = told->broken_gap == 0;
  for (int promise = 0; promise < PROMISES; promise++) proved = proved && told->gaps[promise] == 0;
  return proved;
}

/* As a large one is planned, shifts aside. */
static bool plan_as_large(struct component *component) {
  struct dispute dispute;
  bool planned, sliced = component->sliced;
  component->sliced = false;
  if (component->law->rotate == ROTATE_DAY)
    planned = plan_loosely(component, &dispute) == DRAFT_PLANNED;
  else
    planned = !component_has_personals(component) && crossing_plan_parts(component);
  component->sliced = sliced;
  return planned;
}

/* Plans it as a large one; false where that does not prove it. Then its people are where they were, and a search can
 * begin with what was found. */
static bool prove_as_large(struct component *component, const uint8_t *before, struct told *large) {
  struct told *own = component->told;
  component->told = large;
  bool planned = plan_as_large(component);
  if (planned && component->law->rotate != ROTATE_DAY) bounds_narrow(component);
  component->told = own;
  if (!planned) told_unknown(large, PROMISE_WISHES);
  if (planned && !component->sliced && is_all_proved(large)) {
    *own = *large;
    return true;
  }
  if (planned) component->starts[1] = component_modes(component);
  component_lift(component, before);
  return false;
}

/* What a search ends with is no worse than what it began with: as long as promises are proved of that they are proved
 * of it, and it is as near in the next. */
static void narrow_told(struct told *told, const struct told *began) {
  for (int promise = 0; promise < PROMISE_SPREAD; promise++) {
    int64_t gap = began->gaps[promise];
    if (gap < told->gaps[promise]) told->gaps[promise] = gap;
    if (gap > 0) return;
  }
}

/* A small one is a program; where that has not proved all, or is not likely to, it begins with what is found in the way
 * of large ones. */
static enum outcome plan_small(struct component *component, struct dispute *dispute) {
  const uint8_t *before = component_modes(component);
  struct told large = {0};
  if (component->sliced && has_slices(component)) return crossing_plan(component, dispute);
  if (crossing_is_tiny(component)) {
    enum outcome outcome = crossing_plan(component, dispute);
    if (outcome != OUTCOME_PLANNED || is_all_proved(component->told)) return outcome;
    component->starts[0] = component_modes(component);
    component_lift(component, before);
    *component->told = (struct told){0};
  }
  if (prove_as_large(component, before, &large)) return OUTCOME_PLANNED;
  enum outcome outcome = crossing_plan(component, dispute);
  if (outcome == OUTCOME_PLANNED) narrow_told(component->told, &large);
  return outcome;
}

enum outcome component_plan(struct component *component, struct dispute *dispute) {
  component->sliced = has_shifts(component);
  bool is_small = !component->frozen && crossing_is_small(component);
  /* Shifts and ways of being away do not go together in a network: where no bound is over shifts they can wait. */
  if (!is_small && component_has_ways_away(component)) component->sliced = component->sliced && has_slices(component);
  enum drafted drafted = plan_draft(component, is_small, dispute);
  component->sliced = has_shifts(component);
  enum outcome outcome = drafted == DRAFT_PLANNED   ? OUTCOME_PLANNED
                         : drafted == DRAFT_DISPUTE ? OUTCOME_DISPUTE
                         : is_small                 ? plan_small(component, dispute)
                                                    : crossing_plan(component, dispute);
  if (outcome != OUTCOME_DISPUTE || !component->law->best_effort) return outcome;
  /* Where that is too large to be searched, the conflict is told. */
  struct dispute lenient;
  component->lenient = true;
  return crossing_plan(component, &lenient) == OUTCOME_PLANNED ? OUTCOME_PLANNED : OUTCOME_DISPUTE;
}
