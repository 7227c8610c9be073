#include "rules/law.h"
#include "solve/solve.h"
#include <stdlib.h>

/* Items listed by component: those of component c are items[first[c]] up to items[first[c + 1]]. */
struct listing {
  uint32_t *items;
  size_t *first;
};

/* Days of the window that are planned by themselves: first up to end - 1 (contract 9). */
struct block {
  size_t first, end;
};

/* People bound together by groups they share in a block, directly or through others, are a component: a problem of its
 * own. */
struct partition {
  struct law *law;
  struct block block;
  uint32_t *leader; /* by tally: union-find */
  bool *binding;    /* by tally: on any day of the block */
  uint32_t *component_of_tally, *component_of_seat;
  struct listing tallies, seats, people;
  size_t count;
};

static uint32_t leader_of(uint32_t *leader, uint32_t tally) {
  while (leader[tally] != tally) {
    leader[tally] = leader[leader[tally]];
    tally = leader[tally];
  }
  return tally;
}

static bool binds_ever(const struct block *block, const struct tally *tally) {
  for (size_t d = block->first; d < block->end; d++)
    if (tally_binds(tally, d)) return true;
  return false;
}

/* The seat's first binding tally, or NONE. Joins all its binding tallies on the way. */
static uint32_t join_tallies(struct partition *partition, const struct seat *seat) {
  const struct block *block = &partition->block;
  uint32_t first = NONE;
  for (size_t m = 0; m < seat->memberships.count; m++) {
    uint32_t tally = seat->memberships.items[m].tally;
    const_dayset days = seat->memberships.items[m].days;
    if (!partition->binding[tally] || dayset_next(&partition->law->window, days, block->first) >= block->end) continue;
    if (first == NONE) first = tally;
    uint32_t a = leader_of(partition->leader, first), b = leader_of(partition->leader, tally);
    if (a < b) partition->leader[b] = a;
    if (b < a) partition->leader[a] = b;
  }
  return first;
}

static void number_components(struct partition *partition, const uint32_t *first_tally) {
  struct law *law = partition->law;
  partition->component_of_tally = arena_array(law->arena, uint32_t, law->tallies.count);
  partition->component_of_seat = arena_array(law->arena, uint32_t, law->seats.count);
  for (uint32_t t = 0; t < law->tallies.count; t++) {
    uint32_t leader = leader_of(partition->leader, t); /* never behind t */
    bool own = leader == t && partition->binding[t];
    partition->component_of_tally[t] = own                     ? (uint32_t)partition->count++
                                       : partition->binding[t] ? partition->component_of_tally[leader]
                                                               : NONE;
  }
  for (size_t s = 0; s < law->seats.count; s++)
    partition->component_of_seat[s] = first_tally[s] == NONE ? NONE : partition->component_of_tally[first_tally[s]];
}

/* Lists the items 0..count-1 by component, each in order: component_of says whose they are. */
static struct listing list_items(const struct partition *partition, size_t count, const uint32_t *component_of) {
  struct listing listing = {.items = arena_array(partition->law->arena, uint32_t, count),
                            .first = arena_array(partition->law->arena, size_t, partition->count + 2)};
  size_t *next = listing.first + 1; /* where the next item of a component goes: in the end, where the next one begins */
  for (size_t i = 0; i < count; i++)
    if (component_of[i] != NONE) next[component_of[i] + 1]++;
  for (size_t c = 0; c < partition->count; c++) next[c + 1] += next[c];
  for (uint32_t i = 0; i < count; i++)
    if (component_of[i] != NONE) listing.items[next[component_of[i]]++] = i;
  return listing;
}

static void partition_open(struct partition *partition) {
  struct law *law = partition->law;
  size_t tallies = law->tallies.count, people = law->model->world.people.count;
  uint32_t *first_tally = arena_array(law->arena, uint32_t, law->seats.count);
  uint32_t *component_of_person = arena_array(law->arena, uint32_t, people);
  partition->leader = arena_array(law->arena, uint32_t, tallies);
  partition->binding = arena_array(law->arena, bool, tallies);
  for (uint32_t t = 0; t < tallies; t++) {
    partition->leader[t] = t;
    partition->binding[t] = binds_ever(&partition->block, &law->tallies.items[t]);
  }
  for (size_t s = 0; s < law->seats.count; s++) first_tally[s] = join_tallies(partition, &law->seats.items[s]);
  number_components(partition, first_tally);
  for (size_t p = 0; p < people; p++) component_of_person[p] = partition->component_of_seat[law->seat_of[p]];
  partition->tallies = list_items(partition, tallies, partition->component_of_tally);
  partition->seats = list_items(partition, law->seats.count, partition->component_of_seat);
  partition->people = list_items(partition, people, component_of_person);
}

