/* What can be left out of an instance. */
#ifndef PROPERTY_SHRINK_H
#define PROPERTY_SHRINK_H

#include "instance.h"

enum { SHRINK_STEPS = 2000 };
/* Leaves out one thing, by number; false where there is no such thing in it. */
bool shrink_by(struct instance *instance, int step);

#endif
