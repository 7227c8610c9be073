#include "replan.h"
#include "claims.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct row *row_of(struct roster *roster, int person, int day) {
  for (int i = 0; i < roster->count; i++)
    if (roster->rows[i].person == person && roster->rows[i].day == day) return &roster->rows[i];
  return NULL;
}

/* Days on which no circular is in force are shown where there is no end. */
static bool is_planned(const struct instance *it, int day) {
  for (int d = 0; d < it->day_count; d++)
    if (it->days[d] == day) return true;
  return false;
}

/* Joiners have no rows, and officers change some by hand. */
static void edit_rows(const struct instance *it, struct roster *roster, struct random *random) {
  int joiner = chance(random, 30) ? random_below(random, it->person_count) : NOTHING;
  int edited = chance(random, 40) ? 20 : 0;
  for (int i = 0; i < roster->count; i++) {
    struct row *row = &roster->rows[i];
    if (row->person == joiner || !is_planned(it, row->day)) row->mode = MODE_NO_ROW;
    if (row->mode == MODE_NO_ROW || !chance(random, edited)) continue;
    row->mode = (enum mode)random_between(random, chance(random, 20) ? MODE_NO_ROW : MODE_WFO, MODE_STUDY);
    if (row->mode != MODE_WFO || chance(random, 50))
      row->shift = it->whole && row->mode == MODE_WFO ? random_below(random, SHIFT_COUNT + 1) : 0;
  }
}

static void add_absence(struct instance *it, struct random *random) {
  struct absence absence = {.person = random_below(random, it->person_count), .kind = random_below(random, 4)};
  absence.days.first = it->days[random_below(random, it->day_count)];
  absence.days.last = absence.days.first + random_below(random, 3);
  for (int i = 0; i < it->absence_count; i++) {
    const struct absence *other = &it->absences[i];
    if (other->person == absence.person && other->days.first <= absence.days.last &&
        absence.days.first <= other->days.last)
      return;
  }
  if (it->absence_count < MAX_ABSENCES) it->absences[it->absence_count++] = absence;
}

static void change_rule(struct instance *it, struct random *random) {
  if (it->rule_count == 0) return;
  struct rule *rule = &it->rules[random_below(random, it->rule_count)];
  int dice = random_below(random, 3);
  if (dice == 0 && it->rule_count > 1) rule_silence(rule);
  if (dice == 1) rule->closes = true;
  if (dice == 2) rule->duty = chance(random, 60) ? DUTY_WFO : DUTY_WFH;
}

static void note_earlier(struct instance *it, struct roster *roster) {
  struct earlier *earlier = &it->earlier;
  earlier->given = true;
  for (int d = 0; d < it->day_count; d++) {
    struct earlier_day *day = &earlier->days[earlier->count++];
    *day = (struct earlier_day){.day = it->days[d]};
    for (int p = 0; p < it->person_count; p++) {
      const struct row *row = row_of(roster, p, it->days[d]);
      day->modes[p] = row ? (int)row->mode : MODE_NO_ROW;
      day->shifts[p] = row ? row->shift : 0;
    }
  }
}

/* The rows as a wide table, which does not tell shifts. */
static void write_wide(const struct instance *it, FILE *file) {
  char text[16];
  fputs("nip", file);
  for (int d = 0; d < it->day_count; d++) fprintf(file, ",%s", day_written(it->days[d], text));
  for (int p = 0; p < it->person_count; p++) {
    fprintf(file, "\n%s", it->people[p].nip);
    for (int d = 0; d < it->day_count; d++) fprintf(file, ",%s", mode_names[it->earlier.days[d].modes[p]]);
  }
  fputs("\n", file);
}

