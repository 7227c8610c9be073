#include "trial.h"
#include "text.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool fail(struct trial *trial, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The first finding keeps its word; false, so that checks can end with it. */
static bool fail(struct trial *trial, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(trial->wrong, sizeof trial->wrong, format, arguments);
  va_end(arguments);
  return false;
}

static void write_file(const char *path, const char *text) {
  FILE *file = fopen(path, "w");
  if (!file || fputs(text, file) == EOF || fclose(file) == EOF) {
    perror(path);
    exit(2);
  }
}

static int first_day(const struct trial *trial) {
  return trial->instance.days[0];
}

static int last_day(const struct trial *trial) {
  return trial->instance.days[trial->instance.day_count - 1];
}

static void trial_make(struct trial *trial, uint64_t seed, uint64_t number, const char *folder) {
  trial->random = random_of(seed, number);
  instance_make(&trial->instance, &trial->random);
  for (int d = 0; d < trial->instance.day_count; d++)
    law_of_day(&trial->instance, trial->instance.days[d], &trial->laws[d]);
  trial->best = brute_best(&trial->instance, trial->laws);
  trial->wrong[0] = '\0';
  snprintf(trial->folder, sizeof trial->folder, "%s", folder);
  snprintf(trial->circular, sizeof trial->circular, "%s/circular.yaml", trial->folder);
  snprintf(trial->roster_path, sizeof trial->roster_path, "%s/roster.csv", trial->folder);
  text_write(&trial->instance, folder);
}

/* The number in days of a day of the window, NOTHING where it is none. */
static int broken_day(const struct trial *trial, const struct roster *roster) {
  enum mode modes[MAX_PEOPLE];
  for (int d = 0; d < trial->instance.day_count; d++) {
    roster_modes(roster, trial->instance.days[d], modes);
    if (!law_kept(&trial->instance, &trial->laws[d], modes)) return d;
  }
  return NOTHING;
}

static const char *reason_text(const struct instance *it, int decided, char text[static 16]) {
  if (decided == NOTHING) return "normal";
  if (decided == DECIDED_ABSENCE) return "absence";
  if (decided < it->sector_count)
    snprintf(text, 16, "s%d", decided);
  else if (it->rules[decided].has_id)
    snprintf(text, 16, "r%d", decided);
  else
    snprintf(text, 16, "#%d", decided - it->sector_count + 1);
  return text;
}

static bool check_reason(struct trial *trial, const struct day_law *law, const struct row *row) {
  char text[16];
  const char *rule = reason_text(&trial->instance, law->decided[row->person], text);
  const char *circular = law->decided[row->person] < 0 ? ""
                         : trial->instance.draft       ? "800/1-BKD/2022 (draft)"
                                                       : "800/1-BKD/2022";
  const char *hours = hours_texts[row->mode <= MODE_WFA ? law->hours[row->person][row->mode] : 0];
  if (strcmp(row->rule, rule) != 0 || strcmp(row->circular, circular) != 0)
    return fail(trial, "section 12: %s of circular '%s' should have decided: %s", rule, circular, row->text);
  if (strcmp(row->hours, hours) != 0) return fail(trial, "section 8: the hours should be '%s': %s", hours, row->text);
  return true;
}

static bool check_reasons(struct trial *trial) {
  for (int d = 0; d < trial->instance.day_count; d++)
    for (int i = 0; i < trial->roster.count; i++)
      if (trial->roster.rows[i].day == trial->instance.days[d] &&
          !check_reason(trial, &trial->laws[d], &trial->roster.rows[i]))
        return false;
  return true;
}

static bool check_lawful(struct trial *trial) {
  char text[16];
  const char *wrong = roster_read(&trial->instance, trial->outcome.csv, &trial->roster);
  if (wrong) return fail(trial, "csv: %s", wrong);
  if (!roster_complete(&trial->instance, &trial->roster, first_day(trial), last_day(trial), true))
    return fail(trial, "csv: the rows are not those of the people who work in "
                       "the window, in order");
  int broken = broken_day(trial, &trial->roster);
  if (broken != NOTHING)
    return fail(trial, "promise 1: the plan is not lawful on %s", day_written(trial->instance.days[broken], text));
  return true;
}

