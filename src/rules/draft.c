/* A unit of the network is a day in the office, as long as everybody's other choice is to be away in one mode. Where
 * there are several ways of being away a unit is a day away, and being in the office is the other choice. Either way
 * the bounds on the other choice are bounds on the units seen from the other side. */
#include "rules/draft.h"
#include "rules/family.h"
#include "solve/solve.h"
#include <stdlib.h>

/* A way to be counted as a unit: a cell of the network for each person of the seat. */
struct way {
  struct option option;
  uint32_t leaf; /* the innermost node, or TOP */
  int8_t cost;
};

/* A seat on a day. */
struct slot {
  uint32_t first_way, way_count;
  struct option rest; /* where none of the ways is taken */
  bool is_free;       /* else one of the ways must be */
};

struct draft {
  const struct component *component;
  struct law *law;
  struct network network;
  bool away; /* units are days away */
  enum rigour rigour;
  bool *without;                      /* days × tallies */
  bool relaxed;                       /* some is left out */
  bool unleveled, unevened, unspread; /* on some day, in somebody's weeks: agencies, weeks, or shifts cross */
  struct slot *slots;                 /* seats × days of the block */
  LIST(struct way) ways;
  uint32_t *tally_of_node; /* NONE: an agency's */
  uint32_t *person_of_row;
  struct personal const **personal_of_stretch; /* NULL: a week or a day */
  uint32_t *way_of_cell;
  uint16_t *day_of_cell; /* of the block */
  /* Of the day at hand: */
  struct family family;
  uint32_t *set_of_tally, *set_of_agency; /* set + 1 */
  uint32_t *set_of_shift;                 /* agencies × names: set + 1 */
  uint32_t *chain;                        /* sets of one way */
  const struct option **planned;          /* of one person, by day of the block */
};

static struct slot *slot_at(const struct draft *draft, size_t seat_at, size_t day) {
  return &draft->slots[seat_at * component_days(draft->component) + day - draft->component->block.first];
}

static const struct seat *seat_number(const struct draft *draft, size_t seat_at) {
  return &draft->law->seats.items[draft->component->seats.items[seat_at]];
}

static void add_way(struct draft *draft, struct slot *slot, struct option option, int cost) {
  *list_push(draft->component->arena, &draft->ways) = (struct way){option, TOP, (int8_t)cost};
  slot->way_count++;
}

static void add_slot(struct draft *draft, const struct seat *seat, size_t day, struct slot *slot) {
  struct choice choice = component_choice(draft->component, seat, day);
  uint8_t cell = seat->cells[day];
  *slot = (struct slot){.first_way = (uint32_t)draft->ways.count, .is_free = cell_is_free(cell)};
  if (choice.offices == 0) return;
  slot->rest = choice_option(&choice, draft->away ? 0 : choice.offices);
  uint32_t first = draft->away ? choice.offices : 0, end = first + (draft->away ? choice.aways : choice.offices);
  for (uint32_t i = first; i < end; i++) {
    struct option option = choice_option(&choice, i);
    int cost = slot->is_free ? cell_against(cell, option.mode) - cell_against(cell, slot->rest.mode) : -1;
    add_way(draft, slot, option, cost);
  }
}

static void add_slots(struct draft *draft) {
  const struct component *component = draft->component;
  for (size_t s = 0; s < component->seats.count; s++)
    for (size_t d = component->block.first; d < component->block.end; d++)
      add_slot(draft, seat_number(draft, s), d, slot_at(draft, s, d));
}

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

/* Who are in the office in the agency on that day without being units: settled, or planned before; where units are days
 * away, less all who could be (contract 9.6: (base + units)²). */
static int32_t level_base(const struct draft *draft, uint32_t agency, size_t day) {
  const struct component *component = draft->component;
  int32_t base = component->common->in_office[agency * draft->law->window.count + day];
  for (size_t s = 0; s < component->seats.count; s++) {
    const struct seat *seat = seat_number(draft, s);
    const struct slot *slot = slot_at(draft, s, day);
    if (slot->way_count == 0 || agency_of_seat(component->common, seat) != agency) continue;
    if (draft->away) base += seat->present[day];
    if (!slot->is_free) base -= seat->present[day];
  }
  return draft->away ? -base : base;
}

