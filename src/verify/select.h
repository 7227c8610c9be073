/* Whom a selector means (contract 7), asked of one person and one day at a time. */
#ifndef VERIFY_SELECT_H
#define VERIFY_SELECT_H

#include "model/model.h"

/* The world on the days of a roster. */
struct scene {
  const struct model *model;
  const date *days;
  size_t day_count;
  bool *works;               /* unit × day: by calendar */
  symbol *levels;            /* unit × day: of its region */
  int *years, *dates;        /* day: 2022, and 131 for 31 January */
  const uint32_t *circulars; /* their indices in the order in which they apply: sectors are named by later ones only */
  bool *sectors_change;      /* a circular each: may a person's sector in it differ from day to day */
};
struct scene scene_make(struct arena *arena, const struct model *model, const date *days, size_t day_count);

/* One person, as selectors see them. */
struct sight {
  const struct scene *scene;
  uint32_t person;
  int birth_year, birth_date;
  bool *in_scope;    /* circular × day */
  uint32_t *sectors; /* circular × day: the index of their sector's rule, or NONE */
  bool *holds;       /* day: room for selector_days */
};
/* Room for one person after the other. */
struct sight sight_make(struct arena *arena, const struct scene *scene);
/* Turns to this person: scope and sectors of every circular (contract 3 and 8). */
void sight_turn(struct sight *sight, uint32_t person);

/* Whether the answer may differ from day to day. */
bool selector_changes(const struct scene *scene, const struct selector *selector);
bool selector_holds(const struct sight *sight, const struct selector *selector, size_t day);
/* The answers for all days, in sight->holds; false when all of them are no. */
bool selector_days(struct sight *sight, const struct selector *selector);

/* Equal as written, order and case aside. */
bool selector_same(const struct selector *a, const struct selector *b);

#endif
