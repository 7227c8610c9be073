#include "solve/domain.h"

static void list_uses(struct domains *domains, struct arena *arena) {
  uint32_t terms = domains->first_term[domains->row_count];
  domains->first_use = arena_array(arena, uint32_t, (size_t)domains->column_count + 2);
  domains->uses = arena_array(arena, uint32_t, terms);
  uint32_t *next = domains->first_use + 1;
  for (uint32_t t = 0; t < terms; t++) next[domains->terms[t].var + 1]++;
  for (uint32_t c = 0; c < domains->column_count; c++) next[c + 1] += next[c];
  for (uint32_t r = 0; r < domains->row_count; r++)
    for (uint32_t t = domains->first_term[r]; t < domains->first_term[r + 1]; t++)
      domains->uses[next[domains->terms[t].var]++] = r;
}

static void look_again(struct domains *domains, uint32_t row) {
  if (domains->is_queued[row]) return;
  domains->is_queued[row] = true;
  domains->queue[domains->queued++] = row;
}

static void forget_queue(struct domains *domains) {
  while (domains->queued > 0) domains->is_queued[domains->queue[--domains->queued]] = false;
}

void domains_open(struct domains *domains, struct arena *arena) {
  domains->arena = arena;
  domains->queue = arena_array(arena, uint32_t, domains->row_count);
  domains->is_queued = arena_array(arena, bool, domains->row_count);
  list_uses(domains, arena);
  for (uint32_t r = domains->row_count; r-- > 0;) look_again(domains, r);
}

bool domains_narrow(struct domains *domains, uint32_t var, int64_t low, int64_t high) {
  if (low <= domains->low[var] && high >= domains->high[var]) return domains->low[var] <= domains->high[var];
  *list_push(domains->arena, &domains->trail) = (struct narrowed){var, domains->low[var], domains->high[var]};
  if (low > domains->low[var]) domains->low[var] = low;
  if (high < domains->high[var]) domains->high[var] = high;
  if (var >= domains->column_count)
    look_again(domains, var - domains->column_count);
  else
    for (uint32_t i = domains->first_use[var]; i < domains->first_use[var + 1]; i++)
      look_again(domains, domains->uses[i]);
  return domains->low[var] <= domains->high[var];
}

/* What the others leave to one term: all may come to above more than their least, to below less than their most. */
static bool narrow_term(struct domains *domains, const struct term *term, int64_t above, int64_t below) {
  int64_t low = domains->low[term->var], high = domains->high[term->var];
  if (low == high) return true;
  if (term->amount > 0)
    return domains_narrow(domains, term->var, high - below / term->amount, low + above / term->amount);
  return domains_narrow(domains, term->var, high - above / -term->amount, low + below / -term->amount);
}

static bool propagate_row(struct domains *domains, uint32_t row) {
  int64_t least = domains->constants[row], most = least;
  uint32_t sum = domains->column_count + row;
  for (uint32_t t = domains->first_term[row]; t < domains->first_term[row + 1]; t++) {
    const struct term *term = &domains->terms[t];
    int64_t low = domains->low[term->var], high = domains->high[term->var];
    least += term->amount * (term->amount > 0 ? low : high);
    most += term->amount * (term->amount > 0 ? high : low);
  }
  if (!domains_narrow(domains, sum, least, most)) return false;
  int64_t above = domains->high[sum] - least, below = most - domains->low[sum];
  for (uint32_t t = domains->first_term[row]; t < domains->first_term[row + 1]; t++)
    if (!narrow_term(domains, &domains->terms[t], above, below)) return false;
  return true;
}

bool domains_propagate(struct domains *domains) {
  while (domains->queued > 0) {
    uint32_t row = domains->queue[--domains->queued];
    domains->is_queued[row] = false;
    if (propagate_row(domains, row)) continue;
    forget_queue(domains);
    domains->failed = row;
    return false;
  }
  return true;
}

void domains_undo(struct domains *domains, size_t trail) {
  forget_queue(domains);
  while (domains->trail.count > trail) {
    const struct narrowed *was = &domains->trail.items[--domains->trail.count];
    domains->low[was->var] = was->low;
    domains->high[was->var] = was->high;
  }
}
