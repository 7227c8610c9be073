#include "base/arena.h"
#include "base/csv.h"

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

/* What is read, written so that one can see it: a line for each row, as "result line:column=text|...". */
static const char *shown(struct str text) {
  static const char *const results[] = {"", "END", "UNCLOSED ", "STRAY "};
  struct csv csv;
  struct str all = STR("");
  csv_open(&csv, arena, text);
  for (enum csv_result result = CSV_ROW; result != CSV_END && result != CSV_UNCLOSED;) {
    result = csv_next(&csv);
    all = str_format(arena, "%.*s%s", STR_ARGS(all), results[result]);
    for (size_t i = 0; i < csv.count; i++)
      all = str_format(arena, "%.*s%s%u:%u=%.*s", STR_ARGS(all), i ? "|" : "", csv.fields[i].line,
                       csv_column(&csv.fields[i]), STR_ARGS(csv.fields[i].text));
    all = str_format(arena, "%.*s%s", STR_ARGS(all), result == CSV_END ? "" : "\n");
  }
  return all.ptr;
}

#define assert_reads(text, expected) assert_string_equal(shown(STR(text)), expected)

static void plain_rows(void **state) {
  (void)state;
  assert_reads("nip,name\n1,Ani\n2,Budi\n", "1:1=nip|1:5=name\n2:1=1|2:3=Ani\n3:1=2|3:3=Budi\nEND");
  assert_reads("a,b", "1:1=a|1:3=b\nEND");
  assert_reads("a,,\n,,b\n", "1:1=a|1:3=|1:4=\n2:1=|2:2=|2:3=b\nEND");
}

static void nothing_to_read(void **state) {
  (void)state;
  assert_reads("", "END");
  assert_string_equal(shown((struct str){0}), "END");
  assert_reads("\n\r\n \n\r", "END");
  assert_reads("\xEF\xBB\xBF", "END");
  assert_reads("   ", "END");
}

static void every_line_end_ends_a_line(void **state) {
  (void)state;
  assert_reads("a,b\r\nc,d\r\n", "1:1=a|1:3=b\n2:1=c|2:3=d\nEND");
  assert_reads("a,b\rc,d\r", "1:1=a|1:3=b\n2:1=c|2:3=d\nEND");
  assert_reads("a\nb\r\nc\rd", "1:1=a\n2:1=b\n3:1=c\n4:1=d\nEND");
}

static void empty_lines_are_passed_over_and_counted(void **state) {
  (void)state;
  assert_reads("\n\na,b\n\n  \r\nc,d\n\n", "3:1=a|3:3=b\n6:1=c|6:3=d\nEND");
  assert_reads(",\n\n,\n", "1:1=|1:2=\n3:1=|3:2=\nEND");
}

static void the_separator_is_the_most_frequent(void **state) {
  (void)state;
  assert_reads("a;b;c\n1,5;2;3\n", "1:1=a|1:3=b|1:5=c\n2:1=1,5|2:5=2|2:7=3\nEND");
  assert_reads("a\tb, c\td\n", "1:1=a|1:3=b, c|1:8=d\nEND");
  assert_reads("a;b,c,d\n", "1:1=a;b|1:5=c|1:7=d\nEND");
  assert_reads("\"x,y,z\";b\n1;2\n", "1:1=x,y,z|1:9=b\n2:1=1|2:3=2\nEND");
  assert_reads("only\na;b\n", "1:1=only\n2:1=a;b\nEND");
  assert_reads("a;b,c\n", "1:1=a;b|1:5=c\nEND"); /* as many: the comma */
  assert_reads("\n\na;b\n", "3:1=a|3:3=b\nEND");
}

static void a_mark_at_the_beginning_is_skipped(void **state) {
  (void)state;
  assert_reads("\xEF\xBB\xBFnip,name\n", "1:1=nip|1:5=name\nEND");
  assert_reads("\xEF\xBB\xBF\"nip\";\"name\"\n", "1:1=nip|1:7=name\nEND");
}

static void quotes_hold_anything(void **state) {
  (void)state;
  assert_reads("\"a,b\",\"\",c\n", "1:1=a,b|1:7=|1:10=c\nEND");
  assert_reads("\"say \"\"no\"\" now\",\"\"\"\",x\n", "1:1=say \"no\" now|1:18=\"|1:23=x\nEND");
  assert_reads("\" a \" , b \n", "1:1= a |1:9=b\nEND");
  assert_reads("\"a\"", "1:1=a\nEND");
  assert_reads("\"a\"\r\n\"b\"\r\n", "1:1=a\n2:1=b\nEND");
}

static void lines_within_quotes_are_counted(void **state) {
  (void)state;
  assert_reads("\"a\nb\",c\nd,e\n", "1:1=a\nb|2:4=c\n3:1=d|3:3=e\nEND");
  assert_reads("\"a\r\nb\r\n\",c,d\ne\n", "1:1=a\r\nb\r\n|3:3=c|3:5=d\n4:1=e\nEND");
  assert_reads("x,\"\r\r\",\xc3\xa9,y\nz\n", "1:1=x|1:3=\r\r|3:3=\xc3\xa9|3:5=y\n4:1=z\nEND");
}

static void outer_spaces_are_dropped(void **state) {
  (void)state;
  assert_reads("  a , b  ,\tc\t\n", "1:3=a|1:7=b|1:12=c\nEND");
  assert_reads("a\t b \t\tc\n", "1:1=a|1:4=b|1:7=|1:8=c\nEND");
  assert_reads("a,   \nb,   ", "1:1=a|1:6=\n2:1=b|2:6=\nEND");
}

