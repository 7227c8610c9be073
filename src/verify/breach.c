#include "verify/breach.h"

static const struct span nowhere = {0};

const char *breach_date(date day, char text[static DAY_SIZE]) {
  memcpy(text, weekday_key(date_weekday(day)), 3);
  text[0] = (char)(text[0] - 'a' + 'A');
  text[3] = ' ';
  date_format(day, text + 4);
  return text;
}

/* "others, butir 3" */
static struct str rule_text(const struct breaches *breaches, uint32_t number) {
  const struct roster *roster = breaches->roster;
  const struct rule *rule = roster->rules[number];
  if (rule->is_private && !breaches->tells_private) return STR("a private rule");
  if (rule->cite.len == 0) return rule->id;
  return str_format(roster->model->arena, "%.*s, %.*s", STR_ARGS(rule->id), STR_ARGS(rule->cite));
}

/* "198001012005011001 (Budi)" */
static struct str person_text(const struct roster *roster, uint32_t person) {
  const struct person *who = &roster->model->world.people.items[person];
  if (who->name.len == 0) return who->nip;
  return str_format(roster->model->arena, "%.*s (%.*s)", STR_ARGS(who->nip), STR_ARGS(who->name));
}

/* The place, unless its line, which is printed below a finding, shows a private rule. */
static struct span open_place(const struct breaches *breaches, struct span at) {
  const struct roster *roster = breaches->roster;
  if (breaches->tells_private) return at;
  for (size_t i = 0; i < roster->rule_count; i++) {
    const struct rule *rule = roster->rules[i];
    bool is_shown = rule->at.file == at.file && rule->first_line <= at.line && at.line <= rule->last_line;
    if (rule->is_private && is_shown) return nowhere;
  }
  return at;
}

/* Whether the selector, or one within it, is by a private sector: its line tells the name of that. */
static bool names_private(const struct model *model, const struct selector *selector) {
  for (size_t c = 0; c < selector->count; c++) {
    const struct clause *clause = &selector->clauses[c];
    for (size_t v = 0; clause->key == KEY_SECTOR && v < clause->value_count; v++) {
      const struct value *value = &clause->values[v];
      if (model->circulars.items[value->circular].rules[value->index].is_private) return true;
    }
    for (size_t i = 0; i < clause->selector_count; i++)
      if (names_private(model, &clause->selectors[i])) return true;
  }
  return false;
}

/* A private rule has none, though an alias may have it point elsewhere. */
static struct span rule_place(const struct breaches *breaches, uint32_t number, struct span at) {
  const struct roster *roster = breaches->roster;
  if (breaches->tells_private) return at;
  const struct rule *rule = roster->rules[number];
  return rule->is_private || names_private(roster->model, &rule->who) ? nowhere : open_place(breaches, at);
}

struct breaches breaches_make(struct arena *arena, const struct roster *roster, uint32_t printed, bool tells_private) {
  size_t cells = (size_t)CODE_COUNT * (roster->rule_count + 1);
  return (struct breaches){.roster = roster,
                           .printed = printed,
                           .tells_private = tells_private,
                           .counts = arena_array(arena, uint32_t, cells)};
}

static bool is_like_printed(struct breaches *breaches, enum diag_code code, uint32_t rule) {
  size_t rules = breaches->roster->rule_count;
  return breaches->counts[code * (rules + 1) + (rule == NONE ? rules : rule)]++ < breaches->printed;
}

/* Counts it; false when enough of its like are printed already. */
static bool is_printed(struct breaches *breaches, enum diag_code code, uint32_t rule) {
  breaches->total++;
  return is_like_printed(breaches, code, rule);
}

static enum diag_code bound_code(const struct breaches *breaches, enum diag_code code) {
  return breaches->past ? CODE_kept_breach : code;
}

