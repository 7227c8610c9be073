/* Components, each planned by itself, and those whom nothing binds. */
#include "rules/bounds.h"
#include "rules/crossing.h"
#include "rules/draft.h"
#include "rules/shifts.h"

/* By person. */
static struct turn *number_turns(const struct law *law) {
  const struct world *world = &law->model->world;
  struct turn *turns = arena_array(law->arena, struct turn, world->people.count);
  uint32_t *sizes = arena_array(law->arena, uint32_t, world->units.count);
  for (uint32_t p = 0; p < world->people.count; p++)
    turns[p] = (struct turn){.rank = sizes[world->people.items[p].unit]++, .person = p};
  for (uint32_t p = 0; p < world->people.count; p++) turns[p].size = sizes[world->people.items[p].unit];
  return turns;
}

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

static void add_against(const struct component *component, uint32_t person, int64_t against[3]) {
  const struct law *law = component->law;
  const struct seat *seat = &law->seats.items[law->seat_of[person]];
  for (size_t d = component->block.first; d < component->block.end; d++) {
    if (!person_is_open(component, person, d) || !cell_is_free(seat->cells[d])) continue;
    int digits = cell_against(seat->cells[d], roster_mode(law->roster, person, d));
    against[0] += digits / 9;
    against[1] += digits / 3 % 3;
    against[2] += digits % 3;
  }
}

/* What the days allow by themselves is a bound on what the roster reaches. Where bounds on people's own days tie them
 * together the best roster may be behind the best of the days in one promise, and then ahead of them in the next. */