static void add_agencies(struct draft *draft, size_t day) {
  const struct component *component = draft->component;
  for (size_t s = 0; s < component->seats.count; s++) {
    uint32_t agency = agency_of_seat(component->common, seat_number(draft, s));
    if (draft->set_of_agency[agency] > 0 || slot_at(draft, s, day)->way_count == 0) continue;
    add_set(draft, &(struct group_set){.number = agency, .shift = NONE, .base = level_base(draft, agency, day)});
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
              &(struct group_set){.number = agency, .shift = name, .base = shift_base(common, agency, name, day)});
    }
  }
}

/* The costs that a day can have its nodes for: contract 9.6 and 9.8. */
enum day_costs { COSTS_NONE, COSTS_LEVEL = 1, COSTS_SPREAD = 2 };

/* A bound that is left out of the network on that day. */
static bool *left_out(const struct draft *draft, uint32_t t, size_t day) {
  return &draft->without[(day - draft->component->block.first) * draft->law->tallies.count + t];
}

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
    if (draft->rigour != RIGOUR_BOUNDS_LOOSE) return false;
    *left_out(draft, crosses, day) = true;
    draft->relaxed = true;
  }
  return true;
}

/* More people than this whom groups of several agencies bind together are not leveled: the search takes minutes then.
 */
#define LEVELED_PEOPLE 25000

/* On a day on which an agency crosses a group agencies are not leveled (contract 9 does not promise it), nor are its
 * shifts spread where they cross one. */
/* Seats that the same bounds count on the day: so many of them are wanted. */
struct atom {
  const uint32_t *tallies;
  size_t count;
  uint32_t node;
};
typedef LIST(struct atom) atom_list;

static size_t list_binding(const struct draft *draft, const struct seat *seat, size_t day, const struct slot *slot) {
  const struct way *way = &draft->ways.items[slot->first_way];
  size_t count = 0;
  for (size_t m = 0; m < seat->memberships.count; m++) {
    const struct membership *membership = &seat->memberships.items[m];
    const struct tally *tally = &draft->law->tallies.items[membership->tally];
    if (!dayset_has(membership->days, day) || !tally_binds(tally, day)) continue;
    if (is_in_set(draft, tally, seat, day, slot, way)) draft->chain[count++] = membership->tally;
  }
  return count;
}

static uint32_t node_of_atom(struct draft *draft, atom_list *atoms, size_t count, size_t day) {
  for (size_t i = 0; i < atoms->count; i++)
    if (atoms->items[i].count == count &&
        (count == 0 || memcmp(atoms->items[i].tallies, draft->chain, count * sizeof *draft->chain) == 0))
      return atoms->items[i].node;
  struct arena *arena = draft->component->arena;
  uint32_t *tallies = arena_array(arena, uint32_t, count), node = draft->network.node_count++;
  if (count > 0) memcpy(tallies, draft->chain, count * sizeof *tallies);
  *list_push(arena, atoms) = (struct atom){tallies, count, node};
  draft->tally_of_node[node] = NONE;
  draft->network.nodes[node] = (struct node){.parent = TOP, .column = (uint32_t)day};
  return node;
}

static void draft_wanted(struct draft *draft, size_t day) {
  const struct component *component = draft->component;
  atom_list atoms = {0};
  for (size_t s = 0; s < component->seats.count; s++) {
    const struct slot *slot = slot_at(draft, s, day);
    if (slot->way_count == 0) continue;
    size_t count = list_binding(draft, seat_number(draft, s), day, slot);
    uint32_t node = node_of_atom(draft, &atoms, count, day);
    draft->ways.items[slot->first_way].leaf = node;
    draft->network.nodes[node].low += component->wanted[s * component_days(component) + day - component->block.first];
    draft->network.nodes[node].high = draft->network.nodes[node].low;
  }
}

