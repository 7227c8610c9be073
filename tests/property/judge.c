#include "conflict.h"
#include "judge.h"
#include "provable.h"
#include "every.h"
#include <stdio.h>
#include <string.h>

/* Words by which the program says that it cannot plan something. */
static const struct {
  const char *name, *words, *others;
} constructs[CONSTRUCTS] = {[WISH_ELSEWHERE] = {"wishes elsewhere", "'prefer: "},
                            [THIRD_MODE] = {"third modes", "having people "},
                            [SHIFTS] = {"shifts", "'shifts' "},
                            [OVER_SHIFTS] = {"over: shift", "'over: shift' "},
                            [OWN_DAYS] = {"per: person", "'per: person' ", "'over: w"},
                            [CAPACITY] = {"capacity", "'capacity' "},
                            [ROTATION] = {"rotate", "'rotate: "},
                            [CROSSING] = {"crossing groups", "groups that cross "}};

static bool has_bound(const struct instance *it, enum per per, enum over over) {
  for (int r = 0; r < it->rule_count; r++)
    for (int b = 0; b < it->rules[r].bound_count; b++)
      if (it->rules[r].bounds[b].per == per || it->rules[r].bounds[b].over == over) return true;
  return false;
}

static bool has_shifts(const struct instance *it) {
  for (int r = 0; r < it->rule_count; r++)
    if (it->rules[r].shift_count > 0) return true;
  return false;
}

static bool has_wish_elsewhere(const struct instance *it) {
  for (int r = 0; r < it->rule_count; r++)
    if (it->rules[r].wish == DUTY_WFA || it->rules[r].wish == DUTY_OFF) return true;
  return false;
}

static bool has_capacity(const struct instance *it) {
  for (int place = 0; place < it->place_count; place++)
    if (it->capacity[place] != NOTHING) return true;
  return false;
}

static bool has_construct(const struct trial *trial, enum construct construct) {
  const struct instance *it = &trial->instance;
  struct hardness hardness = hardness_of(it, trial->laws, &trial->spans);
  switch (construct) {
  case WISH_ELSEWHERE:
    return has_wish_elsewhere(it);
  case THIRD_MODE:
    return hardness.third_mode;
  case SHIFTS:
    return has_shifts(it);
  case OVER_SHIFTS:
    return has_bound(it, (enum per)NOTHING, OVER_SHIFT);
  case OWN_DAYS:
    return has_bound(it, PER_PERSON, (enum over)NOTHING);
  case CAPACITY:
    return has_capacity(it);
  case ROTATION:
    return hardness.rotates;
  default:
    return hardness.groups_cross;
  }
}

static enum construct construct_named(const char *line) {
  enum construct construct = 0;
  for (; construct < CONSTRUCTS; construct++) {
    const char *others = constructs[construct].others;
    if (strstr(line, constructs[construct].words) || (others && strstr(line, others))) break;
  }
  return construct;
}

/* Is each thing that cannot be planned yet there to be planned? */
static bool check_skipped(struct trial *trial, struct tally *tally) {
  static char text[OUTPUT_SIZE];
  bool seen[CONSTRUCTS] = {0};
  char *rest;
  snprintf(text, sizeof text, "%s", trial->outcome.diagnostics);
  for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
    if (!strstr(line, "[not-supported]")) continue;
    enum construct construct = construct_named(line);
    if (construct == CONSTRUCTS) return trial_fail(trial, "what is not supported? %s", line);
    if (!has_construct(trial, construct)) return trial_fail(trial, "there is nothing of it: %s", line);
    tally->skipped[construct] += !seen[construct];
    seen[construct] = true;
  }
  return true;
}

/* What the text says of each promise: it is proved, or at most so far from the best. */
struct claims {
  bool proved[PROMISES];
  double gaps[PROMISES];
  long broken; /* people and days that bounds are passed by */
};

