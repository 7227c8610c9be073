/* libwfa: from the text of a work-arrangement circular to a lawful, fair, explained roster.
 *
 *   struct wfa *run = wfa_new();
 *   if (wfa_load(run, paths, count) == WFA_OK && wfa_plan(run, &options) == WFA_OK)
 *     wfa_write(run, &view, to_file, file);
 *   wfa_diagnostics(run, false, to_stderr, NULL);
 *   wfa_free(run);
 *
 * A run holds everything it made until it is freed. Runs share nothing; one run belongs to one thread at a time. */
#ifndef WFA_H
#define WFA_H

#include <stdbool.h>
#include <stddef.h>

#define WFA_VERSION "0.1.0"

/* The numbers are the exit codes of the command line. */
enum wfa_status {
  WFA_OK = 0,
  WFA_ERRORS = 1,  /* errors in the files, or a roster that breaks a rule: see the diagnostics */
  WFA_USAGE = 2,   /* wrong arguments, or a file named that cannot be read or written: see the diagnostics */
  WFA_CONFLICT = 3 /* no roster satisfies the rules: the diagnostics name those that cannot hold together */
};

/* Takes bytes; false stops the writing for good. */
typedef bool (*wfa_sink)(void *context, const char *bytes, size_t count);

struct wfa;

struct wfa *wfa_new(void);
void wfa_free(struct wfa *run); /* NULL is fine */
/* At most so many threads work for the run; 0, the default: as many as there are cores. What comes out is the same. */
void wfa_set_jobs(struct wfa *run, unsigned jobs);
/* Called, for all runs, when memory is used up; must not return. NULL: one line on standard error and exit 2. */
void wfa_on_no_memory(void (*handler)(size_t wanted));

/* What a run is doing, for whoever waits. The handler is called from the run's threads, one at a time, as work goes on;
 * it must not call the run. NULL: nobody waits. */
enum wfa_stage { WFA_READING, WFA_PLANNING, WFA_VERIFYING, WFA_WRITING };
struct wfa_progress {
  enum wfa_stage stage;
  const char *what;   /* reading: the path of the file; else NULL */
  size_t done, total; /* planning: groups; else of what there is to do. total 0: not known */
};
typedef void (*wfa_progress_handler)(void *context, const struct wfa_progress *progress);
void wfa_on_progress(struct wfa *run, wfa_progress_handler handler, void *context);

/* Before planning: how many steps may be taken, in all, to search for better rosters and proofs where circulars are
 * outside the class that is always planned exactly. 0: the usual million. Nothing else is a limit: the same steps give
 * the same roster, in whatever time. */
void wfa_set_steps(struct wfa *run, long long steps);

/* Reads circulars, in this order, and all they include. Once a run. */
enum wfa_status wfa_load(struct wfa *run, const char *const *paths, size_t count);

/* The paths of the files that were read, by number from 0; NULL past the last. */
const char *wfa_file(const struct wfa *run, size_t number);

struct wfa_options {
  const char *from, *to; /* days to show, as the language writes them; NULL: the window's, or of its first four weeks */
  const char *week;      /* or one ISO week, 2022-W06 */
  const char *unit;      /* id, name or alias of a unit, with all below it; NULL: everyone */
  bool unofficial;       /* plan unofficial circulars too */
  bool strict;           /* warnings are errors */
  bool best_effort;      /* plan also where no roster satisfies the rules, breaking bounds as little as can be */
  /* wfa_plan alone: an earlier roster (long or wide CSV) that is changed as little as can be, and the day up to which
   * it is not changed at all. NULL: none. */
  const char *keep, *until;
};

/* All that can be found wrong, without a roster: WFA_OK also where there are warnings. */
enum wfa_status wfa_check(struct wfa *run, const struct wfa_options *options);
/* Plans and verifies. With best_effort WFA_CONFLICT may leave a roster too: wfa_has_roster, and the diagnostics list
 * each bound that it breaks. The roster stays in the run. A plan does not depend on the days and the unit shown. */
enum wfa_status wfa_plan(struct wfa *run, const struct wfa_options *options);
bool wfa_has_roster(const struct wfa *run);
/* Plans, and writes why one person is where they are on one day, in words. WFA_USAGE: no such person or day, or the
 * sink has refused. Findings are for authors, who may know private rules: unless private ones are asked for, those of
 * the files are forgotten, and of a plan that cannot be made no more is said than that. */
struct wfa_question {
  const char *who; /* NIP */
  const char *on;  /* a date as in circulars */
  bool private_reasons;
  bool unofficial; /* as in struct wfa_options */
  size_t columns;  /* as in struct wfa_output */
  bool color;
};
enum wfa_status wfa_explain(struct wfa *run, const struct wfa_question *question, wfa_sink sink, void *context);
/* Holds a roster in a file (long or wide CSV) against the circulars; from, to, week and unit say what it covers. */
enum wfa_status wfa_verify(struct wfa *run, const char *roster_path, const struct wfa_options *options);
/* What the last wfa_verify has looked at. */
struct wfa_extent {
  size_t person_days, people, rules;
  char first[11], last[11]; /* days, YYYY-MM-DD */
};
struct wfa_extent wfa_verified(const struct wfa *run);

/* Writes the planned roster: "text", "csv" or "csv-wide". WFA_USAGE: no such format, or the sink has refused. */
struct wfa_output {
  const char *format;
  const char *agency; /* only this agency (its id), of those in wfa_agency; NULL: all that is shown */
  size_t columns;     /* text: cells in a line, at least 40; 0 is 80 */
  bool color;         /* text */
};
enum wfa_status wfa_write(struct wfa *run, const struct wfa_output *output, wfa_sink sink, void *context);
bool wfa_has_format(const char *format);
/* The ids of the agencies that the roster shown has people of, by number from 0; NULL past the last. */
const char *wfa_agency(struct wfa *run, size_t number);

/* What was found so far, sorted, as file:line:col: error: message [code]. */
enum wfa_status wfa_diagnostics(struct wfa *run, bool color, wfa_sink sink, void *context);
size_t wfa_errors(const struct wfa *run);
size_t wfa_warnings(const struct wfa *run);

/* The table of codes: by number from 0; false past the last. */
struct wfa_code {
  const char *slug, *severity, *explanation;
};
bool wfa_code(size_t number, struct wfa_code *code);

#endif
