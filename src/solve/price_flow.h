/* Lawful and filled, where stretches have bounds: what a unit is worth at each stretch and node. */
#ifndef SOLVE_PRICE_FLOW_H
#define SOLVE_PRICE_FLOW_H

#include "solve/price.h"

/* As price_network, by the cheapest flow: its potentials are the prices. A cut is what one vertex that has too many can
 * reach: all the lows that leave it, against all the highs that lead there (Hoffman's circulation theorem). */
bool price_by_flow(struct network *network, struct arena *arena, struct cut *cut);

#endif
