/* Why no flow is within the bounds. */
#ifndef SOLVE_CUT_H
#define SOLVE_CUT_H

#include "solve/flow.h"
#include "solve/price.h"

/* Whether a stretch or node by itself is asked for more than it is allowed, or has. Least and most are the law's, cut
 * to the cells there are. */
bool cut_of_one(const struct network *network, struct arena *arena, struct cut *cut);
/* Of a flow that cannot be balanced: around a connected part with too many all lows that leave it demand more than all
 * highs that lead into it allow, and what is beyond is connected too, so that nothing is named that could be left out
 * (Hoffman's circulation theorem). */
void cut_of_flow(struct flow *flow, struct arena *arena, struct cut *cut);

#endif
