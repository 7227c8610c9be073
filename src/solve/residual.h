/* The residual network of an answer: where a unit that is given up at one place may be given up instead.
 *
 * Vertices are the rows, the stretches, the nodes, the top and the pools. An arc leads from a place that is to have one
 * cell in fewer to one that has it fewer in its stead, or, at a row or stretch reached from a node, to where there is
 * now one more. */
#ifndef SOLVE_RESIDUAL_H
#define SOLVE_RESIDUAL_H

#include "solve/network.h"

typedef uint32_t vertex;
#define NOWHERE UINT32_MAX

static inline vertex vertex_of_stretch(const struct network *network, uint32_t stretch) {
  return network->row_count + stretch;
}
static inline vertex vertex_of_top(const struct network *network) {
  return network->row_count + network->stretch_count + network->node_count;
}
/* node: TOP is fine. */
static inline vertex vertex_of_node(const struct network *network, uint32_t node) {
  uint32_t last = network->node_count;
  return network->row_count + network->stretch_count + (node < last ? node : last);
}
/* What a stretch hangs on. */
static inline vertex vertex_above(const struct network *network, const struct stretch *stretch) {
  return stretch->parent == TOP ? stretch->row : vertex_of_stretch(network, stretch->parent);
}
static inline bool vertex_is_row(const struct network *network, vertex u) {
  return u < network->row_count;
}
static inline bool vertex_is_stretch(const struct network *network, vertex u) {
  return u >= network->row_count && u < network->row_count + network->stretch_count;
}
/* The top is one. */
static inline bool vertex_is_node(const struct network *network, vertex u) {
  return u >= network->row_count + network->stretch_count && u <= vertex_of_top(network);
}
static inline uint32_t vertex_stretch(const struct network *network, vertex u) {
  return u - network->row_count;
}
/* Of the top: node_count. */
static inline uint32_t vertex_node(const struct network *network, vertex u) {
  return u - network->row_count - network->stretch_count;
}
static inline vertex vertex_of_pool(const struct network *network, uint32_t pool) {
  return vertex_of_top(network) + 1 + pool;
}
static inline bool vertex_is_pool(const struct network *network, vertex u) {
  return u > vertex_of_top(network);
}
static inline uint32_t vertex_pool(const struct network *network, vertex u) {
  return u - vertex_of_pool(network, 0);
}
static inline size_t vertex_count(const struct network *network) {
  return vertex_of_pool(network, network->pool_count);
}

/* What an arc stands for: of one thing there is one less or one more in. */
struct change {
  enum { CELL_LESS, CELL_MORE, STRETCH_LESS, STRETCH_MORE, NODE_LESS, NODE_MORE, ROW_LESS, ROW_MORE, NO_CHANGE } what;
  uint32_t number; /* of the cell, stretch, node or row */
};

/* The arcs of a vertex are numbered from 0. Of a row: its stretches, its pool or, where rows are free, the top. Of a
 * pool: its rows. Of a stretch: its own cells, the stretches on it, what it is on. Of a node: its open cells, its
 * parent, its children; the top has those on no other, and the rows where they are free. */
uint32_t arc_count(const struct network *network, vertex u);
struct change arc_change(const struct network *network, vertex u, uint32_t arc);
/* Where the arc leads, or NOWHERE when it can carry nothing now. Closed cells carry nothing. */
vertex change_target(const struct network *network, struct change change);
/* Units that an arc which leads somewhere can carry; step: those that cost as much as the first. */
int64_t change_room(const struct network *network, struct change change);
int64_t change_step(const struct network *network, struct change change);
/* Carries so many units along an arc: no other cell or count changes. A cycle of such changes leaves all counts true, a
 * path all but those of the rows at its ends. */
void change_make(struct network *network, struct change change, int64_t units);
/* What that adds to the cells' costs, and to the squares. */
struct cost change_price(const struct network *network, struct change change);
struct cost change_square(const struct network *network, struct change change);

#endif
