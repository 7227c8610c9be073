#include "load/force.h"

static struct circular *circular_at(const struct load *load, uint32_t index) {
  return &load->model->circulars.items[index];
}

static date first_day(const struct circular *circular) {
  date first = DATE_OPEN;
  for (size_t i = 0; i < circular->valid.count; i++)
    if (circular->valid.ranges[i].first < first) first = circular->valid.ranges[i].first;
  return first;
}

static date signed_day(const struct circular *circular) {
  return circular->signed_on != DATE_NONE ? circular->signed_on : first_day(circular);
}

static bool comes_before(const struct circular *a, const struct circular *b) {
  date left = signed_day(a), right = signed_day(b);
  return left != right ? left < right : a->command_place < b->command_place;
}

static void sort_circulars(struct load *load) {
  for (uint32_t i = 1; i < load->orders.count; i++)
    for (uint32_t k = i; k > 0 && comes_before(circular_at(load, k), circular_at(load, k - 1)); k--) {
      struct circular circular = *circular_at(load, k);
      struct order order = load->orders.items[k];
      *circular_at(load, k) = *circular_at(load, k - 1);
      load->orders.items[k] = load->orders.items[k - 1];
      *circular_at(load, k - 1) = circular;
      load->orders.items[k - 1] = order;
    }
}

/* Numbers and issuers compare as all names do. */
static bool same_name(struct load *load, struct str a, struct str b) {
  symbol name = symbol_of(load->world->symbols, a);
  return name != 0 && name == symbol_of(load->world->symbols, b);
}

static bool same_issuer(struct load *load, uint32_t a, uint32_t b) {
  return same_name(load, circular_at(load, a)->issuer, circular_at(load, b)->issuer);
}

/* The other circular with this number, first of the same issuer; or NONE. */
static uint32_t referred(struct load *load, uint32_t index, const struct reference *reference) {
  uint32_t found = NONE;
  for (uint32_t i = 0; i < load->orders.count; i++) {
    if (i == index || !same_name(load, circular_at(load, i)->number, reference->number)) continue;
    if (same_issuer(load, i, index)) return i;
    if (found == NONE) found = i;
  }
  return found;
}

static bool refers(struct load *load, uint32_t index, const struct reference *references, size_t count,
                   uint32_t other) {
  for (size_t i = 0; i < count; i++)
    if (referred(load, index, &references[i]) == other) return true;
  return false;
}

static bool revokes(struct load *load, uint32_t index, uint32_t other) {
  const struct circular *circular = circular_at(load, index);
  return refers(load, index, circular->revokes, circular->revokes_count, other);
}

static bool amends(struct load *load, uint32_t index, uint32_t other) {
  const struct circular *circular = circular_at(load, index);
  return refers(load, index, circular->amends, circular->amends_count, other);
}

/* Directly, or through circulars that it extends. Who goes in a circle comes to an end as well. */
static bool extends(struct load *load, uint32_t index, uint32_t other) {
  for (size_t step = 0; step < load->orders.count && index != NONE; step++) {
    index = referred(load, index, &circular_at(load, index)->extends);
    if (index == other) return true;
  }
  return false;
}

static date last_day(struct load *load, uint32_t index) {
  date last = DATE_OPEN;
  for (uint32_t i = 0; i < load->orders.count; i++)
    if (i != index && revokes(load, i, index) && first_day(circular_at(load, i)) <= last)
      last = first_day(circular_at(load, i)) - 1;
  return last;
}

/* Sorted, and none that touch or overlap. */
static void join_ranges(struct dates *dates) {
  struct date_range *ranges = dates->ranges;
  size_t kept = 0;
  for (size_t i = 1; i < dates->count; i++)
    for (size_t k = i; k > 0 && ranges[k].first < ranges[k - 1].first; k--) {
      struct date_range range = ranges[k];
      ranges[k] = ranges[k - 1];
      ranges[k - 1] = range;
    }
  for (size_t i = 1; i < dates->count; i++) {
    if (ranges[kept].last == DATE_OPEN) break;
    if (ranges[i].first > ranges[kept].last + 1)
      ranges[++kept] = ranges[i];
    else if (ranges[i].last > ranges[kept].last)
      ranges[kept].last = ranges[i].last;
  }
  if (dates->count > 0) dates->count = kept + 1;
}

static void add_ranges(const struct dates *valid, date last, struct dates *dates) {
  for (size_t i = 0; i < valid->count; i++) {
    struct date_range range = valid->ranges[i];
    if (range.last > last) range.last = last;
    if (range.first <= range.last) dates->ranges[dates->count++] = range;
  }
}

