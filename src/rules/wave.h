/* Components planned side by side, by threads. */
#ifndef RULES_WAVE_H
#define RULES_WAVE_H

#include "rules/component.h"

/* Plans the components that leave agencies a choice, or those that do not; of the former those that share an agency one
 * after the other. Of several that cannot be planned the first counts, as if all were planned in their order. told: by
 * component. */
enum outcome wave_plan(const struct common *common, bool leveled, struct told *told, struct dispute *dispute);

#endif
