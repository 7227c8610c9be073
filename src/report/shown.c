#include "report/shown.h"

static size_t first_day_from(const struct roster *roster, date day) {
  size_t index = 0;
  while (index < roster->day_count && roster->days[index] < day) index++;
  return index;
}

struct shown shown_by(const struct roster *roster, const struct view *view) {
  const struct world *world = &roster->model->world;
  struct shown shown = {first_day_from(roster, view->first), first_day_from(roster, view->last + 1), NULL, 0};
  if (view->unit == NONE) {
    shown.people = roster->order;
    shown.count = world->people.count;
    return shown;
  }
  uint32_t *people = arena_array(roster->model->arena, uint32_t, world->people.count);
  shown.people = people;
  for (size_t i = 0; i < world->people.count; i++) {
    uint32_t person = roster->order[i];
    if (unit_is_within(world, world->people.items[person].unit, view->unit)) people[shown.count++] = person;
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

static bool is_quoted(struct str text) {
  bool quoted = false;
  for (size_t i = 0; i < text.len; i++) {
    char c = text.ptr[i];
    quoted |= (c == ',') | (c == '"') | (c == '\r') | (c == '\n');
  }
  return quoted;
}

void put_field(struct buf *out, struct str text) {
  bool formula = text.len > 0 && memchr("=+-@\t\r", text.ptr[0], 6) != NULL, quoted = is_quoted(text);
  if (quoted) buf_char(out, '"');
  if (formula) buf_char(out, '\'');
  for (const char *quote; quoted && (quote = memchr(text.ptr, '"', text.len)) != NULL;) {
    size_t len = (size_t)(quote + 1 - text.ptr);
    buf_put(out, text.ptr, len);
    buf_char(out, '"');
    text = (struct str){text.ptr + len, text.len - len};
  }
  buf_str(out, text);
  if (quoted) buf_char(out, '"');
}
