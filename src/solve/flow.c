#include "solve/flow.h"

static const struct cost nothing = {0};

static int32_t clamp(int64_t count, int32_t least, int32_t most) {
  return (int32_t)(count < least ? least : count > most ? most : count);
}

/* From the cells upwards: first what stretches and nodes are given, then, less what they carry on, what is left. */
bool flow_count(struct network *network, int64_t *excess) {
  bool balanced = true;
  for (uint32_t c = 0; c < network->cell_count; c++) {
    const struct cell *cell = &network->cells[c];
    excess[vertex_of_stretch(network, cell->stretch)] += cell->in;
    excess[vertex_of_node(network, cell->node)] -= cell->in;
  }
  for (uint32_t s = network->stretch_count; s-- > 0;) {
    const struct stretch *stretch = &network->stretches[s];
    int64_t *own = &excess[vertex_of_stretch(network, s)];
    int32_t count = network->stretch_counts[s] = clamp(*own, stretch->least, stretch->most);
    *own -= count;
    balanced = balanced && *own == 0;
    excess[vertex_above(network, stretch)] += count;
  }
  for (uint32_t r = 0; r < network->row_count; r++) {
    network->row_counts[r] = excess[r];
    excess[vertex_of_top(network)] += excess[r];
    excess[r] = 0;
  }
  for (uint32_t v = network->node_count; v-- > 0;) {
    const struct node *node = &network->nodes[v];
    int64_t *own = &excess[vertex_of_node(network, v)];
    int32_t count = network->node_counts[v] = clamp(-*own, node->least, node->most);
    *own += count;
    balanced = balanced && *own == 0;
    excess[vertex_of_node(network, node->parent)] -= count;
  }
  return balanced;
}

static bool is_within(const struct flow *flow, vertex from, vertex to) {
  return flow->part_of[from] == flow->part_of[to];
}

/* What is left of an arc's cost between the potentials; below 0 it is cheaper than they allow. */
static struct cost reduced_cost(const struct flow *flow, vertex from, struct change change, vertex to) {
  struct cost cost = flow->cost(flow->network, change);
  return cost_difference(cost_sum(cost, flow->potentials[from]), flow->potentials[to]);
}

/* Uses up every arc that is cheaper than the potentials allow. */
static void use_up(struct flow *flow) {
  struct network *network = flow->network;
  for (uint32_t i = 0; i < flow->member_count; i++) {
    vertex u = flow->members[i];
    for (uint32_t k = 0, arcs = arc_count(network, u); k < arcs; k++) {
      struct change change = arc_change(network, u, k);
      for (;;) {
        vertex t = change_target(network, change);
        if (t == NOWHERE || !is_within(flow, u, t) || cost_sign(reduced_cost(flow, u, change, t)) >= 0) break;
        int64_t units = flow->room(network, change);
        change_make(network, change, units);
        flow->excess[u] -= units;
        flow->excess[t] += units;
      }
    }
  }
}

static bool reach_less(const struct reach *a, const struct reach *b) {
  int length = cost_sign(cost_difference(a->length, b->length));
  return length != 0 ? length < 0 : a->to < b->to;
}

static void heap_push(struct flow *flow, struct reach reach) {
  list_push(flow->arena, &flow->heap);
  struct reach *items = flow->heap.items;
  size_t at = flow->heap.count - 1;
  for (; at > 0 && reach_less(&reach, &items[(at - 1) / 2]); at = (at - 1) / 2) items[at] = items[(at - 1) / 2];
  items[at] = reach;
}

static struct reach heap_pop(struct flow *flow) {
  struct reach *items = flow->heap.items, top = items[0], last = items[--flow->heap.count];
  size_t at = 0, count = flow->heap.count;
  for (size_t child; (child = 2 * at + 1) < count; at = child) {
    if (child + 1 < count && reach_less(&items[child + 1], &items[child])) child++;
    if (!reach_less(&items[child], &last)) break;
    items[at] = items[child];
  }
  items[at] = last;
  return top;
}

static void look_from(struct flow *flow, vertex u) {
  const struct network *network = flow->network;
  for (uint32_t k = 0, arcs = arc_count(network, u); k < arcs; k++) {
    struct change change = arc_change(network, u, k);
    vertex t = change_target(network, change);
    if (t == NOWHERE || flow->settled[t] || !is_within(flow, u, t)) continue;
    struct cost length = cost_sum(flow->length[u], reduced_cost(flow, u, change, t));
    if (flow->found[t] && !cost_less(length, flow->length[t])) continue;
    flow->found[t] = true;
    flow->length[t] = length;
    heap_push(flow, (struct reach){length, t});
  }
}

