/* Several circulars (contract 10): the order in which they apply, and the days on which each is in force. */
#ifndef LOAD_FORCE_H
#define LOAD_FORCE_H

#include "load/loader.h"

/* After all circulars are read and before their selectors are: sorts them (and load->orders with them) into the order
 * in which they apply, and works out in_force of each. */
void load_force(struct load *load);

#endif
