#include "load/staff.h"
#include "base/parallel.h"
#include "load/names.h"
#include "load/nip.h"
#include "load/table.h"

const struct word GENDER_WORDS[] = {{"male", GENDER_MALE},
                                    {"female", GENDER_FEMALE},
                                    {"m", GENDER_MALE},
                                    {"f", GENDER_FEMALE},
                                    {"l", GENDER_MALE},
                                    {"p", GENDER_FEMALE},
                                    {"laki-laki", GENDER_MALE},
                                    {"perempuan", GENDER_FEMALE},
                                    {"pria", GENDER_MALE},
                                    {"wanita", GENDER_FEMALE},
                                    {NULL, 0}};
const struct word EMPLOYMENT_WORDS[] = {
    {"pns", EMPLOYMENT_PNS}, {"pppk", EMPLOYMENT_PPPK}, {"non-asn", EMPLOYMENT_NON_ASN}, {NULL, 0}};
static const char *const GENDERS[] = {"unknown", "male", "female"};
static const char *const EMPLOYMENTS[] = {"unknown", "pns", "pppk", "non-asn"};

/* Our columns: those of people, then the text columns in the order of enum column, then attributes. */
enum { STAFF_NIP, STAFF_NAME, STAFF_UNIT, STAFF_PLACE, STAFF_GENDER, STAFF_BORN, STAFF_EMPLOYMENT, STAFF_TEXTS };
#define STAFF_ATTRIBUTES (STAFF_TEXTS + COLUMN_FIRST_OWN)
static const struct table_column KNOWN_COLUMNS[STAFF_ATTRIBUTES] = {
    [STAFF_NIP] = {.name = "nip", .required = true},
    [STAFF_NAME] = {.name = "name"},
    [STAFF_UNIT] = {.name = "unit", .required = true},
    [STAFF_PLACE] = {.name = "place"},
    [STAFF_GENDER] = {.name = "gender"},
    [STAFF_BORN] = {.name = "born"},
    [STAFF_EMPLOYMENT] = {.name = "employment"},
    [STAFF_TEXTS + COLUMN_POSITION] = {.name = "position"},
    [STAFF_TEXTS + COLUMN_ECHELON] = {.name = "echelon"},
    [STAFF_TEXTS + COLUMN_RESIDENCE] = {.name = "residence"},
    [STAFF_TEXTS + COLUMN_TEAM] = {.name = "team"},
    [STAFF_TEXTS + COLUMN_TAGS] = {.name = "tags", .lists = true},
};

/* Keys of selectors that look elsewhere than in a column of this name. */
static const char *const ELSEWHERE[] = {"region", "kind", "sector", "level", "week", "tag", "age", "not", "any"};

/* Rows often repeat what the row before says: looked up once. */
struct memory {
  struct str text;
  uint32_t found;
};

/* A row that names somebody; its texts follow in what was made. */
struct row {
  struct person person;
  uint64_t key; /* by which people are found */
  struct span nip_at;
};

/* What is made of rows before they are taken. */
struct made {
  LIST(struct row) rows;
  LIST(symbol) values;   /* of each row, one for each of world.columns */
  struct symbols *words; /* that values are numbers of: its own, so that no thread waits for another */
};

/* People that were taken together, and the words that the values of their columns still are numbers of. */
struct company {
  uint32_t first;
  struct str *words;
  symbol *symbols; /* of the world, by number of words */
  size_t word_count;
};

struct hall {
  struct load *load;
  struct arena *arena;
  LIST(struct company) companies;
};

struct staff {
  struct load *load;
  struct table *table;
  struct arena *scratch;
  struct made *made;
  struct memory unit;
  struct memory *texts; /* one for each of world.columns */
};

static bool remembers(const struct memory *memory, struct str text) {
  return memory->text.ptr != NULL && str_equal(memory->text, text);
}

static uint32_t unit_of_row(struct staff *staff) {
  const struct cell *cell = &staff->table->cells[STAFF_UNIT];
  if (!remembers(&staff->unit, cell->text)) {
    uint32_t unit = read_unit(staff->load, cell->text, table_span(staff->table, cell));
    if (unit == NONE) return NONE; /* each row that names it is told */
    staff->unit = (struct memory){cell->text, unit};
  }
  return staff->unit.found;
}

static unsigned word_of_row(struct staff *staff, size_t column, const struct word *words) {
  const struct cell *cell = &staff->table->cells[column];
  unsigned value = 0;
  if (cell->text.len > 0)
    read_word(staff->load, cell->text, table_span(staff->table, cell), KNOWN_COLUMNS[column].name, words, &value);
  return value;
}

/* Personnel exports write 31-01-1980. Contract 2 refuses a date with two readings; here the NIP, which holds the birth
 * date too, may decide between them. */
