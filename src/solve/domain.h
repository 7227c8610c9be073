/* Whole variables between a low and a high, some of them sums of others; what follows from their bounds. */
#ifndef SOLVE_DOMAIN_H
#define SOLVE_DOMAIN_H

#include "base/arena.h"
#include <stdbool.h>
#include <stdint.h>

struct term {
  uint32_t var;
  int64_t amount; /* not 0 */
};

/* A variable as it was before it was narrowed. */
struct narrowed {
  uint32_t var;
  int64_t low, high;
};

/* Variables are the columns and, after them, the rows: each row is a constant and the sum of its terms, all columns. */
struct domains {
  uint32_t column_count, row_count;
  int64_t *low, *high; /* by variable */
  int64_t *constants;  /* by row */
  struct term *terms;
  uint32_t *first_term; /* by row, row_count + 1 */
  uint32_t *uses;       /* rows by column */
  uint32_t *first_use;  /* column_count + 1 */
  LIST(struct narrowed) trail;
  uint32_t *queue; /* rows to look at again */
  uint32_t queued;
  bool *is_queued;
  uint32_t failed; /* the row with which nothing was left */
  struct arena *arena;
};

/* Columns, rows, terms, constants, low and high are given; lists the rest. All rows are to be looked at. */
void domains_open(struct domains *domains, struct arena *arena);
/* False: nothing is left of the variable. */
bool domains_narrow(struct domains *domains, uint32_t var, int64_t low, int64_t high);
/* Narrows what the rows allow until nothing follows any more; false: nothing is left. */
bool domains_propagate(struct domains *domains);
/* Takes back everything since the trail was so long. */
void domains_undo(struct domains *domains, size_t trail);

#endif
