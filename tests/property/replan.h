/* A plan again, after something has changed, with the earlier roster to keep to. */
#ifndef PROPERTY_REPLAN_H
#define PROPERTY_REPLAN_H

#include "trial.h"

/* Makes of a trial that was planned one of the same circulars to be planned again: its roster, sometimes edited by hand
 * or with rows missing, is a file, and mostly something is new: an absence, a closure, a duty, or a rule less. judge
 * holds plan and status against the law, which has the earlier roster in it. False, with a finding in trial, where that
 * fails, a plan that nothing has happened to is another one now, or the text does not name as many changes as there
 * are. */
bool replan_check(struct trial *trial, enum verdict judge(struct trial *again));

#endif
