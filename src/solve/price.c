#include "solve/price_flow.h"
#include "solve/residual.h"

/* The cost of a subtree as a convex function of its count: it begins at least, and each further unit costs a step; the
 * steps are kept as how many there are of each cost. Costs of nested bounds add and clip, and stay convex. */
struct steps {
  int64_t least;
  int64_t *counts; /* by cost, from cost_low on */
};

struct pricing {
  struct network *network;
  int cost_low, cost_count;
  struct steps *steps; /* a node each, before its own bounds clip them */
  int8_t *prices;      /* by node: what one more cell in would have to cost less than */
};

static int64_t steps_most(const struct pricing *pricing, const struct steps *steps) {
  int64_t most = steps->least;
  for (int k = 0; k < pricing->cost_count; k++) most += steps->counts[k];
  return most;
}

/* How many units cost less than the price. */
static int64_t count_below(const struct pricing *pricing, const struct steps *steps, int price) {
  int64_t count = steps->least;
  for (int k = 0; k < pricing->cost_count && pricing->cost_low + k < price; k++) count += steps->counts[k];
  return count;
}

/* Adds a subtree to its parent, clipped to its own bounds: the cheapest steps become sure, the dearest fall away. */
static void add_clipped(const struct pricing *pricing, const struct steps *from, const struct node *node,
                        struct steps *to) {
  int64_t sure = node->low > from->least ? node->low - from->least : 0;
  int64_t room = node->high - from->least - sure;
  to->least += from->least + sure;
  for (int k = 0; k < pricing->cost_count; k++) {
    int64_t count = from->counts[k], forced = sure < count ? sure : count;
    sure -= forced;
    count -= forced;
    if (count > room) count = room;
    room -= count;
    to->counts[k] += count;
  }
}

static bool is_below(const struct network *network, uint32_t node, uint32_t ancestor) {
  while (node != TOP && node > ancestor) node = network->nodes[node].parent;
  return node == ancestor;
}

static bool is_covered(const struct network *network, uint32_t v, const number_list *others) {
  for (size_t i = 0; i < others->count; i++)
    if (is_below(network, v, others->items[i])) return true;
  return false;
}

/* The nodes nearest below the cut's whose own bound is what counts; those further down are covered by them. over: more
 * is demanded below than the cut's node allows; else less is allowed below than it demands. */
static void name_others(const struct pricing *pricing, struct arena *arena, struct cut *cut, bool over) {
  const struct network *network = pricing->network;
  number_list *others = over ? &cut->low_nodes : &cut->high_nodes;
  for (uint32_t v = cut->node + 1; v < network->node_count; v++) {
    const struct node *node = &network->nodes[v];
    const struct steps *steps = &pricing->steps[v];
    bool binds = over ? node->low > steps->least : node->high < steps_most(pricing, steps);
    if (binds && is_below(network, v, cut->node) && !is_covered(network, v, others)) *list_push(arena, others) = v;
  }
}

static bool is_cut(const struct pricing *pricing, uint32_t v, struct arena *arena, struct cut *cut) {
  const struct node *node = &pricing->network->nodes[v];
  int64_t least = pricing->steps[v].least, most = steps_most(pricing, &pricing->steps[v]);
  if (node->low <= node->high && least <= node->high && most >= node->low) return false;
  bool over = least > node->high || node->low > node->high;
  *cut = (struct cut){.node = v};
  cut->demanded = over && least > node->high ? least : node->low;
  cut->allowed = over ? node->high : most;
  *list_push(arena, over ? &cut->high_nodes : &cut->low_nodes) = v;
  if (over && least <= node->high)
    *list_push(arena, &cut->low_nodes) = v;
  else
    name_others(pricing, arena, cut, over);
  return true;
}

/* Children stand behind their parents, so from the last node to the first each is complete before its parent. Of
 * several cuts the one of the first column is left. */
static bool sum_steps(struct pricing *pricing, struct arena *arena, struct cut *cut) {
  struct network *network = pricing->network;
  for (uint32_t c = 0; c < network->cell_count; c++) {
    const struct cell *cell = &network->cells[c];
    if (cell->node != TOP) pricing->steps[cell->node].counts[cell->cost - pricing->cost_low] += cell->most;
  }
  uint32_t broken = UINT32_MAX; /* the column of the cut: its other nodes have nothing to add */
  for (uint32_t v = network->node_count; v-- > 0;) {
    const struct node *node = &network->nodes[v];
    if (node->column == broken) continue;
    if (is_cut(pricing, v, arena, cut))
      broken = node->column;
    else if (node->parent != TOP)
      add_clipped(pricing, &pricing->steps[v], node, &pricing->steps[node->parent]);
  }
  return broken == UINT32_MAX;
}

