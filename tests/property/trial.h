/* One instance, and all that must hold of what the library makes of it. */
#ifndef PROPERTY_TRIAL_H
#define PROPERTY_TRIAL_H

#include "reached.h"
#include "library.h"
#include "roster.h"

enum verdict { PLANNED, CONFLICT, FAILED };

struct trial {
  struct instance instance;
  struct day_law laws[MAX_DAYS];
  struct span_law spans;
  struct best best[MAX_BLOCKS]; /* of a block after the first: against the plan of those before it */
  struct random random, seed;   /* for mutations and the days shown; as it was in the beginning */
  char folder[1024], circulars[MAX_CIRCULARS][1200], roster_path[1200], kept_path[1200], until[16];
  struct command command;
  struct roster roster;
  struct day_plan plans[MAX_DAYS]; /* of the roster */
  struct outcome outcome, again;
  const struct instance *written; /* whose files a finding is about, where they are not its own */
  char wrong[512];                /* of a failed one: what, in one line */
};

/* Writes the files of the instance into the folder. */
void trial_make(struct trial *trial, const struct instance *instance, struct random random, const char *folder);
/* The law of its days. */
void trial_read_law(struct trial *trial);
/* Holds the library against it. */
enum verdict trial_run(struct trial *trial);

/* The parts of it. Those that check are false where something is wrong, which they put into words. */
bool trial_fail(struct trial *trial, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* All blocks of it: the window, or as much of one without an end as is looked at. */
void trial_plan(const struct trial *trial, bool best_effort, struct outcome *outcome);
/* The stretch before the first block: what the file says of history. */
struct stretch trial_first_stretch(const struct instance *instance);
bool trial_read(struct trial *trial); /* the roster, whose rows must be those of the window */
bool trial_check_lawful(struct trial *trial);
/* Holds rosters of all sorts against verify, whether there is a plan or not. */
bool trial_check_rosters(struct trial *trial);
/* Promise 9, and that plans do not depend on the days shown. */
bool trial_check_steady(struct trial *trial);
bool trial_check_rest(struct trial *trial); /* all that does not ask how good a lawful plan is */

#endif
