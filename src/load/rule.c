#include "load/rule.h"
#include "load/bound.h"
#include "load/selector.h"

static const struct word DO_WORDS[] = {{"wfo", DUTY_WFO}, {"wfh", DUTY_WFH},   {"wfa", DUTY_WFA},
                                       {"off", DUTY_OFF}, {"free", DUTY_FREE}, {NULL, 0}};
static const struct word PREFER_WORDS[] = {
    {"wfo", DUTY_WFO}, {"wfh", DUTY_WFH}, {"wfa", DUTY_WFA}, {"off", DUTY_OFF}, {NULL, 0}};
static const struct word FILL_WORDS[] = {{"most", FILL_MOST}, {"least", FILL_LEAST}, {NULL, 0}};

static void decode_who(struct load *load, const struct field *field, const struct node *value, void *member) {
  struct rule *rule = member;
  if (value->kind != NODE_TEXT) {
    load->in_scope_or_sector = rule->is_sector;
    decode_selector(load, field, value, &rule->who);
    load->in_scope_or_sector = false;
    return;
  }
  rule->who.at = value->at;
  if (str_is(value->text, "rest") && rule->is_sector) {
    rule->rest = true;
    return;
  }
  if (str_is(value->text, "rest")) {
    diag_at(load->diag, CODE_bad_value, value->at, "'who: rest' is for sectors: the people in no other sector");
    return;
  }
  struct finding *finding =
      diag_at(load->diag, CODE_wrong_type, value->at, "'who: %.*s' is no selector", STR_ARGS(value->text));
  diag_help(load->diag, finding, "write 'who: { key: value }'%s", rule->is_sector ? ", or 'who: rest'" : "");
}

static bool all_weekdays(const struct node *const *texts, size_t count) {
  weekdays days;
  for (size_t i = 0; i < count; i++)
    if (!weekdays_understand(texts[i]->text, &days)) return false;
  return true;
}

static bool any_weekday(const struct node *const *texts, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (all_weekdays(texts + i, 1)) return true;
  return false;
}

static bool looks_like_date(struct str text) {
  for (size_t i = 0; i < text.len; i++)
    if (text.ptr[i] >= '0' && text.ptr[i] <= '9') return true;
  return false;
}

static void decode_days(struct load *load, const struct field *field, const struct node *value, struct when *when) {
  const struct node *const *texts;
  size_t count = node_texts(load, field->key, value, &texts);
  bool by_weekday = count > 0 && all_weekdays(texts, count);
  if (!by_weekday && any_weekday(texts, count)) {
    diag_at(load->diag, CODE_bad_value, value->at,
            "'when' lists dates or weekdays; for both write "
            "{ dates: ..., weekdays: ... }");
    return;
  }
  if (by_weekday || (count > 0 && !looks_like_date(texts[0]->text)))
    decode_weekdays(load, field, value, &when->weekdays);
  else if (count > 0)
    decode_dates(load, field, value, &when->dates);
}

static const struct field WHEN_FIELDS[] = {
    {.key = "dates", .decode = decode_dates, .offset = offsetof(struct when, dates)},
    {.key = "weekdays", .decode = decode_weekdays, .offset = offsetof(struct when, weekdays)},
    {.key = "except", .decode = decode_dates, .offset = offsetof(struct when, except)},
    {0}};

static bool in_force(const struct circular *circular, date day) {
  return day == DATE_OPEN || circular->in_force.count == 0 || dates_contain(&circular->in_force, day);
}

static void warn_outside(struct load *load, const struct dates *dates) {
  const struct circular *circular = &load->model->circulars.items[load->circular];
  for (size_t i = 0; i < dates->count; i++) {
    const struct date_range *range = &dates->ranges[i];
    date day = in_force(circular, range->first) ? range->last : range->first;
    char text[DATE_SIZE];
    if (!in_force(circular, day))
      diag_at(load->diag, CODE_date_outside, range->at, "on %s the circular is not in force", date_format(day, text));
  }
}

static void decode_when(struct load *load, const struct field *field, const struct node *value, void *member) {
  struct when *when = member;
  when->at = value->at;
  if (value->kind == NODE_MAP)
    decode_map(load, value, value->at, "'when'", WHEN_FIELDS, when);
  else
    decode_days(load, field, value, when);
  warn_outside(load, &when->dates);
  warn_outside(load, &when->except);
}

