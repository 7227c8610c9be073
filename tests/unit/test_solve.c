/* Random small networks against all their answers. */
#include "solve/proof.h"
#include "solve/residual.h"
#include "solve/solve.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

enum { ROWS = 4, COLUMNS = 3, CELLS = ROWS * COLUMNS, STRETCHES = 64 * ROWS, NODES = 4 * COLUMNS };

static uint64_t state;

static uint32_t chance(uint32_t below) { /* splitmix64 */
  uint64_t z = state += 0x9e3779b97f4a7c15U;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9U;
  z = (z ^ z >> 27) * 0x94d049bb133111ebU;
  return (uint32_t)((z ^ z >> 31) % below);
}

static int32_t any_base(void) {
  return (int32_t)chance(5) - 2;
}

static void add_column(struct network *network, uint32_t column, bool plain) {
  static const enum squared squared[] = {NODE_PLAIN, NODE_PLAIN, NODE_LEVELED, NODE_SPREAD};
  uint32_t first = network->node_count, count = 1 + chance(3);
  for (uint32_t i = 0; i < count; i++) {
    int32_t low = chance(plain ? 3 : 8) ? 0 : (int32_t)chance(3), high = low + (int32_t)chance(4);
    uint32_t parent = i == 0 || chance(4) == 0 ? TOP : first + chance(i);
    if (chance(200) == 0) high = low - 1;
    network->nodes[network->node_count++] = (struct node){.parent = parent,
                                                          .column = column,
                                                          .low = low,
                                                          .high = high,
                                                          .base = any_base(),
                                                          .squared = squared[chance(4)]};
  }
}

/* Node first[c] is the first of column c. */
static uint32_t any_node(const uint32_t *first, uint32_t column) {
  return chance(8) == 0 ? TOP : first[column] + chance(first[column + 1] - first[column]);
}

static uint32_t add_stretch(struct network *network, uint32_t parent) {
  network->stretches[network->stretch_count] = (struct stretch){.row = network->row_count,
                                                                .parent = parent,
                                                                .first_cell = network->cell_count,
                                                                .high = chance(2) ? CELLS : INT32_MAX,
                                                                .base = any_base(),
                                                                .evened = true};
  return network->stretch_count++;
}

static uint32_t most_cells = CELLS;
static int64_t digits[CELLS]; /* by cell: of its cost */

/* A cost's digits in balanced ternary, so far apart that those of all cells can be added. */
static int64_t digits_of(int cost) {
  int64_t sum = 0;
  for (int64_t apart = 1; cost != 0; apart *= 4 * CELLS) {
    int digit = ((cost + 1) % 3 + 3) % 3 - 1;
    sum += digit * apart;
    cost = (cost - digit) / 3;
  }
  return sum;
}

static void add_cell(struct network *network, uint32_t node, int cost) {
  if (network->cell_count == most_cells) return;
  digits[network->cell_count] = digits_of(cost);
  network->cells[network->cell_count++] =
      (struct cell){.stretch = network->stretch_count - 1, .node = node, .cost = (int8_t)cost};
}

/* A cell a column, stretches without bounds. */
static void add_plain_row(struct network *network, const uint32_t *first) {
  uint32_t own = network->stretch_count;
  for (uint32_t column = 0; column < COLUMNS; column++) {
    if (chance(6) == 0) continue;
    if (own == network->stretch_count || chance(2)) add_stretch(network, TOP);
    add_cell(network, any_node(first, column), chance(4) == 0 ? 1 : -1);
  }
}

static int any_cost(int kinds) {
  static const int8_t few[] = {-1, -1, 1, 2, 3, -3};
  if (kinds < 3) return kinds < 1 ? -1 : chance(3) ? -1 : 1;
  int cost = kinds < 5 ? few[chance(6)] : kinds < 6 ? (int)chance(27) - 13 : (int)chance(243) - 121;
  return cost == 0 ? 1 : cost;
}