static bool draft_nodes(struct draft *draft) {
  const struct component *component = draft->component;
  if (draft->rigour == RIGOUR_WANTED) {
    for (size_t d = component->block.first; d < component->block.end; d++) draft_wanted(draft, d);
    return true;
  }
  bool level = component->leveled && !component->frozen, spread = component->sliced && !component->frozen;
  bool too_many = level && component->people.count > LEVELED_PEOPLE;
  int wanted = (level ? COSTS_LEVEL : COSTS_NONE) | (spread ? COSTS_SPREAD : COSTS_NONE);
  for (size_t d = component->block.first; d < component->block.end; d++) {
    uint32_t first = draft->network.node_count;
    if (!draft_bounds(draft, d)) return false;
    int costs = too_many ? COSTS_NONE : wanted;
    for (; costs != COSTS_NONE; costs = costs & COSTS_LEVEL && costs & COSTS_SPREAD ? COSTS_LEVEL : COSTS_NONE) {
      draft->network.node_count = first;
      if (draft_day(draft, d, costs) == HANGS) break;
    }
    if (costs == COSTS_NONE && draft->network.node_count == first) draft_bounds(draft, d);
    draft->unleveled = draft->unleveled || (wanted & ~costs & COSTS_LEVEL);
    draft->unspread = draft->unspread || (wanted & ~costs & COSTS_SPREAD);
  }
  return true;
}

#define PARENT_UNKNOWN (UINT32_MAX - 1)

/* Days of a person that are counted together, on the way to being stretches. */
struct stretch_set {
  const struct personal *personal; /* NULL: a week */
  size_t first, end;
  int64_t low, high;
  bool evened;
  int32_t base;
  uint32_t size;   /* days with ways */
  uint32_t parent; /* a set before it, TOP or PARENT_UNKNOWN */
};
typedef LIST(struct stretch_set) set_list;

struct row_draft {
  uint32_t person;
  size_t seat_at;
  set_list sets;
  uint32_t *leaf; /* by day of the block: the innermost set */
};

static const struct slot *open_slot(const struct draft *draft, const struct row_draft *row, size_t day) {
  const struct slot *slot = slot_at(draft, row->seat_at, day);
  const uint8_t *cells = draft->law->roster->modes + (size_t)row->person * draft->law->window.count;
  return slot->way_count > 0 && cells[day] == seat_number(draft, row->seat_at)->cells[day] ? slot : NULL;
}

/* What taking any of the day's ways adds to what the bound counts, beside taking none: 1, -1, 0, or 2 where it depends
 * on the way. */
static int day_change(const struct draft *draft, const struct bound *bound, const struct slot *slot) {
  int change = 2;
  for (uint32_t i = 0; i < slot->way_count; i++) {
    int own = counted_has(bound->counted, draft->ways.items[slot->first_way + i].option.mode);
    if (slot->is_free) own -= counted_has(bound->counted, slot->rest.mode);
    if (!slot->is_free) own = 0;
    if (i > 0 && own != change) return 2;
    change = own;
  }
  return change;
}

static bool is_day_of(const struct draft *draft, const struct row_draft *row, const struct stretch_set *set,
                      size_t day) {
  const struct slot *slot = open_slot(draft, row, day);
  if (slot == NULL || day < set->first || day >= set->end) return false;
  if (set->personal == NULL) return true;
  return dayset_has(set->personal->days, day) && day_change(draft, set->personal->bound, slot) != 0;
}

/* A span of the law as a set of days and a range for the units on them; false when its ways are counted apart. */
static bool add_span(const struct draft *draft, struct row_draft *row, const struct person_span *span) {
  struct stretch_set set = {.personal = span->personal, .first = span->first, .end = span->end};
  int64_t turned = 0;
  bool down = false;
  for (size_t d = span->first; d < span->end; d++) {
    if (!is_day_of(draft, row, &set, d)) continue;
    int change = day_change(draft, span->personal->bound, open_slot(draft, row, d));
    if (change == 2) return false;
    down = down || change < 0;
    turned += change < 0;
    set.size++;
  }
  set.low = down ? turned - span->most : span->least;
  set.high = down ? turned - span->least : span->most;
  *list_push(draft->component->arena, &row->sets) = set;
  return true;
}

