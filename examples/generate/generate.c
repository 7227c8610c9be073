/* Writes unor.csv, pegawai.csv and cuti.csv of every example: offices as they are, people as nobody is. The same bytes
 * on every machine: own dice, and never two throws in one expression. */
#include "words.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PICK(array) ((array)[below((int)COUNT(array))])

enum {
  PEOPLE_MOST = 9800,
  UNITS_MOST = 1000,
  SMALL_OFFICE = 20, /* the lower class of branch, whose heads are one echelon down */
  RANKS_YEAR = 2022, /* in which people have the ages of RANKS */
};

struct unit {
  const struct office *office;
  int section; /* 0: the office itself */
  char id[48], parent[48], name[96], kind[16];
};

struct person {
  const struct unit *unit;
  const char *echelon, *residence;
  bool woman, non_asn;
  int born; /* year */
  char nip[19], name[48], position[112], tags[48];
};

/* Of a head: echelon, in a small office, and the years of birth in which one has got that far by 2022. */
struct rank {
  const char *kind, *echelon, *echelon_small;
  int oldest, youngest;
};

static const struct rank AGENCY_RANK = {"", "II.a", "II.a", 1963, 1974};
static const struct rank STAFF_RANK = {"", "", "", 1965, 2000};
static const struct rank RANKS[] = {
    {"asisten", "II.a", "II.a", 1963, 1970},
    {"biro", "II.b", "II.b", 1963, 1976},
    {"rsud", "II.b", "II.b", 1963, 1974},
    {"sekretariat", "III.a", "III.a", 1965, 1980},
    {"bidang", "III.a", "III.a", 1965, 1982},
    {"bagian", "III.a", "III.a", 1965, 1982},
    {"inspektur", "III.a", "III.a", 1965, 1980},
    {"uptd", "III.b", "IV.a", 1965, 1982},
    {"balai", "III.b", "IV.a", 1965, 1982},
    {"cabang", "III.b", "IV.a", 1965, 1982},
    {"subbagian", "IV.a", "IV.b", 1966, 1989},
    {"subbidang", "IV.a", "IV.b", 1966, 1989},
    {"seksi", "IV.a", "IV.b", 1966, 1989},
    {"instalasi", "", "", 1966, 1988},
    {"suku", "III.a", "III.a", 1965, 1982},
    {"kota", "II.b", "II.b", 1963, 1974},
    {"kecamatan", "III.a", "III.a", 1966, 1984},
    {"kelurahan", "IV.a", "IV.a", 1968, 1990},
    {"sekolah", "", "", 1963, 1980},
    {"kantor", "III.a", "III.a", 1965, 1982},
    {"lapas", "II.b", "III.a", 1964, 1978},
    {"rutan", "III.a", "III.a", 1965, 1980},
    {"bapas", "III.a", "III.a", 1965, 1980},
    {"imigrasi", "III.a", "III.b", 1965, 1982},
    {"divisi", "II.b", "II.b", 1963, 1974},
    {"dinas", "II.b", "II.b", 1963, 1976},
    {"badan", "II.b", "II.b", 1963, 1976},
    {"satuan", "II.b", "II.b", 1963, 1976},
    {"panti", "IV.a", "IV.a", 1965, 1982},
    {"samsat", "III.b", "IV.a", 1965, 1982},
    {"posko", "", "", 1966, 1988},
};

static const struct world *const WORLDS[] = {
    &BANTEN_2020_KLB, &BANTEN_2022,        &BANTEN_2022_PESAN,          &BANTEN_2023,         &BABEL_2024,
    &JABAR_2026,      &JAKARTA_2020,       &JAKARTA_2020_SEKDA,         &JAKARTA_2026,        &JATENG_2021,
    &NASIONAL_2026,   &NASIONAL_2020_ZONA, &NASIONAL_2021_PPKM_DARURAT, &NASIONAL_2021_TABEL,
};

