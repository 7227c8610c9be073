/* Random takers against all that they could take. */
#include "solve/least.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

enum { TAKERS = 5, GROUPS = 2, MOST = 3 };

static uint64_t state = 1;

static int64_t chance(uint32_t below) { /* splitmix64 */
  uint64_t z = state += 0x9e3779b97f4a7c15U;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9U;
  z = (z ^ z >> 27) * 0x94d049bb133111ebU;
  return (int64_t)((z ^ z >> 31) % below);
}

/* Of weights 1 to 4: all sums are whole in these parts. */
#define PARTS 12

static int64_t cost_of(const struct taker *taker, int64_t units) {
  int64_t parts = PARTS / taker->weight;
  if (taker->straight) return parts * (taker->base * taker->base + units * (2 * taker->base + taker->high));
  return parts * (taker->base + units) * (taker->base + units);
}

struct office {
  struct taker takers[TAKERS];
  struct taker_group groups[GROUPS];
  int64_t total, least;
};

static void try_all(struct office *office, uint32_t next, int64_t cost, int64_t taken, int64_t *group_taken) {
  if (next == TAKERS) {
    for (int g = 0; g < GROUPS; g++)
      if (group_taken[g] < office->groups[g].low || group_taken[g] > office->groups[g].high) return;
    if (taken >= office->total && (office->least < 0 || cost < office->least)) office->least = cost;
    return;
  }
  const struct taker *taker = &office->takers[next];
  for (int64_t units = taker->low; units <= taker->high; units++) {
    group_taken[taker->group] += units;
    try_all(office, next + 1, cost + cost_of(taker, units), taken + units, group_taken);
    group_taken[taker->group] -= units;
  }
}

static void make(struct office *office) {
  int64_t group_now[GROUPS] = {0}, all = 0;
  *office = (struct office){.least = -1};
  for (int t = 0; t < TAKERS; t++) {
    struct taker *taker = &office->takers[t];
    *taker = (struct taker){.base = chance(4), .weight = 1 + chance(4), .high = chance(MOST + 1)};
    taker->straight = chance(4) == 0;
    if (!taker->straight) taker->low = chance((uint32_t)taker->high + 1);
    taker->now = taker->low + chance((uint32_t)(taker->high - taker->low) + 1);
    taker->group = (uint32_t)chance(GROUPS);
    group_now[taker->group] += taker->now;
    all += taker->now;
  }
  for (int g = 0; g < GROUPS; g++) {
    office->groups[g].low = chance((uint32_t)group_now[g] + 1);
    office->groups[g].high = group_now[g] + chance(3);
  }
  office->total = all - chance(2);
}

/* Straight takers are exact between whole numbers too, so that the least is. */
static void gap_is_what_is_missing(void **unused) {
  (void)unused;
  int proved = 0;
  for (int i = 0; i < 3000; i++) {
    struct arena *arena = arena_new();
    struct office office;
    int64_t none[GROUPS] = {0}, now = 0;
    make(&office);
    try_all(&office, 0, 0, 0, none);
    for (int t = 0; t < TAKERS; t++) now += cost_of(&office.takers[t], office.takers[t].now);
    int64_t gap = least_gap(office.takers, TAKERS, office.groups, GROUPS, office.total, arena);
    assert_int_equal(gap, ((now - office.least) * 1000 + PARTS - 1) / PARTS);
    proved += gap == 0;
    arena_free(arena);
  }
  assert_in_range(proved, 100, 2000);
}

static void fractions_add_up(void **unused) {
  (void)unused;
  const struct difference even[] = {{1, 3}, {-2, 6}}, more[] = {{1, 3}, {1, 3}}, less[] = {{-1, 7}};
  const struct difference primes[] = {{1, 1000003}, {1, 1000033}, {1, 1000037}, {1, 1000039}};
  assert_int_equal(differences_sum(even, 2), 0);
  assert_int_equal(differences_sum(more, 2), 667);
  assert_int_equal(differences_sum(less, 1), 0);
  assert_int_equal(differences_sum(primes, 4), 1); /* their common multiple is too large: rounded up */
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(gap_is_what_is_missing), cmocka_unit_test(fractions_add_up)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
