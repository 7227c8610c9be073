#include "base/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define FIRST_BLOCK ((size_t)16 << 10)
#define LARGEST_BLOCK ((size_t)8 << 20)
#define HUGE_PAGE ((size_t)2 << 20)

struct block {
  alignas(max_align_t) struct block *next;
};

struct owned {
  struct owned *next;
  arena_release release;
  void *memory;
  size_t size;
};

struct arena {
  char *next, *end; /* what is left of the newest block */
  size_t block_size;
  struct block *blocks;
  struct owned *owned;
};

static void memory_gone(size_t wanted) {
  fprintf(stderr, "wfa: out of memory (%zu bytes wanted)\n", wanted);
  exit(2);
}

static memory_handler on_no_memory = memory_gone;

void memory_handler_set(memory_handler handler) {
  on_no_memory = handler ? handler : memory_gone;
}

void *memory_need(void *got, size_t wanted) {
  if (got) return got;
  on_no_memory(wanted);
  abort();
}

struct arena *arena_new(void) {
  struct arena *arena = memory_need(calloc(1, sizeof *arena), sizeof *arena);
  arena->block_size = FIRST_BLOCK;
  return arena;
}

void arena_free(struct arena *arena) {
  if (!arena) return;
  for (struct owned *owned = arena->owned; owned; owned = owned->next) owned->release(owned->memory, owned->size);
  for (struct block *block = arena->blocks; block;) {
    struct block *next = block->next;
    free(block);
    block = next;
  }
  free(arena);
}

/* Pages of 2 MB where the system has them: a nation's tables are half a million pages of 4 KB, each of which it would
 * have to be asked for. */
static void prefer_huge_pages(char *memory, size_t size) {
  uintptr_t begin = ((uintptr_t)memory + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
  uintptr_t end = ((uintptr_t)memory + size) / HUGE_PAGE * HUGE_PAGE;
  if (end > begin) madvise((void *)begin, end - begin, MADV_HUGEPAGE);
}

/* Large blocks of calloc come from the system as zero pages that cost nothing until they are touched. */
static char *block_new(struct arena *arena, size_t size) {
  struct block *block = memory_need(calloc(1, sizeof *block + size), sizeof *block + size);
  if (size >= 2 * HUGE_PAGE) prefer_huge_pages((char *)block, sizeof *block + size);
  block->next = arena->blocks;
  arena->blocks = block;
  return (char *)(block + 1);
}

static size_t round_up(size_t size) {
  const size_t unit = alignof(max_align_t);
  if (size > SIZE_MAX / 2) memory_need(NULL, size);
  return (size + unit - 1) / unit * unit;
}

void *arena_alloc(struct arena *arena, size_t size) {
  size = round_up(size ? size : 1);
  if (size > (size_t)(arena->end - arena->next)) {
    if (size > arena->block_size / 4) return block_new(arena, size);
    arena->next = block_new(arena, arena->block_size);
    arena->end = arena->next + arena->block_size;
    if (arena->block_size < LARGEST_BLOCK) arena->block_size *= 2;
  }
  void *memory = arena->next;
  arena->next += size;
  return memory;
}

void *arena_alloc_array(struct arena *arena, size_t count, size_t size) {
  if (size && count > SIZE_MAX / size) memory_need(NULL, SIZE_MAX);
  return arena_alloc(arena, count * size);
}

void arena_own(struct arena *arena, void *memory, size_t size, arena_release release) {
  struct owned *owned = arena_alloc(arena, sizeof *owned);
  *owned = (struct owned){arena->owned, release, memory, size};
  arena->owned = owned;
}

void arena_owned(const struct arena *arena, arena_release release, void (*look)(void *memory, size_t size)) {
  for (const struct owned *owned = arena->owned; owned; owned = owned->next)
    if (owned->release == release) look(owned->memory, owned->size);
}

void *list_widen(struct arena *arena, void *items, size_t count, size_t *room, size_t wanted, size_t size) {
  if (wanted <= *room) return items;
  void *grown = arena_alloc_array(arena, wanted, size);
  if (count) memcpy(grown, items, count * size);
  *room = wanted;
  return grown;
}

void *list_grow(struct arena *arena, void *items, size_t count, size_t *room, size_t size) {
  assert(count <= *room);
  if (count < *room) return items;
  return list_widen(arena, items, count, room, *room ? *room * 2 : 8, size);
}
