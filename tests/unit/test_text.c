#include "base/arena.h"
#include "base/text.h"

#include <stdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static struct arena *arena;

static int open_arena(void **state) {
  (void)state;
  arena = arena_new();
  return 0;
}

static int close_arena(void **state) {
  (void)state;
  arena_free(arena);
  return 0;
}

static void folds_to(const char *text, const char *expected) {
  struct str folded = text_fold(arena, str_from(text));
  assert_string_equal(str_terminated(arena, folded), expected);
  assert_ptr_equal(text_fold(arena, folded).ptr, folded.ptr);
}

static void invalid_bytes_are_found(void **state) {
  (void)state;
  assert_int_equal(text_valid(STR("")), 0);
  assert_int_equal(text_valid((struct str){0}), 0);
  assert_int_equal(text_valid(STR("plain text of some length")), 25);
  assert_int_equal(text_valid(STR("caf\xc3\xa9 \xe6\x97\xa5 \xf0\x9f\x98\x80")), 14);
  assert_int_equal(text_valid(STR("ab\0cd")), 2);
  assert_int_equal(text_valid(STR("caf\xc3\xa9\0cd")), 5);
  assert_int_equal(text_valid(STR("abcdefghij\xff")), 10);
  assert_int_equal(text_valid(STR("a\xc3")), 1);             /* cut off */
  assert_int_equal(text_valid(STR("a\xc0\x80")), 1);         /* overlong */
  assert_int_equal(text_valid(STR("a\xed\xa0\x80")), 1);     /* surrogate */
  assert_int_equal(text_valid(STR("a\xf4\x90\x80\x80")), 1); /* above U+10FFFF */
  assert_int_equal(text_valid(STR("\x80")), 0);
}

static void names_fold(void **state) {
  (void)state;
  folds_to("", "");
  folds_to("  ", "");
  folds_to("rsud banten", "rsud banten");
  folds_to("RSUD  Banten ", "rsud banten");
  folds_to("\tKepala\r\n Bidang", "kepala bidang");
  folds_to("CAF\xc3\x89", "caf\xc3\xa9");
  folds_to("cafe\xcc\x81", "caf\xc3\xa9"); /* NFC */
  folds_to("stra\xc3\x9f"
           "e",
           "strasse"); /* full case folding */
  folds_to("\xc2\xa0"  /* no-break space */
           "A\xe2\x80\x83\xc2\xa0\xc3\x89 ",
           "a \xc3\xa9");
  folds_to("\xce\x91\xce\xa3", "\xce\xb1\xcf\x83"); /* sigma, not its final form */
}

static void unchanged_text_is_not_copied(void **state) {
  (void)state;
  struct str s = STR("kepala bidang");
  assert_ptr_equal(text_fold(arena, s).ptr, s.ptr);
}

static void long_text_folds_alike(void **state) {
  (void)state;
  enum { COUNT = 3000 };
  char *text = arena_alloc(arena, COUNT * 2), *expected = arena_alloc(arena, COUNT * 2);
  for (size_t i = 0; i < COUNT; i++) {
    memcpy(text + i * 2, "\xc3\x89", 2);
    memcpy(expected + i * 2, "\xc3\xa9", 2);
  }
  struct str folded = text_fold(arena, (struct str){text, COUNT * 2});
  assert_true(str_equal(folded, (struct str){expected, COUNT * 2}));
  memset(text, 'A', COUNT * 2);
  memset(expected, 'a', COUNT * 2);
  folded = text_fold(arena, (struct str){text, COUNT * 2});
  assert_true(str_equal(folded, (struct str){expected, COUNT * 2}));
}

static void every_length_near_the_buffer_folds(void **state) {
  (void)state;
  char text[1200], expected[1200];
  for (size_t count = 505; count < 520; count++) {
    for (size_t i = 0; i < count; i++) {
      memcpy(text + i * 2, "\xc3\x89", 2);
      memcpy(expected + i * 2, "\xc3\xa9", 2);
    }
    struct str folded = text_fold(arena, (struct str){text, count * 2});
    assert_true(str_equal(folded, (struct str){expected, count * 2}));
  }
}

