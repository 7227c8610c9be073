#include "load/staff.h"
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

struct staff {
  struct load *load;
  struct table table;
  struct memory unit;
  struct memory *texts; /* one for each of world.columns */
  size_t room;          /* people that the values of world.columns have room for */
};

static bool remembers(const struct memory *memory, struct str text) {
  return memory->text.ptr != NULL && str_equal(memory->text, text);
}

static uint32_t unit_of_row(struct staff *staff) {
  const struct cell *cell = &staff->table.cells[STAFF_UNIT];
  if (!remembers(&staff->unit, cell->text)) {
    uint32_t unit = read_unit(staff->load, cell->text, table_span(&staff->table, cell));
    if (unit == NONE) return NONE; /* each row that names it is told */
    staff->unit = (struct memory){cell->text, unit};
  }
  return staff->unit.found;
}

static unsigned word_of_row(struct staff *staff, size_t column, const struct word *words) {
  const struct cell *cell = &staff->table.cells[column];
  unsigned value = 0;
  if (cell->text.len > 0)
    read_word(staff->load, cell->text, table_span(&staff->table, cell), KNOWN_COLUMNS[column].name, words, &value);
  return value;
}

/* Personnel exports write 31-01-1980. Contract 2 refuses a date with two readings; here the NIP, which holds the birth
 * date too, may decide between them. */
static date born_of_row(struct staff *staff, date by_nip) {
  const struct cell *cell = &staff->table.cells[STAFF_BORN];
  struct date_reading reading;
  date day;
  if (cell->text.len == 0) return DATE_NONE;
  if (date_understand(cell->text, &reading) == DATE_NUMERIC) {
    bool one_reading = reading.other == DATE_NONE || reading.other == reading.day;
    if (reading.day != DATE_NONE && (one_reading || by_nip == reading.day)) return reading.day;
    if (reading.other != DATE_NONE && by_nip == reading.other) return reading.other;
  }
  return read_date(staff->load, cell->text, table_span(&staff->table, cell), &day) ? day : DATE_NONE;
}

