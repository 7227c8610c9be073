#include "base/arena.h"
#include "base/buf.h"
#include "diag/diag.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static struct arena *arena;
static struct diag *diag;

static int open_diag(void **state) {
  (void)state;
  arena = arena_new();
  diag = diag_new(arena);
  return 0;
}

static int close_diag(void **state) {
  (void)state;
  arena_free(arena);
  return 0;
}

static const char *printed(bool color) {
  struct buf buf;
  buf_open(&buf, NULL, NULL);
  diag_print(diag, &buf, color);
  const char *text = str_terminated(arena, buf_view(&buf));
  buf_close(&buf);
  return text;
}

static struct span at(uint16_t file, uint32_t line, uint32_t column, uint16_t width) {
  return (struct span){.file = file, .line = line, .column = column, .width = width};
}

static void every_code_has_its_slug(void **state) {
  (void)state;
  for (int i = 0; i < CODE_COUNT; i++) {
    enum diag_code code = (enum diag_code)i;
    for (int other = 0; other < i; other++) assert_string_not_equal(code_slug((enum diag_code)other), code_slug(code));
    assert_true(strlen(code_explanation(code)) > 20);
    assert_true(code_severity(code) == SEVERITY_ERROR || code_severity(code) == SEVERITY_WARNING ||
                code_severity(code) == SEVERITY_NOTE);
    for (const char *c = code_slug(code); *c; c++) assert_true(*c == '-' || (*c >= 'a' && *c <= 'z') || *c == '8');
  }
}

static void a_finding_shows_its_line(void **state) {
  (void)state;
  uint16_t file = diag_source(diag, "ppkm.yaml", STR("wfa: 1\nrules:\n  - whom: all\n"));
  struct finding *finding = diag_at(diag, CODE_unknown_key, at(file, 3, 5, 4), "unknown key '%s'", "whom");
  diag_note(diag, finding, at(file, 2, 1, 5), "in this list");
  diag_help(diag, finding, "did you mean '%s'?", "who");
  assert_string_equal(printed(false), "ppkm.yaml:3:5: error: unknown key 'whom' [unknown-key]\n"
                                      "    3 |   - whom: all\n"
                                      "      |     ^~~~\n"
                                      "ppkm.yaml:2:1: note: in this list\n"
                                      "    2 | rules:\n"
                                      "      | ^~~~~\n"
                                      "  help: did you mean 'who'?\n");
}

static void places_may_be_a_file_or_nowhere(void **state) {
  (void)state;
  uint16_t file = diag_source(diag, "a.yaml", STR("x"));
  diag_at(diag, CODE_unreadable_file, at(file, 0, 0, 0), "empty");
  diag_at(diag, CODE_unreadable_file, at(0, 0, 0, 0), "nothing to read");
  assert_string_equal(printed(false), "wfa: error: nothing to read [unreadable-file]\n"
                                      "a.yaml: error: empty [unreadable-file]\n");
  assert_string_equal(diag_path(diag, file), "a.yaml");
}

static void findings_are_sorted_and_said_once(void **state) {
  (void)state;
  uint16_t b = diag_source(diag, "b", STR("12345\n12345\n")), a = diag_source(diag, "a", STR("12345\n"));
  assert_non_null(diag_at(diag, CODE_bad_value, at(a, 1, 1, 1), "one"));
  assert_non_null(diag_at(diag, CODE_bad_value, at(b, 2, 1, 1), "two"));
  assert_non_null(diag_at(diag, CODE_bad_value, at(b, 1, 3, 1), "three"));
  assert_non_null(diag_at(diag, CODE_bad_date, at(b, 1, 3, 1), "three"));
  assert_null(diag_at(diag, CODE_bad_value, at(b, 1, 3, 1), "three"));
  assert_non_null(diag_at(diag, CODE_bad_value, at(b, 1, 2, 1), "four"));
  diag_note(diag, NULL, at(b, 1, 1, 1), "nobody hears this");
  diag_help(diag, NULL, "nor this");
  assert_int_equal(diag_count(diag, SEVERITY_ERROR), 5);
  assert_string_equal(printed(false), "b:1:2: error: four [bad-value]\n    1 | 12345\n      |  ^\n"
                                      "b:1:3: error: three [bad-value]\n    1 | 12345\n      |   ^\n"
                                      "b:1:3: error: three [bad-date]\n    1 | 12345\n      |   ^\n"
                                      "b:2:1: error: two [bad-value]\n    2 | 12345\n      | ^\n"
                                      "a:1:1: error: one [bad-value]\n    1 | 12345\n      | ^\n");
}

static void many_findings_are_counted_once_each(void **state) {
  (void)state;
  uint16_t file = diag_source(diag, "staff.csv", STR(""));
  for (int round = 0; round < 2; round++)
    for (uint32_t i = 0; i < 20000; i++) diag_at(diag, CODE_bad_nip, at(file, i / 2, i % 2, 1), "wrong");
  assert_int_equal(diag_count(diag, SEVERITY_ERROR), 20000);
  assert_int_equal(diag_count(diag, SEVERITY_WARNING), 0);
}