/* Counts the breach of a bound or capacity; false when enough of its like are printed already. */
static bool is_excess_printed(struct breaches *breaches, enum diag_code code, uint32_t rule, int64_t passed) {
  breaches->warned += breaches->past;
  if (breaches->past) return is_like_printed(breaches, code, rule);
  breaches->of_bounds++;
  breaches->passed += passed < 0 ? -passed : passed;
  return is_printed(breaches, code, rule);
}

void breaches_close(struct breaches *breaches) {
  const struct roster *roster = breaches->roster;
  struct diag *diag = roster->model->diag;
  for (int code = 0; code < CODE_COUNT; code++)
    for (uint32_t rule = 0; rule <= roster->rule_count; rule++) {
      uint32_t count = breaches->counts[(size_t)code * (roster->rule_count + 1) + rule];
      if (count <= breaches->printed) continue;
      bool is_rule = rule < roster->rule_count;
      struct str which = is_rule ? rule_text(breaches, rule) : STR("");
      struct span at = is_rule ? rule_place(breaches, rule, roster->rules[rule]->at) : nowhere;
      diag_at(diag, (enum diag_code)code, at, "%u more %s like this%s%.*s%s", count - breaches->printed,
              count - breaches->printed == 1 ? "finding" : "findings", is_rule ? " (" : "", STR_ARGS(which),
              is_rule ? ")" : "");
    }
}

void breach_person(struct breaches *breaches, enum diag_code code, uint32_t rule, struct span at, uint32_t person,
                   size_t day, const char *should) {
  const struct roster *roster = breaches->roster;
  if (!is_printed(breaches, code, rule)) return;
  struct arena *arena = roster->model->arena;
  char text[DAY_SIZE];
  enum mode mode = roster_mode(roster, person, day);

  bool has_row = mode != MODE_OFF_CALENDAR || roster_shift(roster, person, day).len > 0;
  struct str is = has_row ? str_format(arena, "is %s", mode_name(mode)) : STR("has no row");
  struct str reason = rule == NONE ? STR("") : str_format(arena, " (%.*s)", STR_ARGS(rule_text(breaches, rule)));
  at = rule == NONE ? open_place(breaches, at) : rule_place(breaches, rule, roster->rules[rule]->at);
  diag_at(roster->model->diag, code, at, "%.*s %.*s on %s%s%.*s", STR_ARGS(person_text(roster, person)), STR_ARGS(is),
          breach_date(roster->days[day], text), should, STR_ARGS(reason));
}

static const char *where_text(enum counted counted) {
  switch (counted) {
  case COUNTED_WFO:
    return "in the office";
  case COUNTED_WFH:
    return "working from home";
  case COUNTED_WFA:
    return "working from anywhere";
  case COUNTED_OFF:
    return "off by rota";
  case COUNTED_AWAY:
    return "away from the office";
  }
  return "";
}

void breach_group(struct breaches *breaches, const struct excess *excess) {
  const struct roster *roster = breaches->roster;
  const struct world *world = &roster->model->world;
  enum diag_code code = bound_code(breaches, excess->most ? CODE_breach_maximum : CODE_breach_minimum);
  if (!is_excess_printed(breaches, code, excess->rule, excess->counted - excess->limit)) return;
  char text[DAY_SIZE];

  struct str group = STR("");
  if (excess->unit != NONE) group = world->units.items[excess->unit].id;
  if (excess->place != NONE) group = world->places.items[excess->place].id;
  const char *of = excess->unit != NONE ? " of " : excess->place != NONE ? " at " : "";
  bool one = excess->counted == 1;
  struct str shift = STR("");
  if (excess->shift.len) shift = str_format(roster->model->arena, " in the shift '%.*s'", STR_ARGS(excess->shift));
  struct span at = rule_place(breaches, excess->rule, excess->bound->at);
  diag_at(roster->model->diag, code, at, "%lld %s%s%.*s %s %s%.*s on %s but at %s %lld %s (%.*s)", excess->counted,
          one ? "person" : "people", of, STR_ARGS(group), one ? "is" : "are", where_text(excess->bound->counted),
          STR_ARGS(shift), breach_date(roster->days[excess->day], text), excess->most ? "most" : "least", excess->limit,
          excess->most ? "may" : "must be", STR_ARGS(rule_text(breaches, excess->rule)));
}

