#include "load/bound.h"
#include "load/names.h"

static const struct word PER_WORDS[] = {{"agency", PER_AGENCY}, {"unit", PER_UNIT}, {"place", PER_PLACE},
                                        {"person", PER_PERSON}, {"all", PER_ALL},   {NULL, 0}};
static const struct word OF_WORDS[] = {{"headcount", OF_HEADCOUNT}, {"available", OF_AVAILABLE}, {NULL, 0}};
static const struct word OVER_WORDS[] = {
    {"day", OVER_DAY}, {"shift", OVER_SHIFT}, {"week", OVER_WEEK}, {"window", OVER_WINDOW}, {NULL, 0}};
static const struct word ROUND_WORDS[] = {
    {"up", ROUND_UP}, {"down", ROUND_DOWN}, {"nearest", ROUND_NEAREST}, {NULL, 0}};

/* A bound and what of it was written, for the questions whether its parts fit. */
struct draft {
  struct bound bound;
  const struct node *map;
};

static bool read_amount(struct load *load, struct str text, struct span at, struct amount *amount) {
  *amount = (struct amount){.percent = is_percent(text), .at = at};
  amount->given =
      amount->percent ? read_percent(load, text, at, &amount->value) : read_number(load, text, at, &amount->value);
  return amount->given;
}

static void decode_amount(struct load *load, const struct field *field, const struct node *value, void *member) {
  if (expect_text(load, field->key, value, "a percentage or a number of people"))
    read_amount(load, value->text, value->at, member);
}

static void unknown_kind(struct load *load, const struct node *node, enum diag_code code) {
  struct finding *finding = diag_at(load->diag, code, node->at, "no unit is of the kind '%.*s'", STR_ARGS(node->text));
  struct str nearest = kind_nearest(load, node->text);
  struct str word =
      diag_nearest(node->text, (struct str[]){STR("agency"), STR("unit"), STR("place"), STR("person")}, 4);
  if (nearest.len == 0) nearest = word;
  if (nearest.len > 0) diag_help(load->diag, finding, "did you mean '%.*s'?", STR_ARGS(nearest));
}

static symbol kind_of(struct load *load, const struct node *node) {
  return symbol_of(load->world->symbols, node->text);
}

static bool takes_kind(struct load *load, const struct node *node) {
  const struct word *word = word_find(PER_WORDS, node->text);
  if (word == NULL || word->value == PER_AGENCY) return true;
  struct finding *finding =
      diag_at(load->diag, CODE_bad_value, node->at, "'%s' cannot stand in a list of kinds", word->text);
  diag_help(load->diag, finding, "a list names kinds of units and 'agency'");
  return false;
}

/* Contract 8: a kind that no unit has is an error, beside one that has units a warning. */
static void check_kinds(struct load *load, const struct bound *bound, const struct node *const *texts, size_t count) {
  bool used = bound->kinds_and_agency;
  if (load->units_missing) return;
  for (size_t i = 0; i < bound->kind_count; i++) used |= kind_exists(load, bound->kinds[i]);
  for (size_t i = 0; i < count; i++)
    if (word_find(PER_WORDS, texts[i]->text) == NULL && !kind_exists(load, kind_of(load, texts[i])))
      unknown_kind(load, texts[i], used ? CODE_unused_kind : CODE_unknown_kind);
}

static void decode_kinds(struct load *load, const struct node *const *texts, size_t count, struct bound *bound) {
  bound->per = PER_KINDS;
  bound->kinds = arena_array(load->arena, symbol, count + 1);
  for (size_t i = 0; i < count; i++) {
    if (!takes_kind(load, texts[i])) continue;
    if (str_is(texts[i]->text, "agency"))
      bound->kinds_and_agency = true;
    else
      bound->kinds[bound->kind_count++] = kind_of(load, texts[i]);
  }
  check_kinds(load, bound, texts, count);
  if (bound->kind_count == 0 && bound->kinds_and_agency) bound->per = PER_AGENCY;
}

