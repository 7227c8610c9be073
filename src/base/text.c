#include "base/text.h"
#include "base/arena.h"

#include <utf8proc.h>

static bool is_ascii(struct str s) {
  size_t i = 0;
  for (uint64_t word; s.len - i >= sizeof word; i += sizeof word) {
    memcpy(&word, s.ptr + i, sizeof word);
    if (word & 0x8080808080808080u) return false;
  }
  for (; i < s.len; i++)
    if (s.ptr[i] & 0x80) return false;
  return true;
}

bool text_is_plain(struct str s) {
  const uint64_t ones = UINT64_MAX / 255;
  size_t i = 0;
  for (uint64_t word; s.len - i >= sizeof word; i += sizeof word) {
    memcpy(&word, s.ptr + i, sizeof word);
    if (((word - ones * ' ') | (word + ones) | word) & (ones << 7)) return false;
  }
  for (; i < s.len; i++)
    if (s.ptr[i] < ' ' || s.ptr[i] > '~') return false;
  return true;
}

#define BROKEN (-1) /* a byte that begins no code point; it stands for itself */

static utf8proc_int32_t take_codepoint(struct str *s) {
  utf8proc_int32_t codepoint = (unsigned char)s->ptr[0];
  size_t size = 1;
  if (codepoint & 0x80) {
    size_t reach = s->len < 4 ? s->len : 4;
    utf8proc_ssize_t found = utf8proc_iterate((const utf8proc_uint8_t *)s->ptr, (utf8proc_ssize_t)reach, &codepoint);
    if (found > 0) {
      size = (size_t)found;
    } else {
      codepoint = BROKEN;
    }
  }
  s->ptr += size;
  s->len -= size;
  return codepoint;
}

size_t text_valid(struct str s) {
  const char *nul = s.len ? memchr(s.ptr, '\0', s.len) : NULL;
  if (nul) s.len = (size_t)(nul - s.ptr);
  if (is_ascii(s)) return s.len;
  for (struct str rest = s; rest.len;) {
    const char *here = rest.ptr;
    if (take_codepoint(&rest) == BROKEN) return (size_t)(here - s.ptr);
  }
  return s.len;
}

static bool is_control(utf8proc_int32_t codepoint) {
  if (codepoint < 0x80) return codepoint < ' ' || codepoint == 0x7f; /* BROKEN is one */
  utf8proc_category_t category = utf8proc_category(codepoint);
  bool turns_direction = (codepoint >= 0x202a && codepoint <= 0x202e) || (codepoint >= 0x2066 && codepoint <= 0x2069);
  return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP ||
         turns_direction;
}

static bool is_space(utf8proc_int32_t codepoint) {
  if (codepoint < 0x80) return codepoint == ' ' || (codepoint >= '\t' && codepoint <= '\r');
  utf8proc_category_t category = utf8proc_category(codepoint);
  return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP ||
         codepoint == 0x85;
}

struct str text_clean(struct arena *arena, struct str s) {
  bool dirty = false;
  for (struct str rest = s; rest.len && !dirty;) dirty = is_control(take_codepoint(&rest));
  if (!dirty) return s;
  char *clean = arena_alloc(arena, s.len), *end = clean;
  for (struct str rest = s; rest.len;) {
    const char *here = rest.ptr;
    utf8proc_int32_t codepoint = take_codepoint(&rest);
    if (is_control(codepoint)) {
      *end++ = is_space(codepoint) ? ' ' : '?';
    } else {
      memcpy(end, here, (size_t)(rest.ptr - here));
      end += rest.ptr - here;
    }
  }
  return (struct str){clean, (size_t)(end - clean)};
}

static size_t cells(utf8proc_int32_t codepoint) {
  if (codepoint == BROKEN || (codepoint >= ' ' && codepoint < 0x7f)) return 1;
  int width = utf8proc_charwidth(codepoint);
  return width > 0 ? (size_t)width : 0;
}

size_t text_columns(struct str s) {
  size_t columns = 0;
  while (s.len) columns += cells(take_codepoint(&s));
  return columns;
}

