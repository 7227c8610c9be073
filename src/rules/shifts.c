/* One network a day: a row for those whom the same slices count, who have several shifts and must be in one; a node for
 * each slice that binds and for each shift of an agency. */
#include "rules/shifts.h"
#include "rules/alike.h"
#include "rules/family.h"
#include "solve/least.h"
#include "solve/solve.h"

struct shift_day {
  const struct common *common;
  struct law *law;
  size_t day;
  LIST(uint32_t) choosers; /* people */
  uint32_t *row_of;        /* by chooser */
  struct alike rows;       /* by their cells' nodes */
  uint32_t *nodes;
  struct family family;
  uint32_t *set_of_tally; /* set + 1 */
  uint32_t *set_of_shift; /* agencies × names: set + 1 */
  uint32_t *chain;
  struct arena *arena;
  struct network network;
};

static const struct seat *seat_of(const struct shift_day *at, uint32_t person) {
  return &at->law->seats.items[at->law->seat_of[person]];
}

static const struct rule *shifts_of(const struct shift_day *at, uint32_t person) {
  return law_shifts(at->law, &at->law->standings.items[seat_of(at, person)->standing], at->day);
}

static uint8_t *shift_of(const struct shift_day *at, uint32_t person) {
  return &at->law->roster->shifts[(size_t)person * at->law->window.count + at->day];
}

static uint32_t name_of(const struct shift_day *at, uint32_t person, uint32_t shift) {
  const struct standing *standing = &at->law->standings.items[seat_of(at, person)->standing];
  return at->law->shift_name_of[standing->reasons[at->day].shifts - 1][shift - 1];
}

static uint32_t *set_place(const struct shift_day *at, const struct group_set *set) {
  if (set->tally) return &at->set_of_tally[set->number];
  return &at->set_of_shift[set->number * at->law->shift_names.count + set->shift];
}

/* The set of such a key, made when it is new. */
static uint32_t find_set(struct shift_day *at, struct group_set key) {
  uint32_t *known = set_place(at, &key);
  if (*known > 0) return *known - 1;
  *list_push(at->arena, &at->family.sets) = key;
  *known = (uint32_t)at->family.sets.count;
  return *known - 1;
}

/* The sets that count somebody in the office in that shift; returns how many. */
static size_t list_chain(struct shift_day *at, uint32_t person, uint32_t shift) {
  const struct seat *seat = seat_of(at, person);
  size_t count = 0;
  for (size_t m = 0; m < seat->memberships.count; m++) {
    uint32_t t = seat->memberships.items[m].tally;
    const struct tally *tally = &at->law->tallies.items[t];
    if (tally->slice.kind == SLICE_DAY || !dayset_has(seat->memberships.items[m].days, at->day)) continue;
    if (!tally_binds(tally, at->day)) continue;
    if (tally_counts(at->law, tally, seat, at->day, (struct option){MODE_WFO, shift}))
      at->chain[count++] = find_set(at, (struct group_set){.tally = tally, .number = t});
  }
  if (shift > 0)
    at->chain[count++] = find_set(
        at, (struct group_set){.number = agency_of_seat(at->common, seat), .shift = name_of(at, person, shift)});
  return count;
}

/* Whose shift was taken over, where it holds. */
static void count_kept(struct shift_day *at, uint32_t person) {
  const struct rule *rule = shifts_of(at, person);
  uint32_t shift = *shift_of(at, person);
  if (rule == NULL || shift > rule->shift_count) return;
  for (size_t i = list_chain(at, person, shift); i-- > 0;) at->family.sets.items[at->chain[i]].base++;
}

/* Somebody without a choice is settled in the sets, where those who choose can be. */
static void count_person(struct shift_day *at, uint32_t person) {
  const struct rule *rule = shifts_of(at, person);
  uint32_t shifts = rule == NULL ? 0 : (uint32_t)rule->shift_count;
  if (at->law->model->kept && at->law->model->kept->shifts && law_is_taken_over(at->law, person, at->day)) {
    count_kept(at, person);
    return;
  }
  if (shifts > 1) *list_push(at->arena, &at->choosers) = person;
  if (shifts == 1) *shift_of(at, person) = 1;
  for (uint32_t shift = shifts > 0; shift <= shifts; shift++)
    for (size_t i = list_chain(at, person, shift); i-- > 0;) {
      struct group_set *set = &at->family.sets.items[at->chain[i]];
      set->size += shifts > 1;
      set->base += shifts < 2;
    }
}

/* Who was early is late on the next day, where all else is equal: the order of the people turns. */
static void list_people(struct shift_day *at) {
  size_t people = at->law->model->world.people.count;
  for (size_t i = 0; i < people; i++) {
    uint32_t person = at->law->roster->order[at->law->window.days[at->day] % 2 == 0 ? i : people - 1 - i];
    if (roster_mode(at->law->roster, person, at->day) == MODE_WFO) count_person(at, person);
  }
  for (size_t i = 0; i < at->family.sets.count; i++) {
    struct group_set *set = &at->family.sets.items[i];
    if (set->tally == NULL) continue;
    set->low = set->tally->group.low[at->day] - set->base;
    set->high = (int64_t)set->tally->group.high[at->day] - set->base;
  }
}

