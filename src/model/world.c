#include "model/world.h"

bool unit_is_within(const struct world *world, uint32_t unit, uint32_t ancestor) {
  while (unit != NONE && unit != ancestor) unit = world->units.items[unit].parent;
  return unit != NONE;
}

bool unit_works(const struct world *world, uint32_t unit, date day) {
  const struct unit *self = &world->units.items[unit];
  if (!(self->week >> date_weekday(day) & 1)) return false;
  return self->works_holidays || !calendar_holiday(&world->calendar, day);
}

bool tags_contain(struct str folded_cell, struct str tag) {
  const char *at = folded_cell.ptr, *end = at + folded_cell.len;
  while (at < end) {
    const char *begin = at;
    while (at < end && *at != ' ' && *at != ';') at++;
    if (at > begin && str_equal((struct str){begin, (size_t)(at - begin)}, tag)) return true;
    at++;
  }
  return false;
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

uint32_t person_named(const struct world *world, struct str nip) {
  for (size_t i = 0; i < world->people.count; i++)
    if (str_equal(world->people.items[i].nip, nip)) return (uint32_t)i;
  return NONE;
}
