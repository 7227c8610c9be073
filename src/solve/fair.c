#include "solve/fair.h"
#include "solve/blocking.h"
#include <stdlib.h>
#include <string.h>

/* Vertices that may still exchange units with one another: all shares of its rows lie between floor and ceiling. */
struct part {
  uint32_t begin, end; /* in order */
  struct share floor, ceiling;
};

struct exchange {
  struct network *network;
  struct blocking blocking;
  vertex *order;     /* vertices, part after part */
  uint32_t *part_of; /* by vertex: the begin of its part */
  vertex *reached;   /* while a part is split */
  struct share pivot;
};

/* At the top units are free, coming and going. */
static bool has_share(const struct exchange *exchange, vertex u) {
  return vertex_is_row(exchange->network, u) || u == vertex_of_top(exchange->network);
}

static struct share next_share(const struct exchange *exchange, vertex row) {
  if (!vertex_is_row(exchange->network, row)) return (struct share){0, 1};
  return share_of_next(&exchange->network->rows[row], exchange->network->row_counts[row]);
}

static struct share last_share(const struct exchange *exchange, vertex row) {
  if (!vertex_is_row(exchange->network, row)) return (struct share){0, 1};
  return share_of_last(&exchange->network->rows[row], exchange->network->row_counts[row]);
}

/* Arcs between parts are settled. */
static bool stays(const void *context, vertex from, struct change change, vertex to) {
  (void)change;
  const struct exchange *exchange = context;
  return exchange->part_of[from] == exchange->part_of[to];
}

/* Units above the pivot that those who have most have. */
static int64_t count_above(const void *context, vertex u) {
  const struct exchange *exchange = context;
  if (!has_share(exchange, u) || share_compare(last_share(exchange, u), exchange->pivot) <= 0) return 0;
  if (!vertex_is_row(exchange->network, u)) return INT32_MAX;
  int32_t people = exchange->network->rows[u].people;
  int64_t in = exchange->network->row_counts[u];
  return in - (most_each(in, people) - 1) * people;
}

/* Units not above the pivot that those who have fewest can take. */
static int64_t count_below(const void *context, vertex u) {
  const struct exchange *exchange = context;
  if (!has_share(exchange, u) || share_compare(next_share(exchange, u), exchange->pivot) > 0) return 0;
  if (!vertex_is_row(exchange->network, u)) return INT32_MAX;
  int32_t people = exchange->network->rows[u].people;
  int64_t in = exchange->network->row_counts[u];
  return (fewest_each(in, people) + 1) * people - in;
}

static void hand_over(void *context, vertex from, vertex to, int64_t units) {
  struct exchange *exchange = context;
  if (vertex_is_row(exchange->network, from)) exchange->network->row_counts[from] -= units;
  if (vertex_is_row(exchange->network, to)) exchange->network->row_counts[to] += units;
}

static int by_share(const void *a, const void *b) {
  return share_compare(*(const struct share *)a, *(const struct share *)b);
}

/* The least next and the greatest last share of the part's rows; false when none is above another. */
static bool range_of(const struct exchange *exchange, const struct part *part, struct share *low, struct share *high) {
  *low = part->ceiling;
  *high = part->floor;
  for (uint32_t i = part->begin; i < part->end; i++) {
    vertex u = exchange->order[i];
    if (!has_share(exchange, u)) continue;
    struct share next = next_share(exchange, u), last = last_share(exchange, u);
    if (share_compare(next, *low) < 0) *low = next;
    if (share_compare(last, *high) > 0) *high = last;
  }
  return share_compare(*low, *high) < 0;
}

/* Those who may give to somebody, or take: last is above low, or next below high. */
struct shares {
  const struct exchange *exchange;
  const struct part *part;
  struct share low, high;
  bool givers;
};

static bool next_of_shares(const struct shares *shares, uint32_t *at, struct share *share) {
  while (*at < shares->part->end) {
    vertex u = shares->exchange->order[(*at)++];
    if (!has_share(shares->exchange, u)) continue;
    *share = shares->givers ? last_share(shares->exchange, u) : next_share(shares->exchange, u);
    if (shares->givers ? share_compare(*share, shares->low) > 0 : share_compare(*share, shares->high) < 0) return true;
  }
  return false;
}

