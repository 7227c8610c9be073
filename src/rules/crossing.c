/* The component as items, each with a day of some people who are alike, and counters for all that binds them. Where
 * there are not too many each person is an item a day and all promises are searched; else it is planned day after day,
 * or week after week: people who are alike share items, the program says how many of them are where, and networks deal
 * these places out among them. */
#include "rules/crossing.h"
#include "rules/crews.h"

/* Of all steps so many must be there for an item, else they would not see much of the whole. */
enum { STEPS_OF_ITEM = 1000, MOST_ITEMS_TOGETHER = 5000 };

/* In thousandths, rounded up. */
static int64_t answer_gap(const struct program_answer *answer, enum promise_cost cost) {
  int64_t gap = answer->value[cost] - answer->bound[cost], scale = answer->scale[cost];
  if (answer->bound[cost] == INT64_MIN || gap > INT64_MAX / 1000) return GAP_UNKNOWN;
  return gap / scale * 1000 + (gap % scale * 1000 + scale - 1) / scale;
}

/* How far the promises are from proved; of people who share items no more than where these are. Whether shifts are as
 * well spread as can be is told of each agency when all are planned. */
static void tell_gaps(const struct crossing *crossing, const struct program_answer *answer) {
  static const struct {
    enum promise_cost cost;
    enum promise promise;
  } told[] = {{COST_WISH, PROMISE_WISHES}, {COST_FILL, PROMISE_FILL},   {COST_ELSEWHERE, PROMISE_ELSEWHERE},
              {COST_FAIR, PROMISE_FAIR},   {COST_LEVEL, PROMISE_LEVEL}, {COST_EVEN, PROMISE_EVEN}};
  struct judgement *judgement = crossing->component->judgement;
  size_t count = crossing->apart ? sizeof told / sizeof *told : 3;
  judgement->broken += answer->value[COST_BREACH];
  for (size_t i = 0; i < count; i++) gap_add(&judgement->gaps[told[i].promise], answer_gap(answer, told[i].cost));
  gap_add(&judgement->broken_gap, answer_gap(answer, COST_BREACH));
  if (!crossing->apart) judgement_unknown(judgement, PROMISE_FAIR);
  if (crossing->apart && answer->proved == COST_PROMISES) component_spread(crossing->component);
}

/* Whether there are no more than so many days of single people to plan. */
static bool has_at_most(const struct component *component, size_t most) {
  size_t items = 0;
  for (size_t i = 0; i < component->people.count && items <= most; i++)
    for (size_t d = component->block.first; d < component->block.end; d++)
      items += person_is_open(component, component->people.items[i], d);
  return items <= most;
}

bool crossing_is_small(const struct component *component) {
  return has_at_most(component, (size_t)model_steps(component->law->model) / STEPS_OF_ITEM);
}

/* 0 would be without end. */
static int64_t quarter(int64_t budget) {
  return 1 + (budget - 1) / 4;
}

/* False when it has no answer. */
static bool plan_block(const struct component *component, bool apart) {
  struct crossing crossing;
  struct program_answer answer;
  crossing_open(&crossing, component, apart);
  struct program program = crossing_program(&crossing);
  program.budget = apart ? component->budget : quarter(component->budget);
  if (program_solve(&program, component->arena, &answer) != PROGRAM_SOLVED) return false;
  for (size_t c = 0; c < crossing.crews.count && !component->frozen; c++) crew_place(&crossing, c, answer.taken);
  if (!component->frozen) tell_gaps(&crossing, &answer);
  return true;
}

/* Where a week, or a day, that begins here ends: what law and costs cell by cell leave free of the others. */
static size_t part_end(const struct component *component, size_t first) {
  const date *days = component->law->window.days;
  size_t end = first + 1;
  if (component->law->rotate != ROTATE_WEEK) return end;
  while (end < component->block.end && date_monday(days[end]) == date_monday(days[first])) end++;
  return end;
}

/* Has wanted say how many of each seat are in the office on a day, as nearly as before as the bounds allow. False: no
 * answer keeps them. */
static bool settle_day(const struct component *component, size_t day, struct settlement *settlement) {
  struct crossing crossing;
  struct program_answer answer;
  struct component part = *component;
  part.block = (struct block){day, day + 1};
  part.arena = arena_new();
  part.spanless = true;
  crossing_open(&crossing, &part, false);
  struct program program = crossing_program(&crossing);
  program.budget = quarter(component->budget);
  bool settled = program_solve(&program, part.arena, &answer) == PROGRAM_SOLVED;
  for (size_t c = 0; c < crossing.crews.count && settled; c++) {
    const struct crew_day *at = crew_day(&crossing, c, day);
    if (at->item != NONE)
      *wanted_of(component, crossing.crews.items[c].seat, day) = crew_count_in(&crossing, at, answer.taken);
  }
  for (int i = 0; i < 3 && settled; i++) settlement->against[i] += answer.bound[COST_WISH + i];
  arena_free(part.arena);
  return settled;
}

bool crossing_settle(const struct component *component, struct settlement *settlement) {
  *settlement = (struct settlement){{0}};
  for (size_t d = component->block.first; d < component->block.end; d++)
    if (!settle_day(component, d, settlement)) return false;
  return true;
}

/* Part after part: people who are alike share items, and those have their turn who have had the smallest share so far.
 * Returns the days of the first part that has no answer, or an empty block. */
static struct block plan_parts(const struct component *component) {
  struct component part = *component;
  for (size_t first = component->block.first, end; first < component->block.end; first = end) {
    end = part_end(component, first);
    part.block = (struct block){first, end};
    part.arena = arena_new();
    bool planned = plan_block(&part, false);
    arena_free(part.arena);
    if (!planned) return part.block;
  }
  return (struct block){0, 0};
}

static enum outcome dispute_all(const struct component *component, struct block days, struct dispute *dispute) {
  *dispute = (struct dispute){.first = days.first, .end = days.end, .tally = NONE};
  for (size_t i = 0; i < component->people.count; i++)
    *list_push(component->law->arena, &dispute->people) = component->people.items[i];
  return OUTCOME_DISPUTE;
}

static enum outcome refuse(const struct component *component) {
  const struct law *law = component->law;
  const struct personal *personal = NULL;
  for (size_t s = 0; s < component->seats.count && personal == NULL; s++) {
    const struct seat *seat = &law->seats.items[component->seats.items[s]];
    if (seat->personals.count > 0) personal = &seat->personals.items[0];
  }
  if (law->left_out || component->lenient || personal == NULL) return OUTCOME_REFUSED;
  struct finding *finding =
      diag_at(law->model->diag, CODE_too_large, personal->bound->at,
              "%zu people have bounds that cross, and some on their own days: too many to search for a roster",
              component->people.count);
  diag_help(law->model->diag, finding, "groups that are nested or disjoint can be planned for any number of people");
  return OUTCOME_REFUSED;
}

enum outcome crossing_plan(const struct component *component, struct dispute *dispute) {
  struct component parted = *component;
  bool together = component_has_personals(component);
  if (together && !has_at_most(component, MOST_ITEMS_TOGETHER)) return refuse(component);
  if (together || (!component->frozen && crossing_is_small(component))) {
    if (plan_block(component, true)) return OUTCOME_PLANNED;
    if (together) return dispute_all(component, component->block, dispute);
  }
  /* First whether all parts have an answer: nothing is placed where one has none. */
  parted.frozen = true;
  struct block days = plan_parts(&parted);
  if (days.end > 0) return dispute_all(component, days, dispute);
  if (!component->frozen) plan_parts(component);
  return OUTCOME_PLANNED;
}
