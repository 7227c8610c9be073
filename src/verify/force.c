#include "verify/force.h"

static const struct circular *circular_at(const struct model *model, size_t index) {
  return &model->circulars.items[index];
}

static date day_of_beginning(const struct circular *circular) {
  date day = DATE_OPEN;
  for (size_t i = 0; i < circular->valid.count; i++)
    day = circular->valid.ranges[i].first < day ? circular->valid.ranges[i].first : day;
  return day;
}

/* Of two circulars the one signed later applies later; one that is not signed counts as signed when it begins. */
static bool is_later(const struct circular *circular, const struct circular *than) {
  date day = circular->signed_on == DATE_NONE ? day_of_beginning(circular) : circular->signed_on;
  date other = than->signed_on == DATE_NONE ? day_of_beginning(than) : than->signed_on;
  return day > other || (day == other && circular->command_place > than->command_place);
}

uint32_t *force_order(const struct model *model) {
  size_t count = model->circulars.count;
  uint32_t *order = arena_array(model->arena, uint32_t, count);
  for (uint32_t c = 0; c < count; c++) {
    size_t earlier = 0;
    for (size_t other = 0; other < count; other++)
      earlier += other != c && is_later(circular_at(model, c), circular_at(model, other));
    order[earlier] = c;
  }
  return order;
}

static bool same_words(const struct model *model, struct str a, struct str b) {
  return str_equal(text_fold(model->arena, a), text_fold(model->arena, b));
}

/* The other circular that `number` in this one means: one of the same issuer goes before one of another. */
static uint32_t meant_by(const struct model *model, uint32_t self, struct str number) {
  uint32_t order_count = (uint32_t)model->circulars.count, stranger = NONE;
  const uint32_t *order = force_order(model);
  for (uint32_t i = 0; i < order_count; i++) {
    const struct circular *other = circular_at(model, order[i]);
    bool is_it = order[i] != self && str_trim(number).len > 0 && same_words(model, other->number, number);
    if (is_it && same_words(model, other->issuer, circular_at(model, self)->issuer)) return order[i];
    if (is_it && stranger == NONE) stranger = order[i];
  }
  return stranger;
}

/* extended: by circular, whether self is in force on its days too. */
static bool *find_extenders(const struct model *model, uint32_t self) {
  size_t count = model->circulars.count;
  bool *extended = arena_array(model->arena, bool, count);
  extended[self] = true;
  for (bool found = true; found;) {
    found = false;
    for (uint32_t c = 0; c < count; c++) {
      uint32_t base = meant_by(model, c, circular_at(model, c)->extends.number);
      if (extended[c] || base == NONE || !extended[base]) continue;
      found = extended[c] = true;
    }
  }
  return extended;
}

/* The first day on which it is revoked; DATE_OPEN: nobody revokes it. */
static date day_of_end(const struct model *model, uint32_t self) {
  date end = DATE_OPEN;
  for (uint32_t c = 0; c < model->circulars.count; c++) {
    const struct circular *circular = circular_at(model, c);
    for (size_t i = 0; i < circular->revokes_count; i++)
      if (meant_by(model, c, circular->revokes[i].number) == self && day_of_beginning(circular) < end)
        end = day_of_beginning(circular);
  }
  return end;
}

bool *force_days(const struct model *model, const date *days, size_t day_count) {
  size_t count = model->circulars.count;
  bool *in_force = arena_array(model->arena, bool, count *day_count);
  for (uint32_t c = 0; c < count; c++) {
    const bool *extended = find_extenders(model, c);
    date end = day_of_end(model, c);
    for (size_t day = 0; day < day_count; day++)
      for (uint32_t other = 0; other < count && days[day] < end; other++)
        if (extended[other] && dates_contain(&circular_at(model, other)->valid, days[day]))
          in_force[c * day_count + day] = true;
  }
  return in_force;
}
