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
  if (duty == DUTY_WFA) return MODE_WFA;
  if (duty == DUTY_OFF) return MODE_OFF;
  if (closed || duty == DUTY_WFH) return MODE_WFH;
  return duty == DUTY_WFO ? MODE_WFO : MODE_NO_ROW;
}

static bool last_fill_is_least(const struct instance *it, const people *chosen, int person) {
  enum fill fill = FILL_MOST;
  for (int r = 0; r < it->rule_count; r++)
    if (chosen[r] >> person & 1 && it->rules[r].fill != FILL_NONE) fill = it->rules[r].fill;
  return fill == FILL_LEAST;
}

static enum duty last_wish(const struct instance *it, const people *chosen, int person) {
  enum duty wish = DUTY_NONE;
  for (int r = 0; r < it->rule_count; r++)
    if (chosen[r] >> person & 1 && it->rules[r].wish != DUTY_NONE) wish = it->rules[r].wish;
  return wish;
}

static bool asks_or_wishes(const struct rule *rule) {
  return rule->bound_count > 0 || rule->wish != DUTY_NONE;
}

/* Contract 12: private rules are passed over; where one of them decides the mode, every closure and duty is. */
static int last_open_rule(const struct instance *it, const people *chosen, int person) {
  for (int r = it->rule_count - 1; r >= 0; r--)
    if (chosen[r] >> person & 1 && asks_or_wishes(&it->rules[r]) && !it->rules[r].is_private) return r;
  return NOTHING;
}

/* Of somebody closed whom a duty has WFA or OFF it is the duty that decides. */
static int deciding_rule(const struct instance *it, const people *chosen, int person) {
  int closure = NOTHING, open_closure = NOTHING, duty = NOTHING;
  for (int r = 0; r < it->rule_count; r++) {
    if (!(chosen[r] >> person & 1)) continue;
    if (it->rules[r].closes) closure = r;
    if (it->rules[r].closes && !it->rules[r].is_private) open_closure = r;
    if (it->rules[r].duty != DUTY_NONE) duty = it->rules[r].duty == DUTY_FREE ? NOTHING : r;
  }
  bool elsewhere = duty != NOTHING && (it->rules[duty].duty == DUTY_WFA || it->rules[duty].duty == DUTY_OFF);
  int decides = closure != NOTHING && !elsewhere ? closure : duty;
  if (decides == NOTHING || it->rules[decides].is_private) return last_open_rule(it, chosen, person);
  return open_closure != NOTHING ? open_closure : decides;
}

static void tell_reason(const struct instance *it, const people *chosen, int person, int day, struct day_law *law) {
  bool absent = person_absence(it, person, day) != MODE_NO_ROW;
  law->decided[person] = absent ? DECIDED_ABSENCE : deciding_rule(it, chosen, person);
  for (int r = 0; r < it->rule_count; r++) {
    if (!(chosen[r] >> person & 1)) continue;
    if (it->rules[r].hours_wfo > 0) law->hours[person][MODE_WFO] = it->rules[r].hours_wfo;
    if (it->rules[r].hours_wfh > 0) law->hours[person][MODE_WFH] = it->rules[r].hours_wfh;
    if (it->rules[r].hours_wfa > 0) law->hours[person][MODE_WFA] = it->rules[r].hours_wfa;
  }
}

bool is_counted(enum counted counted, enum mode mode) {
  static const enum mode modes[] = {MODE_WFO, MODE_WFH, MODE_WFA, MODE_OFF};
  if (counted == COUNTED_AWAY) return mode == MODE_WFH || mode == MODE_WFA;
  return mode == modes[counted];
}

struct facts {
  people works, present, closed, may[COUNTED_KINDS]; /* who can be counted so */
};

