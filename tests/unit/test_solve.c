/* Random small networks against all their answers. */
#include "solve/proof.h"
#include "solve/solve.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

enum { ROWS = 4, COLUMNS = 3, CELLS = ROWS * COLUMNS, NODES = 4 * COLUMNS };

static uint64_t state;

static uint32_t chance(uint32_t below) { /* splitmix64 */
  uint64_t z = state += 0x9e3779b97f4a7c15U;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9U;
  z = (z ^ z >> 27) * 0x94d049bb133111ebU;
  return (uint32_t)((z ^ z >> 31) % below);
}

static void add_column(struct network *network, uint32_t column) {
  uint32_t first = network->node_count, count = 1 + chance(3);
  for (uint32_t i = 0; i < count; i++) {
    int32_t low = chance(3) ? 0 : (int32_t)chance(3), high = low + (int32_t)chance(4);
    uint32_t parent = i == 0 || chance(4) == 0 ? TOP : first + chance(i);
    network->nodes[network->node_count++] = (struct node){.parent = parent, .column = column, .low = low, .high = high};
    network->nodes[network->node_count - 1].squared = chance(3) == 0 ? NODE_LEVELED : NODE_PLAIN;
    network->nodes[network->node_count - 1].base = (int32_t)chance(3);
  }
}

static void make(struct network *network, struct arena *arena) {
  uint32_t first[COLUMNS + 1] = {0};
  *network = (struct network){.rows = arena_array(arena, struct row, ROWS + 1),
                              .stretches = arena_array(arena, struct stretch, CELLS + 1),
                              .cells = arena_array(arena, struct cell, CELLS),
                              .nodes = arena_array(arena, struct node, NODES)};
  for (uint32_t column = 0; column < COLUMNS; column++) {
    add_column(network, column);
    first[column + 1] = network->node_count;
  }
  for (uint32_t r = 0; r < ROWS; r++) {
    network->rows[r] =
        (struct row){.base = chance(3), .weight = 1 + chance(5), .first_stretch = network->stretch_count};
    for (uint32_t column = 0; column < COLUMNS; column++) {
      if (chance(6) == 0) continue;
      if (network->rows[r].first_stretch == network->stretch_count || chance(2))
        network->stretches[network->stretch_count++] = (struct stretch){.row = r,
                                                                        .parent = TOP,
                                                                        .first_cell = network->cell_count,
                                                                        .high = CELLS,
                                                                        .base = (int32_t)chance(3),
                                                                        .evened = true};
      uint32_t node = chance(8) == 0 ? TOP : first[column] + chance(first[column + 1] - first[column]);
      network->cells[network->cell_count++] =
          (struct cell){.stretch = network->stretch_count - 1, .node = node, .cost = chance(4) == 0 ? 1 : -1};
    }
  }
  network->row_count = ROWS;
  network->rows[ROWS].first_stretch = network->stretch_count;
  network->stretches[network->stretch_count].first_cell = network->cell_count;
}

enum { VALUES = 4 };

/* The value of an answer: cost, then the squares of rows times 60 (a multiple of every weight), of leveled nodes, and
 * of stretches; false when unlawful. */
static bool value_of(const struct network *network, uint32_t answer, int64_t value[VALUES]) {
  int64_t counts[NODES] = {0}, in[ROWS] = {0}, stretches[CELLS] = {0};
  memset(value, 0, VALUES * sizeof *value);
  for (uint32_t c = 0; c < network->cell_count; c++) {
    if (!(answer >> c & 1)) continue;
    value[0] += network->cells[c].cost;
    stretches[network->cells[c].stretch]++;
    in[network->stretches[network->cells[c].stretch].row]++;
    for (uint32_t v = network->cells[c].node; v != TOP; v = network->nodes[v].parent) counts[v]++;
  }
  for (uint32_t v = 0; v < network->node_count; v++)
    if (counts[v] < network->nodes[v].low || counts[v] > network->nodes[v].high) return false;
  for (uint32_t v = 0; v < network->node_count; v++)
    if (network->nodes[v].squared == NODE_LEVELED)
      value[2] += (network->nodes[v].base + counts[v]) * (network->nodes[v].base + counts[v]);
  for (uint32_t s = 0; s < network->stretch_count; s++)
    value[3] += (network->stretches[s].base + stretches[s]) * (network->stretches[s].base + stretches[s]);
  for (uint32_t r = 0; r < ROWS; r++) {
    int64_t days = network->rows[r].base + in[r];
    value[1] += days * days * 60 / network->rows[r].weight;
  }
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
    network->stretch_counts[cell->stretch]++;
    network->row_counts[network->stretches[cell->stretch].row]++;
    for (uint32_t v = cell->node; v != TOP; v = network->nodes[v].parent) network->node_counts[v]++;
  }
}

/* The duals of the best answer must not vouch for a worse one, nor for an unlawful one. */
static int refuse_worse(struct network *network, struct arena *arena, const int64_t best[VALUES]) {
  int refused = 0;
  for (int i = 0; i < 20; i++) {
    uint32_t answer = chance(1U << network->cell_count);
    int64_t value[VALUES];
    bool lawful = value_of(network, answer, value);
    if (lawful && compare_values(value, best) == 0) continue;
    set_answer(network, answer);
    assert_false(proof_holds(network, arena));
    refused++;
  }
  return refused;
}

static void test_random_networks(void **unused) {
  (void)unused;
  int planned = 0, cuts = 0, refused = 0;
  for (uint64_t seed = 1; seed <= 3000; seed++) {
    struct arena *arena = arena_new();
    struct network network;
    struct cut cut = {0};
    int64_t best[VALUES] = {0}, value[VALUES];
    state = seed;
    make(&network, arena);
    bool lawful = best_of(&network, best);
    enum solve_result result = solve_network(&network, arena, &cut);
    assert_int_equal(result, lawful ? SOLVE_BEST : SOLVE_CUT);
    if (lawful) {
      uint32_t answer = 0;
      for (uint32_t c = 0; c < network.cell_count; c++) answer |= (uint32_t)network.cells[c].in << c;
      assert_true(value_of(&network, answer, value));
      assert_int_equal(compare_values(value, best), 0);
      refused += refuse_worse(&network, arena, best);
      planned++;
    } else {
      assert_true(cut.demanded > cut.allowed);
      cuts++;
    }
    arena_free(arena);
  }
  assert_true(planned > 500 && cuts > 500 && refused > 5000);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_random_networks)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
