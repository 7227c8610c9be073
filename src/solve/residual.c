#include "solve/residual.h"

static uint32_t listed(const struct lists *lists, uint32_t place) {
  return lists->end[place] - lists->first[place];
}

static uint32_t item(const struct lists *lists, uint32_t place, uint32_t number) {
  return lists->items[lists->first[place] + number];
}

static uint32_t own_cells(const struct network *network, uint32_t s) {
  return network->stretches[s + 1].first_cell - network->stretches[s].first_cell;
}

uint32_t arc_count(const struct network *network, vertex u) {
  if (vertex_is_row(network, u)) return listed(&network->hung, u) + 1;
  if (vertex_is_pool(network, u)) return listed(&network->pool_rows, vertex_pool(network, u));
  if (vertex_is_stretch(network, u))
    return own_cells(network, vertex_stretch(network, u)) + listed(&network->hung, u) + 1;
  uint32_t v = vertex_node(network, u), arcs = listed(&network->node_cells, v) + 1 + listed(&network->node_nodes, v);
  return v == network->node_count && network->rows_free ? arcs + network->row_count : arcs;
}

static struct change arc_of_row(const struct network *network, uint32_t r, uint32_t arc) {
  if (arc < listed(&network->hung, r)) return (struct change){STRETCH_LESS, item(&network->hung, r, arc)};
  return (struct change){ROW_MORE, r};
}

static struct change arc_of_stretch(const struct network *network, vertex u, uint32_t arc) {
  uint32_t s = vertex_stretch(network, u), cells = own_cells(network, s);
  if (arc < cells) return (struct change){CELL_LESS, network->stretches[s].first_cell + arc};
  arc -= cells;
  if (arc < listed(&network->hung, u)) return (struct change){STRETCH_LESS, item(&network->hung, u, arc)};
  return (struct change){STRETCH_MORE, s};
}

static struct change arc_of_node(const struct network *network, uint32_t v, uint32_t arc) {
  uint32_t cells = listed(&network->node_cells, v), nodes = listed(&network->node_nodes, v);
  if (arc < cells) return (struct change){CELL_MORE, item(&network->node_cells, v, arc)};
  arc -= cells;
  if (arc == 0) return (struct change){v < network->node_count ? NODE_LESS : NO_CHANGE, v};
  arc -= 1;
  if (arc < nodes) return (struct change){NODE_MORE, item(&network->node_nodes, v, arc)};
  return (struct change){ROW_LESS, arc - nodes};
}

struct change arc_change(const struct network *network, vertex u, uint32_t arc) {
  if (vertex_is_row(network, u)) return arc_of_row(network, u, arc);
  if (vertex_is_pool(network, u))
    return (struct change){ROW_LESS, item(&network->pool_rows, vertex_pool(network, u), arc)};
  if (vertex_is_stretch(network, u)) return arc_of_stretch(network, u, arc);
  return arc_of_node(network, vertex_node(network, u), arc);
}

/* A row gives to its pool, and takes from it, only what it has or gets at the share of all of them. */
static bool is_at_label(const struct network *network, uint32_t r, bool more) {
  const struct row *row = &network->rows[r];
  int64_t in = network->row_counts[r];
  return share_compare(more ? share_of_next(row, in) : share_of_last(row, in), network->labels[r]) == 0;
}

static vertex row_target(const struct network *network, uint32_t r, bool more) {
  if (network->rows_free) return more ? vertex_of_top(network) : r;
  uint32_t pool = network->pool_of_row == NULL ? TOP : network->pool_of_row[r];
  if (pool == TOP || !is_at_label(network, r, more)) return NOWHERE;
  return more ? vertex_of_pool(network, pool) : r;
}

