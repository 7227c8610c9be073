/* One cell that is asked about, and what stands between its person and another mode. */
#ifndef RULES_INQUIRY_H
#define RULES_INQUIRY_H

#include "model/explanation.h"
#include "rules/law.h"

/* The cell that is asked about, and how much may be told. */
struct inquiry {
  const struct law *law;
  uint32_t person;
  size_t day;
  bool tells_private;
  const struct seat *seat;
  const struct standing *standing;
  struct option option;  /* what was planned */
  struct arena *scratch; /* for what is needed while it is answered */
};
struct inquiry inquire(const struct law *law, uint32_t person, size_t day, bool tells_private, struct arena *scratch);

static inline bool may_tell(const struct inquiry *inquiry, uint32_t rule) {
  return inquiry->tells_private || !law_rule(inquiry->law, rule)->is_private;
}
/* The numbers of a group that a private rule takes people out of would tell of it. */
static inline bool may_tell_numbers(const struct inquiry *inquiry, const struct tally *tally) {
  return may_tell(inquiry, tally->group.rule) && (inquiry->tells_private || !tally->group.thinned);
}
/* The tally of a membership that counts the person on the day, or NULL. */
const struct tally *tally_on(const struct inquiry *inquiry, size_t membership);
/* The later rule whose maximum counts the person on that day in place of this rule's, or NONE. */
uint32_t taker_of_maximum(const struct inquiry *inquiry, uint32_t rule, const struct bound *bound, size_t day);
/* The last wish that may be told, rule number + 1, or 0: private ones are passed over. */
uint32_t told_wish(const struct inquiry *inquiry);
/* Of somebody closed whom a duty has WFA or OFF the duty decides. */
static inline bool is_by_closure(const struct holding *holding, uint8_t cell) {
  return holding->closure && holding_decider(holding, cell) == holding->closure;
}
static inline enum mode duty_mode(enum duty duty) {
  return duty == DUTY_WFO ? MODE_WFO : duty == DUTY_WFH ? MODE_WFH : duty == DUTY_WFA ? MODE_WFA : MODE_OFF;
}

/* Where a person was planned to be on a day. */
struct option option_planned(const struct law *law, uint32_t person, size_t day);
/* Free, and not absent. */
bool is_free_on(const struct law *law, uint32_t person, size_t day);
/* The week, or the block, of a bound on the person's own days that has the day, with its numbers. */
struct told_days days_around(const struct law *law, uint32_t person, const struct personal *personal, size_t day);
/* Whether the maximum, or the minimum, lets the days counted change by so much. */
bool days_let(const struct told_days *days, int64_t change);
/* The same of people and their number on the day. */
bool tally_lets(const struct tally *tally, size_t day, int64_t change);

/* Whether a group that keeps some of its people away would let one more come. */
static inline bool room_lets_more(const struct tally *tally, size_t day) {
  return tally_lets(tally, day, tally->group.bound->counted == COUNTED_WFO ? 1 : -1);
}

/* A bound that would not hold if the person had another option. */
struct obstacle {
  const struct tally *tally;       /* or NULL */
  const struct personal *personal; /* or NULL */
  bool by_upper;
  size_t day; /* of the tally: another day where the days of a week go together */
};
typedef LIST(struct obstacle) obstacle_list;
static inline uint32_t obstacle_rule(const struct obstacle *obstacle) {
  return obstacle->tally != NULL ? obstacle->tally->group.rule : obstacle->personal->rule;
}
/* The bounds against that option, of their groups by the last rule first, then of their own days. */
obstacle_list obstacles_to(const struct inquiry *inquiry, struct option option);
/* The same to a mode: to be in the office in the shift that has the fewest, but where all those of a shift are private,
 * these. */
obstacle_list obstacles_to_mode(const struct inquiry *inquiry, enum mode mode);
/* Whether to be in the office instead of away, or the other way round, others of the team or other days of the week
 * would have to go with it. */
bool goes_with_others(const struct inquiry *inquiry);

/* Why the cell is as it is, and the bounds that decide. */
struct verdict {
  struct cause cause, also; /* also: as in struct explanation */
  obstacle_list obstacles;
};
struct verdict judge(const struct inquiry *inquiry);
/* The numbers of a bound on the person's own days around that day, or NULL where they may not be told. */
struct told_days *tell_days(const struct inquiry *inquiry, const struct personal *personal);

#endif
