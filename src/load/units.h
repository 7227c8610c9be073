/* Places and the tree of units (contract 5). */
#ifndef LOAD_UNITS_H
#define LOAD_UNITS_H

#include "load/loader.h"

/* Reads the sections `places` and `agencies` of all files, resolves parents and what is inherited. After the calendar,
 * whose week units take that have none of their own. */
void load_units(struct load *load);

#endif