/* Contract 9.7. Where units are days away the base is all that could be in the office, seen from the other side. */
static void add_week(const struct draft *draft, struct row_draft *row, size_t first, size_t end, bool evened) {
  struct stretch_set set = {.first = first, .end = end, .high = INT32_MAX, .evened = evened};
  const uint8_t *cells = draft->law->roster->modes + (size_t)row->person * draft->law->window.count;
  for (size_t d = first; d < end; d++) {
    const struct slot *slot = open_slot(draft, row, d);
    if (slot == NULL)
      set.base += cells[d] == MODE_WFO && person_counts(draft->law, row->person, d);
    else
      set.base += draft->away;
    set.size += slot != NULL;
  }
  if (draft->away) set.base = -set.base;
  if (set.size > 0) *list_push(draft->component->arena, &row->sets) = set;
}

static void add_weeks(const struct draft *draft, struct row_draft *row) {
  const struct block *block = &draft->component->block;
  const date *days = draft->law->window.days;
  for (size_t first = block->first, end; first < block->end; first = end) {
    for (end = first + 1; end < block->end && date_monday(days[end]) == date_monday(days[first]);) end++;
    add_week(draft, row, first, end, true);
  }
}

static int by_days(const void *left, const void *right) {
  const struct stretch_set *a = left, *b = right;
  if (a->size != b->size) return a->size > b->size ? -1 : 1;
  if ((a->personal == NULL) != (b->personal == NULL)) return a->personal ? -1 : 1;
  if (a->first != b->first) return a->first < b->first ? -1 : 1;
  return (a->personal > b->personal) - (a->personal < b->personal); /* of one array, so in the order of the rules */
}

/* Hangs the sets of each day one below the other; false when two cross. */
static bool hang_days(const struct draft *draft, struct row_draft *row) {
  const struct block *block = &draft->component->block;
  if (row->sets.count > 1) qsort(row->sets.items, row->sets.count, sizeof *row->sets.items, by_days);
  for (size_t i = 0; i < row->sets.count; i++) row->sets.items[i].parent = PARENT_UNKNOWN;
  for (size_t d = block->first; d < block->end; d++) {
    uint32_t parent = TOP;
    for (uint32_t i = 0; i < row->sets.count; i++) {
      struct stretch_set *set = &row->sets.items[i];
      if (!is_day_of(draft, row, set, d)) continue;
      if (set->parent != PARENT_UNKNOWN && set->parent != parent) return false;
      set->parent = parent;
      parent = i;
    }
    row->leaf[d - block->first] = parent;
  }
  return true;
}

static uint32_t push_stretch(struct draft *draft, const struct stretch_set *set, uint32_t parent) {
  struct network *network = &draft->network;
  struct stretch stretch = {.row = network->row_count,
                            .parent = parent,
                            .first_cell = network->cell_count,
                            .low = clamp_to(set->low, 0, INT32_MAX),
                            .high = clamp_to(set->high, INT32_MIN, INT32_MAX),
                            .base = set->base,
                            .evened = set->evened};
  draft->personal_of_stretch[network->stretch_count] = set->personal;
  network->stretches[network->stretch_count] = stretch;
  return network->stretch_count++;
}

static void push_cells(struct draft *draft, const struct slot *slot, size_t day, uint32_t stretch) {
  struct network *network = &draft->network;
  for (uint32_t i = 0; i < slot->way_count; i++) {
    const struct way *way = &draft->ways.items[slot->first_way + i];
    draft->way_of_cell[network->cell_count] = slot->first_way + i;
    draft->day_of_cell[network->cell_count] = (uint16_t)(day - draft->component->block.first);
    network->cells[network->cell_count++] = (struct cell){.stretch = stretch, .node = way->leaf, .cost = way->cost};
  }
}

