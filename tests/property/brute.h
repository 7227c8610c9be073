/* Every roster of an instance, tried: which are lawful, and what the best of
 * them reaches. */
#ifndef PROPERTY_BRUTE_H
#define PROPERTY_BRUTE_H

#include "law.h"

struct best {
  bool feasible;
  int conflict_day; /* where not: an index into days */
  bool laminar;     /* on all days */
  int against_wish; /* promise 2, over the block */
  int against_fill; /* promise 3 */
  int elsewhere;    /* promise 3: WFA or OFF without wishing it */
  bool third_mode;  /* on any day */
  long fairness;    /* promise 5, times FAIR_SCALE */
};
/* Divisible by every number of days (8 of history, two blocks), so that the
 * sums of (o+h)*(o+h)/(n+g) are whole. */
enum { FAIR_SCALE = 720720 };

/* Days that are planned by themselves, as places in the days of the instance,
 * and each person's wfo and days before them. */
struct stretch {
  int first, end;
  int wfo[MAX_PEOPLE], days[MAX_PEOPLE];
};

struct best brute_best(const struct instance *instance, const struct day_law laws[MAX_DAYS],
                       const struct stretch *stretch);
/* Against what the best reach, a roster's own: modes of each day. */
int roster_against_wish(const struct instance *instance, const struct day_law laws[MAX_DAYS],
                        const struct stretch *stretch, enum mode modes[MAX_DAYS][MAX_PEOPLE]);
int roster_elsewhere(const struct instance *instance, const struct day_law laws[MAX_DAYS],
                     const struct stretch *stretch, enum mode modes[MAX_DAYS][MAX_PEOPLE]);
int roster_against_fill(const struct instance *instance, const struct day_law laws[MAX_DAYS],
                        const struct stretch *stretch, enum mode modes[MAX_DAYS][MAX_PEOPLE]);
long roster_fairness(const struct instance *instance, const struct stretch *stretch,
                     enum mode modes[MAX_DAYS][MAX_PEOPLE]);
/* The next stretch: what is done in this one is before it. */
void stretch_count(const struct instance *instance, struct stretch *stretch, enum mode modes[MAX_DAYS][MAX_PEOPLE]);

#endif
