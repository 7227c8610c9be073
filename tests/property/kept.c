#include "law.h"
#include <stddef.h>

static people counted_in(const struct instance *it, const enum mode *modes, enum counted counted) {
  people set = 0;
  for (int p = 0; p < it->person_count; p++)
    if (is_counted(counted, modes[p])) set |= 1u << p;
  return set;
}

static bool may_be(const struct day_law *law, int person, enum mode mode) {
  if (!(law->free >> person & 1)) return mode == law->fixed[person];
  if (mode == MODE_WFA) return law->may_wfa >> person & 1;
  if (mode == MODE_OFF) return law->may_off >> person & 1;
  return mode == MODE_WFO || mode == MODE_WFH;
}

bool law_allows(const struct instance *it, const struct day_law *law, int person, enum mode mode, int shift) {
  if (!may_be(law, person, mode)) return false;
  if (law->taken >> person & 1) return shift == law->taken_shifts[person];
  bool chooses = mode == MODE_WFO && law->shifts_of[person] != NOTHING;
  return chooses ? shift_of(it, law, person, shift) != NULL : shift == 0;
}

static bool is_there_at(const struct instance *it, const struct day_law *law, const struct day_plan *plan, int person,
                        int minute) {
  const struct shift *shift = plan->shifts[person] == 0 ? NULL : shift_of(it, law, person, plan->shifts[person]);
  return !shift || (shift->start <= minute && (shift->end == 0 || minute < shift->end));
}

/* Most people are there when one of them comes. */
static int most_at_once(const struct instance *it, const struct day_law *law, const struct day_plan *plan, people in) {
  int most = 0;
  for (int p = 0; p < it->person_count; p++) {
    if (!(in >> p & 1)) continue;
    const struct shift *shift = plan->shifts[p] == 0 ? NULL : shift_of(it, law, p, plan->shifts[p]);
    int count = 0;
    for (int q = 0; q < it->person_count; q++)
      count += in >> q & 1 && (shift ? is_there_at(it, law, plan, q, shift->start) : plan->shifts[q] == 0);
    if (count > most) most = count;
  }
  return most;
}

int limit_excess(const struct instance *it, const struct day_law *law, const struct limit *limit,
                 const struct day_plan *plan) {
  people in = counted_in(it, plan->modes, limit->counted) & limit->members;
  int count = people_count(in);
  for (int p = 0; p < it->person_count && limit->shift > 0; p++)
    count -= in >> p & 1 && plan->shifts[p] != limit->shift && plan->shifts[p] != 0;
  if (limit->rule == NOTHING) count = most_at_once(it, law, plan, in);
  int excess = limit->is_max ? count - limit->number : limit->number - count;
  return excess > 0 ? excess : 0;
}

bool law_kept(const struct instance *it, const struct day_law *law, const enum mode modes[MAX_PEOPLE]) {
  people in[COUNTED_KINDS];
  for (int p = 0; p < it->person_count; p++)
    if (!may_be(law, p, modes[p])) return false;
  for (int counted = 0; counted < COUNTED_KINDS; counted++) in[counted] = counted_in(it, modes, (enum counted)counted);
  for (int i = 0; i < law->limit_count; i++) {
    const struct limit *limit = &law->limits[i];
    int count = people_count(in[limit->counted] & limit->members);
    if (limit->is_max ? count > limit->number : count < limit->number) return false;
  }
  return true;
}

/* Those who go together: of one unit and of one team. */
static bool same_team(const struct instance *it, int p, int q) {
  const struct person *one = &it->people[p], *other = &it->people[q];
  return one->team != NOTHING && one->team == other->team && one->unit == other->unit;
}

bool law_rotates_day(const struct instance *it, const struct day_law *law, const struct day_plan *plan) {
  for (int p = 0; p < it->person_count && it->rotate == ROTATE_TEAM; p++)
    for (int q = 0; q < p; q++)
      if (law->free >> p & 1 && law->free >> q & 1 && same_team(it, p, q) &&
          (plan->modes[p] == MODE_WFO) != (plan->modes[q] == MODE_WFO))
        return false;
  return true;
}

bool law_rotates_week(const struct instance *it, const struct day_law laws[MAX_DAYS],
                      const struct day_plan plans[MAX_DAYS], int day) {
  int monday = it->days[day] - day_weekday(it->days[day]);
  for (int p = 0; p < it->person_count && it->rotate == ROTATE_WEEK; p++) {
    bool in = false, out = false;
    for (int d = 0; d < it->day_count; d++) {
      if (it->days[d] - day_weekday(it->days[d]) != monday || !(laws[d].free >> p & 1)) continue;
      in = in || plans[d].modes[p] == MODE_WFO;
      out = out || plans[d].modes[p] != MODE_WFO;
    }
    if (in && out) return false;
  }
  return true;
}

int span_excess(const struct span *span, const struct day_plan plans[MAX_DAYS]) {
  int count = 0;
  for (int d = 0; d < MAX_DAYS; d++)
    count += span->days >> d & 1 && is_counted(span->counted, plans[d].modes[span->person]);
  int excess = span->is_max ? count - span->number : span->number - count;
  return excess > 0 ? excess : 0;
}

const char *law_broken_beside_bounds(const struct instance *it, const struct day_law laws[MAX_DAYS],
                                     const struct day_plan plans[MAX_DAYS]) {
  for (int d = 0; d < it->day_count; d++) {
    for (int p = 0; p < it->person_count; p++)
      if (!law_allows(it, &laws[d], p, plans[d].modes[p], plans[d].shifts[p])) return "a mode or shift";
    if (!law_rotates_day(it, &laws[d], &plans[d])) return "a team that is together";
    if (!law_rotates_week(it, laws, plans, d)) return "a week that is all in or all out";
  }
  return NULL;
}

const char *law_broken(const struct instance *it, const struct day_law laws[MAX_DAYS], const struct span_law *spans,
                       const struct day_plan plans[MAX_DAYS]) {
  for (int d = 0; d < it->day_count; d++)
    for (int i = 0; i < laws[d].limit_count; i++)
      if (limit_excess(it, &laws[d], &laws[d].limits[i], &plans[d]) > 0)
        return laws[d].limits[i].is_max ? "a maximum" : "a minimum";
  for (int i = 0; i < spans->count; i++)
    if (span_excess(&spans->items[i], plans) > 0) return "a bound on a person's days";
  return law_broken_beside_bounds(it, laws, plans);
}
