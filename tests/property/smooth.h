/* Promises 6 and 7: level days and even weeks, the least there is. */
#ifndef PROPERTY_SMOOTH_H
#define PROPERTY_SMOOTH_H

#include "brute.h"

/* Sums of squares: over days and agencies, over people and weeks. */
struct smooth {
  long level, even;
};

/* As a - b, level first. */
int smooth_compare(struct smooth a, struct smooth b);
/* The least among the rosters of the best that reach this fairness. False: there are too many to try them. */
bool smooth_best(const struct instance *instance, const struct day_law laws[MAX_DAYS], const struct stretch *stretch,
                 long fairness, struct smooth *best);

#endif
