/* The components of a block, and which of them leave agencies a choice. */
#ifndef RULES_DIVIDE_H
#define RULES_DIVIDE_H

#include "rules/component.h"

/* The components of the block, leveled told of each. An agency that has people in several leveled ones crosses them; in
 * a small office these are joined, in a larger one it is parted. */
struct partition divide(const struct common *common, const struct block *block);

#endif
