/* The least sum of squares to which a number of units can come: what no choice of them goes below. */
#ifndef SOLVE_LEAST_H
#define SOLVE_LEAST_H

#include "solve/network.h"

/* Something that takes low to high units. It costs (base + units)² / weight; or, where only some numbers of units can
 * be, between two of them that follow one another, base and base + high, the straight line: the least convex cost. */
struct taker {
  int64_t base, weight; /* weight is at least 1 */
  int64_t low, high;
  int64_t now;    /* units in the answer that is judged */
  uint32_t group; /* index of one */
  bool straight;  /* low is 0 */
};

/* Takers that take from low to high units together. */
struct taker_group {
  int64_t low, high;
};

/* Takers of low to high units each and of their groups, of at least total units in all, cost less than they do now by
 * so many thousandths at most, rounded up; 0: they are at their least. Cost must not fall with units, and now is such
 * an answer. INT64_MAX: the sums are too large to tell. */
int64_t least_gap(const struct taker *takers, uint32_t taker_count, const struct taker_group *groups,
                  uint32_t group_count, int64_t total, struct arena *arena);

/* A sum of squares less another, of something of that weight. */
struct difference {
  int64_t number, weight;
};
/* All of them together in thousandths, rounded up; exact if they are nothing. INT64_MAX: too large to tell. */
int64_t differences_sum(const struct difference *differences, uint32_t count);

#endif
