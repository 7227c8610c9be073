/* Why one person is where they are on one day. What is private is not in it, unless it was asked for: who writes it
 * cannot betray what is not there. */
#ifndef MODEL_EXPLANATION_H
#define MODEL_EXPLANATION_H

#include "model/roster.h"

/* What decided, the strongest first: facts beat rules, absence beats closure beats duty (contract 8). */
enum because {
  BECAUSE_DAY_OFF,
  BECAUSE_ABSENCE,
  BECAUSE_NOT_IN_FORCE, /* no circular on that day */
  BECAUSE_OUT_OF_SCOPE,
  BECAUSE_CLOSURE,
  BECAUSE_DUTY,
  BECAUSE_PRIVATE, /* a reason that is kept private */
  /* These are of free person-days. A bound on their own days may decide as one on a group does: */
  BECAUSE_FULL,      /* a bound lets no more of its group be in the mode that they would have */
  BECAUSE_NEEDED,    /* a bound lets no more of its group leave the mode that they have */
  BECAUSE_WISH,      /* their wish, and nothing stands against it */
  BECAUSE_ROOM,      /* a bound lets some of its group come, and they are of these */
  BECAUSE_LEAST,     /* the fewest are to come, and nothing needs them */
  BECAUSE_UNLIMITED, /* the most are to come, and nothing keeps them out */
  BECAUSE_TOGETHER,  /* others of their team, or other days of their week, go with it, and it is not for their sake */
  BECAUSE_FOUND      /* nothing keeps them from what they would have, but no better roster was found */
};

/* A bound on the person's own days, with its numbers over the days that it counts together. */
struct told_days {
  uint32_t rule;
  const struct bound *bound;
  size_t first, end;   /* days of the roster */
  bool upper, lower;   /* the halves that count the day */
  int64_t so_far, all; /* days counted: up to the day, and in all */
  int64_t exempt;      /* of all: days closed, which no maximum counts */
  bool shortage;       /* fewer are counted than asked for, and no more days can be */
  bool decides;        /* it keeps the person where they are on the day */
  bool by_upper;       /* its maximum does */
};

/* Where those who come are in one of several shifts: what the bound that decides keeps them from. */
enum cause_shifts {
  SHIFTS_NONE,  /* it counts no shifts, or they have no choice */
  SHIFTS_ALL,   /* all of their shifts */
  SHIFTS_OTHERS /* one of them, and other bounds from the others */
};

struct cause {
  enum because because;
  uint32_t rule;                 /* the rule that decided, or NONE */
  const struct group *group;     /* of the bound that decided, where its numbers may be told, or NULL */
  bool is_own;                   /* the bound is one on their own days */
  const struct told_days *days;  /* of such a bound, where its numbers may be told, or NULL */
  enum mode instead;             /* FULL, NEEDED: what it keeps them from */
  bool by_upper;                 /* FULL, NEEDED, ROOM: its maximum decides */
  enum cause_shifts shifts;      /* FULL */
  size_t day;                    /* FULL, NEEDED: the day of the bound, another one where a week goes together */
  const struct absence *absence; /* or NULL */
  const struct holiday *day_off; /* or NULL: no workday of the unit */
};

enum effect {
  EFFECT_SECTOR,
  EFFECT_DUTY,
  EFFECT_CLOSURE,
  EFFECT_MAX,
  EFFECT_MIN,
  EFFECT_EXACTLY,
  EFFECT_WISH,
  EFFECT_FILL,
  EFFECT_HOURS,
  EFFECT_SHIFTS
};

/* What became of one effect of a rule that selects the person. */
enum fate {
  FATE_HOLDS,
  FATE_LAPSED,         /* a day off by calendar */
  FATE_ABSENT,         /* the absence goes before it */
  FATE_REPLACED,       /* a later rule took its place */
  FATE_BEHIND_CLOSURE, /* a closure goes before it */
  FATE_BEHIND_WISH,    /* their wish goes before it */
  FATE_BEHIND_SHIFT,   /* the hours of the shift that they are in go before it */
  FATE_UNKEPT,         /* a wish that a bound goes before */
  FATE_NOT_FOUND,      /* a wish that nothing was found to stand against, but no roster that keeps it */
  FATE_TOGETHER,       /* a wish that gives way to a week, or a team, that goes together */
  FATE_BEHIND_PRIVATE, /* a reason that is kept private goes before it */
  FATE_NO_GROUP,       /* they have no unit or place that it counts by */
  FATE_NOT_FREE,       /* it is for free person-days, or for another mode */
  FATE_OTHER_SECTOR    /* a later sector has them */
};

struct told_rule {
  uint32_t rule;
  enum effect effect;
  const struct bound *bound; /* of a bound */
  enum fate fate;
  uint32_t by; /* the rule that it lost to, or NONE */
};

/* A group that counts the person, with its numbers of the day. */
struct told_group {
  const struct group *group;
  bool upper, lower;      /* the halves that count the person */
  int32_t people, absent; /* who work that day; those of them who are absent */
  int32_t kept;           /* whose mode a closure or a duty that may be told decides */
  int64_t asked;          /* the lower half's number, before it is cut to who can come */
  int32_t exempt;         /* whom a closure keeps at home, where no maximum counts them */
  bool tells_exempt;      /* all of these closures may be told */
  bool shortage;          /* fewer are counted than asked for, and nobody else can be */
  bool decides;           /* it keeps a free person where they are */
  bool by_upper;          /* its maximum does */
};

/* Why somebody in the office is in that shift of several. */
enum shift_because {
  SHIFT_UNTOLD, /* no shift of several, or a private rule decides */
  SHIFT_FULL,   /* each of the others is against a bound: the first of them */
  SHIFT_SPREAD  /* agencies have about as many in each */
};

struct office_days {
  int32_t in, worked; /* o and n of contract 9.5 */
};

struct colleague {
  uint32_t person;
  struct office_days days;
};

#define MOST_COLLEAGUES 3

struct explanation {
  const struct roster *roster;
  uint32_t person;
  size_t day;
  struct cause cause;
  struct cause also;  /* FULL or NEEDED: what keeps them from another mode; rule NONE: nothing else */
  uint32_t closed_by; /* the closure beside a duty that decides, or NONE */
  uint32_t unkept;    /* the rule of the wish that the cause goes before, or NONE */
  enum shift_because shift;
  uint32_t shift_rule;            /* SHIFT_FULL: the rule that is against another shift */
  struct str other_shift;         /* SHIFT_FULL: that shift */
  LIST(struct told_rule) rules;   /* in order of the cascade */
  LIST(struct told_group) groups; /* by the last rule first */
  LIST(struct told_days *) days;  /* in order of the cascade */
  LIST(uint32_t) team;            /* rotate: team: who came, or stayed away, with them */
  size_t week_first, week_end;    /* rotate: week: their free days of that week lie from the one to before the other */
  /* Office days of the person and, by share, the least and the most of those of their group who are free on some day:
   * until the day, and in all. Those before the window and of earlier blocks are among them, for they are what the plan
   * is fair with. */
  struct office_days own[2], least[2], most[2];
  bool open;     /* the window has no end: all days are those up to the end of the day's block */
  bool rotation; /* another free person could have had the day */
  /* Who could, and has no greater share than the person (who is in the office: no smaller one). */
  struct colleague colleagues[MOST_COLLEAGUES];
  size_t colleague_count;
  /* Who could exchange this day for another, lawfully and leaving everybody's number of office days as it is; or NONE.
   */
  uint32_t partner;
  size_t other_day;
};

#endif
