#include "load/facts.h"
#include "load/nip.h"
#include "load/table.h"
#include <stdlib.h>

enum { ABSENCE_NIP, ABSENCE_FROM, ABSENCE_TO, ABSENCE_KIND, ABSENCE_DATES, ABSENCE_COLUMNS };
static const struct table_column ABSENCE_TABLE[ABSENCE_COLUMNS] = {
    [ABSENCE_NIP] = {.name = "nip", .required = true},
    [ABSENCE_FROM] = {.name = "from", .required = true},
    [ABSENCE_TO] = {.name = "to", .required = true},
    [ABSENCE_KIND] = {.name = "kind", .required = true},
    [ABSENCE_DATES] = {.name = "dates", .lists = true, .form = INLINE_ONLY},
};
static const struct word ABSENCE_WORDS[] = {
    {"leave", ABSENCE_LEAVE}, {"sick", ABSENCE_SICK}, {"trip", ABSENCE_TRIP}, {"study", ABSENCE_STUDY}, {NULL, 0}};
static const char *const ABSENCES[] = {"leave", "sick", "trip", "study"};

static bool read_cell_date(struct table *table, size_t column, date *day) {
  const struct cell *cell = &table->cells[column];
  if (date_parse_iso(cell->text, day)) return true;
  return table_needs(table, column) && read_date(table->load, cell->text, table_span(table, cell), day);
}

static bool check_order(struct table *table, size_t last_column, date first, date last) {
  char first_text[DATE_SIZE], last_text[DATE_SIZE];
  if (first <= last) return true;
  diag_at(table->load->diag, CODE_bad_range, table_span(table, &table->cells[last_column]),
          "the end %s lies before the beginning %s", date_format(last, last_text), date_format(first, first_text));
  return false;
}

typedef LIST(struct absence) absence_list;

static void absences_of_dates(struct table *table, struct absence absence, absence_list *list, struct arena *arena) {
  const struct cell *cell = &table->cells[ABSENCE_DATES];
  for (int i = ABSENCE_FROM; i <= ABSENCE_TO; i++)
    if (table->cells[i].node != NULL)
      diag_at(table->load->diag, CODE_bad_value, table->cells[i].node->at, "'dates' stands for 'from' and 'to'");
  cell_list parts = {0};
  table_split(table, cell, ';', &parts);
  for (size_t i = 0; i < parts.count; i++) {
    struct date_range range;
    struct span at = table_span(table, &parts.items[i]);
    if (!read_date_range(table->load, parts.items[i].text, at, &range)) continue;
    if (range.last == DATE_OPEN) {
      diag_at(table->load->diag, CODE_bad_value, at, "an absence needs its last day");
      continue;
    }
    absence.first = range.first;
    absence.last = range.last;
    if (list != NULL) *list_push(arena, list) = absence;
  }
}

static uint32_t person_of_row(struct table *table) {
  struct load *load = table->load;
  const struct cell *cell = &table->cells[ABSENCE_NIP];
  if (!table_needs(table, ABSENCE_NIP)) return NONE;
  uint32_t person = people_find(load->people, cell->text);
  if (person == NONE) person = people_find(load->people, nip_plain(load->arena, cell->text));
  if (person == NONE && !load->people_missing)
    diag_at(load->diag, CODE_absence_of_nobody, table_span(table, cell), "nobody among the staff has the NIP '%.*s'",
            STR_ARGS(cell->text));
  return person;
}

static void read_absence(struct table *table, absence_list *list, struct arena *arena) {
  const struct cell *kind_cell = &table->cells[ABSENCE_KIND];
  struct absence absence = {.person = person_of_row(table), .at = table_span(table, &table->cells[ABSENCE_NIP])};
  const struct word *word = word_find(ABSENCE_WORDS, kind_cell->text);
  unsigned kind = word == NULL ? 0 : word->value;
  bool good = word != NULL ||
              (table_needs(table, ABSENCE_KIND) &&
               read_word(table->load, kind_cell->text, table_span(table, kind_cell), "kind", ABSENCE_WORDS, &kind));
  if (!good || absence.person == NONE) list = NULL; /* the rest is looked at all the same */
  absence.kind = (enum absence_kind)kind;
  if (table->cells[ABSENCE_DATES].node != NULL) {
    absences_of_dates(table, absence, list, arena);
    return;
  }
  bool dated = read_cell_date(table, ABSENCE_FROM, &absence.first);
  dated = read_cell_date(table, ABSENCE_TO, &absence.last) && dated;
  if (dated && check_order(table, ABSENCE_TO, absence.first, absence.last) && list != NULL)
    *list_push(arena, list) = absence;
}

