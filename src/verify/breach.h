/* What a roster breaks, said in words: where, who, when, how much, and under which article. */
#ifndef VERIFY_BREACH_H
#define VERIFY_BREACH_H

#include "model/roster.h"

/* The first findings of each code and rule are printed, and how many more there are. */
struct breaches {
  const struct roster *roster;
  uint32_t *counts; /* code × (rule or none) */
  size_t total;
};
struct breaches breaches_make(const struct roster *roster);
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
  bool most;
  long long counted, limit;
};
void breach_group(struct breaches *breaches, const struct excess *excess);

/* A day that the roster has no rows for, though so many people work. */
void breach_day(struct breaches *breaches, date day, size_t people);

/* So many people, of whole units, whom the roster has no row for on any of its days. */
void breach_unlisted(struct breaches *breaches, size_t people, uint32_t first);

#endif
