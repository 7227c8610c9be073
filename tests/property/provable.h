/* Contract 9: which plans must be proved as good as can be. */
#ifndef PROPERTY_PROVABLE_H
#define PROPERTY_PROVABLE_H

#include "law.h"

/* What of it an instance has; none: a plan must be proved. */
struct hardness {
  bool groups_cross; /* (a): groups of bounds, agencies and their shifts on a day */
  bool spans_cross;  /* (b): days of a person's own bounds, and weeks */
  bool third_mode;   /* (c) */
  bool rotates;      /* (d) */
};
struct hardness hardness_of(const struct instance *instance, const struct day_law laws[MAX_DAYS],
                            const struct span_law *spans);

#endif
