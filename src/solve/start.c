#include "solve/start.h"
#include "solve/flow.h"
#include <assert.h>

/* A cell that waits for its turn for some of its people; the smallest goes first. */
struct turn {
  uint64_t key;
  uint32_t cell;
  int32_t units;
};

struct rotation {
  struct network *network;
  uint32_t *last_in; /* by row: the last column in which it was in, + 1 */
  int32_t *own;      /* by node: cells in that hang on it itself, and what its children need */
  int32_t *quota;    /* by node: most, and of an uppermost one no more than is due */
  int32_t *ahead;    /* by stretch: its open cells that have not had their turn; NULL: no stretch is bounded */
  int64_t *due;      /* by uppermost node: what is due to its cells, in UNITs */
  struct turn *turns, *spare;
};

/* By key, then as they were: one stable pass for each byte in which keys differ, so linear in the turns. */
static struct turn *sort_turns(struct turn *turns, struct turn *spare, size_t count) {
  uint64_t differ = 0;
  bool in_order = true;
  for (size_t i = 1; i < count; i++) {
    differ |= turns[i].key ^ turns[0].key;
    in_order = in_order && turns[i - 1].key <= turns[i].key;
  }
  if (in_order) return turns;
  for (int shift = 0; shift < 64; shift += 8) {
    if ((differ >> shift & 255) == 0) continue;
    size_t first[257] = {0};
    for (size_t i = 0; i < count; i++) first[(turns[i].key >> shift & 255) + 1]++;
    for (int byte = 0; byte < 256; byte++) first[byte + 1] += first[byte];
    for (size_t i = 0; i < count; i++) spare[first[turns[i].key >> shift & 255]++] = turns[i];
    struct turn *swap = turns;
    turns = spare;
    spare = swap;
  }
  return turns;
}

/* Binary digits of a share, of a stretch's count and of a column that are compared: what they cut off is mended later.
 */
enum { KEY_SHARE = 12, KEY_STRETCH = 4, KEY_COLUMN = 16 };

static uint64_t low_digits(uint64_t number, int digits) {
  uint64_t most = (UINT64_C(1) << digits) - 1;
  return number < most ? number : most;
}

/* Of the evened stretch, or else the uppermost. */
static int64_t count_of_week(const struct network *network, uint32_t s) {
  while (!network->stretches[s].evened && network->stretches[s].parent != TOP) s = network->stretches[s].parent;
  int32_t people = network->rows[network->stretches[s].row].people;
  int64_t count = network->stretches[s].base + fewest_each(network->stretch_counts[s], people);
  return count < 0 ? 0 : count;
}

/* How much of a unit a cell must have on average for its stretches to come to their least. */
enum { UNIT = 1 << 16 };

static int64_t due(const struct rotation *rotation, const struct cell *cell) {
  const struct network *network = rotation->network;
  int64_t most = 0;
  for (uint32_t s = cell->stretch; s != TOP; s = network->stretches[s].parent) {
    int64_t missing = network->stretches[s].least - network->stretch_counts[s];
    int64_t own = missing <= 0 ? 0 : missing * UNIT / rotation->ahead[s];
    if (own > most) most = own;
  }
  return most < UNIT ? most : UNIT;
}

/* Of people whose row has so many in: first those who must, last those who need not. */
static uint64_t turn_key(const struct rotation *rotation, const struct cell *cell, int64_t in, int64_t own) {
  const struct network *network = rotation->network;
  const struct stretch *stretch = &network->stretches[cell->stretch];
  const int64_t middle = INT64_C(1) << 42; /* a base may be negative */
  if (own == UNIT) return 0;
  struct share next = share_of_next(&network->rows[stretch->row], in);
  uint64_t key = (uint64_t)(middle + next.number * (1 << KEY_SHARE) / next.weight);
  key = key << KEY_STRETCH | low_digits((uint64_t)count_of_week(network, cell->stretch), KEY_STRETCH);
  key = key << KEY_COLUMN | low_digits(rotation->last_in[stretch->row], KEY_COLUMN);
  return own == 0 ? key | UINT64_C(1) << 63 : key;
}

static int32_t need(const struct node *node, int32_t own) {
  return own > node->least ? own : node->least;
}

/* How many of so many more at this node would still leave every ancestor what the others below it need? Some, if any.
 */
static int32_t node_room(const struct rotation *rotation, uint32_t v, int32_t units) {
  for (; v != TOP; v = rotation->network->nodes[v].parent) {
    int32_t needed = rotation->network->nodes[v].least - rotation->own[v];
    if (needed > 0) return needed < units ? needed : units;
    int32_t room = rotation->quota[v] - rotation->own[v];
    if (room < units) units = room;
    if (units <= 0) return 0;
  }
  return units;
}