/* Stretches on stretches, with bounds of their own, and days with a cell for each of several ways to be in. */
static void add_stretches(struct network *network, const uint32_t *first, uint32_t parent, int kinds, int depth) {
  uint32_t own = add_stretch(network, parent);
  struct stretch *stretch = &network->stretches[own];
  stretch->low = chance(4) ? 0 : 1 + (int32_t)chance(2);
  if (chance(2)) stretch->high = stretch->low + 1 + (int32_t)chance(2);
  if (chance(400) == 0) stretch->high = stretch->low - 1;
  stretch->evened = chance(3) > 0;
  for (uint32_t cells = chance(3); cells > 0; cells--)
    add_cell(network, any_node(first, chance(COLUMNS)), any_cost(kinds));
  for (uint32_t days = chance(3); days > 0; days--) {
    uint32_t column = chance(COLUMNS), day = add_stretch(network, own);
    network->stretches[day].high = 1;
    network->stretches[day].low = chance(6) == 0;
    network->stretches[day].evened = false;
    for (uint32_t ways = 1 + chance(3); ways > 0; ways--) add_cell(network, any_node(first, column), any_cost(kinds));
    if (network->cell_count == most_cells) network->stretches[day].low = 0;
  }
  for (uint32_t below = depth == 0 ? 0 : chance(3); below > 0; below--)
    add_stretches(network, first, own, kinds, depth - 1);
  int32_t cells = (int32_t)(network->cell_count - stretch->first_cell);
  if (stretch->low > cells && chance(20)) stretch->low = cells;
}

static void make(struct network *network, struct arena *arena, bool plain) {
  uint32_t first[COLUMNS + 1] = {0};
  int kinds = (int)chance(7);
  *network = (struct network){.rows = arena_array(arena, struct row, ROWS + 1),
                              .stretches = arena_array(arena, struct stretch, STRETCHES),
                              .cells = arena_array(arena, struct cell, CELLS),
                              .nodes = arena_array(arena, struct node, NODES)};
  for (uint32_t column = 0; column < COLUMNS; column++) {
    add_column(network, column, plain);
    first[column + 1] = network->node_count;
  }
  uint32_t rows = plain ? ROWS : 2 + chance(ROWS - 1);
  for (; network->row_count < rows; network->row_count++) {
    network->rows[network->row_count] =
        (struct row){.people = 1, .base = any_base(), .weight = 1 + chance(5), .first_stretch = network->stretch_count};
    if (plain)
      add_plain_row(network, first);
    else
      add_stretches(network, first, TOP, kinds, 2);
  }
  network->rows[network->row_count].first_stretch = network->stretch_count;
  network->stretches[network->stretch_count].first_cell = network->cell_count;
}

enum { COST, ROW_SQUARES, LEVEL, EVEN, SPREAD, VALUES };

static int64_t square(int64_t number) {
  return number * number;
}

/* The value of an answer: the costs, then the squares of rows times 60 (a multiple of every weight), of leveled
 * nodes, of stretches and of spread nodes; false when unlawful. */
static bool value_of(const struct network *network, uint32_t answer, int64_t value[VALUES]) {
  int64_t counts[NODES] = {0}, in[ROWS] = {0}, stretches[STRETCHES] = {0};
  memset(value, 0, VALUES * sizeof *value);
  for (uint32_t c = 0; c < network->cell_count; c++) {
    if (!(answer >> c & 1)) continue;
    value[COST] += digits[c];
    in[network->stretches[network->cells[c].stretch].row]++;
    for (uint32_t s = network->cells[c].stretch; s != TOP; s = network->stretches[s].parent) stretches[s]++;
    for (uint32_t v = network->cells[c].node; v != TOP; v = network->nodes[v].parent) counts[v]++;
  }
  for (uint32_t v = 0; v < network->node_count; v++) {
    const struct node *node = &network->nodes[v];
    if (counts[v] < node->low || counts[v] > node->high) return false;
    if (node->squared != NODE_PLAIN)
      value[node->squared == NODE_LEVELED ? LEVEL : SPREAD] += square(node->base + counts[v]);
  }
  for (uint32_t s = 0; s < network->stretch_count; s++) {
    const struct stretch *stretch = &network->stretches[s];
    if (stretches[s] < stretch->low || stretches[s] > stretch->high) return false;
    if (stretch->evened) value[EVEN] += square(stretch->base + stretches[s]);
  }
  for (uint32_t r = 0; r < network->row_count; r++)
    value[ROW_SQUARES] += square(network->rows[r].base + in[r]) * 60 / network->rows[r].weight;
  return true;
}

