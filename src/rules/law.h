/* What the rules say of these people on these days: between the model and the planning problem.
 *
 * People to whom the same rules apply on the same days share a standing; those of one standing, unit and place share a
 * seat. A rule is matched once a person, its effects are worked out once a standing, its groups once a seat. */
#ifndef RULES_LAW_H
#define RULES_LAW_H

#include "model/roster.h"
#include "rules/window.h"

/* A cell before planning is an enum mode that is settled, or it is free: with a wish, a fill, and the modes beside WFO
 * and WFH that are open to it (contract 9: those it wishes, and those that a minimum which counts it asks for). */
enum { CELL_FREE = 16, CELL_LEAST = 5, CELL_WFA = 2 * CELL_LEAST, CELL_OFF = 2 * CELL_WFA };
static inline uint8_t cell_free(enum duty wish, bool least) {
  unsigned number = wish == DUTY_FREE ? DUTY_NONE : wish;
  return (uint8_t)(CELL_FREE + number + (least ? CELL_LEAST : 0) + (wish == DUTY_WFA ? CELL_WFA : 0) +
                   (wish == DUTY_OFF ? CELL_OFF : 0));
}
static inline bool cell_is_free(uint8_t cell) {
  return cell >= CELL_FREE;
}
static inline enum duty cell_wish(uint8_t cell) {
  return (enum duty)((cell - CELL_FREE) % CELL_LEAST);
}
static inline bool cell_fills_least(uint8_t cell) {
  return (cell - CELL_FREE) / CELL_LEAST % 2 == 1;
}
/* Of a free cell. */
static inline bool cell_allows(uint8_t cell, enum mode mode) {
  if (mode == MODE_WFA) return (cell - CELL_FREE) / CELL_WFA % 2 == 1;
  if (mode == MODE_OFF) return (cell - CELL_FREE) / CELL_OFF == 1;
  return mode == MODE_WFO || mode == MODE_WFH;
}
/* The same with WFA or OFF open. */
uint8_t cell_open(uint8_t cell, enum mode mode);
/* What a free person-day in that mode goes against: promises 2 and 3 as the digits of a number to the base of 3, wish,
 * fill, elsewhere. Differences of two are numbers in balanced ternary, as the network's costs are. */
int cell_against(uint8_t cell, enum mode mode);
/* What being in the office costs beside being at home. */
static inline int cell_cost(uint8_t cell) {
  return cell_against(cell, MODE_WFO) - cell_against(cell, MODE_WFH);
}
static inline bool cell_wishes_away(uint8_t cell) {
  return cell_is_free(cell) && cell_wish(cell) != DUTY_NONE && cell_wish(cell) != DUTY_WFO;
}
/* No wish, and fill: most. */
static inline bool cell_only_fills(uint8_t cell) {
  return cell_is_free(cell) && cell_wish(cell) == DUTY_NONE && !cell_fills_least(cell);
}

typedef LIST(uint32_t) index_list;

struct standing {
  dayset *rule_days;  /* by rule number: the days on which its effects hold */
  dayset touched;     /* days on which some circular has them in its scope */
  dayset *unsectored; /* by circular: days on which it has sectors and has them in none */
  uint16_t *duties;   /* by day: rule number + 1 of the duty that holds, or 0 */
  bool *closed;       /* by day */
  uint8_t *cells;     /* by day: of one who works and is not absent */
  struct reason *reasons;
};

struct membership {
  uint32_t tally;
  dayset days; /* on which the people of the seat are of the group, if they work */
};

/* A bound on the days of one person, or one half of it: each person of the seat is a group of their own. */
struct personal {
  uint32_t rule;
  const struct bound *bound;
  bool upper, lower; /* the halves that are counted here */
  dayset days;       /* that count: over week by their weeks, over window by the block */
};

struct seat {
  uint32_t standing, unit, place;
  uint8_t *cells;   /* the standing's, days off by calendar taken out, with the modes that minima open */
  int32_t *present; /* by day: its people who are not absent */
  uint32_t people;
  LIST(struct membership) memberships;
  LIST(struct personal) personals;
};

/* What a lower half came short of, over the days of one group. */
struct shortfall {
  size_t first, days;
  int64_t asked, can; /* on the first */
};

/* The part of a day on which a tally counts those who are in the office: all of it, one shift by its name (over:
 * shift), or a minute of it (a place's capacity). People without a shift are there all day. */
enum slice_kind { SLICE_DAY, SLICE_SHIFT, SLICE_MINUTE };
struct slice {
  enum slice_kind kind;
  uint32_t at; /* the shift's name, a number of law.shift_names; the minute */
};

