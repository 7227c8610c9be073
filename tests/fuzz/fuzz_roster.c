/* The bytes are a roster, held against a small circular. */
#include "folder.h"
#include "wfa.h"
#include <string.h>

static const char circular_text[] = "wfa: 1\n"
                                    "circular: { number: 1/2022, about: a, issuer: b, valid: 2022-01-31..2022-02-04 }\n"
                                    "agencies: [ { id: dinkes, name: Dinas Kesehatan, place: kp3b } ]\n"
                                    "places: { kp3b: { capacity: 2 } }\n"
                                    "plan: { rotate: week }\n"
                                    "staff:\n"
                                    "  - { nip: 198001012006041001, name: Adi, unit: dinkes }\n"
                                    "  - { nip: 198102022006042002, name: Budi, unit: dinkes }\n"
                                    "  - { nip: k-3, employment: non-asn, name: Citra, unit: dinkes }\n"
                                    "rules:\n"
                                    "  - { id: half, wfo: { max: 50%, min: 1 }, hours: 08:00-13:30 }\n"
                                    "  - { id: home, who: { nip: k-3 }, when: mon-tue, do: wfh }\n"
                                    "  - { id: turns, shifts: { pagi: 07:30-15:00, siang: 10:30- }, prefer: off }\n"
                                    "  - { id: each, wfo: [ { max: 3, per: person }, { min: 1, over: shift } ] }\n";

static bool drop(void *context, const char *bytes, size_t count) {
  (void)context, (void)bytes, (void)count;
  return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
  char path[FOLDER_PATH_SIZE], roster[FOLDER_PATH_SIZE];
  const char *circular = folder_put("circular.yaml", (const uint8_t *)circular_text, strlen(circular_text), path);
  folder_put("roster.csv", bytes, count, roster);
  struct wfa *run = wfa_new();
  if (wfa_load(run, &circular, 1) == WFA_OK) wfa_verify(run, roster, &(struct wfa_options){0});
  wfa_diagnostics(run, false, drop, NULL);
  wfa_free(run);
  return 0;
}
