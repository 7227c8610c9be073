/* The places in the office that an answer has for a crew, dealt out among its people. */
#include "rules/crews.h"
#include "solve/solve.h"

/* The options that the people of a crew have got on a day, one after the other. */
static uint32_t next_option(int32_t *left, uint32_t from, uint32_t end) {
  for (uint32_t i = from; i < end; i++)
    if (left[i] > 0) {
      left[i]--;
      return i;
    }
  return end;
}

/* Puts the crew where the answer has them on a day. in: by person, who are in the office; turn: who begins. */
static void place_crew(const struct crossing *crossing, size_t crew_at, size_t day, const bool *in, uint32_t turn,
                       const int32_t *taken) {
  const struct crew *crew = &crossing->crews.items[crew_at];
  const struct crew_day *at = crew_day(crossing, crew_at, day);
  uint32_t first = crossing->items.items[at->item].first_option, offices = at->choice.offices;
  uint32_t options = offices + at->choice.aways;
  int32_t *left = arena_array(crossing->component->arena, int32_t, options);
  for (uint32_t i = 0; i < options; i++) left[i] = taken[first + i] * (int32_t)(goes_as_one(crew) ? crew->count : 1);
  for (uint32_t i = 0; i < crew->count; i++) {
    uint32_t person = (i + turn) % crew->count;
    uint32_t number = in[person] ? next_option(left, 0, offices) : next_option(left, offices, options);
    component_place(crossing->law, crew->people[person], day, choice_option(&at->choice, number));
  }
}

int32_t crew_count_in(const struct crossing *crossing, const struct crew_day *at, const int32_t *taken) {
  int32_t in = 0;
  uint32_t first = crossing->items.items[at->item].first_option;
  for (uint32_t i = 0; i < at->choice.offices; i++) in += taken[first + i];
  return in;
}

/* The places in the office of a crew's days, or weeks, dealt out among its people: a network. */
struct deal {
  struct network network;
  uint32_t *column_of_day; /* by day of the block: its place in the row, or NONE */
  uint32_t columns;
};

static void deal_columns(const struct crossing *crossing, size_t crew_at, const int32_t *taken, struct deal *deal) {
  const struct block *block = &crossing->component->block;
  const date *days = crossing->law->window.days;
  const struct crew *crew = &crossing->crews.items[crew_at];
  date week = DATE_NONE;
  for (size_t d = block->first; d < block->end; d++) {
    const struct crew_day *at = crew_day(crossing, crew_at, d);
    uint32_t *column = &deal->column_of_day[d - block->first];
    *column = NONE;
    if (at->item == NONE || !cell_is_free(crew->seat->cells[d])) continue;
    bool same = crossing->law->rotate == ROTATE_WEEK && deal->columns > 0 && week == date_monday(days[d]);
    week = date_monday(days[d]);
    *column = same ? deal->columns - 1 : deal->columns++;
    int32_t in = crew_count_in(crossing, at, taken);
    if (!same)
      deal->network.nodes[deal->network.node_count++] =
          (struct node){.parent = TOP, .column = *column, .low = in, .high = in};
  }
}

static void deal_row(const struct crossing *crossing, uint32_t person, struct deal *deal) {
  const struct block *block = &crossing->component->block;
  const date *days = crossing->law->window.days;
  struct network *network = &deal->network;
  struct share_so_far share = person_share(crossing->component, person);
  date week = DATE_NONE;
  uint32_t last = NONE;
  network->rows[network->row_count] =
      (struct row){.people = 1, .base = share.in, .weight = share.days, .first_stretch = network->stretch_count};
  for (size_t d = block->first; d < block->end; d++) {
    uint32_t column = deal->column_of_day[d - block->first];
    if (column == NONE || column == last) continue;
    last = column;
    if (date_monday(days[d]) != week)
      network->stretches[network->stretch_count++] = (struct stretch){.row = network->row_count,
                                                                      .parent = TOP,
                                                                      .first_cell = network->cell_count,
                                                                      .high = INT32_MAX,
                                                                      .evened = true};
    week = date_monday(days[d]);
    network->cells[network->cell_count++] =
        (struct cell){.stretch = network->stretch_count - 1, .node = column, .cost = -1};
  }
  network->row_count++;
}

static void deal_open(const struct crossing *crossing, size_t crew_at, const int32_t *taken, struct deal *deal) {
  struct arena *arena = crossing->component->arena;
  const struct crew *crew = &crossing->crews.items[crew_at];
  size_t days = day_count(crossing);
  *deal = (struct deal){.column_of_day = arena_array(arena, uint32_t, days)};
  deal->network.nodes = arena_array(arena, struct node, days);
  deal->network.rows = arena_array(arena, struct row, crew->count + 1);
  deal->network.stretches = arena_array(arena, struct stretch, crew->count * days + 1);
  deal->network.cells = arena_array(arena, struct cell, crew->count * days);
  deal_columns(crossing, crew_at, taken, deal);
  for (uint32_t i = 0; i < crew->count; i++) deal_row(crossing, crew->people[i], deal);
  deal->network.rows[crew->count].first_stretch = deal->network.stretch_count;
  deal->network.stretches[deal->network.stretch_count].first_cell = deal->network.cell_count;
}

void crew_place(const struct crossing *crossing, size_t crew_at, const int32_t *taken) {
  const struct block *block = &crossing->component->block;
  const struct crew *crew = &crossing->crews.items[crew_at];
  bool *in = arena_array(crossing->component->arena, bool, crew->count), as_one = goes_as_one(crew);
  struct deal deal = {0};
  struct cut cut = {0};
  if (crew->count > 1 && !as_one) {
    deal_open(crossing, crew_at, taken, &deal);
    if (deal.network.cell_count > 0) solve_network(&deal.network, crossing->component->arena, &cut);
  }
  for (size_t d = block->first; d < block->end; d++) {
    const struct crew_day *at = crew_day(crossing, crew_at, d);
    if (at->item == NONE) continue;
    int32_t places = crew_count_in(crossing, at, taken);
    uint32_t column = deal.columns > 0 ? deal.column_of_day[d - block->first] : NONE;
    for (uint32_t i = 0; i < crew->count; i++)
      in[i] = column == NONE ? places > 0 : deal.network.cells[i * deal.columns + column].in;
    /* By the date, which is the same whatever other days are shown. */
    uint32_t turn = (uint32_t)crossing->law->window.days[d] % crew->count;
    place_crew(crossing, crew_at, d, in, turn, taken);
  }
}
