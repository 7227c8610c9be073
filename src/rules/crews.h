/* A component as an integer program: items, each with a day of some people who are alike, and counters for all that
 * binds them. */
#ifndef RULES_CREWS_H
#define RULES_CREWS_H

#include "rules/component.h"
#include "solve/program.h"

/* What the options of the program cost, in order of promise. */
enum promise_cost {
  COST_BREACH,
  COST_WISH,
  COST_FILL,
  COST_ELSEWHERE,
  COST_STABLE,
  COST_WANTED,
  COST_FAIR,
  COST_LEVEL,
  COST_EVEN,
  COST_SPREAD,
  COST_PROMISES
};

/* People of one seat who are there on the same days, in the same modes in an earlier roster that is kept to and, where
 * teams rotate, of one team. */
struct crew {
  const uint32_t *people;
  uint32_t count;
  const struct seat *seat;
  symbol team; /* 0: none, or teams do not rotate */
};

/* The options of a crew on a day. Where a week or a team rotates its items form a chain: of two that follow one another
 * the one is in when the other is not out; or, where on both days they can only be in or out, they are one. */
struct crew_day {
  uint32_t item; /* NONE: nothing to plan */
  struct choice choice;
  size_t head;                   /* the day whose item it is */
  uint32_t with_last, with_next; /* counters of the chain + 1, or 0 */
};

/* The counters of a bound: one, or where bounds may be broken one for each side. */
struct range {
  uint32_t low, high; /* counter + 1; 0: not made yet */
};

/* Units that a counter may be short of, or have too many; the minutes of a place's day share theirs, for what counts is
 * by how many it is too full. */
struct slack {
  index_list counters;
  int64_t units;
  bool over;
};

struct crossing {
  const struct component *component;
  struct law *law;
  bool apart; /* each person is a crew */
  LIST(struct crew) crews;
  struct crew_day *days; /* crews × days of the block */
  LIST(struct program_item) items;
  LIST(struct program_option) options;
  LIST(struct program_use) uses;
  LIST(struct program_counter) counters;
  struct range *range_of_tally; /* days of the block × tallies of the component */
  LIST(struct slack) slacks;
  atom_list atoms; /* of the one day, where so many are wanted */
  index_list counter_of_atom;
  uint32_t *slack_of_place;  /* days of the block × places: slack + 1 */
  uint32_t *level_counters;  /* days of the block × agencies: counter + 1 */
  uint32_t *spread_counters; /* days of the block × agencies × names of shifts: counter + 1 */
};

static inline size_t day_count(const struct crossing *crossing) {
  return component_days(crossing->component);
}

static inline struct crew_day *crew_day(const struct crossing *crossing, size_t crew, size_t day) {
  return &crossing->days[crew * day_count(crossing) + day - crossing->component->block.first];
}

static inline bool goes_as_one(const struct crew *crew) {
  return crew->team != 0 && crew->count > 1;
}

/* Where it says how many of the seat are wanted in the office on the day. */
static inline int32_t *wanted_of(const struct component *component, const struct seat *seat, size_t day) {
  size_t seat_at = component->common->partition->place_of_seat[(size_t)(seat - component->law->seats.items)];
  return &component->wanted[seat_at * component->wanted_days + day - component->wanted_first];
}

/* Makes crews and their days: apart has each person be one. */
void crossing_open(struct crossing *crossing, const struct component *component, bool apart);
/* Makes items and counters. What to search for is for the caller to say: patience is without end, budget 0. */
struct program crossing_program(struct crossing *crossing);
/* A roster as an answer, where each person is a crew; NULL where it is none. modes: as component_modes, or NULL. */
const int32_t *crossing_start(const struct crossing *crossing, const uint8_t *modes);
/* Puts the people of a crew where the answer has them: so many of them in each option on each day, dealt out among them
 * by their shares. taken: of the answer. */
void crew_place(const struct crossing *crossing, size_t crew_at, const int32_t *taken);
/* How many of the crew are in the office on the day. */
int32_t crew_count_in(const struct crossing *crossing, const struct crew_day *at, const int32_t *taken);

#endif