static void *read_absences(struct table *rows, struct arena *scratch, void *context) {
  absence_list *list = arena_alloc(scratch, sizeof *list);
  (void)context;
  list_reserve(scratch, list, rows->row_limit);
  while (table_next(rows)) read_absence(rows, list, scratch);
  return list;
}

static void take_absences(struct table *rows, void *made, void *context) {
  const absence_list *list = made;
  struct load *load = context;
  struct world *world = load->world;
  if (list->count == 0) return;
  if (world->absences.count + list->count > world->absences.room)
    list_reserve(load->arena, &world->absences, list->count + rows->total_limit);
  memcpy(world->absences.items + world->absences.count, list->items, list->count * sizeof *list->items);
  world->absences.count += list->count;
}

static int compare_spans(const struct span *left, const struct span *right) {
  if (left->file != right->file) return left->file < right->file ? -1 : 1;
  if (left->line != right->line) return left->line < right->line ? -1 : 1;
  return left->column < right->column ? -1 : left->column > right->column;
}

static int compare_absences(const void *a, const void *b) {
  const struct absence *left = a, *right = b;
  if (left->first != right->first) return left->first < right->first ? -1 : 1;
  return compare_spans(&left->at, &right->at);
}

/* Into the places of their people, then each person's by day: the time does not depend on how they stand in the file.
 */
static void sort_absences(struct world *world) {
  struct arena *scratch = arena_new();
  size_t count = world->absences.count, people = world->people.count;
  struct absence *items = world->absences.items, *sorted = arena_array(scratch, struct absence, count);
  size_t *ends = arena_array(scratch, size_t, people + 1);
  for (size_t i = 0; i < count; i++) ends[items[i].person + 1]++;
  for (size_t p = 0; p < people; p++) ends[p + 1] += ends[p];
  for (size_t i = 0; i < count; i++) sorted[ends[items[i].person]++] = items[i];
  for (size_t p = 0, first = 0; p < people; first = ends[p++])
    if (ends[p] - first > 1) qsort(sorted + first, ends[p] - first, sizeof *sorted, compare_absences);
  if (count > 0) memcpy(items, sorted, count * sizeof *items);
  arena_free(scratch);
}

/* Two of one person and kind that overlap become one; of two kinds is an error. */
static void join_absences(struct load *load) {
  struct absence *items = load->world->absences.items;
  size_t kept = 0;
  for (size_t i = 0; i < load->world->absences.count; i++) {
    struct absence *last = kept > 0 ? &items[kept - 1] : NULL;
    if (last == NULL || last->person != items[i].person || last->last < items[i].first) {
      items[kept++] = items[i];
      continue;
    }
    if (last->kind != items[i].kind) {
      char day[DATE_SIZE];
      const struct absence *late = compare_spans(&last->at, &items[i].at) > 0 ? last : &items[i];
      const struct absence *early = late == last ? &items[i] : last;
      struct finding *finding =
          diag_at(load->diag, CODE_absence_overlap, late->at, "'%.*s' on %s is 'kind: %s' here, and also 'kind: %s'",
                  STR_ARGS(load->world->people.items[late->person].nip), date_format(items[i].first, day),
                  ABSENCES[late->kind], ABSENCES[early->kind]);
      diag_note(load->diag, finding, early->at, "the other is here");
    }
    if (last->last < items[i].last) last->last = items[i].last;
  }
  load->world->absences.count = kept;
}

void load_absences(struct load *load) {
  const section_list *sections = &load->sections[SECTION_ABSENCES];
  for (size_t i = 0; i < sections->count; i++) {
    struct table table;
    if (!table_open(&table, load, "the table of absences", "absences", sections->items[i].value, ABSENCE_TABLE,
                    ABSENCE_COLUMNS, false))
      continue;
    table_read(&table, read_absences, take_absences, load);
  }
  sort_absences(load->world);
  join_absences(load);
}

