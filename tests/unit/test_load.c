/* What a file would be too large for. */
#include "load/load.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <cmocka.h>

static void write_circular(const char *path, int rules) {
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fputs("wfa: 1\ncalendar: { week: mon-fri }\nagencies: [ { id: bkd, name: BKD } ]\n"
        "staff: [ { nip: A1, name: Budi, unit: bkd, employment: non-asn } ]\n"
        "circular: { number: 1, about: A, issuer: B, signed: 2022-01-27, valid: 2022-02-07..2022-02-11 }\nrules:\n",
        file);
  for (int i = 0; i < rules; i++) fprintf(file, "- { fill: most }\n");
  assert_int_equal(fclose(file), 0);
}

static void rules_have_numbers_of_two_bytes(void **state) {
  (void)state;
  char path[] = "/tmp/wfa-test-XXXXXX";
  const char *paths[] = {path};
  int descriptor = mkstemp(path);
  assert_true(descriptor >= 0);
  close(descriptor);
  for (int more = 0; more < 2; more++) {
    struct arena *arena = arena_new();
    struct model model = {.arena = arena, .diag = diag_new(arena)};
    write_circular(path, 65000 + more);
    assert_int_equal(load_model(&model, paths, 1), more ? LOAD_ERRORS : LOAD_DONE);
    assert_int_equal(diag_count(model.diag, SEVERITY_ERROR), more);
    arena_free(arena);
  }
  assert_int_equal(unlink(path), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(rules_have_numbers_of_two_bytes)};
  return cmocka_run_group_tests_name("load", tests, NULL, NULL);
}
