/* The bytes are a staff table. */
#include "folder.h"
#include "wfa.h"
#include <string.h>

static const char circular_text[] = "wfa: 1\n"
                                    "circular: { number: 1/2022, about: a, issuer: b, valid: 2022-01-31..2022-02-04 }\n"
                                    "agencies:\n"
                                    "  - { id: dinkes, kind: dinas, units: [ { id: labkesda, kind: uptd } ] }\n"
                                    "  - { id: bappeda, kind: badan }\n"
                                    "places: { kp3b: {} }\n"
                                    "staff: { file: staff.csv }\n"
                                    "rules:\n"
                                    "  - { who: { age: 50.., grade: 3..4, tag: pregnant }, do: wfh }\n"
                                    "  - wfo: { max: 50%, per: [ agency, uptd ] }\n";

static bool drop(void *context, const char *bytes, size_t count) {
  (void)context, (void)bytes, (void)count;
  return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
  char path[FOLDER_PATH_SIZE];
  folder_put("staff.csv", bytes, count, path);
  const char *circular = folder_put("circular.yaml", (const uint8_t *)circular_text, strlen(circular_text), path);
  struct wfa *run = wfa_new();
  if (wfa_load(run, &circular, 1) == WFA_OK && wfa_plan(run, &(struct wfa_options){0}) == WFA_OK)
    wfa_write(run, &(struct wfa_output){.format = "text"}, drop, NULL);
  wfa_diagnostics(run, false, drop, NULL);
  wfa_free(run);
  return 0;
}
