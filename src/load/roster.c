#include "load/load.h"
#include "load/nip.h"
#include "load/table.h"

enum { ROSTER_NIP, ROSTER_DATE, ROSTER_MODE, ROSTER_SHIFT, ROSTER_COLUMNS };
static const struct table_column COLUMNS[ROSTER_COLUMNS] = {[ROSTER_NIP] = {.name = "nip"},
                                                            [ROSTER_DATE] = {.name = "date"},
                                                            [ROSTER_MODE] = {.name = "mode"},
                                                            [ROSTER_SHIFT] = {.name = "shift"}};

static const struct word MODE_WORDS[] = {
    {"wfo", MODE_WFO},   {"wfh", MODE_WFH},   {"wfa", MODE_WFA},     {"off", MODE_OFF}, {"leave", MODE_LEAVE},
    {"sick", MODE_SICK}, {"trip", MODE_TRIP}, {"study", MODE_STUDY}, {"l", MODE_OFF},   {"ct", MODE_LEAVE},
    {"s", MODE_SICK},    {"dl", MODE_TRIP},   {"tb", MODE_STUDY},    {NULL, 0}}; /* the short ones are those that
                                                                                    offices use, and our text report */

#define PRINTED 20 /* findings of one mistake; a column that is all wrong would have one in each row */
enum mistake { MISTAKE_PERSON, MISTAKE_DATE, MISTAKE_MODE, MISTAKE_SHIFT, MISTAKE_TWICE, MISTAKE_COUNT };

#define MOST_DAYS 110000 /* of the years 1900 to 2199 */

struct roster_file {
  struct load load;
  struct table table;
  struct str text;
  uint16_t file;
  bool is_long;
  bool is_earlier;   /* of another plan: people may have left since, and shifts may have gone */
  date *header_days; /* wide: the day of each field, DATE_NONE for other columns */
  date first;        /* of 1900, from which named_days counts */
  bool *named_days;
  struct symbols *shifts;    /* the names of all shifts that rules have */
  struct symbols *strangers; /* of each it is said once, not for each of their days */
  struct roster *roster;
  uint8_t *seen; /* a bit for each cell */
  size_t counts[MISTAKE_COUNT];
  struct span unprinted[MISTAKE_COUNT]; /* of each the first that is not printed */
};

static struct span file_top(const struct roster_file *from) {
  return (struct span){.file = from->file, .width = 1, .line = 1, .column = 1};
}

static bool open_rows(struct roster_file *from) {
  from->table.open = true;
  return table_open_text(&from->table, &from->load, "the roster", from->text, from->file, COLUMNS, ROSTER_COLUMNS,
                         NULL);
}

static bool find_header_days(struct roster_file *from) {
  const struct table *table = &from->table;
  bool any = false;
  from->header_days = arena_array(from->load.arena, date, table->header_count + 1);
  for (size_t i = 0; i < table->header_count; i++) {
    if (!date_parse_iso(table->headers[i], &from->header_days[i])) {
      from->header_days[i] = DATE_NONE;
      continue;
    }
    any = from->named_days[from->header_days[i] - from->first] = true;
  }
  return any;
}

static bool find_form(struct roster_file *from) {
  const struct table *table = &from->table;
  from->is_long = table->fields[ROSTER_DATE] != NONE && table->fields[ROSTER_MODE] != NONE;
  if (table->fields[ROSTER_NIP] != NONE && (from->is_long || find_header_days(from))) return true;
  struct finding *finding = diag_at(from->load.diag, CODE_bad_roster, file_top(from), "this is no roster");
  diag_help(from->load.diag, finding,
            "it has the columns 'nip', 'date' and 'mode', or 'nip' and a column for each day "
            "such as 2022-01-31");
  return false;
}

/* The days of a long roster; what is wrong with them is said when its rows are read again. */
static void find_row_days(struct roster_file *from) {
  struct table *table = &from->table;
  date day;
  for (enum csv_result result = csv_next(&table->csv); result == CSV_ROW || result == CSV_STRAY;
       result = csv_next(&table->csv))
    if (table->csv.count == table->header_count &&
        date_parse_iso(table->csv.fields[table->fields[ROSTER_DATE]].text, &day))
      from->named_days[day - from->first] = true;
}

