/* Stands in for libFuzzer in ordinary builds: runs a harness over every file of the folders named. */
#include "folder.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#define INPUT_MAX (1 << 20)

static void replay_file(const char *path) {
  static uint8_t bytes[INPUT_MAX];
  FILE *file = fopen(path, "rb");
  if (file == NULL) {
    perror(path);
    exit(2);
  }
  size_t count = fread(bytes, 1, sizeof bytes, file);
  fclose(file);
  /* Of its exact size, so that a sanitizer sees the byte after the last. */
  uint8_t *exact = malloc(count == 0 ? 1 : count);
  for (size_t i = 0; i < count; i++) exact[i] = bytes[i];
  puts(path);
  LLVMFuzzerTestOneInput(exact, count);
  free(exact);
}

static int is_visible(const struct dirent *entry) {
  return entry->d_name[0] != '.';
}

int main(int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    struct dirent **entries;
    int count = scandir(argv[i], &entries, is_visible, alphasort);
    if (count < 0) {
      perror(argv[i]);
      return 2;
    }
    for (int e = 0; e < count; e++) {
      char path[4096];
      snprintf(path, sizeof path, "%s/%s", argv[i], entries[e]->d_name);
      replay_file(path);
      free(entries[e]);
    }
    free(entries);
  }
  return 0;
}
