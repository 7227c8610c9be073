#include "load/selector.h"
#include "load/names.h"
#include "load/nip.h"
#include "load/staff.h"
#include "load/scalar.h"
#include <limits.h>

/* A key of selectors: what its values are. */
struct selector_key {
  const char *name;
  enum key key;
  bool whole; /* takes no '*' */
  bool (*read)(struct load *load, const struct selector_key *key, struct value *value, struct str text);
};

/* A clause being read. */
struct reading {
  struct load *load;
  const struct selector_key *key;
  LIST(struct value) values;
};

static bool read_text(struct load *load, const struct selector_key *key, struct value *value, struct str text) {
  (void)key;
  value->text = symbol_of(load->world->symbols, text);
  return true;
}

static bool read_unit_value(struct load *load, const struct selector_key *key, struct value *value, struct str text) {
  value->index = read_unit(load, text, value->at);
  return value->index != NONE && read_text(load, key, value, text);
}

static bool read_place_value(struct load *load, const struct selector_key *key, struct value *value, struct str text) {
  value->index = read_place(load, text, value->at);
  return value->index != NONE && read_text(load, key, value, text);
}

static bool read_nip_value(struct load *load, const struct selector_key *key, struct value *value, struct str text) {
  if (people_find(load->people, text) == NONE) text = nip_plain(load->arena, text);
  return read_text(load, key, value, text);
}

static bool read_age(struct load *load, const struct selector_key *key, struct value *value, struct str text) {
  value->range = numbers_understand(text, &value->low, &value->high);
  if (value->range) return read_text(load, key, value, text);
  struct finding *finding = diag_at(load->diag, CODE_bad_number, value->at, "'%.*s' is no age", STR_ARGS(text));
  diag_help(load->diag, finding, "an age is written 50, 50.., ..44 or 45..55");
  return false;
}

static bool check_range(struct load *load, const struct value *value, struct str text) {
  if (!value->range || value->low <= value->high) return true;
  diag_at(load->diag, CODE_bad_range, value->at, "the range '%.*s' ends before it begins", STR_ARGS(text));
  return false;
}

static bool read_column(struct load *load, const struct selector_key *key, struct value *value, struct str text) {
  if (!value->prefix) value->range = numbers_understand(text, &value->low, &value->high);
  return read_text(load, key, value, text);
}

static bool has_sector(const struct load *load, uint32_t circular, symbol id, uint32_t *index) {
  for (*index = 0; *index < load->model->circulars.items[circular].sector_count; ++*index)
    if (load->orders.items[circular].ids[*index] == id) return true;
  return false;
}

/* Only the sectors of this circular and of earlier ones are at hand. */
static void report_sector(struct load *load, struct str text, struct span at) {
  LIST(struct str) known = {0};
  uint32_t index;
  for (size_t i = 0; i <= load->circular; i++)
    for (size_t j = 0; j < load->model->circulars.items[i].sector_count; j++)
      *list_push(load->arena, &known) = symbol_text(load->world->symbols, load->orders.items[i].ids[j]);
  struct finding *finding = diag_at(load->diag, CODE_unknown_sector, at, "unknown sector '%.*s'", STR_ARGS(text));
  struct str nearest = diag_nearest(text, known.items, known.count);
  if (nearest.len > 0) diag_help(load->diag, finding, "did you mean '%.*s'?", STR_ARGS(nearest));
  for (uint32_t c = load->circular + 1; c < load->orders.count; c++)
    if (has_sector(load, c, symbol_of(load->world->symbols, text), &index))
      diag_help(load->diag, finding, "circular '%.*s' has it, but it applies later than this one",
                STR_ARGS(circular_label(&load->model->circulars.items[c])));
}

/* The circular's own sector, else that of the latest earlier circular that has it. */
static bool read_sector(struct load *load, const struct selector_key *key, struct value *value, struct str text) {
  symbol id = symbol_of(load->world->symbols, text);
  uint32_t index;
  (void)key;
  value->text = id;
  value->circular = NONE;
  if (has_sector(load, load->circular, id, &value->index)) {
    value->circular = load->circular;
    if (!load->in_scope_or_sector) return true;
    diag_at(load->diag, CODE_bad_value, value->at,
            "'%.*s' is a sector of this circular: who is in its sectors and scope may not depend on that",
            STR_ARGS(text));
    return false;
  }
  for (uint32_t i = load->circular; i-- > 0 && value->circular == NONE;) {
    if (!has_sector(load, i, id, &index)) continue;
    value->circular = i;
    value->index = index;
  }
  if (value->circular == NONE) report_sector(load, text, value->at);
  return value->circular != NONE;
}

