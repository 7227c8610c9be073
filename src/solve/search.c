#include "solve/search.h"
#include <string.h>

static uint32_t var_count(const struct search *search) {
  return search->domains->column_count + search->domains->row_count;
}

static int64_t cost_of(const struct search *search, const int64_t *point, uint32_t promise) {
  wide sum = 0;
  for (uint32_t var = 0; var < var_count(search); var++) sum += curve_cost(&search->curves[promise][var], point[var]);
  return (int64_t)sum;
}

static void sum_rows(const struct domains *domains, int64_t *point) {
  for (uint32_t r = 0; r < domains->row_count; r++) {
    int64_t sum = domains->constants[r];
    for (uint32_t t = domains->first_term[r]; t < domains->first_term[r + 1]; t++)
      sum += domains->terms[t].amount * point[domains->terms[t].var];
    point[domains->column_count + r] = sum;
  }
}

/* The point is lawful: is it better than the best so far, promise after promise? */
static void consider(struct search *search) {
  int64_t *values = search->point_values;
  sum_rows(search->domains, search->point);
  for (uint32_t k = 0; k < search->promise_count; k++) values[k] = cost_of(search, search->point, k);
  if (search->found) {
    uint32_t k = 0;
    while (k < search->promise_count && values[k] == search->values[k]) k++;
    if (k == search->promise_count || values[k] > search->values[k]) return;
  } else {
    int64_t now = search->steps + search->tableau.steps;
    search->lawful_after = now;
    search->limit = search->budget == 0 ? INT64_MAX : now + search->budget;
  }
  search->found = true;
  memcpy(search->values, values, search->promise_count * sizeof *values);
  memcpy(search->best, search->point, search->domains->column_count * sizeof *search->best);
}

static bool is_within(const struct search *search, const int64_t *point) {
  for (uint32_t var = 0; var < var_count(search); var++)
    if (point[var] < search->domains->low[var] || point[var] > search->domains->high[var]) return false;
  return true;
}

static void consider_starts(struct search *search) {
  for (size_t i = 0; i < sizeof search->starts / sizeof *search->starts; i++) {
    if (search->starts[i] == NULL) continue;
    memcpy(search->point, search->starts[i], search->domains->column_count * sizeof *search->point);
    sum_rows(search->domains, search->point);
    if (is_within(search, search->point)) consider(search);
  }
}

/* The tableau's point, if it is whole. */
static bool take_point(struct search *search) {
  for (uint32_t c = 0; c < search->domains->column_count; c++) {
    struct fraction value = tableau_value(&search->tableau, c);
    if (value.number % value.weight != 0) return false;
    search->point[c] = (int64_t)(value.number / value.weight);
  }
  return true;
}

static int64_t rounded_up(struct fraction cost) {
  return (int64_t)(cost.number / cost.weight + (cost.number % cost.weight > 0));
}

/* Leaves what may cost no more than cap, the cheapest point costing cost. */
static bool narrow_to(struct search *search, struct fraction cost, int64_t cap) {
  struct fraction slack = {cap * cost.weight - cost.number, cost.weight};
  for (uint32_t var = 0; var < var_count(search); var++) {
    int64_t low, high;
    tableau_range(&search->tableau, var, slack, &low, &high);
    if (!domains_narrow(search->domains, var, low, high)) return false;
  }
  return true;
}

enum outlook { OUTLOOK_NONE, OUTLOOK_OPEN, OUTLOOK_SPENT };

enum { FIRST_RUN = 4000, FIRST_RUN_FOR_ANY = 500, PROBE_ROUNDS = 8 };
#define GUILT_MAX ((int64_t)1 << 50)

/* The last blamed weigh most: all older blame halves in some forty parts. */
static void raise_guilt(struct search *search) {
  search->guilt += search->guilt / 64 + 1;
  if (search->guilt < GUILT_MAX) return;
  for (uint32_t var = 0; var < var_count(search); var++) search->blame[var] >>= 30;
  search->guilt >>= 30;
}