static uint32_t count_shares(const struct shares *shares) {
  struct share share;
  uint32_t count = 0;
  for (uint32_t at = shares->part->begin; next_of_shares(shares, &at, &share);) count++;
  return count;
}

#define SAMPLE 64

/* The median of a sample; of givers one that some are above, or low. */
static struct share median_of(const struct shares *shares, uint32_t count) {
  struct share sample[SAMPLE], share;
  uint32_t taken = 0, number = 0, step = count / SAMPLE + 1;
  for (uint32_t at = shares->part->begin; next_of_shares(shares, &at, &share); number++)
    if (number % step == 0) sample[taken++] = share;
  qsort(sample, taken, sizeof *sample, by_share);
  uint32_t middle = taken / 2;
  while (middle > 0 && share_compare(sample[middle], shares->high) >= 0) middle--;
  return share_compare(sample[middle], shares->high) < 0 ? sample[middle] : shares->low;
}

/* A share in [low, high) that halves the fewer: those who give or those who take. */
static struct share middle(const struct exchange *exchange, const struct part *part, struct share low,
                           struct share high) {
  const struct shares givers = {exchange, part, low, high, true}, takers = {exchange, part, low, high, false};
  uint32_t giving = count_shares(&givers), taking = count_shares(&takers);
  return giving < taking ? median_of(&givers, giving) : median_of(&takers, taking);
}

/* Puts the unreached before the reached, both in their order; returns where the reached begin. */
static uint32_t split(struct exchange *exchange, const struct part *part) {
  uint32_t low = part->begin, high = 0;
  for (uint32_t i = part->begin; i < part->end; i++) {
    vertex u = exchange->order[i];
    if (exchange->blocking.level[u] == NOWHERE)
      exchange->order[low++] = u;
    else
      exchange->reached[high++] = u;
  }
  for (uint32_t i = 0; i < high; i++) {
    exchange->order[low + i] = exchange->reached[i];
    exchange->part_of[exchange->reached[i]] = low;
  }
  return low;
}

/* Arcs that lead out of a node's part are not looked at again. */
static void pass_over(const struct exchange *exchange, const struct part *part) {
  const struct network *network = exchange->network;
  const struct lists *cells = &network->node_cells;
  for (uint32_t i = part->begin; i < part->end; i++) {
    vertex u = exchange->order[i];
    if (!vertex_is_node(network, u)) continue;
    uint32_t v = vertex_node(network, u), kept = cells->first[v];
    for (uint32_t k = cells->first[v]; k < cells->end[v]; k++) {
      uint32_t stretch = network->cells[cells->items[k]].stretch;
      if (exchange->part_of[vertex_of_stretch(network, stretch)] == part->begin) cells->items[kept++] = cells->items[k];
    }
    cells->end[v] = kept;
  }
}

/* Without a node its rows have nothing to do with one another. */
static bool is_apart(const struct exchange *exchange, const struct part *part) {
  if (exchange->network->bounded) return false;
  for (uint32_t i = part->begin; i < part->end; i++)
    if (vertex_is_node(exchange->network, exchange->order[i])) return false;
  return true;
}

static void label_apart(const struct exchange *exchange, const struct part *part) {
  const struct network *network = exchange->network;
  for (uint32_t i = part->begin; i < part->end; i++) {
    vertex u = exchange->order[i],
           row = vertex_is_row(network, u) ? u : network->stretches[vertex_stretch(network, u)].row;
    struct share last = last_share(exchange, row);
    network->labels[u] = share_compare(last, part->floor) > 0 ? last : part->floor;
  }
}

/* One share for all of a finished part: between every last and every next one, and between floor and ceiling. */
static void label(const struct exchange *exchange, const struct part *part, struct share share) {
  for (uint32_t i = part->begin; i < part->end; i++) exchange->network->labels[exchange->order[i]] = share;
}

