/* Rosters as bytes: one file a format, all with one signature. Writers do no I/O and cannot fail. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "base/buf.h"
#include "model/explanation.h"

struct view {
  date first, last; /* the days shown, both included */
  uint32_t unit;    /* this unit and all below, or NONE: everyone */
  bool unofficial;  /* the circular is planned though it is unofficial */
  size_t columns;   /* of the terminal or page, text only */
  bool color;       /* text only */
};

typedef void report_writer(const struct roster *roster, const struct view *view, struct buf *out);

/* Why one person is where they are on one day, in words. */
void report_explanation(const struct explanation *explanation, const struct view *view, struct buf *out);

report_writer report_text;     /* a grid for each unit and week, then a summary by agency */
report_writer report_csv;      /* contract 12, long: a row a person-day */
report_writer report_csv_wide; /* contract 12, wide: a row a person */

/* NULL when there is no such format. */
report_writer *report_format(const char *name);

#endif
