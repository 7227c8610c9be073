/* What a planned roster comes to in the promises of contract 9.2 to 9.8. */
#include "base/parallel.h"
#include "base/text.h"
#include "rules/component.h"
#include "rules/rules.h"

/* Fractions are summed in parts of 2^-40, so that millions of them are true to the thousandth that is told. */
#define FRACTION 40
__extension__ typedef unsigned __int128 wide;

/* Some of the people, with sums of their own. */
struct part {
  const struct law *law;
  const uint32_t *name_of_said; /* by number of a shift that days taken over are said to have */
  uint32_t names;
  uint32_t first, end;
  int64_t sums[PROMISES];
  wide fair;
  int32_t *in_office; /* units × days, of agencies */
  int32_t *in_shift;  /* units × names × days, of agencies */
};

static int64_t squared(int64_t number) {
  return number * number;
}

static void add_against(struct part *part, uint32_t person, size_t day, uint8_t cell, enum mode mode) {
  int digits = cell_against(cell, mode);
  part->sums[PROMISE_WISHES] += digits / 9;
  part->sums[PROMISE_FILL] += digits / 3 % 3;
  part->sums[PROMISE_ELSEWHERE] += digits % 3;
  part->sums[PROMISE_STABLE] += law_changes(part->law, person, day, mode);
}

/* Of the shift that they are in, or NONE. */
static uint32_t name_of_shift(const struct part *part, uint32_t person, size_t day) {
  const struct roster *roster = part->law->roster;
  unsigned number = roster->shifts ? roster->shifts[(size_t)person * roster->day_count + day] : 0;
  uint16_t rule = roster->reasons[person][day].shifts;
  size_t own = rule == HOURS_NONE ? 0 : roster->rules[rule - 1]->shift_count;
  if (number == 0) return NONE;
  return number <= own ? part->law->shift_name_of[rule - 1][number - 1] : part->name_of_said[number - 1 - own];
}

static void add_in_office(struct part *part, uint32_t person, size_t day) {
  const struct law *law = part->law;
  const struct world *world = &law->model->world;
  size_t agency = world->units.items[world->people.items[person].unit].agency, days = law->window.count;
  part->in_office[agency * days + day]++;
  uint32_t name = name_of_shift(part, person, day);
  if (name != NONE) part->in_shift[(agency * part->names + name) * days + day]++;
}

static void add_person(struct part *part, uint32_t person) {
  const struct law *law = part->law;
  const struct seat *seat = &law->seats.items[law->seat_of[person]];
  const struct history *history = law_history(law, person);
  int64_t in = history ? history->wfo : 0, days = history ? history->days : 0, in_week = 0;
  for (size_t d = 0; d < law->window.count; d++) {
    enum mode mode = roster_mode(law->roster, person, d);
    bool counts = law->window.in_force_at_all[d] && mode != MODE_OFF_CALENDAR && mode < MODE_LEAVE;
    if (counts && cell_is_free(seat->cells[d])) add_against(part, person, d, seat->cells[d], mode);
    days += counts;
    if (counts && mode == MODE_WFO) {
      in++;
      in_week++;
      add_in_office(part, person, d);
    }
    if (d + 1 < law->window.count && date_monday(law->window.days[d]) == date_monday(law->window.days[d + 1])) continue;
    part->sums[PROMISE_EVEN] += squared(in_week);
    in_week = 0;
  }
  if (days > 0) part->fair += ((wide)squared(in) << FRACTION) / (wide)days;
}

static void add_part(void *context, size_t number) {
  struct part *part = (struct part *)context + number;
  for (uint32_t p = part->first; p < part->end; p++) add_person(part, p);
}

static void join_counts(int32_t *counts, const int32_t *others, size_t count) {
  for (size_t i = 0; i < count; i++) counts[i] += others[i];
}

static int64_t sum_squares(const int32_t *counts, size_t count) {
  int64_t sum = 0;
  for (size_t i = 0; i < count; i++) sum += squared(counts[i]);
  return sum;
}

/* Those that no rule has any more stand behind the others. */
static uint32_t *names_of_said(const struct law *law, struct arena *arena) {
  const struct roster *roster = law->roster;
  uint32_t *names = arena_array(arena, uint32_t, roster->said_count);
  for (uint32_t i = 0; i < roster->said_count; i++) {
    struct str folded = text_fold(arena, roster->said_shifts[i]);
    names[i] = (uint32_t)law->shift_names.count + i;
    for (uint32_t n = 0; n < law->shift_names.count; n++)
      if (str_equal(law->shift_names.items[n], folded)) names[i] = n;
  }
  return names;
}

void rules_sum(struct law *law) {
  struct arena *arena = arena_new();
  const uint32_t *said = names_of_said(law, arena);
  uint32_t names = (uint32_t)(law->shift_names.count + law->roster->said_count);
  size_t people = law->model->world.people.count, parts = parallel_parts(law->model->jobs);
  size_t cells = law->model->world.units.count * law->window.count, shifts = cells * names;
  struct part *all = arena_array(arena, struct part, parts);
  for (size_t i = 0; i < parts; i++) {
    all[i] = (struct part){.law = law,
                           .name_of_said = said,
                           .names = names,
                           .first = (uint32_t)(people * i / parts),
                           .end = (uint32_t)(people * (i + 1) / parts)};
    all[i].in_office = arena_array(arena, int32_t, cells);
    all[i].in_shift = arena_array(arena, int32_t, shifts);
  }
  parallel_run(law->model->jobs, parts, add_part, all);
  for (size_t i = 1; i < parts; i++) {
    for (int p = 0; p < PROMISES; p++) all[0].sums[p] += all[i].sums[p];
    all[0].fair += all[i].fair;
    join_counts(all[0].in_office, all[i].in_office, cells);
    join_counts(all[0].in_shift, all[i].in_shift, shifts);
  }
  memcpy(law->roster->sums, all[0].sums, sizeof law->roster->sums);
  law->roster->sums[PROMISE_FAIR] = (int64_t)((all[0].fair * 1000 + ((wide)1 << (FRACTION - 1))) >> FRACTION);
  law->roster->sums[PROMISE_LEVEL] = sum_squares(all[0].in_office, cells);
  law->roster->sums[PROMISE_SPREAD] = sum_squares(all[0].in_shift, shifts);
  arena_free(arena);
}
