#include "rules/law.h"
#include "rules/match.h"

/* What selectors are held against. */
struct survey {
  struct model *model;
  const struct window *window;
  bool *has_people;   /* by unit: of its own */
  bool *told_columns; /* by column: cells that are no number have been told of */
  bool *told_regions; /* by symbol: a day without a level has been */
};

static bool any_unit(const struct survey *survey, enum key key, const struct value *value) {
  for (uint32_t u = 0; u < survey->model->world.units.count; u++)
    if (survey->has_people[u] && unit_matches(survey->model, key, u, value)) return true;
  return false;
}

/* Each distinct cell text is compared once. */
static bool any_cell(const struct model *model, const struct clause *clause, const struct value *value) {
  const symbol *cells = model->world.columns.items[column_of(clause)].values;
  size_t people = model->world.people.count, texts = symbol_count(model->world.symbols);
  bool *compared = arena_array(model->arena, bool, texts);
  for (size_t p = 0; p < people; p++) {
    if (compared[cells[p]]) continue;
    compared[cells[p]] = true;
    if (cell_matches(model, clause->key, cells[p], value)) return true;
  }
  return false;
}

static bool any_level(const struct survey *survey, const struct value *value, const_dayset asked) {
  const struct model *model = survey->model;
  const struct window *window = survey->window;
  for (uint32_t u = 0; u < model->world.units.count; u++) {
    symbol region = model->world.units.items[u].region;
    for (size_t d = dayset_next(window, asked, 0); d < window->count; d = dayset_next(window, asked, d + 1))
      if (cell_matches(model, KEY_LEVEL, level_on(&model->world, region, window->days[d]), value)) return true;
  }
  return false;
}

static bool has_value(const struct survey *survey, const struct person *person, enum key key,
                      const struct value *value) {
  const struct window *window = survey->window;
  int first, last;
  switch (key) {
  case KEY_GENDER:
    return person->gender == value->index;
  case KEY_EMPLOYMENT:
    return person->employment == value->index;
  case KEY_AGE:
    if (person->born == DATE_NONE) return false;
    first = date_age(person->born, window->days[0]);
    last = date_age(person->born, window->days[window->count - 1]);
    return value->low <= last && value->high >= first;
  default:
    return str_equal(text_fold(survey->model->arena, person->nip),
                     symbol_folded(survey->model->world.symbols, value->text));
  }
}

static bool any_person(const struct survey *survey, enum key key, const struct value *value) {
  for (size_t p = 0; p < survey->model->world.people.count; p++)
    if (has_value(survey, &survey->model->world.people.items[p], key, value)) return true;
  return false;
}

static bool matches_anybody(const struct survey *survey, const struct clause *clause, const struct value *value,
                            const_dayset asked) {
  switch (clause->key) {
  case KEY_UNIT:
  case KEY_PLACE:
  case KEY_SECTOR:
    return true; /* these are declared: who names one that nobody is in has named something that is there */
  case KEY_KIND:
  case KEY_REGION:
  case KEY_WEEK:
    return any_unit(survey, clause->key, value);
  case KEY_LEVEL:
    return any_level(survey, value, asked);
  case KEY_GENDER:
  case KEY_EMPLOYMENT:
  case KEY_AGE:
  case KEY_NIP:
    return any_person(survey, clause->key, value);
  default:
    return any_cell(survey->model, clause, value);
  }
}

static bool is_number(struct str text) {
  long long number;
  return str_number(text, INT64_MAX, &number);
}

/* One warning for the column, at the first cell that no range can match. */
static void number_findings(const struct survey *survey, const struct clause *clause) {
  struct model *model = survey->model;
  bool ranges = false;
  for (size_t v = 0; v < clause->value_count; v++)
    ranges = ranges || (clause->values[v].range && clause->values[v].low != clause->values[v].high);
  if (clause->key != KEY_COLUMN || !ranges || survey->told_columns[clause->column]) return;
  const struct column *column = &model->world.columns.items[clause->column];
  for (size_t p = 0; p < model->world.people.count; p++) {
    struct str text = symbol_text(model->world.symbols, column->values[p]);
    if (text.len == 0 || is_number(text)) continue;
    survey->told_columns[clause->column] = true;
    struct str name = symbol_text(model->world.symbols, column->name);
    const struct person *person = &model->world.people.items[p];
    struct finding *finding = diag_at(model->diag, CODE_no_whole_number, clause->at,
                                      "cells of column %.*s that are no whole number match no range, such as '%.*s'",
                                      STR_ARGS(name), STR_ARGS(text));
    diag_note(model->diag, finding, (struct span){.file = person->file, .line = person->line, .column = 1},
              "the first such cell is in this row");
    return;
  }
}

