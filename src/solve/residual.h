/* The residual network of an answer: where a unit that is given up at one place may be given up instead.
 *
 * Vertices are the rows, the stretches, the nodes and the pools. An arc leads from a place that is to have one cell in
 * fewer to one that has it fewer in its stead, or, at a row or stretch reached from a node, to where there is now one
 * more. */
#ifndef SOLVE_RESIDUAL_H
#define SOLVE_RESIDUAL_H

#include "solve/network.h"

typedef uint32_t vertex;
#define NOWHERE UINT32_MAX

static inline vertex vertex_of_stretch(const struct network *network, uint32_t stretch) {
  return network->row_count + stretch;
}
static inline vertex vertex_of_node(const struct network *network, uint32_t node) {
  return network->row_count + network->stretch_count + node;
}
static inline bool vertex_is_row(const struct network *network, vertex u) {
  return u < network->row_count;
}
static inline bool vertex_is_node(const struct network *network, vertex u) {
  uint32_t first = network->row_count + network->stretch_count;
  return u >= first && u < first + network->node_count;
}
static inline uint32_t vertex_stretch(const struct network *network, vertex u) {
  return u - network->row_count;
}
static inline uint32_t vertex_node(const struct network *network, vertex u) {
  return u - network->row_count - network->stretch_count;
}
static inline vertex vertex_of_pool(const struct network *network, uint32_t pool) {
  return network->row_count + network->stretch_count + network->node_count + pool;
}
static inline bool vertex_is_pool(const struct network *network, vertex u) {
  return u >= vertex_of_pool(network, 0);
}
static inline uint32_t vertex_pool(const struct network *network, vertex u) {
  return u - vertex_of_pool(network, 0);
}
static inline size_t vertex_count(const struct network *network) {
  return vertex_of_pool(network, network->pool_count);
}

/* The arcs of a vertex are numbered from 0. Of a row: its stretches, and its pool if there are pools. Of a pool: its
 * rows. Of a stretch: its cells, its row. Of a node: its open cells, its parent, its children. */
uint32_t arc_count(const struct network *network, vertex u);
/* Where the arc leads, or NOWHERE when it can carry nothing now. Closed cells carry nothing. */
vertex arc_target(const struct network *network, vertex u, uint32_t number);
/* Carries one unit along an arc that leads somewhere: the cell or the count of that arc changes, no other. A cycle of
 * pushes leaves all counts true, a path all but those of the rows at its ends. */
void arc_push(struct network *network, vertex u, uint32_t number);

#endif
