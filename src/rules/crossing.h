/* What no network holds: groups that cross, several ways of being away that are counted apart, people of a week or a
 * team who go together. */
#ifndef RULES_CROSSING_H
#define RULES_CROSSING_H

#include "rules/component.h"

/* Whether it is small enough for a program to look for the best in all promises. */
bool crossing_is_small(const struct component *component);
/* Plans the component as an integer program. */
enum outcome crossing_plan(const struct component *component, struct dispute *dispute);

#endif
