/* The groups of each day as nodes, each way of a seat on its innermost one. */
#include "rules/drafting.h"

/* Whether taking the way, and not the rest, changes what the tally counts. Of those who must take one of their ways the
 * tally has them in it as soon as it counts the way. */
static bool is_in_set(const struct draft *draft, const struct tally *tally, const struct seat *seat, size_t day,
                      const struct slot *slot, const struct way *way) {
  bool counted = tally_counts(draft->law, tally, seat, day, way->option);
  return counted != (slot->is_free && tally_counts(draft->law, tally, seat, day, slot->rest));
}

static bool counts_up(const struct draft *draft, const struct tally *tally) {
  return (tally->group.bound->counted == COUNTED_WFO) != draft->away;
}

/* Adds the seat's people to the set: how many units there can be, and what bounds on the tally are as bounds on them.
 */
static void add_to_set(const struct draft *draft, const struct seat *seat, size_t day, const struct slot *slot,
                       struct group_set *set) {
  const struct tally *tally = set->tally;
  int32_t present = seat->present[day];
  uint32_t in = 0;
  for (uint32_t i = 0; i < slot->way_count; i++)
    in += is_in_set(draft, tally, seat, day, slot, &draft->ways.items[slot->first_way + i]);
  set->size += (int64_t)present * in;
  bool is_settled = !slot->is_free && in == slot->way_count;
  bool is_turned = slot->is_free && in > 0 && !counts_up(draft, tally);
  if (is_settled || is_turned) {
    set->low += present;
    set->high += present;
  }
}

static uint32_t *set_place(const struct draft *draft, const struct group_set *set) {
  if (set->tally) return &draft->set_of_tally[set->number];
  if (set->shift == NONE) return &draft->set_of_agency[set->number];
  return &draft->set_of_shift[set->number * draft->law->shift_names.count + set->shift];
}

/* The name of the shift that the way is in, or NONE. */
static uint32_t shift_name(const struct draft *draft, const struct seat *seat, size_t day, const struct way *way) {
  if (way->option.shift == 0) return NONE;
  uint16_t rule = draft->law->standings.items[seat->standing].reasons[day].shifts;
  return draft->law->shift_name_of[rule - 1][way->option.shift - 1];
}

/* The set of the way's shift in the agency + 1, or 0. */
static uint32_t shift_set(const struct draft *draft, const struct seat *seat, size_t day, const struct way *way) {
  uint32_t name = shift_name(draft, seat, day, way);
  if (name == NONE) return 0;
  return draft->set_of_shift[agency_of_seat(draft->component->common, seat) * draft->law->shift_names.count + name];
}

static void add_set(struct draft *draft, const struct group_set *set) {
  *list_push(draft->component->arena, &draft->family.sets) = *set;
  *set_place(draft, set) = (uint32_t)draft->family.sets.count;
}

/* low and high were the people whom the turn adds: now they are the range. */
static void finish_set(const struct draft *draft, struct group_set *set, size_t day) {
  if (set->tally == NULL) return;
  int64_t least = tally_least(set->tally, day), most = tally_most(set->tally, day), shift = set->low;
  bool up = counts_up(draft, set->tally);
  set->low = up ? shift + least : shift - most;
  set->high = up ? shift + most : shift - least;
}

static void count_sets(struct draft *draft, size_t day) {
  const struct component *component = draft->component;
  for (size_t s = 0; s < component->seats.count; s++) {
    const struct seat *seat = seat_number(draft, s);
    const struct slot *slot = slot_at(draft, s, day);
    if (slot->way_count == 0) continue;
    for (size_t m = 0; m < seat->memberships.count; m++) {
      uint32_t set = draft->set_of_tally[seat->memberships.items[m].tally];
      if (set > 0 && dayset_has(seat->memberships.items[m].days, day))
        add_to_set(draft, seat, day, slot, &draft->family.sets.items[set - 1]);
    }
    uint32_t agency = draft->set_of_agency[agency_of_seat(component->common, seat)];
    if (agency > 0) draft->family.sets.items[agency - 1].size += (int64_t)seat->present[day] * slot->way_count;
    for (uint32_t i = 0; i < slot->way_count; i++) {
      uint32_t shift = shift_set(draft, seat, day, &draft->ways.items[slot->first_way + i]);
      if (shift > 0) draft->family.sets.items[shift - 1].size += seat->present[day];
    }
  }
}

/* The base of an agency is who are in the office on that day without being units: settled, or planned before; where
 * units are days away, less all who could be (contract 9.6: (base + units)²). */
