#include "solve/proof.h"
#include "solve/residual.h"

static const struct cost nothing = {0};

/* One unit moved from a vertex to another: what it costs by the prices, by the shares where that is nothing, and by the
 * squares where the shares are equal. What has no share has it in common with all to which it is tied. */
static bool may_move(const struct network *network, vertex from, vertex to, struct cost cost, struct cost square) {
  int dearer = cost_sign(cost_difference(cost_sum(cost, network->prices[from]), network->prices[to]));
  if (dearer != 0) return dearer > 0;
  struct share left = network->labels[from], right = network->labels[to];
  bool is_cell = cost_sign(cost) != 0;
  if (left.weight == 0 && right.weight == 0) return !is_cell;
  if (left.weight == 0 || right.weight == 0) return false;
  int share = share_compare(left, right);
  if (share != 0) return share < 0;
  return !cost_less(cost_sum(square, network->potentials[from]), network->potentials[to]);
}

/* costs: by a cell's cost + 128, its digits. */
static bool cell_holds(const struct network *network, const struct cell *cell, const struct cost *costs) {
  int32_t most = network->rows[network->stretches[cell->stretch].row].people;
  if (cell->cost == 0 || most < 1 || cell->in < 0 || cell->in > most) return false;
  struct cost cost = costs[cell->cost + 128];
  vertex stretch = vertex_of_stretch(network, cell->stretch), node = vertex_of_node(network, cell->node);
  return (cell->in == 0 || may_move(network, stretch, node, cost_difference(nothing, cost), nothing)) &&
         (cell->in == most || may_move(network, node, stretch, cost, nothing));
}

static bool cells_hold(const struct network *network, struct arena *arena) {
  struct cost *costs = arena_array(arena, struct cost, 256);
  for (int cost = -CELL_COST_MOST; cost <= CELL_COST_MOST; cost++) costs[cost + 128] = cost_of_digits((int8_t)cost);
  for (uint32_t c = 0; c < network->cell_count; c++)
    if (!cell_holds(network, &network->cells[c], costs)) return false;
  return true;
}

/* A stretch's or node's count among what it may be. */
struct range {
  int32_t count, low, high, cells;
};

static bool is_lawful(struct range range) {
  return range.count >= range.low && range.count <= range.high;
}

static bool may_fall(struct range range) {
  return range.count > range.low;
}

static bool may_rise(struct range range) {
  return range.count < range.high && range.count < range.cells;
}

static bool node_holds(const struct network *network, uint32_t v, int32_t cells) {
  const struct node *node = &network->nodes[v];
  struct range range = {network->node_counts[v], node->low, node->high, cells};
  vertex own = vertex_of_node(network, v), above = vertex_of_node(network, node->parent);
  return is_lawful(range) &&
         (!may_fall(range) || may_move(network, own, above, nothing, node_change(network, v, -1))) &&
         (!may_rise(range) || may_move(network, above, own, nothing, node_change(network, v, 1)));
}

static bool stretch_holds(const struct network *network, uint32_t s, int32_t cells) {
  const struct stretch *stretch = &network->stretches[s];
  struct range range = {network->stretch_counts[s], stretch->low, stretch->high, cells};
  vertex own = vertex_of_stretch(network, s), above = vertex_above(network, stretch);
  return is_lawful(range) &&
         (!may_fall(range) || may_move(network, above, own, nothing, stretch_change(network, s, -1))) &&
         (!may_rise(range) || may_move(network, own, above, nothing, stretch_change(network, s, 1)));
}

/* Where units have a way to the top, they are free there. */
static bool top_holds(const struct network *network) {
  vertex top = vertex_of_top(network);
  return cost_sign(network->prices[top]) == 0 && (network->labels[top].weight == 0 || network->labels[top].number == 0);
}

