#include "base/parallel.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT 1000
#define ROOM 5

struct line {
  size_t begun[ROOM]; /* by remainder: the last number that was begun, and one more */
  size_t taken, stop;
  atomic_size_t done;
};

static void begin(void *context, size_t number) {
  struct line *line = context;
  line->begun[number % ROOM] = number + 1;
  atomic_fetch_add(&line->done, 1);
}

static bool take(void *context, size_t number) {
  struct line *line = context;
  assert_int_equal(line->taken++, number);
  assert_int_equal(line->begun[number % ROOM], number + 1); /* done, and its place not used again */
  return number != line->stop;
}

static void all_are_taken_in_order(void **state) {
  for (unsigned jobs = 0; jobs <= 6; jobs++) {
    struct line line = {.stop = SIZE_MAX};
    parallel_in_order(jobs, COUNT, ROOM, begin, take, &line);
    assert_int_equal(line.taken, COUNT);
    assert_int_equal(line.done, COUNT);
  }
  (void)state;
}

static void nothing_is_done_after_a_refusal(void **state) {
  for (unsigned jobs = 1; jobs <= 6; jobs++) {
    struct line line = {.stop = 10};
    parallel_in_order(jobs, COUNT, ROOM, begin, take, &line);
    assert_int_equal(line.taken, 11);
    assert_true(line.done <= 11 + ROOM);
  }
  (void)state;
}

static void of_none_nothing(void **state) {
  struct line line = {.stop = SIZE_MAX};
  parallel_in_order(3, 0, ROOM, begin, take, &line);
  assert_int_equal(line.taken, 0);
  (void)state;
}

static void each_number_once(void *context, size_t number) {
  atomic_fetch_add(&((atomic_int *)context)[number], 1);
}

static void every_number_is_run_once(void **state) {
  static atomic_int runs[COUNT];
  parallel_run(4, COUNT, each_number_once, runs);
  for (size_t i = 0; i < COUNT; i++) assert_int_equal(runs[i], 1);
  (void)state;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(all_are_taken_in_order),
      cmocka_unit_test(nothing_is_done_after_a_refusal),
      cmocka_unit_test(of_none_nothing),
      cmocka_unit_test(every_number_is_run_once),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
