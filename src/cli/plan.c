#include "cli/cli.h"
#include "cli/terminal.h"
#include "base/arena.h"
#include "base/file.h"
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

const char plan_help[] =
    "usage: wfa plan FILE... [options]\n"
    "\n"
    "Plans the roster that the circulars in FILE... order together, and prints it.\n"
    "\n"
    "  --format FORMAT     text (default); csv, a row for each person and day; csv-wide, a row\n"
    "                      for each person. With -o the ending .csv means csv, .txt\n"
    "                      or none means text\n"
    "  --from DATE         the days shown, 2022-01-31 or '31 Januari 2022'; without them all days\n"
    "  --to DATE           in force, or the first four weeks where there is no end\n"
    "  --week 2022-W06     or one week, Monday to Sunday\n"
    "  --unit ID           only this unit and those below: its id, name or alias\n"
    "  -o, --output PATH   to a file, which is written whole or not at all\n"
    "  --split agency      a file for each agency, in the folder that -o names\n"
    "  --unofficial        plan a circular that is unofficial, too\n"
    "  --keep ROSTER       change this earlier roster (long or wide CSV) as little as can be, and end the\n"
    "                      text with the changes\n"
    "  --until DATE        and leave it as it is up to and including this day\n"
    "  --best-effort       where no roster satisfies the rules: break bounds as little as can be, and list each\n"
    "  --jobs N            at most so many threads; without it as many as there are cores\n"
    "  --no-pager          text to a terminal does not go through WFA_PAGER, PAGER or less\n";

static const char *const later_formats[] = {"json", "xlsx", "ics", "html"};
#define LATER_COUNT (sizeof later_formats / sizeof *later_formats)

/* ".csv" of "rosters/feb.csv"; "" where the name has none. */
static const char *ending_of(const char *path) {
  const char *slash = strrchr(path, '/');
  const char *name = slash == NULL ? path : slash + 1, *dot = strrchr(name, '.');
  return dot == NULL || dot == name ? "" : dot;
}

/* What the ending of the file asks for, where nothing else does; NULL: nobody knows it. */
static const char *format_of_path(const char *path) {
  const char *ending = ending_of(path);
  if (ending[0] == '\0' || strcmp(ending, ".txt") == 0) return "text";
  if (strcmp(ending, ".csv") == 0) return "csv";
  for (size_t i = 0; i < LATER_COUNT; i++)
    if (strcmp(ending + 1, later_formats[i]) == 0) return later_formats[i];
  return NULL;
}

static enum wfa_status refuse_ending(const char *path) {
  return complain("-o %s: the ending %s says no format; .txt is text, .csv is csv, and --format says others", path,
                  ending_of(path));
}

static enum wfa_status choose_format(struct arguments *arguments) {
  static const char *const words[] = {"text", "csv", "csv-wide", NULL};
  bool to_one_file = arguments->output != NULL && arguments->split == NULL;
  if (arguments->format == NULL) arguments->format = to_one_file ? format_of_path(arguments->output) : "text";
  const char *format = arguments->format;
  if (format == NULL) return refuse_ending(arguments->output);
  if (wfa_has_format(format)) return WFA_OK;
  for (size_t i = 0; i < LATER_COUNT; i++)
    if (strcmp(format, later_formats[i]) == 0) return complain("the format %s is not supported yet", format);
  const char *nearest = nearest_word(format, words);
  if (nearest != NULL) return complain("there is no format '%s'; did you mean '%s'?", format, nearest);
  return complain("there is no format '%s'; there are text, csv and csv-wide", format);
}

static bool is_same_file(const struct stat *output, const char *path) {
  struct stat input;
  return path != NULL && stat(path, &input) == 0 && input.st_dev == output->st_dev && input.st_ino == output->st_ino;
}

/* A roster must not take the place of what it was planned from. */
static enum wfa_status refuse_input(const struct wfa *run, const struct arguments *arguments, const char *path) {
  struct stat output;
  const char *file;
  if (stat(path, &output) != 0) return WFA_OK;
  bool is_input = is_same_file(&output, arguments->options.keep);
  for (size_t i = 0; (file = wfa_file(run, i)) != NULL; i++) is_input = is_input || is_same_file(&output, file);
  return is_input ? complain("%s would be replaced, and the roster is planned from it", path) : WFA_OK;
}