void breach_span(struct breaches *breaches, const struct excess *excess, uint32_t person, struct str span) {
  const struct roster *roster = breaches->roster;
  enum diag_code code = bound_code(breaches, excess->most ? CODE_breach_maximum : CODE_breach_minimum);
  if (!is_excess_printed(breaches, code, excess->rule, excess->counted - excess->gone - excess->limit)) return;
  diag_at(roster->model->diag, code, rule_place(breaches, excess->rule, excess->bound->at),
          "%.*s is %s on %lld %s of %.*s but %s on at %s %lld (%.*s)", STR_ARGS(person_text(roster, person)),
          where_text(excess->bound->counted), excess->counted, excess->counted == 1 ? "day" : "days", STR_ARGS(span),
          excess->most ? "may be" : "must be", excess->most ? "most" : "least", excess->limit,
          STR_ARGS(rule_text(breaches, excess->rule)));
}

void breach_capacity(struct breaches *breaches, uint32_t place, size_t day, uint16_t minute, long long counted) {
  const struct roster *roster = breaches->roster;
  const struct place *where = &roster->model->world.places.items[place];
  char text[DAY_SIZE];
  enum diag_code code = bound_code(breaches, CODE_breach_capacity);
  if (!is_excess_printed(breaches, code, NONE, counted - where->capacity)) return;
  struct str at = STR("");
  if (minute != ALL_DAY) at = str_format(roster->model->arena, " at %02u:%02u", minute / 60U, minute % 60U);
  diag_at(roster->model->diag, code, open_place(breaches, where->at),
          "%lld %s at %.*s%.*s on %s but it has a capacity of %u", counted, counted == 1 ? "person is" : "people are",
          STR_ARGS(where->id), STR_ARGS(at), breach_date(roster->days[day], text), where->capacity);
}

void breach_rotation(struct breaches *breaches, const struct parting *parting, const char *together) {
  const struct roster *roster = breaches->roster;
  const struct model *model = roster->model;
  char in[DAY_SIZE], out[DAY_SIZE];
  if (!is_printed(breaches, CODE_breach_rotation, NONE)) return;
  breach_date(roster->days[parting->day_in], in);
  breach_date(roster->days[parting->day_out], out);
  struct str other = person_text(roster, parting->person_out);
  struct str but = parting->person_in == parting->person_out ? str_format(model->arena, "not on %s", out)
                                                             : str_format(model->arena, "%.*s is not", STR_ARGS(other));
  diag_at(model->diag, CODE_breach_rotation, open_place(breaches, model->rotate_at),
          "%.*s is in the office on %s but %.*s: %s", STR_ARGS(person_text(roster, parting->person_in)), in,
          STR_ARGS(but), together);
}

void breach_unlisted(struct breaches *breaches, size_t people, uint32_t first) {
  const struct model *model = breaches->roster->model;
  if (!is_printed(breaches, CODE_missing_row, NONE)) return;
  struct finding *finding = diag_at(model->diag, CODE_missing_row, nowhere,
                                    "the roster has no rows for %zu people who work on its days, the first of them "
                                    "%.*s",
                                    people, STR_ARGS(person_text(breaches->roster, first)));
  diag_help(model->diag, finding, "give --unit if the roster is only of one unit");
}

void breach_day(struct breaches *breaches, date day, size_t people) {
  char text[DAY_SIZE];
  if (!is_printed(breaches, CODE_missing_row, NONE)) return;
  diag_at(breaches->roster->model->diag, CODE_missing_row, nowhere, "the roster has no rows for %s though %zu %s",
          breach_date(day, text), people, people == 1 ? "person works" : "people work");
}
