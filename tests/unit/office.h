/* A small world built by hand, a circular for it and a roster, for tests of what rosters break. */
#ifndef TESTS_OFFICE_H
#define TESTS_OFFICE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/buf.h"
#include "verify/verify.h"

#define ROOM 128 /* people, and items of each other sort */

struct office {
  struct model model;
  struct circular *circular;
  struct roster *roster;
  struct verify_request request;
  char report[16384]; /* of the last verification */
};

/* Days of the roster: Monday 31 January to Friday 4 February 2022. */
enum { MON, TUE, WED, THU, FRI, DAYS };
#define FIRST_DAY date_make(2022, 1, 31)

static inline struct office *office_open(void) {
  struct arena *arena = arena_new();
  struct office *office = arena_alloc(arena, sizeof *office);
  struct model *model = &office->model;
  model->arena = arena;
  model->diag = diag_new(arena);
  model->world.symbols = symbols_new(arena);
  model->world.calendar.week = 0x1f;
  model->world.calendar.last_year = 9999;
  for (int i = 0; i < COLUMN_FIRST_OWN + 1; i++)
    list_push(arena, &model->world.columns)->values = arena_array(arena, symbol, ROOM);
  office->circular = list_push(arena, &model->circulars);
  office->circular->rules = arena_array(arena, struct rule, ROOM);
  office->circular->about = STR("Penyesuaian sistem kerja");
  office->circular->valid.ranges = arena_array(arena, struct date_range, 1);
  office->circular->valid.ranges[0] = (struct date_range){FIRST_DAY, FIRST_DAY + 4, {0}};
  office->circular->valid.count = 1;
  office->request = (struct verify_request){.from = DATE_NONE, .to = DATE_NONE, .unit = NONE};
  return office;
}
static inline void office_close(struct office *office) {
  arena_free(office->model.arena);
}

static inline symbol word(struct office *office, const char *text) {
  return *text ? symbol_of(office->model.world.symbols, str_from(text)) : 0;
}

static inline uint32_t add_unit(struct office *office, const char *id, uint32_t parent, const char *kind) {
  struct world *world = &office->model.world;
  uint32_t number = (uint32_t)world->units.count;
  *list_push(office->model.arena, &world->units) =
      (struct unit){.id = str_from(id),
                    .name = str_from(id),
                    .key = word(office, id),
                    .kind = word(office, kind),
                    .parent = parent,
                    .agency = parent == NONE ? number : world->units.items[parent].agency,
                    .place = NONE,
                    .week = world->calendar.week};
  units_number(world);
  return number;
}

static inline uint32_t add_place(struct office *office, const char *id) {
  struct world *world = &office->model.world;
  *list_push(office->model.arena, &world->places) =
      (struct place){.id = str_from(id), .name = str_from(id), .key = word(office, id), .capacity = NONE};
  return (uint32_t)world->places.count - 1;
}

static inline uint32_t add_people(struct office *office, uint32_t unit, int count) {
  struct world *world = &office->model.world;
  uint32_t first = (uint32_t)world->people.count;
  for (int i = 0; i < count; i++)
    *list_push(office->model.arena, &world->people) =
        (struct person){.nip = str_format(office->model.arena, "198001012005011%03u", first + (unsigned)i + 1),
                        .unit = unit,
                        .place = world->units.items[unit].place,
                        .born = date_make(1980, 1, 1),
                        .gender = GENDER_MALE,
                        .employment = EMPLOYMENT_PNS};
  return first;
}

/* Absences must be added by person and day. */
static inline void add_absence(struct office *office, uint32_t person, int first, int last, enum absence_kind kind) {
  *list_push(office->model.arena, &office->model.world.absences) =
      (struct absence){person, FIRST_DAY + first, FIRST_DAY + last, kind, {0}};
}

static inline struct rule *add_rule(struct office *office, const char *id) {
  struct rule *rule = &office->circular->rules[office->circular->rule_count++];
  rule->id = str_from(id);
  return rule;
}
/* Sectors come before rules. */
static inline struct rule *add_sector(struct office *office, const char *id) {
  struct rule *rule = add_rule(office, id);
  rule->is_sector = true;
  office->circular->sector_count++;
  return rule;
}

