#include "solve/smooth.h"
#include "solve/flow.h"
#include <stdlib.h>
#include <string.h>

struct smoothing {
  struct network *network;
  uint32_t *pool_of;         /* by vertex: the pool of its label, or TOP where nothing can move */
  struct arena *arena, *own; /* for the network, and for a while */
};

static int by_label(const void *left, const void *right) {
  return share_compare(*(const struct share *)left, *(const struct share *)right);
}

/* The labels there are, each once, in order. */
static uint32_t sort_labels(const struct network *network, struct share *labels) {
  uint32_t count = 0, kept = 0;
  for (vertex u = 0; u < vertex_of_pool(network, 0); u++) {
    struct share label = network->labels[u];
    bool is_last = count > 0 && by_label(&labels[count - 1], &label) == 0;
    if (label.weight > 0 && !is_last) labels[count++] = label;
  }
  qsort(labels, count, sizeof *labels, by_label);
  for (uint32_t i = 0; i < count; i++)
    if (i == 0 || by_label(&labels[kept - 1], &labels[i]) != 0) labels[kept++] = labels[i];
  return kept;
}

static uint32_t find_pool(const struct share *labels, uint32_t count, struct share label) {
  const struct share *found = label.weight == 0 ? NULL : bsearch(&label, labels, count, sizeof label, by_label);
  return found == NULL ? TOP : (uint32_t)(found - labels);
}

/* Says which label each vertex has, by the number of its pool. Neighbours often have the same. */
static void number_labels(struct smoothing *smoothing) {
  struct network *network = smoothing->network;
  vertex pools = vertex_of_pool(network, 0);
  struct share *labels = arena_array(smoothing->own, struct share, pools);
  uint32_t count = sort_labels(network, labels), last = TOP;
  smoothing->pool_of = arena_array(smoothing->arena, uint32_t, (size_t)pools + count);
  for (vertex u = 0; u < pools; u++) {
    struct share label = network->labels[u];
    bool is_last = last != TOP && label.weight > 0 && by_label(&labels[last], &label) == 0;
    smoothing->pool_of[u] = is_last ? last : find_pool(labels, count, label);
    if (smoothing->pool_of[u] != TOP) last = smoothing->pool_of[u];
  }
  for (uint32_t i = 0; i < count; i++) smoothing->pool_of[pools + i] = i;
  network->pool_count = count;
}

static void fill_pools(struct smoothing *smoothing) {
  struct network *network = smoothing->network;
  uint32_t *first = network->pool_rows.first = arena_array(smoothing->arena, uint32_t, network->pool_count + 2);
  network->pool_rows.end = first + 1;
  network->pool_of_row = smoothing->pool_of;
  network->pool_rows.items = arena_array(smoothing->arena, uint32_t, network->row_count);
  for (uint32_t r = 0; r < network->row_count; r++)
    if (smoothing->pool_of[r] != TOP) first[smoothing->pool_of[r] + 2]++;
  for (uint32_t i = 0; i < network->pool_count; i++) first[i + 2] += first[i + 1];
  for (uint32_t r = 0; r < network->row_count; r++)
    if (smoothing->pool_of[r] != TOP) network->pool_rows.items[first[smoothing->pool_of[r] + 1]++] = r;
}

/* What squared nodes have been found to be, on average. */
struct mean {
  int64_t sum, count;
};

/* The nodes' potentials for one kind of squares, in the making. */
struct leveling {
  struct network *network;
  enum squared kind;
  uint32_t *squared;     /* by node: itself or the node of that kind nearest above, or TOP */
  uint32_t *root;        /* by node: the topmost above; the top, node_count, if its count is not fixed */
  uint32_t *leader;      /* by node of that kind: union-find of those that share rows */
  const int64_t *shifts; /* by row: how many more units it is to have */
  struct mean *means, *root_means;
};

static uint32_t leader_of(uint32_t *leader, uint32_t v) {
  while (leader[v] != v) v = leader[v] = leader[leader[v]];
  return v;
}

/* A mean is told in parts of a unit. */
#define PARTS 1024

static int64_t mean_of(const struct mean *mean) {
  return mean->count == 0 ? 0 : mean->sum / mean->count;
}

static int64_t floor_of(int64_t parts) {
  return parts >= 0 ? parts / PARTS : -((PARTS - 1 - parts) / PARTS);
}

static int64_t level_of(const struct network *network, uint32_t v) {
  return network->nodes[v].base + (int64_t)network->node_counts[v];
}