/* Blames what was in the row that no point fits. */
static void blame_tableau(struct search *search) {
  const struct tableau *tableau = &search->tableau;
  search->blame[tableau->basic[tableau->stuck]] += search->guilt;
  for (uint32_t i = 0; i < tableau->nonzeros; i++) search->blame[tableau->free[tableau->nonzero[i]]] += search->guilt;
  raise_guilt(search);
}

static bool propagate(struct search *search) {
  struct domains *domains = search->domains;
  if (domains_propagate(domains)) return true;
  uint32_t row = domains->failed;
  search->blame[domains->column_count + row] += search->guilt;
  for (uint32_t t = domains->first_term[row]; t < domains->first_term[row + 1]; t++)
    search->blame[domains->terms[t].var] += search->guilt;
  raise_guilt(search);
  return false;
}

/* Can what is left be better in this promise (last), or as good (an earlier one)? */
static enum outlook judge(struct search *search, uint32_t promise, bool last) {
  enum tableau_result result = tableau_minimize(&search->tableau, search->curves[promise]);
  if (result == TABLEAU_BROKEN) result = tableau_minimize(&search->tableau, search->curves[promise]);
  if (result == TABLEAU_EMPTY) blame_tableau(search);
  if (result == TABLEAU_EMPTY) return OUTLOOK_NONE;
  if (result == TABLEAU_SPENT) return OUTLOOK_SPENT;
  if (result == TABLEAU_BROKEN) return OUTLOOK_OPEN; /* nothing is known: goes on by branching alone */
  if (take_point(search)) consider(search);
  if (!search->found) return OUTLOOK_OPEN;
  bool exact;
  struct fraction cost = tableau_cost(&search->tableau, &exact);
  int64_t cap = search->values[promise] - (last ? 1 : 0);
  if (rounded_up(cost) > cap || !narrow_to(search, cost, cap)) return OUTLOOK_NONE;
  return OUTLOOK_OPEN;
}

/* Holds the promise at this cost, where a variable can do that. */
static bool hold(struct search *search, uint32_t promise, int64_t cost) {
  const struct cap *cap = &search->caps[promise];
  if (cap->step == 0) return true;
  int64_t high = cost / cap->step - (cost % cap->step < 0 ? 1 : 0);
  return domains_narrow(search->domains, cap->var, INT64_MIN, high);
}

static enum outlook look(struct search *search, uint32_t promise) {
  search->steps++;
  if (search->steps + search->tableau.steps >= search->limit) return OUTLOOK_SPENT;
  search->tableau.step_limit = search->limit - search->steps;
  for (uint32_t k = 0; search->found && k <= promise; k++)
    if (!hold(search, k, search->values[k] - (k == promise ? 1 : 0))) return OUTLOOK_NONE;
  if (!propagate(search)) return OUTLOOK_NONE;
  for (uint32_t k = 0; k <= promise; k++) {
    if (search->settled[k] || (k < promise && search->caps[k].step != 0)) continue;
    enum outlook outlook = judge(search, k, k == promise);
    if (outlook != OUTLOOK_OPEN) return outlook;
    if (!propagate(search)) return OUTLOOK_NONE;
  }
  return OUTLOOK_OPEN;
}

/* Parts a variable's domain: first the side [low, high], later the rest of it. */
static void branch(struct search *search, uint32_t var, int64_t low, int64_t high) {
  struct domains *domains = search->domains;
  struct branching *branching = list_push(search->domains->arena, &search->branchings);
  *branching = (struct branching){domains->trail.count, var, domains->low[var], domains->high[var]};
  if (low > domains->low[var])
    branching->high = low - 1;
  else
    branching->low = high + 1;
  domains_narrow(domains, var, low, high);
}

/* A variable between whole and whole + 1. */
struct choice {
  uint32_t var;
  int64_t whole;
  bool up;             /* whole + 1 is nearer */
  struct fraction far; /* how far the nearer one is */
};

