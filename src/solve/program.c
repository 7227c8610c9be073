#include "solve/program.h"
#include "solve/search.h"
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NONE UINT32_MAX
#define SQUARES_MAX ((wide)1 << 60)

struct solver {
  const struct program *program;
  struct arena *arena;
  struct program_answer *answer;
  uint32_t option_count, promise_count;
  struct domains all;  /* columns: options; rows: items, then counters */
  uint32_t *item_of;   /* by option */
  int64_t *multiple;   /* by counter: of its square */
  uint32_t rough;      /* the first promise of which the squares are not exact */
  uint32_t *parent;    /* by item: to tell which hang together */
  uint32_t *base;      /* by item: the option that takes what the others leave, or NONE: nothing is open */
  uint32_t *column;    /* by option: its column in the part at hand */
  uint32_t items_left; /* in parts not yet looked at */
  int64_t patience_used, budget_used;
  int64_t bound[PROGRAM_COSTS], least[PROGRAM_COSTS], part_value[PROGRAM_COSTS]; /* of all parts so far */
  uint32_t proved;
};

static uint32_t item_row(const struct solver *solver, uint32_t item) {
  return solver->option_count + item;
}

static uint32_t counter_row(const struct solver *solver, uint32_t counter) {
  return solver->option_count + solver->program->item_count + counter;
}

static bool is_open(const struct solver *solver, uint32_t option) {
  return solver->all.low[option] < solver->all.high[option];
}

static bool has_square(const struct program *program, uint32_t counter) {
  int at = program->counters[counter].square_at;
  return at >= 0 && (uint32_t)at < program->cost_count;
}

/* Everything as it is given: options, items and counters. */
static void state_all(struct solver *solver) {
  const struct program *program = solver->program;
  struct domains *all = &solver->all;
  uint32_t options = solver->option_count, rows = program->item_count + program->counter_count;
  uint32_t uses = program->options[options].first_use;
  *all = (struct domains){.column_count = options, .row_count = rows};
  all->low = arena_array(solver->arena, int64_t, (size_t)options + rows);
  all->high = arena_array(solver->arena, int64_t, (size_t)options + rows);
  all->constants = arena_array(solver->arena, int64_t, rows);
  all->terms = arena_array(solver->arena, struct term, (size_t)options + uses);
  all->first_term = arena_array(solver->arena, uint32_t, (size_t)rows + 2);
  solver->item_of = arena_array(solver->arena, uint32_t, options);
  uint32_t *next = all->first_term + 1;
  for (uint32_t u = 0; u < uses; u++) next[program->item_count + program->uses[u].counter + 1]++;
  for (uint32_t i = 0; i < program->item_count; i++) {
    next[i + 1] = program->items[i + 1].first_option - program->items[i].first_option;
    all->low[item_row(solver, i)] = all->high[item_row(solver, i)] = program->items[i].count;
  }
  for (uint32_t r = 0; r < rows; r++) next[r + 1] += next[r];
  for (uint32_t c = 0; c < program->counter_count; c++) {
    all->low[counter_row(solver, c)] = program->counters[c].low;
    all->high[counter_row(solver, c)] = program->counters[c].high;
  }
  for (uint32_t i = 0; i < program->item_count; i++)
    for (uint32_t o = program->items[i].first_option; o < program->items[i + 1].first_option; o++) {
      solver->item_of[o] = i;
      all->high[o] = program->items[i].count;
      all->terms[next[i]++] = (struct term){o, 1};
      for (uint32_t u = program->options[o].first_use; u < program->options[o + 1].first_use; u++)
        all->terms[next[program->item_count + program->uses[u].counter]++] = (struct term){o, program->uses[u].amount};
    }
}

static wide gcd_of(wide a, wide b) {
  for (wide rest; b != 0; a = b, b = rest) rest = a % b;
  return a;
}

