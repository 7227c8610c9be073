/* The library's face: files to model, model to roster, roster to bytes, a function a stage. */
#include "wfa.h"
#include "base/file.h"
#include "base/parallel.h"
#include "load/load.h"
#include "load/scalar.h"
#include "report/report.h"
#include "rules/explain.h"
#include "rules/rules.h"
#include "verify/verify.h"
#include <assert.h>

struct wfa {
  struct arena *arena;
  struct diag *diag;
  struct model model;
  struct roster *roster; /* planned and verified, or NULL */
  struct law *law;       /* what it was planned from */
  struct view view;      /* of it */
  const char **agencies; /* ids of those with people in the view */
  size_t agency_count;
  struct wfa_extent extent;
  struct progress progress;
  wfa_progress_handler on_progress; /* or NULL */
  void *progress_context;
  bool loaded;
  bool summed;    /* the roster has its sums */
  bool is_defect; /* the findings are of a roster of our own */
};

static const struct span nowhere = {0};

struct wfa *wfa_new(void) {
  struct arena *arena = arena_new();
  struct wfa *run = arena_alloc(arena, sizeof *run);
  run->arena = arena;
  run->diag = diag_new(arena);
  run->model.arena = arena;
  run->model.diag = run->diag;
  progress_open(&run->progress);
  run->model.progress = &run->progress;
  run->model.until = DATE_NONE;
  wfa_set_jobs(run, 0);
  return run;
}

void wfa_set_jobs(struct wfa *run, unsigned jobs) {
  run->model.jobs = jobs == 0 ? parallel_cores() : jobs;
}

void wfa_set_steps(struct wfa *run, long long steps) {
  run->model.steps = steps > 0 ? steps : 0;
}

void wfa_free(struct wfa *run) {
  if (run == NULL) return;
  progress_close(&run->progress);
  arena_free(run->arena);
}

static void tell(void *context, enum progress_stage stage, const char *what, size_t done, size_t total) {
  static const enum wfa_stage stages[] = {WFA_READING, WFA_PLANNING, WFA_VERIFYING, WFA_WRITING};
  const struct wfa *run = context;
  run->on_progress(run->progress_context, &(struct wfa_progress){stages[stage], what, done, total});
}

void wfa_on_progress(struct wfa *run, wfa_progress_handler handler, void *context) {
  run->on_progress = handler;
  run->progress_context = context;
  run->progress.context = run;
  run->progress.tell = handler == NULL ? NULL : tell;
}

void wfa_on_no_memory(void (*handler)(size_t wanted)) {
  memory_handler_set(handler);
}

enum wfa_status wfa_load(struct wfa *run, const char *const *paths, size_t count) {
  switch (load_model(&run->model, paths, count)) {
  case LOAD_DONE:
    run->loaded = true;
    return WFA_OK;
  case LOAD_ERRORS:
    return WFA_ERRORS;
  case LOAD_UNREADABLE:
    return WFA_USAGE;
  }
  return WFA_ERRORS;
}

const char *wfa_file(const struct wfa *run, size_t number) {
  return number < diag_source_count(run->diag) ? diag_path(run->diag, (uint16_t)(number + 1)) : NULL;
}

static bool read_day(struct wfa *run, const char *name, const char *text, date *day) {
  struct date_reading reading;
  if (text == NULL) return true;
  switch (date_understand(str_from(text), &reading)) {
  case DATE_READ:
    *day = reading.day;
    return true;
  case DATE_OTHER_WEEKDAY:
    diag_at(run->diag, CODE_wrong_weekday, nowhere, "--%s '%s' is a %s, not a %s", name, text,
            weekday_name(date_weekday(reading.day)), weekday_name(reading.said));
    return false;
  default:
    diag_at(run->diag, CODE_bad_date, nowhere, "--%s '%s' is no date such as 2022-01-31 or 31 Januari 2022", name,
            text);
    return false;
  }
}

