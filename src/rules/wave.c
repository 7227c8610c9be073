#include "rules/wave.h"
#include "base/parallel.h"
#include "rules/approach.h"
#include <stdatomic.h>
#include <stdlib.h>

struct result {
  enum outcome outcome;
  struct dispute dispute;
  struct arena *arena; /* of a failure: has the dispute's lists */
};

/* Components on their way. */
struct wave {
  const struct common *common;
  const struct partition *partition;
  bool leveled;
  struct result *results;     /* by component */
  struct told *told;          /* by component */
  struct listing chains;      /* components that are planned one after the other */
  const uint32_t *order;      /* of the chains: those of most people first */
  atomic_size_t first_failed; /* of the components; none behind it matters */
  struct arena *arena;
};

static bool has_focus(const struct component *component) {
  const bool *focus = component->law->focus;
  for (size_t i = 0; i < component->people.count && focus != NULL; i++)
    if (focus[component->people.items[i]]) return true;
  return focus == NULL;
}

/* Its people are in the office for the components of their agencies that come later. */
static void add_in_office(const struct component *component) {
  const struct law *law = component->law;
  for (size_t i = 0; i < component->people.count; i++) {
    uint32_t person = component->people.items[i];
    const struct seat *seat = &law->seats.items[law->seat_of[person]];
    int32_t *in_office = component->common->in_office + agency_of_seat(component->common, seat) * law->window.count;
    for (size_t d = component->block.first; d < component->block.end; d++)
      in_office[d] += cell_is_free(seat->cells[d]) && roster_mode(law->roster, person, d) == MODE_WFO;
  }
}

static bool is_failure(const struct law *law, const struct result *result) {
  if (result->outcome == OUTCOME_REFUSED) return law->left_out == NULL;
  return result->outcome == OUTCOME_DISPUTE && law_concerns(law, &result->dispute);
}

static void note_failure(struct wave *wave, size_t component) {
  size_t first = atomic_load(&wave->first_failed);
  while (component < first && !atomic_compare_exchange_weak(&wave->first_failed, &first, component)) continue;
}

static void plan_one(struct wave *wave, size_t number) {
  const struct common *common = wave->common;
  const struct partition *partition = wave->partition;
  struct result *result = &wave->results[number];
  if (number > atomic_load(&wave->first_failed)) return;
  struct component component = {.law = common->law,
                                .common = common,
                                .block = partition->block,
                                .tallies = members_of(&partition->tallies, number),
                                .seats = members_of(&partition->seats, number),
                                .people = members_of(&partition->people, number),
                                .leveled = wave->leveled,
                                .frozen = common->law->left_out != NULL,
                                .budget = model_steps(common->law->model) / (int64_t)partition->count,
                                .told = &wave->told[number],
                                .arena = arena_new()};
  if (has_focus(&component)) result->outcome = component_plan(&component, &result->dispute);
  if (wave->leveled) add_in_office(&component);
  if (!is_failure(common->law, result)) {
    arena_free(component.arena);
    return;
  }
  result->arena = component.arena;
  note_failure(wave, number);
}

static void plan_chain(void *context, size_t number) {
  struct wave *wave = context;
  struct members chain = members_of(&wave->chains, wave->order[number]);
  for (size_t i = 0; i < chain.count; i++) plan_one(wave, chain.items[i]);
  progress_add(wave->common->law->model->progress, chain.count);
}

static uint32_t leader_of(uint32_t *leader, uint32_t component) {
  while (leader[component] != component) component = leader[component] = leader[leader[component]];
  return component;
}

/* Components that share an agency are in the chain of the first that has it. */
static void chain_by_agency(const struct wave *wave, uint32_t component, uint32_t *leader, uint32_t *first_of_agency) {
  const struct law *law = wave->common->law;
  struct members seats = members_of(&wave->partition->seats, component);
  for (size_t i = 0; i < seats.count; i++) {
    uint32_t *first = &first_of_agency[agency_of_seat(wave->common, &law->seats.items[seats.items[i]])];
    if (*first == 0) *first = component + 1;
    uint32_t a = leader_of(leader, *first - 1), b = leader_of(leader, component);
    leader[a > b ? a : b] = a < b ? a : b;
  }
}

