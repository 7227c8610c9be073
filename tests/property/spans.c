#include "law.h"

static bool is_closed(const struct instance *it, const struct day_law *law, int person) {
  for (int r = 0; r < it->rule_count; r++)
    if (it->rules[r].closes && law->chosen[r] >> person & 1) return true;
  return false;
}

static int days_count(unsigned days) {
  int count = 0;
  for (; days; days &= days - 1) count++;
  return count;
}

static void add_span(struct span_law *spans, struct span span) {
  if (span.days != 0) spans->items[spans->count++] = span;
}

/* One half of a bound on one person in one week or block. */
struct half {
  const struct bound *bound;
  int rule, person, first, end; /* places in the days of the instance */
};

/* Days on which the person works and is counted in the maximum; or in the minimum. */
static unsigned days_of(const struct instance *it, const struct day_law laws[MAX_DAYS], const struct half *half,
                        bool of_maximum) {
  unsigned days = 0;
  for (int d = half->first; d < half->end; d++) {
    const people *chosen = laws[d].chosen;
    people counted = of_maximum ? counted_by_maximum(it, chosen, half->rule, half->bound->counted, half->bound->over)
                                : left_by_later_minima(it, chosen, half->rule, half->bound);
    if (counted & laws[d].works & 1u << half->person) days |= 1u << d;
  }
  return days;
}

/* What days taken over have used up of a maximum is gone, even where it is more. */
static int days_spent(const struct instance *it, const struct day_law laws[MAX_DAYS], const struct half *half,
                      unsigned days) {
  int count = 0;
  for (int d = half->first; d < half->end; d++)
    count += days >> d & 1 && it->earlier.given && it->days[d] <= it->earlier.until &&
             is_counted(half->bound->counted, laws[d].fixed[half->person]);
  return count;
}

static void add_upper(const struct instance *it, const struct day_law laws[MAX_DAYS], const struct half *half,
                      int number, struct span_law *spans) {
  unsigned days = days_of(it, laws, half, true);
  for (int d = half->first; d < half->end && bound_excuses(half->bound); d++)
    if (is_closed(it, &laws[d], half->person)) days &= ~(1u << d);
  int spent = days_spent(it, laws, half, days);
  if (number < spent) number = spent;
  add_span(spans, (struct span){half->person, half->bound->counted, days, true, number, half->rule});
}

/* It asks only for days on which the person can be counted. */
static void add_lower(const struct day_law laws[MAX_DAYS], const struct half *half, unsigned days, int number,
                      struct span_law *spans) {
  unsigned able = 0;
  for (int d = half->first; d < half->end; d++) {
    bool free = laws[d].free >> half->person & 1;
    if (free || is_counted(half->bound->counted, laws[d].fixed[half->person])) able |= 1u << d;
  }
  int most = days_count(days & able);
  add_span(spans,
           (struct span){half->person, half->bound->counted, days, false, number < most ? number : most, half->rule});
}

static void add_halves(const struct instance *it, const struct day_law laws[MAX_DAYS], const struct half *half,
                       struct span_law *spans) {
  const struct bound *bound = half->bound;
  if (bound->max.given) add_upper(it, laws, half, bound->max.value, spans);
  if (bound->min.given) add_lower(laws, half, days_of(it, laws, half, false), bound->min.value, spans);
  if (!bound->exactly.given) return;
  add_upper(it, laws, half, bound->exactly.value, spans);
  add_lower(laws, half, days_of(it, laws, half, true), bound->exactly.value, spans);
}

/* A week lies within one block: blocks begin on a Monday. */
static int end_of_span(const struct instance *it, enum over over, int block, int first) {
  int monday = it->days[first] - day_weekday(it->days[first]), end = it->first_of_block[block + 1];
  if (over == OVER_WINDOW) return end;
  for (int d = first; d < end; d++)
    if (it->days[d] - day_weekday(it->days[d]) != monday) return d;
  return end;
}

static void add_bound(const struct instance *it, const struct day_law laws[MAX_DAYS], int rule,
                      const struct bound *bound, struct span_law *spans) {
  for (int block = 0; block < it->block_count; block++)
    for (int p = 0; p < it->person_count; p++) {
      int end;
      for (int first = it->first_of_block[block]; first < it->first_of_block[block + 1]; first = end) {
        end = end_of_span(it, bound->over, block, first);
        add_halves(it, laws, &(struct half){bound, rule, p, first, end}, spans);
      }
    }
}

void law_of_spans(const struct instance *it, const struct day_law laws[MAX_DAYS], struct span_law *spans) {
  spans->count = 0;
  for (int r = 0; r < it->rule_count; r++)
    for (int b = 0; b < it->rules[r].bound_count; b++)
      if (it->rules[r].bounds[b].per == PER_PERSON) add_bound(it, laws, r, &it->rules[r].bounds[b], spans);
}
