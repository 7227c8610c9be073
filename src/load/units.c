#include "load/units.h"
#include "load/names.h"
#include "load/table.h"

enum {
  UNIT_ID,
  UNIT_NAME,
  UNIT_PARENT,
  UNIT_KIND,
  UNIT_PLACE,
  UNIT_REGION,
  UNIT_WEEK,
  UNIT_HOLIDAYS,
  UNIT_ALIASES,
  UNIT_UNITS,
  UNIT_COLUMNS
};
static const struct table_column COLUMNS[UNIT_COLUMNS] = {
    [UNIT_ID] = {.name = "id", .required = true},
    [UNIT_NAME] = {.name = "name"},
    [UNIT_PARENT] = {.name = "parent", .form = FILE_ONLY},
    [UNIT_KIND] = {.name = "kind"},
    [UNIT_PLACE] = {.name = "place"},
    [UNIT_REGION] = {.name = "region"},
    [UNIT_WEEK] = {.name = "week", .lists = true},
    [UNIT_HOLIDAYS] = {.name = "holidays"},
    [UNIT_ALIASES] = {.name = "aliases", .lists = true},
    [UNIT_UNITS] = {.name = "units", .lists = true, .form = INLINE_ONLY},
};

/* A parent named in a table, to be looked up when all units are made. */
struct child {
  uint32_t unit;
  struct str parent;
  struct span at;
};

struct tree {
  struct load *load;
  struct table table;
  LIST(struct child) children;
};

static weekdays unit_week(struct table *table) {
  cell_list parts = {0};
  weekdays week = 0, some;
  table_split(table, &table->cells[UNIT_WEEK], ';', &parts);
  for (size_t i = 0; i < parts.count; i++)
    if (read_weekdays(table->load, parts.items[i].text, table_span(table, &parts.items[i]), &some)) week |= some;
  return week;
}

static bool unit_holidays(struct table *table) {
  static const struct word WORDS[] = {{"work", 1}, {NULL, 0}};
  const struct cell *cell = &table->cells[UNIT_HOLIDAYS];
  unsigned works = 0;
  if (cell->text.len > 0) read_word(table->load, cell->text, table_span(table, cell), "holidays", WORDS, &works);
  return works != 0;
}

static void add_names(struct table *table, uint32_t unit) {
  struct load *load = table->load;
  cell_list aliases = {0};
  names_add_unit(load, unit, load->world->units.items[unit].name);
  table_split(table, &table->cells[UNIT_ALIASES], ';', &aliases);
  for (size_t i = 0; i < aliases.count; i++)
    names_add_alias(load, unit, aliases.items[i].text, table_span(table, &aliases.items[i]));
}

/* The row just read as a unit; NONE when it has no id. */
static uint32_t make_unit(struct table *table, uint32_t parent) {
  struct load *load = table->load;
  struct symbols *symbols = load->world->symbols;
  const struct cell *cells = table->cells;
  if (!table_needs(table, UNIT_ID)) {
    table->damaged = true;
    return NONE;
  }
  uint32_t index = (uint32_t)load->world->units.count;
  struct str id = cells[UNIT_ID].text, name = cells[UNIT_NAME].text;
  *list_push(load->arena, &load->world->units) = (struct unit){
      .id = id,
      .name = name.len > 0 ? name : id,
      .key = symbol_of(symbols, id),
      .kind = symbol_of(symbols, cells[UNIT_KIND].text),
      .parent = parent,
      .place = NONE,
      .region = symbol_of(symbols, cells[UNIT_REGION].text),
      .week = unit_week(table),
      .works_holidays = unit_holidays(table),
      .at = table_span(table, &cells[UNIT_ID]),
  };
  struct unit *unit = &load->world->units.items[index];
  if (cells[UNIT_PLACE].text.len > 0)
    unit->place = read_place(load, cells[UNIT_PLACE].text, table_span(table, &cells[UNIT_PLACE]));
  add_names(table, index);
  return index;
}

static void unit_from_file(struct tree *tree) {
  struct table *table = &tree->table;
  uint32_t unit = make_unit(table, NONE);
  const struct cell *parent = &table->cells[UNIT_PARENT];
  if (unit != NONE && parent->text.len > 0)
    *list_push(tree->load->arena, &tree->children) = (struct child){unit, parent->text, table_span(table, parent)};
}

static void unit_from_map(struct tree *tree, const struct node *map, uint32_t parent) {
  struct table *table = &tree->table;
  if (!table_row(table, map)) return;
  const struct node *units = table->cells[UNIT_UNITS].node;
  uint32_t unit = make_unit(table, parent);
  if (unit == NONE || units == NULL) return;
  if (!expect_list(tree->load, "units", units, "a list of units")) return;
  for (size_t i = 0; i < units->count; i++) unit_from_map(tree, units->items[i], unit);
}

