/* Exact linear programs over the variables of domains: which point, fractions allowed, costs least?
 *
 * Dual simplex in integers: each row has its own denominator and is kept in lowest terms, so that where the rows are
 * nearly a network's nearly all numbers are -1, 0 and 1. Costs are convex: a variable may stand still wherever its
 * slope changes, not at its bounds alone. */
#ifndef SOLVE_TABLEAU_H
#define SOLVE_TABLEAU_H

#include "solve/domain.h"

__extension__ typedef __int128 wide;

/* What a variable costs: linear * v + multiple * (base + v)². */
struct curve {
  int64_t linear, multiple, base;
};

struct fraction {
  wide number, weight; /* weight > 0 */
};

struct price {
  wide cost, tie; /* which decides where costs are the same */
};

struct tableau {
  const struct domains *domains;
  uint32_t row_count, column_count;
  /* weights[i] * (basic variable of row i) = numbers[i] + sum over columns of entry * (its variable - where it stands)
   */
  int64_t *entries; /* row after row */
  int64_t *weights, *numbers;
  int64_t *sizes; /* by row: no entry and no number is larger */
  /* By column, price_weight times what moving it costs through the variables of the rows. */
  struct price *prices;
  wide price_weight;
  uint32_t *basic;   /* by row: its variable */
  uint32_t *free;    /* by column: its variable */
  uint32_t *place;   /* by variable: its row, or row_count + its column */
  int64_t *slopes;   /* by row: what its variable is thought to cost */
  int64_t *values;   /* by column: where it stands */
  uint32_t *nonzero; /* of the row at hand: its columns; of an empty one, of the row that cannot be within its bounds */
  uint32_t stuck;    /* that row */
  uint32_t nonzeros;
  const struct curve *curves; /* by variable: what was minimized last */
  int64_t steps;              /* pivots, and the like, so far */
  int64_t step_limit;
  uint32_t idle; /* pivots since the cost last rose */
  bool broken;   /* a number did not fit */
};

enum tableau_result {
  TABLEAU_BEST,
  TABLEAU_EMPTY,  /* no point is within the domains */
  TABLEAU_BROKEN, /* numbers grew too large: to be reset */
  TABLEAU_SPENT   /* step_limit is reached */
};

void tableau_open(struct tableau *tableau, const struct domains *domains, struct arena *arena);
/* Begins anew, every column standing by itself. */
void tableau_reset(struct tableau *tableau);
/* The cheapest point within the domains as they are now. */
enum tableau_result tableau_minimize(struct tableau *tableau, const struct curve *curves);
/* Of the cheapest point: */
struct fraction tableau_value(const struct tableau *tableau, uint32_t var);
/* Its cost, the curves being drawn straight between whole numbers; not exact: a little less. */
struct fraction tableau_cost(const struct tableau *tableau, bool *exact);
/* Where the variable is outside [low, high], any point costs more than the cheapest one and slack. */
void tableau_range(const struct tableau *tableau, uint32_t var, struct fraction slack, int64_t *low, int64_t *high);

wide curve_cost(const struct curve *curve, int64_t value);

#endif
