#include "solve/fair.h"
#include "solve/blocking.h"
#include <stdlib.h>

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

#define SAMPLE 64

/* A share in [low, high) near the middle of those at hand: the median of a sample. */
static struct share middle(const struct exchange *exchange, const struct part *part, struct share low,
                           struct share high) {
  struct share sample[SAMPLE + 1] = {low};
  uint32_t count = 1, step = (part->end - part->begin) / SAMPLE + 1;
  for (uint32_t i = part->begin; i < part->end && count <= SAMPLE; i += step) {
    vertex u = exchange->order[i];
    if (!has_share(exchange, u)) continue;
    struct share next = next_share(exchange, u);
    if (share_compare(next, high) < 0) sample[count++] = next;
  }
  qsort(sample, count, sizeof *sample, by_share);
  return sample[count / 2];
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
  exchange_open(&exchange, own);
  *list_push(own, &parts) = all_parts(&exchange);
  while (parts.count > 0) {
    struct part part = parts.items[parts.count - 1], above = part;
    struct share low, high;
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
    if (part.end > part.begin) *list_push(own, &parts) = part;
    if (above.end > above.begin) *list_push(own, &parts) = above;
  }
  arena_free(own);
}
