#include "solve/proof.h"
#include "solve/residual.h"

/* One unit moved from a vertex to another: what it costs by price, by share where that is nothing, and by the squares
 * where the shares are equal. What has no share has it in common with all to which it is tied. */
static bool may_move(const struct network *network, vertex from, vertex to, struct change change) {
  struct cost price = cost_sum(change_price(network, change), network->prices[from]);
  int dearer = cost_sign(cost_difference(price, network->prices[to]));
  if (dearer != 0) return dearer > 0;
  struct share left = network->labels[from], right = network->labels[to];
  bool is_cell = change.what == CELL_LESS || change.what == CELL_MORE;
  if (left.weight == 0 && right.weight == 0) return !is_cell;
  if (left.weight == 0 || right.weight == 0) return false;
  int share = share_compare(left, right);
  if (share != 0) return share < 0;
  struct cost square = cost_sum(change_square(network, change), network->potentials[from]);
  return !cost_less(square, network->potentials[to]);
}

static bool cell_holds(const struct network *network, uint32_t c) {
  const struct cell *cell = &network->cells[c];
  if (cell->cost == 0) return false;
  vertex stretch = vertex_of_stretch(network, cell->stretch), node = vertex_of_node(network, cell->node);
  return cell->in ? may_move(network, stretch, node, (struct change){CELL_LESS, c})
                  : may_move(network, node, stretch, (struct change){CELL_MORE, c});
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
  return is_lawful(range) && (!may_fall(range) || may_move(network, own, above, (struct change){NODE_LESS, v})) &&
         (!may_rise(range) || may_move(network, above, own, (struct change){NODE_MORE, v}));
}

static bool stretch_holds(const struct network *network, uint32_t s, int32_t cells) {
  const struct stretch *stretch = &network->stretches[s];
  struct range range = {network->stretch_counts[s], stretch->low, stretch->high, cells};
  vertex own = vertex_of_stretch(network, s), above = vertex_above(network, stretch);
  return is_lawful(range) && (!may_fall(range) || may_move(network, above, own, (struct change){STRETCH_LESS, s})) &&
         (!may_rise(range) || may_move(network, own, above, (struct change){STRETCH_MORE, s}));
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
    if (only_in && !cell->in) continue;
    tally.stretches[cell->stretch]++;
    if (cell->node != TOP) tally.nodes[cell->node]++;
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
  if (!counts_hold(network, arena) || !top_holds(network)) return false;
  struct tally all = tally_cells(network, arena, false);
  for (uint32_t c = 0; c < network->cell_count; c++)
    if (!cell_holds(network, c)) return false;
  for (uint32_t v = 0; v < network->node_count; v++)
    if (!node_holds(network, v, all.nodes[v])) return false;
  for (uint32_t s = 0; s < network->stretch_count; s++)
    if (!stretch_holds(network, s, all.stretches[s])) return false;
  for (uint32_t r = 0; r < network->row_count; r++)
    if (!row_holds(network, r)) return false;
  return true;
}
