/* A few random circulars with their world, as plain structures: what the files of an instance say. There are three
 * families: the day's law, that of many people of whom each day can be tried by itself; the whole language, that of few
 * people and days; and the large ones, which nobody can try, of the whole language too. */
#ifndef PROPERTY_INSTANCE_H
#define PROPERTY_INSTANCE_H

#include "days.h"
#include "random.h"

enum {
  MAX_PEOPLE = 32,
  MAX_CIRCULARS = 3,
  MAX_BLOCKS = 2,
  MAX_BLOCK_DAYS = 5,
  MAX_DAYS = 28,
  MAX_UNITS = 12,
  MAX_PLACES = 3,
  MAX_RULES = 96,
  MAX_BOUNDS = 3,
  MAX_CLAUSES = 3,
  MAX_VALUES = 3,
  MAX_SELECTORS = 160,
  MAX_ABSENCES = 16,
  MAX_LEVELS = 6,
  MAX_HOLIDAYS = 3,
  MAX_SHIFTS = 3
};
#define NOTHING (-1)

enum {
  KIND_COUNT = 5,
  REGION_COUNT = 2,
  LEVEL_COUNT = 3,
  POSITION_COUNT = 4,
  TAG_COUNT = 3,
  PREFIX_COUNT = 3,
  HOURS_COUNT = 4,
  TEAM_COUNT = 2,
  SHIFT_COUNT = 3
};
extern const char *const shift_names[SHIFT_COUNT + 1]; /* the first: none */
extern const char *const team_names[TEAM_COUNT];
extern const char *const kind_names[KIND_COUNT]; /* the first two are of agencies */
extern const char *const region_names[REGION_COUNT];
extern const char *const level_names[LEVEL_COUNT];
extern const char *const position_names[POSITION_COUNT];
extern const char *const position_prefixes[PREFIX_COUNT]; /* without their '*' */
extern const char *const tag_names[TAG_COUNT];
extern const char *const hours_texts[HOURS_COUNT]; /* the first: none */

struct unit {
  int parent, kind, place, region; /* NOTHING: none, or inherited */
  unsigned week;                   /* bit 0 is Monday; 0: inherited */
  bool works_holidays;             /* its own word; inherited as well */
  int spelling;                    /* how selectors name it: 0 id, 1 name, 2 alias */
};

enum { UNKNOWN, MALE, FEMALE };
enum { PNS = 1, PPPK, NON_ASN };
enum { FLOOR_EMPTY = -1, FLOOR_LOBBY = -2 };

struct person {
  char nip[40];
  int unit, place;           /* place NOTHING: the unit's */
  int gender, gender_column; /* what the NIP says, what the column says;
                                UNKNOWN: nothing */
  int born, born_column;     /* NO_DAY: nothing */
  int employment, employment_column;
  int position; /* NOTHING: empty */
  unsigned tags;
  int floor;
  int team; /* NOTHING: empty */
};

struct absence {
  int person, kind; /* 0 leave, 1 sick, 2 trip, 3 study */
  struct range days;
};

struct level {
  int region, level;
  struct range days;
};

enum key {
  KEY_UNIT,
  KEY_KIND,
  KEY_PLACE,
  KEY_REGION,
  KEY_LEVEL,
  KEY_WEEK,
  KEY_GENDER,
  KEY_EMPLOYMENT,
  KEY_POSITION,
  KEY_TAG,
  KEY_NIP,
  KEY_AGE,
  KEY_FLOOR, /* a column of our own, mostly of numbers */
  KEY_SECTOR,
  KEY_NOT,
  KEY_ANY
};

struct value {
  int index;     /* the unit, kind, place, ..., the person of a nip, the week's
                    days, the selector of not and any */
  bool prefix;   /* KEY_POSITION: index is of position_prefixes */
  int low, high; /* KEY_AGE, and KEY_FLOOR unless its index is FLOOR_LOBBY;
                    -OPEN_DAY and OPEN_DAY where open */
};

struct clause {
  enum key key;
  int count;
  struct value values[MAX_VALUES];
};

struct selector {
  int count;
  struct clause clauses[MAX_CLAUSES];
};

struct when {
  struct dates dates; /* none: every day */
  unsigned weekdays;  /* 0: every day */
  struct dates except;
};

struct amount {
  bool given, percent;
  int value; /* people, or thousandths */
};

enum per { PER_AGENCY, PER_UNIT, PER_PLACE, PER_ALL, PER_KINDS, PER_PERSON };
enum over { OVER_DAY, OVER_SHIFT, OVER_WEEK, OVER_WINDOW };
enum rounding { ROUND_DEFAULT, ROUND_UP, ROUND_DOWN, ROUND_NEAREST };

