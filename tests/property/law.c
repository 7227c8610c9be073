#include "law.h"
#include "select.h"
#include <string.h>

const char *const mode_names[MODE_COUNT] = {"", "WFO", "WFH", "WFA", "OFF", "LEAVE", "SICK", "TRIP", "STUDY"};

int people_count(people set) {
  int count = 0;
  for (; set; set &= set - 1) count++;
  return count;
}

static bool is_holiday(const struct instance *it, int day) {
  static const int indonesia[][3] = {{2021, 12, 25}, {2022, 1, 1},  {2022, 2, 1},  {2022, 2, 28}, {2022, 3, 3},
                                     {2022, 4, 15},  {2022, 4, 29}, {2022, 5, 1},  {2022, 5, 2},  {2022, 5, 3},
                                     {2022, 5, 4},   {2022, 5, 5},  {2022, 5, 6},  {2022, 5, 16}, {2022, 5, 26},
                                     {2022, 6, 1},   {2022, 7, 9},  {2022, 7, 30}, {2022, 8, 17}};
  for (int i = 0; i < it->holiday_count; i++)
    if (it->holidays[i] == day) return true;
  for (size_t i = 0; it->indonesia && i < sizeof indonesia / sizeof *indonesia; i++)
    if (day_of(indonesia[i][0], indonesia[i][1], indonesia[i][2]) == day) return true;
  return false;
}

static bool unit_works_holidays(const struct instance *it, int unit) {
  for (; unit != NOTHING; unit = it->units[unit].parent)
    if (it->units[unit].works_holidays) return true;
  return false;
}

static bool person_works(const struct instance *it, int person, int day) {
  int unit = it->people[person].unit;
  if (!(unit_week(it, unit) >> day_weekday(day) & 1)) return false;
  return !is_holiday(it, day) || unit_works_holidays(it, unit);
}

static enum mode person_absence(const struct instance *it, int person, int day) {
  for (int i = 0; i < it->absence_count; i++) {
    const struct absence *absence = &it->absences[i];
    if (absence->person == person && day >= absence->days.first && day <= absence->days.last)
      return (enum mode)(MODE_LEAVE + absence->kind);
  }
  return MODE_NO_ROW;
}

/* Article 8: facts beat rules: absence, then closure, then the last duty. */
static enum mode fixed_mode(const struct instance *it, const people *chosen, people scope, int person, int day) {
  enum mode absence = person_absence(it, person, day);
  enum duty duty = DUTY_NONE;
  bool closed = false;
  if (!person_works(it, person, day)) return MODE_NO_ROW;
  if (absence != MODE_NO_ROW) return absence;
  if (!(scope >> person & 1)) return MODE_WFO;
  for (int r = 0; r < it->rule_count; r++) {
    if (!(chosen[r] >> person & 1)) continue;
    if (it->rules[r].duty != DUTY_NONE) duty = it->rules[r].duty;
    closed = closed || it->rules[r].closes;
  }
  if (closed || duty == DUTY_WFH) return MODE_WFH;
  return duty == DUTY_WFO ? MODE_WFO : MODE_NO_ROW;
}

static bool last_fill_is_least(const struct instance *it, const people *chosen, int person) {
  enum fill fill = FILL_MOST;
  for (int r = 0; r < it->rule_count; r++)
    if (chosen[r] >> person & 1 && it->rules[r].fill != FILL_NONE) fill = it->rules[r].fill;
  return fill == FILL_LEAST;
}

/* Contract 12: private rules are passed over; where one of them decides the mode, every closure and duty is. */
static int last_open_rule(const struct instance *it, const people *chosen, int person) {
  for (int r = it->rule_count - 1; r >= 0; r--)
    if (chosen[r] >> person & 1 && it->rules[r].bound_count > 0 && !it->rules[r].is_private) return r;
  return NOTHING;
}

static int deciding_rule(const struct instance *it, const people *chosen, int person) {
  int closure = NOTHING, duty = NOTHING;
  for (int r = 0; r < it->rule_count; r++) {
    if (!(chosen[r] >> person & 1)) continue;
    if (it->rules[r].closes) closure = r;
    if (it->rules[r].duty != DUTY_NONE) duty = it->rules[r].duty == DUTY_FREE ? NOTHING : r;
  }
  int decides = closure != NOTHING ? closure : duty;
  bool shown = decides != NOTHING && !it->rules[decides].is_private;
  return shown ? decides : last_open_rule(it, chosen, person);
}

