#include "verify/select.h"
#include "verify/force.h"

static bool starts_with(struct str text, struct str start) {
  return text.len >= start.len && memcmp(text.ptr, start.ptr, start.len) == 0;
}

/* An empty text matches no value. */
static bool text_matches(const struct symbols *symbols, const struct value *value, symbol text) {
  if (text == 0) return false;
  if (!value->prefix) return text == value->text;
  struct str whole = symbol_folded(symbols, text), start = symbol_folded(symbols, value->text);
  if (!starts_with(whole, start)) return false;
  return !value->spaced || (whole.len > start.len && whole.ptr[start.len] == ' ');
}

static bool echelon_matches(const struct symbols *symbols, const struct value *value, symbol echelon) {
  if (text_matches(symbols, value, echelon)) return true;
  struct str whole = symbol_folded(symbols, echelon), class = symbol_folded(symbols, value->text);
  return class.len > 0 && starts_with(whole, class) && whole.len > class.len && whole.ptr[class.len] == '.';
}

static bool tag_matches(const struct symbols *symbols, const struct value *value, symbol cell) {
  struct str tags = symbol_folded(symbols, cell), wanted = symbol_folded(symbols, value->text);
  for (size_t i = 0; i < tags.len;) {
    size_t end = i;
    while (end < tags.len && tags.ptr[end] != ' ' && tags.ptr[end] != ';') end++;
    struct str tag = {tags.ptr + i, end - i};
    if (tag.len > 0 && (value->prefix ? starts_with(tag, wanted) : str_equal(tag, wanted))) return true;
    i = end + 1;
  }
  return false;
}

static bool number_matches(const struct value *value, long long number) {
  return value->low <= number && number <= value->high;
}

/* A cell that is no whole number matches no range; a single number may also be the text itself. */
static bool cell_matches(const struct symbols *symbols, const struct value *value, symbol cell) {
  long long number;
  bool is_number = str_number(symbol_folded(symbols, cell), INT64_MAX, &number);
  if (value->range && is_number && number_matches(value, number)) return true;
  return (!value->range || value->low == value->high) && text_matches(symbols, value, cell);
}

static bool kind_matches(const struct world *world, const struct value *value, uint32_t unit) {
  for (; unit != NONE; unit = world->units.items[unit].parent)
    if (text_matches(world->symbols, value, world->units.items[unit].kind)) return true;
  return false;
}

static symbol person_cell(const struct world *world, uint32_t column, uint32_t person) {
  return world->columns.items[column].values[person];
}

static int date_in_year(date day, int *year) {
  int month, day_of_month;
  date_split(day, year, &month, &day_of_month);
  return month * 100 + day_of_month;
}

/* 228 is before 229 and 301 is not: who is born on 29 February is a year older on 1 March. */
static bool age_matches(const struct sight *sight, const struct value *value, size_t day) {
  const struct scene *scene = sight->scene;
  int years = scene->years[day] - sight->birth_year;
  return number_matches(value, scene->dates[day] < sight->birth_date ? years - 1 : years);
}

