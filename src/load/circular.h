/* A circular's own section (contract 3) and `plan` (contract 9). */
#ifndef LOAD_CIRCULAR_H
#define LOAD_CIRCULAR_H

#include "load/loader.h"

/* The section `circular` but for its scope, whose selector needs the sectors of all circulars. */
void load_circular(struct load *load, uint32_t circular);
void load_scope(struct load *load, uint32_t circular);
void load_plan(struct load *load);

#endif
