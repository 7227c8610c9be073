#include "rules/match.h"
#include <limits.h>
#include <stdlib.h>

/* One clause, with the answers that do not depend on the person's own row looked up beforehand. */
struct test {
  const struct clause *clause;
  bool *by_unit;         /* UNIT, KIND, REGION, WEEK */
  bool *by_place;        /* PLACE */
  bool *by_text;         /* keys of text columns: by symbol */
  const symbol *column;  /* the same: a person each */
  dayset *days_by_unit;  /* LEVEL */
  struct str *nips;      /* NIP: sorted, folded */
  struct matcher *inner; /* NOT, ANY */
};

struct matcher {
  const struct selector *selector;
  struct test *tests;
  dayset joined, alternative; /* for NOT and ANY within */
};

static struct str folded(const struct model *model, symbol text) {
  return symbol_folded(model->world.symbols, text);
}

static bool begins_with(struct str text, struct str begin) {
  return text.len >= begin.len && (begin.len == 0 || memcmp(text.ptr, begin.ptr, begin.len) == 0);
}

static bool text_is(struct str cell, const struct value *value, struct str wanted) {
  if (cell.len == 0) return false;
  if (!value->prefix) return str_equal(cell, wanted);
  if (!begins_with(cell, wanted)) return false;
  return !value->spaced || (cell.len > wanted.len && cell.ptr[wanted.len] == ' ');
}

static bool tag_is(struct str cell, const struct value *value, struct str wanted) {
  for (size_t begin = 0, end; begin < cell.len; begin = end + 1) {
    for (end = begin; end < cell.len && cell.ptr[end] != ' ' && cell.ptr[end] != ';';) end++;
    if (text_is((struct str){cell.ptr + begin, end - begin}, value, wanted)) return true;
  }
  return false;
}

static bool echelon_is(struct str cell, const struct value *value, struct str wanted) {
  if (text_is(cell, value, wanted)) return true;
  return cell.len > wanted.len && begins_with(cell, wanted) && cell.ptr[wanted.len] == '.';
}

static bool number_is(struct str cell, const struct value *value) {
  long long number;
  return value->range && str_number(cell, LLONG_MAX, &number) && number >= value->low && number <= value->high;
}

bool cell_matches(const struct model *model, enum key key, symbol cell, const struct value *value) {
  struct str text = folded(model, cell), wanted = folded(model, value->text);
  switch (key) {
  case KEY_TAG:
    return tag_is(text, value, wanted);
  case KEY_ECHELON:
    return echelon_is(text, value, wanted);
  case KEY_COLUMN:
    if (value->range) return number_is(text, value) || (value->low == value->high && text_is(text, value, wanted));
    return text_is(text, value, wanted);
  default:
    return text_is(text, value, wanted);
  }
}

static bool kind_is(const struct model *model, uint32_t unit, const struct value *value) {
  const struct unit *units = model->world.units.items;
  for (; unit != NONE; unit = units[unit].parent)
    if (cell_matches(model, KEY_KIND, units[unit].kind, value)) return true;
  return false;
}

bool unit_matches(const struct model *model, enum key key, uint32_t unit, const struct value *value) {
  const struct world *world = &model->world;
  switch (key) {
  case KEY_UNIT:
    return unit_is_within(world, unit, value->index);
  case KEY_KIND:
    return kind_is(model, unit, value);
  case KEY_REGION:
    return cell_matches(model, key, world->units.items[unit].region, value);
  default:
    return world->units.items[unit].week == value->index; /* KEY_WEEK */
  }
}

static void look_up_units(struct test *test, const struct match_context *context, struct arena *arena) {
  const struct clause *clause = test->clause;
  size_t count = context->model->world.units.count;
  test->by_unit = arena_array(arena, bool, count);
  for (uint32_t u = 0; u < count; u++)
    for (size_t v = 0; v < clause->value_count && !test->by_unit[u]; v++)
      test->by_unit[u] = unit_matches(context->model, clause->key, u, &clause->values[v]);
}

