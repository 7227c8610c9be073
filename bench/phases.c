/* usage: phases RUNS OUTPUT CIRCULAR...
 *
 * The stages of `wfa plan`, one after the other on one thread, each with its share of the time; of so many runs the one
 * with the least sum. */
#include "base/arena.h"
#include "base/file.h"
#include "diag/diag.h"
#include "load/load.h"
#include "report/report.h"
#include "rules/rules.h"
#include "solve/solve.h"
#include "verify/verify.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum phase { READING, RULES, PLANNING, VERIFYING, WRITING, SAVING, PHASE_COUNT };
static const char *const phase_names[PHASE_COUNT] = {"reading", "rules", "planning", "verifying", "writing", "saving"};

static double seconds[PHASE_COUNT];

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* The linker sends every call of solve_network here. */
enum solve_result __real_solve_network(struct network *network, struct arena *arena, struct cut *cut);
enum solve_result __wrap_solve_network(struct network *network, struct arena *arena, struct cut *cut);
enum solve_result __wrap_solve_network(struct network *network, struct arena *arena, struct cut *cut) {
  double start = now();
  enum solve_result result = __real_solve_network(network, arena, cut);
  seconds[PLANNING] += now() - start;
  return result;
}

static bool to_file(void *writer, const char *bytes, size_t count) {
  return file_write(writer, bytes, count) == 0;
}

static void fail(const char *what) {
  fprintf(stderr, "phases: %s\n", what);
  exit(1);
}

static void run_once(const char *output, const char *const *paths, size_t count) {
  for (int i = 0; i < PHASE_COUNT; i++) seconds[i] = 0;
  struct arena *arena = arena_new();
  struct model model = {.arena = arena, .diag = diag_new(arena)};
  double start = now();
  if (load_model(&model, paths, count) != LOAD_DONE) fail("the files have errors: see wfa check");
  double loaded = now();
  struct roster *roster;
  if (rules_plan(&model, DATE_NONE, DATE_NONE, false, &roster, NULL) != RULES_PLANNED)
    fail("there is no plan: see wfa plan");
  double planned = now();
  struct verify_request request = {.roster = roster, .from = DATE_NONE, .to = DATE_NONE, .unit = NONE};
  if (verify_roster(&model, &request).breaches != 0) fail("the roster breaks a rule: see wfa plan");
  double verified = now();
  struct file_writer *writer;
  if (file_begin(output, &writer) != 0) fail("the output cannot be written");
  struct view view = {.first = roster->days[0], .last = roster->days[roster->day_count - 1], .unit = NONE};
  struct buf out;
  buf_open(&out, to_file, writer);
  report_csv(roster, &view, &out);
  if (!buf_close(&out)) fail("the output cannot be written");
  double written = now();
  if (file_commit(writer) != 0) fail("the output cannot be written");
  seconds[READING] = loaded - start;
  seconds[RULES] = planned - loaded - seconds[PLANNING];
  seconds[VERIFYING] = verified - planned;
  seconds[WRITING] = written - verified;
  seconds[SAVING] = now() - written;
  arena_free(arena);
}

static double sum(const double *parts) {
  double total = 0;
  for (int i = 0; i < PHASE_COUNT; i++) total += parts[i];
  return total;
}

int main(int argc, char **argv) {
  int runs = argc > 3 ? atoi(argv[1]) : 0;
  if (runs < 1) {
    fputs("usage: phases RUNS OUTPUT CIRCULAR...\n", stderr);
    return 2;
  }
  double best[PHASE_COUNT] = {0};
  for (int run = 0; run < runs; run++) {
    run_once(argv[2], (const char *const *)argv + 3, (size_t)argc - 3);
    if (run > 0 && sum(seconds) >= sum(best)) continue;
    for (int i = 0; i < PHASE_COUNT; i++) best[i] = seconds[i];
  }
  for (int i = 0; i < PHASE_COUNT; i++)
    printf("%-9s %9.1f ms %5.1f %%\n", phase_names[i], best[i] * 1e3, 100 * best[i] / sum(best));
  return 0;
}
