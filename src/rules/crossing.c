/* The component as items, each with a day of some people who are alike, and counters for all that binds them. Where
 * there are not too many each person is an item a day and all promises are searched; else it is planned day after day,
 * or week after week: people who are alike share items, the program says how many of them are where, and networks deal
 * these places out among them. */
#include "rules/crossing.h"
#include "rules/crews.h"

/* Of all steps so many must be there for an item, else they would not see much of the whole. */
enum { STEPS_OF_ITEM = 1000, STEPS_OF_TINY_ITEM = 3000, MOST_ITEMS_TOGETHER = 5000 };

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
  } costs[] = {{COST_WISH, PROMISE_WISHES},   {COST_FILL, PROMISE_FILL}, {COST_ELSEWHERE, PROMISE_ELSEWHERE},
               {COST_STABLE, PROMISE_STABLE}, {COST_FAIR, PROMISE_FAIR}, {COST_LEVEL, PROMISE_LEVEL},
               {COST_EVEN, PROMISE_EVEN}};
  struct told *told = crossing->component->told;
  size_t count = crossing->apart ? sizeof costs / sizeof *costs : SETTLED;
  told->broken += answer->value[COST_BREACH];
  for (size_t i = 0; i < count; i++) gap_add(&told->gaps[costs[i].promise], answer_gap(answer, costs[i].cost));
  gap_add(&told->broken_gap, answer_gap(answer, COST_BREACH));
  if (!crossing->apart) told_unknown(told, PROMISE_FAIR);
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

bool crossing_is_tiny(const struct component *component) {
  return has_at_most(component, (size_t)model_steps(component->law->model) / STEPS_OF_TINY_ITEM);
}

bool crossing_is_small(const struct component *component) {
  return has_at_most(component, (size_t)model_steps(component->law->model) / STEPS_OF_ITEM);
}

/* 0 would be without end. */
static int64_t quarter(int64_t budget) {
  return 1 + (budget - 1) / 4;
}

/* Steps for the program: a step takes as long as its tableau is large. */
enum { COMMON_SIZE = 150, MOST_PART = 50, LEAST_PART = 5000 };
static int64_t budget_of(const struct component *component, const struct program *program) {
  int64_t steps = model_steps(component->law->model), share = component->budget;
  int64_t size = (int64_t)program->item_count + program->counter_count;
  int64_t most = 1 + (steps - 1) / MOST_PART, least = 1 + (steps - 1) / LEAST_PART;
  if (size > COMMON_SIZE) share = share * COMMON_SIZE / size;
  return share > most ? most : share < least ? least : share;
}

/* Steps in which a lawful answer must be found, or that there is none: of the usual number what takes some ten seconds.
 * A conflict that is narrowed down asks many times. */
enum { PATIENCE_PARTS = 10, MOST_PATIENCE = 2, LEAST_PATIENCE = 20000, LEAST_OF_ITEM = 4, NARROWING_PARTS = 16 };
static int64_t patience_of(const struct component *component, const struct program *program) {
  int64_t steps = model_steps(component->law->model);
  int64_t size = (int64_t)program->item_count + program->counter_count + 1;
  int64_t most = steps > INT64_MAX / MOST_PATIENCE ? INT64_MAX : steps * MOST_PATIENCE;
  int64_t least = LEAST_PATIENCE + LEAST_OF_ITEM * size;
  __extension__ __int128 share = (__int128)steps * PATIENCE_PARTS * COMMON_SIZE * COMMON_SIZE / (size * size);
  if (component->law->left_out != NULL) share /= NARROWING_PARTS;
  if (share > most) share = most;
  return share < least ? least : (int64_t)share;
}

static void add_settled(struct settlement *settlement, const struct program_answer *answer) {
  for (int i = 0; i < SETTLED; i++) {
    settlement->bound[i] += answer->bound[COST_WISH + i];
    settlement->least[i] += answer->least[COST_WISH + i];
    settlement->proved = settlement->proved && answer->bound[COST_WISH + i] == answer->value[COST_WISH + i];
  }
}