/* The items of one component. */
struct members {
  const uint32_t *items;
  size_t count;
};

static struct members members_of(const struct listing *listing, size_t component) {
  size_t first = listing->first[component];
  return (struct members){listing->items + first, listing->first[component + 1] - first};
}

/* Where a person stands in the rotation: among the people of their unit, as a fraction of them. Sorted by it, the units
 * of a component are shuffled into one another, and every stretch of the rotation has its share of each. */
struct turn {
  uint32_t rank, size; /* in the unit */
  uint32_t person;
};

static int by_turn(const void *left, const void *right) {
  const struct turn *a = left, *b = right;
  uint64_t one = (2 * (uint64_t)a->rank + 1) * b->size, other = (2 * (uint64_t)b->rank + 1) * a->size;
  if (one != other) return one < other ? -1 : 1;
  return (a->person > b->person) - (a->person < b->person);
}

/* By person, unsorted. */
static struct turn *number_turns(const struct law *law) {
  const struct world *world = &law->model->world;
  struct turn *turns = arena_array(law->arena, struct turn, world->people.count);
  uint32_t *sizes = arena_array(law->arena, uint32_t, world->units.count);
  for (uint32_t p = 0; p < world->people.count; p++)
    turns[p] = (struct turn){.rank = sizes[world->people.items[p].unit]++, .person = p};
  for (uint32_t p = 0; p < world->people.count; p++) turns[p].size = sizes[world->people.items[p].unit];
  return turns;
}

/* A component on its way into a network. */
struct draft {
  struct law *law;
  struct block block;
  struct members tallies, seats, people;
  struct arena *arena;
  struct network network;
  uint32_t *tally_of_node;
  uint32_t *node_of_tally; /* by tally: of the day at hand */
  uint32_t *leaf;          /* seats × days of the block: the innermost node, or TOP */
  uint32_t *person_of_row;
  struct ranked *ranked; /* the tallies of the day at hand, or of one seat */
};

/* Larger groups stand above smaller ones. */
struct ranked {
  int32_t free;
  uint32_t number;
  const struct tally *tally;
};

static int by_rank(const void *left, const void *right) {
  const struct ranked *a = left, *b = right;
  if (a->free != b->free) return a->free > b->free ? -1 : 1;
  return tally_compare(a->tally, b->tally);
}

#define PARENT_UNKNOWN (UINT32_MAX - 1)

static void add_nodes(struct draft *draft, size_t day) {
  size_t count = 0;
  for (size_t i = 0; i < draft->tallies.count; i++) {
    uint32_t t = draft->tallies.items[i];
    const struct tally *tally = &draft->law->tallies.items[t];
    if (tally_binds(tally, day)) draft->ranked[count++] = (struct ranked){tally->free[day], t, tally};
  }
  qsort(draft->ranked, count, sizeof *draft->ranked, by_rank);
  for (size_t i = 0; i < count; i++) {
    uint32_t node = draft->network.node_count++, t = draft->ranked[i].number;
    const struct tally *tally = draft->ranked[i].tally;
    draft->node_of_tally[t] = node;
    draft->tally_of_node[node] = t;
    draft->network.nodes[node] = (struct node){
        .parent = PARENT_UNKNOWN, .column = (uint32_t)day, .low = tally->least_in[day], .high = tally->most_in[day]};
  }
}

static void crossing_finding(const struct draft *draft, uint32_t a, uint32_t b, size_t day) {
  struct law *law = draft->law;
  if (law->left_out) return;
  const struct group *one = &law->tallies.items[a].group, *other = &law->tallies.items[b].group;
  const struct rule *rule = law->roster->rules[one->rule], *second = law->roster->rules[other->rule];
  struct str name = group_name(law, one), second_name = group_name(law, other), on = day_name(law, day);
  struct finding *finding =
      diag_at(law->model->diag, CODE_not_supported, one->bound->at,
              "groups that cross are not supported yet: %.*s of %.*s and %.*s of %.*s share some people on %.*s, and "
              "neither is within the other",
              STR_ARGS(name), STR_ARGS(rule->id), STR_ARGS(second_name), STR_ARGS(second->id), STR_ARGS(on));
  diag_note(law->model->diag, finding, other->bound->at, "the other bound");
}

