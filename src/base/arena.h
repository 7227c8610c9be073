/* Memory of one run: everything is carved from an arena and dies with it. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena); /* NULL is fine */

/* Zeroed memory, aligned for any type; never NULL: when the system has none left, the handler is called (it prints
 * one line and exits with 2, unless the host has set its own, which must not return). */
void *arena_alloc(struct arena *arena, size_t size);
#define arena_array(arena, type, count) ((type *)arena_alloc_array((arena), (count), sizeof(type)))
void *arena_alloc_array(struct arena *arena, size_t count, size_t size); /* checks count * size for overflow */

typedef void (*memory_handler)(size_t wanted);
void memory_handler_set(memory_handler handler); /* NULL restores the default */
void *memory_need(void *got, size_t wanted);     /* for the few mallocs outside the arena: calls the handler on NULL */

/* Memory of another kind (a mapping, a library's own) that is to die with the arena: release is called by arena_free,
 * the last one handed over first. */
typedef void (*arena_release)(void *memory, size_t size);
void arena_own(struct arena *arena, void *memory, size_t size, arena_release release);

/* Shows all that was handed over with this release. */
void arena_owned(const struct arena *arena, arena_release release, void (*look)(void *memory, size_t size));

/* A growing array whose items live in an arena: LIST(struct unit) units; *list_push(arena, &units) = unit; */
#define LIST(type)                                                                                                     \
  struct {                                                                                                             \
    type *items;                                                                                                       \
    size_t count;                                                                                                      \
    size_t room;                                                                                                       \
  }
#define list_push(arena, list)                                                                                         \
  ((list)->items = list_grow((arena), (list)->items, (list)->count, &(list)->room, sizeof *(list)->items),             \
   &(list)->items[(list)->count++])
/* Room for so many more items, and not more where it has to be made. */
#define list_reserve(arena, list, more)                                                                                \
  ((list)->items = list_widen((arena), (list)->items, (list)->count, &(list)->room, (list)->count + (more),            \
                              sizeof *(list)->items))
void *list_widen(struct arena *arena, void *items, size_t count, size_t *room, size_t wanted, size_t size);
/* Room for one more item (zeroed); returns the items, moved when they had to grow. */
void *list_grow(struct arena *arena, void *items, size_t count, size_t *room, size_t size);

#endif