static void look_up_texts(struct test *test, const struct match_context *context, uint32_t column,
                          struct arena *arena) {
  const struct clause *clause = test->clause;
  size_t count = symbol_count(context->model->world.symbols);
  test->column = context->model->world.columns.items[column].values;
  test->by_text = arena_array(arena, bool, count);
  for (symbol s = 1; s < count; s++)
    for (size_t v = 0; v < clause->value_count && !test->by_text[s]; v++)
      test->by_text[s] = cell_matches(context->model, clause->key, s, &clause->values[v]);
}

static bool level_is(const struct match_context *context, symbol level, const struct clause *clause) {
  for (size_t v = 0; v < clause->value_count; v++)
    if (cell_matches(context->model, KEY_LEVEL, level, &clause->values[v])) return true;
  return false;
}

static void look_up_levels(struct test *test, const struct match_context *context, struct arena *arena) {
  const struct world *world = &context->model->world;
  const struct window *window = context->window;
  test->days_by_unit = arena_array(arena, dayset, world->units.count);
  dayset *by_region = arena_array(arena, dayset, symbol_count(world->symbols));
  for (uint32_t u = 0; u < world->units.count; u++) {
    symbol region = world->units.items[u].region;
    if (!by_region[region]) {
      by_region[region] = dayset_new(window, arena);
      for (size_t d = 0; d < window->count; d++)
        if (level_is(context, level_on(world, region, window->days[d]), test->clause)) dayset_add(by_region[region], d);
    }
    test->days_by_unit[u] = by_region[region];
  }
}