static void tell_reason(const struct instance *it, const people *chosen, int person, int day, struct day_law *law) {
  bool absent = person_absence(it, person, day) != MODE_NO_ROW;
  law->decided[person] = absent ? DECIDED_ABSENCE : deciding_rule(it, chosen, person);
  for (int r = 0; r < it->rule_count; r++) {
    if (!(chosen[r] >> person & 1)) continue;
    if (it->rules[r].hours_wfo > 0) law->hours[person][MODE_WFO] = it->rules[r].hours_wfo;
    if (it->rules[r].hours_wfh > 0) law->hours[person][MODE_WFH] = it->rules[r].hours_wfh;
  }
}

struct facts {
  people works, present, closed, may[MODE_WFH + 1]; /* who can be in that mode */
};

static struct facts facts_of_day(const struct instance *it, const people *chosen, int day, const struct day_law *law) {
  struct facts facts = {.works = law->works};
  for (int p = 0; p < it->person_count; p++) {
    if (law->works >> p & 1 && person_absence(it, p, day) == MODE_NO_ROW) facts.present |= 1u << p;
    for (int mode = MODE_WFO; mode <= MODE_WFH; mode++)
      if (law->free >> p & 1 || law->fixed[p] == (enum mode)mode) facts.may[mode] |= 1u << p;
  }
  for (int r = 0; r < it->rule_count; r++)
    if (it->rules[r].closes) facts.closed |= chosen[r];
  return facts;
}

/* Thousandths of the base, in whole people. */
static int share(const struct bound *bound, const struct amount *amount, int base, enum rounding usual) {
  if (!amount->percent) return amount->value;
  int product = base * amount->value, number = product / 1000;
  enum rounding round = bound->round == ROUND_DEFAULT ? usual : bound->round;
  if (round == ROUND_UP) number = (product + 999) / 1000;
  if (round == ROUND_NEAREST) number = (product + 500) / 1000;
  return amount->value > 0 && number < bound->at_least ? bound->at_least : number;
}

static int at_most(int number, int limit) {
  return number < limit ? number : limit;
}

static void add_limit(struct day_law *law, struct limit limit) {
  if (limit.members != 0) law->limits[law->limit_count++] = limit;
}

static void add_maximum(struct day_law *law, const struct facts *facts, const struct bound *bound, people group,
                        int rule) {
  enum mode mode = bound->wfh ? MODE_WFH : MODE_WFO;
  int base = people_count(group & (bound->available ? facts->present : facts->works));
  const struct amount *amount = bound->exactly.given ? &bound->exactly : &bound->max;
  int number = share(bound, amount, base, ROUND_DOWN);
  add_limit(law, (struct limit){bound->wfh ? group & ~facts->closed : group, mode, true, number, rule});
  if (!bound->exactly.given) return;
  int able = people_count(group & facts->may[mode]);
  add_limit(law, (struct limit){group, mode, false, at_most(number, able), rule});
}

static void add_minimum(struct day_law *law, const struct facts *facts, const struct bound *bound, people group,
                        int rule) {
  enum mode mode = bound->wfh ? MODE_WFH : MODE_WFO;
  int base = people_count(group & (bound->available ? facts->present : facts->works));
  int number = share(bound, &bound->min, base, ROUND_UP);
  int able = people_count(group & facts->may[mode]);
  add_limit(law, (struct limit){group, mode, false, at_most(number, able), rule});
}

static bool is_maximum(const struct bound *bound, bool wfh) {
  return bound->wfh == wfh && (bound->max.given || bound->exactly.given);
}

/* A person counts in one maximum of a mode: in that of the last rule that
 * selects them into one of its groups. */
static int maximum_of(const struct instance *it, const people *chosen, int person, bool wfh) {
  for (int r = it->rule_count - 1; r >= 0; r--)
    for (int b = 0; b < it->rules[r].bound_count; b++) {
      const struct bound *bound = &it->rules[r].bounds[b];
      if (chosen[r] >> person & 1 && is_maximum(bound, wfh) && group_of(it, bound, person) != NOTHING) return r;
    }
  return NOTHING;
}

static people counted_by_maximum(const struct instance *it, const people *chosen, int rule, bool wfh) {
  people counted = 0;
  for (int p = 0; p < it->person_count; p++)
    if (maximum_of(it, chosen, p, wfh) == rule) counted |= 1u << p;
  return counted;
}

static bool same_minimum(const struct instance *it, int rule, const struct bound *bound, int other_rule,
                         const struct bound *other) {
  return other->min.given && other->wfh == bound->wfh && same_per(bound, other) && same_who(it, rule, other_rule);
}