static struct facts facts_of_day(const struct instance *it, const people *chosen, int day, const struct day_law *law) {
  struct facts facts = {.works = law->works};
  for (int p = 0; p < it->person_count; p++) {
    if (law->works >> p & 1 && person_absence(it, p, day) == MODE_NO_ROW) facts.present |= 1u << p;
    for (int counted = 0; counted < COUNTED_KINDS; counted++)
      if (law->free >> p & 1 || is_counted((enum counted)counted, law->fixed[p])) facts.may[counted] |= 1u << p;
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

/* "People whom a closure keeps at home do not count against a maximum of wfh or away." */
bool bound_excuses(const struct bound *bound) {
  return bound->counted == COUNTED_WFH || bound->counted == COUNTED_AWAY;
}

/* Over a shift each of the group's names is counted by itself, or where there is none the day. */
static void add_half(const struct instance *it, struct day_law *law, const struct facts *facts,
                     const struct bound *bound, struct limit limit) {
  int asked = limit.number;
  bool named = false;
  for (int shift = 1; bound->over == OVER_SHIFT && shift <= SHIFT_COUNT; shift++) {
    people in_it = 0, in_none = 0;
    for (int p = 0; p < it->person_count; p++) {
      in_it |= (people)(shift_of(it, law, p, shift) != NULL) << p;
      in_none |= (people)(law->shifts_of[p] == NOTHING) << p;
    }
    if (!(limit.members & facts->works & in_it)) continue;
    named = true;
    limit.shift = shift;
    int able = people_count(limit.members & facts->may[bound->counted] & (in_it | in_none));
    limit.number = limit.is_max ? asked : at_most(asked, able);
    add_limit(law, limit);
  }
  if (named) return;
  int able = people_count(limit.members & facts->may[bound->counted]);
  limit.number = limit.is_max ? asked : at_most(asked, able);
  add_limit(law, limit);
}

/* A group of a bound. */
struct group {
  int number, rule;
  people members;
};

static struct limit limit_of(const struct bound *bound, const struct group *group, bool is_max, int number) {
  bool in_place = bound->per == PER_PLACE, in_unit = !in_place && bound->per != PER_ALL;
  people members = group->members;
  return (struct limit){members,
                        bound->counted,
                        is_max,
                        number,
                        group->rule,
                        0,
                        in_unit ? group->number : NOTHING,
                        in_place ? group->number : NOTHING};
}

static void add_maximum(const struct instance *it, struct day_law *law, const struct facts *facts,
                        const struct bound *bound, struct group group) {
  int base = people_count(group.members & (bound->available ? facts->present : facts->works));
  const struct amount *amount = bound->exactly.given ? &bound->exactly : &bound->max;
  int number = share(bound, amount, base, ROUND_DOWN);
  if (bound->exactly.given) add_half(it, law, facts, bound, limit_of(bound, &group, false, number));
  if (bound_excuses(bound)) group.members &= ~facts->closed;
  add_half(it, law, facts, bound, limit_of(bound, &group, true, number));
}

static void add_minimum(const struct instance *it, struct day_law *law, const struct facts *facts,
                        const struct bound *bound, struct group group) {
  int base = people_count(group.members & (bound->available ? facts->present : facts->works));
  add_half(it, law, facts, bound, limit_of(bound, &group, false, share(bound, &bound->min, base, ROUND_UP)));
}

static bool is_maximum(const struct bound *bound, enum counted counted, enum over over) {
  return bound->counted == counted && bound->over == over && (bound->max.given || bound->exactly.given);
}

/* A person counts in one maximum of a mode over a day, a shift, a week or the window: in that of the last rule that
 * selects them into one of its groups. */
static int maximum_of(const struct instance *it, const people *chosen, int person, enum counted counted,
                      enum over over) {
  for (int r = it->rule_count - 1; r >= 0; r--)
    for (int b = 0; b < it->rules[r].bound_count; b++) {
      const struct bound *bound = &it->rules[r].bounds[b];
      if (chosen[r] >> person & 1 && is_maximum(bound, counted, over) && group_of(it, bound, person) != NOTHING)
        return r;
    }
  return NOTHING;
}

people counted_by_maximum(const struct instance *it, const people *chosen, int rule, enum counted counted,
                          enum over over) {
  people members = 0;
  for (int p = 0; p < it->person_count; p++)
    if (maximum_of(it, chosen, p, counted, over) == rule) members |= 1u << p;
  return members;
}

static bool same_minimum(const struct instance *it, int rule, const struct bound *bound, int other_rule,
                         const struct bound *other) {
  return other->min.given && other->counted == bound->counted && other->over == bound->over && same_per(bound, other) &&
         same_who(it, rule, other_rule);
}

people left_by_later_minima(const struct instance *it, const people *chosen, int rule, const struct bound *bound) {
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

/* What is asked of one person stands in span_law. */
static void add_bound(const struct instance *it, int rule, const struct bound *bound, const struct facts *facts,
                      struct day_law *law) {
  if (bound->per == PER_PERSON) return;
  people counted = counted_by_maximum(it, law->chosen, rule, bound->counted, bound->over);
  people asked = bound->min.given ? left_by_later_minima(it, law->chosen, rule, bound) : 0;
  for (int group = 0; group < MAX_UNITS; group++) {
    if (is_maximum(bound, bound->counted, bound->over))
      add_maximum(it, law, facts, bound, (struct group){group, rule, group_members(it, bound, counted, group)});
    if (asked) add_minimum(it, law, facts, bound, (struct group){group, rule, group_members(it, bound, asked, group)});
  }
}

static void add_capacities(const struct instance *it, struct day_law *law) {
  for (int place = 0; place < it->place_count; place++) {
    struct limit limit = {0, COUNTED_WFO, true, it->capacity[place], NOTHING, 0, NOTHING, place};
    for (int p = 0; p < it->person_count; p++)
      limit.members |= (people)(law->works >> p & 1 && person_place(it, p) == place) << p;
    if (limit.number != NOTHING) add_limit(law, limit);
  }
}

/* Contract 9: WFA and OFF are open to free people whom a minimum on that mode counts. */
static void open_third_modes(struct day_law *law) {
  for (int i = 0; i < law->limit_count; i++) {
    const struct limit *limit = &law->limits[i];
    if (limit->is_max || (limit->counted != COUNTED_WFA && limit->counted != COUNTED_OFF)) continue;
    people *may = limit->counted == COUNTED_WFA ? &law->may_wfa : &law->may_off;
    *may |= limit->members & law->free;
  }
}

/* The same of the days of one person, and of wishes. */
static void open_own_modes(const struct instance *it, struct day_law *law) {
  for (int r = 0; r < it->rule_count; r++)
    for (int b = 0; b < it->rules[r].bound_count; b++) {
      const struct bound *bound = &it->rules[r].bounds[b];
      if (bound->per != PER_PERSON || (bound->counted != COUNTED_WFA && bound->counted != COUNTED_OFF)) continue;
      people *may = bound->counted == COUNTED_WFA ? &law->may_wfa : &law->may_off;
      if (bound->min.given) *may |= left_by_later_minima(it, law->chosen, r, bound) & law->free;
      if (bound->exactly.given) *may |= counted_by_maximum(it, law->chosen, r, bound->counted, bound->over) & law->free;
    }
  for (int p = 0; p < it->person_count; p++) {
    law->may_wfa |= (people)(law->wishes[p] == DUTY_WFA) << p;
    law->may_off |= (people)(law->wishes[p] == DUTY_OFF) << p;
  }
  for (int r = 0; r < it->rule_count && it->earlier_wishes_open; r++) {
    if (it->rules[r].wish == DUTY_WFA) law->may_wfa |= law->chosen[r] & law->free;
    if (it->rules[r].wish == DUTY_OFF) law->may_off |= law->chosen[r] & law->free;
  }
}

static int last_shifts(const struct instance *it, const people *chosen, int person) {
  int found = NOTHING;
  for (int r = 0; r < it->rule_count; r++)
    if (chosen[r] >> person & 1 && it->rules[r].shift_count > 0) found = r;
  return found;
}

const struct shift *shift_of(const struct instance *it, const struct day_law *law, int person, int shift) {
  if (law->shifts_of[person] == NOTHING) return NULL;
  const struct rule *rule = &it->rules[law->shifts_of[person]];
  for (int i = 0; i < rule->shift_count; i++)
    if (rule->shifts[i].name == shift) return &rule->shifts[i];
  return NULL;
}

static const struct earlier_day *earlier_day(const struct instance *it, int day) {
  for (int d = 0; d < it->earlier.count; d++)
    if (it->earlier.days[d].day == day) return &it->earlier.days[d];
  return NULL;
}

/* Contract 9: "taken over as they are and are not free"; "a person-day without a row there is planned by its facts,
 * closures and duties alone"; bounds are only checked. */
static void take_over(const struct instance *it, const struct earlier_day *earlier, struct day_law *law) {
  law->free = law->may_wfa = law->may_off = 0;
  law->limit_count = 0;
  for (int p = 0; p < it->person_count; p++) {
    bool has_row = earlier && earlier->modes[p] != MODE_NO_ROW;
    if (has_row) law->fixed[p] = (enum mode)earlier->modes[p];
    if (!has_row && law->works >> p & 1 && law->fixed[p] == MODE_NO_ROW) law->fixed[p] = MODE_WFO;
    if (!has_row || !it->earlier.tells_shifts) continue;
    law->taken |= 1u << p;
    law->taken_shifts[p] = earlier->shifts[p];
  }
}

static void keep_to_earlier(const struct instance *it, int day, struct day_law *law) {
  const struct earlier_day *earlier = earlier_day(it, day);
  for (int p = 0; earlier && p < it->person_count; p++) law->kept[p] = (enum mode)earlier->modes[p];
  if (it->earlier.given && day <= it->earlier.until) take_over(it, earlier, law);
}

void law_of_day(const struct instance *it, int day, struct day_law *law) {
  people *chosen = law->chosen, scope;
  *law = (struct day_law){0};
  rules_choose(it, day, &scope, chosen);
  for (int p = 0; p < it->person_count; p++) {
    law->fixed[p] = fixed_mode(it, chosen, scope, p, day);
    law->shifts_of[p] = last_shifts(it, chosen, p);
    if (!person_works(it, p, day)) continue;
    tell_reason(it, chosen, p, day, law);
    law->works |= 1u << p;
    if (law->fixed[p] == MODE_NO_ROW) law->free |= 1u << p;
    if (law->fixed[p] == MODE_NO_ROW && last_fill_is_least(it, chosen, p)) law->least |= 1u << p;
    if (law->fixed[p] == MODE_NO_ROW) law->wishes[p] = last_wish(it, chosen, p);
  }
  struct facts facts = facts_of_day(it, chosen, day, law);
  for (int r = 0; r < it->rule_count; r++)
    for (int b = 0; chosen[r] && b < it->rules[r].bound_count; b++)
      add_bound(it, r, &it->rules[r].bounds[b], &facts, law);
  add_capacities(it, law);
  open_third_modes(law);
  open_own_modes(it, law);
  keep_to_earlier(it, day, law);
}

void law_without_circular(const struct instance *it, int day, struct day_law *law) {
  *law = (struct day_law){0};
  for (int p = 0; p < it->person_count; p++) {
    if (!person_works(it, p, day)) continue;
    enum mode absence = person_absence(it, p, day);
    law->works |= 1u << p;
    law->fixed[p] = absence == MODE_NO_ROW ? MODE_WFO : absence;
    law->shifts_of[p] = NOTHING;
  }
}
