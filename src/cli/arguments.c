#include "cli/cli.h"
#include "base/arena.h"
#include "base/str.h"
#include <getopt.h>

enum option_name {
  OPTION_HELP = 256,
  OPTION_FORMAT,
  OPTION_FROM,
  OPTION_TO,
  OPTION_WEEK,
  OPTION_UNIT,
  OPTION_OUTPUT,
  OPTION_SPLIT,
  OPTION_UNOFFICIAL,
  OPTION_NO_PAGER,
  OPTION_STRICT,
  OPTION_LIST,
  OPTION_EXPLAIN,
  OPTION_ROSTER,
  OPTION_WHO,
  OPTION_ON,
  OPTION_PRIVATE,
  OPTION_KEEP,
  OPTION_UNTIL,
  OPTION_BEST_EFFORT,
  OPTION_JOBS,
  OPTION_END
};
#define OPTION_COUNT (OPTION_END - OPTION_HELP)
#define MOST_JOBS 256

static const struct option all_options[OPTION_COUNT] = {
    {"help", no_argument, NULL, OPTION_HELP},
    {"format", required_argument, NULL, OPTION_FORMAT},
    {"from", required_argument, NULL, OPTION_FROM},
    {"to", required_argument, NULL, OPTION_TO},
    {"week", required_argument, NULL, OPTION_WEEK},
    {"unit", required_argument, NULL, OPTION_UNIT},
    {"output", required_argument, NULL, OPTION_OUTPUT},
    {"split", required_argument, NULL, OPTION_SPLIT},
    {"unofficial", no_argument, NULL, OPTION_UNOFFICIAL},
    {"no-pager", no_argument, NULL, OPTION_NO_PAGER},
    {"strict", no_argument, NULL, OPTION_STRICT},
    {"list", no_argument, NULL, OPTION_LIST},
    {"explain", required_argument, NULL, OPTION_EXPLAIN},
    {"roster", required_argument, NULL, OPTION_ROSTER},
    {"who", required_argument, NULL, OPTION_WHO},
    {"on", required_argument, NULL, OPTION_ON},
    {"private", no_argument, NULL, OPTION_PRIVATE},
    {"keep", required_argument, NULL, OPTION_KEEP},
    {"until", required_argument, NULL, OPTION_UNTIL},
    {"best-effort", no_argument, NULL, OPTION_BEST_EFFORT},
    {"jobs", required_argument, NULL, OPTION_JOBS},
};

/* Which options a command takes. */
static const struct {
  const char *command;
  enum option_name options[OPTION_COUNT];
} takes[] = {
    {"plan",
     {OPTION_HELP, OPTION_FORMAT, OPTION_FROM, OPTION_TO, OPTION_WEEK, OPTION_UNIT, OPTION_OUTPUT, OPTION_SPLIT,
      OPTION_UNOFFICIAL, OPTION_NO_PAGER, OPTION_KEEP, OPTION_UNTIL, OPTION_BEST_EFFORT, OPTION_JOBS}},
    {"check", {OPTION_HELP, OPTION_FORMAT, OPTION_STRICT, OPTION_LIST, OPTION_EXPLAIN, OPTION_JOBS}},
    {"explain", {OPTION_HELP, OPTION_WHO, OPTION_ON, OPTION_PRIVATE, OPTION_UNOFFICIAL, OPTION_JOBS}},
    {"verify", {OPTION_HELP, OPTION_ROSTER, OPTION_FROM, OPTION_TO, OPTION_WEEK, OPTION_UNIT, OPTION_JOBS}},
};

static const char *option_word(int name) {
  return all_options[name - OPTION_HELP].name;
}

/* The options of a command, as getopt wants them; the last has no name. */
static struct option *options_of(const char *command, struct arena *arena) {
  struct option *options = arena_array(arena, struct option, OPTION_COUNT + 1);
  for (size_t c = 0; c < sizeof takes / sizeof *takes; c++)
    for (size_t i = 0; strcmp(takes[c].command, command) == 0 && i < OPTION_COUNT && takes[c].options[i] != 0; i++)
      options[i] = all_options[takes[c].options[i] - OPTION_HELP];
  return options;
}

