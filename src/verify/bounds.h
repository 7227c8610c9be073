/* The bounds of contract 8: who counts in which group, and how many may or must. */
#ifndef VERIFY_BOUNDS_H
#define VERIFY_BOUNDS_H

#include "verify/breach.h"

/* The people of one group on one day, as far as one half of a bound is concerned. */
struct tally {
  uint32_t base;    /* they make up the base */
  uint32_t counted; /* they are in the mode */
  uint32_t excused; /* of the counted: kept at home by a closure */
  uint32_t able;    /* they can be in the mode: neither absence nor closure nor duty stands against it */
  uint32_t unknown; /* of the able: without a row */
  bool outside;     /* somebody whom the roster does not cover is among them */
};

/* One person on one day. */
struct presence {
  enum mode mode;    /* in the roster; MODE_OFF_CALENDAR: no row */
  enum mode absence; /* MODE_OFF_CALENDAR: none */
  enum mode must;    /* by closure, else by duty; MODE_OFF_CALENDAR: free */
  bool works;        /* by calendar */
  bool closed;
  bool outside; /* the roster does not cover them */
};

/* One bound with its groups: group × day. */
struct limits {
  const struct bound *bound;
  unsigned modes;       /* that it counts: 1 << mode */
  struct tally *capped; /* of a maximum, both halves of an exactly: who counts in it; else NULL */
  struct tally *asked;  /* of a minimum: all whom its rule selects and no later one takes over; else NULL */
};
struct limits limits_make(const struct roster *roster, const struct bound *bound);

/* Their group in this bound, or NONE. */
uint32_t bound_group(const struct world *world, const struct bound *bound, uint32_t person);
bool bound_caps(const struct bound *bound); /* has a maximum, or is an exactly */
/* Minima on the same mode with per and over equal as written. */
bool bound_replaces(const struct bound *later, const struct bound *earlier);

/* Somebody who works that day. */
void tally_add(struct tally *tally, const struct limits *limits, const struct presence *presence);
/* Holds the groups of this bound of this rule against its numbers on this day. */
void limits_judge(const struct limits *limits, uint32_t rule, size_t day, struct breaches *breaches);

#endif
