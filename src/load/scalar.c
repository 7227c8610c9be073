#include "load/scalar.h"
#include <limits.h>

static char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool str_is(struct str s, const char *word) {
  s = str_trim(s);
  size_t i = 0;
  while (i < s.len && word[i] != '\0' && ascii_lower(s.ptr[i]) == word[i]) i++;
  return i == s.len && word[i] == '\0';
}

bool str_split(struct str s, const char *separator, struct str *before, struct str *after) {
  size_t len = strlen(separator);
  for (size_t i = 0; i + len <= s.len; i++) {
    if (memcmp(s.ptr + i, separator, len) != 0) continue;
    *before = str_trim((struct str){s.ptr, i});
    *after = str_trim((struct str){s.ptr + i + len, s.len - i - len});
    return true;
  }
  return false;
}

const struct word *word_find(const struct word *words, struct str s) {
  for (; words->text != NULL; words++)
    if (str_is(s, words->text)) return words;
  return NULL;
}

void help_words(struct load *load, struct finding *finding, struct str said, const struct word *words) {
  LIST(struct str) texts = {0};
  for (const struct word *word = words; word->text != NULL; word++)
    *list_push(load->arena, &texts) = str_from(word->text);
  struct str nearest = diag_nearest(said, texts.items, texts.count);
  if (nearest.len > 1) {
    diag_help(load->diag, finding, "did you mean '%.*s'?", STR_ARGS(nearest));
    return;
  }
  struct str all = texts.items[0];
  for (size_t i = 1; i < texts.count; i++)
    all = str_format(load->arena, "%.*s, %.*s", STR_ARGS(all), STR_ARGS(texts.items[i]));
  diag_help(load->diag, finding, "one of: %.*s", STR_ARGS(all));
}

bool read_word(struct load *load, struct str s, struct span at, const char *what, const struct word *words,
               unsigned *value) {
  const struct word *word = word_find(words, s);
  if (word == NULL) {
    struct finding *finding = diag_at(load->diag, CODE_bad_value, at, "'%.*s' is no value of '%s'", STR_ARGS(s), what);
    help_words(load, finding, s, words);
    return false;
  }
  *value = word->value;
  return true;
}

static struct str take_while(struct str *s, bool (*is)(char)) {
  size_t len = 0;
  while (len < s->len && is(s->ptr[len])) len++;
  struct str taken = {s->ptr, len};
  s->ptr += len;
  s->len -= len;
  return taken;
}

static bool is_name_char(char c) {
  return !is_digit(c) && c != ' ' && c != '\t' && c != ',' && c != '/';
}

static bool is_gap(char c) {
  return c == ' ' || c == '\t' || c == ',';
}

static bool take_number(struct str *s, size_t most_digits, int *number) {
  long long value;
  struct str digits = take_while(s, is_digit);
  if (digits.len > most_digits || !str_number(digits, INT_MAX, &value)) return false;
  *number = (int)value;
  return true;
}

/* "31 Januari 2022" */
static bool take_written_date(struct str s, int *year, int *month, int *day) {
  if (!take_number(&s, 2, day)) return false;
  take_while(&s, is_gap);
  if (!month_named(take_while(&s, is_name_char), month)) return false;
  take_while(&s, is_gap);
  size_t digits = s.len;
  return digits == 4 && take_number(&s, 4, year) && s.len == 0;
}

/* Three numbers between separators of one kind, the year in four digits and last. */
static bool take_numeric_date(struct str s, int *first, int *second, int *year) {
  if (!take_number(&s, 2, first) || s.len == 0 || strchr("/-.", s.ptr[0]) == NULL) return false;
  char separator = s.ptr[0];
  s = (struct str){s.ptr + 1, s.len - 1};
  if (!take_number(&s, 2, second) || s.len != 5 || s.ptr[0] != separator) return false;
  s = (struct str){s.ptr + 1, s.len - 1};
  return take_number(&s, 4, year) && s.len == 0;
}

/* 2022-02-31 is no other way to write a date. */
static bool looks_iso(struct str s) {
  if (s.len != 10 || s.ptr[4] != '-' || s.ptr[7] != '-') return false;
  for (size_t i = 0; i < s.len; i++)
    if (i != 4 && i != 7 && !is_digit(s.ptr[i])) return false;
  return true;
}

