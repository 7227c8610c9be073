/* What is planned together: the components of a block. */
#ifndef RULES_PARTITION_H
#define RULES_PARTITION_H

#include "rules/law.h"

/* Items listed by component: those of component c are items[first[c]] up to items[first[c + 1]]. */
struct listing {
  uint32_t *items;
  size_t *first;
};

/* Days of the window that are planned by themselves: first up to end - 1 (contract 9). */
struct block {
  size_t first, end;
};

/* People bound together by groups they share in a block, directly or through others, are a component: a problem of its
 * own. Those who have bounds on their own days, or shifts, are bound to the others of their agency who have, for where
 * these are a choice agencies are to be level and their shifts spread. */
struct partition {
  struct law *law;
  struct block block;
  bool *joined;     /* by unit of an agency: all that bind its people are joined */
  bool parted;      /* they are not: those agencies are of several components that leave them a choice */
  uint32_t *leader; /* by tally, and behind the tallies by agency, as its unit: union-find */
  bool *binding;    /* by the same: on any day of the block */
  uint32_t *component_of_tally, *component_of_seat;
  struct listing tallies, seats, people;
  size_t count;
};

/* The items of one component. */
struct members {
  const uint32_t *items;
  size_t count;
};

/* Whether people of the seat have bounds on their own days of the block. */
bool seat_has_personals(const struct law *law, const struct block *block, const struct seat *seat);
/* Whether shifts hold on some day of the block for people of the seat who are or may be in the office. */
bool seat_has_shifts(const struct law *law, const struct block *block, const struct seat *seat);
/* law, block and joined are given. Can be done again. */
void partition_open(struct partition *partition);
struct members members_of(const struct listing *listing, size_t component);

#endif
