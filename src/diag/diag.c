#include "base/arena.h"
#include "base/text.h"
#include "diag/finding.h"

#include <assert.h>
#include <stdarg.h>

struct diag *diag_new(struct arena *arena) {
  struct diag *diag = arena_alloc(arena, sizeof *diag);
  diag->arena = arena;
  diag->slot_count = 64;
  diag->slots = arena_array(arena, uint32_t, diag->slot_count);
  return diag;
}

uint16_t diag_source(struct diag *diag, const char *path, struct str text) {
  assert(diag->sources.count < UINT16_MAX);
  if (text.len >= 3 && memcmp(text.ptr, "\xEF\xBB\xBF", 3) == 0) text = (struct str){text.ptr + 3, text.len - 3};
  if (text.len == 0) text = STR("");
  struct source source = {.path = str_terminated(diag->arena, str_from(path)), .text = text};
  *list_push(diag->arena, &diag->sources) = source;
  return (uint16_t)diag->sources.count;
}

const char *diag_path(const struct diag *diag, uint16_t file) {
  return file ? diag->sources.items[file - 1].path : "wfa";
}

size_t diag_source_count(const struct diag *diag) {
  return diag->sources.count;
}

static bool same_place(struct span a, struct span b) {
  return a.file == b.file && a.line == b.line && a.column == b.column;
}

static bool same_finding(const struct finding *a, const struct finding *b) {
  return a->code == b->code && same_place(a->at, b->at) && str_equal(a->message, b->message);
}

static uint64_t mix(uint64_t hash, uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
  return hash ^ (hash >> 29);
}

static uint32_t *slot_of(const struct diag *diag, const struct finding *finding) {
  uint64_t hash = mix(mix(finding->code, finding->at.file), mix(finding->at.line, finding->at.column));
  for (size_t i = 0; i < finding->message.len; i++) hash = mix(hash, (unsigned char)finding->message.ptr[i]);
  size_t mask = diag->slot_count - 1, slot = hash & mask;
  while (diag->slots[slot] && !same_finding(diag->findings.items[diag->slots[slot] - 1], finding))
    slot = (slot + 1) & mask;
  return &diag->slots[slot];
}

static void widen(struct diag *diag) {
  diag->slot_count *= 2;
  diag->slots = arena_array(diag->arena, uint32_t, diag->slot_count);
  for (size_t i = 0; i < diag->findings.count; i++) *slot_of(diag, diag->findings.items[i]) = (uint32_t)i + 1;
}

struct finding *diag_at(struct diag *diag, enum diag_code code, struct span at, const char *format, ...) {
  struct finding wanted = {.code = code, .at = at, .order = diag->findings.count};
  va_list arguments;
  va_start(arguments, format);
  wanted.message = str_format_list(diag->arena, format, arguments);
  va_end(arguments);
  uint32_t *slot = slot_of(diag, &wanted);
  if (*slot) return NULL; /* said already, with its notes */

  struct finding *finding = arena_alloc(diag->arena, sizeof *finding);
  *finding = wanted;
  *list_push(diag->arena, &diag->findings) = finding;
  *slot = (uint32_t)diag->findings.count;
  diag->counts[code_severity(code)]++;
  if (diag->findings.count * 2 > diag->slot_count) widen(diag);
  return finding;
}

void diag_forget(struct diag *diag) {
  memset(diag->slots, 0, diag->slot_count * sizeof *diag->slots);
  memset(diag->counts, 0, sizeof diag->counts);
  diag->findings.count = 0;
}

void diag_note(struct diag *diag, struct finding *finding, struct span at, const char *format, ...) {
  if (!finding) return;
  va_list arguments;
  va_start(arguments, format);
  struct str message = str_format_list(diag->arena, format, arguments);
  va_end(arguments);
  *list_push(diag->arena, &finding->notes) = (struct note){at, message};
}

void diag_help(struct diag *diag, struct finding *finding, const char *format, ...) {
  if (!finding) return;
  va_list arguments;
  va_start(arguments, format);
  *list_push(diag->arena, &finding->helps) = str_format_list(diag->arena, format, arguments);
  va_end(arguments);
}

/* Small is near; no more than limit is near enough. Of two words one of which begins with the other, the shorter may
 * be what was meant, though many letters lie between. */
static unsigned remoteness(struct str word, struct str candidate, unsigned limit) {
  unsigned distance = text_distance(word, candidate);
  if (distance <= limit) return distance;
  size_t shorter = word.len < candidate.len ? word.len : candidate.len;
  bool begins = shorter >= 2 && memcmp(word.ptr, candidate.ptr, shorter) == 0;
  return begins ? limit : limit + 1;
}

struct str diag_nearest(struct str word, const struct str *words, size_t count) {
  struct arena *arena = arena_new();
  struct str folded = text_fold(arena, word), nearest = STR("");
  unsigned limit = folded.len >= 3 ? (unsigned)folded.len / 3 : 1;
  unsigned least = limit + 1;
  for (size_t i = 0; i < count && folded.len; i++) {
    unsigned far = remoteness(folded, text_fold(arena, words[i]), limit);
    if (far >= least) continue;
    least = far;
    nearest = words[i];
  }
  arena_free(arena);
  return nearest;
}

size_t diag_count(const struct diag *diag, enum severity severity) {
  if (!diag->strict || severity == SEVERITY_NOTE) return diag->counts[severity];
  return severity == SEVERITY_ERROR ? diag->counts[SEVERITY_ERROR] + diag->counts[SEVERITY_WARNING] : 0;
}

void diag_strict(struct diag *diag) {
  diag->strict = true;
}
