/* A unit of the network is a day in the office, as long as everybody's other choice is to be away in one mode. Where
 * there are several ways of being away a unit is a day away, and being in the office is the other choice. Either way
 * the bounds on the other choice are bounds on the units seen from the other side. */
#include "rules/drafting.h"

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

void draft_open(struct draft *draft, const struct component *component, enum rigour rigour, bool singly) {
  struct arena *arena = component->arena;
  const struct law *law = component->law;
  size_t days = component_days(component), cells, stretches;
  *draft = (struct draft){.component = component, .law = component->law, .rigour = rigour, .singly = singly};
  draft->without = arena_array(arena, bool, days * component->tallies.count);
  draft->away = component_has_ways_away(component);
  draft->slots = arena_array(arena, struct slot, component->seats.count * days);
  add_slots(draft);
  measure(draft, &cells, &stretches);
  size_t agencies = component->leveled ? component->common->agency_count : 0;
  if (agencies > component->seats.count) agencies = component->seats.count;
  size_t shifts = component->sliced ? component->common->agency_count * law->shift_names.count : 0;
  size_t groups = component->tallies.count + agencies + shifts;
  if (rigour == RIGOUR_WANTED) groups = component->seats.count;
  if (rigour == RIGOUR_TOTALS) groups++;
  draft->network.nodes = arena_array(arena, struct node, groups * days);
  draft->network.rows = arena_array(arena, struct row, component->people.count + 1);
  draft->network.stretches = arena_array(arena, struct stretch, stretches + 1);
  draft->network.cells = arena_array(arena, struct cell, cells);
  draft->personal_of_stretch = arena_array(arena, const struct personal *, stretches);
  draft->way_of_cell = arena_array(arena, uint32_t, cells);
  draft->day_of_cell = arena_array(arena, uint32_t, cells);
  draft->tally_of_node = arena_array(arena, uint32_t, groups * days);
  draft->people = arena_array(arena, uint32_t, component->people.count);
  draft->first_person = arena_array(arena, uint32_t, component->people.count + 2);
  draft->kinds.arena = draft->rows.arena = arena;
  draft->chain = arena_array(arena, uint32_t, component->tallies.count + 2); /* an agency and its shift beside */
  draft->kind = arena_alloc(arena, KIND_HEAD + 2 * days);
  draft->planned = arena_array(arena, const struct option *, days);
  draft->open = arena_array(arena, const struct slot *, days);
  draft->set_of_tally = arena_array(arena, uint32_t, law->tallies.count);
  draft->set_of_agency = arena_array(arena, uint32_t, component->common->agency_count);
  draft->set_of_shift = arena_array(arena, uint32_t, component->common->agency_count * law->shift_names.count);
}

/* What one of a row's people has been given, by day of the block: NULL is the rest. The cells of each stretch follow
 * one another; so where what is in is dealt out to people in turn, cell after cell, they have as many as one another at
 * every stretch, or one more. */
static struct row_draft read_row(const struct draft *draft, uint32_t r, uint32_t place) {
  const struct network *network = &draft->network;
  struct row_draft row = {.open = draft->open};
  row_begin(draft, draft->people[place], &row);
  memset(draft->planned, 0, component_days(draft->component) * sizeof *draft->planned);
  uint32_t first = network->stretches[network->rows[r].first_stretch].first_cell;
  uint32_t end = network->stretches[network->rows[r + 1].first_stretch].first_cell;
  int32_t people = network->rows[r].people, own = (int32_t)(place - draft->first_person[r]), turn = 0;
  for (uint32_t c = first; c < end; c++) {
    int32_t in = network->cells[c].in, wait = own - turn < 0 ? own - turn + people : own - turn;
    uint32_t day = draft->day_of_cell[c];
    if (wait < in) draft->planned[day] = &draft->ways.items[row.open[day]->first_way + draft->way_of_cell[c]].option;
    turn = turn + in < people ? turn + in : turn + in - people;
  }
  return row;
}

