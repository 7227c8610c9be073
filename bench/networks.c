/* usage: networks ROWS KIND...
 *
 * Solves generated networks of so many people on 20 days in 4 weeks, and prints the time each takes. Their people are
 * in units of 50, in agencies of 20 units; kinds are letters: g  units have at most half of their people in the office,
 * agencies at most 40 % w  everybody is in 1 to 3 days a week f  fill: most (else least) l  agencies are leveled s  a
 * day has two shifts, each of at most a third of an agency, which are spread c  all agencies together have a maximum of
 * 35 % a day r  wishes, absences, histories, and bounds of units and weeks differ a  one of three days off in the
 * window for everybody: the window has bounds too */
#include "solve/solve.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { DAYS = 20, WEEK = 5, UNIT = 50, AGENCY = 20 * UNIT };

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

struct kind {
  bool groups, weeks, most, leveled, shifts, window, common, random;
};

static uint64_t state;

static uint32_t chance(uint32_t below) { /* splitmix64 */
  uint64_t z = state += 0x9e3779b97f4a7c15U;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9U;
  z = (z ^ z >> 27) * 0x94d049bb133111ebU;
  return (uint32_t)((z ^ z >> 31) % below);
}

struct plan {
  struct network network;
  struct kind kind;
  uint32_t people, agencies, units;
  uint32_t *agency_node, *unit_node; /* by day and agency, shift or unit */
};

static uint32_t add_node(struct network *network, uint32_t parent, uint32_t day, int32_t high, enum squared squared) {
  network->nodes[network->node_count] =
      (struct node){.parent = parent, .column = day, .high = high, .squared = squared};
  return network->node_count++;
}

static void add_day(struct plan *plan, uint32_t day) {
  struct network *network = &plan->network;
  uint32_t all = plan->kind.common ? add_node(network, TOP, day, (int32_t)(plan->people * 35 / 100), NODE_PLAIN) : TOP;
  for (uint32_t a = 0; a < plan->agencies; a++) {
    int32_t people = (int32_t)(plan->people - a * AGENCY < AGENCY ? plan->people - a * AGENCY : AGENCY);
    int32_t high = plan->kind.groups ? people * 2 / 5 : people;
    uint32_t agency = add_node(network, all, day, high, plan->kind.leveled ? NODE_LEVELED : NODE_PLAIN);
    plan->agency_node[day * plan->agencies * 2 + a * 2] = agency;
    if (plan->kind.shifts)
      for (uint32_t i = 0; i < 2; i++)
        plan->agency_node[day * plan->agencies * 2 + a * 2 + i] =
            add_node(network, agency, day, people / 3, NODE_SPREAD);
    for (uint32_t u = a * AGENCY / UNIT; !plan->kind.shifts && u < (a + 1) * AGENCY / UNIT && u < plan->units; u++)
      plan->unit_node[day * plan->units + u] = add_node(
          network, agency, day,
          plan->kind.groups ? UNIT * (plan->kind.random ? 30 + (int32_t)chance(50) : 50) / 100 : UNIT, NODE_PLAIN);
  }
}

static uint32_t add_stretch(struct plan *plan, uint32_t parent, int32_t low, int32_t high, bool evened) {
  struct network *network = &plan->network;
  network->stretches[network->stretch_count] = (struct stretch){.row = network->row_count,
                                                                .parent = parent,
                                                                .first_cell = network->cell_count,
                                                                .low = low,
                                                                .high = high,
                                                                .evened = evened};
  return network->stretch_count++;
}

static void add_cell(struct plan *plan, uint32_t node, int cost) {
  struct network *network = &plan->network;
  network->cells[network->cell_count++] =
      (struct cell){.stretch = network->stretch_count - 1, .node = node, .cost = (int8_t)cost};
}

static void add_day_cells(struct plan *plan, uint32_t r, uint32_t day, uint32_t week, int cost) {
  if (!plan->kind.shifts) {
    add_cell(plan, plan->unit_node[day * plan->units + r / UNIT], cost);
    return;
  }
  add_stretch(plan, week, 0, 1, false);
  for (uint32_t i = 0; i < 2; i++)
    add_cell(plan, plan->agency_node[day * plan->agencies * 2 + r / AGENCY * 2 + i], cost);
}

static void add_row(struct plan *plan, uint32_t r) {
  struct network *network = &plan->network;
  const struct kind *kind = &plan->kind;
  network->row_count = r;
  network->rows[r] = (struct row){.people = 1, .weight = DAYS, .first_stretch = network->stretch_count};
  if (kind->random) {
    network->rows[r].base = chance(20);
    network->rows[r].weight += 20 + chance(20);
  }
  uint32_t window = kind->window ? add_stretch(plan, TOP, 5, 9, false) : TOP, week = TOP;
  for (uint32_t day = 0; day < DAYS; day++) {
    if (day % WEEK == 0 && !kind->weeks) week = add_stretch(plan, window, 0, WEEK, true);
    if (day % WEEK == 0 && kind->weeks)
      week = add_stretch(plan, window, kind->random ? (int32_t)chance(2) : 1, kind->random ? 2 + (int32_t)chance(3) : 3,
                         true);
    int cost = kind->most ? -1 : 1;
    if (kind->random && chance(10) == 0 && day % WEEK != 0) continue;
    if (kind->random && chance(10) == 0) cost += chance(2) ? 3 : -3;
    add_day_cells(plan, r, day, week, cost);
  }
}

static void solve(uint32_t people, const char *letters) {
  struct arena *arena = arena_new();
  state = 1;
  struct plan plan = {.people = people,
                      .agencies = (people + AGENCY - 1) / AGENCY,
                      .units = (people + UNIT - 1) / UNIT,
                      .kind = {.groups = strchr(letters, 'g'),
                               .weeks = strchr(letters, 'w'),
                               .most = strchr(letters, 'f'),
                               .leveled = strchr(letters, 'l'),
                               .shifts = strchr(letters, 's'),
                               .common = strchr(letters, 'c'),
                               .random = strchr(letters, 'r'),
                               .window = strchr(letters, 'a')}};
  plan.agency_node = arena_array(arena, uint32_t, DAYS * 2 * plan.agencies);
  plan.unit_node = arena_array(arena, uint32_t, DAYS * plan.units);
  plan.network.nodes = arena_array(arena, struct node, DAYS * (1 + 3 * plan.agencies + plan.units));
  plan.network.rows = arena_array(arena, struct row, people + 1);
  plan.network.stretches = arena_array(arena, struct stretch, people * 25 + 1);
  plan.network.cells = arena_array(arena, struct cell, people * DAYS * 2);
  for (uint32_t day = 0; day < DAYS; day++) add_day(&plan, day);
  for (uint32_t r = 0; r < people; r++) add_row(&plan, r);
  plan.network.row_count = people;
  plan.network.rows[people].first_stretch = plan.network.stretch_count;
  plan.network.stretches[plan.network.stretch_count].first_cell = plan.network.cell_count;
  struct cut cut = {0};
  double start = now();
  enum solve_result result = solve_network(&plan.network, arena, &cut);
  printf("%6u people %-6s %9.1f ms%s\n", people, letters, (now() - start) * 1e3,
         result == SOLVE_CUT ? " (no answer)" : "");
  arena_free(arena);
}

int main(int argc, char **argv) {
  for (int i = 2; i < argc; i++) solve((uint32_t)strtoul(argv[1], NULL, 10), argv[i]);
  return 0;
}