/* A set and what is below it, in preorder: its own days of one way, days of several ways, the sets within it. */
static void push_set(struct draft *draft, const struct row_draft *row, uint32_t number, uint32_t parent) {
  size_t block = draft->component->block.first;
  const struct stretch_set *set = &row->sets.items[number];
  uint32_t own = push_stretch(draft, set, parent);
  for (int several = 0; several < 2; several++)
    for (size_t d = set->first; d < set->end; d++) {
      const struct slot *slot = row->leaf[d - block] == number ? open_slot(draft, row, d) : NULL;
      if (slot == NULL || (slot->way_count > 1 || !slot->is_free) != (several == 1)) continue;
      const struct stretch_set day = {.first = d, .end = d + 1, .low = !slot->is_free, .high = 1};
      push_cells(draft, slot, d, several ? push_stretch(draft, &day, own) : own);
    }
  for (uint32_t i = number + 1; i < row->sets.count; i++)
    if (row->sets.items[i].parent == number) push_set(draft, row, i, own);
}

static void push_row(struct draft *draft, const struct row_draft *row) {
  struct network *network = &draft->network;
  const struct component *component = draft->component;
  struct share_so_far share = person_share(component, row->person);
  int64_t open = 0;
  uint32_t first_cell = network->cell_count;
  for (size_t d = component->block.first; d < component->block.end; d++) {
    const struct slot *slot = open_slot(draft, row, d);
    if (slot == NULL) continue;
    open += draft->away;
    if (!slot->is_free) share.in--;
  }
  network->rows[network->row_count] = (struct row){.base = draft->away ? -(share.in + open) : share.in,
                                                   .weight = share.days,
                                                   .first_stretch = network->stretch_count};
  for (uint32_t i = 0; i < row->sets.count; i++)
    if (row->sets.items[i].parent == TOP || row->sets.items[i].parent == PARENT_UNKNOWN) push_set(draft, row, i, TOP);
  draft->person_of_row[network->row_count] = row->person;
  if (network->cell_count > first_cell || network->stretch_count > network->rows[network->row_count].first_stretch)
    network->row_count++;
}

/* False when spans of somebody's days cross. Where they cross only weeks, these are left out. */
static bool draft_row(struct draft *draft, struct row_draft *row) {
  span_list spans = person_spans(draft->component, row->person);
  for (int with_weeks = 1; with_weeks >= 0; with_weeks--) {
    row->sets.count = 0;
    for (size_t i = 0; i < spans.count; i++)
      if (!add_span(draft, row, &spans.items[i])) return false;
    if (with_weeks)
      add_weeks(draft, row);
    else
      add_week(draft, row, draft->component->block.first, draft->component->block.end, false);
    if (hang_days(draft, row)) {
      push_row(draft, row);
      return true;
    }
    draft->unevened = true;
  }
  return false;
}

static bool draft_rows(struct draft *draft) {
  const struct component *component = draft->component;
  struct network *network = &draft->network;
  const uint32_t *people = component_rotation(component);
  struct row_draft row = {.leaf = arena_array(component->arena, uint32_t, component_days(component))};
  for (size_t i = 0; i < component->people.count; i++) {
    row.person = people[i];
    row.seat_at = component->common->place_of_seat[draft->law->seat_of[people[i]]];
    if (!draft_row(draft, &row)) return false;
  }
  network->rows[network->row_count].first_stretch = network->stretch_count;
  network->stretches[network->stretch_count].first_cell = network->cell_count;
  return true;
}

/* At most so many cells, and stretches: weeks, the spans of a person's bounds, and days with several ways. */
static void measure(const struct draft *draft, size_t *cells, size_t *stretches) {
  const struct component *component = draft->component;
  size_t days = component_days(component);
  *cells = *stretches = 0;
  for (size_t s = 0; s < component->seats.count; s++) {
    const struct seat *seat = seat_number(draft, s);
    size_t own = 0;
    for (size_t d = 0; d < days; d++) own += draft->slots[s * days + d].way_count;
    *cells += own * seat->people;
    *stretches += seat->people * (days * (2 + seat->personals.count) + 1);
  }
}

