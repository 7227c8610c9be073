#include "solve/network.h"
#include <assert.h>

int share_compare(struct share a, struct share b) {
  int64_t left = a.number * b.weight, right = b.number * a.weight;
  return (left > right) - (left < right);
}

struct share share_of_next(const struct row *row, int64_t in) {
  return (struct share){2 * (row->base + fewest_each(in, row->people)) + 1, row->weight};
}

struct share share_of_last(const struct row *row, int64_t in) {
  return (struct share){2 * (row->base + most_each(in, row->people)) - 1, row->weight};
}

struct cost cost_of_digits(int8_t digits) {
  static const int powers[] = {81, 27, 9, 3, 1};
  int64_t digit[5];
  int rest = digits;
  for (int i = 0; i < 5; i++) {
    digit[i] = (2 * rest > powers[i]) - (2 * rest < -powers[i]);
    rest -= (int)digit[i] * powers[i];
  }
  assert(rest == 0);
  const int64_t apart = INT64_C(1) << 32;
  return (struct cost){digit[0] * apart + digit[1], digit[2] * apart + digit[3], digit[4]};
}

/* What (base + count)² grows by. */
static int64_t square_change(int32_t base, int64_t count, int change) {
  return 2 * change * (base + count) + 1;
}

struct cost stretch_change(const struct network *network, uint32_t s, int change) {
  const struct stretch *stretch = &network->stretches[s];
  if (!stretch->evened) return (struct cost){0};
  int32_t people = network->rows[stretch->row].people, count = network->stretch_counts[s];
  int64_t each = change > 0 ? fewest_each(count, people) : most_each(count, people);
  return (struct cost){.second = square_change(stretch->base, each, change)};
}

struct cost node_change(const struct network *network, uint32_t v, int change) {
  const struct node *node = &network->nodes[v];
  if (node->squared == NODE_PLAIN) return (struct cost){0};
  int64_t cost = square_change(node->base, network->node_counts[v], change);
  return node->squared == NODE_LEVELED ? (struct cost){.first = cost} : (struct cost){.third = cost};
}

/* What a cell, stretch or node is listed under; UNLISTED: nothing. */
#define UNLISTED UINT32_MAX
typedef uint32_t placing(const struct network *network, uint32_t item);

static uint32_t place_of_cell(const struct network *network, uint32_t c) {
  const struct cell *cell = &network->cells[c];
  if (!cell->open) return UNLISTED;
  return cell->node == TOP ? network->node_count : cell->node;
}

static uint32_t place_of_stretch(const struct network *network, uint32_t s) {
  const struct stretch *stretch = &network->stretches[s];
  return stretch->parent == TOP ? stretch->row : network->row_count + stretch->parent;
}

static uint32_t place_of_node(const struct network *network, uint32_t v) {
  return network->nodes[v].parent == TOP ? network->node_count : network->nodes[v].parent;
}

static struct lists list_up(const struct network *network, struct arena *arena, uint32_t items, uint32_t places,
                            placing *place_of) {
  struct lists lists = {.first = arena_array(arena, uint32_t, (size_t)places + 2)};
  uint32_t *next = lists.first + 1;
  for (uint32_t i = 0; i < items; i++) {
    uint32_t place = place_of(network, i);
    if (place != UNLISTED) next[place + 1]++;
  }
  for (uint32_t k = 0; k < places; k++) next[k + 1] += next[k];
  lists.items = arena_array(arena, uint32_t, next[places]);
  for (uint32_t i = 0; i < items; i++) {
    uint32_t place = place_of(network, i);
    if (place != UNLISTED) lists.items[next[place]++] = i;
  }
  lists.end = lists.first + 1;
  return lists;
}

void network_index(struct network *network, struct arena *arena) {
  uint32_t above = network->row_count + network->stretch_count, nodes = network->node_count;
  network->hung = list_up(network, arena, network->stretch_count, above, place_of_stretch);
  network->node_cells = list_up(network, arena, network->cell_count, nodes + 1, place_of_cell);
  network->node_nodes = list_up(network, arena, nodes, nodes + 1, place_of_node);
}
