/* Which circular applies when (contract 10), worked out from what the circulars themselves say. */
#ifndef VERIFY_FORCE_H
#define VERIFY_FORCE_H

#include "model/model.h"

/* Indices of the circulars in the order in which they apply. */
uint32_t *force_order(const struct model *model);
/* Whether each of the circulars is in force on each of these days: circular × day. */
bool *force_days(const struct model *model, const date *days, size_t day_count);

#endif
