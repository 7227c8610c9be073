#include "cli/cli.h"
#include "cli/terminal.h"
#include "base/arena.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

const struct command commands[] = {
    {"plan", run_plan, plan_help},
    {"check", run_check, check_help},
    {"verify", run_verify, verify_help},
    {"explain", run_explain, explain_help},
    {"report", NULL, NULL},
    {"diff", NULL, NULL},
    {"init", NULL, NULL},
    {"schema", NULL, NULL},
    {NULL, NULL, NULL},
};

static const char usage[] = "usage: wfa plan FILE... [options]\n"
                            "       wfa check FILE... [options]\n"
                            "       wfa explain FILE... --who NIP --on DATE [options]\n"
                            "       wfa verify FILE... --roster ROSTER [options]\n"
                            "       wfa help COMMAND\n"
                            "       wfa --version\n";

static const char help[] = "\nwfa makes the duty roster that a work-arrangement circular orders: who is in the office\n"
                           "(WFO), who works from home (WFH) or from anywhere (WFA), on each day, lawful and fair.\n"
                           "\n"
                           "  plan     plans and prints the roster\n"
                           "  check    looks for errors in a circular and what it includes\n"
                           "  explain  why somebody is in the office, or is not, on a day\n"
                           "  verify   holds a roster, ours or one edited by hand, against the circular\n"
                           "\n"
                           "exit codes: 0 fine; 1 errors in the files, or a roster that breaks a rule; 2 wrong\n"
                           "usage, or a file that cannot be read or written; 3 no roster satisfies the rules\n";

static enum wfa_status refuse_command(const char *name) {
  static const char *const words[] = {"plan", "check", "explain", "verify", "help", NULL};
  const char *nearest = nearest_word(name, words);
  if (nearest != NULL) return complain("there is no command '%s'; did you mean '%s'?", name, nearest);
  return complain("there is no command '%s'; see 'wfa --help'", name);
}

static const struct command *find_command(const char *name) {
  for (const struct command *command = commands; command->name != NULL; command++)
    if (strcmp(command->name, name) == 0) return command;
  return NULL;
}

static enum wfa_status print_help(const char *name) {
  if (name == NULL || strcmp(name, "help") == 0) {
    printf("%s%s", usage, help);
    return WFA_OK;
  }
  const struct command *command = find_command(name);
  if (command == NULL) return refuse_command(name);
  if (command->help == NULL) return complain("the command %s is not supported yet", name);
  fputs(command->help, stdout);
  return WFA_OK;
}

static enum wfa_status run_command(int argc, char **argv) {
  const struct command *command = find_command(argv[0]);
  if (command == NULL) return refuse_command(argv[0]);
  if (command->run == NULL) return complain("the command %s is not supported yet", argv[0]);
  struct arguments arguments = {.arena = arena_new()};
  enum wfa_status status = read_arguments(command, argc, argv, &arguments);
  if (status == WFA_OK) status = arguments.help ? print_help(command->name) : command->run(&arguments);
  arena_free(arguments.arena);
  return status;
}

static enum wfa_status run(int argc, char **argv) {
  if (argc < 2) {
    fputs(usage, stderr);
    return WFA_USAGE;
  }
  const char *word = argv[1];
  if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) return print_help(NULL);
  if (strcmp(word, "help") == 0) return print_help(argc > 2 ? argv[2] : NULL);
  if (strcmp(word, "--version") == 0) {
    printf("wfa %s\n", WFA_VERSION);
    return WFA_OK;
  }
  if (word[0] == '-') return complain("a command stands before its options; see 'wfa --help'");
  return run_command(argc - 1, argv + 1);
}

/* A file may not come to be opened as one of the three: then messages would be written into it. Opened for the other
 * direction, they still fail as closed ones do. */
static void fill_closed_descriptors(void) {
  for (int descriptor = 0; descriptor < 3; descriptor++)
    if (fcntl(descriptor, F_GETFD) < 0) open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY);
}

/* What waits in stdout may find the disk full. A closed pipe is no news to whoever closed it. */
static enum wfa_status finish_output(enum wfa_status status) {
  errno = 0;
  if (fflush(stdout) == 0 && !ferror(stdout)) return status;
  if (errno != EPIPE) complain("standard output: %s", strerror(errno != 0 ? errno : EIO));
  return WFA_USAGE;
}

int main(int argc, char **argv) {
  fill_closed_descriptors();
  catch_signals();
  return (int)finish_output(run(argc, argv));
}
