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
  uint32_t *component_of_tally, *component_of_seat; /* NONE: of none */
  struct listing tallies, seats, people;
  uint32_t *place_of_tally, *place_of_seat; /* in the component's list of them */
  size_t count;
  bool *leveled; /* by component: it leaves a choice between agencies or days; see rules/divide.h */
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
/* Lists the items 0..count-1 by what they are of, each in order; those of NONE are left out. lists: so many. */
struct listing list_items(struct arena *arena, size_t count, const uint32_t *list_of, size_t lists);
struct members members_of(const struct listing *listing, size_t component);

#endif
