#include "rules/partition.h"
#include "solve/solve.h"
#include <stdlib.h>

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

/* What the components have in common. */
struct common {
  struct law *law;
  const struct turn *turns;
  uint32_t *agency_of_unit; /* agencies are numbered from 0 */
  uint32_t agency_count;
  uint32_t *agency_of_tally; /* NONE: it has people of several */
  int32_t *in_office;        /* agencies × days: who are settled or placed there so far */
  /* Of the component at hand: */
  uint32_t *place_of_seat;
  uint32_t *node_of_tally, *node_of_agency; /* on the day at hand */
  int32_t *free_of_agency;                  /* on the day at hand */
};

/* A component on its way into a network. */
struct draft {
  struct law *law;
  const struct common *common;
  struct block block;
  struct members tallies, seats, people;
  bool several_agencies; /* some tally has people of several */
  struct arena *arena;
  struct network network;
  uint32_t *tally_of_node; /* NONE: an agency's */
  uint32_t *leaf;          /* seats × days of the block: the innermost node, or TOP */
  uint32_t *person_of_row;
  struct ranked *ranked; /* the groups of the day at hand, or of one seat */
};

/* Larger groups stand above smaller ones. */
struct ranked {
  int32_t free;
  uint32_t number;
  const struct tally *tally; /* NULL: an agency */
};

static int by_rank(const void *left, const void *right) {
  const struct ranked *a = left, *b = right;
  if (a->free != b->free) return a->free > b->free ? -1 : 1;
  if (a->tally && b->tally) return tally_compare(a->tally, b->tally);
  if (a->tally || b->tally) return a->tally ? 1 : -1;
  return (a->number > b->number) - (a->number < b->number);
}

static uint32_t agency_of_seat(const struct common *common, const struct seat *seat) {
  return common->agency_of_unit[seat->unit];
}

static bool is_free_on(const struct seat *seat, size_t day) {
  return cell_is_free(seat->cells[day]) && seat->present[day] > 0;
}

static void count_free(const struct draft *draft, size_t day) {
  const struct common *common = draft->common;
  memset(common->free_of_agency, 0, common->agency_count * sizeof *common->free_of_agency);
  for (size_t s = 0; s < draft->seats.count; s++) {
    const struct seat *seat = &draft->law->seats.items[draft->seats.items[s]];
    if (is_free_on(seat, day)) common->free_of_agency[agency_of_seat(common, seat)] += seat->present[day];
  }
}

/* The binding tallies of the day; with them, where they are leveled, the agencies of those who are free. */
static size_t rank_groups(const struct draft *draft, size_t day, bool leveled) {
  const struct common *common = draft->common;
  size_t count = 0;
  for (size_t i = 0; i < draft->tallies.count; i++) {
    uint32_t t = draft->tallies.items[i];
    const struct tally *tally = &draft->law->tallies.items[t];
    if (tally_binds(tally, day)) draft->ranked[count++] = (struct ranked){tally->free[day], t, tally};
  }
  if (leveled) count_free(draft, day);
  for (uint32_t a = 0; leveled && a < common->agency_count; a++)
    if (common->free_of_agency[a] > 0)
      draft->ranked[count++] = (struct ranked){.free = common->free_of_agency[a], .number = a};
  qsort(draft->ranked, count, sizeof *draft->ranked, by_rank);
  return count;
}

static uint32_t *node_of_group(const struct draft *draft, const struct ranked *group) {
  return &(group->tally ? draft->common->node_of_tally : draft->common->node_of_agency)[group->number];
}

#define PARENT_UNKNOWN (UINT32_MAX - 1)

/* An agency limits nobody: its node is there for its cost, contract 9.6. */
static struct node node_for(const struct draft *draft, const struct ranked *group, size_t day) {
  struct node node = {.parent = PARENT_UNKNOWN, .column = (uint32_t)day, .high = group->free};
  if (group->tally) {
    node.low = group->tally->least_in[day];
    node.high = group->tally->most_in[day];
  } else {
    node.squared = NODE_LEVELED;
    node.base = draft->common->in_office[group->number * draft->law->window.count + day];
  }
  return node;
}

