/* What components are planned with. */
#ifndef RULES_COMPONENT_H
#define RULES_COMPONENT_H

#include "rules/partition.h"

/* What the components have in common. */
struct common {
  struct law *law;
  uint32_t *rank_in_unit; /* by person: among the people of their unit */
  uint32_t *unit_sizes;
  uint32_t *agency_of_unit; /* agencies are numbered from 0 */
  uint32_t agency_count;
  uint32_t *agency_of_tally; /* NONE: it has people of several */
  /* Agencies × days: who are in the office there whatever the component at hand has: those settled, and while agencies
   * are leveled all who have been placed. */
  int32_t *in_office;
  struct spread_so_far {
    uint32_t seats; /* with shifts that hold for somebody in the block who is or may be in the office */
    bool leveled;   /* some component leaves it a choice of days */
    bool proved;    /* its shifts have been planned with the days, as well spread as can be */
  } * spread;       /* by agency, of the block at hand */
  /* By agency, name of a shift and day: people who are in the office in that shift whatever is planned, for it is the
   * only one they have. */
  int32_t *shift_base;
  const struct partition *partition; /* of the block at hand */
};

/* What a component leaves to be told when all have been planned: in their order, whatever thread had which. */
struct told {
  int64_t broken, broken_gap, gaps[PROMISES]; /* as in struct roster */
  const struct bound *too_large; /* it ties more people together than can be searched; on their own days, if any is */
  bool gave_up;                  /* they were searched, and it could not be told whether a roster keeps all bounds */
};

/* No bound is known of that promise, nor of any behind it but spread, which is judged when all shifts are planned. */
void told_unknown(struct told *told, enum promise from);

struct component {
  struct law *law;
  const struct common *common;
  struct block block;
  struct members tallies, seats, people;
  bool leveled;  /* its groups leave a choice between agencies or days: contract 9.6 */
  bool sliced;   /* shifts are planned with the days */
  bool lenient;  /* bounds may be broken, as little as can be: it has no roster that keeps them all */
  bool frozen;   /* nothing but feasibility is asked: a conflict is being narrowed down */
  bool spanless; /* bounds on people's own days are left aside */
  /* Seats × days of the block: so many in the office. As the best without bounds that cross has them, and then as these
   * allow; NULL: not asked for. */
  int32_t *wanted;
  size_t wanted_first, wanted_days;
  int64_t budget;           /* steps of a search for what is best, as if it were small */
  const uint8_t *starts[2]; /* rosters for a search to begin with, as component_modes; NULL: none */
  bool placed;              /* all are planned: in_office has its people too */
  struct told *told;
  struct arena *arena;
};

static inline uint32_t agency_of_seat(const struct common *common, const struct seat *seat) {
  return common->agency_of_unit[seat->unit];
}
static inline size_t component_days(const struct component *component) {
  return component->block.end - component->block.first;
}
/* The people of the component in the order of the rotation. */
uint32_t *component_rotation(const struct component *component);

static inline int32_t *shift_base(const struct common *common, uint32_t agency, uint32_t name, size_t day) {
  const struct law *law = common->law;
  return &common->shift_base[(agency * law->shift_names.count + name) * law->window.count + day];
}
/* The shifts of the component's agencies are planned with the days and proved, as far as all its people who have shifts
 * are of the component. */
void component_spread(const struct component *component);

/* What can be planned for the people of a seat on a day, as it matters to the component: those in the office first. Of
 * modes away from it that every bound counts alike only the one least against wishes and fill is left. */
#define MOST_AWAY 3
struct choice {
  bool shifted;     /* those in the office are in one of their shifts, by number */
  uint32_t offices; /* shifts to choose from; 1 where none matter; 0: settled away, or nothing to plan */
  uint32_t aways;   /* 0: settled in the office, with a shift to choose */
  enum mode away[MOST_AWAY];
};
struct choice component_choice(const struct component *component, const struct seat *seat, size_t day);
/* Whether somebody has several ways of being away on some day. */
bool component_has_ways_away(const struct component *component);
/* Whether somebody has bounds on their own days: these tie the days together. */
bool component_has_personals(const struct component *component);
/* Option number of a choice; shift 0 where none matter. */
struct option choice_option(const struct choice *choice, uint32_t number);

/* Those whom the same bounds count on a day. */
struct atom {
  const uint32_t *tallies; /* that being in the office, and not away, makes count one more or fewer */
  size_t count;
};
typedef LIST(struct atom) atom_list;
/* Which of the atoms of the day the people of the seat are, who have something to plan; a new one comes last. */
uint32_t component_atom(const struct component *component, const struct seat *seat, size_t day, atom_list *atoms);

/* What days are to a bound on a person's days: counted whatever is planned, those of them closed, which no maximum
 * counts, and counted or not as planned. */
struct day_count {
  int64_t settled, exempt, open;
};
struct day_count span_count(const struct law *law, uint32_t person, const struct personal *personal, size_t first,
                            size_t end);
/* The end of the week, or of the block, that a bound over week, or window, counts from that day on. */
size_t span_days_end(const struct law *law, const struct block *block, const struct bound *bound, size_t first);
/* A bound on one person's days in a span, as a range for how many of its open days are counted. */
struct person_span {
  const struct personal *personal;
  size_t first, end;   /* days */
  int64_t least, most; /* beyond what is settled */
  uint32_t open;       /* days that may be counted or not */
};
typedef LIST(struct person_span) span_list;
/* The spans of a person in the block, those that cannot bind left out. */
span_list person_spans(const struct component *component, uint32_t person);
/* Whether the person is there on the day with something to plan: cells are theirs. */
bool person_is_open(const struct component *component, uint32_t person, size_t day);
/* h and g of contract 9.5, and o and n as far as they are settled; the days before the block are among them. */
struct share_so_far {
  int64_t in, days;
};
struct share_so_far person_share(const struct component *component, uint32_t person);
/* Days that count in o and n: those of the window that the person works and is not absent. */
bool person_counts(const struct law *law, uint32_t person, size_t day);

/* By person of the component and day of the block. */
uint8_t *component_modes(const struct component *component);
/* Has all people be where they were before they were planned. */
void component_lift(const struct component *component, const uint8_t *modes);
/* Puts a person where the plan has them on a day. */
void component_place(const struct law *law, uint32_t person, size_t day, struct option option);

#endif
