#include "force.h"

int circular_first_day(const struct circular *circular) {
  int first = OPEN_DAY;
  for (int i = 0; i < circular->valid.count; i++)
    if (circular->valid.items[i].first < first) first = circular->valid.items[i].first;
  return first;
}

bool circular_goes_before(const struct circular *a, const struct circular *b) {
  int left = a->signed_on == NO_DAY ? circular_first_day(a) : a->signed_on;
  int right = b->signed_on == NO_DAY ? circular_first_day(b) : b->signed_on;
  return left < right || (left == right && a->place < b->place);
}

int circular_meant(const struct instance *it, int circular, int number) {
  int found = NOTHING;
  if (number == 0) return NOTHING;
  for (int c = it->circular_count - 1; c >= 0; c--)
    if (c != circular && it->circulars[c].number == number && it->circulars[c].issuer != it->circulars[circular].issuer)
      found = c;
  for (int c = it->circular_count - 1; c >= 0; c--)
    if (c != circular && it->circulars[c].number == number && it->circulars[c].issuer == it->circulars[circular].issuer)
      found = c;
  return found;
}

/* steps: who goes in a circle comes to an end. */
static bool has_day(const struct instance *it, int circular, int day, int steps) {
  if (dates_have(&it->circulars[circular].valid, day)) return true;
  for (int c = 0; c < it->circular_count && steps > 0; c++)
    if (circular_meant(it, c, it->circulars[c].extends) == circular && has_day(it, c, day, steps - 1)) return true;
  return false;
}

bool circular_in_force(const struct instance *it, int circular, int day) {
  for (int c = 0; c < it->circular_count; c++)
    if (circular_meant(it, c, it->circulars[c].revokes) == circular && day >= circular_first_day(&it->circulars[c]))
      return false;
  return has_day(it, circular, day, MAX_CIRCULARS);
}

bool any_in_force(const struct instance *it, int day) {
  for (int c = 0; c < it->circular_count; c++)
    if (circular_in_force(it, c, day)) return true;
  return false;
}

int sector_meant(const struct instance *it, int circular, int id) {
  for (int c = circular; c >= 0; c--)
    if (id < it->circulars[c].sector_count) return it->circulars[c].first_rule + id;
  return NOTHING;
}
