#include "model/roster.h"

/* 0..count-1 in the order of their keys, which are below key_count; of one key in their own order. */
static uint32_t *sorted_by(struct arena *arena, const uint32_t *keys, size_t count, size_t key_count) {
  size_t *next = arena_array(arena, size_t, key_count + 1);
  for (size_t i = 0; i < count; i++) next[keys[i] + 1]++;
  for (size_t key = 1; key <= key_count; key++) next[key] += next[key - 1];
  uint32_t *sorted = arena_array(arena, uint32_t, count);
  for (size_t i = 0; i < count; i++) sorted[next[keys[i]]++] = (uint32_t)i;
  return sorted;
}

static uint32_t *order_people(struct arena *arena, const struct world *world) {
  size_t units = world->units.count, people = world->people.count;
  struct arena *scratch = arena_new();
  uint32_t *agencies = arena_array(scratch, uint32_t, units), *ranks = arena_array(scratch, uint32_t, units);
  for (size_t i = 0; i < units; i++) agencies[i] = world->units.items[i].agency;
  const uint32_t *ordered = sorted_by(scratch, agencies, units, units);
  for (size_t i = 0; i < units; i++) ranks[ordered[i]] = (uint32_t)i;
  uint32_t *keys = arena_array(scratch, uint32_t, people);
  for (size_t i = 0; i < people; i++) keys[i] = ranks[world->people.items[i].unit];
  uint32_t *order = sorted_by(arena, keys, people, units);
  arena_free(scratch);
  return order;
}

static void number_rules(struct roster *roster) {
  const struct model *model = roster->model;
  for (size_t c = 0; c < model->circulars.count; c++) roster->rule_count += model->circulars.items[c].rule_count;
  roster->rules = arena_array(model->arena, const struct rule *, roster->rule_count);
  roster->rule_circulars = arena_array(model->arena, const struct circular *, roster->rule_count);
  size_t number = 0;
  for (size_t c = 0; c < model->circulars.count; c++) {
    const struct circular *circular = &model->circulars.items[c];
    for (size_t r = 0; r < circular->rule_count; r++, number++) {
      roster->rules[number] = &circular->rules[r];
      roster->rule_circulars[number] = circular;
    }
  }
}

static bool has_shifts(const struct roster *roster) {
  for (size_t r = 0; r < roster->rule_count; r++)
    if (roster->rules[r]->shift_count > 0) return true;
  return false;
}

struct roster *roster_new(const struct model *model, const date *days, const bool *in_window, size_t count) {
  struct arena *arena = model->arena;
  struct roster *roster = arena_alloc(arena, sizeof *roster);
  roster->model = model;
  roster->day_count = count;
  roster->days = arena_array(arena, date, count);
  roster->in_window = arena_array(arena, bool, count);
  if (count) memcpy(roster->days, days, count * sizeof *days);
  if (count) memcpy(roster->in_window, in_window, count * sizeof *in_window);
  size_t people = model->world.people.count;
  roster->modes = arena_alloc_array(arena, people, count);
  roster->reasons = arena_array(arena, const struct reason *, people);
  roster->order = order_people(arena, &model->world);
  number_rules(roster);
  if (has_shifts(roster)) roster->shifts = arena_alloc_array(arena, people, count);
  return roster;
}

void gap_add(int64_t *gap, int64_t more) {
  *gap = more > GAP_UNKNOWN - *gap ? GAP_UNKNOWN : *gap + more;
}

uint32_t roster_day(const struct roster *roster, date day) {
  size_t low = 0, high = roster->day_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (roster->days[middle] < day) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < roster->day_count && roster->days[low] == day ? (uint32_t)low : NONE;
}

uint32_t *roster_days_in(const struct roster *roster, const struct roster *other) {
  uint32_t *days = arena_array(roster->model->arena, uint32_t, roster->day_count);
  for (size_t d = 0; d < roster->day_count; d++) days[d] = roster_day(other, roster->days[d]);
  return days;
}

size_t roster_days_until(const struct roster *roster, date day) {
  size_t count = 0;
  while (count < roster->day_count && roster->days[count] <= day) count++;
  return count;
}

static char *put_time(char *at, unsigned minutes) {
  unsigned digits[] = {minutes / 600, minutes / 60 % 10, minutes % 60 / 10, minutes % 10};
  for (int i = 0; i < 4; i++) {
    *at++ = (char)('0' + digits[i]);
    if (i == 1) *at++ = ':';
  }
  return at;
}

const char *hours_text(struct hours hours, char text[static HOURS_SIZE]) {
  char *at = text;
  if (hours.given) {
    at = put_time(at, hours.start);
    *at++ = '-';
    if (hours.end) at = put_time(at, hours.end);
  }
  *at = '\0';
  return text;
}

/* NULL: none is known; a roster that was read from a file has no reasons. */
static const struct rule *rule_of_shifts(const struct roster *roster, uint32_t person, size_t day) {
  unsigned rule = roster->reasons[person] == NULL ? HOURS_NONE : roster->reasons[person][day].shifts;
  return rule == HOURS_NONE ? NULL : roster->rules[rule - 1];
}

const struct shift *roster_rule_shift(const struct roster *roster, uint32_t person, size_t day) {
  const struct rule *rule = rule_of_shifts(roster, person, day);
  unsigned number = roster->shifts == NULL ? 0 : roster->shifts[person * roster->day_count + day];
  return number == 0 || rule == NULL || number > rule->shift_count ? NULL : &rule->shifts[number - 1];
}

struct str roster_shift(const struct roster *roster, uint32_t person, size_t day) {
  unsigned number = roster->shifts == NULL ? 0 : roster->shifts[person * roster->day_count + day];
  if (number == 0) return STR("");
  const struct rule *rule = rule_of_shifts(roster, person, day);
  if (rule != NULL && number <= rule->shift_count) return rule->shifts[number - 1].name;
  return roster->said_shifts == NULL ? STR("") : roster->said_shifts[number - 1 - (rule ? rule->shift_count : 0)];
}

static struct hours hours_on(const struct roster *roster, uint32_t person, size_t day) {
  enum mode mode = roster_mode(roster, person, day);
  const struct shift *shift = roster_rule_shift(roster, person, day);
  if (roster->reasons[person] == NULL || mode < MODE_WFO || mode > MODE_WFA) return (struct hours){0};
  if (mode == MODE_WFO && shift) return shift->hours;
  unsigned kind = mode - MODE_WFO, number = roster->reasons[person][day].hours[kind];
  return number == HOURS_NONE ? (struct hours){0} : roster->rules[number - 1]->hours[kind];
}

const char *roster_hours(const struct roster *roster, uint32_t person, size_t day, char text[static HOURS_SIZE]) {
  return hours_text(hours_on(roster, person, day), text);
}
