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

struct str nip_plain(struct arena *arena, struct str text) {
  if (text.len == NIP_DIGITS && all_digits(text)) return text;
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

static int digits_at(struct str s, size_t from, size_t count) {
  int number = 0;
  for (size_t i = from; i < from + count; i++) number = number * 10 + (s.ptr[i] - '0');
  return number;
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
  if (!read_length(load, said, text, at)) return false;
  int month = digits_at(text, 12, 2), sex = digits_at(text, 14, 1), year = digits_at(text, 8, 4);
  nip->born = date_make(digits_at(text, 0, 4), digits_at(text, 4, 2), digits_at(text, 6, 2));
  if (nip->born == DATE_NONE) return refuse(load, text, at, "digits 1 to 8 are no birth date");
  if (year < digits_at(text, 0, 4))
    return refuse(load, text, at,
                  str_terminated(load->arena, str_format(load->arena, "appointed in %d, before the birth in %d", year,
                                                         digits_at(text, 0, 4))));
  if (year > 2199) return refuse(load, text, at, "digits 9 to 12 are no year of appointment");
  if (!(month >= 1 && month <= 12) && !(month >= 21 && month <= 29))
    return refuse(load, text, at, "digits 13 and 14 are neither a month (01 to 12) nor 21 to 29 (PPPK)");
  if (sex != 1 && sex != 2) return refuse(load, text, at, "digit 15 is neither 1 (male) nor 2 (female)");
  if (digits_at(text, 15, 3) == 0)
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

static uint64_t number_of(struct str s) {
  uint64_t number = 0;
  if (s.len != NIP_DIGITS || !all_digits(s)) return NO_NIP;
  for (size_t i = 0; i < NIP_DIGITS; i++) number = number * 10 + (uint64_t)(s.ptr[i] - '0');
  return number;
}

/* Also of one with spaces around it, of any kind. */
static uint64_t nip_of(struct str s) {
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
  uint64_t number = nip_of(nip);
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

bool people_add(struct people *people, struct str nip, uint32_t person, uint32_t *first) {
  uint64_t number = nip_of(nip);
  if (number != NO_NIP) return add_number(people, number, person, first);
  symbol name = symbol_of(people->ids, nip);
  if (name == people->named.count) *list_push(people->arena, &people->named) = NONE;
  *first = people->named.items[name];
  if (*first != NONE) return false;
  people->named.items[name] = person;
  return true;
}

void people_foresee(const struct people *people, struct str nip) {
  uint64_t number = number_of(nip);
  if (people->size > 0) __builtin_prefetch(home_of(people, number), 1);
}
