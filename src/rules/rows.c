/* The days of each person as a row: their weeks, the spans of their own bounds, and days with several ways as
 * stretches. */
#include "rules/drafting.h"
#include <stdlib.h>

#define PARENT_UNKNOWN (UINT32_MAX - 1)

void row_begin(const struct draft *draft, uint32_t person, struct row_draft *row) {
  const struct component *component = draft->component;
  row->person = person;
  row->seat_at = component->common->partition->place_of_seat[draft->law->seat_of[person]];
  const uint8_t *cells = draft->law->roster->modes + (size_t)person * draft->law->window.count;
  const uint8_t *seated = seat_number(draft, row->seat_at)->cells;
  const struct slot *slots = slot_at(draft, row->seat_at, component->block.first);
  for (size_t d = component->block.first, at = 0; d < component->block.end; d++, at++)
    row->open[at] = slots[at].way_count > 0 && cells[d] == seated[d] ? &slots[at] : NULL;
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

/* Below the digits of the way that of promise 4, which is the person's own. */
static int8_t cell_cost_of(const struct draft *draft, const struct slot *slot, const struct way *way, uint32_t person,
                           size_t day) {
  const struct law *law = draft->law;
  if (law->kept_day == NULL || !slot->is_free) return way->cost;
  return (int8_t)(3 * way->cost + law_changes(law, person, day, way->option.mode) -
                  law_changes(law, person, day, slot->rest.mode));
}

static void push_cells(struct draft *draft, uint32_t person, const struct slot *slot, size_t day, uint32_t stretch) {
  struct network *network = &draft->network;
  for (uint32_t i = 0; i < slot->way_count; i++) {
    const struct way *way = &draft->ways.items[slot->first_way + i];
    draft->way_of_cell[network->cell_count] = i;
    draft->day_of_cell[network->cell_count] = (uint32_t)(day - draft->component->block.first);
    network->cells[network->cell_count++] =
        (struct cell){.stretch = stretch, .node = way->leaf, .cost = cell_cost_of(draft, slot, way, person, day)};
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
      push_cells(draft, row->person, slot, d, several ? push_stretch(draft, &day, own) : own);
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
  network->rows[network->row_count] = (struct row){.people = 1,
                                                   .base = draft->away ? -(share.in + open) : share.in,
                                                   .weight = share.days,
                                                   .first_stretch = network->stretch_count};
  for (uint32_t i = 0; i < row->sets.count; i++)
    if (row->sets.items[i].parent == TOP || row->sets.items[i].parent == PARENT_UNKNOWN) push_set(draft, row, i, TOP);
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

static void push_number(struct draft *draft, int64_t number) {
  *list_push(draft->component->arena, &draft->numbers) = number;
}

/* All that the network knows of its last row, from its first stretch and cell on. */
static void list_numbers(struct draft *draft) {
  const struct network *network = &draft->network;
  const struct row *row = &network->rows[network->row_count - 1];
  uint32_t first_cell = network->stretches[row->first_stretch].first_cell;
  draft->numbers.count = 0;
  push_number(draft, row->base);
  push_number(draft, row->weight);
  for (uint32_t s = row->first_stretch; s < network->stretch_count; s++) {
    const struct stretch *stretch = &network->stretches[s];
    push_number(draft, stretch->parent == TOP ? -1 : (int64_t)(stretch->parent - row->first_stretch));
    push_number(draft, stretch->first_cell - first_cell);
    push_number(draft, (int64_t)stretch->low << 32 | (uint32_t)stretch->high);
    push_number(draft, (int64_t)stretch->base * 2 + stretch->evened);
  }
  for (uint32_t c = first_cell; c < network->cell_count; c++) {
    push_number(draft, (int64_t)network->cells[c].node << 8 | (uint8_t)network->cells[c].cost);
    push_number(draft, (int64_t)draft->day_of_cell[c] << 32 | draft->way_of_cell[c]);
  }
}

static void drop_row(struct network *network) {
  uint32_t first_stretch = network->rows[--network->row_count].first_stretch;
  network->cell_count = network->stretches[first_stretch].first_cell;
  network->stretch_count = first_stretch;
}

/* People of a row are counted in 32 bits, on all days together. */
#define MOST_ALIKE 100000
#define NO_ROW (ALIKE_NEW - 1)

static bool has_place(const struct draft *draft, uint32_t row) {
  return row != ALIKE_NEW && (row == NO_ROW || draft->network.rows[row].people < MOST_ALIKE);
}

/* The row just made, or one before it that is no different. */
static uint32_t settle_row(struct draft *draft) {
  struct network *network = &draft->network;
  if (draft->singly) return network->row_count - 1;
  list_numbers(draft);
  uint32_t *known = alike_number(&draft->rows, draft->numbers.items, draft->numbers.count * sizeof(int64_t));
  if (has_place(draft, *known)) {
    drop_row(network);
    network->rows[*known].people++;
  } else {
    *known = network->row_count - 1;
  }
  return *known;
}

/* What makes a person's row: their seat, their days of the block, there and in a roster that is kept to, and what they
 * have had before. */
static uint32_t *find_kind(struct draft *draft, const struct row_draft *row) {
  const struct component *component = draft->component;
  const struct law *law = draft->law;
  size_t first = component->block.first, days = component_days(component);
  const uint8_t *cells = law->roster->modes + (size_t)row->person * law->window.count + first;
  struct share_so_far share = person_share(component, row->person);
  int64_t *head = (int64_t *)draft->kind;
  head[0] = (int64_t)row->seat_at;
  head[1] = share.in;
  head[2] = share.days;
  for (size_t i = 0; i < days; i++) {
    draft->kind[KIND_HEAD + i] = cells[i] >= MODE_LEAVE && cells[i] <= MODE_STUDY ? MODE_LEAVE : cells[i];
    draft->kind[KIND_HEAD + days + i] = (uint8_t)law_kept_mode(law, row->person, first + i);
  }
  return alike_number(&draft->kinds, draft->kind, KIND_HEAD + 2 * days);
}

/* The person's row, NO_ROW where they have nothing to plan; *fits: false when spans of their days cross. */
static uint32_t row_of_person(struct draft *draft, struct row_draft *row, bool *fits) {
  uint32_t *kind = draft->singly ? NULL : find_kind(draft, row);
  if (kind != NULL && has_place(draft, *kind)) {
    if (*kind != NO_ROW) draft->network.rows[*kind].people++;
    return *kind;
  }
  uint32_t before = draft->network.row_count;
  *fits = draft_row(draft, row);
  uint32_t own = draft->network.row_count == before ? NO_ROW : settle_row(draft);
  if (kind != NULL) *kind = own;
  return own;
}

/* Lists people by row, stably. */
static void list_people(struct draft *draft, const uint32_t *people, const uint32_t *row_of) {
  uint32_t *next = draft->first_person + 1;
  for (size_t i = 0; i < draft->component->people.count; i++)
    if (row_of[i] != NO_ROW) next[row_of[i] + 1]++;
  for (uint32_t r = 0; r < draft->network.row_count; r++) next[r + 1] += next[r];
  for (size_t i = 0; i < draft->component->people.count; i++)
    if (row_of[i] != NO_ROW) draft->people[next[row_of[i]]++] = people[i];
}

/* Bounds of a person's days as those of all who are alike. */
static void bound_rows(struct network *network) {
  for (uint32_t s = 0; s < network->stretch_count; s++) {
    struct stretch *stretch = &network->stretches[s];
    int64_t people = network->rows[stretch->row].people;
    stretch->low = clamp_to(stretch->low * people, 0, INT32_MAX);
    stretch->high = clamp_to(stretch->high * people, INT32_MIN, INT32_MAX);
  }
}

bool draft_rows(struct draft *draft) {
  const struct component *component = draft->component;
  struct network *network = &draft->network;
  const uint32_t *people = component_rotation(component);
  uint32_t *row_of = arena_array(component->arena, uint32_t, component->people.count);
  struct row_draft row = {.leaf = arena_array(component->arena, uint32_t, component_days(component)),
                          .open = draft->open};
  bool fits = true;
  for (size_t i = 0; i < component->people.count && fits; i++) {
    row_begin(draft, people[i], &row);
    row_of[i] = row_of_person(draft, &row, &fits);
  }
  network->rows[network->row_count].first_stretch = network->stretch_count;
  network->stretches[network->stretch_count].first_cell = network->cell_count;
  if (fits) list_people(draft, people, row_of);
  bound_rows(network);
  return fits;
}
