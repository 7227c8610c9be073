#include "base/csv.h"
#include "base/arena.h"
#include "base/text.h"

static bool ends_line(char c) {
  return c == '\n' || c == '\r';
}

static const char *after_line_end(const char *at, const char *end) {
  return at[0] == '\r' && at + 1 < end && at[1] == '\n' ? at + 2 : at + 1;
}

static char find_separator(const char *at, const char *end) {
  static const char candidates[] = {',', ';', '\t'};
  size_t counts[3] = {0};
  bool quoted = false;
  for (; at < end && (quoted || !ends_line(*at)); at++) {
    if (*at == '"') quoted = !quoted;
    const char *candidate = quoted ? NULL : memchr(candidates, *at, sizeof candidates);
    if (candidate) counts[candidate - candidates]++;
  }
  size_t most = 0;
  for (size_t i = 1; i < sizeof candidates; i++)
    if (counts[i] > counts[most]) most = i;
  return candidates[most];
}

static void skip_empty_lines(struct csv *csv) {
  for (const char *at = csv->next; csv->next < csv->limit; at = csv->next) {
    while (at < csv->end && *at == ' ') at++;
    if (at < csv->end && !ends_line(*at)) return;
    csv->next = at < csv->end ? after_line_end(at, csv->end) : at;
    csv->line++;
  }
}

void csv_open(struct csv *csv, struct arena *arena, struct str text) {
  if (text.len == 0) text = STR("");
  *csv = (struct csv){.arena = arena, .next = text.ptr, .end = text.ptr + text.len, .line = 1};
  csv->limit = csv->end;
  if (text.len >= 3 && memcmp(text.ptr, "\xEF\xBB\xBF", 3) == 0) csv->next += 3;
  skip_empty_lines(csv);
  csv->separator = find_separator(csv->next, csv->end);
}

/* Eight bytes at once: the lowest set bit is in the first byte of word that equals c (its first zero after the xor;
 * only bytes above a true one can be marked wrongly). */
static uint64_t equal_bytes(uint64_t word, char c) {
  const uint64_t ones = UINT64_MAX / 255;
  uint64_t differing = word ^ (ones * (unsigned char)c);
  return (differing - ones) & ~differing & (ones << 7);
}

static unsigned first_marked(uint64_t marks) {
  return (unsigned)__builtin_ctzll(marks) / 8;
}

