#include "trial.h"
#include "claims.h"
#include "conflict.h"
#include "force.h"
#include "provable.h"
#include "replan.h"
#include "smooth.h"
#include "text.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The first finding keeps its word; false, so that checks can end with it. */
bool trial_fail(struct trial *trial, const char *format, ...) {
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
  return trial->instance.last_of_block[trial->instance.block_count - 1];
}

struct stretch trial_first_stretch(const struct instance *it) {
  struct stretch stretch = {.end = it->first_of_block[1]};
  for (int p = 0; p < it->person_count; p++) {
    stretch.wfo[p] = it->history[p].wfo;
    stretch.days[p] = it->history[p].days;
  }
  return stretch;
}

/* Of later blocks only whether they can be planned, and on which day not, does
 * not depend on the plan of those before. */
static void find_best(struct trial *trial) {
  struct stretch stretch = trial_first_stretch(&trial->instance);
  for (int b = 0; b < trial->instance.block_count; b++) {
    stretch.first = trial->instance.first_of_block[b];
    stretch.end = trial->instance.first_of_block[b + 1];
    trial->best[b] = brute_best(&trial->instance, trial->laws, &stretch);
  }
}

/* The first block without a lawful roster, or NOTHING. */
static int block_in_conflict(const struct trial *trial) {
  for (int b = 0; b < trial->instance.block_count; b++)
    if (!trial->best[b].feasible) return b;
  return NOTHING;
}

void trial_read_law(struct trial *trial) {
  for (int d = 0; d < trial->instance.day_count; d++)
    law_of_day(&trial->instance, trial->instance.days[d], &trial->laws[d]);
  law_of_spans(&trial->instance, trial->laws, &trial->spans);
}

void trial_make(struct trial *trial, const struct instance *instance, struct random random, const char *folder) {
  trial->instance = *instance;
  trial->random = trial->seed = random;
  trial_read_law(trial);
  trial->wrong[0] = '\0';
  trial->written = NULL;
  snprintf(trial->folder, sizeof trial->folder, "%s", folder);
  trial->command = (struct command){.count = 0};
  trial->command.count = (size_t)trial->instance.circular_count;
  for (int place = 0; place < trial->instance.circular_count; place++) {
    char *path = trial->circulars[place];
    snprintf(path, sizeof trial->circulars[place], "%s/circular.yaml", trial->folder);
    if (place > 0) snprintf(path, sizeof trial->circulars[place], "%s/circular%d.yaml", trial->folder, place);
    trial->command.circulars[place] = path;
  }
  snprintf(trial->roster_path, sizeof trial->roster_path, "%s/roster.csv", trial->folder);
  snprintf(trial->kept_path, sizeof trial->kept_path, "%s/kept.csv", trial->folder);
  text_write(&trial->instance, folder);
}

static void read_plans(const struct trial *trial, const struct roster *roster, struct day_plan plans[MAX_DAYS]) {
  for (int d = 0; d < trial->instance.day_count; d++) roster_plan(roster, trial->instance.days[d], &plans[d]);
}

/* NULL, or what is. */
static const char *broken_by(const struct trial *trial, const struct roster *roster) {
  static struct day_plan plans[MAX_DAYS];
  read_plans(trial, roster, plans);
  return law_broken(&trial->instance, trial->laws, &trial->spans, plans);
}

/* Rules without effect are not written. */
static int place_in_list(const struct instance *it, const struct circular *circular, int rule) {
  int place = 1;
  for (int r = circular->first_rule + circular->sector_count; r < rule; r++) place += rule_has_effect(&it->rules[r]);
  return place;
}

static const char *reason_text(const struct instance *it, int decided, char text[static 16]) {
  if (decided == NOTHING) return "normal";
  if (decided == DECIDED_ABSENCE) return "absence";
  const struct circular *circular = &it->circulars[it->rules[decided].circular];
  int place = decided - circular->first_rule;
  if (place < circular->sector_count)
    snprintf(text, 16, "s%d", place);
  else if (it->rules[decided].has_id)
    snprintf(text, 16, "r%d", place);
  else
    snprintf(text, 16, "#%d", place_in_list(it, circular, decided));
  return text;
}

static const char *circular_text(const struct instance *it, int decided, char text[static 64]) {
  if (decided < 0) return "";
  const struct circular *circular = &it->circulars[it->rules[decided].circular];
  const char *status = circular->draft ? " (draft)" : "";
  if (circular->number > 0)
    snprintf(text, 64, "800/%d-BKD/2022%s", circular->number, status);
  else
    snprintf(text, 64, "Edaran %d%s", circular->place, status);
  return text;
}

