/* What the parts of the text report share: the page and how to put words on it. */
#ifndef REPORT_PAGE_H
#define REPORT_PAGE_H

#include "report/shown.h"

struct page {
  const struct roster *roster;
  const struct view *view;
  struct shown shown;
  struct buf *out;
  size_t columns;      /* of a line */
  size_t name_columns; /* of the names at its left */
  size_t blanks;       /* due before the next word of the line; those at its end are never written */
};

enum style { STYLE_PLAIN, STYLE_HEADING, STYLE_OFFICE, STYLE_ABSENT, STYLE_DIM };

void put_blanks(struct page *page, size_t count);
void put_words(struct page *page, enum style style, struct str text);
void end_line(struct page *page);
/* In exactly so many cells: cut with … when too wide, filled with blanks at the right (or the left) when too narrow. */
void put_left(struct page *page, enum style style, struct str text, size_t columns);
void put_right(struct page *page, enum style style, struct str text, size_t columns);
void put_right_number(struct page *page, long long number, size_t columns);
/* Words in as many lines as they need, the further ones indented. */
void put_wrapped(struct page *page, enum style style, struct str text, size_t indent);
struct str person_label(struct page *page, uint32_t person); /* the name, else the NIP */
struct str day_text(struct page *page, date day);            /* "31 Jan 2022" */
struct str day_month_text(struct page *page, date day);      /* "31 Jan" */

struct str amount_text(struct arena *arena, const struct amount *amount); /* "12.5%" */

/* Of the roster's people those of one unit stand together: shown.people[first] and so on. */
struct members {
  size_t first, count;
};

/* May be shown: it stands on a day shown, and neither it nor its numbers tell of a private rule. */
bool group_is_shown(struct page *page, const struct group *group);
/* The grids of one unit, and the numbers of these groups, which are of this unit (NONE: of no unit). */
void put_unit(struct page *page, uint32_t unit, struct members members, const struct group *const *groups,
              size_t group_count);
/* "── Dinas Kesehatan ───" through the whole line, and an empty line. */
void put_ruled_heading(struct page *page, struct str text);
/* A line an agency (two on a narrow page): how many come, how near to the caps, how evenly. */
void put_summary(struct page *page);
/* Where an earlier roster is kept to: who is in another mode now, and when. */
void put_changes(struct page *page);

#endif