static bool read_week(struct wfa *run, const char *text, struct view *view) {
  struct str s = str_from(text);
  long long year = 0, week = 0;
  if (s.len == 8 && text[4] == '-' && (text[5] == 'W' || text[5] == 'w') &&
      str_number((struct str){text, 4}, 2199, &year) && str_number((struct str){text + 6, 2}, 53, &week))
    view->first = date_of_iso_week((int)year, (int)week);
  if (view->first == DATE_NONE) {
    diag_at(run->diag, CODE_bad_date, nowhere, "--week '%s' is no week such as 2022-W06", text);
    return false;
  }
  view->last = view->first + 6;
  return true;
}

static bool read_days(struct wfa *run, const struct wfa_options *options, struct view *view) {
  if (options->week != NULL && (options->from != NULL || options->to != NULL)) {
    diag_at(run->diag, CODE_bad_value, nowhere, "--week stands instead of --from and --to, not beside them");
    return false;
  }
  if (options->week != NULL) return read_week(run, options->week, view);
  bool good = read_day(run, "from", options->from, &view->first);
  return read_day(run, "to", options->to, &view->last) && good;
}

/* What is not asked for is taken from the window. One without an end is shown up to the end of a block: the first one,
 * or that of the first day asked for. */
static bool fill_days(struct wfa *run, struct view *shown) {
  const struct view asked = *shown;
  struct date_range window = rules_window(&run->model);
  if (asked.first == DATE_NONE) shown->first = window.first;
  if (asked.last == DATE_NONE)
    shown->last = rules_block_end(&run->model, shown->first > window.first ? shown->first : window.first);
  if (shown->first <= shown->last) return true;
  char from[DATE_SIZE], to[DATE_SIZE];
  diag_at(run->diag, CODE_bad_range, nowhere, "%s %s is after %s %s",
          asked.first == DATE_NONE ? "the first day in force" : "--from", date_format(shown->first, from),
          asked.last == DATE_NONE ? "the last day in force" : "--to", date_format(shown->last, to));
  return false;
}

static bool refuse_unit(struct wfa *run, const char *name) {
  const struct world *world = &run->model.world;
  struct finding *finding = diag_at(run->diag, CODE_unknown_unit, nowhere, "no unit is called '%s'", name);
  struct str *names = arena_array(run->arena, struct str, 2 * world->units.count);
  size_t count = 0;
  for (size_t u = 0; u < world->units.count; u++) {
    names[count++] = world->units.items[u].id;
    names[count++] = world->units.items[u].name;
  }
  struct str nearest = diag_nearest(str_from(name), names, count);
  if (nearest.len > 0) diag_help(run->diag, finding, "did you mean '%.*s'?", STR_ARGS(nearest));
  return false;
}

typedef LIST(uint32_t) unit_list;

/* The unit of this id, else all that have this name or alias. */
static unit_list find_units(const struct wfa *run, const char *text) {
  const struct world *world = &run->model.world;
  symbol name = symbol_find(world->symbols, str_from(text));
  struct str folded = text_fold(run->arena, str_from(text));
  bool *called = arena_array(run->arena, bool, world->units.count);
  unit_list found = {0};
  for (size_t a = 0; a < world->aliases.count; a++)
    if (world->aliases.items[a].name == name) called[world->aliases.items[a].unit] = true;
  for (uint32_t u = 0; u < world->units.count; u++) {
    bool is_id = name != 0 && world->units.items[u].key == name;
    if (is_id) found.count = 0;
    if (is_id || called[u] || str_equal(text_fold(run->arena, world->units.items[u].name), folded))
      *list_push(run->arena, &found) = u;
    if (is_id) return found;
  }
  return found;
}

