/* Interprets the law a second time, plainly, and holds a roster against it. Shares nothing with the planner. */
#ifndef VERIFY_VERIFY_H
#define VERIFY_VERIFY_H

#include "model/model.h"
#include "model/roster.h"

struct verify_request {
  const struct roster *roster;
  date from, to;  /* the part that the roster is meant to cover; DATE_NONE: the first or last of its days */
  uint32_t unit;  /* this unit and all below, or NONE: everyone. Groups with people outside are not checked */
  bool lists_all; /* for the author: every breach, however many are of one kind and rule, and private rules by name */
};

struct verdict {
  size_t breaches;
  size_t beside_bounds; /* of what is neither a bound nor a capacity */
  int64_t passed;       /* people, and of bounds per person days, by which bounds and capacities are over or under */
};

/* Adds an error to model->diag for each breach of contract 4, 8 and 9.1 (with the group or the person, the day, the
 * numbers, the rule's place and article; of one kind and rule the first twenty, then how many more, unless all are
 * asked for) and says how many there are. A day of the window within from..to that the roster does not have is one
 * breach; a roster without any day lacks the whole window. Where rows are missing, a minimum that they may have met is
 * not said to be broken. Where model->kept is given, the roster must have taken over its days up to model->until;
 * bounds that do not hold there are warnings. A roster that does not tell the shifts is not judged by them: who may be
 * in one of several is counted in none. */
struct verdict verify_roster(const struct model *model, const struct verify_request *request);

#endif