/* For all people of all rows. */
typedef void row_reader(const struct draft *draft, const struct row_draft *row, void *context);

static void read_rows(const struct draft *draft, row_reader *read, void *context) {
  for (uint32_t r = 0; r < draft->network.row_count; r++)
    for (uint32_t place = draft->first_person[r]; place < draft->first_person[r + 1]; place++) {
      struct row_draft row = read_row(draft, r, place);
      read(draft, &row, context);
    }
}

static void write_row(const struct draft *draft, const struct row_draft *row, void *context) {
  (void)context;
  const struct block *block = &draft->component->block;
  for (size_t d = block->first; d < block->end; d++) {
    const struct slot *slot = open_slot(draft, row, d);
    const struct option *option = draft->planned[d - block->first];
    if (slot != NULL) component_place(draft->law, row->person, d, option ? *option : slot->rest);
  }
}

void draft_write(const struct draft *draft) {
  read_rows(draft, write_row, NULL);
}

/* Who are counted whatever they do are settled in the tally. */
static bool is_settled(const struct draft *draft, const struct tally *tally, const struct seat *seat, size_t day,
                       const struct slot *slot) {
  for (uint32_t i = 0; i < slot->way_count; i++)
    if (!tally_counts(draft->law, tally, seat, day, draft->ways.items[slot->first_way + i].option)) return false;
  return !slot->is_free || tally_counts(draft->law, tally, seat, day, slot->rest);
}

static void count_row(const struct draft *draft, const struct row_draft *row, void *context) {
  const struct partition *partition = draft->component->common->partition;
  const struct block *block = &draft->component->block;
  int64_t *counts = context;
  const struct seat *seat = seat_number(draft, row->seat_at);
  for (size_t d = block->first; d < block->end; d++) {
    const struct slot *slot = open_slot(draft, row, d);
    if (slot == NULL) continue;
    struct option option = draft->planned[d - block->first] ? *draft->planned[d - block->first] : slot->rest;
    for (size_t m = 0; m < seat->memberships.count; m++) {
      uint32_t t = seat->memberships.items[m].tally;
      bool is_of = dayset_has(seat->memberships.items[m].days, d);
      if (!is_of || partition->component_of_tally[t] == NONE || !*left_out(draft, t, d)) continue;
      const struct tally *tally = &draft->law->tallies.items[t];
      counts[left_out(draft, t, d) - draft->without] +=
          tally_counts(draft->law, tally, seat, d, option) && !is_settled(draft, tally, seat, d, slot);
    }
  }
}

bool draft_keeps_all(const struct draft *draft) {
  const struct component *component = draft->component;
  size_t tallies = component->tallies.count;
  int64_t *counts = arena_array(component->arena, int64_t, component_days(component) * tallies);
  read_rows(draft, count_row, counts);
  for (size_t d = component->block.first; d < component->block.end; d++)
    for (size_t i = 0; i < tallies; i++) {
      uint32_t t = component->tallies.items[i];
      const struct tally *tally = &draft->law->tallies.items[t];
      int64_t count = counts[left_out(draft, t, d) - draft->without];
      if (*left_out(draft, t, d) && (count < tally_least(tally, d) || count > tally_most(tally, d))) return false;
    }
  return true;
}

static void add_tallies(const struct draft *draft, const number_list *nodes, index_list *tallies) {
  for (size_t i = 0; i < nodes->count; i++) {
    uint32_t tally = draft->tally_of_node[nodes->items[i]];
    if (tally != NONE) *list_push(draft->component->arena, tallies) = tally;
  }
}