/* "level (at most 2.500 from the best)", or less is said. */
static double read_gap(const char *line, const char *name) {
  double gap = -1;
  const char *at = strstr(line, name);
  if (at) sscanf(at + strlen(name), " (at most %lf", &gap);
  return gap;
}

/* "Optimal: proved in ...", "Proved in wishes and fill, not in ..." or "Not proved in ...". */
static struct claims read_claims(const char *text) {
  char line[1024] = "";
  struct claims claims = {0};
  const char *optimal = strstr(text, "\nOptimal"), *partly = strstr(text, "\nProved in ");
  const char *not_at_all = strstr(text, "\nNot proved in "), *broken = strstr(text, " this one is ");
  if (broken) sscanf(broken, " this one is %ld", &claims.broken);
  if (partly || not_at_all) sscanf((partly ? partly : not_at_all) + 1, "%1023[^\n]", line);
  char *open = strstr(line, partly ? ", not in " : "Not ");
  for (int promise = WISHES; promise < PROMISES; promise++)
    claims.gaps[promise] = open ? read_gap(open, promise_names[promise == ELSEWHERE ? FILL : promise]) : -1;
  if (open) *open = '\0';
  for (int promise = WISHES; promise < PROMISES; promise++)
    claims.proved[promise] = optimal || strstr(line, promise_names[promise == ELSEWHERE ? FILL : promise]);
  return claims;
}

static bool proves_all(const struct claims *claims) {
  for (int promise = WISHES; promise < SPREAD; promise++)
    if (!claims->proved[promise]) return false;
  return true;
}

/* What comes after a promise that is neither proved nor kept as well as can be says nothing. */
static bool check_claims(struct trial *trial, const struct claims *claims, int block, const struct reached *reached,
                         const struct reached *best) {
  for (int promise = WISHES; promise < PROMISES; promise++) {
    long from_best = reached->sums[promise] - best->sums[promise];
    if (from_best == 0) continue;
    if (claims->proved[promise])
      return trial_fail(trial, "%s in block %d: %ld said to be the least, but there is %ld", promise_names[promise],
                        block, reached->sums[promise], best->sums[promise]);
    double unit = promise == FAIR ? FAIR_SCALE : 1;
    if (claims->gaps[promise] >= 0 && (double)from_best > claims->gaps[promise] * unit * 1.001)
      return trial_fail(trial, "%s in block %d: %ld, so far from the best, %ld, it is not said to be",
                        promise_names[promise], block, reached->sums[promise], best->sums[promise]);
    return true;
  }
  return true;
}

static struct stretch block_of(const struct trial *trial, const struct stretch *before, int block) {
  struct stretch stretch = *before;
  stretch.first = trial->instance.first_of_block[block];
  stretch.end = trial->instance.first_of_block[block + 1];
  return stretch;
}

/* Block after block against the best there is. broken: bounds are, by so much in all, or not at all. */
static bool check_blocks(struct trial *trial, const struct claims *claims, bool broken) {
  const struct instance *it = &trial->instance;
  struct stretch stretch = trial_first_stretch(it);
  long passed = 0;
  for (int block = 0; block < it->block_count; block++) {
    struct reached best;
    stretch = block_of(trial, &stretch, block);
    enum found found = every_best(it, trial->laws, &trial->spans, &stretch, broken, &best);
    struct reached reached = reached_by(it, trial->laws, &trial->spans, &stretch, trial->plans);
    passed += reached.sums[EXCESS];
    if (found == FOUND && reached_compare(&reached, &best) < 0) return trial_fail(trial, "better than can be");
    if (found == FOUND && reached.sums[EXCESS] != best.sums[EXCESS])
      return trial_fail(trial, "bounds in block %d are passed by %ld, the least is %ld", block, reached.sums[EXCESS],
                        best.sums[EXCESS]);
    if (found == FOUND && !check_claims(trial, claims, block, &reached, &best)) return false;
    stretch_count(it, &stretch, trial->plans);
  }
  if (passed != claims->broken)
    return trial_fail(trial, "bounds are passed by %ld in all, and the text says %ld", passed, claims->broken);
  return true;
}

