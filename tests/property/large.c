#include "brute.h"

/* Numbers of days that nearly everybody shares leave whole sums of shares small, with which a solver in floating point
 * does not go astray. */
void history_smooth(struct instance *it, struct random *random) {
  static const int ladders[][3] = {{5, 10, 20}, {6, 12, 18}, {4, 8, 16}, {7, 14, 21}, {11, 22, 22}, {9, 18, 18}};
  const int *ladder = ladders[random_below(random, 6)];
  bool everybody = chance(random, 30);
  int n[MAX_PEOPLE] = {0}, usual = 0;
  struct day_law law;
  for (int d = 0; d < it->day_count; d++) {
    law_without_circular(it, it->days[d], &law);
    days_present(it, law.fixed, law.free, n);
  }
  for (int p = 0; p < it->person_count; p++)
    if (n[p] > usual) usual = n[p];
  for (int p = 0; p < it->person_count; p++) {
    int days = usual;
    for (int i = 2; i >= 0; i--)
      if (ladder[i] >= n[p] && (everybody || n[p] != usual)) days = ladder[i];
    it->history[p] = (struct history){.given = days > n[p], .days = days - n[p]};
    if (it->history[p].given) it->history[p].wfo = random_below(random, days - n[p] + 1);
  }
}

static void soften(struct bound *bound) {
  if (bound->exactly.given) {
    bound->max = bound->exactly;
    bound->exactly.given = false;
  }
  if (bound->max.given)
    bound->min.given = false;
  else if (bound->min.percent || bound->min.value > 1)
    bound->min = (struct amount){true, false, 1};
  if (bound->max.given && bound->max.value == 0) bound->max.value = bound->max.percent ? 250 : 2;
  if (!bound->max.given && bound->min.given) bound->at_least = 0;
}

void bounds_soften(struct instance *it, struct random *random) {
  for (int r = 0; r < it->rule_count; r++) {
    struct rule *rule = &it->rules[r];
    for (int b = 0; b < rule->bound_count; b++) soften(&rule->bounds[b]);
    if (rule->duty != DUTY_WFO || chance(random, 50)) continue;
    rule->duty = DUTY_NONE;
    rule->wish = DUTY_WFO;
  }
}