enum { LEVEL_REGION, LEVEL_FROM, LEVEL_TO, LEVEL_LEVEL, LEVEL_COLUMNS };
static const struct table_column LEVEL_TABLE[LEVEL_COLUMNS] = {
    [LEVEL_REGION] = {.name = "region", .required = true},
    [LEVEL_FROM] = {.name = "from", .required = true},
    [LEVEL_TO] = {.name = "to"},
    [LEVEL_LEVEL] = {.name = "level", .required = true},
};

static void read_level(struct table *table) {
  struct symbols *symbols = table->load->world->symbols;
  struct level level = {.last = DATE_OPEN, .at = table_span(table, &table->cells[LEVEL_REGION])};
  bool good = table_needs(table, LEVEL_REGION);
  good = table_needs(table, LEVEL_LEVEL) && good;
  good = read_cell_date(table, LEVEL_FROM, &level.first) && good;
  if (table->cells[LEVEL_TO].text.len > 0) good = read_cell_date(table, LEVEL_TO, &level.last) && good;
  if (!good || !check_order(table, LEVEL_TO, level.first, level.last)) return;
  level.region = symbol_of(symbols, table->cells[LEVEL_REGION].text);
  level.level = symbol_of(symbols, table->cells[LEVEL_LEVEL].text);
  *list_push(table->load->arena, &table->load->world->levels) = level;
}

static int compare_levels(const void *a, const void *b) {
  const struct level *left = a, *right = b;
  if (left->region != right->region) return left->region < right->region ? -1 : 1;
  if (left->first != right->first) return left->first < right->first ? -1 : 1;
  return compare_spans(&left->at, &right->at);
}

static void join_levels(struct load *load) {
  struct level *items = load->world->levels.items;
  const struct symbols *symbols = load->world->symbols;
  size_t kept = 0;
  for (size_t i = 0; i < load->world->levels.count; i++) {
    struct level *last = kept > 0 ? &items[kept - 1] : NULL;
    if (last == NULL || last->region != items[i].region || last->last < items[i].first) {
      items[kept++] = items[i];
      continue;
    }
    if (last->level != items[i].level) {
      char day[DATE_SIZE];
      const struct level *late = compare_spans(&last->at, &items[i].at) > 0 ? last : &items[i];
      const struct level *early = late == last ? &items[i] : last;
      struct finding *finding =
          diag_at(load->diag, CODE_level_overlap, late->at, "on %s '%.*s' has the level '%.*s' here, and also '%.*s'",
                  date_format(items[i].first, day), STR_ARGS(symbol_text(symbols, late->region)),
                  STR_ARGS(symbol_text(symbols, late->level)), STR_ARGS(symbol_text(symbols, early->level)));
      diag_note(load->diag, finding, early->at, "the other is here");
      if (last->last == DATE_OPEN) diag_help(load->diag, finding, "a level without 'to' has no end");
    }
    if (last->last < items[i].last) last->last = items[i].last;
  }
  load->world->levels.count = kept;
}

/* Every region that a unit lies in, once. */
static size_t find_regions(struct load *load, bool *has_units, struct str *names) {
  size_t count = 0;
  for (size_t i = 0; i < load->world->units.count; i++) {
    symbol region = load->world->units.items[i].region;
    if (region != 0 && !has_units[region]) names[count++] = symbol_text(load->world->symbols, region);
    has_units[region] = true;
  }
  return count;
}

/* One warning for all, for the list may be that of a whole province: it names the first that looks like a slip, else
 * the first. Levels are sorted by region. */
static void warn_of_nowhere(struct load *load) {
  const struct level *levels = load->world->levels.items, *named = NULL;
  bool *has_units = arena_array(load->arena, bool, symbol_count(load->world->symbols));
  struct str *names = arena_array(load->arena, struct str, load->world->units.count + 1), meant = STR("");
  size_t count = find_regions(load, has_units, names), nowhere = 0;
  for (size_t i = 0; !load->units_missing && i < load->world->levels.count; i++) {
    if (has_units[levels[i].region] || (i > 0 && levels[i - 1].region == levels[i].region)) continue;
    struct str nearest = diag_nearest(symbol_text(load->world->symbols, levels[i].region), names, count);
    bool is_slip = nearest.len > 0, was_slip = meant.len > 0;
    nowhere++;
    if (named != NULL && (is_slip == was_slip ? levels[i].at.line > named->at.line : was_slip)) continue;
    named = &levels[i];
    meant = nearest;
  }
  if (nowhere == 0) return;
  struct str region = symbol_text(load->world->symbols, named->region), others = STR("");
  if (nowhere > 1) others = str_format(load->arena, ", nor in %zu other%s", nowhere - 1, nowhere > 2 ? "s" : "");
  struct finding *finding = diag_at(load->diag, CODE_level_of_nowhere, named->at,
                                    "no unit lies in the region '%.*s'%.*s", STR_ARGS(region), STR_ARGS(others));
  if (meant.len > 0) diag_help(load->diag, finding, "did you mean '%.*s'?", STR_ARGS(meant));
}