/* A later minimum takes over the people whom it selects, and who is out of the
 * scope of its circular is none of them. */
static people left_by_later_minima(const struct instance *it, const people *chosen, int rule,
                                   const struct bound *bound) {
  people left = chosen[rule];
  for (int r = rule + 1; r < it->rule_count; r++)
    for (int b = 0; b < it->rules[r].bound_count; b++)
      if (same_minimum(it, rule, bound, r, &it->rules[r].bounds[b])) left &= ~chosen[r];
  return left;
}

static people group_members(const struct instance *it, const struct bound *bound, people chosen, int group) {
  people members = 0;
  for (int p = 0; p < it->person_count; p++)
    if (chosen >> p & 1 && group_of(it, bound, p) == group) members |= 1u << p;
  return members;
}

static void add_bound(const struct instance *it, const people *chosen, int rule, const struct bound *bound,
                      const struct facts *facts, struct day_law *law) {
  people counted = counted_by_maximum(it, chosen, rule, bound->wfh);
  people asked = bound->min.given ? left_by_later_minima(it, chosen, rule, bound) : 0;
  for (int group = 0; group < MAX_UNITS; group++) {
    if (is_maximum(bound, bound->wfh)) add_maximum(law, facts, bound, group_members(it, bound, counted, group), rule);
    if (asked) add_minimum(law, facts, bound, group_members(it, bound, asked, group), rule);
  }
}

void law_of_day(const struct instance *it, int day, struct day_law *law) {
  people chosen[MAX_RULES], scope;
  *law = (struct day_law){0};
  rules_choose(it, day, &scope, chosen);
  for (int p = 0; p < it->person_count; p++) {
    law->fixed[p] = fixed_mode(it, chosen, scope, p, day);
    if (!person_works(it, p, day)) continue;
    tell_reason(it, chosen, p, day, law);
    law->works |= 1u << p;
    if (law->fixed[p] == MODE_NO_ROW) law->free |= 1u << p;
    if (law->fixed[p] == MODE_NO_ROW && last_fill_is_least(it, chosen, p)) law->least |= 1u << p;
  }
  struct facts facts = facts_of_day(it, chosen, day, law);
  for (int r = 0; r < it->rule_count; r++)
    for (int b = 0; chosen[r] && b < it->rules[r].bound_count; b++)
      add_bound(it, chosen, r, &it->rules[r].bounds[b], &facts, law);
}

void law_without_circular(const struct instance *it, int day, struct day_law *law) {
  *law = (struct day_law){0};
  for (int p = 0; p < it->person_count; p++) {
    if (!person_works(it, p, day)) continue;
    enum mode absence = person_absence(it, p, day);
    law->works |= 1u << p;
    law->fixed[p] = absence == MODE_NO_ROW ? MODE_WFO : absence;
  }
}

static people in_mode(const struct instance *it, const enum mode *modes, enum mode mode) {
  people set = 0;
  for (int p = 0; p < it->person_count; p++)
    if (modes[p] == mode) set |= 1u << p;
  return set;
}

bool law_kept(const struct instance *it, const struct day_law *law, const enum mode modes[MAX_PEOPLE]) {
  for (int p = 0; p < it->person_count; p++) {
    bool free = law->free >> p & 1;
    if (free && modes[p] != MODE_WFO && modes[p] != MODE_WFH) return false;
    if (!free && modes[p] != law->fixed[p]) return false;
  }
  people in[] = {[MODE_WFO] = in_mode(it, modes, MODE_WFO), [MODE_WFH] = in_mode(it, modes, MODE_WFH)};
  for (int i = 0; i < law->limit_count; i++) {
    const struct limit *limit = &law->limits[i];
    int count = people_count(in[limit->mode] & limit->members);
    if (limit->is_max ? count > limit->number : count < limit->number) return false;
  }
  return true;
}

static bool can_bind(const struct instance *it, const struct day_law *law, const struct limit *limit) {
  people free = limit->members & law->free;
  int fixed = people_count(in_mode(it, law->fixed, limit->mode) & limit->members);
  return free != 0 && (limit->is_max ? limit->number - fixed < people_count(free) : limit->number > fixed);
}

bool law_laminar(const struct instance *it, const struct day_law *law) {
  for (int i = 0; i < law->limit_count; i++)
    for (int k = 0; k < i; k++) {
      people a = law->limits[i].members & law->free, b = law->limits[k].members & law->free;
      if ((a & b) && (a & ~b) && (b & ~a) && can_bind(it, law, &law->limits[i]) && can_bind(it, law, &law->limits[k]))
        return false;
    }
  return true;
}
