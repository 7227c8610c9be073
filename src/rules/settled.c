/* What duties and closures break by themselves: a maximum that they exceed before anything is planned. A maximum in the
 * office over a day is left to the component, where minima press on it as well. */
#include "rules/component.h"

static bool duties_keep_tally(const struct law *law, uint32_t t, size_t day, struct dispute *dispute) {
  const struct tally *tally = &law->tallies.items[t];
  enum counted counted = tally->group.bound->counted;
  int64_t must = tally->settled[day] - tally_exempt(tally, day);
  if (counted == COUNTED_WFO || must <= tally->group.high[day]) return true;
  *dispute = (struct dispute){.counted = counted, .first = day, .end = day + 1, .tally = t, .must = must};
  dispute->may = tally->group.high[day];
  *list_push(law->arena, &dispute->limiters) = t;
  return false;
}

static bool duties_keep_span(const struct law *law, uint32_t person, const struct person_span *span,
                             struct dispute *dispute) {
  if (span->most >= 0) return true;
  const struct bound *bound = span->personal->bound;
  int64_t may = bound->exactly.given ? bound->exactly.value : bound->max.value;
  *dispute = (struct dispute){.counted = bound->counted, .first = span->first, .end = span->end, .tally = NONE};
  dispute->may = may;
  dispute->must = may - span->most;
  *list_push(law->arena, &dispute->people) = person;
  *list_push(law->arena, &dispute->limiting) = span->personal->rule;
  return false;
}

static bool duties_keep_spans(struct law *law, const struct block *block, struct dispute *dispute) {
  const struct component all = {.law = law, .block = *block, .arena = law->arena};
  for (uint32_t p = 0; p < law->model->world.people.count; p++) {
    if (law->seats.items[law->seat_of[p]].personals.count == 0) continue;
    span_list spans = person_spans(&all, p);
    for (size_t i = 0; i < spans.count; i++)
      if (!duties_keep_span(law, p, &spans.items[i], dispute) && law_concerns(law, dispute)) return false;
  }
  return true;
}

enum outcome law_settled(struct law *law, struct dispute *dispute) {
  for (size_t d = 0; d < law->window.count; d++)
    for (uint32_t t = 0; t < law->tallies.count; t++)
      if (!duties_keep_tally(law, t, d, dispute) && law_concerns(law, dispute)) return OUTCOME_DISPUTE;
  for (size_t b = 0; b < law->window.block_count; b++) {
    const struct block block = {law->window.first_day[b], law->window.first_day[b + 1]};
    if (!duties_keep_spans(law, &block, dispute)) return OUTCOME_DISPUTE;
  }
  return OUTCOME_PLANNED;
}