/* A group of one half of a bound, and its people by day. */
struct tally {
  struct group group; /* what the roster tells of it; both halves of exactly are one group */
  struct slice slice;
  uint32_t whole;              /* the tally that it is a slice of, or itself */
  bool upper, lower;           /* the halves that are counted here */
  int32_t *headcount;          /* who work, absent or not */
  int32_t *available;          /* who are not absent */
  int32_t *settled;            /* who are counted whatever is planned */
  int32_t *closed;             /* those of them whom a closure keeps at home */
  int32_t *open;               /* who may be counted or not, as planned */
  int32_t *free;               /* whose mode is open */
  int32_t *least_in, *most_in; /* so many of the free must and may be in the office, as far as this tells */
  struct shortfall shortfall;
};

struct law {
  struct model *model;
  struct arena *arena;
  struct window window;
  struct roster *roster; /* its modes are the cells until they are planned */
  size_t *first_rule;    /* by circular */
  LIST(struct standing) standings;
  LIST(struct seat) seats;
  uint32_t *seat_of; /* by person */
  LIST(struct tally) tallies;
  LIST(struct str) shift_names;  /* each once, as they compare */
  LIST(struct str) shift_titles; /* the same as first written */
  uint32_t **shift_name_of;      /* by rule number: its shifts' names */
  struct rule *more_rules;       /* by place its capacity, and behind them how turns are taken, as rules */
  enum rotate rotate;
  uint32_t *kept_day; /* by day, in the earlier roster that is kept to, or NONE; NULL: there is none */
  size_t frozen;      /* so many days, the first, are taken over from it */
  bool best_effort;   /* where no roster keeps all bounds they are broken as little as can be */
  /* While a conflict is narrowed down, else NULL: */
  const bool *left_out; /* by rule number: rules without effect */
  const bool *focus;    /* by person: only disputes about some of them count */
};

/* Makes standings, in cascade order (contract 8): duties, closures, fill, hours, reasons. standing_of: by person. */
void law_cascade(struct law *law, uint32_t *standing_of);
/* Makes seats and groups: who counts where on which day (a person counts in one maximum; minima add up). Afterwards
 * groups over shifts and places with a capacity are tallies of their slices. */
void law_seat(struct law *law, const uint32_t *standing_of);
/* Fills the cells of all people and counts the groups' people. */
void law_count(struct law *law);
/* Finds the days of the earlier roster that is kept to, if there is one; and after all are counted, takes over those
 * that are frozen: there nobody is present to be planned or counted, and no tally binds. */
void law_keep_open(struct law *law);
void law_keep(struct law *law);
/* Works out what each group asks for on each day. */
void law_numbers(struct law *law);
/* The same, when all is planned, of the frozen days, as they are told. */
void law_keep_numbers(struct law *law);
void tally_number(struct tally *tally, size_t day);
/* Warnings on rules and selectors held against these people: contract 6, 7 and 8. */
void law_findings(struct law *law);
/* Of these, those on numbers, and on shifts that are counted apart. */
void law_number_findings(struct law *law);
void law_shift_findings(struct law *law);

/* Bounds that ask for more than others allow (contract 11), on the days from first on: all demanders together need must
 * counted people, in the office as a rule, and the limiters allow may. */
struct dispute {
  enum counted counted;
  size_t first, end;
  uint32_t tally; /* whose people are spoken of on the one day; NONE: the people below, on all the days */
  index_list people;
  int64_t must, may;              /* both 0: no numbers can be told */
  index_list demanders, limiters; /* tallies; where there are none, duties demand or limit */
  index_list demanding, limiting; /* rules of bounds on a person's days */
};

enum outcome {
  OUTCOME_PLANNED,
  OUTCOME_DISPUTE, /* no roster keeps every rule */
  OUTCOME_REFUSED  /* too large to be searched: a finding says so, but while rules are left out */
};
/* Whether duties and closures alone keep every maximum. */
enum outcome law_settled(struct law *law, struct dispute *dispute);
/* Plans the free cells; while rules are left out it only finds out whether they could be. */
enum outcome law_assign(struct law *law, struct dispute *dispute);
/* The whole way from people to planned cells. Before, law has best_effort, left_out and focus and nothing
 * else. */
enum outcome law_plan(struct law *law, struct model *model, date from, date to, struct dispute *dispute);
/* Whether some of the people in dispute are of those in focus; always, where nothing is in focus. */
bool law_concerns(const struct law *law, const struct dispute *dispute);
/* Whether the tally counts the people of the seat on that day. */
bool seat_is_of(const struct seat *seat, uint32_t tally, size_t day);
/* One finding that names rules which cannot hold together and of which none can be left out. dispute: of law_plan. */
void conflict_finding(const struct law *law, const struct dispute *dispute);

