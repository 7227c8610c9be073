#include "solve/smooth.h"
#include "solve/blocking.h"
#include <stdlib.h>

/* A vertex that may be reached by a way of that length. */
struct reach {
  struct smooth length;
  vertex to;
};

struct smoothing {
  struct network *network;
  struct blocking blocking;
  vertex *members; /* all that can move */
  uint32_t member_count;
  uint32_t *pool_of;     /* by vertex: the pool of its label, or TOP where nothing can move */
  int32_t *excess;       /* by vertex: units too many */
  struct smooth *length; /* by vertex: of the shortest way found from any that has too many */
  bool *found, *settled; /* by vertex: such a way is known, and is known to be the shortest */
  LIST(struct reach) heap;
  struct arena *arena;
};

static struct smooth difference(struct smooth a, struct smooth b) {
  return (struct smooth){a.level - b.level, a.even - b.even, a.spread - b.spread};
}

static bool is_zero(struct smooth a) {
  return a.level == 0 && a.even == 0 && a.spread == 0;
}

static const struct smooth nothing = {0, 0, 0};

static bool is_free(const struct smoothing *smoothing, vertex from, vertex to) {
  return smoothing->pool_of[from] == smoothing->pool_of[to];
}

static struct smooth cost_of(const struct network *network, vertex from, vertex to) {
  if (vertex_is_pool(network, from) || vertex_is_pool(network, to)) return nothing;
  if (vertex_is_row(network, from)) return stretch_change(network, vertex_stretch(network, to), -1);
  if (vertex_is_row(network, to)) return stretch_change(network, vertex_stretch(network, from), 1);
  if (!vertex_is_node(network, from) || !vertex_is_node(network, to)) return nothing;
  if (to < from) return node_change(network, vertex_node(network, from), -1);
  return node_change(network, vertex_node(network, to), 1);
}

/* What is left of an arc's cost between the potentials; below 0 it is cheaper than they allow. */
static struct smooth reduced_cost(const struct network *network, vertex from, vertex to) {
  return difference(smooth_sum(cost_of(network, from, to), network->potentials[from]), network->potentials[to]);
}

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
  struct share *labels = arena_array(smoothing->arena, struct share, pools);
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
  uint32_t *first = network->first_pool_row = arena_array(smoothing->arena, uint32_t, network->pool_count + 2);
  network->pool_of_row = smoothing->pool_of;
  network->pool_rows = arena_array(smoothing->arena, uint32_t, network->row_count);
  for (uint32_t r = 0; r < network->row_count; r++)
    if (smoothing->pool_of[r] != TOP) first[smoothing->pool_of[r] + 2]++;
  for (uint32_t i = 0; i < network->pool_count; i++) first[i + 2] += first[i + 1];
  for (uint32_t r = 0; r < network->row_count; r++)
    if (smoothing->pool_of[r] != TOP) network->pool_rows[first[smoothing->pool_of[r] + 1]++] = r;
}

static void list_members(struct smoothing *smoothing) {
  for (vertex u = 0; u < vertex_count(smoothing->network); u++)
    if (smoothing->pool_of[u] != TOP) smoothing->members[smoothing->member_count++] = u;
}

/* What the leveled nodes have been found to be, on average. */
struct mean {
  int64_t sum, count;
};

/* The nodes' potentials, in the making. */
struct leveling {
  struct network *network;
  uint32_t *leveled; /* by node: itself or the leveled node nearest above, or TOP */
  uint32_t *root;    /* by node: the topmost above */
  uint32_t *leader;  /* by leveled node: union-find of those that share rows */
  struct mean *means, *root_means;
};

static uint32_t leader_of(uint32_t *leader, uint32_t v) {
  while (leader[v] != v) v = leader[v] = leader[leader[v]];
  return v;
}

static int64_t mean_of(const struct mean *mean) {
  return mean->count == 0 ? 0 : mean->sum / mean->count;
}

static int64_t level_of(const struct network *network, uint32_t v) {
  return network->nodes[v].base + (int64_t)network->node_counts[v];
}

