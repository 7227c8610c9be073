#include "solve/residual.h"

static uint32_t cells_of_stretch(const struct network *network, uint32_t s) {
  return network->stretches[s + 1].first_cell - network->stretches[s].first_cell;
}

static uint32_t cells_of_node(const struct network *network, uint32_t v) {
  return network->first_node_cell[v + 1] - network->first_node_cell[v];
}

uint32_t arc_count(const struct network *network, vertex u) {
  if (vertex_is_row(network, u))
    return network->rows[u + 1].first_stretch - network->rows[u].first_stretch + (network->pool_count > 0);
  if (vertex_is_pool(network, u)) {
    uint32_t pool = vertex_pool(network, u);
    return network->first_pool_row[pool + 1] - network->first_pool_row[pool];
  }
  if (!vertex_is_node(network, u)) return cells_of_stretch(network, vertex_stretch(network, u)) + 1;
  uint32_t v = vertex_node(network, u);
  return cells_of_node(network, v) + 1 + network->first_node_child[v + 1] - network->first_node_child[v];
}

/* What an arc of a node is: one of its cells, or the node whose count falls or rises. */
struct node_arc {
  uint32_t cell, giver, taker;
};

static struct node_arc node_arc(const struct network *network, uint32_t v, uint32_t number) {
  uint32_t cells = cells_of_node(network, v);
  if (number < cells) return (struct node_arc){network->node_cells[network->first_node_cell[v] + number], TOP, TOP};
  if (number == cells) return (struct node_arc){TOP, v, TOP};
  return (struct node_arc){TOP, TOP, network->node_children[network->first_node_child[v] + number - cells - 1]};
}

static bool may_take(const struct network *network, uint32_t r) {
  return share_compare(share_of_next(&network->rows[r], network->row_counts[r]), network->labels[r]) == 0;
}

static bool may_give(const struct network *network, uint32_t r) {
  return share_compare(share_of_last(&network->rows[r], network->row_counts[r]), network->labels[r]) == 0;
}

static vertex row_target(const struct network *network, uint32_t r, uint32_t number) {
  uint32_t s = network->rows[r].first_stretch + number;
  if (s < network->rows[r + 1].first_stretch)
    return network->stretch_counts[s] > 0 ? vertex_of_stretch(network, s) : NOWHERE;
  uint32_t pool = network->pool_of_row[r];
  return pool != TOP && may_take(network, r) ? vertex_of_pool(network, pool) : NOWHERE;
}

static vertex stretch_target(const struct network *network, uint32_t s, uint32_t number) {
  uint32_t cells = cells_of_stretch(network, s);
  if (number == cells) return network->stretch_counts[s] < (int32_t)cells ? network->stretches[s].row : NOWHERE;
  const struct cell *cell = &network->cells[network->stretches[s].first_cell + number];
  return cell->open && cell->in ? vertex_of_node(network, cell->node) : NOWHERE;
}

static vertex node_target(const struct network *network, uint32_t v, uint32_t number) {
  struct node_arc arc = node_arc(network, v, number);
  if (arc.cell != TOP) {
    const struct cell *cell = &network->cells[arc.cell];
    return cell->in ? NOWHERE : vertex_of_stretch(network, cell->stretch);
  }
  if (arc.giver != TOP) {
    const struct node *node = &network->nodes[v];
    bool can_give = node->parent != TOP && network->node_counts[v] > node->least;
    return can_give ? vertex_of_node(network, node->parent) : NOWHERE;
  }
  bool can_take = network->node_counts[arc.taker] < network->nodes[arc.taker].most;
  return can_take ? vertex_of_node(network, arc.taker) : NOWHERE;
}

static uint32_t row_of_pool(const struct network *network, vertex u, uint32_t number) {
  return network->pool_rows[network->first_pool_row[vertex_pool(network, u)] + number];
}

vertex arc_target(const struct network *network, vertex u, uint32_t number) {
  if (vertex_is_row(network, u)) return row_target(network, u, number);
  if (vertex_is_pool(network, u)) {
    uint32_t r = row_of_pool(network, u, number);
    return may_give(network, r) ? r : NOWHERE;
  }
  if (vertex_is_node(network, u)) return node_target(network, vertex_node(network, u), number);
  return stretch_target(network, vertex_stretch(network, u), number);
}

static void push_row(struct network *network, uint32_t r, uint32_t number) {
  uint32_t s = network->rows[r].first_stretch + number;
  if (s < network->rows[r + 1].first_stretch)
    network->stretch_counts[s]--;
  else
    network->row_counts[r]++;
}

static void push_stretch(struct network *network, uint32_t s, uint32_t number) {
  if (number < cells_of_stretch(network, s))
    network->cells[network->stretches[s].first_cell + number].in = false;
  else
    network->stretch_counts[s]++;
}

static void push_node(struct network *network, uint32_t v, uint32_t number) {
  struct node_arc arc = node_arc(network, v, number);
  if (arc.cell != TOP)
    network->cells[arc.cell].in = true;
  else if (arc.giver != TOP)
    network->node_counts[arc.giver]--;
  else
    network->node_counts[arc.taker]++;
}

void arc_push(struct network *network, vertex u, uint32_t number) {
  if (vertex_is_row(network, u))
    push_row(network, u, number);
  else if (vertex_is_pool(network, u))
    network->row_counts[row_of_pool(network, u, number)]--;
  else if (vertex_is_node(network, u))
    push_node(network, vertex_node(network, u), number);
  else
    push_stretch(network, vertex_stretch(network, u), number);
}