enum counted { COUNTED_WFO, COUNTED_WFH, COUNTED_WFA, COUNTED_OFF, COUNTED_AWAY, COUNTED_KINDS };

struct bound {
  enum counted counted;
  struct amount max, min, exactly;
  enum per per;
  enum over over;
  unsigned kinds;
  bool kinds_and_agency;
  bool available;
  enum rounding round;
  int at_least; /* 0: not given */
};

enum duty { DUTY_NONE, DUTY_WFO, DUTY_WFH, DUTY_FREE, DUTY_WFA, DUTY_OFF };
enum fill { FILL_NONE, FILL_MOST, FILL_LEAST };

/* Minutes of the day; end 0: to midnight. */
struct shift {
  int name, start, end;
};

struct rule {
  int circular;
  bool rest;
  int who; /* a selector; NOTHING: everyone */
  struct when when;
  enum duty duty;
  bool closes, is_private, has_id;
  enum duty wish;                      /* not DUTY_FREE */
  int hours_wfo, hours_wfh, hours_wfa; /* of hours_texts; 0: not given */
  enum fill fill;
  int bound_count;
  struct bound bounds[MAX_BOUNDS];
  int shift_count;
  struct shift shifts[MAX_SHIFTS];
};

enum { ISSUER_COUNT = 2, UNKNOWN_NUMBER = 9 };
extern const char *const issuer_names[ISSUER_COUNT];

struct circular {
  int place;  /* on the command line, from 0 */
  int number; /* 0: none */
  int issuer;
  int signed_on;                /* NO_DAY: not said */
  struct dates valid;           /* as written */
  int revokes, amends, extends; /* numbers; 0: none */
  bool draft;
  int scope;                                /* a selector; NOTHING: everyone */
  int first_rule, sector_count, rule_count; /* sectors first; rule_count includes them */
};

struct history {
  bool given;
  int wfo, days;
};

/* An earlier roster that the plan is to keep to: what its file says of the days of the instance. */
struct earlier {
  bool given, tells_shifts;
  int until; /* days up to this one are taken over; NO_DAY: none */
  int count;
  struct earlier_day {
    int day, modes[MAX_PEOPLE], shifts[MAX_PEOPLE]; /* modes as in law.h; 0: no row */
  } days[MAX_DAYS];
};

enum rotate { ROTATE_DAY, ROTATE_WEEK, ROTATE_TEAM };

enum family { DAY_BY_DAY, WHOLE, LARGE };

struct instance {
  bool whole, large; /* has the whole language; has more people and days than can be tried */
  unsigned week;     /* 0: not said, so Monday to Friday */
  bool calendar_given, indonesia;
  int holiday_count, holidays[MAX_HOLIDAYS];
  int place_count, capacity[MAX_PLACES]; /* NOTHING: none */
  int unit_count;                        /* parents before children, in the order of the files */
  struct unit units[MAX_UNITS];
  int person_count;
  struct person people[MAX_PEOPLE];
  int absence_count;
  struct absence absences[MAX_ABSENCES];
  int level_count;
  struct level levels[MAX_LEVELS];
  int selector_count;
  struct selector selectors[MAX_SELECTORS];
  bool indonesian;               /* the words for days and sexes in selectors, which compare as written */
  bool open;                     /* a circular has no end: the week has one day, and the days are those of two blocks */
  int day_count, days[MAX_DAYS]; /* in force, in order; where it is open, only those that are worked */
  int block_count, first_of_block[MAX_BLOCKS + 1]; /* places in days */
  int last_of_block[MAX_BLOCKS];                   /* its last day, in force or not */
  struct history history[MAX_PEOPLE];
  enum rotate rotate;
  struct earlier earlier;
  bool earlier_wishes_open; /* modes, where what took their place may be left out */
  int circular_count;
  struct circular circulars[MAX_CIRCULARS]; /* in the order in which they apply */
  int rule_count;
  struct rule rules[MAX_RULES]; /* circular after circular */
  struct random spelling;       /* for the choices of the text that change nothing */
};

bool rule_has_effect(const struct rule *rule);
void rule_silence(struct rule *rule); /* takes away all effects */
void instance_make(struct instance *instance, enum family family, struct random *random);
/* The part of it that one circular orders: scope, sectors, rules, for a world
 * that stands and after the circulars that apply before it. */
void circular_make(struct instance *instance, int circular, struct random *random);
/* Makes what people have had before so that few numbers divide shares: large ones, whose numbers must stay small. */
void history_smooth(struct instance *instance, struct random *random);
/* Makes of minima and duties less than they were, so that more can be planned. */
void bounds_soften(struct instance *instance, struct random *random);
/* The heads of all circulars, and the days that they make. */
void heads_make(struct instance *instance, struct random *random);

#endif
