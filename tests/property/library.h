/* The library as a user calls it: files in, text out. */
#ifndef PROPERTY_LIBRARY_H
#define PROPERTY_LIBRARY_H

#include "wfa.h"

enum { OUTPUT_SIZE = 1 << 18 };

struct outcome {
  enum wfa_status status;
  char csv[OUTPUT_SIZE], wide[OUTPUT_SIZE], text[OUTPUT_SIZE]; /* empty where there is no roster */
  char diagnostics[OUTPUT_SIZE];
};

/* Each is a run of its own. from and to may be NULL. */
struct command {
  const char *circulars[8];
  size_t count;
  const char *keep, *until; /* as in struct wfa_options */
  long long steps;          /* of searches; 0: as many as usual */
};
void library_plan(const struct command *command, const char *from, const char *to, struct outcome *outcome);
void library_plan_effort(const struct command *command, const char *from, const char *to, struct outcome *outcome);
/* What is explained is in csv. */
void library_explain(const struct command *command, const char *who, const char *on, bool tells_private,
                     struct outcome *outcome);
void library_verify(const struct command *command, const char *roster, struct outcome *outcome);

#endif