static bool refuse_shared(struct wfa *run, const char *name, const unit_list *found) {
  const struct world *world = &run->model.world;
  struct str ids = world->units.items[found->items[0]].id;
  for (size_t i = 1; i < found->count; i++)
    ids = str_format(run->arena, "%.*s, %.*s", STR_ARGS(ids), STR_ARGS(world->units.items[found->items[i]].id));
  struct finding *finding =
      diag_at(run->diag, CODE_ambiguous_unit, nowhere, "%zu units are called '%s'", found->count, name);
  diag_help(run->diag, finding, "use one of their ids: %.*s", STR_ARGS(ids));
  return false;
}

static bool read_unit(struct wfa *run, const char *name, uint32_t *unit) {
  if (name == NULL) return true;
  unit_list found = find_units(run, name);
  if (found.count == 0) return refuse_unit(run, name);
  if (found.count > 1) return refuse_shared(run, name, &found);
  *unit = found.items[0];
  return true;
}

static bool read_until(struct wfa *run, const struct wfa_options *options) {
  run->model.until = DATE_NONE;
  if (options->until != NULL && options->keep == NULL) {
    diag_at(run->diag, CODE_bad_value, nowhere, "--until says up to when the roster of --keep is taken over");
    return false;
  }
  return read_day(run, "until", options->until, &run->model.until);
}

static bool read_options(struct wfa *run, const struct wfa_options *options, struct view *asked) {
  assert(run->loaded);
  *asked = (struct view){.first = DATE_NONE, .last = DATE_NONE, .unit = NONE, .unofficial = options->unofficial};
  bool good = read_days(run, options, asked);
  good = read_unit(run, options->unit, &asked->unit) && good;
  good = read_until(run, options) && good;
  run->view = *asked;
  return good && fill_days(run, &run->view);
}

/* Contract 3. */
static enum wfa_status refuse_unofficial(struct wfa *run) {
  enum wfa_status status = WFA_OK;
  for (size_t c = 0; c < run->model.circulars.count; c++) {
    const struct circular *circular = &run->model.circulars.items[c];
    if (circular->status != STATUS_UNOFFICIAL) continue;
    struct finding *finding = diag_at(run->diag, CODE_unofficial, circular->at, "the circular '%.*s' is unofficial",
                                      STR_ARGS(circular_label(circular)));
    diag_help(run->diag, finding, "--unofficial plans it all the same, and every output says so");
    status = WFA_ERRORS;
  }
  return status;
}

/* Where nothing is asked for, the days in force are shown, and none between them. */
static enum wfa_status make_roster(struct wfa *run, const struct view *asked, bool best_effort) {
  bool whole = asked->first == DATE_NONE && asked->last == DATE_NONE;
  progress_begin(run->model.progress, PROGRESS_PLANNING, NULL, 0);
  date from = whole ? DATE_NONE : run->view.first, to = whole ? DATE_NONE : run->view.last;
  enum rules_result result = rules_plan(&run->model, from, to, best_effort, &run->roster, &run->law);
  return result == RULES_PLANNED ? WFA_OK : result == RULES_CONFLICT ? WFA_CONFLICT : WFA_ERRORS;
}

/* Nothing that wfa itself would call unlawful leaves it, but where it has been asked for the best effort: then what is
 * broken is listed, bounds alone, and by as much as the roster says. */
static enum wfa_status verify_own(struct wfa *run) {
  struct verify_request all = {run->roster, DATE_NONE, DATE_NONE, NONE, run->roster->broken > 0};
  progress_begin(run->model.progress, PROGRESS_VERIFYING, NULL, 0);
  struct verdict verdict = verify_roster(&run->model, &all);
  run->is_defect = verdict.beside_bounds > 0 || verdict.passed != run->roster->broken;
  if (run->is_defect) return WFA_ERRORS;
  return verdict.breaches > 0 ? WFA_CONFLICT : WFA_OK;
}

/* Load has looked at the days in force that have an end. A window without one is planned in whole blocks. */
static bool check_holidays(struct wfa *run, date first, date last) {
  date planned = rules_block_end(&run->model, last);
  return holidays_cover(&run->model, first, planned > last ? planned : last);
}

