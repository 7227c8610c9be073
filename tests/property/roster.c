#include "roster.h"
#include "force.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char header[] = "date,nip,name,agency,unit,place,mode,shift,hours,circular,rule";
enum { DATE, NIP, NAME, AGENCY, UNIT, PLACE, MODE, SHIFT, HOURS, CIRCULAR, RULE, FIELDS };

static bool split(char *line, char *fields[FIELDS]) {
  int count = 0;
  for (char *next = line; next; count++) {
    if (count == FIELDS) return false;
    fields[count] = next;
    next = strchr(next, ',');
    if (next) *next++ = '\0';
  }
  return count == FIELDS;
}

static int person_with(const struct instance *it, const char *nip) {
  for (int p = 0; p < it->person_count; p++)
    if (strcmp(it->people[p].nip, nip) == 0) return p;
  return NOTHING;
}

static enum mode mode_named(const char *name) {
  for (int mode = MODE_WFO; mode < MODE_COUNT; mode++)
    if (strcmp(mode_names[mode], name) == 0) return (enum mode)mode;
  return MODE_NO_ROW;
}

static int shift_named(const char *name) {
  for (int shift = 0; shift <= SHIFT_COUNT; shift++)
    if (strcasecmp(shift_names[shift], name) == 0) return shift;
  return NOTHING;
}

static bool names_number(const char *text, char letter, int number) {
  char expected[16];
  snprintf(expected, sizeof expected, "%c%d", letter, number);
  return strcmp(text, number == NOTHING ? "" : expected) == 0;
}

static const char *row_read(const struct instance *it, const char *line, struct row *row) {
  char copy[ROW_SIZE], *fields[FIELDS];
  int year, month, day;
  snprintf(row->text, sizeof row->text, "%s", line);
  snprintf(copy, sizeof copy, "%s", line);
  if (!split(copy, fields)) return "a row has not 11 fields";
  if (sscanf(fields[DATE], "%d-%d-%d", &year, &month, &day) != 3) return "a row has no date";
  row->day = day_of(year, month, day);
  row->person = person_with(it, fields[NIP]);
  row->mode = mode_named(fields[MODE]);
  snprintf(row->hours, sizeof row->hours, "%s", fields[HOURS]);
  snprintf(row->circular, sizeof row->circular, "%s", fields[CIRCULAR]);
  snprintf(row->rule, sizeof row->rule, "%s", fields[RULE]);
  row->shift = shift_named(fields[SHIFT]);
  if (row->shift == NOTHING) return "a row has an unknown shift";
  if (row->person == NOTHING) return "a row has an unknown nip";
  if (row->mode == MODE_NO_ROW) return "a row has an unknown mode";
  if (!names_number(fields[AGENCY], 'u', person_agency(it, row->person))) return "a row has the wrong agency";
  if (!names_number(fields[UNIT], 'u', it->people[row->person].unit)) return "a row has the wrong unit";
  if (!names_number(fields[PLACE], 'p', person_place(it, row->person))) return "a row has the wrong place";
  return NULL;
}

const char *roster_read(const struct instance *it, const char *csv, struct roster *roster) {
  char line[ROW_SIZE];
  roster->count = 0;
  for (int number = 0; *csv; number++) {
    size_t length = strcspn(csv, "\n");
    if (csv[length] != '\n') return "the last line has no end";
    if (length >= sizeof line) return "a line is too long";
    memcpy(line, csv, length);
    line[length] = '\0';
    csv += length + 1;
    if (number == 0 && strcmp(line, header) != 0) return "the header is not that of contract 12";
    if (number == 0) continue;
    if (roster->count == MAX_ROWS) return "there are too many rows";
    const char *wrong = row_read(it, line, &roster->rows[roster->count++]);
    if (wrong) return wrong;
  }
  return NULL;
}

/* Days, then agencies, units and people as in the files: units stand in the
 * order of their trees already. */
static int next_in_unit(const struct instance *it, people works, int after) {
  int best = NOTHING;
  for (int p = 0; p < it->person_count; p++) {
    int key = it->people[p].unit * MAX_PEOPLE + p;
    if (!(works >> p & 1) || key <= after) continue;
    if (best == NOTHING || key < it->people[best].unit * MAX_PEOPLE + best) best = p;
  }
  return best;
}

static bool day_complete(const struct instance *it, const struct roster *roster, int day, int *at) {
  struct day_law law;
  int after = -1;
  law_without_circular(it, day, &law);
  for (int i = 0; i < people_count(law.works); i++, (*at)++) {
    int person = next_in_unit(it, law.works, after);
    if (*at >= roster->count || roster->rows[*at].day != day || roster->rows[*at].person != person) return false;
    after = it->people[person].unit * MAX_PEOPLE + person;
  }
  return true;
}

bool roster_complete(const struct instance *it, const struct roster *roster, int first, int last, bool window_only) {
  int at = 0;
  for (int day = first; day <= last; day++)
    if ((!window_only || any_in_force(it, day)) && !day_complete(it, roster, day, &at)) return false;
  return at == roster->count;
}

void roster_plan(const struct roster *roster, int day, struct day_plan *plan) {
  *plan = (struct day_plan){0};
  for (int i = 0; i < roster->count; i++) {
    const struct row *row = &roster->rows[i];
    if (row->day != day) continue;
    plan->modes[row->person] = row->mode;
    plan->shifts[row->person] = row->shift;
  }
}

void roster_write(const struct instance *it, const struct roster *roster, const char *path) {
  char text[16];
  FILE *file = fopen(path, "w");
  if (!file) {
    perror(path);
    exit(2);
  }
  fputs(it->whole ? "date,nip,mode,shift\n" : "date,nip,mode\n", file);
  for (int i = 0; i < roster->count; i++) {
    const struct row *row = &roster->rows[i];
    if (row->mode == MODE_NO_ROW) continue;
    fprintf(file, "%s,%s,%s", day_written(row->day, text), it->people[row->person].nip, mode_names[row->mode]);
    if (it->whole) fprintf(file, ",%s", shift_names[row->shift]);
    fputs("\n", file);
  }
  fclose(file);
}
