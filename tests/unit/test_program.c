/* Random small programs against all their answers. */
#include "solve/program.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

enum { ITEMS = 8, OPTIONS = 32, USES = 160, COUNTERS = 24, ANSWERS_MAX = 5000 };

static uint64_t state;

static uint32_t chance(uint32_t below) { /* splitmix64 */
  uint64_t z = state += 0x9e3779b97f4a7c15U;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9U;
  z = (z ^ z >> 27) * 0x94d049bb133111ebU;
  return (uint32_t)((z ^ z >> 31) % below);
}

struct instance {
  struct program program;
  struct program_item items[ITEMS + 1];
  struct program_option options[OPTIONS + 1];
  struct program_use uses[USES];
  struct program_counter counters[COUNTERS];
  uint32_t option_count, use_count;
};

static void open_instance(struct instance *instance) {
  *instance = (struct instance){0};
  instance->program = (struct program){
      .items = instance->items, .options = instance->options, .uses = instance->uses, .counters = instance->counters};
}

static void end_item(struct instance *instance, int32_t count) {
  struct program *program = &instance->program;
  program->items[program->item_count++].count = count;
  program->items[program->item_count].first_option = instance->option_count;
}

static void end_option(struct instance *instance) {
  instance->options[++instance->option_count].first_use = instance->use_count;
}

static void add_use(struct instance *instance, uint32_t counter, int32_t amount) {
  instance->uses[instance->use_count++] = (struct program_use){counter, amount};
}

/* Units of the item's options, in all ways; each answer is handed over. */
struct brute {
  struct instance *instance;
  int64_t scale[PROGRAM_COSTS];
  int32_t taken[OPTIONS];
  bool found;
  int64_t best[PROGRAM_COSTS];
  uint32_t answers;
};

static void sum_up(const struct instance *instance, const int32_t *taken, int64_t *sums) {
  for (uint32_t o = 0; o < instance->option_count; o++)
    for (uint32_t u = instance->options[o].first_use; u < instance->options[o + 1].first_use; u++)
      sums[instance->uses[u].counter] += (int64_t)taken[o] * instance->uses[u].amount;
}

static bool value_of(const struct instance *instance, const int32_t *taken, const int64_t *scale, int64_t *value) {
  const struct program *program = &instance->program;
  int64_t sums[COUNTERS] = {0};
  sum_up(instance, taken, sums);
  for (uint32_t c = 0; c < program->counter_count; c++)
    if (sums[c] < program->counters[c].low || sums[c] > program->counters[c].high) return false;
  for (uint32_t k = 0; k < program->cost_count; k++) {
    value[k] = 0;
    for (uint32_t o = 0; o < instance->option_count; o++)
      value[k] += scale[k] * program->options[o].costs[k] * taken[o];
    for (uint32_t c = 0; c < program->counter_count; c++) {
      const struct program_counter *counter = &program->counters[c];
      if (counter->square_at != (int)k) continue;
      value[k] += (counter->base + sums[c]) * (counter->base + sums[c]) * (scale[k] / counter->weight);
    }
  }
  return true;
}

static int compare_values(const int64_t *a, const int64_t *b, uint32_t count) {
  for (uint32_t k = 0; k < count; k++)
    if (a[k] != b[k]) return a[k] < b[k] ? -1 : 1;
  return 0;
}

static void try_all(struct brute *brute, uint32_t item, uint32_t option, int32_t rest) {
  const struct program *program = &brute->instance->program;
  if (brute->answers > ANSWERS_MAX) return;
  if (item == program->item_count) {
    int64_t value[PROGRAM_COSTS] = {0};
    brute->answers++;
    if (!value_of(brute->instance, brute->taken, brute->scale, value)) return;
    if (!brute->found || compare_values(value, brute->best, program->cost_count) < 0)
      memcpy(brute->best, value, sizeof value);
    brute->found = true;
    return;
  }
  bool last = option + 1 == program->items[item + 1].first_option;
  for (int32_t units = last ? rest : 0; units <= rest; units++) {
    brute->taken[option] = units;
    if (last)
      try_all(brute, item + 1, option + 1, program->items[item + 1].count);
    else
      try_all(brute, item, option + 1, rest - units);
  }
}

static void set_scales(struct brute *brute) {
  const struct program *program = &brute->instance->program;
  for (uint32_t k = 0; k < program->cost_count; k++) {
    int64_t scale = 1;
    for (uint32_t c = 0; c < program->counter_count; c++)
      if (program->counters[c].square_at == (int)k)
        for (int64_t once = scale; scale % program->counters[c].weight != 0;) scale += once;
    brute->scale[k] = scale;
  }
}

