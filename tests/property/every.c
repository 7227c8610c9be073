#include "every.h"
#include <string.h>

/* Of a person: days in the office so far, those of the week, and what has been counted of each span; then whether the
 * free days of the week are in or out. */
enum { DIGIT = 4, WEEK = DIGIT, FIRST_COUNTER = 2 * DIGIT, MAX_COUNTERS = 5, TURN = 30, TURN_IN = 1, TURN_OUT = 2 };

struct state {
  uint32_t at[SEARCHED_PEOPLE];
  struct reached reached; /* the best of all beginnings that stand here */
};

enum { MAX_STATES = 40000, SLOTS = 1 << 17 };
struct states {
  int count;
  struct state items[MAX_STATES];
  int slots[SLOTS], used[MAX_STATES]; /* number + 1 of a state; the slot of each */
};

/* Spans of one person that count the same modes on the same days share a counter. */
struct counter {
  enum counted counted;
  unsigned days;
};

struct search {
  const struct instance *it;
  const struct day_law *laws;
  const struct span_law *spans;
  const struct stretch *stretch;
  bool passes;
  int counter_count[SEARCHED_PEOPLE];
  struct counter counters[SEARCHED_PEOPLE][MAX_COUNTERS];
};

static uint32_t digit_of(uint32_t digits, int place) {
  return digits >> place & ((1u << DIGIT) - 1);
}

static uint32_t without_digit(uint32_t digits, int place) {
  return digits & ~(((1u << DIGIT) - 1) << place);
}

static bool same_place(const uint32_t a[SEARCHED_PEOPLE], const uint32_t b[SEARCHED_PEOPLE]) {
  return memcmp(a, b, SEARCHED_PEOPLE * sizeof *a) == 0;
}

static int slot_of(const struct states *states, const uint32_t at[SEARCHED_PEOPLE]) {
  uint64_t hash = 0;
  for (int p = 0; p < SEARCHED_PEOPLE; p++) hash = (hash ^ at[p]) * UINT64_C(0x9E3779B97F4A7C15) ^ hash >> 29;
  int slot = (int)(hash >> 40) % SLOTS;
  while (states->slots[slot] && !same_place(states->items[states->slots[slot] - 1].at, at)) slot = (slot + 1) % SLOTS;
  return slot;
}

static bool add_state(struct states *states, const struct state *state) {
  int slot = slot_of(states, state->at);
  if (states->slots[slot]) {
    struct reached *reached = &states->items[states->slots[slot] - 1].reached;
    if (reached_compare(&state->reached, reached) < 0) *reached = state->reached;
    return true;
  }
  if (states->count == MAX_STATES) return false;
  states->used[states->count] = slot;
  states->items[states->count++] = *state;
  states->slots[slot] = states->count;
  return true;
}

static void clear(struct states *states) {
  for (int i = 0; i < states->count; i++) states->slots[states->used[i]] = 0;
  states->count = 0;
}

static bool add_counter(struct search *search, const struct span *span) {
  struct counter *counters = search->counters[span->person];
  int *count = &search->counter_count[span->person];
  for (int i = 0; i < *count; i++)
    if (counters[i].counted == span->counted && counters[i].days == span->days) return true;
  if (*count == MAX_COUNTERS) return false;
  counters[(*count)++] = (struct counter){span->counted, span->days};
  return true;
}

static bool is_within(const struct stretch *stretch, const struct span *span) {
  return (span->days & ((1u << stretch->end) - (1u << stretch->first))) != 0;
}

/* False where there is too much to count. */
static bool make_counters(struct search *search) {
  for (int i = 0; i < search->spans->count; i++)
    if (is_within(search->stretch, &search->spans->items[i]) && !add_counter(search, &search->spans->items[i]))
      return false;
  return true;
}

/* What a day adds to the digits of a person in this mode. */
static uint32_t digits_of_day(const struct search *search, int day, int person, enum mode mode) {
  uint32_t digits = mode == MODE_WFO ? 1u | 1u << WEEK : 0;
  for (int i = 0; i < search->counter_count[person]; i++) {
    const struct counter *counter = &search->counters[person][i];
    if (counter->days >> day & 1 && is_counted(counter->counted, mode)) digits += 1u << (FIRST_COUNTER + i * DIGIT);
  }
  return digits;
}

/* All modes and shifts open to the person and those behind them: the ways to spend the day, each with what it adds. */
static bool add_ways(const struct search *search, int day, int person, struct day_plan *plan, struct states *ways) {
  const struct instance *it = search->it;
  const struct day_law *law = &search->laws[day];
  if (person < it->person_count) {
    for (int mode = MODE_NO_ROW; mode < MODE_COUNT; mode++)
      for (int shift = 0; shift <= SHIFT_COUNT; shift++) {
        if (!law_allows(it, law, person, (enum mode)mode, shift)) continue;
        plan->modes[person] = (enum mode)mode;
        plan->shifts[person] = shift;
        if (!add_ways(search, day, person + 1, plan, ways)) return false;
      }
    return true;
  }
  struct state way = {{0}, reached_on_day(it, law, plan)};
  if ((way.reached.sums[EXCESS] > 0 && !search->passes) || !law_rotates_day(it, law, plan)) return true;
  for (int p = 0; p < it->person_count; p++) way.at[p] = digits_of_day(search, day, p, plan->modes[p]);
  return add_state(ways, &way);
}

