#include "model/world.h"

/* The first unit below each, and of each the next with the same parent, in the order of the files; returns the first
 * agency. */
static uint32_t link_units(const struct world *world, uint32_t *below, uint32_t *next) {
  uint32_t top = NONE;
  for (size_t i = 0; i < world->units.count; i++) below[i] = NONE;
  for (uint32_t unit = (uint32_t)world->units.count; unit-- > 0;) {
    uint32_t parent = world->units.items[unit].parent, *first = parent == NONE ? &top : &below[parent];
    next[unit] = *first;
    *first = unit;
  }
  return top;
}

void units_number(struct world *world) {
  struct arena *scratch = arena_new();
  struct unit *units = world->units.items;
  uint32_t *below = arena_array(scratch, uint32_t, world->units.count + 1);
  uint32_t *next = arena_array(scratch, uint32_t, world->units.count + 1);
  uint32_t number = 0, unit = link_units(world, below, next);
  while (unit != NONE) {
    units[unit].first = number++;
    if (below[unit] != NONE) {
      unit = below[unit];
      continue;
    }
    units[unit].last = number - 1;
    while (unit != NONE && next[unit] == NONE) {
      unit = units[unit].parent;
      if (unit != NONE) units[unit].last = number - 1;
    }
    if (unit != NONE) unit = next[unit];
  }
  arena_free(scratch);
}

bool unit_is_within(const struct world *world, uint32_t unit, uint32_t ancestor) {
  if (unit == NONE || ancestor == NONE) return false;
  const struct unit *low = &world->units.items[unit], *high = &world->units.items[ancestor];
  return high->first <= low->first && low->first <= high->last;
}

bool unit_works(const struct world *world, uint32_t unit, date day) {
  const struct unit *self = &world->units.items[unit];
  if (!(self->week >> date_weekday(day) & 1)) return false;
  return self->works_holidays || !calendar_holiday(&world->calendar, day);
}

symbol level_on(const struct world *world, symbol region, date day) {
  size_t low = 0, high = world->levels.count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    const struct level *level = &world->levels.items[middle];
    if (level->region == region && level->first <= day && day <= level->last) return level->level;
    if (level->region < region || (level->region == region && level->last < day)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return 0;
}

const struct absence *absence_on(const struct world *world, uint32_t person, date day) {
  size_t low = 0, high = world->absences.count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    const struct absence *absence = &world->absences.items[middle];
    if (absence->person == person && absence->first <= day && day <= absence->last) return absence;
    if (absence->person < person || (absence->person == person && absence->last < day)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return NULL;
}
