#include "load/calendar.h"
#include "load/load.h"
#include "load/table.h"
#include <stdlib.h>

/* National holidays and collective leave, 2020 to 2027, of the yearly joint decrees (SKB) of the Ministers of Religious
 * Affairs, of Manpower and of Administrative Reform, with their amendments. */
static const struct {
  int year, month, day;
  const char *name;
} INDONESIA[] = {
#define HOLIDAY(year, month, day, name) {year, month, day, name},
#include "load/holidays.def"
#undef HOLIDAY
};
#define INDONESIA_COUNT (sizeof INDONESIA / sizeof *INDONESIA)

static void add_holiday(struct load *load, date day, struct str name, struct span at) {
  *list_push(load->arena, &load->world->calendar.holidays) = (struct holiday){day, name, at};
}

static void add_indonesia(struct load *load, struct span at) {
  load->indonesia = true;
  for (size_t i = 0; i < INDONESIA_COUNT; i++)
    add_holiday(load, date_make(INDONESIA[i].year, INDONESIA[i].month, INDONESIA[i].day), str_from(INDONESIA[i].name),
                at);
}

enum { HOLIDAY_DATE, HOLIDAY_KIND, HOLIDAY_NAME, HOLIDAY_COLUMNS };
static const struct table_column COLUMNS[HOLIDAY_COLUMNS] = {
    [HOLIDAY_DATE] = {.name = "date", .required = true},
    [HOLIDAY_KIND] = {.name = "kind"},
    [HOLIDAY_NAME] = {.name = "name"},
};

static void add_file(struct load *load, const struct node *item) {
  struct table table;
  if (!table_open(&table, load, "the table of holidays", "holidays", item, COLUMNS, HOLIDAY_COLUMNS, false)) return;
  while (table_next(&table)) {
    const struct cell *cell = &table.cells[HOLIDAY_DATE];
    struct span at = table_span(&table, cell);
    date day;
    if (table_needs(&table, HOLIDAY_DATE) && read_date(load, cell->text, at, &day))
      add_holiday(load, day, table.cells[HOLIDAY_NAME].text, at);
  }
}

static const struct field HOLIDAY_FIELDS[] = {
    {.key = "date", .decode = decode_date, .offset = offsetof(struct holiday, day), .required = true},
    {.key = "name", .decode = decode_text, .offset = offsetof(struct holiday, name)},
    {0}};

static void add_item(struct load *load, const struct node *item) {
  static const struct word WORDS[] = {{"indonesia", 0}, {NULL, 0}};
  struct holiday holiday = {.day = DATE_NONE};
  unsigned word;
  if (item->kind == NODE_TEXT) {
    if (read_word(load, item->text, item->at, "holidays", WORDS, &word)) add_indonesia(load, item->at);
  } else if (node_get(item, "file") != NULL) {
    add_file(load, item);
  } else if (decode_map(load, item, item->at, "a holiday", HOLIDAY_FIELDS, &holiday) && holiday.day != DATE_NONE) {
    add_holiday(load, holiday.day, holiday.name, item->at);
  }
}

static void decode_holidays(struct load *load, const struct field *field, const struct node *value, void *member) {
  *(bool *)member = true;
  if (!expect_list(load, field->key, value, "a list of 'indonesia', { date, name } or { file }")) return;
  for (size_t i = 0; i < value->count; i++) add_item(load, value->items[i]);
}

struct calendar_draft {
  weekdays week;
  bool has_holidays;
};
static const struct field CALENDAR_FIELDS[] = {
    {.key = "week", .decode = decode_weekdays, .offset = offsetof(struct calendar_draft, week)},
    {.key = "holidays", .decode = decode_holidays, .offset = offsetof(struct calendar_draft, has_holidays)},
    {0}};

static const struct node *key_of(const struct node *map, const char *key) {
  for (size_t i = 0; map->kind == NODE_MAP && i < map->count; i++)
    if (str_equal(node_key(map, i)->text, str_from(key))) return node_key(map, i);
  return NULL;
}

static int compare_holidays(const void *a, const void *b) {
  const struct holiday *left = a, *right = b;
  if (left->day != right->day) return left->day < right->day ? -1 : 1;
  if (left->at.file != right->at.file) return left->at.file < right->at.file ? -1 : 1;
  return left->at.line < right->at.line ? -1 : left->at.line > right->at.line;
}

static void sort_holidays(struct calendar *calendar) {
  size_t kept = 0;
  if (calendar->holidays.count > 1)
    qsort(calendar->holidays.items, calendar->holidays.count, sizeof *calendar->holidays.items, compare_holidays);
  for (size_t i = 0; i < calendar->holidays.count; i++)
    if (kept == 0 || calendar->holidays.items[kept - 1].day != calendar->holidays.items[i].day)
      calendar->holidays.items[kept++] = calendar->holidays.items[i];
  calendar->holidays.count = kept;
}

static void set_years(struct load *load) {
  struct calendar *calendar = &load->world->calendar;
  calendar->first_year = load->indonesia ? INDONESIA[0].year : 0;
  calendar->last_year = load->indonesia ? INDONESIA[INDONESIA_COUNT - 1].year : 9999;
}

void load_calendar(struct load *load) {
  struct calendar *calendar = &load->world->calendar;
  const section_list *sections = &load->sections[SECTION_CALENDAR];
  struct calendar_draft draft = {0};
  const struct node *first_week = NULL;
  for (size_t i = 0; i < sections->count; i++) {
    const struct section *section = &sections->items[i];
    const struct node *week = key_of(section->value, "week");
    decode_map(load, section->value, section->key->at, "'calendar'", CALENDAR_FIELDS, &draft);
    if (week == NULL) continue;
    if (first_week != NULL)
      diag_note(load->diag, diag_at(load->diag, CODE_duplicate_section, week->at, "'calendar.week' is given twice"),
                first_week->at, "first here");
    first_week = week;
  }
  calendar->week = draft.week != 0
                       ? draft.week
                       : (weekdays)(1u << MONDAY | 1u << TUESDAY | 1u << WEDNESDAY | 1u << THURSDAY | 1u << FRIDAY);
  if (!draft.has_holidays) add_indonesia(load, (struct span){0});
  sort_holidays(calendar);
  set_years(load);
}

static bool check_year(struct model *model, int year, struct span at) {
  const struct calendar *calendar = &model->world.calendar;
  if (year >= calendar->first_year && year <= calendar->last_year) return true;
  struct finding *finding = diag_at(model->diag, CODE_holiday_year, at, "the built-in holidays cover %d to %d, not %d",
                                    calendar->first_year, calendar->last_year, year);
  diag_help(model->diag, finding,
            "give the holidays of %d under 'calendar: { holidays: [ ... ] }', without "
            "'indonesia'",
            year);
  return false;
}

static void check_years(struct load *load, const struct date_range *range) {
  int first = date_year(range->first), last = range->last == DATE_OPEN ? first : date_year(range->last);
  for (int year = first; year <= last; year++) check_year(load->model, year, range->at);
}

bool holidays_cover(struct model *model, date first, date last) {
  const struct span nowhere = {0};
  return check_year(model, date_year(first), nowhere) && check_year(model, date_year(last), nowhere);
}

void check_holiday_years(struct load *load) {
  for (size_t i = 0; load->indonesia && i < load->model->circulars.count; i++) {
    const struct dates *days = &load->model->circulars.items[i].in_force;
    for (size_t j = 0; j < days->count; j++) check_years(load, &days->ranges[j]);
  }
}
