/* What a circular orders: sectors and rules, each with who, when and what. */
#ifndef MODEL_CIRCULAR_H
#define MODEL_CIRCULAR_H

#include "model/calendar.h"
#include "model/world.h"

/* Keys of a selector, as the language names them. */
enum key {
  KEY_SECTOR,
  KEY_UNIT,
  KEY_KIND,
  KEY_PLACE,
  KEY_REGION,
  KEY_LEVEL,
  KEY_WEEK,
  KEY_GENDER,
  KEY_EMPLOYMENT,
  KEY_POSITION,
  KEY_ECHELON,
  KEY_RESIDENCE,
  KEY_TEAM,
  KEY_TAG,
  KEY_NIP,
  KEY_AGE,
  KEY_COLUMN, /* any further column of the staff table */
  KEY_NOT,
  KEY_ANY
};

/* One of the values of a clause. */
struct value {
  symbol text;         /* without the '*'; KEY_NIP: the digits; else as it compares */
  bool prefix;         /* ended in '*' */
  bool range;          /* KEY_AGE and KEY_COLUMN, where the text is a whole number or a range: low..high hold */
  long long low, high; /* both included; LLONG_MIN and LLONG_MAX where open */
  uint32_t index;      /* KEY_UNIT: the unit; KEY_PLACE: the place; KEY_GENDER, KEY_EMPLOYMENT: the enum's number;
                          KEY_WEEK: the set of weekdays; KEY_SECTOR: the rule's index in its circular */
  uint32_t circular;   /* KEY_SECTOR: the circular that has it */
  struct span at;
  bool spaced; /* a prefix that ended in a space, "kepala *": the space, which symbols trim, is part of it */
};

struct clause {
  enum key key;
  uint32_t column; /* KEY_COLUMN: which of world.columns */
  struct value *values;
  size_t value_count;
  struct selector *selectors; /* KEY_NOT: one; KEY_ANY: the alternatives */
  size_t selector_count;
  struct span at;
};

/* All clauses hold; none: everyone. */
struct selector {
  struct clause *clauses;
  size_t count;
  struct span at;
};

enum mode { MODE_OFF_CALENDAR, MODE_WFO, MODE_WFH, MODE_WFA, MODE_OFF, MODE_LEAVE, MODE_SICK, MODE_TRIP, MODE_STUDY };
const char *mode_name(enum mode mode); /* "WFO"; a day off by calendar is "OFF" too */

/* What a bound counts. */
enum counted { COUNTED_WFO, COUNTED_WFH, COUNTED_WFA, COUNTED_OFF, COUNTED_AWAY };
bool counted_has(enum counted counted, enum mode mode);
const char *counted_name(enum counted counted); /* "wfo" */

#define PERCENT 1000000 /* a percent amount is in millionths of a percent */
struct amount {
  bool given, percent;
  long long value; /* people (or days), or percent * PERCENT */
  struct span at;
};

enum per_word { PER_AGENCY, PER_UNIT, PER_PLACE, PER_PERSON, PER_ALL, PER_KINDS };
enum base_of { OF_HEADCOUNT, OF_AVAILABLE };
enum over { OVER_DAY, OVER_SHIFT, OVER_WEEK, OVER_WINDOW };
enum rounding { ROUND_DEFAULT, ROUND_UP, ROUND_DOWN, ROUND_NEAREST };

struct bound {
  enum counted counted;
  struct amount max, min, exactly; /* exactly alone, or max, min or both */
  enum per_word per;
  symbol *kinds; /* PER_KINDS: unit kinds */
  size_t kind_count;
  bool kinds_and_agency; /* PER_KINDS: an agency counts too */
  enum base_of of;
  enum over over;
  enum rounding round;
  long long at_least; /* 0: not given */
  struct span at;
};
enum duty { DUTY_NONE, DUTY_WFO, DUTY_WFH, DUTY_WFA, DUTY_OFF, DUTY_FREE };
enum fill { FILL_NONE, FILL_MOST, FILL_LEAST };

/* Minutes of the day; end 0 where open ("07:30-"). */
struct hours {
  bool given;
  uint16_t start, end;
};

struct shift {
  struct str name;
  struct hours hours;
  struct span at;
};

/* A sector is a rule with a name. */
struct rule {
  struct str id; /* of a rule without one: "#3" */
  struct str name, cite, note;
  bool is_sector, is_private;
  bool rest; /* who: rest */
  struct selector who;
  struct when when;
  enum duty duty;
  bool closes;
  enum duty prefer; /* DUTY_NONE, DUTY_WFO .. DUTY_OFF */
  enum fill fill;
  struct hours hours[3]; /* of WFO, WFH, WFA */
  struct bound *bounds;  /* in the order written; those under one key follow one another */
  size_t bound_count;
  struct shift *shifts;
  size_t shift_count;
  struct span at;                 /* of its id, or of its first key */
  uint32_t first_line, last_line; /* all of it, in the file of at */
};

enum status { STATUS_OFFICIAL, STATUS_DRAFT, STATUS_UNOFFICIAL };

struct reference { /* to another circular, by number */
  struct str number;
  struct span at;
};

struct circular {
  struct str number, about, issuer, signatory, capacity, url;
  struct str *basis;
  size_t basis_count;
  date signed_on, review; /* DATE_NONE */
  struct dates valid;     /* as written */
  struct dates in_force;  /* valid, with the days of those that extend it, up to who revokes it (contract 10) */
  uint32_t command_place; /* ascending on the command line */
  enum status status;
  struct selector scope; /* no clauses: everyone */
  struct reference *revokes, *amends;
  size_t revokes_count, amends_count;
  struct reference extends; /* number.len 0: none */
  struct rule *rules;       /* sectors first, as written, then rules */
  size_t rule_count, sector_count;
  struct span at;
};
struct str circular_label(const struct circular *circular); /* its number, else its about */

enum rotate { ROTATE_DAY, ROTATE_WEEK, ROTATE_TEAM };

#endif
