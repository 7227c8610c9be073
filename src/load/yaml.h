/* YAML text as a tree of nodes that know their place. Every scalar is text: types are the language's business. */
#ifndef LOAD_YAML_H
#define LOAD_YAML_H

#include "base/str.h"
#include "diag/diag.h"
#include <stdint.h>

struct arena;

enum node_kind { NODE_TEXT, NODE_LIST, NODE_MAP };

struct node {
  enum node_kind kind;
  struct str text;           /* NODE_TEXT */
  const struct node **items; /* NODE_LIST: the items; NODE_MAP: key, value, key, value ... with every key a NODE_TEXT */
  size_t count;              /* of items, or of pairs */
  struct span at;            /* of a list or map: of its first item or key */
  uint32_t size;             /* nodes it expands to, itself among them */
  uint32_t height;           /* lists and maps on the longest way down, itself among them */
};

/* The one document in text; NULL after a finding when there is none to speak of. Duplicate keys, merge keys, explicit
 * tags, keys that are no text and further documents are findings and left out. An aliased node stands in the tree at
 * each of its places, one and the same. */
const struct node *yaml_read(struct arena *arena, struct diag *diag, uint16_t file, struct str text);

static inline const struct node *node_key(const struct node *map, size_t pair) {
  return map->items[2 * pair];
}
static inline const struct node *node_value(const struct node *map, size_t pair) {
  return map->items[2 * pair + 1];
}
const struct node *node_get(const struct node *map, const char *key); /* the value; NULL: none, or map is no map */
const char *node_kind_name(const struct node *node);                  /* "a list" */

/* Where the byte at this offset of the text stands. */
struct span span_of_byte(uint16_t file, struct str text, size_t offset);
/* Without the byte order mark. */
/* The text as it may reach an output: where it has control characters (but tabs and line ends) or marks that turn the
 * direction of writing, each is a '?'. */
struct str text_harmless(struct arena *arena, struct str text);
struct str text_without_bom(struct str text);

#endif