static void read_agencies(struct tree *tree, const struct section *section) {
  struct table *table = &tree->table;
  if (!table_open(table, tree->load, "the table of units", "agencies", section->value, COLUMNS, UNIT_COLUMNS, false)) {
    tree->load->units_missing = true;
    return;
  }
  if (table->list != NULL)
    for (size_t i = 0; i < table->list->count; i++) unit_from_map(tree, table->list->items[i], NONE);
  else
    while (table_next(table)) unit_from_file(tree);
  tree->load->units_missing |= table->damaged;
}

static void find_parents(struct tree *tree) {
  for (size_t i = 0; i < tree->children.count; i++) {
    const struct child *child = &tree->children.items[i];
    tree->load->world->units.items[child->unit].parent = read_unit(tree->load, child->parent, child->at);
  }
}

static void report_cycle(struct tree *tree, uint32_t unit) {
  const struct unit *culprit = &tree->load->world->units.items[unit];
  for (size_t i = 0; i < tree->children.count; i++)
    if (tree->children.items[i].unit == unit)
      diag_at(tree->load->diag, CODE_unit_cycle, tree->children.items[i].at,
              "unit '%.*s' would be its own ancestor: its parent '%.*s' stands below it", STR_ARGS(culprit->id),
              STR_ARGS(tree->children.items[i].parent));
}

static void inherit(struct world *world, uint32_t index) {
  struct unit *unit = &world->units.items[index];
  const struct unit *parent = unit->parent == NONE ? NULL : &world->units.items[unit->parent];
  unit->agency = parent == NULL ? index : parent->agency;
  if (unit->week == 0) unit->week = parent == NULL ? world->calendar.week : parent->week;
  if (parent == NULL) return;
  if (unit->place == NONE) unit->place = parent->place;
  if (unit->region == 0) unit->region = parent->region;
  unit->works_holidays |= parent->works_holidays;
}

/* Every unit after its parent, whatever the order of the files. */
static void settle(struct tree *tree) {
  enum { FRESH, ON_PATH, SETTLED };
  struct world *world = tree->load->world;
  size_t count = world->units.count, length = 0;
  uint8_t *state = arena_array(tree->load->arena, uint8_t, count + 1);
  uint32_t *path = arena_array(tree->load->arena, uint32_t, count + 1);
  for (uint32_t start = 0; start < count; start++) {
    uint32_t unit = start;
    for (; unit != NONE && state[unit] == FRESH; unit = world->units.items[unit].parent) {
      state[unit] = ON_PATH;
      path[length++] = unit;
    }
    if (unit != NONE && state[unit] == ON_PATH) {
      report_cycle(tree, path[length - 1]);
      world->units.items[path[length - 1]].parent = NONE;
    }
    while (length > 0) {
      inherit(world, path[--length]);
      state[path[length]] = SETTLED;
    }
  }
}

static void decode_capacity(struct load *load, const struct field *field, const struct node *value, void *member) {
  long long people;
  if (expect_text(load, field->key, value, "a number of people") && read_number(load, value->text, value->at, &people))
    *(uint32_t *)member = (uint32_t)people;
}

static const struct field PLACE_FIELDS[] = {
    {.key = "name", .decode = decode_text, .offset = offsetof(struct place, name)},
    {.key = "capacity", .decode = decode_capacity, .offset = offsetof(struct place, capacity)},
    {0}};

static void read_places(struct load *load, const struct section *section) {
  if (!expect_map(load, "places", section->value, "a mapping of ids to places")) {
    load->places_missing = true;
    return;
  }
  for (size_t i = 0; i < section->value->count; i++) {
    const struct node *id = node_key(section->value, i);
    struct place place = {.id = str_trim(id->text), .capacity = NONE, .at = id->at};
    place.key = symbol_of(load->world->symbols, place.id);
    decode_map(load, node_value(section->value, i), id->at, "a place", PLACE_FIELDS, &place);
    if (place.name.len == 0) place.name = place.id;
    *list_push(load->arena, &load->world->places) = place;
  }
}

void load_units(struct load *load) {
  struct tree tree = {.load = load};
  const section_list *places = &load->sections[SECTION_PLACES], *agencies = &load->sections[SECTION_AGENCIES];
  for (size_t i = 0; i < places->count; i++) read_places(load, &places->items[i]);
  names_index_places(load);
  for (size_t i = 0; i < agencies->count; i++) read_agencies(&tree, &agencies->items[i]);
  names_index_units(load);
  find_parents(&tree);
  settle(&tree);
  units_number(load->world);
}
