/* What the parts of the loader share while the files of a run become a model. */
#ifndef LOAD_LOADER_H
#define LOAD_LOADER_H

#include "load/yaml.h"
#include "model/model.h"

/* The keys of a whole file (contract 1 and 2). */
enum section_key {
  SECTION_WFA,
  SECTION_INCLUDE,
  SECTION_AGENCIES,
  SECTION_PLACES,
  SECTION_STAFF,
  SECTION_ABSENCES,
  SECTION_LEVELS,
  SECTION_CALENDAR,
  SECTION_CIRCULAR,
  SECTION_SECTORS,
  SECTION_RULES,
  SECTION_PLAN,
  SECTION_COUNT
};

struct section {
  const struct node *key, *value;
};
typedef LIST(struct section) section_list;

/* A circular being read: what its file says, before it is decoded. NULL nodes: the file has no such section. */
struct order {
  const struct node *circular_key, *circular, *sectors, *rules;
  const struct node **bodies; /* what each rule of the circular is read from; NULL: a finding was made already */
  symbol *ids;                /* of each rule, sectors first */
};

/* A staff column that is no word of the language but that a selector names: an attribute. */
struct attribute {
  struct str name;
  symbol key;
  bool found; /* a staff table has it */
};

struct names;
struct people;

struct load {
  struct model *model;
  struct arena *arena;
  struct diag *diag;
  struct world *world;
  section_list sections[SECTION_COUNT]; /* of the world, in the order reached */
  LIST(struct order) orders;            /* as model->circulars */
  struct names *names;
  struct people *people;
  LIST(struct attribute) attributes; /* as world.columns from COLUMN_FIRST_OWN */
  LIST(struct str) staff_headers;    /* for the nearest word */
  bool indonesia;                    /* the built-in holidays are used */
  /* A part of the world could not be read: that a name is unknown may be due to this, so nothing is said of it. */
  bool units_missing, places_missing, people_missing;
  bool tentative; /* rows are read that will be read again if anything is wrong: help for findings is not worth while */
  /* Where decoding is. */
  uint32_t circular;
  bool in_scope_or_sector; /* selectors that a sector's membership is made of may not name sectors of their circular */
};

/* The file of this path as a source of diag; empty, after a finding at `at`, when it cannot be read or is no UTF-8. */
bool load_text(struct load *load, const char *path, struct span at, enum diag_code unreadable, struct str *text,
               uint16_t *file);

#endif
