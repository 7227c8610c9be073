/* From a network to its best answer, proved. */
#ifndef SOLVE_SOLVE_H
#define SOLVE_SOLVE_H

#include "solve/network.h"
#include "solve/price.h"

enum solve_result {
  SOLVE_BEST, /* cells are in or out: within the bounds the least cost, digit by digit, then the least squares of rows,
                 then of leveled nodes, then of stretches, then of spread nodes; proved */
  SOLVE_CUT   /* nothing is within the bounds, and cut says why */
};

/* Network: rows, cells and nodes as given. What is made lives in the arena. The same input gives the same answer. */
enum solve_result solve_network(struct network *network, struct arena *arena, struct cut *cut);

#endif