static void leveling_open(struct leveling *leveling, struct arena *arena) {
  const struct network *network = leveling->network;
  uint32_t count = network->node_count;
  leveling->squared = arena_array(arena, uint32_t, count);
  leveling->root = arena_array(arena, uint32_t, count);
  leveling->leader = arena_array(arena, uint32_t, count);
  leveling->means = arena_array(arena, struct mean, count);
  leveling->root_means = arena_array(arena, struct mean, count + 1);
  for (uint32_t v = 0; v < count; v++) {
    const struct node *node = &network->nodes[v];
    uint32_t above = node->parent == TOP ? TOP : leveling->squared[node->parent];
    uint32_t own = network->bounded && node->least < node->most ? count : v;
    leveling->squared[v] = node->squared == leveling->kind ? v : above;
    leveling->root[v] = node->parent == TOP ? own : leveling->root[node->parent];
    leveling->leader[v] = v;
  }
}

static void join_squared(struct leveling *leveling) {
  const struct network *network = leveling->network;
  uint32_t row = TOP, first = TOP;
  for (uint32_t c = 0; c < network->cell_count; c++) {
    const struct cell *cell = &network->cells[c];
    uint32_t v = cell->open && cell->node != TOP ? leveling->squared[cell->node] : TOP;
    uint32_t own = network->stretches[cell->stretch].row;
    if (own != row) first = TOP;
    row = own;
    if (v == TOP) continue;
    if (first == TOP) leveling->means[v].sum += leveling->shifts[own] * PARTS;
    if (first == TOP) first = v;
    leveling->leader[leader_of(leveling->leader, v)] = leader_of(leveling->leader, first);
  }
}

static struct mean *mean_at(struct leveling *leveling, uint32_t squared) {
  return &leveling->means[leader_of(leveling->leader, squared)];
}

static void find_means(struct leveling *leveling) {
  const struct network *network = leveling->network;
  for (uint32_t v = 0; v < network->node_count; v++) {
    if (leveling->squared[v] != v) continue;
    struct mean *mean = mean_at(leveling, v), *own = &leveling->means[v];
    int64_t shift = own == mean ? 0 : own->sum;
    own->sum -= shift;
    mean->sum += shift + level_of(network, v) * PARTS;
    mean->count++;
  }
  for (uint32_t v = 0; v < network->node_count; v++) {
    if (leveling->squared[v] != v) continue;
    struct mean *mean = &leveling->root_means[leveling->root[v]];
    mean->sum += mean_of(mean_at(leveling, v)) - level_of(network, v) * PARTS;
    mean->count++;
  }
}

static bool has_any(const struct network *network, enum squared kind) {
  for (uint32_t v = 0; v < network->node_count; v++)
    if (network->nodes[v].squared == kind) return true;
  return false;
}

/* Nodes of one kind that share rows come to about one level, less what is particular to their root; and what one more
 * is worth at a node is worth below it too. Between two whole numbers either count costs as much as the other: twice
 * the lower, and one. */
static void guess_nodes(struct network *network, enum squared kind, const int64_t *shifts, struct arena *arena) {
  if (!has_any(network, kind)) return;
  struct leveling leveling = {.network = network, .kind = kind, .shifts = shifts};
  leveling_open(&leveling, arena);
  join_squared(&leveling);
  find_means(&leveling);
  for (uint32_t v = 0; v <= network->node_count; v++) {
    uint32_t squared = v < network->node_count ? leveling.squared[v] : TOP;
    uint32_t root = v < network->node_count ? leveling.root[v] : v;
    int64_t worth = squared != TOP ? 2 * floor_of(mean_of(mean_at(&leveling, squared))) + 1
                                   : floor_of(2 * mean_of(&leveling.root_means[root]) + PARTS / 2);
    struct cost guess = kind == NODE_LEVELED ? (struct cost){.first = worth} : (struct cost){.third = worth};
    vertex own = vertex_of_node(network, v);
    network->potentials[own] = cost_sum(network->potentials[own], guess);
  }
}

/* What the first open cell below is worth. */
static void guess_stretches(struct network *network) {
  for (uint32_t s = network->stretch_count; s-- > 0;) {
    vertex own = vertex_of_stretch(network, s);
    uint32_t c = network->stretches[s].first_cell, end = network->stretches[s + 1].first_cell;
    while (c < end && !network->cells[c].open) c++;
    if (c < end) network->potentials[own] = network->potentials[vertex_of_node(network, network->cells[c].node)];
    vertex above = vertex_above(network, &network->stretches[s]);
    if (!vertex_is_row(network, above)) network->potentials[above] = network->potentials[own];
  }
}