enum date_result date_understand(struct str s, struct date_reading *reading) {
  int year, month, day;
  reading->other = DATE_NONE;
  if (date_parse_iso(s, &reading->day)) return DATE_READ;
  s = str_trim(s);
  struct str rest = s;
  bool named = weekday_named(take_while(&rest, is_name_char), &reading->said);
  if (named) {
    take_while(&rest, is_gap);
    s = rest;
  }
  if (take_numeric_date(s, &day, &month, &year)) {
    reading->day = date_make(year, month, day);
    reading->other = date_make(year, day, month);
    return DATE_NUMERIC;
  }
  if (looks_iso(s)) {
    if (!date_parse_iso(s, &reading->day)) return DATE_NO_SUCH_DAY;
  } else {
    if (!take_written_date(s, &year, &month, &day)) return DATE_NO_DATE;
    reading->day = date_make(year, month, day);
    if (reading->day == DATE_NONE) return DATE_NO_SUCH_DAY;
  }
  return named && date_weekday(reading->day) != reading->said ? DATE_OTHER_WEEKDAY : DATE_READ;
}

static const char *MONTHS[] = {"Januari", "Februari", "Maret",     "April",   "Mei",      "Juni",
                               "Juli",    "Agustus",  "September", "Oktober", "November", "Desember"};

static struct str written_date(struct load *load, date day) {
  int year, month, day_of_month;
  date_split(day, &year, &month, &day_of_month);
  return str_format(load->arena, "%s, %d %s %d", weekday_name(date_weekday(day)), day_of_month, MONTHS[month - 1],
                    year);
}

static void report_numeric_date(struct load *load, struct str s, struct span at, const struct date_reading *reading) {
  char iso[DATE_SIZE], other_iso[DATE_SIZE];
  date day = reading->day, other = reading->other;
  if (day != DATE_NONE && other != DATE_NONE && day != other) {
    struct finding *finding = diag_at(load->diag, CODE_ambiguous_date, at, "'%.*s' may be %.*s or %.*s", STR_ARGS(s),
                                      STR_ARGS(written_date(load, day)), STR_ARGS(written_date(load, other)));
    diag_help(load->diag, finding, "write %s or %s", date_format(day, iso), date_format(other, other_iso));
    return;
  }
  struct finding *finding = diag_at(load->diag, CODE_bad_date, at, "'%.*s' is not how a date is written", STR_ARGS(s));
  if (day == DATE_NONE) day = other;
  if (day != DATE_NONE) diag_help(load->diag, finding, "write %s", date_format(day, iso));
}

bool read_date(struct load *load, struct str s, struct span at, date *day) {
  struct date_reading reading;
  struct finding *finding;
  s = str_trim(s);
  switch (date_understand(s, &reading)) {
  case DATE_READ:
    *day = reading.day;
    return true;
  case DATE_NUMERIC:
    report_numeric_date(load, s, at, &reading);
    return false;
  case DATE_NO_SUCH_DAY:
    diag_at(load->diag, CODE_bad_date, at, "there is no day '%.*s'", STR_ARGS(s));
    return false;
  case DATE_OTHER_WEEKDAY:
    finding = diag_at(load->diag, CODE_wrong_weekday, at, "'%.*s' is a %s, not a %s", STR_ARGS(s),
                      weekday_name(date_weekday(reading.day)), weekday_name(reading.said));
    diag_help(load->diag, finding, "it would be '%.*s'", STR_ARGS(written_date(load, reading.day)));
    return false;
  case DATE_NO_DATE:
    break;
  }
  finding = diag_at(load->diag, CODE_bad_date, at, "'%.*s' is no date", STR_ARGS(s));
  diag_help(load->diag, finding, "a date is written 2022-01-31 or 31 Januari 2022");
  return false;
}

bool read_date_range(struct load *load, struct str s, struct span at, struct date_range *range) {
  struct str first, last;
  range->at = at;
  if (!str_split(s, "..", &first, &last)) {
    if (!read_date(load, s, at, &range->first)) return false;
    range->last = range->first;
    return true;
  }
  bool good = read_date(load, first, at, &range->first);
  range->last = DATE_OPEN;
  if (last.len > 0) good = read_date(load, last, at, &range->last) && good;
  if (!good || range->first <= range->last) return good;
  diag_at(load->diag, CODE_bad_range, at, "the range '%.*s' ends before it begins", STR_ARGS(s));
  return false;
}

bool weekdays_understand(struct str s, weekdays *days) {
  enum weekday first, last;
  struct str from, to;
  s = str_trim(s);
  if (weekday_named(s, &first)) {
    *days = (weekdays)(1u << first);
    return true;
  }
  if (!str_split(s, "-", &from, &to) || !weekday_named(from, &first) || !weekday_named(to, &last)) return false;
  *days = 0;
  for (unsigned day = first;; day = (day + 1) % 7) {
    *days |= (weekdays)(1u << day);
    if (day == last) return true;
  }
}