/* The least common multiple of the promise's weights, and what its squares may come to; false: they do not fit. */
static bool scale_promise(const struct solver *solver, uint32_t promise, int64_t *scale) {
  wide multiple = 1, sum = 0;
  const struct program *program = solver->program;
  for (uint32_t c = 0; c < program->counter_count; c++) {
    const struct program_counter *counter = &program->counters[c];
    if (counter->square_at != (int)promise) continue;
    multiple = multiple / gcd_of(multiple, counter->weight) * counter->weight;
    if (multiple > SQUARES_MAX) return false;
  }
  for (uint32_t c = 0; c < program->counter_count; c++) {
    const struct program_counter *counter = &program->counters[c];
    if (counter->square_at != (int)promise) continue;
    wide low = counter->base + solver->all.low[counter_row(solver, c)];
    wide high = counter->base + solver->all.high[counter_row(solver, c)];
    wide root = (low < 0 ? -low : low) > (high < 0 ? -high : high) ? low : high;
    sum += root * root * (multiple / counter->weight);
    if (sum > SQUARES_MAX) return false;
  }
  *scale = (int64_t)multiple;
  return true;
}

/* Fractions of this scale are near enough to look for good answers, not to prove them. */
#define ROUGH_SCALE 1000000

static void scale_squares(struct solver *solver) {
  const struct program *program = solver->program;
  solver->multiple = arena_array(solver->arena, int64_t, program->counter_count);
  solver->rough = PROGRAM_COSTS;
  for (uint32_t k = program->cost_count; k-- > 0;) {
    solver->answer->scale[k] = ROUGH_SCALE;
    if (!scale_promise(solver, k, &solver->answer->scale[k])) solver->rough = k;
  }
  for (uint32_t c = 0; c < program->counter_count; c++) {
    if (!has_square(program, c)) continue;
    const struct program_counter *counter = &program->counters[c];
    int64_t multiple = solver->answer->scale[counter->square_at] / counter->weight;
    solver->multiple[c] = multiple > 0 ? multiple : 1;
  }
}

static uint32_t root_of(struct solver *solver, uint32_t item) {
  while (solver->parent[item] != item) {
    solver->parent[item] = solver->parent[solver->parent[item]];
    item = solver->parent[item];
  }
  return item;
}

/* A counter whose bounds can still make a difference, or its square. */
static bool makes_difference(const struct solver *solver, uint32_t counter, bool squared) {
  const struct domains *all = &solver->all;
  uint32_t row = solver->program->item_count + counter, sum = counter_row(solver, counter);
  int64_t least = 0, most = 0;
  for (uint32_t t = all->first_term[row]; t < all->first_term[row + 1]; t++) {
    least += all->terms[t].amount * all->low[all->terms[t].var];
    most += all->terms[t].amount * all->high[all->terms[t].var];
  }
  if (least == most) return false;
  return squared || least < all->low[sum] || most > all->high[sum];
}

static bool binds(const struct solver *solver, uint32_t counter) {
  return makes_difference(solver, counter, false);
}

static bool matters(const struct solver *solver, uint32_t counter) {
  return makes_difference(solver, counter, has_square(solver->program, counter));
}

/* Items that hang together through counters get one root, the first of them. */
static void join_items(struct solver *solver) {
  const struct domains *all = &solver->all;
  uint32_t items = solver->program->item_count;
  solver->parent = arena_array(solver->arena, uint32_t, items);
  for (uint32_t i = 0; i < items; i++) solver->parent[i] = i;
  for (uint32_t c = 0; c < solver->program->counter_count; c++) {
    uint32_t first = NONE;
    if (!matters(solver, c)) continue;
    for (uint32_t t = all->first_term[items + c]; t < all->first_term[items + c + 1]; t++) {
      if (!is_open(solver, all->terms[t].var)) continue;
      uint32_t root = root_of(solver, solver->item_of[all->terms[t].var]);
      if (first == NONE) first = root;
      uint32_t other = root > first ? root : first;
      first = root < first ? root : first;
      solver->parent[other] = first;
    }
  }
}

/* The open option with the fewest uses is left out of the tableau: it takes what the others of its item leave. */
static void choose_bases(struct solver *solver) {
  const struct program *program = solver->program;
  solver->base = arena_array(solver->arena, uint32_t, program->item_count);
  for (uint32_t i = 0; i < program->item_count; i++) {
    uint32_t fewest = NONE;
    solver->base[i] = NONE;
    for (uint32_t o = program->items[i].first_option; o < program->items[i + 1].first_option; o++) {
      uint32_t uses = program->options[o + 1].first_use - program->options[o].first_use;
      if (!is_open(solver, o) || uses >= fewest) continue;
      solver->base[i] = o;
      fewest = uses;
    }
  }
}

