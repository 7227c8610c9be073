/* Where results go: a file descriptor, the terminal and its pager. */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

bool wants_color(int descriptor); /* a terminal, and neither NO_COLOR nor TERM=dumb speaks against it */
size_t line_columns(void);        /* COLUMNS, else the terminal's, else 80 */

struct stream {
  int descriptor;
  int error; /* 0, or the errno of the first failure */
};
/* A wfa_sink; context is a struct stream. */
bool write_to_stream(void *context, const char *bytes, size_t count);

/* As git does it: WFA_PAGER, PAGER, less -FRX; none where it is empty or cat. */
struct pager {
  pid_t process;
  struct stream stream; /* what is written here is paged */
};
bool pager_start(struct pager *pager); /* false: no pager is wanted, or none can be had */
bool pager_wait(struct pager *pager);  /* false: the shell has found no such command, and nothing was shown */

void catch_signals(void); /* SIGINT, SIGTERM, SIGHUP and SIGPIPE leave no unfinished file behind */

#endif
