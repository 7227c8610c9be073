/* What no network holds: groups that cross, several ways of being away that are counted apart, people of a week or a
 * team who go together. */
#ifndef RULES_CROSSING_H
#define RULES_CROSSING_H

#include "rules/component.h"

/* Whether it is small enough for a program to look for the best in all promises. */
bool crossing_is_small(const struct component *component);
/* So much smaller that the program finds the best by itself, as a rule. */
bool crossing_is_tiny(const struct component *component);
/* Plans the component as an integer program. OUTCOME_REFUSED: its people have bounds on their own days, which ties
 * these together, and are too many to be searched so; or the search gave up before it could be told. */
enum outcome crossing_plan(const struct component *component, struct dispute *dispute);
/* At least so many person-days go against wishes, against fill, elsewhere without a wish, and differ from an earlier
 * roster that is kept to. */
enum { SETTLED = 4 };
struct settlement {
  int64_t bound[SETTLED]; /* in the best roster, of each day by itself */
  int64_t least[SETTLED]; /* whatever is planned */
  bool proved;            /* as many as wanted allows are all in the bounds */
};
/* Plans it day after day, or week after week. False: some have no answer, or none was found. */
bool crossing_plan_parts(const struct component *component);
/* Changes what is wanted of the component as little as all its bounds ask for, those on people's own days aside. False:
 * no answer keeps them, or none was found. */
bool crossing_settle(const struct component *component, struct settlement *settlement);

#endif
