/* A component as a network, and the network's answer as modes. */
#ifndef RULES_DRAFT_H
#define RULES_DRAFT_H

#include "rules/component.h"

enum drafted {
  DRAFT_PLANNED,
  DRAFT_DISPUTE, /* told in the dispute */
  DRAFT_CROSSES  /* groups, or spans of somebody's days, that bind cross: a network cannot hold them */
};
/* What may be left out of the network where it crosses something else. */
enum rigour {
  RIGOUR_ALL,          /* nothing */
  RIGOUR_COSTS_LOOSE,  /* what levels agencies, spreads shifts and evens weeks: noted as a gap of the roster */
  RIGOUR_BOUNDS_LOOSE, /* bounds too: the answer counts only if it keeps them all the same */
  RIGOUR_WANTED,       /* all of these: as many as are wanted, of those whom the same bounds count, say all of bounds */
  RIGOUR_TOTALS        /* bounds, but on each day as many are in the office as are wanted in all */
};
/* Plans the component where its groups are nested or disjoint. While it is frozen nothing is placed. An answer that
 * does not count is what is wanted of the component then, if that is asked for. */
enum drafted draft_plan(const struct component *component, enum rigour rigour, struct dispute *dispute);

/* Plans the component with exactly as many as are wanted, of those whom the same bounds count; or better than so, if
 * that can be shown. What it knows of fairness, level and evenness is told in the told. proved: as many as are
 * wanted are the best for wishes and fill, on each day for itself. DRAFT_CROSSES: a network cannot hold that. */
enum drafted draft_wanted_plan(const struct component *component, bool proved);

#endif