static void leveling_open(struct leveling *leveling, struct network *network, struct arena *arena) {
  uint32_t count = network->node_count;
  *leveling = (struct leveling){.network = network,
                                .leveled = arena_array(arena, uint32_t, count),
                                .root = arena_array(arena, uint32_t, count),
                                .leader = arena_array(arena, uint32_t, count),
                                .means = arena_array(arena, struct mean, count),
                                .root_means = arena_array(arena, struct mean, count)};
  for (uint32_t v = 0; v < count; v++) {
    const struct node *node = &network->nodes[v];
    uint32_t above = node->parent == TOP ? TOP : leveling->leveled[node->parent];
    leveling->leveled[v] = node->squared == NODE_LEVELED ? v : above;
    leveling->root[v] = node->parent == TOP ? v : leveling->root[node->parent];
    leveling->leader[v] = v;
  }
}

static void join_leveled(struct leveling *leveling) {
  const struct network *network = leveling->network;
  uint32_t row = TOP, first = TOP;
  for (uint32_t c = 0; c < network->cell_count; c++) {
    const struct cell *cell = &network->cells[c];
    uint32_t v = cell->open ? leveling->leveled[cell->node] : TOP, own = network->stretches[cell->stretch].row;
    if (own != row) first = TOP;
    row = own;
    if (v == TOP) continue;
    if (first == TOP) first = v;
    leveling->leader[leader_of(leveling->leader, v)] = leader_of(leveling->leader, first);
  }
}

static struct mean *mean_at(struct leveling *leveling, uint32_t leveled) {
  return &leveling->means[leader_of(leveling->leader, leveled)];
}

/* Leveled nodes that share rows come to about one level, less what is particular to their root; and what one more is
 * worth at a node is worth below it too. */
static void guess_nodes(struct network *network, struct arena *arena) {
  struct leveling leveling;
  leveling_open(&leveling, network, arena);
  join_leveled(&leveling);
  for (uint32_t v = 0; v < network->node_count; v++) {
    if (network->nodes[v].squared != NODE_LEVELED) continue;
    struct mean *mean = mean_at(&leveling, v);
    mean->sum += level_of(network, v);
    mean->count++;
  }
  for (uint32_t v = 0; v < network->node_count; v++) {
    if (network->nodes[v].squared != NODE_LEVELED) continue;
    struct mean *mean = &leveling.root_means[leveling.root[v]];
    mean->sum += mean_of(mean_at(&leveling, v)) - level_of(network, v);
    mean->count++;
  }
  for (uint32_t v = 0; v < network->node_count; v++) {
    bool is_below = leveling.leveled[v] != TOP;
    int64_t level =
        mean_of(is_below ? mean_at(&leveling, leveling.leveled[v]) : &leveling.root_means[leveling.root[v]]);
    network->potentials[vertex_of_node(network, v)] = (struct smooth){.level = 2 * level};
  }
}

static void guess_stretches(struct network *network) {
  for (uint32_t s = 0; s < network->stretch_count; s++)
    for (uint32_t c = network->stretches[s].first_cell; c < network->stretches[s + 1].first_cell; c++) {
      if (!network->cells[c].open) continue;
      network->potentials[vertex_of_stretch(network, s)] =
          network->potentials[vertex_of_node(network, network->cells[c].node)];
      break;
    }
}

/* The potentials of a row between which none of its stretches wants to give to another: from low to high, or none. */
static void row_range(const struct network *network, uint32_t r, struct smooth *low, struct smooth *high) {
  *low = (struct smooth){.level = INT64_MIN};
  *high = (struct smooth){.level = INT64_MAX};
  for (uint32_t s = network->rows[r].first_stretch; s < network->rows[r + 1].first_stretch; s++) {
    struct smooth own = network->potentials[vertex_of_stretch(network, s)];
    struct smooth least = difference(own, stretch_change(network, s, -1));
    struct smooth most = smooth_sum(own, stretch_change(network, s, 1));
    if (network->stretch_counts[s] > 0 && smooth_less(*low, least)) *low = least;
    if (smooth_less(most, *high)) *high = most;
  }
  if (low->level == INT64_MIN) *low = *high;
}