static void add_rules(const struct draft *draft, const number_list *stretches, index_list *rules) {
  for (size_t i = 0; i < stretches->count; i++) {
    const struct personal *personal = draft->personal_of_stretch[stretches->items[i]];
    if (personal != NULL) *list_push(draft->component->arena, rules) = personal->rule;
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

/* The row of all stretches of the cut, or NONE: it is of several, or of groups too. */
static uint32_t cut_row(const struct draft *draft, const struct cut *cut) {
  uint32_t row = NONE;
  const number_list *lists[] = {&cut->low_stretches, &cut->high_stretches};
  if (cut->low_nodes.count + cut->high_nodes.count > 0) return NONE;
  for (size_t l = 0; l < 2; l++)
    for (size_t i = 0; i < lists[l]->count; i++) {
      uint32_t own = draft->network.stretches[lists[l]->items[i]].row;
      if (row != NONE && own != row) return NONE;
      row = own;
    }
  return row;
}

static void add_people(const struct draft *draft, const struct cut *cut, index_list *people) {
  const struct component *component = draft->component;
  uint32_t row = cut_row(draft, cut);
  if (row != NONE) {
    *list_push(component->arena, people) = draft->people[draft->first_person[row]];
    return;
  }
  for (size_t i = 0; i < component->people.count; i++)
    *list_push(component->arena, people) = component->people.items[i];
}

/* A cut of one day is about its group on that day, one of somebody's days about them, any other about all people of the
 * component. */
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
    add_people(draft, cut, &dispute->people);
    return;
  }
  dispute->tally = cut_tally(draft, cut);
  dispute->first = column;
  dispute->end = dispute->first + 1;
  int64_t settled = count_settled(draft, dispute->tally, dispute->first);
  dispute->must += settled;
  dispute->may += settled;
}

static void note_wanted(const struct draft *draft, const struct row_draft *row, void *context) {
  (void)context;
  const struct component *component = draft->component;
  for (size_t d = component->block.first; d < component->block.end; d++) {
    size_t at = d - component->block.first;
    const struct slot *slot = open_slot(draft, row, d);
    enum mode mode = draft->planned[at] ? draft->planned[at]->mode : slot ? slot->rest.mode : MODE_OFF_CALENDAR;
    if (slot != NULL) component->wanted[row->seat_at * component_days(component) + at] += mode == MODE_WFO;
  }
}

static enum drafted plan(const struct component *component, enum rigour rigour, bool singly, struct dispute *dispute) {
  struct draft draft;
  struct cut cut = {0};
  draft_open(&draft, component, rigour, singly);
  if (draft.away && component->sliced) return DRAFT_CROSSES;
  if (!draft_nodes(&draft) || !draft_rows(&draft)) return DRAFT_CROSSES;
  if (rigour == RIGOUR_ALL && (draft.unleveled || draft.unevened || draft.unspread)) return DRAFT_CROSSES;
  bool lawful = component->frozen ? price_network(&draft.network, component->arena, &cut)
                                  : solve_network(&draft.network, component->arena, &cut) == SOLVE_BEST;
  /* The bounds that clash are told of one person, not of all who are alike. */
  if (!lawful && !singly) return plan(component, rigour, true, dispute);
  if (!lawful) {
    describe_cut(&draft, &cut, dispute);
    return DRAFT_DISPUTE;
  }
  if (component->frozen) return draft.relaxed ? DRAFT_CROSSES : DRAFT_PLANNED;
  if (draft.relaxed && !draft_keeps_all(&draft)) {
    if (component->wanted) read_rows(&draft, note_wanted, NULL);
    return DRAFT_CROSSES;
  }
  draft_write(&draft);
  if (draft.unleveled) told_unknown(component->told, PROMISE_LEVEL);
  if (draft.unevened) told_unknown(component->told, PROMISE_EVEN);
  if (component->sliced && !draft.unleveled && !draft.unevened && !draft.unspread) component_spread(component);
  return DRAFT_PLANNED;
}

enum drafted draft_plan(const struct component *component, enum rigour rigour, struct dispute *dispute) {
  return plan(component, rigour, false, dispute);
}
