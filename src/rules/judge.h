/* What a block is told to be, when all its components are planned. */
#ifndef RULES_JUDGE_H
#define RULES_JUDGE_H

#include "rules/component.h"

/* Adds to the roster what its components have told, each by itself and in their order, with bounds where they knew
 * none. told: by component. */
void judge_block(const struct common *common, struct told *told);

#endif