static int by_size(const void *left, const void *right) {
  const struct smooth *a = left, *b = right;
  return smooth_less(*a, *b) ? -1 : smooth_less(*b, *a);
}

/* A pool takes the middle of what its rows would have, and each row what is nearest to it. */
static void guess_rows(struct network *network, struct arena *arena) {
  struct smooth *lows = arena_array(arena, struct smooth, network->row_count);
  for (uint32_t pool = 0; pool < network->pool_count; pool++) {
    uint32_t first = network->first_pool_row[pool], end = network->first_pool_row[pool + 1];
    struct smooth high;
    if (first == end) continue;
    for (uint32_t i = first; i < end; i++) row_range(network, network->pool_rows[i], &lows[i - first], &high);
    qsort(lows, end - first, sizeof *lows, by_size);
    struct smooth middle = lows[(end - first) / 2];
    network->potentials[vertex_of_pool(network, pool)] = middle;
    for (uint32_t i = first; i < end; i++) {
      struct smooth low, own = middle;
      row_range(network, network->pool_rows[i], &low, &high);
      if (smooth_less(high, own)) own = high;
      if (smooth_less(own, low)) own = low;
      network->potentials[network->pool_rows[i]] = own;
    }
  }
}

static bool has_leveled(const struct network *network) {
  for (uint32_t v = 0; v < network->node_count; v++)
    if (network->nodes[v].squared == NODE_LEVELED) return true;
  return false;
}

/* The first arc of u that may be cheaper than the potentials allow. Where nothing is leveled those of stretches and
 * nodes are all alike, and only arcs to and from rows may. */
static uint32_t first_cheap(const struct network *network, vertex u, bool leveled) {
  if (leveled || vertex_is_row(network, u) || vertex_is_pool(network, u)) return 0;
  return vertex_is_node(network, u) ? arc_count(network, u) : arc_count(network, u) - 1;
}

/* Uses up every arc that is cheaper than the potentials allow. */
static void use_up(struct smoothing *smoothing) {
  struct network *network = smoothing->network;
  bool leveled = has_leveled(network);
  for (uint32_t i = 0; i < smoothing->member_count; i++) {
    vertex u = smoothing->members[i];
    for (uint32_t k = first_cheap(network, u, leveled), arcs = arc_count(network, u); k < arcs; k++)
      for (;;) {
        vertex t = arc_target(network, u, k);
        if (t == NOWHERE || !is_free(smoothing, u, t) || !smooth_less(reduced_cost(network, u, t), nothing)) break;
        arc_push(network, u, k);
        smoothing->excess[u]--;
        smoothing->excess[t]++;
      }
  }
}

static bool reach_less(const struct reach *a, const struct reach *b) {
  if (!is_zero(difference(a->length, b->length))) return smooth_less(a->length, b->length);
  return a->to < b->to;
}

static void heap_push(struct smoothing *smoothing, struct reach reach) {
  list_push(smoothing->arena, &smoothing->heap);
  struct reach *items = smoothing->heap.items;
  size_t at = smoothing->heap.count - 1;
  for (; at > 0 && reach_less(&reach, &items[(at - 1) / 2]); at = (at - 1) / 2) items[at] = items[(at - 1) / 2];
  items[at] = reach;
}

static struct reach heap_pop(struct smoothing *smoothing) {
  struct reach *items = smoothing->heap.items, top = items[0], last = items[--smoothing->heap.count];
  size_t at = 0, count = smoothing->heap.count;
  for (size_t child; (child = 2 * at + 1) < count; at = child) {
    if (child + 1 < count && reach_less(&items[child + 1], &items[child])) child++;
    if (!reach_less(&items[child], &last)) break;
    items[at] = items[child];
  }
  items[at] = last;
  return top;
}

