/* Files to model: circulars with what they include, and rosters. */
#ifndef LOAD_LOAD_H
#define LOAD_LOAD_H

#include "model/model.h"
#include "model/roster.h"

enum load_result {
  LOAD_DONE,
  LOAD_ERRORS,    /* the files are wrong: findings in model->diag */
  LOAD_UNREADABLE /* a file named here cannot be read: one finding says which and why */
};

/* Reads the circulars at these paths, in this order, and all they include into one model. Everything is decoded and
 * all names are resolved. */
enum load_result load_model(struct model *model, const char *const *paths, size_t count);

/* A date from the command line, in all forms of contract 2; false after a finding. */
bool load_date(struct model *model, const char *text, date *day);

/* Who has this NIP or id, however it is written; NONE. */
uint32_t load_person(struct model *model, struct str text);

/* False, after a finding, when one of these days lies in a year that the built-in holidays, where they are used, do not
 * cover. load_model has looked at the days in force; this is for further days that are shown. */
bool holidays_cover(struct model *model, date first, date last);

/* Reads a roster: long or wide CSV, as wfa writes it or as a spreadsheet saved it (comma, semicolon or tab; columns
 * found by their names; the leading ' of a text taken off). Cells that it has no row for are MODE_OFF_CALENDAR. Days
 * are those of the file. Unknown people and modes, impossible dates and two rows for one person-day are errors. */
enum load_result load_roster(struct model *model, const char *path, struct roster **roster);

/* Those of a roster whom the staff tables do not have. */
struct leavers {
  size_t count;
  struct str first;
  struct span top; /* of the file */
};
/* Reads model->kept in the same way, but people who have left since are passed over, and shifts may have any names. */
enum load_result load_kept(struct model *model, const char *path, struct leavers *leavers);

#endif