static void tell_settlement(const struct component *component, const struct settlement *settlement) {
  static const enum promise promises[] = {PROMISE_WISHES, PROMISE_FILL, PROMISE_ELSEWHERE};
  int64_t against[3] = {0};
  bool tied = component_has_personals(component), behind = false;
  for (size_t i = 0; i < component->people.count; i++) add_against(component, component->people.items[i], against);
  for (int i = 0; i < 3; i++) {
    int64_t gap = against[i] - (behind && tied ? settlement->least[i] : settlement->bound[i]);
    gap_add(&component->judgement->gaps[promises[i]], gap * 1000);
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

static bool is_all_proved(const struct judgement *judgement) {
  bool proved = judgement->broken_gap == 0;
  for (int promise = 0; promise < PROMISES; promise++) proved = proved && judgement->gaps[promise] == 0;
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
static bool prove_as_large(struct component *component, const uint8_t *before, struct judgement *large) {
  struct judgement *own = component->judgement;
  component->judgement = large;
  bool planned = plan_as_large(component);
  if (planned && component->law->rotate != ROTATE_DAY) bounds_narrow(component);
  component->judgement = own;
  if (!planned) judgement_unknown(large, PROMISE_WISHES);
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
static void narrow_judgement(struct judgement *judgement, const struct judgement *began) {
  for (int promise = 0; promise < PROMISE_SPREAD; promise++) {
    int64_t gap = began->gaps[promise];
    if (gap < judgement->gaps[promise]) judgement->gaps[promise] = gap;
    if (gap > 0) return;
  }
}

/* A small one is a program; where that has not proved all, or is not likely to, it begins with what is found in the way
 * of large ones. */
static enum outcome plan_small(struct component *component, struct dispute *dispute) {
  const uint8_t *before = component_modes(component);
  struct judgement large = {0};
  if (component->sliced && has_slices(component)) return crossing_plan(component, dispute);
  if (crossing_is_tiny(component)) {
    enum outcome outcome = crossing_plan(component, dispute);
    if (outcome != OUTCOME_PLANNED || is_all_proved(component->judgement)) return outcome;
    component->starts[0] = component_modes(component);
    component_lift(component, before);
    *component->judgement = (struct judgement){0};
  }
  if (prove_as_large(component, before, &large)) return OUTCOME_PLANNED;
  enum outcome outcome = crossing_plan(component, dispute);
  if (outcome == OUTCOME_PLANNED) narrow_judgement(component->judgement, &large);
  return outcome;
}

static enum outcome plan_component(struct component *component, struct dispute *dispute) {
  component->sliced = has_shifts(component);
  for (size_t s = 0; s < component->seats.count; s++)
    component->common->place_of_seat[component->seats.items[s]] = (uint32_t)s;
  for (uint32_t i = 0; i < component->tallies.count; i++)
    component->common->place_of_tally[component->tallies.items[i]] = i;
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

/* Whether the prices leave a choice of how many people of an agency are in on a day. Without bounds on people's own
 * days they settle how many of each topmost group are, so only a group with people of several agencies leaves one. */
static bool leaves_choice(const struct common *common, const struct partition *partition, size_t component) {
  const struct law *law = common->law;
  struct members tallies = members_of(&partition->tallies, component), seats = members_of(&partition->seats, component);
  for (size_t i = 0; i < tallies.count; i++)
    if (common->agency_of_tally[tallies.items[i]] == NONE) return true;
  for (size_t i = 0; i < seats.count; i++)
    if (seat_has_personals(law, &partition->block, &law->seats.items[seats.items[i]])) return true;
  return law->rotate != ROTATE_DAY;
}

static struct component component_of(const struct common *common, const struct partition *partition, size_t number,
                                     struct judgement *judgement) {
  return (struct component){.law = common->law,
                            .common = common,
                            .block = partition->block,
                            .tallies = members_of(&partition->tallies, number),
                            .seats = members_of(&partition->seats, number),
                            .people = members_of(&partition->people, number),
                            .leveled = leaves_choice(common, partition, number),
                            .frozen = common->law->left_out != NULL,
                            .budget = model_steps(common->law->model) / (int64_t)partition->count,
                            .judgement = judgement,
                            .arena = arena_new()};
}

/* judgements: by component. */
static enum outcome plan_components(const struct common *common, const struct partition *partition, bool leveled,
                                    struct judgement *judgements, struct dispute *dispute) {
  for (size_t c = 0; c < partition->count; c++) {
    if (leaves_choice(common, partition, c) != leveled) continue;
    struct component component = component_of(common, partition, c, &judgements[c]);
    enum outcome outcome = plan_component(&component, dispute);
    for (size_t i = 0; i < component.tallies.count; i++) common->place_of_tally[component.tallies.items[i]] = NONE;
    arena_free(component.arena);
    if (outcome == OUTCOME_DISPUTE && law_concerns(common->law, dispute)) return outcome;
    if (outcome == OUTCOME_REFUSED && common->law->left_out == NULL) return outcome;
  }
  return OUTCOME_PLANNED;
}

/* The mode that is least against wishes and fill; of equals the first, as in choices. */
static enum mode best_mode(uint8_t cell) {
  enum mode best = MODE_WFO;
  for (enum mode mode = MODE_WFH; mode <= MODE_OFF; mode++)
    if (cell_allows(cell, mode) && cell_against(cell, mode) < cell_against(cell, best)) best = mode;
  return best;
}

/* Free people whom nothing binds are where they wish, or else where their fill wants them. */
static void place_unbound(const struct common *common, const struct partition *partition) {
  const struct law *law = common->law;
  for (uint32_t p = 0; p < law->model->world.people.count; p++) {
    const uint8_t *cells = law->roster->modes + (size_t)p * law->window.count;
    if (partition->component_of_seat[law->seat_of[p]] != NONE) continue;
    for (size_t d = partition->block.first; d < partition->block.end; d++)
      if (cell_is_free(cells[d])) component_place(common, p, d, (struct option){.mode = best_mode(cells[d])});
  }
}

/* Marks, by their unit, the agencies that have people in two components which leave them a choice; false when there is
 * none. Such an agency crosses the groups, so contract 9 does not ask for it to be level. */
static bool mark_crossing(const struct common *common, const struct partition *partition, bool *crossing) {
  const struct law *law = common->law;
  uint32_t *component_of_agency = arena_array(law->arena, uint32_t, common->agency_count);
  bool any = false;
  for (uint32_t c = 0; c < partition->count; c++) {
    if (!leaves_choice(common, partition, c)) continue;
    struct members seats = members_of(&partition->seats, c);
    for (size_t i = 0; i < seats.count; i++) {
      const struct seat *seat = &law->seats.items[seats.items[i]];
      uint32_t *known = &component_of_agency[agency_of_seat(common, seat)];
      bool crosses = *known != 0 && *known != c + 1;
      if (crosses) crossing[law->model->world.units.items[seat->unit].agency] = true;
      any = any || crosses;
      *known = c + 1;
    }
  }
  return any;
}

/* A small office is planned as one where its agencies cross: then they are leveled all the same. */
#define STEPS_OF_JOINED_DAY 1000

static struct partition divide(const struct common *common, const struct block *block) {
  const struct law *law = common->law;
  struct partition partition = {.law = common->law, .block = *block};
  partition.joined = arena_array(law->arena, bool, law->model->world.units.count);
  size_t days = 0;
  for (size_t d = block->first; d < block->end; d++) days += law->window.in_force_at_all[d];
  bool is_small = law->model->world.people.count * days <= (size_t)model_steps(law->model) / STEPS_OF_JOINED_DAY;
  partition_open(&partition);
  while (mark_crossing(common, &partition, partition.joined)) {
    if (!is_small) {
      partition.parted = true;
      break;
    }
    partition_open(&partition);
  }
  return partition;
}

static void note_spread(const struct common *common, const struct partition *partition) {
  const struct law *law = common->law;
  bool *leveled = arena_array(law->arena, bool, partition->count);
  for (size_t c = 0; c < partition->count; c++) leveled[c] = leaves_choice(common, partition, c);
  memset(common->spread, 0, common->agency_count * sizeof *common->spread);
  for (size_t s = 0; s < law->seats.count; s++) {
    const struct seat *seat = &law->seats.items[s];
    struct spread_so_far *spread = &common->spread[agency_of_seat(common, seat)];
    uint32_t component = partition->component_of_seat[s];
    spread->seats += seat_has_shifts(law, &partition->block, seat);
    spread->leveled = spread->leveled || (component != NONE && leveled[component]);
  }
}

/* Agencies, by number, of which other rosters that keep the promises before may have other people in the office in one
 * component while another of theirs is planned: that one's figures then do not tell how level they are. */
static bool *list_unsure(const struct common *common, const struct partition *partition,
                         const struct judgement *judgements) {
  const struct law *law = common->law;
  const struct world *world = &law->model->world;
  bool *unsure = arena_array(law->arena, bool, common->agency_count);
  for (uint32_t u = 0; u < world->units.count && partition->parted; u++)
    if (partition->joined[u]) unsure[common->agency_of_unit[u]] = true;
  for (size_t s = 0; s < law->seats.count; s++) {
    uint32_t component = partition->component_of_seat[s];
    if (component == NONE || leaves_choice(common, partition, component)) continue;
    const int64_t *gaps = judgements[component].gaps;
    if (gaps[PROMISE_WISHES] > 0 || gaps[PROMISE_FILL] > 0 || gaps[PROMISE_ELSEWHERE] > 0)
      unsure[agency_of_seat(common, &law->seats.items[s])] = true;
  }
  return unsure;
}

static bool is_unsure(const struct component *component, const bool *unsure) {
  for (size_t s = 0; s < component->seats.count; s++)
    if (unsure[agency_of_seat(component->common, &component->law->seats.items[component->seats.items[s]])]) return true;
  return false;
}

static void add_judgement(struct judgement *sum, const struct judgement *judgement) {
  sum->broken += judgement->broken;
  gap_add(&sum->broken_gap, judgement->broken_gap);
  for (int promise = 0; promise < PROMISES; promise++) gap_add(&sum->gaps[promise], judgement->gaps[promise]);
}

static void add_members(struct arena *arena, index_list *list, struct members members) {
  for (size_t i = 0; i < members.count; i++) *list_push(arena, list) = members.items[i];
}

/* Components that share unsure agencies are as far from level as they are together. */
struct unsure {
  struct judgement judgement;
  index_list tallies, seats, people;
};

static void judge_component(struct component *component, const bool *unsure, struct unsure *all) {
  struct judgement *judgement = component->judgement;
  bool is_sure = !is_unsure(component, unsure);
  if (!is_sure) judgement_unknown(judgement, PROMISE_LEVEL);
  bounds_narrow(component);
  if (is_sure) return;
  judgement->gaps[PROMISE_LEVEL] = 0;
  add_judgement(&all->judgement, judgement);
  add_members(component->law->arena, &all->tallies, component->tallies);
  add_members(component->law->arena, &all->seats, component->seats);
  add_members(component->law->arena, &all->people, component->people);
}

/* Adds to the roster what the components have to say, each by itself and in their order. */
static void judge_components(const struct common *common, const struct partition *partition,
                             struct judgement *judgements) {
  struct law *law = common->law;
  const bool *unsure = list_unsure(common, partition, judgements);
  struct unsure all = {0};
  struct judgement sum = {0};
  for (size_t c = 0; c < partition->count; c++) {
    struct component component = component_of(common, partition, c, &judgements[c]);
    judge_component(&component, unsure, &all);
    arena_free(component.arena);
    add_judgement(&sum, &judgements[c]);
  }
  if (all.seats.count > 0) {
    struct component joined = {.law = law, .common = common, .block = partition->block, .judgement = &all.judgement};
    joined.tallies = (struct members){all.tallies.items, all.tallies.count};
    joined.seats = (struct members){all.seats.items, all.seats.count};
    joined.people = (struct members){all.people.items, all.people.count};
    joined.arena = law->arena;
    all.judgement.gaps[PROMISE_FAIR] = all.judgement.gaps[PROMISE_EVEN] = 0;
    all.judgement.gaps[PROMISE_LEVEL] = GAP_UNKNOWN;
    bounds_narrow(&joined);
    gap_add(&sum.gaps[PROMISE_LEVEL], all.judgement.gaps[PROMISE_LEVEL]);
  }
  law->roster->broken += sum.broken;
  gap_add(&law->roster->broken_gap, sum.broken_gap);
  for (int promise = 0; promise < PROMISES; promise++) gap_add(&law->roster->gaps[promise], sum.gaps[promise]);
}

/* What leaves agencies no choice comes first: the others find its people in the office. Shifts come last, but where
 * they had to be planned with the days. */
static enum outcome plan_block(const struct common *common, const struct block *block, struct dispute *dispute) {
  const struct law *law = common->law;
  struct partition partition = divide(common, block);
  struct judgement *judgements = arena_array(law->arena, struct judgement, partition.count);
  if (law->roster->shifts != NULL) note_spread(common, &partition);
  enum outcome outcome = plan_components(common, &partition, false, judgements, dispute);
  if (outcome != OUTCOME_PLANNED) return outcome;
  place_unbound(common, &partition);
  outcome = plan_components(common, &partition, true, judgements, dispute);
  if (outcome != OUTCOME_PLANNED || law->left_out != NULL) return outcome;
  judge_components(common, &partition, judgements);
  shifts_plan(common, block);
  return outcome;
}

static void number_agencies(struct common *common) {
  const struct law *law = common->law;
  const struct world *world = &law->model->world;
  common->agency_of_unit = arena_array(law->arena, uint32_t, world->units.count);
  for (size_t u = 0; u < world->units.count; u++)
    if (world->units.items[u].agency == u) common->agency_of_unit[u] = common->agency_count++;
  for (size_t u = 0; u < world->units.count; u++)
    common->agency_of_unit[u] = common->agency_of_unit[world->units.items[u].agency];
}

static void count_agencies(struct common *common) {
  const struct law *law = common->law;
  bool *seen = arena_array(law->arena, bool, law->tallies.count);
  common->agency_of_tally = arena_array(law->arena, uint32_t, law->tallies.count);
  common->in_office = arena_array(law->arena, int32_t, common->agency_count * law->window.count);
  for (size_t s = 0; s < law->seats.count; s++) {
    const struct seat *seat = &law->seats.items[s];
    uint32_t agency = agency_of_seat(common, seat);
    for (size_t m = 0; m < seat->memberships.count; m++) {
      uint32_t t = seat->memberships.items[m].tally, *known = &common->agency_of_tally[t];
      *known = seen[t] && *known != agency ? NONE : agency;
      seen[t] = true;
    }
    for (size_t d = 0; d < law->window.count; d++)
      if (seat->cells[d] == MODE_WFO) common->in_office[agency * law->window.count + d] += seat->present[d];
  }
}

static void count_single_shifts(struct common *common) {
  const struct law *law = common->law;
  size_t cells = (size_t)common->agency_count * law->shift_names.count * law->window.count;
  common->shift_base = arena_array(law->arena, int32_t, cells);
  for (size_t s = 0; s < law->seats.count && cells > 0; s++) {
    const struct seat *seat = &law->seats.items[s];
    for (size_t d = 0; d < law->window.count; d++) {
      uint16_t number = law->standings.items[seat->standing].reasons[d].shifts;
      if (seat->cells[d] != MODE_WFO || number == HOURS_NONE || law->roster->rules[number - 1]->shift_count != 1)
        continue;
      *shift_base(common, agency_of_seat(common, seat), law->shift_name_of[number - 1][0], d) += seat->present[d];
    }
  }
}

static void common_open(struct common *common) {
  const struct law *law = common->law;
  common->turns = number_turns(law);
  number_agencies(common);
  count_agencies(common);
  common->place_of_seat = arena_array(law->arena, uint32_t, law->seats.count);
  common->place_of_tally = arena_array(law->arena, uint32_t, law->tallies.count);
  for (size_t t = 0; t < law->tallies.count; t++) common->place_of_tally[t] = NONE;
  count_single_shifts(common);
  common->spread = arena_array(law->arena, struct spread_so_far, common->agency_count);
}

enum outcome law_assign(struct law *law, struct dispute *dispute) {
  struct common common = {.law = law};
  common_open(&common);
  for (size_t b = 0; b < law->window.block_count; b++) {
    struct block block = {law->window.first_day[b], law->window.first_day[b + 1]};
    enum outcome outcome = plan_block(&common, &block, dispute);
    if (outcome != OUTCOME_PLANNED) return outcome;
  }
  return OUTCOME_PLANNED;
}
