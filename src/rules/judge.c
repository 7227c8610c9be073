#include "rules/judge.h"
#include "rules/bounds.h"

/* Agencies, by number, of which other rosters that keep the promises before may have other people in the office in one
 * component while another of theirs is planned: that one's figures then do not tell how level they are. */
static bool *list_unsure(const struct common *common, const struct told *told) {
  const struct law *law = common->law;
  const struct partition *partition = common->partition;
  const struct world *world = &law->model->world;
  bool *unsure = arena_array(law->arena, bool, common->agency_count);
  for (uint32_t u = 0; u < world->units.count && partition->parted; u++)
    if (partition->joined[u]) unsure[common->agency_of_unit[u]] = true;
  for (size_t s = 0; s < law->seats.count; s++) {
    uint32_t component = partition->component_of_seat[s];
    if (component == NONE || partition->leveled[component]) continue;
    const int64_t *gaps = told[component].gaps;
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

static void add_told(struct told *sum, const struct told *told) {
  sum->broken += told->broken;
  gap_add(&sum->broken_gap, told->broken_gap);
  for (int promise = 0; promise < PROMISES; promise++) gap_add(&sum->gaps[promise], told->gaps[promise]);
}

static void add_members(struct arena *arena, index_list *list, struct members members) {
  for (size_t i = 0; i < members.count; i++) *list_push(arena, list) = members.items[i];
}

/* Components that share unsure agencies are as far from level as they are together. */
struct unsure {
  struct told told;
  index_list tallies, seats, people;
};

static void judge_component(struct component *component, const bool *unsure, struct unsure *all) {
  struct told *told = component->told;
  bool is_sure = !is_unsure(component, unsure);
  if (is_sure && told->gaps[PROMISE_FAIR] == 0 && told->gaps[PROMISE_LEVEL] == 0 && told->gaps[PROMISE_EVEN] == 0)
    return;
  if (!is_sure) told_unknown(told, PROMISE_LEVEL);
  component->arena = arena_new();
  bounds_narrow(component);
  arena_free(component->arena);
  if (is_sure) return;
  told->gaps[PROMISE_LEVEL] = 0;
  add_told(&all->told, told);
  add_members(component->law->arena, &all->tallies, component->tallies);
  add_members(component->law->arena, &all->seats, component->seats);
  add_members(component->law->arena, &all->people, component->people);
}

static void join_unsure(const struct common *common, struct unsure *all, struct told *sum) {
  struct law *law = common->law;
  struct component joined = {
      .law = law, .common = common, .block = common->partition->block, .placed = true, .told = &all->told};
  if (all->seats.count == 0) return;
  joined.tallies = (struct members){all->tallies.items, all->tallies.count};
  joined.seats = (struct members){all->seats.items, all->seats.count};
  joined.people = (struct members){all->people.items, all->people.count};
  joined.arena = law->arena;
  all->told.gaps[PROMISE_FAIR] = all->told.gaps[PROMISE_EVEN] = 0;
  all->told.gaps[PROMISE_LEVEL] = GAP_UNKNOWN;
  bounds_narrow(&joined);
  gap_add(&sum->gaps[PROMISE_LEVEL], all->told.gaps[PROMISE_LEVEL]);
}

void judge_block(const struct common *common, struct told *told) {
  struct law *law = common->law;
  const struct partition *partition = common->partition;
  const bool *unsure = list_unsure(common, told);
  struct unsure all = {0};
  struct told sum = {0};
  for (size_t c = 0; c < partition->count; c++) {
    struct component component = {.law = law,
                                  .common = common,
                                  .block = partition->block,
                                  .tallies = members_of(&partition->tallies, c),
                                  .seats = members_of(&partition->seats, c),
                                  .people = members_of(&partition->people, c),
                                  .leveled = partition->leveled[c],
                                  .placed = true,
                                  .told = &told[c]};
    judge_component(&component, unsure, &all);
    add_told(&sum, &told[c]);
  }
  join_unsure(common, &all, &sum);
  law->roster->broken += sum.broken;
  gap_add(&law->roster->broken_gap, sum.broken_gap);
  for (int promise = 0; promise < PROMISES; promise++) gap_add(&law->roster->gaps[promise], sum.gaps[promise]);
}
