/* All that the files of a run say. */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include "model/circular.h"
#include "model/world.h"
#include "base/progress.h"

/* plan.history: days before the window. */
struct history {
  uint32_t person;
  uint32_t wfo, days; /* wfo at most days */
  struct span at;
};

struct roster;

struct model {
  struct arena *arena;
  struct diag *diag;
  unsigned jobs;             /* threads that may work */
  long long steps;           /* of searches, in all; 0: the usual number */
  struct progress *progress; /* or NULL */
  struct world world;
  LIST(struct circular) circulars; /* in the order in which they apply: of `signed`, then of the command line */
  enum rotate rotate;
  struct span rotate_at;        /* line 0 where it is not written */
  LIST(struct history) history; /* sorted by person */
  const struct roster *kept;    /* the earlier roster that a plan is to keep to, or NULL */
  date until;                   /* its days up to this one are taken over as they are; DATE_NONE: none */
};

#define USUAL_STEPS 1000000
static inline int64_t model_steps(const struct model *model) {
  return model->steps > 0 ? model->steps : USUAL_STEPS;
}

#endif
