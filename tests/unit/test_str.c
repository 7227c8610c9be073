#include "base/arena.h"
#include "base/str.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static void order_is_by_bytes_then_length(void **state) {
  (void)state;
  assert_int_equal(str_compare(STR("abc"), STR("abc")), 0);
  assert_true(str_compare(STR("ab"), STR("abc")) < 0);
  assert_true(str_compare(STR("b"), STR("abc")) > 0);
  assert_true(str_compare(STR("z"), STR("\xc3\xa9")) < 0);
  assert_int_equal(str_compare((struct str){0}, STR("")), 0);
  assert_true(str_compare((struct str){0}, STR("a")) < 0);
}

static void equality_needs_no_pointer_when_empty(void **state) {
  (void)state;
  assert_true(str_equal((struct str){0}, STR("")));
  assert_false(str_equal(STR("a"), STR("b")));
  assert_false(str_equal(STR("a"), STR("ab")));
}

static void trimming_takes_all_ascii_space(void **state) {
  (void)state;
  assert_true(str_equal(str_trim(STR(" \t\r\n\v\f a b \n")), STR("a b")));
  assert_true(str_equal(str_trim(STR(" \t ")), STR("")));
  assert_true(str_equal(str_trim((struct str){0}), STR("")));
}

static void copies_are_terminated(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  const char text[] = "abcdef";
  struct str copy = str_copy(arena, (struct str){text, 3});
  assert_ptr_not_equal(copy.ptr, text);
  assert_string_equal(copy.ptr, "abc");
  assert_string_equal(str_terminated(arena, (struct str){text + 4, 2}), "ef");
  assert_string_equal(str_terminated(arena, (struct str){0}), "");
  arena_free(arena);
}

static void formatting_takes_slices(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  struct str s = str_format(arena, "%.*s has %d", STR_ARGS(STR("group")), 12);
  assert_true(str_equal(s, STR("group has 12")));
  assert_int_equal(s.ptr[s.len], '\0');
  assert_int_equal(str_format(arena, "%s", "").len, 0);
  assert_int_equal(str_format(arena, "%5000d", 1).len, 5000);
  arena_free(arena);
}

static void numbers_are_whole_and_limited(void **state) {
  (void)state;
  long long number = -1;
  assert_true(str_number(STR("0"), 0, &number));
  assert_int_equal(number, 0);
  assert_true(str_number(STR("007"), 10, &number));
  assert_int_equal(number, 7);
  assert_true(str_number(STR("255"), 255, &number));
  assert_false(str_number(STR("256"), 255, &number));
  assert_false(str_number(STR("9"), 5, &number));
  assert_int_equal(number, 255);
  assert_true(str_number(STR("9223372036854775807"), LLONG_MAX, &number));
  assert_true(number == LLONG_MAX);
  assert_false(str_number(STR("9223372036854775808"), LLONG_MAX, &number));
  const char *const none[] = {"", "-1", "+1", "1 ", " 1", "1.0", "1e3", "0x1", "\xd9\xa1"};
  for (size_t i = 0; i < sizeof none / sizeof *none; i++)
    assert_false(str_number(str_from(none[i]), LLONG_MAX, &number));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(order_is_by_bytes_then_length),  cmocka_unit_test(equality_needs_no_pointer_when_empty),
      cmocka_unit_test(trimming_takes_all_ascii_space), cmocka_unit_test(copies_are_terminated),
      cmocka_unit_test(formatting_takes_slices),        cmocka_unit_test(numbers_are_whole_and_limited),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