static int compare_values(const int64_t a[VALUES], const int64_t b[VALUES]) {
  for (int i = 0; i < VALUES; i++)
    if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
  return 0;
}

static bool best_of(const struct network *network, int64_t best[VALUES]) {
  bool found = false;
  for (uint32_t answer = 0; answer < 1U << network->cell_count; answer++) {
    int64_t value[VALUES];
    if (!value_of(network, answer, value)) continue;
    if (!found || compare_values(value, best) < 0) memcpy(best, value, sizeof value);
    found = true;
  }
  return found;
}

/* Cells and counts, so that only the duals can tell. */
static void set_answer(struct network *network, uint32_t answer) {
  memset(network->row_counts, 0, network->row_count * sizeof *network->row_counts);
  memset(network->stretch_counts, 0, network->stretch_count * sizeof *network->stretch_counts);
  memset(network->node_counts, 0, network->node_count * sizeof *network->node_counts);
  for (uint32_t c = 0; c < network->cell_count; c++) {
    struct cell *cell = &network->cells[c];
    cell->in = answer >> c & 1;
    if (!cell->in) continue;
    for (uint32_t s = cell->stretch; s != TOP; s = network->stretches[s].parent) network->stretch_counts[s]++;
    network->row_counts[network->stretches[cell->stretch].row]++;
    for (uint32_t v = cell->node; v != TOP; v = network->nodes[v].parent) network->node_counts[v]++;
  }
}

static struct share any_label(void) {
  return (struct share){(int64_t)chance(9) - 4, 1 + chance(5)};
}

/* Duals that may fit better what they are to vouch for. */
static void tamper(struct network *network) {
  vertex top = vertex_of_top(network), first = chance(2) ? 0 : network->row_count, end = chance(2) ? top + 1 : top;
  struct share label = any_label();
  uint32_t way = chance(7);
  for (vertex u = first; u < end; u++) {
    if (way == 1) network->labels[u].weight = 0;
    if (way == 2) network->labels[u] = label;
    if (way == 3 && vertex_is_row(network, u))
      network->labels[u] = share_of_next(&network->rows[u], network->row_counts[u]);
    if (way == 4 && vertex_is_row(network, u))
      network->labels[u] = share_of_last(&network->rows[u], network->row_counts[u]);
    if (way == 5) network->prices[u].first++;
    if (way == 6) network->potentials[u] = (struct cost){0};
  }
}

static void assert_refused(struct network *network, struct arena *arena) {
  size_t vertices = vertex_count(network), below_pools = vertex_of_pool(network, 0);
  assert_false(proof_holds(network, arena));
  struct cost *prices = network->prices, *potentials = network->potentials;
  struct share *labels = network->labels;
  network->prices = memcpy(arena_array(arena, struct cost, below_pools), prices, below_pools * sizeof *prices);
  network->labels = memcpy(arena_array(arena, struct share, below_pools), labels, below_pools * sizeof *labels);
  network->potentials = memcpy(arena_array(arena, struct cost, vertices), potentials, vertices * sizeof *potentials);
  tamper(network);
  assert_false(proof_holds(network, arena));
  network->prices = prices;
  network->labels = labels;
  network->potentials = potentials;
}

/* Neither the duals of the best answer nor others vouch for a worse one, or for an unlawful one. Those that are as good
 * in some promises are the hardest to tell. */
static int refuse_worse(struct network *network, struct arena *arena, const int64_t best[VALUES]) {
  int refused = 0;
  uint32_t answers = 1U << network->cell_count, hard = 30;
  for (uint32_t i = 0, answer = chance(answers); i < answers && i < 600; i++, answer = (answer + 1) % answers) {
    int64_t value[VALUES];
    bool lawful = value_of(network, answer, value);
    if (lawful && compare_values(value, best) == 0) continue;
    bool is_hard = lawful && value[COST] == best[COST] && hard > 0;
    if (!is_hard && chance(64) > 0) continue;
    hard -= is_hard;
    set_answer(network, answer);
    assert_refused(network, arena);
    refused++;
  }
  return refused;
}

static bool is_listed(const number_list *list, uint32_t number) {
  for (size_t i = 0; i < list->count; i++)
    if (list->items[i] == number) return true;
  return false;
}