static inline struct clause *add_clause(struct office *office, struct selector *selector, enum key key) {
  if (!selector->clauses) selector->clauses = arena_array(office->model.arena, struct clause, 8);
  struct clause *clause = &selector->clauses[selector->count++];
  *clause = (struct clause){.key = key,
                            .values = arena_array(office->model.arena, struct value, 8),
                            .selectors = arena_array(office->model.arena, struct selector, 8)};
  return clause;
}
static inline struct clause *who_is(struct office *office, struct selector *selector, enum key key, uint32_t index) {
  struct clause *clause = add_clause(office, selector, key);
  clause->values[clause->value_count++].index = index;
  return clause;
}
static inline struct value *who_says(struct office *office, struct selector *selector, enum key key, const char *text) {
  struct clause *clause = add_clause(office, selector, key);
  clause->values[clause->value_count].text = word(office, text);
  return &clause->values[clause->value_count++];
}
static inline struct value *who_counts(struct office *office, struct selector *selector, enum key key, long long low,
                                       long long high) {
  struct value *value = who_says(office, selector, key, "");
  value->range = true;
  value->low = low;
  value->high = high;
  return value;
}

static inline struct bound *add_bound(struct office *office, struct rule *rule, enum counted counted) {
  if (!rule->bounds) rule->bounds = arena_array(office->model.arena, struct bound, 8);
  struct bound *bound = &rule->bounds[rule->bound_count++];
  bound->counted = counted;
  return bound;
}
static inline struct amount people(long long number) {
  return (struct amount){.given = true, .value = number};
}
static inline struct amount percent(double number) {
  return (struct amount){.given = true, .percent = true, .value = (long long)(number * PERCENT + 0.5)};
}

static inline void put(struct office *office, uint32_t person, int day, enum mode mode) {
  office->roster->modes[person * office->roster->day_count + (size_t)day] = (uint8_t)mode;
}
static inline void put_people(struct office *office, uint32_t first, int count, int day, enum mode mode) {
  for (uint32_t i = 0; i < (uint32_t)count; i++) put(office, first + i, day, mode);
}

/* After all rules: a roster of so many days in which everybody who works and is not absent is in this mode. */
static inline void fill_days(struct office *office, enum mode mode, size_t count) {
  static const enum mode modes[] = {MODE_LEAVE, MODE_SICK, MODE_TRIP, MODE_STUDY};
  const struct world *world = &office->model.world;
  date days[16];
  bool in_window[16];
  for (size_t i = 0; i < count; i++) {
    days[i] = FIRST_DAY + (date)i;
    in_window[i] = dates_contain(&office->circular->valid, days[i]);
  }
  office->roster = roster_new(&office->model, days, in_window, count);
  for (uint32_t person = 0; person < world->people.count; person++)
    for (size_t day = 0; day < count; day++) {
      const struct absence *absence = absence_on(world, person, days[day]);
      if (unit_works(world, world->people.items[person].unit, days[day]))
        put(office, person, (int)day, absence ? modes[absence->kind] : mode);
    }
}
static inline void fill(struct office *office, enum mode mode) {
  fill_days(office, mode, DAYS);
}

/* Verifies; the findings are in office->report. */
static inline struct verdict verdict_on(struct office *office) {
  struct buf out;
  office->model.diag = diag_new(office->model.arena);
  office->request.roster = office->roster;
  struct verdict verdict = verify_roster(&office->model, &office->request);
  buf_open(&out, NULL, NULL);
  diag_print(office->model.diag, &out, false);
  size_t length = buf_view(&out).len;
  assert_true(length < sizeof office->report);
  memcpy(office->report, buf_view(&out).ptr, length);
  office->report[length] = '\0';
  buf_close(&out);
  return verdict;
}
static inline size_t breaches(struct office *office) {
  return verdict_on(office).breaches;
}

static inline void says(const struct office *office, const char *text) {
  if (!strstr(office->report, text)) fail_msg("\"%s\" is not in:\n%s", text, office->report);
}
static inline void says_not(const struct office *office, const char *text) {
  if (strstr(office->report, text)) fail_msg("\"%s\" is in:\n%s", text, office->report);
}
static inline void lawful(struct office *office) {
  if (breaches(office) != 0) fail_msg("lawful, but:\n%s", office->report);
}
/* Exactly one breach, and this text in it. */
static inline void breaks(struct office *office, const char *text) {
  size_t count = breaches(office);
  if (count != 1) fail_msg("one breach wanted (%s), %zu found:\n%s", text, count, office->report);
  says(office, text);
}

#endif
