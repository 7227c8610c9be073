/* The law: from the model to a planning problem, and from its answer to a roster. */
#ifndef RULES_RULES_H
#define RULES_RULES_H

#include "model/model.h"
#include "model/roster.h"

enum rules_result {
  RULES_PLANNED,
  RULES_ERRORS,  /* findings in model->diag */
  RULES_CONFLICT /* no roster keeps every rule: one finding names the rules, the group, the day and the numbers */
};

struct law; /* what a roster was planned from, for rules/explain.h */

/* Plans the window and the days asked for beside it (from..to; DATE_NONE: the window's own). Findings on meaning (rules
 * that hold for nobody, shortages, and so on) go to model->diag. The optimum is proved in the same run. law may be
 * NULL. */
enum rules_result rules_plan(struct model *model, date from, date to, struct roster **roster, struct law **law);

#endif
