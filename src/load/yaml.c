#include "load/yaml.h"
#include "base/arena.h"
#include "base/text.h"
#include <stdlib.h>
#include <yaml.h>

#define MOST_NODES 1000000u
#define MOST_DEEP 64u

struct anchor {
  struct str name;
  const struct node *node; /* NULL while the node is being read: an alias to it would never end */
};

struct reader {
  struct arena *arena;
  struct diag *diag;
  uint16_t file;
  struct str text;
  yaml_parser_t parser;
  yaml_event_t event; /* the one being looked at */
  LIST(struct anchor) anchors;
  uint32_t nodes; /* so far, expanded */
};

static const struct node *read_node(struct reader *reader, uint32_t depth);

const struct node *node_get(const struct node *map, const char *key) {
  if (map == NULL || map->kind != NODE_MAP) return NULL;
  for (size_t i = 0; i < map->count; i++)
    if (str_equal(node_key(map, i)->text, str_from(key))) return node_value(map, i);
  return NULL;
}

const char *node_kind_name(const struct node *node) {
  if (node->kind == NODE_LIST) return "a list";
  if (node->kind == NODE_MAP) return "a mapping";
  return node->text.len == 0 ? "empty" : "plain text";
}

struct span span_of_byte(uint16_t file, struct str text, size_t offset) {
  size_t start = 0;
  uint32_t line = 1;
  if (offset > text.len) offset = text.len;
  for (size_t i = 0; i < offset; i++)
    if (text.ptr[i] == '\n') {
      line++;
      start = i + 1;
    }
  uint32_t column = (uint32_t)text_codepoints((struct str){text.ptr + start, offset - start}) + 1;
  return (struct span){.file = file, .width = 1, .line = line, .column = column};
}

/* Of valid UTF-8, at this byte: C0 and DEL, C1, U+2028 to U+202E, U+2066 to U+2069. */
static bool is_harmful(struct str s, size_t at) {
  unsigned char c = (unsigned char)s.ptr[at];
  if (c < 0x80) return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0x7f;
  unsigned char second = at + 1 < s.len ? (unsigned char)s.ptr[at + 1] : 0;
  unsigned char third = at + 2 < s.len ? (unsigned char)s.ptr[at + 2] : 0;
  if (c == 0xc2) return second < 0xa0;
  if (c != 0xe2) return false;
  return (second == 0x80 && third >= 0xa8 && third <= 0xae) || (second == 0x81 && third >= 0xa6 && third <= 0xa9);
}

struct str text_harmless(struct arena *arena, struct str text) {
  for (size_t i = 0; i < text.len; i++)
    if (is_harmful(text, i)) return text_clean(arena, text);
  return text;
}

struct str text_without_bom(struct str text) {
  if (text.len >= 3 && memcmp(text.ptr, "\xef\xbb\xbf", 3) == 0) return (struct str){text.ptr + 3, text.len - 3};
  return text;
}

static struct span span_of_marks(const struct reader *reader, yaml_mark_t start, yaml_mark_t end) {
  size_t width = end.line == start.line ? end.column - start.column : 1;
  return (struct span){.file = reader->file,
                       .width = (uint16_t)(width < UINT16_MAX ? width : UINT16_MAX),
                       .line = (uint32_t)start.line + 1,
                       .column = (uint32_t)start.column + 1};
}

static struct span span_of_event(const struct reader *reader) {
  return span_of_marks(reader, reader->event.start_mark, reader->event.end_mark);
}

static void report_syntax(struct reader *reader) {
  const yaml_parser_t *parser = &reader->parser;
  if (parser->error == YAML_READER_ERROR) {
    diag_at(reader->diag, CODE_yaml_syntax, span_of_byte(reader->file, reader->text, parser->problem_offset),
            "this is not YAML: %s", parser->problem);
    return;
  }
  struct span at = span_of_marks(reader, parser->problem_mark, parser->problem_mark);
  struct finding *finding = diag_at(reader->diag, CODE_yaml_syntax, at, "this is not YAML: %s", parser->problem);
  if (parser->context != NULL && parser->context_mark.line != parser->problem_mark.line)
    diag_note(reader->diag, finding, span_of_marks(reader, parser->context_mark, parser->context_mark), "%s",
              parser->context);
}

static bool next_event(struct reader *reader) {
  yaml_event_delete(&reader->event);
  if (yaml_parser_parse(&reader->parser, &reader->event)) return true;
  report_syntax(reader);
  return false;
}

