#include "load/circular.h"
#include "load/facts.h"
#include "load/selector.h"

static const struct word STATUS_WORDS[] = {
    {"official", STATUS_OFFICIAL}, {"draft", STATUS_DRAFT}, {"unofficial", STATUS_UNOFFICIAL}, {NULL, 0}};

static const struct field SIGNATORY_FIELDS[] = {
    {.key = "name", .decode = decode_text, .offset = offsetof(struct circular, signatory)},
    {.key = "capacity", .decode = decode_text, .offset = offsetof(struct circular, capacity)},
    {0}};

static void decode_signatory(struct load *load, const struct field *field, const struct node *value, void *member) {
  (void)field;
  decode_map(load, value, value->at, "'signatory'", SIGNATORY_FIELDS, member);
}

static void decode_basis(struct load *load, const struct field *field, const struct node *value, void *member) {
  struct circular *circular = member;
  const struct node *const *texts;
  size_t count = node_texts(load, field->key, value, &texts);
  circular->basis = arena_array(load->arena, struct str, count + 1);
  circular->basis_count = count;
  for (size_t i = 0; i < count; i++) circular->basis[i] = str_trim(texts[i]->text);
}

static struct reference *read_references(struct load *load, const struct field *field, const struct node *value,
                                         size_t *count) {
  const struct node *const *texts;
  *count = node_texts(load, field->key, value, &texts);
  struct reference *references = arena_array(load->arena, struct reference, *count + 1);
  for (size_t i = 0; i < *count; i++) references[i] = (struct reference){str_trim(texts[i]->text), texts[i]->at};
  return references;
}

static void decode_revokes(struct load *load, const struct field *field, const struct node *value, void *member) {
  struct circular *circular = member;
  circular->revokes = read_references(load, field, value, &circular->revokes_count);
}

static void decode_amends(struct load *load, const struct field *field, const struct node *value, void *member) {
  struct circular *circular = member;
  circular->amends = read_references(load, field, value, &circular->amends_count);
}

static void decode_extends(struct load *load, const struct field *field, const struct node *value, void *member) {
  if (expect_text(load, field->key, value, "the number of a circular"))
    *(struct reference *)member = (struct reference){str_trim(value->text), value->at};
}

/* Read by load_scope, when there are sectors that it could name. */
static void decode_scope(struct load *load, const struct field *field, const struct node *value, void *member) {
  (void)load, (void)field, (void)value, (void)member;
}

static const struct field CIRCULAR_FIELDS[] = {
    {.key = "number", .decode = decode_text, .offset = offsetof(struct circular, number)},
    {.key = "about", .decode = decode_text, .offset = offsetof(struct circular, about), .required = true},
    {.key = "issuer", .decode = decode_text, .offset = offsetof(struct circular, issuer), .required = true},
    {.key = "signatory", .decode = decode_signatory},
    {.key = "signed", .decode = decode_date, .offset = offsetof(struct circular, signed_on)},
    {.key = "valid", .decode = decode_dates, .offset = offsetof(struct circular, valid), .required = true},
    {.key = "basis", .decode = decode_basis},
    {.key = "url", .decode = decode_text, .offset = offsetof(struct circular, url)},
    {.key = "review", .decode = decode_date, .offset = offsetof(struct circular, review)},
    {.key = "status", .decode = decode_word, .offset = offsetof(struct circular, status), .words = STATUS_WORDS},
    {.key = "scope", .decode = decode_scope},
    {.key = "revokes", .decode = decode_revokes},
    {.key = "amends", .decode = decode_amends},
    {.key = "extends", .decode = decode_extends, .offset = offsetof(struct circular, extends)},
    {0}};

void load_circular(struct load *load, uint32_t index) {
  struct circular *circular = &load->model->circulars.items[index];
  const struct order *order = &load->orders.items[index];
  circular->signed_on = circular->review = DATE_NONE;
  circular->at = order->circular_key->at;
  if (!decode_map(load, order->circular, circular->at, "'circular'", CIRCULAR_FIELDS, circular)) return;
  const struct node *number = node_get(order->circular, "number");
  bool numbered = number != NULL && (number->kind != NODE_TEXT || circular->number.len > 0);
  if (!numbered && circular->status == STATUS_OFFICIAL) {
    struct finding *finding =
        diag_at(load->diag, CODE_missing_number, circular->at, "an official circular has a 'number'");
    diag_help(load->diag, finding, "one that is not signed yet has 'status: draft'");
  }
}

void load_scope(struct load *load, uint32_t index) {
  static const struct field SCOPE = {.key = "scope"};
  const struct node *scope = node_get(load->orders.items[index].circular, "scope");
  if (scope == NULL) return;
  load->circular = index;
  load->in_scope_or_sector = true;
  decode_selector(load, &SCOPE, scope, &load->model->circulars.items[index].scope);
  load->in_scope_or_sector = false;
}

static const struct word ROTATE_WORDS[] = {
    {"day", ROTATE_DAY}, {"week", ROTATE_WEEK}, {"team", ROTATE_TEAM}, {NULL, 0}};

static void decode_history(struct load *load, const struct field *field, const struct node *value, void *member) {
  (void)field, (void)member;
  load_history(load, value);
}

static void decode_rotate(struct load *load, const struct field *field, const struct node *value, void *member) {
  load->model->rotate_at = value->at;
  decode_word(load, field, value, member);
}

static const struct field PLAN_FIELDS[] = {
    {.key = "history", .decode = decode_history},
    {.key = "rotate", .decode = decode_rotate, .offset = offsetof(struct model, rotate), .words = ROTATE_WORDS},
    {0}};

void load_plan(struct load *load) {
  const section_list *sections = &load->sections[SECTION_PLAN];
  for (size_t i = 0; i < sections->count; i++) {
    const struct section *section = &sections->items[i];
    decode_map(load, section->value, section->key->at, "'plan'", PLAN_FIELDS, load->model);
    if (i > 0)
      diag_note(load->diag, diag_at(load->diag, CODE_duplicate_section, section->key->at, "'plan' is given twice"),
                sections->items[0].key->at, "first here");
  }
}