static bool is_folder(const char *path) {
  struct stat status;
  return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static enum wfa_status check_arguments(struct arguments *arguments) {
  const char *output = arguments->output, *split = arguments->split;
  if (arguments->file_count == 0) return complain("plan needs a FILE; see 'wfa plan --help'");
  if (split != NULL && strcmp(split, "agency") != 0) return complain("--split takes 'agency', not '%s'", split);
  if (split != NULL && output == NULL) return complain("--split needs -o FOLDER to write into");
  if (split == NULL && output != NULL && is_folder(output))
    return complain("%s is a folder; --split agency writes a file for each agency into it", output);
  return choose_format(arguments);
}

static struct wfa_output output_of(const struct arguments *arguments) {
  return (struct wfa_output){.format = arguments->format, .columns = line_columns()};
}

/* False when there is no pager to show it. */
static bool write_to_pager(struct wfa *run, const struct wfa_output *output) {
  struct pager pager;
  if (!pager_start(&pager)) return false;
  wfa_write(run, output, write_to_stream, &pager.stream);
  return pager_wait(&pager);
}

static enum wfa_status write_to_stdout(struct wfa *run, const struct arguments *arguments) {
  struct wfa_output output = output_of(arguments);
  struct stream stream = {STDOUT_FILENO, 0};
  output.color = wants_color(STDOUT_FILENO);
  if (isatty(STDOUT_FILENO)) wfa_on_progress(run, NULL, NULL);
  bool is_read = strcmp(output.format, "text") == 0 && isatty(STDOUT_FILENO) && !arguments->no_pager;
  if (is_read && write_to_pager(run, &output)) return WFA_OK;
  if (wfa_write(run, &output, write_to_stream, &stream) == WFA_OK) return WFA_OK;
  return stream.error == EPIPE ? WFA_USAGE : complain("standard output: %s", strerror(stream.error));
}

/* A file on its way, and how writing it went. */
struct sheet {
  const char *path;
  struct file_writer *writer;
  int error;
};

static bool write_to_sheet(void *context, const char *bytes, size_t count) {
  struct sheet *sheet = context;
  if (sheet->error == 0) sheet->error = file_write(sheet->writer, bytes, count);
  return sheet->error == 0;
}

static enum wfa_status fill_sheet(struct wfa *run, const struct wfa_output *output, struct sheet *sheet) {
  sheet->error = file_begin(sheet->path, &sheet->writer);
  if (sheet->error != 0) return complain("%s: %s", sheet->path, strerror(sheet->error));
  if (wfa_write(run, output, write_to_sheet, sheet) == WFA_OK) return WFA_OK;
  file_abandon(sheet->writer);
  return complain("%s: %s", sheet->path, strerror(sheet->error));
}

static enum wfa_status abandon_sheets(struct sheet *sheets, size_t count) {
  for (size_t i = 0; i < count; i++) file_abandon(sheets[i].writer);
  return WFA_USAGE;
}

/* All sheets are filled before the first takes its name, so that a full disk leaves no half of them. */
static enum wfa_status commit_sheets(struct sheet *sheets, size_t count) {
  for (size_t i = 0; i < count; i++) {
    sheets[i].error = file_commit(sheets[i].writer);
    if (sheets[i].error == 0) continue;
    complain("%s: %s", sheets[i].path, strerror(sheets[i].error));
    return abandon_sheets(sheets + i + 1, count - i - 1);
  }
  return WFA_OK;
}

static enum wfa_status name_sheet(const struct wfa *run, const struct arguments *arguments, const char *agency,
                                  struct sheet *sheet) {
  if (strchr(agency, '/') != NULL || agency[0] == '.')
    return complain("the agency id '%s' cannot be the name of a file", agency);
  const char *suffix = strcmp(arguments->format, "text") == 0 ? "txt" : "csv";
  sheet->path = str_format(arguments->arena, "%s/%s.%s", arguments->output, agency, suffix).ptr;
  return refuse_input(run, arguments, sheet->path);
}

static enum wfa_status write_agencies(struct wfa *run, const struct arguments *arguments) {
  struct wfa_output output = output_of(arguments);
  size_t count = 0;
  while (wfa_agency(run, count) != NULL) count++;
  struct sheet *sheets = arena_array(arguments->arena, struct sheet, count);
  if (mkdir(arguments->output, 0777) != 0 && errno != EEXIST)
    return complain("%s: %s", arguments->output, strerror(errno));
  for (size_t i = 0; i < count; i++) {
    output.agency = wfa_agency(run, i);
    if (name_sheet(run, arguments, output.agency, &sheets[i]) == WFA_OK &&
        fill_sheet(run, &output, &sheets[i]) == WFA_OK)
      continue;
    return abandon_sheets(sheets, i);
  }
  return commit_sheets(sheets, count);
}

static enum wfa_status write_result(struct wfa *run, const struct arguments *arguments) {
  if (arguments->split != NULL) return write_agencies(run, arguments);
  if (arguments->output == NULL || strcmp(arguments->output, "-") == 0) return write_to_stdout(run, arguments);
  struct wfa_output output = output_of(arguments);
  struct sheet sheet = {.path = arguments->output};
  return fill_sheet(run, &output, &sheet) == WFA_OK ? commit_sheets(&sheet, 1) : WFA_USAGE;
}

enum wfa_status run_plan(struct arguments *arguments) {
  enum wfa_status status = check_arguments(arguments);
  if (status != WFA_OK) return status;
  struct wfa *run = begin_run(arguments);
  status = wfa_load(run, arguments->files, arguments->file_count);
  if (status == WFA_OK && arguments->output != NULL) status = refuse_input(run, arguments, arguments->output);
  if (status == WFA_OK) status = wfa_plan(run, &arguments->options);
  print_diagnostics(run);
  enum wfa_status written = wfa_has_roster(run) ? write_result(run, arguments) : WFA_OK;
  hide_progress();
  wfa_free(run);
  return written == WFA_OK ? status : written;
}