/* Contract 9: who has asked for no end is told where the days shown end. */
static void tell_first_block(struct wfa *run, const struct view *asked) {
  char last[DATE_SIZE];
  if (asked->last != DATE_NONE || rules_window(&run->model).last != DATE_OPEN) return;
  for (size_t c = 0; c < run->model.circulars.count; c++) {
    const struct dates *days = &run->model.circulars.items[c].in_force;
    if (days->count == 0 || days->ranges[days->count - 1].last != DATE_OPEN) continue;
    struct str label = circular_label(&run->model.circulars.items[c]);
    diag_at(run->diag, CODE_first_block, days->ranges[days->count - 1].at,
            "'%.*s' has no end: it is shown up to %s, the end of a block of four weeks; --to shows more",
            STR_ARGS(label), date_format(run->view.last, last));
    return;
  }
}

static void warn_no_people(struct wfa *run) {
  if (run->model.world.people.count > 0) return;
  struct finding *finding =
      diag_at(run->diag, CODE_no_people, run->model.circulars.items[0].at, "no staff: the files name nobody");
  diag_help(run->diag, finding, "include the file that has 'staff'");
}

static void warn_past_review(struct wfa *run) {
  for (size_t c = 0; c < run->model.circulars.count; c++) {
    const struct circular *circular = &run->model.circulars.items[c];
    if (circular->review == DATE_NONE || run->view.last <= circular->review) continue;
    char review[DATE_SIZE], last[DATE_SIZE];
    diag_at(run->diag, CODE_past_review, circular->at, "days up to %s are shown, past the review of '%.*s' on %s",
            date_format(run->view.last, last), STR_ARGS(circular_label(circular)),
            date_format(circular->review, review));
  }
}

static void list_agencies(struct wfa *run) {
  const struct world *world = &run->model.world;
  bool *has_people = arena_array(run->arena, bool, world->units.count);
  for (size_t p = 0; p < world->people.count; p++) {
    uint32_t unit = world->people.items[p].unit;
    if (run->view.unit == NONE || unit_is_within(world, unit, run->view.unit))
      has_people[world->units.items[unit].agency] = true;
  }
  run->agency_count = 0;
  run->agencies = arena_array(run->arena, const char *, world->units.count);
  for (size_t u = 0; u < world->units.count; u++)
    if (has_people[u]) run->agencies[run->agency_count++] = str_terminated(run->arena, world->units.items[u].id);
}

/* Errors, and with strict warnings too, leave no roster. */
static enum wfa_status conclude(struct wfa *run, const struct wfa_options *options, enum wfa_status status) {
  if (options->strict) diag_strict(run->diag);
  if (status == WFA_OK && diag_count(run->diag, SEVERITY_ERROR) > 0) status = WFA_ERRORS;
  bool is_best_effort = status == WFA_CONFLICT && options->best_effort;
  if (status != WFA_OK && !is_best_effort) run->roster = NULL;
  return status;
}

static enum wfa_status read_kept(struct wfa *run, const struct wfa_options *options, struct leavers *leavers) {
  *leavers = (struct leavers){0};
  if (options->keep == NULL) return WFA_OK;
  enum load_result loaded = load_kept(&run->model, options->keep, leavers);
  return loaded == LOAD_DONE ? WFA_OK : loaded == LOAD_UNREADABLE ? WFA_USAGE : WFA_ERRORS;
}

static size_t count_days_aside(const struct wfa *run) {
  const struct roster *kept = run->model.kept;
  size_t count = 0;
  for (size_t d = 0; d < kept->day_count; d++)
    count += !kept->in_window[d] && roster_day(run->roster, kept->days[d]) == NONE;
  return count;
}

