/* Selectors held against people: once a person for what never changes, by day for ages, levels and sectors. */
#ifndef RULES_MATCH_H
#define RULES_MATCH_H

#include "rules/window.h"

struct matcher; /* one selector, made ready: what its values mean for each unit, place and cell text is looked up once
                 */

/* What a match may look at beside the model. */
struct match_context {
  const struct model *model;
  const struct window *window;
  const size_t *first_rule; /* by circular: the number of its first rule */
  dayset *rule_days;        /* of the person at hand: by rule number, the days on which a sector has them */
  struct arena *arena;
};

struct matcher *matcher_new(const struct match_context *context, const struct selector *selector, struct arena *arena);
/* Whether one value of a clause means this cell of a text column. Empty cells match nothing. */
bool cell_matches(const struct model *model, enum key key, symbol cell, const struct value *value);
/* Whether one value of a clause by unit, kind, region or week means this unit. */
bool unit_matches(const struct model *model, enum key key, uint32_t unit, const struct value *value);
uint32_t column_of(const struct clause *clause); /* which of world.columns a clause on text looks at */
/* The days on which the selector has this person, into days. */
void matcher_days(struct matcher *matcher, const struct match_context *context, uint32_t person, dayset days);

#endif
