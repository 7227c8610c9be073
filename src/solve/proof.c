#include "solve/proof.h"

/* A unit may be moved from the first vertex to the second at no cost below zero: first by price, then by share. */
static bool may_move(int price_change, struct share from, struct share to) {
  return price_change > 0 || (price_change == 0 && share_compare(from, to) <= 0);
}

static bool cell_holds(const struct network *network, const struct cell *cell) {
  if (cell->node == TOP) return cell->in == (cell->cost < 0);
  int price = network->prices[cell->node];
  struct share row = network->row_labels[cell->row], node = network->node_labels[cell->node];
  return cell->in ? may_move(price - cell->cost, row, node) : may_move(cell->cost - price, node, row);
}

/* At the top units are free, and no cell that costs nothing is left to tie there. */
static bool node_holds(const struct network *network, const int32_t *counts, uint32_t v) {
  const struct node *node = &network->nodes[v];
  if (counts[v] < node->low || counts[v] > node->high) return false;
  bool top = node->parent == TOP;
  int dearer = network->prices[v] - (top ? 0 : network->prices[node->parent]);
  struct share own = network->node_labels[v], above = top ? own : network->node_labels[node->parent];
  if (counts[v] > node->low && !may_move(-dearer, own, above)) return false;
  return counts[v] == node->high || may_move(dearer, above, own);
}

static bool row_holds(const struct network *network, uint32_t r, int64_t in) {
  struct share own = network->row_labels[r];
  return own.weight == 0 || (share_compare(share_of_last(&network->rows[r], in), own) <= 0 &&
                             share_compare(own, share_of_next(&network->rows[r], in)) <= 0);
}

bool proof_holds(const struct network *network, struct arena *arena) {
  int64_t *in_row = arena_array(arena, int64_t, network->row_count);
  int32_t *counts = arena_array(arena, int32_t, network->node_count);
  for (uint32_t c = 0; c < network->cell_count; c++) {
    const struct cell *cell = &network->cells[c];
    if (cell->cost == 0 || !cell_holds(network, cell)) return false;
    if (!cell->in) continue;
    in_row[cell->row]++;
    if (cell->node != TOP) counts[cell->node]++;
  }
  for (uint32_t v = network->node_count; v-- > 0;) {
    if (!node_holds(network, counts, v)) return false;
    if (network->nodes[v].parent != TOP) counts[network->nodes[v].parent] += counts[v];
  }
  for (uint32_t r = 0; r < network->row_count; r++)
    if (!row_holds(network, r, in_row[r])) return false;
  return true;
}
