/* Lawful and filled: what a unit is worth at each node, column by column, and which cells that decides. */
#ifndef SOLVE_PRICE_H
#define SOLVE_PRICE_H

#include "solve/network.h"

typedef LIST(uint32_t) number_list;

/* Bounds that cannot hold together: the lows demand more than the highs, and the cells there are, allow. */
struct cut {
  int64_t demanded, allowed; /* demanded > allowed */
  number_list low_nodes, high_nodes, low_stretches, high_stretches;
  uint32_t node; /* whose bound on one side is met by those of nodes below it on the other; TOP: no one node's is */
};

/* Finds the least total cost of cells in within all bounds, digit by digit, and describes every answer that reaches it:
 * prices are set, cells whose cost differs from what the prices leave of it are decided, the others open. A stretch or
 * node priced otherwise than what it hangs on has a fixed count: at high or low, whichever is cheaper (complementary
 * slackness); least and most say so. False: no answer is within the bounds, and cut says why. */
bool price_network(struct network *network, struct arena *arena, struct cut *cut);

#endif