static bool check_best(struct trial *trial) {
  enum mode modes[MAX_DAYS][MAX_PEOPLE];
  for (int d = 0; d < trial->instance.day_count; d++) roster_modes(&trial->roster, trial->instance.days[d], modes[d]);
  int against_fill = roster_against_fill(&trial->instance, trial->laws, modes);
  long fairness = roster_fairness(&trial->instance, modes);
  int against_wish = roster_against_wish(&trial->instance, trial->laws, modes);
  int elsewhere = roster_elsewhere(&trial->instance, trial->laws, modes);
  if (against_wish != trial->best.against_wish)
    return fail(trial, "promise 2: %d person-days against wishes, the best have %d", against_wish,
                trial->best.against_wish);
  if (against_fill != trial->best.against_fill)
    return fail(trial, "promise 3: %d person-days against fill, the best have %d", against_fill,
                trial->best.against_fill);
  if (elsewhere != trial->best.elsewhere)
    return fail(trial, "promise 3: %d free person-days are WFA or OFF, of the best %d", elsewhere,
                trial->best.elsewhere);
  if (fairness != trial->best.fairness)
    return fail(trial, "promise 5: fairness is %ld/%d, the best have %ld/%d", fairness, FAIR_SCALE,
                trial->best.fairness, FAIR_SCALE);
  return true;
}

/* The verdict of wfa verify on a roster that is in the file. */
static bool check_verify(struct trial *trial, bool lawful, const char *what) {
  library_verify(trial->circular, trial->roster_path, &trial->again);
  if (trial->again.status == (lawful ? WFA_OK : WFA_ERRORS)) return true;
  return fail(trial, "verify answers %d to %s, which is %s", (int)trial->again.status, what,
              lawful ? "lawful" : "not lawful");
}

static bool check_own_rosters(struct trial *trial) {
  write_file(trial->roster_path, trial->outcome.csv);
  if (!check_verify(trial, true, "the plan as csv")) return false;
  write_file(trial->roster_path, trial->outcome.wide);
  return check_verify(trial, true, "the plan as csv-wide");
}

static bool check_again(struct trial *trial) {
  library_plan(trial->circular, NULL, NULL, &trial->again);
  if (trial->again.status == WFA_OK && strcmp(trial->again.csv, trial->outcome.csv) == 0) return true;
  return fail(trial, "promise 9: the second plan differs from the first");
}

static const struct row *find_row(const struct roster *roster, int day, int person) {
  for (int i = 0; i < roster->count; i++)
    if (roster->rows[i].day == day && roster->rows[i].person == person) return &roster->rows[i];
  return NULL;
}

static bool check_shown_row(struct trial *trial, const struct row *row) {
  struct day_law law;
  char text[16];
  if (dates_have(&trial->instance.valid, row->day)) {
    const struct row *same = find_row(&trial->roster, row->day, row->person);
    if (same && strcmp(same->text, row->text) == 0) return true;
    return fail(trial, "section 9: with other days shown a row differs: %s", row->text);
  }
  law_without_circular(&trial->instance, row->day, &law);
  if (law.fixed[row->person] == row->mode) return true;
  return fail(trial, "section 12: wrong mode on %s, which no circular covers", day_written(row->day, text));
}

static bool check_shown(struct trial *trial) {
  static struct roster shown;
  char from_text[16], to_text[16];
  int from = random_between(&trial->random, first_day(trial) - 1, last_day(trial));
  int to = random_between(&trial->random, from, last_day(trial) + 2);
  library_plan(trial->circular, day_written(from, from_text), day_written(to, to_text), &trial->again);
  if (trial->again.status != WFA_OK) return fail(trial, "with --from %s --to %s there is no plan", from_text, to_text);
  const char *wrong = roster_read(&trial->instance, trial->again.csv, &shown);
  if (wrong) return fail(trial, "with --from %s --to %s: %s", from_text, to_text, wrong);
  if (!roster_complete(&trial->instance, &shown, from, to, false))
    return fail(trial, "with --from %s --to %s the rows are not those of the people who work", from_text, to_text);
  for (int i = 0; i < shown.count; i++)
    if (!check_shown_row(trial, &shown.rows[i])) return false;
  return true;
}

static bool shares_day(const struct roster *roster, int at) {
  for (int i = 0; i < roster->count; i++)
    if (i != at && roster->rows[i].day == roster->rows[at].day && roster->rows[i].mode != MODE_NO_ROW) return true;
  return false;
}

/* In and out of the office most of the time; sometimes any mode, or no row (on
 * a day that keeps another). */