/* Hangs the tallies of a seat one below the other; false when another seat has them otherwise: they cross. */
static bool hang_seat(struct draft *draft, size_t seat_at, size_t day) {
  const struct seat *seat = &draft->law->seats.items[draft->seats.items[seat_at]];
  size_t count = 0;
  uint32_t parent = TOP;
  for (size_t m = 0; m < seat->memberships.count; m++) {
    uint32_t t = seat->memberships.items[m].tally;
    const struct tally *tally = &draft->law->tallies.items[t];
    if (dayset_has(seat->memberships.items[m].days, day) && tally_binds(tally, day))
      draft->ranked[count++] = (struct ranked){tally->free[day], t, tally};
  }
  qsort(draft->ranked, count, sizeof *draft->ranked, by_rank);
  for (size_t i = 0; i < count; i++) {
    uint32_t node = draft->node_of_tally[draft->ranked[i].number];
    uint32_t *known = &draft->network.nodes[node].parent;
    if (*known != PARENT_UNKNOWN && *known != parent) {
      uint32_t other = *known == TOP || (parent != TOP && parent > *known) ? parent : *known; /* the smaller group */
      crossing_finding(draft, draft->tally_of_node[other], draft->ranked[i].number, day);
      return false;
    }
    *known = parent;
    parent = node;
  }
  draft->leaf[seat_at * (draft->block.end - draft->block.first) + day - draft->block.first] = parent;
  return true;
}

static bool draft_nodes(struct draft *draft) {
  struct law *law = draft->law;
  for (size_t d = draft->block.first; d < draft->block.end; d++) {
    uint32_t first = draft->network.node_count;
    add_nodes(draft, d);
    for (size_t s = 0; s < draft->seats.count; s++) {
      const struct seat *seat = &law->seats.items[draft->seats.items[s]];
      if (cell_is_free(seat->cells[d]) && seat->present[d] > 0 && !hang_seat(draft, s, d)) return false;
    }
    for (uint32_t v = first; v < draft->network.node_count; v++)
      if (draft->network.nodes[v].parent == PARENT_UNKNOWN) draft->network.nodes[v].parent = TOP;
  }
  return true;
}

static bool is_absent(uint8_t cell) {
  return cell >= MODE_LEAVE && cell <= MODE_STUDY;
}

static int by_person(const void *key, const void *item) {
  uint32_t person = *(const uint32_t *)key, other = ((const struct history *)item)->person;
  return (person > other) - (person < other);
}

const struct history *law_history(const struct law *law, uint32_t person) {
  const struct model *model = law->model;
  if (model->history.count == 0) return NULL;
  return bsearch(&person, model->history.items, model->history.count, sizeof *model->history.items, by_person);
}

/* h and g of contract 9.5 as the files say them: the row's share before the window. */
static struct row row_of_history(const struct law *law, uint32_t person) {
  const struct history *history = law_history(law, person);
  return history == NULL ? (struct row){0} : (struct row){.base = history->wfo, .weight = history->days};
}

/* A row for a person with free days in the block: o and n of contract 9.5 as far as they are settled, with h and g, to
 * which the blocks before this one belong. */
static void add_row(struct draft *draft, uint32_t person, const uint32_t *leaf) {
  const struct law *law = draft->law;
  struct network *network = &draft->network;
  const uint8_t *cells = law->roster->modes + (size_t)person * law->window.count;
  struct row row = row_of_history(law, person);
  row.first_cell = network->cell_count;
  for (size_t d = 0; d < draft->block.end; d++) {
    if (cells[d] == MODE_OFF_CALENDAR || is_absent(cells[d]) || !law->window.in_force_at_all[d]) continue;
    row.weight++;
    row.base += cells[d] == MODE_WFO;
    if (!cell_is_free(cells[d])) continue;
    network->cells[network->cell_count++] =
        (struct cell){.row = network->row_count, .node = leaf[d - draft->block.first], .cost = cell_cost(cells[d])};
  }
  if (network->cell_count == row.first_cell) return;
  draft->person_of_row[network->row_count] = person;
  network->rows[network->row_count++] = row;
}

static void draft_rows(struct draft *draft, const uint32_t *place_of_seat, const struct turn *turns) {
  struct law *law = draft->law;
  struct turn *sorted = arena_array(draft->arena, struct turn, draft->people.count);
  for (size_t i = 0; i < draft->people.count; i++) sorted[i] = turns[draft->people.items[i]];
  qsort(sorted, draft->people.count, sizeof *sorted, by_turn);
  for (size_t i = 0; i < draft->people.count; i++) {
    uint32_t p = sorted[i].person;
    add_row(draft, p, draft->leaf + place_of_seat[law->seat_of[p]] * (draft->block.end - draft->block.first));
  }
  draft->network.rows[draft->network.row_count].first_cell = draft->network.cell_count;
}

static void draft_open(struct draft *draft) {
  size_t days = draft->block.end - draft->block.first, nodes = draft->tallies.count * days,
         people = draft->people.count;
  draft->network.column_count = (uint32_t)draft->law->window.count;
  draft->network.nodes = arena_array(draft->arena, struct node, nodes);
  draft->network.rows = arena_array(draft->arena, struct row, people + 1);
  draft->network.cells = arena_array(draft->arena, struct cell, people * days);
  draft->tally_of_node = arena_array(draft->arena, uint32_t, nodes);
  draft->leaf = arena_array(draft->arena, uint32_t, draft->seats.count * days);
  draft->person_of_row = arena_array(draft->arena, uint32_t, people);
  draft->ranked = arena_array(draft->arena, struct ranked, draft->tallies.count);
}

