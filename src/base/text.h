/* Unicode questions, answered by utf8proc: validity, width on a terminal, comparison without case. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/str.h"
#include <stdint.h>

/* The byte offset of the first byte that is not valid UTF-8 (U+0000 counts as invalid), or s.len. */
size_t text_valid(struct str s);
bool text_is_plain(struct str s); /* nothing but what is printed in ASCII: nearly all text */
/* How names compare (contract 2): NFC, case-folded, white space trimmed and squeezed to one space. ASCII text takes a
 * fast path; the result is s itself when nothing changes. */
struct str text_fold(struct arena *arena, struct str s);
/* What may be shown on a terminal: each line break and tab as a space, each other control character, mark that turns
 * the direction of writing and invalid byte as '?'. As many code points as s; s itself when nothing changes. */
struct str text_clean(struct arena *arena, struct str s);
size_t text_columns(struct str s);    /* cells on a terminal */
size_t text_codepoints(struct str s); /* what a caret counts */
/* The longest prefix of at most that many terminal cells. */
struct str text_fit(struct str s, size_t columns);
/* Edit distance (restricted Damerau-Levenshtein on bytes of folded text), for "did you mean"; at most 64 bytes each. */
unsigned text_distance(struct str a, struct str b);

/* Interned text: equal when folded alike. Numbers are dense, in order of first sight; 0 is the empty text. */
typedef uint32_t symbol;
struct symbols;
struct symbols *symbols_new(struct arena *arena);
symbol symbol_of(struct symbols *symbols, struct str s);           /* makes it when new */
symbol symbol_find(const struct symbols *symbols, struct str s);   /* 0 when nobody has said it (or s is empty); threads
                                                                       may ask at once */
struct str symbol_text(const struct symbols *symbols, symbol sym); /* as first spelled, trimmed */
struct str symbol_folded(const struct symbols *symbols, symbol sym); /* as it compares */
size_t symbol_count(const struct symbols *symbols);                  /* symbols are 0..count-1 */

#endif
