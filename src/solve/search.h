/* The best whole point of domains, promise after promise: branch and bound on the tableau. */
#ifndef SOLVE_SEARCH_H
#define SOLVE_SEARCH_H

#include "solve/domain.h"
#include "solve/tableau.h"

/* Of a promise without squares: step * var is its cost. Step is 0 where there is no such variable. */
struct cap {
  uint32_t var;
  int64_t step;
};

struct search {
  struct domains *domains; /* propagated */
  uint32_t promise_count;
  struct curve **curves;  /* by promise, by variable */
  const struct cap *caps; /* by promise */
  bool asks_least;
  bool any;                 /* lawful points are all the same */
  const int64_t *starts[2]; /* points by column; NULL: none */
  const bool *spare;        /* by column: where any point is lawful, one is with all these at 0 */
  uint32_t rough;           /* the curves of this promise, and of later ones, are only nearly what they cost */
  int64_t patience, budget; /* as in struct program; they count the tableau's steps and the points looked at */
  /* The answer: */
  int64_t *best;            /* by column */
  int64_t *values, *bounds; /* by promise */
  int64_t *least;           /* of any point, by promise; only where asks_least */
  uint32_t proved;
  int64_t steps, lawful_after; /* in all; until the first lawful point */
  /* While it runs: */
  struct tableau tableau;
  bool *settled;         /* by promise: the domains allow its best value alone */
  int64_t *point;        /* by variable */
  int64_t *point_values; /* by promise */
  LIST(struct branching) branchings;
  int64_t limit;  /* of steps */
  int64_t *blame; /* by variable: how often, and how lately, it was in what made a part empty */
  int64_t guilt;  /* what the next part adds to them */
  bool blames;    /* branches by them */
  bool stops;     /* at the first lawful point */
  bool found;
};

/* A variable was narrowed to one side; the other side is still to be looked at. */
struct branching {
  size_t trail; /* before */
  uint32_t var;
  int64_t low, high; /* the other side */
};

enum search_result { SEARCH_FOUND, SEARCH_EMPTY, SEARCH_GAVE_UP };

enum search_result program_search(struct search *search, struct arena *arena);

#endif
