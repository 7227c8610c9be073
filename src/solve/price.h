/* Lawful and filled: what a unit is worth at each node, column by column, and which cells that decides. */
#ifndef SOLVE_PRICE_H
#define SOLVE_PRICE_H

#include "solve/network.h"

/* Bounds that cannot hold together: a node whose bound on one side is met by those of nodes below it on the other. */
struct cut {
  uint32_t node;
  bool over;             /* more than its high are demanded below; else fewer than its low are allowed below */
  int64_t demanded;      /* over: the least count below, else low */
  int64_t allowed;       /* over: high, else the greatest count below */
  LIST(uint32_t) others; /* the nodes below whose low (over) or high (else) make it so; maybe the node itself */
};

/* Finds the least total cost of cells in within all bounds and describes every answer that reaches it: prices are set,
 * cells whose cost differs from the price at their node are decided, the others open. At a node priced otherwise than
 * its parent the count is fixed: at high when it is cheaper, at low when it is dearer (complementary slackness); least
 * and most say so. False: no answer is within the bounds, and cut says why. */
bool price_network(struct network *network, struct arena *arena, struct cut *cut);

#endif
