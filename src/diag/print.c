#include "base/buf.h"
#include "base/text.h"
#include "diag/finding.h"

#include <stdlib.h>

#define WINDOW 100 /* columns of a source line that are shown */
#define BEFORE 40  /* of them before the caret, where a line is cut */

static void find_lines(struct arena *arena, struct source *source) {
  const char *at = source->text.ptr, *end = at + source->text.len;
  *list_push(arena, &source->lines) = at;
  for (; at < end; at++) {
    bool ends = *at == '\n' || (*at == '\r' && (at + 1 == end || at[1] != '\n'));
    if (ends) *list_push(arena, &source->lines) = at + 1;
  }
}

/* Without its line end; empty where there is no such line. */
static struct str source_line(struct arena *arena, struct source *source, uint32_t line) {
  if (source->lines.count == 0) find_lines(arena, source);
  if (line == 0 || line > source->lines.count) return STR("");
  const char *begin = source->lines.items[line - 1];
  const char *end = line < source->lines.count ? source->lines.items[line] : source->text.ptr + source->text.len;
  while (end > begin && (end[-1] == '\n' || end[-1] == '\r')) end--;
  return (struct str){begin, (size_t)(end - begin)};
}

struct printer {
  struct diag *diag;
  struct buf *out;
  bool color;
};

enum paint { PAINT_PLACE, PAINT_ERROR, PAINT_WARNING, PAINT_NOTE, PAINT_CARET };

static void paint_on(struct printer *printer, enum paint paint) {
  static const char *const colors[] = {"\x1b[1m", "\x1b[1;31m", "\x1b[1;35m", "\x1b[1;36m", "\x1b[1;32m"};
  if (printer->color) buf_text(printer->out, colors[paint]);
}

static void paint_off(struct printer *printer) {
  if (printer->color) buf_text(printer->out, "\x1b[0m");
}

static void painted(struct printer *printer, enum paint paint, const char *text) {
  paint_on(printer, paint);
  buf_text(printer->out, text);
  paint_off(printer);
}

/* Names from the files may hold what a terminal would obey. */
static void print_clean(struct printer *printer, struct str text) {
  buf_str(printer->out, text_clean(printer->diag->arena, text));
}

static void print_place(struct printer *printer, struct span at) {
  paint_on(printer, PAINT_PLACE);
  print_clean(printer, str_from(diag_path(printer->diag, at.file)));
  if (at.file && at.line) buf_format(printer->out, ":%u:%u", at.line, at.column ? at.column : 1);
  buf_char(printer->out, ':');
  paint_off(printer);
  buf_char(printer->out, ' ');
}

/* The text before the code point of that number, from 0. */
static struct str first_codepoints(struct str s, size_t count) {
  size_t len = 0;
  for (; len < s.len; len++) {
    bool begins = (s.ptr[len] & 0xC0) != 0x80;
    if (begins && count-- == 0) break;
  }
  return (struct str){s.ptr, len};
}

static struct str without(struct str s, struct str prefix) {
  return (struct str){s.ptr + prefix.len, s.len - prefix.len};
}

/* The part of a long line around its caret: how many columns before it are left out, and what remains. */
static struct str cut_line(struct str line, size_t caret, size_t *left_out) {
  size_t columns = text_columns(line);
  *left_out = 0;
  if (columns <= WINDOW) return line;
  if (caret > BEFORE) {
    struct str head = text_fit(line, caret - BEFORE);
    *left_out = text_columns(head);
    line = without(line, head);
  }
  return text_fit(line, WINDOW);
}

static void print_caret(struct printer *printer, size_t gutter, size_t indent, size_t width) {
  buf_fill(printer->out, ' ', gutter);
  buf_text(printer->out, " | ");
  buf_fill(printer->out, ' ', indent);
  paint_on(printer, PAINT_CARET);
  buf_char(printer->out, '^');
  buf_fill(printer->out, '~', width > 1 ? width - 1 : 0);
  paint_off(printer);
  buf_char(printer->out, '\n');
}

static void print_source(struct printer *printer, struct span at) {
  if (!at.file || !at.line) return;
  struct arena *arena = printer->diag->arena;
  struct str line = source_line(arena, &printer->diag->sources.items[at.file - 1], at.line);
  line = text_clean(arena, line);
  struct str before = first_codepoints(line, at.column ? at.column - 1 : 0);
  struct str under = first_codepoints(without(line, before), at.width ? at.width : 1);
  size_t caret = text_columns(before), width = text_columns(under), left_out;
  struct str shown = cut_line(line, caret, &left_out);
  size_t reach = left_out + text_columns(shown);
  if (caret + width > reach) width = reach > caret ? reach - caret : 1;

  bool cut_after = shown.ptr + shown.len < line.ptr + line.len;
  const char *mark = left_out ? "..." : "";
  struct str number = str_format(arena, "%5u", at.line);
  buf_str(printer->out, number);
  buf_format(printer->out, " | %s%.*s%s\n", mark, STR_ARGS(shown), cut_after ? "..." : "");
  print_caret(printer, number.len, strlen(mark) + caret - left_out, width);
}

static enum severity severity_of(const struct diag *diag, const struct finding *finding) {
  enum severity severity = code_severity(finding->code);
  return diag->strict && severity == SEVERITY_WARNING ? SEVERITY_ERROR : severity;
}

static void print_finding(struct printer *printer, const struct finding *finding) {
  static const char *const words[] = {"note:", "warning:", "error:"};
  static const enum paint paints[] = {PAINT_NOTE, PAINT_WARNING, PAINT_ERROR};
  struct buf *out = printer->out;
  enum severity severity = severity_of(printer->diag, finding);
  print_place(printer, finding->at);
  painted(printer, paints[severity], words[severity]);
  buf_char(out, ' ');
  print_clean(printer, finding->message);
  buf_format(out, " [%s]\n", code_slug(finding->code));
  print_source(printer, finding->at);
  for (size_t i = 0; i < finding->notes.count; i++) {
    print_place(printer, finding->notes.items[i].at);
    painted(printer, PAINT_NOTE, "note:");
    buf_char(out, ' ');
    print_clean(printer, finding->notes.items[i].message);
    buf_char(out, '\n');
    print_source(printer, finding->notes.items[i].at);
  }
  for (size_t i = 0; i < finding->helps.count; i++) {
    buf_text(out, "  ");
    painted(printer, PAINT_CARET, "help:");
    buf_char(out, ' ');
    print_clean(printer, finding->helps.items[i]);
    buf_char(out, '\n');
  }
}

static int in_order(const void *a, const void *b) {
  const struct finding *x = *(const struct finding *const *)a, *y = *(const struct finding *const *)b;
  if (x->at.file != y->at.file) return x->at.file < y->at.file ? -1 : 1;
  if (x->at.line != y->at.line) return x->at.line < y->at.line ? -1 : 1;
  if (x->at.column != y->at.column) return x->at.column < y->at.column ? -1 : 1;
  return (x->order > y->order) - (x->order < y->order);
}

void diag_print(struct diag *diag, struct buf *out, bool color) {
  size_t count = diag->findings.count;
  struct finding **sorted = arena_array(diag->arena, struct finding *, count);
  if (count) memcpy(sorted, diag->findings.items, count * sizeof(*sorted));
  if (count) qsort(sorted, count, sizeof(*sorted), in_order);
  struct printer printer = {diag, out, color};
  for (size_t i = 0; i < count; i++) print_finding(&printer, sorted[i]);
}
