#include "mip.h"
#include <glpk.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_NODES = 2000 };

struct mip {
  glp_prob *problem;
  int indices[MAX_COLUMNS + 1]; /* of the row at hand; GLPK counts from 1 */
  double values[MAX_COLUMNS + 1];
};

void sum_clear(struct sum *sum) {
  for (int i = 0; i < sum->count; i++) {
    sum->coefficients[sum->columns[i]] = 0;
    sum->listed[sum->columns[i]] = false;
  }
  sum->count = 0;
  sum->constant = 0;
}

void sum_add(struct sum *sum, int column, long coefficient) {
  if (!sum->listed[column]) sum->columns[sum->count++] = column;
  sum->listed[column] = true;
  sum->coefficients[column] += coefficient;
}

struct mip *mip_new(void) {
  struct mip *mip = calloc(1, sizeof *mip);
  if (!mip) abort();
  glp_term_out(GLP_OFF);
  mip->problem = glp_create_prob();
  return mip;
}

void mip_free(struct mip *mip) {
  glp_delete_prob(mip->problem);
  glp_free_env();
  free(mip);
}

int mip_column(struct mip *mip, bool whole) {
  int column = glp_add_cols(mip->problem, 1);
  if (column > MAX_COLUMNS) abort();
  glp_set_col_kind(mip->problem, column, whole ? GLP_IV : GLP_CV);
  glp_set_col_bnds(mip->problem, column, GLP_DB, 0, 1);
  return column - 1;
}

static void set_bounds(struct mip *mip, int row, long low, long high) {
  int type = low == LONG_MIN ? GLP_UP : high == LONG_MAX ? GLP_LO : low == high ? GLP_FX : GLP_DB;
  glp_set_row_bnds(mip->problem, row, type, (double)low, (double)high);
}

void mip_row(struct mip *mip, const struct sum *sum, long low, long high) {
  int count = 0, row = glp_add_rows(mip->problem, 1);
  for (int i = 0; i < sum->count; i++) {
    long coefficient = sum->coefficients[sum->columns[i]];
    if (coefficient == 0) continue;
    mip->indices[++count] = sum->columns[i] + 1;
    mip->values[count] = (double)coefficient;
  }
  glp_set_mat_row(mip->problem, row, count, mip->indices, mip->values);
  set_bounds(mip, row, low == LONG_MIN ? low : low - sum->constant, high == LONG_MAX ? high : high - sum->constant);
}

/* A clock would make what is given up another thing on another machine. */
static void count_nodes(glp_tree *tree, void *info) {
  int total;
  (void)info;
  glp_ios_tree_size(tree, NULL, NULL, &total);
  if (total > MOST_NODES) glp_ios_terminate(tree);
}

static enum answer search(struct mip *mip, bool presolves, bool taken[MAX_COLUMNS]) {
  glp_iocp options;
  glp_init_iocp(&options);
  options.msg_lev = GLP_MSG_OFF;
  options.presolve = presolves ? GLP_ON : GLP_OFF;
  options.cb_func = count_nodes;
  options.gmi_cuts = options.mir_cuts = GLP_ON;
  int failed = glp_intopt(mip->problem, &options);
  int status = glp_mip_status(mip->problem);
  if (failed == GLP_ENOPFS || (!failed && status == GLP_NOFEAS)) return ANSWER_NONE;
  if (status != GLP_OPT && status != GLP_FEAS) return ANSWER_GIVEN_UP;
  for (int c = 1; c <= glp_get_num_cols(mip->problem); c++) taken[c - 1] = glp_mip_col_val(mip->problem, c) > 0.5;
  return ANSWER_FOUND;
}

static void set_objective(struct mip *mip, const struct sum *sum) {
  for (int c = 1; c <= glp_get_num_cols(mip->problem); c++) glp_set_obj_coef(mip->problem, c, 0);
  for (int i = 0; sum && i < sum->count; i++)
    glp_set_obj_coef(mip->problem, sum->columns[i] + 1, (double)sum->coefficients[sum->columns[i]]);
}

enum answer mip_any(struct mip *mip, bool taken[MAX_COLUMNS]) {
  set_objective(mip, NULL);
  return search(mip, true, taken);
}

static long divisor_of(const struct sum *sum) {
  long divisor = 0;
  for (int i = 0; i < sum->count; i++) {
    long a = labs(sum->coefficients[sum->columns[i]]), b = divisor;
    while (a > 0) {
      long rest = b % a;
      b = a;
      a = rest;
    }
    divisor = b;
  }
  return divisor;
}

/* The rows allow no move at all, so that the simplex method may begin there. */
static int relax(struct mip *mip) {
  glp_smcp options;
  glp_init_smcp(&options);
  options.msg_lev = GLP_MSG_OFF;
  glp_std_basis(mip->problem);
  return glp_simplex(mip->problem, &options);
}

/* Sums are whole, so that what is more than the next lower one is no less. */
enum answer mip_less(struct mip *mip, const struct sum *sum, bool taken[MAX_COLUMNS]) {
  long divisor = divisor_of(sum);
  if (divisor == 0) return ANSWER_NONE;
  set_objective(mip, sum);
  if (relax(mip) || glp_get_status(mip->problem) != GLP_OPT) return ANSWER_GIVEN_UP;
  if (glp_get_obj_val(mip->problem) > -0.9 * (double)divisor) return ANSWER_NONE;
  mip_row(mip, sum, LONG_MIN, -divisor);
  int row = glp_get_num_rows(mip->problem), failed = relax(mip), status = glp_get_status(mip->problem);
  enum answer answer = ANSWER_GIVEN_UP;
  if (!failed && status == GLP_NOFEAS) answer = ANSWER_NONE;
  if (!failed && status == GLP_OPT) answer = search(mip, false, taken);
  glp_del_rows(mip->problem, 1, (int[]){0, row});
  return answer;
}
