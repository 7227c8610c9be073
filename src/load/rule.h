/* Sectors and rules: who, when and what (contract 8). */
#ifndef LOAD_RULE_H
#define LOAD_RULE_H

#include "load/loader.h"

/* The keys of the sections `sectors` and `rules` of an order as rules of its circular, sectors first; their ids are
 * checked and order->ids and bodies are made. */
void prepare_rules(struct load *load, uint32_t circular);
/* Their bodies; every circular must be prepared. */
void load_rules(struct load *load, uint32_t circular);

#endif
