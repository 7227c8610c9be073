/* Greedily, the cheapest unit first: the takers of a group are a convex cost of their sum, and so are all groups
 * together (Ibaraki & Katoh, Resource Allocation Problems, 1988, ch. 4 and 9). */
#include "solve/least.h"
#include <string.h>

__extension__ typedef __int128 wide;

struct giving {
  const struct taker *takers;
  const struct taker_group *groups;
  int64_t *taken; /* by taker */
  int64_t *group_taken;
  uint32_t *heap; /* takers, the one whose next unit is cheapest first */
  uint32_t heap_count;
};

static struct share next_share(const struct giving *giving, uint32_t t) {
  const struct taker *taker = &giving->takers[t];
  int64_t number = 2 * taker->base + (taker->straight ? taker->high : 2 * giving->taken[t] + 1);
  return (struct share){number, taker->weight};
}

static bool is_cheaper(const struct giving *giving, uint32_t a, uint32_t b) {
  int order = share_compare(next_share(giving, a), next_share(giving, b));
  return order != 0 ? order < 0 : a < b;
}

static void sink(struct giving *giving, uint32_t at) {
  uint32_t *heap = giving->heap, taker = heap[at];
  for (uint32_t child; (child = 2 * at + 1) < giving->heap_count; at = child) {
    if (child + 1 < giving->heap_count && is_cheaper(giving, heap[child + 1], heap[child])) child++;
    if (!is_cheaper(giving, heap[child], taker)) break;
    heap[at] = heap[child];
  }
  heap[at] = taker;
}

static void drop_first(struct giving *giving) {
  giving->heap[0] = giving->heap[--giving->heap_count];
  if (giving->heap_count > 0) sink(giving, 0);
}

static int64_t smaller(int64_t a, int64_t b) {
  return a < b ? a : b;
}

/* Gives units to the takers of the heap, no group more than its high, until there are none left. */
static void give(struct giving *giving, int64_t units) {
  for (uint32_t i = giving->heap_count / 2; i-- > 0;) sink(giving, i);
  while (units > 0 && giving->heap_count > 0) {
    uint32_t first = giving->heap[0];
    const struct taker *taker = &giving->takers[first];
    int64_t room = smaller(taker->high - giving->taken[first],
                           giving->groups[taker->group].high - giving->group_taken[taker->group]);
    if (room <= 0) {
      drop_first(giving);
      continue;
    }
    int64_t given = taker->straight ? smaller(room, units) : 1;
    giving->taken[first] += given;
    giving->group_taken[taker->group] += given;
    units -= given;
    sink(giving, 0);
  }
}

/* Fills groups up to their low: takers by group. */
static void give_lows(struct giving *giving, uint32_t taker_count, uint32_t group_count, struct arena *arena) {
  uint32_t *first = arena_array(arena, uint32_t, (size_t)group_count + 2);
  uint32_t *listed = arena_array(arena, uint32_t, taker_count);
  for (uint32_t t = 0; t < taker_count; t++) first[giving->takers[t].group + 2]++;
  for (uint32_t g = 2; g < group_count + 2; g++) first[g] += first[g - 1];
  for (uint32_t t = 0; t < taker_count; t++) listed[first[giving->takers[t].group + 1]++] = t;
  for (uint32_t g = 0; g < group_count; g++) {
    giving->heap_count = first[g + 1] - first[g];
    memcpy(giving->heap, listed + first[g], giving->heap_count * sizeof *listed);
    give(giving, giving->groups[g].low - giving->group_taken[g]);
  }
}

static wide gcd_of(wide a, wide b) {
  for (wide rest; b != 0; a = b, b = rest) rest = a % b;
  return a;
}

#define SCALE_MAX ((wide)1 << 60)
#define SUM_MAX ((wide)1 << 120)

/* Exact as long as the weights have a common multiple of some size; else each fraction is rounded up by itself. */
int64_t differences_sum(const struct difference *differences, uint32_t count) {
  wide scale = 1, sum = 0;
  for (uint32_t i = 0; i < count && scale <= SCALE_MAX; i++)
    scale = scale / gcd_of(scale, differences[i].weight) * differences[i].weight;
  bool exact = scale <= SCALE_MAX;
  if (!exact) scale = 1000000;
  for (uint32_t i = 0; i < count; i++) {
    wide weight = differences[i].weight, number = differences[i].number;
    if (number > SUM_MAX / scale || number < -SUM_MAX / scale || sum > SUM_MAX) return INT64_MAX;
    number *= exact ? scale / weight : scale;
    sum += exact ? number : number / weight + (number % weight > 0);
  }
  if (sum > SUM_MAX / 1000) return INT64_MAX;
  wide gap = (sum * 1000 + scale - 1) / scale;
  return sum <= 0 ? 0 : gap > INT64_MAX ? INT64_MAX : (int64_t)gap;
}

/* What the taker costs now more than with what it was given, times its weight. */
static int64_t difference_of(const struct giving *giving, uint32_t t) {
  const struct taker *taker = &giving->takers[t];
  int64_t more = taker->now - giving->taken[t];
  if (taker->straight) return more * (2 * taker->base + taker->high);
  return more * (2 * taker->base + taker->now + giving->taken[t]);
}

int64_t least_gap(const struct taker *takers, uint32_t taker_count, const struct taker_group *groups,
                  uint32_t group_count, int64_t total, struct arena *arena) {
  struct giving giving = {.takers = takers, .groups = groups};
  giving.taken = arena_array(arena, int64_t, taker_count);
  giving.group_taken = arena_array(arena, int64_t, group_count);
  giving.heap = arena_array(arena, uint32_t, taker_count);
  for (uint32_t t = 0; t < taker_count; t++) {
    giving.taken[t] = takers[t].low;
    giving.group_taken[takers[t].group] += takers[t].low;
  }
  give_lows(&giving, taker_count, group_count, arena);
  giving.heap_count = taker_count;
  for (uint32_t t = 0; t < taker_count; t++) giving.heap[t] = t;
  for (uint32_t g = 0; g < group_count; g++) total -= giving.group_taken[g];
  give(&giving, total);
  struct difference *differences = arena_array(arena, struct difference, taker_count);
  for (uint32_t t = 0; t < taker_count; t++)
    differences[t] = (struct difference){difference_of(&giving, t), takers[t].weight};
  return differences_sum(differences, taker_count);
}