static void level_findings(const struct survey *survey, const struct clause *clause, const_dayset asked) {
  struct model *model = survey->model;
  const struct window *window = survey->window;
  if (clause->key != KEY_LEVEL) return;
  for (uint32_t u = 0; u < model->world.units.count; u++) {
    symbol region = model->world.units.items[u].region;
    if (survey->told_regions[region] || !survey->has_people[u]) continue;
    for (size_t d = dayset_next(window, asked, 0); d < window->count; d = dayset_next(window, asked, d + 1)) {
      if (level_on(&model->world, region, window->days[d])) continue;
      survey->told_regions[region] = true;
      char day[DATE_SIZE];
      struct str name = region ? symbol_text(model->world.symbols, region) : STR("of units without one");
      diag_at(model->diag, CODE_missing_level, clause->at, "region %.*s has no level on %s, so nobody there matches",
              STR_ARGS(name), date_format(window->days[d], day));
      break;
    }
  }
}

/* True when a value matches nobody. */
static bool selector_findings(const struct survey *survey, const struct selector *selector, const_dayset asked) {
  bool nobody = false;
  for (size_t c = 0; c < selector->count; c++) {
    const struct clause *clause = &selector->clauses[c];
    for (size_t i = 0; i < clause->selector_count; i++)
      nobody = selector_findings(survey, &clause->selectors[i], asked) || nobody;
    number_findings(survey, clause);
    level_findings(survey, clause, asked);
    for (size_t v = 0; v < clause->value_count; v++) {
      if (matches_anybody(survey, clause, &clause->values[v], asked)) continue;
      diag_at(survey->model->diag, CODE_matches_nobody, clause->values[v].at, "this value matches nobody");
      nobody = true;
    }
  }
  return nobody;
}

/* People who work on one of the days of the set that their standing has at that place. */
static size_t people_on(const struct law *law, const struct seat *seat, const_dayset days) {
  for (size_t d = dayset_next(&law->window, days, 0); d < law->window.count; d = dayset_next(&law->window, days, d + 1))
    if (seat->cells[d] != MODE_OFF_CALENDAR) return seat->people;
  return 0;
}

static void rule_findings(const struct survey *survey, struct law *law, uint32_t c, uint32_t r) {
  const struct rule *rule = &law->model->circulars.items[c].rules[r];
  size_t number = law->first_rule[c] + r;
  dayset asked = dayset_new(&law->window, law->arena);
  for (size_t d = 0; d < law->window.count; d++)
    if (dayset_has(law->window.in_force[c], d) && when_holds(&rule->when, law->window.days[d])) dayset_add(asked, d);
  /* Of a window without an end only some blocks are looked at: the rule may be for others. */
  if (law->window.open && dayset_empty(&law->window, asked)) return;
  if (!rule->rest && selector_findings(survey, &rule->who, asked)) return;
  for (size_t s = 0; s < law->seats.count; s++) {
    const struct seat *seat = &law->seats.items[s];
    if (people_on(law, seat, law->standings.items[seat->standing].rule_days[number]) > 0) return;
  }
  diag_at(law->model->diag, CODE_rule_for_nobody, rule->at, "%s %.*s holds for nobody on any day",
          rule->is_sector ? "sector" : "rule", STR_ARGS(rule->id));
}

static void sector_finding(struct law *law, uint32_t c) {
  size_t count = 0;
  const struct unit *first = NULL;
  for (size_t s = 0; s < law->seats.count; s++) {
    const struct seat *seat = &law->seats.items[s];
    size_t here = people_on(law, seat, law->standings.items[seat->standing].unsectored[c]);
    if (here > 0 && !first) first = &law->model->world.units.items[seat->unit];
    count += here;
  }
  if (count == 0) return;
  struct finding *finding = diag_at(law->model->diag, CODE_no_sector, law->model->circulars.items[c].rules[0].at,
                                    "%zu %s in no sector, the first of them in %.*s", count,
                                    count == 1 ? "person is" : "people are", STR_ARGS(first->id));
  diag_help(law->model->diag, finding, "'who: rest' makes a sector of all the others");
}

void law_findings(struct law *law) {
  const struct world *world = &law->model->world;
  struct survey survey = {law->model, &law->window, arena_array(law->arena, bool, world->units.count),
                          arena_array(law->arena, bool, world->columns.count),
                          arena_array(law->arena, bool, symbol_count(world->symbols))};
  for (size_t p = 0; p < world->people.count; p++) survey.has_people[world->people.items[p].unit] = true;
  for (uint32_t c = 0; c < law->model->circulars.count; c++) {
    const struct circular *circular = &law->model->circulars.items[c];
    selector_findings(&survey, &circular->scope, law->window.in_force[c]);
    for (uint32_t r = 0; r < circular->rule_count; r++) rule_findings(&survey, law, c, r);
    sector_finding(law, c);
  }
  law_number_findings(law);
  law_shift_findings(law);
}