static void columns_count_code_points(void **state) {
  (void)state;
  assert_reads("\xc3\xa9t\xc3\xa9,b,\xe6\x97\xa5\xe6\x9c\xac,d\n",
               "1:1=\xc3\xa9t\xc3\xa9|1:5=b|1:7=\xe6\x97\xa5\xe6\x9c\xac|1:10=d\nEND");
  assert_reads("\"\xc3\xa9\",b\n", "1:1=\xc3\xa9|1:5=b\nEND");
}

static void an_unclosed_quote_shows_where_it_begins(void **state) {
  (void)state;
  assert_reads("a,b\nc, \"d\ne,f\n", "1:1=a|1:3=b\nUNCLOSED 2:1=c|2:4=d\ne,f\n\n");
  assert_reads("\"", "UNCLOSED 1:1=\n");
  assert_reads("\"a\"\"", "UNCLOSED 1:1=a\"\"\n");
  struct csv csv;
  csv_open(&csv, arena, STR("\"a"));
  assert_int_equal(csv_next(&csv), CSV_UNCLOSED);
  assert_int_equal(csv_next(&csv), CSV_END);
}

static void stray_text_is_shown_and_reading_goes_on(void **state) {
  (void)state;
  assert_reads("a,\"b\" c,d\ne,f\n", "STRAY 1:1=a|1:3=\"b\" c\n2:1=e|2:3=f\nEND");
  assert_reads("a,b\"c,d\ne\n", "STRAY 1:1=a|1:3=b\"c\n2:1=e\nEND");
  assert_reads("a,=\"1\",d\n", "STRAY 1:1=a|1:3==\"1\"\nEND");
  assert_reads("x\"\n\"y\"z\n", "STRAY 1:1=x\"\nSTRAY 2:1=\"y\"z\nEND");
  assert_reads("a\"b,\"c\"d,\"e\nf\",g\nh\n", "STRAY 1:1=a\"b\n3:1=h\nEND");
}

static void a_row_of_any_width_is_read(void **state) {
  (void)state;
  enum { WIDTH = 5000 };
  char *text = arena_alloc(arena, WIDTH * 2);
  for (size_t i = 0; i < WIDTH; i++) memcpy(text + i * 2, i + 1 < WIDTH ? "x," : "x\n", 2);
  struct csv csv;
  csv_open(&csv, arena, (struct str){text, WIDTH * 2});
  assert_int_equal(csv_next(&csv), CSV_ROW);
  assert_int_equal(csv.count, WIDTH);
  for (size_t i = 0; i < WIDTH; i++) {
    assert_true(str_equal(csv.fields[i].text, STR("x")));
    assert_int_equal(csv_column(&csv.fields[i]), i * 2 + 1);
  }
  assert_int_equal(csv_next(&csv), CSV_END);
}

/* Fields of every length, so that separators fall on every place of the words that are scanned. */
static void every_alignment_is_scanned(void **state) {
  (void)state;
  static const char *const ends[] = {",z\n", "\n", "\r\n", "", ",\"z\"\n"};
  char text[128];
  for (size_t len = 1; len < 40; len++) {
    for (size_t e = 0; e < sizeof ends / sizeof *ends; e++) {
      memset(text, 'x', len);
      memcpy(text + len, ends[e], strlen(ends[e]));
      struct csv csv;
      csv_open(&csv, arena, (struct str){text, len + strlen(ends[e])});
      assert_int_equal(csv_next(&csv), CSV_ROW);
      assert_int_equal(csv.fields[0].text.len, len);
      assert_int_equal(csv.count, ends[e][0] == ',' ? 2 : 1);
      if (csv.count == 2) assert_int_equal(csv_column(&csv.fields[1]), len + 2);
      if (csv.count == 2) assert_true(str_equal(csv.fields[1].text, STR("z")));
      assert_int_equal(csv_next(&csv), CSV_END);
    }
  }
}

/* Bytes that differ from a separator by little must not be taken for one. */
static void only_stops_stop(void **state) {
  (void)state;
  char text[300];
  size_t len = 0;
  for (int c = 1; c < 256; c++)
    if (c != ',' && c != '"' && c != '\n' && c != '\r' && c != ' ' && c != '\t') text[len++] = (char)c;
  struct csv csv;
  csv_open(&csv, arena, (struct str){text, len});
  csv.separator = ',';
  assert_int_equal(csv_next(&csv), CSV_ROW);
  assert_int_equal(csv.count, 1);
  assert_int_equal(csv.fields[0].text.len, len);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(plain_rows),
      cmocka_unit_test(nothing_to_read),
      cmocka_unit_test(every_line_end_ends_a_line),
      cmocka_unit_test(empty_lines_are_passed_over_and_counted),
      cmocka_unit_test(the_separator_is_the_most_frequent),
      cmocka_unit_test(a_mark_at_the_beginning_is_skipped),
      cmocka_unit_test(quotes_hold_anything),
      cmocka_unit_test(lines_within_quotes_are_counted),
      cmocka_unit_test(outer_spaces_are_dropped),
      cmocka_unit_test(columns_count_code_points),
      cmocka_unit_test(an_unclosed_quote_shows_where_it_begins),
      cmocka_unit_test(stray_text_is_shown_and_reading_goes_on),
      cmocka_unit_test(a_row_of_any_width_is_read),
      cmocka_unit_test(every_alignment_is_scanned),
      cmocka_unit_test(only_stops_stop),
  };
  return cmocka_run_group_tests(tests, open_arena, close_arena);
}
