#include "rules/rules.h"
#include "rules/window.h"

#define BLOCK_DAYS 28 /* contract 9: four weeks */

struct date_range rules_window(const struct model *model) {
  struct date_range window = {DATE_OPEN, DATE_NONE, {0}};
  for (size_t c = 0; c < model->circulars.count; c++) {
    const struct dates *days = &model->circulars.items[c].in_force;
    for (size_t r = 0; r < days->count; r++) {
      if (days->ranges[r].first < window.first) window.first = days->ranges[r].first;
      if (days->ranges[r].last > window.last) window.last = days->ranges[r].last;
    }
  }
  return window;
}

static date block_begin(date window_first, date day) {
  date monday = date_monday(window_first);
  return day < monday ? monday : day - (day - monday) % BLOCK_DAYS;
}

date rules_block_end(const struct model *model, date day) {
  struct date_range window = rules_window(model);
  if (window.last != DATE_OPEN) return window.last;
  return block_begin(window.first, day) + BLOCK_DAYS - 1;
}

static bool any_in_force(const struct model *model, date day) {
  for (size_t c = 0; c < model->circulars.count; c++)
    if (dates_contain(&model->circulars.items[c].in_force, day)) return true;
  return false;
}

static void mark_in_force(struct window *window, const struct model *model) {
  struct arena *arena = model->arena;
  window->all = dayset_new(window, arena);
  for (size_t d = 0; d < window->count; d++) dayset_add(window->all, d);
  window->in_force = arena_array(arena, dayset, model->circulars.count);
  for (size_t c = 0; c < model->circulars.count; c++) {
    window->in_force[c] = dayset_new(window, arena);
    for (size_t d = 0; d < window->count; d++)
      if (dates_contain(&model->circulars.items[c].in_force, window->days[d])) dayset_add(window->in_force[c], d);
  }
}

/* A window that ends is one block. */
static void cut_blocks(struct window *window, const struct model *model, date window_first) {
  date begin = window->count > 0 ? block_begin(window_first, window->days[0]) : 0;
  window->first_day = arena_array(model->arena, size_t, window->count + 1);
  window->block_count = window->count > 0;
  for (size_t d = 0; window->open && d < window->count; d++) {
    if (block_begin(window_first, window->days[d]) == begin) continue;
    begin = block_begin(window_first, window->days[d]);
    window->first_day[window->block_count++] = d;
  }
  window->first_day[window->block_count] = window->count;
}

static date later(date a, date b) {
  return a > b ? a : b;
}

struct window window_of(const struct model *model, date from, date to) {
  struct window window = {0};
  struct date_range whole = rules_window(model);
  date first = from == DATE_NONE || whole.first < from ? whole.first : from;
  date last = later(rules_block_end(model, later(whole.first, to)), to);
  size_t span = (size_t)(last - first + 1);
  window.open = whole.last == DATE_OPEN;
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
  cut_blocks(&window, model, whole.first);
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

size_t dayset_next(const struct window *window, const_dayset set, size_t day) {
  while (day < window->count && !dayset_has(set, day)) day++;
  return day;
}
