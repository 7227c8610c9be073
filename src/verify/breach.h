/* What a roster breaks, said in words: where, who, when, how much, and under which article. */
#ifndef VERIFY_BREACH_H
#define VERIFY_BREACH_H

#include "model/roster.h"

/* The first findings of each code and rule are printed, and how many more there are. */
struct breaches {
  const struct roster *roster;
  bool tells_private;
  bool past;        /* breaches of bounds are now of days that are taken over: warnings, and not counted */
  uint32_t printed; /* findings of one code for one rule, at most */
  uint32_t *counts; /* code × (rule or none) */
  size_t total, of_bounds, warned;
  int64_t passed; /* by bounds: people or days over or under */
};
struct breaches breaches_make(struct arena *arena, const struct roster *roster, uint32_t printed, bool tells_private);
void breaches_close(struct breaches *breaches); /* says how many more */

/* A person on a day: "1987... (Budi) is WFO on Fri 2022-02-04", then what they should be. rule is NONE where no rule is
 * broken; of a private rule neither name nor place is said. at is used where there is no rule. */
void breach_person(struct breaches *breaches, enum diag_code code, uint32_t rule, struct span at, uint32_t person,
                   size_t day, const char *should);

/* So many of a group on a day. unit and place both NONE: all. most: the limit is a maximum, else a minimum. */
struct excess {
  uint32_t rule;
  const struct bound *bound;
  uint32_t unit, place;
  size_t day;
  struct str shift; /* empty: the day */
  bool most;
  long long counted, limit;
  long long gone; /* so many over the limit are of days that are taken over, and not held against the roster */
};
void breach_group(struct breaches *breaches, const struct excess *excess);
/* So many days of a person, within "the week of Mon 2022-01-31". */
void breach_span(struct breaches *breaches, const struct excess *excess, uint32_t person, struct str span);

/* So many people in a place on a day, or at that minute of it. */
#define ALL_DAY UINT16_MAX
void breach_capacity(struct breaches *breaches, uint32_t place, size_t day, uint16_t minute, long long counted);

/* Two people, or a person on two days, who go together by `rotate` and are not in alike: a free cell in the office and
 * one that is not. together: "the free days of a week go together". */
struct parting {
  uint32_t person_in, person_out;
  size_t day_in, day_out;
};
void breach_rotation(struct breaches *breaches, const struct parting *parting, const char *together);

/* "Fri 2022-02-04" */
#define DAY_SIZE 15
const char *breach_date(date day, char text[static DAY_SIZE]);

/* A day that the roster has no rows for, though so many people work. */
void breach_day(struct breaches *breaches, date day, size_t people);

/* So many people, of whole units, whom the roster has no row for on any of its days. */
void breach_unlisted(struct breaches *breaches, size_t people, uint32_t first);

#endif