/* False where a person's free days of the week would be both in and out. */
static bool step(const struct search *search, int day, const struct state *from, const struct state *way,
                 struct state *to) {
  *to = *from;
  for (int i = 0; i < PROMISES; i++) to->reached.sums[i] += way->reached.sums[i];
  for (int p = 0; p < search->it->person_count; p++) {
    to->at[p] += way->at[p];
    if (search->it->rotate != ROTATE_WEEK || !(search->laws[day].free >> p & 1)) continue;
    to->at[p] |= (uint32_t)(way->at[p] & 1 ? TURN_IN : TURN_OUT) << TURN;
    if (to->at[p] >> TURN == (TURN_IN | TURN_OUT)) return false;
  }
  return true;
}

static void close_span(const struct search *search, const struct span *span, struct state *state) {
  for (int i = 0; i < search->counter_count[span->person]; i++) {
    const struct counter *counter = &search->counters[span->person][i];
    if (counter->counted != span->counted || counter->days != span->days) continue;
    int count = (int)digit_of(state->at[span->person], FIRST_COUNTER + i * DIGIT);
    int excess = span->is_max ? count - span->number : span->number - count;
    if (excess > 0) state->reached.sums[EXCESS] += excess;
  }
}

/* Spans and weeks that end with the day. */
static void close_day(const struct search *search, int day, struct state *state) {
  for (int i = 0; i < search->spans->count; i++)
    if (search->spans->items[i].days >> day == 1) close_span(search, &search->spans->items[i], state);
  for (int p = 0; p < search->it->person_count; p++) {
    for (int i = 0; i < search->counter_count[p]; i++)
      if (search->counters[p][i].days >> day == 1)
        state->at[p] = without_digit(state->at[p], FIRST_COUNTER + i * DIGIT);
    if (!week_ends(search->it, search->stretch, day)) continue;
    long days = digit_of(state->at[p], WEEK);
    state->reached.sums[EVEN] += days * days;
    state->at[p] = without_digit(state->at[p], WEEK) & ((1u << TURN) - 1);
  }
}

static bool reach_next_day(const struct search *search, int day, const struct states *from, struct states *to) {
  static struct states ways;
  struct day_plan plan = {0};
  clear(&ways);
  if (!add_ways(search, day, 0, &plan, &ways)) return false;
  for (int w = 0; w < ways.count; w++)
    for (int i = 0; i < from->count; i++) {
      struct state state;
      if (!step(search, day, &from->items[i], &ways.items[w], &state)) continue;
      close_day(search, day, &state);
      bool drops = state.reached.sums[EXCESS] > 0 && !search->passes;
      if (!drops && !add_state(to, &state)) return false;
    }
  return true;
}

static void choose_best(const struct search *search, const struct states *states, struct reached *best) {
  int n[MAX_PEOPLE] = {0};
  for (int d = search->stretch->first; d < search->stretch->end; d++)
    days_present(search->it, search->laws[d].fixed, search->laws[d].free, n);
  for (int i = 0; i < states->count; i++) {
    struct reached reached = states->items[i].reached;
    int o[MAX_PEOPLE] = {0};
    for (int p = 0; p < search->it->person_count; p++) o[p] = (int)digit_of(states->items[i].at[p], 0);
    reached.sums[FAIR] = fairness_of(search->it, search->stretch, o, n);
    if (i == 0 || reached_compare(&reached, best) < 0) *best = reached;
  }
}

enum found every_best(const struct instance *it, const struct day_law laws[MAX_DAYS], const struct span_law *spans,
                      const struct stretch *stretch, bool passes, struct reached *best) {
  static struct states sets[2];
  struct states *now = &sets[0], *next = &sets[1];
  struct search search = {.it = it, .laws = laws, .spans = spans, .stretch = stretch, .passes = passes};
  if (it->person_count > SEARCHED_PEOPLE || !make_counters(&search)) return FOUND_TOO_MANY;
  clear(now);
  add_state(now, &(struct state){0});
  for (int d = stretch->first; d < stretch->end; d++) {
    clear(next);
    if (!reach_next_day(&search, d, now, next)) return FOUND_TOO_MANY;
    struct states *kept = now;
    now = next;
    next = kept;
  }
  choose_best(&search, now, best);
  return now->count > 0 ? FOUND : FOUND_NONE;
}
