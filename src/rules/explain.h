/* Why a cell of a planned roster is as it is. */
#ifndef RULES_EXPLAIN_H
#define RULES_EXPLAIN_H

#include "model/explanation.h"

struct law;

/* What decided one cell. Without tells_private a private rule that decided is BECAUSE_PRIVATE and nothing else. */
struct cause law_cause(const struct law *law, uint32_t person, size_t day, bool tells_private);
/* All of the explanation. day is one of the roster. */
void law_explain(struct law *law, uint32_t person, size_t day, bool tells_private, struct explanation *explanation);

#endif