static void draft_open(struct draft *draft, const struct component *component, enum rigour rigour) {
  struct arena *arena = component->arena;
  const struct law *law = component->law;
  size_t days = component_days(component), cells, stretches;
  *draft = (struct draft){.component = component, .law = component->law, .rigour = rigour};
  draft->without = arena_array(arena, bool, days * law->tallies.count);
  draft->away = component_has_ways_away(component);
  draft->slots = arena_array(arena, struct slot, component->seats.count * days);
  add_slots(draft);
  measure(draft, &cells, &stretches);
  size_t agencies = component->leveled ? component->common->agency_count : 0;
  if (agencies > component->seats.count) agencies = component->seats.count;
  size_t shifts = component->sliced ? component->common->agency_count * law->shift_names.count : 0;
  size_t groups = component->tallies.count + agencies + shifts;
  if (rigour == RIGOUR_WANTED) groups = component->seats.count;
  draft->network.nodes = arena_array(arena, struct node, groups * days);
  draft->network.rows = arena_array(arena, struct row, component->people.count + 1);
  draft->network.stretches = arena_array(arena, struct stretch, stretches + 1);
  draft->network.cells = arena_array(arena, struct cell, cells);
  draft->personal_of_stretch = arena_array(arena, const struct personal *, stretches);
  draft->way_of_cell = arena_array(arena, uint32_t, cells);
  draft->day_of_cell = arena_array(arena, uint16_t, cells);
  draft->tally_of_node = arena_array(arena, uint32_t, groups * days);
  draft->person_of_row = arena_array(arena, uint32_t, component->people.count);
  draft->chain = arena_array(arena, uint32_t, groups);
  draft->planned = arena_array(arena, const struct option *, days);
  draft->set_of_tally = arena_array(arena, uint32_t, law->tallies.count);
  draft->set_of_agency = arena_array(arena, uint32_t, component->common->agency_count);
  draft->set_of_shift = arena_array(arena, uint32_t, component->common->agency_count * law->shift_names.count);
}

/* What a row's person has been given, by day of the block: NULL is the rest. */
static struct row_draft read_row(const struct draft *draft, uint32_t r) {
  const struct network *network = &draft->network;
  const struct component *component = draft->component;
  struct row_draft row = {.person = draft->person_of_row[r]};
  row.seat_at = component->common->place_of_seat[draft->law->seat_of[row.person]];
  memset(draft->planned, 0, component_days(component) * sizeof *draft->planned);
  uint32_t first = network->stretches[network->rows[r].first_stretch].first_cell;
  uint32_t end = network->stretches[network->rows[r + 1].first_stretch].first_cell;
  for (uint32_t c = first; c < end; c++)
    if (network->cells[c].in) draft->planned[draft->day_of_cell[c]] = &draft->ways.items[draft->way_of_cell[c]].option;
  return row;
}

static void write_row(const struct draft *draft, uint32_t r) {
  const struct block *block = &draft->component->block;
  struct row_draft row = read_row(draft, r);
  for (size_t d = block->first; d < block->end; d++) {
    const struct slot *slot = open_slot(draft, &row, d);
    const struct option *option = draft->planned[d - block->first];
    if (slot != NULL) component_place(draft->component->common, row.person, d, option ? *option : slot->rest);
  }
}

/* Who are counted whatever they do are settled in the tally. */
static bool is_settled(const struct draft *draft, const struct tally *tally, const struct seat *seat, size_t day,
                       const struct slot *slot) {
  for (uint32_t i = 0; i < slot->way_count; i++)
    if (!tally_counts(draft->law, tally, seat, day, draft->ways.items[slot->first_way + i].option)) return false;
  return !slot->is_free || tally_counts(draft->law, tally, seat, day, slot->rest);
}

