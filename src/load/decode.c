#include "load/decode.h"

void wrong_type(struct load *load, const char *key, const struct node *node, const char *expected) {
  diag_at(load->diag, CODE_wrong_type, node->at, "'%s' is %s; expected %s", key, node_kind_name(node), expected);
}

bool expect_text(struct load *load, const char *key, const struct node *node, const char *expected) {
  if (node->kind == NODE_TEXT) return true;
  wrong_type(load, key, node, expected);
  return false;
}

bool expect_list(struct load *load, const char *key, const struct node *node, const char *expected) {
  if (node->kind == NODE_LIST) return true;
  wrong_type(load, key, node, expected);
  return false;
}

bool expect_map(struct load *load, const char *key, const struct node *node, const char *expected) {
  if (node->kind == NODE_MAP) return true;
  wrong_type(load, key, node, expected);
  return false;
}

static struct str joined(struct load *load, const struct str *words, size_t count) {
  struct str all = words[0];
  for (size_t i = 1; i < count; i++) all = str_format(load->arena, "%.*s, %.*s", STR_ARGS(all), STR_ARGS(words[i]));
  return all;
}

void unknown_key(struct load *load, const struct node *key, const char *what, const struct str *known, size_t count) {
  struct finding *finding =
      diag_at(load->diag, CODE_unknown_key, key->at, "unknown key '%.*s' in %s", STR_ARGS(key->text), what);
  struct str nearest = diag_nearest(key->text, known, count);
  bool number = key->text.len > 0 && key->text.ptr[0] >= '0' && key->text.ptr[0] <= '9';
  if (number)
    diag_help(load->diag, finding,
              "within { } and [ ] a comma ends a value: put 12,5%% or a date with a comma in quotes");
  else if (nearest.len > 0)
    diag_help(load->diag, finding, "did you mean '%.*s'?", STR_ARGS(nearest));
  else if (count > 0)
    diag_help(load->diag, finding, "known keys: %.*s", STR_ARGS(joined(load, known, count)));
}

const struct field *field_find(const struct field *fields, struct str key) {
  for (; fields->key != NULL; fields++)
    if (str_equal(key, str_from(fields->key))) return fields;
  return NULL;
}

static void unknown_field(struct load *load, const struct node *key, const char *what, const struct field *fields) {
  LIST(struct str) known = {0};
  for (; fields->key != NULL; fields++) *list_push(load->arena, &known) = str_from(fields->key);
  unknown_key(load, key, what, known.items, known.count);
}

/* A key that is no known one but near this one: what is missing was meant by it, and enough is said. */
static bool is_misspelt(const struct node *map, const struct field *fields, struct str wanted) {
  for (size_t i = 0; i < map->count; i++)
    if (field_find(fields, node_key(map, i)->text) == NULL && diag_nearest(node_key(map, i)->text, &wanted, 1).len > 0)
      return true;
  return false;
}

static void require_fields(struct load *load, const struct node *map, struct span owner, const char *what,
                           const struct field *fields) {
  for (const struct field *field = fields; field->key != NULL; field++) {
    if (!field->required || node_get(map, field->key) != NULL) continue;
    if (!is_misspelt(map, fields, str_from(field->key)))
      diag_at(load->diag, CODE_missing_key, owner, "%s needs '%s'", what, field->key);
  }
}

bool decode_map(struct load *load, const struct node *map, struct span owner, const char *what,
                const struct field *fields, void *target) {
  if (map->kind != NODE_MAP) {
    diag_at(load->diag, CODE_wrong_type, map->at, "%s is a mapping of keys and values, not %s", what,
            node_kind_name(map));
    return false;
  }
  for (size_t i = 0; i < map->count; i++) {
    const struct node *key = node_key(map, i);
    const struct field *field = field_find(fields, key->text);
    if (field == NULL) {
      unknown_field(load, key, what, fields);
      continue;
    }
    field->decode(load, field, node_value(map, i), (char *)target + field->offset);
  }
  require_fields(load, map, owner, what, fields);
  return true;
}

size_t node_texts(struct load *load, const char *key, const struct node *node, const struct node *const **texts) {
  if (node->kind == NODE_MAP) {
    wrong_type(load, key, node, "text or a list of texts");
    return 0;
  }
  size_t items = node->kind == NODE_LIST ? node->count : 1, count = 0;
  const struct node **all = arena_array(load->arena, const struct node *, items + 1);
  for (size_t i = 0; i < items; i++) {
    const struct node *item = node->kind == NODE_LIST ? node->items[i] : node;
    if (!expect_text(load, key, item, "text")) continue;
    if (item->text.len > 0)
      all[count++] = item;
    else
      diag_at(load->diag, CODE_bad_value, item->at, "'%s' has an empty value", key);
  }
  if (items == 0) diag_at(load->diag, CODE_bad_value, node->at, "'%s' is an empty list", key);
  *texts = all;
  return count;
}

void decode_text(struct load *load, const struct field *field, const struct node *value, void *member) {
  if (!expect_text(load, field->key, value, "text")) return;
  if (value->text.len == 0 && field->required)
    diag_at(load->diag, CODE_bad_value, value->at, "'%s' is empty; it is required", field->key);
  *(struct str *)member = str_trim(value->text);
}

_Static_assert(sizeof(enum status) == sizeof(unsigned), "decode_word writes enums as unsigned");

void decode_word(struct load *load, const struct field *field, const struct node *value, void *member) {
  if (expect_text(load, field->key, value, "a word"))
    read_word(load, value->text, value->at, field->key, field->words, member);
}

void decode_bool(struct load *load, const struct field *field, const struct node *value, void *member) {
  static const struct word WORDS[] = {{"true", true}, {"false", false}, {NULL, 0}};
  unsigned given;
  if (expect_text(load, field->key, value, "true or false") &&
      read_word(load, value->text, value->at, field->key, WORDS, &given))
    *(bool *)member = given != 0;
}

void decode_date(struct load *load, const struct field *field, const struct node *value, void *member) {
  date day;
  if (expect_text(load, field->key, value, "a date") && read_date(load, value->text, value->at, &day))
    *(date *)member = day;
}

void decode_dates(struct load *load, const struct field *field, const struct node *value, void *member) {
  struct dates *dates = member;
  const struct node *const *texts;
  size_t count = node_texts(load, field->key, value, &texts);
  dates->ranges = arena_array(load->arena, struct date_range, count + 1);
  for (size_t i = 0; i < count; i++)
    if (read_date_range(load, texts[i]->text, texts[i]->at, &dates->ranges[dates->count])) dates->count++;
}

void decode_weekdays(struct load *load, const struct field *field, const struct node *value, void *member) {
  const struct node *const *texts;
  weekdays all = 0, some;
  size_t count = node_texts(load, field->key, value, &texts);
  for (size_t i = 0; i < count; i++)
    if (read_weekdays(load, texts[i]->text, texts[i]->at, &some)) all |= some;
  *(weekdays *)member = all;
}

void decode_number(struct load *load, const struct field *field, const struct node *value, void *member) {
  if (expect_text(load, field->key, value, "a number")) read_number(load, value->text, value->at, member);
}
