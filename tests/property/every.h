/* Every roster of a few people on a few days, tried: days are joined one by one, and beginnings that leave the same
 * to come are one. */
#ifndef PROPERTY_EVERY_H
#define PROPERTY_EVERY_H

#include "reached.h"

enum { SEARCHED_PEOPLE = 4 };
enum found { FOUND, FOUND_NONE, FOUND_TOO_MANY }; /* too many rosters, or people */

/* The best there is in the order of the promises. passes: bounds may be passed, as little as can be; else FOUND_NONE
 * where no roster keeps them all. Even then there may be none, where people who rotate together cannot. */
enum found every_best(const struct instance *instance, const struct day_law laws[MAX_DAYS],
                      const struct span_law *spans, const struct stretch *stretch, bool passes, struct reached *best);

#endif
