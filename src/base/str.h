/* A slice of text: UTF-8, not terminated, not owned. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct arena;

struct str {
  const char *ptr;
  size_t len;
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
#define STR_ARGS(s) (int)(s).len, (s).ptr /* for "%.*s" */

static inline struct str str_from(const char *text) {
  return (struct str){text, strlen(text)};
}
static inline bool str_equal(struct str a, struct str b) {
  return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}
int str_compare(struct str a, struct str b);                   /* by bytes, shorter first; as memcmp */
struct str str_trim(struct str s);                             /* without ASCII white space at both ends */
struct str str_copy(struct arena *arena, struct str s);        /* the copy is also NUL-terminated */
const char *str_terminated(struct arena *arena, struct str s); /* the same, as a C string */
/* Formatted into the arena; NUL-terminated. */
struct str str_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct str str_format_list(struct arena *arena, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));
/* The number that the whole of s spells in ASCII digits; false when it spells none, or one over limit. */
bool str_number(struct str s, long long limit, long long *number);

#endif
