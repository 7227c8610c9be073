/* A first answer by turns, and the counts every later step keeps up to date. */
#ifndef SOLVE_START_H
#define SOLVE_START_H

#include "solve/network.h"

/* Column by column, lets in those open cells whose rows have had the smallest share so far, among equals the least of
 * their stretch, then those longest out, then by row: a rotation. Keeps every least and most of the nodes (a greedy
 * base of a laminar matroid). Where stretches are bounded, first come those who must be in for their stretch to have
 * its least, each column has as many as are due on average, and what cannot be kept in this way is balanced at the end.
 * Sets row_counts, stretch_counts and node_counts. */
void start_network(struct network *network, struct arena *arena);

#endif
