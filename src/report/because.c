#include "report/account.h"

/* ": of Bappeda at most 12 may be in the office, and 12 are" */
static struct str group_limit(const struct account *account, const struct told_group *told, bool upper) {
  const struct group *group = told->group;
  long long number = group_number(account, told, upper);
  long long counted = group->counted[account->explanation->day] - (upper ? told->exempt : 0);
  struct str name = group_text(account, group);
  const char *place = where(group->bound->counted), *are = plural(counted, "is", "are");
  if (upper)
    return str_format(account->arena, ": of %.*s at most %lld may be %s, and %lld %s", STR_ARGS(name), number, place,
                      counted, are);
  return str_format(account->arena, ": of %.*s at least %lld %s asked to be %s, %s%lld %s%s", STR_ARGS(name), number,
                    plural(number, "is", "are"), place, told->shortage ? "" : "and ", counted, are,
                    told->shortage ? ", and nobody else can be" : "");
}

/* ": in the week of Monday 7 February 2022 at most 3 of their days may be in the office, and 3 are" */
static struct str days_limit(const struct account *account, const struct told_days *days, bool upper) {
  long long number = days_number(days, upper), counted = days->all - (upper ? days->exempt : 0);
  struct str span = span_text(account, days);
  const char *place = where(days->bound->counted), *are = plural(counted, "is", "are");
  if (upper)
    return str_format(account->arena, ": %.*s at most %lld of their days may be %s, and %lld %s", STR_ARGS(span),
                      number, place, counted, are);
  return str_format(account->arena, ": %.*s at least %lld of their days %s asked to be %s, %s%lld %s%s", STR_ARGS(span),
                    number, plural(number, "is", "are"), place, days->shortage ? "" : "and ", counted, are,
                    days->shortage ? ", and no more can be" : "");
}

/* "" where the numbers may not be told. */
static struct str limit_text(const struct account *account, const struct cause *cause) {
  const struct explanation *explanation = account->explanation;
  if (cause->days != NULL) return days_limit(account, cause->days, cause->by_upper);
  for (size_t g = 0; g < explanation->groups.count && cause->group != NULL; g++)
    if (explanation->groups.items[g].group == cause->group)
      return group_limit(account, &explanation->groups.items[g], cause->by_upper);
  return STR("");
}

static struct str day_off_text(const struct account *account) {
  const struct cause *cause = &account->explanation->cause;
  const struct world *world = &account->page.roster->model->world;
  struct str unit = world->units.items[world->people.items[account->explanation->person].unit].name;
  if (cause->day_off != NULL)
    return str_format(account->arena, "Because it is a holiday: %.*s. A rule for such a day lapses.",
                      STR_ARGS(cause->day_off->name));
  return str_format(account->arena, "Because it is no workday of %.*s by calendar.", STR_ARGS(unit));
}

static struct str absence_text(struct account *account) {
  static const char *const words[] = {"leave", "sick leave", "a trip", "study leave"};
  const struct absence *absence = account->explanation->cause.absence;
  struct str first = day_text(&account->page, absence->first), last = day_text(&account->page, absence->last);
  if (absence->first == absence->last)
    return str_format(account->arena, "Because of %s on %.*s. An absence goes before every rule.", words[absence->kind],
                      STR_ARGS(first));
  return str_format(account->arena, "Because of %s from %.*s to %.*s. An absence goes before every rule.",
                    words[absence->kind], STR_ARGS(first), STR_ARGS(last));
}

/* "come", "be at home": what a maximum lets no more of them do. */
static const char *doing(enum mode mode) {
  static const char *const words[] = {
      [MODE_WFO] = "come", [MODE_WFH] = "be at home", [MODE_WFA] = "work from anywhere", [MODE_OFF] = "be off by rota"};
  return words[mode];
}

/* " on Tuesday 8 February 2022, and the free days of a week go together", or "" on the day itself. */
static struct str other_day_text(const struct account *account, const struct cause *cause) {
  if (cause->day == account->explanation->day) return STR("");
  struct str day = full_day(account, cause->day);
  return str_format(account->arena, " on %.*s, and the free days of a week go together", STR_ARGS(day));
}