/* One warning for all that the plan cannot keep to. */
static void warn_left_aside(struct wfa *run, const struct leavers *leavers) {
  if (run->model.kept == NULL || run->roster == NULL) return;
  size_t days = count_days_aside(run), people = leavers->count;
  struct str who = STR(""), when = STR("");
  if (people + days == 0) return;
  if (people > 0)
    who = str_format(run->arena, " %zu %s not among the staff (%s%.*s)", people,
                     people == 1 ? "person who is" : "people who are", people == 1 ? "" : "the first is ",
                     STR_ARGS(leavers->first));
  if (days > 0)
    when = str_format(run->arena, "%s %zu %s on which no circular is in force", people > 0 ? " and" : "", days,
                      days == 1 ? "day" : "days");
  diag_at(run->diag, CODE_kept_aside, leavers->top, "the earlier roster has%.*s%.*s: those rows are left aside",
          STR_ARGS(who), STR_ARGS(when));
}

static enum wfa_status plan(struct wfa *run, const struct wfa_options *options, const struct view *asked) {
  warn_no_people(run);
  enum wfa_status status =
      check_holidays(run, run->view.first, run->view.last) ? make_roster(run, asked, options->best_effort) : WFA_ERRORS;
  if (status == WFA_OK) status = verify_own(run);
  if (status == WFA_OK) warn_past_review(run);
  return conclude(run, options, status);
}

enum wfa_status wfa_check(struct wfa *run, const struct wfa_options *options) {
  struct view asked;
  if (!read_options(run, options, &asked)) return WFA_USAGE;
  return plan(run, options, &asked);
}

enum wfa_status wfa_plan(struct wfa *run, const struct wfa_options *options) {
  struct view asked;
  if (!read_options(run, options, &asked)) return WFA_USAGE;
  if (!options->unofficial && refuse_unofficial(run) != WFA_OK) return WFA_ERRORS;
  struct leavers leavers;
  enum wfa_status status = read_kept(run, options, &leavers);
  if (status == WFA_OK) status = plan(run, options, &asked);
  warn_left_aside(run, &leavers);
  if (wfa_has_roster(run)) list_agencies(run);
  if (wfa_has_roster(run)) tell_first_block(run, &asked);
  return status;
}

bool wfa_has_roster(const struct wfa *run) {
  return run->roster != NULL;
}

static bool read_person(struct wfa *run, const char *who, uint32_t *person) {
  const struct world *world = &run->model.world;
  *person = load_person(&run->model, str_from(who));
  if (*person != NONE) return true;
  struct finding *finding = diag_at(run->diag, CODE_unknown_person, nowhere, "nobody has the NIP '%s'", who);
  struct str *nips = arena_array(run->arena, struct str, world->people.count);
  for (size_t p = 0; p < world->people.count; p++) nips[p] = world->people.items[p].nip;
  struct str nearest = diag_nearest(str_from(who), nips, world->people.count);
  if (nearest.len > 0) diag_help(run->diag, finding, "did you mean '%.*s'?", STR_ARGS(nearest));
  return false;
}

/* Findings name rules. Where private ones are to stay so, all that is said is that there is no roster. */
static void keep_findings_private(struct wfa *run, enum wfa_status status) {
  diag_forget(run->diag);
  if (status == WFA_OK) return;
  struct finding *finding = diag_at(run->diag, CODE_conflict, nowhere, "no roster satisfies the rules");
  diag_help(run->diag, finding, "'wfa check' says which, and why");
}

static void swap(uint8_t *cells, size_t one, size_t other) {
  uint8_t cell = cells[one];
  cells[one] = cells[other];
  cells[other] = cell;
}

/* Shifts are numbered by rule: those of two rules stay, and the exchange is found to break them. */
static void exchange(struct roster *roster, const struct explanation *explanation, size_t day) {
  size_t one = explanation->person * roster->day_count + day, other = explanation->partner * roster->day_count + day;
  const struct reason *reason = &roster->reasons[explanation->person][day];
  swap(roster->modes, one, other);
  if (roster->shifts && reason->shifts == roster->reasons[explanation->partner][day].shifts)
    swap(roster->shifts, one, other);
}