static void add_agencies(struct draft *draft, size_t day) {
  const struct common *common = draft->component->common;
  int32_t sign = draft->away ? -1 : 1;
  for (size_t s = 0; s < draft->component->seats.count; s++) {
    const struct seat *seat = seat_number(draft, s);
    const struct slot *slot = slot_at(draft, s, day);
    uint32_t agency = agency_of_seat(common, seat);
    if (slot->way_count == 0) continue;
    if (draft->set_of_agency[agency] == 0) {
      int32_t base = common->in_office[agency * draft->law->window.count + day];
      add_set(draft, &(struct group_set){.number = agency, .shift = NONE, .base = sign * base});
    }
    int32_t *base = &draft->family.sets.items[draft->set_of_agency[agency] - 1].base;
    if (draft->away) *base -= seat->present[day];
    if (!slot->is_free) *base -= sign * seat->present[day];
  }
}

static void add_shifts(struct draft *draft, size_t day) {
  const struct common *common = draft->component->common;
  for (size_t s = 0; s < draft->component->seats.count; s++) {
    const struct seat *seat = seat_number(draft, s);
    const struct slot *slot = slot_at(draft, s, day);
    for (uint32_t i = 0; i < slot->way_count; i++) {
      const struct way *way = &draft->ways.items[slot->first_way + i];
      uint32_t agency = agency_of_seat(common, seat), name = shift_name(draft, seat, day, way);
      if (name == NONE || shift_set(draft, seat, day, way) > 0) continue;
      add_set(draft,
              &(struct group_set){.number = agency, .shift = name, .base = *shift_base(common, agency, name, day)});
    }
  }
}

/* The costs that a day can have its nodes for: contract 9.6 and 9.8. */
enum day_costs { COSTS_NONE, COSTS_LEVEL = 1, COSTS_SPREAD = 2 };

static void list_sets(struct draft *draft, size_t day, int costs) {
  const struct component *component = draft->component;
  for (size_t i = 0; i < component->tallies.count; i++) {
    const struct tally *tally = &draft->law->tallies.items[component->tallies.items[i]];
    if (tally_binds(tally, day) && !*left_out(draft, component->tallies.items[i], day))
      add_set(draft, &(struct group_set){.tally = tally, .number = component->tallies.items[i]});
  }
  if (costs & COSTS_LEVEL) add_agencies(draft, day);
  if (costs & COSTS_SPREAD) add_shifts(draft, day);
  count_sets(draft, day);
  for (size_t i = 0; i < draft->family.sets.count; i++) finish_set(draft, &draft->family.sets.items[i], day);
}

/* Gives the sets of the day their nodes. */
static void place_sets(struct draft *draft, size_t day) {
  struct family *family = &draft->family;
  family_nodes(family, &draft->network, (uint32_t)day);
  for (uint32_t i = 0; i < family->sets.count; i++) {
    const struct group_set *set = &family->sets.items[i];
    *set_place(draft, set) = i + 1;
    draft->tally_of_node[family->first_node + i] = set->tally ? set->number : NONE;
  }
}

/* The sets that a way is in. */
static size_t list_chain(struct draft *draft, const struct seat *seat, size_t day, const struct slot *slot,
                         const struct way *way) {
  size_t count = 0;
  for (size_t m = 0; m < seat->memberships.count; m++) {
    uint32_t set = draft->set_of_tally[seat->memberships.items[m].tally];
    if (set == 0 || !dayset_has(seat->memberships.items[m].days, day)) continue;
    if (is_in_set(draft, &draft->law->tallies.items[seat->memberships.items[m].tally], seat, day, slot, way))
      draft->chain[count++] = set - 1;
  }
  uint32_t agency = draft->set_of_agency[agency_of_seat(draft->component->common, seat)];
  if (agency > 0) draft->chain[count++] = agency - 1;
  uint32_t shift = shift_set(draft, seat, day, way);
  if (shift > 0) draft->chain[count++] = shift - 1;
  return count;
}

static uint32_t hang_seat(struct draft *draft, size_t seat_at, size_t day) {
  const struct slot *slot = slot_at(draft, seat_at, day);
  const struct seat *seat = seat_number(draft, seat_at);
  uint32_t crosses = HANGS;
  for (uint32_t i = 0; i < slot->way_count && crosses == HANGS; i++) {
    struct way *way = &draft->ways.items[slot->first_way + i];
    size_t count = list_chain(draft, seat, day, slot, way);
    crosses = family_hang(&draft->family, &draft->network, draft->chain, count, &way->leaf);
  }
  return crosses;
}

#define COST_CROSSES (HANGS - 1)