/* A row of the tableau: offset + step * variable is what an item leaves, or what a counter counts. */
struct part_row {
  uint32_t counter; /* or NONE */
  int64_t offset, step;
};

/* Items that hang together. */
struct part {
  uint32_t *items, item_count;
  uint32_t *counters, counter_count; /* that matter and count open options of these items */
  uint32_t *options;                 /* by column */
  struct part_row *rows;
  struct cap caps[PROGRAM_COSTS]; /* by promise */
  struct domains domains;
  LIST(struct term) terms;
  bool empty; /* no answer is within the bounds of a counter on which nothing depends */
};

static bool is_column(const struct solver *solver, uint32_t option) {
  return is_open(solver, option) && solver->base[solver->item_of[option]] != option;
}

static void list_columns(struct solver *solver, struct part *part) {
  const struct program *program = solver->program;
  uint32_t count = 0;
  for (uint32_t i = 0; i < part->item_count; i++)
    for (uint32_t o = program->items[part->items[i]].first_option; o < program->items[part->items[i] + 1].first_option;
         o++)
      if (is_column(solver, o)) solver->column[o] = count++;
  part->options = arena_array(solver->arena, uint32_t, count);
  for (uint32_t i = 0; i < part->item_count; i++)
    for (uint32_t o = program->items[part->items[i]].first_option; o < program->items[part->items[i] + 1].first_option;
         o++)
      if (is_column(solver, o)) part->options[solver->column[o]] = o;
  part->domains.column_count = count;
}

/* What a unit of the option costs more than one of its item's base. */
static int64_t extra_cost(const struct solver *solver, uint32_t option, uint32_t promise) {
  const struct program_option *options = solver->program->options;
  return options[option].costs[promise] - options[solver->base[solver->item_of[option]]].costs[promise];
}

/* Adds amount * units of the option to the row that is being written. */
static void add_to_row(struct solver *solver, struct part *part, int64_t *sums, uint32_t option, int64_t amount) {
  const struct program *program = solver->program;
  uint32_t item = solver->item_of[option];
  int64_t *constant = &part->domains.constants[part->domains.row_count];
  if (!is_open(solver, option)) {
    *constant += amount * solver->all.low[option];
    return;
  }
  if (solver->base[item] != option) {
    sums[solver->column[option]] += amount;
    return;
  }
  *constant += amount * program->items[item].count;
  for (uint32_t o = program->items[item].first_option; o < program->items[item + 1].first_option; o++)
    if (o != option) add_to_row(solver, part, sums, o, -amount);
}

/* Writes the sums, which are zero again, as terms of the row that begins. Their common divisor is taken out. */
static int64_t write_terms(struct solver *solver, struct part *part, int64_t *sums, int64_t *least, int64_t *most) {
  struct domains *domains = &part->domains;
  int64_t step = 0;
  for (uint32_t c = 0; c < domains->column_count; c++)
    if (sums[c] != 0) step = (int64_t)gcd_of(step, sums[c] < 0 ? -sums[c] : sums[c]);
  *least = *most = 0;
  for (uint32_t c = 0; c < domains->column_count; c++) {
    if (sums[c] == 0) continue;
    int64_t amount = sums[c] / step;
    *list_push(solver->arena, &part->terms) = (struct term){c, amount};
    *least += amount * (amount > 0 ? domains->low[c] : domains->high[c]);
    *most += amount * (amount > 0 ? domains->high[c] : domains->low[c]);
    sums[c] = 0;
  }
  return step;
}

/* The row counts from now on, with this variable. */
static uint32_t end_row(struct part *part, struct part_row row, int64_t low, int64_t high) {
  struct domains *domains = &part->domains;
  uint32_t var = domains->column_count + domains->row_count;
  domains->low[var] = low;
  domains->high[var] = high;
  part->rows[domains->row_count] = row;
  domains->first_term[++domains->row_count] = (uint32_t)part->terms.count;
  return var;
}

