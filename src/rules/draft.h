/* A component as a network, and the network's answer as modes. */
#ifndef RULES_DRAFT_H
#define RULES_DRAFT_H

#include "rules/component.h"

enum drafted {
  DRAFT_PLANNED,
  DRAFT_DISPUTE, /* told in the dispute */
  DRAFT_CROSSES  /* groups, or spans of somebody's days, that bind cross: a network cannot hold them */
};
/* Plans the component where its groups are nested or disjoint. While it is frozen nothing is placed. Where the groups
 * cross agencies, or spans weeks, these are not leveled or evened, and that is noted as a gap of the roster; strict:
 * then it crosses. */
enum drafted draft_plan(const struct component *component, bool strict, struct dispute *dispute);

#endif
