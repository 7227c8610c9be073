#include "solve/start.h"
#include "solve/flow.h"
#include <assert.h>

/* A cell that waits for its turn; the smallest goes first. */
struct turn {
  uint64_t key;
  uint32_t cell;
};

struct rotation {
  struct network *network;
  uint32_t *last_in; /* by row: the last column in which it was in, + 1 */
  int32_t *own;      /* by node: cells in that hang on it itself, and what its children need */
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

static uint64_t turn_key(const struct rotation *rotation, const struct cell *cell) {
  const struct network *network = rotation->network;
  const struct stretch *stretch = &network->stretches[cell->stretch];
  struct share next = share_of_next(&network->rows[stretch->row], network->row_counts[stretch->row]);
  uint64_t key = ((uint64_t)next.number << KEY_SHARE) / (uint64_t)next.weight;
  key =
      key << KEY_STRETCH | low_digits((uint64_t)(stretch->base + network->stretch_counts[cell->stretch]), KEY_STRETCH);
  return key << KEY_COLUMN | low_digits(rotation->last_in[stretch->row], KEY_COLUMN);
}

static int32_t need(const struct node *node, int32_t own) {
  return own > node->least ? own : node->least;
}

/* Would one more at this node still leave every ancestor what the others below it need? */
static bool has_room(const struct rotation *rotation, uint32_t v) {
  for (; v != TOP; v = rotation->network->nodes[v].parent) {
    const struct node *node = &rotation->network->nodes[v];
    if (rotation->own[v] < node->least) return true;
    if (rotation->own[v] >= node->most) return false;
  }
  return true;
}

static bool stretch_has_room(const struct network *network, uint32_t s) {
  for (; s != TOP; s = network->stretches[s].parent)
    if (network->stretch_counts[s] >= network->stretches[s].most) return false;
  return true;
}

static void take(struct rotation *rotation, uint32_t v) {
  for (; v != TOP; v = rotation->network->nodes[v].parent) {
    const struct node *node = &rotation->network->nodes[v];
    if (rotation->own[v]++ < node->least) return;
  }
}

static void count_in(struct network *network, const struct cell *cell) {
  network->row_counts[network->stretches[cell->stretch].row]++;
  for (uint32_t s = cell->stretch; s != TOP; s = network->stretches[s].parent) network->stretch_counts[s]++;
}

static void let_in(struct rotation *rotation, uint32_t c) {
  struct network *network = rotation->network;
  struct cell *cell = &network->cells[c];
  cell->in = true;
  count_in(network, cell);
  rotation->last_in[network->stretches[cell->stretch].row] = network->nodes[cell->node].column + 1;
}

/* The open cells of nodes first..end, by key, then by row: they are brought into the order of the rows first. */
static const struct turn *sort_column(struct rotation *rotation, uint32_t first, uint32_t end, size_t *count) {
  const struct network *network = rotation->network;
  struct turn *turns = rotation->turns, *spare = rotation->spare;
  for (uint32_t i = network->node_cells.first[first]; i < network->node_cells.first[end]; i++)
    turns[(*count)++] = (struct turn){network->node_cells.items[i], network->node_cells.items[i]};
  struct turn *by_row = sort_turns(turns, spare, *count);
  for (size_t i = 0; i < *count; i++) by_row[i].key = turn_key(rotation, &network->cells[by_row[i].cell]);
  return sort_turns(by_row, by_row == turns ? spare : turns, *count);
}

/* Nodes first..end are one column. */
static void start_column(struct rotation *rotation, uint32_t first, uint32_t end) {
  struct network *network = rotation->network;
  for (uint32_t v = end; v-- > first;) {
    uint32_t parent = network->nodes[v].parent;
    if (parent != TOP) rotation->own[parent] += need(&network->nodes[v], rotation->own[v]);
  }
  size_t count = 0;
  const struct turn *sorted = sort_column(rotation, first, end, &count);
  for (size_t i = 0; i < count; i++) {
    uint32_t c = sorted[i].cell;
    if (!has_room(rotation, network->cells[c].node) || !stretch_has_room(network, network->cells[c].stretch)) continue;
    take(rotation, network->cells[c].node);
    let_in(rotation, c);
  }
}

/* What the prices have decided. */
static void count_decided(struct rotation *rotation) {
  struct network *network = rotation->network;
  for (uint32_t c = 0; c < network->cell_count; c++) {
    const struct cell *cell = &network->cells[c];
    if (!cell->in) continue;
    count_in(network, cell);
    if (cell->node != TOP) rotation->own[cell->node]++;
  }
}

/* The counts as they are, and where the turns have left too many or too few, others in their stead. */
static void balance(struct network *network, struct arena *arena) {
  struct flow flow = {.network = network, .cost = change_price, .arena = arena};
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

void start_network(struct network *network, struct arena *arena) {
  struct rotation rotation = {.network = network};
  network->row_counts = arena_array(arena, int64_t, network->row_count);
  network->stretch_counts = arena_array(arena, int32_t, network->stretch_count);
  network->node_counts = arena_array(arena, int32_t, network->node_count);
  rotation.last_in = arena_array(arena, uint32_t, network->row_count);
  rotation.own = arena_array(arena, int32_t, network->node_count);
  rotation.turns = arena_array(arena, struct turn, network->node_cells.first[network->node_count]);
  rotation.spare = arena_array(arena, struct turn, network->node_cells.first[network->node_count]);
  count_decided(&rotation);
  for (uint32_t v = 0, end; v < network->node_count; v = end) {
    for (end = v + 1; end < network->node_count && network->nodes[end].column == network->nodes[v].column;) end++;
    start_column(&rotation, v, end);
  }
  balance(network, arena);
}