/* The row of what an item leaves to its base or a counter counts, from low to high; dropped where it cannot matter. */
static void add_row(struct solver *solver, struct part *part, int64_t *sums, uint32_t counter, int64_t low,
                    int64_t high) {
  struct domains *domains = &part->domains;
  int64_t offset = domains->constants[domains->row_count], least, most;
  int64_t step = write_terms(solver, part, sums, &least, &most);
  domains->constants[domains->row_count] = 0;
  bool squared = counter != NONE && has_square(solver->program, counter) && least < most;
  if (step == 0 && (offset < low || offset > high)) part->empty = true;
  if (step == 0 || (!squared && offset + step * least >= low && offset + step * most <= high)) {
    part->terms.count = domains->first_term[domains->row_count];
    return;
  }
  low = offset + step * least > low ? least : (low - offset + (low > offset ? step - 1 : 0)) / step;
  high = offset + step * most < high ? most : (high - offset - (high < offset ? step - 1 : 0)) / step;
  end_row(part, (struct part_row){counter, offset, step}, low, high);
}

/* A promise without squares as a row, so that it can be held while others are looked at. */
static struct cap add_cap(struct solver *solver, struct part *part, int64_t *sums, uint32_t promise) {
  const struct program *program = solver->program;
  struct domains *domains = &part->domains;
  int64_t least, most;
  for (uint32_t c = 0; c < program->counter_count; c++)
    if (program->counters[c].square_at == (int)promise) return (struct cap){0};
  for (uint32_t c = 0; c < domains->column_count; c++) sums[c] = extra_cost(solver, part->options[c], promise);
  uint32_t first = domains->first_term[domains->row_count];
  int64_t step = write_terms(solver, part, sums, &least, &most);
  if (part->terms.count == first) return (struct cap){0};
  return (struct cap){end_row(part, (struct part_row){NONE, 0, step}, least, most), step};
}

static void write_domains(struct solver *solver, struct part *part) {
  const struct program *program = solver->program;
  struct domains *domains = &part->domains, *all = &solver->all;
  size_t rows = (size_t)part->item_count + part->counter_count + program->cost_count;
  domains->low = arena_array(solver->arena, int64_t, rows + domains->column_count);
  domains->high = arena_array(solver->arena, int64_t, rows + domains->column_count);
  domains->constants = arena_array(solver->arena, int64_t, rows + 1);
  domains->first_term = arena_array(solver->arena, uint32_t, rows + 1);
  part->rows = arena_array(solver->arena, struct part_row, rows);
  int64_t *sums = arena_array(solver->arena, int64_t, domains->column_count);
  for (uint32_t c = 0; c < domains->column_count; c++) {
    domains->low[c] = all->low[part->options[c]];
    domains->high[c] = all->high[part->options[c]];
  }
  for (uint32_t i = 0; i < part->item_count; i++) {
    uint32_t base = solver->base[part->items[i]];
    add_to_row(solver, part, sums, base, 1);
    add_row(solver, part, sums, NONE, all->low[base], all->high[base]);
  }
  for (uint32_t i = 0; i < part->counter_count; i++) {
    uint32_t counter = part->counters[i], row = program->item_count + counter, sum = counter_row(solver, counter);
    for (uint32_t t = all->first_term[row]; t < all->first_term[row + 1]; t++)
      add_to_row(solver, part, sums, all->terms[t].var, all->terms[t].amount);
    add_row(solver, part, sums, counter, all->low[sum], all->high[sum]);
  }
  for (uint32_t k = 0; k < program->cost_count; k++) part->caps[k] = add_cap(solver, part, sums, k);
  domains->terms = part->terms.items;
}

/* multiple * (base + offset + step * v)², but for what is constant in it. */
static struct curve square_of(const struct solver *solver, const struct part_row *row) {
  int64_t multiple = solver->multiple[row->counter], root = solver->program->counters[row->counter].base + row->offset;
  if (row->step == 1) return (struct curve){0, multiple, root};
  return (struct curve){2 * multiple * row->step * root, multiple * row->step * row->step, 0};
}

/* Costs by variable: of a column, what it costs more than its item's base; of a counter, its square. */
static struct curve **curves_of(struct solver *solver, const struct part *part) {
  const struct program *program = solver->program;
  const struct domains *domains = &part->domains;
  struct curve **curves = arena_array(solver->arena, struct curve *, solver->promise_count);
  for (uint32_t k = 0; k < solver->promise_count; k++) {
    curves[k] = arena_array(solver->arena, struct curve, (size_t)domains->column_count + domains->row_count);
    if (k >= program->cost_count) continue;
    for (uint32_t c = 0; c < domains->column_count; c++)
      curves[k][c].linear = solver->answer->scale[k] * extra_cost(solver, part->options[c], k);
    for (uint32_t r = 0; r < domains->row_count; r++) {
      uint32_t counter = part->rows[r].counter;
      if (counter != NONE && program->counters[counter].square_at == (int)k)
        curves[k][domains->column_count + r] = square_of(solver, &part->rows[r]);
    }
  }
  return curves;
}