static const char *needed_where(const struct account *account) {
  static const char *const words[] = {[MODE_WFO] = "in the office",
                                      [MODE_WFH] = "at home",
                                      [MODE_WFA] = "working from anywhere",
                                      [MODE_OFF] = "off by rota"};
  return words[roster_mode(account->page.roster, account->explanation->person, account->explanation->day)];
}

/* "rule separuh (butir 2) lets no more come: …" */
static struct str bound_text(const struct account *account, const struct cause *cause) {
  struct arena *arena = account->arena;
  struct str rule = rule_text(account, cause->rule), limit = limit_text(account, cause);
  struct str other_day = other_day_text(account, cause);
  if (cause->because == BECAUSE_NEEDED)
    return str_format(arena, "%.*s needs them %s%.*s%.*s", STR_ARGS(rule), needed_where(account), STR_ARGS(other_day),
                      STR_ARGS(limit));
  const char *shift = cause->shifts == SHIFTS_ALL ? " in any of their shifts" : "";
  const char *others = cause->shifts == SHIFTS_OTHERS ? "; other bounds keep them from their other shifts" : "";
  return str_format(arena, "%.*s lets %s %s%s%s%.*s%.*s%s", STR_ARGS(rule), cause->is_own ? "them" : "no more",
                    doing(cause->instead), cause->is_own ? " on no more days" : "", shift, STR_ARGS(other_day),
                    STR_ARGS(limit), others);
}

static struct str room_text(const struct account *account) {
  const struct cause *cause = &account->explanation->cause;
  struct str rule = rule_text(account, cause->rule), limit = limit_text(account, cause);
  if (cause->is_own)
    return str_format(account->arena, "Because it is one of the days on which %.*s lets them come%.*s.", STR_ARGS(rule),
                      STR_ARGS(limit));
  return str_format(account->arena, "Because it is their turn among those whom %.*s lets come%.*s.", STR_ARGS(rule),
                    STR_ARGS(limit));
}

static struct str together_text(const struct account *account) {
  if (account->page.roster->model->rotate == ROTATE_WEEK) return STR("Because their free days of a week go together.");
  return STR("Because the free people of their team go together.");
}

static struct str because_text(struct account *account) {
  const struct cause *cause = &account->explanation->cause;
  struct arena *arena = account->arena;
  struct str rule = cause->rule == NONE ? STR("") : rule_text(account, cause->rule);
  switch (cause->because) {
  case BECAUSE_DAY_OFF:
    return day_off_text(account);
  case BECAUSE_ABSENCE:
    return absence_text(account);
  case BECAUSE_NOT_IN_FORCE:
    return STR("Because no circular is in force on that day, and without one people are in the office.");
  case BECAUSE_OUT_OF_SCOPE:
    if (account->page.roster->model->circulars.count > 1)
      return STR("Because no circular of that day touches them: they are outside its scope, and so in the office.");
    return STR("Because the circular does not touch them: they are outside its scope, and so in the office.");
  case BECAUSE_CLOSURE:
    return str_format(arena, "Because their office is closed by %.*s.", STR_ARGS(rule));
  case BECAUSE_DUTY:
    return str_format(arena, "Because %.*s orders it.", STR_ARGS(rule));
  case BECAUSE_PRIVATE:
    return STR("Because of a reason that is kept private.");
  case BECAUSE_FULL:
  case BECAUSE_NEEDED:
    return str_format(arena, "Because %.*s.", STR_ARGS(bound_text(account, cause)));
  case BECAUSE_ROOM:
    return room_text(account);
  case BECAUSE_WISH:
    return str_format(arena, "Because it is their wish, %.*s, and all rules hold with it.", STR_ARGS(rule));
  case BECAUSE_LEAST:
    return str_format(arena, "Because %.*s has as few as possible in the office, and no bound needs one more.",
                      STR_ARGS(rule));
  case BECAUSE_UNLIMITED:
    return STR("Because as many as the rules allow are in the office, and they allow it.");
  case BECAUSE_TOGETHER:
    return together_text(account);
  case BECAUSE_FOUND:
    return STR("Because no better roster was found, though none of their bounds stands against one.");
  }
  return STR("");
}