static bool in_any_window(const struct model *model, date day) {
  for (size_t i = 0; i < model->circulars.count; i++)
    if (dates_contain(&model->circulars.items[i].in_force, day)) return true;
  return false;
}

static void make_roster(struct roster_file *from) {
  struct model *model = from->load.model;
  date *days = arena_array(from->load.arena, date, MOST_DAYS);
  bool *in_window = arena_array(from->load.arena, bool, MOST_DAYS);
  size_t count = 0;
  for (date i = 0; i < MOST_DAYS; i++) {
    if (!from->named_days[i]) continue;
    days[count] = from->first + i;
    in_window[count] = in_any_window(model, days[count]);
    count++;
  }
  from->roster = roster_new(model, days, in_window, count);
  from->seen = arena_alloc_array(from->load.arena, model->world.people.count * count / 8 + 1, 1);
}

/* Counts it; false when enough of its like are printed already. */
static bool is_printed(struct roster_file *from, enum mistake mistake, const struct cell *cell) {
  if (from->counts[mistake] == PRINTED) from->unprinted[mistake] = table_span(&from->table, cell);
  return from->counts[mistake]++ < PRINTED;
}

static void report_rest(struct roster_file *from) {
  static const char *const mistakes[] = {[MISTAKE_PERSON] = "nobody among the staff",
                                         [MISTAKE_DATE] = "no date",
                                         [MISTAKE_MODE] = "no mode",
                                         [MISTAKE_SHIFT] = "no shift",
                                         [MISTAKE_TWICE] = "two rows"};
  for (int mistake = 0; mistake < MISTAKE_COUNT; mistake++) {
    if (from->counts[mistake] <= PRINTED) continue;
    size_t rest = from->counts[mistake] - PRINTED;
    diag_at(from->load.diag, mistake == MISTAKE_TWICE ? CODE_duplicate_row : CODE_bad_roster, from->unprinted[mistake],
            "%zu more %s like this from here on (%s)", rest, rest == 1 ? "finding" : "findings", mistakes[mistake]);
  }
}

static uint32_t person_of_row(struct roster_file *from) {
  struct load *load = &from->load;
  const struct cell *cell = &from->table.cells[ROSTER_NIP];
  uint32_t person = people_find(load->people, cell->text);
  if (person == NONE) person = people_find(load->people, nip_plain(load->arena, cell->text));
  if (person != NONE || symbol_find(from->strangers, cell->text) != 0) return person;
  symbol_of(from->strangers, cell->text);
  if (from->is_earlier || !is_printed(from, MISTAKE_PERSON, cell) ||
      refuse_spoiled_nip(load, cell->text, table_span(&from->table, cell)))
    return NONE;
  diag_at(load->diag, CODE_bad_roster, table_span(&from->table, cell), "nobody among the staff has the NIP '%.*s'",
          STR_ARGS(cell->text));
  return NONE;
}

static bool mark_seen(struct roster_file *from, uint32_t person, size_t day) {
  size_t cell = person * from->roster->day_count + day;
  uint8_t bit = (uint8_t)(1u << cell % 8);
  bool before = (from->seen[cell / 8] & bit) != 0;
  from->seen[cell / 8] |= bit;
  return !before;
}

static bool read_mode(struct roster_file *from, struct cell cell, enum mode *mode) {
  const struct word *word = word_find(MODE_WORDS, cell.text);
  if (word != NULL) {
    *mode = (enum mode)word->value;
    return true;
  }
  if (!is_printed(from, MISTAKE_MODE, &cell)) return false;
  struct finding *finding = diag_at(from->load.diag, CODE_bad_roster, table_span(&from->table, &cell),
                                    "'%.*s' is no mode", STR_ARGS(cell.text));
  diag_help(from->load.diag, finding, "one of: WFO, WFH, WFA, OFF, LEAVE, SICK, TRIP, STUDY");
  return false;
}

/* OFF is by calendar or by rota: the file writes both alike. */
static void set_mode(struct roster_file *from, uint32_t person, size_t day, enum mode mode) {
  const struct world *world = from->load.world;
  bool works = unit_works(world, world->people.items[person].unit, from->roster->days[day]);
  if (mode == MODE_OFF && !works) mode = MODE_OFF_CALENDAR;
  from->roster->modes[person * from->roster->day_count + day] = (uint8_t)mode;
}

