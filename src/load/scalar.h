/* Text to the types of contract 2. A read_ function makes one finding at `at` when it returns false. */
#ifndef LOAD_SCALAR_H
#define LOAD_SCALAR_H

#include "load/loader.h"

/* A word of the language and what it stands for; tables end with a NULL word. */
struct word {
  const char *text;
  unsigned value;
};
bool str_is(struct str s, const char *word); /* without ASCII case and outer white space */
const struct word *word_find(const struct word *words, struct str s);
/* Adds "one of: a, b, c" and the nearest. */
void help_words(struct load *load, struct finding *finding, struct str said, const struct word *words);
bool read_word(struct load *load, struct str s, struct span at, const char *what, const struct word *words,
               unsigned *value);

enum date_result {
  DATE_READ,
  DATE_NO_DATE,      /* not written like one */
  DATE_NO_SUCH_DAY,  /* 31 Februari 2022 */
  DATE_NUMERIC,      /* 5/1/2022: day is the reading day-first, other month-first; DATE_NONE where there is none */
  DATE_OTHER_WEEKDAY /* the day name before it is not its own */
};
struct date_reading {
  date day, other;
  enum weekday said;
};
enum date_result date_understand(struct str s, struct date_reading *reading);
bool read_date(struct load *load, struct str s, struct span at, date *day);
bool read_date_range(struct load *load, struct str s, struct span at, struct date_range *range); /* A, A..B, A.. */

/* mon, Senin, mon-thu, sat-mon; false when it is none, without a finding. */
bool weekdays_understand(struct str s, weekdays *days);
bool read_weekdays(struct load *load, struct str s, struct span at, weekdays *days);

#define MOST_NUMBER 1000000000
bool read_number(struct load *load, struct str s, struct span at, long long *number);
/* Is it written as a percentage, well or badly? */
bool is_percent(struct str s);
bool read_percent(struct load *load, struct str s, struct span at, long long *value); /* in PERCENT */
/* 50, 50.., ..44, 45..55; false when it is none, without a finding. */
bool numbers_understand(struct str s, long long *low, long long *high);
bool read_hours(struct load *load, struct str s, struct span at, struct hours *hours);

/* What stands before and after the first separator; false when it does not occur. */
bool str_split(struct str s, const char *separator, struct str *before, struct str *after);

#endif