static void strict_makes_errors_of_warnings(void **state) {
  (void)state;
  diag_at(diag, CODE_unused_kind, at(0, 0, 0, 0), "kind");
  diag_at(diag, CODE_bad_value, at(0, 0, 0, 0), "value");
  assert_string_equal(printed(false), "wfa: warning: kind [unused-kind]\nwfa: error: value [bad-value]\n");
  assert_int_equal(diag_count(diag, SEVERITY_WARNING), 1);
  assert_int_equal(diag_count(diag, SEVERITY_ERROR), 1);
  diag_strict(diag);
  assert_int_equal(diag_count(diag, SEVERITY_WARNING), 0);
  assert_int_equal(diag_count(diag, SEVERITY_ERROR), 2);
  assert_string_equal(printed(false), "wfa: error: kind [unused-kind]\nwfa: error: value [bad-value]\n");
}

static void the_caret_stands_under_wide_text(void **state) {
  (void)state;
  uint16_t file = diag_source(diag, "f", STR("\xEF\xBB\xBF\xe6\x97\xa5\xe6\x9c\xac: x\r\n\tcaf\xc3\xa9: y\r\n"));
  diag_at(diag, CODE_bad_value, at(file, 1, 5, 1), "after");
  diag_at(diag, CODE_bad_value, at(file, 1, 1, 2), "under");
  diag_at(diag, CODE_bad_value, at(file, 2, 2, 4), "tab");
  assert_string_equal(printed(false),
                      "f:1:1: error: under [bad-value]\n    1 | \xe6\x97\xa5\xe6\x9c\xac: x\n      | ^~~~\n"
                      "f:1:5: error: after [bad-value]\n    1 | \xe6\x97\xa5\xe6\x9c\xac: x\n      |       ^\n"
                      "f:2:2: error: tab [bad-value]\n    2 |  caf\xc3\xa9: y\n      |  ^~~~\n");
}

static void carets_stay_on_their_line(void **state) {
  (void)state;
  uint16_t file = diag_source(diag, "f", STR("ab\ncd"));
  diag_at(diag, CODE_bad_value, at(file, 1, 2, 99), "too wide");
  diag_at(diag, CODE_bad_value, at(file, 1, 3, 1), "at the end");
  diag_at(diag, CODE_bad_value, at(file, 1, 90, 1), "behind the end");
  diag_at(diag, CODE_bad_value, at(file, 9, 1, 5), "below the end");
  assert_string_equal(printed(false), "f:1:2: error: too wide [bad-value]\n    1 | ab\n      |  ^\n"
                                      "f:1:3: error: at the end [bad-value]\n    1 | ab\n      |   ^\n"
                                      "f:1:90: error: behind the end [bad-value]\n    1 | ab\n      |   ^\n"
                                      "f:9:1: error: below the end [bad-value]\n    9 | \n      | ^\n");
}

static void large_line_numbers_keep_the_caret_in_place(void **state) {
  (void)state;
  char *text = arena_alloc(arena, 1234567);
  memset(text, '\n', 1234567);
  memcpy(text + 1234566 - 2, "abc", 3);
  uint16_t file = diag_source(diag, "f", (struct str){text, 1234567});
  diag_at(diag, CODE_bad_value, at(file, 1234565, 2, 1), "far");
  assert_string_equal(printed(false), "f:1234565:2: error: far [bad-value]\n1234565 | abc\n        |  ^\n");
}

static void every_line_end_ends_a_line(void **state) {
  (void)state;
  uint16_t file = diag_source(diag, "f", STR("a\rb\r\nc\nd"));
  for (uint32_t line = 1; line <= 4; line++) diag_at(diag, CODE_bad_value, at(file, line, 1, 1), "x");
  assert_string_equal(printed(false), "f:1:1: error: x [bad-value]\n    1 | a\n      | ^\n"
                                      "f:2:1: error: x [bad-value]\n    2 | b\n      | ^\n"
                                      "f:3:1: error: x [bad-value]\n    3 | c\n      | ^\n"
                                      "f:4:1: error: x [bad-value]\n    4 | d\n      | ^\n");
}

static struct str repeat(char c, size_t count) {
  char *text = arena_alloc(arena, count + 1);
  memset(text, c, count);
  return (struct str){text, count};
}

static void long_lines_are_cut_around_the_caret(void **state) {
  (void)state;
  struct str text =
      str_format(arena, "%sKEY%s\nKEY%s", repeat('a', 300).ptr, repeat('b', 300).ptr, repeat('c', 300).ptr);
  uint16_t file = diag_source(diag, "f", text);
  diag_at(diag, CODE_bad_value, at(file, 1, 301, 3), "middle");
  diag_at(diag, CODE_bad_value, at(file, 2, 1, 200), "begin");
  const char *expected =
      str_format(arena,
                 "f:1:301: error: middle [bad-value]\n"
                 "    1 | ...%sKEY%s...\n"
                 "      |    %*s^~~\n"
                 "f:2:1: error: begin [bad-value]\n"
                 "    2 | KEY%s...\n"
                 "      | ^%s\n",
                 repeat('a', 40).ptr, repeat('b', 57).ptr, 40, "", repeat('c', 97).ptr, repeat('~', 99).ptr)
          .ptr;
  assert_string_equal(printed(false), expected);
}

