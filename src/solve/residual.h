/* The residual network of an answer: where a unit that is given up at one place may be given up instead.
 *
 * Vertices are the rows, the stretches and the nodes. An arc leads from a place that is to have one cell in fewer to
 * one that has it fewer in its stead, or, at a row or stretch reached from a node, to where there is now one more. */
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
  return u >= network->row_count + network->stretch_count;
}
static inline uint32_t vertex_stretch(const struct network *network, vertex u) {
  return u - network->row_count;
}
static inline uint32_t vertex_node(const struct network *network, vertex u) {
  return u - network->row_count - network->stretch_count;
}
static inline size_t vertex_count(const struct network *network) {
  return (size_t)network->row_count + network->stretch_count + network->node_count;
}

/* The arcs of a vertex are numbered from 0. Of a row: its stretches. Of a stretch: its cells, its row. Of a node: its
 * open cells, its parent, its children. */
uint32_t arc_count(const struct network *network, vertex u);
/* Where the arc leads, or NOWHERE when it can carry nothing now. Closed cells carry nothing. */
vertex arc_target(const struct network *network, vertex u, uint32_t number);
/* Carries one unit along an arc that leads somewhere. Cells and all counts stay true. */
void arc_push(struct network *network, vertex u, uint32_t number);

#endif
