#include "rules/window.h"

static bool any_in_force(const struct model *model, date day) {
  for (size_t c = 0; c < model->circulars.count; c++)
    if (dates_contain(&model->circulars.items[c].valid, day)) return true;
  return false;
}

static void widen(date *first, date *last, date from, date to) {
  if (*first == DATE_NONE || from < *first) *first = from;
  if (*last == DATE_NONE || to > *last) *last = to;
}

static void bounds_of(const struct model *model, date from, date to, date *first, date *last) {
  *first = *last = DATE_NONE;
  for (size_t c = 0; c < model->circulars.count; c++) {
    const struct dates *valid = &model->circulars.items[c].valid;
    for (size_t r = 0; r < valid->count; r++) widen(first, last, valid->ranges[r].first, valid->ranges[r].last);
  }
  if (from != DATE_NONE) widen(first, last, from, to);
}

static void mark_in_force(struct window *window, const struct model *model) {
  struct arena *arena = model->arena;
  window->all = dayset_new(window, arena);
  for (size_t d = 0; d < window->count; d++) dayset_add(window->all, d);
  window->in_force = arena_array(arena, dayset, model->circulars.count);
  for (size_t c = 0; c < model->circulars.count; c++) {
    window->in_force[c] = dayset_new(window, arena);
    for (size_t d = 0; d < window->count; d++)
      if (dates_contain(&model->circulars.items[c].valid, window->days[d])) dayset_add(window->in_force[c], d);
  }
}

struct window window_of(const struct model *model, date from, date to) {
  struct window window = {0};
  date first, last;
  bounds_of(model, from, to, &first, &last);
  size_t span = (size_t)(last - first + 1);
  window.days = arena_array(model->arena, date, span);
  window.in_force_at_all = arena_array(model->arena, bool, span);
  for (date day = first; day <= last; day++) {
    bool in_force = any_in_force(model, day);
    if (!in_force && (from == DATE_NONE || day < from || day > to)) continue;
    window.in_force_at_all[window.count] = in_force;
    window.days[window.count++] = day;
  }
  window.word_count = window.count / 64 + 1;
  mark_in_force(&window, model);
  return window;
}

dayset dayset_new(const struct window *window, struct arena *arena) {
  return arena_array(arena, uint64_t, window->word_count);
}

void dayset_copy(const struct window *window, dayset to, const_dayset from) {
  for (size_t w = 0; w < window->word_count; w++) to[w] = from[w];
}

void dayset_clear(const struct window *window, dayset set) {
  for (size_t w = 0; w < window->word_count; w++) set[w] = 0;
}

void dayset_keep(const struct window *window, dayset set, const_dayset other) {
  for (size_t w = 0; w < window->word_count; w++) set[w] &= other[w];
}

void dayset_drop(const struct window *window, dayset set, const_dayset other) {
  for (size_t w = 0; w < window->word_count; w++) set[w] &= ~other[w];
}

void dayset_join(const struct window *window, dayset set, const_dayset other) {
  for (size_t w = 0; w < window->word_count; w++) set[w] |= other[w];
}

bool dayset_empty(const struct window *window, const_dayset set) {
  for (size_t w = 0; w < window->word_count; w++)
    if (set[w]) return false;
  return true;
}

bool dayset_equal(const struct window *window, const_dayset a, const_dayset b) {
  for (size_t w = 0; w < window->word_count; w++)
    if (a[w] != b[w]) return false;
  return true;
}

size_t dayset_next(const struct window *window, const_dayset set, size_t day) {
  while (day < window->count && !dayset_has(set, day)) day++;
  return day;
}
