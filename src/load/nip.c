#include "load/nip.h"

#define NO_NIP 0 /* no NIP: no year is 0000 */

struct slot {
  uint64_t nip; /* NO_NIP: empty */
  uint32_t person;
};

/* A NIP is a number, and they are many; ids of other people are names. */
struct people {
  struct arena *arena;
  struct slot *slots; /* open addressing */
  size_t size;        /* a power of two, or 0 */
  size_t count;       /* of NIPs */
  struct symbols *ids;
  LIST(uint32_t) named; /* by symbol of ids */
};

static bool is_dropped(char c) {
  return c == '.' || c == ' ' || c == '\'';
}

static bool all_digits(struct str s) {
  bool other = false;
  for (size_t i = 0; i < s.len; i++) other |= (unsigned char)(s.ptr[i] - '0') > 9;
  return !other && s.len > 0;
}

/* Of eight digits, the first in the lowest byte: neighbours are joined to pairs, pairs to fours, fours to all. False
 * where one is no digit. */
static bool eight_digits(const char *at, uint64_t *number) {
  const uint64_t ones = UINT64_MAX / 255;
  uint64_t word;
  memcpy(&word, at, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  word -= ones * '0';
  if ((word | (word + ones * 118)) & (ones << 7)) return false;
  word = word * 10 + (word >> 8);
  word = (word & 0x00ff00ff00ff00ff) * 100 + ((word >> 16) & 0x00ff00ff00ff00ff);
  word = (word & 0x0000ffff0000ffff) * 10000 + ((word >> 32) & 0x0000ffff0000ffff);
  *number = word & 0xffffffff;
  return true;
}

/* NO_NIP where the text is not 18 digits. */
static uint64_t number_of(struct str s) {
  uint64_t first, second;
  if (s.len != NIP_DIGITS || !eight_digits(s.ptr, &first) || !eight_digits(s.ptr + 8, &second)) return NO_NIP;
  unsigned tens = (unsigned char)(s.ptr[16] - '0'), units = (unsigned char)(s.ptr[17] - '0');
  return tens > 9 || units > 9 ? NO_NIP : (first * 100000000 + second) * 100 + tens * 10 + units;
}

struct str nip_plain(struct arena *arena, struct str text) {
  if (number_of(text) != NO_NIP) return text;
  text = str_trim(text);
  size_t kept = 0;
  for (size_t i = 0; i < text.len; i++) kept += !is_dropped(text.ptr[i]);
  if (kept == text.len) return text;
  char *plain = arena_alloc(arena, kept + 1);
  size_t count = 0;
  for (size_t i = 0; i < text.len; i++)
    if (!is_dropped(text.ptr[i])) plain[count++] = text.ptr[i];
  return (struct str){plain, kept};
}

/* 1.99E+17, also 1,99E+17, after the dots are gone too */
static bool is_spoiled(struct str s) {
  size_t i = 0;
  while (i < s.len && ((s.ptr[i] >= '0' && s.ptr[i] <= '9') || s.ptr[i] == ',' || s.ptr[i] == '.')) i++;
  if (i == 0 || i == s.len || (s.ptr[i] != 'E' && s.ptr[i] != 'e')) return false;
  i++;
  if (i < s.len && s.ptr[i] == '+') i++;
  return all_digits((struct str){s.ptr + i, s.len - i});
}

/* Of the 18 digits of a NIP so many, before so many at its end. */
static int digits_of(uint64_t nip, unsigned count, unsigned behind) {
  static const uint64_t POWERS[] = {1, 10, 100,         1000, 10000,         0, 1000000,        0,
                                    0, 0,  10000000000, 0,    1000000000000, 0, 100000000000000};
  return (int)(nip / POWERS[behind] % POWERS[count]);
}

static bool refuse(struct load *load, struct str text, struct span at, const char *why) {
  diag_at(load->diag, CODE_bad_nip, at, "'%.*s' is no NIP: %s", STR_ARGS(text), why);
  return false;
}

bool refuse_spoiled_nip(struct load *load, struct str said, struct span at) {
  if (!is_spoiled(nip_plain(load->arena, said))) return false;
  struct finding *finding = diag_at(load->diag, CODE_spoiled_nip, at,
                                    "'%.*s' was a NIP once: a spreadsheet has made it a number", STR_ARGS(said));
  diag_help(load->diag, finding, "format the column as text in the spreadsheet and export it again");
  return true;
}

static bool read_length(struct load *load, struct str said, struct str text, struct span at) {
  if (text.len == NIP_DIGITS && all_digits(text)) return true;
  if (refuse_spoiled_nip(load, said, at)) return false;
  struct finding *finding =
      all_digits(text) ? diag_at(load->diag, CODE_bad_nip, at, "'%.*s' is no NIP: it has %zu digits, not 18",
                                 STR_ARGS(text), text.len)
                       : diag_at(load->diag, CODE_bad_nip, at, "'%.*s' is no NIP: it is not 18 digits", STR_ARGS(said));
  diag_help(load->diag, finding, "people without a NIP have 'employment: non-asn'");
  return false;
}

bool read_nip(struct load *load, struct str said, struct span at, struct nip *nip) {
  struct str text = nip->digits = nip_plain(load->arena, said);
  uint64_t number = nip->number = number_of(text);
  if (number == NO_NIP && !read_length(load, said, text, at)) return false;
  int born = digits_of(number, 4, 14), year = digits_of(number, 4, 6), month = digits_of(number, 2, 4),
      sex = digits_of(number, 1, 3);
  nip->born = date_make(born, digits_of(number, 2, 12), digits_of(number, 2, 10));
  if (nip->born == DATE_NONE) return refuse(load, text, at, "digits 1 to 8 are no birth date");
  if (year < born)
    return refuse(
        load, text, at,
        str_terminated(load->arena, str_format(load->arena, "appointed in %d, before the birth in %d", year, born)));
  if (year > 2199) return refuse(load, text, at, "digits 9 to 12 are no year of appointment");
  if (!(month >= 1 && month <= 12) && !(month >= 21 && month <= 29))
    return refuse(load, text, at, "digits 13 and 14 are neither a month (01 to 12) nor 21 to 29 (PPPK)");
  if (sex != 1 && sex != 2) return refuse(load, text, at, "digit 15 is neither 1 (male) nor 2 (female)");
  if (digits_of(number, 3, 0) == 0)
    return refuse(load, text, at, "digits 16 to 18 are 000; a spreadsheet may have rounded it");
  nip->gender = sex == 1 ? GENDER_MALE : GENDER_FEMALE;
  nip->employment = month <= 12 ? EMPLOYMENT_PNS : EMPLOYMENT_PPPK;
  return true;
}

struct people *people_new(void) {
  struct arena *arena = arena_new();
  struct people *people = arena_alloc(arena, sizeof *people);
  people->arena = arena;
  people->ids = symbols_new(arena);
  *list_push(arena, &people->named) = NONE;
  return people;
}

void people_free(struct people *people) {
  if (people != NULL) arena_free(people->arena);
}

/* Also of one with spaces around it, of any kind. */
uint64_t people_key(struct str s) {
  uint64_t number = number_of(str_trim(s));
  bool foreign = false;
  for (size_t i = 0; i < s.len; i++) foreign |= (s.ptr[i] & 0x80) != 0;
  if (number != NO_NIP || !foreign) return number;
  struct arena *scratch = arena_new();
  number = number_of(text_fold(scratch, s));
  arena_free(scratch);
  return number;
}

/* Where a search for it begins. */
static struct slot *home_of(const struct people *people, uint64_t nip) {
  return &people->slots[(nip * 0x9E3779B97F4A7C15u >> 32) & (people->size - 1)];
}

static struct slot *slot_of(const struct people *people, uint64_t nip) {
  struct slot *slot = home_of(people, nip), *end = people->slots + people->size;
  while (slot->nip != NO_NIP && slot->nip != nip)
    if (++slot == end) slot = people->slots;
  return slot;
}

void people_expect(struct people *people, size_t more) {
  const struct slot *old = people->slots;
  size_t old_size = people->size, size = old_size == 0 ? 1024 : old_size;
  while (size / 4 * 3 < people->count + more) size *= 2;
  if (size == old_size) return;
  people->slots = arena_array(people->arena, struct slot, size);
  people->size = size;
  for (size_t i = 0; i < old_size; i++)
    if (old[i].nip != NO_NIP) *slot_of(people, old[i].nip) = old[i];
}

uint32_t people_find(const struct people *people, struct str nip) {
  uint64_t number = people_key(nip);
  if (number == NO_NIP) return people->named.items[symbol_find(people->ids, nip)];
  const struct slot *slot = people->size == 0 ? NULL : slot_of(people, number);
  return slot == NULL || slot->nip == NO_NIP ? NONE : slot->person;
}

static bool add_number(struct people *people, uint64_t nip, uint32_t person, uint32_t *first) {
  people_expect(people, 1);
  struct slot *slot = slot_of(people, nip);
  *first = slot->person;
  if (slot->nip != NO_NIP) return false;
  *slot = (struct slot){nip, person};
  people->count++;
  return true;
}

bool people_add(struct people *people, struct str nip, uint64_t key, uint32_t person, uint32_t *first) {
  if (key != NO_NIP) return add_number(people, key, person, first);
  symbol name = symbol_of(people->ids, nip);
  if (name == people->named.count) *list_push(people->arena, &people->named) = NONE;
  *first = people->named.items[name];
  if (*first != NONE) return false;
  people->named.items[name] = person;
  return true;
}

void people_foresee(const struct people *people, uint64_t key) {
  if (people->size > 0) __builtin_prefetch(home_of(people, key), 1);
}
