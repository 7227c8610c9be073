#include "solve/fair.h"
#include <stdlib.h>

/* Vertices of the residual network: the rows, then the nodes. At a row or a node a unit is to be given up, and an arc
 * leads to where it may be given up instead, or to the row that takes it. */
typedef uint32_t vertex;

#define UNREACHED UINT32_MAX

/* Vertices that may still exchange units with one another: all shares of its rows lie between floor and ceiling. */
struct part {
  uint32_t begin, end; /* in order */
  struct share floor, ceiling;
};

struct exchange {
  struct network *network;
  int64_t *in_row;
  vertex *order;     /* vertices, part after part */
  uint32_t *part_of; /* by vertex: the begin of its part */
  uint32_t *level;   /* by vertex: distance from those above the pivot */
  uint32_t *arc;     /* by vertex: the first arc not yet found useless */
  vertex *queue, *path;
  struct share pivot;
};

static bool is_row(const struct exchange *exchange, vertex u) {
  return u < exchange->network->row_count;
}

static struct share next_share(const struct exchange *exchange, vertex row) {
  return share_of_next(&exchange->network->rows[row], exchange->in_row[row]);
}

static struct share last_share(const struct exchange *exchange, vertex row) {
  return share_of_last(&exchange->network->rows[row], exchange->in_row[row]);
}

static bool is_above(const struct exchange *exchange, vertex u) {
  return is_row(exchange, u) && share_compare(last_share(exchange, u), exchange->pivot) > 0;
}

static bool is_below(const struct exchange *exchange, vertex u) {
  return is_row(exchange, u) && share_compare(next_share(exchange, u), exchange->pivot) <= 0;
}

/* Arcs of a row: its cells. Arcs of a node: its cells, its parent, its children. */
static uint32_t arc_count(const struct exchange *exchange, vertex u) {
  const struct network *network = exchange->network;
  if (is_row(exchange, u)) return network->rows[u + 1].first_cell - network->rows[u].first_cell;
  uint32_t v = u - network->row_count;
  return network->first_node_cell[v + 1] - network->first_node_cell[v] + 1 + network->first_node_child[v + 1] -
         network->first_node_child[v];
}

/* What an arc of a node is: one of its cells, or the node that gives (its count falls) or takes. */
struct arc {
  uint32_t cell, giver, taker;
};

static struct arc node_arc(const struct network *network, uint32_t v, uint32_t number) {
  uint32_t cells = network->first_node_cell[v + 1] - network->first_node_cell[v];
  if (number < cells) return (struct arc){network->node_cells[network->first_node_cell[v] + number], TOP, TOP};
  if (number == cells) return (struct arc){TOP, v, TOP};
  return (struct arc){TOP, TOP, network->node_children[network->first_node_child[v] + number - cells - 1]};
}

/* Where the arc leads, or UNREACHED when it can carry nothing now. */
static vertex arc_target(const struct exchange *exchange, vertex u, uint32_t number) {
  const struct network *network = exchange->network;
  if (is_row(exchange, u)) {
    const struct cell *cell = &network->cells[network->rows[u].first_cell + number];
    return cell->open && cell->in ? network->row_count + cell->node : UNREACHED;
  }
  struct arc arc = node_arc(network, u - network->row_count, number);
  if (arc.cell != TOP) return network->cells[arc.cell].in ? UNREACHED : network->cells[arc.cell].row;
  if (arc.giver != TOP) {
    const struct node *node = &network->nodes[arc.giver];
    bool can_give = node->parent != TOP && network->counts[arc.giver] > node->least;
    return can_give ? network->row_count + node->parent : UNREACHED;
  }
  bool can_take = network->counts[arc.taker] < network->nodes[arc.taker].most;
  return can_take ? network->row_count + arc.taker : UNREACHED;
}

static void arc_push(struct exchange *exchange, vertex u, uint32_t number) {
  struct network *network = exchange->network;
  if (is_row(exchange, u)) {
    network->cells[network->rows[u].first_cell + number].in = false;
    exchange->in_row[u]--;
    return;
  }
  struct arc arc = node_arc(network, u - network->row_count, number);
  if (arc.cell != TOP) {
    network->cells[arc.cell].in = true;
    exchange->in_row[network->cells[arc.cell].row]++;
  } else if (arc.giver != TOP) {
    network->counts[arc.giver]--;
  } else {
    network->counts[arc.taker]++;
  }
}

/* Levels by breadth from all rows above the pivot; true when a row below it is reached. */
static bool set_levels(struct exchange *exchange, const struct part *part) {
  uint32_t head = 0, tail = 0, last = UNREACHED;
  for (uint32_t i = part->begin; i < part->end; i++) {
    vertex u = exchange->order[i];
    exchange->arc[u] = 0;
    exchange->level[u] = is_above(exchange, u) ? 0 : UNREACHED;
    if (exchange->level[u] == 0) exchange->queue[tail++] = u;
  }
  while (head < tail) {
    vertex u = exchange->queue[head++];
    if (exchange->level[u] >= last) break;
    for (uint32_t k = 0, arcs = arc_count(exchange, u); k < arcs; k++) {
      vertex t = arc_target(exchange, u, k);
      if (t == UNREACHED || exchange->part_of[t] != part->begin || exchange->level[t] != UNREACHED) continue;
      exchange->level[t] = exchange->level[u] + 1;
      exchange->queue[tail++] = t;
      if (is_below(exchange, t)) last = exchange->level[t];
    }
  }
  return last != UNREACHED;
}

