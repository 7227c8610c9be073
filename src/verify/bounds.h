/* The bounds of contract 8: who counts in which group, and how many may or must. */
#ifndef VERIFY_BOUNDS_H
#define VERIFY_BOUNDS_H

#include "verify/breach.h"

/* The people of one group on one day, as far as one half of a bound is concerned; of one that counts over the shift
 * those who are in the office all day or in the shift. */
struct tally {
  uint32_t base;    /* they make up the base */
  uint32_t counted; /* they are in the mode */
  uint32_t excused; /* of the counted: kept at home by a closure */
  uint32_t able;    /* they can be in the mode: neither absence nor closure nor duty stands against it */
  uint32_t unknown; /* of the able: without a row, or in the office in none of their shifts */
  bool outside;     /* somebody whom the roster does not cover is among them */
  bool named;       /* of a shift: somebody of the group has it */
};

/* One person on one day. */
struct presence {
  enum mode mode;    /* in the roster; MODE_OFF_CALENDAR: no row */
  enum mode absence; /* MODE_OFF_CALENDAR: none */
  enum mode must;    /* by closure, else by duty; MODE_OFF_CALENDAR: free */
  symbol shift;      /* in the roster; 0: none */
  bool works;        /* by calendar */
  bool closed;
  bool touched; /* some circular in force has them in its scope */
  bool outside; /* the roster does not cover them */
  /* The names of the shifts of which they are in one, when in the office: */
  const symbol *shifts;
  size_t shift_count;
};

/* One bound with its groups: group × day, and over the shift × (1 + name). Bounds per person have no groups. */
struct limits {
  const struct bound *bound;
  size_t names;         /* of shifts, which it counts apart */
  size_t cells;         /* of each of its tallies */
  unsigned modes;       /* that it counts: 1 << mode */
  struct tally *capped; /* of a maximum, both halves of an exactly: who counts in it; else NULL */
  struct tally *asked;  /* of a minimum: all whom its rule selects and no later one takes over; else NULL */
};
struct limits limits_make(struct arena *arena, const struct roster *roster, const struct bound *bound, size_t names);

/* Their group in this bound (with per: person they themselves), or NONE. */
uint32_t bound_group(const struct world *world, const struct bound *bound, uint32_t person);
bool bound_caps(const struct bound *bound); /* has a maximum, or is an exactly */
/* Minima on the same mode with per and over equal as written. */
bool bound_replaces(const struct bound *later, const struct bound *earlier);

/* Adds somebody who works that day to the tallies of their group: of `capped` or of `asked`. */
void tallies_add(struct tally *tallies, const struct limits *limits, size_t cell, const struct presence *presence);
void limits_join(struct limits *limits, const struct limits *others); /* adds other people */
/* Holds the groups of this bound of this rule against its numbers on this day. names: of the shifts. */
void limits_judge(const struct limits *limits, uint32_t rule, size_t day, const struct symbols *names,
                  struct breaches *breaches);

#endif
