/* What is wrong, where, and how to mend it: collected, sorted, printed once. */
#ifndef DIAG_DIAG_H
#define DIAG_DIAG_H

#include "base/str.h"
#include <stdbool.h>
#include <stdint.h>

struct arena;
struct buf;
struct diag;

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

/* The table of codes: enum diag_code has a member CODE_<NAME> for each row of codes.def. */
enum diag_code {
#define CODE(name, slug, severity, explanation) CODE_##name,
#include "diag/codes.def"
#undef CODE
  CODE_COUNT
};
const char *code_slug(enum diag_code code);
enum severity code_severity(enum diag_code code);
const char *code_explanation(enum diag_code code); /* a paragraph for --explain */

/* A place in a source file. file 0 is nowhere (a message about the whole run). */
struct span {
  uint16_t file;
  uint16_t width;  /* code points under the caret; 0 counts as 1 */
  uint32_t line;   /* from 1; 0: the file as a whole */
  uint32_t column; /* code points, from 1 */
};

struct diag *diag_new(struct arena *arena);
/* A file that spans may point into; text must live as long as the diag. Returns its number, from 1. */
uint16_t diag_source(struct diag *diag, const char *path, struct str text);
const char *diag_path(const struct diag *diag, uint16_t file);
size_t diag_source_count(const struct diag *diag);

/* One finding. Message: lower case, no full stop, names the culprit and what was expected. */
struct finding;
struct finding *diag_at(struct diag *diag, enum diag_code code, struct span at, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* Second places and mending words, in the order added; a NULL finding is passed over. */
void diag_note(struct diag *diag, struct finding *finding, struct span at, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void diag_help(struct diag *diag, struct finding *finding, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Of the legal words the nearest to word, close enough to be meant; or an empty text. */
struct str diag_nearest(struct str word, const struct str *words, size_t count);

size_t diag_count(const struct diag *diag, enum severity severity); /* exactly of that severity, duplicates once */
void diag_forget(struct diag *diag);                                /* all that was found so far */
void diag_strict(struct diag *diag);                                /* from now on warnings count and print as errors */
/* Sorted by file, line, column and then order of finding; duplicates once. color: with ANSI colours. */
void diag_print(struct diag *diag, struct buf *out, bool color);

#endif