static void count_row(const struct draft *draft, uint32_t r, int64_t *counts) {
  const struct block *block = &draft->component->block;
  struct row_draft row = read_row(draft, r);
  const struct seat *seat = seat_number(draft, row.seat_at);
  for (size_t d = block->first; d < block->end; d++) {
    const struct slot *slot = open_slot(draft, &row, d);
    if (slot == NULL) continue;
    struct option option = draft->planned[d - block->first] ? *draft->planned[d - block->first] : slot->rest;
    for (size_t m = 0; m < seat->memberships.count; m++) {
      uint32_t t = seat->memberships.items[m].tally;
      if (!*left_out(draft, t, d) || !dayset_has(seat->memberships.items[m].days, d)) continue;
      const struct tally *tally = &draft->law->tallies.items[t];
      counts[(d - block->first) * draft->law->tallies.count + t] +=
          tally_counts(draft->law, tally, seat, d, option) && !is_settled(draft, tally, seat, d, slot);
    }
  }
}

/* Whether the bounds that the network does without are kept all the same: then the best without them is the best. */
static bool keeps_all(const struct draft *draft) {
  const struct component *component = draft->component;
  size_t tallies = draft->law->tallies.count;
  int64_t *counts = arena_array(component->arena, int64_t, component_days(component) * tallies);
  for (uint32_t r = 0; r < draft->network.row_count; r++) count_row(draft, r, counts);
  for (size_t d = component->block.first; d < component->block.end; d++)
    for (uint32_t t = 0; t < tallies; t++) {
      const struct tally *tally = &draft->law->tallies.items[t];
      int64_t count = counts[(d - component->block.first) * tallies + t];
      if (*left_out(draft, t, d) && (count < tally_least(tally, d) || count > tally_most(tally, d))) return false;
    }
  return true;
}

static void add_tallies(const struct draft *draft, const number_list *nodes, index_list *tallies) {
  for (size_t i = 0; i < nodes->count; i++) {
    uint32_t tally = draft->tally_of_node[nodes->items[i]];
    if (tally != NONE) *list_push(draft->law->arena, tallies) = tally;
  }
}

static void add_rules(const struct draft *draft, const number_list *stretches, index_list *rules) {
  for (size_t i = 0; i < stretches->count; i++) {
    const struct personal *personal = draft->personal_of_stretch[stretches->items[i]];
    if (personal != NULL) *list_push(draft->law->arena, rules) = personal->rule;
  }
}

/* Those of the tally's people whom the network does not know: in the office, or away, whatever is planned. */
static int64_t count_settled(const struct draft *draft, uint32_t tally, size_t day) {
  int64_t settled = 0;
  for (size_t s = 0; s < draft->law->seats.count; s++) {
    const struct seat *seat = &draft->law->seats.items[s];
    if (!seat_is_of(seat, tally, day) || cell_is_free(seat->cells[day])) continue;
    bool is_away = seat->cells[day] == MODE_WFH || seat->cells[day] == MODE_WFA;
    bool chooses = component_choice(draft->component, seat, day).offices > 0;
    if (draft->away ? is_away : seat->cells[day] == MODE_WFO && !chooses) settled += seat->present[day];
  }
  return settled;
}

/* The column of all nodes of the cut, or NONE: it is of several days, or of somebody's. */
static uint32_t cut_column(const struct draft *draft, const struct cut *cut) {
  uint32_t column = NONE;
  const number_list *lists[] = {&cut->low_nodes, &cut->high_nodes};
  for (size_t l = 0; l < 2; l++)
    for (size_t i = 0; i < lists[l]->count; i++) {
      uint32_t own = draft->network.nodes[lists[l]->items[i]].column;
      if (column != NONE && own != column) return NONE;
      column = own;
    }
  return column;
}