static void look_from(struct smoothing *smoothing, vertex u) {
  const struct network *network = smoothing->network;
  for (uint32_t k = 0, arcs = arc_count(network, u); k < arcs; k++) {
    vertex t = arc_target(network, u, k);
    if (t == NOWHERE || smoothing->settled[t] || !is_free(smoothing, u, t)) continue;
    struct smooth length = smooth_sum(smoothing->length[u], reduced_cost(network, u, t));
    if (smoothing->found[t] && !smooth_less(length, smoothing->length[t])) continue;
    smoothing->found[t] = true;
    smoothing->length[t] = length;
    heap_push(smoothing, (struct reach){length, t});
  }
}

/* The length of the shortest way from any that has too many to any that has too few (Dijkstra), and the lengths of all
 * that are nearer; false when nobody has too many, for what was used up can always be carried back. */
static bool measure(struct smoothing *smoothing, struct smooth *nearest) {
  smoothing->heap.count = 0;
  for (uint32_t i = 0; i < smoothing->member_count; i++) {
    vertex u = smoothing->members[i];
    smoothing->settled[u] = false;
    smoothing->found[u] = smoothing->excess[u] > 0;
    if (!smoothing->found[u]) continue;
    smoothing->length[u] = nothing;
    heap_push(smoothing, (struct reach){nothing, u});
  }
  while (smoothing->heap.count > 0) {
    struct reach reach = heap_pop(smoothing);
    if (smoothing->settled[reach.to]) continue;
    if (smoothing->excess[reach.to] < 0) {
      *nearest = reach.length;
      return true;
    }
    smoothing->settled[reach.to] = true;
    look_from(smoothing, reach.to);
  }
  return false;
}

static void raise(struct smoothing *smoothing, struct smooth nearest) {
  struct smooth *potentials = smoothing->network->potentials;
  for (uint32_t i = 0; i < smoothing->member_count; i++) {
    vertex u = smoothing->members[i];
    bool is_nearer = smoothing->settled[u] && smooth_less(smoothing->length[u], nearest);
    potentials[u] = smooth_sum(potentials[u], is_nearer ? smoothing->length[u] : nearest);
  }
}

static bool is_tight(const void *context, vertex from, vertex to) {
  const struct smoothing *smoothing = context;
  return is_free(smoothing, from, to) && is_zero(reduced_cost(smoothing->network, from, to));
}

static bool has_too_many(const void *context, vertex u) {
  const struct smoothing *smoothing = context;
  return smoothing->excess[u] > 0;
}

static bool has_too_few(const void *context, vertex u) {
  const struct smoothing *smoothing = context;
  return smoothing->excess[u] < 0;
}

static void settle(void *context, vertex from, vertex to) {
  struct smoothing *smoothing = context;
  smoothing->excess[from]--;
  smoothing->excess[to]++;
}

static void smoothing_open(struct smoothing *smoothing) {
  struct network *network = smoothing->network;
  struct arena *arena = smoothing->arena;
  number_labels(smoothing);
  fill_pools(smoothing);
  size_t vertices = vertex_count(network);
  network->potentials = arena_array(arena, struct smooth, vertices);
  smoothing->members = arena_array(arena, vertex, vertices);
  smoothing->excess = arena_array(arena, int32_t, vertices);
  smoothing->length = arena_array(arena, struct smooth, vertices);
  smoothing->found = arena_array(arena, bool, vertices);
  smoothing->settled = arena_array(arena, bool, vertices);
  blocking_open(&smoothing->blocking, network, arena);
  smoothing->blocking.leads = is_tight;
  smoothing->blocking.gives = has_too_many;
  smoothing->blocking.takes = has_too_few;
  smoothing->blocking.carried = settle;
  smoothing->blocking.context = smoothing;
  list_members(smoothing);
}

void smooth_network(struct network *network, struct arena *arena) {
  struct smoothing smoothing = {.network = network, .arena = arena};
  struct smooth nearest = nothing;
  smoothing_open(&smoothing);
  guess_nodes(network, arena);
  guess_stretches(network);
  guess_rows(network, arena);
  use_up(&smoothing);
  blocking_flow(&smoothing.blocking, smoothing.members, smoothing.member_count);
  while (measure(&smoothing, &nearest)) {
    raise(&smoothing, nearest);
    blocking_flow(&smoothing.blocking, smoothing.members, smoothing.member_count);
  }
}
