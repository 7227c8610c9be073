/* An integer program for what is no network: items of which each unit takes exactly one of its options.
 *
 * Where counters cross one another, where options count for more than one, or where units have three ways to go, a flow
 * need not be whole. Here everything is decided by search: exact simplex, branch and bound, promise after promise. */
#ifndef SOLVE_PROGRAM_H
#define SOLVE_PROGRAM_H

#include "base/arena.h"
#include <stdbool.h>
#include <stdint.h>

#define PROGRAM_COSTS 10
#define PROGRAM_STARTS 2

struct program_item {
  int32_t count;         /* units, at least 0; each takes one of the options */
  uint32_t first_option; /* they end where the next item's begin */
};

struct program_option {
  uint32_t first_use;           /* its uses end where the next option's begin */
  int64_t costs[PROGRAM_COSTS]; /* of a unit, in order of promise */
};

struct program_use {
  uint32_t counter;
  int32_t amount; /* of a unit, at least 1 */
};

/* The sum of what its uses count must be from low to high; INT64_MIN and INT64_MAX where there is no bound. */
struct program_counter {
  int64_t low, high;
  int square_at;        /* if not negative: (base + sum)² / weight is a cost of that promise */
  int64_t base, weight; /* weight is at least 1 */
};

/* Costs, amounts and counts are such that the sums of all, and the squares, stay below 2^60. */
struct program {
  struct program_item *items;     /* item_count + 1, the last for its first_option */
  struct program_option *options; /* item after item; one more, for its first_use */
  struct program_use *uses;
  struct program_counter *counters;
  uint32_t item_count, counter_count, cost_count;
  int64_t patience; /* steps (pivots and branchings) after which the search for a lawful answer gives up; 0: never */
  int64_t budget;   /* steps after that for better answers and for proofs; 0: without end. Bounds take some more */
  bool asks_least;
  const int32_t *starts[PROGRAM_STARTS]; /* answers to begin with, as taken; NULL, or one that breaks bounds: none */
};

struct program_answer {
  int32_t *taken; /* units, by option */
  /* In order of promise, times its scale: the least common multiple of its weights, so that squares are whole. Where
   * that is too large to be one the value is rounded up: then neither this promise nor a later one is proved. */
  int64_t value[PROGRAM_COSTS];
  int64_t bound[PROGRAM_COSTS]; /* no smaller in the best answer, promise after promise; INT64_MIN: not known */
  int64_t least[PROGRAM_COSTS]; /* no smaller in any answer; only where it is asked for */
  int64_t scale[PROGRAM_COSTS];
  uint32_t proved; /* so many of the first promises are as good as they can be, one after the other */
  int64_t steps;
};

enum program_result {
  PROGRAM_SOLVED,     /* the answer is within all bounds */
  PROGRAM_INFEASIBLE, /* no answer is, proved */
  PROGRAM_GAVE_UP     /* patience was not enough to tell */
};

/* What is made lives in the arena; the tableau is about (options + counters) * options numbers large. The same program
 * gives the same answer. Equal items are best given as one with their count: the search does not know them for equal.
 */
enum program_result program_solve(const struct program *program, struct arena *arena, struct program_answer *answer);

#endif