static const struct world *world;
static struct unit units[UNITS_MOST];
static size_t unit_count;
static struct person people[PEOPLE_MOST];
static size_t people_count;
static uint64_t dice;

/* splitmix64 (Steele, Lea & Flood 2014) */
static uint64_t next(void) {
  uint64_t z = dice += 0x9e3779b97f4a7c15u;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

static int below(int n) {
  return (int)(next() % (uint64_t)n);
}

static int between(int first, int last) {
  return first + below(last - first + 1);
}

static bool chance(int percent) {
  return below(100) < percent;
}

static bool same(const char *a, const char *b) {
  return strcmp(a, b) == 0;
}

static bool any_of(const char *text, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (same(text, words[i])) return true;
  return false;
}

static void give_up(const char *what, const char *which) {
  fprintf(stderr, "generate: %s: %s\n", what, which);
  exit(1);
}

static struct unit *add_unit(const struct office *office, const char *kind, const char *parent) {
  if (unit_count == UNITS_MOST) give_up("too many units", office->id);
  struct unit *unit = &units[unit_count++];
  *unit = (struct unit){.office = office};
  snprintf(unit->kind, sizeof unit->kind, "%s", kind);
  snprintf(unit->parent, sizeof unit->parent, "%s", parent);
  return unit;
}

/* "Seksi Operasi/..." is of the kind seksi. */
static void section_kind(const char *text, char *kind, size_t size) {
  snprintf(kind, size, "%.*s", (int)strcspn(text, " />"), text);
  kind[0] = (char)(kind[0] - 'A' + 'a');
}

static const char *add_section(const struct office *office, int number, const char *parent, const char *text,
                               size_t length) {
  char kind[16];
  section_kind(text, kind, sizeof kind);
  struct unit *unit = add_unit(office, kind, parent);
  unit->section = number;
  snprintf(unit->name, sizeof unit->name, "%.*s", (int)length, text);
  snprintf(unit->id, sizeof unit->id, "%s-%s-%d", office->id, kind, number);
  return unit->id;
}

static void add_office(const struct office *office) {
  struct unit *unit = add_unit(office, office->kind, office->parent);
  snprintf(unit->id, sizeof unit->id, "%s", office->id);
  snprintf(unit->name, sizeof unit->name, "%s", office->name);
  const char *section = unit->id;
  int number = 0;
  for (const char *at = office->sections ? office->sections : ""; *at;) {
    size_t length = strcspn(at + 1, "/>");
    const char *id = add_section(office, ++number, *at == '>' ? section : unit->id, at + 1, length);
    if (*at == '/') section = id;
    at += 1 + length;
  }
}

static const struct rank *head_rank(const struct unit *unit) {
  const char *echelon = unit->section ? NULL : unit->office->echelon;
  if (!unit->parent[0] || (echelon && strncmp(echelon, "II", 2) <= 0)) return &AGENCY_RANK;
  for (size_t i = 0; i < COUNT(RANKS); i++)
    if (same(RANKS[i].kind, unit->kind)) return &RANKS[i];
  give_up("no rank for the head of a", unit->kind);
  return NULL;
}

static const char *head_echelon(const struct unit *unit) {
  if (unit->section == 0 && unit->office->echelon) return unit->office->echelon;
  const struct rank *rank = head_rank(unit);
  return unit->office->people < SMALL_OFFICE ? rank->echelon_small : rank->echelon;
}

static void head_position(const struct unit *unit, char *to, size_t size) {
  static const char *const BY_NAME[] = {"asisten", "inspektur"};
  if (unit->section == 0 && unit->office->head)
    snprintf(to, size, "%s", unit->office->head);
  else if (same(unit->kind, "sekretariat"))
    snprintf(to, size, "Sekretaris");
  else
    snprintf(to, size, "%s%s", any_of(unit->kind, BY_NAME, COUNT(BY_NAME)) ? "" : "Kepala ", unit->name);
}

static enum work work_of(const struct unit *unit) {
  static const char *const OFFICE_KINDS[] = {"sekretariat", "bagian", "subbagian", "subbidang"};
  if (strstr(unit->name, "Keuangan") || strstr(unit->name, "Anggaran")) return FINANCE;
  return any_of(unit->kind, OFFICE_KINDS, COUNT(OFFICE_KINDS)) ? OFFICE : unit->office->work;
}

static const char *staff_position(const struct unit *unit) {
  const char *const *positions = POSITIONS[work_of(unit)];
  int count = 0;
  while (count < POSITIONS_MOST && positions[count]) count++;
  return positions[below(count)];
}

static bool throw_sex(const struct person *person) {
  if (same(person->position, "Bidan")) return true;
  if (same(person->position, "Pengemudi")) return false;
  return chance(WOMEN_SHARE[work_of(person->unit)]);
}

static void throw_name(struct person *person) {
  const char *first = person->woman ? PICK(WOMEN) : PICK(MEN);
  const char *second = person->woman ? PICK(WOMEN) : PICK(MEN);
  const char *last = person->woman ? PICK(WOMEN_LAST) : PICK(MEN_LAST);
  int form = below(100);
  if (form < 4)
    snprintf(person->name, sizeof person->name, "%s", last);
  else if (form < 54 && !same(first, second) && !strchr(second, '.'))
    snprintf(person->name, sizeof person->name, "%s %s %s", first, second, last);
  else
    snprintf(person->name, sizeof person->name, "%s %s", first, last);
}

/* The serial tells apart those of one birth date, appointment and sex. */
static int free_serial(const char *digits) {
  int serial = 1;
  for (size_t i = 0; i < people_count; i++)
    if (strncmp(people[i].nip, digits, 15) == 0) serial++;
  return serial;
}

static void throw_nip(struct person *person, bool head) {
  static const int APPOINTMENT_MONTHS[] = {1, 2, 3, 3, 3, 4, 8, 10, 12, 12};
  int month = between(1, 12), day = between(1, 28);
  bool contract = !head && person->born <= world->year - 24 && world->year > 2020 && chance(6);
  int latest = person->born + 33 < world->year ? person->born + 33 : world->year - 1;
  int appointed = contract ? between(2019, 2021) : between(person->born + 20, latest);
  int appointed_month = contract ? 21 : PICK(APPOINTMENT_MONTHS);
  char digits[64];
  snprintf(digits, sizeof digits, "%04d%02d%02d%04d%02d%d", person->born, month, day, appointed, appointed_month,
           person->woman ? 2 : 1);
  snprintf(person->nip, sizeof person->nip, "%.15s%03d", digits, (unsigned)free_serial(digits) % 1000);
}

static const char *region_of(const struct office *office) {
  if (office->region[0]) return office->region;
  for (size_t i = 0; i < world->office_count; i++)
    if (same(world->offices[i].id, office->parent)) return region_of(&world->offices[i]);
  give_up("no region for", office->id);
  return NULL;
}

static const char *throw_residence(const struct unit *unit) {
  const struct region *regions = world->regions;
  if (world->near && chance(3)) return regions[below((int)world->region_count)].name;
  if (world->near && chance(35)) return regions[below((int)world->near)].name;
  const char *region = region_of(unit->office);
  for (size_t i = 0; i < world->region_count; i++)
    if (same(regions[i].id, region)) return regions[i].name;
  give_up("no such region", region);
  return NULL;
}

static bool may_be_mother(const struct person *person) {
  return person->woman && person->born >= world->year - 40 && person->born <= world->year - 25;
}

static bool may_happen(enum who who, const struct person *person) {
  return who == ANYBODY || may_be_mother(person);
}

static void throw_tags(struct person *person) {
  person->tags[0] = '\0';
  for (size_t i = 0; i < world->tag_count; i++) {
    const struct tag *tag = &world->tags[i];
    if (!may_happen(tag->who, person) || !chance(tag->percent)) continue;
    size_t length = strlen(person->tags);
    snprintf(person->tags + length, sizeof person->tags - length, "%s%s", length ? " " : "", tag->name);
  }
}

static void hire(const struct unit *unit, bool head) {
  if (people_count == PEOPLE_MOST) give_up("too many people", unit->id);
  struct person *person = &people[people_count];
  const struct rank *rank = head ? head_rank(unit) : &STAFF_RANK;
  person->unit = unit;
  person->echelon = head ? head_echelon(unit) : "";
  if (head)
    head_position(unit, person->position, sizeof person->position);
  else
    snprintf(person->position, sizeof person->position, "%s", staff_position(unit));
  person->woman = throw_sex(person);
  person->born = between(rank->oldest, rank->youngest) + world->year - RANKS_YEAR;
  throw_name(person);
  person->non_asn = !head && world->non_asn && chance(world->non_asn);
  if (person->non_asn)
    snprintf(person->nip, sizeof person->nip, "THL-%04d", (int)people_count + 1);
  else
    throw_nip(person, head);
  person->residence = throw_residence(unit);
  throw_tags(person);
  people_count++;
}

/* How readily staff are put into a unit: the top of an agency that has sections has its head alone, lesser sections are
 * smaller. */
static int unit_weight(const struct unit *unit) {
  static const char *const TOPS[] = {"biro", "rsud"};
  static const char *const LESSER[] = {"subbagian", "seksi"};
  if (unit->section) return any_of(unit->kind, LESSER, COUNT(LESSER)) ? 1 : 3;
  return !unit->parent[0] || any_of(unit->kind, TOPS, COUNT(TOPS)) ? 0 : 3;
}

static size_t throw_unit(size_t first, size_t end) {
  int total = 0;
  for (size_t i = first; i < end; i++) total += unit_weight(&units[i]);
  if (!total) return first;
  int at = below(total);
  size_t i = first;
  while ((at -= unit_weight(&units[i])) >= 0) i++;
  return i;
}

/* units[first..end) are an office and its sections. */
static void staff_office(size_t first, size_t end) {
  static int staff[UNITS_MOST];
  if (units[first].office->people == 0) return;
  int left = units[first].office->people - (int)(end - first);
  for (size_t i = first; i < end; i++) staff[i] = 0;
  for (; left > 0; left--) staff[throw_unit(first, end)]++;
  for (size_t i = first; i < end; i++) {
    hire(&units[i], true);
    for (int n = 0; n < staff[i]; n++) hire(&units[i], false);
  }
}

static void staff_offices(void) {
  for (size_t first = 0, end; first < unit_count; first = end) {
    for (end = first + 1; end < unit_count && units[end].section; end++) continue;
    staff_office(first, end);
  }
  if ((int)people_count != world->people) give_up("the people of the offices do not add up", world->folder);
}

static FILE *create(const char *folder, const char *name, const char *header) {
  char path[1024];
  snprintf(path, sizeof path, "%s/%s/%s", folder, world->folder, name);
  FILE *file = fopen(path, "wb");
  if (!file) give_up("cannot be written", path);
  fprintf(file, "%s\n", header);
  return file;
}

static void close_file(FILE *file, const char *name) {
  bool failed = ferror(file);
  if (fclose(file) || failed) give_up("cannot be written", name);
}

static void put(FILE *file, const char *text, char after) {
  fprintf(file, strchr(text, ',') ? "\"%s\"%c" : "%s%c", text, after);
}

static void write_units(const char *folder) {
  FILE *file = create(folder, "unor.csv", "id,name,parent,kind,place,region,week,aliases");
  for (size_t i = 0; i < unit_count; i++) {
    const struct unit *unit = &units[i];
    bool office = unit->section == 0;
    put(file, unit->id, ',');
    put(file, unit->name, ',');
    put(file, unit->parent, ',');
    put(file, unit->kind, ',');
    put(file, office ? unit->office->place : "", ',');
    put(file, office ? unit->office->region : "", ',');
    put(file, office ? unit->office->week : "", ',');
    put(file, office ? unit->office->aliases : "", '\n');
  }
  close_file(file, "unor.csv");
}

static void write_people(const char *folder) {
  FILE *file = create(folder, "pegawai.csv",
                      world->non_asn ? "nip,name,unit,position,echelon,residence,tags,employment,gender"
                                     : "nip,name,unit,position,echelon,residence,tags");
  for (size_t i = 0; i < people_count; i++) {
    const struct person *person = &people[i];
    put(file, person->nip, ',');
    put(file, person->name, ',');
    put(file, person->unit->id, ',');
    put(file, person->position, ',');
    put(file, person->echelon, ',');
    put(file, person->residence, ',');
    put(file, person->tags, world->non_asn ? ',' : '\n');
    if (world->non_asn) fprintf(file, "%s,%s\n", person->non_asn ? "non-asn" : "", person->woman ? "P" : "L");
  }
  close_file(file, "pegawai.csv");
}

static const struct absence_habit *throw_habit(const struct person *person) {
  for (;;) {
    int at = below(100);
    const struct absence_habit *habit = ABSENCE_HABITS;
    while ((at -= habit->weight) >= 0) habit++;
    if (may_happen(habit->who, person)) return habit;
  }
}

/* Sakamoto's; Monday is 0. */
static int weekday(struct day day) {
  static const int SHIFTS[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
  int year = day.month < 3 ? day.year - 1 : day.year;
  return (year + year / 4 - year / 100 + year / 400 + SHIFTS[day.month - 1] + day.day + 6) % 7;
}

static int month_length(struct day day) {
  static const int LENGTHS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = day.year % 4 == 0 && (day.year % 100 != 0 || day.year % 400 == 0);
  return LENGTHS[day.month - 1] + (day.month == 2 && leap);
}

/* Nobody asks for leave from a Saturday on. */
static int throw_first_day(int length) {
  int monday = weekday(world->first);
  int day = below(world->days - length + 1);
  while ((monday + day) % 7 > 4) day = below(world->days - length + 1);
  return day;
}

static void put_day(FILE *file, int number) {
  struct day day = world->first;
  for (day.day += number; day.day > month_length(day);) {
    day.day -= month_length(day);
    day.year += day.month == 12;
    day.month = day.month % 12 + 1;
  }
  fprintf(file, "%04d-%02d-%02d,", day.year, day.month, day.day);
}

/* Returns the day after. */
static int write_absence(FILE *file, const struct person *person, int earliest) {
  const struct absence_habit *habit = throw_habit(person);
  int length = between(habit->shortest, habit->longest);
  if (length > world->days) length = world->days;
  int first = throw_first_day(length);
  if (first < earliest) return earliest;
  fprintf(file, "%s,", person->nip);
  put_day(file, first);
  put_day(file, first + length - 1);
  fprintf(file, "%s\n", habit->kind);
  return first + length;
}

static void write_absences(const char *folder) {
  if (!world->absent) return;
  FILE *file = create(folder, "cuti.csv", "nip,from,to,kind");
  for (size_t i = 0; i < people_count; i++) {
    if (!chance(world->absent)) continue;
    int after = write_absence(file, &people[i], 0);
    if (chance(15)) write_absence(file, &people[i], after + 1);
  }
  close_file(file, "cuti.csv");
}

static void make(const struct world *of, const char *folder) {
  world = of;
  dice = world->seed;
  unit_count = people_count = 0;
  for (size_t i = 0; i < world->office_count; i++) add_office(&world->offices[i]);
  staff_offices();
  write_units(folder);
  write_people(folder);
  write_absences(folder);
}

/* With the folder of the examples. */
int main(int argc, char **argv) {
  const char *folder = argc > 1 ? argv[1] : ".";
  for (size_t i = 0; i < COUNT(WORLDS); i++) make(WORLDS[i], folder);
  return 0;
}
