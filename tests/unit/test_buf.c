#include "base/buf.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static void assert_holds(const struct buf *buf, const char *expected) {
  assert_true(str_equal(buf_view(buf), str_from(expected)));
}

static void without_a_sink_all_is_kept(void **state) {
  (void)state;
  struct buf buf;
  buf_open(&buf, NULL, NULL);
  assert_int_equal(buf_view(&buf).len, 0);
  buf_text(&buf, "wfo");
  buf_char(&buf, ',');
  buf_str(&buf, STR("wfh"));
  buf_put(&buf, "", 0);
  buf_fill(&buf, '~', 3);
  buf_flush(&buf);
  assert_holds(&buf, "wfo,wfh~~~");
  assert_true(buf_close(&buf));
  assert_int_equal(buf_view(&buf).len, 0);
}

static void numbers_and_dates(void **state) {
  (void)state;
  struct buf buf;
  buf_open(&buf, NULL, NULL);
  buf_number(&buf, 0);
  buf_char(&buf, ' ');
  buf_number(&buf, -42);
  buf_char(&buf, ' ');
  buf_number(&buf, LLONG_MAX);
  buf_char(&buf, ' ');
  buf_number(&buf, LLONG_MIN);
  buf_char(&buf, ' ');
  buf_date(&buf, date_make(2022, 1, 31));
  assert_holds(&buf, "0 -42 9223372036854775807 -9223372036854775808 2022-01-31");
  buf_close(&buf);
}

static void formatting_grows(void **state) {
  (void)state;
  struct buf buf;
  buf_open(&buf, NULL, NULL);
  buf_format(&buf, "%s %d", "rule", 7);
  assert_holds(&buf, "rule 7");
  buf_format(&buf, "%s", "");
  buf_format(&buf, "%1000d", 1);
  assert_int_equal(buf_view(&buf).len, 1006);
  buf_close(&buf);
}

struct taken {
  size_t count, calls, limit;
  unsigned sum;
};

static bool take(void *context, const char *bytes, size_t count) {
  struct taken *taken = context;
  taken->calls++;
  assert_true(count > 0);
  if (taken->count + count > taken->limit) return false;
  for (size_t i = 0; i < count; i++) taken->sum = taken->sum * 31 + (unsigned char)bytes[i];
  taken->count += count;
  return true;
}

static void a_sink_gets_every_byte_in_order(void **state) {
  (void)state;
  static char large[200000];
  memset(large, 'x', sizeof large);
  struct taken taken = {.limit = SIZE_MAX / 2};
  struct buf buf;
  buf_open(&buf, take, &taken);
  unsigned sum = 0;
  for (int i = 0; i < 60000; i++) {
    buf_char(&buf, (char)('a' + i % 26));
    sum = sum * 31 + (unsigned)('a' + i % 26);
  }
  assert_int_equal(taken.calls, 0);
  buf_put(&buf, large, sizeof large);
  buf_fill(&buf, 'y', sizeof large);
  buf_text(&buf, "end");
  for (size_t i = 0; i < sizeof large; i++) sum = sum * 31 + 'x';
  for (size_t i = 0; i < sizeof large; i++) sum = sum * 31 + 'y';
  for (const char *c = "end"; *c; c++) sum = sum * 31 + (unsigned)*c;
  assert_true(buf_close(&buf));
  assert_int_equal(taken.count, 60000 + 2 * sizeof large + 3);
  assert_int_equal(taken.sum, sum);
  assert_true(taken.calls < 12);
}

static void a_sink_that_refused_is_left_alone(void **state) {
  (void)state;
  struct taken taken = {.limit = 10};
  struct buf buf;
  buf_open(&buf, take, &taken);
  buf_text(&buf, "0123456789");
  buf_flush(&buf);
  assert_false(buf.failed);
  buf_text(&buf, "more");
  buf_flush(&buf);
  assert_true(buf.failed);
  buf_fill(&buf, 'z', 300000);
  buf_text(&buf, "and more");
  assert_false(buf_close(&buf));
  assert_int_equal(taken.calls, 2);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(without_a_sink_all_is_kept),
      cmocka_unit_test(numbers_and_dates),
      cmocka_unit_test(formatting_grows),
      cmocka_unit_test(a_sink_gets_every_byte_in_order),
      cmocka_unit_test(a_sink_that_refused_is_left_alone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
