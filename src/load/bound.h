/* Bounds: how many of the people may or must be in a mode (contract 8). */
#ifndef LOAD_BOUND_H
#define LOAD_BOUND_H

#include "load/decode.h"

/* Into a struct rule, after those it has: the bounds under the key, whose number (enum counted) is field->detail. */
field_decoder decode_bounds;

#endif
