/* What contract 8 makes of an instance, read plainly and a second time: facts,
 * duties and limits day by day. */
#ifndef PROPERTY_LAW_H
#define PROPERTY_LAW_H

#include "instance.h"

enum mode {
  MODE_NO_ROW,
  MODE_WFO,
  MODE_WFH,
  MODE_WFA,
  MODE_OFF,
  MODE_LEAVE,
  MODE_SICK,
  MODE_TRIP,
  MODE_STUDY,
  MODE_COUNT
};
extern const char *const mode_names[MODE_COUNT];

/* People are bits of a set. */
typedef unsigned people;
int people_count(people set);

/* Of these people at most, or at least, so many may be in this mode. */
struct limit {
  people members;
  enum counted counted;
  bool is_max;
  int number, rule;
};

enum { MAX_LIMITS = 2048, DECIDED_ABSENCE = -2 };
struct day_law {
  people works; /* by calendar */
  people free;
  enum mode fixed[MAX_PEOPLE];         /* of people who are not free; MODE_NO_ROW where
                                          they do not work */
  people least;                        /* free people whose fill is least */
  enum duty wishes[MAX_PEOPLE];        /* of free people */
  people may_wfa, may_off;             /* free people whom a minimum on that mode counts (contract 9) */
  bool third_mode;                     /* being WFA or OFF may serve somebody who is free */
  int decided[MAX_PEOPLE];             /* the rule that contract 12 names, NOTHING (normal) or DECIDED_ABSENCE */
  int hours[MAX_PEOPLE][MODE_WFA + 1]; /* of hours_texts, in that mode */
  int limit_count;
  struct limit limits[MAX_LIMITS];
};

bool is_counted(enum counted counted, enum mode mode);
void law_of_day(const struct instance *instance, int day, struct day_law *law);
/* A day on which no circular is in force. */
void law_without_circular(const struct instance *instance, int day, struct day_law *law);
/* Does everybody's mode keep the facts, duties and limits of the day? */
bool law_kept(const struct instance *instance, const struct day_law *law, const enum mode modes[MAX_PEOPLE]);
/* Are the sets of free people that limits which can bind speak about nested or
 * disjoint? */
bool law_laminar(const struct instance *instance, const struct day_law *law);

int person_agency(const struct instance *instance, int person);
int person_place(const struct instance *instance, int person); /* NOTHING: none */

#endif
