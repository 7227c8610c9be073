#include "solve/residual.h"

static uint32_t cells_of_stretch(const struct network *network, uint32_t s) {
  return network->stretches[s + 1].first_cell - network->stretches[s].first_cell;
}

static uint32_t cells_of_node(const struct network *network, uint32_t v) {
  return network->first_node_cell[v + 1] - network->first_node_cell[v];
}

uint32_t arc_count(const struct network *network, vertex u) {
  if (vertex_is_row(network, u)) return network->rows[u + 1].first_stretch - network->rows[u].first_stretch;
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

static vertex stretch_target(const struct network *network, uint32_t s, uint32_t number) {
  if (number == cells_of_stretch(network, s)) return network->stretches[s].row;
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

vertex arc_target(const struct network *network, vertex u, uint32_t number) {
  if (vertex_is_row(network, u)) return vertex_of_stretch(network, network->rows[u].first_stretch + number);
  if (!vertex_is_node(network, u)) return stretch_target(network, vertex_stretch(network, u), number);
  return node_target(network, vertex_node(network, u), number);
}

static void set_cell(struct network *network, uint32_t c, bool in) {
  struct cell *cell = &network->cells[c];
  cell->in = in;
  network->stretch_counts[cell->stretch] += in ? 1 : -1;
  network->row_counts[network->stretches[cell->stretch].row] += in ? 1 : -1;
}

void arc_push(struct network *network, vertex u, uint32_t number) {
  if (vertex_is_row(network, u)) return;
  if (!vertex_is_node(network, u)) {
    uint32_t s = vertex_stretch(network, u);
    if (number < cells_of_stretch(network, s)) set_cell(network, network->stretches[s].first_cell + number, false);
    return;
  }
  struct node_arc arc = node_arc(network, vertex_node(network, u), number);
  if (arc.cell != TOP)
    set_cell(network, arc.cell, true);
  else if (arc.giver != TOP)
    network->node_counts[arc.giver]--;
  else
    network->node_counts[arc.taker]++;
}