static void read_hours_node(struct load *load, const char *key, const struct node *node, struct hours *hours) {
  struct hours read;
  if (expect_text(load, key, node, "hours such as 08:00-13:30") && read_hours(load, node->text, node->at, &read))
    *hours = read;
}

static void decode_mode_hours(struct load *load, const struct field *field, const struct node *value, void *member) {
  read_hours_node(load, field->key, value, member);
}

static const struct field HOURS_FIELDS[] = {
    {.key = "wfo", .decode = decode_mode_hours, .offset = 0},
    {.key = "wfh", .decode = decode_mode_hours, .offset = sizeof(struct hours)},
    {.key = "wfa", .decode = decode_mode_hours, .offset = 2 * sizeof(struct hours)},
    {0}};

static void decode_hours(struct load *load, const struct field *field, const struct node *value, void *member) {
  struct hours *hours = member;
  if (value->kind == NODE_MAP) {
    decode_map(load, value, value->at, "'hours'", HOURS_FIELDS, hours);
    return;
  }
  read_hours_node(load, field->key, value, &hours[0]);
  hours[1] = hours[2] = hours[0];
}

static const struct shift *shift_called(struct load *load, const struct rule *rule, struct str name) {
  for (size_t i = 0; i < rule->shift_count; i++)
    if (str_equal(text_fold(load->arena, rule->shifts[i].name), text_fold(load->arena, name))) return &rule->shifts[i];
  return NULL;
}

#define MOST_SHIFTS 254 /* a roster has a byte for them */

/* False after a finding. */
static bool read_shift(struct load *load, const struct rule *rule, const struct node *name, const struct node *hours,
                       struct shift *shift) {
  *shift = (struct shift){.name = str_trim(name->text), .at = name->at};
  const struct shift *first = shift_called(load, rule, name->text);
  if (shift->name.len == 0) diag_at(load->diag, CODE_bad_value, name->at, "a shift has an empty name");
  if (first != NULL)
    diag_note(load->diag,
              diag_at(load->diag, CODE_duplicate_id, name->at, "two shifts are called '%.*s'", STR_ARGS(shift->name)),
              first->at, "first here");
  read_hours_node(load, str_terminated(load->arena, shift->name), hours, &shift->hours);
  return shift->name.len > 0 && first == NULL && shift->hours.given;
}

static void decode_shifts(struct load *load, const struct field *field, const struct node *value, void *member) {
  struct rule *rule = member;
  if (!expect_map(load, field->key, value, "a mapping of names to hours")) return;
  if (value->count == 0) diag_at(load->diag, CODE_bad_value, value->at, "'shifts' names no shift");
  if (value->count > MOST_SHIFTS) {
    diag_at(load->diag, CODE_bad_value, value->at, "'shifts' names more than %d shifts", MOST_SHIFTS);
    return;
  }
  rule->shifts = arena_array(load->arena, struct shift, value->count + 1);
  for (size_t i = 0; i < value->count; i++)
    rule->shift_count +=
        read_shift(load, rule, node_key(value, i), node_value(value, i), &rule->shifts[rule->shift_count]);
}

/* A sector's id is its key, a rule's is read before all else: nothing is left to do here. */
static void decode_id(struct load *load, const struct field *field, const struct node *value, void *member) {
  (void)load, (void)field, (void)value, (void)member;
}

/* What sectors and rules have in common. */
#define SHARED_FIELDS                                                                                                  \
  {.key = "cite", .decode = decode_text, .offset = offsetof(struct rule, cite)},                                       \
      {.key = "note", .decode = decode_text, .offset = offsetof(struct rule, note)},                                   \
      {.key = "when", .decode = decode_when, .offset = offsetof(struct rule, when)},                                   \
      {.key = "private", .decode = decode_bool, .offset = offsetof(struct rule, is_private)},                          \
      {.key = "do", .decode = decode_word, .offset = offsetof(struct rule, duty), .words = DO_WORDS},                  \
      {.key = "wfo", .decode = decode_bounds, .detail = COUNTED_WFO},                                                  \
      {.key = "wfh", .decode = decode_bounds, .detail = COUNTED_WFH},                                                  \
      {.key = "wfa", .decode = decode_bounds, .detail = COUNTED_WFA},                                                  \
      {.key = "off", .decode = decode_bounds, .detail = COUNTED_OFF},                                                  \
      {.key = "away", .decode = decode_bounds, .detail = COUNTED_AWAY},                                                \
      {.key = "close", .decode = decode_bool, .offset = offsetof(struct rule, closes)},                                \
      {.key = "prefer", .decode = decode_word, .offset = offsetof(struct rule, prefer), .words = PREFER_WORDS},        \
      {.key = "fill", .decode = decode_word, .offset = offsetof(struct rule, fill), .words = FILL_WORDS},              \
      {.key = "hours", .decode = decode_hours, .offset = offsetof(struct rule, hours)}, {                              \
    .key = "shifts", .decode = decode_shifts                                                                           \
  }

