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

/* Eight bytes at once: one of them at least is a comma, a quote or a control character. Also where it is not so, but
 * never in printable ASCII. */
static bool may_need_quotes(const char *at) {
  const uint64_t ones = UINT64_MAX / 255;
  uint64_t word;
  memcpy(&word, at, sizeof word);
  uint64_t commas = word ^ (ones * ','), quotes = word ^ (ones * '"');
  return (((commas - ones) & ~commas) | ((quotes - ones) & ~quotes) | ((word - ones * ' ') & ~word)) & (ones << 7);
}

static bool is_quoted(struct str text) {
  size_t i = 0;
  while (text.len - i >= sizeof(uint64_t) && !may_need_quotes(text.ptr + i)) i += sizeof(uint64_t);
  for (; i < text.len; i++) {
    char c = text.ptr[i];
    if (c == ',' || c == '"' || c == '\r' || c == '\n') return true;
  }
  return false;
}

static bool is_formula(struct str text) {
  char c = text.len > 0 ? text.ptr[0] : ' ';
  return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r';
}

char *copy_field(char *at, struct str text) {
  bool quoted = is_quoted(text);
  if (quoted) *at++ = '"';
  if (is_formula(text)) *at++ = '\'';
  if (!quoted) return copy_text(at, text);
  for (size_t i = 0; i < text.len; i++) {
    if (text.ptr[i] == '"') *at++ = '"';
    *at++ = text.ptr[i];
  }
  *at++ = '"';
  return at;
}

void put_field(struct buf *out, struct str text) {
  char *begin = buf_room(out, field_room(text));
  out->count += (size_t)(copy_field(begin, text) - begin);
}
