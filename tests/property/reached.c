#include "reached.h"

const char *const promise_names[PROMISES] = {"bounds",   "wishes", "fill",     "elsewhere", "changes",
                                             "fairness", "level",  "evenness", "spread"};

int reached_compare(const struct reached *a, const struct reached *b) {
  for (int i = 0; i < PROMISES; i++)
    if (a->sums[i] != b->sums[i]) return a->sums[i] < b->sums[i] ? -1 : 1;
  return 0;
}

bool week_ends(const struct instance *it, const struct stretch *stretch, int day) {
  return day + 1 == stretch->end || day_weekday(it->days[day + 1]) < it->days[day + 1] - it->days[day];
}

/* Of pairs of people, themselves with themselves too: sums of squares. */
static void add_pair(const struct instance *it, const struct day_plan *plan, int p, int q, struct reached *reached) {
  if (plan->modes[p] != MODE_WFO || plan->modes[q] != MODE_WFO || person_agency(it, p) != person_agency(it, q)) return;
  reached->sums[LEVEL]++;
  reached->sums[SPREAD] += plan->shifts[p] != 0 && plan->shifts[p] == plan->shifts[q];
}

static void add_free(const struct day_law *law, int p, enum mode mode, struct reached *reached) {
  static const enum mode wished[] = {
      [DUTY_WFO] = MODE_WFO, [DUTY_WFH] = MODE_WFH, [DUTY_WFA] = MODE_WFA, [DUTY_OFF] = MODE_OFF};
  bool has_wish = law->wishes[p] != DUTY_NONE, granted = has_wish && mode == wished[law->wishes[p]];
  reached->sums[WISHES] += has_wish && !granted;
  reached->sums[FILL] += (mode == MODE_WFO) == (law->least >> p & 1);
  reached->sums[STABLE] += law->kept[p] != MODE_NO_ROW && mode != law->kept[p];
  reached->sums[ELSEWHERE] += (mode == MODE_WFA || mode == MODE_OFF) && !granted;
}

struct reached reached_on_day(const struct instance *it, const struct day_law *law, const struct day_plan *plan) {
  struct reached reached = {0};
  for (int i = 0; i < law->limit_count; i++) reached.sums[EXCESS] += limit_excess(it, law, &law->limits[i], plan);
  for (int p = 0; p < it->person_count; p++) {
    if (law->free >> p & 1) add_free(law, p, plan->modes[p], &reached);
    for (int q = 0; q < it->person_count; q++) add_pair(it, plan, p, q, &reached);
  }
  return reached;
}

static long evenness(const struct instance *it, const struct stretch *stretch, const struct day_plan plans[MAX_DAYS],
                     int person) {
  long sum = 0, days = 0;
  for (int d = stretch->first; d < stretch->end; d++) {
    days += plans[d].modes[person] == MODE_WFO;
    if (!week_ends(it, stretch, d)) continue;
    sum += days * days;
    days = 0;
  }
  return sum;
}

struct reached reached_by(const struct instance *it, const struct day_law laws[MAX_DAYS], const struct span_law *spans,
                          const struct stretch *stretch, const struct day_plan plans[MAX_DAYS]) {
  struct reached reached = {0};
  int o[MAX_PEOPLE] = {0}, n[MAX_PEOPLE] = {0};
  unsigned within = (1u << stretch->end) - (1u << stretch->first);
  for (int d = stretch->first; d < stretch->end; d++) {
    struct reached day = reached_on_day(it, &laws[d], &plans[d]);
    for (int i = 0; i < PROMISES; i++) reached.sums[i] += day.sums[i];
    for (int p = 0; p < it->person_count; p++) o[p] += plans[d].modes[p] == MODE_WFO;
    days_present(it, laws[d].fixed, laws[d].free, n);
  }
  for (int p = 0; p < it->person_count; p++) reached.sums[EVEN] += evenness(it, stretch, plans, p);
  for (int i = 0; i < spans->count; i++)
    if (spans->items[i].days & within) reached.sums[EXCESS] += span_excess(&spans->items[i], plans);
  reached.sums[FAIR] = fairness_of(it, stretch, o, n);
  return reached;
}