static const struct field SECTOR_FIELDS[] = {
    {.key = "name", .decode = decode_text, .offset = offsetof(struct rule, name)},
    {.key = "who", .decode = decode_who, .required = true},
    SHARED_FIELDS,
    {0}};
static const struct field RULE_FIELDS[] = {
    {.key = "id", .decode = decode_id}, {.key = "who", .decode = decode_who}, SHARED_FIELDS, {0}};
static const char *const EFFECTS[] = {"do",    "wfo",    "wfh",  "wfa",   "off",   "away",
                                      "close", "prefer", "fill", "hours", "shifts"};

static bool has_effect(const struct node *body) {
  for (size_t i = 0; i < sizeof EFFECTS / sizeof *EFFECTS; i++) {
    const struct node *effect = node_get(body, EFFECTS[i]);
    if (effect == NULL) continue;
    bool lifted = str_equal(str_from(EFFECTS[i]), STR("close")) && str_is(effect->text, "false");
    if (!lifted) return true;
  }
  return false;
}

static void check_rule(struct load *load, const struct rule *rule, const struct node *body) {
  if (!rule->is_sector && !has_effect(body)) {
    struct finding *finding =
        diag_at(load->diag, CODE_no_effect, rule->at, "the rule '%.*s' has no effect", STR_ARGS(rule->id));
    diag_help(load->diag, finding, "give it one of: do, wfo, wfh, wfa, off, away, close, prefer, fill, hours, shifts");
  }
  const struct node *hours = node_get(body, "hours"), *shifts = node_get(body, "shifts");
  if (rule->is_private && hours != NULL)
    diag_at(load->diag, CODE_private_hours, hours->at, "a private rule may not set 'hours': they would show");
  if (rule->is_private && shifts != NULL)
    diag_at(load->diag, CODE_private_hours, shifts->at, "a private rule may not set 'shifts': they would show");
}

static void report_two_sectors(struct load *load, struct span at, struct span first, struct str what) {
  struct finding *finding = diag_at(load->diag, CODE_two_sectors, at, "%.*s", STR_ARGS(what));
  diag_note(load->diag, finding, first, "first here");
}

struct sector_unit {
  uint32_t sector;
  struct span at;
};

static void check_sector_units(struct load *load, const struct rule *sector, uint32_t index,
                               struct sector_unit *first) {
  for (size_t i = 0; i < sector->who.count; i++) {
    const struct clause *clause = &sector->who.clauses[i];
    for (size_t j = 0; clause->key == KEY_UNIT && j < clause->value_count; j++) {
      const struct value *value = &clause->values[j];
      struct sector_unit *known = &first[value->index];
      if (known->at.file == 0)
        *known = (struct sector_unit){index, value->at};
      else if (known->sector != index)
        report_two_sectors(load, value->at, known->at,
                           str_format(load->arena, "the unit '%.*s' is in two sectors",
                                      STR_ARGS(load->world->units.items[value->index].id)));
    }
  }
}

static void check_sectors(struct load *load, const struct circular *circular) {
  struct sector_unit *first = arena_array(load->arena, struct sector_unit, load->world->units.count + 1);
  const struct rule *rest = NULL;
  for (uint32_t i = 0; i < circular->sector_count; i++) {
    const struct rule *sector = &circular->rules[i];
    check_sector_units(load, sector, i, first);
    if (!sector->rest) continue;
    if (rest != NULL)
      report_two_sectors(load, sector->who.at, rest->who.at, STR("two sectors are 'rest'"));
    else
      rest = sector;
  }
}

static void check_ids(struct load *load, const struct circular *circular, const struct order *order) {
  const struct rule **first = arena_array(load->arena, const struct rule *, symbol_count(load->world->symbols));
  for (size_t i = 0; i < circular->rule_count; i++) {
    const struct rule *rule = &circular->rules[i], **known = &first[order->ids[i]];
    if (*known == NULL) {
      *known = rule;
      continue;
    }
    struct finding *finding =
        diag_at(load->diag, CODE_duplicate_id, rule->at, "two sectors or rules are called '%.*s'", STR_ARGS(rule->id));
    diag_note(load->diag, finding, (*known)->at, "first here");
  }
}

