/* Modes beside the choice between office and home. Free people are WFO or WFH yet: a bound that could have them WFA or
 * OFF is told of, and so is a maximum that duties alone break. */
#include "rules/law.h"

/* A maximum in the office is left to the network: there minima press on it as well. */
static bool duties_keep_maximum(const struct law *law, uint32_t t, size_t day, struct dispute *dispute) {
  const struct tally *tally = &law->tallies.items[t];
  enum counted counted = tally->group.bound->counted;
  int64_t must = tally->settled[day] - tally_exempt(tally, day);
  if (counted == COUNTED_WFO || must <= tally->group.high[day]) return true;
  *dispute = (struct dispute){.counted = counted, .day = day, .tally = t, .must = must, .may = tally->group.high[day]};
  *list_push(law->arena, &dispute->limiters) = t;
  return false;
}

/* Whether a maximum at home (for those who may be OFF also one away) presses on the free people of the seat: if not,
 * being elsewhere serves nothing that being at home does not. */
static bool is_pressed(const struct law *law, const struct seat *seat, size_t day, enum counted elsewhere) {
  for (size_t m = 0; m < seat->memberships.count; m++) {
    const struct tally *tally = &law->tallies.items[seat->memberships.items[m].tally];
    enum counted counted = tally->group.bound->counted;
    bool at_home = counted == COUNTED_WFH || (elsewhere == COUNTED_OFF && counted == COUNTED_AWAY);
    if (at_home && tally->upper && tally->least_in[day] > 0 && dayset_has(seat->memberships.items[m].days, day))
      return true;
  }
  return false;
}

/* Contract 9: free people whom a minimum on WFA or OFF counts may be so. They must, where duties do not meet it. */
static bool serves_elsewhere(const struct law *law, const struct seat *seat, const struct membership *membership,
                             size_t day) {
  const struct tally *tally = &law->tallies.items[membership->tally];
  if (!dayset_has(membership->days, day) || !cell_is_free(seat->cells[day]) || seat->present[day] == 0) return false;
  return tally->group.low[day] > tally->settled[day] || is_pressed(law, seat, day, tally->group.bound->counted);
}

static bool stays_unopened(struct law *law, const struct seat *seat, const struct membership *membership) {
  const struct tally *tally = &law->tallies.items[membership->tally];
  const struct bound *bound = tally->group.bound;
  if (!tally->lower || (bound->counted != COUNTED_WFA && bound->counted != COUNTED_OFF)) return true;
  for (size_t d = 0; d < law->window.count; d++) {
    if (!serves_elsewhere(law, seat, membership, d)) continue;
    if (law->left_out) return false;
    bool met = tally->group.low[d] <= tally->settled[d];
    diag_at(law->model->diag, CODE_not_supported, bound->at,
            "having people %s who have no duty to be is not supported yet%s", counted_where(bound->counted),
            met ? ": this minimum allows it, and a maximum at home calls for it" : "");
    return false;
  }
  return true;
}

enum outcome law_elsewhere(struct law *law, struct dispute *dispute) {
  for (size_t d = 0; d < law->window.count; d++)
    for (uint32_t t = 0; t < law->tallies.count; t++)
      if (!duties_keep_maximum(law, t, d, dispute) && law_concerns(law, t, d)) return OUTCOME_DISPUTE;
  for (size_t s = 0; s < law->seats.count; s++) {
    const struct seat *seat = &law->seats.items[s];
    for (size_t m = 0; m < seat->memberships.count; m++)
      if (!stays_unopened(law, seat, &seat->memberships.items[m])) return OUTCOME_REFUSED;
  }
  return OUTCOME_PLANNED;
}
