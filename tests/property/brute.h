/* Every roster of an instance, tried: which are lawful, and what the best of
 * them reaches. */
#ifndef PROPERTY_BRUTE_H
#define PROPERTY_BRUTE_H

#include "law.h"

struct best {
  bool feasible;
  int conflict_day; /* where not: an index into days */
  bool laminar;     /* on all days */
  int against_wish; /* promise 2, over the whole window */
  int against_fill; /* promise 3 */
  int elsewhere;    /* promise 3: WFA or OFF without wishing it */
  bool third_mode;  /* on any day */
  long fairness;    /* promise 5, times FAIR_SCALE */
};
/* Divisible by every number of days, so that the sums of o*o/n are whole. */
enum { FAIR_SCALE = 60 };

struct best brute_best(const struct instance *instance, const struct day_law laws[MAX_DAYS]);
/* Against what the best reach, a roster's own: modes of each day of the window.
 */
int roster_against_wish(const struct instance *instance, const struct day_law laws[MAX_DAYS],
                        enum mode modes[MAX_DAYS][MAX_PEOPLE]);
int roster_elsewhere(const struct instance *instance, const struct day_law laws[MAX_DAYS],
                     enum mode modes[MAX_DAYS][MAX_PEOPLE]);
int roster_against_fill(const struct instance *instance, const struct day_law laws[MAX_DAYS],
                        enum mode modes[MAX_DAYS][MAX_PEOPLE]);
long roster_fairness(const struct instance *instance, enum mode modes[MAX_DAYS][MAX_PEOPLE]);

#endif