static bool value_holds(const struct sight *sight, const struct clause *clause, const struct value *value, size_t day) {
  const struct scene *scene = sight->scene;
  const struct world *world = &scene->model->world;
  const struct symbols *symbols = world->symbols;
  const struct person *person = &world->people.items[sight->person];
  const struct unit *unit = &world->units.items[person->unit];

  switch (clause->key) {
  case KEY_SECTOR:
    return sight->sectors[value->circular * scene->day_count + day] == value->index;
  case KEY_UNIT:
    return unit_is_within(world, person->unit, value->index);
  case KEY_KIND:
    return kind_matches(world, value, person->unit);
  case KEY_PLACE:
    return person->place == value->index;
  case KEY_REGION:
    return text_matches(symbols, value, unit->region);
  case KEY_LEVEL:
    return text_matches(symbols, value, scene->levels[person->unit * scene->day_count + day]);
  case KEY_WEEK:
    return unit->week == value->index;
  case KEY_GENDER:
    return person->gender == value->index;
  case KEY_EMPLOYMENT:
    return person->employment == value->index;
  case KEY_POSITION:
    return text_matches(symbols, value, person_cell(world, COLUMN_POSITION, sight->person));
  case KEY_ECHELON:
    return echelon_matches(symbols, value, person_cell(world, COLUMN_ECHELON, sight->person));
  case KEY_RESIDENCE:
    return text_matches(symbols, value, person_cell(world, COLUMN_RESIDENCE, sight->person));
  case KEY_TEAM:
    return text_matches(symbols, value, person_cell(world, COLUMN_TEAM, sight->person));
  case KEY_TAG:
    return tag_matches(symbols, value, person_cell(world, COLUMN_TAGS, sight->person));
  case KEY_NIP:
    return text_matches(symbols, value, symbol_find(symbols, person->nip));
  case KEY_AGE:
    return person->born != DATE_NONE && age_matches(sight, value, day);
  case KEY_COLUMN:
    return cell_matches(symbols, value, person_cell(world, clause->column, sight->person));
  case KEY_NOT:
  case KEY_ANY:
    break;
  }
  return false;
}

static bool clause_holds(const struct sight *sight, const struct clause *clause, size_t day) {
  if (clause->key == KEY_NOT) return !selector_holds(sight, &clause->selectors[0], day);
  for (size_t i = 0; i < clause->selector_count; i++)
    if (selector_holds(sight, &clause->selectors[i], day)) return true;
  for (size_t i = 0; i < clause->value_count; i++)
    if (value_holds(sight, clause, &clause->values[i], day)) return true;
  return false;
}

bool selector_holds(const struct sight *sight, const struct selector *selector, size_t day) {
  for (size_t i = 0; i < selector->count; i++)
    if (!clause_holds(sight, &selector->clauses[i], day)) return false;
  return true;
}

static bool clause_changes(const struct scene *scene, const struct clause *clause) {
  if (clause->key == KEY_LEVEL || clause->key == KEY_AGE) return true;
  for (size_t i = 0; clause->key == KEY_SECTOR && i < clause->value_count; i++)
    if (scene->sectors_change[clause->values[i].circular]) return true;
  for (size_t i = 0; i < clause->selector_count; i++)
    if (selector_changes(scene, &clause->selectors[i])) return true;
  return false;
}

bool selector_changes(const struct scene *scene, const struct selector *selector) {
  for (size_t i = 0; i < selector->count; i++)
    if (clause_changes(scene, &selector->clauses[i])) return true;
  return false;
}

bool selector_days(struct sight *sight, const struct selector *selector) {
  size_t count = sight->scene->day_count;
  if (!selector_changes(sight->scene, selector)) {
    bool holds = count > 0 && selector_holds(sight, selector, 0);
    memset(sight->holds, holds, count * sizeof *sight->holds);
    return holds;
  }
  bool ever = false;
  for (size_t day = 0; day < count; day++) {
    sight->holds[day] = selector_holds(sight, selector, day);
    ever |= sight->holds[day];
  }
  return ever;
}

struct scene scene_make(struct arena *arena, const struct model *model, const date *days, size_t day_count) {
  const struct world *world = &model->world;
  struct scene scene = {.model = model, .days = days, .day_count = day_count};
  scene.works = arena_array(arena, bool, world->units.count *day_count);
  scene.levels = arena_array(arena, symbol, world->units.count * day_count);
  for (uint32_t unit = 0; unit < world->units.count; unit++)
    for (size_t day = 0; day < day_count; day++) {
      symbol region = world->units.items[unit].region;
      scene.works[unit * day_count + day] = unit_works(world, unit, days[day]);
      scene.levels[unit * day_count + day] = region == 0 ? 0 : level_on(world, region, days[day]);
    }

  scene.years = arena_array(arena, int, day_count);
  scene.dates = arena_array(arena, int, day_count);
  for (size_t day = 0; day < day_count; day++) scene.dates[day] = date_in_year(days[day], &scene.years[day]);