static void hours_text(const struct trial *trial, const struct day_law *law, const struct row *row,
                       char text[static 32]) {
  const struct shift *shift = row->shift > 0 ? shift_of(&trial->instance, law, row->person, row->shift) : NULL;
  if (!shift)
    snprintf(text, 32, "%s", hours_texts[row->mode <= MODE_WFA ? law->hours[row->person][row->mode] : 0]);
  else if (shift->end == 0)
    snprintf(text, 32, "%02d:%02d-", shift->start / 60, shift->start % 60);
  else
    snprintf(text, 32, "%02d:%02d-%02d:%02d", shift->start / 60, shift->start % 60, shift->end / 60, shift->end % 60);
}

static bool check_reason(struct trial *trial, const struct day_law *law, const struct row *row) {
  char text[16], circular_room[64], hours[32];
  const char *rule = reason_text(&trial->instance, law->decided[row->person], text);
  const char *circular = circular_text(&trial->instance, law->decided[row->person], circular_room);
  hours_text(trial, law, row, hours);
  if (strcmp(row->rule, rule) != 0 || strcmp(row->circular, circular) != 0)
    return trial_fail(trial, "section 12: %s of circular '%s' should have decided: %s", rule, circular, row->text);
  if (strcmp(row->hours, hours) != 0)
    return trial_fail(trial, "section 8: the hours should be '%s': %s", hours, row->text);
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

bool trial_read(struct trial *trial) {
  const char *wrong = roster_read(&trial->instance, trial->outcome.csv, &trial->roster);
  if (wrong) return trial_fail(trial, "csv: %s", wrong);
  if (!roster_complete(&trial->instance, &trial->roster, first_day(trial), last_day(trial), !trial->instance.open))
    return trial_fail(trial, "csv: the rows are not those of the people who work in the window, in order");
  read_plans(trial, &trial->roster, trial->plans);
  return true;
}

bool trial_check_lawful(struct trial *trial) {
  if (!trial_read(trial)) return false;
  const char *broken = broken_by(trial, &trial->roster);
  return broken ? trial_fail(trial, "promise 1: the plan is not lawful: it breaks %s", broken) : true;
}

/* Each block is planned by itself, with what was planned before as history. */
static bool check_best_block(struct trial *trial, int block, const struct claims *claims, struct stretch *stretch) {
  stretch->first = trial->instance.first_of_block[block];
  stretch->end = trial->instance.first_of_block[block + 1];
  struct best best = brute_best(&trial->instance, trial->laws, stretch);
  struct reached reached = reached_by(&trial->instance, trial->laws, &trial->spans, stretch, trial->plans);
  struct reached least = {{0, best.against_wish, best.against_fill, best.elsewhere, best.changed, best.fairness,
                           reached.sums[LEVEL], reached.sums[EVEN]}};
  struct smooth smooth;
  if (smooth_best(&trial->instance, trial->laws, stretch, best.fairness, &smooth)) {
    least.sums[LEVEL] = smooth.level;
    least.sums[EVEN] = smooth.even;
  }
  if (!claims_kept(claims, &reached, &least, SPREAD, trial->wrong)) return false;
  stretch_count(&trial->instance, stretch, trial->plans);
  return true;
}

static bool check_best(struct trial *trial) {
  struct stretch stretch = trial_first_stretch(&trial->instance);
  struct claims claims = claims_read(trial->outcome.text);
  if (!is_hard(&trial->instance, trial->laws, &trial->spans) && !claims_prove_all(&claims))
    return trial_fail(trial, "contract 9 has this proved, and the text does not");
  for (int b = 0; b < trial->instance.block_count; b++)
    if (!check_best_block(trial, b, &claims, &stretch)) return false;
  return true;
}

/* The verdict of wfa verify on a roster that is in the file. */
static bool check_verify(struct trial *trial, bool lawful, const char *what) {
  library_verify(&trial->command, trial->roster_path, &trial->again);
  if (trial->again.status == (lawful ? WFA_OK : WFA_ERRORS)) return true;
  return trial_fail(trial, "verify answers %d to %s, which is %s", (int)trial->again.status, what,
                    lawful ? "lawful" : "not lawful");
}

static bool check_own_rosters(struct trial *trial) {
  write_file(trial->roster_path, trial->outcome.csv);
  if (!check_verify(trial, true, "the plan as csv")) return false;
  write_file(trial->roster_path, trial->outcome.wide);
  return check_verify(trial, true, "the plan as csv-wide");
}

void trial_plan(const struct trial *trial, bool best_effort, struct outcome *outcome) {
  char from[16], to[16];
  bool open = trial->instance.open;
  const char *first = open ? day_written(first_day(trial), from) : NULL;
  const char *last = open ? day_written(last_day(trial), to) : NULL;
  (best_effort ? library_plan_effort : library_plan)(&trial->command, first, last, outcome);
}

static bool check_again(struct trial *trial) {
  trial_plan(trial, false, &trial->again);
  if (trial->again.status == WFA_OK && strcmp(trial->again.csv, trial->outcome.csv) == 0) return true;
  return trial_fail(trial, "promise 9: the second plan differs from the first");
}

static const struct row *find_row(const struct roster *roster, int day, int person) {
  for (int i = 0; i < roster->count; i++)
    if (roster->rows[i].day == day && roster->rows[i].person == person) return &roster->rows[i];
  return NULL;
}

static bool check_shown_row(struct trial *trial, const struct row *row) {
  struct day_law law;
  char text[16];
  if (any_in_force(&trial->instance, row->day)) {
    const struct row *same = find_row(&trial->roster, row->day, row->person);
    if (same && strcmp(same->text, row->text) == 0) return true;
    return trial_fail(trial, "section 9: with other days shown a row differs: %s", row->text);
  }
  law_without_circular(&trial->instance, row->day, &law);
  if (law.fixed[row->person] == row->mode) return true;
  return trial_fail(trial, "section 12: wrong mode on %s, which no circular covers", day_written(row->day, text));
}

static bool check_shown(struct trial *trial) {
  static struct roster shown;
  char from_text[16], to_text[16];
  int from = random_between(&trial->random, first_day(trial) - 1, last_day(trial));
  int beyond = trial->instance.open ? 0 : 2; /* of an open window what is beyond is not planned here */
  int to = random_between(&trial->random, from, last_day(trial) + beyond);
  library_plan(&trial->command, day_written(from, from_text), day_written(to, to_text), &trial->again);
  if (trial->again.status != WFA_OK)
    return trial_fail(trial, "with --from %s --to %s there is no plan", from_text, to_text);
  const char *wrong = roster_read(&trial->instance, trial->again.csv, &shown);
  if (wrong) return trial_fail(trial, "with --from %s --to %s: %s", from_text, to_text, wrong);
  if (!roster_complete(&trial->instance, &shown, from, to, false))
    return trial_fail(trial, "with --from %s --to %s the rows are not those of the people who work", from_text,
                      to_text);
  for (int i = 0; i < shown.count; i++)
    if (!check_shown_row(trial, &shown.rows[i])) return false;
  return true;
}

/* Without --to the first block is shown, planned as if there were no other. */
static bool check_first_block(struct trial *trial) {
  static struct roster shown;
  if (!trial->instance.open) return true;
  library_plan(&trial->command, NULL, NULL, &trial->again);
  if (trial->again.status != WFA_OK) return trial_fail(trial, "the first block alone has no plan");
  if (!strstr(trial->again.diagnostics, "[first-block]"))
    return trial_fail(trial, "no note says that a block is shown");
  const char *wrong = roster_read(&trial->instance, trial->again.csv, &shown);
  if (wrong) return trial_fail(trial, "the first block: %s", wrong);
  if (!roster_complete(&trial->instance, &shown, first_day(trial), trial->instance.last_of_block[0], true))
    return trial_fail(trial, "without --to the rows are not those of the first block");
  for (int i = 0; i < shown.count; i++)
    if (!check_shown_row(trial, &shown.rows[i])) return false;
  return true;
}

static bool shares_day(const struct roster *roster, int at) {
  for (int i = 0; i < roster->count; i++)
    if (i != at && roster->rows[i].day == roster->rows[at].day && roster->rows[i].mode != MODE_NO_ROW) return true;
  return false;
}

/* One of the person's shifts, where they have any; sometimes none, or one of others. */
static int pick_shift(struct trial *trial, const struct row *row) {
  const struct instance *it = &trial->instance;
  int shift = random_below(&trial->random, SHIFT_COUNT + 1), day = 0;
  while (it->days[day] != row->day) day++;
  if (trial->laws[day].shifts_of[row->person] == NOTHING) return 0;
  if (chance(&trial->random, 15)) return shift;
  while (!shift_of(it, &trial->laws[day], row->person, shift)) shift = (shift + 1) % (SHIFT_COUNT + 1);
  return shift;
}

/* In and out of the office most of the time; sometimes any mode, or no row (on
 * a day that keeps another). */
static void mutate(struct trial *trial, struct roster *roster) {
  int at = random_below(&trial->random, roster->count);
  struct row *row = &roster->rows[at];
  if (!any_in_force(&trial->instance, row->day)) return;
  if (row->mode == MODE_WFO && row->shift > 0 && chance(&trial->random, 30)) {
    row->shift = pick_shift(trial, row);
    return;
  }
  if (chance(&trial->random, 85))
    row->mode = row->mode == MODE_WFO ? MODE_WFH : MODE_WFO;
  else if (chance(&trial->random, 80))
    row->mode = (enum mode)random_between(&trial->random, MODE_WFO, MODE_STUDY);
  else if (shares_day(roster, at))
    row->mode = MODE_NO_ROW;
  row->shift = row->mode == MODE_WFO && trial->instance.whole ? pick_shift(trial, row) : 0;
}

static bool check_mutations(struct trial *trial) {
  static struct roster mutant;
  for (int i = 0; i < 3 && trial->roster.count > 0; i++) {
    mutant = trial->roster;
    int cells = random_between(&trial->random, 1, 2);
    for (int k = 0; k < cells; k++) mutate(trial, &mutant);
    roster_write(&trial->instance, &mutant, trial->roster_path);
    if (!check_verify(trial, !broken_by(trial, &mutant), "a changed roster")) return false;
  }
  return true;
}

enum { MOST_TRIED = 4 };

/* What keeps the day's law, picked by chance from all that does; where nothing does, any modes that are allowed. */
struct picking {
  const struct instance *it;
  const struct day_law *law;
  struct random *random;
  int count; /* so far */
  bool is_kept;
  struct day_plan now, picked;
};

static bool keeps_day(const struct picking *picking) {
  for (int i = 0; i < picking->law->limit_count; i++)
    if (limit_excess(picking->it, picking->law, &picking->law->limits[i], &picking->now) > 0) return false;
  return law_rotates_day(picking->it, picking->law, &picking->now);
}

/* Of many people each by themselves. */
static void pick_each(struct picking *picking) {
  for (int p = 0; p < picking->it->person_count; p++) {
    int count = 0;
    for (int mode = MODE_NO_ROW; mode < MODE_COUNT; mode++)
      for (int shift = 0; shift <= SHIFT_COUNT; shift++) {
        if (!law_allows(picking->it, picking->law, p, (enum mode)mode, shift)) continue;
        if (random_below(picking->random, ++count) > 0) continue;
        picking->picked.modes[p] = (enum mode)mode;
        picking->picked.shifts[p] = shift;
      }
  }
}

static void pick_day(struct picking *picking, int person) {
  if (person < picking->it->person_count) {
    for (int mode = MODE_NO_ROW; mode < MODE_COUNT; mode++)
      for (int shift = 0; shift <= SHIFT_COUNT; shift++) {
        if (!law_allows(picking->it, picking->law, person, (enum mode)mode, shift)) continue;
        picking->now.modes[person] = (enum mode)mode;
        picking->now.shifts[person] = shift;
        pick_day(picking, person + 1);
      }
    return;
  }
  bool is_kept = keeps_day(picking);
  if (picking->is_kept && !is_kept) return;
  if (is_kept && !picking->is_kept) picking->count = 0;
  picking->is_kept = is_kept;
  if (random_below(picking->random, ++picking->count) == 0) picking->picked = picking->now;
}

static void add_rows(struct roster *roster, int day, const struct day_plan *plan) {
  for (int p = 0; p < MAX_PEOPLE; p++)
    if (plan->modes[p] != MODE_NO_ROW)
      roster->rows[roster->count++] =
          (struct row){.day = day, .person = p, .mode = plan->modes[p], .shift = plan->shifts[p]};
}

static void make_roster(struct trial *trial, struct roster *roster) {
  roster->count = 0;
  for (int d = 0; d < trial->instance.day_count; d++) {
    struct picking picking = {.it = &trial->instance, .law = &trial->laws[d], .random = &trial->random};
    if (trial->instance.person_count > MOST_TRIED)
      pick_each(&picking);
    else
      pick_day(&picking, 0);
    add_rows(roster, trial->instance.days[d], &picking.picked);
  }
}

bool trial_check_rosters(struct trial *trial) {
  static struct roster roster;
  for (int i = 0; i < 4; i++) {
    make_roster(trial, &roster);
    if (roster.count == 0) return true;
    if (i % 2 == 1) mutate(trial, &roster);
    roster_write(&trial->instance, &roster, trial->roster_path);
    const char *broken = broken_by(trial, &roster);
    if (!check_verify(trial, !broken, broken ? broken : "a roster")) return false;
  }
  return true;
}

/* A rule as explanations name it: with its circular where there are several. */
static const char *rule_name(const struct instance *it, int rule, char name[static 96]) {
  char id[16], label[64] = "";
  const struct circular *circular = &it->circulars[it->rules[rule].circular];
  if (circular->number > 0)
    snprintf(label, sizeof label, " (800/%d-BKD/2022)", circular->number);
  else
    snprintf(label, sizeof label, " (Edaran %d)", circular->place);
  snprintf(name, 96, "%s %s%s", rule - circular->first_rule < circular->sector_count ? "sector" : "rule",
           reason_text(it, rule, id), it->circular_count > 1 ? label : "");
  return name;
}

static bool is_name_shared(const struct instance *it, int rule) {
  char name[96], other[96];
  for (int r = 0; r < it->rule_count; r++)
    if (!it->rules[r].is_private && strcmp(rule_name(it, rule, name), rule_name(it, r, other)) == 0) return true;
  return false;
}

/* r1 is not found in r12; lines may break within a name. */
static bool names_rule(const struct instance *it, const char *text, int rule) {
  static char line[OUTPUT_SIZE];
  char name[96];
  size_t count = 0, length = strlen(rule_name(it, rule, name));
  for (; *text != '\0'; text++)
    if ((*text != ' ' && *text != '\n') || (count > 0 && line[count - 1] != ' '))
      line[count++] = *text == '\n' ? ' ' : *text;
  line[count] = '\0';
  for (const char *at = line; (at = strstr(at, name)) != NULL; at += length)
    if (at[length] < '0' || at[length] > '9') return true;
  return false;
}

static bool check_explained(struct trial *trial, const struct row *row, bool tells_private) {
  static const char *const modes[] = {"", "(WFO)", "(WFH)", "(WFA)", "(OFF)", "(LEAVE)", "(SICK)", "(TRIP)", "(STUDY)"};
  const struct instance *it = &trial->instance;
  const char *nip = it->people[row->person].nip;
  char day[16];
  day_written(row->day, day);
  library_explain(&trial->command, nip, day, tells_private, &trial->again);
  const char *text = trial->again.csv;
  if (trial->again.status != WFA_OK)
    return trial_fail(trial, "explain answers %d for %s", (int)trial->again.status, row->text);
  if (!strstr(text, modes[row->mode]) || !strstr(text, "Because "))
    return trial_fail(trial, "not explained: %s", row->text);
  for (int r = 0; r < it->rule_count && !tells_private; r++)
    if (it->rules[r].is_private && !is_name_shared(it, r) && names_rule(it, text, r))
      return trial_fail(trial, "explain betrays private rule %d: %s", r, row->text);
  if (!tells_private && trial->again.diagnostics[0] != '\0')
    return trial_fail(trial, "explain tells findings: %s", row->text);
  return true;
}

static bool check_explanations(struct trial *trial) {
  for (int i = 0; i < 3 && trial->roster.count > 0; i++) {
    const struct row *row = &trial->roster.rows[random_below(&trial->random, trial->roster.count)];
    if (!check_explained(trial, row, i == 2)) return false;
  }
  return true;
}

bool trial_check_steady(struct trial *trial) {
  return check_again(trial) && check_shown(trial) && check_first_block(trial);
}

bool trial_check_rest(struct trial *trial) {
  return check_own_rosters(trial) && check_reasons(trial) && trial_check_steady(trial) && check_mutations(trial) &&
         check_explanations(trial);
}

static enum verdict judge_days(struct trial *trial) {
  char text[16];
  find_best(trial);
  int conflict = block_in_conflict(trial);
  trial_plan(trial, false, &trial->outcome);
  enum wfa_status expected = conflict == NOTHING ? WFA_OK : WFA_CONFLICT;
  if (trial->outcome.status != expected) {
    if (expected == WFA_CONFLICT)
      trial_fail(trial, "plan answers %d where no roster is lawful on %s", (int)trial->outcome.status,
                 day_written(trial->instance.days[trial->best[conflict].conflict_day], text));
    else
      trial_fail(trial, "plan answers %d where there are lawful rosters", (int)trial->outcome.status);
    return FAILED;
  }
  if (expected == WFA_CONFLICT) return conflict_check(trial) ? CONFLICT : FAILED;
  return trial_check_lawful(trial) && check_best(trial) ? PLANNED : FAILED;
}

enum verdict trial_run(struct trial *trial) {
  enum verdict verdict = judge_days(trial);
  if (verdict != PLANNED) return verdict;
  return trial_check_rest(trial) && replan_check(trial, judge_days) ? PLANNED : FAILED;
}
