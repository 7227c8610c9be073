/* Mappings to structs by tables of fields: a key, what its value is, and where it goes. */
#ifndef LOAD_DECODE_H
#define LOAD_DECODE_H

#include "load/scalar.h"

struct field;
/* Puts value into the member (target + offset of the field); what is wrong is a finding and leaves the member alone. */
typedef void field_decoder(struct load *load, const struct field *field, const struct node *value, void *member);

struct field {
  const char *key;
  field_decoder *decode;
  size_t offset;
  const struct word *words; /* decode_word */
  unsigned detail;          /* what the decoder likes to know */
  bool required;
};

/* Tables end with a NULL key. owner is where a missing key is reported, what is how the mapping is called in messages
 * ("a bound"). False, after a finding, when the node is no mapping. */
bool decode_map(struct load *load, const struct node *map, struct span owner, const char *what,
                const struct field *fields, void *target);
const struct field *field_find(const struct field *fields, struct str key);

void wrong_type(struct load *load, const char *key, const struct node *node, const char *expected);
bool expect_text(struct load *load, const char *key, const struct node *node, const char *expected);
bool expect_list(struct load *load, const char *key, const struct node *node, const char *expected);
bool expect_map(struct load *load, const char *key, const struct node *node, const char *expected);
void unknown_key(struct load *load, const struct node *key, const char *what, const struct str *known, size_t count);

/* A text, or a list of them, as an array. The number of them; 0 after a finding. */
size_t node_texts(struct load *load, const char *key, const struct node *node, const struct node *const **texts);

field_decoder decode_text;     /* struct str */
field_decoder decode_word;     /* an enum, by field->words */
field_decoder decode_bool;     /* bool */
field_decoder decode_date;     /* date */
field_decoder decode_dates;    /* struct dates */
field_decoder decode_weekdays; /* weekdays */
field_decoder decode_number;   /* long long */

#endif
