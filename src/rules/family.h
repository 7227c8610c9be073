/* The groups of one day as nodes of a network, where they are nested or disjoint. */
#ifndef RULES_FAMILY_H
#define RULES_FAMILY_H

#include "rules/law.h"
#include "solve/network.h"

/* A group as a set of cells to be. */
struct group_set {
  const struct tally *tally; /* NULL: an agency, or one shift of it */
  uint32_t number;           /* tally or agency */
  uint32_t shift;            /* name, or NONE */
  int64_t size;              /* of the set */
  int64_t low, high;         /* cells in, of a tally's */
  int32_t base;              /* of an agency's cost */
};
struct family {
  LIST(struct group_set) sets;
  uint32_t first_node;
  bool keeps_minima; /* where one must be done without: maxima before minima */
};

/* Sorts the sets, larger ones first, and gives each a node behind those there are; an agency's set limits nothing. */
void family_nodes(struct family *family, struct network *network, uint32_t column);
#define HANGS UINT32_MAX
/* Hangs the sets of one cell one below the other, the largest first: leaf is the innermost node, or TOP. HANGS; or
 * where another cell has them otherwise, so that two cross, the one of these to do without: costs before bounds, minima
 * before maxima, and else the smaller. chain: places in sets, in any order. */
uint32_t family_hang(const struct family *family, struct network *network, uint32_t *chain, size_t count,
                     uint32_t *leaf);
/* When all cells hang, or the nodes are given up. */
void family_close(const struct family *family, struct network *network, bool keep);

static inline int32_t clamp_to(int64_t number, int64_t least, int64_t most) {
  return (int32_t)(number < least ? least : number > most ? most : number);
}

#endif
