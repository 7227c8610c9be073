#include "rules/crossing.h"

enum outcome crossing_plan(const struct component *component, struct dispute *dispute) {
  (void)component, (void)dispute;
  return OUTCOME_DISPUTE;
}
