#include "force.h"
#include "instance.h"

const char *const issuer_names[ISSUER_COUNT] = {"Sekretaris Daerah", "Kepala Badan Kepegawaian"};

/* Windows near weekends, holidays, the turn of a year, and the end of a
 * February without a 29th. */
static int pick_first_day(struct random *random) {
  static const int anchors[][3] = {{2022, 1, 28}, {2022, 2, 1},   {2022, 2, 25}, {2022, 3, 1},
                                   {2022, 4, 27}, {2021, 12, 30}, {2022, 6, 1}};
  const int *anchor = anchors[random_below(random, (int)(sizeof anchors / sizeof *anchors))];
  return day_of(anchor[0], anchor[1], anchor[2]) + random_below(random, 4);
}

static void swap_ranges(struct range *a, struct range *b) {
  struct range kept = *a;
  *a = *b;
  *b = kept;
}

/* One circular alone: two ranges now and then, with a gap, an overlap or
 * neither between them. */
static struct dates make_valid_alone(struct random *random, int first, int count) {
  struct dates valid = {1, {{first, first + count - 1}}};
  if (count <= 2 || !chance(random, 20)) return valid;
  int head = random_between(random, 1, count - 1), shift = random_between(random, -1, 2);
  if (head == 1 && shift < 0) shift = 0;
  valid = (struct dates){2, {{first, first + head - 1}, {first + head + shift, first + count - 1 + shift}}};
  if (chance(random, 30)) swap_ranges(&valid.items[0], &valid.items[1]);
  return valid;
}

static struct dates make_valid(struct random *random, int first, int count) {
  int from = first + random_below(random, count), to = first + random_below(random, count);
  if (chance(random, 40)) from = first;
  if (chance(random, 40)) to = first + count - 1;
  return (struct dates){1, {{from < to ? from : to, from < to ? to : from}}};
}

static void make_head(struct instance *it, struct random *random, int place, int first) {
  struct circular *head = &it->circulars[place];
  head->place = place;
  head->number = chance(random, 92) ? place + 1 : 0;
  if (place > 0 && chance(random, 8)) head->number = place;
  head->issuer = chance(random, 75) ? 0 : 1;
  head->signed_on = chance(random, 75) ? first - random_between(random, 0, 3) : NO_DAY;
  head->draft = chance(random, 10);
  head->scope = NOTHING;
}

static int make_reference(struct instance *it, struct random *random, int percent) {
  if (!chance(random, percent)) return 0;
  return chance(random, 95) ? random_between(random, 1, it->circular_count) : UNKNOWN_NUMBER;
}

static void refer(struct instance *it, struct random *random) {
  for (int c = 0; c < it->circular_count && it->circular_count > 1; c++) {
    it->circulars[c].revokes = make_reference(it, random, 22);
    it->circulars[c].amends = make_reference(it, random, 22);
    it->circulars[c].extends = make_reference(it, random, 25);
  }
}

static void sort_heads(struct instance *it) {
  for (int i = 1; i < it->circular_count; i++)
    for (int k = i; k > 0 && circular_goes_before(&it->circulars[k], &it->circulars[k - 1]); k--) {
      struct circular kept = it->circulars[k];
      it->circulars[k] = it->circulars[k - 1];
      it->circulars[k - 1] = kept;
    }
}

static void list_days(struct instance *it, int first, int last) {
  it->day_count = 0;
  it->block_count = 1;
  for (int day = first; day <= last; day++)
    if (any_in_force(it, day)) it->days[it->day_count++] = day;
  it->first_of_block[1] = it->day_count;
  it->last_of_block[0] = it->day_count > 0 ? it->days[it->day_count - 1] : last;
}

/* Two blocks of four weeks from the Monday of the week in which the window
 * begins; of their days only those of the one weekday that is worked. */
static void list_open_days(struct instance *it, int first, int weekday) {
  int last = first + 100;
  while (first < last && !any_in_force(it, first)) first++;
  int monday = first - day_weekday(first);
  it->day_count = 0;
  for (it->block_count = 0; it->block_count < MAX_BLOCKS; it->block_count++) {
    it->first_of_block[it->block_count] = it->day_count;
    for (int day = monday + 28 * it->block_count; day < monday + 28 * (it->block_count + 1); day++)
      if (day_weekday(day) == weekday && any_in_force(it, day)) it->days[it->day_count++] = day;
    it->last_of_block[it->block_count] = monday + 28 * (it->block_count + 1) - 1;
  }
  it->first_of_block[it->block_count] = it->day_count;
}

/* False where no day is left, or all has an end after all. */
static bool make_open(struct instance *it, struct random *random, int first) {
  int weekday = random_below(random, 5);
  for (int c = 0; c < it->circular_count; c++) it->circulars[c].valid = make_valid(random, first, 45);
  struct dates *open = &it->circulars[random_below(random, it->circular_count)].valid;
  open->items[0].last = OPEN_DAY;
  sort_heads(it);
  it->week = 1u << weekday;
  list_open_days(it, first, weekday);
  return it->day_count > 0 && any_in_force(it, first + 5000);
}

static bool make_closed(struct instance *it, struct random *random, int first) {
  int count = chance(random, 40) ? MAX_BLOCK_DAYS : random_between(random, 1, MAX_BLOCK_DAYS);
  if (it->whole) count = it->large ? random_between(random, 5, MAX_DAYS - 3) : random_between(random, 1, 8);
  if (it->whole && chance(random, 75)) first += random_between(random, 2, 4) - day_weekday(first);
  if (it->circular_count == 1) it->circulars[0].valid = make_valid_alone(random, first, count);
  for (int c = 0; c < it->circular_count && it->circular_count > 1; c++)
    it->circulars[c].valid = make_valid(random, first, count);
  sort_heads(it);
  list_days(it, first, first + count + 2);
  return it->day_count > 0;
}

void heads_make(struct instance *it, struct random *random) {
  int first = pick_first_day(random);
  it->circular_count = chance(random, it->whole ? 80 : 45) ? 1 : random_between(random, 2, MAX_CIRCULARS);
  it->open = !it->large && chance(random, it->whole ? 8 : 20);
  bool made = false;
  while (!made) {
    for (int place = 0; place < it->circular_count; place++) make_head(it, random, place, first);
    refer(it, random);
    made = it->open ? make_open(it, random, first) : make_closed(it, random, first);
  }
}