/* A byte has room for so many. Where days are taken over they stand behind the shifts of a rule. */
static size_t most_shifts(const struct roster_file *from) {
  return from->is_earlier ? UINT8_MAX / 2 : UINT8_MAX;
}

static void too_many_shifts(struct roster_file *from) {
  diag_at(from->load.diag, CODE_bad_roster, file_top(from),
          "a roster is read with at most %zu names of shifts; there are more", most_shifts(from));
}

static void unknown_shift(struct roster_file *from, const struct cell *cell) {
  struct load *load = &from->load;
  size_t count = symbol_count(from->shifts) - 1;
  if (!is_printed(from, MISTAKE_SHIFT, cell)) return;
  struct finding *finding = diag_at(load->diag, CODE_bad_roster, table_span(&from->table, cell),
                                    "no rule has a shift '%.*s'", STR_ARGS(cell->text));
  struct str *names = arena_array(load->arena, struct str, count);
  for (size_t i = 0; i < count; i++) names[i] = symbol_text(from->shifts, (symbol)(i + 1));
  struct str nearest = diag_nearest(cell->text, names, count);
  if (nearest.len > 0) diag_help(load->diag, finding, "did you mean '%.*s'?", STR_ARGS(nearest));
}

/* Without the ' that keeps a spreadsheet from running it (contract 12). */
static struct str plain_text(struct str text) {
  bool guarded = text.len > 1 && text.ptr[0] == '\'' && memchr("=+-@", text.ptr[1], 4) != NULL;
  return guarded ? (struct str){text.ptr + 1, text.len - 1} : text;
}

/* 0: none. */
static bool read_shift(struct roster_file *from, uint8_t *number) {
  const struct cell *cell = &from->table.cells[ROSTER_SHIFT];
  struct str text = plain_text(cell->text);
  symbol name = from->is_earlier ? symbol_of(from->shifts, text) : symbol_find(from->shifts, text);
  bool good = cell->text.len == 0 || (name != 0 && name <= most_shifts(from));
  *number = good ? (uint8_t)name : 0;
  if (!good && name == 0) unknown_shift(from, cell);
  return good;
}

static void set_shift(struct roster_file *from, uint32_t person, size_t day, uint8_t number) {
  struct roster *roster = from->roster;
  if (!roster->shifts && from->is_earlier && number > 0) /* no rule has shifts any more */
    roster->shifts = arena_alloc_array(from->load.arena, from->load.world->people.count, roster->day_count);
  if (from->roster->shifts) from->roster->shifts[person * from->roster->day_count + day] = number;
}

static void read_long_row(struct roster_file *from) {
  const struct table *table = &from->table;
  const struct cell *when = &table->cells[ROSTER_DATE];
  uint32_t person = person_of_row(from);
  enum mode mode;
  date day;
  uint8_t shift;
  bool good = read_mode(from, table->cells[ROSTER_MODE], &mode);
  good = read_shift(from, &shift) && good;
  if (!date_parse_iso(when->text, &day)) {
    if (is_printed(from, MISTAKE_DATE, when))
      diag_at(from->load.diag, CODE_bad_roster, table_span(table, when), "'%.*s' is no date such as 2022-01-31",
              STR_ARGS(when->text));
    return;
  }
  if (!good || person == NONE) return;
  uint32_t index = roster_day(from->roster, day);
  if (mark_seen(from, person, index)) {
    set_mode(from, person, index, mode);
    set_shift(from, person, index, shift);
  } else if (is_printed(from, MISTAKE_TWICE, when))
    diag_at(from->load.diag, CODE_duplicate_row, table_span(table, when), "'%.*s' has two rows for %.*s",
            STR_ARGS(table->cells[ROSTER_NIP].text), STR_ARGS(when->text));
}

