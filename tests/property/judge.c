#include "claims.h"
#include "conflict.h"
#include "judge.h"
#include "provable.h"
#include "replan.h"
#include "every.h"
#include <stdio.h>
#include <string.h>

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
    if (it->block_count == 1 && !claims_add_up(claims, &reached, trial->wrong)) return false;
    if (found == FOUND && reached_compare(&reached, &best) < 0) return trial_fail(trial, "better than can be");
    if (found == FOUND && reached.sums[EXCESS] > best.sums[EXCESS] + claims->broken_gap)
      return trial_fail(trial, "bounds in block %d are passed by %ld, the least is %ld", block, reached.sums[EXCESS],
                        best.sums[EXCESS]);
    if (found == FOUND && !claims_kept(claims, &reached, &best, PROMISES, trial->wrong)) return false;
    stretch_count(it, &stretch, trial->plans);
  }
  if (passed != claims->broken)
    return trial_fail(trial, "bounds are passed by %ld in all, and the text says %ld", passed, claims->broken);
  return true;
}

static bool check_proved(struct trial *trial, struct tally *tally) {
  bool hard = is_hard(&trial->instance, trial->laws, &trial->spans);
  struct claims claims = claims_read(trial->outcome.text);
  if (!hard && !claims_prove_all(&claims))
    return trial_fail(trial, "contract 9 has this proved, and the text does not");
  tally->must_be_proved += !hard;
  tally->proved += claims_prove_all(&claims);
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
  struct claims claims = claims_read(trial->outcome.text);
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

/* Status and plan of a trial, with or without an earlier roster to keep to. */
static enum verdict judge_plan(struct trial *trial, struct tally *tally) {
  enum found lawful = find_lawful(trial);
  trial_plan(trial, false, &trial->outcome);
  enum wfa_status status = trial->outcome.status;
  tally->too_many += lawful == FOUND_TOO_MANY;
  if (lawful != FOUND_TOO_MANY && status != (lawful == FOUND ? WFA_OK : WFA_CONFLICT)) {
    trial_fail(trial, "plan answers %d where there are %slawful rosters", (int)status, lawful == FOUND ? "" : "no ");
    return FAILED;
  }
  if (status == WFA_CONFLICT) return conflict_check(trial) && check_effort(trial) ? CONFLICT : FAILED;
  if (status != WFA_OK) {
    trial_fail(trial, "plan answers %d", (int)status);
    return FAILED;
  }
  return trial_check_lawful(trial) && check_proved(trial, tally) && check_needless_effort(trial) ? PLANNED : FAILED;
}

static enum verdict judge_again(struct trial *again) {
  struct tally tally = {0};
  return judge_plan(again, &tally);
}

enum verdict judge_run(struct trial *trial, struct tally *tally) {
  if (!trial_check_rosters(trial)) return FAILED;
  enum verdict verdict = judge_plan(trial, tally);
  if (verdict != PLANNED) return verdict;
  return trial_check_rest(trial) && replan_check(trial, judge_again) ? PLANNED : FAILED;
}

void judge_print(const struct tally *tally) {
  printf("%d said to be optimal (%d must be), %d with too many rosters to try\n", tally->proved, tally->must_be_proved,
         tally->too_many);
}