/* The bounds that a cut names cannot hold together even if there are no others. */
static void check_cut(struct network *network, const struct cut *cut) {
  int64_t best[VALUES];
  assert_true(cut->demanded > cut->allowed);
  for (uint32_t v = 0; v < network->node_count; v++) {
    if (!is_listed(&cut->low_nodes, v)) network->nodes[v].low = 0;
    if (!is_listed(&cut->high_nodes, v)) network->nodes[v].high = CELLS;
  }
  for (uint32_t s = 0; s < network->stretch_count; s++) {
    if (!is_listed(&cut->low_stretches, s)) network->stretches[s].low = 0;
    if (!is_listed(&cut->high_stretches, s)) network->stretches[s].high = CELLS;
  }
  assert_false(best_of(network, best));
}

static void test_cut_names_what_clashes(void **unused) {
  (void)unused;
  struct arena *arena = arena_new();
  struct row rows[] = {
      {.people = 1, .weight = 1}, {.people = 1, .weight = 1, .first_stretch = 1}, {.first_stretch = 2}};
  struct stretch stretches[] = {{.row = 0, .parent = TOP, .low = 3, .high = 5, .evened = true},
                                {.row = 1, .parent = TOP, .first_cell = 3, .low = 1, .high = 5, .evened = true},
                                {.first_cell = 4}};
  struct node nodes[] = {
      {.parent = TOP, .high = 5}, {.parent = TOP, .column = 1, .high = 0}, {.parent = TOP, .column = 2, .high = 1}};
  struct cell cells[] = {
      {.node = 0, .cost = 1}, {.node = 1, .cost = 1}, {.node = TOP, .cost = 1}, {.stretch = 1, .node = 2, .cost = 1}};
  struct network network = {.rows = rows,
                            .stretches = stretches,
                            .cells = cells,
                            .nodes = nodes,
                            .row_count = 2,
                            .stretch_count = 2,
                            .cell_count = 4,
                            .node_count = 3};
  struct cut cut;
  assert_int_equal(solve_network(&network, arena, &cut), SOLVE_CUT);
  assert_int_equal(cut.demanded, 3);
  assert_int_equal(cut.allowed, 2);
  assert_int_equal(cut.low_stretches.count, 1);
  assert_int_equal(cut.low_stretches.items[0], 0);
  assert_int_equal(cut.high_nodes.count, 1);
  assert_int_equal(cut.high_nodes.items[0], 1);
  assert_int_equal(cut.low_nodes.count + cut.high_stretches.count, 0);
  assert_int_equal(cut.node, TOP);
  arena_free(arena);
}

struct seen {
  int planned, cuts, refused;
};

static void solve_one(bool plain, struct seen *seen) {
  struct arena *arena = arena_new();
  struct network network;
  struct cut cut = {0};
  int64_t best[VALUES] = {0}, value[VALUES];
  make(&network, arena, plain);
  bool lawful = best_of(&network, best);
  enum solve_result result = solve_network(&network, arena, &cut);
  assert_int_equal(result, lawful ? SOLVE_BEST : SOLVE_CUT);
  if (lawful) {
    uint32_t answer = 0;
    for (uint32_t c = 0; c < network.cell_count; c++) answer |= (uint32_t)network.cells[c].in << c;
    assert_true(value_of(&network, answer, value));
    assert_int_equal(compare_values(value, best), 0);
    seen->refused += refuse_worse(&network, arena, best);
    seen->planned++;
  } else {
    check_cut(&network, &cut);
    seen->cuts++;
  }
  arena_free(arena);
}

static void test_plain_networks(void **unused) {
  (void)unused;
  struct seen seen = {0};
  for (uint64_t seed = 1; seed <= 3000; seed++) {
    state = seed;
    solve_one(true, &seen);
  }
  assert_true(seen.planned > 500 && seen.cuts > 500 && seen.refused > 5000);
}

static void test_general_networks(void **unused) {
  (void)unused;
  struct seen seen = {0};
  const char *networks = getenv("WFA_TEST_NETWORKS");
  uint64_t count = networks == NULL ? 5000 : strtoull(networks, NULL, 10);
  for (uint64_t seed = 1; seed <= count; seed++) {
    state = seed << 20;
    solve_one(false, &seen);
  }
  assert_true(seen.planned > 500 && seen.cuts > 500 && seen.refused > 5000);
}

