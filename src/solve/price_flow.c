#include "solve/price_flow.h"
#include "solve/cut.h"

/* Cuts the bounds of nodes to the cells there are. */
static void bound_nodes(struct network *network) {
  for (uint32_t v = 0; v < network->node_count; v++) network->nodes[v].most = 0;
  for (uint32_t c = 0; c < network->cell_count; c++)
    if (network->cells[c].node != TOP) network->nodes[network->cells[c].node].most += network->cells[c].most;
  for (uint32_t v = network->node_count; v-- > 0;) {
    struct node *node = &network->nodes[v];
    if (node->parent != TOP) network->nodes[node->parent].most += node->most;
    node->least = node->low;
    if (node->high < node->most) node->most = node->high;
  }
}

static void open_all(struct network *network, struct arena *arena) {
  for (uint32_t c = 0; c < network->cell_count; c++) {
    network->cells[c].open = true;
    network->cells[c].in = network->cells[c].cost < 0 ? network->cells[c].most : 0;
  }
  network->row_counts = arena_array(arena, int64_t, network->row_count);
  network->stretch_counts = arena_array(arena, int32_t, network->stretch_count);
  network->node_counts = arena_array(arena, int32_t, network->node_count);
}

/* Where a unit is worth more beyond an arc than before it, the arc carries all it may, where less, as little
 * (complementary slackness). */
static void fix(int32_t *least, int32_t *most, int dearer) {
  if (dearer > 0) *least = *most;
  if (dearer < 0) *most = *least;
}

static void fix_counts(struct network *network) {
  for (uint32_t s = 0; s < network->stretch_count; s++) {
    struct stretch *stretch = &network->stretches[s];
    struct cost above = network->prices[vertex_above(network, stretch)];
    struct cost own = network->prices[vertex_of_stretch(network, s)];
    fix(&stretch->least, &stretch->most, cost_sign(cost_difference(above, own)));
  }
  for (uint32_t v = 0; v < network->node_count; v++) {
    struct node *node = &network->nodes[v];
    struct cost above = network->prices[vertex_of_node(network, node->parent)];
    struct cost own = network->prices[vertex_of_node(network, v)];
    fix(&node->least, &node->most, cost_sign(cost_difference(own, above)));
  }
}

static void fix_cells(struct network *network) {
  for (uint32_t c = 0; c < network->cell_count; c++) {
    struct cell *cell = &network->cells[c];
    struct cost from = network->prices[vertex_of_node(network, cell->node)];
    struct cost to = network->prices[vertex_of_stretch(network, cell->stretch)];
    struct cost cost = cost_difference(cost_sum(cost_of_digits(cell->cost), from), to);
    cell->open = cost_sign(cost) == 0;
    if (cell->open) cell->in = 0;
  }
}

/* False: there is none that is lawful. */
static bool find_flow(struct network *network, struct arena *arena, struct cut *cut) {
  struct flow flow = {.network = network,
                      .cost = change_price,
                      .room = change_room,
                      .potentials = network->prices,
                      .arena = arena_new()};
  flow_open(&flow);
  flow_count(network, flow.excess);
  network->rows_free = true;
  bool lawful = flow_cheapest(&flow);
  if (!lawful) cut_of_flow(&flow, arena, cut);
  network->rows_free = false;
  arena_free(flow.arena);
  return lawful;
}

bool price_by_flow(struct network *network, struct arena *arena, struct cut *cut) {
  bound_nodes(network);
  if (cut_of_one(network, arena, cut)) return false;
  open_all(network, arena);
  network_index(network, arena);
  network->prices = arena_array(arena, struct cost, vertex_count(network));
  if (!find_flow(network, arena, cut)) return false;
  struct cost top = network->prices[vertex_of_top(network)];
  for (vertex u = 0; u <= vertex_of_top(network); u++) network->prices[u] = cost_difference(network->prices[u], top);
  fix_counts(network);
  fix_cells(network);
  return true;
}
