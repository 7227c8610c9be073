#include "rules/approach.h"
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

/* What the days allow by themselves is a bound on what the roster reaches: equal, it is proved. */
static void tell_settlement(const struct component *component, const struct settlement *settlement) {
  static const enum promise promises[] = {PROMISE_WISHES, PROMISE_FILL, PROMISE_ELSEWHERE, PROMISE_STABLE};
  int64_t against[SETTLED] = {0};
  for (size_t i = 0; i < component->people.count; i++) add_against(component, component->people.items[i], against);
  for (int i = 0; i < SETTLED; i++) {
    int64_t gap = against[i] - settlement->against[i];
    gap_add(component->told->gaps, promises[i], gap * 1000);
    if (gap > 0) return;
  }
  gap_add(component->told->gaps, PROMISE_FAIR, GAP_UNKNOWN);
}

/* Of a large component that crosses: the best without the bounds that cross, where it keeps them; else, where bounds on
 * people's own days tie the days together, about as many of each seat as that has, so that all are kept. */
static enum drafted plan_loosely(struct component *component, struct dispute *dispute) {
  size_t days = component_days(component);
  bool sliced = component->sliced;
  component->wanted = arena_array(component->arena, int32_t, component->seats.count * days);
  component->wanted_first = component->block.first;
  component->wanted_days = days;
  enum drafted drafted = draft_plan(component, RIGOUR_BOUNDS_LOOSE, dispute);
  bool may_settle = !component->frozen && component_has_personals(component) && (!sliced || !has_slices(component));
  if (drafted == DRAFT_CROSSES && may_settle) {
    component->sliced = false;
    struct settlement settlement;
    if (crossing_settle(component, &settlement)) drafted = draft_plan(component, RIGOUR_WANTED, dispute);
    if (drafted == DRAFT_PLANNED) tell_settlement(component, &settlement);
    component->sliced = sliced;
  }
  component->wanted = NULL;
  return drafted;
}

enum outcome component_plan(struct component *component, struct dispute *dispute) {
  component->sliced = has_shifts(component);
  bool by_day = component->law->rotate == ROTATE_DAY;
  bool is_small = !component->frozen && crossing_is_small(component);
  /* Shifts and ways of being away do not go together in a network: where no bound is over shifts they can wait. */
  if (!is_small && component_has_ways_away(component)) component->sliced = component->sliced && has_slices(component);
  enum drafted drafted = DRAFT_CROSSES;
  if (by_day) drafted = draft_plan(component, is_small ? RIGOUR_ALL : RIGOUR_COSTS_LOOSE, dispute);
  if (by_day && drafted == DRAFT_CROSSES && !is_small) drafted = plan_loosely(component, dispute);
  component->sliced = has_shifts(component);
  enum outcome outcome = drafted == DRAFT_CROSSES   ? crossing_plan(component, dispute)
                         : drafted == DRAFT_PLANNED ? OUTCOME_PLANNED
                                                    : OUTCOME_DISPUTE;
  if (outcome != OUTCOME_DISPUTE || !component->law->best_effort) return outcome;
  /* Where that is too large to be searched, the conflict is told. */
  struct dispute lenient;
  component->lenient = true;
  return crossing_plan(component, &lenient) == OUTCOME_PLANNED ? OUTCOME_PLANNED : OUTCOME_DISPUTE;
}