/* Moves on to the next useful arc of u; false when there is none. */
static bool advance(struct exchange *exchange, const struct part *part, vertex u, vertex *target) {
  for (uint32_t arcs = arc_count(exchange, u); exchange->arc[u] < arcs; exchange->arc[u]++) {
    vertex t = arc_target(exchange, u, exchange->arc[u]);
    if (t == UNREACHED || exchange->part_of[t] != part->begin || exchange->level[t] != exchange->level[u] + 1) continue;
    *target = t;
    return true;
  }
  return false;
}

/* Carries one unit from a row above the pivot to one below it along rising levels; false when none is left. */
static bool give_one(struct exchange *exchange, const struct part *part, vertex from) {
  uint32_t depth = 0;
  exchange->path[0] = from;
  for (;;) {
    vertex u = exchange->path[depth], target;
    if (depth > 0 && is_below(exchange, u)) break;
    if (advance(exchange, part, u, &target)) {
      exchange->path[++depth] = target;
      continue;
    }
    exchange->level[u] = UNREACHED;
    if (depth == 0) return false;
    depth--;
  }
  for (uint32_t i = 0; i < depth; i++) arc_push(exchange, exchange->path[i], exchange->arc[exchange->path[i]]);
  return true;
}

/* Moves what the network carries across the pivot; afterwards level tells what the rows still above it reach. */
static void move_across(struct exchange *exchange, const struct part *part) {
  while (set_levels(exchange, part))
    for (uint32_t i = part->begin; i < part->end; i++) {
      vertex u = exchange->order[i];
      while (is_above(exchange, u) && give_one(exchange, part, u)) continue;
    }
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
    if (!is_row(exchange, u)) continue;
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
    if (!is_row(exchange, u)) continue;
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
    if (exchange->level[u] == UNREACHED)
      exchange->order[low++] = u;
    else
      exchange->queue[high++] = u;
  }
  for (uint32_t i = 0; i < high; i++) {
    exchange->order[low + i] = exchange->queue[i];
    exchange->part_of[exchange->queue[i]] = low;
  }
  return low;
}

/* One share for all of a finished part: between every last and every next one, and between floor and ceiling. */
static void label(struct exchange *exchange, const struct part *part, struct share share) {
  struct network *network = exchange->network;
  for (uint32_t i = part->begin; i < part->end; i++) {
    vertex u = exchange->order[i];
    if (is_row(exchange, u))
      network->row_labels[u] = share;
    else
      network->node_labels[u - network->row_count] = share;
  }
}

static bool has_open_cell(const struct network *network, uint32_t r) {
  for (uint32_t c = network->rows[r].first_cell; c < network->rows[r + 1].first_cell; c++)
    if (network->cells[c].open) return true;
  return false;
}

/* Everything that can move: rows with an open cell, and the nodes above open cells. */
static struct part all_parts(struct exchange *exchange) {
  struct network *network = exchange->network;
  struct part part = {.floor = {-2, 1}, .ceiling = {INT32_MAX, 1}};
  for (uint32_t r = 0; r < network->row_count; r++)
    if (has_open_cell(network, r)) exchange->order[part.end++] = r;
  for (uint32_t v = 0; v < network->node_count; v++)
    if (network->prices[v] != 0) exchange->order[part.end++] = network->row_count + v;
  for (uint32_t u = 0; u < network->row_count + network->node_count; u++) exchange->part_of[u] = UNREACHED;
  for (uint32_t i = 0; i < part.end; i++) exchange->part_of[exchange->order[i]] = 0;
  return part;
}

static void exchange_open(struct exchange *exchange, struct arena *arena) {
  struct network *network = exchange->network;
  size_t vertices = network->row_count + network->node_count;
  exchange->order = arena_array(arena, vertex, vertices);
  exchange->part_of = arena_array(arena, uint32_t, vertices);
  exchange->level = arena_array(arena, uint32_t, vertices);
  exchange->arc = arena_array(arena, uint32_t, vertices);
  exchange->queue = arena_array(arena, vertex, vertices);
  exchange->path = arena_array(arena, vertex, vertices);
  network->row_labels = arena_array(arena, struct share, network->row_count);
  network->node_labels = arena_array(arena, struct share, network->node_count);
}

void fair_network(struct network *network, struct arena *arena, int64_t *in_row) {
  struct exchange exchange = {.network = network, .in_row = in_row};
  LIST(struct part) parts = {0};
  exchange_open(&exchange, arena);
  *list_push(arena, &parts) = all_parts(&exchange);
  while (parts.count > 0) {
    struct part part = parts.items[parts.count - 1], above = part;
    struct share low, high;
    if (!range_of(&exchange, &part, &low, &high)) {
      label(&exchange, &part, high);
      parts.count--;
      continue;
    }
    exchange.pivot = middle(&exchange, &part, low, high);
    move_across(&exchange, &part);
    above.begin = part.end = split(&exchange, &part);
    above.floor = part.ceiling = exchange.pivot;
    parts.count--;
    if (part.end > part.begin) *list_push(arena, &parts) = part;
    if (above.end > above.begin) *list_push(arena, &parts) = above;
  }
}
