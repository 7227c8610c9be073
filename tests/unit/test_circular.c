#include "model/circular.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static void modes_have_their_names(void **state) {
  (void)state;
  static const char *const names[] = {"OFF", "WFO", "WFH", "WFA", "OFF", "LEAVE", "SICK", "TRIP", "STUDY"};
  for (int mode = MODE_OFF_CALENDAR; mode <= MODE_STUDY; mode++)
    assert_string_equal(mode_name((enum mode)mode), names[mode]);
}

static void a_bound_counts_its_mode(void **state) {
  (void)state;
  static const enum mode alone[] = {MODE_WFO, MODE_WFH, MODE_WFA, MODE_OFF};
  for (int mode = MODE_OFF_CALENDAR; mode <= MODE_STUDY; mode++) {
    for (int counted = COUNTED_WFO; counted <= COUNTED_OFF; counted++)
      assert_int_equal(counted_has((enum counted)counted, (enum mode)mode), alone[counted] == (enum mode)mode);
    assert_int_equal(counted_has(COUNTED_AWAY, (enum mode)mode), mode == MODE_WFH || mode == MODE_WFA);
  }
  assert_string_equal(counted_name(COUNTED_WFO), "wfo");
  assert_string_equal(counted_name(COUNTED_AWAY), "away");
}

static void a_circular_goes_by_its_number(void **state) {
  (void)state;
  struct circular circular = {.about = STR("Penyesuaian")};
  assert_true(str_equal(circular_label(&circular), STR("Penyesuaian")));
  circular.number = STR("800/258");
  assert_true(str_equal(circular_label(&circular), STR("800/258")));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(modes_have_their_names),
      cmocka_unit_test(a_bound_counts_its_mode),
      cmocka_unit_test(a_circular_goes_by_its_number),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