/* The nodes of a person's shifts, one after the other. */
static bool list_nodes(struct shift_day *at, uint32_t person, uint32_t shifts) {
  for (uint32_t shift = 1; shift <= shifts; shift++) {
    size_t sets = list_chain(at, person, shift);
    if (family_hang(&at->family, &at->network, at->chain, sets, &at->nodes[shift - 1]) != HANGS) return false;
  }
  return true;
}

static void add_row(struct shift_day *at, uint32_t shifts) {
  struct network *network = &at->network;
  network->rows[network->row_count] = (struct row){.weight = 1, .first_stretch = network->stretch_count};
  network->stretches[network->stretch_count] =
      (struct stretch){.row = network->row_count++, .parent = TOP, .first_cell = network->cell_count};
  for (uint32_t i = 0; i < shifts; i++)
    network->cells[network->cell_count++] =
        (struct cell){.stretch = network->stretch_count, .node = at->nodes[i], .cost = -1};
  network->stretch_count++;
}

/* Everybody is in one of their shifts. */
static bool add_chooser(struct shift_day *at, size_t chooser) {
  uint32_t person = at->choosers.items[chooser], shifts = (uint32_t)shifts_of(at, person)->shift_count;
  if (!list_nodes(at, person, shifts)) return false;
  uint32_t *row = alike_number(&at->rows, at->nodes, shifts * sizeof *at->nodes);
  if (*row == ALIKE_NEW) {
    *row = at->network.row_count;
    add_row(at, shifts);
  }
  at->row_of[chooser] = *row;
  at->network.rows[*row].people++;
  at->network.stretches[*row].low++;
  at->network.stretches[*row].high++;
  return true;
}

static bool draft_network(struct shift_day *at) {
  struct network *network = &at->network;
  size_t cells = 0, people = at->choosers.count;
  for (size_t i = 0; i < people; i++) cells += shifts_of(at, at->choosers.items[i])->shift_count;
  network->nodes = arena_array(at->arena, struct node, at->family.sets.count);
  network->rows = arena_array(at->arena, struct row, people + 1);
  network->stretches = arena_array(at->arena, struct stretch, people + 1);
  network->cells = arena_array(at->arena, struct cell, cells);
  at->nodes = arena_array(at->arena, uint32_t, cells);
  at->row_of = arena_array(at->arena, uint32_t, people);
  at->rows.arena = at->arena;
  family_nodes(&at->family, network, 0);
  for (uint32_t i = 0; i < at->family.sets.count; i++) *set_place(at, &at->family.sets.items[i]) = i + 1;
  bool hangs = true;
  for (size_t i = 0; i < people && hangs; i++) hangs = add_chooser(at, i);
  family_close(&at->family, network, hangs);
  network->rows[network->row_count].first_stretch = network->stretch_count;
  network->stretches[network->stretch_count].first_cell = network->cell_count;
  return hangs;
}

/* One after the other takes what is left of their row's shifts, of these the one after that of the one before. */
static void write_shifts(const struct shift_day *at) {
  const struct network *network = &at->network;
  uint32_t *turn = arena_array(at->arena, uint32_t, network->row_count);
  for (size_t i = 0; i < at->choosers.count; i++) {
    uint32_t r = at->row_of[i], first = network->stretches[r].first_cell;
    uint32_t cells = network->stretches[r + 1].first_cell - first;
    while (network->cells[first + turn[r]].in == 0) turn[r] = (turn[r] + 1) % cells;
    network->cells[first + turn[r]].in--;
    *shift_of(at, at->choosers.items[i]) = (uint8_t)(turn[r] + 1);
    turn[r] = (turn[r] + 1) % cells;
  }
}

/* Those whom nothing has put in a shift take turns: no bound is over theirs. */
static void deal_shifts(const struct shift_day *at) {
  for (size_t i = 0; i < at->choosers.count; i++) {
    uint32_t person = at->choosers.items[i];
    if (*shift_of(at, person) == 0) *shift_of(at, person) = (uint8_t)(1 + i % shifts_of(at, person)->shift_count);
  }
}

/* How well the shifts of the block are spread, beside the least that they could come to. */
struct spread_bound {
  bool settled;                    /* of free people those against their wish and fill are as few as can be */
  bool most, least, shiftless;     /* some free ones fill most, fill least, or have no shifts and could come instead */
  int64_t in_shifts;               /* people, day by day */
  LIST(struct taker) takers;       /* a shift of an agency on a day, whoever is in it */
  LIST(struct taker_group) groups; /* an agency's shifts on a day */
  struct arena *arena;
};

/* Of one agency on the day. */
struct agency_shifts {
  int64_t in, forced, able; /* people in shifts: now, whatever is planned, and at most */
  bool uncertain;           /* somebody without shifts might have been in the office in their stead */
};

