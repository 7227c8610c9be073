/* Reads CSV (RFC 4180; comma, semicolon or tab) and knows where each field stands. */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/str.h"
#include <stdint.h>

struct arena;

struct csv_field {
  struct str text;   /* without quotes and outer spaces (spaces within quotes stay); into the file, or into the arena
                        where "" was undone */
  const char *begin; /* its first character (the quote, where it is quoted) */
  const char *line_begin; /* of the line where it begins */
  uint32_t line;          /* the number of that line, from 1 */
};
/* Of its first character, in code points, from 1. */
uint32_t csv_column(const struct csv_field *field);

struct csv {
  struct arena *arena;
  const char *next, *end;
  const char *limit; /* no row is begun from here on; the end, or where a line begins */
  uint32_t line;     /* of next */
  char separator;
  struct csv_field *fields; /* of the row last read */
  size_t count;
  size_t room;
  const char *row_end; /* where the line end after it begins */
};

enum csv_result {
  CSV_ROW,      /* fields, count */
  CSV_END,      /* no more rows */
  CSV_UNCLOSED, /* a quote is never closed: fields[count-1] is where it begins; nothing can be read after it */
  CSV_STRAY /* text after a closing quote, or a quote inside an unquoted field: the first such is fields[count-1], as
               it stands; the rest of the row is passed over */
};

/* text must outlive what is read. A BOM is skipped; the separator is the one of , ; tab that is most frequent outside
 * quotes in the first line. Lines end in LF, CRLF or CR; empty lines are passed over. */
void csv_open(struct csv *csv, struct arena *arena, struct str text);
enum csv_result csv_next(struct csv *csv);

#endif