/* The largest group of the cut: nodes stand behind those above them. */
static uint32_t cut_tally(const struct draft *draft, const struct cut *cut) {
  uint32_t node = cut->node;
  const number_list *lists[] = {&cut->low_nodes, &cut->high_nodes};
  for (size_t l = 0; l < 2 && cut->node == TOP; l++)
    for (size_t i = 0; i < lists[l]->count; i++)
      if (lists[l]->items[i] < node) node = lists[l]->items[i];
  return draft->tally_of_node[node];
}

/* A cut of one day is about its group on that day, any other about all people of the component. */
static void describe_cut(const struct draft *draft, const struct cut *cut, struct dispute *dispute) {
  const struct component *component = draft->component;
  *dispute = (struct dispute){.counted = draft->away ? COUNTED_AWAY : COUNTED_WFO,
                              .first = component->block.first,
                              .end = component->block.end,
                              .tally = NONE,
                              .must = cut->demanded,
                              .may = cut->allowed};
  add_tallies(draft, &cut->low_nodes, &dispute->demanders);
  add_tallies(draft, &cut->high_nodes, &dispute->limiters);
  add_rules(draft, &cut->low_stretches, &dispute->demanding);
  add_rules(draft, &cut->high_stretches, &dispute->limiting);
  uint32_t column = cut_column(draft, cut);
  if (column == NONE || dispute->demanding.count + dispute->limiting.count > 0) {
    for (size_t i = 0; i < component->people.count; i++)
      *list_push(draft->law->arena, &dispute->people) = component->people.items[i];
    return;
  }
  dispute->tally = cut_tally(draft, cut);
  dispute->first = column;
  dispute->end = dispute->first + 1;
  int64_t settled = count_settled(draft, dispute->tally, dispute->first);
  dispute->must += settled;
  dispute->may += settled;
}

static void note_wanted(const struct draft *draft) {
  const struct component *component = draft->component;
  for (uint32_t r = 0; r < draft->network.row_count; r++) {
    struct row_draft row = read_row(draft, r);
    for (size_t d = component->block.first; d < component->block.end; d++) {
      size_t at = d - component->block.first;
      const struct slot *slot = open_slot(draft, &row, d);
      enum mode mode = draft->planned[at] ? draft->planned[at]->mode : slot ? slot->rest.mode : MODE_OFF_CALENDAR;
      if (slot != NULL) component->wanted[row.seat_at * component_days(component) + at] += mode == MODE_WFO;
    }
  }
}

enum drafted draft_plan(const struct component *component, enum rigour rigour, struct dispute *dispute) {
  struct draft draft;
  struct cut cut = {0};
  draft_open(&draft, component, rigour);
  if (draft.away && (component->sliced || rigour == RIGOUR_WANTED)) return DRAFT_CROSSES;
  if (!draft_nodes(&draft) || !draft_rows(&draft)) return DRAFT_CROSSES;
  if (rigour == RIGOUR_ALL && (draft.unleveled || draft.unevened || draft.unspread)) return DRAFT_CROSSES;
  bool lawful = component->frozen ? price_network(&draft.network, component->arena, &cut)
                                  : solve_network(&draft.network, component->arena, &cut) == SOLVE_BEST;
  if (!lawful && rigour == RIGOUR_WANTED) return DRAFT_CROSSES;
  if (!lawful) {
    describe_cut(&draft, &cut, dispute);
    return DRAFT_DISPUTE;
  }
  if (component->frozen) return draft.relaxed ? DRAFT_CROSSES : DRAFT_PLANNED;
  if (draft.relaxed && !keeps_all(&draft)) {
    if (component->wanted) note_wanted(&draft);
    return DRAFT_CROSSES;
  }
  for (uint32_t r = 0; r < draft.network.row_count; r++) write_row(&draft, r);
  if (draft.unleveled) roster_gap(draft.law->roster, PROMISE_LEVEL, GAP_UNKNOWN);
  if (draft.unevened) roster_gap(draft.law->roster, PROMISE_EVEN, GAP_UNKNOWN);
  if (component->sliced && !draft.unleveled && !draft.unevened && !draft.unspread) component_spread(component);
  return DRAFT_PLANNED;
}