/* The potentials of a row between which none of its stretches wants to give to another: from low to high, or none. */
static void row_range(const struct network *network, uint32_t r, struct cost *low, struct cost *high) {
  *low = (struct cost){.first = INT64_MIN};
  *high = (struct cost){.first = INT64_MAX};
  for (uint32_t i = network->hung.first[r]; i < network->hung.first[r + 1]; i++) {
    uint32_t s = network->hung.items[i];
    struct cost own = network->potentials[vertex_of_stretch(network, s)];
    struct cost least = cost_difference(own, stretch_change(network, s, -1));
    struct cost most = cost_sum(own, stretch_change(network, s, 1));
    if (network->stretch_counts[s] > network->stretches[s].least && cost_less(*low, least)) *low = least;
    if (cost_less(most, *high)) *high = most;
  }
  if (low->first == INT64_MIN) *low = *high;
}

/* What a row would have as its potential, and what it can give to its pool and take from it. */
struct offer {
  struct cost low;
  int64_t gives, takes;
  uint32_t row;
};

static int by_low(const void *left, const void *right) {
  const struct offer *a = left, *b = right;
  if (cost_less(a->low, b->low)) return -1;
  if (cost_less(b->low, a->low)) return 1;
  return (a->row > b->row) - (a->row < b->row);
}

static struct offer offer_of(const struct network *network, uint32_t r) {
  struct change less = {ROW_LESS, r}, more = {ROW_MORE, r};
  struct cost high;
  struct offer offer = {.row = r};
  row_range(network, r, &offer.low, &high);
  if (change_target(network, less) != NOWHERE) offer.gives = change_room(network, less);
  if (change_target(network, more) != NOWHERE) offer.takes = change_room(network, more);
  return offer;
}

/* Where as much is given above as is taken below. */
static struct cost balance_of(const struct offer *offers, uint32_t count) {
  int64_t above = 0, below = 0;
  uint32_t i = 0;
  for (uint32_t k = 0; k < count; k++) above += offers[k].gives;
  while (i + 1 < count && below < above) {
    below += offers[i].takes;
    above -= offers[i].gives;
    i++;
  }
  return offers[i].low;
}

/* A pool takes what balances the offers of its rows, and each row what is nearest to it. */
static void guess_rows(struct network *network, int64_t *shifts, struct arena *arena) {
  struct offer *offers = arena_array(arena, struct offer, network->row_count);
  for (uint32_t pool = 0; pool < network->pool_count; pool++) {
    uint32_t first = network->pool_rows.first[pool], end = network->pool_rows.first[pool + 1];
    if (first == end) continue;
    for (uint32_t i = first; i < end; i++) offers[i - first] = offer_of(network, network->pool_rows.items[i]);
    qsort(offers, end - first, sizeof *offers, by_low);
    struct cost middle = balance_of(offers, end - first);
    network->potentials[vertex_of_pool(network, pool)] = middle;
    for (uint32_t i = first; i < end; i++) {
      struct cost low, high, own = middle;
      row_range(network, network->pool_rows.items[i], &low, &high);
      if (cost_less(high, own)) own = high;
      if (cost_less(own, low)) own = low;
      network->potentials[network->pool_rows.items[i]] = own;
      const struct offer *offer = &offers[i - first];
      shifts[offer->row] = cost_less(middle, offer->low)   ? -offer->gives
                           : cost_less(offer->low, middle) ? offer->takes
                                                           : 0;
    }
  }
}

/* First as the counts are, then as they will be when rows have given to others what they can. */
static void guess_all(struct smoothing *smoothing) {
  struct network *network = smoothing->network;
  int64_t *shifts = arena_array(smoothing->own, int64_t, network->row_count);
  for (int times = 0; times < 2; times++) {
    memset(network->potentials, 0, vertex_count(network) * sizeof *network->potentials);
    guess_nodes(network, NODE_LEVELED, shifts, smoothing->own);
    guess_nodes(network, NODE_SPREAD, shifts, smoothing->own);
    guess_stretches(network);
    guess_rows(network, shifts, smoothing->own);
    if (!has_any(network, NODE_LEVELED) && !has_any(network, NODE_SPREAD)) break;
  }
}

void smooth_network(struct network *network, struct arena *arena) {
  struct smoothing smoothing = {.network = network, .arena = arena, .own = arena_new()};
  number_labels(&smoothing);
  fill_pools(&smoothing);
  network->potentials = arena_array(arena, struct cost, vertex_count(network));
  guess_all(&smoothing);
  struct flow flow = {.network = network,
                      .cost = change_square,
                      .room = change_step,
                      .part_of = smoothing.pool_of,
                      .potentials = network->potentials,
                      .arena = smoothing.own};
  flow_open(&flow);
  flow_cheapest(&flow);
  arena_free(smoothing.own);
}
