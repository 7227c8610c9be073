/* The words of the language for parts of an instance, in one of the spellings
 * that mean the same. */
#ifndef PROPERTY_WRITER_H
#define PROPERTY_WRITER_H

#include "instance.h"
#include <stdio.h>

struct writer {
  const struct instance *it;
  struct random random; /* which spelling */
  const char *folder;
  FILE *file;
  bool in_csv; /* no YAML quotes */
};

void write_date(struct writer *writer, int day);
void write_dates(struct writer *writer, const struct dates *dates);
void write_week(struct writer *writer, unsigned week);
void write_unit(struct writer *writer, int unit);   /* by id, name or alias */
void write_shift(struct writer *writer, int shift); /* its name, in one case or the other */
void write_selector(struct writer *writer, int selector);
void write_when(struct writer *writer, const struct when *when);
void write_bounds(struct writer *writer, const struct rule *rule, enum counted counted);

#endif
