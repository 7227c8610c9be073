/* Whole files in, and out safely: beside the target, renamed over it when complete. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/str.h"

struct arena;

/* The file's bytes (mapped, or read where it cannot be: a pipe), valid as long as the arena. 0, or an errno. */
int file_read(struct arena *arena, const char *path, struct str *bytes);
/* The files read into the arena will not be looked at for a while: their pages need not stay in memory meanwhile. */
void file_rest(const struct arena *arena);
/* path as seen from the file that names it: relative paths are taken from the folder of from. */
const char *file_relative(struct arena *arena, const char *from, struct str path);

/* A file being written under a temporary name in its folder. Nothing is at path, or the old content still, until
 * file_commit; file_abandon (or a signal, see file_abandon_all) removes what was begun. */
struct file_writer;
int file_begin(const char *path, struct file_writer **writer); /* 0, or an errno; keeps the mode of an old file, writes
                                                                  through a symbolic link, and straight to what is no
                                                                  regular file (/dev/stdout, a pipe) */
int file_write(struct file_writer *writer, const char *bytes, size_t count); /* 0, or an errno */
int file_commit(struct file_writer *writer); /* fsync, rename; 0, or an errno (then abandoned); frees */
void file_abandon(struct file_writer *writer);
void file_abandon_all(void); /* async-signal-safe: unlinks every unfinished file */

#endif
