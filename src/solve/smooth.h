/* The least sum of squares over leveled nodes, then over stretches, among the answers that prices and shares leave. */
#ifndef SOLVE_SMOOTH_H
#define SOLVE_SMOOTH_H

#include "solve/network.h"

/* Starts from a fair answer. Along arcs between equal prices and equal shares units can be moved at no cost to the
 * promises before. Potentials are guessed; every such arc that is cheaper than they allow is used up, which leaves too
 * much at some vertices and too little at others; and what is too much is carried back along shortest ways, all of one
 * length at a time, the potentials rising with the length (the primal-dual method: Ahuja, Magnanti & Orlin, 9.8). Costs
 * are small, so there are few lengths, and each takes a search and a blocking flow: about linear in the cells. Sets
 * potentials, which prove the answer, and the pools. */
void smooth_network(struct network *network, struct arena *arena);

#endif