/* `extends` acts before `revokes`. What neither touches stays as written. */
static void find_force(struct load *load, uint32_t index) {
  struct circular *circular = circular_at(load, index);
  size_t ranges = circular->valid.count;
  date last = last_day(load, index);
  circular->in_force = circular->valid;
  for (uint32_t i = 0; i < load->orders.count; i++)
    if (i != index && extends(load, i, index)) ranges += circular_at(load, i)->valid.count;
  if (last == DATE_OPEN && ranges == circular->valid.count) return;
  struct dates dates = {arena_array(load->arena, struct date_range, ranges), 0};
  for (uint32_t i = 0; i < load->orders.count; i++)
    if (i == index || extends(load, i, index)) add_ranges(&circular_at(load, i)->valid, last, &dates);
  join_ranges(&dates);
  circular->in_force = dates;
}

static void warn_unsigned(struct load *load, uint32_t index) {
  const struct circular *circular = circular_at(load, index);
  char day[DATE_SIZE];
  if (circular->signed_on != DATE_NONE || circular->valid.count == 0) return;
  struct finding *finding = diag_at(load->diag, CODE_unsigned_circular, circular->at,
                                    "the circular has no 'signed'; beside others it is taken as signed on its first "
                                    "day, %s",
                                    date_format(first_day(circular), day));
  diag_help(load->diag, finding, "of two circulars the one signed later wins");
}

static void warn_unknown(struct load *load, uint32_t index, const char *word, const struct reference *reference) {
  if (reference->number.len == 0 || referred(load, index, reference) != NONE) return;
  struct finding *finding =
      diag_at(load->diag, CODE_unknown_circular, reference->at,
              "'%s' names '%.*s', and no other circular given has that number", word, STR_ARGS(reference->number));
  diag_help(load->diag, finding, "give its file on the command line too");
}

static void warn_references(struct load *load, uint32_t index) {
  const struct circular *circular = circular_at(load, index);
  warn_unknown(load, index, "extends", &circular->extends);
  for (size_t i = 0; i < circular->amends_count; i++) warn_unknown(load, index, "amends", &circular->amends[i]);
}

static bool are_related(struct load *load, uint32_t a, uint32_t b) {
  return revokes(load, a, b) || revokes(load, b, a) || amends(load, a, b) || amends(load, b, a) ||
         extends(load, a, b) || extends(load, b, a);
}

/* The first day on which both are in force, or DATE_NONE. */
static date first_common_day(const struct dates *a, const struct dates *b) {
  date common = DATE_NONE;
  for (size_t i = 0; i < a->count; i++)
    for (size_t k = 0; k < b->count; k++) {
      const struct date_range *one = &a->ranges[i], *other = &b->ranges[k];
      date first = one->first > other->first ? one->first : other->first;
      if (first <= one->last && first <= other->last && (common == DATE_NONE || first < common)) common = first;
    }
  return common;
}

static void warn_overlap(struct load *load, uint32_t early, uint32_t late) {
  const struct circular *one = circular_at(load, early), *other = circular_at(load, late);
  if (!same_issuer(load, early, late) || are_related(load, early, late)) return;
  date common = first_common_day(&one->in_force, &other->in_force);
  char day[DATE_SIZE];
  if (common == DATE_NONE) return;
  struct str label = circular_label(one);
  struct finding *finding =
      diag_at(load->diag, CODE_overlap, other->valid.ranges[0].at, "from %s '%.*s' of the same issuer is in force too",
              date_format(common, day), STR_ARGS(label));
  diag_note(load->diag, finding, one->valid.ranges[0].at, "the other is valid here");
  diag_help(load->diag, finding, "'amends' says that this is meant; 'revokes' ends the other");
}

static void check_days(struct load *load) {
  const struct circular *last = circular_at(load, (uint32_t)load->orders.count - 1);
  for (uint32_t i = 0; i < load->orders.count; i++)
    if (circular_at(load, i)->valid.count == 0 || circular_at(load, i)->in_force.count > 0) return;
  diag_at(load->diag, CODE_never_in_force, last->at, "no circular is in force on any day: they revoke one another");
}

void load_force(struct load *load) {
  uint32_t count = (uint32_t)load->orders.count;
  if (count == 0) return;
  sort_circulars(load);
  for (uint32_t i = 0; i < count; i++) {
    find_force(load, i);
    warn_references(load, i);
    if (count > 1) warn_unsigned(load, i);
  }
  for (uint32_t late = 1; late < count; late++)
    for (uint32_t early = 0; early < late; early++) warn_overlap(load, early, late);
  check_days(load);
}
