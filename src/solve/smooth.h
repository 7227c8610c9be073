/* The least sum of squares over leveled nodes, then over stretches, among the answers that prices and shares leave. */
#ifndef SOLVE_SMOOTH_H
#define SOLVE_SMOOTH_H

#include "solve/network.h"

/* Starts from a fair answer. Along arcs between equal prices and equal shares units can be moved at no cost to the
 * promises before; a cycle of such arcs that lowers the squares is a mend, and where none is left they are least
 * (Klein, A primal method for minimal cost flows, 1967, for convex costs). Cycles are found by Bellman and Ford's
 * distances in passes over all vertices, and all that a pass shows are mended at once. Sets potentials, the distances
 * that prove it. */
void smooth_network(struct network *network, struct arena *arena);

#endif
