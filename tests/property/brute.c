#include "brute.h"
#include <string.h>

enum { DIGIT = 3, MAX_STATES = 1 << (DIGIT * TRIED_PEOPLE) };

static int against_compare(struct against a, struct against b) {
  if (a.wish != b.wish) return a.wish - b.wish;
  if (a.fill != b.fill) return a.fill - b.fill;
  return a.elsewhere != b.elsewhere ? a.elsewhere - b.elsewhere : a.changed - b.changed;
}

static people people_in(const struct instance *it, const enum mode modes[MAX_PEOPLE], enum counted counted) {
  people set = 0;
  for (int p = 0; p < it->person_count; p++)
    if (is_counted(counted, modes[p])) set |= 1u << p;
  return set;
}

static int against_fill(const struct day_law *law, people office) {
  return people_count(office & law->least) + people_count(law->free & ~law->least & ~office);
}

static int against_wish(const struct instance *it, const struct day_law *law, const enum mode modes[MAX_PEOPLE]) {
  static const enum mode wished[] = {[DUTY_WFO] = MODE_WFO, [DUTY_WFH] = MODE_WFH};
  int sum = 0;
  for (int p = 0; p < it->person_count; p++)
    sum += law->free >> p & 1 && law->wishes[p] != DUTY_NONE && modes[p] != wished[law->wishes[p]];
  return sum;
}

static struct against against_of(const struct instance *it, const struct day_law *law,
                                 const enum mode modes[MAX_PEOPLE]) {
  people elsewhere = people_in(it, modes, COUNTED_WFA) | people_in(it, modes, COUNTED_OFF);
  people office = people_in(it, modes, COUNTED_WFO) & law->free;
  int changed = 0;
  for (int p = 0; p < it->person_count; p++)
    changed += law->free >> p & 1 && law->kept[p] != MODE_NO_ROW && modes[p] != law->kept[p];
  return (struct against){against_wish(it, law, modes), against_fill(law, office), people_count(elsewhere & law->free),
                          changed};
}

/* All modes open to the person and those behind them; ways of one set in the office follow one another. */
static void try_modes(const struct instance *it, const struct day_law *law, int person, enum mode modes[MAX_PEOPLE],
                      struct day_ways *ways) {
  if (person < it->person_count) {
    if (!(law->free >> person & 1)) {
      modes[person] = law->fixed[person];
      try_modes(it, law, person + 1, modes, ways);
      return;
    }
    for (enum mode mode = MODE_WFH; mode <= MODE_OFF; mode++) {
      modes[person] = mode;
      bool open = mode == MODE_WFH || (mode == MODE_WFA ? law->may_wfa : law->may_off) >> person & 1;
      if (open) try_modes(it, law, person + 1, modes, ways);
    }
    modes[person] = MODE_WFO;
    try_modes(it, law, person + 1, modes, ways);
    return;
  }
  if (!law_kept(it, law, modes)) return;
  struct against against = against_of(it, law, modes);
  int order = ways->count == 0 ? -1 : against_compare(against, ways->against);
  if (order > 0) return;
  if (order < 0) ways->count = 0;
  ways->against = against;
  people office = people_in(it, modes, COUNTED_WFO);
  for (int w = 0; w < ways->count; w++)
    if (ways->office[w] == office) return;
  ways->office[ways->count++] = office;
}

void ways_of_day(const struct instance *it, const struct day_law *law, struct day_ways *ways) {
  enum mode modes[MAX_PEOPLE];
  *ways = (struct day_ways){0};
  try_modes(it, law, 0, modes, ways);
}

/* The vectors of office days that best rosters reach, a digit of the number for
 * each person. */
struct reach {
  int count;
  unsigned states[MAX_STATES / 8];
};
static unsigned char seen[MAX_STATES];

static unsigned spread_digits(people office) {
  unsigned digits = 0;
  for (int p = 0; p < TRIED_PEOPLE; p++) digits |= (office >> p & 1) << (DIGIT * p);
  return digits;
}

static void reach_next_day(const struct reach *from, const struct day_ways *ways, struct reach *to) {
  to->count = 0;
  for (int i = 0; i < from->count; i++)
    for (int w = 0; w < ways->count; w++) {
      unsigned state = from->states[i] + spread_digits(ways->office[w]);
      if (!seen[state]) to->states[to->count++] = state;
      seen[state] = 1;
    }
  for (int i = 0; i < to->count; i++) seen[to->states[i]] = 0;
}

void days_present(const struct instance *it, const enum mode fixed[MAX_PEOPLE], people free, int n[MAX_PEOPLE]) {
  for (int p = 0; p < it->person_count; p++) n[p] += free >> p & 1 || (fixed[p] >= MODE_WFO && fixed[p] <= MODE_OFF);
}

long fairness_of(const struct instance *it, const struct stretch *stretch, const int o[MAX_PEOPLE],
                 const int n[MAX_PEOPLE]) {
  long sum = 0;
  for (int p = 0; p < it->person_count; p++) {
    int office = o[p] + stretch->wfo[p], days = n[p] + stretch->days[p];
    if (days > 0) sum += (long)office * office * (FAIR_SCALE / days);
  }
  return sum;
}

static long least_fairness(const struct instance *it, const struct stretch *stretch, const struct reach *reach,
                           const int n[MAX_PEOPLE]) {
  long least = -1;
  for (int i = 0; i < reach->count; i++) {
    int o[MAX_PEOPLE] = {0};
    for (int p = 0; p < TRIED_PEOPLE; p++) o[p] = (int)(reach->states[i] >> (DIGIT * p) & ((1u << DIGIT) - 1));
    long fairness = fairness_of(it, stretch, o, n);
    if (least < 0 || fairness < least) least = fairness;
  }
  return least;
}

struct best brute_best(const struct instance *it, const struct day_law laws[MAX_DAYS], const struct stretch *stretch) {
  static struct reach reaches[2];
  struct best best = {.feasible = true};
  struct reach *now = &reaches[0], *next = &reaches[1];
  int n[MAX_PEOPLE] = {0};
  now->count = 1;
  now->states[0] = 0;
  for (int d = stretch->first; d < stretch->end; d++) {
    struct day_ways ways;
    ways_of_day(it, &laws[d], &ways);
    if (ways.count == 0 && best.feasible) best.conflict_day = d;
    best.feasible = best.feasible && ways.count > 0;
    best.against_wish += ways.against.wish;
    best.against_fill += ways.against.fill;
    best.elsewhere += ways.against.elsewhere;
    best.changed += ways.against.changed;
    days_present(it, laws[d].fixed, laws[d].free, n);
    reach_next_day(now, &ways, next);
    struct reach *kept = now;
    now = next;
    next = kept;
  }
  best.fairness = least_fairness(it, stretch, now, n);
  return best;
}

void stretch_count(const struct instance *it, struct stretch *stretch, const struct day_plan plans[MAX_DAYS]) {
  for (int d = stretch->first; d < stretch->end; d++) {
    days_present(it, plans[d].modes, 0, stretch->days);
    for (int p = 0; p < it->person_count; p++) stretch->wfo[p] += plans[d].modes[p] == MODE_WFO;
  }
}
