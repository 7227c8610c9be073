/* An instance as the files that a user would write. */
#ifndef PROPERTY_TEXT_H
#define PROPERTY_TEXT_H

#include "instance.h"

/* Writes circular.yaml, circular1.yaml and so on, as they stand on the command
 * line, and beside them what they include and name, into the folder. Exits with 2 where it cannot. */
void text_write(const struct instance *instance, const char *folder);

#endif
