/* Capacities of places (contract 8): at no time of a day on which a circular is in force more people may be there. */
#include "verify/audit.h"

struct crowds {
  size_t *first_shift;       /* by the place of the rule: the number of its first shift among all */
  const struct hours *hours; /* of each shift */
  size_t shift_count;
  uint32_t *people; /* place × day × (1 + shift): in the office all day, then in each shift */
  bool *outside;    /* place: it is the place of people whom the roster does not cover */
};

static bool has_capacities(const struct world *world) {
  for (size_t i = 0; i < world->places.count; i++)
    if (world->places.items[i].capacity != NONE) return true;
  return false;
}

static void list_shifts(const struct audit *audit, struct crowds *crowds) {
  size_t rules = audit->roster->rule_count;
  LIST(struct hours) hours = {0};
  crowds->first_shift = arena_array(audit->arena, size_t, rules);
  for (size_t r = 0; r < rules; r++) {
    crowds->first_shift[r] = hours.count;
    for (size_t s = 0; s < audit->orders[r].rule->shift_count; s++)
      *list_push(audit->arena, &hours) = audit->orders[r].rule->shifts[s].hours;
  }
  crowds->hours = hours.items;
  crowds->shift_count = hours.count;
}

struct crowds *crowds_make(const struct audit *audit) {
  struct arena *arena = audit->arena;
  const struct world *world = &audit->model->world;
  if (!has_capacities(world)) return NULL;
  struct crowds *crowds = arena_alloc(arena, sizeof *crowds);
  list_shifts(audit, crowds);
  crowds->people =
      arena_array(arena, uint32_t, world->places.count * audit->roster->day_count * (1 + crowds->shift_count));
  crowds->outside = arena_array(arena, bool, world->places.count);
  return crowds;
}

static uint32_t *crowd_at(const struct audit *audit, uint32_t place, size_t day) {
  return audit->crowds->people + (place * audit->roster->day_count + day) * (1 + audit->crowds->shift_count);
}

/* Who is in the office without being in one of their shifts is a breach, or the roster does not tell: nobody knows when
 * they are there. */
static void count_on(struct audit *audit, uint32_t *crowd, size_t day) {
  const struct presence *presence = &audit->standing.presence[day];
  if (presence->mode != MODE_WFO) return;
  if (presence->shift_count == 0) crowd[0]++;
  for (size_t s = 0; s < presence->shift_count; s++)
    if (presence->shifts[s] == presence->shift)
      crowd[1 + audit->crowds->first_shift[audit->standing.shifts[day]] + s]++;
}

void crowds_add(struct audit *audit, uint32_t person) {
  uint32_t place = person_at(audit, person)->place;
  if (place == NONE) return;
  audit->crowds->outside[place] |= !is_covered(audit, person_at(audit, person)->unit);
  for (size_t day = 0; day < audit->roster->day_count; day++) count_on(audit, crowd_at(audit, place, day), day);
}

void crowds_join(struct audit *audit, const struct crowds *others) {
  size_t places = audit->model->world.places.count, cells = audit->roster->day_count * (1 + others->shift_count);
  for (size_t i = 0; i < places * cells; i++) audit->crowds->people[i] += others->people[i];
  for (size_t place = 0; place < places; place++) audit->crowds->outside[place] |= others->outside[place];
}

static bool is_there(struct hours hours, uint16_t minute) {
  return hours.start <= minute && (hours.end == 0 || minute < hours.end);
}

/* The most are there when some shift has just begun. */
static uint32_t find_peak(const struct crowds *crowds, const uint32_t *crowd, uint16_t *minute) {
  uint32_t most = crowd[0];
  *minute = ALL_DAY;
  for (size_t moment = 0; moment < crowds->shift_count; moment++) {
    if (crowd[1 + moment] == 0) continue;
    uint32_t count = crowd[0];
    for (size_t s = 0; s < crowds->shift_count; s++)
      if (is_there(crowds->hours[s], crowds->hours[moment].start)) count += crowd[1 + s];
    bool is_earlier = count == most && *minute != ALL_DAY && crowds->hours[moment].start < *minute;
    if (count > most || is_earlier) *minute = crowds->hours[moment].start;
    if (count > most) most = count;
  }
  return most;
}

static bool is_in_force(const struct audit *audit, size_t day) {
  for (size_t c = 0; c < audit->model->circulars.count; c++)
    if (audit->in_force[c * audit->roster->day_count + day]) return true;
  return false;
}

void judge_crowds(struct audit *audit) {
  const struct world *world = &audit->model->world;
  for (uint32_t place = 0; place < world->places.count; place++)
    for (size_t day = 0; day < audit->roster->day_count; day++) {
      uint16_t minute;
      uint32_t capacity = world->places.items[place].capacity;
      bool is_judged = audit->is_asked[day] && is_in_force(audit, day) && !audit->crowds->outside[place];
      uint32_t most = is_judged ? find_peak(audit->crowds, crowd_at(audit, place, day), &minute) : 0;
      audit->breaches.past = day < audit->frozen;
      if (capacity != NONE && most > capacity) breach_capacity(&audit->breaches, place, day, minute, most);
    }
  audit->breaches.past = false;
}
