/* The long CSV of a roster, read and written here without the library. */
#ifndef PROPERTY_ROSTER_H
#define PROPERTY_ROSTER_H

#include "law.h"
#include <stddef.h>

enum { MAX_ROWS = 1024, ROW_SIZE = 256 };

struct row {
  int day, person;
  enum mode mode;
  int shift;           /* a place in shift_names */
  char text[ROW_SIZE]; /* the whole line, without its end */
  char hours[32], circular[64], rule[32];
};

struct roster {
  int count;
  struct row rows[MAX_ROWS];
};

/* NULL, or what is wrong with the text. */
const char *roster_read(const struct instance *instance, const char *csv, struct roster *roster);
/* Are the rows those of these days, in the order of contract 12, each person
 * who works once a day? */
bool roster_complete(const struct instance *instance, const struct roster *roster, int first, int last,
                     bool window_only);
void roster_plan(const struct roster *roster, int day, struct day_plan *plan);
/* Only date, nip, mode and shift, which is all that verify needs. Rows without a mode
 * are left out. */
void roster_write(const struct instance *instance, const struct roster *roster, const char *path);

#endif
