/* A first answer by turns, and the figures every later step keeps up to date. */
#ifndef SOLVE_START_H
#define SOLVE_START_H

#include "solve/network.h"

/* Column by column, lets in those open cells whose rows have had the smallest share so far, among equals those longest
 * out, then by row: a rotation. Keeps every least and most (a greedy base of a laminar matroid). Sets counts. in_row[r]
 * becomes the number of cells in of row r. */
void start_network(struct network *network, struct arena *arena, int64_t *in_row);

#endif