/* The cells of a row are its person's free days, in order. */
static void write_modes(const struct draft *draft) {
  const struct law *law = draft->law;
  const struct network *network = &draft->network;
  for (uint32_t r = 0; r < network->row_count; r++) {
    uint8_t *cells = law->roster->modes + (size_t)draft->person_of_row[r] * law->window.count;
    const struct cell *cell = &network->cells[network->rows[r].first_cell];
    for (size_t d = draft->block.first; d < draft->block.end; d++)
      if (cell_is_free(cells[d])) cells[d] = (cell++)->in ? MODE_WFO : MODE_WFH;
  }
}

/* The cut's node and those below it, as the groups they stand for: who demands, who limits. */
static void describe_cut(const struct draft *draft, const struct cut *cut, struct dispute *dispute) {
  struct law *law = draft->law;
  uint32_t t = draft->tally_of_node[cut->node];
  size_t day = draft->network.nodes[cut->node].column;
  int64_t settled = law->tallies.items[t].in_office[day];
  *dispute = (struct dispute){
      .counted = COUNTED_WFO, .day = day, .tally = t, .must = cut->demanded + settled, .may = cut->allowed + settled};
  if (cut->over)
    *list_push(law->arena, &dispute->limiters) = t;
  else
    *list_push(law->arena, &dispute->demanders) = t;
  for (size_t i = 0; i < cut->others.count; i++) {
    uint32_t other = draft->tally_of_node[cut->others.items[i]];
    if (cut->over)
      *list_push(law->arena, &dispute->demanders) = other;
    else
      *list_push(law->arena, &dispute->limiters) = other;
  }
}

static enum outcome plan_component(struct draft *draft, const uint32_t *place_of_seat, const struct turn *turns,
                                   struct dispute *dispute) {
  struct cut cut = {0};
  draft_open(draft);
  if (!draft_nodes(draft)) return OUTCOME_REFUSED;
  draft_rows(draft, place_of_seat, turns);
  bool lawful = draft->law->left_out ? price_network(&draft->network, draft->arena, &cut)
                                     : solve_network(&draft->network, draft->arena, &cut) == SOLVE_BEST;
  if (!lawful) {
    describe_cut(draft, &cut, dispute);
    return OUTCOME_DISPUTE;
  }
  write_modes(draft);
  return OUTCOME_PLANNED;
}

/* Free people whom no group binds are where they wish, or else where their fill wants them. */
static void place_unbound(const struct law *law, const struct block *block) {
  for (size_t p = 0; p < law->model->world.people.count; p++) {
    uint8_t *cells = law->roster->modes + p * law->window.count;
    for (size_t d = block->first; d < block->end; d++)
      if (cell_is_free(cells[d])) cells[d] = cell_cost(cells[d]) < 0 ? MODE_WFO : MODE_WFH;
  }
}

static enum outcome plan_block(struct law *law, const struct block *block, const struct turn *turns,
                               struct dispute *dispute) {
  struct partition partition = {.law = law, .block = *block};
  partition_open(&partition);
  uint32_t *place_of_seat = arena_array(law->arena, uint32_t, law->seats.count);
  uint32_t *node_of_tally = arena_array(law->arena, uint32_t, law->tallies.count);
  for (size_t c = 0; c < partition.count; c++) {
    struct draft draft = {.law = law,
                          .block = *block,
                          .tallies = members_of(&partition.tallies, c),
                          .seats = members_of(&partition.seats, c),
                          .people = members_of(&partition.people, c),
                          .arena = arena_new(),
                          .node_of_tally = node_of_tally};
    for (size_t s = 0; s < draft.seats.count; s++) place_of_seat[draft.seats.items[s]] = (uint32_t)s;
    enum outcome outcome = plan_component(&draft, place_of_seat, turns, dispute);
    arena_free(draft.arena);
    if (outcome != OUTCOME_PLANNED) return outcome;
  }
  place_unbound(law, block);
  return OUTCOME_PLANNED;
}

enum outcome law_assign(struct law *law, struct dispute *dispute) {
  const struct turn *turns = number_turns(law);
  for (size_t b = 0; b < law->window.block_count; b++) {
    struct block block = {law->window.first_day[b], law->window.first_day[b + 1]};
    enum outcome outcome = plan_block(law, &block, turns, dispute);
    if (outcome != OUTCOME_PLANNED) return outcome;
  }
  return OUTCOME_PLANNED;
}