/* As a - b, by rule, bound, half and group: an order that does not depend on the days that are planned. */
int tally_compare(const struct tally *a, const struct tally *b);
/* Where the earlier roster that is kept to has the person on that day; MODE_OFF_CALENDAR: it has no row. */
static inline enum mode law_kept_mode(const struct law *law, uint32_t person, size_t day) {
  if (law->kept_day == NULL || law->kept_day[day] == NONE) return MODE_OFF_CALENDAR;
  return roster_mode(law->model->kept, person, law->kept_day[day]);
}
/* Promise 4: whether being in that mode differs from the earlier roster. */
static inline bool law_changes(const struct law *law, uint32_t person, size_t day, enum mode mode) {
  enum mode kept = law_kept_mode(law, person, day);
  return kept != MODE_OFF_CALENDAR && kept != mode;
}
/* Whether that day of the person is frozen and has a row there. */
bool law_is_taken_over(const struct law *law, uint32_t person, size_t day);
/* The person's days before the window, or NULL. */
const struct history *law_history(const struct law *law, uint32_t person);
/* Whom a closure keeps at home does not count against a maximum there. */
static inline int32_t tally_exempt(const struct tally *tally, size_t day) {
  enum counted counted = tally->group.bound->counted;
  return counted == COUNTED_WFH || counted == COUNTED_AWAY ? tally->closed[day] : 0;
}
/* So many of the open must, and may, be counted. */
static inline int64_t tally_least(const struct tally *tally, size_t day) {
  return (int64_t)tally->group.low[day] - tally->settled[day];
}
static inline int64_t tally_most(const struct tally *tally, size_t day) {
  return (int64_t)tally->group.high[day] - tally->settled[day] + tally_exempt(tally, day);
}
/* Whether the tally limits what is planned on that day at all. */
static inline bool tally_binds(const struct tally *tally, size_t day) {
  return tally_least(tally, day) > 0 || tally_most(tally, day) < tally->open[day];
}

/* What can be planned for those of a seat who are there on a day: a mode, and in the office a shift. */
struct option {
  enum mode mode;
  uint32_t shift; /* 1 + a number in the shifts that hold, or 0: none hold */
};
/* The shifts that hold for a standing on a day, or NULL. */
const struct rule *law_shifts(const struct law *law, const struct standing *standing, size_t day);
/* The number of options of a seat on a day, 1 where everything is settled, and the options by number: those in the
 * office first. */
uint32_t option_count(const struct law *law, const struct seat *seat, size_t day);
struct option option_at(const struct law *law, const struct seat *seat, size_t day, uint32_t number);
/* Whether the tally counts those of the seat who have that option. */
bool tally_counts(const struct law *law, const struct tally *tally, const struct seat *seat, size_t day,
                  struct option option);

static inline const char *people(int64_t count) {
  return count == 1 ? "person" : "people";
}
/* "in the office", "at home": how messages say a mode or modes. */
const char *counted_where(enum counted counted);
/* Of the free people of a tally that binds so many are in the office, in the roster as planned. */
int32_t tally_in(const struct tally *tally, size_t day);
/* The number that its lower half asks for on that day, before it is cut to who can come. */
int64_t tally_asks(const struct tally *tally, size_t day);

/* The rules that hold for a standing on one day, each the last of its sort; rule number + 1, or 0. An open closure is
 * one not private. */
struct holding {
  uint16_t duty, closure, open_closure, bound, fill, wish, shifts, hours[3];
};
struct holding law_hold(const struct law *law, const struct standing *standing, size_t day);
/* The closure or duty that decides the mode, or 0: of somebody closed whom a duty has WFA or OFF it is the duty. cell:
 * the standing's. */
uint16_t holding_decider(const struct holding *holding, uint8_t cell);
/* Contract 12: a private closure or duty decides, and hides every closure and duty. */
bool holding_is_hidden(const struct law *law, const struct holding *holding, uint8_t cell);
/* The last later rule of that day whose minimum takes the place of this one's, or NONE. */
uint32_t law_successor(const struct law *law, const struct standing *standing, uint32_t rule, const struct bound *bound,
                       size_t day);

/* The rule of a bound by number; numbers from roster.rule_count on are the capacities of places, the last one is
 * plan.rotate. */
const struct rule *law_rule(const struct law *law, uint32_t number);
uint32_t law_rule_count(const struct law *law);
/* The id of the unit, "place kp3b" or "all": how messages name a group. */
struct str group_name(const struct law *law, const struct group *group);
/* "Fri 2022-02-04" */
struct str day_name(const struct law *law, size_t day);

#endif