/* The row once more, behind those there are. */
static void copy_row(const struct network *from, uint32_t r, struct network *to) {
  uint32_t first = from->rows[r].first_stretch, end = from->rows[r + 1].first_stretch;
  to->rows[to->row_count] = from->rows[r];
  to->rows[to->row_count].first_stretch = to->stretch_count;
  uint32_t behind = to->stretch_count - first;
  for (uint32_t s = first; s < end; s++) {
    struct stretch *stretch = &to->stretches[to->stretch_count++];
    *stretch = from->stretches[s];
    stretch->row = to->row_count;
    if (stretch->parent != TOP) stretch->parent += behind;
    stretch->first_cell = to->cell_count;
    for (uint32_t c = from->stretches[s].first_cell; c < from->stretches[s + 1].first_cell; c++) {
      digits[to->cell_count] = digits_of(from->cells[c].cost);
      to->cells[to->cell_count] = from->cells[c];
      to->cells[to->cell_count++].stretch = to->stretch_count - 1;
    }
  }
  to->row_count++;
  to->rows[to->row_count].first_stretch = to->stretch_count;
  to->stretches[to->stretch_count].first_cell = to->cell_count;
}

static int32_t times(int32_t bound, int32_t people) {
  return bound == INT32_MAX ? bound : bound * people;
}

/* Some rows stand for two or three people; one: each of them has a row. */
static void make_alike(struct network *network, struct network *one, struct arena *arena) {
  most_cells = CELLS / 3;
  make(network, arena, false);
  most_cells = CELLS;
  *one = (struct network){.rows = arena_array(arena, struct row, ROWS + 1),
                          .stretches = arena_array(arena, struct stretch, STRETCHES),
                          .cells = arena_array(arena, struct cell, CELLS),
                          .nodes = network->nodes,
                          .node_count = network->node_count};
  for (uint32_t r = 0; r < network->row_count; r++) {
    uint32_t left = ROWS - one->row_count - (network->row_count - r - 1), people = 1 + chance(left < 3 ? left : 3);
    for (uint32_t i = 0; i < people; i++) copy_row(network, r, one);
    network->rows[r].people = (int32_t)people;
  }
  for (uint32_t s = 0; s < network->stretch_count; s++) {
    struct stretch *stretch = &network->stretches[s];
    stretch->low = times(stretch->low, network->rows[stretch->row].people);
    stretch->high = times(stretch->high, network->rows[stretch->row].people);
  }
}

/* What each row has in is dealt out to its people in turn: an answer of the network in which each has a row. */
static uint32_t deal(const struct network *network) {
  uint32_t answer = 0, behind = 0;
  for (uint32_t r = 0; r < network->row_count; r++) {
    uint32_t first = network->stretches[network->rows[r].first_stretch].first_cell;
    uint32_t end = network->stretches[network->rows[r + 1].first_stretch].first_cell, turn = 0;
    uint32_t people = (uint32_t)network->rows[r].people;
    for (uint32_t c = first; c < end; c++)
      for (int32_t i = 0; i < network->cells[c].in; i++) {
        answer |= UINT32_C(1) << (behind + turn * (end - first) + c - first);
        turn = (turn + 1) % people;
      }
    behind += people * (end - first);
  }
  return answer;
}

static void count_answer(struct network *network) {
  memset(network->row_counts, 0, network->row_count * sizeof *network->row_counts);
  memset(network->stretch_counts, 0, network->stretch_count * sizeof *network->stretch_counts);
  memset(network->node_counts, 0, network->node_count * sizeof *network->node_counts);
  for (uint32_t c = 0; c < network->cell_count; c++) {
    const struct cell *cell = &network->cells[c];
    for (uint32_t s = cell->stretch; s != TOP; s = network->stretches[s].parent) network->stretch_counts[s] += cell->in;
    network->row_counts[network->stretches[cell->stretch].row] += cell->in;
    for (uint32_t v = cell->node; v != TOP; v = network->nodes[v].parent) network->node_counts[v] += cell->in;
  }
}