static bool is_choice(const struct search *search, uint32_t var, struct choice *choice) {
  const struct domains *domains = search->domains;
  struct fraction value = tableau_value(&search->tableau, var);
  wide rest = value.number % value.weight;
  if (rest == 0) return false;
  if (rest < 0) rest += value.weight;
  wide whole = (value.number - rest) / value.weight;
  if (whole < domains->low[var] || whole >= domains->high[var]) return false;
  bool up = 2 * rest >= value.weight;
  *choice = (struct choice){var, (int64_t)whole, up, {up ? value.weight - rest : rest, value.weight}};
  return true;
}

static wide guilt_of(const struct search *search, const struct choice *choice) {
  return (choice->far.number * 4096 / choice->far.weight + 1) * (search->blame[choice->var] + 1);
}

static bool is_better(const struct search *search, const struct choice *a, const struct choice *b) {
  if (search->blames) return guilt_of(search, a) > guilt_of(search, b);
  return a->far.number * b->far.weight > b->far.number * a->far.weight;
}

/* By what is farthest from whole: both sides then say something. */
static bool branch_on_fraction(struct search *search) {
  const struct domains *domains = search->domains;
  struct choice chosen = {.var = UINT32_MAX}, choice;
  if (search->tableau.broken) return false;
  for (uint32_t var = 0; var < var_count(search); var++) {
    if (!is_choice(search, var, &choice)) continue;
    if (chosen.var == UINT32_MAX || is_better(search, &choice, &chosen)) chosen = choice;
  }
  if (chosen.var == UINT32_MAX) return false;
  if (chosen.up)
    branch(search, chosen.var, chosen.whole + 1, domains->high[chosen.var]);
  else
    branch(search, chosen.var, domains->low[chosen.var], chosen.whole);
  return true;
}

/* By any column still open, near where the tableau has it; false: none is open, and what is left is one point. */
static bool branch_on_any(struct search *search) {
  const struct domains *domains = search->domains;
  for (uint32_t c = 0; c < domains->column_count; c++) {
    int64_t low = domains->low[c], high = domains->high[c];
    if (low == high) continue;
    struct fraction value = {low, 1};
    int64_t middle = low + (high - low) / 2;
    if (!search->tableau.broken) value = tableau_value(&search->tableau, c);
    if (2 * value.number > (wide)(low + high) * value.weight)
      branch(search, c, middle + 1, high);
    else
      branch(search, c, low, middle);
    return true;
  }
  for (uint32_t c = 0; c < domains->column_count; c++) search->point[c] = domains->low[c];
  consider(search);
  return false;
}

/* To the other side of the last branching that has one. */
static bool turn_back(struct search *search) {
  if (search->branchings.count == 0) return false;
  struct branching last = search->branchings.items[--search->branchings.count];
  domains_undo(search->domains, last.trail);
  domains_narrow(search->domains, last.var, last.low, last.high);
  return true;
}

/* Looks for better points in this promise; false: the steps were not enough to look everywhere. */
static bool explore(struct search *search, uint32_t promise) {
  for (;;) {
    enum outlook outlook = look(search, promise);
    if (outlook == OUTLOOK_SPENT) return false;
    if (search->stops && search->found) return false;
    bool deeper = outlook == OUTLOOK_OPEN && (branch_on_fraction(search) || branch_on_any(search));
    if (!deeper && !turn_back(search)) return true;
  }
}

static int64_t steps_so_far(const struct search *search) {
  return search->steps + search->tableau.steps;
}

static bool leave_out_spare(struct search *search) {
  struct domains *domains = search->domains;
  for (uint32_t c = 0; c < domains->column_count; c++)
    if (search->spare[c] && !domains_narrow(domains, c, 0, 0)) return false;
  return true;
}

/* Whether anything is left with the variable between low and high; looks only. */
static bool is_possible(struct search *search, uint32_t var, int64_t low, int64_t high) {
  struct domains *domains = search->domains;
  size_t trail = domains->trail.count;
  bool possible = domains_narrow(domains, var, low, high) && propagate(search);
  domains_undo(domains, trail);
  search->steps++;
  return possible;
}