  scene.sectors_change = arena_array(arena, bool, model->circulars.count);
  scene.circulars = force_order(model);
  for (size_t i = 0; i < model->circulars.count; i++) {
    size_t c = scene.circulars[i];
    const struct circular *circular = &model->circulars.items[c];
    bool changes = selector_changes(&scene, &circular->scope);
    for (size_t s = 0; s < circular->sector_count; s++) changes |= selector_changes(&scene, &circular->rules[s].who);
    scene.sectors_change[c] = changes;
  }
  return scene;
}

struct sight sight_make(struct arena *arena, const struct scene *scene) {
  size_t cells = scene->model->circulars.count * scene->day_count;
  return (struct sight){.scene = scene,
                        .in_scope = arena_array(arena, bool, cells),
                        .sectors = arena_array(arena, uint32_t, cells),
                        .holds = arena_array(arena, bool, scene->day_count)};
}

/* Of two sectors that select a person the later one has them; rest has those whom no other selects. */
static void find_sectors(struct sight *sight, const struct circular *circular, const bool *in_scope,
                         uint32_t *sectors) {
  size_t days = sight->scene->day_count;
  uint32_t rest = NONE;
  for (uint32_t s = 0; s < circular->sector_count; s++) {
    if (circular->rules[s].rest)
      rest = s;
    else if (selector_days(sight, &circular->rules[s].who))
      for (size_t day = 0; day < days; day++)
        if (in_scope[day] && sight->holds[day]) sectors[day] = s;
  }
  for (size_t day = 0; day < days; day++)
    if (in_scope[day] && sectors[day] == NONE) sectors[day] = rest;
}

void sight_turn(struct sight *sight, uint32_t person) {
  const struct model *model = sight->scene->model;
  size_t days = sight->scene->day_count;
  date born = model->world.people.items[person].born;
  sight->person = person;
  if (born != DATE_NONE) sight->birth_date = date_in_year(born, &sight->birth_year);
  for (size_t i = 0; i < model->circulars.count * days; i++) sight->sectors[i] = NONE;
  for (size_t i = 0; i < model->circulars.count; i++) {
    size_t c = sight->scene->circulars[i];
    const struct circular *circular = &model->circulars.items[c];
    selector_days(sight, &circular->scope);
    memcpy(sight->in_scope + c * days, sight->holds, days * sizeof *sight->holds);
    find_sectors(sight, circular, sight->in_scope + c * days, sight->sectors + c * days);
  }
}

/* As written: a unit by its id and by its name are two. */
static bool value_same(const struct value *a, const struct value *b) {
  return a->text == b->text && a->prefix == b->prefix && a->spaced == b->spaced && a->range == b->range &&
         a->low == b->low && a->high == b->high && a->index == b->index && a->circular == b->circular;
}

static bool values_within(const struct clause *some, const struct clause *all) {
  for (size_t i = 0; i < some->value_count; i++) {
    bool found = false;
    for (size_t k = 0; !found && k < all->value_count; k++) found = value_same(&some->values[i], &all->values[k]);
    if (!found) return false;
  }
  return true;
}

static bool selectors_within(const struct clause *some, const struct clause *all) {
  for (size_t i = 0; i < some->selector_count; i++) {
    bool found = false;
    for (size_t k = 0; !found && k < all->selector_count; k++)
      found = selector_same(&some->selectors[i], &all->selectors[k]);
    if (!found) return false;
  }
  return true;
}

static bool clause_same(const struct clause *a, const struct clause *b) {
  return a->key == b->key && (a->key != KEY_COLUMN || a->column == b->column) && values_within(a, b) &&
         values_within(b, a) && selectors_within(a, b) && selectors_within(b, a);
}

bool selector_same(const struct selector *a, const struct selector *b) {
  if (a->count != b->count) return false;
  for (size_t i = 0; i < a->count; i++) {
    bool found = false;
    for (size_t k = 0; !found && k < b->count; k++) found = clause_same(&a->clauses[i], &b->clauses[k]);
    if (!found) return false;
  }
  return true;
}