static void take_answer(struct solver *solver, const struct part *part, const struct search *search) {
  int32_t *taken = solver->answer->taken;
  for (uint32_t i = 0; i < part->item_count; i++) taken[solver->base[part->items[i]]] = 0;
  for (uint32_t c = 0; c < part->domains.column_count; c++) taken[part->options[c]] = (int32_t)search->best[c];
  for (uint32_t i = 0; i < part->item_count; i++) {
    const struct program_item *item = &solver->program->items[part->items[i]];
    int32_t rest = item->count;
    for (uint32_t o = item[0].first_option; o < item[1].first_option; o++) rest -= taken[o];
    taken[solver->base[part->items[i]]] = rest;
  }
  for (uint32_t k = 0; k < solver->promise_count; k++) {
    solver->bound[k] += search->bounds[k];
    solver->least[k] += search->least[k];
    solver->part_value[k] += search->values[k];
  }
  if (search->proved < solver->proved) solver->proved = search->proved;
}

static int64_t steps_left(int64_t given, int64_t used) {
  if (given == 0) return 0;
  return given > used ? given - used : 1;
}

static const int64_t *start_of(struct solver *solver, const struct part *part, const int32_t *taken) {
  if (taken == NULL) return NULL;
  int64_t *point = arena_array(solver->arena, int64_t, part->domains.column_count);
  for (uint32_t c = 0; c < part->domains.column_count; c++) point[c] = taken[part->options[c]];
  return point;
}

/* The option's next use, from at on, of a counter that binds; NULL: none is left. */
static const struct program_use *next_binding(const struct solver *solver, const bool *binding, uint32_t option,
                                              uint32_t *at) {
  const struct program *program = solver->program;
  while (*at < program->options[option + 1].first_use && !binding[program->uses[*at].counter]) (*at)++;
  return *at < program->options[option + 1].first_use ? &program->uses[(*at)++] : NULL;
}

/* Whether the law sees no difference between two options of an item. */
static bool are_twins(const struct solver *solver, const bool *binding, uint32_t a, uint32_t b) {
  const struct program *program = solver->program;
  uint32_t at = program->options[a].first_use, other_at = program->options[b].first_use;
  for (;;) {
    const struct program_use *own = next_binding(solver, binding, a, &at);
    const struct program_use *other = next_binding(solver, binding, b, &other_at);
    if (own == NULL || other == NULL) return own == other;
    if (own->counter != other->counter || own->amount != other->amount) return false;
  }
}

/* Whether one option can take all that the other does. Bounds that bind no more may have narrowed either. */
static bool can_stand_in(const struct solver *solver, const bool *binding, uint32_t option, uint32_t other) {
  int32_t count = solver->program->items[solver->item_of[option]].count;
  return solver->all.low[option] == 0 && solver->all.high[other] == count && are_twins(solver, binding, option, other);
}

/* Whether the base, or an option before, stands in for this one. */
static bool is_spare(const struct solver *solver, const bool *binding, uint32_t option) {
  uint32_t item = solver->item_of[option];
  if (can_stand_in(solver, binding, option, solver->base[item])) return true;
  for (uint32_t o = solver->program->items[item].first_option; o < option; o++)
    if (is_column(solver, o) && can_stand_in(solver, binding, option, o)) return true;
  return false;
}

static const bool *list_spare(const struct solver *solver, const struct part *part) {
  bool *binding = arena_array(solver->arena, bool, solver->program->counter_count);
  bool *spare = arena_array(solver->arena, bool, part->domains.column_count);
  for (uint32_t i = 0; i < part->counter_count; i++) binding[part->counters[i]] = binds(solver, part->counters[i]);
  for (uint32_t c = 0; c < part->domains.column_count; c++) spare[c] = is_spare(solver, binding, part->options[c]);
  return spare;
}

