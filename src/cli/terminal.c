#include "cli/terminal.h"
#include "base/file.h"
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_COLUMNS 400

static const char *setting(const char *name) {
  const char *value = getenv(name);
  return value != NULL ? value : "";
}

bool wants_color(int descriptor) {
  return isatty(descriptor) && setting("NO_COLOR")[0] == '\0' && strcmp(setting("TERM"), "dumb") != 0;
}

size_t line_columns(void) {
  struct winsize size;
  long long columns = 0;
  if (!str_number(str_from(setting("COLUMNS")), MOST_COLUMNS, &columns) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
    columns = size.ws_col;
  if (columns == 0) return 80;
  return columns < MOST_COLUMNS ? (size_t)columns : MOST_COLUMNS;
}

bool write_to_stream(void *context, const char *bytes, size_t count) {
  struct stream *stream = context;
  while (count > 0 && stream->error == 0) {
    ssize_t written = write(stream->descriptor, bytes, count);
    if (written < 0 && errno != EINTR) stream->error = errno;
    if (written <= 0) continue;
    bytes += written;
    count -= (size_t)written;
  }
  return stream->error == 0;
}

static const char *pager_command(void) {
  static const char fallback[] = "if command -v less >/dev/null; then exec less -FRX; else exec cat; fi";
  const char *command = getenv("WFA_PAGER");
  if (command == NULL) command = getenv("PAGER");
  if (strcmp(setting("TERM"), "dumb") == 0) return NULL;
  if (command == NULL) return fallback;
  return command[0] == '\0' || strcmp(command, "cat") == 0 ? NULL : command;
}

static void become_pager(const char *command, const int ends[2]) {
  dup2(ends[0], STDIN_FILENO);
  close(ends[0]);
  close(ends[1]);
  setenv("LESS", "FRX", 0);
  setenv("LESSCHARSET", "utf-8", 0);
  execl("/bin/sh", "sh", "-c", command, (char *)NULL);
  _exit(127);
}

bool pager_start(struct pager *pager) {
  const char *command = pager_command();
  int ends[2];
  if (command == NULL || pipe(ends) != 0) return false;
  pager->process = fork();
  if (pager->process == 0) become_pager(command, ends);
  close(ends[0]);
  if (pager->process < 0) {
    close(ends[1]);
    return false;
  }
  /* The terminal is the pager's now: the keys that send signals are meant for it, and it may be left early. */
  signal(SIGINT, SIG_IGN);
  signal(SIGQUIT, SIG_IGN);
  signal(SIGPIPE, SIG_IGN);
  pager->stream = (struct stream){ends[1], 0};
  return true;
}

bool pager_wait(struct pager *pager) {
  int status = 0;
  close(pager->stream.descriptor);
  while (waitpid(pager->process, &status, 0) < 0 && errno == EINTR) continue;
  return !WIFEXITED(status) || WEXITSTATUS(status) != 127;
}

static void abandon_and_die(int number) {
  file_abandon_all();
  signal(number, SIG_DFL);
  raise(number);
}

void catch_signals(void) {
  static const int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE};
  struct sigaction action = {.sa_handler = abandon_and_die}, old;
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
    if (sigaction(numbers[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN) sigaction(numbers[i], &action, NULL);
}
