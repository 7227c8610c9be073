#include "load/names.h"

#define SHARED (NONE - 1) /* several units have the name */
#define MOST_NEAREST 64   /* a table with the wrong column would ask for the nearest of a thousand units in every row */

struct alias {
  symbol key;
  uint32_t unit;
  struct span at; /* file 0: it is the unit's name */
};

struct names {
  LIST(struct alias) aliases;     /* and names */
  uint32_t *ids, *names, *places; /* by symbol */
  bool *kinds;
  size_t place_size, size; /* symbols that places, and the others, know */
  LIST(struct str) unit_words, place_words, kind_words;
  unsigned nearest_asked;
};

struct names *names_new(struct arena *arena) {
  return arena_alloc(arena, sizeof(struct names));
}

void names_add_alias(struct load *load, uint32_t unit, struct str alias, struct span at) {
  symbol key = symbol_of(load->world->symbols, alias);
  *list_push(load->arena, &load->names->aliases) = (struct alias){key, unit, at};
  if (at.file != 0) *list_push(load->arena, &load->world->aliases) = (struct unit_alias){key, unit};
}

void names_add_unit(struct load *load, uint32_t unit, struct str name) {
  names_add_alias(load, unit, name, (struct span){0});
}

static uint32_t *index_new(struct load *load, size_t size) {
  uint32_t *index = arena_array(load->arena, uint32_t, size);
  for (size_t i = 0; i < size; i++) index[i] = NONE;
  return index;
}

static void report_twice(struct load *load, const char *what, struct str text, struct span at, struct span first) {
  struct finding *finding =
      diag_at(load->diag, CODE_duplicate_id, at, "two %s are called '%.*s'", what, STR_ARGS(text));
  diag_note(load->diag, finding, first, "first here");
}

static void index_units(struct load *load) {
  struct names *names = load->names;
  for (uint32_t i = 0; i < load->world->units.count; i++) {
    const struct unit *unit = &load->world->units.items[i];
    *list_push(load->arena, &names->unit_words) = unit->id;
    if (unit->kind != 0 && !names->kinds[unit->kind]) {
      names->kinds[unit->kind] = true;
      *list_push(load->arena, &names->kind_words) = symbol_text(load->world->symbols, unit->kind);
    }
    if (names->ids[unit->key] == NONE)
      names->ids[unit->key] = i;
    else
      report_twice(load, "units", unit->id, unit->at, load->world->units.items[names->ids[unit->key]].at);
  }
}

void names_index_places(struct load *load) {
  struct names *names = load->names;
  names->place_size = symbol_count(load->world->symbols);
  names->places = index_new(load, names->place_size);
  for (uint32_t i = 0; i < load->world->places.count; i++) {
    const struct place *place = &load->world->places.items[i];
    *list_push(load->arena, &names->place_words) = place->id;
    if (names->places[place->key] == NONE)
      names->places[place->key] = i;
    else
      report_twice(load, "places", place->id, place->at, load->world->places.items[names->places[place->key]].at);
  }
}

/* An alias that is another unit's id or alias is a slip, and left out. */
static bool is_alias_twice(struct load *load, const struct alias *alias, const struct alias *before) {
  const struct names *names = load->names;
  uint32_t owner = names->ids[alias->key];
  struct str text = symbol_text(load->world->symbols, alias->key);
  if (owner != NONE && owner != alias->unit) {
    report_twice(load, "units", text, alias->at, load->world->units.items[owner].at);
    return true;
  }
  if (before == NULL || before->unit == alias->unit) return false;
  report_twice(load, "units", text, alias->at, before->at);
  return true;
}

/* A name may be shared, and is then of no use. */
static void index_aliases(struct load *load) {
  struct names *names = load->names;
  uint32_t *first = index_new(load, names->size);
  for (uint32_t i = 0; i < names->aliases.count; i++) {
    const struct alias *alias = &names->aliases.items[i];
    uint32_t *known = &names->names[alias->key];
    *list_push(load->arena, &names->unit_words) = symbol_text(load->world->symbols, alias->key);
    if (alias->at.file != 0) {
      if (is_alias_twice(load, alias, first[alias->key] == NONE ? NULL : &names->aliases.items[first[alias->key]]))
        continue;
      first[alias->key] = i;
    }
    *known = *known == NONE || *known == alias->unit ? alias->unit : SHARED;
  }
}

void names_index_units(struct load *load) {
  struct names *names = load->names;
  names->size = symbol_count(load->world->symbols);
  names->ids = index_new(load, names->size);
  names->names = index_new(load, names->size);
  names->kinds = arena_array(load->arena, bool, names->size);
  index_units(load);
  index_aliases(load);
}

static void help_nearest(struct load *load, struct finding *finding, struct str said, const struct str *words,
                         size_t count) {
  if (load->tentative || load->names->nearest_asked++ >= MOST_NEAREST) return;
  struct str nearest = diag_nearest(said, words, count);
  if (nearest.len > 0) diag_help(load->diag, finding, "did you mean '%.*s'?", STR_ARGS(nearest));
}

static void report_shared(struct load *load, struct str name, symbol key, struct span at) {
  const struct names *names = load->names;
  struct str ids = {0};
  uint32_t last = NONE;
  struct finding *finding =
      diag_at(load->diag, CODE_ambiguous_unit, at, "several units are called '%.*s'", STR_ARGS(name));
  for (size_t i = 0; i < names->aliases.count; i++) {
    const struct alias *alias = &names->aliases.items[i];
    if (alias->key != key || alias->unit == last) continue;
    last = alias->unit;
    struct str id = load->world->units.items[last].id;
    ids = ids.len == 0 ? id : str_format(load->arena, "%.*s, %.*s", STR_ARGS(ids), STR_ARGS(id));
  }
  diag_help(load->diag, finding, "use one of their ids: %.*s", STR_ARGS(ids));
}

uint32_t read_unit(struct load *load, struct str name, struct span at) {
  const struct names *names = load->names;
  symbol key = symbol_find(load->world->symbols, name);
  uint32_t unit = NONE;
  if (key != 0 && key < names->size) unit = names->ids[key] != NONE ? names->ids[key] : names->names[key];
  if (unit == SHARED) {
    report_shared(load, name, key, at);
    return NONE;
  }
  if (unit == NONE && !load->units_missing)
    help_nearest(load, diag_at(load->diag, CODE_unknown_unit, at, "unknown unit '%.*s'", STR_ARGS(name)), name,
                 names->unit_words.items, names->unit_words.count);
  return unit;
}

uint32_t read_place(struct load *load, struct str id, struct span at) {
  const struct names *names = load->names;
  symbol key = symbol_find(load->world->symbols, id);
  uint32_t place = key != 0 && key < names->place_size ? names->places[key] : NONE;
  if (place == NONE && !load->places_missing)
    help_nearest(load, diag_at(load->diag, CODE_unknown_place, at, "unknown place '%.*s'", STR_ARGS(id)), id,
                 names->place_words.items, names->place_words.count);
  return place;
}

bool kind_exists(const struct load *load, symbol kind) {
  return kind < load->names->size && load->names->kinds[kind];
}

struct str kind_nearest(struct load *load, struct str kind) {
  return diag_nearest(kind, load->names->kind_words.items, load->names->kind_words.count);
}
