#include "base/arena.h"
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

/* Each test stands in an empty folder of its own. */
static struct arena *arena;
static char folder[64];

static int enter_folder(void **state) {
  (void)state;
  arena = arena_new();
  strcpy(folder, "/tmp/wfa-test-XXXXXX");
  return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int leave_folder(void **state) {
  (void)state;
  DIR *dir = opendir(folder);
  for (struct dirent *entry; (entry = readdir(dir));)
    if (unlink(entry->d_name) != 0) rmdir(entry->d_name);
  closedir(dir);
  arena_free(arena);
  return chdir("/") || rmdir(folder);
}

static size_t count_entries(void) {
  size_t count = 0;
  DIR *dir = opendir(".");
  for (struct dirent *entry; (entry = readdir(dir));)
    count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
  closedir(dir);
  return count;
}

static void put(const char *path, const char *text, mode_t mode) {
  FILE *file = fopen(path, "wb");
  fputs(text, file);
  fclose(file);
  chmod(path, mode);
}

static void assert_contains(const char *path, const char *text) {
  struct str bytes;
  assert_int_equal(file_read(arena, path, &bytes), 0);
  assert_true(str_equal(bytes, str_from(text)));
}

static mode_t mode_of(const char *path) {
  struct stat stat;
  assert_int_equal(lstat(path, &stat), 0);
  return stat.st_mode & 07777;
}

static struct file_writer *begin(const char *path) {
  struct file_writer *writer;
  assert_int_equal(file_begin(path, &writer), 0);
  return writer;
}

static void write_whole(const char *path, const char *text) {
  struct file_writer *writer = begin(path);
  assert_int_equal(file_write(writer, text, strlen(text)), 0);
  assert_int_equal(file_commit(writer), 0);
}

static void files_are_read_whole(void **state) {
  (void)state;
  put("staff.csv", "nip,name\n", 0644);
  assert_contains("staff.csv", "nip,name\n");
  put("empty", "", 0644);
  assert_contains("empty", "");
}

static void what_cannot_be_mapped_is_read(void **state) {
  (void)state;
  struct str bytes;
  assert_int_equal(file_read(arena, "/proc/self/status", &bytes), 0);
  assert_true(bytes.len > 100);
  assert_int_equal(file_read(arena, "/dev/null", &bytes), 0);
  assert_int_equal(bytes.len, 0);

  enum { COUNT = 50000 };
  assert_int_equal(mkfifo("pipe", 0600), 0);
  pid_t child = fork();
  if (child == 0) {
    int fd = open("pipe", O_WRONLY);
    for (int i = 0; i < COUNT; i++)
      if (write(fd, "x", 1) != 1) _exit(1);
    _exit(0);
  }
  assert_int_equal(file_read(arena, "pipe", &bytes), 0);
  assert_int_equal(bytes.len, COUNT);
  waitpid(child, NULL, 0);
}

static void unreadable_files_say_why(void **state) {
  (void)state;
  struct str bytes;
  assert_int_equal(file_read(arena, "nothing", &bytes), ENOENT);
  assert_int_equal(file_read(arena, ".", &bytes), EISDIR);
  put("file", "", 0644);
  assert_int_equal(file_read(arena, "file/below", &bytes), ENOTDIR);
}

static void paths_are_relative_to_the_file_that_names_them(void **state) {
  (void)state;
  assert_string_equal(file_relative(arena, "a/b/c.yaml", STR("d.csv")), "a/b/d.csv");
  assert_string_equal(file_relative(arena, "a/b/c.yaml", STR("../d.csv")), "a/b/../d.csv");
  assert_string_equal(file_relative(arena, "c.yaml", STR("d.csv")), "d.csv");
  assert_string_equal(file_relative(arena, "/c.yaml", STR("d.csv")), "/d.csv");
  assert_string_equal(file_relative(arena, "a/c.yaml", STR("/x/d.csv")), "/x/d.csv");
}

static void nothing_is_there_until_commit(void **state) {
  (void)state;
  struct file_writer *writer = begin("roster.csv");
  assert_int_equal(file_write(writer, "date", 4), 0);
  assert_int_equal(access("roster.csv", F_OK), -1);
  assert_int_equal(count_entries(), 1);
  assert_int_equal(file_write(writer, ",nip", 4), 0);
  assert_int_equal(file_commit(writer), 0);
  assert_contains("roster.csv", "date,nip");
  assert_int_equal(count_entries(), 1);
}

static void the_old_content_stays_until_commit(void **state) {
  (void)state;
  put("roster.csv", "old", 0640);
  struct file_writer *writer = begin("roster.csv");
  assert_int_equal(file_write(writer, "new", 3), 0);
  assert_contains("roster.csv", "old");
  assert_int_equal(file_commit(writer), 0);
  assert_contains("roster.csv", "new");
  assert_int_equal(mode_of("roster.csv"), 0640);
}

static void new_files_obey_the_umask(void **state) {
  (void)state;
  mode_t before = umask(027);
  write_whole("roster.csv", "new");
  assert_int_equal(mode_of("roster.csv"), 0640);
  assert_int_equal(umask(before), 027);
}

static void abandoning_leaves_no_trace(void **state) {
  (void)state;
  put("roster.csv", "old", 0644);
  struct file_writer *writer = begin("roster.csv");
  file_write(writer, "new", 3);
  file_abandon(writer);
  file_abandon(NULL);
  assert_contains("roster.csv", "old");
  assert_int_equal(count_entries(), 1);
}

static void links_are_written_through(void **state) {
  (void)state;
  mkdir("deep", 0755);
  put("real", "old", 0600);
  assert_int_equal(symlink("real", "link"), 0);
  assert_int_equal(symlink("link", "link2"), 0);
  write_whole("link2", "new");
  assert_contains("real", "new");
  assert_int_equal(mode_of("real"), 0600);
  struct stat stat;
  assert_int_equal(lstat("link", &stat), 0);
  assert_true(S_ISLNK(stat.st_mode));
  assert_int_equal(symlink("deep/later", "dangling"), 0);
  write_whole("dangling", "made");
  assert_contains("deep/later", "made");
  assert_int_equal(unlink("deep/later"), 0);
}

static void loops_of_links_are_refused(void **state) {
  (void)state;
  struct file_writer *writer;
  assert_int_equal(symlink("b", "a"), 0);
  assert_int_equal(symlink("a", "b"), 0);
  assert_int_equal(file_begin("a", &writer), ELOOP);
  assert_null(writer);
}

static void what_cannot_be_begun_says_why(void **state) {
  (void)state;
  struct file_writer *writer;
  assert_int_equal(file_begin("no/such/folder", &writer), ENOENT);
  assert_int_equal(file_begin(".", &writer), EISDIR);
  assert_int_equal(file_begin("", &writer), ENOENT);
  assert_int_equal(file_begin("new/", &writer), ENOENT);
  put("file", "", 0644);
  assert_int_equal(file_begin("file/below", &writer), ENOTDIR);
  put("fixed", "", 0444);
  int error = file_begin("fixed", &writer);
  if (geteuid() == 0 && !error)
    file_abandon(writer); /* root may write all */
  else
    assert_int_equal(error, EACCES);
}

static void long_names_fit(void **state) {
  (void)state;
  char name[256];
  memset(name, 'n', 255);
  name[255] = '\0';
  write_whole(name, "long");
  assert_contains(name, "long");
  assert_int_equal(count_entries(), 1);
}

static void a_full_disk_is_reported(void **state) {
  (void)state;
  struct file_writer *writer = begin("/dev/full");
  assert_int_equal(file_write(writer, "x", 1), ENOSPC);
  assert_int_equal(file_write(writer, "y", 1), ENOSPC);
  assert_int_equal(file_commit(writer), ENOSPC);
}

static void a_failed_file_is_abandoned(void **state) {
  (void)state;
  struct rlimit before, small = {1000, RLIM_INFINITY};
  getrlimit(RLIMIT_FSIZE, &before);
  small.rlim_max = before.rlim_max;
  void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
  put("roster.csv", "old", 0644);
  struct file_writer *writer = begin("roster.csv");
  setrlimit(RLIMIT_FSIZE, &small);
  static char large[5000];
  int error = file_write(writer, large, sizeof large);
  setrlimit(RLIMIT_FSIZE, &before);
  signal(SIGXFSZ, handler);
  assert_int_equal(error, EFBIG);
  assert_int_equal(file_commit(writer), EFBIG);
  assert_contains("roster.csv", "old");
  assert_int_equal(count_entries(), 1);
}

static void a_reader_that_went_away_is_reported(void **state) {
  (void)state;
  assert_int_equal(mkfifo("pipe", 0600), 0);
  void (*handler)(int) = signal(SIGPIPE, SIG_IGN);
  int reader = open("pipe", O_RDONLY | O_NONBLOCK);
  struct file_writer *writer = begin("pipe");
  assert_int_equal(file_write(writer, "x", 1), 0);
  close(reader);
  assert_int_equal(file_write(writer, "x", 1), EPIPE);
  assert_int_equal(file_commit(writer), EPIPE);
  signal(SIGPIPE, handler);
  assert_int_equal(count_entries(), 1);
}

static void a_vanished_folder_is_reported(void **state) {
  (void)state;
  mkdir("gone", 0755);
  struct file_writer *writer = begin("gone/roster.csv");
  DIR *dir = opendir("gone");
  for (struct dirent *entry; (entry = readdir(dir));)
    if (entry->d_name[0] == '.' && entry->d_name[1] == 'r') unlinkat(dirfd(dir), entry->d_name, 0);
  closedir(dir);
  rmdir("gone");
  assert_int_equal(file_write(writer, "x", 1), 0);
  assert_int_equal(file_commit(writer), ENOENT);
}

/* A shell that appends to a file, and -o /dev/stdout: what was there stays. */
static void our_own_output_is_not_replaced(void **state) {
  (void)state;
  put("log", "before\n", 0644);
  pid_t child = fork();
  if (child == 0) {
    int fd = open("log", O_WRONLY | O_APPEND);
    dup2(fd, STDOUT_FILENO);
    struct file_writer *writer;
    bool fine = file_begin("/dev/stdout", &writer) == 0 && file_write(writer, "after\n", 6) == 0 &&
                file_commit(writer) == 0 && write(STDOUT_FILENO, "end\n", 4) == 4;
    _exit(fine ? 0 : 1);
  }
  int status;
  waitpid(child, &status, 0);
  assert_int_equal(status, 0);
  assert_contains("log", "before\nafter\nend\n");
}

static void abandoning_all_removes_the_unfinished(void **state) {
  (void)state;
  struct file_writer *writers[3];
  const char *const names[] = {"a", "b", "c"};
  write_whole("done", "done");
  for (size_t i = 0; i < 3; i++) writers[i] = begin(names[i]);
  assert_int_equal(file_commit(writers[1]), 0);
  assert_int_equal(count_entries(), 4);
  file_abandon_all();
  assert_int_equal(count_entries(), 2);
  assert_contains("b", "");
  assert_int_equal(file_commit(writers[0]), ENOENT);
  file_abandon(writers[2]);
  file_abandon_all();
  assert_int_equal(count_entries(), 2);
}

static void stop(int number) {
  (void)number;
  file_abandon_all();
  _exit(7);
}

static void a_signal_leaves_no_trace(void **state) {
  (void)state;
  pid_t child = fork();
  if (child == 0) {
    signal(SIGTERM, stop);
    struct file_writer *writer = begin("roster.csv");
    file_write(writer, "half", 4);
    raise(SIGTERM);
    _exit(1);
  }
  int status;
  waitpid(child, &status, 0);
  assert_int_equal(WEXITSTATUS(status), 7);
  assert_int_equal(count_entries(), 0);
}

#define in_folder(test) cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)

int main(void) {
  const struct CMUnitTest tests[] = {
      in_folder(files_are_read_whole),
      in_folder(what_cannot_be_mapped_is_read),
      in_folder(unreadable_files_say_why),
      in_folder(paths_are_relative_to_the_file_that_names_them),
      in_folder(nothing_is_there_until_commit),
      in_folder(the_old_content_stays_until_commit),
      in_folder(new_files_obey_the_umask),
      in_folder(abandoning_leaves_no_trace),
      in_folder(links_are_written_through),
      in_folder(loops_of_links_are_refused),
      in_folder(what_cannot_be_begun_says_why),
      in_folder(long_names_fit),
      in_folder(a_full_disk_is_reported),
      in_folder(a_failed_file_is_abandoned),
      in_folder(a_reader_that_went_away_is_reported),
      in_folder(a_vanished_folder_is_reported),
      in_folder(our_own_output_is_not_replaced),
      in_folder(abandoning_all_removes_the_unfinished),
      in_folder(a_signal_leaves_no_trace),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
