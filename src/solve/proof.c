#include "solve/proof.h"
#include "solve/residual.h"

/* One unit moved from a vertex to another: what it costs by price, and by squares where price and share are equal. */
static bool may_move(const struct network *network, vertex from, vertex to, int price, struct smooth squares) {
  if (price != 0) return price > 0;
  int share = share_compare(network->labels[from], network->labels[to]);
  if (share != 0) return share < 0;
  return !smooth_less(smooth_sum(network->potentials[from], squares), network->potentials[to]);
}

static bool cell_holds(const struct network *network, const struct cell *cell) {
  if (cell->cost == 0) return false;
  if (cell->node == TOP) return cell->in == (cell->cost < 0);
  const struct smooth nothing = {0};
  vertex stretch = vertex_of_stretch(network, cell->stretch), node = vertex_of_node(network, cell->node);
  int price = network->prices[cell->node] - cell->cost;
  if (price == 0 && network->labels[stretch].weight == 0) return false;
  return cell->in ? may_move(network, stretch, node, price, nothing)
                  : may_move(network, node, stretch, -price, nothing);
}

/* At the top units are free, and where a unit is worth nothing no cell ties, for every cell has a cost. */
static bool node_holds(const struct network *network, uint32_t v) {
  const struct node *node = &network->nodes[v];
  int32_t count = network->node_counts[v];
  if (count < node->low || count > node->high) return false;
  if (node->parent == TOP)
    return (count == node->low || network->prices[v] <= 0) && (count == node->high || network->prices[v] >= 0);
  int dearer = network->prices[v] - network->prices[node->parent];
  if (network->prices[v] == 0 && dearer == 0) return true;
  vertex own = vertex_of_node(network, v), above = vertex_of_node(network, node->parent);
  if (count > node->low && !may_move(network, own, above, -dearer, node_change(network, v, -1))) return false;
  return count == node->high || may_move(network, above, own, dearer, node_change(network, v, 1));
}

static bool stretch_holds(const struct network *network, uint32_t s) {
  vertex stretch = vertex_of_stretch(network, s), row = network->stretches[s].row;
  if (network->labels[row].weight == 0) return true;
  bool empty = network->stretch_counts[s] == 0;
  bool full =
      network->stretches[s].first_cell + (uint32_t)network->stretch_counts[s] == network->stretches[s + 1].first_cell;
  return (empty || may_move(network, row, stretch, 0, stretch_change(network, s, -1))) &&
         (full || may_move(network, stretch, row, 0, stretch_change(network, s, 1)));
}

/* Rows of one share may give and take whole days through a pool. */
static bool row_holds(const struct network *network, uint32_t r) {
  struct share own = network->labels[r];
  if (own.weight == 0) return true;
  struct smooth pool = network->potentials[vertex_of_pool(network, network->pool_of_row[r])];
  int last = share_compare(share_of_last(&network->rows[r], network->row_counts[r]), own);
  int next = share_compare(own, share_of_next(&network->rows[r], network->row_counts[r]));
  if (last > 0 || next > 0) return false;
  if (last == 0 && smooth_less(pool, network->potentials[r])) return false;
  return next < 0 || !smooth_less(network->potentials[r], pool);
}

/* The counts are those of the cells, whatever the steps before have kept. */
static bool counts_hold(const struct network *network, struct arena *arena) {
  int64_t *rows = arena_array(arena, int64_t, network->row_count);
  int32_t *stretches = arena_array(arena, int32_t, network->stretch_count);
  int32_t *nodes = arena_array(arena, int32_t, network->node_count);
  bool hold = true;
  for (uint32_t c = 0; c < network->cell_count; c++) {
    const struct cell *cell = &network->cells[c];
    if (!cell->in) continue;
    rows[network->stretches[cell->stretch].row]++;
    stretches[cell->stretch]++;
    if (cell->node != TOP) nodes[cell->node]++;
  }
  for (uint32_t v = network->node_count; v-- > 0;) {
    hold = hold && nodes[v] == network->node_counts[v];
    if (network->nodes[v].parent != TOP) nodes[network->nodes[v].parent] += nodes[v];
  }
  for (uint32_t r = 0; r < network->row_count; r++) hold = hold && rows[r] == network->row_counts[r];
  for (uint32_t s = 0; s < network->stretch_count; s++) hold = hold && stretches[s] == network->stretch_counts[s];
  return hold;
}

bool proof_holds(const struct network *network, struct arena *arena) {
  if (!counts_hold(network, arena)) return false;
  for (uint32_t c = 0; c < network->cell_count; c++)
    if (!cell_holds(network, &network->cells[c])) return false;
  for (uint32_t v = 0; v < network->node_count; v++)
    if (!node_holds(network, v)) return false;
  for (uint32_t s = 0; s < network->stretch_count; s++)
    if (!stretch_holds(network, s)) return false;
  for (uint32_t r = 0; r < network->row_count; r++)
    if (!row_holds(network, r)) return false;
  return true;
}
