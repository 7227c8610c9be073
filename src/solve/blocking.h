/* Carries as much as possible through a part of the residual network, from those that give to those that take. */
#ifndef SOLVE_BLOCKING_H
#define SOLVE_BLOCKING_H

#include "solve/residual.h"

struct blocking {
  struct network *network;
  /* What part of the residual network is meant, how many units there are, at one cost, to be given, taken and carried
   * (0: none). carried: so many have gone from the first to the second. */
  bool (*leads)(const void *context, vertex from, struct change change, vertex to);
  int64_t (*gives)(const void *context, vertex u);
  int64_t (*takes)(const void *context, vertex u);
  int64_t (*room)(const struct network *network, struct change change);
  void (*carried)(void *context, vertex from, vertex to, int64_t units);
  void *context;
  uint32_t *level; /* by vertex: steps from those that give */
  uint32_t *arc;   /* by vertex: the first arc not yet found useless */
  vertex *queue, *path;
};

void blocking_open(struct blocking *blocking, struct network *network, struct arena *arena);
/* Among these vertices, in their order (Dinic's algorithm: by shortest paths, all of one length at a time). Afterwards
 * level is NOWHERE but for what those that still give can reach, none of which takes. */
void blocking_flow(struct blocking *blocking, const vertex *members, uint32_t count);

#endif
