#include "verify/audit.h"

static enum duty wish_on(const struct audit *audit, size_t day) {
  enum duty wish = DUTY_NONE;
  for (size_t i = 0; i < audit->standing.order_count; i++) {
    uint32_t number = audit->standing.orders[i];
    enum duty prefer = audit->orders[number].rule->prefer;
    if (prefer != DUTY_NONE && audit->standing.selected[number * audit->roster->day_count + day]) wish = prefer;
  }
  return wish;
}

/* A minimum on that mode, or the lower half of an exactly, counts them. One that is replaced may be asked all the same:
 * what replaces it counts the same people. */
static bool is_counted_in_minimum(const struct audit *audit, uint32_t person, size_t day, enum counted counted) {
  const struct standing *standing = &audit->standing;
  size_t days = audit->roster->day_count;
  for (size_t i = 0; i < standing->order_count; i++) {
    uint32_t number = standing->orders[i];
    const struct order *order = &audit->orders[number];
    if (!standing->selected[number * days + day]) continue;
    for (size_t b = 0; b < order->rule->bound_count; b++) {
      const struct bound *bound = &order->rule->bounds[b];
      if (bound->counted != counted) continue;
      bool is_last = standing->maxima.last[counted][bound->over][day] == number;
      bool is_low = bound->min.given || (bound->exactly.given && is_last);
      if (is_low && bound_group(&audit->model->world, bound, person) != NONE) return true;
    }
  }
  return false;
}

/* Contract 9: a free person is WFO or WFH, and WFA or OFF only by wish or where a minimum on that mode counts them. */
static bool is_open_to_free(const struct audit *audit, uint32_t person, size_t day, enum mode mode) {
  if (mode == MODE_WFO || mode == MODE_WFH) return true;
  enum duty wish = wish_on(audit, day);
  if (mode == MODE_WFA) return wish == DUTY_WFA || is_counted_in_minimum(audit, person, day, COUNTED_WFA);
  return wish == DUTY_OFF || is_counted_in_minimum(audit, person, day, COUNTED_OFF);
}

static const char *must_be(enum mode mode) {
  static const char *const texts[] = {
      [MODE_OFF_CALENDAR] = "",
      [MODE_WFO] = " but must be WFO",
      [MODE_WFH] = " but must be WFH",
      [MODE_WFA] = " but must be WFA",
      [MODE_OFF] = " but must be OFF",
      [MODE_LEAVE] = " but is absent: LEAVE",
      [MODE_SICK] = " but is absent: SICK",
      [MODE_TRIP] = " but is absent: TRIP",
      [MODE_STUDY] = " but is absent: STUDY",
  };
  return texts[mode];
}

static void judge_free(struct audit *audit, uint32_t person, size_t day, enum mode mode) {
  const struct span nowhere = {0};
  if (!audit->standing.presence[day].touched) {
    if (mode != MODE_WFO)
      breach_person(&audit->breaches, CODE_breach_mode, NONE, nowhere, person, day,
                    " but no circular touches them that day: WFO");
  } else if (!is_open_to_free(audit, person, day, mode)) {
    breach_person(&audit->breaches, CODE_breach_mode, NONE, nowhere, person, day,
                  " but neither a wish nor a minimum lets them");
  }
}

/* Closures add up: the one named is the last, unless it is the duty that decides between the modes away. */
static void judge_ordered(struct audit *audit, uint32_t person, size_t day, const struct presence *presence) {
  const struct span nowhere = {0};
  if (presence->mode == presence->must) return;
  bool by_closure = presence->closed && (presence->mode == MODE_WFO || presence->must == MODE_WFH);
  uint32_t broken = by_closure ? audit->standing.closure[day] : audit->standing.duty[day];
  breach_person(&audit->breaches, by_closure ? CODE_breach_closure : CODE_breach_duty, audit->orders[broken].number,
                nowhere, person, day, must_be(presence->must));
}

static struct span absence_place(const struct audit *audit, uint32_t person, size_t day) {
  const struct absence *absence = absence_on(&audit->model->world, person, audit->roster->days[day]);
  return absence == NULL ? (struct span){0} : absence->at;
}

/* Nobody is free on a frozen day without a row. */
static void judge_frozen(struct audit *audit, uint32_t person, size_t day) {
  const struct span nowhere = {0};
  if (audit->standing.presence[day].mode != MODE_WFO)
    breach_person(&audit->breaches, CODE_breach_mode, NONE, nowhere, person, day,
                  " but the roster that is kept has no row: WFO");
}

