/* The bytes are a circular. */
#include "folder.h"
#include "wfa.h"

static bool drop(void *context, const char *bytes, size_t count) {
  (void)context, (void)bytes, (void)count;
  return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
  char path[FOLDER_PATH_SIZE];
  const char *circular = folder_put("circular.yaml", bytes, count, path);
  struct wfa *run = wfa_new();
  if (wfa_load(run, &circular, 1) == WFA_OK) wfa_check(run, &(struct wfa_options){0});
  wfa_diagnostics(run, true, drop, NULL);
  wfa_free(run);
  return 0;
}
