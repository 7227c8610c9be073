#include "claims.h"
#include <stdio.h>
#include <string.h>

/* "level (at most 2.500 from the best)", or less is said. */
static double read_gap(const char *line, const char *name) {
  double gap = -1;
  const char *at = strstr(line, name);
  if (at) sscanf(at + strlen(name), " (at most %lf", &gap);
  return gap;
}

/* "Sums: wishes 0, fill 6, fairness 3.500, level 12, evenness 10" */
static void read_sums(const char *text, struct claims *claims) {
  char line[1024] = "";
  const char *sums = strstr(text, "\nSums: ");
  if (sums) sscanf(sums + 1, "%1023[^\n]", line);
  for (int promise = WISHES; promise < PROMISES; promise++) {
    const char *at = strstr(line, promise_names[promise]);
    claims->sums[promise] = -1;
    if (at) sscanf(at + strlen(promise_names[promise]), " %lf", &claims->sums[promise]);
  }
}

bool claims_add_up(const struct claims *claims, const struct reached *reached, char wrong[static 512]) {
  for (int promise = WISHES; promise < PROMISES; promise++) {
    double sum = (double)reached->sums[promise] / (promise == FAIR ? FAIR_SCALE : 1);
    double said = claims->sums[promise] < 0 ? 0 : claims->sums[promise], off = said - sum;
    if ((promise == SPREAD && claims->sums[SPREAD] < 0) || (off < 0.001 && off > -0.001)) continue;
    snprintf(wrong, 512, "%s: %f, and the text says %f", promise_names[promise], sum, said);
    return false;
  }
  return true;
}

/* "Optimal: proved in ...", "Proved in wishes and fill, not in ..." or "Not proved in ...". */
struct claims claims_read(const char *text) {
  char line[1024] = "";
  struct claims claims = {0};
  const char *optimal = strstr(text, "\nOptimal"), *partly = strstr(text, "\nProved in ");
  const char *not_at_all = strstr(text, "\nNot proved in "), *broken = strstr(text, " this one is ");
  if (broken) sscanf(broken, " this one is %ld over or under in all (at most %ld", &claims.broken, &claims.broken_gap);
  if (partly || not_at_all) sscanf((partly ? partly : not_at_all) + 1, "%1023[^\n]", line);
  read_sums(text, &claims);
  char *open = strstr(line, partly ? ", not in " : "Not ");
  for (int promise = WISHES; promise < PROMISES; promise++)
    claims.gaps[promise] = open ? read_gap(open, promise_names[promise]) : -1;
  for (int promise = WISHES; promise < PROMISES; promise++) {
    char *named = open ? strstr(open, promise_names[promise]) : NULL;
    claims.proved[promise] = optimal || (!named && (partly || promise == ELSEWHERE || promise == STABLE));
  }
  return claims;
}

bool claims_prove_all(const struct claims *claims) {
  for (int promise = WISHES; promise < SPREAD; promise++)
    if (!claims->proved[promise]) return false;
  return true;
}

/* Behind a promise that is not kept as well as can be the best roster may have more than this one, which then is less
 * than nothing from the best. */
bool claims_kept(const struct claims *claims, const struct reached *reached, const struct reached *best, int known,
                 char wrong[static 512]) {
  for (int promise = WISHES; promise < known; promise++) {
    long from_best = reached->sums[promise] - best->sums[promise];
    double unit = promise == FAIR ? FAIR_SCALE : 1;
    bool within_gap = claims->gaps[promise] < 0 || (double)from_best <= claims->gaps[promise] * unit * 1.001;
    if (from_best <= 0 || (!claims->proved[promise] && within_gap)) continue;
    snprintf(wrong, 512, "%s: %ld, and the least is %ld, which is not what is said", promise_names[promise],
             reached->sums[promise], best->sums[promise]);
    return false;
  }
  return true;
}
