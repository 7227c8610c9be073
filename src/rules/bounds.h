/* How far a planned roster can at most be from the best one in promises that its network or program has not proved. */
#ifndef RULES_BOUNDS_H
#define RULES_BOUNDS_H

#include "rules/component.h"

/* Holds fairness, level and evenness of a component as planned against the least that they could come to for as many
 * days in the office as the best roster has; a gap of its told that is larger than what this leaves becomes that.
 * In the office beside its people are as many of its agencies as in the best roster. */
void bounds_narrow(const struct component *component);

#endif