/* A lawful answer's sums, or any, with room around them. */
static void bound_counters(struct instance *instance) {
  struct program *program = &instance->program;
  int32_t taken[OPTIONS] = {0};
  int64_t sums[COUNTERS] = {0};
  for (uint32_t i = 0; i < program->item_count; i++)
    for (int32_t n = 0; n < program->items[i].count; n++)
      taken[program->items[i].first_option +
            chance(program->items[i + 1].first_option - program->items[i].first_option)]++;
  sum_up(instance, taken, sums);
  bool strict = chance(2), off = chance(3) == 0;
  for (uint32_t c = 0; c < program->counter_count; c++) {
    struct program_counter *counter = &program->counters[c];
    int64_t sum = sums[c] + (off && chance(3) == 0 ? (int64_t)chance(5) - 2 : 0);
    counter->low = chance(4) == 0 ? INT64_MIN : sum - (strict ? 0 : (int64_t)chance(2));
    counter->high = chance(4) == 0 ? INT64_MAX : sum + (strict ? 0 : (int64_t)chance(2));
    if (off && chance(40) == 0) counter->high = sum - 1;
  }
}

static void price(struct instance *instance) {
  struct program *program = &instance->program;
  program->cost_count = chance(6);
  for (uint32_t o = 0; o < instance->option_count; o++)
    for (uint32_t k = 0; k < program->cost_count; k++)
      if (chance(2)) instance->options[o].costs[k] = (int64_t)chance(3) - (chance(2) ? 1 : 0);
  for (uint32_t c = 0; c < program->counter_count; c++) {
    struct program_counter *counter = &program->counters[c];
    counter->square_at = chance(2) ? -1 : (int)chance(6);
    counter->base = (int64_t)chance(4) - 1;
    counter->weight = 1 + chance(chance(2) ? 1 : 6);
  }
}

/* Options count where they like. */
static void make_any(struct instance *instance) {
  uint32_t items = 1 + chance(5);
  instance->program.counter_count = chance(8);
  for (uint32_t i = 0; i < items; i++) {
    for (uint32_t options = 1 + chance(3); options > 0; options--) {
      for (uint32_t c = 0; c < instance->program.counter_count; c++)
        if (chance(3) == 0) add_use(instance, c, 1 + (chance(3) == 0 ? (int32_t)chance(3) : 0));
      end_option(instance);
    }
    end_item(instance, chance(4) == 0 ? (int32_t)chance(4) : 1);
  }
}

/* People on two or three days: in or out, or in at one of two places; three families of groups cross on each day, and
 * each person's days are counted. */
static void make_crossing(struct instance *instance) {
  uint32_t days = 1 + chance(3), people = ITEMS / days, families = 2 + chance(2);
  int32_t size = chance(4) == 0 ? 2 : 1;
  uint32_t first_person = days * families * 2;
  instance->program.counter_count = first_person + (days > 1 ? people : 0);
  for (uint32_t p = 0; p < people; p++) {
    uint32_t member = chance(8);
    for (uint32_t d = 0; d < days; d++) {
      bool two = chance(4) == 0;
      for (uint32_t in = 0; in <= (two ? 2U : 1U); in++) {
        for (uint32_t f = 0; in > 0 && f < families; f++)
          add_use(instance, (d * families + f) * 2 + ((member >> f & 1) ^ (f == 2 && in == 2)), size);
        if (in > 0 && days > 1) add_use(instance, first_person + p, 1);
        end_option(instance);
      }
      end_item(instance, 1);
    }
  }
}

static void make(struct instance *instance) {
  open_instance(instance);
  if (chance(2))
    make_any(instance);
  else
    make_crossing(instance);
  bound_counters(instance);
  price(instance);
}

/* Amounts of which the determinants do not fit into any number of the tableau. */
static void make_huge(struct instance *instance) {
  open_instance(instance);
  instance->program.counter_count = 6;
  for (uint32_t i = 0; i < 8; i++) {
    for (uint32_t o = 0; o < 2; o++) {
      for (uint32_t c = 0; c < instance->program.counter_count; c++)
        add_use(instance, c, 1 + (int32_t)chance(1000000000));
      end_option(instance);
    }
    end_item(instance, 1);
  }
  bound_counters(instance);
  bool off = chance(2);
  for (uint32_t c = 0; c < instance->program.counter_count; c++) {
    struct program_counter *counter = &instance->program.counters[c];
    counter->square_at = -1;
    int64_t shift = off ? (int64_t)chance(500000000) : 0;
    if (counter->low > INT64_MIN) counter->low += shift - chance(100000000);
    if (counter->high < INT64_MAX) counter->high += shift + chance(100000000);
  }
  instance->program.cost_count = 2;
  for (uint32_t o = 0; o < instance->option_count; o++)
    for (uint32_t k = 0; k < 2; k++) instance->options[o].costs[k] = (int64_t)chance(1000000000);
}

static bool brute_force(struct instance *instance, struct brute *brute) {
  *brute = (struct brute){.instance = instance};
  set_scales(brute);
  try_all(brute, 0, 0, instance->items[0].count);
  return brute->answers <= ANSWERS_MAX;
}

static void assert_best(const struct instance *instance, const struct brute *brute,
                        const struct program_answer *answer) {
  int64_t value[PROGRAM_COSTS] = {0};
  assert_true(value_of(instance, answer->taken, brute->scale, value));
  for (uint32_t k = 0; k < instance->program.cost_count; k++) {
    assert_int_equal(answer->scale[k], brute->scale[k]);
    assert_int_equal(answer->value[k], value[k]);
    assert_int_equal(answer->value[k], brute->best[k]);
    assert_int_equal(answer->bound[k], brute->best[k]);
  }
  assert_int_equal(answer->proved, instance->program.cost_count);
}

