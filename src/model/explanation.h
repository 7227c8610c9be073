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
  /* These are of free person-days: */
  BECAUSE_FULL,     /* a bound lets no more of its group come */
  BECAUSE_NEEDED,   /* a bound lets no more of its group stay away */
  BECAUSE_WISH,     /* their wish, and nothing stands against it */
  BECAUSE_ROOM,     /* a bound lets some of its group come, and they are of these */
  BECAUSE_LEAST,    /* the fewest are to come, and nothing needs them */
  BECAUSE_UNLIMITED /* the most are to come, and nothing keeps them out */
};

struct cause {
  enum because because;
  uint32_t rule;                 /* the rule that decided, or NONE */
  const struct group *group;     /* of the bound that decided, where its numbers may be told, or NULL */
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
  EFFECT_HOURS
};

/* What became of one effect of a rule that selects the person. */
enum fate {
  FATE_HOLDS,
  FATE_LAPSED,         /* a day off by calendar */
  FATE_ABSENT,         /* the absence goes before it */
  FATE_REPLACED,       /* a later rule took its place */
  FATE_BEHIND_CLOSURE, /* a closure goes before it */
  FATE_BEHIND_WISH,    /* their wish goes before it */
  FATE_UNKEPT,         /* a wish that a bound goes before */
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
  uint32_t closed_by;             /* the closure beside a duty that decides, or NONE */
  uint32_t unkept;                /* the rule of the wish that the cause goes before, or NONE */
  LIST(struct told_rule) rules;   /* in order of the cascade */
  LIST(struct told_group) groups; /* by the last rule first */
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
