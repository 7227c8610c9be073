/* How seats and slices share tallies. */
#ifndef RULES_SLICES_H
#define RULES_SLICES_H

#include "rules/law.h"

/* Gives the tally numbers of its own, all 0. */
void tally_clear(struct law *law, struct tally *tally);
/* Counts groups over shifts by their slices, and adds those of places with a capacity. After all seats are made. */
void law_slice(struct law *law);

#endif
