#include "rules/alike.h"
#include <string.h>

/* FNV-1a on eight bytes at a time, well mixed at the end: it decides where things are looked for, nothing else. */
static uint64_t hash_of(const unsigned char *bytes, size_t size) {
  uint64_t hash = 0xcbf29ce484222325U;
  for (size_t i = 0; i < size; i += 8) {
    uint64_t part = 0;
    memcpy(&part, bytes + i, size - i < 8 ? size - i : 8);
    hash = (hash ^ part) * 0x100000001b3U;
    hash ^= hash >> 29;
  }
  hash *= 0xbf58476d1ce4e5b9U;
  return hash ^ hash >> 32;
}

static void put(struct alike *alike, uint32_t thing) {
  size_t at = alike->things.items[thing].hash & (alike->places - 1);
  while (alike->place[at] != 0) at = (at + 1) & (alike->places - 1);
  alike->place[at] = thing + 1;
}

/* Room for one more: at most half of the places are taken. */
static void make_room(struct alike *alike) {
  if (2 * (alike->things.count + 1) <= alike->places) return;
  alike->places = alike->places == 0 ? 64 : 2 * alike->places;
  alike->place = arena_array(alike->arena, uint32_t, alike->places);
  for (uint32_t i = 0; i < alike->things.count; i++) put(alike, i);
}

static void *copy(struct alike *alike, const void *bytes, size_t size) {
  return memcpy(arena_alloc(alike->arena, size), bytes, size);
}

uint32_t *alike_number(struct alike *alike, const void *bytes, size_t size) {
  make_room(alike);
  uint64_t hash = hash_of(bytes, size);
  for (size_t at = hash & (alike->places - 1); alike->place[at] != 0; at = (at + 1) & (alike->places - 1)) {
    struct alike_thing *thing = &alike->things.items[alike->place[at] - 1];
    if (thing->hash == hash && thing->size == size && memcmp(thing->bytes, bytes, size) == 0) return &thing->number;
  }
  *list_push(alike->arena, &alike->things) = (struct alike_thing){copy(alike, bytes, size), size, hash, ALIKE_NEW};
  put(alike, (uint32_t)alike->things.count - 1);
  return &alike->things.items[alike->things.count - 1].number;
}