/* Bytes that continue no code point, eight at once. */
size_t text_codepoints(struct str s) {
  const uint64_t ones = UINT64_MAX / 255;
  size_t continuing = 0, i = 0;
  for (uint64_t word; s.len - i >= sizeof word; i += sizeof word) {
    memcpy(&word, s.ptr + i, sizeof word);
    continuing += (((word >> 7) & ~(word >> 6) & ones) * ones) >> 56;
  }
  for (; i < s.len; i++) continuing += (s.ptr[i] & 0xC0) == 0x80;
  return s.len - continuing;
}

struct str text_fit(struct str s, size_t columns) {
  struct str rest = s;
  const char *end = s.ptr;
  for (size_t used = 0; rest.len; end = rest.ptr) {
    used += cells(take_codepoint(&rest));
    if (used > columns) break;
  }
  return (struct str){s.ptr, (size_t)(end - s.ptr)};
}

/* Folding works in a small buffer on the stack, so that looking up what is known costs no memory. */
#define SMALL 512

/* Folds ASCII text into out, which has room for s.len bytes; false when s is not ASCII. */
static bool fold_ascii(struct str s, char *out, size_t *len) {
  char *end = out;
  unsigned char seen = 0;
  bool gap = false;
  for (size_t i = 0; i < s.len; i++) {
    unsigned char c = (unsigned char)s.ptr[i];
    seen |= c;
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      gap = end != out;
      continue;
    }
    if (gap) *end++ = ' ';
    gap = false;
    *end++ = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  }
  *len = (size_t)(end - out);
  return !(seen & 0x80);
}

static size_t squeeze(utf8proc_int32_t *codepoints, size_t count) {
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    if (!is_space(codepoints[i])) {
      codepoints[kept++] = codepoints[i];
    } else if (kept && codepoints[kept - 1] != ' ') {
      codepoints[kept++] = ' ';
    }
  }
  return kept && codepoints[kept - 1] == ' ' ? kept - 1 : kept;
}

/* The fold of any text, in small (room for SMALL code points) or the arena. Invalid text compares as it is. */
static struct str fold_unicode(struct arena *arena, struct str s, utf8proc_int32_t *small) {
  const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD;
  const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)s.ptr;
  utf8proc_int32_t *codepoints = small;
  utf8proc_ssize_t count = utf8proc_decompose(bytes, (utf8proc_ssize_t)s.len, codepoints, SMALL - 1, options);
  if (count >= SMALL) {
    codepoints = arena_array(arena, utf8proc_int32_t, (size_t)count + 1);
    count = utf8proc_decompose(bytes, (utf8proc_ssize_t)s.len, codepoints, count, options);
  }
  if (count < 0) return str_trim(s);
  count = (utf8proc_ssize_t)squeeze(codepoints, (size_t)count);
  count = utf8proc_reencode(codepoints, count, options);
  return count < 0 ? str_trim(s) : (struct str){(const char *)codepoints, (size_t)count};
}

/* The fold of s, in small or the arena. */
static struct str fold(struct arena *arena, struct str s, utf8proc_int32_t *small) {
  char *out = s.len <= SMALL * sizeof *small ? (char *)small : arena_alloc(arena, s.len);
  size_t len;
  if (fold_ascii(s, out, &len)) return (struct str){out, len};
  return fold_unicode(arena, s, small);
}

struct str text_fold(struct arena *arena, struct str s) {
  utf8proc_int32_t small[SMALL];
  struct str folded = fold(arena, s, small);
  if (str_equal(folded, s)) return s;
  return folded.ptr == (const char *)small ? str_copy(arena, folded) : folded;
}

#define LONGEST 64