static int32_t stretch_room(const struct network *network, uint32_t s, int32_t units) {
  for (; s != TOP; s = network->stretches[s].parent) {
    int32_t room = network->stretches[s].most - network->stretch_counts[s];
    if (room < units) units = room;
  }
  return units;
}

/* So many as node_room says. */
static void take(struct rotation *rotation, uint32_t v, int32_t units) {
  for (; v != TOP; v = rotation->network->nodes[v].parent) {
    bool needed = rotation->own[v] < rotation->network->nodes[v].least;
    rotation->own[v] += units;
    if (needed) return;
  }
}

static void count_in(struct network *network, const struct cell *cell, int32_t units) {
  network->row_counts[network->stretches[cell->stretch].row] += units;
  for (uint32_t s = cell->stretch; s != TOP; s = network->stretches[s].parent) network->stretch_counts[s] += units;
}

static void let_in(struct rotation *rotation, uint32_t c, int32_t units) {
  struct network *network = rotation->network;
  struct cell *cell = &network->cells[c];
  cell->in += units;
  count_in(network, cell, units);
  if (cell->node != TOP)
    rotation->last_in[network->stretches[cell->stretch].row] = network->nodes[cell->node].column + 1;
}

/* Those of a cell's people who have fewest, and then the others. */
static size_t add_turns(const struct rotation *rotation, uint32_t c, struct turn *turns) {
  const struct network *network = rotation->network;
  const struct cell *cell = &network->cells[c];
  uint32_t r = network->stretches[cell->stretch].row;
  int64_t in = network->row_counts[r], own = rotation->ahead == NULL ? 1 : due(rotation, cell);
  int64_t next = (fewest_each(in, cell->most) + 1) * cell->most;
  int32_t first = (int32_t)(next - in);
  turns[0] = (struct turn){turn_key(rotation, cell, in, own), c, first};
  if (first == cell->most) return 1;
  turns[1] = (struct turn){turn_key(rotation, cell, next, own), c, cell->most - first};
  return 2;
}

/* The open cells of nodes first..end, by key, then by row: they are brought into the order of the rows first. */
static const struct turn *sort_column(struct rotation *rotation, uint32_t first, uint32_t end, size_t *count) {
  const struct network *network = rotation->network;
  struct turn *turns = rotation->turns, *spare = rotation->spare;
  size_t cells = 0;
  for (uint32_t i = network->node_cells.first[first]; i < network->node_cells.first[end]; i++)
    turns[cells++] = (struct turn){.key = network->node_cells.items[i], .cell = network->node_cells.items[i]};
  const struct turn *by_row = sort_turns(turns, spare, cells);
  struct turn *keyed = by_row == turns ? spare : turns;
  for (size_t i = 0; i < cells; i++) *count += add_turns(rotation, by_row[i].cell, keyed + *count);
  return sort_turns(keyed, keyed == turns ? spare : turns, *count);
}

static void try_cell(struct rotation *rotation, uint32_t c, int32_t units) {
  const struct cell *cell = &rotation->network->cells[c];
  units = stretch_room(rotation->network, cell->stretch, units);
  for (int32_t some; units > 0 && (some = node_room(rotation, cell->node, units)) > 0; units -= some) {
    take(rotation, cell->node, some);
    let_in(rotation, c, some);
  }
}

/* The cell has had its turn. */
static void pass(struct rotation *rotation, uint32_t c) {
  const struct network *network = rotation->network;
  if (rotation->ahead == NULL) return;
  for (uint32_t s = network->cells[c].stretch; s != TOP; s = network->stretches[s].parent)
    rotation->ahead[s] -= network->cells[c].most;
}

/* Where the prices leave a column's count free, it has what its cells are due on average, and no more. */
static void set_quotas(struct rotation *rotation, uint32_t first, uint32_t end) {
  const struct network *network = rotation->network;
  for (uint32_t v = first; v < end; v++) rotation->quota[v] = network->nodes[v].most;
  if (rotation->ahead == NULL) return;
  for (uint32_t v = end, root; v-- > first;) {
    for (root = v; network->nodes[root].parent != TOP;) root = network->nodes[root].parent;
    rotation->due[root] += (int64_t)rotation->own[v] * UNIT;
    for (uint32_t i = network->node_cells.first[v]; i < network->node_cells.first[v + 1]; i++) {
      const struct cell *cell = &network->cells[network->node_cells.items[i]];
      rotation->due[root] += due(rotation, cell) * cell->most;
    }
  }
  for (uint32_t v = first; v < end; v++) {
    int64_t quota = (rotation->due[v] + UNIT / 2) / UNIT;
    if (network->nodes[v].parent == TOP && quota < rotation->quota[v]) rotation->quota[v] = (int32_t)quota;
    if (rotation->quota[v] < network->nodes[v].least) rotation->quota[v] = network->nodes[v].least;
  }
}

