/* Who: selectors over people (contract 7). */
#ifndef LOAD_SELECTOR_H
#define LOAD_SELECTOR_H

#include "load/decode.h"

/* Notes every key of the selector (and those within it) that is no word of the language as an attribute of staff. */
void selector_attributes(struct load *load, const struct node *node);
/* struct selector; names are resolved, sectors too: model->circulars have their numbers of rules and load->orders the
 * ids of their sectors by then. */
field_decoder decode_selector;

#endif