/* What it goes before: every bound goes before every wish (contract 9). */
static struct str wish_text(const struct account *account) {
  const struct explanation *explanation = account->explanation;
  if (explanation->unkept == NONE) return STR("");
  struct str wish = rule_text(account, explanation->unkept);
  if (explanation->cause.because == BECAUSE_FOUND)
    return str_format(account->arena, " Their wish, %.*s, is not kept.", STR_ARGS(wish));
  return str_format(account->arena, " It goes before their wish, %.*s.", STR_ARGS(wish));
}

static struct str upper_first(struct arena *arena, struct str text) {
  struct str copy = str_format(arena, "%.*s", STR_ARGS(text));
  char *first = arena_array(arena, char, copy.len + 1);
  memcpy(first, copy.ptr, copy.len);
  if (first[0] >= 'a' && first[0] <= 'z') first[0] = (char)(first[0] - 'a' + 'A');
  return (struct str){first, copy.len};
}

/* "Rule jauh lets no more be at home: …": of two modes that they would rather have the one that was told first is not
 * all. */
static struct str also_text(const struct account *account) {
  const struct cause *also = &account->explanation->also;
  if (also->rule == NONE) return STR("");
  struct str text = upper_first(account->arena, bound_text(account, also));
  return str_format(account->arena, " %.*s.", STR_ARGS(text));
}

/* Whom a duty has WFA or OFF may be closed as well (contract 8). */
static struct str closure_text(const struct account *account) {
  uint32_t closure = account->explanation->closed_by;
  if (closure == NONE) return STR("");
  return str_format(account->arena, " Their office is closed by %.*s.", STR_ARGS(rule_text(account, closure)));
}

static struct str shift_text(const struct account *account) {
  const struct explanation *explanation = account->explanation;
  const struct roster *roster = account->page.roster;
  const struct world *world = &roster->model->world;
  if (explanation->shift == SHIFT_UNTOLD) return STR("");
  struct str shift = roster_shift(roster, explanation->person, explanation->day);
  if (explanation->shift == SHIFT_FULL)
    return str_format(account->arena, " They are in shift %.*s, for %.*s lets nobody change to shift %.*s.",
                      STR_ARGS(shift), STR_ARGS(rule_text(account, explanation->shift_rule)),
                      STR_ARGS(explanation->other_shift));
  uint32_t agency = world->units.items[world->people.items[explanation->person].unit].agency;
  return str_format(account->arena, " They are in shift %.*s, so that %.*s has about as many in each.", STR_ARGS(shift),
                    STR_ARGS(world->units.items[agency].name));
}

/* Who, or which days, went with it. */
static struct str company_text(const struct account *account) {
  const struct explanation *explanation = account->explanation;
  struct arena *arena = account->arena;
  bool is_in = roster_mode(account->page.roster, explanation->person, explanation->day) == MODE_WFO;
  if (explanation->week_end > explanation->week_first + 1)
    return str_format(arena, " Turns are taken by weeks: their free days from %.*s to %.*s are all %s the office.",
                      STR_ARGS(full_day(account, explanation->week_first)),
                      STR_ARGS(full_day(account, explanation->week_end - 1)), is_in ? "in" : "out of");
  size_t count = explanation->team.count, most = count <= 4 ? count : 3;
  if (count == 0) return STR("");
  struct str names = STR("");
  for (size_t i = 0; i < most; i++) {
    const char *comma = i == 0 ? "" : i + 1 == count ? " and " : ", ";
    names =
        str_format(arena, "%.*s%s%.*s", STR_ARGS(names), comma, STR_ARGS(named(account, explanation->team.items[i])));
  }
  if (count > most) names = str_format(arena, "%.*s and %zu others", STR_ARGS(names), count - most);
  return str_format(arena, " Turns are taken by teams: %.*s %s %s the office with them.", STR_ARGS(names),
                    plural((long long)count, "is", "are"), is_in ? "in" : "out of");
}

void put_because(struct account *account) {
  struct str text = because_text(account);
  const struct str more[] = {closure_text(account), wish_text(account), also_text(account), company_text(account),
                             shift_text(account)};
  for (size_t i = 0; i < sizeof more / sizeof *more; i++)
    text = str_format(account->arena, "%.*s%.*s", STR_ARGS(text), STR_ARGS(more[i]));
  put_wrapped(&account->page, STYLE_PLAIN, text, 2);
}