/* Takes away the ends of a variable's domain with which nothing is left. False: then nothing is left at all. */
static bool probe(struct search *search, uint32_t var, bool *narrowed) {
  const int64_t *low = &search->domains->low[var], *high = &search->domains->high[var];
  for (int end = 0; end < 2; end++) {
    if (*low == *high) return true;
    int64_t at = end == 0 ? *low : *high;
    if (is_possible(search, var, at, at)) continue;
    *narrowed = true;
    if (!domains_narrow(search->domains, var, *low + (end == 0), *high - (end == 1)) || !propagate(search))
      return false;
  }
  return true;
}

/* Chains of days that are all in or all out are nothing to the bounds of single rows, nor much to the tableau: what
 * does not fit is only seen when one of them is tried. */
static bool probe_all(struct search *search) {
  bool narrowed = true;
  for (int round = 0; round < PROBE_ROUNDS && narrowed; round++) {
    narrowed = false;
    for (uint32_t var = 0; var < var_count(search) && steps_so_far(search) < search->limit; var++)
      if (!probe(search, var, &narrowed)) return false;
  }
  return true;
}

/* Runs begin anew, each longer than the one before, and branch first where the parts of earlier ones were empty (as
 * Boussemart et al. weigh constraints, 2004). True: a lawful point is found, or there is none. */
static bool explore_by_blame(struct search *search) {
  struct domains *domains = search->domains;
  size_t all = domains->trail.count;
  int64_t end = search->limit;
  bool open = leave_out_spare(search) && propagate(search) && probe_all(search), explored = !open;
  size_t trail = domains->trail.count;
  search->blames = true;
  search->stops = true;
  for (int64_t run = FIRST_RUN; !explored && steps_so_far(search) < end; run += 1 + run / 2) {
    domains_undo(domains, trail);
    search->branchings.count = 0;
    int64_t stop = steps_so_far(search) + run;
    search->limit = stop < end ? stop : end;
    explored = explore(search, 0) || search->found;
  }
  search->blames = false;
  search->stops = false;
  search->branchings.count = 0;
  domains_undo(domains, all);
  if (!search->found) search->limit = end;
  return explored;
}

/* The first promise; before that, whether there is a lawful point. */
static bool explore_first(struct search *search) {
  size_t trail = search->domains->trail.count;
  int64_t end = search->limit, stop = steps_so_far(search) + (search->any ? FIRST_RUN_FOR_ANY : FIRST_RUN);
  if (search->found) return explore(search, 0);
  search->limit = stop < end ? stop : end;
  bool explored = explore(search, 0);
  if (explored || search->found || stop >= end) return explored;
  domains_undo(search->domains, trail);
  search->limit = end;
  explored = explore_by_blame(search);
  return search->found ? explore(search, 0) : explored;
}

static int64_t clamped(int64_t value, int64_t low, int64_t high) {
  return value < low ? low : value > high ? high : value;
}

/* Less than this no point of the domains costs. */
static int64_t least_of(const struct search *search, uint32_t promise) {
  wide sum = 0;
  for (uint32_t var = 0; var < var_count(search); var++) {
    const struct curve *curve = &search->curves[promise][var];
    int64_t low = search->domains->low[var], high = search->domains->high[var];
    int64_t foot = curve->linear < 0 ? high : low;
    if (curve->multiple != 0) foot = -curve->linear / (2 * curve->multiple) - curve->base;
    wide least = curve_cost(curve, clamped(foot, low, high));
    for (int64_t beside = foot - 1; beside <= foot + 1; beside += 2) {
      wide cost = curve_cost(curve, clamped(beside, low, high));
      least = cost < least ? cost : least;
    }
    sum += least;
  }
  return (int64_t)sum;
}

