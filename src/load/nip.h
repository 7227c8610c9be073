/* NIP, the number of a civil servant: 18 digits that say when born, when appointed, which sex (contract 6). */
#ifndef LOAD_NIP_H
#define LOAD_NIP_H

#include "load/loader.h"

#define NIP_DIGITS 18

/* What a possible NIP says of its person. */
struct nip {
  struct str digits;
  uint64_t number;
  date born;
  enum gender gender;
  enum employment employment;
};

/* Without dots, spaces and a leading apostrophe; the text itself where it has none. */
struct str nip_plain(struct arena *arena, struct str text);
/* True, after a finding, when a spreadsheet has made a number of it. */
bool refuse_spoiled_nip(struct load *load, struct str said, struct span at);
/* False, after a finding, when no person can have this NIP. */
bool read_nip(struct load *load, struct str said, struct span at, struct nip *nip);

/* People by NIP or id, as long as files are read. */
struct people *people_new(void);
void people_free(struct people *people);                           /* NULL is fine */
void people_expect(struct people *people, size_t more);            /* makes room for so many NIPs more */
uint32_t people_find(const struct people *people, struct str nip); /* NONE; threads may ask at once */
/* What a NIP is looked up by; 0: an id that is none. */
uint64_t people_key(struct str nip);
void people_foresee(const struct people *people, uint64_t key); /* is added soon: has its place fetched */
/* False, and nothing changes, when another has the NIP, of this key, already: *first. */
bool people_add(struct people *people, struct str nip, uint64_t key, uint32_t person, uint32_t *first);

#endif
