/* Contract 11: the rules that the program names in a conflict cannot hold together on the day that it names, and there
 * none of them can be left out for the group that it names. (On another day, or for others, fewer may do.)
 *
 * A rule that is left out has no duty, closure, shifts or bounds: it takes nobody out of an earlier maximum, and opens
 * no mode by a minimum. A sector keeps its people, and wishes of rules that are not named stay, which demand nothing;
 * so does what the calendar and the tables say. */
#ifndef PROPERTY_CONFLICT_H
#define PROPERTY_CONFLICT_H

#include "trial.h"

bool conflict_check(struct trial *trial);

#endif