/* settlement: may be NULL. */
static enum program_result plan_block(const struct component *component, bool apart, struct settlement *settlement) {
  struct crossing crossing;
  struct program_answer answer;
  crossing_open(&crossing, component, apart);
  struct program program = crossing_program(&crossing);
  program.patience = patience_of(component, &program);
  program.budget = budget_of(component, &program);
  if (!apart) program.budget = quarter(program.budget);
  for (int i = 0; i < PROGRAM_STARTS && apart; i++) program.starts[i] = crossing_start(&crossing, component->starts[i]);
  enum program_result result = program_solve(&program, component->arena, &answer);
  if (result != PROGRAM_SOLVED) return result;
  for (size_t c = 0; c < crossing.crews.count && !component->frozen; c++) crew_place(&crossing, c, answer.taken);
  if (!component->frozen) tell_gaps(&crossing, &answer);
  if (settlement != NULL) add_settled(settlement, &answer);
  return PROGRAM_SOLVED;
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
 * answer keeps them, or none was found. */
static bool settle_day(const struct component *component, size_t day, struct settlement *settlement) {
  struct crossing crossing;
  struct program_answer answer;
  struct component part = *component;
  part.block = (struct block){day, day + 1};
  part.arena = arena_new();
  part.spanless = true;
  crossing_open(&crossing, &part, false);
  struct program program = crossing_program(&crossing);
  program.patience = patience_of(component, &program);
  program.budget = quarter(budget_of(component, &program));
  program.asks_least = true;
  bool settled = program_solve(&program, part.arena, &answer) == PROGRAM_SOLVED;
  for (size_t c = 0; c < crossing.crews.count && settled; c++) {
    const struct crew_day *at = crew_day(&crossing, c, day);
    if (at->item != NONE)
      *wanted_of(component, crossing.crews.items[c].seat, day) = crew_count_in(&crossing, at, answer.taken);
  }
  if (settled) add_settled(settlement, &answer);
  arena_free(part.arena);
  return settled;
}

/* Part after part: people who are alike share items, and those have their turn who have had the smallest share so far.
 * failed: the days of the first part that has no answer, or of which it cannot be told. */
static enum program_result plan_parts(const struct component *component, struct settlement *settlement,
                                      struct block *failed) {
  struct component part = *component;
  for (size_t first = component->block.first, end; first < component->block.end; first = end) {
    end = part_end(component, first);
    part.block = (struct block){first, end};
    part.arena = arena_new();
    enum program_result result = plan_block(&part, false, settlement);
    arena_free(part.arena);
    *failed = part.block;
    if (result != PROGRAM_SOLVED) return result;
  }
  return PROGRAM_SOLVED;
}

/* Where every free person-day is in the office, by seat. before: as they were before they were planned. */
static void count_wanted(const struct component *component, const uint8_t *before) {
  const struct law *law = component->law;
  size_t days = component_days(component);
  memset(component->wanted, 0, component->seats.count * days * sizeof *component->wanted);
  for (size_t i = 0; i < component->people.count; i++)
    for (size_t d = 0; d < days; d++) {
      uint32_t person = component->people.items[i];
      size_t day = component->block.first + d;
      bool in = roster_mode(law->roster, person, day) == MODE_WFO && cell_is_free(before[i * days + d]);
      *wanted_of(component, &law->seats.items[law->seat_of[person]], day) += in;
    }
}

/* Beyond so many people a day is too large to be searched for shares: as many as without bounds that cross will do. */
enum { MOST_PEOPLE_BY_TURNS = 4000 };

/* As many of each seat as where each day is planned for those who have had the smallest share so far. */
static bool settle_by_turns(const struct component *component, struct settlement *settlement) {
  const uint8_t *before = component_modes(component);
  struct component tried = *component;
  struct told unused = {0};
  tried.told = &unused;
  struct block failed;
  tried.wanted = NULL;
  bool planned = plan_parts(&tried, settlement, &failed) == PROGRAM_SOLVED;
  if (planned) count_wanted(component, before);
  component_lift(component, before);
  return planned;
}

bool crossing_settle(const struct component *component, struct settlement *settlement) {
  *settlement = (struct settlement){.proved = true};
  bool by_turns = component->people.count <= MOST_PEOPLE_BY_TURNS && !component_has_personals(component);
  if (by_turns) return settle_by_turns(component, settlement);
  for (size_t d = component->block.first; d < component->block.end; d++)
    if (!settle_day(component, d, settlement)) return false;
  return true;
}

static enum outcome dispute_all(const struct component *component, struct block days, struct dispute *dispute) {
  *dispute = (struct dispute){.first = days.first, .end = days.end, .tally = NONE};
  for (size_t i = 0; i < component->people.count; i++)
    *list_push(component->arena, &dispute->people) = component->people.items[i];
  return OUTCOME_DISPUTE;
}

static const struct bound *first_bound(const struct component *component) {
  const struct law *law = component->law;
  for (size_t s = 0; s < component->seats.count; s++) {
    const struct seat *seat = &law->seats.items[component->seats.items[s]];
    if (seat->personals.count > 0) return seat->personals.items[0].bound;
  }
  return law->tallies.items[component->tallies.items[0]].group.bound;
}

static enum outcome refuse(const struct component *component, bool gave_up) {
  component->told->too_large = first_bound(component);
  component->told->gave_up = gave_up;
  return OUTCOME_REFUSED;
}

bool crossing_plan_parts(const struct component *component) {
  struct block failed;
  return plan_parts(component, NULL, &failed) == PROGRAM_SOLVED;
}

static enum outcome outcome_of(const struct component *component, enum program_result result, struct block days,
                               struct dispute *dispute) {
  if (result == PROGRAM_GAVE_UP) return refuse(component, true);
  return result == PROGRAM_SOLVED ? OUTCOME_PLANNED : dispute_all(component, days, dispute);
}

enum outcome crossing_plan(const struct component *component, struct dispute *dispute) {
  struct component parted = *component;
  struct block failed;
  bool together = component_has_personals(component);
  if (together && !has_at_most(component, MOST_ITEMS_TOGETHER)) return refuse(component, false);
  if (together || (!component->frozen && crossing_is_small(component))) {
    enum program_result result = plan_block(component, true, NULL);
    if (together || result == PROGRAM_SOLVED) return outcome_of(component, result, component->block, dispute);
  }
  /* First whether all parts have an answer: nothing is placed where one has none. */
  parted.frozen = true;
  enum program_result result = plan_parts(&parted, NULL, &failed);
  if (result == PROGRAM_SOLVED && !component->frozen) result = plan_parts(component, NULL, &failed);
  return outcome_of(component, result, failed, dispute);
}
