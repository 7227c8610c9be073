#include "shrink.h"
#include <string.h>

static bool change(int *value, int to) {
  bool changes = *value != to;
  *value = to;
  return changes;
}

static bool drop_bound(struct rule *rule, int bound) {
  if (bound >= rule->bound_count) return false;
  memmove(&rule->bounds[bound], &rule->bounds[bound + 1],
          (size_t)(rule->bound_count - bound - 1) * sizeof *rule->bounds);
  rule->bound_count--;
  return true;
}

static bool drop_duty(enum duty *duty) {
  bool changes = *duty != DUTY_NONE;
  *duty = DUTY_NONE;
  return changes;
}

static bool drop_fill(struct rule *rule) {
  bool changes = rule->fill != FILL_NONE;
  rule->fill = FILL_NONE;
  return changes;
}

static bool drop_when(struct rule *rule) {
  struct when when = rule->when;
  rule->when = (struct when){0};
  return when.dates.count > 0 || when.weekdays != 0 || when.except.count > 0;
}

static bool drop_hours(struct rule *rule) {
  bool changes = change(&rule->hours_wfo, 0);
  changes = change(&rule->hours_wfh, 0) || changes;
  return change(&rule->hours_wfa, 0) || changes;
}

static bool name_rule(struct rule *rule) {
  bool changes = !rule->has_id;
  rule->has_id = true;
  return changes;
}

enum { RULE_STEPS = 12 };
static bool shrink_rule(struct instance *it, int r, int step) {
  struct rule *rule = &it->rules[r];
  bool had_effect = rule_has_effect(rule);
  switch (step) {
  case 0:
    rule_silence(rule);
    return had_effect;
  case 1:
  case 2:
  case 3:
    return drop_bound(rule, step - 1);
  case 4:
    return drop_when(rule);
  case 5:
    return drop_duty(&rule->duty);
  case 6:
    return drop_duty(&rule->wish);
  case 7:
    return drop_fill(rule);
  case 8:
    return drop_hours(rule);
  case 9:
    return rule->shift_count > 0 && change(&rule->shift_count, rule->shift_count - 1);
  case 10:
    return rule->who != NOTHING && change(&rule->who, NOTHING);
  default:
    return name_rule(rule);
  }
}

static bool is_used(const struct instance *it, enum key key, int index) {
  for (int s = 0; s < it->selector_count; s++)
    for (int c = 0; c < it->selectors[s].count; c++)
      for (int v = 0; v < it->selectors[s].clauses[c].count; v++)
        if (it->selectors[s].clauses[c].key == key && it->selectors[s].clauses[c].values[v].index == index) return true;
  return false;
}

static bool drop_last_person(struct instance *it) {
  int last = it->person_count - 1;
  for (int a = 0; a < it->absence_count; a++)
    if (it->absences[a].person == last) return false;
  if (last == 0 || is_used(it, KEY_NIP, last)) return false;
  it->history[last].given = false;
  it->person_count = last;
  return true;
}

static bool drop_last_unit(struct instance *it) {
  int last = it->unit_count - 1;
  for (int p = 0; p < it->person_count; p++)
    if (it->people[p].unit == last) return false;
  if (last == 0 || is_used(it, KEY_UNIT, last)) return false;
  it->unit_count = last;
  return true;
}

static bool drop_absence(struct instance *it, int absence) {
  if (absence >= it->absence_count) return false;
  it->absences[absence] = it->absences[--it->absence_count];
  return true;
}

static bool drop_history(struct instance *it, int person) {
  bool given = it->history[person].given;
  it->history[person] = (struct history){0};
  return given;
}

static bool drop_rotation(struct instance *it) {
  bool rotates = it->rotate != ROTATE_DAY;
  it->rotate = ROTATE_DAY;
  return rotates;
}

static bool shrink_world(struct instance *it, int step) {
  if (step == 0) return drop_last_person(it);
  if (step == 1) return drop_last_unit(it);
  if (step == 2) return drop_rotation(it);
  if (step == 3) return change(&it->level_count, 0);
  step -= 4;
  if (step < MAX_ABSENCES) return drop_absence(it, step);
  step -= MAX_ABSENCES;
  if (step < MAX_PEOPLE) return drop_history(it, step);
  step -= MAX_PEOPLE;
  if (step < it->place_count) return change(&it->capacity[step], NOTHING);
  step -= MAX_PLACES;
  return step >= 0 && step < it->unit_count && change(&it->units[step].place, NOTHING);
}

bool shrink_by(struct instance *it, int step) {
  if (step >= RULE_STEPS * it->rule_count) return shrink_world(it, step - RULE_STEPS * it->rule_count);
  bool is_sector = false;
  int r = step / RULE_STEPS;
  for (int c = 0; c < it->circular_count; c++)
    is_sector = is_sector ||
                (r >= it->circulars[c].first_rule && r < it->circulars[c].first_rule + it->circulars[c].sector_count);
  if (is_sector && step % RULE_STEPS >= RULE_STEPS - 2) return false;
  return shrink_rule(it, r, step % RULE_STEPS);
}