/* Rows of one share may give and take whole days through a pool. */
static bool row_holds(const struct network *network, uint32_t r) {
  if (cost_sign(network->prices[r]) != 0) return false;
  struct share own = network->labels[r];
  if (own.weight == 0) return true;
  struct cost pool = network->potentials[vertex_of_pool(network, network->pool_of_row[r])];
  int last = share_compare(share_of_last(&network->rows[r], network->row_counts[r]), own);
  int next = share_compare(own, share_of_next(&network->rows[r], network->row_counts[r]));
  if (last > 0 || next > 0) return false;
  if (last == 0 && cost_less(pool, network->potentials[r])) return false;
  return next < 0 || !cost_less(network->potentials[r], pool);
}

/* Rows of one label share a pool, and pools stand in the order of their labels: so no two have the same, and nothing
 * that rows could exchange is left out. */
static bool pools_hold(const struct network *network, struct arena *arena) {
  struct share *labels = arena_array(arena, struct share, network->pool_count), last = {0};
  for (uint32_t r = 0; r < network->row_count; r++) {
    struct share own = network->labels[r];
    if (own.weight == 0) continue;
    if (network->pool_of_row[r] >= network->pool_count) return false;
    struct share *label = &labels[network->pool_of_row[r]];
    if (label->weight == 0) *label = own;
    if (share_compare(*label, own) != 0) return false;
  }
  for (uint32_t pool = 0; pool < network->pool_count; pool++) {
    if (labels[pool].weight == 0) continue;
    if (last.weight > 0 && share_compare(last, labels[pool]) >= 0) return false;
    last = labels[pool];
  }
  return true;
}

/* All cells, or those that are in, at and below each row, stretch and node. */
struct tally {
  int64_t *rows;
  int32_t *stretches, *nodes;
};

static struct tally tally_cells(const struct network *network, struct arena *arena, bool only_in) {
  struct tally tally = {.rows = arena_array(arena, int64_t, network->row_count),
                        .stretches = arena_array(arena, int32_t, network->stretch_count),
                        .nodes = arena_array(arena, int32_t, network->node_count)};
  for (uint32_t c = 0; c < network->cell_count; c++) {
    const struct cell *cell = &network->cells[c];
    int32_t units = only_in ? cell->in : network->rows[network->stretches[cell->stretch].row].people;
    tally.stretches[cell->stretch] += units;
    if (cell->node != TOP) tally.nodes[cell->node] += units;
  }
  for (uint32_t v = network->node_count; v-- > 0;)
    if (network->nodes[v].parent != TOP) tally.nodes[network->nodes[v].parent] += tally.nodes[v];
  for (uint32_t s = network->stretch_count; s-- > 0;) {
    const struct stretch *stretch = &network->stretches[s];
    if (stretch->parent != TOP)
      tally.stretches[stretch->parent] += tally.stretches[s];
    else
      tally.rows[stretch->row] += tally.stretches[s];
  }
  return tally;
}

/* The counts are those of the cells, whatever the steps before have kept. */
static bool counts_hold(const struct network *network, struct arena *arena) {
  struct tally in = tally_cells(network, arena, true);
  bool hold = true;
  for (uint32_t r = 0; r < network->row_count; r++) hold = hold && in.rows[r] == network->row_counts[r];
  for (uint32_t s = 0; s < network->stretch_count; s++) hold = hold && in.stretches[s] == network->stretch_counts[s];
  for (uint32_t v = 0; v < network->node_count; v++) hold = hold && in.nodes[v] == network->node_counts[v];
  return hold;
}

bool proof_holds(const struct network *network, struct arena *arena) {
  if (!counts_hold(network, arena) || !cells_hold(network, arena) || !top_holds(network)) return false;
  if (!pools_hold(network, arena)) return false;
  struct tally all = tally_cells(network, arena, false);
  for (uint32_t v = 0; v < network->node_count; v++)
    if (!node_holds(network, v, all.nodes[v])) return false;
  for (uint32_t s = 0; s < network->stretch_count; s++)
    if (!stretch_holds(network, s, all.stretches[s])) return false;
  for (uint32_t r = 0; r < network->row_count; r++)
    if (!row_holds(network, r)) return false;
  return true;
}
