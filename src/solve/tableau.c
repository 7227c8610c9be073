#include "solve/tableau.h"
#include <assert.h>

#define ENTRY_MAX ((wide)1 << 61)
#define LARGE ((int64_t)1 << 32) /* rows with larger numbers are brought to lowest terms */
#define PRICE_BITS 110
#define WEIGHT_BITS 60
#define IDLE_MAX 60 /* pivots without progress before the rule of Bland is kept, which cannot go in circles */

static wide wide_abs(wide a) {
  return a < 0 ? -a : a;
}

static int bits(wide a) {
  uint64_t low = (uint64_t)wide_abs(a), high = (uint64_t)(wide_abs(a) >> 64);
  if (high != 0) return 128 - __builtin_clzll(high);
  return low != 0 ? 64 - __builtin_clzll(low) : 0;
}

static int64_t gcd(int64_t a, int64_t b) {
  a = a < 0 ? -a : a;
  b = b < 0 ? -b : b;
  while (b != 0) {
    int64_t rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

static wide wide_gcd(wide a, wide b) {
  a = wide_abs(a);
  b = wide_abs(b);
  while (b != 0) {
    if (a <= INT64_MAX && b <= INT64_MAX) return gcd((int64_t)a, (int64_t)b);
    wide rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

static wide wide_floor(wide a, wide b) { /* b > 0 */
  return a / b - (a % b < 0);
}

static wide wide_ceil(wide a, wide b) {
  return a / b + (a % b > 0);
}

static int64_t clamped(wide value, int64_t low, int64_t high) {
  return value < low ? low : value > high ? high : (int64_t)value;
}

wide curve_cost(const struct curve *curve, int64_t value) {
  wide root = (wide)curve->base + value;
  return (wide)curve->linear * value + curve->multiple * root * root;
}

/* Of the step from value to value + 1. */
static int64_t slope_above(const struct curve *curve, int64_t value) {
  return curve->linear + curve->multiple * (2 * (curve->base + value) + 1);
}

static int64_t slope_below(const struct curve *curve, int64_t value) {
  return slope_above(curve, value - 1);
}

/* Of two variables that cost the same one is preferred, at random but always the same: where many ways cost the same
 * the simplex method would walk about among them for long. Lexicographically after the cost, so the cost stays exact.
 */
static int64_t tie_of(uint32_t var) {
  uint64_t mixed = (var + 1) * 0x9e3779b97f4a7c15U;
  mixed = (mixed ^ mixed >> 32) * 0x94d049bb133111ebU;
  return (int64_t)(mixed >> 48);
}

/* The least and the greatest value in the domain at which the slope number / weight, with a tie of this sign, is
 * neither too steep nor too flat. */
static int64_t range_low(const struct tableau *tableau, uint32_t var, struct fraction slope, int tie) {
  const struct curve *curve = &tableau->curves[var];
  int64_t low = tableau->domains->low[var], high = tableau->domains->high[var];
  wide above = slope.number - slope.weight * curve->linear + (tie > 0 ? 1 : 0);
  if (curve->multiple == 0) return above > 0 ? high : low;
  /* slope_above(v) >= slope, so 2 (base + v) + 1 >= (slope - linear) / multiple */
  wide odd = wide_ceil(above, slope.weight * curve->multiple);
  return clamped(wide_ceil(odd - 1, 2) - curve->base, low, high);
}

static int64_t range_high(const struct tableau *tableau, uint32_t var, struct fraction slope, int tie) {
  const struct curve *curve = &tableau->curves[var];
  int64_t low = tableau->domains->low[var], high = tableau->domains->high[var];
  wide above = slope.number - slope.weight * curve->linear - (tie < 0 ? 1 : 0);
  if (curve->multiple == 0) return above < 0 ? low : high;
  wide odd = wide_floor(above, slope.weight * curve->multiple);
  return clamped(wide_floor(odd - 1, 2) - curve->base + 1, low, high);
}

static int64_t *row_of(const struct tableau *tableau, uint32_t row) {
  return tableau->entries + (size_t)row * tableau->column_count;
}

void tableau_open(struct tableau *tableau, const struct domains *domains, struct arena *arena) {
  uint32_t rows = domains->row_count, columns = domains->column_count;
  *tableau = (struct tableau){.domains = domains, .row_count = rows, .column_count = columns};
  tableau->entries = arena_alloc_array(arena, rows, columns * sizeof *tableau->entries);
  tableau->weights = arena_array(arena, int64_t, rows);
  tableau->numbers = arena_array(arena, int64_t, rows);
  tableau->sizes = arena_array(arena, int64_t, rows);
  tableau->prices = arena_array(arena, struct price, columns);
  tableau->basic = arena_array(arena, uint32_t, rows);
  tableau->free = arena_array(arena, uint32_t, columns);
  tableau->place = arena_array(arena, uint32_t, (size_t)rows + columns);
  tableau->slopes = arena_array(arena, int64_t, rows);
  tableau->values = arena_array(arena, int64_t, columns);
  tableau->nonzero = arena_array(arena, uint32_t, columns);
  tableau->step_limit = INT64_MAX;
  tableau_reset(tableau);
}

static void measure(struct tableau *tableau, uint32_t row) {
  const int64_t *entries = row_of(tableau, row);
  int64_t size = tableau->numbers[row] < 0 ? -tableau->numbers[row] : tableau->numbers[row];
  for (uint32_t c = 0; c < tableau->column_count; c++) {
    int64_t entry = entries[c] < 0 ? -entries[c] : entries[c];
    size = entry > size ? entry : size;
  }
  tableau->sizes[row] = size;
}

void tableau_reset(struct tableau *tableau) {
  const struct domains *domains = tableau->domains;
  tableau->curves = NULL;
  tableau->broken = false;
  for (uint32_t c = 0; c < tableau->column_count; c++) {
    tableau->free[c] = c;
    tableau->place[c] = tableau->row_count + c;
    tableau->values[c] = domains->low[c];
  }
  for (uint32_t r = 0; r < tableau->row_count; r++) {
    int64_t *entries = row_of(tableau, r);
    tableau->basic[r] = tableau->column_count + r;
    tableau->place[tableau->column_count + r] = r;
    tableau->weights[r] = 1;
    tableau->numbers[r] = domains->constants[r];
    for (uint32_t c = 0; c < tableau->column_count; c++) entries[c] = 0;
    for (uint32_t t = domains->first_term[r]; t < domains->first_term[r + 1]; t++) {
      const struct term *term = &domains->terms[t];
      entries[term->var] = term->amount;
      tableau->numbers[r] += term->amount * tableau->values[term->var];
    }
    measure(tableau, r);
  }
}

/* In lowest terms. */
static void reduce(struct tableau *tableau, uint32_t row) {
  int64_t *entries = row_of(tableau, row);
  int64_t common = gcd(tableau->weights[row], tableau->numbers[row]);
  for (uint32_t c = 0; c < tableau->column_count && common != 1; c++) common = gcd(common, entries[c]);
  measure(tableau, row);
  if (common == 1) return;
  tableau->weights[row] /= common;
  tableau->numbers[row] /= common;
  for (uint32_t c = 0; c < tableau->column_count; c++) entries[c] /= common;
  measure(tableau, row);
}

static void reduce_prices(struct tableau *tableau) {
  wide common = tableau->price_weight, size = 0;
  for (uint32_t c = 0; c < tableau->column_count; c++) {
    const struct price *price = &tableau->prices[c];
    if (common != 1) common = wide_gcd(wide_gcd(common, price->cost), price->tie);
    if (wide_abs(price->cost) > size) size = wide_abs(price->cost);
    if (wide_abs(price->tie) > size) size = wide_abs(price->tie);
  }
  if (common != 1) {
    tableau->price_weight /= common;
    for (uint32_t c = 0; c < tableau->column_count; c++) {
      tableau->prices[c].cost /= common;
      tableau->prices[c].tie /= common;
    }
  }
  if (bits(size / common) > PRICE_BITS - 10 || bits(tableau->price_weight) > WEIGHT_BITS) tableau->broken = true;
}

/* Moves a column's variable; the basic ones follow. */
static void move(struct tableau *tableau, uint32_t column, int64_t to) {
  int64_t by = to - tableau->values[column];
  if (by == 0) return;
  tableau->values[column] = to;
  for (uint32_t r = 0; r < tableau->row_count; r++) {
    int64_t entry = row_of(tableau, r)[column];
    if (entry == 0) continue;
    wide number = tableau->numbers[r] + (wide)entry * by;
    if (wide_abs(number) > ENTRY_MAX) tableau->broken = true;
    tableau->numbers[r] = (int64_t)number;
    int64_t size = number < 0 ? -(int64_t)number : (int64_t)number;
    if (size > tableau->sizes[r]) tableau->sizes[r] = size;
  }
}

/* Adds change and tie times (the row's variable) to what is minimized. */
static void change_slope(struct tableau *tableau, uint32_t row, int64_t change, int64_t tie) {
  const int64_t *entries = row_of(tableau, row);
  tableau->slopes[row] += change;
  wide weight = tableau->weights[row];
  wide times = weight / wide_gcd(weight, tableau->price_weight);
  int weight_bits = bits(tableau->price_weight) + bits(times);
  int most = bits(change) > bits(tie) ? bits(change) : bits(tie);
  if (weight_bits > WEIGHT_BITS || weight_bits + most + bits(tableau->sizes[row]) > PRICE_BITS) tableau->broken = true;
  if (tableau->broken) return;
  tableau->price_weight *= times;
  wide each = tableau->price_weight / weight * change, each_tie = tableau->price_weight / weight * tie;
  for (uint32_t c = 0; c < tableau->column_count; c++) {
    struct price *price = &tableau->prices[c];
    if (times == 1 && entries[c] == 0) continue;
    price->cost = price->cost * times + each * entries[c];
    price->tie = price->tie * times + each_tie * entries[c];
  }
  if (tableau->price_weight != 1) reduce_prices(tableau);
}

/* Each basic variable is thought to cost what it costs where it is. */
static void set_slopes(struct tableau *tableau) {
  tableau->price_weight = 1;
  for (uint32_t c = 0; c < tableau->column_count; c++) tableau->prices[c] = (struct price){0, 0};
  for (uint32_t r = 0; r < tableau->row_count; r++) {
    uint32_t var = tableau->basic[r];
    int64_t low = tableau->domains->low[var], high = tableau->domains->high[var];
    const struct curve *curve = &tableau->curves[var];
    int64_t at = clamped(wide_floor(tableau->numbers[r], tableau->weights[r]), low, high);
    tableau->slopes[r] = 0;
    change_slope(tableau, r, at < high ? slope_above(curve, at) : slope_below(curve, at), tie_of(var));
  }
}

/* What the column's variable is thought to cost, and how its tie compares with that. */
static struct fraction column_slope(const struct tableau *tableau, uint32_t column, int *tie) {
  const struct price *price = &tableau->prices[column];
  wide more = -price->tie - tie_of(tableau->free[column]) * tableau->price_weight;
  *tie = more < 0 ? -1 : more > 0;
  return (struct fraction){-price->cost, tableau->price_weight};
}

/* Every column's variable to where, its price being what it is, it costs least, and not further than need be. */
static void stand(struct tableau *tableau) {
  for (uint32_t c = 0; c < tableau->column_count; c++) {
    int tie;
    struct fraction slope = column_slope(tableau, c, &tie);
    int64_t low = range_low(tableau, tableau->free[c], slope, tie);
    int64_t high = range_high(tableau, tableau->free[c], slope, tie);
    move(tableau, c, clamped(tableau->values[c], low, high));
  }
}

/* A basic variable is out of the range of its slope; by weights[row] * distance. */
struct leaving {
  uint32_t row;
  int64_t target;
  bool down;
  wide distance;
};

static bool is_out(const struct tableau *tableau, uint32_t row, struct leaving *leaving) {
  uint32_t var = tableau->basic[row];
  struct fraction slope = {tableau->slopes[row], 1};
  int64_t low = range_low(tableau, var, slope, 0), high = range_high(tableau, var, slope, 0);
  wide weight = tableau->weights[row], number = tableau->numbers[row];
  bool down = number > weight * high;
  if (!down && number >= weight * low) return false;
  int64_t target = down ? high : low;
  *leaving = (struct leaving){row, target, down, wide_abs(number - weight * target)};
  return true;
}

/* The farthest out; or, lest pivots go in circles, the first. */
static bool choose_row(const struct tableau *tableau, struct leaving *chosen) {
  bool found = false;
  for (uint32_t r = 0; r < tableau->row_count; r++) {
    struct leaving leaving;
    if (!is_out(tableau, r, &leaving)) continue;
    if (found) {
      wide mine = leaving.distance * tableau->weights[chosen->row], best = chosen->distance * tableau->weights[r];
      bool first = tableau->basic[r] < tableau->basic[chosen->row];
      if (tableau->idle > IDLE_MAX ? !first : mine < best || (mine == best && !first)) continue;
    }
    *chosen = leaving;
    found = true;
  }
  return found;
}

struct entering {
  uint32_t column;
  int64_t entry; /* its size in the row */
  bool up;
  struct price gap; /* what a unit costs, times price_weight: at least 0 */
};

/* Can the column's variable move so that the leaving one comes nearer to its target? */
static bool can_enter(const struct tableau *tableau, const struct leaving *leaving, uint32_t column,
                      struct entering *entering) {
  int64_t entry = row_of(tableau, leaving->row)[column], value = tableau->values[column];
  uint32_t var = tableau->free[column];
  bool up = (entry < 0) == leaving->down;
  if (up ? value >= tableau->domains->high[var] : value <= tableau->domains->low[var]) return false;
  const struct curve *curve = &tableau->curves[var];
  wide slope = up ? slope_above(curve, value) : slope_below(curve, value);
  wide cost = slope * tableau->price_weight + tableau->prices[column].cost;
  wide tie = tie_of(var) * tableau->price_weight + tableau->prices[column].tie;
  *entering = (struct entering){column, entry < 0 ? -entry : entry, up, {up ? cost : -cost, up ? tie : -tie}};
  return true;
}

static int price_bits(const struct price *price) {
  int cost = bits(price->cost), tie = bits(price->tie);
  return cost > tie ? cost : tie;
}

/* Cheaper a unit of the leaving variable? Among equals the smaller entry keeps the numbers small. */
static bool is_better(struct tableau *tableau, const struct entering *a, const struct entering *b) {
  int most = bits(a->entry) > bits(b->entry) ? bits(a->entry) : bits(b->entry);
  if (price_bits(&a->gap) + most > 126 || price_bits(&b->gap) + most > 126) {
    tableau->broken = true;
    return false;
  }
  wide mine = a->gap.cost * b->entry, best = b->gap.cost * a->entry;
  if (mine != best) return mine < best;
  mine = a->gap.tie * b->entry;
  best = b->gap.tie * a->entry;
  if (mine != best) return mine < best;
  if (tableau->idle <= IDLE_MAX && a->entry != b->entry) return a->entry < b->entry;
  return tableau->free[a->column] < tableau->free[b->column];
}

static bool choose_column(struct tableau *tableau, const struct leaving *leaving, struct entering *chosen) {
  bool found = false;
  for (uint32_t i = 0; i < tableau->nonzeros; i++) {
    struct entering entering;
    if (!can_enter(tableau, leaving, tableau->nonzero[i], &entering)) continue;
    if (found && !is_better(tableau, &entering, chosen)) continue;
    *chosen = entering;
    found = true;
  }
  return found;
}

/* Where the variable's curve is bent next, or the end of its domain. */
static int64_t next_stand(const struct tableau *tableau, const struct entering *entering) {
  uint32_t var = tableau->free[entering->column];
  if (tableau->curves[var].multiple != 0) return tableau->values[entering->column] + (entering->up ? 1 : -1);
  return entering->up ? tableau->domains->high[var] : tableau->domains->low[var];
}

static void list_nonzero(struct tableau *tableau, uint32_t row) {
  const int64_t *entries = row_of(tableau, row);
  tableau->nonzeros = 0;
  for (uint32_t c = 0; c < tableau->column_count; c++)
    if (entries[c] != 0) tableau->nonzero[tableau->nonzeros++] = c;
}

/* When the plain sum might not fit: at full width, and in lowest terms. */
static void combine_wide(struct tableau *tableau, uint32_t to, uint32_t from, int64_t times, int64_t by, wide number) {
  int64_t *target = row_of(tableau, to);
  const int64_t *source = row_of(tableau, from);
  wide weight = (wide)tableau->weights[to] * times, common = weight;
  wide sum = (wide)tableau->numbers[to] * times + number * by;
  common = wide_gcd(common, sum);
  for (uint32_t c = 0; c < tableau->column_count && common != 1; c++)
    common = wide_gcd(common, (wide)target[c] * times + (wide)source[c] * by);
  bool fits = weight / common <= ENTRY_MAX && wide_abs(sum / common) <= ENTRY_MAX;
  for (uint32_t c = 0; c < tableau->column_count; c++) {
    wide entry = ((wide)target[c] * times + (wide)source[c] * by) / common;
    fits = fits && wide_abs(entry) <= ENTRY_MAX;
    target[c] = (int64_t)entry;
  }
  tableau->weights[to] = (int64_t)(weight / common);
  tableau->numbers[to] = (int64_t)(sum / common);
  if (!fits)
    tableau->broken = true;
  else
    measure(tableau, to);
}

/* Row to = times * row to + by * row from, of which number is the constant; its weight grows by times. */
static void combine(struct tableau *tableau, uint32_t to, uint32_t from, int64_t times, int64_t by, int64_t number) {
  wide size = (wide)tableau->sizes[to] * times + wide_abs((wide)tableau->sizes[from] * by);
  if (size > ENTRY_MAX) {
    measure(tableau, to);
    size = (wide)tableau->sizes[to] * times + wide_abs((wide)tableau->sizes[from] * by);
  }
  if (size > ENTRY_MAX || (wide)tableau->weights[to] * times > ENTRY_MAX) {
    combine_wide(tableau, to, from, times, by, number);
    return;
  }
  int64_t *target = row_of(tableau, to);
  const int64_t *source = row_of(tableau, from);
  if (times != 1)
    for (uint32_t c = 0; c < tableau->column_count; c++) target[c] *= times;
  for (uint32_t i = 0; i < tableau->nonzeros; i++) target[tableau->nonzero[i]] += by * source[tableau->nonzero[i]];
  tableau->weights[to] *= times;
  tableau->numbers[to] = tableau->numbers[to] * times + number * by;
  tableau->sizes[to] = (int64_t)size;
  if (tableau->sizes[to] > LARGE && tableau->weights[to] != 1) reduce(tableau, to);
}

/* The prices when the column's variable, which costs slope, goes into the row and the row's own comes out. */
static void combine_prices(struct tableau *tableau, uint32_t row, uint32_t column, int64_t slope) {
  const int64_t *source = row_of(tableau, row);
  wide times = tableau->weights[row];
  struct price *prices = tableau->prices, by = prices[column];
  by.cost += slope * tableau->price_weight;
  by.tie += tie_of(tableau->free[column]) * tableau->price_weight;
  if (price_bits(&by) + bits(tableau->sizes[row]) > PRICE_BITS ||
      bits(times) + bits(tableau->price_weight) > WEIGHT_BITS)
    tableau->broken = true;
  if (tableau->broken) return;
  prices[column] = (struct price){0, 0};
  for (uint32_t c = 0; times != 1 && c < tableau->column_count; c++)
    prices[c] = (struct price){prices[c].cost * times, prices[c].tie * times};
  tableau->price_weight *= times;
  for (uint32_t i = 0; i < tableau->nonzeros; i++) {
    uint32_t c = tableau->nonzero[i];
    prices[c] = (struct price){prices[c].cost + by.cost * source[c], prices[c].tie + by.tie * source[c]};
  }
  prices[column].cost -= tableau->slopes[row] * tableau->price_weight;
  prices[column].tie -= tie_of(tableau->basic[row]) * tableau->price_weight;
  if (tableau->price_weight != 1) reduce_prices(tableau);
}

/* Solves the row for the column's variable. What is then constant in it, measured from where it stands, is returned. */
static int64_t solve_row(struct tableau *tableau, const struct leaving *leaving, uint32_t column) {
  int64_t *entries = row_of(tableau, leaving->row);
  int64_t entry = entries[column], sign = entry < 0 ? -1 : 1;
  wide short_of = (wide)tableau->weights[leaving->row] * leaving->target - tableau->numbers[leaving->row];
  if (wide_abs(short_of) > ENTRY_MAX) tableau->broken = true;
  for (uint32_t i = 0; i < tableau->nonzeros; i++) entries[tableau->nonzero[i]] *= -sign;
  entries[column] = sign * tableau->weights[leaving->row];
  tableau->weights[leaving->row] = sign * entry;
  tableau->numbers[leaving->row] = sign * (int64_t)short_of;
  measure(tableau, leaving->row);
  reduce(tableau, leaving->row);
  return tableau->numbers[leaving->row];
}

static void pivot(struct tableau *tableau, const struct leaving *leaving, const struct entering *entering) {
  uint32_t row = leaving->row, column = entering->column, var = tableau->free[column];
  int64_t value = tableau->values[column];
  const struct curve *curve = &tableau->curves[var];
  int64_t slope = entering->up ? slope_above(curve, value) : slope_below(curve, value);
  int64_t number = solve_row(tableau, leaving, column);
  for (uint32_t r = 0; r < tableau->row_count && !tableau->broken; r++) {
    int64_t by = row_of(tableau, r)[column];
    if (r == row || by == 0) continue;
    row_of(tableau, r)[column] = 0;
    int64_t common = gcd(tableau->weights[row], by);
    combine(tableau, r, row, tableau->weights[row] / common, by / common, number);
  }
  combine_prices(tableau, row, column, slope);
  wide sum = number + (wide)value * tableau->weights[row];
  if (wide_abs(sum) > ENTRY_MAX) tableau->broken = true;
  tableau->numbers[row] = (int64_t)sum;
  measure(tableau, row);
  tableau->slopes[row] = slope;
  tableau->values[column] = leaving->target;
  tableau->free[column] = tableau->basic[row];
  tableau->place[tableau->free[column]] = tableau->row_count + column;
  tableau->basic[row] = var;
  tableau->place[var] = row;
}

/* Is it cheaper to let the leaving variable pass its target, on to its own next slope? */
static bool passes(struct tableau *tableau, const struct leaving *leaving, const struct entering *entering,
                   int64_t *change) {
  uint32_t var = tableau->basic[leaving->row];
  const struct curve *curve = &tableau->curves[var];
  int64_t target = leaving->target, slope = tableau->slopes[leaving->row];
  if (leaving->down ? target >= tableau->domains->high[var] : target <= tableau->domains->low[var]) return false;
  *change = (leaving->down ? slope_above(curve, target) : slope_below(curve, target)) - slope;
  if (entering == NULL) return true;
  wide size = *change < 0 ? -*change : *change, weight = tableau->weights[leaving->row];
  if (price_bits(&entering->gap) + bits(weight) > 126 ||
      bits(size) + bits(tableau->price_weight) + bits(entering->entry) > 126)
    tableau->broken = true;
  if (tableau->broken) return false;
  /* gap / price_weight / (entry / weight) against change */
  wide enter = entering->gap.cost * weight, pass = size * tableau->price_weight * entering->entry;
  return enter != pass ? enter > pass : entering->gap.tie >= 0;
}

/* One step of the row: by a new slope of its variable, by columns that go to their other end while that is not enough,
 * and by a pivot. False: nothing can bring it back. */
static bool repair(struct tableau *tableau, struct leaving *leaving) {
  list_nonzero(tableau, leaving->row);
  for (;;) {
    struct entering entering;
    int64_t change;
    bool found = choose_column(tableau, leaving, &entering);
    if (tableau->broken) return true;
    if (passes(tableau, leaving, found ? &entering : NULL, &change)) {
      change_slope(tableau, leaving->row, change, 0);
      tableau->idle = 0;
      return true;
    }
    if (!found) return false;
    int64_t stand_at = next_stand(tableau, &entering);
    wide carried = wide_abs((wide)(stand_at - tableau->values[entering.column]) * entering.entry);
    if (tableau->idle > IDLE_MAX || carried >= leaving->distance) {
      tableau->idle = entering.gap.cost == 0 && entering.gap.tie == 0 ? tableau->idle + 1 : 0;
      pivot(tableau, leaving, &entering);
      return true;
    }
    leaving->distance -= carried;
    move(tableau, entering.column, stand_at);
  }
}

enum tableau_result tableau_minimize(struct tableau *tableau, const struct curve *curves) {
  if (tableau->broken) tableau_reset(tableau);
  if (tableau->curves != curves) {
    tableau->curves = curves;
    set_slopes(tableau);
  }
  if (!tableau->broken) stand(tableau);
  tableau->idle = 0;
  struct leaving leaving = {0};
  while (!tableau->broken && choose_row(tableau, &leaving)) {
    if (tableau->steps >= tableau->step_limit) return TABLEAU_SPENT;
    tableau->steps++;
    if (repair(tableau, &leaving)) continue;
    tableau->stuck = leaving.row;
    return TABLEAU_EMPTY;
  }
  return tableau->broken ? TABLEAU_BROKEN : TABLEAU_BEST;
}

struct fraction tableau_value(const struct tableau *tableau, uint32_t var) {
  uint32_t place = tableau->place[var];
  if (place < tableau->row_count) return (struct fraction){tableau->numbers[place], tableau->weights[place]};
  return (struct fraction){tableau->values[place - tableau->row_count], 1};
}

struct fraction tableau_cost(const struct tableau *tableau, bool *exact) {
  struct fraction sum = {0, 1};
  *exact = true;
  for (uint32_t var = 0; var < tableau->row_count + tableau->column_count; var++) {
    struct fraction value = tableau_value(tableau, var);
    wide whole = wide_floor(value.number, value.weight);
    wide rest = value.number - whole * value.weight;
    const struct curve *curve = &tableau->curves[var];
    sum.number += curve_cost(curve, (int64_t)whole) * sum.weight;
    if (rest == 0) continue;
    rest *= slope_above(curve, (int64_t)whole);
    wide times = value.weight / wide_gcd(value.weight, sum.weight);
    if (bits(sum.number) + bits(times) > 120 || bits(sum.weight) + bits(times) > 60) {
      *exact = false;
      sum.number += wide_floor(rest, value.weight) * sum.weight;
      continue;
    }
    sum.number = sum.number * times + rest * (sum.weight * times / value.weight);
    sum.weight *= times;
  }
  return sum;
}

/* What the variable is thought to cost, ties apart. */
static struct fraction slope_of(const struct tableau *tableau, uint32_t var) {
  uint32_t place = tableau->place[var];
  if (place < tableau->row_count) return (struct fraction){tableau->slopes[place], 1};
  return (struct fraction){-tableau->prices[place - tableau->row_count].cost, tableau->price_weight};
}

/* Beyond the range of its slope each unit costs at least the difference of slopes there. */
static int64_t units_within(struct fraction slack, wide difference, wide weight, int64_t most) {
  if (bits(slack.number) + bits(weight) > 126 || bits(slack.weight) + bits(difference) > 126) return most;
  wide units = wide_floor(slack.number * weight, slack.weight * difference);
  return clamped(units, 0, most);
}

void tableau_range(const struct tableau *tableau, uint32_t var, struct fraction slack, int64_t *low, int64_t *high) {
  const struct curve *curve = &tableau->curves[var];
  struct fraction slope = slope_of(tableau, var);
  int64_t least = tableau->domains->low[var], most = tableau->domains->high[var];
  int64_t from = range_low(tableau, var, slope, 0), to = range_high(tableau, var, slope, 0);
  *low = from;
  *high = to;
  if (from > least)
    *low -= units_within(slack, slope.number - slope_below(curve, from) * slope.weight, slope.weight, from - least);
  if (to < most)
    *high += units_within(slack, slope_above(curve, to) * slope.weight - slope.number, slope.weight, most - to);
}