bool read_weekdays(struct load *load, struct str s, struct span at, weekdays *days) {
  if (weekdays_understand(s, days)) return true;
  struct finding *finding = diag_at(load->diag, CODE_bad_value, at, "'%.*s' is no weekday", STR_ARGS(s));
  diag_help(load->diag, finding,
            "weekdays are mon, tue, wed, thu, fri, sat, sun or senin to minggu; a range is "
            "written mon-thu");
  return false;
}

bool read_number(struct load *load, struct str s, struct span at, long long *number) {
  if (str_number(str_trim(s), MOST_NUMBER, number)) return true;
  diag_at(load->diag, CODE_bad_number, at, "'%.*s' is no whole number of 0 or more", STR_ARGS(s));
  return false;
}

static bool strip_percent_sign(struct str s, struct str *number) {
  static const struct str SIGNS[] = {{"%", 1}, {"persen", 6}, {"percent", 7}};
  s = str_trim(s);
  for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++) {
    struct str sign = SIGNS[i];
    if (s.len < sign.len || !str_is((struct str){s.ptr + s.len - sign.len, sign.len}, sign.ptr)) continue;
    *number = str_trim((struct str){s.ptr, s.len - sign.len});
    return true;
  }
  return false;
}

bool is_percent(struct str s) {
  struct str number;
  return strip_percent_sign(s, &number);
}

/* Millionths of a percent; false when it is no decimal number, or one finer than that. */
static bool percent_of_text(struct str s, long long *value) {
  struct str whole, part;
  long long units, fraction = 0;
  if (!str_split(s, ".", &whole, &part) && !str_split(s, ",", &whole, &part))
    return str_number(s, MOST_NUMBER, value) && (*value *= PERCENT, true);
  if (part.len > 6 || !str_number(whole, MOST_NUMBER, &units) || !str_number(part, PERCENT, &fraction)) return false;
  for (size_t digits = part.len; digits < 6; digits++) fraction *= 10;
  *value = units * PERCENT + fraction;
  return true;
}

bool read_percent(struct load *load, struct str s, struct span at, long long *value) {
  struct str number;
  if (strip_percent_sign(s, &number) && percent_of_text(number, value) && *value <= 100LL * PERCENT) return true;
  struct finding *finding = diag_at(load->diag, CODE_bad_percent, at, "'%.*s' is no percentage", STR_ARGS(s));
  diag_help(load->diag, finding, "a percentage is written 25%%, 12.5%% or 12,5%%, from 0 to 100");
  return false;
}

bool numbers_understand(struct str s, long long *low, long long *high) {
  struct str from, to;
  if (str_number(str_trim(s), LLONG_MAX, low)) {
    *high = *low;
    return true;
  }
  if (!str_split(s, "..", &from, &to) || (from.len == 0 && to.len == 0)) return false;
  *low = LLONG_MIN;
  *high = LLONG_MAX;
  return (from.len == 0 || str_number(from, LLONG_MAX, low)) && (to.len == 0 || str_number(to, LLONG_MAX, high));
}

/* 07:30 or 07.30 */
static bool time_understand(struct str s, uint16_t *minutes) {
  struct str hour_text, minute_text;
  long long hour, minute;
  if (!str_split(s, ":", &hour_text, &minute_text) && !str_split(s, ".", &hour_text, &minute_text)) return false;
  if (hour_text.len == 0 || hour_text.len > 2 || minute_text.len != 2) return false;
  if (!str_number(hour_text, 23, &hour) || !str_number(minute_text, 59, &minute)) return false;
  *minutes = (uint16_t)(hour * 60 + minute);
  return true;
}

bool read_hours(struct load *load, struct str s, struct span at, struct hours *hours) {
  struct str start, end;
  *hours = (struct hours){.given = true};
  bool good = (str_split(s, "-", &start, &end) || str_split(s, "\xe2\x80\x93", &start, &end)) &&
              time_understand(start, &hours->start) && (end.len == 0 || time_understand(end, &hours->end));
  if (!good) {
    struct finding *finding = diag_at(load->diag, CODE_bad_time, at, "'%.*s' are no hours", STR_ARGS(s));
    diag_help(load->diag, finding, "hours are written 08:00-13:30, or 07:30- without an end");
    return false;
  }
  if (end.len == 0 || hours->end > hours->start) return true;
  diag_at(load->diag, CODE_bad_range, at, "the hours '%.*s' do not end after they begin", STR_ARGS(s));
  return false;
}
