/* A roster being held against the law: what all parts of the second reading look at. */
#ifndef VERIFY_AUDIT_H
#define VERIFY_AUDIT_H

#include "verify/bounds.h"
#include "verify/select.h"
#include "verify/verify.h"

typedef LIST(uint32_t) uint32_list;

/* A rule in its place among all; later ones win. */
struct order {
  const struct rule *rule;
  uint32_t number;          /* in the roster */
  uint32_t circular, index; /* of the rule in its circular */
  bool *acts;               /* day: the circular is in force and the rule's when holds */
  struct limits *limits;    /* a bound each */
  uint32_list *successors;  /* a bound each: the later rules whose minimum takes the place of this one */
  symbol *shifts;           /* a shift each: its name */
};

/* The place of the one rule in whose maxima somebody counts, by day: those with one mode and one over go together. */
struct maxima {
  uint32_t *last[COUNTED_AWAY + 1][OVER_WINDOW + 1]; /* NONE: no rule; NULL: no bound is such */
};

/* How things stand for one person; rewritten for the next one. */
struct standing {
  struct sight sight;
  uint32_t *orders; /* the places of the rules that select them on any day, ascending */
  size_t order_count;
  bool *selects;             /* rule: on any day */
  bool *selected;            /* rule × day; of no meaning where the rule does not select them on any day */
  uint32_t *duty, *closure;  /* day: the place of the rule that has the last one, or NONE */
  uint32_t *shifts;          /* day: of the rule whose shifts hold, or NONE */
  struct presence *presence; /* day */
  size_t absence;            /* theirs begin here, of those of the world */
  struct maxima maxima;
};

/* The days that a span has beside those of the roster: they may hold what a minimum asks for. */
struct gaps {
  date *days;
  size_t count;
  bool *in_force; /* circular × day */
};

struct audit {
  struct arena *arena;
  const struct model *model;
  const struct verify_request *request;
  const struct roster *roster;
  struct scene scene;
  struct order *orders; /* in the order in which they apply: what is called a rule's number below is its place there */
  const struct symbols *shift_names;
  const symbol **rule_shifts; /* by the roster's rule number, a shift each: its name */
  bool *is_asked;             /* day: within from..to */
  bool *in_force;             /* circular × day */
  size_t frozen;              /* so many days, the first, are taken over from model->kept */
  uint32_t *kept_day;         /* day: there, or NONE */
  bool *is_unlisted;          /* unit: its people work on the days asked for, and none of them has a row */
  struct gaps gaps;
  date first_in_force; /* the window's first day */
  bool is_open;        /* the window has no end: it is cut into blocks of four weeks */
  struct standing standing;
  struct crowds *crowds; /* who is in the places that have a capacity; NULL: none has */
  struct teams *teams;   /* who goes together by `rotate: team`, or NULL */
  struct breaches breaches;
};

static inline const struct person *person_at(const struct audit *audit, uint32_t person) {
  return &audit->model->world.people.items[person];
}
/* Works, is not absent, has neither closure nor duty, and some circular touches them. */
static inline bool is_free(const struct presence *presence) {
  return presence->works && presence->touched && presence->absence == MODE_OFF_CALENDAR &&
         presence->must == MODE_OFF_CALENDAR;
}
/* Where the day was taken over from has the person; MODE_OFF_CALENDAR: it has no row, or the day is not frozen. */
static inline enum mode mode_taken_over(const struct audit *audit, uint32_t person, size_t day) {
  if (day >= audit->frozen || audit->kept_day[day] == NONE) return MODE_OFF_CALENDAR;
  return roster_mode(audit->model->kept, person, audit->kept_day[day]);
}
bool is_covered(const struct audit *audit, uint32_t unit); /* by what the roster is meant to cover */

/* Room for one person after the other, from this one on; then turns to one, and to later ones: which rules hold on
 * which days, and where they are. */
struct standing standing_make(const struct audit *audit, uint32_t first);
void standing_turn(struct audit *audit, uint32_t person);
/* A later rule takes over the minimum that has these successors. */
bool is_replaced(const struct standing *standing, const uint32_list *successors, size_t day);

/* Judges the mode of the person turned to on that day, and their shift. */
void judge_mode(struct audit *audit, uint32_t person, size_t day);
void judge_shift(struct audit *audit, uint32_t person, size_t day);

/* The days of the week or, with OVER_WINDOW, of the window or block (contract 9) that day is one of, from day on: up to
 * this one, not included. */
size_t span_end(const struct audit *audit, enum over over, size_t day);
bool span_is_asked(const struct audit *audit, size_t first, size_t end); /* any day of it */
/* Finds the window, its blocks and the days of spans that the roster does not have. */
void spans_read(struct audit *audit);
/* Judges the bounds per person of the person turned to. */
void judge_spans(struct audit *audit, uint32_t person);

/* `rotate` (contract 9): of the person turned to within each week; of teams when everybody has been added. */
void judge_weeks(struct audit *audit, uint32_t person);
struct teams *teams_make(const struct audit *audit);
void teams_add(struct audit *audit, uint32_t person);
void teams_join(struct audit *audit, const struct teams *others); /* of later people */
void judge_teams(struct audit *audit);

/* Capacities of places (contract 8), when everybody has been added. */
struct crowds *crowds_make(const struct audit *audit);
void crowds_add(struct audit *audit, uint32_t person);
void crowds_join(struct audit *audit, const struct crowds *others);
void judge_crowds(struct audit *audit);

#endif
