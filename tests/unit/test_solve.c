/* Random small networks against all their answers. */
#include "solve/proof.h"
#include "solve/solve.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
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
  }
}

static void make(struct network *network, struct arena *arena) {
  uint32_t first[COLUMNS + 1] = {0};
  *network = (struct network){.rows = arena_array(arena, struct row, ROWS + 1),
                              .cells = arena_array(arena, struct cell, CELLS),
                              .nodes = arena_array(arena, struct node, NODES),
                              .column_count = COLUMNS};
  for (uint32_t column = 0; column < COLUMNS; column++) {
    add_column(network, column);
    first[column + 1] = network->node_count;
  }
  for (uint32_t r = 0; r < ROWS; r++) {
    network->rows[r] = (struct row){.base = chance(3), .weight = 1 + chance(5), .first_cell = network->cell_count};
    for (uint32_t column = 0; column < COLUMNS; column++) {
      if (chance(6) == 0) continue;
      uint32_t node = chance(8) == 0 ? TOP : first[column] + chance(first[column + 1] - first[column]);
      network->cells[network->cell_count++] = (struct cell){.row = r, .node = node, .cost = chance(4) == 0 ? 1 : -1};
    }
  }
  network->row_count = ROWS;
  network->rows[ROWS].first_cell = network->cell_count;
}

/* The value of an answer: cost, then the sum of squares times 60 (a multiple of every weight); false when unlawful. */
static bool value_of(const struct network *network, uint32_t answer, int64_t value[2]) {
  int32_t counts[NODES] = {0};
  int64_t in[ROWS] = {0};
  value[0] = value[1] = 0;
  for (uint32_t c = 0; c < network->cell_count; c++) {
    if (!(answer >> c & 1)) continue;
    value[0] += network->cells[c].cost;
    in[network->cells[c].row]++;
    for (uint32_t v = network->cells[c].node; v != TOP; v = network->nodes[v].parent) counts[v]++;
  }
  for (uint32_t v = 0; v < network->node_count; v++)
    if (counts[v] < network->nodes[v].low || counts[v] > network->nodes[v].high) return false;
  for (uint32_t r = 0; r < ROWS; r++) {
    int64_t days = network->rows[r].base + in[r];
    value[1] += days * days * 60 / network->rows[r].weight;
  }
  return true;
}

static bool best_of(const struct network *network, int64_t best[2]) {
  bool found = false;
  for (uint32_t answer = 0; answer < 1U << network->cell_count; answer++) {
    int64_t value[2];
    if (!value_of(network, answer, value)) continue;
    if (found && (value[0] > best[0] || (value[0] == best[0] && value[1] >= best[1]))) continue;
    best[0] = value[0];
    best[1] = value[1];
    found = true;
  }
  return found;
}

/* The duals of the best answer must not vouch for a worse one, nor for an unlawful one. */
static int refuse_worse(struct network *network, struct arena *arena, const int64_t best[2]) {
  int refused = 0;
  for (int i = 0; i < 20; i++) {
    uint32_t answer = chance(1U << network->cell_count);
    int64_t value[2];
    bool lawful = value_of(network, answer, value);
    if (lawful && value[0] == best[0] && value[1] == best[1]) continue;
    for (uint32_t c = 0; c < network->cell_count; c++) network->cells[c].in = answer >> c & 1;
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
    int64_t best[2] = {0, 0}, value[2];
    state = seed;
    make(&network, arena);
    bool lawful = best_of(&network, best);
    enum solve_result result = solve_network(&network, arena, &cut);
    assert_int_equal(result, lawful ? SOLVE_BEST : SOLVE_CUT);
    if (lawful) {
      uint32_t answer = 0;
      for (uint32_t c = 0; c < network.cell_count; c++) answer |= (uint32_t)network.cells[c].in << c;
      assert_true(value_of(&network, answer, value));
      assert_int_equal(value[0], best[0]);
      assert_int_equal(value[1], best[1]);
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