static void make_chains(struct wave *wave) {
  size_t count = wave->partition->count;
  uint32_t *chain_of = arena_array(wave->arena, uint32_t, count), *leader = arena_array(wave->arena, uint32_t, count);
  uint32_t *first_of_agency = arena_array(wave->arena, uint32_t, wave->common->agency_count);
  for (uint32_t c = 0; c < count; c++) leader[c] = c;
  for (uint32_t c = 0; c < count && wave->leveled; c++)
    if (wave->partition->leveled[c]) chain_by_agency(wave, c, leader, first_of_agency);
  for (uint32_t c = 0; c < count; c++)
    chain_of[c] = wave->partition->leveled[c] == wave->leveled ? leader_of(leader, c) : NONE;
  wave->chains = list_items(wave->arena, count, chain_of, count);
}

struct weighed {
  size_t people;
  uint32_t chain;
};

static int by_weight(const void *left, const void *right) {
  const struct weighed *a = left, *b = right;
  if (a->people != b->people) return a->people > b->people ? -1 : 1;
  return (a->chain > b->chain) - (a->chain < b->chain);
}

/* Returns how many chains there are. Large ones first, so that threads end together. */
static size_t order_chains(struct wave *wave) {
  size_t count = 0;
  struct weighed *weighed = arena_array(wave->arena, struct weighed, wave->partition->count);
  uint32_t *order = arena_array(wave->arena, uint32_t, wave->partition->count);
  for (uint32_t c = 0; c < wave->partition->count; c++) {
    struct members chain = members_of(&wave->chains, c);
    if (chain.count == 0) continue;
    weighed[count] = (struct weighed){.chain = c};
    for (size_t i = 0; i < chain.count; i++)
      weighed[count].people += members_of(&wave->partition->people, chain.items[i]).count;
    count++;
  }
  if (count > 1) qsort(weighed, count, sizeof *weighed, by_weight);
  for (size_t i = 0; i < count; i++) order[i] = weighed[i].chain;
  wave->order = order;
  return count;
}

static index_list copy_list(struct arena *arena, const index_list *list) {
  index_list copy = {0};
  for (size_t i = 0; i < list->count; i++) *list_push(arena, &copy) = list->items[i];
  return copy;
}

static void copy_dispute(struct arena *arena, const struct dispute *from, struct dispute *to) {
  *to = *from;
  to->people = copy_list(arena, &from->people);
  to->demanders = copy_list(arena, &from->demanders);
  to->limiters = copy_list(arena, &from->limiters);
  to->demanding = copy_list(arena, &from->demanding);
  to->limiting = copy_list(arena, &from->limiting);
}

static void tell_too_large(const struct wave *wave, size_t component) {
  struct diag *diag = wave->common->law->model->diag;
  const struct told *told = &wave->told[component];
  const char *why = told->gave_up
                        ? "are tied together by their bounds: the search gave up before it could tell whether "
                          "a roster keeps these"
                        : "have bounds that cross, and some on their own days: too many to search for a "
                          "roster";
  struct finding *finding = diag_at(diag, CODE_too_large, told->too_large->at, "%zu people %s",
                                    members_of(&wave->partition->people, component).count, why);
  diag_help(diag, finding, "groups that are nested or disjoint can be planned for any number of people");
}

static enum outcome tell_failure(const struct wave *wave, size_t component, struct dispute *dispute) {
  const struct result *result = &wave->results[component];
  copy_dispute(wave->common->law->arena, &result->dispute, dispute);
  if (result->outcome == OUTCOME_REFUSED) tell_too_large(wave, component);
  return result->outcome;
}

static enum outcome collect(const struct wave *wave, struct dispute *dispute) {
  size_t count = wave->partition->count, failed = atomic_load(&wave->first_failed);
  enum outcome outcome = failed < count ? tell_failure(wave, failed, dispute) : OUTCOME_PLANNED;
  for (size_t c = 0; c < count; c++) arena_free(wave->results[c].arena);
  return outcome;
}

enum outcome wave_plan(const struct common *common, bool leveled, struct told *told, struct dispute *dispute) {
  struct wave wave = {.common = common,
                      .partition = common->partition,
                      .leveled = leveled,
                      .told = told,
                      .first_failed = SIZE_MAX,
                      .arena = arena_new()};
  wave.results = arena_array(wave.arena, struct result, common->partition->count);
  make_chains(&wave);
  parallel_run(common->law->model->jobs, order_chains(&wave), plan_chain, &wave);
  enum outcome outcome = collect(&wave, dispute);
  arena_free(wave.arena);
  return outcome;
}