static void add_nodes(struct draft *draft, size_t day, bool leveled) {
  size_t count = rank_groups(draft, day, leveled);
  for (size_t i = 0; i < count; i++) {
    const struct ranked *group = &draft->ranked[i];
    uint32_t node = draft->network.node_count++;
    *node_of_group(draft, group) = node;
    draft->tally_of_node[node] = group->tally ? group->number : NONE;
    draft->network.nodes[node] = node_for(draft, group, day);
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

/* Hangs the groups of a seat one below the other; false when another seat has them otherwise: they cross. That is for
 * a finding where there are only bounds. */
static bool hang_seat(struct draft *draft, size_t seat_at, size_t day, bool leveled) {
  const struct seat *seat = &draft->law->seats.items[draft->seats.items[seat_at]];
  size_t count = 0;
  uint32_t parent = TOP, agency = agency_of_seat(draft->common, seat);
  for (size_t m = 0; m < seat->memberships.count; m++) {
    uint32_t t = seat->memberships.items[m].tally;
    const struct tally *tally = &draft->law->tallies.items[t];
    if (dayset_has(seat->memberships.items[m].days, day) && tally_binds(tally, day))
      draft->ranked[count++] = (struct ranked){tally->free[day], t, tally};
  }
  if (leveled)
    draft->ranked[count++] = (struct ranked){.free = draft->common->free_of_agency[agency], .number = agency};
  qsort(draft->ranked, count, sizeof *draft->ranked, by_rank);
  for (size_t i = 0; i < count; i++) {
    uint32_t node = *node_of_group(draft, &draft->ranked[i]);
    uint32_t *known = &draft->network.nodes[node].parent;
    if (*known != PARENT_UNKNOWN && *known != parent) {
      uint32_t other = *known == TOP || (parent != TOP && parent > *known) ? parent : *known; /* the smaller group */
      if (!leveled) crossing_finding(draft, draft->tally_of_node[other], draft->ranked[i].number, day);
      return false;
    }
    *known = parent;
    parent = node;
  }
  draft->leaf[seat_at * (draft->block.end - draft->block.first) + day - draft->block.first] = parent;
  return true;
}

static bool draft_day(struct draft *draft, size_t day, bool leveled) {
  uint32_t first = draft->network.node_count;
  add_nodes(draft, day, leveled);
  for (size_t s = 0; s < draft->seats.count; s++)
    if (is_free_on(&draft->law->seats.items[draft->seats.items[s]], day) && !hang_seat(draft, s, day, leveled)) {
      draft->network.node_count = first;
      return false;
    }
  for (uint32_t v = first; v < draft->network.node_count; v++)
    if (draft->network.nodes[v].parent == PARENT_UNKNOWN) draft->network.nodes[v].parent = TOP;
  return true;
}

/* More people than this whom groups of several agencies bind together are not leveled: the search takes minutes then.
 */
#define LEVELED_PEOPLE 25000

/* Only a group with people of several agencies leaves a choice between these: the prices settle how many of a topmost
 * group are in. */
static bool leaves_choice(const struct draft *draft, size_t day) {
  if (draft->law->left_out || !draft->several_agencies) return false;
  for (size_t i = 0; i < draft->tallies.count; i++) {
    uint32_t t = draft->tallies.items[i];
    if (draft->common->agency_of_tally[t] == NONE && tally_binds(&draft->law->tallies.items[t], day)) return true;
  }
  return false;
}

/* On a day on which an agency crosses a group agencies are not leveled (contract 9 does not promise it). */
static bool draft_nodes(struct draft *draft) {
  for (size_t d = draft->block.first; d < draft->block.end; d++) {
    bool choice = leaves_choice(draft, d);
    bool leveled = choice && draft->people.count <= LEVELED_PEOPLE && draft_day(draft, d, true);
    if (!leveled && !draft_day(draft, d, false)) return false;
    if (choice && !leveled) draft->law->roster->optimal = false;
  }
  return true;
}

static bool is_absent(uint8_t cell) {
  return cell >= MODE_LEAVE && cell <= MODE_STUDY;
}

/* Days that count in o and n: those of the window that the person works and is not absent. */
static bool counts(const struct law *law, const uint8_t *cells, size_t day) {
  return cells[day] != MODE_OFF_CALENDAR && !is_absent(cells[day]) && law->window.in_force_at_all[day];
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

/* The stretch being filled counts when it has got cells. */
static void end_stretch(struct network *network) {
  const struct stretch *stretch = &network->stretches[network->stretch_count];
  if (network->cell_count > stretch->first_cell) network->stretch_count++;
}

static void begin_stretch(struct network *network) {
  network->stretches[network->stretch_count] = (struct stretch){
      .row = network->row_count, .parent = TOP, .first_cell = network->cell_count, .high = INT32_MAX, .evened = true};
}

/* The days of the block, with a stretch for each week: contract 9.7. */
static void add_cells(struct draft *draft, const uint8_t *cells, const uint32_t *leaf) {
  const struct law *law = draft->law;
  struct network *network = &draft->network;
  date week = DATE_NONE;
  for (size_t d = draft->block.first; d < draft->block.end; d++) {
    if (!counts(law, cells, d)) continue;
    date monday = date_monday(law->window.days[d]);
    if (week != DATE_NONE && monday != week) end_stretch(network);
    if (monday != week) begin_stretch(network);
    week = monday;
    network->stretches[network->stretch_count].base += cells[d] == MODE_WFO;
    if (!cell_is_free(cells[d])) continue;
    network->cells[network->cell_count++] = (struct cell){
        .stretch = network->stretch_count, .node = leaf[d - draft->block.first], .cost = cell_cost(cells[d])};
  }
  if (week != DATE_NONE) end_stretch(network);
}

/* A row for a person with free days in the block: o and n of contract 9.5 as far as they are settled, with h and g, to
 * which the blocks before this one belong. */
static void add_row(struct draft *draft, uint32_t person, const uint32_t *leaf) {
  const struct law *law = draft->law;
  struct network *network = &draft->network;
  const uint8_t *cells = law->roster->modes + (size_t)person * law->window.count;
  struct row row = row_of_history(law, person);
  uint32_t first_cell = network->cell_count;
  row.first_stretch = network->stretch_count;
  for (size_t d = 0; d < draft->block.end; d++) {
    if (!counts(law, cells, d)) continue;
    row.weight++;
    row.base += cells[d] == MODE_WFO;
  }
  add_cells(draft, cells, leaf);
  if (network->cell_count == first_cell) return;
  draft->person_of_row[network->row_count] = person;
  network->rows[network->row_count++] = row;
}

static void draft_rows(struct draft *draft) {
  struct law *law = draft->law;
  struct turn *sorted = arena_array(draft->arena, struct turn, draft->people.count);
  const struct common *common = draft->common;
  for (size_t i = 0; i < draft->people.count; i++) sorted[i] = common->turns[draft->people.items[i]];
  qsort(sorted, draft->people.count, sizeof *sorted, by_turn);
  for (size_t i = 0; i < draft->people.count; i++) {
    uint32_t p = sorted[i].person;
    add_row(draft, p, draft->leaf + common->place_of_seat[law->seat_of[p]] * (draft->block.end - draft->block.first));
  }
  draft->network.rows[draft->network.row_count].first_stretch = draft->network.stretch_count;
  draft->network.stretches[draft->network.stretch_count].first_cell = draft->network.cell_count;
}

static void draft_open(struct draft *draft) {
  size_t days = draft->block.end - draft->block.first, people = draft->people.count;
  size_t agencies = draft->several_agencies ? draft->common->agency_count : 0;
  if (agencies > draft->seats.count) agencies = draft->seats.count;
  size_t groups = draft->tallies.count + agencies, nodes = groups * days;
  draft->network.nodes = arena_array(draft->arena, struct node, nodes);
  draft->network.rows = arena_array(draft->arena, struct row, people + 1);
  draft->network.stretches = arena_array(draft->arena, struct stretch, people * days + 1);
  draft->network.cells = arena_array(draft->arena, struct cell, people * days);
  draft->tally_of_node = arena_array(draft->arena, uint32_t, nodes);
  draft->leaf = arena_array(draft->arena, uint32_t, draft->seats.count * days);
  draft->person_of_row = arena_array(draft->arena, uint32_t, people);
  draft->ranked = arena_array(draft->arena, struct ranked, groups);
}

static void place(const struct common *common, uint32_t person, size_t day, bool in) {
  const struct law *law = common->law;
  size_t agency = common->agency_of_unit[law->model->world.people.items[person].unit];
  law->roster->modes[person * law->window.count + day] = in ? MODE_WFO : MODE_WFH;
  common->in_office[agency * law->window.count + day] += in;
}

/* The cells of a row are its person's free days, in order. */
static void write_modes(const struct draft *draft) {
  const struct law *law = draft->law;
  const struct network *network = &draft->network;
  for (uint32_t r = 0; r < network->row_count; r++) {
    uint32_t person = draft->person_of_row[r];
    const uint8_t *cells = law->roster->modes + (size_t)person * law->window.count;
    const struct cell *cell = &network->cells[network->stretches[network->rows[r].first_stretch].first_cell];
    for (size_t d = draft->block.first; d < draft->block.end; d++)
      if (cell_is_free(cells[d])) place(draft->common, person, d, (cell++)->in);
  }
}

/* The cut's nodes as the groups they stand for: who demands, who limits. */
static void describe_cut(const struct draft *draft, const struct cut *cut, struct dispute *dispute) {
  struct law *law = draft->law;
  uint32_t t = draft->tally_of_node[cut->node];
  size_t day = draft->network.nodes[cut->node].column;
  int64_t settled = law->tallies.items[t].in_office[day];
  *dispute = (struct dispute){
      .counted = COUNTED_WFO, .day = day, .tally = t, .must = cut->demanded + settled, .may = cut->allowed + settled};
  for (size_t i = 0; i < cut->low_nodes.count; i++)
    *list_push(law->arena, &dispute->demanders) = draft->tally_of_node[cut->low_nodes.items[i]];
  for (size_t i = 0; i < cut->high_nodes.count; i++)
    *list_push(law->arena, &dispute->limiters) = draft->tally_of_node[cut->high_nodes.items[i]];
}

static enum outcome plan_component(struct draft *draft, struct dispute *dispute) {
  struct cut cut = {0};
  draft_open(draft);
  if (!draft_nodes(draft)) return OUTCOME_REFUSED;
  draft_rows(draft);
  bool lawful = draft->law->left_out ? price_network(&draft->network, draft->arena, &cut)
                                     : solve_network(&draft->network, draft->arena, &cut) == SOLVE_BEST;
  if (!lawful) {
    describe_cut(draft, &cut, dispute);
    return OUTCOME_DISPUTE;
  }
  write_modes(draft);
  return OUTCOME_PLANNED;
}

static bool has_several_agencies(const struct common *common, const struct partition *partition, size_t component) {
  struct members tallies = members_of(&partition->tallies, component);
  for (size_t i = 0; i < tallies.count; i++)
    if (common->agency_of_tally[tallies.items[i]] == NONE) return true;
  return false;
}

static enum outcome plan_components(const struct common *common, const struct partition *partition,
                                    bool several_agencies, struct dispute *dispute) {
  for (size_t c = 0; c < partition->count; c++) {
    if (has_several_agencies(common, partition, c) != several_agencies) continue;
    struct draft draft = {.law = common->law,
                          .common = common,
                          .block = partition->block,
                          .tallies = members_of(&partition->tallies, c),
                          .seats = members_of(&partition->seats, c),
                          .people = members_of(&partition->people, c),
                          .several_agencies = several_agencies,
                          .arena = arena_new()};
    for (size_t s = 0; s < draft.seats.count; s++) common->place_of_seat[draft.seats.items[s]] = (uint32_t)s;
    enum outcome outcome = plan_component(&draft, dispute);
    arena_free(draft.arena);
    bool beside = outcome == OUTCOME_REFUSED ||
                  (outcome == OUTCOME_DISPUTE && !law_concerns(common->law, dispute->tally, dispute->day));
    if (common->law->left_out && beside) continue;
    if (outcome != OUTCOME_PLANNED) return outcome;
  }
  return OUTCOME_PLANNED;
}

/* Free people whom no group binds are where they wish, or else where their fill wants them. */
static void place_unbound(const struct common *common, const struct partition *partition) {
  const struct law *law = common->law;
  for (uint32_t p = 0; p < law->model->world.people.count; p++) {
    const uint8_t *cells = law->roster->modes + (size_t)p * law->window.count;
    if (partition->component_of_seat[law->seat_of[p]] != NONE) continue;
    for (size_t d = partition->block.first; d < partition->block.end; d++)
      if (cell_is_free(cells[d])) place(common, p, d, cell_cost(cells[d]) < 0);
  }
}

/* Whether an agency has people in two components that have several: it crosses their groups, so contract 9 does not ask
 * for it to be level, and neither component knows of the other. */
static bool agencies_cross(const struct common *common, const struct partition *partition) {
  const struct law *law = common->law;
  uint32_t *component_of_agency = arena_array(law->arena, uint32_t, common->agency_count);
  for (uint32_t c = 0; c < partition->count; c++) {
    if (!has_several_agencies(common, partition, c)) continue;
    struct members seats = members_of(&partition->seats, c);
    for (size_t i = 0; i < seats.count; i++) {
      uint32_t *known = &component_of_agency[agency_of_seat(common, &law->seats.items[seats.items[i]])];
      if (*known != 0 && *known != c + 1) return true;
      *known = c + 1;
    }
  }
  return false;
}

/* What leaves agencies no choice comes first: the others find its people in the office. */
static enum outcome plan_block(const struct common *common, const struct block *block, struct dispute *dispute) {
  struct partition partition = {.law = common->law, .block = *block};
  partition_open(&partition);
  enum outcome outcome = plan_components(common, &partition, false, dispute);
  if (outcome != OUTCOME_PLANNED) return outcome;
  place_unbound(common, &partition);
  if (agencies_cross(common, &partition)) common->law->roster->optimal = false;
  return plan_components(common, &partition, true, dispute);
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

static void common_open(struct common *common) {
  const struct law *law = common->law;
  common->turns = number_turns(law);
  number_agencies(common);
  count_agencies(common);
  common->place_of_seat = arena_array(law->arena, uint32_t, law->seats.count);
  common->node_of_tally = arena_array(law->arena, uint32_t, law->tallies.count);
  common->node_of_agency = arena_array(law->arena, uint32_t, common->agency_count);
  common->free_of_agency = arena_array(law->arena, int32_t, common->agency_count);
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
