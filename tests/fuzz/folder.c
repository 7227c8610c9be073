#include "folder.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char folder[FOLDER_PATH_SIZE / 2];

static void give_up(const char *what) {
  perror(what);
  exit(2);
}

static void remove_folder(void) {
  DIR *entries = opendir(folder);
  struct dirent *entry;
  while (entries != NULL && (entry = readdir(entries)) != NULL) unlinkat(dirfd(entries), entry->d_name, 0);
  if (entries != NULL) closedir(entries);
  rmdir(folder);
}

static void make_folder(void) {
  const char *parent = getenv("TMPDIR");
  snprintf(folder, sizeof folder, "%s/wfa-fuzz-XXXXXX", parent == NULL ? "/tmp" : parent);
  if (mkdtemp(folder) == NULL) give_up(folder);
  atexit(remove_folder);
}

const char *folder_put(const char *name, const uint8_t *bytes, size_t count, char path[static FOLDER_PATH_SIZE]) {
  if (folder[0] == '\0') make_folder();
  snprintf(path, FOLDER_PATH_SIZE, "%s/%s", folder, name);
  FILE *file = fopen(path, "wb");
  if (file == NULL) give_up(path);
  if (count > 0 && fwrite(bytes, 1, count, file) != count) give_up(path);
  if (fclose(file) != 0) give_up(path);
  return path;
}
