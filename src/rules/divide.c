#include "rules/divide.h"

/* The groups of a component as its seats have them. */
struct nest {
  const struct partition *partition;
  uint32_t *sizes;                       /* by place of the tally: its seats */
  uint32_t *above;                       /* the place of the tally around it + 1; 0: not known yet, OUTERMOST: none */
  const struct membership **memberships; /* of the seat at hand, by the size of their tallies */
  size_t count;
};
#define OUTERMOST UINT32_MAX

static uint32_t place_of(const struct nest *nest, const struct membership *membership) {
  return nest->partition->place_of_tally[membership->tally];
}

static bool stands_before(const struct nest *nest, const struct membership *one, const struct membership *other) {
  uint32_t a = place_of(nest, one), b = place_of(nest, other);
  return nest->sizes[a] != nest->sizes[b] ? nest->sizes[a] > nest->sizes[b] : a < b;
}

/* The seat's memberships that matter on the day. */
static void list_memberships(struct nest *nest, const struct seat *seat, size_t day) {
  nest->count = 0;
  for (size_t m = 0; m < seat->memberships.count; m++) {
    const struct membership *membership = &seat->memberships.items[m];
    const struct tally *tally = &nest->partition->law->tallies.items[membership->tally];
    if (!dayset_has(membership->days, day) || !tally_binds(tally, day)) continue;
    size_t at = nest->count++;
    for (; at > 0 && stands_before(nest, membership, nest->memberships[at - 1]); at--)
      nest->memberships[at] = nest->memberships[at - 1];
    nest->memberships[at] = membership;
  }
}

/* False where the seat has its groups otherwise than those before. */
static bool nest_seat(struct nest *nest, const struct seat *seat, size_t day) {
  uint32_t above = OUTERMOST;
  list_memberships(nest, seat, day);
  for (size_t i = 0; i < nest->count; i++) {
    uint32_t place = place_of(nest, nest->memberships[i]), *known = &nest->above[place];
    if (*known != 0 && *known != above) return false;
    *known = above;
    above = place + 1;
  }
  return true;
}

static bool nests(struct nest *nest, struct members seats, size_t tallies, size_t day) {
  const struct seat *all = nest->partition->law->seats.items;
  memset(nest->sizes, 0, tallies * sizeof *nest->sizes);
  memset(nest->above, 0, tallies * sizeof *nest->above);
  for (size_t i = 0; i < seats.count; i++) {
    list_memberships(nest, &all[seats.items[i]], day);
    for (size_t m = 0; m < nest->count; m++) nest->sizes[place_of(nest, nest->memberships[m])]++;
  }
  for (size_t i = 0; i < seats.count; i++)
    if (!nest_seat(nest, &all[seats.items[i]], day)) return false;
  return true;
}

/* Groups do not cross where of two that share a seat the larger has all seats of the other. */
static bool may_cross(const struct partition *partition, size_t component) {
  size_t tallies = members_of(&partition->tallies, component).count;
  struct arena *arena = arena_new();
  struct nest nest = {.partition = partition};
  nest.sizes = arena_array(arena, uint32_t, tallies);
  nest.above = arena_array(arena, uint32_t, tallies);
  nest.memberships = arena_array(arena, const struct membership *, tallies);
  bool nested = true;
  for (size_t d = partition->block.first; d < partition->block.end && nested; d++)
    nested = nests(&nest, members_of(&partition->seats, component), tallies, d);
  arena_free(arena);
  return !nested;
}

/* Whether the prices leave a choice of how many people of an agency are in on a day. Without bounds on people's own
 * days they settle how many of each topmost group are, so only a group with people of several agencies leaves one, or
 * groups that cross. */
static bool leaves_choice(const struct common *common, const struct partition *partition, size_t component) {
  const struct law *law = common->law;
  struct members tallies = members_of(&partition->tallies, component), seats = members_of(&partition->seats, component);
  for (size_t i = 0; i < tallies.count; i++)
    if (common->agency_of_tally[tallies.items[i]] == NONE) return true;
  for (size_t i = 0; i < seats.count; i++)
    if (seat_has_personals(law, &partition->block, &law->seats.items[seats.items[i]])) return true;
  return law->rotate != ROTATE_DAY || (tallies.count > 1 && may_cross(partition, component));
}

static void judge_components(const struct common *common, struct partition *partition) {
  partition->leveled = arena_array(partition->law->arena, bool, partition->count);
  for (size_t c = 0; c < partition->count; c++) partition->leveled[c] = leaves_choice(common, partition, c);
}

/* Marks, by their unit, the agencies that have people in two components which leave them a choice; false when there is
 * none. Such an agency crosses the groups, so contract 9 does not ask for it to be level. */
static bool mark_crossing(const struct common *common, const struct partition *partition, bool *crossing) {
  const struct law *law = common->law;
  uint32_t *component_of_agency = arena_array(law->arena, uint32_t, common->agency_count);
  bool any = false;
  for (uint32_t c = 0; c < partition->count; c++) {
    if (!partition->leveled[c]) continue;
    struct members seats = members_of(&partition->seats, c);
    for (size_t i = 0; i < seats.count; i++) {
      const struct seat *seat = &law->seats.items[seats.items[i]];
      uint32_t *known = &component_of_agency[agency_of_seat(common, seat)];
      bool crosses = *known != 0 && *known != c + 1;
      if (crosses) crossing[law->model->world.units.items[seat->unit].agency] = true;
      any = any || crosses;
      *known = c + 1;
    }
  }
  return any;
}

/* A small office is planned as one where its agencies cross: then they are leveled all the same. */
#define STEPS_OF_JOINED_DAY 1000

struct partition divide(const struct common *common, const struct block *block) {
  const struct law *law = common->law;
  struct partition partition = {.law = common->law, .block = *block};
  partition.joined = arena_array(law->arena, bool, law->model->world.units.count);
  size_t days = 0;
  for (size_t d = block->first; d < block->end; d++) days += law->window.in_force_at_all[d];
  bool is_small = law->model->world.people.count * days <= (size_t)model_steps(law->model) / STEPS_OF_JOINED_DAY;
  partition_open(&partition);
  judge_components(common, &partition);
  while (mark_crossing(common, &partition, partition.joined)) {
    if (!is_small) {
      partition.parted = true;
      break;
    }
    partition_open(&partition);
    judge_components(common, &partition);
  }
  return partition;
}
