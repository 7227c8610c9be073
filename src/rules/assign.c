/* Components, each planned by itself, and those whom nothing binds. */
#include "rules/divide.h"
#include "rules/judge.h"
#include "rules/shifts.h"
#include "rules/wave.h"

static void number_turns(struct common *common) {
  const struct law *law = common->law;
  const struct world *world = &law->model->world;
  common->rank_in_unit = arena_array(law->arena, uint32_t, world->people.count);
  common->unit_sizes = arena_array(law->arena, uint32_t, world->units.count);
  for (uint32_t p = 0; p < world->people.count; p++)
    common->rank_in_unit[p] = common->unit_sizes[world->people.items[p].unit]++;
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
      if (cell_is_free(cells[d])) component_place(law, p, d, (struct option){.mode = best_mode(cells[d])});
  }
}

static void note_spread(const struct common *common, const struct partition *partition) {
  const struct law *law = common->law;
  memset(common->spread, 0, common->agency_count * sizeof *common->spread);
  for (size_t s = 0; s < law->seats.count; s++) {
    const struct seat *seat = &law->seats.items[s];
    struct spread_so_far *spread = &common->spread[agency_of_seat(common, seat)];
    uint32_t component = partition->component_of_seat[s];
    spread->seats += seat_has_shifts(law, &partition->block, seat);
    spread->leveled = spread->leveled || (component != NONE && partition->leveled[component]);
  }
}

/* Who are in the office so far, of those whom the first components had and of those whom none has. */
static void count_placed(const struct common *common, const struct partition *partition) {
  const struct law *law = common->law;
  for (uint32_t p = 0; p < law->model->world.people.count; p++) {
    const struct seat *seat = &law->seats.items[law->seat_of[p]];
    int32_t *in_office = common->in_office + agency_of_seat(common, seat) * law->window.count;
    for (size_t d = partition->block.first; d < partition->block.end; d++)
      in_office[d] += cell_is_free(seat->cells[d]) && roster_mode(law->roster, p, d) == MODE_WFO;
  }
}

static bool is_leveled(const struct partition *partition) {
  for (size_t c = 0; c < partition->count; c++)
    if (partition->leveled[c]) return true;
  return false;
}

/* What leaves agencies no choice comes first: the others find its people in the office. Shifts come last, but where
 * they had to be planned with the days. */
static enum outcome plan_block(struct common *common, const struct block *block, struct dispute *dispute) {
  const struct partition partition = divide(common, block);
  common->partition = &partition;
  progress_begin(common->law->model->progress, PROGRESS_PLANNING, NULL, partition.count);
  if (common->law->roster->shifts != NULL) note_spread(common, &partition);
  struct told *told = arena_array(common->law->arena, struct told, partition.count);
  enum outcome outcome = wave_plan(common, false, told, dispute);
  if (outcome != OUTCOME_PLANNED) return outcome;
  place_unbound(common, &partition);
  if (is_leveled(&partition)) {
    count_placed(common, &partition);
    outcome = wave_plan(common, true, told, dispute);
  }
  if (outcome != OUTCOME_PLANNED || common->law->left_out != NULL) return outcome;
  judge_block(common, told);
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
  number_turns(common);
  number_agencies(common);
  count_agencies(common);
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
