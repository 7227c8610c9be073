/* A folder of its own for each fuzzing process: the library reads files, the fuzzers have bytes. */
#ifndef FUZZ_FOLDER_H
#define FUZZ_FOLDER_H

#include <stddef.h>
#include <stdint.h>

#define FOLDER_PATH_SIZE 256

/* Writes the file and gives its path; exits when it cannot. The folder is removed at the end of the process. */
const char *folder_put(const char *name, const uint8_t *bytes, size_t count, char path[static FOLDER_PATH_SIZE]);

/* What libFuzzer calls, and the replay. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

#endif