void load_levels(struct load *load) {
  const section_list *sections = &load->sections[SECTION_LEVELS];
  for (size_t i = 0; i < sections->count; i++) {
    struct table table;
    if (!table_open(&table, load, "the table of levels", "levels", sections->items[i].value, LEVEL_TABLE, LEVEL_COLUMNS,
                    false))
      continue;
    while (table_next(&table)) read_level(&table);
  }
  if (load->world->levels.count > 1)
    qsort(load->world->levels.items, load->world->levels.count, sizeof(struct level), compare_levels);
  join_levels(load);
  warn_of_nowhere(load);
}

enum { HISTORY_NIP, HISTORY_WFO, HISTORY_DAYS, HISTORY_COLUMNS };
static const struct table_column HISTORY_TABLE[HISTORY_COLUMNS] = {
    [HISTORY_NIP] = {.name = "nip", .required = true},
    [HISTORY_WFO] = {.name = "wfo", .required = true},
    [HISTORY_DAYS] = {.name = "days", .required = true},
};

#define MOST_HISTORY 100000 /* days: more than a life has */

static bool read_cell_days(struct table *table, size_t column, uint32_t most, uint32_t *number) {
  const struct cell *cell = &table->cells[column];
  struct span at = table_span(table, cell);
  long long value;
  if (!table_needs(table, column) || !read_number(table->load, cell->text, at, &value)) return false;
  *number = (uint32_t)value;
  if (value <= most) return true;
  if (column == HISTORY_WFO)
    diag_at(table->load->diag, CODE_bad_range, at, "%lld days in the office of %u days", value, most);
  else
    diag_at(table->load->diag, CODE_bad_number, at, "%lld days are more than anybody has worked", value);
  return false;
}

static uint32_t person_of_history(struct table *table) {
  struct load *load = table->load;
  struct str nip = table->cells[HISTORY_NIP].text;
  uint32_t person = people_find(load->people, nip);
  if (person == NONE) person = people_find(load->people, nip_plain(load->arena, nip));
  if (person == NONE && !load->people_missing)
    diag_at(load->diag, CODE_history_of_nobody, table_span(table, &table->cells[HISTORY_NIP]),
            "nobody among the staff has the NIP '%.*s'", STR_ARGS(nip));
  return person;
}

static void read_history(struct table *table) {
  struct history history = {.at = table_span(table, &table->cells[HISTORY_NIP])};
  bool good = table_needs(table, HISTORY_NIP);
  good = read_cell_days(table, HISTORY_DAYS, MOST_HISTORY, &history.days) && good;
  good = good && read_cell_days(table, HISTORY_WFO, history.days, &history.wfo);
  if (!good) return;
  history.person = person_of_history(table);
  if (history.person != NONE) *list_push(table->load->arena, &table->load->model->history) = history;
}

static int compare_histories(const void *a, const void *b) {
  const struct history *left = a, *right = b;
  if (left->person != right->person) return left->person < right->person ? -1 : 1;
  return compare_spans(&left->at, &right->at);
}

static void check_histories(struct load *load) {
  const struct history *items = load->model->history.items;
  for (size_t i = 1; i < load->model->history.count; i++) {
    if (items[i - 1].person != items[i].person) continue;
    struct str nip = load->world->people.items[items[i].person].nip;
    struct finding *finding =
        diag_at(load->diag, CODE_duplicate_person, items[i].at, "the history has two rows for '%.*s'", STR_ARGS(nip));
    diag_note(load->diag, finding, items[i - 1].at, "the other is here");
  }
}

void load_history(struct load *load, const struct node *history) {
  struct table table;
  if (!table_open(&table, load, "the table of history", "history", history, HISTORY_TABLE, HISTORY_COLUMNS, false))
    return;
  while (table_next(&table)) read_history(&table);
  if (load->model->history.count > 1)
    qsort(load->model->history.items, load->model->history.count, sizeof(struct history), compare_histories);
  check_histories(load);
}
