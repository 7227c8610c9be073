#include "base/str.h"
#include "base/arena.h"

#include <stdio.h>

int str_compare(struct str a, struct str b) {
  size_t shorter = a.len < b.len ? a.len : b.len;
  int order = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;
  return order ? order : (a.len > b.len) - (a.len < b.len);
}

static bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str s) {
  while (s.len && is_space(s.ptr[0])) s.ptr++, s.len--;
  while (s.len && is_space(s.ptr[s.len - 1])) s.len--;
  return s;
}

struct str str_copy(struct arena *arena, struct str s) {
  char *copy = arena_alloc(arena, s.len + 1);
  if (s.len) memcpy(copy, s.ptr, s.len);
  return (struct str){copy, s.len};
}

const char *str_terminated(struct arena *arena, struct str s) {
  return str_copy(arena, s).ptr;
}

struct str str_format_list(struct arena *arena, const char *format, va_list arguments) {
  va_list again;
  va_copy(again, arguments);
  int len = vsnprintf(NULL, 0, format, again);
  va_end(again);
  size_t room = len < 0 ? 1 : (size_t)len + 1;
  char *text = arena_alloc(arena, room);
  vsnprintf(text, room, format, arguments);
  return (struct str){text, room - 1};
}

struct str str_format(struct arena *arena, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  struct str text = str_format_list(arena, format, arguments);
  va_end(arguments);
  return text;
}

bool str_number(struct str s, long long limit, long long *number) {
  if (s.len == 0) return false;
  long long sum = 0;
  for (size_t i = 0; i < s.len; i++) {
    if (s.ptr[i] < '0' || s.ptr[i] > '9') return false;
    int digit = s.ptr[i] - '0';
    if (digit > limit || sum > (limit - digit) / 10) return false;
    sum = sum * 10 + digit;
  }
  *number = sum;
  return true;
}