static void mutate(struct trial *trial, struct roster *roster) {
  int at = random_below(&trial->random, roster->count);
  struct row *row = &roster->rows[at];
  if (chance(&trial->random, 85))
    row->mode = row->mode == MODE_WFO ? MODE_WFH : MODE_WFO;
  else if (chance(&trial->random, 80))
    row->mode = (enum mode)random_between(&trial->random, MODE_WFO, MODE_STUDY);
  else if (shares_day(roster, at))
    row->mode = MODE_NO_ROW;
}

static bool check_mutations(struct trial *trial) {
  static struct roster mutant;
  for (int i = 0; i < 3 && trial->roster.count > 0; i++) {
    mutant = trial->roster;
    int cells = random_between(&trial->random, 1, 2);
    for (int k = 0; k < cells; k++) mutate(trial, &mutant);
    roster_write(&trial->instance, &mutant, trial->roster_path);
    if (!check_verify(trial, broken_day(trial, &mutant) == NOTHING, "a changed roster")) return false;
  }
  return true;
}

/* Names a rule as explanations do, so that r1 is not found in r12. */
static bool names_rule(const struct instance *it, const char *text, int rule) {
  char id[16], name[32];
  reason_text(it, rule, id);
  size_t length = (size_t)snprintf(name, sizeof name, "%s %s", rule < it->sector_count ? "sector" : "rule", id);
  for (const char *at = text; (at = strstr(at, name)) != NULL; at += length)
    if (at[length] < '0' || at[length] > '9') return true;
  return false;
}

static bool check_explained(struct trial *trial, const struct row *row, bool tells_private) {
  static const char *const modes[] = {"", "(WFO)", "(WFH)", "(WFA)", "(OFF)", "(LEAVE)", "(SICK)", "(TRIP)", "(STUDY)"};
  const struct instance *it = &trial->instance;
  const char *nip = it->people[row->person].nip;
  char day[16];
  day_written(row->day, day);
  library_explain(trial->circular, nip, day, tells_private, &trial->again);
  const char *text = trial->again.csv;
  if (trial->again.status != WFA_OK)
    return fail(trial, "explain answers %d for %s", (int)trial->again.status, row->text);
  if (!strstr(text, modes[row->mode]) || !strstr(text, "Because ")) return fail(trial, "not explained: %s", row->text);
  for (int r = 0; r < it->rule_count && !tells_private; r++)
    if (it->rules[r].is_private && (names_rule(it, text, r) || trial->again.diagnostics[0] != '\0'))
      return fail(trial, "explain betrays private rule %d: %s", r, row->text);
  return true;
}

static bool check_explanations(struct trial *trial) {
  for (int i = 0; i < 3 && trial->roster.count > 0; i++) {
    const struct row *row = &trial->roster.rows[random_below(&trial->random, trial->roster.count)];
    if (!check_explained(trial, row, i == 2)) return false;
  }
  return true;
}

static bool check_plan(struct trial *trial) {
  return check_lawful(trial) && (!trial->best.laminar || check_best(trial)) && check_own_rosters(trial) &&
         check_again(trial) && check_reasons(trial) && check_shown(trial) && check_mutations(trial) &&
         check_explanations(trial);
}

static bool is_unsupported(const struct outcome *outcome) {
  return outcome->status == WFA_ERRORS && strstr(outcome->diagnostics, "[not-supported]");
}

enum verdict trial_run(struct trial *trial, uint64_t seed, uint64_t number, const char *folder) {
  char text[16];
  trial_make(trial, seed, number, folder);
  library_plan(trial->circular, NULL, NULL, &trial->outcome);
  enum wfa_status expected = trial->best.feasible ? WFA_OK : WFA_CONFLICT;
  if (is_unsupported(&trial->outcome) && (!trial->best.laminar || trial->best.third_mode)) return SKIPPED;
  if (trial->outcome.status != expected) {
    if (expected == WFA_CONFLICT)
      fail(trial, "plan answers %d where no roster is lawful on %s", (int)trial->outcome.status,
           day_written(trial->instance.days[trial->best.conflict_day], text));
    else
      fail(trial, "plan answers %d where there are lawful rosters", (int)trial->outcome.status);
    return FAILED;
  }
  if (expected == WFA_CONFLICT) return CONFLICT;
  return check_plan(trial) ? PLANNED : FAILED;
}