static void the_end_of_a_long_line_is_reached(void **state) {
  (void)state;
  uint16_t file = diag_source(diag, "f", str_format(arena, "%sEND", repeat('a', 300).ptr));
  diag_at(diag, CODE_bad_value, at(file, 1, 304, 1), "end");
  const char *expected = str_format(arena, "f:1:304: error: end [bad-value]\n    1 | ...%sEND\n      |    %*s^\n",
                                    repeat('a', 37).ptr, 40, "")
                             .ptr;
  assert_string_equal(printed(false), expected);
}

static void control_characters_are_disarmed(void **state) {
  (void)state;
  uint16_t file = diag_source(diag, "f\x1b[2J", STR("a\x1b[31mb\n"));
  diag_at(diag, CODE_bad_value, at(file, 1, 7, 1), "not %s", "\x1b]0;x\a\n");
  assert_string_equal(printed(false), "f?[2J:1:7: error: not ?]0;x?  [bad-value]\n    1 | a?[31mb\n      |       ^\n");
}

static void colors_paint(void **state) {
  (void)state;
  uint16_t file = diag_source(diag, "f", STR("abc"));
  struct finding *finding = diag_at(diag, CODE_bad_value, at(file, 1, 2, 2), "x");
  diag_note(diag, finding, at(0, 0, 0, 0), "y");
  diag_help(diag, finding, "z");
  diag_at(diag, CODE_unused_kind, at(file, 2, 0, 0), "w");
  assert_string_equal(printed(true), "\x1b[1mf:1:2:\x1b[0m \x1b[1;31merror:\x1b[0m x [bad-value]\n"
                                     "    1 | abc\n      |  \x1b[1;32m^~\x1b[0m\n"
                                     "\x1b[1mwfa:\x1b[0m \x1b[1;36mnote:\x1b[0m y\n"
                                     "  \x1b[1;32mhelp:\x1b[0m z\n"
                                     "\x1b[1mf:2:1:\x1b[0m \x1b[1;35mwarning:\x1b[0m w [unused-kind]\n"
                                     "    2 | \n      | \x1b[1;32m^\x1b[0m\n");
}

static void nothing_found_prints_nothing(void **state) {
  (void)state;
  assert_string_equal(printed(true), "");
  assert_int_equal(diag_count(diag, SEVERITY_ERROR), 0);
}

static void the_nearest_word_is_meant(void **state) {
  (void)state;
  static const struct str words[] = {{"sectors", 7}, {"rules", 5}, {"circular", 8}, {"calendar", 8},
                                     {"who", 3},     {"wfo", 3},   {"wfh", 3},      {"RSUD Banten", 11}};
  const struct {
    const char *word, *nearest;
  } cases[] = {
      {"sector", "sectors"},
      {"setcors", "sectors"},
      {"rule", "rules"},
      {"Rules", "rules"},
      {"circulars", "circular"},
      {"calender", "calendar"},
      {"whom", "who"},
      {"wfx", "wfo"},
      {"circ", "circular"},
      {"wfo-percent", "wfo"},
      {"rsud  bantan", "RSUD Banten"},
      {"xyz", ""},
      {"", ""},
      {"q", ""},
      {"organisation", ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    struct str nearest = diag_nearest(str_from(cases[i].word), words, sizeof words / sizeof *words);
    assert_string_equal(str_terminated(arena, nearest), cases[i].nearest);
  }
  assert_int_equal(diag_nearest(STR("who"), NULL, 0).len, 0);
}

#define with_diag(test) cmocka_unit_test_setup_teardown(test, open_diag, close_diag)

int main(void) {
  const struct CMUnitTest tests[] = {
      with_diag(every_code_has_its_slug),
      with_diag(a_finding_shows_its_line),
      with_diag(places_may_be_a_file_or_nowhere),
      with_diag(findings_are_sorted_and_said_once),
      with_diag(many_findings_are_counted_once_each),
      with_diag(strict_makes_errors_of_warnings),
      with_diag(the_caret_stands_under_wide_text),
      with_diag(carets_stay_on_their_line),
      with_diag(large_line_numbers_keep_the_caret_in_place),
      with_diag(every_line_end_ends_a_line),
      with_diag(long_lines_are_cut_around_the_caret),
      with_diag(the_end_of_a_long_line_is_reached),
      with_diag(control_characters_are_disarmed),
      with_diag(colors_paint),
      with_diag(nothing_found_prints_nothing),
      with_diag(the_nearest_word_is_meant),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