/* Lawful, not better than the best, and honest about how far it may be from it. */
static void assert_honest(const struct instance *instance, const struct brute *brute,
                          const struct program_answer *answer) {
  int64_t value[PROGRAM_COSTS] = {0};
  assert_true(value_of(instance, answer->taken, brute->scale, value));
  for (uint32_t k = 0; k < instance->program.cost_count; k++) {
    assert_int_equal(answer->value[k], value[k]);
    assert_true(answer->bound[k] <= brute->best[k]);
    if (k >= answer->proved) continue;
    assert_int_equal(answer->value[k], brute->best[k]);
    assert_int_equal(answer->bound[k], brute->best[k]);
  }
}

struct tally {
  int solved, infeasible, unproved;
};

/* One program against all its answers: without end, then with a budget that is soon spent. */
static void check(struct instance *instance, struct tally *tally) {
  struct arena *arena = arena_new();
  struct brute brute;
  struct program_answer answer;
  if (brute_force(instance, &brute)) {
    enum program_result result = program_solve(&instance->program, arena, &answer);
    assert_int_equal(result, brute.found ? PROGRAM_SOLVED : PROGRAM_INFEASIBLE);
    if (brute.found) {
      assert_best(instance, &brute, &answer);
      instance->program.budget = 1 + chance(10);
      assert_int_equal(program_solve(&instance->program, arena, &answer), PROGRAM_SOLVED);
      assert_honest(instance, &brute, &answer);
    }
    tally->unproved += brute.found && answer.proved < instance->program.cost_count;
    tally->solved += brute.found;
    tally->infeasible += !brute.found;
  }
  arena_free(arena);
}

static void test_all_answers(void **unused) {
  (void)unused;
  struct tally tally = {0};
  for (uint64_t seed = 1; seed <= 20000; seed++) {
    struct instance instance;
    state = seed;
    make(&instance);
    check(&instance, &tally);
  }
  assert_true(tally.solved > 10000 && tally.infeasible > 3000 && tally.unproved > 300);
}

static void test_huge_amounts(void **unused) {
  (void)unused;
  struct tally tally = {0};
  for (uint64_t seed = 1; seed <= 300; seed++) {
    struct instance instance;
    state = seed;
    make_huge(&instance);
    check(&instance, &tally);
  }
  assert_true(tally.solved > 100 && tally.infeasible > 50);
}

/* Two items, in or out; each counts alone, and its square is weighed. */
static void make_pair(struct instance *instance, int64_t weight, int64_t other) {
  open_instance(instance);
  instance->program.counter_count = 3;
  instance->program.cost_count = 2;
  for (uint32_t i = 0; i < 2; i++) {
    end_option(instance);
    add_use(instance, i, 1);
    add_use(instance, 2, 1);
    end_option(instance);
    end_item(instance, 6);
    instance->counters[i] = (struct program_counter){INT64_MIN, INT64_MAX, 1, 0, i == 0 ? weight : other};
  }
  instance->counters[2] = (struct program_counter){6, 6, -1, 0, 1};
}

static void test_weights_are_fair(void **unused) {
  (void)unused;
  struct arena *arena = arena_new();
  struct instance instance;
  struct program_answer answer;
  make_pair(&instance, 10, 5);
  assert_int_equal(program_solve(&instance.program, arena, &answer), PROGRAM_SOLVED);
  assert_int_equal(answer.taken[1], 4);
  assert_int_equal(answer.taken[3], 2);
  assert_int_equal(answer.scale[1], 10);
  assert_int_equal(answer.value[1], 4 * 4 + 2 * 2 * 2);
  assert_int_equal(answer.proved, 2);
  arena_free(arena);
}

/* The least common multiple is too large: still looked for, but not proved. */
static void test_weights_too_large(void **unused) {
  (void)unused;
  struct arena *arena = arena_new();
  struct instance instance;
  struct program_answer answer;
  make_pair(&instance, 2147483647, 2147483629);
  assert_int_equal(program_solve(&instance.program, arena, &answer), PROGRAM_SOLVED);
  assert_int_equal(answer.taken[1] + answer.taken[3], 6);
  assert_int_equal(answer.proved, 1);
  arena_free(arena);
}

static void test_patience(void **unused) {
  (void)unused;
  struct arena *arena = arena_new();
  struct instance instance;
  struct program_answer answer;
  make_pair(&instance, 1, 1);
  instance.program.patience = 1;
  assert_int_equal(program_solve(&instance.program, arena, &answer), PROGRAM_GAVE_UP);
  instance.program.patience = 1000;
  assert_int_equal(program_solve(&instance.program, arena, &answer), PROGRAM_SOLVED);
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_all_answers),      cmocka_unit_test(test_huge_amounts),
      cmocka_unit_test(test_weights_are_fair), cmocka_unit_test(test_weights_too_large),
      cmocka_unit_test(test_patience),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