static enum wfa_status refuse_option(const char *command, const char *word, const struct option *options,
                                     struct arena *arena) {
  const char **words = arena_array(arena, const char *, OPTION_COUNT + 1);
  if (optopt >= OPTION_HELP) return complain("--%s takes no value", option_word(optopt));
  if (optopt != 0) return complain("%s has no option -%c; see 'wfa %s --help'", command, optopt, command);
  for (size_t i = 0; options[i].name != NULL; i++) words[i] = options[i].name;
  struct str name = str_from(word + strspn(word, "-"));
  name.len = strcspn(name.ptr, "=");
  const char *terminated = str_terminated(arena, name), *nearest = nearest_word(terminated, words);
  if (nearest != NULL) return complain("%s has no option --%s; did you mean --%s?", command, terminated, nearest);
  return complain("%s has no option --%s; see 'wfa %s --help'", command, terminated, command);
}

static enum wfa_status set_jobs(const char *value, struct arguments *arguments) {
  long long jobs = 0;
  if (!str_number(str_from(value), MOST_JOBS, &jobs) || jobs == 0)
    return complain("--jobs takes a number of threads from 1 to %d, not '%s'", MOST_JOBS, value);
  arguments->jobs = (unsigned)jobs;
  return WFA_OK;
}

/* Where the value of an option is kept; NULL: it is no text. */
static const char **text_of(int name, struct arguments *arguments) {
  switch (name) {
  case OPTION_FORMAT:
    return &arguments->format;
  case OPTION_FROM:
    return &arguments->options.from;
  case OPTION_TO:
    return &arguments->options.to;
  case OPTION_WEEK:
    return &arguments->options.week;
  case OPTION_UNIT:
    return &arguments->options.unit;
  case OPTION_OUTPUT:
    return &arguments->output;
  case OPTION_SPLIT:
    return &arguments->split;
  case OPTION_KEEP:
    return &arguments->options.keep;
  case OPTION_UNTIL:
    return &arguments->options.until;
  case OPTION_EXPLAIN:
    return &arguments->explain;
  case OPTION_ROSTER:
    return &arguments->roster;
  case OPTION_WHO:
    return &arguments->who;
  case OPTION_ON:
    return &arguments->on;
  default:
    return NULL;
  }
}

/* The same of an option without a value. */
static bool *flag_of(int name, struct arguments *arguments) {
  switch (name) {
  case OPTION_HELP:
    return &arguments->help;
  case OPTION_UNOFFICIAL:
    return &arguments->options.unofficial;
  case OPTION_NO_PAGER:
    return &arguments->no_pager;
  case OPTION_BEST_EFFORT:
    return &arguments->options.best_effort;
  case OPTION_STRICT:
    return &arguments->options.strict;
  case OPTION_LIST:
    return &arguments->list;
  case OPTION_PRIVATE:
    return &arguments->private_reasons;
  default:
    return NULL;
  }
}

static enum wfa_status set_option(int name, const char *value, struct arguments *arguments) {
  const char **text = text_of(name, arguments);
  if (name == OPTION_JOBS) return set_jobs(value, arguments);
  if (text != NULL)
    *text = value;
  else
    *flag_of(name, arguments) = true;
  return WFA_OK;
}

enum wfa_status read_arguments(const struct command *command, int argc, char **argv, struct arguments *arguments) {
  const struct option *options = options_of(command->name, arguments->arena);
  bool given[OPTION_COUNT] = {false};
  enum wfa_status status = WFA_OK;
  opterr = 0;
  for (int name; status == WFA_OK && (name = getopt_long(argc, argv, ":ho:", options, NULL)) != -1;) {
    if (name == ':' && optopt >= OPTION_HELP) return complain("--%s needs a value", option_word(optopt));
    if (name == ':') return complain("-%c needs a value", optopt);
    if (name == '?') return refuse_option(command->name, argv[optind - 1], options, arguments->arena);
    if (name == 'h') name = OPTION_HELP;
    if (name == 'o') name = OPTION_OUTPUT;
    /* The last of two would silently take the place of the first. */
    if (given[name - OPTION_HELP]) return complain("--%s is given twice", option_word(name));
    given[name - OPTION_HELP] = true;
    status = set_option(name, optarg, arguments);
  }
  arguments->files = (const char *const *)argv + optind;
  arguments->file_count = (size_t)(argc - optind);
  return status;
}
