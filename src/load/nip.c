#include "load/nip.h"

/* The hash stands beside the person so that a NIP is looked at only where it may be the one. */
struct slot {
  uint32_t person, hash; /* person NONE: empty */
};

struct people {
  struct arena *arena;
  struct slot *slots; /* open addressing */
  size_t size;        /* a power of two */
  size_t count;
};

static bool is_dropped(char c) {
  return c == '.' || c == ' ' || c == '\'';
}

struct str nip_plain(struct arena *arena, struct str text) {
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

static bool all_digits(struct str s) {
  for (size_t i = 0; i < s.len; i++)
    if (s.ptr[i] < '0' || s.ptr[i] > '9') return false;
  return s.len > 0;
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

struct people *people_new(struct arena *arena) {
  struct people *people = arena_alloc(arena, sizeof *people);
  people->arena = arena;
  return people;
}

/* FNV-1a, its high bits folded in because slots are taken from the low ones. */
static uint32_t hash_of(struct str s) {
  uint64_t hash = 14695981039346656037u;
  for (size_t i = 0; i < s.len; i++) hash = (hash ^ (unsigned char)s.ptr[i]) * 1099511628211u;
  return (uint32_t)(hash ^ hash >> 32);
}

/* Ids that are no NIP compare as all names do. */
static struct str comparable(const struct people *people, struct str nip) {
  return all_digits(nip) ? nip : text_fold(people->arena, nip);
}

static struct slot *slot_of(const struct people *people, const struct world *world, struct str key) {
  uint32_t hash = hash_of(key);
  size_t at = hash & (people->size - 1);
  for (; people->slots[at].person != NONE; at = (at + 1) & (people->size - 1)) {
    const struct slot *slot = &people->slots[at];
    if (slot->hash == hash && str_equal(comparable(people, world->people.items[slot->person].nip), key)) break;
  }
  return &people->slots[at];
}

static void make_room(struct people *people) {
  const struct slot *old = people->slots;
  size_t old_size = people->size;
  if (people->count * 2 < old_size) return;
  people->size = old_size == 0 ? 1024 : old_size * 4;
  people->slots = arena_array(people->arena, struct slot, people->size);
  for (size_t i = 0; i < people->size; i++) people->slots[i].person = NONE;
  for (size_t i = 0; i < old_size; i++) {
    if (old[i].person == NONE) continue;
    size_t at = old[i].hash & (people->size - 1);
    while (people->slots[at].person != NONE) at = (at + 1) & (people->size - 1);
    people->slots[at] = old[i];
  }
}

uint32_t people_find(const struct people *people, const struct world *world, struct str nip) {
  return people->count == 0 ? NONE : slot_of(people, world, comparable(people, nip))->person;
}

bool people_add(struct people *people, const struct world *world, uint32_t person, uint32_t *first) {
  make_room(people);
  struct str key = comparable(people, world->people.items[person].nip);
  struct slot *slot = slot_of(people, world, key);
  if (slot->person != NONE) {
    *first = slot->person;
    return false;
  }
  *slot = (struct slot){person, hash_of(key)};
  people->count++;
  return true;
}