/* Contract 2: the file's nodes with every alias written out, and how deep they nest. */
static bool has_room(struct reader *reader, uint32_t nodes, uint32_t depth) {
  reader->nodes += nodes;
  if (reader->nodes > MOST_NODES) {
    diag_at(reader->diag, CODE_yaml_size, span_of_event(reader), "the file expands to more than 1,000,000 nodes here");
    return false;
  }
  if (depth > MOST_DEEP) {
    diag_at(reader->diag, CODE_yaml_size, span_of_event(reader), "lists and mappings nest more than 64 deep here");
    return false;
  }
  return true;
}

static void refuse_tag(struct reader *reader, const yaml_char_t *tag) {
  if (tag == NULL) return;
  struct span at = span_of_event(reader);
  struct finding *finding = diag_at(reader->diag, CODE_yaml_feature, at, "explicit tag '%s'", (const char *)tag);
  diag_help(reader->diag, finding, "leave it out: every value is text until the language gives it a type");
}

static size_t anchor_begin(struct reader *reader, const yaml_char_t *name) {
  if (name == NULL) return SIZE_MAX;
  *list_push(reader->arena, &reader->anchors) =
      (struct anchor){str_copy(reader->arena, str_from((const char *)name)), NULL};
  return reader->anchors.count - 1;
}

static void anchor_end(struct reader *reader, size_t anchor, const struct node *node) {
  if (anchor != SIZE_MAX) reader->anchors.items[anchor].node = node;
}

static const struct node *read_alias(struct reader *reader, uint32_t depth) {
  struct str name = str_from((const char *)reader->event.data.alias.anchor);
  for (size_t i = reader->anchors.count; i-- > 0;) {
    const struct anchor *anchor = &reader->anchors.items[i];
    if (!str_equal(anchor->name, name)) continue;
    if (anchor->node != NULL)
      return has_room(reader, anchor->node->size, depth + anchor->node->height) ? anchor->node : NULL;
    diag_at(reader->diag, CODE_yaml_size, span_of_event(reader), "the alias '*%.*s' stands inside what it repeats",
            STR_ARGS(name));
    return NULL;
  }
  diag_at(reader->diag, CODE_yaml_syntax, span_of_event(reader), "no anchor '&%.*s' stands before this alias",
          STR_ARGS(name));
  return NULL;
}

static struct node *node_new(struct reader *reader, enum node_kind kind) {
  struct node *node = arena_alloc(reader->arena, sizeof *node);
  *node = (struct node){.kind = kind, .at = span_of_event(reader), .size = 1, .height = kind != NODE_TEXT};
  return node;
}

static const struct node *read_text(struct reader *reader, uint32_t depth) {
  if (!has_room(reader, 1, depth)) return NULL;
  refuse_tag(reader, reader->event.data.scalar.tag);
  struct node *node = node_new(reader, NODE_TEXT);
  struct str value = {(const char *)reader->event.data.scalar.value, reader->event.data.scalar.length};
  node->text = str_copy(reader->arena, text_harmless(reader->arena, value));
  anchor_end(reader, anchor_begin(reader, reader->event.data.scalar.anchor), node);
  return node;
}

static void node_add(struct node *node, const struct node *child) {
  node->size += child->size;
  if (node->height < child->height + 1) node->height = child->height + 1;
}

static const struct node *read_list(struct reader *reader, uint32_t depth) {
  if (!has_room(reader, 1, depth + 1)) return NULL;
  refuse_tag(reader, reader->event.data.sequence_start.tag);
  size_t anchor = anchor_begin(reader, reader->event.data.sequence_start.anchor);
  struct node *node = node_new(reader, NODE_LIST);
  LIST(const struct node *) items = {0};
  for (;;) {
    if (!next_event(reader)) return NULL;
    if (reader->event.type == YAML_SEQUENCE_END_EVENT) break;
    const struct node *item = read_node(reader, depth + 1);
    if (item == NULL) return NULL;
    *list_push(reader->arena, &items) = item;
    node_add(node, item);
  }
  node->items = items.items;
  node->count = items.count;
  if (node->count > 0) node->at = node->items[0]->at;
  anchor_end(reader, anchor, node);
  return node;
}

/* Findings about one pair; false when it is to be left out. */
static bool pair_is_good(struct reader *reader, const struct node *key) {
  if (key->kind != NODE_TEXT) {
    diag_at(reader->diag, CODE_wrong_type, key->at, "a key is a word, not %s", node_kind_name(key));
    return false;
  }
  if (!str_equal(key->text, STR("<<"))) return true;
  struct finding *finding = diag_at(reader->diag, CODE_yaml_feature, key->at, "merge key '<<'");
  diag_help(reader->diag, finding, "write the keys out where they belong");
  return false;
}