static void read_wide_row(struct roster_file *from) {
  const struct table *table = &from->table;
  uint32_t person = person_of_row(from);
  bool repeated = false;
  if (person == NONE) return;
  for (size_t i = 0; i < table->header_count; i++) {
    const struct csv_field *field = &table->csv.fields[i];
    struct cell cell = {.text = field->text, .field = field};
    enum mode mode;
    if (from->header_days[i] == DATE_NONE) continue;
    uint32_t day = roster_day(from->roster, from->header_days[i]);
    repeated |= !mark_seen(from, person, day);
    if (!repeated && cell.text.len > 0 && read_mode(from, cell, &mode)) set_mode(from, person, day, mode);
  }
  if (repeated && is_printed(from, MISTAKE_TWICE, &table->cells[ROSTER_NIP]))
    diag_at(from->load.diag, CODE_duplicate_row, table_span(table, &table->cells[ROSTER_NIP]), "'%.*s' has two rows",
            STR_ARGS(table->cells[ROSTER_NIP].text));
}

static void index_people(struct load *load) {
  uint32_t first;
  load->people = people_new();
  people_expect(load->people, load->world->people.count);
  for (uint32_t i = 0; i < load->world->people.count; i++) {
    struct str nip = load->world->people.items[i].nip;
    people_add(load->people, nip, people_key(nip), i, &first);
  }
}

/* Names of shifts are numbered as rules first say them: what a byte of the roster has room for. */
static bool name_shifts(struct roster_file *from) {
  const struct model *model = from->load.model;
  from->shifts = symbols_new(model->arena);
  for (size_t c = 0; c < model->circulars.count; c++)
    for (size_t r = 0; r < model->circulars.items[c].rule_count; r++) {
      const struct rule *rule = &model->circulars.items[c].rules[r];
      for (size_t s = 0; s < rule->shift_count; s++) symbol_of(from->shifts, rule->shifts[s].name);
    }
  if (symbol_count(from->shifts) - 1 <= most_shifts(from)) return true;
  too_many_shifts(from);
  return false;
}

/* Without a column of shifts they are not known: nobody is said to be in none. */
static bool tells_shifts(const struct roster_file *from) {
  return from->is_long && from->table.fields[ROSTER_SHIFT] != NONE;
}

static void say_shifts(struct roster_file *from) {
  size_t count = symbol_count(from->shifts);
  struct str *names = arena_array(from->load.arena, struct str, count);
  for (symbol name = 1; name < count; name++) names[name - 1] = symbol_text(from->shifts, name);
  from->roster->said_shifts = names;
  from->roster->said_count = count - 1;
  if (count - 1 > most_shifts(from)) too_many_shifts(from);
}

static void read_rows(struct roster_file *from) {
  if (from->is_long) {
    find_row_days(from);
    open_rows(from);
  }
  make_roster(from);
  if (!tells_shifts(from)) from->roster->shifts = NULL;
  while (table_next(&from->table)) {
    if (from->is_long)
      read_long_row(from);
    else
      read_wide_row(from);
  }
  say_shifts(from);
  report_rest(from);
}

static enum load_result read_roster(struct roster_file *from, struct model *model, const char *path) {
  from->load = (struct load){.model = model, .arena = model->arena, .diag = model->diag, .world = &model->world};
  size_t errors = diag_count(model->diag, SEVERITY_ERROR);
  if (!load_text(&from->load, path, (struct span){0}, CODE_unreadable_file, &from->text, &from->file))
    return from->file == 0 ? LOAD_UNREADABLE : LOAD_ERRORS;
  from->first = date_make(1900, 1, 1);
  from->named_days = arena_array(model->arena, bool, MOST_DAYS);
  from->strangers = symbols_new(model->arena);
  index_people(&from->load);
  bool good = open_rows(from) && find_form(from) && name_shifts(from);
  if (good) read_rows(from);
  people_free(from->load.people);
  if (!good) return LOAD_ERRORS;
  return diag_count(model->diag, SEVERITY_ERROR) > errors ? LOAD_ERRORS : LOAD_DONE;
}

enum load_result load_roster(struct model *model, const char *path, struct roster **roster) {
  struct roster_file from = {.is_earlier = false};
  enum load_result result = read_roster(&from, model, path);
  *roster = from.roster;
  return result;
}

enum load_result load_kept(struct model *model, const char *path, struct leavers *leavers) {
  struct roster_file from = {.is_earlier = true};
  enum load_result result = read_roster(&from, model, path);
  model->kept = from.roster;
  *leavers = (struct leavers){.top = file_top(&from)};
  if (from.strangers != NULL) leavers->count = symbol_count(from.strangers) - 1;
  if (leavers->count > 0) leavers->first = symbol_text(from.strangers, 1);
  return result;
}
