#include "solve/blocking.h"

void blocking_open(struct blocking *blocking, struct network *network, struct arena *arena) {
  size_t vertices = vertex_count(network);
  blocking->network = network;
  blocking->level = arena_array(arena, uint32_t, vertices);
  blocking->arc = arena_array(arena, uint32_t, vertices);
  blocking->queue = arena_array(arena, vertex, vertices);
  blocking->path = arena_array(arena, vertex, vertices);
}

/* Levels by breadth from all that give; true when one that takes is reached. */
static bool set_levels(struct blocking *blocking, const vertex *members, uint32_t count) {
  uint32_t head = 0, tail = 0, last = NOWHERE;
  for (uint32_t i = 0; i < count; i++) {
    vertex u = members[i];
    blocking->arc[u] = 0;
    blocking->level[u] = blocking->gives(blocking->context, u) > 0 ? 0 : NOWHERE;
    if (blocking->level[u] == 0) blocking->queue[tail++] = u;
  }
  while (head < tail) {
    vertex u = blocking->queue[head++];
    if (blocking->level[u] >= last) break;
    for (uint32_t k = 0, arcs = arc_count(blocking->network, u); k < arcs; k++) {
      struct change change = arc_change(blocking->network, u, k);
      vertex t = change_target(blocking->network, change);
      if (t == NOWHERE || blocking->level[t] != NOWHERE || !blocking->leads(blocking->context, u, change, t)) continue;
      blocking->level[t] = blocking->level[u] + 1;
      blocking->queue[tail++] = t;
      if (blocking->takes(blocking->context, t) > 0) last = blocking->level[t];
    }
  }
  return last != NOWHERE;
}

/* Moves on to the next useful arc of u; false when there is none. */
static bool advance(struct blocking *blocking, vertex u, vertex *target) {
  for (uint32_t arcs = arc_count(blocking->network, u); blocking->arc[u] < arcs; blocking->arc[u]++) {
    struct change change = arc_change(blocking->network, u, blocking->arc[u]);
    vertex t = change_target(blocking->network, change);
    if (t == NOWHERE || blocking->level[t] != blocking->level[u] + 1) continue;
    if (!blocking->leads(blocking->context, u, change, t)) continue;
    *target = t;
    return true;
  }
  return false;
}

/* Along the path to the vertex at that depth. */
static void carry(struct blocking *blocking, uint32_t depth) {
  vertex from = blocking->path[0], to = blocking->path[depth];
  int64_t given = blocking->gives(blocking->context, from), units = blocking->takes(blocking->context, to);
  if (given < units) units = given;
  for (uint32_t i = 0; i < depth; i++) {
    vertex u = blocking->path[i];
    int64_t room = blocking->room(blocking->network, arc_change(blocking->network, u, blocking->arc[u]));
    if (room < units) units = room;
  }
  for (uint32_t i = 0; i < depth; i++) {
    vertex u = blocking->path[i];
    change_make(blocking->network, arc_change(blocking->network, u, blocking->arc[u]), units);
  }
  blocking->carried(blocking->context, from, to, units);
}

/* Carries units from a vertex that gives along rising levels; false when no more can be carried. */
static bool give_some(struct blocking *blocking, vertex from) {
  uint32_t depth = 0;
  blocking->path[0] = from;
  for (;;) {
    vertex u = blocking->path[depth], target;
    if (depth > 0 && blocking->takes(blocking->context, u) > 0) break;
    if (advance(blocking, u, &target)) {
      blocking->path[++depth] = target;
      continue;
    }
    blocking->level[u] = NOWHERE;
    if (depth == 0) return false;
    depth--;
  }
  carry(blocking, depth);
  return true;
}

void blocking_flow(struct blocking *blocking, const vertex *members, uint32_t count) {
  while (set_levels(blocking, members, count))
    for (uint32_t i = 0; i < count; i++)
      while (blocking->gives(blocking->context, members[i]) > 0 && give_some(blocking, members[i])) continue;
}
