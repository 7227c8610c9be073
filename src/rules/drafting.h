/* A network in the making: what rules/columns.c, rules/rows.c and rules/draft.c share. */
#ifndef RULES_DRAFTING_H
#define RULES_DRAFTING_H

#include "rules/alike.h"
#include "rules/draft.h"
#include "rules/family.h"
#include "solve/solve.h"

/* A way to be counted as a unit: a cell of the network for each person of the seat. */
struct way {
  struct option option;
  uint32_t leaf; /* the innermost node, or TOP */
  int8_t cost;
};

/* A seat on a day. */
struct slot {
  uint32_t first_way, way_count;
  struct option rest; /* where none of the ways is taken */
  bool is_free;       /* else one of the ways must be */
};

#define KIND_HEAD (3 * sizeof(int64_t))

struct draft {
  const struct component *component;
  struct law *law;
  struct network network;
  bool away; /* units are days away */
  enum rigour rigour;
  bool *without;                      /* days × tallies of the component */
  bool relaxed;                       /* some is left out */
  bool unleveled, unevened, unspread; /* on some day, in somebody's weeks: agencies, weeks, or shifts cross */
  struct slot *slots;                 /* seats × days of the block */
  LIST(struct way) ways;
  uint32_t *tally_of_node; /* NONE: an agency's */
  bool singly;             /* people who are alike are not put together */
  struct alike kinds;      /* of people, and of rows: by number the row */
  struct alike rows;
  uint32_t *people;                            /* row after row, those of each in the order of the rotation */
  uint32_t *first_person;                      /* by row, and the end of the last */
  struct personal const **personal_of_stretch; /* NULL: a week or a day */
  uint32_t *way_of_cell;                       /* by its number in the slot */
  uint32_t *day_of_cell;                       /* of the block */
  /* Of the day at hand: */
  struct family family;
  uint32_t *set_of_tally, *set_of_agency; /* set + 1 */
  uint32_t *set_of_shift;                 /* agencies × names: set + 1 */
  uint32_t *chain;                        /* sets of one way */
  const struct option **planned;          /* of one person, by day of the block */
  const struct slot **open;               /* as in struct row_draft */
  unsigned char *kind;   /* what tells people apart: seat and share, KIND_HEAD bytes, then two for each day */
  LIST(int64_t) numbers; /* and rows */
};

static inline struct slot *slot_at(const struct draft *draft, size_t seat_at, size_t day) {
  return &draft->slots[seat_at * component_days(draft->component) + day - draft->component->block.first];
}

static inline const struct seat *seat_number(const struct draft *draft, size_t seat_at) {
  return &draft->law->seats.items[draft->component->seats.items[seat_at]];
}

/* A bound of the component that is left out of the network on that day. */
static inline bool *left_out(const struct draft *draft, uint32_t t, size_t day) {
  size_t at = day - draft->component->block.first;
  return &draft->without[at * draft->component->tallies.count + draft->component->common->partition->place_of_tally[t]];
}

/* Days of a person that are counted together, on the way to being stretches. */
struct stretch_set {
  const struct personal *personal; /* NULL: a week */
  size_t first, end;
  int64_t low, high;
  bool evened;
  int32_t base;
  uint32_t size;   /* days with ways */
  uint32_t parent; /* a set before it, TOP or PARENT_UNKNOWN */
};
typedef LIST(struct stretch_set) set_list;

/* A person on the way to being a row. */
struct row_draft {
  uint32_t person;
  size_t seat_at;
  set_list sets;
  uint32_t *leaf;           /* by day of the block: the innermost set */
  const struct slot **open; /* by day of the block: what the person has to plan, or NULL */
};

static inline const struct slot *open_slot(const struct draft *draft, const struct row_draft *row, size_t day) {
  return row->open[day - draft->component->block.first];
}
/* A person on the way to or from a row, with what they have to plan; leaf and open are given. */
void row_begin(const struct draft *draft, uint32_t person, struct row_draft *row);

/* Makes the nodes of all days, and says where each way hangs. False: bounds cross, and none may be left out. */
bool draft_nodes(struct draft *draft);
/* Makes a row for all people who are alike, in the order of the rotation. False: spans of somebody's days cross. */
bool draft_rows(struct draft *draft);

/* Opens a draft: ways and room for all. singly: each person has a row, though others are alike. */
void draft_open(struct draft *draft, const struct component *component, enum rigour rigour, bool singly);
/* Whether the bounds that the network does without are kept all the same: then the best without them is the best. */
bool draft_keeps_all(const struct draft *draft);
/* Puts the people of all rows where the network has them. */
void draft_write(const struct draft *draft);

#endif