/* Returns the tally of a set that crosses another, COST_CROSSES where only a cost does, or HANGS. */
static uint32_t draft_day(struct draft *draft, size_t day, int costs) {
  uint32_t crosses = HANGS;
  list_sets(draft, day, costs);
  place_sets(draft, day);
  for (size_t s = 0; s < draft->component->seats.count && crosses == HANGS; s++) crosses = hang_seat(draft, s, day);
  family_close(&draft->family, &draft->network, crosses == HANGS);
  struct group_set *set = crosses == HANGS ? NULL : &draft->family.sets.items[crosses];
  if (set) crosses = set->tally ? set->number : COST_CROSSES;
  for (size_t i = 0; i < draft->family.sets.count; i++) *set_place(draft, &draft->family.sets.items[i]) = 0;
  draft->family.sets.count = 0;
  return crosses;
}

/* The bounds of the day as nodes; false when some cross and none may be left out. */
static bool draft_bounds(struct draft *draft, size_t day) {
  uint32_t crosses;
  while ((crosses = draft_day(draft, day, COSTS_NONE)) != HANGS) {
    if (draft->rigour != RIGOUR_BOUNDS_LOOSE && draft->rigour != RIGOUR_TOTALS) return false;
    *left_out(draft, crosses, day) = true;
    draft->relaxed = true;
  }
  return true;
}

/* A node for each atom: so many of it are wanted. */
static void draft_wanted(struct draft *draft, size_t day) {
  const struct component *component = draft->component;
  struct network *network = &draft->network;
  uint32_t first = network->node_count;
  atom_list atoms = {0};
  for (size_t s = 0; s < component->seats.count; s++) {
    const struct slot *slot = slot_at(draft, s, day);
    if (slot->way_count == 0) continue;
    uint32_t node = first + component_atom(component, seat_number(draft, s), day, &atoms);
    if (node == network->node_count) {
      draft->tally_of_node[node] = NONE;
      network->nodes[network->node_count++] = (struct node){.parent = TOP, .column = (uint32_t)day};
    }
    draft->ways.items[slot->first_way].leaf = node;
    network->nodes[node].low += component->wanted[s * component_days(component) + day - component->block.first];
    network->nodes[node].high = network->nodes[node].low;
  }
}

/* A node of as many as are wanted on the day. */
static void begin_total(struct draft *draft, size_t day) {
  const struct component *component = draft->component;
  int32_t *wanted = component->wanted + day - component->block.first, total = 0;
  for (size_t s = 0; s < component->seats.count; s++) total += wanted[s * component_days(component)];
  draft->tally_of_node[draft->network.node_count] = NONE;
  draft->network.nodes[draft->network.node_count++] =
      (struct node){.parent = TOP, .column = (uint32_t)day, .low = total, .high = total};
}

/* All of the day hangs on the first of its nodes. */
static void hang_total(struct draft *draft, size_t day, uint32_t first) {
  for (uint32_t v = first + 1; v < draft->network.node_count; v++)
    if (draft->network.nodes[v].parent == TOP) draft->network.nodes[v].parent = first;
  for (size_t s = 0; s < draft->component->seats.count; s++) {
    const struct slot *slot = slot_at(draft, s, day);
    for (uint32_t i = 0; i < slot->way_count; i++) {
      uint32_t *leaf = &draft->ways.items[slot->first_way + i].leaf;
      if (*leaf == TOP) *leaf = first;
    }
  }
}

/* On a day on which an agency crosses a group agencies are not leveled (contract 9 does not promise it), nor are its
 * shifts spread where they cross one. */
bool draft_nodes(struct draft *draft) {
  const struct component *component = draft->component;
  if (draft->rigour == RIGOUR_WANTED) {
    for (size_t d = component->block.first; d < component->block.end; d++) draft_wanted(draft, d);
    return true;
  }
  bool level = component->leveled && !component->frozen, spread = component->sliced && !component->frozen;
  int wanted = (level ? COSTS_LEVEL : COSTS_NONE) | (spread ? COSTS_SPREAD : COSTS_NONE);
  for (size_t d = component->block.first; d < component->block.end; d++) {
    uint32_t top = draft->network.node_count;
    if (draft->rigour == RIGOUR_TOTALS) begin_total(draft, d);
    uint32_t first = draft->network.node_count;
    if (!draft_bounds(draft, d)) return false;
    int costs = wanted;
    for (; costs != COSTS_NONE; costs = costs & COSTS_LEVEL && costs & COSTS_SPREAD ? COSTS_LEVEL : COSTS_NONE) {
      draft->network.node_count = first;
      if (draft_day(draft, d, costs) == HANGS) break;
    }
    if (costs == COSTS_NONE && draft->network.node_count == first) draft_bounds(draft, d);
    if (draft->rigour == RIGOUR_TOTALS) hang_total(draft, d, top);
    draft->unleveled = draft->unleveled || (wanted & ~costs & COSTS_LEVEL);
    draft->unspread = draft->unspread || (wanted & ~costs & COSTS_SPREAD);
  }
  return true;
}
