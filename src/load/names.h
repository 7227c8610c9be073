/* Units and places by the names that files call them. */
#ifndef LOAD_NAMES_H
#define LOAD_NAMES_H

#include "load/loader.h"

struct names *names_new(struct arena *arena);
/* For each unit made, in order: its name and aliases, by which it may be called beside its id. */
void names_add_unit(struct load *load, uint32_t unit, struct str name);
void names_add_alias(struct load *load, uint32_t unit, struct str alias, struct span at);
/* When all places, and then all units, are made; ids and aliases that stand twice are findings. */
void names_index_places(struct load *load);
void names_index_units(struct load *load);

/* The unit of this id, name or alias (an id goes before a name); NONE, after a finding, when there is none or several.
 * Nothing is said of unknown ones when units_missing. */
uint32_t read_unit(struct load *load, struct str name, struct span at);
uint32_t read_place(struct load *load, struct str id, struct span at);
/* Has any unit this kind? Else the nearest kind there is. */
bool kind_exists(const struct load *load, symbol kind);
struct str kind_nearest(struct load *load, struct str kind);

#endif
