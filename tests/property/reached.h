/* What a roster of the whole language reaches, promise by promise. */
#ifndef PROPERTY_REACHED_H
#define PROPERTY_REACHED_H

#include "brute.h"

/* In their order; what bounds are passed by goes before all. Fairness is times FAIR_SCALE. */
enum promise { EXCESS, WISHES, FILL, ELSEWHERE, STABLE, FAIR, LEVEL, EVEN, SPREAD, PROMISES };
extern const char *const promise_names[PROMISES];

struct reached {
  long sums[PROMISES];
};

/* As a - b, in the order of the promises. */
int reached_compare(const struct reached *a, const struct reached *b);
/* What is counted day by day: all but FAIR, EVEN and what spans pass. */
struct reached reached_on_day(const struct instance *instance, const struct day_law *law, const struct day_plan *plan);
struct reached reached_by(const struct instance *instance, const struct day_law laws[MAX_DAYS],
                          const struct span_law *spans, const struct stretch *stretch,
                          const struct day_plan plans[MAX_DAYS]);
/* Is the day the last of its week, or of the stretch? */
bool week_ends(const struct instance *instance, const struct stretch *stretch, int day);

#endif
