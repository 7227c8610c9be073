#include "library.h"
#include <string.h>

struct room {
  char *text;
  size_t count;
};

static bool take(void *context, const char *bytes, size_t count) {
  struct room *room = context;
  if (room->count + count >= OUTPUT_SIZE) return false;
  memcpy(room->text + room->count, bytes, count);
  room->count += count;
  room->text[room->count] = '\0';
  return true;
}

static void write_format(struct wfa *run, const char *format, char text[OUTPUT_SIZE]) {
  struct room room = {text, 0};
  wfa_write(run, &(struct wfa_output){.format = format, .columns = 1000}, take, &room);
}

static void close_run(struct wfa *run, struct outcome *outcome) {
  struct room room = {outcome->diagnostics, 0};
  wfa_diagnostics(run, false, take, &room);
  wfa_free(run);
}

static struct wfa *open_run(const struct command *command, struct outcome *outcome) {
  struct wfa *run = wfa_new();
  outcome->csv[0] = outcome->wide[0] = outcome->text[0] = outcome->diagnostics[0] = '\0';
  wfa_set_steps(run, command->steps);
  outcome->status = wfa_load(run, command->circulars, command->count);
  return run;
}

static void plan(const struct command *command, const struct wfa_options *options, struct outcome *outcome) {
  struct wfa *run = open_run(command, outcome);
  if (outcome->status == WFA_OK) outcome->status = wfa_plan(run, options);
  if (wfa_has_roster(run)) {
    write_format(run, "csv", outcome->csv);
    write_format(run, "csv-wide", outcome->wide);
    write_format(run, "text", outcome->text);
  }
  close_run(run, outcome);
}

void library_plan(const struct command *command, const char *from, const char *to, struct outcome *outcome) {
  plan(command, &(struct wfa_options){.from = from, .to = to, .keep = command->keep, .until = command->until}, outcome);
}

void library_plan_effort(const struct command *command, const char *from, const char *to, struct outcome *outcome) {
  plan(command,
       &(struct wfa_options){
           .from = from, .to = to, .keep = command->keep, .until = command->until, .best_effort = true},
       outcome);
}

void library_verify(const struct command *command, const char *roster, struct outcome *outcome) {
  struct wfa *run = open_run(command, outcome);
  if (outcome->status == WFA_OK) outcome->status = wfa_verify(run, roster, &(struct wfa_options){0});
  close_run(run, outcome);
}

void library_explain(const struct command *command, const char *who, const char *on, bool tells_private,
                     struct outcome *outcome) {
  struct wfa *run = open_run(command, outcome);
  struct room room = {outcome->csv, 0};
  const struct wfa_question question = {.who = who, .on = on, .private_reasons = tells_private};
  if (outcome->status == WFA_OK) outcome->status = wfa_explain(run, &question, take, &room);
  close_run(run, outcome);
}
