/* Contract 10: when a circular is in force, which goes before which, and what
 * they name of one another. */
#ifndef PROPERTY_FORCE_H
#define PROPERTY_FORCE_H

#include "instance.h"

bool circular_goes_before(const struct circular *a, const struct circular *b);
int circular_first_day(const struct circular *circular);
/* The other circular that a number in this one means, or NOTHING. */
int circular_meant(const struct instance *instance, int circular, int number);
bool circular_in_force(const struct instance *instance, int circular, int day);
bool any_in_force(const struct instance *instance, int day);
/* The flat number of the rule that is the sector with this id, as this circular
 * means it; NOTHING: there is none. */
int sector_meant(const struct instance *instance, int circular, int id);

#endif