/* An exchange that is proposed has been tried: the second reading of the law finds nothing against it. */
static void try_exchange(struct wfa *run, struct explanation *explanation) {
  struct diag *findings = run->model.diag;
  struct verify_request all = {run->roster, DATE_NONE, DATE_NONE, NONE, false};
  if (explanation->partner == NONE) return;
  run->model.diag = diag_new(run->arena);
  exchange(run->roster, explanation, explanation->day);
  exchange(run->roster, explanation, explanation->other_day);
  size_t breaches = verify_roster(&run->model, &all).breaches;
  run->model.diag = findings;
  exchange(run->roster, explanation, explanation->day);
  exchange(run->roster, explanation, explanation->other_day);
  if (breaches > 0) explanation->partner = NONE;
}

static enum wfa_status write_explanation(struct wfa *run, uint32_t person, const struct wfa_question *question,
                                         wfa_sink sink, void *context) {
  struct explanation explanation;
  struct view view = run->view;
  view.columns = question->columns == 0 ? 80 : question->columns;
  view.color = question->color;
  law_explain(run->law, person, roster_day(run->roster, view.first), question->private_reasons, &explanation);
  try_exchange(run, &explanation);
  struct buf out;
  buf_open(&out, sink, context);
  report_explanation(&explanation, &view, &out);
  return buf_close(&out) ? WFA_OK : WFA_USAGE;
}

enum wfa_status wfa_explain(struct wfa *run, const struct wfa_question *question, wfa_sink sink, void *context) {
  struct wfa_options options = {.unofficial = question->unofficial};
  uint32_t person;
  date day;
  assert(run->loaded);
  if (!question->private_reasons) diag_forget(run->diag);
  bool good = read_person(run, question->who, &person);
  if (!load_date(&run->model, question->on, &day) || !good) return WFA_USAGE;
  if (!options.unofficial && refuse_unofficial(run) != WFA_OK) return WFA_ERRORS;
  if (!check_holidays(run, day, day)) return WFA_ERRORS;
  run->view = (struct view){.first = day, .last = day, .unit = NONE, .unofficial = options.unofficial};
  enum wfa_status status = plan(run, &options, &run->view);
  if (!question->private_reasons) keep_findings_private(run, status);
  return status == WFA_OK ? write_explanation(run, person, question, sink, context) : status;
}

static struct wfa_extent measure(const struct wfa *run, const struct verify_request *request) {
  const struct world *world = &run->model.world;
  const struct roster *roster = request->roster;
  struct wfa_extent extent = {.rules = roster->rule_count};
  if (roster->day_count > 0) {
    date_format(request->from == DATE_NONE ? roster->days[0] : request->from, extent.first);
    date_format(request->to == DATE_NONE ? roster->days[roster->day_count - 1] : request->to, extent.last);
  }
  for (uint32_t p = 0; p < world->people.count; p++) {
    if (request->unit != NONE && !unit_is_within(world, world->people.items[p].unit, request->unit)) continue;
    size_t before = extent.person_days;
    for (size_t day = 0; day < roster->day_count; day++) {
      bool is_asked = (request->from == DATE_NONE || roster->days[day] >= request->from) &&
                      (request->to == DATE_NONE || roster->days[day] <= request->to);
      extent.person_days += is_asked && roster_mode(roster, p, day) != MODE_OFF_CALENDAR;
    }
    extent.people += extent.person_days > before;
  }
  return extent;
}

