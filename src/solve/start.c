#include "solve/start.h"
#include <assert.h>
#include <stdlib.h>

/* A cell that waits for its turn; the smallest goes first. */
struct turn {
  uint64_t key;
  uint32_t cell;
};

struct rotation {
  struct network *network;
  uint32_t *last_in; /* by row: the last column in which it was in, + 1 */
  int32_t *own;      /* by node: cells in that hang on it itself, and what its children need */
  struct turn *turns;
};

static int by_turn(const void *left, const void *right) {
  const struct turn *a = left, *b = right;
  if (a->key != b->key) return a->key < b->key ? -1 : 1;
  return (a->cell > b->cell) - (a->cell < b->cell);
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

static void take(struct rotation *rotation, uint32_t v) {
  for (; v != TOP; v = rotation->network->nodes[v].parent) {
    const struct node *node = &rotation->network->nodes[v];
    if (rotation->own[v]++ < node->least) return;
  }
}

static void let_in(struct rotation *rotation, uint32_t c) {
  struct network *network = rotation->network;
  struct cell *cell = &network->cells[c];
  uint32_t row = network->stretches[cell->stretch].row;
  cell->in = true;
  network->row_counts[row]++;
  network->stretch_counts[cell->stretch]++;
  rotation->last_in[row] = network->nodes[cell->node].column + 1;
}

/* Nodes first..end are one column. */
static void start_column(struct rotation *rotation, uint32_t first, uint32_t end) {
  struct network *network = rotation->network;
  for (uint32_t v = end; v-- > first;) {
    uint32_t parent = network->nodes[v].parent;
    if (parent != TOP) rotation->own[parent] += need(&network->nodes[v], rotation->own[v]);
  }
  uint32_t from = network->first_node_cell[first], to = network->first_node_cell[end];
  size_t count = 0;
  for (uint32_t i = from; i < to; i++) {
    uint32_t c = network->node_cells[i];
    rotation->turns[count++] = (struct turn){turn_key(rotation, &network->cells[c]), c};
  }
  qsort(rotation->turns, count, sizeof *rotation->turns, by_turn);
  for (size_t i = 0; i < count; i++) {
    uint32_t c = rotation->turns[i].cell;
    if (!has_room(rotation, network->cells[c].node)) continue;
    take(rotation, network->cells[c].node);
    let_in(rotation, c);
  }
}

static void count_nodes(struct network *network) {
  for (uint32_t c = 0; c < network->cell_count; c++)
    if (network->cells[c].in && network->cells[c].node != TOP) network->node_counts[network->cells[c].node]++;
  for (uint32_t v = network->node_count; v-- > 0;) {
    const struct node *node = &network->nodes[v];
    assert(network->node_counts[v] >= node->least && network->node_counts[v] <= node->most);
    if (node->parent != TOP) network->node_counts[node->parent] += network->node_counts[v];
  }
}

/* What the prices have decided. */
static void count_decided(struct rotation *rotation) {
  struct network *network = rotation->network;
  for (uint32_t c = 0; c < network->cell_count; c++) {
    const struct cell *cell = &network->cells[c];
    if (!cell->in) continue;
    network->stretch_counts[cell->stretch]++;
    network->row_counts[network->stretches[cell->stretch].row]++;
    if (cell->node != TOP) rotation->own[cell->node]++;
  }
}

void start_network(struct network *network, struct arena *arena) {
  struct rotation rotation = {.network = network};
  network->row_counts = arena_array(arena, int64_t, network->row_count);
  network->stretch_counts = arena_array(arena, int32_t, network->stretch_count);
  network->node_counts = arena_array(arena, int32_t, network->node_count);
  rotation.last_in = arena_array(arena, uint32_t, network->row_count);
  rotation.own = arena_array(arena, int32_t, network->node_count);
  rotation.turns = arena_array(arena, struct turn, network->first_node_cell[network->node_count]);
  count_decided(&rotation);
  for (uint32_t v = 0, end; v < network->node_count; v = end) {
    for (end = v + 1; end < network->node_count && network->nodes[end].column == network->nodes[v].column;) end++;
    start_column(&rotation, v, end);
  }
  count_nodes(network);
}
