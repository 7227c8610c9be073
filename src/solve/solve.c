#include "solve/solve.h"
#include "solve/fair.h"
#include "solve/proof.h"
#include "solve/smooth.h"
#include "solve/start.h"
#include <stdio.h>
#include <stdlib.h>

/* The program is wrong, not its input: an unproved plan must not leave it, in no build. */
static void prove(const struct network *network) {
  struct arena *arena = arena_new();
  bool proved = proof_holds(network, arena);
  arena_free(arena);
  if (proved) return;
  fputs("wfa: internal error: the plan's proof does not hold\n", stderr);
  abort();
}

enum solve_result solve_network(struct network *network, struct arena *arena, struct cut *cut) {
  if (!price_network(network, arena, cut)) return SOLVE_CUT;
  network_index(network, arena);
  start_network(network, arena);
  fair_network(network, arena);
  smooth_network(network, arena);
  prove(network);
  return SOLVE_BEST;
}
