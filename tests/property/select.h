/* Contract 7: whom a rule selects on a day, and the group that a bound counts a
 * person in. */
#ifndef PROPERTY_SELECT_H
#define PROPERTY_SELECT_H

#include "law.h"

unsigned unit_week(const struct instance *instance, int unit); /* its own, inherited or the calendar's */
bool when_allows(const struct when *when, int day);
/* Who is in the circular's scope on that day, and whom each rule selects
 * (nobody on a day when it does not act). */
void rules_choose(const struct instance *instance, int day, people *scope, people chosen[MAX_RULES]);
/* A number below MAX_UNITS, or NOTHING. */
int group_of(const struct instance *instance, const struct bound *bound, int person);
bool same_per(const struct bound *a, const struct bound *b);
/* Do two rules say the same who? A sector's is the sector itself. */
bool same_who(const struct instance *instance, int rule, int other);

#endif
