#include "solve/network.h"

int share_compare(struct share a, struct share b) {
  int64_t left = a.number * b.weight, right = b.number * a.weight;
  return (left > right) - (left < right);
}

struct share share_of_next(const struct row *row, int64_t in) {
  return (struct share){2 * (row->base + in) + 1, row->weight};
}

struct share share_of_last(const struct row *row, int64_t in) {
  return (struct share){2 * (row->base + in) - 1, row->weight};
}

/* What (base + count)² grows by. */
static int64_t square_change(int32_t base, int32_t count, int change) {
  return 2 * change * ((int64_t)base + count) + 1;
}

struct smooth stretch_change(const struct network *network, uint32_t s, int change) {
  const struct stretch *stretch = &network->stretches[s];
  if (!stretch->evened) return (struct smooth){0};
  return (struct smooth){.even = square_change(stretch->base, network->stretch_counts[s], change)};
}

struct smooth node_change(const struct network *network, uint32_t v, int change) {
  const struct node *node = &network->nodes[v];
  if (node->squared == NODE_PLAIN) return (struct smooth){0};
  int64_t cost = square_change(node->base, network->node_counts[v], change);
  return node->squared == NODE_LEVELED ? (struct smooth){.level = cost} : (struct smooth){.spread = cost};
}

/* Turns counts at [key + 1] into first places. */
static void sum_up(uint32_t *first, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) first[i + 1] += first[i];
}

/* The places were moved on by one list each while filling: move them back. */
static void move_back(uint32_t *first, uint32_t count) {
  for (uint32_t i = count; i > 0; i--) first[i] = first[i - 1];
  first[0] = 0;
}

void network_index(struct network *network, struct arena *arena) {
  uint32_t nodes = network->node_count;
  uint32_t *cells = network->first_node_cell = arena_array(arena, uint32_t, nodes + 1);
  uint32_t *children = network->first_node_child = arena_array(arena, uint32_t, nodes + 1);
  for (uint32_t c = 0; c < network->cell_count; c++)
    if (network->cells[c].open) cells[network->cells[c].node + 1]++;
  for (uint32_t v = 0; v < nodes; v++)
    if (network->nodes[v].parent != TOP) children[network->nodes[v].parent + 1]++;
  sum_up(cells, nodes);
  sum_up(children, nodes);
  network->node_cells = arena_array(arena, uint32_t, cells[nodes]);
  network->node_children = arena_array(arena, uint32_t, children[nodes]);
  for (uint32_t c = 0; c < network->cell_count; c++)
    if (network->cells[c].open) network->node_cells[cells[network->cells[c].node]++] = c;
  for (uint32_t v = 0; v < nodes; v++)
    if (network->nodes[v].parent != TOP) network->node_children[children[network->nodes[v].parent]++] = v;
  move_back(cells, nodes);
  move_back(children, nodes);
}
