/* Long tables are read in stretches by several threads: the rows, their lines and what is found wrong are those of one
 * reader that goes through the file. */
#include "base/arena.h"
#include "base/buf.h"
#include "diag/diag.h"
#include "load/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static const struct table_column columns[] = {{.name = "id", .required = true}, {.name = "text"}};

/* A row as it was read: its line and its cells. */
static void *read_lines(struct table *rows, struct arena *scratch, void *context) {
  struct buf *made = arena_alloc(scratch, sizeof *made);
  (void)context;
  buf_open(made, NULL, NULL);
  while (table_next(rows)) {
    if (!table_needs(rows, 0)) continue;
    buf_format(made, "%u:%.*s|%.*s\n", table_line(rows), STR_ARGS(rows->cells[0].text), STR_ARGS(rows->cells[1].text));
  }
  return made;
}

static void take_lines(struct table *rows, void *made, void *context) {
  (void)rows;
  buf_str(context, buf_view(made));
  buf_close(made);
}

/* All rows of the text, then all that is wrong with it. */
static struct str read_all(struct arena *arena, struct str text, unsigned jobs) {
  struct diag *diag = diag_new(arena);
  struct model model = {.arena = arena, .diag = diag, .jobs = jobs};
  struct load load = {.model = &model, .arena = arena, .diag = diag, .world = &model.world};
  struct table table = {.open = true};
  struct buf out;
  uint16_t file = diag_source(diag, "table.csv", text);
  assert_true(table_open_text(&table, &load, "the table", text, file, columns, 2, NULL));
  buf_open(&out, NULL, NULL);
  table_read(&table, read_lines, take_lines, &out);
  diag_print(diag, &out, false);
  buf_format(&out, "damaged: %d\n", table.damaged);
  struct str all = str_copy(arena, buf_view(&out));
  buf_close(&out);
  return all;
}

/* What one reader says, who knows nothing of stretches. */
static struct str read_plainly(struct arena *arena, struct str text) {
  struct csv csv;
  struct buf out;
  buf_open(&out, NULL, NULL);
  csv_open(&csv, arena, text);
  csv_next(&csv);
  while (csv_next(&csv) == CSV_ROW)
    buf_format(&out, "%u:%.*s|%.*s\n", csv.fields[0].line, STR_ARGS(csv.fields[0].text), STR_ARGS(csv.fields[1].text));
  buf_text(&out, "damaged: 0\n");
  struct str all = str_copy(arena, buf_view(&out));
  buf_close(&out);
  return all;
}

#define ROWS 90000 /* of 12 bytes and more: several stretches */

typedef void row_writer(struct buf *out, unsigned row);

static struct str text_of(struct arena *arena, row_writer *write) {
  struct buf out;
  buf_open(&out, NULL, NULL);
  buf_text(&out, "id,text\n");
  for (unsigned row = 0; row < ROWS; row++) write(&out, row);
  struct str text = str_copy(arena, buf_view(&out));
  buf_close(&out);
  return text;
}

static void assert_same(struct str left, struct str right) {
  assert_int_equal(left.len, right.len);
  assert_memory_equal(left.ptr, right.ptr, left.len);
}

static void write_plain(struct buf *out, unsigned row) {
  buf_format(out, "%u,text %u%s", row, row % 7, row % 3 == 0 ? "\r\n" : row % 1000 == 1 ? "\n\n  \n" : "\n");
}

/* Nearly every line end stands in quotes, and so does what looks like a row. */
static void write_quoted(struct buf *out, unsigned row) {
  if (row % 30 == 0) buf_format(out, "%u,\"", row);
  buf_format(out, "%u,no row,,\"\"%u\n", row, row);
  if (row % 30 == 29) buf_text(out, "\"\n");
}

/* One field is longer than any stretch. */
static void write_one_quoted(struct buf *out, unsigned row) {
  buf_text(out, row == 100 ? "100,\"\n" : row == ROWS - 100 ? "\"\n" : "row,text\n");
}

static void write_wrong(struct buf *out, unsigned row) {
  if (row % 20011 == 5)
    buf_text(out, "only one\n");
  else if (row % 30011 == 7)
    buf_text(out, ",without id\n");
  else if (row == 70000)
    buf_text(out, "70000,\"a\"b\n");
  else
    write_plain(out, row);
}

static void rows_are_those_of_one_reader(void **state) {
  static row_writer *const writers[] = {write_plain, write_quoted, write_one_quoted};
  for (size_t i = 0; i < sizeof writers / sizeof *writers; i++)
    for (unsigned jobs = 1; jobs <= 4; jobs++) {
      struct arena *arena = arena_new();
      struct str text = text_of(arena, writers[i]);
      assert_same(read_all(arena, text, jobs), read_plainly(arena, text));
      arena_free(arena);
    }
  (void)state;
}

static void findings_are_in_order_and_once(void **state) {
  struct arena *arena = arena_new();
  struct str text = text_of(arena, write_wrong), one = read_all(arena, text, 1);
  for (unsigned jobs = 2; jobs <= 4; jobs++) assert_same(read_all(arena, text, jobs), one);
  const char *wrong = strstr(one.ptr, "table.csv:");
  size_t count = 0;
  for (const char *at = wrong; at != NULL; at = strstr(at + 1, "table.csv:")) count++;
  assert_int_equal(count, 5 + 3 + 1);
  assert_non_null(strstr(wrong, "damaged: 1"));
  arena_free(arena);
  (void)state;
}

static void write_closed(struct buf *out, unsigned row) {
  buf_text(out, row == 60000 ? "60000,\"never\n" : "row,text\n");
}

static void quote_that_is_never_closed(void **state) {
  struct arena *arena = arena_new();
  struct str text = text_of(arena, write_closed), one = read_all(arena, text, 1);
  assert_same(read_all(arena, text, 3), one);
  assert_non_null(strstr(one.ptr, "table.csv:60002:7: error: the quote that begins here is never closed"));
  assert_null(strstr(one.ptr, "60003:"));
  arena_free(arena);
  (void)state;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rows_are_those_of_one_reader),
      cmocka_unit_test(findings_are_in_order_and_once),
      cmocka_unit_test(quote_that_is_never_closed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