/* The cheapest point of the domains; false: none is known. */
static bool relax(struct search *search, uint32_t promise, struct fraction *cost, bool *exact) {
  search->tableau.step_limit = search->budget == 0 ? INT64_MAX : search->tableau.steps + search->budget;
  enum tableau_result result = tableau_minimize(&search->tableau, search->curves[promise]);
  if (result == TABLEAU_BROKEN) result = tableau_minimize(&search->tableau, search->curves[promise]);
  if (result == TABLEAU_BEST) *cost = tableau_cost(&search->tableau, exact);
  return result == TABLEAU_BEST;
}

/* What costs more than the best in this promise is left out from now on. True: what is left costs that, no less. */
static bool settle(struct search *search, uint32_t promise) {
  bool exact;
  struct fraction cost;
  if (!relax(search, promise, &cost, &exact)) return false;
  narrow_to(search, cost, search->values[promise]);
  hold(search, promise, search->values[promise]);
  search->settled[promise] = exact && cost.number == search->values[promise] * cost.weight;
  domains_propagate(search->domains);
  return search->settled[promise];
}

static void bound(struct search *search, uint32_t promise) {
  bool exact;
  struct fraction cost;
  int64_t *known = &search->bounds[promise];
  *known = least_of(search, promise);
  if (relax(search, promise, &cost, &exact) && rounded_up(cost) > *known) *known = rounded_up(cost);
}

/* No best point costs less: this is the first promise that is not proved, the domains have all points that are as good
 * as the best in those before, and the best costs no more in this one than what is known. It may cost more in the next:
 * what is known of these leaves nothing out. */
static void bound_from(struct search *search, uint32_t promise) {
  bound(search, promise);
  if (promise < search->rough) settle(search, promise);
  for (uint32_t k = promise + 1; k < search->promise_count; k++) bound(search, k);
}

static void search_open(struct search *search, struct arena *arena) {
  const struct domains *domains = search->domains;
  tableau_open(&search->tableau, domains, arena);
  search->best = arena_array(arena, int64_t, domains->column_count);
  search->point = arena_array(arena, int64_t, var_count(search));
  search->values = arena_array(arena, int64_t, search->promise_count);
  search->bounds = arena_array(arena, int64_t, search->promise_count);
  search->least = arena_array(arena, int64_t, search->promise_count);
  search->point_values = arena_array(arena, int64_t, search->promise_count);
  search->blame = arena_array(arena, int64_t, var_count(search));
  search->guilt = 1024;
  search->settled = arena_array(arena, bool, search->promise_count);
  search->limit = search->patience == 0 ? INT64_MAX : search->patience;
}

/* Half of what is left for each promise, all of it for the last. */
static void grant(struct search *search, uint32_t promise, int64_t end) {
  int64_t now = search->steps + search->tableau.steps;
  if (end == INT64_MAX || promise + 1 == search->promise_count)
    search->limit = end;
  else
    search->limit = now + (end > now ? (end - now) / 2 : 0);
}

enum search_result program_search(struct search *search, struct arena *arena) {
  search_open(search, arena);
  int64_t end = 0;
  for (uint32_t k = 0; k < search->promise_count && search->asks_least; k++) bound(search, k);
  memcpy(search->least, search->bounds, search->promise_count * sizeof *search->least);
  consider_starts(search);
  for (uint32_t k = 0; k < search->promise_count; k++) {
    size_t trail = search->domains->trail.count;
    if (k > 0) grant(search, k, end);
    bool explored = k == 0 ? explore_first(search) : explore(search, k);
    if (!search->found) {
      search->steps += search->tableau.steps;
      search->lawful_after = search->steps;
      return explored ? SEARCH_EMPTY : SEARCH_GAVE_UP;
    }
    if (k == 0) end = search->limit;
    domains_undo(search->domains, trail);
    search->branchings.count = 0;
    bool all = search->proved == k;
    bool exact = k < search->rough;
    if (all && !(explored && exact)) bound_from(search, k);
    if ((settle(search, k) || explored) && all) {
      search->bounds[k] = search->values[k];
      search->proved += exact;
    }
  }
  search->steps += search->tableau.steps;
  return SEARCH_FOUND;
}
