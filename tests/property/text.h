/* An instance as the files that a user would write. */
#ifndef PROPERTY_TEXT_H
#define PROPERTY_TEXT_H

#include "instance.h"

/* Writes circular.yaml, and beside it what it includes and names, into the
 * folder. Exits with 2 where it cannot. */
void text_write(const struct instance *instance, const char *folder);

#endif
