/* What contract 8 makes of an instance, read plainly and a third time: facts,
 * duties and limits day by day, and what spans several days. */
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
  int number, rule; /* NOTHING: the capacity of a place, at each time of the day */
  int shift;        /* over a shift: who is in the office in it, or in none; 0: over the day */
  int unit, place;  /* what it is a group of; NOTHING */
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
  int decided[MAX_PEOPLE];             /* the rule that contract 12 names, NOTHING (normal) or DECIDED_ABSENCE */
  int hours[MAX_PEOPLE][MODE_WFA + 1]; /* of hours_texts, in that mode */
  enum mode kept[MAX_PEOPLE];          /* in an earlier roster; MODE_NO_ROW where it has none */
  people taken;                        /* whose day is taken over from it, with this shift */
  int taken_shifts[MAX_PEOPLE];
  int shifts_of[MAX_PEOPLE]; /* the rule whose shifts hold for those who may be in the office, or NOTHING */
  people chosen[MAX_RULES];  /* whom each rule selects */
  int limit_count;
  struct limit limits[MAX_LIMITS];
};

/* Where everybody is on a day; the shift is a place in shift_names. */
struct day_plan {
  enum mode modes[MAX_PEOPLE];
  int shifts[MAX_PEOPLE];
};

/* On these days of one person (bits: places in the days of the instance) so many may or must be in this mode. */
struct span {
  int person;
  enum counted counted;
  unsigned days;
  bool is_max;
  int number, rule;
};

enum { MAX_SPANS = 4096 };
struct span_law {
  int count;
  struct span items[MAX_SPANS];
};

bool is_counted(enum counted counted, enum mode mode);
/* Does a closure that keeps people at home take them out of this maximum? */
bool bound_excuses(const struct bound *bound);
/* People who count in a maximum of this rule. */
people counted_by_maximum(const struct instance *instance, const people *chosen, int rule, enum counted counted,
                          enum over over);
/* A later minimum takes over the people whom it selects, and who is out of the scope of its circular is none of
 * them. */
people left_by_later_minima(const struct instance *instance, const people *chosen, int rule, const struct bound *bound);
void law_of_day(const struct instance *instance, int day, struct day_law *law);
/* A day on which no circular is in force. */
void law_without_circular(const struct instance *instance, int day, struct day_law *law);
/* Does everybody's mode keep the facts, duties and limits of the day? */
bool law_kept(const struct instance *instance, const struct day_law *law, const enum mode modes[MAX_PEOPLE]);
/* May this person be in this mode and shift? */
bool law_allows(const struct instance *instance, const struct day_law *law, int person, enum mode mode, int shift);
/* By how many people a limit is passed. */
int limit_excess(const struct instance *instance, const struct day_law *law, const struct limit *limit,
                 const struct day_plan *plan);
/* Are those who rotate together all in the office, or all out, on a day? */
bool law_rotates_day(const struct instance *instance, const struct day_law *law, const struct day_plan *plan);
/* The same of a person's days of the week that has this day; days beside the block are not in it. */
bool law_rotates_week(const struct instance *instance, const struct day_law laws[MAX_DAYS],
                      const struct day_plan plans[MAX_DAYS], int day);
/* The hours of a shift of this person, or NULL. */
const struct shift *shift_of(const struct instance *instance, const struct day_law *law, int person, int shift);
/* Bounds on the days of one person, of all blocks. */
void law_of_spans(const struct instance *instance, const struct day_law laws[MAX_DAYS], struct span_law *spans);
int span_excess(const struct span *span, const struct day_plan plans[MAX_DAYS]);
/* Promise 1 over the whole window: NULL, or what is broken. */
const char *law_broken(const struct instance *instance, const struct day_law laws[MAX_DAYS],
                       const struct span_law *spans, const struct day_plan plans[MAX_DAYS]);
/* What must hold also where bounds do not: modes, shifts and turns. NULL, or what is broken. */
const char *law_broken_beside_bounds(const struct instance *instance, const struct day_law laws[MAX_DAYS],
                                     const struct day_plan plans[MAX_DAYS]);
int person_agency(const struct instance *instance, int person);
int person_place(const struct instance *instance, int person); /* NOTHING: none */

#endif
