/* What a view lets see of a roster: which of its days and people, in the order of the files. */
#ifndef REPORT_SHOWN_H
#define REPORT_SHOWN_H

#include "report/report.h"

struct shown {
  size_t first, end;      /* days of the roster: first to end - 1 */
  const uint32_t *people; /* in the order of their agencies, units and places in the files */
  size_t count;
};
struct shown shown_by(const struct roster *roster, const struct view *view);

/* " (draft)", " (unofficial)" or "": what stands after the circular's name wherever it is written (contract 3). */
const char *status_suffix(const struct circular *circular);

/* A field of a CSV file: quoted where RFC 4180 asks, with a ' before what a spreadsheet would take for a formula. */
void put_field(struct buf *out, struct str text);
/* The same to where there is room for it; returns where it ends. */
char *copy_field(char *at, struct str text);
static inline char *copy_text(char *at, struct str text) { /* as it is */
  if (text.len > 0) memcpy(at, text.ptr, text.len);
  return at + text.len;
}
static inline size_t field_room(struct str text) {
  return 2 * text.len + 3;
}

#endif
