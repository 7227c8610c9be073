/* What the collecting and the printing half of diag share. */
#ifndef DIAG_FINDING_H
#define DIAG_FINDING_H

#include "base/arena.h"
#include "diag/diag.h"

struct note {
  struct span at;
  struct str message;
};

struct finding {
  enum diag_code code;
  struct span at;
  struct str message;
  LIST(struct note) notes;
  LIST(struct str) helps;
  size_t order;
};

struct source {
  const char *path;
  struct str text;
  LIST(const char *) lines; /* where each begins; made when first asked for */
};

struct diag {
  struct arena *arena;
  LIST(struct source) sources;
  LIST(struct finding *) findings;
  uint32_t *slots; /* findings by what makes them equal, 1 more than their index; open addressing; 0: empty */
  size_t slot_count;
  size_t counts[SEVERITY_ERROR + 1];
  bool strict;
};

#endif