static uint64_t load_word(const char *at) {
  uint64_t word;
  memcpy(&word, at, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

/* As above, bytes less than c, which is at most 128; no smaller byte is left unmarked. */
static uint64_t bytes_below(uint64_t word, char c) {
  const uint64_t ones = UINT64_MAX / 255;
  return (word - ones * (unsigned char)c) & ~word & (ones << 7);
}

static bool is_stop(const struct csv *csv, char c) {
  return c == csv->separator || c == '"' || ends_line(c);
}

/* The first separator, line end or quote; or the end. Of eight bytes those are looked at that may be one: separators,
 * and what is up to the quote in ASCII. */
static const char *find_stop(const struct csv *csv, const char *at) {
  for (; csv->end - at >= (ptrdiff_t)sizeof(uint64_t); at += sizeof(uint64_t)) {
    uint64_t word = load_word(at);
    uint64_t marks = equal_bytes(word, csv->separator) | bytes_below(word, '"' + 1);
    for (; marks; marks &= marks - 1)
      if (is_stop(csv, at[first_marked(marks)])) return at + first_marked(marks);
  }
  while (at < csv->end && !is_stop(csv, *at)) at++;
  return at;
}

static bool is_blank(const struct csv *csv, char c) {
  return (c == ' ' || c == '\t') && c != csv->separator;
}

static const char *skip_blanks(const struct csv *csv, const char *at) {
  while (at < csv->end && is_blank(csv, *at)) at++;
  return at;
}

uint32_t csv_column(const struct csv_field *field) {
  return (uint32_t)text_codepoints((struct str){field->line_begin, (size_t)(field->begin - field->line_begin)}) + 1;
}

/* The quote that closes the one at open, or NULL; *doubled tells whether there is a "" on the way. */
static const char *find_closing(const struct csv *csv, const char *open, bool *doubled) {
  *doubled = false;
  for (const char *at = open + 1; at < csv->end; at += 2) {
    at = memchr(at, '"', (size_t)(csv->end - at));
    if (!at || at + 1 == csv->end || at[1] != '"') return at;
    *doubled = true;
  }
  return NULL;
}

static struct str undouble(struct arena *arena, struct str quoted) {
  char *text = arena_alloc(arena, quoted.len);
  size_t len = 0;
  for (size_t i = 0; i < quoted.len; i++) {
    text[len++] = quoted.ptr[i];
    if (quoted.ptr[i] == '"') i++;
  }
  return (struct str){text, len};
}

static void pass_line_ends(struct csv *csv, const char **line_begin, const char *at, const char *end) {
  while (at < end) {
    if (!ends_line(*at)) {
      at++;
      continue;
    }
    at = after_line_end(at, end);
    csv->line++;
    *line_begin = at;
  }
}

/* The rest of a field that is no proper CSV, as it stands. */
static struct str take_stray(struct csv *csv, const char *begin, const char *at) {
  while (at = find_stop(csv, at), at < csv->end && *at == '"') at++;
  csv->next = at;
  return str_trim((struct str){begin, (size_t)(at - begin)});
}

static enum csv_result take_quoted(struct csv *csv, const char **line_begin, struct csv_field *field) {
  const char *open = csv->next;
  bool doubled;
  const char *closing = find_closing(csv, open, &doubled);
  if (!closing) {
    field->text = (struct str){open + 1, (size_t)(csv->end - open - 1)};
    csv->next = csv->end;
    return CSV_UNCLOSED;
  }
  pass_line_ends(csv, line_begin, open + 1, closing);
  field->text = (struct str){open + 1, (size_t)(closing - open - 1)};
  if (doubled) field->text = undouble(csv->arena, field->text);
  csv->next = skip_blanks(csv, closing + 1);
  if (csv->next == csv->end || *csv->next == csv->separator || ends_line(*csv->next)) return CSV_ROW;
  field->text = take_stray(csv, open, csv->next);
  return CSV_STRAY;
}

static inline enum csv_result take_plain(struct csv *csv, struct csv_field *field) {
  const char *begin = csv->next, *at = find_stop(csv, begin);
  if (at < csv->end && *at == '"') {
    field->text = take_stray(csv, begin, at);
    return CSV_STRAY;
  }
  csv->next = at;
  while (at > begin && is_blank(csv, at[-1])) at--;
  field->text = (struct str){begin, (size_t)(at - begin)};
  return CSV_ROW;
}

static inline enum csv_result take_field(struct csv *csv, const char **line_begin) {
  if (csv->count == csv->room)
    csv->fields = list_grow(csv->arena, csv->fields, csv->count, &csv->room, sizeof *csv->fields);
  struct csv_field *field = &csv->fields[csv->count++];
  csv->next = skip_blanks(csv, csv->next);
  field->begin = csv->next;
  field->line_begin = *line_begin;
  field->line = csv->line;
  bool quoted = csv->next < csv->end && *csv->next == '"';
  return quoted ? take_quoted(csv, line_begin, field) : take_plain(csv, field);
}

enum csv_result csv_next(struct csv *csv) {
  skip_empty_lines(csv);
  csv->count = 0;
  if (csv->next >= csv->limit) return CSV_END;
  const char *line_begin = csv->next;
  size_t stray = 0; /* fields up to the first that is no proper CSV */
  for (;; csv->next++) {
    enum csv_result result = take_field(csv, &line_begin);
    if (result == CSV_UNCLOSED) return CSV_UNCLOSED;
    if (result == CSV_STRAY && !stray) stray = csv->count;
    if (csv->next == csv->end || ends_line(*csv->next)) break;
  }
  csv->row_end = csv->next;
  if (csv->next < csv->end) {
    csv->next = after_line_end(csv->next, csv->end);
    csv->line++;
  }
  if (!stray) return CSV_ROW;
  csv->count = stray;
  return CSV_STRAY;
}