static void invalid_text_compares_as_it_is(void **state) {
  (void)state;
  assert_true(str_equal(text_fold(arena, STR(" A\xff ")), STR("A\xff")));
}

static void cleaning_disarms(void **state) {
  (void)state;
  struct str s = STR("plain caf\xc3\xa9");
  assert_ptr_equal(text_clean(arena, s).ptr, s.ptr);
  assert_true(str_equal(text_clean(arena, STR("a\tb\nc")), STR("a b c")));
  assert_true(str_equal(text_clean(arena, STR("\x1b[31m\x7f")), STR("?[31m?")));
  assert_true(str_equal(text_clean(arena, STR("a\xffz")), STR("a?z")));
  assert_true(str_equal(text_clean(arena, STR("a\xe2\x80\xae"
                                              "b\xc2\x9b")),
                        STR("a?b?")));
}

static void columns_know_wide_and_combining(void **state) {
  (void)state;
  assert_int_equal(text_columns(STR("abc")), 3);
  assert_int_equal(text_columns(STR("caf\xc3\xa9")), 4);
  assert_int_equal(text_columns(STR("cafe\xcc\x81")), 4);
  assert_int_equal(text_columns(STR("\xe6\x97\xa5\xe6\x9c\xac")), 4);
  assert_int_equal(text_columns(STR("a\xff")), 2);
}

static void codepoints_are_counted(void **state) {
  (void)state;
  assert_int_equal(text_codepoints((struct str){0}), 0);
  assert_int_equal(text_codepoints(STR("seventeen letters")), 17);
  assert_int_equal(text_codepoints(STR("\xe6\x97\xa5\xe6\x9c\xac\xf0\x9f\x98\x80 caf\xc3\xa9 \xe6\x97\xa5")), 10);
  for (size_t len = 0; len < 40; len++) {
    char text[80];
    for (size_t i = 0; i < len; i++) memcpy(text + i * 2, "\xc3\xa9", 2);
    assert_int_equal(text_codepoints((struct str){text, len * 2}), len);
  }
}

static void fitting_cuts_between_characters(void **state) {
  (void)state;
  assert_true(str_equal(text_fit(STR("abcdef"), 3), STR("abc")));
  assert_true(str_equal(text_fit(STR("abc"), 9), STR("abc")));
  assert_true(str_equal(text_fit(STR("\xe6\x97\xa5\xe6\x9c\xac"), 3), STR("\xe6\x97\xa5")));
  assert_true(str_equal(text_fit(STR("cafe\xcc\x81x"), 4), STR("cafe\xcc\x81")));
  assert_int_equal(text_fit(STR("abc"), 0).len, 0);
}

static void distance_counts_slips(void **state) {
  (void)state;
  assert_int_equal(text_distance(STR("sector"), STR("sector")), 0);
  assert_int_equal(text_distance(STR("sector"), STR("sectr")), 1);
  assert_int_equal(text_distance(STR("sector"), STR("secttor")), 1);
  assert_int_equal(text_distance(STR("sector"), STR("sektor")), 1);
  assert_int_equal(text_distance(STR("sector"), STR("setcor")), 1);
  assert_int_equal(text_distance(STR(""), STR("abc")), 3);
  assert_int_equal(text_distance(STR("abc"), STR("")), 3);
  assert_int_equal(text_distance(STR("kitten"), STR("sitting")), 3);
  assert_int_equal(text_distance(STR("ca"), STR("abc")), 3); /* restricted: no edit within a swap */
}

