#include "solve/price_flow.h"
#include "solve/flow.h"

/* Cuts the bounds of nodes to the cells there are. */
static void bound_nodes(struct network *network) {
  for (uint32_t v = 0; v < network->node_count; v++) network->nodes[v].most = 0;
  for (uint32_t c = 0; c < network->cell_count; c++)
    if (network->cells[c].node != TOP) network->nodes[network->cells[c].node].most++;
  for (uint32_t v = network->node_count; v-- > 0;) {
    struct node *node = &network->nodes[v];
    if (node->parent != TOP) network->nodes[node->parent].most += node->most;
    node->least = node->low > 0 ? node->low : 0;
    if (node->high < node->most) node->most = node->high;
  }
}

/* A bound, and where it is told of. */
struct bound {
  uint32_t number;
  int32_t least, most, high;
  number_list *lows, *highs;
};

static struct bound bound_of_stretch(const struct network *network, uint32_t s, struct cut *cut) {
  const struct stretch *stretch = &network->stretches[s];
  return (struct bound){s, stretch->least, stretch->most, stretch->high, &cut->low_stretches, &cut->high_stretches};
}

static struct bound bound_of_node(const struct network *network, uint32_t v, struct cut *cut) {
  const struct node *node = &network->nodes[v];
  return (struct bound){v, node->least, node->most, node->high, &cut->low_nodes, &cut->high_nodes};
}

static void demand(struct bound bound, struct arena *arena, struct cut *cut) {
  cut->demanded += bound.least;
  if (bound.least > 0) *list_push(arena, bound.lows) = bound.number;
}

/* Where the cells are fewer it is not the bound that limits. */
static void allow(struct bound bound, struct arena *arena, struct cut *cut) {
  cut->allowed += bound.most;
  if (bound.most == bound.high) *list_push(arena, bound.highs) = bound.number;
}

/* A stretch or node that by itself is asked for more than it is allowed, or has. */
static bool is_crossed(const struct network *network, struct arena *arena, struct cut *cut) {
  for (uint32_t i = 0; i < network->stretch_count + network->node_count; i++) {
    uint32_t v = i - network->stretch_count;
    struct bound bound =
        i < network->stretch_count ? bound_of_stretch(network, i, cut) : bound_of_node(network, v, cut);
    if (bound.least <= bound.most) continue;
    demand(bound, arena, cut);
    allow(bound, arena, cut);
    return true;
  }
  return false;
}

static void open_all(struct network *network, struct arena *arena) {
  for (uint32_t c = 0; c < network->cell_count; c++) {
    network->cells[c].open = true;
    network->cells[c].in = network->cells[c].cost < 0;
  }
  network->row_counts = arena_array(arena, int64_t, network->row_count);
  network->stretch_counts = arena_array(arena, int32_t, network->stretch_count);
  network->node_counts = arena_array(arena, int32_t, network->node_count);
}

/* Of all that one vertex with too many can reach: a bound that leads out of it demands, one that leads in allows. */
static void name_cut(struct flow *flow, struct cut *cut) {
  const struct network *network = flow->network;
  const bool *reached = flow->settled;
  vertex first = 0;
  while (flow->excess[first] <= 0) first++;
  flow_reach(flow, first);
  for (uint32_t c = 0; c < network->cell_count; c++) {
    const struct cell *cell = &network->cells[c];
    cut->allowed += !reached[vertex_of_stretch(network, cell->stretch)] && reached[vertex_of_node(network, cell->node)];
  }
  for (uint32_t s = 0; s < network->stretch_count; s++) {
    bool above = reached[vertex_above(network, &network->stretches[s])], own = reached[vertex_of_stretch(network, s)];
    if (above && !own) demand(bound_of_stretch(network, s, cut), flow->arena, cut);
    if (own && !above) allow(bound_of_stretch(network, s, cut), flow->arena, cut);
  }
  for (uint32_t v = 0; v < network->node_count; v++) {
    bool above = reached[vertex_of_node(network, network->nodes[v].parent)], own = reached[vertex_of_node(network, v)];
    if (own && !above) demand(bound_of_node(network, v, cut), flow->arena, cut);
    if (above && !own) allow(bound_of_node(network, v, cut), flow->arena, cut);
  }
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
    if (cell->open) cell->in = false;
  }
}

bool price_by_flow(struct network *network, struct arena *arena, struct cut *cut) {
  struct flow flow = {.network = network, .cost = change_price, .arena = arena};
  *cut = (struct cut){.node = TOP};
  bound_nodes(network);
  if (is_crossed(network, arena, cut)) return false;
  open_all(network, arena);
  network_index(network, arena);
  flow_open(&flow);
  flow_count(network, flow.excess);
  network->rows_free = true;
  bool lawful = flow_cheapest(&flow);
  if (!lawful) name_cut(&flow, cut);
  network->rows_free = false;
  if (!lawful) return false;
  network->prices = flow.potentials;
  struct cost top = network->prices[vertex_of_top(network)];
  for (vertex u = 0; u <= vertex_of_top(network); u++) network->prices[u] = cost_difference(network->prices[u], top);
  fix_counts(network);
  fix_cells(network);
  return true;
}
