/* An earlier roster that the plan is to keep to (contract 9): its days up to `until` are taken over, and nothing is
 * planned or bounded on them. They are settled person by person, so on these days seats have nobody present. */
#include "rules/law.h"
#include "base/text.h"

struct takeover {
  struct law *law;
  const struct roster *kept;
  uint32_t *name_of_said; /* by number of a shift's name there: as in law.shift_names, or NONE */
};

void law_keep_open(struct law *law) {
  const struct model *model = law->model;
  if (model->kept == NULL) return;
  law->kept_day = roster_days_in(law->roster, model->kept);
  if (model->until != DATE_NONE) law->frozen = roster_days_until(law->roster, model->until);
}

static bool is_absent(uint8_t cell) {
  return cell >= MODE_LEAVE && cell <= MODE_STUDY;
}

static void name_said(struct takeover *takeover) {
  struct law *law = takeover->law;
  takeover->name_of_said = arena_array(law->arena, uint32_t, takeover->kept->said_count);
  for (size_t i = 0; i < takeover->kept->said_count; i++) {
    struct str folded = text_fold(law->arena, takeover->kept->said_shifts[i]);
    takeover->name_of_said[i] = NONE;
    for (uint32_t n = 0; n < law->shift_names.count; n++)
      if (str_equal(law->shift_names.items[n], folded)) takeover->name_of_said[i] = n;
  }
}

/* Of the shifts that hold the one of that name, else one that is only said. */
static uint8_t shift_taken_over(const struct takeover *takeover, uint32_t person, size_t day) {
  const struct law *law = takeover->law;
  const struct roster *kept = takeover->kept;
  unsigned said = kept->shifts[(size_t)person * kept->day_count + law->kept_day[day]];
  unsigned number = law->roster->reasons[person][day].shifts;
  if (said == 0 || number == HOURS_NONE) return (uint8_t)said;
  size_t shifts = law->roster->rules[number - 1]->shift_count;
  for (size_t s = 0; s < shifts; s++)
    if (law->shift_name_of[number - 1][s] == takeover->name_of_said[said - 1]) return (uint8_t)(s + 1);
  return (uint8_t)(shifts + said);
}

/* A day without a row there is settled by facts, closures and duties alone. */
static void take_over(const struct takeover *takeover, uint32_t person) {
  const struct law *law = takeover->law;
  size_t first = (size_t)person * law->window.count;
  for (size_t d = 0; d < law->frozen; d++) {
    uint8_t *cell = &law->roster->modes[first + d];
    enum mode mode = law_kept_mode(law, person, d);
    if (mode == MODE_OFF_CALENDAR) {
      if (cell_is_free(*cell)) *cell = MODE_WFO;
      continue;
    }
    *cell = (uint8_t)mode;
    if (takeover->kept->shifts != NULL) law->roster->shifts[first + d] = shift_taken_over(takeover, person, d);
  }
}

static void empty_day(struct law *law, size_t day) {
  for (size_t s = 0; s < law->seats.count; s++) {
    struct seat *seat = &law->seats.items[s];
    seat->present[day] = 0;
    if (cell_is_free(seat->cells[day])) seat->cells[day] = MODE_WFO;
  }
  for (size_t t = 0; t < law->tallies.count; t++) {
    struct tally *tally = &law->tallies.items[t];
    tally->headcount[day] = tally->available[day] = tally->settled[day] = 0;
    tally->closed[day] = tally->open[day] = tally->free[day] = 0;
  }
}

void law_keep(struct law *law) {
  struct takeover takeover = {.law = law, .kept = law->model->kept};
  size_t people = law->model->world.people.count;
  if (law->frozen == 0) return;
  if (takeover.kept->shifts != NULL) {
    name_said(&takeover);
    law->roster->said_shifts = takeover.kept->said_shifts;
    law->roster->said_count = takeover.kept->said_count;
    if (law->roster->shifts == NULL) law->roster->shifts = arena_alloc_array(law->arena, people, law->window.count);
  }
  for (uint32_t p = 0; p < people; p++) take_over(&takeover, p);
  for (size_t d = 0; d < law->frozen; d++) empty_day(law, d);
}

bool law_is_taken_over(const struct law *law, uint32_t person, size_t day) {
  return day < law->frozen && law_kept_mode(law, person, day) != MODE_OFF_CALENDAR;
}

/* Those of one seat in a group on one of these days. */
static void count_members(struct law *law, uint32_t person, const struct membership *membership) {
  const struct seat *seat = &law->seats.items[law->seat_of[person]];
  struct tally *tally = &law->tallies.items[membership->tally];
  for (size_t d = 0; d < law->frozen; d++) {
    if (!dayset_has(membership->days, d) || seat->cells[d] == MODE_OFF_CALENDAR) continue;
    tally->headcount[d]++;
    tally->available[d] += !is_absent(law->roster->modes[(size_t)person * law->window.count + d]);
  }
}

void law_keep_numbers(struct law *law) {
  if (law->frozen == 0) return;
  for (uint32_t p = 0; p < law->model->world.people.count; p++) {
    const struct seat *seat = &law->seats.items[law->seat_of[p]];
    for (size_t m = 0; m < seat->memberships.count; m++) count_members(law, p, &seat->memberships.items[m]);
  }
  for (size_t t = 0; t < law->tallies.count; t++)
    for (size_t d = 0; d < law->frozen; d++) {
      struct tally *tally = &law->tallies.items[t];
      tally->open[d] = tally->headcount[d]; /* a minimum is told as it was asked */
      tally_number(tally, d);
    }
}
