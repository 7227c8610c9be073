/* The days that are planned, and sets of them. */
#ifndef RULES_WINDOW_H
#define RULES_WINDOW_H

#include "model/model.h"

/* A set of days of the window: word_count words, bit d % 64 of word d / 64 is day d. */
typedef uint64_t *dayset;
typedef const uint64_t *const_dayset;

struct window {
  date *days; /* ascending: those on which a circular is in force, and those asked for beside them */
  bool *in_force_at_all;
  size_t count, word_count;
  dayset all;
  dayset *in_force;  /* by circular */
  bool open;         /* it has no end: days are those of its first blocks */
  size_t *first_day; /* of each block that is planned by itself, ascending; after the last one: count */
  size_t block_count;
};

/* from..to are days asked for beside the window; both DATE_NONE: none. Of a window without an end all blocks up to the
 * one that has `to`. */
struct window window_of(const struct model *model, date from, date to);

dayset dayset_new(const struct window *window, struct arena *arena); /* empty */
static inline bool dayset_has(const_dayset set, size_t day) {
  return set[day / 64] >> (day % 64) & 1;
}
static inline void dayset_add(dayset set, size_t day) {
  set[day / 64] |= UINT64_C(1) << (day % 64);
}
void dayset_copy(const struct window *window, dayset to, const_dayset from);
void dayset_clear(const struct window *window, dayset set);
void dayset_keep(const struct window *window, dayset set, const_dayset other); /* intersection */
void dayset_drop(const struct window *window, dayset set, const_dayset other); /* difference */
void dayset_join(const struct window *window, dayset set, const_dayset other); /* union */
bool dayset_empty(const struct window *window, const_dayset set);
/* The first day of the set from day on, or the window's count: for (d = dayset_next(w, s, 0); d < w->count; ...). */
size_t dayset_next(const struct window *window, const_dayset set, size_t day);

#endif
