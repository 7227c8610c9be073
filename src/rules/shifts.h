/* Who is in which shift, once it is known who is in the office. */
#ifndef RULES_SHIFTS_H
#define RULES_SHIFTS_H

#include "rules/component.h"

/* Gives everybody in the office on the days of the block one of their shifts, within the bounds over shifts and the
 * capacities of places, so that agencies have about as many in each (contract 9.8). Where groups cross on a day shifts
 * that are planned already stay as they are. How well they are spread is judged, and noted as a gap where it is open.
 */
void shifts_plan(const struct common *common, const struct block *block);

#endif