static void write_earlier(struct instance *it, const struct roster *roster, const char *path, struct random *random) {
  char text[16];
  bool is_wide = chance(random, 25), has_leaver = chance(random, 20);
  it->earlier.tells_shifts = it->whole && !is_wide;
  roster_write(it, roster, path);
  FILE *file = fopen(path, is_wide ? "w" : "a");
  if (!file) {
    perror(path);
    exit(2);
  }
  if (is_wide) write_wide(it, file);
  if (has_leaver && !is_wide)
    fprintf(file, "%s,198501012010011999,WFO%s\n", day_written(it->days[0], text), it->whole ? "," : "");
  fclose(file);
}

static void make_again(const struct trial *trial, struct trial *again) {
  static struct instance it;
  static struct roster roster;
  struct random random = random_of(trial->seed.state, 4);
  it = trial->instance;
  roster = trial->roster;
  int until = random_between(&random, it.days[0] - 1, it.days[it.day_count - 1]);
  edit_rows(&it, &roster, &random);
  note_earlier(&it, &roster);
  it.earlier.until = chance(&random, 15) ? NO_DAY : until;
  if (chance(&random, 40)) add_absence(&it, &random);
  if (chance(&random, 30)) change_rule(&it, &random);
  trial_make(again, &it, random, trial->folder);
  write_earlier(&again->instance, &roster, again->kept_path, &random);
  trial_read_law(again);
  again->command.keep = again->kept_path;
  day_written(until, again->until);
  again->command.until = it.earlier.until == NO_DAY ? NULL : again->until;
}

/* Days taken over are not free, so the others of their week need not go with them. */
static bool is_same_office(const struct trial *trial, const struct trial *again) {
  return trial->instance.rotate != ROTATE_WEEK && trial->instance.absence_count == again->instance.absence_count &&
         memcmp(trial->instance.rules, again->instance.rules, sizeof trial->instance.rules) == 0;
}

/* Every row of the earlier roster, and none is missing. */
static bool is_same_roster(const struct trial *trial, const struct trial *again, bool as_planned) {
  for (int d = 0; d < trial->instance.day_count; d++)
    for (int p = 0; p < trial->instance.person_count; p++) {
      enum mode kept = (enum mode)again->instance.earlier.days[d].modes[p];
      if (kept != (as_planned ? again->plans[d].modes[p] : trial->plans[d].modes[p])) return false;
    }
  return true;
}

/* After the last day taken over. */
static int count_changes(const struct trial *again) {
  int count = 0;
  for (int d = 0; d < again->instance.day_count; d++)
    for (int p = 0; p < again->instance.person_count; p++) {
      enum mode kept = (enum mode)again->instance.earlier.days[d].modes[p];
      count += again->instance.days[d] > again->instance.earlier.until && kept != MODE_NO_ROW &&
               kept != again->plans[d].modes[p];
    }
  return count;
}

static bool check_changes(const struct trial *trial, struct trial *again) {
  struct claims claims = claims_read(trial->outcome.text);
  bool is_best = claims.proved[WISHES] && claims.proved[FILL] && claims.proved[ELSEWHERE];
  if (is_best && is_same_office(trial, again) && is_same_roster(trial, again, false) &&
      !is_same_roster(trial, again, true))
    return trial_fail(again, "promise 4: nothing is new, and the plan is another one");
  const char *total = strstr(again->outcome.text, "Changes from the earlier roster");
  int told = 0;
  for (const char *line = total; line && told == 0; line = strchr(line + 1, '\n'))
    if (sscanf(line, "\n%d person-day", &told) == 1) break;
  if (total && told == count_changes(again)) return true;
  return trial_fail(again, "the text tells of %d changes, and there are %d", told, count_changes(again));
}

bool replan_check(struct trial *trial, enum verdict judge(struct trial *again)) {
  static struct trial again;
  make_again(trial, &again);
  enum verdict verdict = judge(&again);
  bool is_planned = verdict == PLANNED && check_changes(trial, &again) && trial_check_steady(&again);
  if (verdict == CONFLICT || is_planned) return true;
  trial->written = &again.instance;
  trial->again = again.outcome;
  return trial_fail(trial, "again, keeping days up to %s: %.400s", again.command.until ? again.until : "none",
                    again.wrong);
}