static bool has_open_cell(const struct network *network, uint32_t r) {
  uint32_t first = network->stretches[network->rows[r].first_stretch].first_cell;
  uint32_t end = network->stretches[network->rows[r + 1].first_stretch].first_cell;
  for (uint32_t c = first; c < end; c++)
    if (network->cells[c].open) return true;
  return false;
}

/* Everything that can move: rows with an open cell, their stretches, and nodes above open cells. Where no stretch is
 * bounded a cell is open by its node's price alone, so there is none where that is nothing, nor a way to the top. */
static struct part all_parts(struct exchange *exchange) {
  struct network *network = exchange->network;
  struct part part = {.floor = {INT32_MIN, 1}, .ceiling = {INT32_MAX, 1}};
  for (uint32_t r = 0; r < network->row_count; r++)
    if (has_open_cell(network, r)) {
      exchange->order[part.end++] = r;
      for (uint32_t i = network->rows[r].first_stretch; i < network->rows[r + 1].first_stretch; i++)
        exchange->order[part.end++] = vertex_of_stretch(network, i);
    }
  for (uint32_t v = 0; v < network->node_count; v++)
    if (network->bounded || cost_sign(network->prices[vertex_of_node(network, v)]) != 0)
      exchange->order[part.end++] = vertex_of_node(network, v);
  if (network->bounded) exchange->order[part.end++] = vertex_of_top(network);
  for (vertex u = 0; u < vertex_count(network); u++) exchange->part_of[u] = NOWHERE;
  for (uint32_t i = 0; i < part.end; i++) exchange->part_of[exchange->order[i]] = 0;
  return part;
}

static struct lists lists_copy(const struct lists *lists, uint32_t places, struct arena *arena) {
  uint32_t count = lists->first[places];
  struct lists copy = {arena_array(arena, uint32_t, count), lists->first, arena_array(arena, uint32_t, places)};
  if (count > 0) memcpy(copy.items, lists->items, count * sizeof *copy.items);
  memcpy(copy.end, lists->end, places * sizeof *copy.end);
  return copy;
}

static void exchange_open(struct exchange *exchange, struct arena *arena) {
  struct network *network = exchange->network;
  size_t vertices = vertex_count(network);
  exchange->order = arena_array(arena, vertex, vertices);
  exchange->part_of = arena_array(arena, uint32_t, vertices);
  exchange->reached = arena_array(arena, vertex, vertices);
  blocking_open(&exchange->blocking, network, arena);
  exchange->blocking.leads = stays;
  exchange->blocking.gives = count_above;
  exchange->blocking.takes = count_below;
  exchange->blocking.room = change_room;
  exchange->blocking.carried = hand_over;
  exchange->blocking.context = exchange;
}

void fair_network(struct network *network, struct arena *arena) {
  struct exchange exchange = {.network = network};
  struct arena *own = arena_new();
  LIST(struct part) parts = {0};
  network->labels = arena_array(arena, struct share, vertex_count(network));
  const struct lists all_cells = network->node_cells;
  exchange_open(&exchange, own);
  network->node_cells = lists_copy(&all_cells, network->node_count + 1, own);
  *list_push(own, &parts) = all_parts(&exchange);
  while (parts.count > 0) {
    struct part part = parts.items[parts.count - 1], above = part;
    struct share low, high;
    if (is_apart(&exchange, &part)) {
      label_apart(&exchange, &part);
      parts.count--;
      continue;
    }
    if (!range_of(&exchange, &part, &low, &high)) {
      label(&exchange, &part, high);
      parts.count--;
      continue;
    }
    exchange.pivot = middle(&exchange, &part, low, high);
    blocking_flow(&exchange.blocking, exchange.order + part.begin, part.end - part.begin);
    above.begin = part.end = split(&exchange, &part);
    above.floor = part.ceiling = exchange.pivot;
    parts.count--;
    pass_over(&exchange, &part);
    pass_over(&exchange, &above);
    if (part.end > part.begin) *list_push(own, &parts) = part;
    if (above.end > above.begin) *list_push(own, &parts) = above;
  }
  network->node_cells = all_cells;
  arena_free(own);
}
