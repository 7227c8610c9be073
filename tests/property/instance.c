#include "instance.h"
#include <stdio.h>
#include <string.h>

const char *const kind_names[KIND_COUNT] = {"dinas", "badan", "uptd", "cabang", "section"};
const char *const region_names[REGION_COUNT] = {"kota-serang", "lebak"};
const char *const level_names[LEVEL_COUNT] = {"PPKM 1", "PPKM 3", "red"};
const char *const position_names[POSITION_COUNT] = {"Kepala Bidang", "kepala seksi", "petugas loket", "staf"};
const char *const position_prefixes[PREFIX_COUNT] = {"kepala ", "s", "petugas"};
const char *const hours_texts[HOURS_COUNT] = {"", "08:00-13:30", "07:30-16:00", "09:15-"};
const char *const shift_names[SHIFT_COUNT + 1] = {"", "pagi", "siang", "malam"};
const char *const team_names[TEAM_COUNT] = {"Regu A", "regu b"};
const char *const tag_names[TAG_COUNT] = {"pregnant", "disabled", "parent"};

static const unsigned weeks[] = {0x1f, 0x3f, 0x0f, 0x5e}; /* mon-fri, mon-sat, mon-thu, tue-fri and sun */

static int pick_week(struct random *random) {
  return (int)weeks[chance(random, 70) ? 1 : random_below(random, (int)(sizeof weeks / sizeof *weeks))];
}

static int window_day(const struct instance *it, struct random *random) {
  return it->days[random_below(random, it->day_count)];
}

static void make_calendar(struct instance *it, struct random *random) {
  if (!it->open && chance(random, 15)) it->week = (unsigned)pick_week(random);
  it->calendar_given = chance(random, 40);
  it->indonesia = !it->calendar_given || chance(random, 60);
  if (!it->calendar_given) return;
  int wanted = random_below(random, 3);
  for (int i = 0; i < wanted; i++) {
    int day = window_day(it, random) + random_between(random, -1, 1);
    bool known = false;
    for (int k = 0; k < it->holiday_count; k++) known = known || it->holidays[k] == day;
    if (!known) it->holidays[it->holiday_count++] = day;
  }
}

static void make_unit(struct instance *it, struct random *random, int parent, int depth) {
  if (it->unit_count == MAX_UNITS) return;
  int own = it->unit_count++;
  struct unit *unit = &it->units[own];
  *unit = (struct unit){.parent = parent, .place = NOTHING, .region = NOTHING};
  unit->kind = parent == NOTHING ? random_below(random, 2) : random_between(random, 2, KIND_COUNT - 1);
  if (parent != NOTHING && chance(random, 10)) unit->kind = NOTHING;
  if (it->place_count > 0 && chance(random, parent == NOTHING ? 60 : 25))
    unit->place = random_below(random, it->place_count);
  if (chance(random, parent == NOTHING ? 70 : 12)) unit->region = random_below(random, REGION_COUNT);
  if (!it->open && chance(random, 15)) unit->week = (unsigned)pick_week(random);
  unit->works_holidays = chance(random, 12);
  unit->spelling = random_below(random, 3);
  int children = depth == 0 ? random_below(random, 4) : depth == 1 && chance(random, 25);
  for (int i = 0; i < children; i++) make_unit(it, random, own, depth + 1);
}

static void make_places(struct instance *it, struct random *random) {
  it->place_count = random_below(random, MAX_PLACES + 1);
  for (int i = 0; i < it->place_count; i++) it->capacity[i] = NOTHING;
  for (int i = 0; it->whole && i < it->place_count; i++)
    if (chance(random, 40))
      it->capacity[i] = random_between(random, chance(random, 90), it->large ? MAX_PEOPLE / 2 : 3);
}

static void make_units(struct instance *it, struct random *random) {
  make_places(it, random);
  int agencies = chance(random, it->large ? 25 : 50) ? 1 : random_between(random, 2, 3);
  for (int i = 0; i < agencies; i++) make_unit(it, random, NOTHING, 0);
}

static int pick_birth(const struct instance *it, struct random *random) {
  int year, month, day;
  day_split(window_day(it, random) + random_between(random, -1, 1), &year, &month, &day);
  if (chance(random, 15)) return day_of(1960 + 4 * random_below(random, 10), 2, 29);
  if (chance(random, 50))
    return day_of(random_between(random, 1963, 2001), random_between(random, 1, 12), random_between(random, 1, 28));
  if (month == 2 && day > 28) day = 28;
  return day_of(random_between(random, 1963, 2001), month, day);
}

/* 18 digits: birth, appointment, sex, serial; PPPK have 21..29 for the month of
 * appointment. */
static void make_nip(struct person *person, struct random *random, int serial) {
  int year, month, day;
  day_split(person->born, &year, &month, &day);
  int appointed = year + random_between(random, 19, 20);
  int start = person->employment == PPPK ? random_between(random, 21, 29) : random_between(random, 1, 12);
  snprintf(person->nip, sizeof person->nip, "%04d%02d%02d%04d%02d%d%03d", year % 10000, month % 100, day % 100,
           appointed % 10000, start % 100, person->gender, serial % 1000);
}

