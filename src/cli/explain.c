#include "cli/cli.h"
#include "cli/terminal.h"
#include <errno.h>
#include <string.h>
#include <unistd.h>

const char explain_help[] = "usage: wfa explain FILE... --who NIP --on DATE [options]\n"
                            "\n"
                            "Plans the roster as plan does and says why this person is where they are on that day:\n"
                            "the rule that decided and its article, those that lost and why, the numbers of the\n"
                            "group, everybody's share, and what would have to be different.\n"
                            "\n"
                            "  --who NIP      the person\n"
                            "  --on DATE      the day: 2022-02-04, '4 Februari 2022'\n"
                            "  --private      private reasons too; without it none is told\n"
                            "  --unofficial   plan a circular that is unofficial, too\n"
                            "  --jobs N       at most so many threads; without it as many as there are cores\n";

static bool write_answer(void *context, const char *bytes, size_t count) {
  hide_progress();
  return write_to_stream(context, bytes, count);
}

enum wfa_status run_explain(struct arguments *arguments) {
  if (arguments->file_count == 0) return complain("explain needs a FILE; see 'wfa explain --help'");
  if (arguments->who == NULL) return complain("explain needs --who NIP; see 'wfa explain --help'");
  if (arguments->on == NULL) return complain("explain needs --on DATE; see 'wfa explain --help'");
  struct wfa_question question = {arguments->who,
                                  arguments->on,
                                  arguments->private_reasons,
                                  arguments->options.unofficial,
                                  line_columns(),
                                  wants_color(STDOUT_FILENO)};
  struct stream stream = {STDOUT_FILENO, 0};
  struct wfa *run = begin_run(arguments);
  enum wfa_status status = wfa_load(run, arguments->files, arguments->file_count);
  if (status == WFA_OK) status = wfa_explain(run, &question, write_answer, &stream);
  print_diagnostics(run);
  wfa_free(run);
  if (stream.error != 0 && stream.error != EPIPE) complain("standard output: %s", strerror(stream.error));
  return status;
}
