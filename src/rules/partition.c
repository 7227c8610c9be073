#include "rules/partition.h"

static uint32_t leader_of(uint32_t *leader, uint32_t tally) {
  while (leader[tally] != tally) {
    leader[tally] = leader[leader[tally]];
    tally = leader[tally];
  }
  return tally;
}

static bool binds_ever(const struct block *block, const struct tally *tally) {
  for (size_t d = block->first; d < block->end; d++)
    if (tally_binds(tally, d)) return true;
  return false;
}

static uint32_t join(struct partition *partition, uint32_t first, uint32_t other) {
  if (first == NONE) return other;
  uint32_t a = leader_of(partition->leader, first), b = leader_of(partition->leader, other);
  if (a < b) partition->leader[b] = a;
  if (b < a) partition->leader[a] = b;
  return first;
}

/* Whether all free people of one team, or all free days of one week, go together. */
static bool is_bundled(const struct partition *partition, const struct seat *seat) {
  if (partition->law->rotate == ROTATE_DAY) return false;
  for (size_t d = partition->block.first; d < partition->block.end; d++)
    if (cell_is_free(seat->cells[d])) return true;
  return false;
}

bool seat_has_personals(const struct law *law, const struct block *block, const struct seat *seat) {
  for (size_t i = 0; i < seat->personals.count; i++)
    if (dayset_next(&law->window, seat->personals.items[i].days, block->first) < block->end) return true;
  return false;
}

bool seat_has_shifts(const struct law *law, const struct block *block, const struct seat *seat) {
  const struct standing *standing = &law->standings.items[seat->standing];
  for (size_t d = block->first; d < block->end; d++)
    if (seat->present[d] > 0 && (cell_is_free(seat->cells[d]) || seat->cells[d] == MODE_WFO) &&
        law_shifts(law, standing, d) != NULL)
      return true;
  return false;
}

/* The seat's first binding tally, or its agency, or NONE. Joins all that bind it on the way. */
static uint32_t join_tallies(struct partition *partition, const struct seat *seat) {
  const struct law *law = partition->law;
  const struct block *block = &partition->block;
  uint32_t first = NONE, agency = (uint32_t)law->tallies.count + law->model->world.units.items[seat->unit].agency;
  for (size_t m = 0; m < seat->memberships.count; m++) {
    uint32_t tally = seat->memberships.items[m].tally;
    const_dayset days = seat->memberships.items[m].days;
    if (!partition->binding[tally] || dayset_next(&partition->law->window, days, block->first) >= block->end) continue;
    first = join(partition, first, tally);
  }
  bool joins = first != NONE && partition->joined[law->model->world.units.items[seat->unit].agency];
  joins =
      joins || seat_has_personals(law, block, seat) || is_bundled(partition, seat) || seat_has_shifts(law, block, seat);
  if (!joins) return first;
  partition->binding[agency] = true;
  return join(partition, first, agency);
}

static void number_components(struct partition *partition, const uint32_t *first_tally) {
  struct law *law = partition->law;
  partition->component_of_tally = arena_array(law->arena, uint32_t, law->tallies.count + law->model->world.units.count);
  partition->component_of_seat = arena_array(law->arena, uint32_t, law->seats.count);
  for (uint32_t t = 0; t < law->tallies.count + law->model->world.units.count; t++) {
    uint32_t leader = leader_of(partition->leader, t); /* never behind t */
    bool own = leader == t && partition->binding[t];
    partition->component_of_tally[t] = own                     ? (uint32_t)partition->count++
                                       : partition->binding[t] ? partition->component_of_tally[leader]
                                                               : NONE;
  }
  for (size_t s = 0; s < law->seats.count; s++)
    partition->component_of_seat[s] = first_tally[s] == NONE ? NONE : partition->component_of_tally[first_tally[s]];
}

struct listing list_items(struct arena *arena, size_t count, const uint32_t *list_of, size_t lists) {
  struct listing listing = {.items = arena_array(arena, uint32_t, count),
                            .first = arena_array(arena, size_t, lists + 2)};
  size_t *next = listing.first + 1; /* where the next item of a list goes: in the end, where the next list begins */
  for (size_t i = 0; i < count; i++)
    if (list_of[i] != NONE) next[list_of[i] + 1]++;
  for (size_t l = 0; l < lists; l++) next[l + 1] += next[l];
  for (uint32_t i = 0; i < count; i++)
    if (list_of[i] != NONE) listing.items[next[list_of[i]]++] = i;
  return listing;
}

static uint32_t *number_places(const struct partition *partition, const struct listing *listing, size_t count) {
  uint32_t *places = arena_array(partition->law->arena, uint32_t, count);
  for (size_t c = 0; c < partition->count; c++)
    for (size_t i = listing->first[c]; i < listing->first[c + 1]; i++)
      places[listing->items[i]] = (uint32_t)(i - listing->first[c]);
  return places;
}

void partition_open(struct partition *partition) {
  struct law *law = partition->law;
  size_t tallies = law->tallies.count, people = law->model->world.people.count;
  size_t elements = tallies + law->model->world.units.count;
  uint32_t *first_tally = arena_array(law->arena, uint32_t, law->seats.count);
  uint32_t *component_of_person = arena_array(law->arena, uint32_t, people);
  partition->count = 0;
  partition->leader = arena_array(law->arena, uint32_t, elements);
  partition->binding = arena_array(law->arena, bool, elements);
  for (uint32_t t = 0; t < elements; t++) partition->leader[t] = t;
  for (uint32_t t = 0; t < tallies; t++) partition->binding[t] = binds_ever(&partition->block, &law->tallies.items[t]);
  for (size_t s = 0; s < law->seats.count; s++) first_tally[s] = join_tallies(partition, &law->seats.items[s]);
  number_components(partition, first_tally);
  for (size_t p = 0; p < people; p++) component_of_person[p] = partition->component_of_seat[law->seat_of[p]];
  partition->tallies = list_items(law->arena, tallies, partition->component_of_tally, partition->count);
  partition->seats = list_items(law->arena, law->seats.count, partition->component_of_seat, partition->count);
  partition->people = list_items(law->arena, people, component_of_person, partition->count);
  partition->place_of_tally = number_places(partition, &partition->tallies, tallies);
  partition->place_of_seat = number_places(partition, &partition->seats, law->seats.count);
}

struct members members_of(const struct listing *listing, size_t component) {
  size_t first = listing->first[component];
  return (struct members){listing->items + first, listing->first[component + 1] - first};
}
