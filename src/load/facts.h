/* What befalls people and regions over time: absences and levels (contract 6), and plan.history (contract 9). */
#ifndef LOAD_FACTS_H
#define LOAD_FACTS_H

#include "load/loader.h"

void load_absences(struct load *load); /* after staff */
void load_levels(struct load *load);
void load_history(struct load *load, const struct node *history); /* after staff */

#endif
