/* One instance, and all that must hold of what the library makes of it. */
#ifndef PROPERTY_TRIAL_H
#define PROPERTY_TRIAL_H

#include "brute.h"
#include "library.h"
#include "roster.h"

enum verdict { PLANNED, CONFLICT, SKIPPED, FAILED };

struct trial {
  struct instance instance;
  struct day_law laws[MAX_DAYS];
  struct best best[MAX_BLOCKS]; /* of a block after the first: against the plan of those before it */
  struct random random;         /* for mutations and the days shown */
  char folder[1024], circulars[MAX_CIRCULARS][1200], roster_path[1200];
  struct command command;
  struct roster roster;
  struct outcome outcome, again;
  char wrong[512]; /* of a failed one: what, in one line */
};

/* Makes the instance, writes its files into the folder and holds the library
 * against it. */
enum verdict trial_run(struct trial *trial, uint64_t seed, uint64_t number, const char *folder);

#endif
