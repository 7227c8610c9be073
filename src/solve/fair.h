/* The least sum of (base + in)² / weight over the rows, among the answers that the prices leave. */
#ifndef SOLVE_FAIR_H
#define SOLVE_FAIR_H

#include "solve/network.h"

/* Starts from the answer at hand. The answers form an M-convex set, on which a sum of convex costs is least when no
 * exchange along a path of the residual network lowers it (Murota, Discrete Convex Analysis, 2003). Rows are parted at
 * a share: those above it give to those below it as much as the network carries (Dinic's blocking flows); what is
 * still above, and all it reaches, is parted from the rest for good (Groenevelt's decomposition, 1991; the parts are
 * the canonical partition of Frank & Murota, 2022). Each part is parted on until no row of it is above another. Sets
 * labels, the shares that prove it. */
void fair_network(struct network *network, struct arena *arena);

#endif