static date born_of_row(struct staff *staff, date by_nip) {
  const struct cell *cell = &staff->table->cells[STAFF_BORN];
  struct date_reading reading;
  date day;
  if (cell->text.len == 0) return DATE_NONE;
  if (date_understand(cell->text, &reading) == DATE_NUMERIC) {
    bool one_reading = reading.other == DATE_NONE || reading.other == reading.day;
    if (reading.day != DATE_NONE && (one_reading || by_nip == reading.day)) return reading.day;
    if (reading.other != DATE_NONE && by_nip == reading.other) return reading.other;
  }
  return read_date(staff->load, cell->text, table_span(staff->table, cell), &day) ? day : DATE_NONE;
}

static struct finding *contradiction(struct staff *staff, size_t column, const char *says, const char *nip_says) {
  const struct cell *cell = &staff->table->cells[column];
  return diag_at(staff->load->diag, CODE_nip_contradiction, table_span(staff->table, cell),
                 "%s is %s here, but the NIP says %s", KNOWN_COLUMNS[column].name, says, nip_says);
}

static void compare_with_nip(struct staff *staff, const struct person *person, const struct nip *nip) {
  char says[DATE_SIZE], nip_says[DATE_SIZE];
  if (person->born != DATE_NONE && person->born != nip->born)
    contradiction(staff, STAFF_BORN, date_format(person->born, says), date_format(nip->born, nip_says));
  if (person->gender != GENDER_UNKNOWN && person->gender != nip->gender)
    contradiction(staff, STAFF_GENDER, GENDERS[person->gender], GENDERS[nip->gender]);
  if (person->employment != EMPLOYMENT_UNKNOWN && person->employment != nip->employment)
    contradiction(staff, STAFF_EMPLOYMENT, EMPLOYMENTS[person->employment], EMPLOYMENTS[nip->employment]);
}

static void derive_from_nip(struct person *person, const struct nip *nip) {
  if (person->born == DATE_NONE) person->born = nip->born;
  if (person->gender == GENDER_UNKNOWN) person->gender = (uint8_t)nip->gender;
  if (person->employment == EMPLOYMENT_UNKNOWN) person->employment = (uint8_t)nip->employment;
}

/* The NIP and what it and the columns say; false when the row names nobody. */
static bool identify(struct staff *staff, struct row *row) {
  const struct cell *cell = &staff->table->cells[STAFF_NIP];
  struct person *person = &row->person;
  struct nip nip;
  if (!table_needs(staff->table, STAFF_NIP)) return false;
  person->gender = (uint8_t)word_of_row(staff, STAFF_GENDER, GENDER_WORDS);
  person->employment = (uint8_t)word_of_row(staff, STAFF_EMPLOYMENT, EMPLOYMENT_WORDS);
  if (person->employment == EMPLOYMENT_NON_ASN) {
    person->nip = cell->text;
    person->born = born_of_row(staff, DATE_NONE);
    row->key = people_key(cell->text);
    return true;
  }
  if (!read_nip(staff->load, cell->text, row->nip_at, &nip)) return false;
  person->nip = nip.digits;
  row->key = nip.number;
  person->born = born_of_row(staff, nip.born);
  compare_with_nip(staff, person, &nip);
  derive_from_nip(person, &nip);
  return true;
}

static uint32_t place_of_row(struct staff *staff, uint32_t unit) {
  const struct cell *cell = &staff->table->cells[STAFF_PLACE];
  if (cell->text.len > 0) return read_place(staff->load, cell->text, table_span(staff->table, cell));
  return unit == NONE ? NONE : staff->load->world->units.items[unit].place;
}

/* Inline tags are a list; the model keeps them as a cell of words. */
static struct str tags_text(struct staff *staff, const struct cell *cell) {
  cell_list tags = {0};
  struct str all = {0};
  table_split(staff->table, cell, ';', &tags);
  for (size_t i = 0; i < tags.count; i++) {
    struct str tag = tags.items[i].text;
    if (memchr(tag.ptr, ' ', tag.len) != NULL)
      diag_at(staff->load->diag, CODE_bad_value, table_span(staff->table, &tags.items[i]),
              "a tag is one word; '%.*s' has a space in it", STR_ARGS(tag));
    all = all.len == 0 ? tag : str_format(staff->load->arena, "%.*s;%.*s", STR_ARGS(all), STR_ARGS(tag));
  }
  return all;
}

static symbol text_of_row(struct staff *staff, size_t column) {
  const struct cell *cell = &staff->table->cells[STAFF_TEXTS + column];
  struct str text = cell->text;
  if (cell->node != NULL && cell->node->kind == NODE_LIST) text = tags_text(staff, cell);
  struct memory *memory = &staff->texts[column];
  if (!remembers(memory, text)) *memory = (struct memory){text, symbol_of(staff->made->words, text)};
  return memory->found;
}

