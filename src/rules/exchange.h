/* Who could have had the day instead, and who could exchange days: facts of a planned roster. */
#ifndef RULES_EXCHANGE_H
#define RULES_EXCHANGE_H

#include "model/explanation.h"

struct law;

/* Office days of the person of the explanation, and of the people of the tally (NONE: of their agency) those with the
 * least and the greatest share. */
void compare_days(const struct law *law, uint32_t tally, struct explanation *explanation);
/* Colleagues and partner of a free person. */
void find_exchanges(const struct law *law, struct explanation *explanation);

#endif