/* The duals of the best answer do not vouch for a worse one, one unit or a few away from it. */
static int refuse_near(struct network *network, struct network *one, struct arena *arena, const int64_t best[VALUES]) {
  int refused = 0;
  for (int tries = 0; tries < 8; tries++) {
    struct cell *cell = &network->cells[chance(network->cell_count)];
    int64_t value[VALUES];
    cell->in = (int32_t)chance((uint32_t)network->rows[network->stretches[cell->stretch].row].people + 1);
    count_answer(network);
    if (value_of(one, deal(network), value) && compare_values(value, best) == 0) continue;
    assert_false(proof_holds(network, arena));
    refused++;
  }
  return refused;
}

/* One row for people who are alike is as good as a row for each of them. */
static void test_people_who_are_alike(void **unused) {
  (void)unused;
  int planned = 0, cuts = 0, refused = 0;
  for (uint64_t seed = 1; seed <= 5000; seed++) {
    struct arena *arena = arena_new();
    struct network network, one;
    struct cut cut = {0};
    int64_t best[VALUES] = {0}, value[VALUES];
    state = seed << 24;
    make_alike(&network, &one, arena);
    bool lawful = best_of(&one, best);
    assert_int_equal(solve_network(&network, arena, &cut), lawful ? SOLVE_BEST : SOLVE_CUT);
    if (lawful) {
      assert_true(value_of(&one, deal(&network), value));
      assert_int_equal(compare_values(value, best), 0);
      if (network.cell_count > 0) refused += refuse_near(&network, &one, arena, best);
    }
    planned += lawful;
    cuts += !lawful;
    arena_free(arena);
  }
  assert_true(planned > 500 && cuts > 500 && refused > 5000);
}

/* A unit may leave by the top what another enters by it, and the whole becomes more: then it is not the row's label
 * that counts, but nothing. Both of c1 and c3 cost what c2 costs. */
static void test_proof_looks_at_the_top(void **unused) {
  (void)unused;
  struct arena *arena = arena_new();
  struct row rows[] = {{.people = 1, .weight = 1}, {.first_stretch = 2}};
  struct stretch stretches[] = {
      {.parent = TOP, .high = 5}, {.parent = TOP, .first_cell = 1, .low = 1, .high = 1}, {.first_cell = 3}};
  struct node nodes[] = {{.parent = TOP, .low = 1, .high = 1}};
  struct cell cells[] = {{.cost = 3}, {.stretch = 1, .cost = 4}, {.stretch = 1, .node = TOP, .cost = 1}};
  struct network network = {.rows = rows,
                            .stretches = stretches,
                            .cells = cells,
                            .nodes = nodes,
                            .row_count = 1,
                            .stretch_count = 2,
                            .cell_count = 3,
                            .node_count = 1};
  struct cut cut;
  assert_int_equal(solve_network(&network, arena, &cut), SOLVE_BEST);
  assert_true(!cells[0].in && cells[1].in && !cells[2].in);
  set_answer(&network, 5);
  for (vertex u = 0; u <= vertex_of_top(&network); u++) {
    network.labels[u] = share_of_last(&rows[0], 2);
    network.potentials[u] = (struct cost){0};
  }
  assert_false(proof_holds(&network, arena));
  network.labels[vertex_of_top(&network)] = (struct share){0};
  assert_false(proof_holds(&network, arena));
  arena_free(arena);
}

/* No price makes a cell worth its cost that nobody asks for. */
static void test_proof_wants_nothing_at_both_ends(void **unused) {
  (void)unused;
  struct arena *arena = arena_new();
  struct row rows[] = {{.people = 1, .weight = 1}, {.first_stretch = 1}};
  struct stretch stretches[] = {{.parent = TOP, .high = 1}, {.first_cell = 1}};
  struct cell cells[] = {{.node = TOP, .cost = 1}};
  struct network network = {
      .rows = rows, .stretches = stretches, .cells = cells, .row_count = 1, .stretch_count = 1, .cell_count = 1};
  struct cut cut;
  assert_int_equal(solve_network(&network, arena, &cut), SOLVE_BEST);
  set_answer(&network, 1);
  network.prices[vertex_of_top(&network)] = cost_of_digits(-4);
  assert_false(proof_holds(&network, arena));
  network.prices[vertex_of_top(&network)] = cost_of_digits(0);
  network.prices[0] = network.prices[1] = cost_of_digits(4);
  assert_false(proof_holds(&network, arena));
  arena_free(arena);
}

