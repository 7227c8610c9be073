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

/* From the first to the last day on which a circular is in force, DATE_OPEN where there is no last. */
struct date_range rules_window(const struct model *model);
/* Of a window without an end the last day of the block of four weeks that has this day, or of the first block, if the
 * day is before it; else the window's last day (contract 9). */
date rules_block_end(const struct model *model, date day);

/* Plans the window and the days asked for beside it (from..to; both DATE_NONE: the window's own). Findings on meaning
 * (rules that hold for nobody, shortages, and so on) go to model->diag. The optimum is proved in the same run.
 * best_effort: where no roster keeps every rule there is one all the same, with bounds broken as little as can be. law
 * may be NULL. */
enum rules_result rules_plan(struct model *model, date from, date to, bool best_effort, struct roster **roster,
                             struct law **law);

/* Fills the roster's sums, of all its planned days. */
void rules_sum(struct law *law);

#endif
