#include "brute.h"
#include <string.h>

enum { MAX_PATTERNS = 1 << MAX_PEOPLE, DIGIT = 3, MAX_STATES = 1 << (DIGIT * MAX_PEOPLE) };

/* The ways to spend one day that keep the law and go least against fill, as the
 * sets of people in the office. */
struct day_ways {
  int count, against_fill;
  people office[MAX_PATTERNS];
};

static void modes_of(const struct instance *it, const struct day_law *law, people office, enum mode modes[MAX_PEOPLE]) {
  for (int p = 0; p < it->person_count; p++) {
    modes[p] = law->fixed[p];
    if (law->free >> p & 1) modes[p] = office >> p & 1 ? MODE_WFO : MODE_WFH;
  }
}

static people office_of(const struct instance *it, const enum mode modes[MAX_PEOPLE]) {
  people office = 0;
  for (int p = 0; p < it->person_count; p++)
    if (modes[p] == MODE_WFO) office |= 1u << p;
  return office;
}

static int against_fill(const struct day_law *law, people office) {
  return people_count(office & law->least) + people_count(law->free & ~law->least & ~office);
}

static void try_way(const struct instance *it, const struct day_law *law, people free_office, struct day_ways *ways) {
  enum mode modes[MAX_PEOPLE];
  modes_of(it, law, free_office, modes);
  if (!law_kept(it, law, modes)) return;
  int against = against_fill(law, free_office);
  if (ways->count > 0 && against > ways->against_fill) return;
  if (against < ways->against_fill) ways->count = 0;
  ways->against_fill = against;
  ways->office[ways->count++] = office_of(it, modes);
}

static void day_try_all(const struct instance *it, const struct day_law *law, struct day_ways *ways) {
  ways->count = 0;
  ways->against_fill = MAX_PEOPLE + 1;
  people chosen = 0;
  do { /* all subsets of the free people */
    try_way(it, law, chosen, ways);
    chosen = (chosen - law->free) & law->free;
  } while (chosen != 0);
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
  for (int p = 0; p < MAX_PEOPLE; p++) digits |= (office >> p & 1) << (DIGIT * p);
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

static void days_present(const struct instance *it, const enum mode fixed[MAX_PEOPLE], people free, int n[MAX_PEOPLE]) {
  for (int p = 0; p < it->person_count; p++) n[p] += free >> p & 1 || fixed[p] == MODE_WFO || fixed[p] == MODE_WFH;
}

static long fairness_of(const struct instance *it, const struct stretch *stretch, const int o[MAX_PEOPLE],
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
    int o[MAX_PEOPLE];
    for (int p = 0; p < MAX_PEOPLE; p++) o[p] = (int)(reach->states[i] >> (DIGIT * p) & ((1u << DIGIT) - 1));
    long fairness = fairness_of(it, stretch, o, n);
    if (least < 0 || fairness < least) least = fairness;
  }
  return least;
}

struct best brute_best(const struct instance *it, const struct day_law laws[MAX_DAYS], const struct stretch *stretch) {
  static struct reach reaches[2];
  struct best best = {.feasible = true, .laminar = true};
  struct reach *now = &reaches[0], *next = &reaches[1];
  int n[MAX_PEOPLE] = {0};
  now->count = 1;
  now->states[0] = 0;
  for (int d = stretch->first; d < stretch->end; d++) {
    struct day_ways ways;
    best.laminar = best.laminar && law_laminar(it, &laws[d]);
    day_try_all(it, &laws[d], &ways);
    if (ways.count == 0 && best.feasible) best.conflict_day = d;
    best.feasible = best.feasible && ways.count > 0;
    best.against_fill += ways.against_fill;
    days_present(it, laws[d].fixed, laws[d].free, n);
    reach_next_day(now, &ways, next);
    struct reach *kept = now;
    now = next;
    next = kept;
  }
  best.fairness = least_fairness(it, stretch, now, n);
  return best;
}

int roster_against_fill(const struct instance *it, const struct day_law laws[MAX_DAYS], const struct stretch *stretch,
                        enum mode modes[MAX_DAYS][MAX_PEOPLE]) {
  int sum = 0;
  for (int d = stretch->first; d < stretch->end; d++)
    sum += against_fill(&laws[d], office_of(it, modes[d]) & laws[d].free);
  return sum;
}

static void count_days(const struct instance *it, const struct stretch *stretch, enum mode modes[MAX_DAYS][MAX_PEOPLE],
                       int o[MAX_PEOPLE], int n[MAX_PEOPLE]) {
  for (int d = stretch->first; d < stretch->end; d++) {
    days_present(it, modes[d], 0, n);
    for (int p = 0; p < it->person_count; p++) o[p] += modes[d][p] == MODE_WFO;
  }
}

long roster_fairness(const struct instance *it, const struct stretch *stretch, enum mode modes[MAX_DAYS][MAX_PEOPLE]) {
  int o[MAX_PEOPLE] = {0}, n[MAX_PEOPLE] = {0};
  count_days(it, stretch, modes, o, n);
  return fairness_of(it, stretch, o, n);
}

void stretch_count(const struct instance *it, struct stretch *stretch, enum mode modes[MAX_DAYS][MAX_PEOPLE]) {
  count_days(it, stretch, modes, stretch->wfo, stretch->days);
}
