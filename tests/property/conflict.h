/* Contract 11: the rules that the program names in a conflict cannot hold together on the day that it names, and none
 * of them can be left out. (On another day fewer of them may do.)
 *
 * A rule that is left out has no effects: no duty, closure, wish, fill, shifts, hours or bounds. So it opens no mode
 * and takes nobody out of an earlier maximum; a sector keeps its people. What the calendar and the tables say stays. */
#ifndef PROPERTY_CONFLICT_H
#define PROPERTY_CONFLICT_H

#include "trial.h"

bool conflict_check(struct trial *trial);

#endif