/* The part gets its share of the budget: by items, of those still to be looked at. */
static enum search_result solve_part(struct solver *solver, struct part *part) {
  struct search search = {.domains = &part->domains, .promise_count = solver->promise_count, .rough = solver->rough};
  search.asks_least = solver->program->asks_least;
  list_columns(solver, part);
  write_domains(solver, part);
  for (size_t i = 0; i < PROGRAM_STARTS; i++) search.starts[i] = start_of(solver, part, solver->program->starts[i]);
  if (part->empty) return SEARCH_EMPTY;
  search.curves = curves_of(solver, part);
  search.caps = part->caps;
  search.any = solver->program->cost_count == 0;
  search.spare = list_spare(solver, part);
  domains_open(&part->domains, solver->arena);
  search.patience = steps_left(solver->program->patience, solver->patience_used);
  search.budget = steps_left(solver->program->budget, solver->budget_used);
  if (search.budget > 0) search.budget = 1 + (int64_t)((wide)search.budget * part->item_count / solver->items_left);
  enum search_result result = program_search(&search, solver->arena);
  solver->items_left -= part->item_count;
  solver->patience_used += search.lawful_after;
  solver->budget_used += search.steps - search.lawful_after;
  if (result == SEARCH_FOUND) take_answer(solver, part, &search);
  return result;
}

/* Items by root, in their order. */
struct parts {
  uint32_t *items, *first_item;       /* by root: item_count + 1 */
  uint32_t *counters, *first_counter; /* by root */
};

static uint32_t root_of_counter(struct solver *solver, uint32_t counter) {
  const struct domains *all = &solver->all;
  uint32_t row = solver->program->item_count + counter;
  if (!matters(solver, counter)) return NONE;
  for (uint32_t t = all->first_term[row]; t < all->first_term[row + 1]; t++)
    if (is_open(solver, all->terms[t].var)) return root_of(solver, solver->item_of[all->terms[t].var]);
  return NONE;
}

/* Lists 0, 1, 2, ... by their roots; those without one are left out. */
static uint32_t *list_by_root(struct solver *solver, const uint32_t *roots, uint32_t count, uint32_t **first) {
  uint32_t *listed = arena_array(solver->arena, uint32_t, count);
  *first = arena_array(solver->arena, uint32_t, (size_t)solver->program->item_count + 2);
  uint32_t *next = *first + 1;
  for (uint32_t i = 0; i < count; i++)
    if (roots[i] != NONE) next[roots[i] + 1]++;
  for (uint32_t i = 0; i < solver->program->item_count; i++) next[i + 1] += next[i];
  for (uint32_t i = 0; i < count; i++)
    if (roots[i] != NONE) listed[next[roots[i]]++] = i;
  return listed;
}

static struct parts list_parts(struct solver *solver) {
  const struct program *program = solver->program;
  uint32_t *roots = arena_array(solver->arena, uint32_t, program->item_count);
  uint32_t *counter_roots = arena_array(solver->arena, uint32_t, program->counter_count);
  for (uint32_t i = 0; i < program->item_count; i++) {
    bool open = solver->base[i] != NONE;
    roots[i] = open ? root_of(solver, i) : NONE;
    solver->items_left += open;
  }
  for (uint32_t c = 0; c < program->counter_count; c++) counter_roots[c] = root_of_counter(solver, c);
  struct parts parts;
  parts.items = list_by_root(solver, roots, program->item_count, &parts.first_item);
  parts.counters = list_by_root(solver, counter_roots, program->counter_count, &parts.first_counter);
  return parts;
}

static enum search_result solve_parts(struct solver *solver) {
  solver->column = arena_array(solver->arena, uint32_t, solver->option_count);
  struct parts parts = list_parts(solver);
  for (uint32_t root = 0; root < solver->program->item_count; root++) {
    struct part part = {.items = parts.items + parts.first_item[root],
                        .item_count = parts.first_item[root + 1] - parts.first_item[root],
                        .counters = parts.counters + parts.first_counter[root],
                        .counter_count = parts.first_counter[root + 1] - parts.first_counter[root]};
    if (part.item_count == 0) continue;
    enum search_result result = solve_part(solver, &part);
    if (result != SEARCH_FOUND) return result;
  }
  return SEARCH_FOUND;
}

