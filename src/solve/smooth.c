#include "solve/smooth.h"
#include "solve/residual.h"

/* A step into a vertex: from where, along which of its arcs. */
struct step {
  vertex from;
  uint32_t arc;
};

struct smoothing {
  struct network *network;
  vertex pool;           /* behind all others: whole days that rows of one share give and take */
  struct smooth *length; /* by vertex: of the shortest way found to it */
  struct step *into;     /* by vertex: the last step of that way */
  vertex *now, *later;   /* whose arcs are looked at in this pass and in the next */
  size_t now_count, later_count;
  bool *waits;      /* by vertex: stands in later */
  uint32_t *walked; /* by vertex: the walk that has met it */
  uint32_t walks;
};

static bool same_label(const struct network *network, vertex u, vertex t) {
  return share_compare(network->labels[u], network->labels[t]) == 0;
}

static bool may_take(const struct network *network, uint32_t r) {
  return network->labels[r].weight > 0 &&
         share_compare(share_of_next(&network->rows[r], network->row_counts[r]), network->labels[r]) == 0;
}

static bool may_give(const struct network *network, uint32_t r) {
  return network->labels[r].weight > 0 &&
         share_compare(share_of_last(&network->rows[r], network->row_counts[r]), network->labels[r]) == 0;
}

static uint32_t smooth_arcs(const struct smoothing *smoothing, vertex u) {
  if (u == smoothing->pool) return smoothing->network->row_count;
  return arc_count(smoothing->network, u) + vertex_is_row(smoothing->network, u);
}

/* Where an arc leads that costs the earlier promises nothing, or NOWHERE. The last arc of a row leads to the pool. */
static vertex smooth_target(const struct smoothing *smoothing, vertex u, uint32_t number) {
  const struct network *network = smoothing->network;
  if (u == smoothing->pool) return may_give(network, number) ? number : NOWHERE;
  if (vertex_is_row(network, u) && number == arc_count(network, u))
    return may_take(network, u) ? smoothing->pool : NOWHERE;
  vertex t = arc_target(network, u, number);
  return t != NOWHERE && same_label(network, u, t) ? t : NOWHERE;
}

static struct smooth smooth_cost(const struct smoothing *smoothing, vertex u, vertex t) {
  const struct network *network = smoothing->network;
  const struct smooth nothing = {0, 0};
  if (u == smoothing->pool || t == smoothing->pool) return nothing;
  if (vertex_is_row(network, u)) return stretch_change(network, vertex_stretch(network, t), -1);
  if (vertex_is_row(network, t)) return stretch_change(network, vertex_stretch(network, u), 1);
  if (!vertex_is_node(network, u) || !vertex_is_node(network, t)) return nothing;
  if (t < u) return node_change(network, vertex_node(network, u), -1);
  return node_change(network, vertex_node(network, t), 1);
}

static void wait(struct smoothing *smoothing, vertex u) {
  if (smoothing->waits[u]) return;
  smoothing->waits[u] = true;
  smoothing->later[smoothing->later_count++] = u;
}

static void look_at(struct smoothing *smoothing, vertex u) {
  for (uint32_t k = 0, arcs = smooth_arcs(smoothing, u); k < arcs; k++) {
    vertex t = smooth_target(smoothing, u, k);
    if (t == NOWHERE) continue;
    struct smooth length = smooth_sum(smoothing->length[u], smooth_cost(smoothing, u, t));
    if (!smooth_less(length, smoothing->length[t])) continue;
    smoothing->length[t] = length;
    smoothing->into[t] = (struct step){u, k};
    wait(smoothing, t);
  }
}

static void pass(struct smoothing *smoothing) {
  vertex *swap = smoothing->now;
  smoothing->now = smoothing->later;
  smoothing->later = swap;
  smoothing->now_count = smoothing->later_count;
  smoothing->later_count = 0;
  for (size_t i = 0; i < smoothing->now_count; i++) smoothing->waits[smoothing->now[i]] = false;
  for (size_t i = 0; i < smoothing->now_count; i++) look_at(smoothing, smoothing->now[i]);
}

/* The steps into the vertices of a cycle lead round it. Only arcs between them have changed then: they are looked at
 * again and the ways into them forgotten, but no lengths, for any will do to begin with. */
static void mend(struct smoothing *smoothing, vertex start) {
  vertex u = start;
  do {
    struct step step = smoothing->into[u];
    bool pooled = u == smoothing->pool || step.from == smoothing->pool;
    if (!pooled) arc_push(smoothing->network, step.from, step.arc);
    smoothing->into[u].from = NOWHERE;
    wait(smoothing, u);
    u = step.from;
  } while (u != start);
}

/* Steps that run in a circle show a cycle of negative length (Cherkassky & Goldberg, 1999). Mends all of them. */
static void mend_cycles(struct smoothing *smoothing) {
  uint32_t first = smoothing->walks + 1;
  for (size_t i = 0; i < smoothing->later_count; i++) {
    uint32_t walk = ++smoothing->walks;
    vertex u = smoothing->later[i];
    while (u != NOWHERE && smoothing->walked[u] < first) {
      smoothing->walked[u] = walk;
      u = smoothing->into[u].from;
    }
    if (u != NOWHERE && smoothing->walked[u] == walk) mend(smoothing, u);
  }
}

static void begin(struct smoothing *smoothing) {
  const struct network *network = smoothing->network;
  for (vertex u = 0; u <= smoothing->pool; u++) {
    smoothing->into[u].from = NOWHERE;
    if (u == smoothing->pool || network->labels[u].weight > 0) wait(smoothing, u);
  }
}

void smooth_network(struct network *network, struct arena *arena) {
  size_t vertices = vertex_count(network) + 1;
  struct smoothing smoothing = {.network = network, .pool = (vertex)vertices - 1};
  network->potentials = smoothing.length = arena_array(arena, struct smooth, vertices);
  smoothing.into = arena_array(arena, struct step, vertices);
  smoothing.now = arena_array(arena, vertex, vertices);
  smoothing.later = arena_array(arena, vertex, vertices);
  smoothing.waits = arena_array(arena, bool, vertices);
  smoothing.walked = arena_array(arena, uint32_t, vertices);
  begin(&smoothing);
  while (smoothing.later_count > 0) {
    pass(&smoothing);
    mend_cycles(&smoothing);
  }
}
