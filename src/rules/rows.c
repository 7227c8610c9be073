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

static void push_cells(struct draft *draft, const struct slot *slot, size_t day, uint32_t stretch) {
  struct network *network = &draft->network;
  uint32_t person = draft->person_of_row[network->row_count];
  for (uint32_t i = 0; i < slot->way_count; i++) {
    const struct way *way = &draft->ways.items[slot->first_way + i];
    draft->way_of_cell[network->cell_count] = slot->first_way + i;
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
  draft->person_of_row[network->row_count] = row->person;
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

bool draft_rows(struct draft *draft) {
  const struct component *component = draft->component;
  struct network *network = &draft->network;
  const uint32_t *people = component_rotation(component);
  struct row_draft row = {.leaf = arena_array(component->arena, uint32_t, component_days(component)),
                          .open = draft->open};
  for (size_t i = 0; i < component->people.count; i++) {
    row_begin(draft, people[i], &row);
    if (!draft_row(draft, &row)) return false;
  }
  network->rows[network->row_count].first_stretch = network->stretch_count;
  network->stretches[network->stretch_count].first_cell = network->cell_count;
  return true;
}
