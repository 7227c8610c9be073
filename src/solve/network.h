/* A planning problem in integers: rows that share columns of nested nodes, each cell in or out.
 *
 * A row is joined to the nodes of its columns by its cells. The stretches of a row form trees, and so do the nodes of a
 * column; each counts the cells in that hang on it and on those below it, and must count from low to high of them.
 * Read as a flow: a unit runs from the top to its row, down through stretches to a cell, to the cell's node and upwards
 * to the top (Ahuja, Magnanti & Orlin, Network Flows, ch. 9). */
#ifndef SOLVE_NETWORK_H
#define SOLVE_NETWORK_H

#include "base/arena.h"
#include <stdbool.h>
#include <stdint.h>

#define TOP UINT32_MAX /* the parent of uppermost stretches and nodes; of a cell: it hangs on no node */

/* People who are alike: each of their cells can be in for each of them. What they have in is dealt out evenly, so that
 * nobody has more than one more than another, at any stretch; for each of them it costs (base + cells in)² / weight. */
struct row {
  int32_t people;         /* at least 1 */
  int64_t base;           /* may be negative, as every base may */
  int64_t weight;         /* at least 1 */
  uint32_t first_stretch; /* its stretches end where the next row's begin */
};

/* Some of a row's columns, as a week, or one, where a cell can be in in several ways: then a cell for each, on
 * different nodes, and high is 1. Parents stand before their children, and these before the parent's next sibling. */
struct stretch {
  uint32_t row;
  uint32_t parent;     /* a stretch of the same row, or TOP: the row itself */
  uint32_t first_cell; /* its own cells, those on no stretch below it, end where the next stretch's begin */
  int32_t low, high;   /* the law, for all of the row's people together; at least 0, as everywhere */
  int32_t base;
  bool evened;         /* has a cost of its own, where the rows' leave a choice: (base + cells in)² for each of them */
  int32_t least, most; /* what the cheapest answers leave of it */
};

#define CELL_COST_MOST 121 /* five digits 1 */

struct cell {
  uint32_t stretch, node;
  /* Of being in; never 0, so that no cell is left to itself. Its digits in balanced ternary, -1, 0 or 1, are what it
   * costs promise by promise, the most important first: of each promise in turn the sum over all cells is to be least.
   */
  int8_t cost;
  bool open;    /* the prices leave it free: the fair share decides */
  int32_t in;   /* the answer: for how many of the row's people */
  int32_t most; /* all of them: set with the prices */
};

/* What a node's count costs, where the rows' leave a choice: (base + cells in)². */
enum squared {
  NODE_PLAIN,   /* nothing */
  NODE_LEVELED, /* before the stretches */
  NODE_SPREAD   /* after them */
};

struct node {
  uint32_t parent; /* a node of the same column before it, or TOP */
  uint32_t column;
  int32_t low, high; /* the law */
  int32_t base;
  enum squared squared;
  int32_t least, most; /* what the cheapest answers leave of it */
};

/* Numbers by what they are listed under: those of k are items[first[k]] to items[end[k] - 1]; end[k] is first[k + 1],
 * but where some are passed over for a while. */
struct lists {
  uint32_t *items, *first, *end;
};

struct network {
  struct row *rows;          /* row_count + 1, the last for its first_stretch */
  struct stretch *stretches; /* row after row; stretch_count + 1, the last for its first_cell */
  struct cell *cells;        /* stretch after stretch */
  struct node *nodes;        /* column after column */
  uint32_t row_count, stretch_count, cell_count, node_count;
  bool bounded; /* some stretch has a bound that can bind: set with the prices */
  /* Set by network_index: */
  struct lists hung;       /* stretches by the row, or row_count + the stretch, on which they hang */
  struct lists node_cells; /* open cells by node; those that hang on none by node_count */
  struct lists node_nodes; /* nodes by parent; the uppermost by node_count */
  /* The answer: cells in of each row, and at and below each stretch and node. Read as a flow: what the arc from above,
   * or of a node to above, carries. */
  int64_t *row_counts;
  int32_t *stretch_counts, *node_counts;
  /* Its duals by vertex of the residual network, by which it is proved. */
  struct cost *prices;     /* what one cell in more there would cost, beside one at the top */
  struct share *labels;    /* the fair share; weight 0 where nothing can move */
  struct cost *potentials; /* what is left of the squares' costs between two vertices */
  bool rows_free;          /* while prices are made and kept: rows give and take at the top as they like */
  /* Rows of one label may give and take whole cells among themselves; set once labels are known. */
  uint32_t *pool_of_row;
  struct lists pool_rows;
  uint32_t pool_count;
};

/* A marginal cost of a row, (2k ± 1) / weight, as an exact fraction. */
struct share {
  int64_t number, weight;
};
/* A sum of marginal costs of promises kept one after the other, of squares those of leveled nodes, stretches and spread
 * nodes; of cells their digits, two in a number: a sum of digits is less than half of what keeps them apart. */
struct cost {
  int64_t first, second, third;
};

/* Of so many in that people who are alike have together, dealt out evenly: what those have who have fewest and most.
 * While units are on their way there may be less than nothing. */
static inline int64_t fewest_each(int64_t in, int32_t people) {
  if (people == 1) return in;
  return in >= 0 ? in / people : -((people - 1 - in) / people);
}
static inline int64_t most_each(int64_t in, int32_t people) {
  return -fewest_each(-in, people);
}
/* As a - b: fractions are cross-multiplied, never divided. */
int share_compare(struct share a, struct share b);
struct share share_of_next(const struct row *row, int64_t in); /* what one more cell in would cost */
struct share share_of_last(const struct row *row, int64_t in); /* what one cell fewer would save */

static inline struct cost cost_sum(struct cost a, struct cost b) {
  return (struct cost){a.first + b.first, a.second + b.second, a.third + b.third};
}
static inline struct cost cost_difference(struct cost a, struct cost b) {
  return (struct cost){a.first - b.first, a.second - b.second, a.third - b.third};
}
static inline bool cost_less(struct cost a, struct cost b) {
  if (a.first != b.first) return a.first < b.first;
  return a.second != b.second ? a.second < b.second : a.third < b.third;
}
/* Less than, equal to or greater than 0, as a is. */
static inline int cost_sign(struct cost a) {
  int64_t leading = a.first != 0 ? a.first : a.second != 0 ? a.second : a.third;
  return (leading > 0) - (leading < 0);
}
/* The digits of a cell's cost, from -CELL_COST_MOST on. */
struct cost cost_of_digits(int8_t digits);
/* What one more cell in, or one fewer, would add to the squares of a stretch or a node. */
struct cost stretch_change(const struct network *network, uint32_t stretch, int change);
struct cost node_change(const struct network *network, uint32_t node, int change);

/* Lists the arcs of the residual network. Only open cells have one. */
void network_index(struct network *network, struct arena *arena);

#endif