enum wfa_status wfa_verify(struct wfa *run, const char *roster_path, const struct wfa_options *options) {
  struct view asked;
  if (!read_options(run, options, &asked)) return WFA_USAGE;
  struct roster *roster = NULL;
  enum load_result loaded = load_roster(&run->model, roster_path, &roster);
  if (loaded != LOAD_DONE) return loaded == LOAD_UNREADABLE ? WFA_USAGE : WFA_ERRORS;
  size_t days = roster->day_count;
  if (days > 0 && !holidays_cover(&run->model, roster->days[0], roster->days[days - 1])) return WFA_ERRORS;
  struct verify_request request = {roster, asked.first, asked.last, asked.unit, false};
  progress_begin(run->model.progress, PROGRESS_VERIFYING, NULL, 0);
  size_t breaches = verify_roster(&run->model, &request).breaches;
  run->extent = measure(run, &request);
  return conclude(run, options, breaches == 0 ? WFA_OK : WFA_ERRORS);
}

struct wfa_extent wfa_verified(const struct wfa *run) {
  return run->extent;
}

/* Of the view's unit and the agency the one within the other. */
static bool narrow_to_agency(const struct wfa *run, const char *id, struct view *view) {
  const struct world *world = &run->model.world;
  if (id == NULL) return true;
  for (uint32_t u = 0; u < world->units.count; u++)
    if (world->units.items[u].parent == NONE && str_equal(world->units.items[u].id, str_from(id))) {
      if (view->unit == NONE) view->unit = u;
      return unit_is_within(world, view->unit, u);
    }
  return false;
}

/* Names are read from the staff's file when they are written: its pages need not all be in memory for that. */
#define REST_EVERY ((size_t)64 << 20)

struct outlet {
  const struct wfa *run;
  wfa_sink sink;
  void *context;
  size_t passed; /* bytes since the files rested */
};

static bool pass_on(void *context, const char *bytes, size_t count) {
  struct outlet *outlet = context;
  outlet->passed += count;
  if (outlet->passed >= REST_EVERY) {
    file_rest(outlet->run->arena);
    outlet->passed = 0;
  }
  return outlet->sink(outlet->context, bytes, count);
}

enum wfa_status wfa_write(struct wfa *run, const struct wfa_output *output, wfa_sink sink, void *context) {
  report_writer *writer = report_format(output->format);
  struct view view = run->view;
  view.columns = output->columns == 0 ? 80 : output->columns;
  view.color = output->color;
  if (writer == NULL || run->roster == NULL || !narrow_to_agency(run, output->agency, &view)) return WFA_USAGE;
  if (writer == report_text && !run->summed) rules_sum(run->law);
  run->summed = run->summed || writer == report_text;
  struct outlet outlet = {run, sink, context, 0};
  struct buf out;
  buf_open(&out, pass_on, &outlet);
  writer(run->roster, &view, &out);
  return buf_close(&out) ? WFA_OK : WFA_USAGE;
}

bool wfa_has_format(const char *format) {
  return report_format(format) != NULL;
}

const char *wfa_agency(struct wfa *run, size_t number) {
  return number < run->agency_count ? run->agencies[number] : NULL;
}

enum wfa_status wfa_diagnostics(struct wfa *run, bool color, wfa_sink sink, void *context) {
  struct buf out;
  buf_open(&out, sink, context);
  diag_print(run->diag, &out, color);
  if (run->is_defect)
    buf_text(&out, "wfa: the roster planned breaks rules: this is a defect in wfa, please report it\n");
  return buf_close(&out) ? WFA_OK : WFA_USAGE;
}

size_t wfa_errors(const struct wfa *run) {
  return diag_count(run->diag, SEVERITY_ERROR);
}
size_t wfa_warnings(const struct wfa *run) {
  return diag_count(run->diag, SEVERITY_WARNING);
}

bool wfa_code(size_t number, struct wfa_code *code) {
  static const char *const severities[] = {"note", "warning", "error"};
  if (number >= CODE_COUNT) return false;
  enum diag_code row = (enum diag_code)number;
  *code = (struct wfa_code){code_slug(row), severities[code_severity(row)], code_explanation(row)};
  return true;
}
