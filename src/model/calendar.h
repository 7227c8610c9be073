/* When: sets of dates and weekdays as files say them, and the days that are worked. */
#ifndef MODEL_CALENDAR_H
#define MODEL_CALENDAR_H

#include "base/arena.h"
#include "base/date.h"
#include "diag/diag.h"

/* A..B, both included; last is DATE_OPEN for "A..". */
struct date_range {
  date first, last;
  struct span at;
};

struct dates {
  struct date_range *ranges; /* as written: may touch, overlap and be out of order */
  size_t count;
};
bool dates_contain(const struct dates *dates, date day);

/* when: all that is given must hold. */
struct when {
  struct dates dates; /* none: every day */
  weekdays weekdays;  /* 0: every day */
  struct dates except;
  struct span at; /* line 0 when the rule has no when */
};
bool when_holds(const struct when *when, date day);

struct holiday {
  date day;
  struct str name;
  struct span at;
};

struct calendar {
  weekdays week;                 /* default Monday to Friday */
  LIST(struct holiday) holidays; /* sorted by day, each day once */
  int first_year, last_year;     /* what the built-in table covers where it is used, else 0 and 9999 */
};
const struct holiday *calendar_holiday(const struct calendar *calendar, date day); /* NULL: none */

#endif
