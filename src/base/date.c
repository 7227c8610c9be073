#include "base/date.h"

/* Howard Hinnant, chrono-Compatible Low-Level Date Algorithms: years begin in March, eras have 400 years. */
static date days_from_civil(int year, int month, int day) {
  year -= month <= 2;
  int era = (year >= 0 ? year : year - 399) / 400;
  int year_of_era = year - era * 400;
  int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

void date_split(date day, int *year, int *month, int *day_of_month) {
  int shifted = day + 719468;
  int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  int day_of_era = shifted - era * 146097;
  int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int march_month = (5 * day_of_year + 2) / 153;
  *day_of_month = day_of_year - (153 * march_month + 2) / 5 + 1;
  *month = march_month < 10 ? march_month + 3 : march_month - 9;
  *year = year_of_era + era * 400 + (*month <= 2);
}

date date_make(int year, int month, int day) {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31) return DATE_NONE;
  date made = days_from_civil(year, month, day);
  if (day <= 28) return made; /* every month has them */
  int same_year, same_month, same_day;
  date_split(made, &same_year, &same_month, &same_day);
  return same_month == month ? made : DATE_NONE;
}

int date_year(date day) {
  int year, month, day_of_month;
  date_split(day, &year, &month, &day_of_month);
  return year;
}

enum weekday date_weekday(date day) {
  int offset = (day % 7 + 3) % 7; /* 1970-01-01 was a Thursday */
  return (enum weekday)(offset < 0 ? offset + 7 : offset);
}

date date_monday(date day) {
  return day - (date)date_weekday(day);
}

/* A week belongs to the year of its Thursday. */
void date_iso_week(date day, int *year, int *week) {
  date thursday = date_monday(day) + THURSDAY;
  *year = date_year(thursday);
  *week = (thursday - days_from_civil(*year, 1, 1)) / 7 + 1;
}

date date_of_iso_week(int year, int week) {
  if (year < 1900 || year > 2199 || week < 1 || week > 53) return DATE_NONE;
  date monday = date_monday(days_from_civil(year, 1, 4)) + (week - 1) * 7;
  int same_year, same_week;
  date_iso_week(monday, &same_year, &same_week);
  return same_year == year ? monday : DATE_NONE;
}

int date_age(date born, date on) {
  int born_year, born_month, born_day, year, month, day;
  date_split(born, &born_year, &born_month, &born_day);
  date_split(on, &year, &month, &day);
  bool before_birthday = month < born_month || (month == born_month && day < born_day);
  return year - born_year - before_birthday;
}

static void put_digits(char *text, int number, int digits) {
  for (int i = digits - 1; i >= 0; i--, number /= 10) text[i] = (char)('0' + number % 10);
}

const char *date_format(date day, char text[static DATE_SIZE]) {
  int year, month, day_of_month;
  date_split(day, &year, &month, &day_of_month);
  put_digits(text, year, 4);
  text[4] = '-';
  put_digits(text + 5, month, 2);
  text[7] = '-';
  put_digits(text + 8, day_of_month, 2);
  text[10] = '\0';
  return text;
}

bool date_parse_iso(struct str s, date *day) {
  long long year, month, day_of_month;
  if (s.len != 10 || s.ptr[4] != '-' || s.ptr[7] != '-') return false;
  if (!str_number((struct str){s.ptr, 4}, 9999, &year)) return false;
  if (!str_number((struct str){s.ptr + 5, 2}, 99, &month)) return false;
  if (!str_number((struct str){s.ptr + 8, 2}, 99, &day_of_month)) return false;
  date made = date_make((int)year, (int)month, (int)day_of_month);
  if (made == DATE_NONE) return false;
  *day = made;
  return true;
}

static const char *const indonesian_days[] = {"Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"};
static const char *const short_days[] = {"Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"};
static const char *const short_months[] = {"Jan", "Feb", "Mar", "Apr", "Mei", "Jun",
                                           "Jul", "Agu", "Sep", "Okt", "Nov", "Des"};
static const char *const day_keys[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

const char *weekday_name(enum weekday day) {
  return indonesian_days[day];
}
const char *weekday_short(enum weekday day) {
  return short_days[day];
}
const char *weekday_key(enum weekday day) {
  return day_keys[day];
}
const char *month_short(int month) {
  return short_months[month - 1];
}

struct named {
  const char *name; /* in small letters */
  int number;
};

/* With the other spellings that letters of Indonesian offices use: jum'at, ahad, pebruari, nopember. */
static const struct named day_names[] = {
    {"senin", MONDAY},  {"selasa", TUESDAY},    {"rabu", WEDNESDAY},  {"kamis", THURSDAY},      {"jumat", FRIDAY},
    {"jum'at", FRIDAY}, {"sabtu", SATURDAY},    {"minggu", SUNDAY},   {"ahad", SUNDAY},         {"sen", MONDAY},
    {"sel", TUESDAY},   {"rab", WEDNESDAY},     {"kam", THURSDAY},    {"jum", FRIDAY},          {"sab", SATURDAY},
    {"min", SUNDAY},    {"monday", MONDAY},     {"tuesday", TUESDAY}, {"wednesday", WEDNESDAY}, {"thursday", THURSDAY},
    {"friday", FRIDAY}, {"saturday", SATURDAY}, {"sunday", SUNDAY},   {"mon", MONDAY},          {"tue", TUESDAY},
    {"wed", WEDNESDAY}, {"thu", THURSDAY},      {"fri", FRIDAY},      {"sat", SATURDAY},        {"sun", SUNDAY},
};

static const struct named month_names[] = {
    {"januari", 1},   {"februari", 2},  {"pebruari", 2}, {"maret", 3},     {"april", 4},     {"mei", 5},
    {"juni", 6},      {"juli", 7},      {"agustus", 8},  {"september", 9}, {"oktober", 10},  {"november", 11},
    {"nopember", 11}, {"desember", 12}, {"january", 1},  {"february", 2},  {"march", 3},     {"may", 5},
    {"june", 6},      {"july", 7},      {"august", 8},   {"october", 10},  {"december", 12}, {"jan", 1},
    {"feb", 2},       {"peb", 2},       {"mar", 3},      {"apr", 4},       {"jun", 6},       {"jul", 7},
    {"agu", 8},       {"ags", 8},       {"agt", 8},      {"aug", 8},       {"sep", 9},       {"okt", 10},
    {"oct", 10},      {"nov", 11},      {"nop", 11},     {"des", 12},      {"dec", 12},
};

static bool same_name(struct str word, const char *name) {
  if (strlen(name) != word.len) return false;
  for (size_t i = 0; i < word.len; i++) {
    char c = word.ptr[i];
    if (c >= 'A' && c <= 'Z') c = (char)(c - 'A' + 'a');
    if (c != name[i]) return false;
  }
  return true;
}

static const struct named *find_named(struct str word, const struct named *names, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (same_name(word, names[i].name)) return &names[i];
  return NULL;
}

bool weekday_named(struct str name, enum weekday *day) {
  const struct named *found = find_named(name, day_names, sizeof day_names / sizeof *day_names);
  if (found) *day = (enum weekday)found->number;
  return found;
}

bool month_named(struct str name, int *month) {
  const struct named *found = find_named(name, month_names, sizeof month_names / sizeof *month_names);
  if (found) *month = found->number;
  return found;
}
