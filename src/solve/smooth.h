/* The least sum of squares over leveled nodes, then stretches, then spread nodes, among the answers that prices and
 * shares leave. */
#ifndef SOLVE_SMOOTH_H
#define SOLVE_SMOOTH_H

#include "solve/network.h"

/* Starts from a fair answer. Along arcs between equal prices and equal shares units can be moved at no cost to the
 * promises before; the cheapest flow within each label is found there, from potentials guessed by what nodes come to on
 * average. Sets potentials, which prove the answer, and the pools. */
void smooth_network(struct network *network, struct arena *arena);

#endif