unsigned text_distance(struct str a, struct str b) {
  if (str_equal(a, b)) return 0;
  if (a.len > LONGEST || b.len > LONGEST) return (unsigned)(a.len > b.len ? a.len : b.len);
  unsigned rows[3][LONGEST + 1];
  unsigned *before = rows[0], *last = rows[1], *row = rows[2];
  for (unsigned j = 0; j <= b.len; j++) last[j] = j, before[j] = 0;
  for (unsigned i = 1; i <= a.len; i++) {
    row[0] = i;
    for (unsigned j = 1; j <= b.len; j++) {
      unsigned best = last[j - 1] + (a.ptr[i - 1] != b.ptr[j - 1]);
      if (last[j] + 1 < best) best = last[j] + 1;
      if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
      bool swapped = i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] && a.ptr[i - 2] == b.ptr[j - 1];
      if (swapped && before[j - 2] + 1 < best) best = before[j - 2] + 1;
      row[j] = best;
    }
    unsigned *oldest = before;
    before = last;
    last = row;
    row = oldest;
  }
  return last[b.len];
}

struct interned {
  struct str text, folded;
  uint32_t hash;
};

struct symbols {
  struct arena *arena;
  LIST(struct interned) items;
  symbol *slots; /* open addressing, at most half full; 0: empty */
  size_t slot_count;
};

struct symbols *symbols_new(struct arena *arena) {
  struct symbols *symbols = arena_alloc(arena, sizeof *symbols);
  symbols->arena = arena;
  symbols->slot_count = 256;
  symbols->slots = arena_array(arena, symbol, symbols->slot_count);
  *list_push(arena, &symbols->items) = (struct interned){STR(""), STR(""), 0};
  return symbols;
}

static uint32_t hash_of(struct str s) {
  uint64_t hash = s.len, word;
  size_t i = 0;
  for (; s.len - i >= sizeof word; i += sizeof word) {
    memcpy(&word, s.ptr + i, sizeof word);
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    hash ^= hash >> 32;
  }
  word = 0;
  memcpy(&word, s.ptr + i, s.len - i);
  hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
  return (uint32_t)(hash ^ (hash >> 32));
}

/* The slot that holds the folded text, or the empty one where it belongs. */
static size_t slot_of(const struct symbols *symbols, struct str folded, uint32_t hash) {
  size_t mask = symbols->slot_count - 1, slot = hash & mask;
  for (symbol sym; (sym = symbols->slots[slot]) != 0; slot = (slot + 1) & mask) {
    const struct interned *item = &symbols->items.items[sym];
    if (item->hash == hash && str_equal(item->folded, folded)) break;
  }
  return slot;
}

static void widen(struct symbols *symbols) {
  symbols->slot_count *= 2;
  symbols->slots = arena_array(symbols->arena, symbol, symbols->slot_count);
  for (size_t i = 1; i < symbols->items.count; i++) {
    const struct interned *item = &symbols->items.items[i];
    symbols->slots[slot_of(symbols, item->folded, item->hash)] = (symbol)i;
  }
}

symbol symbol_of(struct symbols *symbols, struct str s) {
  utf8proc_int32_t small[SMALL];
  struct str folded = fold(symbols->arena, s, small);
  if (folded.len == 0) return 0;
  uint32_t hash = hash_of(folded);
  size_t slot = slot_of(symbols, folded, hash);
  if (symbols->slots[slot]) return symbols->slots[slot];

  struct str text = str_copy(symbols->arena, str_trim(s));
  folded = str_equal(text, folded) ? text : str_copy(symbols->arena, folded);
  symbol made = (symbol)symbols->items.count;
  *list_push(symbols->arena, &symbols->items) = (struct interned){text, folded, hash};
  symbols->slots[slot] = made;
  if (symbols->items.count * 2 > symbols->slot_count) widen(symbols);
  return made;
}

/* Threads may ask at the same time: what does not fit the stack is in memory of its own. */
symbol symbol_find(const struct symbols *symbols, struct str s) {
  utf8proc_int32_t small[SMALL];
  struct arena *scratch = s.len > SMALL / 4 ? arena_new() : NULL;
  struct str folded = fold(scratch, s, small);
  symbol found = folded.len ? symbols->slots[slot_of(symbols, folded, hash_of(folded))] : 0;
  arena_free(scratch);
  return found;
}

struct str symbol_text(const struct symbols *symbols, symbol sym) {
  return symbols->items.items[sym].text;
}
struct str symbol_folded(const struct symbols *symbols, symbol sym) {
  return symbols->items.items[sym].folded;
}
size_t symbol_count(const struct symbols *symbols) {
  return symbols->items.count;
}
