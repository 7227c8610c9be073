#include "base/buf.h"
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define PIECE ((size_t)64 << 10)

void buf_open(struct buf *buf, buf_sink sink, void *context) {
  *buf = (struct buf){.sink = sink, .context = context};
}

static void hand_over(struct buf *buf, const char *bytes, size_t count) {
  if (count && !buf->failed && !buf->sink(buf->context, bytes, count)) buf->failed = true;
}

void buf_flush(struct buf *buf) {
  if (!buf->sink) return;
  hand_over(buf, buf->bytes, buf->count);
  buf->count = 0;
}

bool buf_close(struct buf *buf) {
  buf_flush(buf);
  free(buf->bytes);
  buf->bytes = NULL;
  buf->count = buf->room = 0;
  return !buf->failed;
}

/* Room for count more bytes: by flushing where that is enough, else by growing. */
char *buf_room(struct buf *buf, size_t count) {
  if (buf->room - buf->count >= count) return buf->bytes + buf->count;
  buf_flush(buf);
  if (buf->room - buf->count < count) {
    size_t wanted = buf->room ? buf->room * 2 : buf->sink ? PIECE : 256;
    if (wanted < buf->count + count) wanted = buf->count + count;
    buf->bytes = memory_need(realloc(buf->bytes, wanted), wanted);
    buf->room = wanted;
  }
  return buf->bytes + buf->count;
}

void buf_put(struct buf *buf, const char *bytes, size_t count) {
  if (count == 0) return;
  if (buf->sink && count >= PIECE) {
    buf_flush(buf);
    hand_over(buf, bytes, count);
    return;
  }
  memcpy(buf_room(buf, count), bytes, count);
  buf->count += count;
}

void buf_str(struct buf *buf, struct str s) {
  buf_put(buf, s.ptr, s.len);
}

void buf_text(struct buf *buf, const char *text) {
  buf_put(buf, text, strlen(text));
}

void buf_char(struct buf *buf, char c) {
  *buf_room(buf, 1) = c;
  buf->count++;
}

void buf_fill(struct buf *buf, char c, size_t count) {
  while (count) {
    size_t piece = count < PIECE ? count : PIECE;
    memset(buf_room(buf, piece), c, piece);
    buf->count += piece;
    count -= piece;
  }
}

void buf_number(struct buf *buf, long long number) {
  char digits[24];
  char *first = digits + sizeof digits;
  unsigned long long rest = number < 0 ? 0ULL - (unsigned long long)number : (unsigned long long)number;
  do *--first = (char)('0' + rest % 10);
  while (rest /= 10);
  if (number < 0) *--first = '-';
  buf_put(buf, first, (size_t)(digits + sizeof digits - first));
}

void buf_date(struct buf *buf, date day) {
  char text[DATE_SIZE];
  buf_put(buf, date_format(day, text), DATE_SIZE - 1);
}

void buf_format(struct buf *buf, const char *format, ...) {
  va_list arguments, again;
  va_start(arguments, format);
  va_copy(again, arguments);
  int len = vsnprintf(NULL, 0, format, arguments);
  va_end(arguments);
  if (len > 0) {
    vsnprintf(buf_room(buf, (size_t)len + 1), (size_t)len + 1, format, again);
    buf->count += (size_t)len;
  }
  va_end(again);
}

struct str buf_view(const struct buf *buf) {
  return (struct str){buf->bytes ? buf->bytes : "", buf->count};
}
