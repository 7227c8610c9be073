/* Bytes on their way out: a growing buffer, flushed into a sink in pieces when it has one. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"
#include "base/date.h"
#include <stdint.h>

/* Takes bytes; false stops the writer for good. */
typedef bool (*buf_sink)(void *context, const char *bytes, size_t count);

struct buf {
  char *bytes;
  size_t count, room;
  buf_sink sink; /* NULL: all is kept in bytes */
  void *context;
  bool failed; /* the sink has refused; everything later is dropped */
};

void buf_open(struct buf *buf, buf_sink sink, void *context);
bool buf_close(struct buf *buf); /* flushes and frees; false when the sink has refused anything */
void buf_flush(struct buf *buf); /* to the sink, if there is one */

char *buf_room(struct buf *buf, size_t count); /* where so many bytes have room; who writes there adds to count */
void buf_put(struct buf *buf, const char *bytes, size_t count);
void buf_str(struct buf *buf, struct str s);
void buf_text(struct buf *buf, const char *text);
void buf_char(struct buf *buf, char c);
void buf_fill(struct buf *buf, char c, size_t count);
void buf_number(struct buf *buf, long long number);
void buf_date(struct buf *buf, date day); /* 2022-01-31 */
void buf_format(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct str buf_view(const struct buf *buf); /* what is held now */

#endif
