#define _GNU_SOURCE /* sync_file_range */
#include "base/file.h"
#include "base/arena.h"
#include "base/buf.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define ON_WAY ((off_t)4 << 20)

static void unmap(void *memory, size_t size) {
  munmap(memory, size);
}

static int map_whole(struct arena *arena, int fd, size_t size, struct str *bytes) {
  void *memory = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
  if (memory == MAP_FAILED) return errno;
  arena_own(arena, memory, size, unmap);
  *bytes = (struct str){memory, size};
  return 0;
}

/* Pages of a mapping that was never written to come back from the file. */
static void drop_pages(void *memory, size_t size) {
  madvise(memory, size, MADV_DONTNEED);
}

void file_rest(const struct arena *arena) {
  arena_owned(arena, unmap, drop_pages);
}

static int read_whole(struct arena *arena, int fd, struct str *bytes) {
  struct buf buf;
  buf_open(&buf, NULL, NULL);
  char piece[16384];
  ssize_t got;
  while ((got = read(fd, piece, sizeof piece)) != 0) {
    if (got > 0) {
      buf_put(&buf, piece, (size_t)got);
    } else if (errno != EINTR) {
      break;
    }
  }
  int error = got < 0 ? errno : 0;
  *bytes = error ? (struct str){0} : str_copy(arena, buf_view(&buf));
  buf_close(&buf);
  return error;
}

int file_read(struct arena *arena, const char *path, struct str *bytes) {
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (fd < 0) return errno;
  struct stat stat;
  int error = fstat(fd, &stat) == 0 ? 0 : errno;
  /* Files of /proc are regular and have size 0, yet something to read. */
  bool mapped =
      !error && S_ISREG(stat.st_mode) && stat.st_size > 0 && map_whole(arena, fd, (size_t)stat.st_size, bytes) == 0;
  if (!error && !mapped) error = read_whole(arena, fd, bytes);
  close(fd);
  return error;
}

static size_t folder_len(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? (size_t)(slash - path) + 1 : 0;
}

const char *file_relative(struct arena *arena, const char *from, struct str path) {
  if (path.len && path.ptr[0] == '/') return str_terminated(arena, path);
  return str_format(arena, "%.*s%.*s", (int)folder_len(from), from, STR_ARGS(path)).ptr;
}

struct file_writer {
  struct arena *arena;
  const char *path;      /* what is to appear, links followed */
  const char *temporary; /* NULL: written straight */
  mode_t mode;
  int fd, error;
  off_t written, on_way;            /* bytes; of which so many the disk has been told of */
  struct file_writer *_Atomic next; /* of the unfinished */
};

/* Read by a signal handler at any moment; every change is one store that leaves it whole. */
static struct file_writer *_Atomic unfinished;

static void forget(struct file_writer *writer) {
  struct file_writer *_Atomic *link = &unfinished;
  while (*link && *link != writer) link = &(*link)->next;
  if (*link) *link = writer->next;
}

/* Where writing to path leads through symbolic links, the last of which may point to nothing yet. */
static int follow_links(struct arena *arena, const char *path, const char **end) {
  char target[4096];
  for (int hops = 0; hops < 40; hops++) {
    ssize_t len = readlink(path, target, sizeof target);
    if (len < 0) {
      *end = path;
      return errno == EINVAL || errno == ENOENT ? 0 : errno;
    }
    path = file_relative(arena, path, (struct str){target, (size_t)len});
  }
  return ELOOP;
}