/* Nodes first..end are one column. */
static void start_column(struct rotation *rotation, uint32_t first, uint32_t end) {
  struct network *network = rotation->network;
  set_quotas(rotation, first, end);
  for (uint32_t v = end; v-- > first;) {
    uint32_t parent = network->nodes[v].parent;
    if (parent != TOP) rotation->own[parent] += need(&network->nodes[v], rotation->own[v]);
  }
  size_t count = 0;
  const struct turn *sorted = sort_column(rotation, first, end, &count);
  for (size_t i = 0; i < count; i++) try_cell(rotation, sorted[i].cell, sorted[i].units);
  const struct lists *cells = &network->node_cells;
  for (uint32_t i = cells->first[first]; i < cells->first[end]; i++) pass(rotation, cells->items[i]);
}

/* Cells on no node are in no column: who need them have them last. */
static void start_top(struct rotation *rotation) {
  const struct network *network = rotation->network;
  if (rotation->ahead == NULL) return;
  const struct lists *cells = &network->node_cells;
  for (uint32_t i = cells->first[network->node_count]; i < cells->first[network->node_count + 1]; i++) {
    uint32_t c = cells->items[i];
    if (due(rotation, &network->cells[c]) == UNIT) try_cell(rotation, c, network->cells[c].most);
    pass(rotation, c);
  }
}

/* What the prices have decided. */
static void count_decided(struct rotation *rotation) {
  struct network *network = rotation->network;
  for (uint32_t c = 0; c < network->cell_count; c++) {
    const struct cell *cell = &network->cells[c];
    if (cell->in == 0) continue;
    count_in(network, cell, cell->in);
    if (cell->node != TOP) rotation->own[cell->node] += cell->in;
  }
}

/* The counts as they are, and where the turns have left too many or too few, others in their stead. */
static void balance(struct network *network, struct arena *arena) {
  struct flow flow = {.network = network, .cost = change_price, .room = change_room, .arena = arena};
  flow.excess = arena_array(arena, int64_t, vertex_count(network));
  bool balanced = flow_count(network, flow.excess);
  assert(balanced || network->bounded);
  if (balanced) return;
  flow.potentials = network->prices;
  network->rows_free = true;
  flow_open(&flow);
  flow_carry(&flow);
  network->rows_free = false;
}

static void count_ahead(struct rotation *rotation, struct arena *arena) {
  const struct network *network = rotation->network;
  rotation->due = arena_array(arena, int64_t, network->node_count);
  rotation->ahead = arena_array(arena, int32_t, network->stretch_count);
  for (uint32_t c = 0; c < network->cell_count; c++)
    for (uint32_t s = network->cells[c].stretch; network->cells[c].open && s != TOP; s = network->stretches[s].parent)
      rotation->ahead[s] += network->cells[c].most;
}

void start_network(struct network *network, struct arena *arena) {
  struct rotation rotation = {.network = network};
  struct arena *own = arena_new();
  network->row_counts = arena_array(arena, int64_t, network->row_count);
  network->stretch_counts = arena_array(arena, int32_t, network->stretch_count);
  network->node_counts = arena_array(arena, int32_t, network->node_count);
  rotation.last_in = arena_array(own, uint32_t, network->row_count);
  rotation.own = arena_array(own, int32_t, network->node_count);
  rotation.turns = arena_array(own, struct turn, 2 * (size_t)network->node_cells.first[network->node_count]);
  rotation.spare = arena_array(own, struct turn, 2 * (size_t)network->node_cells.first[network->node_count]);
  rotation.quota = arena_array(own, int32_t, network->node_count);
  if (network->bounded) count_ahead(&rotation, own);
  count_decided(&rotation);
  for (uint32_t v = 0, end; v < network->node_count; v = end) {
    for (end = v + 1; end < network->node_count && network->nodes[end].column == network->nodes[v].column;) end++;
    start_column(&rotation, v, end);
  }
  start_top(&rotation);
  balance(network, own);
  arena_free(own);
}
