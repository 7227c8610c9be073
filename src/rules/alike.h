/* Finds things again that are equal byte by byte. */
#ifndef RULES_ALIKE_H
#define RULES_ALIKE_H

#include "base/arena.h"
#include <stdint.h>

struct alike_thing {
  const void *bytes;
  size_t size;
  uint64_t hash;
  uint32_t number;
};
struct alike {
  struct arena *arena;
  LIST(struct alike_thing) things; /* in the order in which they were met */
  uint32_t *place;                 /* thing + 1, by hash */
  size_t places;                   /* a power of two */
};

#define ALIKE_NEW UINT32_MAX
/* The number the caller has given to an equal thing, ALIKE_NEW when there is none yet: to be read and set before the
 * next call. arena is given. */
uint32_t *alike_number(struct alike *alike, const void *bytes, size_t size);

#endif
