/* All that the files of a run say. */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include "model/circular.h"
#include "model/world.h"

/* plan.history: days before the window. */
struct history {
  uint32_t person;
  uint32_t wfo, days; /* wfo at most days */
  struct span at;
};

struct model {
  struct arena *arena;
  struct diag *diag;
  unsigned jobs; /* threads that may work */
  struct world world;
  LIST(struct circular) circulars; /* in the order in which they apply: of `signed`, then of the command line */
  enum rotate rotate;
  struct span rotate_at;        /* line 0 where it is not written */
  LIST(struct history) history; /* sorted by person */
};

#endif
