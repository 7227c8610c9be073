/* How a component is planned: as a network where it is one, or nearly; else as an integer program. */
#ifndef RULES_APPROACH_H
#define RULES_APPROACH_H

#include "rules/component.h"

/* Plans the component's people, or, frozen, finds out whether they could be. dispute: of OUTCOME_DISPUTE, in the
 * component's arena. What is not proved, and why it was refused, is in told. */
enum outcome component_plan(struct component *component, struct dispute *dispute);

#endif
