/* Contract 9: which plans must be proved as good as can be. */
#ifndef PROPERTY_PROVABLE_H
#define PROPERTY_PROVABLE_H

#include "law.h"

/* Groups that cross on a day, days of a person's own bounds that cross one another or a week, a third mode that is
 * open, or rotation: then it need not be. */
bool is_hard(const struct instance *instance, const struct day_law laws[MAX_DAYS], const struct span_law *spans);

#endif