static bool check_proved(struct trial *trial, struct tally *tally) {
  struct hardness hardness = hardness_of(&trial->instance, trial->laws, &trial->spans);
  bool hard = hardness.groups_cross || hardness.spans_cross || hardness.third_mode || hardness.rotates;
  struct claims claims = read_claims(trial->outcome.text);
  if (!hard && !proves_all(&claims)) return trial_fail(trial, "contract 9 has this proved, and the text does not");
  tally->must_be_proved += !hard;
  tally->proved += proves_all(&claims);
  return check_blocks(trial, &claims, false);
}

/* Contract 11: where no roster keeps all bounds, the one that passes them least. */
static bool check_effort(struct trial *trial) {
  trial_plan(trial, true, &trial->outcome);
  if (trial->outcome.status != WFA_CONFLICT)
    return trial_fail(trial, "plan --best-effort answers %d in a conflict", (int)trial->outcome.status);
  if (!trial_read(trial)) return false;
  const char *broken = law_broken_beside_bounds(&trial->instance, trial->laws, trial->plans);
  if (broken) return trial_fail(trial, "the best effort breaks %s", broken);
  struct claims claims = read_claims(trial->outcome.text);
  return check_blocks(trial, &claims, true);
}

/* It is no other plan where none is needed. */
static bool check_needless_effort(struct trial *trial) {
  if (!chance(&trial->random, 20)) return true;
  trial_plan(trial, true, &trial->again);
  return strcmp(trial->again.csv, trial->outcome.csv) == 0 ||
         trial_fail(trial, "with --best-effort a plan that keeps all rules differs");
}

/* Of later blocks too this does not depend on the plan of those before. */
static enum found find_lawful(const struct trial *trial) {
  struct stretch none = {0};
  enum found all = FOUND;
  for (int block = 0; block < trial->instance.block_count; block++) {
    struct reached best;
    struct stretch stretch = block_of(trial, &none, block);
    enum found found = every_best(&trial->instance, trial->laws, &trial->spans, &stretch, false, &best);
    if (found == FOUND_NONE) return FOUND_NONE;
    if (found == FOUND_TOO_MANY) all = FOUND_TOO_MANY;
  }
  return all;
}

static bool is_unsupported(const struct outcome *outcome) {
  return outcome->status == WFA_ERRORS && strstr(outcome->diagnostics, "[not-supported]");
}

enum verdict judge_run(struct trial *trial, struct tally *tally) {
  enum found lawful = find_lawful(trial);
  trial_plan(trial, false, &trial->outcome);
  enum wfa_status status = trial->outcome.status;
  if (!trial_check_rosters(trial)) return FAILED;
  if (is_unsupported(&trial->outcome)) return check_skipped(trial, tally) ? SKIPPED : FAILED;
  tally->too_many += lawful == FOUND_TOO_MANY;
  if (lawful != FOUND_TOO_MANY && status != (lawful == FOUND ? WFA_OK : WFA_CONFLICT)) {
    trial_fail(trial, "plan answers %d where there are %slawful rosters", (int)status, lawful == FOUND ? "" : "no ");
    return FAILED;
  }
  if (status == WFA_CONFLICT) return conflict_check(trial) && check_effort(trial) ? CONFLICT : FAILED;
  if (status != WFA_OK) return trial_fail(trial, "plan answers %d", (int)status) ? FAILED : FAILED;
  return trial_check_lawful(trial) && check_proved(trial, tally) && check_needless_effort(trial) &&
                 trial_check_rest(trial)
             ? PLANNED
             : FAILED;
}

void judge_print(const struct tally *tally) {
  printf("%d proved (%d must be), %d with too many rosters to try; skipped for", tally->proved, tally->must_be_proved,
         tally->too_many);
  for (int i = 0; i < CONSTRUCTS; i++) printf("%s %s %d", i > 0 ? "," : "", constructs[i].name, tally->skipped[i]);
  printf("\n");
}
