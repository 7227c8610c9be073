/* The cheapest flow: what is too much at some vertices is carried to where it is too little. */
#ifndef SOLVE_FLOW_H
#define SOLVE_FLOW_H

#include "solve/blocking.h"

/* A vertex that may be reached by a way of that length. */
struct reach {
  struct cost length;
  vertex to;
};

struct flow {
  struct network *network;
  /* What a change costs; convex, so that another of the same thing never costs less. */
  struct cost (*cost)(const struct network *network, struct change change);
  int64_t (*room)(const struct network *network, struct change change); /* units at that cost */
  uint32_t *part_of;       /* by vertex: units stay within a part; TOP: nothing moves there */
  struct cost *potentials; /* by vertex: a guess, and then, what proves that the flow is the cheapest */
  int64_t *excess;         /* by vertex: units too many */
  struct blocking blocking;
  vertex *members; /* all that can move */
  uint32_t member_count;
  struct cost *length;   /* by vertex: of the shortest way found from any that has too many */
  bool *found, *settled; /* by vertex: such a way is known, and is known to be the shortest */
  LIST(struct reach) heap;
  struct arena *arena; /* for what it needs while it runs */
};

/* Sets all counts by the cells that are in, as far as least and most let them, and where that leaves too many or too
 * few (below 0). False: nowhere. */
bool flow_count(struct network *network, int64_t *excess);

/* Network, cost, part_of and arena are set, potentials and excess may be; what is not is made, all 0. */
void flow_open(struct flow *flow);
/* Carries what is too much to where it is too little, at whatever cost. */
void flow_carry(struct flow *flow);
/* Every arc that is cheaper than the potentials allow is used up, which leaves too much at some vertices and too little
 * at others; and what is too much is carried back along shortest ways, the potentials rising with their lengths (the
 * primal-dual method: Ahuja, Magnanti & Orlin, 9.8; but ways of all lengths at once, each to where it is the shortest).
 * A round takes a search and a blocking flow, about linear in the cells, and there are few. False: no flow is within
 * the bounds, and settled tells what those with too many can reach. */
bool flow_cheapest(struct flow *flow);
/* Settles all that this one, which has too many, can reach in vain. */
void flow_reach(struct flow *flow, vertex from);

#endif