static void decode_per(struct load *load, const struct field *field, const struct node *value, void *member) {
  struct bound *bound = member;
  const struct node *const *texts;
  unsigned per;
  size_t count = node_texts(load, field->key, value, &texts);
  if (count == 0) return;
  if (value->kind == NODE_TEXT && word_find(PER_WORDS, value->text) != NULL) {
    read_word(load, value->text, value->at, field->key, PER_WORDS, &per);
    bound->per = (enum per_word)per;
    return;
  }
  decode_kinds(load, texts, count, bound);
}

static const struct field BOUND_FIELDS[] = {
    {.key = "max", .decode = decode_amount, .offset = offsetof(struct bound, max)},
    {.key = "min", .decode = decode_amount, .offset = offsetof(struct bound, min)},
    {.key = "exactly", .decode = decode_amount, .offset = offsetof(struct bound, exactly)},
    {.key = "per", .decode = decode_per},
    {.key = "of", .decode = decode_word, .offset = offsetof(struct bound, of), .words = OF_WORDS},
    {.key = "over", .decode = decode_word, .offset = offsetof(struct bound, over), .words = OVER_WORDS},
    {.key = "round", .decode = decode_word, .offset = offsetof(struct bound, round), .words = ROUND_WORDS},
    {.key = "at-least", .decode = decode_number, .offset = offsetof(struct bound, at_least)},
    {0}};

static bool misfit(struct load *load, struct span at, const char *message) {
  diag_at(load->diag, CODE_bad_bound, at, "%s", message);
  return false;
}

/* It may be meant to be the one that is missing, and enough is said. */
static bool has_unknown_key(const struct node *map) {
  for (size_t i = 0; i < map->count; i++)
    if (field_find(BOUND_FIELDS, node_key(map, i)->text) == NULL) return true;
  return false;
}

static bool check_amounts(struct load *load, const struct draft *draft) {
  const struct bound *bound = &draft->bound;
  const struct node *max = node_get(draft->map, "max"), *min = node_get(draft->map, "min"),
                    *exactly = node_get(draft->map, "exactly");
  if (max == NULL && min == NULL && exactly == NULL)
    return has_unknown_key(draft->map) || misfit(load, bound->at, "a bound needs 'max', 'min' or 'exactly'");
  if (exactly != NULL && (max != NULL || min != NULL))
    return misfit(load, exactly->at, "'exactly' stands alone, without 'max' and 'min'");
  bool comparable = bound->max.given && bound->min.given && bound->max.percent == bound->min.percent;
  if (comparable && bound->min.value > bound->max.value) return misfit(load, bound->min.at, "'min' is above 'max'");
  return true;
}

static const struct amount *amount_where(const struct bound *bound, bool percent) {
  const struct amount *amounts[] = {&bound->max, &bound->min, &bound->exactly};
  for (size_t i = 0; i < 3; i++)
    if (amounts[i]->given && amounts[i]->percent == percent) return amounts[i];
  return NULL;
}

static bool check_span(struct load *load, const struct draft *draft) {
  const struct bound *bound = &draft->bound;
  const struct node *over = node_get(draft->map, "over");
  bool by_person = bound->per == PER_PERSON;
  if (by_person && amount_where(bound, true) != NULL)
    return misfit(load, amount_where(bound, true)->at, "'per: person' takes numbers of days, no percentages");
  if (over == NULL || word_find(OVER_WORDS, over->text) == NULL) return true;
  bool long_span = bound->over == OVER_WEEK || bound->over == OVER_WINDOW;
  if (long_span && !by_person) return misfit(load, over->at, "'over: week' and 'over: window' need 'per: person'");
  if (by_person && !long_span) return misfit(load, over->at, "'per: person' counts over 'week' or 'window'");
  if (bound->over == OVER_SHIFT && bound->counted != COUNTED_WFO)
    return misfit(load, over->at, "'over: shift' counts people in the office: it stands under 'wfo'");
  return true;
}

static bool check_fit(struct load *load, const struct draft *draft) {
  const struct bound *bound = &draft->bound;
  bool good = check_amounts(load, draft);
  const struct node *at_least = node_get(draft->map, "at-least");
  if (at_least != NULL && amount_where(bound, false) != NULL)
    good = misfit(load, at_least->at, "'at-least' lifts a percentage; beside a number of people it has no meaning");
  return check_span(load, draft) && good;
}

