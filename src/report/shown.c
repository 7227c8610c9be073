#include "report/shown.h"

static size_t first_day_from(const struct roster *roster, date day) {
  size_t index = 0;
  while (index < roster->day_count && roster->days[index] < day) index++;
  return index;
}

struct shown shown_by(const struct roster *roster, const struct view *view) {
  const struct world *world = &roster->model->world;
  struct shown shown = {first_day_from(roster, view->first), first_day_from(roster, view->last + 1), NULL, 0};
  shown.people = arena_array(roster->model->arena, uint32_t, world->people.count);
  for (size_t i = 0; i < world->people.count; i++) {
    uint32_t person = roster->order[i];
    if (view->unit == NONE || unit_is_within(world, world->people.items[person].unit, view->unit))
      shown.people[shown.count++] = person;
  }
  return shown;
}

const char *status_suffix(const struct circular *circular) {
  switch (circular->status) {
  case STATUS_OFFICIAL:
    return "";
  case STATUS_DRAFT:
    return " (draft)";
  case STATUS_UNOFFICIAL:
    return " (unofficial)";
  }
  return "";
}

void put_field(struct buf *out, struct str text) {
  bool formula = text.len > 0 && memchr("=+-@\t\r", text.ptr[0], 6) != NULL;
  bool quoted = false;
  for (size_t i = 0; i < text.len && !quoted; i++) quoted = memchr(",\"\r\n", text.ptr[i], 4) != NULL;
  if (quoted) buf_char(out, '"');
  if (formula) buf_char(out, '\'');
  for (size_t i = 0; i < text.len; i++) {
    if (text.ptr[i] == '"') buf_char(out, '"');
    buf_char(out, text.ptr[i]);
  }
  if (quoted) buf_char(out, '"');
}