vertex change_target(const struct network *network, struct change change) {
  uint32_t i = change.number;
  switch (change.what) {
  case CELL_LESS:
    return network->cells[i].open && network->cells[i].in > 0 ? vertex_of_node(network, network->cells[i].node)
                                                              : NOWHERE;
  case CELL_MORE:
    return network->cells[i].in < network->cells[i].most ? vertex_of_stretch(network, network->cells[i].stretch)
                                                         : NOWHERE;
  case STRETCH_LESS:
    return network->stretch_counts[i] > network->stretches[i].least ? vertex_of_stretch(network, i) : NOWHERE;
  case STRETCH_MORE:
    return network->stretch_counts[i] < network->stretches[i].most ? vertex_above(network, &network->stretches[i])
                                                                   : NOWHERE;
  case NODE_LESS:
    return network->node_counts[i] > network->nodes[i].least ? vertex_of_node(network, network->nodes[i].parent)
                                                             : NOWHERE;
  case NODE_MORE:
    return network->node_counts[i] < network->nodes[i].most ? vertex_of_node(network, i) : NOWHERE;
  case ROW_LESS:
    return row_target(network, i, false);
  case ROW_MORE:
    return row_target(network, i, true);
  case NO_CHANGE:
    break;
  }
  return NOWHERE;
}

/* What a row can give or take at its share. */
static int64_t row_step(const struct network *network, uint32_t r, bool more) {
  int32_t people = network->rows[r].people;
  int64_t in = network->row_counts[r];
  if (network->rows_free) return INT32_MAX;
  return more ? (fewest_each(in, people) + 1) * people - in : in - (most_each(in, people) - 1) * people;
}

int64_t change_room(const struct network *network, struct change change) {
  uint32_t i = change.number;
  switch (change.what) {
  case CELL_LESS:
    return network->cells[i].in;
  case CELL_MORE:
    return network->cells[i].most - network->cells[i].in;
  case STRETCH_LESS:
    return network->stretch_counts[i] - network->stretches[i].least;
  case STRETCH_MORE:
    return network->stretches[i].most - network->stretch_counts[i];
  case NODE_LESS:
    return network->node_counts[i] - network->nodes[i].least;
  case NODE_MORE:
    return network->nodes[i].most - network->node_counts[i];
  case ROW_LESS:
    return row_step(network, i, false);
  case ROW_MORE:
    return row_step(network, i, true);
  case NO_CHANGE:
    break;
  }
  return 0;
}

static int64_t stretch_step(const struct network *network, uint32_t s, bool more) {
  int32_t people = network->rows[network->stretches[s].row].people, in = network->stretch_counts[s];
  if (!network->stretches[s].evened) return INT32_MAX;
  return more ? (fewest_each(in, people) + 1) * people - in : in - (most_each(in, people) - 1) * people;
}

int64_t change_step(const struct network *network, struct change change) {
  int64_t room = change_room(network, change), step = INT32_MAX;
  if (change.what == STRETCH_LESS || change.what == STRETCH_MORE)
    step = stretch_step(network, change.number, change.what == STRETCH_MORE);
  if (change.what == NODE_LESS || change.what == NODE_MORE)
    step = network->nodes[change.number].squared == NODE_PLAIN ? INT32_MAX : 1;
  return room < step ? room : step;
}

void change_make(struct network *network, struct change change, int64_t units) {
  uint32_t i = change.number;
  switch (change.what) {
  case CELL_LESS:
    network->cells[i].in -= (int32_t)units;
    break;
  case CELL_MORE:
    network->cells[i].in += (int32_t)units;
    break;
  case STRETCH_LESS:
    network->stretch_counts[i] -= (int32_t)units;
    break;
  case STRETCH_MORE:
    network->stretch_counts[i] += (int32_t)units;
    break;
  case NODE_LESS:
    network->node_counts[i] -= (int32_t)units;
    break;
  case NODE_MORE:
    network->node_counts[i] += (int32_t)units;
    break;
  case ROW_LESS:
    network->row_counts[i] -= units;
    break;
  case ROW_MORE:
    network->row_counts[i] += units;
    break;
  case NO_CHANGE:
    break;
  }
}

struct cost change_price(const struct network *network, struct change change) {
  const struct cost nothing = {0};
  if (change.what == CELL_MORE) return cost_of_digits(network->cells[change.number].cost);
  if (change.what == CELL_LESS) return cost_difference(nothing, cost_of_digits(network->cells[change.number].cost));
  return nothing;
}

struct cost change_square(const struct network *network, struct change change) {
  switch (change.what) {
  case STRETCH_LESS:
    return stretch_change(network, change.number, -1);
  case STRETCH_MORE:
    return stretch_change(network, change.number, 1);
  case NODE_LESS:
    return node_change(network, change.number, -1);
  case NODE_MORE:
    return node_change(network, change.number, 1);
  default:
    return (struct cost){0};
  }
}