static int by_text(const void *a, const void *b) {
  return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static void look_up_nips(struct test *test, const struct match_context *context, struct arena *arena) {
  const struct clause *clause = test->clause;
  test->nips = arena_array(arena, struct str, clause->value_count);
  for (size_t v = 0; v < clause->value_count; v++) test->nips[v] = folded(context->model, clause->values[v].text);
  qsort(test->nips, clause->value_count, sizeof *test->nips, by_text);
}

static void look_up_places(struct test *test, const struct match_context *context, struct arena *arena) {
  test->by_place = arena_array(arena, bool, context->model->world.places.count);
  for (size_t v = 0; v < test->clause->value_count; v++) test->by_place[test->clause->values[v].index] = true;
}

uint32_t column_of(const struct clause *clause) {
  switch (clause->key) {
  case KEY_POSITION:
    return COLUMN_POSITION;
  case KEY_ECHELON:
    return COLUMN_ECHELON;
  case KEY_RESIDENCE:
    return COLUMN_RESIDENCE;
  case KEY_TEAM:
    return COLUMN_TEAM;
  case KEY_TAG:
    return COLUMN_TAGS;
  default:
    return clause->column;
  }
}

static void matcher_open(struct matcher *matcher, const struct match_context *context, const struct selector *selector,
                         struct arena *arena);

static void look_up_inner(struct test *test, const struct match_context *context, struct arena *arena) {
  test->inner = arena_array(arena, struct matcher, test->clause->selector_count);
  for (size_t i = 0; i < test->clause->selector_count; i++)
    matcher_open(&test->inner[i], context, &test->clause->selectors[i], arena);
}

static void test_open(struct test *test, const struct match_context *context, struct arena *arena) {
  switch (test->clause->key) {
  case KEY_UNIT:
  case KEY_KIND:
  case KEY_REGION:
  case KEY_WEEK:
    look_up_units(test, context, arena);
    break;
  case KEY_PLACE:
    look_up_places(test, context, arena);
    break;
  case KEY_LEVEL:
    look_up_levels(test, context, arena);
    break;
  case KEY_NIP:
    look_up_nips(test, context, arena);
    break;
  case KEY_NOT:
  case KEY_ANY:
    look_up_inner(test, context, arena);
    break;
  case KEY_SECTOR:
  case KEY_GENDER:
  case KEY_EMPLOYMENT:
  case KEY_AGE:
    break;
  default:
    look_up_texts(test, context, column_of(test->clause), arena);
  }
}

static void matcher_open(struct matcher *matcher, const struct match_context *context, const struct selector *selector,
                         struct arena *arena) {
  matcher->selector = selector;
  matcher->joined = dayset_new(context->window, arena);
  matcher->alternative = dayset_new(context->window, arena);
  matcher->tests = arena_array(arena, struct test, selector->count);
  for (size_t i = 0; i < selector->count; i++) {
    matcher->tests[i].clause = &selector->clauses[i];
    test_open(&matcher->tests[i], context, arena);
  }
}

struct matcher *matcher_new(const struct match_context *context, const struct selector *selector, struct arena *arena) {
  struct matcher *matcher = arena_alloc(arena, sizeof *matcher);
  matcher_open(matcher, context, selector, arena);
  return matcher;
}

static bool nip_holds(const struct test *test, struct str nip, struct arena *arena) {
  struct str key = text_fold(arena, nip);
  return bsearch(&key, test->nips, test->clause->value_count, sizeof key, by_text) != NULL;
}

static bool index_holds(const struct clause *clause, uint32_t index) {
  for (size_t v = 0; v < clause->value_count; v++)
    if (clause->values[v].index == index) return true;
  return false;
}

/* The answer for keys that no day changes. */
static bool holds_always(const struct test *test, const struct match_context *context, uint32_t number) {
  const struct person *person = &context->model->world.people.items[number];
  if (test->by_unit) return test->by_unit[person->unit];
  if (test->by_text) return test->by_text[test->column[number]];
  switch (test->clause->key) {
  case KEY_PLACE:
    return person->place != NONE && test->by_place[person->place];
  case KEY_GENDER:
    return person->gender != GENDER_UNKNOWN && index_holds(test->clause, person->gender);
  case KEY_EMPLOYMENT:
    return person->employment != EMPLOYMENT_UNKNOWN && index_holds(test->clause, person->employment);
  default:
    return nip_holds(test, person->nip, context->arena);
  }
}

static bool age_is(const struct clause *clause, int age) {
  for (size_t v = 0; v < clause->value_count; v++)
    if (age >= clause->values[v].low && age <= clause->values[v].high) return true;
  return false;
}

/* A person has at most one birthday between two days less than a year apart: days are asked one by one only then. */
static void keep_age(const struct clause *clause, const struct window *window, date born, dayset days) {
  if (born == DATE_NONE) {
    dayset_clear(window, days);
    return;
  }
  int first = date_age(born, window->days[0]), last = date_age(born, window->days[window->count - 1]);
  if (first == last) {
    if (!age_is(clause, first)) dayset_clear(window, days);
    return;
  }
  for (size_t d = 0; d < window->count; d++)
    if (!age_is(clause, date_age(born, window->days[d]))) days[d / 64] &= ~(UINT64_C(1) << (d % 64));
}

static dayset join_sectors(const struct clause *clause, const struct match_context *context, dayset joined) {
  dayset_clear(context->window, joined);
  for (size_t v = 0; v < clause->value_count; v++) {
    const struct value *value = &clause->values[v];
    dayset_join(context->window, joined, context->rule_days[context->first_rule[value->circular] + value->index]);
  }
  return joined;
}

static dayset join_inner(struct matcher *matcher, const struct test *test, const struct match_context *context,
                         uint32_t person) {
  dayset_clear(context->window, matcher->joined);
  for (size_t i = 0; i < test->clause->selector_count; i++) {
    matcher_days(&test->inner[i], context, person, matcher->alternative);
    dayset_join(context->window, matcher->joined, matcher->alternative);
  }
  return matcher->joined;
}

void matcher_days(struct matcher *matcher, const struct match_context *context, uint32_t person, dayset days) {
  const struct window *window = context->window;
  const struct person *who = &context->model->world.people.items[person];
  dayset_copy(window, days, window->all);
  for (size_t i = 0; i < matcher->selector->count; i++) {
    const struct test *test = &matcher->tests[i];
    switch (test->clause->key) {
    case KEY_LEVEL:
      dayset_keep(window, days, test->days_by_unit[who->unit]);
      break;
    case KEY_AGE:
      keep_age(test->clause, window, who->born, days);
      break;
    case KEY_SECTOR:
      dayset_keep(window, days, join_sectors(test->clause, context, matcher->joined));
      break;
    case KEY_NOT:
      dayset_drop(window, days, join_inner(matcher, test, context, person));
      break;
    case KEY_ANY:
      dayset_keep(window, days, join_inner(matcher, test, context, person));
      break;
    default:
      if (!holds_always(test, context, person)) dayset_clear(window, days);
    }
    if (dayset_empty(window, days)) return;
  }
}