static struct finding *contradiction(struct staff *staff, size_t column, const char *says, const char *nip_says) {
  const struct cell *cell = &staff->table.cells[column];
  return diag_at(staff->load->diag, CODE_nip_contradiction, table_span(&staff->table, cell),
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
static bool identify(struct staff *staff, struct person *person) {
  const struct cell *cell = &staff->table.cells[STAFF_NIP];
  struct nip nip;
  if (!table_needs(&staff->table, STAFF_NIP)) return false;
  person->gender = (uint8_t)word_of_row(staff, STAFF_GENDER, GENDER_WORDS);
  person->employment = (uint8_t)word_of_row(staff, STAFF_EMPLOYMENT, EMPLOYMENT_WORDS);
  if (person->employment == EMPLOYMENT_NON_ASN) {
    person->nip = cell->text;
    person->born = born_of_row(staff, DATE_NONE);
    return true;
  }
  if (!read_nip(staff->load, cell->text, table_span(&staff->table, cell), &nip)) return false;
  person->nip = nip.digits;
  person->born = born_of_row(staff, nip.born);
  compare_with_nip(staff, person, &nip);
  derive_from_nip(person, &nip);
  return true;
}

static uint32_t place_of_row(struct staff *staff, uint32_t unit) {
  const struct cell *cell = &staff->table.cells[STAFF_PLACE];
  if (cell->text.len > 0) return read_place(staff->load, cell->text, table_span(&staff->table, cell));
  return unit == NONE ? NONE : staff->load->world->units.items[unit].place;
}

static void report_person_twice(struct staff *staff, uint32_t first) {
  const struct cell *cell = &staff->table.cells[STAFF_NIP];
  const struct person *person = &staff->load->world->people.items[first];
  struct finding *finding = diag_at(staff->load->diag, CODE_duplicate_person, table_span(&staff->table, cell),
                                    "'%.*s' stands twice among the staff", STR_ARGS(person->nip));
  diag_note(staff->load->diag, finding, (struct span){.file = person->file, .line = person->line, .column = 1},
            "first here");
}

/* Inline tags are a list; the model keeps them as a cell of words. */
static struct str tags_text(struct staff *staff, const struct cell *cell) {
  cell_list tags = {0};
  struct str all = {0};
  table_split(&staff->table, cell, ';', &tags);
  for (size_t i = 0; i < tags.count; i++) {
    struct str tag = tags.items[i].text;
    if (memchr(tag.ptr, ' ', tag.len) != NULL)
      diag_at(staff->load->diag, CODE_bad_value, table_span(&staff->table, &tags.items[i]),
              "a tag is one word; '%.*s' has a space in it", STR_ARGS(tag));
    all = all.len == 0 ? tag : str_format(staff->load->arena, "%.*s;%.*s", STR_ARGS(all), STR_ARGS(tag));
  }
  return all;
}

static symbol text_of_row(struct staff *staff, size_t column) {
  const struct cell *cell = &staff->table.cells[STAFF_TEXTS + column];
  struct str text = cell->text;
  if (cell->node != NULL && cell->node->kind == NODE_LIST) text = tags_text(staff, cell);
  struct memory *memory = &staff->texts[column];
  if (!remembers(memory, text)) *memory = (struct memory){text, symbol_of(staff->load->world->symbols, text)};
  return memory->found;
}

static void make_column_room(struct staff *staff) {
  struct world *world = staff->load->world;
  if (world->people.room <= staff->room) return;
  for (size_t i = 0; i < world->columns.count; i++) {
    symbol *values = arena_array(staff->load->arena, symbol, world->people.room);
    if (staff->room > 0) memcpy(values, world->columns.items[i].values, staff->room * sizeof *values);
    world->columns.items[i].values = values;
  }
  staff->room = world->people.room;
}

static void add_person(struct staff *staff, struct person person) {
  struct world *world = staff->load->world;
  uint32_t index = (uint32_t)world->people.count, first;
  *list_push(staff->load->arena, &world->people) = person;
  if (!people_add(staff->load->people, world, index, &first)) {
    world->people.count--;
    report_person_twice(staff, first);
    return;
  }
  make_column_room(staff);
  for (size_t i = 0; i < world->columns.count; i++) world->columns.items[i].values[index] = text_of_row(staff, i);
}

/* One whose unit is unknown is a person all the same: of a second row, and of absences, it is said what is wrong. */
static void read_person(struct staff *staff) {
  struct person person = {.name = staff->table.cells[STAFF_NAME].text, .born = DATE_NONE};
  person.file = staff->table.at.file;
  person.line = staff->table.at.line;
  bool known = identify(staff, &person);
  person.unit = table_needs(&staff->table, STAFF_UNIT) ? unit_of_row(staff) : NONE;
  if (!known) {
    staff->load->people_missing = true;
    return;
  }
  person.place = place_of_row(staff, person.unit);
  add_person(staff, person);
}

static bool ignore_column(struct staff *staff, struct str name, struct span at) {
  for (size_t i = 0; i < sizeof ELSEWHERE / sizeof *ELSEWHERE; i++) {
    if (!str_is(name, ELSEWHERE[i])) continue;
    diag_at(staff->load->diag, CODE_ignored_column, at,
            "the column '%.*s' is not used: selectors look for '%s' elsewhere", STR_ARGS(name), ELSEWHERE[i]);
    return true;
  }
  return false;
}

/* A circular that shares the file may use it; more often it is a slip. */
static void check_column(struct staff *staff, const struct node *ours, const struct table_column *columns,
                         size_t count) {
  struct str *known = arena_array(staff->load->arena, struct str, count),
             folded = text_fold(staff->load->arena, ours->text);
  for (size_t i = 0; i < count; i++) {
    known[i] = str_from(columns[i].name);
    if (str_equal(known[i], folded)) return;
  }
  if (ignore_column(staff, ours->text, ours->at)) return;
  struct finding *finding =
      diag_at(staff->load->diag, CODE_unused_column, ours->at,
              "'%.*s' is no column that people have, and no selector names it", STR_ARGS(ours->text));
  struct str nearest = diag_nearest(ours->text, known, count);
  if (nearest.len > 0) diag_help(staff->load->diag, finding, "did you mean '%.*s'?", STR_ARGS(nearest));
}

static void check_columns(struct staff *staff, const struct node *map, const struct table_column *columns,
                          size_t count) {
  for (size_t i = 0; map != NULL && map->kind == NODE_MAP && i < map->count; i++)
    check_column(staff, node_key(map, i), columns, count);
}

static void note_header(struct staff *staff, struct str name, struct span at) {
  struct load *load = staff->load;
  *list_push(load->arena, &load->staff_headers) = name;
  ignore_column(staff, name, at);
}

/* Which attributes the table has; what it has that is called like a key of selectors. */
static void look_at_columns(struct staff *staff) {
  struct load *load = staff->load;
  const struct table *table = &staff->table;
  for (size_t i = 0; table->list == NULL && i < table->header_count; i++)
    note_header(staff, table->headers[i],
                (struct span){.file = table->file,
                              .width = (uint16_t)text_codepoints(table->csv.fields[i].text),
                              .line = table->csv.fields[i].line,
                              .column = table->csv.fields[i].column});
  for (size_t i = 0; table->list == NULL && i < load->attributes.count; i++)
    load->attributes.items[i].found |= table->fields[STAFF_ATTRIBUTES + i] != NONE;
}

static void look_at_row(struct staff *staff) {
  struct load *load = staff->load;
  const struct node *row = staff->table.list->items[staff->table.next - 1];
  for (size_t i = 0; i < row->count; i++) note_header(staff, node_key(row, i)->text, node_key(row, i)->at);
  for (size_t i = 0; i < load->attributes.count; i++)
    load->attributes.items[i].found |= staff->table.cells[STAFF_ATTRIBUTES + i].node != NULL;
}

static void read_staff(struct staff *staff, const struct section *section, const struct table_column *columns) {
  struct load *load = staff->load;
  size_t count = STAFF_ATTRIBUTES + load->attributes.count;
  check_columns(staff, node_get(section->value, "columns"), columns, count);
  if (!table_open(&staff->table, load, "the staff table", "staff", section->value, columns, count, true)) {
    load->people_missing = true;
    return;
  }
  look_at_columns(staff);
  while (table_next(&staff->table)) {
    if (staff->table.list != NULL) look_at_row(staff);
    read_person(staff);
  }
  load->people_missing |= staff->table.damaged;
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
  struct staff staff = {.load = load};
  const section_list *sections = &load->sections[SECTION_STAFF];
  struct table_column *columns =
      arena_array(load->arena, struct table_column, STAFF_ATTRIBUTES + load->attributes.count);
  add_columns(load, columns);
  staff.texts = arena_array(load->arena, struct memory, load->world->columns.count);
  for (size_t i = 0; i < sections->count; i++) read_staff(&staff, &sections->items[i], columns);
}
