/* A planning problem in integers: rows that share columns of nested nodes, each cell in or out.
 *
 * A row is joined to the nodes of its columns by its cells, which it has by stretches. The nodes of a column form
 * trees; a node counts the cells in that hang on it and on the nodes below it, and must count from low to high of them.
 * Read as a flow: a unit runs from its row through stretch and cell to the node and upwards to the top (Ahuja, Magnanti
 * & Orlin, Network Flows, ch. 9). */
#ifndef SOLVE_NETWORK_H
#define SOLVE_NETWORK_H

#include "base/arena.h"
#include <stdbool.h>
#include <stdint.h>

#define TOP UINT32_MAX /* the parent of a column's uppermost nodes; of a cell: it hangs on no node */

/* The row's cost is (base + cells in)² / weight. */
struct row {
  int64_t base;
  int64_t weight;         /* at least 1 */
  uint32_t first_stretch; /* its stretches end where the next row's begin */
};

/* A stretch of a row's columns. Its cost, where the rows' leave a choice, is (base + cells in)². */
struct stretch {
  uint32_t row;
  uint32_t first_cell; /* its cells, by column, end where the next stretch's begin */
  int32_t base;
};

struct cell {
  uint32_t stretch, node;
  int8_t cost; /* of being in; never 0, so that no cell is left to itself */
  bool in;     /* the answer */
  bool open;   /* its cost leaves it free: the fair share decides */
};

struct node {
  uint32_t parent; /* a node of the same column before it, or TOP */
  uint32_t column;
  int32_t low, high; /* the law */
  bool leveled;      /* has a cost of its own, where the rows' leave a choice: (base + cells in)² */
  int32_t base;
  int32_t least, most; /* what the cheapest answers leave of it */
};

struct network {
  struct row *rows;          /* row_count + 1, the last for its first_stretch */
  struct stretch *stretches; /* row after row; stretch_count + 1, the last for its first_cell */
  struct cell *cells;        /* stretch after stretch */
  struct node *nodes;        /* column after column */
  uint32_t row_count, stretch_count, cell_count, node_count;
  /* Set by network_index: */
  uint32_t *node_cells, *first_node_cell;     /* open cells by node: node_count + 1 */
  uint32_t *node_children, *first_node_child; /* children by node: node_count + 1 */
  /* The answer: cells in of each row and stretch, and at each node and below. Read as a flow: what the arc above
   * carries. */
  int64_t *row_counts;
  int32_t *stretch_counts, *node_counts;
  /* Its duals, by which it is proved. */
  int8_t *prices;            /* by node: what a cell in is worth */
  struct share *labels;      /* by vertex of the residual network: the fair share; weight 0 where nothing can move */
  struct smooth *potentials; /* by vertex */
  /* Rows of one label may give and take whole cells among themselves; set once labels are known. */
  uint32_t *pool_of_row;
  uint32_t *pool_rows, *first_pool_row; /* rows by pool: pool_count + 1 */
  uint32_t pool_count;
};

/* A marginal cost of a row, (2k ± 1) / weight, as an exact fraction. */
struct share {
  int64_t number, weight;
};
/* A sum of marginal costs of leveled nodes and then, where it ties, of stretches. */
struct smooth {
  int64_t level, even;
};

/* As a - b: fractions are cross-multiplied, never divided. */
int share_compare(struct share a, struct share b);
struct share share_of_next(const struct row *row, int64_t in); /* what one more cell in would cost */
struct share share_of_last(const struct row *row, int64_t in); /* what one cell fewer would save */

static inline struct smooth smooth_sum(struct smooth a, struct smooth b) {
  return (struct smooth){a.level + b.level, a.even + b.even};
}
static inline bool smooth_less(struct smooth a, struct smooth b) {
  return a.level != b.level ? a.level < b.level : a.even < b.even;
}
/* What one more cell in, or one fewer, would add to the squares of a stretch or a leveled node. */
struct smooth stretch_change(const struct network *network, uint32_t stretch, int change);
struct smooth node_change(const struct network *network, uint32_t node, int change);

/* Lists the open cells and the children of each node. */
void network_index(struct network *network, struct arena *arena);

#endif
