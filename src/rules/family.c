#include "rules/family.h"
#include <stdlib.h>

#define PARENT_UNKNOWN (UINT32_MAX - 1)

/* Of equal sets agencies stand above bounds. */
static int by_size(const void *left, const void *right) {
  const struct group_set *a = left, *b = right;
  if (a->size != b->size) return a->size > b->size ? -1 : 1;
  if (a->tally && b->tally) return tally_compare(a->tally, b->tally);
  if (a->tally || b->tally) return a->tally ? 1 : -1;
  if (a->number != b->number) return a->number < b->number ? -1 : 1;
  return (a->shift > b->shift) - (a->shift < b->shift);
}

static struct node node_of(const struct group_set *set, uint32_t column) {
  struct node node = {.parent = PARENT_UNKNOWN, .column = column, .high = clamp_to(set->size, 0, INT32_MAX)};
  if (set->tally) {
    node.low = clamp_to(set->low, 0, INT32_MAX);
    node.high = clamp_to(set->high, INT32_MIN, node.high);
  } else {
    node.squared = set->shift == NONE ? NODE_LEVELED : NODE_SPREAD;
    node.base = set->base;
  }
  return node;
}

void family_nodes(struct family *family, struct network *network, uint32_t column) {
  family->first_node = network->node_count;
  if (family->sets.count > 1) qsort(family->sets.items, family->sets.count, sizeof *family->sets.items, by_size);
  for (size_t i = 0; i < family->sets.count; i++)
    network->nodes[network->node_count++] = node_of(&family->sets.items[i], column);
}

static int ascending(const void *left, const void *right) {
  uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
  return (a > b) - (a < b);
}

static bool is_minimum(const struct group_set *set) {
  return set->tally->lower && !set->tally->upper;
}

static uint32_t less_needed(const struct family *family, uint32_t larger, uint32_t smaller) {
  const struct group_set *a = &family->sets.items[larger], *b = &family->sets.items[smaller];
  if (a->tally == NULL || b->tally == NULL) return a->tally == NULL ? larger : smaller;
  if (family->keeps_minima) return is_minimum(b) && !is_minimum(a) ? larger : smaller;
  return is_minimum(a) && !is_minimum(b) ? larger : smaller;
}

uint32_t family_hang(const struct family *family, struct network *network, uint32_t *chain, size_t count,
                     uint32_t *leaf) {
  *leaf = TOP;
  qsort(chain, count, sizeof *chain, ascending);
  for (size_t i = 0; i < count; i++) {
    uint32_t node = family->first_node + chain[i], *known = &network->nodes[node].parent;
    if (*known != PARENT_UNKNOWN && *known != *leaf) {
      uint32_t other = *leaf == TOP || (*known != TOP && *known > *leaf) ? *known : *leaf;
      return less_needed(family, other - family->first_node, chain[i]);
    }
    *known = *leaf;
    *leaf = node;
  }
  return HANGS;
}

void family_close(const struct family *family, struct network *network, bool keep) {
  if (!keep) network->node_count = family->first_node;
  for (uint32_t v = family->first_node; v < network->node_count; v++)
    if (network->nodes[v].parent == PARENT_UNKNOWN) network->nodes[v].parent = TOP;
}
