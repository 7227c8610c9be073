#include "base/arena.h"

#include <stdalign.h>
#include <stdlib.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static void memory_is_zeroed_and_aligned(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  for (size_t size = 0; size < 70000; size = size * 3 / 2 + 1) {
    unsigned char *memory = arena_alloc(arena, size);
    assert_int_equal((uintptr_t)memory % alignof(max_align_t), 0);
    for (size_t i = 0; i < size; i++) assert_int_equal(memory[i], 0);
    for (size_t i = 0; i < size; i++) memory[i] = 0xff;
  }
  arena_free(arena);
}

static void pieces_do_not_overlap(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  size_t *pieces[5000];
  for (size_t i = 0; i < 5000; i++) {
    pieces[i] = arena_array(arena, size_t, 1 + i % 37);
    for (size_t j = 0; j < 1 + i % 37; j++) pieces[i][j] = i;
  }
  for (size_t i = 0; i < 5000; i++)
    for (size_t j = 0; j < 1 + i % 37; j++) assert_int_equal(pieces[i][j], i);
  arena_free(arena);
}

static void freeing_nothing_is_fine(void **state) {
  (void)state;
  arena_free(NULL);
}

static jmp_buf out_of_memory;
static void note_memory(size_t wanted) {
  longjmp(out_of_memory, wanted ? 1 : 2);
}

static void too_much_goes_to_the_handler(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  memory_handler_set(note_memory);
  int called = setjmp(out_of_memory);
  if (called == 0) arena_array(arena, uint64_t, SIZE_MAX / 4);
  assert_int_equal(called, 1);
  called = setjmp(out_of_memory);
  if (called == 0) arena_alloc(arena, SIZE_MAX - 3);
  assert_int_equal(called, 1);
  called = setjmp(out_of_memory);
  if (called == 0) memory_need(NULL, 7);
  assert_int_equal(called, 1);
  memory_handler_set(NULL);
  arena_free(arena);
}

static void lists_grow_and_keep_their_items(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  LIST(struct pair {
    int a;
    char b;
  })
  list = {0};
  for (int i = 0; i < 1000; i++) {
    struct pair *pair = list_push(arena, &list);
    assert_int_equal(pair->a, 0);
    *pair = (struct pair){i, (char)(i % 100)};
  }
  assert_int_equal(list.count, 1000);
  for (int i = 0; i < 1000; i++) {
    assert_int_equal(list.items[i].a, i);
    assert_int_equal(list.items[i].b, i % 100);
  }
  arena_free(arena);
}

static char released[8];
static size_t release_count;
static void release(void *memory, size_t size) {
  assert_int_equal(size, release_count);
  released[release_count++] = *(char *)memory;
}

static void owned_memory_is_released_last_first(void **state) {
  (void)state;
  static char letters[] = "abc";
  release_count = 0;
  struct arena *arena = arena_new();
  for (size_t i = 0; i < 3; i++) arena_own(arena, &letters[i], 2 - i, release);
  arena_free(arena);
  assert_string_equal(released, "cba");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(memory_is_zeroed_and_aligned),    cmocka_unit_test(pieces_do_not_overlap),
      cmocka_unit_test(freeing_nothing_is_fine),         cmocka_unit_test(too_much_goes_to_the_handler),
      cmocka_unit_test(lists_grow_and_keep_their_items), cmocka_unit_test(owned_memory_is_released_last_first),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
