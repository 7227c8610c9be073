/* Who is where on each day, and what decided it. */
#ifndef MODEL_ROSTER_H
#define MODEL_ROSTER_H

#include "model/model.h"

/* Why a cell is as it is. Rules are numbered through all circulars: rule r of circular c is first_rule of c plus r. */
#define DECIDED_NORMAL 0
#define DECIDED_ABSENCE 1
#define DECIDED_RULE 2 /* and up: rule number + DECIDED_RULE; never a private one */
#define HOURS_NONE 0   /* else rule number + 1 */

struct reason {
  uint16_t decided;
  uint16_t hours[3]; /* the rule whose hours hold in WFO, WFH, WFA */
  uint16_t shifts;   /* the rule whose shifts hold, numbered as hours are */
};

#define WHOLE_DAY (-1)

/* The people whom one bound counts together, by day of the roster. */
struct group {
  uint32_t rule; /* rule number; of a place's capacity: rule_count and the place's number */
  const struct bound *bound;
  uint32_t unit, place; /* what it is a group of; both NONE: all */
  int32_t *base;        /* people who make up the base; 0: the group does not stand on that day */
  int32_t *low, *high;  /* at least, at most so many are counted; 0 and INT32_MAX where nothing is asked */
  int32_t *counted;     /* so many are, in this roster; of a capacity: when the place is fullest */
  struct str shift;     /* over: shift: the name of the shift in which they are counted; else "" */
  int32_t minute;       /* of a capacity: of the day, at which they are counted; WHOLE_DAY: all of them */
  bool thinned;         /* a private rule takes people out of it: its numbers would tell of that rule */
};

/* What a planned roster is proved in, contract 9.2 to 9.8.
 *
 * The best roster is the one that contract 9 describes: of all lawful ones (by the best effort, of those that break as
 * little as this one) those with the least sum of the first promise, of these those with the least of the second, and
 * so on; block after block, each behind the earlier ones as they were found. The gap of a promise is a number by which
 * this roster's sum is at most above the best roster's. At 0 the promise is proved: this roster is not behind the best
 * one there. Where an earlier promise is not proved it may even be ahead in a later one, for the best roster may pay
 * there for what it gains before. */
enum promise {
  PROMISE_WISHES,
  PROMISE_FILL,
  PROMISE_ELSEWHERE, /* of 9.3: WFA or OFF without wishing it */
  PROMISE_STABLE,
  PROMISE_FAIR,
  PROMISE_LEVEL,
  PROMISE_EVEN,
  PROMISE_SPREAD,
  PROMISES
};
#define GAP_UNKNOWN INT64_MAX

struct roster {
  const struct model *model;
  date *days;      /* ascending: the window and the days asked for */
  bool *in_window; /* a day each: is any circular in force */
  size_t day_count;
  uint8_t *modes; /* people × days, a person's days together: enum mode */
  /* As modes: 0 none, else 1 + a number in the shifts of the rule that holds; behind these, and where no rule is known
   * to hold, in said_shifts. NULL: no rule has shifts, or the file that the roster was read from does not tell them. */
  uint8_t *shifts;
  const struct str *said_shifts; /* the names in the file that the roster was read, or days taken over, from */
  size_t said_count;
  const struct reason **reasons; /* a person each: day_count reasons, shared by those to whom the same rules apply */
  uint32_t *order;               /* people by agency, unit and place in the files */
  const struct rule **rules;     /* by rule number, over all circulars */
  const struct circular **rule_circulars;
  size_t rule_count;
  int64_t broken;     /* where no roster keeps all bounds: the sum of the numbers over or under (contract 11) */
  int64_t broken_gap; /* which is at most so much more than the least that could be, as gaps are */
  /* What it comes to: person-days, and sums of squares, that of fairness in thousandths. Filled by rules_sum. */
  int64_t sums[PROMISES];
  int64_t gaps[PROMISES];    /* in thousandths, rounded up; GAP_UNKNOWN where no bound is known */
  LIST(struct group) groups; /* by rule, bound, then unit or place; none in a roster read from a file */
};

static inline enum mode roster_mode(const struct roster *roster, uint32_t person, size_t day) {
  return (enum mode)roster->modes[person * roster->day_count + day];
}
/* What decided the row of that person and day; absences, which are theirs alone, are in no reason. */
static inline uint16_t roster_decided(const struct roster *roster, uint32_t person, size_t day) {
  return roster_mode(roster, person, day) >= MODE_LEAVE ? DECIDED_ABSENCE : roster->reasons[person][day].decided;
}
/* Gaps of what is planned by itself add up, promise by promise, in whatever order they come. */
void gap_add(int64_t *gap, int64_t more);
/* The index of the day, or NONE. */
uint32_t roster_day(const struct roster *roster, date day);
/* By day of the roster: the index of that day in the other, or NONE. */
uint32_t *roster_days_in(const struct roster *roster, const struct roster *other);
/* How many of its days, the first ones, are not after that day. */
size_t roster_days_until(const struct roster *roster, date day);
/* A roster for these days with all of order, rules and days made and every cell MODE_OFF_CALENDAR. days is copied. */
struct roster *roster_new(const struct model *model, const date *days, const bool *in_window, size_t count);
/* The shift of the rule that holds in which they are; NULL: none, or one that is only said. */
const struct shift *roster_rule_shift(const struct roster *roster, uint32_t person, size_t day);
/* The name of the shift that they are in, or "". */
struct str roster_shift(const struct roster *roster, uint32_t person, size_t day);
#define HOURS_SIZE 12
/* "08:00-13:30", "07:30-" without an end, or "" where none are given. */
const char *hours_text(struct hours hours, char text[static HOURS_SIZE]);
/* As text: those of the shift in the office, or "" where no hours hold. */
const char *roster_hours(const struct roster *roster, uint32_t person, size_t day, char text[static HOURS_SIZE]);

#endif