/* One whose unit is unknown is a person all the same: of a second row, and of absences, it is said what is wrong. */
static void read_person(struct staff *staff) {
  const struct table *table = staff->table;
  struct row row = {.person = {.name = table->cells[STAFF_NAME].text, .born = DATE_NONE},
                    .nip_at = table_span(table, &table->cells[STAFF_NIP])};
  row.person.file = row.nip_at.file;
  row.person.line = table_line(table);
  bool known = identify(staff, &row);
  row.person.unit = table_needs(staff->table, STAFF_UNIT) ? unit_of_row(staff) : NONE;
  if (!known) {
    staff->load->people_missing = true;
    return;
  }
  row.person.place = place_of_row(staff, row.person.unit);
  *list_push(staff->scratch, &staff->made->rows) = row;
  for (size_t i = 0; i < staff->load->world->columns.count; i++)
    *list_push(staff->scratch, &staff->made->values) = text_of_row(staff, i);
}

static bool ignore_column(struct load *load, struct str name, struct span at) {
  for (size_t i = 0; i < sizeof ELSEWHERE / sizeof *ELSEWHERE; i++) {
    if (!str_is(name, ELSEWHERE[i])) continue;
    diag_at(load->diag, CODE_ignored_column, at, "the column '%.*s' is not used: selectors look for '%s' elsewhere",
            STR_ARGS(name), ELSEWHERE[i]);
    return true;
  }
  return false;
}

/* A circular that shares the file may use it; more often it is a slip. */
static void check_column(struct load *load, const struct node *ours, const struct table_column *columns, size_t count) {
  struct str *known = arena_array(load->arena, struct str, count), folded = text_fold(load->arena, ours->text);
  for (size_t i = 0; i < count; i++) {
    known[i] = str_from(columns[i].name);
    if (str_equal(known[i], folded)) return;
  }
  if (ignore_column(load, ours->text, ours->at)) return;
  struct finding *finding =
      diag_at(load->diag, CODE_unused_column, ours->at,
              "'%.*s' is no column that people have, and no selector names it", STR_ARGS(ours->text));
  struct str nearest = diag_nearest(ours->text, known, count);
  if (nearest.len > 0) diag_help(load->diag, finding, "did you mean '%.*s'?", STR_ARGS(nearest));
}

static void check_columns(struct load *load, const struct node *map, const struct table_column *columns, size_t count) {
  for (size_t i = 0; map != NULL && map->kind == NODE_MAP && i < map->count; i++)
    check_column(load, node_key(map, i), columns, count);
}

static void note_header(struct load *load, struct str name, struct span at) {
  *list_push(load->arena, &load->staff_headers) = name;
  ignore_column(load, name, at);
}

/* Which attributes the table has; what it has that is called like a key of selectors. */
static void look_at_columns(struct load *load, const struct table *table) {
  for (size_t i = 0; table->list == NULL && i < table->header_count; i++)
    note_header(load, table->headers[i], table_field_span(table, i));
  for (size_t i = 0; table->list == NULL && i < load->attributes.count; i++)
    load->attributes.items[i].found |= table->fields[STAFF_ATTRIBUTES + i] != NONE;
}

static void look_at_row(struct staff *staff) {
  struct load *load = staff->load;
  const struct node *row = staff->table->list->items[staff->table->next - 1];
  for (size_t i = 0; i < row->count; i++) note_header(load, node_key(row, i)->text, node_key(row, i)->at);
  for (size_t i = 0; i < load->attributes.count; i++)
    load->attributes.items[i].found |= staff->table->cells[STAFF_ATTRIBUTES + i].node != NULL;
}

static void *read_people(struct table *rows, struct arena *scratch, void *context) {
  struct made *made = arena_alloc(scratch, sizeof *made);
  struct staff staff = {.load = rows->load, .table = rows, .scratch = scratch, .made = made};
  (void)context;
  made->words = symbols_new(scratch);
  list_reserve(scratch, &made->rows, rows->row_limit);
  list_reserve(scratch, &made->values, rows->row_limit * rows->load->world->columns.count);
  staff.texts = arena_array(scratch, struct memory, rows->load->world->columns.count);
  while (table_next(rows)) {
    if (rows->list != NULL) look_at_row(&staff);
    read_person(&staff);
  }
  return made;
}

static void report_person_twice(struct load *load, const struct row *row, uint32_t first) {
  const struct person *person = &load->world->people.items[first];
  struct finding *finding = diag_at(load->diag, CODE_duplicate_person, row->nip_at,
                                    "'%.*s' stands twice among the staff", STR_ARGS(person->nip));
  diag_note(load->diag, finding, (struct span){.file = person->file, .line = person->line, .column = 1}, "first here");
}