static const struct selector_key KEYS[] = {
    {"sector", KEY_SECTOR, true, read_sector},
    {"unit", KEY_UNIT, true, read_unit_value},
    {"kind", KEY_KIND, false, read_text},
    {"place", KEY_PLACE, true, read_place_value},
    {"region", KEY_REGION, false, read_text},
    {"level", KEY_LEVEL, false, read_text},
    {"week", KEY_WEEK, true, NULL},
    {"gender", KEY_GENDER, false, NULL},
    {"employment", KEY_EMPLOYMENT, false, NULL},
    {"position", KEY_POSITION, false, read_text},
    {"echelon", KEY_ECHELON, false, read_text},
    {"residence", KEY_RESIDENCE, false, read_text},
    {"team", KEY_TEAM, false, read_text},
    {"tag", KEY_TAG, false, read_text},
    {"nip", KEY_NIP, true, read_nip_value},
    {"age", KEY_AGE, true, read_age},
    {"not", KEY_NOT, false, NULL},
    {"any", KEY_ANY, false, NULL},
};
#define KEY_COUNT (sizeof KEYS / sizeof *KEYS)
static const struct selector_key COLUMN_KEY = {"", KEY_COLUMN, false, read_column};

static const struct selector_key *key_find(struct str name) {
  for (size_t i = 0; i < KEY_COUNT; i++)
    if (str_is(name, KEYS[i].name)) return &KEYS[i];
  return NULL;
}

/* Takes the '*' off; false, after a finding, when it stands where none may. */
static bool take_pattern(struct reading *reading, struct str *text, struct value *value) {
  const char *star = memchr(text->ptr, '*', text->len);
  if (star == NULL) return true;
  value->prefix = true;
  text->len--;
  value->spaced = text->len > 0 && star[-1] == ' ';
  if (!reading->key->whole && star == text->ptr + text->len) return true;
  text->len++;
  struct finding *finding =
      diag_at(reading->load->diag, CODE_bad_pattern, value->at, "'%.*s' may not have a '*' there", STR_ARGS(*text));
  if (reading->key->whole)
    diag_help(reading->load->diag, finding, "'%s' takes whole values only", reading->key->name);
  else
    diag_help(reading->load->diag, finding, "a '*' stands at the end: 'kepala *'");
  return false;
}

static bool anyone_has(const struct load *load, enum key key, unsigned number) {
  for (size_t i = 0; i < load->world->people.count; i++) {
    const struct person *person = &load->world->people.items[i];
    if ((key == KEY_GENDER ? person->gender : person->employment) == number) return true;
  }
  return false;
}

/* The words that begin so; of them only those that hold for anyone, for the pattern as a whole is what matches. */
static void expand_enum(struct reading *reading, struct value value, struct str text, const struct word *words) {
  struct load *load = reading->load;
  uint32_t done = 0; /* numbers, as a set: several words stand for one */
  value.prefix = false;
  for (const struct word *word = words; word->text != NULL; word++) {
    if (strlen(word->text) < text.len || (done & 1u << word->value) != 0) continue;
    if (!str_is(text, str_terminated(load->arena, (struct str){word->text, text.len}))) continue;
    done |= 1u << word->value;
    if (!anyone_has(load, reading->key->key, word->value)) continue;
    value.index = word->value;
    value.text = symbol_of(load->world->symbols, str_from(word->text));
    *list_push(load->arena, &reading->values) = value;
  }
  if (done == 0) read_word(load, text, value.at, reading->key->name, words, &value.index);
}

/* Gender and employment: words that stand for a number. */
static void read_enum(struct reading *reading, struct value value, struct str text, const struct word *words) {
  if (value.prefix) {
    expand_enum(reading, value, text, words);
    return;
  }
  if (!read_word(reading->load, text, value.at, reading->key->name, words, &value.index)) return;
  value.text = symbol_of(reading->load->world->symbols, text);
  *list_push(reading->load->arena, &reading->values) = value;
}

static void read_value(struct reading *reading, const struct node *node) {
  struct load *load = reading->load;
  struct value value = {.at = node->at};
  struct str text = str_trim(node->text);
  if (!take_pattern(reading, &text, &value)) return;
  if (reading->key->key == KEY_GENDER)
    read_enum(reading, value, text, GENDER_WORDS);
  else if (reading->key->key == KEY_EMPLOYMENT)
    read_enum(reading, value, text, EMPLOYMENT_WORDS);
  else if (reading->key->read(load, reading->key, &value, text) && check_range(load, &value, text))
    *list_push(load->arena, &reading->values) = value;
}

/* One calendar, whether written as a range or as a list of days. */
static void read_week(struct reading *reading, const struct node *node) {
  const struct field field = {.key = "week"};
  weekdays week = 0;
  decode_weekdays(reading->load, &field, node, &week);
  if (week != 0) *list_push(reading->load->arena, &reading->values) = (struct value){.index = week, .at = node->at};
}