static mode_t mode_of_new_files(void) {
  mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

/* No signal may come between the making of the file and its place in the list. */
static int make_temporary(struct file_writer *writer) {
  size_t folder = folder_len(writer->path);
  struct str name = str_from(writer->path + folder);
  if (name.len == 0) return ENOENT;
  if (name.len > 200) name.len = 200; /* leaves room for the rest within the 255 bytes of a name */
  struct str pattern = str_format(writer->arena, "%.*s.%.*s.XXXXXX", (int)folder, writer->path, STR_ARGS(name));
  char *temporary = arena_alloc(writer->arena, pattern.len + 1);
  memcpy(temporary, pattern.ptr, pattern.len);

  sigset_t all, before;
  sigfillset(&all);
  sigprocmask(SIG_BLOCK, &all, &before);
  writer->fd = mkstemp(temporary);
  int error = writer->fd < 0 ? errno : 0;
  if (!error) {
    writer->temporary = temporary;
    writer->next = unfinished;
    unfinished = writer;
  }
  sigprocmask(SIG_SETMASK, &before, NULL);
  return error;
}

static int open_straight(struct file_writer *writer, const char *path, bool is_output) {
  writer->fd = is_output ? dup(STDOUT_FILENO) : open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
  return writer->fd < 0 ? errno : 0;
}

static int open_target(struct file_writer *writer, const char *path) {
  struct stat old, output;
  bool exists = stat(path, &old) == 0;
  if (!exists && errno != ENOENT) return errno;
  if (exists) {
    /* /dev/stdout may be a file that a shell appends to: it must not be replaced. */
    bool is_output = fstat(STDOUT_FILENO, &output) == 0 && output.st_dev == old.st_dev && output.st_ino == old.st_ino;
    if (is_output || !S_ISREG(old.st_mode)) return open_straight(writer, path, is_output);
    if (access(path, W_OK) != 0) return errno;
  }
  writer->mode = exists ? old.st_mode & 07777 : mode_of_new_files();
  int error = follow_links(writer->arena, path, &writer->path);
  return error ? error : make_temporary(writer);
}

int file_begin(const char *path, struct file_writer **writer) {
  struct arena *arena = arena_new();
  *writer = arena_alloc(arena, sizeof **writer);
  (*writer)->arena = arena;
  int error = open_target(*writer, str_terminated(arena, str_from(path)));
  if (!error) return 0;
  *writer = NULL;
  arena_free(arena);
  return error;
}

/* A disk that begins at once is nearly done when the last byte is written; fsync then has little to wait for. What is
 * asked here is no promise: an error shows in fsync. */
static void begin_saving(struct file_writer *writer) {
  if (!writer->temporary || writer->written - writer->on_way < ON_WAY) return;
  sync_file_range(writer->fd, writer->on_way, writer->written - writer->on_way, SYNC_FILE_RANGE_WRITE);
  writer->on_way = writer->written;
}

int file_write(struct file_writer *writer, const char *bytes, size_t count) {
  while (count && !writer->error) {
    ssize_t written = write(writer->fd, bytes, count);
    if (written < 0) {
      if (errno != EINTR) writer->error = errno;
      continue;
    }
    bytes += written;
    count -= (size_t)written;
    writer->written += written;
  }
  begin_saving(writer);
  return writer->error;
}

static int finish(struct file_writer *writer) {
  if (writer->error) return writer->error;
  if (!writer->temporary) return 0;
  if (fchmod(writer->fd, writer->mode) != 0 || fsync(writer->fd) != 0) return errno;
  return 0;
}

int file_commit(struct file_writer *writer) {
  int error = finish(writer);
  if (close(writer->fd) != 0 && !error) error = errno;
  writer->fd = -1;
  if (!error && writer->temporary && rename(writer->temporary, writer->path) != 0) error = errno;
  if (error) {
    file_abandon(writer);
    return error;
  }
  forget(writer);
  arena_free(writer->arena);
  return 0;
}

void file_abandon(struct file_writer *writer) {
  if (!writer) return;
  if (writer->fd >= 0) close(writer->fd);
  if (writer->temporary) unlink(writer->temporary);
  forget(writer);
  arena_free(writer->arena);
}

void file_abandon_all(void) {
  for (struct file_writer *writer = unfinished; writer; writer = writer->next) unlink(writer->temporary);
}
