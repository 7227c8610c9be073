/* NIP, the number of a civil servant: 18 digits that say when born, when appointed, which sex (contract 6). */
#ifndef LOAD_NIP_H
#define LOAD_NIP_H

#include "load/loader.h"

#define NIP_DIGITS 18

/* What a possible NIP says of its person. */
struct nip {
  struct str digits;
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

/* People by NIP or id. */
struct people *people_new(struct arena *arena);
uint32_t people_find(const struct people *people, const struct world *world, struct str nip); /* NONE */
/* world->people[person]; false, and nothing changes, when another has its NIP already: *first. */
bool people_add(struct people *people, const struct world *world, uint32_t person, uint32_t *first);

#endif
