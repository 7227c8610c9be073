#include "solve/cut.h"

/* A bound, and where it is told of. */
struct bound {
  uint32_t number;
  int32_t least, most, high;
  number_list *lows, *highs;
};

static struct bound bound_of_stretch(const struct network *network, uint32_t s, struct cut *cut) {
  const struct stretch *stretch = &network->stretches[s];
  return (struct bound){s, stretch->least, stretch->most, stretch->high, &cut->low_stretches, &cut->high_stretches};
}

static struct bound bound_of_node(const struct network *network, uint32_t v, struct cut *cut) {
  const struct node *node = &network->nodes[v];
  return (struct bound){v, node->least, node->most, node->high, &cut->low_nodes, &cut->high_nodes};
}

static void demand(struct bound bound, struct arena *arena, struct cut *cut) {
  cut->demanded += bound.least;
  if (bound.least > 0) *list_push(arena, bound.lows) = bound.number;
}

/* Where the cells are fewer it is not the bound that limits. */
static void allow(struct bound bound, struct arena *arena, struct cut *cut) {
  cut->allowed += bound.most;
  if (bound.most == bound.high) *list_push(arena, bound.highs) = bound.number;
}

bool cut_of_one(const struct network *network, struct arena *arena, struct cut *cut) {
  *cut = (struct cut){.node = TOP};
  for (uint32_t i = 0; i < network->stretch_count + network->node_count; i++) {
    uint32_t v = i - network->stretch_count;
    struct bound bound =
        i < network->stretch_count ? bound_of_stretch(network, i, cut) : bound_of_node(network, v, cut);
    if (bound.least <= bound.most) continue;
    demand(bound, arena, cut);
    allow(bound, arena, cut);
    return true;
  }
  return false;
}

/* The vertices on one side, in connected parts. */
struct sides {
  const struct network *network;
  const int64_t *excess;
  bool *inside;   /* by vertex */
  vertex *leader; /* by vertex: union-find of those of one side that are joined */
  int64_t *sum;   /* by leader: units too many */
};

static vertex leader_of(vertex *leader, vertex u) {
  while (leader[u] != u) u = leader[u] = leader[leader[u]];
  return u;
}

static void join(struct sides *sides, vertex a, vertex b) {
  if (sides->inside[a] == sides->inside[b]) sides->leader[leader_of(sides->leader, a)] = leader_of(sides->leader, b);
}

static void join_all(struct sides *sides) {
  const struct network *network = sides->network;
  vertex top = vertex_of_top(network);
  for (vertex u = 0; u <= top; u++) sides->leader[u] = u;
  for (uint32_t r = 0; r < network->row_count; r++) join(sides, r, top);
  for (uint32_t s = 0; s < network->stretch_count; s++)
    join(sides, vertex_of_stretch(network, s), vertex_above(network, &network->stretches[s]));
  for (uint32_t v = 0; v < network->node_count; v++)
    join(sides, vertex_of_node(network, v), vertex_of_node(network, network->nodes[v].parent));
  for (uint32_t c = 0; c < network->cell_count; c++)
    join(sides, vertex_of_stretch(network, network->cells[c].stretch), vertex_of_node(network, network->cells[c].node));
}

/* Leaves, of the vertices that are inside or of the others, only the first connected part that has too many, or too
 * few; the rest changes sides. What it is joined to is all on the other side. */
static void keep_one(struct sides *sides, bool inside) {
  vertex top = vertex_of_top(sides->network), kept = NOWHERE;
  join_all(sides);
  for (vertex u = 0; u <= top; u++) sides->sum[u] = 0;
  for (vertex u = 0; u <= top; u++) sides->sum[leader_of(sides->leader, u)] += sides->excess[u];
  for (vertex u = 0; u <= top && kept == NOWHERE; u++) {
    int64_t sum = sides->sum[leader_of(sides->leader, u)];
    if (sides->inside[u] == inside && (inside ? sum > 0 : sum < 0)) kept = leader_of(sides->leader, u);
  }
  for (vertex u = 0; u <= top; u++)
    if (sides->inside[u] == inside && leader_of(sides->leader, u) != kept) sides->inside[u] = !inside;
}

static void name_bounds(const struct network *network, const bool *inside, struct arena *arena, struct cut *cut) {
  for (uint32_t c = 0; c < network->cell_count; c++) {
    const struct cell *cell = &network->cells[c];
    if (!inside[vertex_of_stretch(network, cell->stretch)] && inside[vertex_of_node(network, cell->node)])
      cut->allowed += cell->most;
  }
  for (uint32_t s = 0; s < network->stretch_count; s++) {
    bool above = inside[vertex_above(network, &network->stretches[s])], own = inside[vertex_of_stretch(network, s)];
    if (above && !own) demand(bound_of_stretch(network, s, cut), arena, cut);
    if (own && !above) allow(bound_of_stretch(network, s, cut), arena, cut);
  }
  for (uint32_t v = 0; v < network->node_count; v++) {
    bool above = inside[vertex_of_node(network, network->nodes[v].parent)], own = inside[vertex_of_node(network, v)];
    if (own && !above) demand(bound_of_node(network, v, cut), arena, cut);
    if (above && !own) allow(bound_of_node(network, v, cut), arena, cut);
  }
}

void cut_of_flow(struct flow *flow, struct arena *arena, struct cut *cut) {
  vertex first = 0;
  while (flow->excess[first] <= 0) first++;
  flow_reach(flow, first);
  size_t vertices = vertex_count(flow->network);
  struct sides sides = {.network = flow->network,
                        .excess = flow->excess,
                        .inside = flow->settled,
                        .leader = arena_array(flow->arena, vertex, vertices),
                        .sum = arena_array(flow->arena, int64_t, vertices)};
  keep_one(&sides, false);
  keep_one(&sides, true);
  *cut = (struct cut){.node = TOP};
  name_bounds(flow->network, sides.inside, arena, cut);
}
