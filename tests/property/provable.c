#include "provable.h"

/* People in the office by their shift, the first: in none. Of one person, days are in the first. */
enum { MAX_SETS = 512 };
struct choices {
  unsigned in[SHIFT_COUNT + 1];
};
struct sets {
  int count;
  struct choices items[MAX_SETS];
};

enum relation { SAME, NESTED_OR_DISJOINT, CROSSING };
static enum relation relation_of(const struct choices *a, const struct choices *b) {
  unsigned both = 0, first = 0, second = 0;
  for (int s = 0; s <= SHIFT_COUNT; s++) {
    both |= a->in[s] & b->in[s];
    first |= a->in[s] & ~b->in[s];
    second |= b->in[s] & ~a->in[s];
  }
  if (!first && !second) return SAME;
  return both && first && second ? CROSSING : NESTED_OR_DISJOINT;
}

/* False where it crosses one that is there. */
static bool add_set(struct sets *sets, struct choices set) {
  for (int i = 0; i < sets->count; i++) {
    enum relation relation = relation_of(&sets->items[i], &set);
    if (relation != NESTED_OR_DISJOINT) return relation == SAME;
  }
  if (sets->count < MAX_SETS) sets->items[sets->count++] = set;
  return true;
}

/* All of these people in any shift, or (where in none counts too) in one. */
static struct choices choices_of(const struct instance *it, const struct day_law *law, people members, int shift,
                                 bool with_none) {
  struct choices set = {{0}};
  for (int p = 0; p < it->person_count; p++) {
    if (!(members & law->works & 1u << p)) continue;
    bool has_none = law->shifts_of[p] == NOTHING;
    if (has_none && (shift == 0 || with_none)) set.in[0] |= 1u << p;
    for (int s = 1; s <= SHIFT_COUNT; s++)
      if ((shift == 0 || shift == s) && shift_of(it, law, p, s)) set.in[s] |= 1u << p;
  }
  return set;
}

static struct choices there_at(const struct instance *it, const struct day_law *law, people members, int minute) {
  struct choices set = choices_of(it, law, members, 0, true);
  for (int p = 0; p < it->person_count; p++)
    for (int s = 1; s <= SHIFT_COUNT; s++) {
      const struct shift *shift = shift_of(it, law, p, s);
      if (shift && (shift->start > minute || (shift->end > 0 && shift->end <= minute))) set.in[s] &= ~(1u << p);
    }
  return set;
}

/* At whatever time somebody comes, who are there then. */
static bool add_place(const struct instance *it, const struct day_law *law, people members, struct sets *sets) {
  bool nested = true, named = false;
  for (int p = 0; p < it->person_count; p++)
    for (int s = 1; s <= SHIFT_COUNT; s++) {
      const struct shift *shift = shift_of(it, law, p, s);
      if (!shift || !(members & law->works & 1u << p)) continue;
      nested = nested && add_set(sets, there_at(it, law, members, shift->start));
      named = true;
    }
  return nested && (named || add_set(sets, choices_of(it, law, members, 0, true)));
}

static bool add_agencies(const struct instance *it, const struct day_law *law, struct sets *sets) {
  bool nested = true;
  for (int p = 0; p < it->person_count; p++) {
    people agency = 0;
    for (int q = 0; q < it->person_count; q++) agency |= (people)(person_agency(it, p) == person_agency(it, q)) << q;
    for (int s = 0; s <= SHIFT_COUNT; s++) nested = nested && add_set(sets, choices_of(it, law, agency, s, false));
  }
  return nested;
}

static bool groups_cross(const struct instance *it, const struct day_law *law) {
  struct sets sets = {0};
  bool nested = add_agencies(it, law, &sets);
  for (int i = 0; nested && i < law->limit_count; i++) {
    const struct limit *limit = &law->limits[i];
    nested = limit->rule == NOTHING ? add_place(it, law, limit->members, &sets)
                                    : add_set(&sets, choices_of(it, law, limit->members, limit->shift, true));
  }
  return !nested;
}

static bool spans_cross(const struct instance *it, const struct span_law *spans, int person) {
  struct sets sets = {0};
  for (int d = 0, end; d < it->day_count; d = end) {
    struct choices week = {{1u << d}};
    int monday = it->days[d] - day_weekday(it->days[d]);
    for (end = d + 1; end < it->day_count && it->days[end] - day_weekday(it->days[end]) == monday; end++)
      week.in[0] |= 1u << end;
    add_set(&sets, week);
  }
  for (int i = 0; i < spans->count; i++)
    if (spans->items[i].person == person && !add_set(&sets, (struct choices){{spans->items[i].days}})) return true;
  return false;
}

bool is_hard(const struct instance *it, const struct day_law laws[MAX_DAYS], const struct span_law *spans) {
  for (int d = 0; d < it->day_count; d++)
    if (groups_cross(it, &laws[d]) || ((laws[d].may_wfa | laws[d].may_off) & laws[d].free)) return true;
  for (int p = 0; p < it->person_count; p++)
    if (spans_cross(it, spans, p)) return true;
  return it->rotate != ROTATE_DAY;
}
