/* Making the rules of one circular. */
#ifndef PROPERTY_MAKER_H
#define PROPERTY_MAKER_H

#include "instance.h"

/* Values are taken from a person of the world most of the time, so that selectors select. */
struct maker {
  struct instance *it;
  struct random *random;
  unsigned used_units; /* by the sectors so far: a unit may be named in one of them only */
  bool in_sector;
  int circular;
  int first_sector, end_sector; /* ids of the sectors that may be named here */
};

int make_selector(struct maker *maker, int depth); /* NOTHING when no clause came out */
struct when make_when(struct maker *maker);        /* mostly every day */
/* A number of people, from low to high, or to more where there are more of them. */
int make_number(struct maker *maker, int low, int high);
struct amount make_maximum(struct maker *maker);
struct amount make_minimum(struct maker *maker);
void make_per(struct maker *maker, struct bound *bound); /* not PER_PERSON */
struct rule *push_rule(struct maker *maker, int who);
/* Rules with what only the whole language has: shifts, bounds on a person's days, third modes, groups that cross. */
void make_whole_rules(struct maker *maker);
/* Some of them, most of which cross nothing. */
void make_large_rules(struct maker *maker);

#endif