/* Pairs are compared where they stand in their mapping. */
static int compare_pairs(const void *a, const void *b) {
  const struct node **left = *(const struct node **const *)a, **right = *(const struct node **const *)b;
  int order = str_compare(left[0]->text, right[0]->text);
  return order != 0 ? order : left < right ? -1 : 1;
}

/* The first of several pairs with one key stays. */
static void drop_duplicates(struct reader *reader, struct node *map) {
  const struct node ***pairs = arena_array(reader->arena, const struct node **, map->count + 1);
  for (size_t i = 0; i < map->count; i++) pairs[i] = &map->items[2 * i];
  qsort(pairs, map->count, sizeof *pairs, compare_pairs);
  for (size_t i = 1, first = 0; i < map->count; i++) {
    const struct node *key = pairs[i][0];
    if (!str_equal(pairs[first][0]->text, key->text)) {
      first = i;
      continue;
    }
    struct finding *finding =
        diag_at(reader->diag, CODE_duplicate_key, key->at, "key '%.*s' stands twice here", STR_ARGS(key->text));
    diag_note(reader->diag, finding, pairs[first][0]->at, "first here");
    pairs[i][1] = NULL;
  }
  size_t kept = 0;
  for (size_t i = 0; i < map->count; i++) {
    if (node_value(map, i) == NULL) continue;
    map->items[2 * kept] = node_key(map, i);
    map->items[2 * kept + 1] = node_value(map, i);
    kept++;
  }
  map->count = kept;
}

static const struct node *read_map(struct reader *reader, uint32_t depth) {
  if (!has_room(reader, 1, depth + 1)) return NULL;
  refuse_tag(reader, reader->event.data.mapping_start.tag);
  size_t anchor = anchor_begin(reader, reader->event.data.mapping_start.anchor);
  struct node *node = node_new(reader, NODE_MAP);
  LIST(const struct node *) items = {0};
  for (;;) {
    if (!next_event(reader)) return NULL;
    if (reader->event.type == YAML_MAPPING_END_EVENT) break;
    const struct node *key = read_node(reader, depth + 1);
    if (key == NULL || !next_event(reader)) return NULL;
    const struct node *value = read_node(reader, depth + 1);
    if (value == NULL) return NULL;
    node_add(node, key);
    node_add(node, value);
    if (!pair_is_good(reader, key)) continue;
    *list_push(reader->arena, &items) = key;
    *list_push(reader->arena, &items) = value;
  }
  node->items = items.items;
  node->count = items.count / 2;
  if (node->count > 0) node->at = node->items[0]->at;
  drop_duplicates(reader, node);
  anchor_end(reader, anchor, node);
  return node;
}

/* The node that the current event begins; its last event is then the current one. NULL: give the file up. */
static const struct node *read_node(struct reader *reader, uint32_t depth) {
  switch (reader->event.type) {
  case YAML_ALIAS_EVENT:
    return read_alias(reader, depth);
  case YAML_SCALAR_EVENT:
    return read_text(reader, depth);
  case YAML_SEQUENCE_START_EVENT:
    return read_list(reader, depth);
  default:
    return read_map(reader, depth);
  }
}

static const struct node *read_document(struct reader *reader) {
  const struct node *root = NULL;
  while (next_event(reader)) {
    switch (reader->event.type) {
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_END_EVENT:
      break;
    case YAML_DOCUMENT_START_EVENT:
      if (root == NULL) break;
      diag_at(reader->diag, CODE_yaml_feature, span_of_event(reader), "a second document; a file has one");
      return root;
    case YAML_STREAM_END_EVENT:
      return root != NULL ? root : node_new(reader, NODE_MAP);
    default:
      root = read_node(reader, 0);
      if (root == NULL) return NULL;
    }
  }
  return NULL;
}

const struct node *yaml_read(struct arena *arena, struct diag *diag, uint16_t file, struct str text) {
  struct reader reader = {.arena = arena, .diag = diag, .file = file, .text = text};
  memory_need(yaml_parser_initialize(&reader.parser) ? &reader : NULL, sizeof reader.parser);
  yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&reader.parser, (const unsigned char *)text.ptr, text.len);
  const struct node *root = read_document(&reader);
  yaml_event_delete(&reader.event);
  yaml_parser_delete(&reader.parser);
  return root;
}
