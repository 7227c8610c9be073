#include "smooth.h"

/* Where a beginning of a roster stands: days in the office of each person in all, and in the week at hand, a digit of
 * the number for each. */
struct state {
  uint64_t days;
  struct smooth least; /* of all beginnings that stand there */
};

enum { DIGIT = 3, WEEK = DIGIT * TRIED_PEOPLE, MAX_STATES = 50000, SLOTS = 1 << 17 };
struct states {
  int count;
  struct state items[MAX_STATES];
  int slots[SLOTS];     /* number + 1 of a state, found by its days */
  int used[MAX_STATES]; /* its slot */
};

int smooth_compare(struct smooth a, struct smooth b) {
  if (a.level != b.level) return a.level < b.level ? -1 : 1;
  return (a.even > b.even) - (a.even < b.even);
}

static int slot_of(const struct states *states, uint64_t days) {
  int slot = (int)(days * UINT64_C(0x9E3779B97F4A7C15) >> 47);
  while (states->slots[slot] && states->items[states->slots[slot] - 1].days != days) slot = (slot + 1) % SLOTS;
  return slot;
}

static bool add_state(struct states *states, struct state state) {
  int slot = slot_of(states, state.days);
  if (states->slots[slot]) {
    struct smooth *least = &states->items[states->slots[slot] - 1].least;
    if (smooth_compare(state.least, *least) < 0) *least = state.least;
    return true;
  }
  if (states->count == MAX_STATES) return false;
  states->used[states->count] = slot;
  states->items[states->count++] = state;
  states->slots[slot] = states->count;
  return true;
}

static void clear(struct states *states) {
  for (int i = 0; i < states->count; i++) states->slots[states->used[i]] = 0;
  states->count = 0;
}

static long level_of(const struct instance *it, people office) {
  long level = 0;
  for (int p = 0; p < it->person_count; p++)
    for (int q = 0; q < it->person_count; q++)
      level += office >> p & 1 && office >> q & 1 && person_agency(it, p) == person_agency(it, q);
  return level;
}

static int digit_of(uint64_t days, int person) {
  return (int)(days >> (DIGIT * person) & ((1u << DIGIT) - 1));
}

/* One day more: a week's square grows by twice what it had, and one. */
static struct state state_after(const struct instance *it, struct state state, people office) {
  for (int p = 0; p < it->person_count; p++) {
    if (!(office >> p & 1)) continue;
    state.least.even += 2 * digit_of(state.days >> WEEK, p) + 1;
    state.days += UINT64_C(1) << (DIGIT * p) | UINT64_C(1) << (WEEK + DIGIT * p);
  }
  return state;
}

static bool reach_next_day(const struct instance *it, const struct states *from, const struct day_ways *ways,
                           bool new_week, struct states *to) {
  for (int w = 0; w < ways->count; w++) {
    long level = level_of(it, ways->office[w]);
    for (int i = 0; i < from->count; i++) {
      struct state state = from->items[i];
      if (new_week) state.days &= (UINT64_C(1) << WEEK) - 1;
      state = state_after(it, state, ways->office[w]);
      state.least.level += level;
      if (!add_state(to, state)) return false;
    }
  }
  return true;
}

static bool is_new_week(const struct instance *it, const struct stretch *stretch, int d) {
  return d > stretch->first && day_weekday(it->days[d]) < it->days[d] - it->days[d - 1];
}

static void least_state(const struct instance *it, const struct stretch *stretch, const struct states *states,
                        const int n[MAX_PEOPLE], long fairness, struct smooth *best) {
  bool any = false;
  for (int i = 0; i < states->count; i++) {
    int o[MAX_PEOPLE] = {0};
    for (int p = 0; p < TRIED_PEOPLE; p++) o[p] = digit_of(states->items[i].days, p);
    if (fairness_of(it, stretch, o, n) != fairness) continue;
    if (!any || smooth_compare(states->items[i].least, *best) < 0) *best = states->items[i].least;
    any = true;
  }
}

bool smooth_best(const struct instance *it, const struct day_law laws[MAX_DAYS], const struct stretch *stretch,
                 long fairness, struct smooth *best) {
  static struct states sets[2];
  struct states *now = &sets[0], *next = &sets[1];
  int n[MAX_PEOPLE] = {0};
  bool all = true;
  clear(now);
  add_state(now, (struct state){0});
  for (int d = stretch->first; d < stretch->end && all; d++) {
    struct day_ways ways;
    ways_of_day(it, &laws[d], &ways);
    days_present(it, laws[d].fixed, laws[d].free, n);
    clear(next);
    all = reach_next_day(it, now, &ways, is_new_week(it, stretch, d), next);
    struct states *kept = now;
    now = next;
    next = kept;
  }
  if (all) least_state(it, stretch, now, n, fairness, best);
  return all;
}