/* Two days with one of two people: they take turns, and no label left away makes it otherwise. */
static void test_proof_wants_all_labels(void **unused) {
  (void)unused;
  struct arena *arena = arena_new();
  struct row rows[] = {
      {.people = 1, .weight = 1}, {.people = 1, .weight = 1, .first_stretch = 1}, {.first_stretch = 2}};
  struct stretch stretches[] = {
      {.parent = TOP, .high = 2}, {.row = 1, .parent = TOP, .first_cell = 2, .high = 2}, {.first_cell = 4}};
  struct node nodes[] = {{.parent = TOP, .low = 1, .high = 1}, {.parent = TOP, .column = 1, .low = 1, .high = 1}};
  struct cell cells[] = {
      {.cost = 1}, {.node = 1, .cost = 1}, {.stretch = 1, .cost = 1}, {.stretch = 1, .node = 1, .cost = 1}};
  struct network network = {.rows = rows,
                            .stretches = stretches,
                            .cells = cells,
                            .nodes = nodes,
                            .row_count = 2,
                            .stretch_count = 2,
                            .cell_count = 4,
                            .node_count = 2};
  struct cut cut;
  assert_int_equal(solve_network(&network, arena, &cut), SOLVE_BEST);
  assert_true(cells[0].in + cells[1].in == 1);
  set_answer(&network, 3);
  network.labels[0] = network.labels[2] = share_of_last(&rows[0], 2);
  network.labels[1] = network.labels[3] = share_of_next(&rows[1], 0);
  network.labels[4] = network.labels[5] = (struct share){0};
  for (vertex u = 0; u < vertex_count(&network); u++) network.potentials[u] = (struct cost){0};
  assert_false(proof_holds(&network, arena));
  arena_free(arena);
}

/* Of three days one person, who was in on five already in that week, has two: the other should, at the same share. What
 * would tell is the potential of the pool where both could exchange a day; two pools for one share do not hide it. */
static void test_proof_wants_one_pool_a_share(void **unused) {
  (void)unused;
  struct arena *arena = arena_new();
  struct row rows[] = {
      {.people = 1, .weight = 1}, {.people = 1, .weight = 1, .first_stretch = 1}, {.first_stretch = 2}};
  struct stretch stretches[] = {{.parent = TOP, .high = 3, .base = 5, .evened = true},
                                {.row = 1, .parent = TOP, .first_cell = 3, .high = 3, .evened = true},
                                {.first_cell = 6}};
  struct node nodes[3];
  struct cell cells[6];
  for (uint32_t v = 0; v < 3; v++) nodes[v] = (struct node){.parent = TOP, .column = v, .low = 1, .high = 1};
  for (uint32_t c = 0; c < 6; c++) cells[c] = (struct cell){.stretch = c / 3, .node = c % 3, .cost = -1};
  struct network network = {.rows = rows,
                            .stretches = stretches,
                            .cells = cells,
                            .nodes = nodes,
                            .row_count = 2,
                            .stretch_count = 2,
                            .cell_count = 6,
                            .node_count = 3};
  struct cut cut;
  uint32_t pools[] = {0, 1};
  assert_int_equal(solve_network(&network, arena, &cut), SOLVE_BEST);
  assert_int_equal(network.row_counts[0], 1);
  set_answer(&network, 1 + 2 + 32);
  network.pool_of_row = pools;
  network.pool_count = 2;
  network.potentials = arena_array(arena, struct cost, vertex_count(&network));
  for (vertex u = 0; u < vertex_of_top(&network); u++) network.labels[u] = share_of_last(&rows[0], 2);
  network.potentials[0].second = network.potentials[vertex_of_pool(&network, 0)].second = 14;
  network.potentials[1].second = network.potentials[vertex_of_pool(&network, 1)].second = 2;
  assert_false(proof_holds(&network, arena));
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_cut_names_what_clashes),
                                     cmocka_unit_test(test_proof_looks_at_the_top),
                                     cmocka_unit_test(test_proof_wants_nothing_at_both_ends),
                                     cmocka_unit_test(test_proof_wants_all_labels),
                                     cmocka_unit_test(test_proof_wants_one_pool_a_share),
                                     cmocka_unit_test(test_plain_networks),
                                     cmocka_unit_test(test_general_networks),
                                     cmocka_unit_test(test_people_who_are_alike)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