static bool bound_of_map(struct load *load, const struct node *map, struct bound *bound) {
  size_t errors = diag_count(load->diag, SEVERITY_ERROR);
  struct draft draft = {.bound = *bound, .map = map};
  if (!decode_map(load, map, map->at, "a bound", BOUND_FIELDS, &draft.bound)) return false;
  if (draft.bound.per == PER_PERSON && node_get(map, "over") == NULL) draft.bound.over = OVER_WEEK;
  check_fit(load, &draft);
  *bound = draft.bound;
  return diag_count(load->diag, SEVERITY_ERROR) == errors;
}

static bool report_short_bound(struct load *load, const struct node *node) {
  struct finding *finding = diag_at(load->diag, CODE_bad_bound, node->at,
                                    "'%.*s' does not say whether it is a maximum or a minimum", STR_ARGS(node->text));
  diag_help(load->diag, finding, "write 'max %.*s', 'min %.*s' or 'exactly %.*s'; only 100%% and 0%% stand alone",
            STR_ARGS(node->text), STR_ARGS(node->text), STR_ARGS(node->text));
  return false;
}

/* max 25%, min 2, exactly 50%; alone only 100% and 0% */
static bool bound_of_text(struct load *load, const struct node *node, struct bound *bound) {
  static const struct word WORDS[] = {{"max", 0}, {"min", 1}, {"exactly", 2}, {NULL, 0}};
  struct amount *amounts[] = {&bound->max, &bound->min, &bound->exactly};
  struct str text = str_trim(node->text), first = text, rest = {0};
  const struct word *word = str_split(text, " ", &first, &rest) ? word_find(WORDS, first) : NULL;
  if (word != NULL) return read_amount(load, rest, node->at, amounts[word->value]);
  bool starts_with_digit = text.len > 0 && text.ptr[0] >= '0' && text.ptr[0] <= '9';
  if (!starts_with_digit) {
    struct finding *finding = diag_at(load->diag, CODE_bad_bound, node->at, "'%.*s' is no bound", STR_ARGS(text));
    struct str words[] = {STR("max"), STR("min"), STR("exactly")}, nearest = diag_nearest(first, words, 3);
    if (nearest.len > 0)
      diag_help(load->diag, finding, "did you mean '%.*s %.*s'?", STR_ARGS(nearest), STR_ARGS(rest));
    else
      diag_help(load->diag, finding, "a bound is written 'max 25%%', 'min 2', 'exactly 50%%', '100%%' or '0%%'");
    return false;
  }
  if (!is_percent(text)) return report_short_bound(load, node);
  if (!read_amount(load, text, node->at, &bound->exactly)) return false;
  bool alone = bound->exactly.value == 0 || bound->exactly.value == 100LL * PERCENT;
  return alone || report_short_bound(load, node);
}

static bool read_bound(struct load *load, const struct field *field, const struct node *node, struct bound *bound) {
  *bound = (struct bound){.counted = (enum counted)field->detail, .at = node->at};
  if (node->kind == NODE_TEXT) return bound_of_text(load, node, bound);
  if (node->kind == NODE_MAP) return bound_of_map(load, node, bound);
  wrong_type(load, field->key, node, "a bound");
  return false;
}

void decode_bounds(struct load *load, const struct field *field, const struct node *value, void *member) {
  struct rule *rule = member;
  bool several = value->kind == NODE_LIST;
  size_t count = several ? value->count : 1;
  struct bound *bounds = arena_array(load->arena, struct bound, rule->bound_count + count + 1);
  if (rule->bound_count > 0) memcpy(bounds, rule->bounds, rule->bound_count * sizeof *bounds);
  rule->bounds = bounds;
  if (count == 0) diag_at(load->diag, CODE_bad_value, value->at, "'%s' is an empty list", field->key);
  for (size_t i = 0; i < count; i++)
    if (read_bound(load, field, several ? value->items[i] : value, &bounds[rule->bound_count])) rule->bound_count++;
}