static bool add_person(struct hall *hall, const struct row *row) {
  struct world *world = hall->load->world;
  uint32_t first;
  if (!people_add(hall->load->people, row->person.nip, row->key, (uint32_t)world->people.count, &first)) {
    report_person_twice(hall->load, row, first);
    return false;
  }
  *list_push(hall->load->arena, &world->people) = row->person;
  return true;
}

static void expect_people(struct load *load, size_t more) {
  struct world *world = load->world;
  if (world->people.count + more <= world->people.room) return;
  people_expect(load->people, more);
  list_reserve(load->arena, &world->people, more);
  for (size_t i = 0; i < world->columns.count; i++) {
    symbol *values = arena_array(load->arena, symbol, world->people.room);
    if (world->people.count > 0) memcpy(values, world->columns.items[i].values, world->people.count * sizeof *values);
    world->columns.items[i].values = values;
  }
}

/* What a row needs from far away in memory is fetched while rows before it are added. */
#define FORESIGHT 16

static void take_people(struct table *rows, void *made_of_rows, void *context) {
  const struct made *made = made_of_rows;
  struct hall *hall = context;
  struct world *world = hall->load->world;
  size_t columns = world->columns.count, words = symbol_count(made->words);
  if (hall->companies.count == 0) expect_people(hall->load, rows->total_limit);
  struct company company = {.first = (uint32_t)world->people.count, .word_count = words};
  for (size_t r = 0; r < made->rows.count; r++) {
    if (r + FORESIGHT < made->rows.count) people_foresee(hall->load->people, made->rows.items[r + FORESIGHT].key);
    size_t person = world->people.count;
    if (!add_person(hall, &made->rows.items[r])) continue;
    const symbol *values = &made->values.items[r * columns];
    for (size_t i = 0; i < columns; i++)
      if (values[i] != 0) world->columns.items[i].values[person] = values[i]; /* an empty column costs no memory */
  }
  company.words = arena_array(hall->arena, struct str, words);
  for (symbol word = 0; word < words; word++)
    company.words[word] = str_copy(hall->arena, symbol_text(made->words, word));
  *list_push(hall->arena, &hall->companies) = company;
}

static void number_values(void *context, size_t number) {
  const struct hall *hall = context;
  const struct company *company = &hall->companies.items[number];
  struct world *world = hall->load->world;
  size_t end = number + 1 < hall->companies.count ? company[1].first : world->people.count;
  for (size_t i = 0; i < world->columns.count; i++) {
    symbol *values = world->columns.items[i].values;
    for (size_t person = company->first; person < end; person++)
      if (values[person] != 0) values[person] = company->symbols[values[person]];
  }
}

/* When no thread looks there any more, and in the order of the file. */
static void number_words(struct hall *hall) {
  for (size_t c = 0; c < hall->companies.count; c++) {
    struct company *company = &hall->companies.items[c];
    company->symbols = arena_array(hall->arena, symbol, company->word_count);
    for (symbol word = 0; word < company->word_count; word++)
      company->symbols[word] = symbol_of(hall->load->world->symbols, company->words[word]);
  }
  parallel_run(hall->load->model->jobs, hall->companies.count, number_values, hall);
}

static void read_staff(struct load *load, const struct section *section, const struct table_column *columns) {
  struct table table;
  size_t count = STAFF_ATTRIBUTES + load->attributes.count;
  check_columns(load, node_get(section->value, "columns"), columns, count);
  if (!table_open(&table, load, "the staff table", "staff", section->value, columns, count, true)) {
    load->people_missing = true;
    return;
  }
  struct hall hall = {.load = load, .arena = arena_new()};
  look_at_columns(load, &table);
  table_read(&table, read_people, take_people, &hall);
  number_words(&hall);
  arena_free(hall.arena);
  load->people_missing |= table.damaged;
}

static void add_columns(struct load *load, struct table_column *columns) {
  memcpy(columns, KNOWN_COLUMNS, sizeof KNOWN_COLUMNS);
  for (size_t i = 0; i < load->attributes.count; i++)
    columns[STAFF_ATTRIBUTES + i].name =
        str_terminated(load->arena, symbol_folded(load->world->symbols, load->attributes.items[i].key));
  for (size_t i = 0; i < COLUMN_FIRST_OWN + load->attributes.count; i++)
    *list_push(load->arena, &load->world->columns) =
        (struct column){.name = symbol_of(load->world->symbols, str_from(columns[STAFF_TEXTS + i].name))};
}

void load_staff(struct load *load) {
  const section_list *sections = &load->sections[SECTION_STAFF];
  struct table_column *columns =
      arena_array(load->arena, struct table_column, STAFF_ATTRIBUTES + load->attributes.count);
  add_columns(load, columns);
  for (size_t i = 0; i < sections->count; i++) read_staff(load, &sections->items[i], columns);
}
