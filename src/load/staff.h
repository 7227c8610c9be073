/* The people (contract 6, staff). */
#ifndef LOAD_STAFF_H
#define LOAD_STAFF_H

#include "load/scalar.h"

/* Reads the sections `staff` of all files; after units, and when load->attributes is complete. */
void load_staff(struct load *load);

/* Words for a gender or a kind of employment; a selector takes them too. */
extern const struct word GENDER_WORDS[], EMPLOYMENT_WORDS[];

#endif