/* By agency and name of a shift: people who are in it, and who could be. */
struct shift_count {
  int64_t now, able;
};

static void count_shifts(const struct shift_day *at, struct agency_shifts *agencies, struct shift_count *counts,
                         struct spread_bound *bound) {
  const struct law *law = at->law;
  for (uint32_t p = 0; p < law->model->world.people.count; p++) {
    uint32_t agency = agency_of_seat(at->common, seat_of(at, p));
    const struct rule *rule = shifts_of(at, p);
    enum mode mode = roster_mode(law->roster, p, at->day);
    uint8_t cell = seat_of(at, p)->cells[at->day];
    bool is_in = mode == MODE_WFO, is_free = cell_is_free(cell) && mode <= MODE_OFF;
    if (!is_in && !is_free) continue;
    bound->most = bound->most || (is_free && !cell_fills_least(cell));
    bound->least = bound->least || (is_free && cell_fills_least(cell));
    bound->shiftless = bound->shiftless || (is_free && rule == NULL);
    if (rule == NULL) agencies[agency].uncertain |= is_free;
    for (uint32_t shift = 1; rule && shift <= rule->shift_count; shift++)
      counts[agency * law->shift_names.count + name_of(at, p, shift)].able++;
    if (rule == NULL) continue;
    agencies[agency].able++;
    agencies[agency].forced += !is_free;
    agencies[agency].in += is_in;
    if (is_in) counts[agency * law->shift_names.count + name_of(at, p, *shift_of(at, p))].now++;
  }
}

/* Where no other roster that keeps the promises before has other numbers of people who have shifts, the agency has so
 * many in all of its shifts; else no fewer than must be, and no more than could. */
static void bound_agency(const struct shift_day *at, uint32_t agency, const struct agency_shifts *own,
                         const struct shift_count *counts, struct spread_bound *bound) {
  bool is_certain = bound->settled && !own->uncertain && !at->common->spread[agency].leveled;
  uint32_t group = (uint32_t)bound->groups.count;
  *list_push(bound->arena, &bound->groups) =
      (struct taker_group){is_certain ? own->in : own->forced, is_certain ? own->in : own->able};
  bound->in_shifts += own->in;
  for (uint32_t n = 0; n < at->law->shift_names.count; n++)
    if (counts[n].able > 0)
      *list_push(bound->arena, &bound->takers) =
          (struct taker){.weight = 1, .high = counts[n].able, .now = counts[n].now, .group = group};
}

static void bound_spread(const struct shift_day *at, struct spread_bound *bound) {
  size_t names = at->law->shift_names.count;
  struct agency_shifts *agencies = arena_array(at->arena, struct agency_shifts, at->common->agency_count);
  struct shift_count *counts = arena_array(at->arena, struct shift_count, at->common->agency_count * names);
  count_shifts(at, agencies, counts, bound);
  for (uint32_t a = 0; a < at->common->agency_count; a++)
    if (at->common->spread[a].seats > 0 && !at->common->spread[a].proved)
      bound_agency(at, a, &agencies[a], counts + a * names, bound);
}

/* Where all free people have shifts, and fill most or all fill least, as many are in shifts in the best roster, all
 * days together. */
static int64_t spread_gap(const struct spread_bound *bound) {
  bool all_alike = !(bound->most && bound->least) && !bound->shiftless;
  int64_t total = bound->settled && all_alike ? bound->in_shifts : 0;
  return least_gap(bound->takers.items, (uint32_t)bound->takers.count, bound->groups.items,
                   (uint32_t)bound->groups.count, total, bound->arena);
}

static void plan_shifts(const struct common *common, size_t day, struct spread_bound *bound) {
  struct law *law = common->law;
  struct shift_day at = {.common = common, .law = law, .day = day, .arena = arena_new()};
  struct cut cut = {0};
  at.set_of_tally = arena_array(at.arena, uint32_t, law->tallies.count);
  at.set_of_shift = arena_array(at.arena, uint32_t, common->agency_count * law->shift_names.count);
  at.chain = arena_array(at.arena, uint32_t, law->tallies.count + 1);
  list_people(&at);
  bool hangs = draft_network(&at);
  if (hangs && at.choosers.count > 0 && solve_network(&at.network, at.arena, &cut) == SOLVE_BEST) write_shifts(&at);
  deal_shifts(&at);
  if (day >= law->frozen) bound_spread(&at, bound); /* else days were settled, and what is left is proved */
  arena_free(at.arena);
}

void shifts_plan(const struct common *common, const struct block *block) {
  struct roster *roster = common->law->roster;
  struct spread_bound bound = {.arena = arena_new()};
  const int64_t *gaps = roster->gaps;
  bound.settled = roster->broken_gap == 0 && gaps[PROMISE_WISHES] == 0 && gaps[PROMISE_FILL] == 0;
  for (size_t d = block->first; d < block->end && roster->shifts != NULL; d++) plan_shifts(common, d, &bound);
  gap_add(&roster->gaps[PROMISE_SPREAD], spread_gap(&bound));
  arena_free(bound.arena);
}
