/* usage: floor OUTPUT ROSTER FILE...
 *
 * What no planner of these files can do without: reads every FILE, and writes the bytes of ROSTER, which has been made
 * before, to OUTPUT, saved as wfa saves its own: beside its target, on the disk (fsync), and then renamed. The bytes of
 * ROSTER have to come from somewhere, too: they are read, from the page cache where there is room for them. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 1 << 20 };

static char piece[PIECE];

static void fail(const char *path) {
  perror(path);
  exit(2);
}

static int open_to_read(const char *path) {
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) fail(path);
  return fd;
}

/* The next bytes of a file into the piece; 0 at its end. */
static size_t read_piece(int fd, const char *path) {
  ssize_t got = read(fd, piece, PIECE);
  if (got < 0) fail(path);
  return (size_t)got;
}

static void read_file(const char *path) {
  int fd = open_to_read(path);
  while (read_piece(fd, path) > 0) continue;
  close(fd);
}

static void write_piece(int fd, size_t count, const char *path) {
  for (size_t done = 0; done < count;) {
    ssize_t written = write(fd, piece + done, count - done);
    if (written < 0) fail(path);
    done += (size_t)written;
  }
}

static void write_roster(const char *output, const char *roster) {
  char beside[4096];
  snprintf(beside, sizeof beside, "%s.new", output);
  int from = open_to_read(roster), to = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (to < 0) fail(beside);
  for (size_t got; (got = read_piece(from, roster)) > 0;) write_piece(to, got, beside);
  if (fsync(to) != 0 || close(to) != 0 || rename(beside, output) != 0) fail(output);
  close(from);
}

int main(int argc, char **argv) {
  if (argc < 4) {
    fputs("usage: floor OUTPUT ROSTER FILE...\n", stderr);
    return 2;
  }
  for (int i = 3; i < argc; i++) read_file(argv[i]);
  write_roster(argv[1], argv[2]);
  return 0;
}
