/* Every roster of an instance, tried: which are lawful, and what the best of
 * them reaches. */
#ifndef PROPERTY_BRUTE_H
#define PROPERTY_BRUTE_H

#include "law.h"

struct best {
  bool feasible;
  int conflict_day; /* where not: an index into days */
  int against_wish; /* promise 2, over the block */
  int against_fill; /* promise 3 */
  int elsewhere;    /* promise 3: WFA or OFF without wishing it */
  int changed;      /* promise 4 */
  long fairness;    /* promise 5, times FAIR_SCALE */
};
/* Divisible by every number of days up to 22, history included, so that the sums of (o+h)*(o+h)/(n+g) are whole. */
enum { FAIR_SCALE = 232792560 };

/* Days that are planned by themselves, as places in the days of the instance,
 * and each person's wfo and days before them. */
struct stretch {
  int first, end;
  int wfo[MAX_PEOPLE], days[MAX_PEOPLE];
};

/* The lawful ways to spend one day that go least against wishes, then fill, as the sets of people in the office. */
enum { TRIED_PEOPLE = 7, MAX_WAYS = 1 << TRIED_PEOPLE };
struct against {
  int wish, fill, elsewhere, changed;
};
struct day_ways {
  int count;
  struct against against;
  people office[MAX_WAYS];
};
void ways_of_day(const struct instance *instance, const struct day_law *law, struct day_ways *ways);

/* Adds a day to the days that count in each person's n. */
void days_present(const struct instance *instance, const enum mode fixed[MAX_PEOPLE], people free, int n[MAX_PEOPLE]);
long fairness_of(const struct instance *instance, const struct stretch *stretch, const int o[MAX_PEOPLE],
                 const int n[MAX_PEOPLE]);
struct best brute_best(const struct instance *instance, const struct day_law laws[MAX_DAYS],
                       const struct stretch *stretch);
/* The next stretch: what is done in this one is before it. */
void stretch_count(const struct instance *instance, struct stretch *stretch, const struct day_plan plans[MAX_DAYS]);

#endif