static void forget_lengths(struct flow *flow) {
  flow->heap.count = 0;
  for (uint32_t i = 0; i < flow->member_count; i++)
    flow->settled[flow->members[i]] = flow->found[flow->members[i]] = false;
}

static void begin_at(struct flow *flow, vertex u) {
  flow->found[u] = true;
  flow->length[u] = nothing;
  heap_push(flow, (struct reach){nothing, u});
}

/* Settles vertices in the order of their lengths (Dijkstra) until there are as many with too few. The last of these, or
 * NOWHERE. */
static vertex look_for_few(struct flow *flow, uint32_t few) {
  vertex last = NOWHERE;
  while (flow->heap.count > 0 && few > 0) {
    vertex u = heap_pop(flow).to;
    if (flow->settled[u]) continue;
    flow->settled[u] = true;
    if (flow->excess[u] < 0) {
      last = u;
      few--;
    }
    look_from(flow, u);
  }
  return last;
}

/* The shortest way to every vertex up to the farthest comes to cost just what the potentials allow. */
static void raise_potentials(struct flow *flow, vertex farthest) {
  struct cost length = flow->length[farthest];
  for (uint32_t i = 0; i < flow->member_count; i++) {
    vertex u = flow->members[i];
    bool is_nearer = flow->settled[u] && cost_less(flow->length[u], length);
    flow->potentials[u] = cost_sum(flow->potentials[u], is_nearer ? flow->length[u] : length);
  }
}

static bool is_tight(const void *context, vertex from, struct change change, vertex to) {
  const struct flow *flow = context;
  return is_within(flow, from, to) && cost_sign(reduced_cost(flow, from, change, to)) == 0;
}

static int64_t too_many(const void *context, vertex u) {
  const struct flow *flow = context;
  return flow->excess[u];
}

static int64_t too_few(const void *context, vertex u) {
  const struct flow *flow = context;
  return -flow->excess[u];
}

static void carried(void *context, vertex from, vertex to, int64_t units) {
  struct flow *flow = context;
  flow->excess[from] -= units;
  flow->excess[to] += units;
}

void flow_open(struct flow *flow) {
  size_t vertices = vertex_count(flow->network);
  if (flow->part_of == NULL) flow->part_of = arena_array(flow->arena, uint32_t, vertices);
  if (flow->potentials == NULL) flow->potentials = arena_array(flow->arena, struct cost, vertices);
  if (flow->excess == NULL) flow->excess = arena_array(flow->arena, int64_t, vertices);
  flow->length = arena_array(flow->arena, struct cost, vertices);
  flow->found = arena_array(flow->arena, bool, vertices);
  flow->settled = arena_array(flow->arena, bool, vertices);
  blocking_open(&flow->blocking, flow->network, flow->arena);
  flow->blocking.leads = is_tight;
  flow->blocking.gives = too_many;
  flow->blocking.takes = too_few;
  flow->blocking.room = flow->room;
  flow->blocking.carried = carried;
  flow->blocking.context = flow;
  flow->members = arena_array(flow->arena, vertex, vertices);
  for (vertex u = 0; u < vertices; u++)
    if (flow->part_of[u] != TOP) flow->members[flow->member_count++] = u;
}

void flow_carry(struct flow *flow) {
  blocking_flow(&flow->blocking, flow->members, flow->member_count);
}

/* Measures the ways from all that have too many to all that have too few; the farthest of these that can be reached, or
 * NOWHERE. */
static vertex measure(struct flow *flow) {
  uint32_t few = 0;
  forget_lengths(flow);
  for (uint32_t i = 0; i < flow->member_count; i++) {
    vertex u = flow->members[i];
    few += flow->excess[u] < 0;
    if (flow->excess[u] > 0) begin_at(flow, u);
  }
  return look_for_few(flow, few);
}

static bool has_any_too_many(const struct flow *flow) {
  for (uint32_t i = 0; i < flow->member_count; i++)
    if (flow->excess[flow->members[i]] > 0) return true;
  return false;
}

bool flow_cheapest(struct flow *flow) {
  use_up(flow);
  flow_carry(flow);
  for (vertex farthest; (farthest = measure(flow)) != NOWHERE;) {
    raise_potentials(flow, farthest);
    flow_carry(flow);
  }
  return !has_any_too_many(flow);
}

void flow_reach(struct flow *flow, vertex from) {
  forget_lengths(flow);
  begin_at(flow, from);
  look_for_few(flow, UINT32_MAX);
}