static void distance_of_long_text_is_far(void **state) {
  (void)state;
  char a[80], b[80];
  memset(a, 'a', sizeof a);
  memset(b, 'a', sizeof b);
  b[0] = 'b';
  assert_int_equal(text_distance((struct str){a, 64}, (struct str){b, 64}), 1);
  assert_int_equal(text_distance((struct str){a, 65}, (struct str){b, 65}), 65);
  assert_int_equal(text_distance((struct str){a, 80}, (struct str){a, 80}), 0);
}

static void symbols_are_dense_and_keep_the_first_spelling(void **state) {
  (void)state;
  struct symbols *symbols = symbols_new(arena);
  assert_int_equal(symbol_count(symbols), 1);
  assert_int_equal(symbol_of(symbols, STR("")), 0);
  assert_int_equal(symbol_of(symbols, STR(" \t")), 0);
  assert_int_equal(symbol_of(symbols, STR(" Dinas  Kesehatan")), 1);
  assert_int_equal(symbol_of(symbols, STR("dinas kesehatan")), 1);
  assert_int_equal(symbol_of(symbols, STR("Caf\xc3\xa9")), 2);
  assert_int_equal(symbol_of(symbols, STR("CAFE\xcc\x81")), 2);
  assert_int_equal(symbol_count(symbols), 3);
  assert_true(str_equal(symbol_text(symbols, 1), STR("Dinas  Kesehatan")));
  assert_true(str_equal(symbol_folded(symbols, 1), STR("dinas kesehatan")));
  assert_true(str_equal(symbol_folded(symbols, 2), STR("caf\xc3\xa9")));
  assert_int_equal(symbol_text(symbols, 0).len, 0);
}

static void finding_makes_no_symbol(void **state) {
  (void)state;
  struct symbols *symbols = symbols_new(arena);
  assert_int_equal(symbol_find(symbols, STR("guru")), 0);
  assert_int_equal(symbol_of(symbols, STR("Guru")), 1);
  assert_int_equal(symbol_find(symbols, STR("GURU ")), 1);
  assert_int_equal(symbol_find(symbols, STR("")), 0);
  assert_int_equal(symbol_count(symbols), 2);
}

static void many_symbols_are_told_apart(void **state) {
  (void)state;
  struct symbols *symbols = symbols_new(arena);
  char name[24];
  for (int round = 0; round < 2; round++) {
    for (int i = 1; i <= 100000; i++) {
      int len = snprintf(name, sizeof name, round ? "UNIT %d" : "unit  %d", i);
      assert_int_equal(symbol_of(symbols, (struct str){name, (size_t)len}), i);
    }
  }
  assert_int_equal(symbol_count(symbols), 100001);
}

static void the_text_need_not_outlive_its_symbol(void **state) {
  (void)state;
  struct symbols *symbols = symbols_new(arena);
  char name[] = "loket";
  symbol loket = symbol_of(symbols, str_from(name));
  memset(name, 'x', sizeof name - 1);
  assert_true(str_equal(symbol_text(symbols, loket), STR("loket")));
  assert_int_equal(symbol_find(symbols, STR("Loket")), loket);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(invalid_bytes_are_found),
      cmocka_unit_test(names_fold),
      cmocka_unit_test(unchanged_text_is_not_copied),
      cmocka_unit_test(long_text_folds_alike),
      cmocka_unit_test(every_length_near_the_buffer_folds),
      cmocka_unit_test(invalid_text_compares_as_it_is),
      cmocka_unit_test(cleaning_disarms),
      cmocka_unit_test(columns_know_wide_and_combining),
      cmocka_unit_test(codepoints_are_counted),
      cmocka_unit_test(fitting_cuts_between_characters),
      cmocka_unit_test(distance_counts_slips),
      cmocka_unit_test(distance_of_long_text_is_far),
      cmocka_unit_test(symbols_are_dense_and_keep_the_first_spelling),
      cmocka_unit_test(finding_makes_no_symbol),
      cmocka_unit_test(many_symbols_are_told_apart),
      cmocka_unit_test(the_text_need_not_outlive_its_symbol),
  };
  return cmocka_run_group_tests(tests, open_arena, close_arena);
}