static void make_identity(const struct instance *it, struct person *person, struct random *random, int serial) {
  person->born_column = NO_DAY;
  if (chance(random, 12)) { /* nothing is known of them but what the columns say */
    person->born = NO_DAY;
    person->employment_column = NON_ASN;
    snprintf(person->nip, sizeof person->nip, "tkk-%d", serial);
    if (chance(random, 60)) person->gender_column = random_between(random, MALE, FEMALE);
    if (chance(random, 60)) person->born_column = pick_birth(it, random);
    return;
  }
  person->born = pick_birth(it, random);
  person->gender = random_between(random, MALE, FEMALE);
  person->employment = chance(random, 70) ? PNS : PPPK;
  make_nip(person, random, serial);
  if (chance(random, 20))
    person->gender_column = chance(random, 80) ? person->gender : random_between(random, MALE, FEMALE);
  if (chance(random, 20)) person->born_column = chance(random, 80) ? person->born : pick_birth(it, random);
  if (chance(random, 20)) person->employment_column = person->employment;
}

static int person_count(const struct instance *it, struct random *random) {
  if (it->large) return random_between(random, 3, chance(random, 35) ? 9 : chance(random, 50) ? 18 : MAX_PEOPLE);
  if (!it->whole) return random_between(random, chance(random, 85) ? 4 : 1, 7);
  int few = random_between(random, chance(random, 85) ? 3 : 1, 4);
  return chance(random, 8) ? random_between(random, 5, 7) : few;
}

static void make_people(struct instance *it, struct random *random) {
  it->person_count = person_count(it, random);
  for (int i = 0; i < it->person_count; i++) {
    struct person *person = &it->people[i];
    *person = (struct person){
        .unit = random_below(random, it->unit_count), .place = NOTHING, .position = NOTHING, .team = NOTHING};
    make_identity(it, person, random, i + 1);
    if (it->place_count > 0 && chance(random, 10)) person->place = random_below(random, it->place_count);
    if (chance(random, 85)) person->position = random_below(random, POSITION_COUNT);
    for (int tag = 0; tag < TAG_COUNT; tag++) person->tags |= (unsigned)chance(random, 25) << tag;
    person->floor =
        i == 0 || chance(random, 80) ? random_between(random, 1, 12) : random_between(random, FLOOR_LOBBY, FLOOR_EMPTY);
    if (it->whole && chance(random, 75)) person->team = random_below(random, TEAM_COUNT);
  }
}

static bool absence_overlaps(const struct instance *it, const struct absence *wanted) {
  for (int i = 0; i < it->absence_count; i++) {
    const struct absence *other = &it->absences[i];
    if (other->person == wanted->person && other->days.first <= wanted->days.last &&
        wanted->days.first <= other->days.last)
      return true;
  }
  return false;
}

static void make_absences(struct instance *it, struct random *random) {
  int wanted = random_below(random, it->large ? MAX_ABSENCES + 1 : it->whole ? 3 : 7);
  for (int i = 0; i < wanted; i++) {
    struct absence absence = {.person = random_below(random, it->person_count), .kind = random_below(random, 4)};
    absence.days.first = window_day(it, random) - (chance(random, 20) ? 3 : 0);
    absence.days.last = absence.days.first + random_below(random, 4);
    if (!absence_overlaps(it, &absence)) it->absences[it->absence_count++] = absence;
  }
}

/* Each region changes its level within the window, often, and has none on some
 * days, seldom. */
static void make_levels(struct instance *it, struct random *random) {
  for (int region = 0; region < REGION_COUNT; region++) {
    int change = window_day(it, random);
    int gap = chance(random, 20);
    struct level before = {region, random_below(random, LEVEL_COUNT), {it->days[0] - 5, change - 1 - gap}};
    struct level after = {
        region, random_below(random, LEVEL_COUNT), {change, chance(random, 50) ? OPEN_DAY : change + 30}};
    it->levels[it->level_count++] = before;
    if (chance(random, 85)) it->levels[it->level_count++] = after;
  }
}

static void make_history(struct instance *it, struct random *random) {
  if (!chance(random, 25)) return;
  for (int p = 0; p < it->person_count; p++) {
    struct history *history = &it->history[p];
    history->given = chance(random, 75);
    if (!history->given) continue;
    history->days = random_below(random, 9);
    history->wfo = random_below(random, history->days + 1);
  }
}

bool rule_has_effect(const struct rule *rule) {
  return rule->duty != DUTY_NONE || rule->closes || rule->fill != FILL_NONE || rule->bound_count > 0 ||
         rule->wish != DUTY_NONE || rule->shift_count > 0 || rule->hours_wfo + rule->hours_wfh + rule->hours_wfa > 0;
}

void rule_silence(struct rule *rule) {
  rule->duty = rule->wish = DUTY_NONE;
  rule->fill = FILL_NONE;
  rule->closes = rule->is_private = false;
  rule->hours_wfo = rule->hours_wfh = rule->hours_wfa = rule->bound_count = rule->shift_count = 0;
}

void instance_make(struct instance *it, enum family family, struct random *random) {
  memset(it, 0, sizeof *it);
  it->whole = family != DAY_BY_DAY;
  it->large = family == LARGE;
  it->indonesian = chance(random, 30);
  it->spelling = random_of(random->state, 1);
  heads_make(it, random);
  make_calendar(it, random);
  make_units(it, random);
  make_people(it, random);
  make_absences(it, random);
  make_levels(it, random);
  make_history(it, random);
  if (it->large) history_smooth(it, random);
  if (it->whole && chance(random, it->large ? 10 : 30)) it->rotate = chance(random, 50) ? ROTATE_WEEK : ROTATE_TEAM;
  for (int c = 0; c < it->circular_count; c++) circular_make(it, c, random);
  if (it->large && chance(random, 65)) bounds_soften(it, random);
}
