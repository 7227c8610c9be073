/* Lawful and filled, where stretches have bounds: what a unit is worth at each stretch and node. */
#ifndef SOLVE_PRICE_FLOW_H
#define SOLVE_PRICE_FLOW_H

#include "solve/price.h"

/* As price_network, by the cheapest flow: its potentials are the prices. */
bool price_by_flow(struct network *network, struct arena *arena, struct cut *cut);

#endif