/* Facts beat rules: the calendar, then absence, then closure, then duty. */
void judge_mode(struct audit *audit, uint32_t person, size_t day) {
  const struct span nowhere = {0};
  const struct presence *presence = &audit->standing.presence[day];
  struct breaches *breaches = &audit->breaches;
  enum mode kept = mode_taken_over(audit, person, day);

  if (kept != MODE_OFF_CALENDAR) {
    if (presence->mode != kept)
      breach_person(breaches, CODE_breach_mode, NONE, nowhere, person, day, " but is not in the roster that is kept");
    return;
  }
  if (!presence->works) {
    if (presence->mode != MODE_OFF_CALENDAR && presence->mode != MODE_OFF)
      breach_person(breaches, CODE_breach_calendar, NONE, nowhere, person, day, ", a day off by calendar");
  } else if (presence->mode == MODE_OFF_CALENDAR) {
    if (!audit->is_unlisted[audit->model->world.people.items[person].unit])
      breach_person(breaches, CODE_missing_row, NONE, nowhere, person, day, " but works that day");
  } else if (presence->absence != MODE_OFF_CALENDAR) {
    if (presence->mode != presence->absence)
      breach_person(breaches, CODE_breach_absence, NONE, absence_place(audit, person, day), person, day,
                    must_be(presence->absence));
  } else if (presence->mode >= MODE_LEAVE) {
    breach_person(breaches, CODE_breach_absence, NONE, nowhere, person, day, " but no absence says so");
  } else if (presence->must != MODE_OFF_CALENDAR) {
    judge_ordered(audit, person, day, presence);
  } else if (day < audit->frozen) {
    judge_frozen(audit, person, day);
  } else {
    judge_free(audit, person, day, presence->mode);
  }
}

static bool is_one_of_theirs(const struct presence *presence) {
  for (size_t i = 0; i < presence->shift_count; i++)
    if (presence->shifts[i] == presence->shift) return true;
  return false;
}

/* "pagi, siang" */
static struct str shifts_text(const struct audit *audit, const struct presence *presence) {
  struct str all = STR("");
  for (size_t i = 0; i < presence->shift_count; i++)
    all = str_format(audit->arena, "%.*s%s%.*s", STR_ARGS(all), i == 0 ? "" : ", ",
                     STR_ARGS(symbol_text(audit->shift_names, presence->shifts[i])));
  return all;
}

/* Who is in the office is in one of the shifts that hold, and nobody else is in a shift. */
static struct str shift_fault(const struct audit *audit, const struct presence *presence) {
  struct arena *arena = audit->arena;
  bool has_shifts = presence->mode == MODE_WFO && presence->shift_count > 0;
  struct str said = presence->shift == 0 ? STR("") : symbol_text(audit->shift_names, presence->shift);
  if (has_shifts && presence->shift == 0)
    return str_format(arena, " but in no shift: %.*s", STR_ARGS(shifts_text(audit, presence)));
  if (has_shifts && !is_one_of_theirs(presence))
    return str_format(arena, " in the shift '%.*s' but must be in one of these: %.*s", STR_ARGS(said),
                      STR_ARGS(shifts_text(audit, presence)));
  if (presence->mode != MODE_WFO && presence->shift != 0)
    return str_format(arena, " but has the shift '%.*s'", STR_ARGS(said));
  if (!has_shifts && presence->shift != 0)
    return str_format(arena, " in the shift '%.*s' but no rule gives them shifts", STR_ARGS(said));
  return STR("");
}

/* Whether the shift of that day was taken over, too: then it is as it was. */
static bool is_shift_taken_over(struct audit *audit, uint32_t person, size_t day) {
  const struct span nowhere = {0};
  const struct roster *kept = audit->model->kept;
  if (mode_taken_over(audit, person, day) == MODE_OFF_CALENDAR || kept->shifts == NULL) return false;
  struct arena *arena = audit->arena;
  struct str was = roster_shift(kept, person, audit->kept_day[day]), is = roster_shift(audit->roster, person, day);
  if (was.len + is.len > 0 && !str_equal(text_fold(arena, was), text_fold(arena, is)))
    breach_person(&audit->breaches, CODE_breach_shift, NONE, nowhere, person, day,
                  " in another shift than in the roster that is kept");
  return true;
}

void judge_shift(struct audit *audit, uint32_t person, size_t day) {
  const struct span nowhere = {0};
  if (day < audit->frozen && is_shift_taken_over(audit, person, day)) return;
  const struct presence *presence = &audit->standing.presence[day];
  if (audit->roster->shifts == NULL || (presence->shift == 0 && presence->mode != MODE_WFO)) return;
  struct str fault = shift_fault(audit, presence);
  if (fault.len == 0) return;
  uint32_t number = audit->standing.shifts[day];
  bool by_rule = presence->mode == MODE_WFO && number != NONE;
  breach_person(&audit->breaches, CODE_breach_shift, by_rule ? audit->orders[number].number : NONE, nowhere, person,
                day, str_terminated(audit->arena, fault));
}