/* Counts the answer by the program as it was given. False: a bound is broken. */
static bool count_answer(const struct solver *solver, int64_t *sums) {
  const struct program *program = solver->program;
  for (uint32_t i = 0; i < program->item_count; i++) {
    int64_t rest = program->items[i].count;
    for (uint32_t o = program->items[i].first_option; o < program->items[i + 1].first_option; o++) {
      int64_t taken = solver->answer->taken[o];
      if (taken < 0) return false;
      rest -= taken;
      for (uint32_t u = program->options[o].first_use; u < program->options[o + 1].first_use; u++)
        sums[program->uses[u].counter] += taken * program->uses[u].amount;
    }
    if (rest != 0) return false;
  }
  for (uint32_t c = 0; c < program->counter_count; c++)
    if (sums[c] < program->counters[c].low || sums[c] > program->counters[c].high) return false;
  return true;
}

/* Fractions are cut where the scale is too large: then the value is rounded up, and the bound, made of what is cut, is
 * a bound all the same, unless a multiple would have been cut to nothing. */
static void value_roughly(const struct solver *solver, const int64_t *sums, uint32_t promise) {
  const struct program *program = solver->program;
  struct program_answer *answer = solver->answer;
  for (uint32_t c = 0; c < program->counter_count; c++) {
    const struct program_counter *counter = &program->counters[c];
    if (counter->square_at != (int)promise) continue;
    wide square = curve_cost(&(struct curve){0, 1, counter->base}, sums[c]);
    wide exact = (square * answer->scale[promise] + counter->weight - 1) / counter->weight;
    answer->value[promise] += (int64_t)(exact - square * solver->multiple[c]);
    if (counter->weight > answer->scale[promise]) answer->bound[promise] = INT64_MIN;
  }
}

static void value_answer(const struct solver *solver, const int64_t *sums) {
  const struct program *program = solver->program;
  struct program_answer *answer = solver->answer;
  for (uint32_t k = 0; k < program->cost_count; k++) {
    wide value = 0;
    for (uint32_t o = 0; o < solver->option_count; o++)
      value += (wide)answer->scale[k] * program->options[o].costs[k] * answer->taken[o];
    for (uint32_t c = 0; c < program->counter_count; c++)
      if (program->counters[c].square_at == (int)k)
        value += curve_cost(&(struct curve){0, solver->multiple[c], program->counters[c].base}, sums[c]);
    answer->value[k] = (int64_t)value;
    answer->bound[k] = (int64_t)value - solver->part_value[k] + solver->bound[k];
    answer->least[k] = (int64_t)value - solver->part_value[k] + solver->least[k];
    if (k >= solver->rough) value_roughly(solver, sums, k);
  }
  answer->proved = solver->proved < solver->rough ? solver->proved : solver->rough;
  if (answer->proved > program->cost_count) answer->proved = program->cost_count;
  for (uint32_t k = 0; k < answer->proved; k++) assert(answer->bound[k] == answer->value[k]);
}

/* An answer that breaks its bounds must never be written: checked in every build. */
static void conclude(struct solver *solver) {
  int64_t *sums = arena_array(solver->arena, int64_t, solver->program->counter_count);
  if (!count_answer(solver, sums)) {
    fputs("wfa: internal error: an answer breaks its bounds\n", stderr);
    abort();
  }
  value_answer(solver, sums);
}

enum program_result program_solve(const struct program *program, struct arena *arena, struct program_answer *answer) {
  struct solver solver = {.program = program, .arena = arena, .answer = answer, .proved = PROGRAM_COSTS};
  solver.option_count = program->items[program->item_count].first_option;
  solver.promise_count = program->cost_count > 0 ? program->cost_count : 1;
  *answer = (struct program_answer){.taken = arena_array(arena, int32_t, solver.option_count)};
  state_all(&solver);
  domains_open(&solver.all, arena);
  if (!domains_propagate(&solver.all)) return PROGRAM_INFEASIBLE;
  scale_squares(&solver);
  for (uint32_t o = 0; o < solver.option_count; o++)
    answer->taken[o] = is_open(&solver, o) ? 0 : (int32_t)solver.all.low[o];
  join_items(&solver);
  choose_bases(&solver);
  enum search_result result = solve_parts(&solver);
  answer->steps = solver.patience_used + solver.budget_used;
  if (result == SEARCH_EMPTY) return PROGRAM_INFEASIBLE;
  if (result == SEARCH_GAVE_UP) return PROGRAM_GAVE_UP;
  conclude(&solver);
  return PROGRAM_SOLVED;
}