static void take_id(struct load *load, struct rule *rule, const struct node *body) {
  const struct node *id = node_get(body, "id");
  if (id == NULL || !expect_text(load, "id", id, "text")) return;
  rule->at = id->at;
  if (str_trim(id->text).len > 0)
    rule->id = str_trim(id->text);
  else
    diag_at(load->diag, CODE_bad_value, id->at, "'id' is empty");
}

static const struct node *checked_body(struct load *load, const struct node *body, const char *what) {
  if (body->kind == NODE_MAP) return body;
  diag_at(load->diag, CODE_wrong_type, body->at, "%s is a mapping of keys and values, not %s", what,
          node_kind_name(body));
  return NULL;
}

#define MOST_RULES 65000 /* of all circulars: a roster has two bytes for the number of one, and names a few others */

/* Of the circulars up to this one; false after a finding. */
static bool has_room(struct load *load, uint32_t index, size_t count, struct span at) {
  for (uint32_t i = 0; i < index; i++) count += load->model->circulars.items[i].rule_count;
  if (count <= MOST_RULES) return true;
  diag_at(load->diag, CODE_bad_value, at, "there are more than %d sectors and rules", MOST_RULES);
  return false;
}

void prepare_rules(struct load *load, uint32_t index) {
  struct circular *circular = &load->model->circulars.items[index];
  struct order *order = &load->orders.items[index];
  const struct node *sectors = order->sectors, *rules = order->rules;
  if (sectors != NULL && !expect_map(load, "sectors", sectors, "a mapping of ids to sectors")) sectors = NULL;
  if (rules != NULL && !expect_list(load, "rules", rules, "a list of rules")) rules = NULL;
  size_t sector_count = sectors == NULL ? 0 : sectors->count, rule_count = rules == NULL ? 0 : rules->count;
  if (!has_room(load, index, sector_count + rule_count, circular->at)) sector_count = rule_count = 0;
  circular->sector_count = sector_count;
  circular->rule_count = sector_count + rule_count;
  circular->rules = arena_array(load->arena, struct rule, circular->rule_count + 1);
  order->bodies = arena_array(load->arena, const struct node *, circular->rule_count + 1);
  order->ids = arena_array(load->arena, symbol, circular->rule_count + 1);
  for (size_t i = 0; i < sector_count; i++) {
    const struct node *id = node_key(sectors, i);
    circular->rules[i] = (struct rule){.id = str_trim(id->text), .is_sector = true, .at = id->at};
    order->bodies[i] = checked_body(load, node_value(sectors, i), "a sector");
  }
  for (size_t i = 0; i < rule_count; i++) {
    struct rule *rule = &circular->rules[sector_count + i];
    const struct node *body = rules->items[i];
    *rule = (struct rule){.id = str_format(load->arena, "#%zu", i + 1), .at = body->at};
    order->bodies[sector_count + i] = checked_body(load, body, "a rule");
    take_id(load, rule, body);
  }
  for (size_t i = 0; i < circular->rule_count; i++)
    order->ids[i] = symbol_of(load->world->symbols, circular->rules[i].id);
  check_ids(load, circular, order);
}

/* What an alias repeats stands elsewhere: those lines show the rule as well. */
static void find_lines(const struct node *node, struct rule *rule) {
  if (node->at.line < rule->first_line) rule->first_line = node->at.line;
  if (node->at.line > rule->last_line) rule->last_line = node->at.line;
  for (size_t i = 0; i < (node->kind == NODE_MAP ? 2 * node->count : node->count); i++)
    find_lines(node->items[i], rule);
}

void load_rules(struct load *load, uint32_t index) {
  struct circular *circular = &load->model->circulars.items[index];
  load->circular = index;
  for (size_t i = 0; i < circular->rule_count; i++) {
    struct rule *rule = &circular->rules[i];
    const struct node *body = load->orders.items[index].bodies[i];
    if (body == NULL) continue;
    rule->first_line = rule->last_line = rule->at.line;
    find_lines(body, rule);
    decode_map(load, body, rule->at, rule->is_sector ? "a sector" : "a rule",
               rule->is_sector ? SECTOR_FIELDS : RULE_FIELDS, rule);
    check_rule(load, rule, body);
  }
  check_sectors(load, circular);
}
