/* Of those whom the same bounds count as many are in the office as is wanted: then a network holds what crosses, and
 * the rest of the promises are exact as far as these numbers go. How far that is from the best is told by a second
 * network, in which only so many a day are wanted in all, and bounds that cross are left out: where wishes and fill are
 * proved for each day this holds of the best roster too, so that it cannot be better than what that network finds. */
#include "rules/drafting.h"
#include "solve/least.h"

/* What the answer of a draft comes to in the promises of its network. */
struct reach {
  struct cost against; /* as costs of cells: wishes and fill */
  int64_t level, even;
};

static int64_t squared(int64_t number) {
  return number * number;
}

static void count_cells(const struct draft *draft, uint32_t row, int32_t *in_office, struct reach *reach) {
  const struct network *network = &draft->network;
  const struct common *common = draft->component->common;
  uint32_t person = draft->people[draft->first_person[row]];
  uint32_t agency = agency_of_seat(common, &draft->law->seats.items[draft->law->seat_of[person]]);
  uint32_t first = network->stretches[network->rows[row].first_stretch].first_cell;
  uint32_t end = network->stretches[network->rows[row + 1].first_stretch].first_cell;
  for (uint32_t c = first; c < end; c++) {
    if (!network->cells[c].in) continue;
    reach->against = cost_sum(reach->against, cost_of_digits(network->cells[c].cost));
    in_office[agency * component_days(draft->component) + draft->day_of_cell[c]]++;
  }
}

static struct reach reach_of(const struct draft *draft) {
  const struct network *network = &draft->network;
  const struct component *component = draft->component;
  const struct common *common = component->common;
  size_t days = component_days(component);
  struct reach reach = {0};
  int32_t *in_office = arena_array(component->arena, int32_t, common->agency_count * days);
  for (uint32_t r = 0; r < network->row_count; r++) count_cells(draft, r, in_office, &reach);
  for (uint32_t i = 0; i < network->stretch_count; i++)
    if (network->stretches[i].evened) reach.even += squared(network->stretches[i].base + network->stretch_counts[i]);
  for (uint32_t a = 0; a < common->agency_count; a++)
    for (size_t d = 0; d < days; d++) {
      int64_t base = common->in_office[a * draft->law->window.count + component->block.first + d];
      if (in_office[a * days + d] > 0) reach.level += squared(base + in_office[a * days + d]) - squared(base);
    }
  return reach;
}

/* Rows of both are the same people. */
static int64_t fair_gap(const struct draft *planned, const struct draft *least) {
  const struct network *network = &planned->network;
  struct difference *differences = arena_array(planned->component->arena, struct difference, network->row_count);
  for (uint32_t r = 0; r < network->row_count; r++) {
    int64_t base = network->rows[r].base;
    differences[r].number = squared(base + network->row_counts[r]) - squared(base + least->network.row_counts[r]);
    differences[r].weight = network->rows[r].weight;
  }
  return differences_sum(differences, network->row_count);
}

static bool solve_draft(struct draft *draft) {
  struct cut cut = {0};
  return !draft->away && draft_nodes(draft) && draft_rows(draft) &&
         solve_network(&draft->network, draft->component->arena, &cut) == SOLVE_BEST;
}

static void narrow(int64_t *gap, int64_t found) {
  if (found < *gap) *gap = found;
}

/* Promise after promise, as long as the one before is proved: the network keeps these in the same order. */
static void tell_gaps(const struct draft *planned, const struct draft *least) {
  int64_t *gaps = planned->component->told->gaps;
  struct reach own = reach_of(planned), best = reach_of(least);
  int64_t fair = fair_gap(planned, least), level = (own.level - best.level) * 1000;
  bool is_leveled = least->component->leveled && !least->unleveled;
  narrow(&gaps[PROMISE_FAIR], fair);
  if (fair > 0) return;
  if (is_leveled) narrow(&gaps[PROMISE_LEVEL], level);
  if (!least->unevened && (least->component->leveled ? is_leveled && level == 0 : true))
    narrow(&gaps[PROMISE_EVEN], (own.even - best.even) * 1000);
}

/* Holds the plan against a network of totals, whose answer it becomes where that keeps all bounds. */
static void compare(struct draft *planned, bool leveled, bool keeps_minima) {
  struct component *component = arena_alloc(planned->component->arena, sizeof *component);
  struct draft least;
  *component = *planned->component;
  component->leveled = leveled;
  draft_open(&least, component, RIGOUR_TOTALS, true);
  least.family.keeps_minima = keeps_minima;
  if (!solve_draft(&least)) return;
  struct reach own = reach_of(planned), best = reach_of(&least);
  if (cost_sign(cost_difference(own.against, best.against)) != 0) return;
  const int64_t *gaps = component->told->gaps;
  tell_gaps(planned, &least);
  bool is_better = gaps[PROMISE_FAIR] > 0 || (gaps[PROMISE_LEVEL] > 0 && !least.unleveled);
  if (leveled != planned->component->leveled || !is_better || !draft_keeps_all(&least)) return;
  if (leveled) told_unknown(component->told, PROMISE_FAIR);
  *planned = least;
  tell_gaps(planned, &least);
}

enum drafted draft_wanted_plan(const struct component *component, bool proved) {
  struct draft planned;
  const int64_t *gaps = component->told->gaps;
  draft_open(&planned, component, RIGOUR_WANTED, true);
  if (!solve_draft(&planned)) return DRAFT_CROSSES;
  told_unknown(component->told, PROMISE_FAIR);
  /* Groups within one agency: so many of it are in on each day of the best roster too. */
  if (proved && !component->leveled) component->told->gaps[PROMISE_LEVEL] = 0;
  for (int keeps_minima = 0; keeps_minima < 2 && proved && !component_has_personals(component); keeps_minima++) {
    if (gaps[PROMISE_FAIR] > 0 || gaps[PROMISE_LEVEL] > 0) compare(&planned, component->leveled, keeps_minima);
    if (gaps[PROMISE_EVEN] > 0 && component->leveled) compare(&planned, false, keeps_minima);
  }
  draft_write(&planned);
  return DRAFT_PLANNED;
}
