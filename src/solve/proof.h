/* The certificate: an answer is best when no residual arc is cheaper than the duals allow. */
#ifndef SOLVE_PROOF_H
#define SOLVE_PROOF_H

#include "solve/network.h"

/* Looks at the network anew, knowing only its rows, cells, bounds, answer and duals: prices; where these tie, labels;
 * where these tie too, potentials, of which rows of one label share one, their pool's. True: every bound holds, and no
 * change of cells lowers the cost, digit by digit, or at equal cost the rows' squares, or at equal ones those of the
 * leveled nodes, then of the stretches, then of the spread nodes (complementary slackness: Ahuja, Magnanti & Orlin,
 * theorems 9.1 and 9.3, for each in that order). */
bool proof_holds(const struct network *network, struct arena *arena);

#endif