static void read_values(struct load *load, const struct selector_key *key, const struct node *name,
                        const struct node *node, struct clause *clause) {
  struct reading reading = {.load = load, .key = key};
  const struct node *const *texts;
  if (key->key == KEY_WEEK) {
    read_week(&reading, node);
  } else {
    size_t count = node_texts(load, name->text.ptr, node, &texts);
    for (size_t i = 0; i < count; i++) read_value(&reading, texts[i]);
  }
  clause->values = reading.values.items;
  clause->value_count = reading.values.count;
}

static void read_within(struct load *load, const struct selector_key *key, const struct node *node,
                        struct clause *clause) {
  const struct field field = {.key = key->name};
  bool alternatives = key->key == KEY_ANY;
  if (alternatives && !expect_list(load, "any", node, "a list of selectors")) return;
  if (alternatives && node->count == 0)
    diag_at(load->diag, CODE_bad_value, clause->at, "'any' is an empty list: nobody would be selected");
  size_t count = alternatives ? node->count : 1;
  clause->selectors = arena_array(load->arena, struct selector, count + 1);
  clause->selector_count = count;
  for (size_t i = 0; i < count; i++)
    decode_selector(load, &field, alternatives ? node->items[i] : node, &clause->selectors[i]);
}

static bool find_attribute(struct load *load, struct str name, uint32_t *column) {
  symbol key = symbol_find(load->world->symbols, name);
  for (uint32_t i = 0; i < load->attributes.count; i++) {
    if (load->attributes.items[i].key != key) continue;
    *column = COLUMN_FIRST_OWN + i;
    return load->attributes.items[i].found;
  }
  return false;
}

static void unknown_selector_key(struct load *load, const struct node *key) {
  LIST(struct str) known = {0};
  if (load->people_missing) return;
  for (size_t i = 0; i < KEY_COUNT; i++) *list_push(load->arena, &known) = str_from(KEYS[i].name);
  size_t words = known.count;
  for (size_t i = 0; i < load->staff_headers.count; i++) *list_push(load->arena, &known) = load->staff_headers.items[i];
  struct finding *finding =
      diag_at(load->diag, CODE_unknown_key, key->at,
              "'%.*s' is neither a key of selectors nor a column of the staff table", STR_ARGS(key->text));
  struct str nearest = diag_nearest(key->text, known.items, known.count);
  if (nearest.len > 0) {
    diag_help(load->diag, finding, "did you mean '%.*s'?", STR_ARGS(nearest));
    return;
  }
  struct str all = known.items[0];
  for (size_t i = 1; i < words; i++)
    all = str_format(load->arena, "%.*s, %.*s", STR_ARGS(all), STR_ARGS(known.items[i]));
  diag_help(load->diag, finding, "keys: %.*s, and the columns of the staff table", STR_ARGS(all));
}

/* False when there is no such key. A clause whose values are all mistaken has none and matches nobody. */
static bool read_clause(struct load *load, const struct node *name, const struct node *node, struct clause *clause) {
  const struct selector_key *key = key_find(name->text);
  clause->at = name->at;
  if (key == NULL) {
    if (!find_attribute(load, name->text, &clause->column)) {
      unknown_selector_key(load, name);
      return false;
    }
    key = &COLUMN_KEY;
  }
  clause->key = key->key;
  if (key->key == KEY_NOT || key->key == KEY_ANY)
    read_within(load, key, node, clause);
  else
    read_values(load, key, name, node, clause);
  return true;
}

void decode_selector(struct load *load, const struct field *field, const struct node *value, void *member) {
  struct selector *selector = member;
  selector->at = value->at;
  if (!expect_map(load, field->key, value, "a selector such as { unit: ... }")) return;
  selector->clauses = arena_array(load->arena, struct clause, value->count + 1);
  for (size_t i = 0; i < value->count; i++)
    if (read_clause(load, node_key(value, i), node_value(value, i), &selector->clauses[selector->count]))
      selector->count++;
}

static void add_attribute(struct load *load, struct str name) {
  symbol key = symbol_of(load->world->symbols, name);
  if (key == 0 || str_is(name, "tags")) return; /* `tag` is meant, which looks into it word by word */
  for (size_t i = 0; i < load->attributes.count; i++)
    if (load->attributes.items[i].key == key) return;
  *list_push(load->arena, &load->attributes) = (struct attribute){.name = str_trim(name), .key = key};
}

void selector_attributes(struct load *load, const struct node *node) {
  if (node == NULL || node->kind != NODE_MAP) return;
  for (size_t i = 0; i < node->count; i++) {
    const struct selector_key *key = key_find(node_key(node, i)->text);
    const struct node *value = node_value(node, i);
    if (key == NULL) add_attribute(load, node_key(node, i)->text);
    if (key == NULL || (key->key != KEY_NOT && key->key != KEY_ANY)) continue;
    selector_attributes(load, value);
    for (size_t j = 0; value->kind == NODE_LIST && j < value->count; j++) selector_attributes(load, value->items[j]);
  }
}
