/* The world that circulars speak about: places, units, people, absences, levels. */
#ifndef MODEL_WORLD_H
#define MODEL_WORLD_H

#include "base/text.h"
#include "model/calendar.h"

#define NONE UINT32_MAX /* no unit, no place */

struct place {
  struct str id, name; /* name is the id where none is given */
  symbol key;          /* of the id */
  uint32_t capacity;   /* NONE: unlimited */
  struct span at;
};

struct unit {
  struct str id, name;  /* name is the id where none is given */
  symbol key;           /* of the id */
  symbol kind;          /* 0: none */
  uint32_t parent;      /* NONE: an agency */
  uint32_t agency;      /* the top of its tree, maybe itself */
  uint32_t place;       /* its own or inherited; NONE */
  symbol region;        /* its own or inherited; 0 */
  weekdays week;        /* its own, inherited or the calendar's */
  bool works_holidays;  /* its own or inherited */
  uint32_t first, last; /* the numbers, in a walk of the trees, of itself and of the last unit below it */
  struct span at;
};

enum gender { GENDER_UNKNOWN, GENDER_MALE, GENDER_FEMALE };
enum employment { EMPLOYMENT_UNKNOWN, EMPLOYMENT_PNS, EMPLOYMENT_PPPK, EMPLOYMENT_NON_ASN };

/* Text columns of the staff table. The first few are always there; the rest are those that a selector names. */
enum known_column { COLUMN_POSITION, COLUMN_ECHELON, COLUMN_RESIDENCE, COLUMN_TEAM, COLUMN_TAGS, COLUMN_FIRST_OWN };
struct column {
  symbol name;
  symbol *values; /* a person each; 0: empty. Of COLUMN_TAGS the symbol is the whole cell: tags between spaces or ; */
};

struct person {
  struct str nip; /* 18 digits, or any unique id */
  struct str name;
  uint32_t unit;
  uint32_t place; /* their own, else the unit's; NONE */
  date born;      /* DATE_NONE: unknown */
  uint8_t gender, employment;
  uint16_t file; /* where they are defined */
  uint32_t line;
};

enum absence_kind { ABSENCE_LEAVE, ABSENCE_SICK, ABSENCE_TRIP, ABSENCE_STUDY };
struct absence {
  uint32_t person;
  date first, last;
  enum absence_kind kind;
  struct span at;
};

/* The status of a region over time. */
struct level {
  symbol region;
  date first, last; /* last may be DATE_OPEN */
  symbol level;
  struct span at;
};

/* What a unit may be called besides its id and its name. */
struct unit_alias {
  symbol name;
  uint32_t unit;
};

struct world {
  struct symbols *symbols;
  struct calendar calendar;
  LIST(struct place) places;
  LIST(struct unit) units;         /* in the order of the files */
  LIST(struct unit_alias) aliases; /* of units, in the order of the files */
  LIST(struct person) people;      /* in the order of the files */
  LIST(struct column) columns;     /* at least COLUMN_FIRST_OWN */
  LIST(struct absence) absences;   /* sorted by person, then day; no two of one person overlap */
  LIST(struct level) levels;       /* sorted by region, then day; no two of one region overlap */
};

/* Numbers the units by their parents; before unit_is_within is asked. Parents must not go in a circle. */
void units_number(struct world *world);
bool unit_is_within(const struct world *world, uint32_t unit, uint32_t ancestor); /* or is the same; of NONE false */
bool unit_works(const struct world *world, uint32_t unit, date day);              /* by calendar */
symbol level_on(const struct world *world, symbol region, date day);              /* 0: none */
const struct absence *absence_on(const struct world *world, uint32_t person, date day); /* NULL: none */

#endif