/* The price at a node under a parent with that price: the same, unless a bound of the node stands between them. */
static int price_at(const struct pricing *pricing, uint32_t v, int price) {
  const struct node *node = &pricing->network->nodes[v];
  const struct steps *steps = &pricing->steps[v];
  while (count_below(pricing, steps, price + 1) < node->low) price++;
  while (count_below(pricing, steps, price) > node->high) price--;
  return price;
}

static void set_prices(struct pricing *pricing) {
  struct network *network = pricing->network;
  for (uint32_t v = 0; v < network->node_count; v++) {
    struct node *node = &network->nodes[v];
    int above = node->parent == TOP ? 0 : pricing->prices[node->parent];
    int price = price_at(pricing, v, above);
    pricing->prices[v] = (int8_t)price;
    network->prices[vertex_of_node(network, v)] = cost_of_digits((int8_t)-price);
    node->least = price < above ? node->high : node->low;
    node->most = price > above ? node->low : node->high;
  }
}

static void decide_cells(const struct pricing *pricing) {
  const struct network *network = pricing->network;
  for (uint32_t c = 0; c < network->cell_count; c++) {
    struct cell *cell = &network->cells[c];
    int price = cell->node == TOP ? 0 : pricing->prices[cell->node];
    cell->in = cell->cost < price ? cell->most : 0;
    cell->open = cell->cost == price;
  }
}

static void span_costs(struct pricing *pricing) {
  const struct network *network = pricing->network;
  int low = 0, high = 0;
  for (uint32_t c = 0; c < network->cell_count; c++) {
    if (network->cells[c].cost < low) low = network->cells[c].cost;
    if (network->cells[c].cost > high) high = network->cells[c].cost;
  }
  pricing->cost_low = low;
  pricing->cost_count = high - low + 1;
}

/* Where stretches have no bounds columns have nothing to do with one another. */
static bool price_columns(struct network *network, struct arena *arena, struct cut *cut) {
  struct pricing pricing = {.network = network};
  span_costs(&pricing);
  pricing.steps = arena_array(arena, struct steps, network->node_count);
  int64_t *counts = arena_array(arena, int64_t, (size_t)network->node_count * (size_t)pricing.cost_count);
  for (uint32_t v = 0; v < network->node_count; v++)
    pricing.steps[v].counts = counts + (size_t)v * (size_t)pricing.cost_count;
  pricing.prices = arena_array(arena, int8_t, network->node_count);
  network->prices = arena_array(arena, struct cost, vertex_count(network));
  if (!sum_steps(&pricing, arena, cut)) return false;
  set_prices(&pricing);
  decide_cells(&pricing);
  return true;
}

/* Cuts the bounds of stretches to the cells there are, and says whether one is left that can bind. */
static bool bound_stretches(struct network *network) {
  bool bounded = false;
  for (uint32_t s = 0; s < network->stretch_count; s++) {
    int32_t cells = (int32_t)(network->stretches[s + 1].first_cell - network->stretches[s].first_cell);
    network->stretches[s].most = cells * network->rows[network->stretches[s].row].people;
  }
  for (uint32_t s = network->stretch_count; s-- > 0;) {
    struct stretch *stretch = &network->stretches[s];
    if (stretch->parent != TOP) network->stretches[stretch->parent].most += stretch->most;
    bounded = bounded || stretch->low > 0 || stretch->high < stretch->most;
    stretch->least = stretch->low;
    if (stretch->high < stretch->most) stretch->most = stretch->high;
  }
  return bounded;
}

bool price_network(struct network *network, struct arena *arena, struct cut *cut) {
  for (uint32_t c = 0; c < network->cell_count; c++)
    network->cells[c].most = network->rows[network->stretches[network->cells[c].stretch].row].people;
  network->bounded = bound_stretches(network);
  return network->bounded ? price_by_flow(network, arena, cut) : price_columns(network, arena, cut);
}
