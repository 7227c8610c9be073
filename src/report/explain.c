/* One cell of the roster in words that its person can read: what decided, what lost, the numbers, what else could be.
 */
#include "report/page.h"

struct account {
  struct page page;
  const struct explanation *explanation;
  struct arena *arena;
};

static const char *people(long long count) {
  return count == 1 ? "person" : "people";
}

static const struct person *person_at(const struct account *account, uint32_t person) {
  return &account->page.roster->model->world.people.items[person];
}

static struct str full_day(const struct account *account, size_t index) {
  static const char *const days[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                       "July",    "August",   "September", "October", "November", "December"};
  date day = account->page.roster->days[index];
  int year, month, day_of_month;
  date_split(day, &year, &month, &day_of_month);
  return str_format(account->arena, "%s %d %s %d", days[date_weekday(day)], day_of_month, months[month - 1], year);
}

/* "Budi (198…)": two people may share a name. */
static struct str named(struct account *account, uint32_t number) {
  const struct person *person = person_at(account, number);
  if (person->name.len == 0) return person->nip;
  return str_format(account->arena, "%.*s (%.*s)", STR_ARGS(person->name), STR_ARGS(person->nip));
}

/* "sector others (butir 3)", "loket (butir 5)" with its circular where there are several. Numbers behind those of rules
 * are the capacities of places. */
static struct str rule_text(const struct account *account, uint32_t number) {
  const struct roster *roster = account->page.roster;
  if (number >= roster->rule_count) {
    const struct place *place = &roster->model->world.places.items[number - roster->rule_count];
    return str_format(account->arena, "the capacity of %.*s", STR_ARGS(place->name));
  }
  const struct rule *rule = roster->rules[number];
  struct str label = circular_label(roster->rule_circulars[number]), text = rule->cite;
  if (roster->model->circulars.count > 1)
    text = str_format(account->arena, "%.*s%s%.*s", STR_ARGS(text), text.len > 0 ? " of " : "", STR_ARGS(label));
  if (text.len > 0) text = str_format(account->arena, " (%.*s)", STR_ARGS(text));
  return str_format(account->arena, "%s %.*s%.*s", rule->is_sector ? "sector" : "rule", STR_ARGS(rule->id),
                    STR_ARGS(text));
}

static const char *where(enum counted counted) {
  static const char *const words[] = {"in the office", "at home", "working from anywhere", "off by rota",
                                      "away from the office"};
  return words[counted];
}

static struct str group_text(const struct account *account, const struct group *group) {
  const struct world *world = &account->page.roster->model->world;
  if (group->place != NONE) return world->places.items[group->place].name;
  if (group->unit != NONE) return world->units.items[group->unit].name;
  return STR("everybody whom it selects");
}

static void put_title(struct account *account, const char *title) {
  end_line(&account->page);
  put_wrapped(&account->page, STYLE_HEADING, str_from(title), 0);
}

static void put_item(struct account *account, struct str text) {
  put_blanks(&account->page, 2);
  put_wrapped(&account->page, STYLE_PLAIN, text, 4);
}

static void put_detail(struct account *account, struct str text) {
  put_blanks(&account->page, 4);
  put_wrapped(&account->page, STYLE_PLAIN, text, 6);
}

static struct str mode_text(enum mode mode) {
  static const char *const words[] = {"does not work",
                                      "works in the office (WFO)",
                                      "works from home (WFH)",
                                      "works from anywhere (WFA)",
                                      "has a day off by rota (OFF)",
                                      "is on leave (LEAVE)",
                                      "is sick (SICK)",
                                      "is on a trip (TRIP)",
                                      "is studying (STUDY)"};
  return str_from(words[mode]);
}

static void put_front(struct account *account) {
  struct page *page = &account->page;
  const struct explanation *explanation = account->explanation;
  const struct model *model = page->roster->model;
  char hours[HOURS_SIZE];
  for (size_t c = 0; c < model->circulars.count; c++) {
    const struct circular *circular = &model->circulars.items[c];
    bool is_in_force =
        model->circulars.count == 1 || dates_contain(&circular->in_force, page->roster->days[explanation->day]);
    put_wrapped(page, STYLE_DIM,
                str_format(account->arena, "%.*s%s%s", STR_ARGS(circular_label(circular)), status_suffix(circular),
                           is_in_force ? "" : ", not in force that day"),
                2);
  }
  end_line(page);
  enum mode mode = roster_mode(page->roster, explanation->person, explanation->day);
  roster_hours(page->roster, explanation->person, explanation->day, hours);
  put_wrapped(page, STYLE_HEADING,
              str_format(account->arena, "%.*s %.*s on %.*s%s%s.", STR_ARGS(named(account, explanation->person)),
                         STR_ARGS(mode_text(mode)), STR_ARGS(full_day(account, explanation->day)),
                         hours[0] != '\0' ? ", hours " : "", hours),
              2);
}

/* "at most 12 of Bappeda may be in the office, and 12 are" */
static struct str limit_text(const struct account *account, const struct told_group *told, bool upper,
                             long long number) {
  const struct group *group = told->group;
  int32_t exempt = told->exempt;
  size_t day = account->explanation->day;
  struct str name = group_text(account, group);
  const char *place = where(group->bound->counted);
  long long counted = group->counted[day] - (upper ? exempt : 0);
  if (upper)
    return str_format(account->arena, "of %.*s at most %lld may be %s, and %lld %s", STR_ARGS(name), number, place,
                      counted, counted == 1 ? "is" : "are");
  return str_format(account->arena, "of %.*s at least %lld %s asked to be %s, and %lld %s", STR_ARGS(name), number,
                    number == 1 ? "is" : "are", place, counted, counted == 1 ? "is" : "are");
}

/* Which half of a bound keeps people out of the office, or in it: one on the office by its maximum, one on those at
 * home by its minimum. */
static bool decides_by_upper(const struct cause *cause, const struct group *group) {
  bool keeps_out = cause->because == BECAUSE_FULL || cause->because == BECAUSE_ROOM;
  return (group->bound->counted == COUNTED_WFO) == keeps_out;
}

/* A minimum is told as it asks: that private reasons cut it to who can come is not. */
static long long decisive_number(const struct account *account, const struct told_group *told) {
  bool upper = decides_by_upper(&account->explanation->cause, told->group);
  return upper ? told->group->high[account->explanation->day] : told->asked;
}

/* ": of Bappeda at most 12 may be in the office, and 12 are", or "" where the numbers may not be told. */
static struct str decisive_limit(const struct account *account) {
  const struct explanation *explanation = account->explanation;
  if (explanation->cause.group == NULL) return STR("");
  const struct told_group *told = explanation->groups.items;
  while (told->group != explanation->cause.group) told++;
  struct str text =
      limit_text(account, told, decides_by_upper(&explanation->cause, told->group), decisive_number(account, told));
  return str_format(account->arena, ": %.*s", STR_ARGS(text));
}

static struct str day_off_text(const struct account *account) {
  const struct cause *cause = &account->explanation->cause;
  const struct world *world = &account->page.roster->model->world;
  struct str unit = world->units.items[person_at(account, account->explanation->person)->unit].name;
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
    return str_format(arena, "Because %.*s lets no more come%.*s.", STR_ARGS(rule), STR_ARGS(decisive_limit(account)));
  case BECAUSE_NEEDED:
    return str_format(arena, "Because %.*s needs them%.*s.", STR_ARGS(rule), STR_ARGS(decisive_limit(account)));
  case BECAUSE_ROOM:
    return str_format(arena, "Because it is their turn among those whom %.*s lets come%.*s.", STR_ARGS(rule),
                      STR_ARGS(decisive_limit(account)));
  case BECAUSE_WISH:
    return str_format(arena, "Because it is their wish, %.*s, and all rules hold with it.", STR_ARGS(rule));
  case BECAUSE_LEAST:
    return str_format(arena, "Because %.*s has as few as possible in the office, and no bound needs one more.",
                      STR_ARGS(rule));
  case BECAUSE_UNLIMITED:
    return STR("Because as many as the rules allow are in the office, and they allow it.");
  }
  return STR("");
}

/* Every bound goes before every wish (contract 9); whom a duty has WFA or OFF may be closed as well (8). */
static void put_because(struct account *account) {
  struct str text = because_text(account);
  uint32_t wish = account->explanation->unkept, closure = account->explanation->closed_by;
  if (closure != NONE)
    text = str_format(account->arena, "%.*s Their office is closed by %.*s.", STR_ARGS(text),
                      STR_ARGS(rule_text(account, closure)));
  if (wish != NONE)
    text = str_format(account->arena, "%.*s It goes before their wish, %.*s.", STR_ARGS(text),
                      STR_ARGS(rule_text(account, wish)));
  put_wrapped(&account->page, STYLE_PLAIN, text, 2);
}

static struct str bound_text(const struct account *account, const struct bound *bound, const char *word,
                             const struct amount *amount) {
  static const char *const pers[] = {"agency", "unit", "place", "person", "all"};
  struct str per = bound->per < PER_KINDS ? str_from(pers[bound->per]) : STR("");
  const struct symbols *symbols = account->page.roster->model->world.symbols;
  for (size_t i = 0; bound->per == PER_KINDS && i < bound->kind_count; i++)
    per = str_format(account->arena, "%.*s%s%.*s", STR_ARGS(per), i > 0 ? ", " : "",
                     STR_ARGS(symbol_text(symbols, bound->kinds[i])));
  if (bound->per == PER_KINDS && bound->kinds_and_agency)
    per = str_format(account->arena, "%.*s or agency", STR_ARGS(per));
  return str_format(account->arena, "%s %s %.*s per %.*s", counted_name(bound->counted), word,
                    STR_ARGS(amount_text(account->arena, amount)), STR_ARGS(per));
}

static struct str effect_text(const struct account *account, const struct told_rule *told) {
  static const char *const duties[] = {"", "wfo", "wfh", "wfa", "off", "free"};
  const struct rule *rule = account->page.roster->rules[told->rule];
  switch (told->effect) {
  case EFFECT_SECTOR:
    return STR("");
  case EFFECT_DUTY:
    return str_format(account->arena, "do %s", duties[rule->duty]);
  case EFFECT_CLOSURE:
    return STR("closes their office");
  case EFFECT_MAX:
    return bound_text(account, told->bound, "max", &told->bound->max);
  case EFFECT_MIN:
    return bound_text(account, told->bound, "min", &told->bound->min);
  case EFFECT_EXACTLY:
    return bound_text(account, told->bound, "exactly", &told->bound->exactly);
  case EFFECT_WISH:
    return str_format(account->arena, "wish for %s", duties[rule->prefer]);
  case EFFECT_FILL:
    return rule->fill == FILL_LEAST ? STR("as few in the office as can be") : STR("as many in the office as can be");
  case EFFECT_HOURS:
    return STR("hours");
  }
  return STR("");
}

static struct str fate_text(const struct account *account, const struct told_rule *told) {
  bool is_bound = told->bound != NULL;
  struct str by = told->by == NONE ? STR("") : rule_text(account, told->by);
  switch (told->fate) {
  case FATE_HOLDS:
    if (told->effect == EFFECT_WISH) return STR("kept");
    return is_bound ? STR("counts them") : STR("holds");
  case FATE_LAPSED:
    return STR("lapses on a day off by calendar");
  case FATE_ABSENT:
    if (is_bound && told->bound->of == OF_HEADCOUNT) return STR("has them in its base, but they are absent");
    return STR("gives way to the absence");
  case FATE_REPLACED:
    return str_format(account->arena, "%s %.*s", is_bound ? "gives way to" : "replaced by", STR_ARGS(by));
  case FATE_BEHIND_CLOSURE:
    return str_format(account->arena, "gives way to the closure, %.*s", STR_ARGS(by));
  case FATE_BEHIND_WISH:
    return str_format(account->arena, "gives way to their wish, %.*s", STR_ARGS(by));
  case FATE_UNKEPT:
    return str_format(account->arena, "not kept, for %.*s goes before it", STR_ARGS(by));
  case FATE_BEHIND_PRIVATE:
    return STR("gives way to a reason that is kept private");
  case FATE_NO_GROUP:
    return STR("does not count them: they have no unit or place that it counts by");
  case FATE_NOT_FREE:
    return STR("changes nothing for them that day");
  case FATE_OTHER_SECTOR:
    return str_format(account->arena, "selects them, but a later one has them, %.*s", STR_ARGS(by));
  }
  return STR("");
}

static void put_rules(struct account *account) {
  const struct explanation *explanation = account->explanation;
  if (explanation->rules.count == 0) return;
  put_title(account, "Rules that select them that day, in order");
  for (size_t i = 0; i < explanation->rules.count; i++) {
    const struct told_rule *told = &explanation->rules.items[i];
    struct str effect = effect_text(account, told);
    put_item(account, str_format(account->arena, "%.*s: %.*s%s%.*s", STR_ARGS(rule_text(account, told->rule)),
                                 STR_ARGS(effect), effect.len > 0 ? ": " : "", STR_ARGS(fate_text(account, told))));
  }
}

static bool rounds_up(const struct bound *bound, const struct amount *amount, long long part) {
  if (bound->round == ROUND_DEFAULT) return amount == &bound->min;
  return bound->round == ROUND_UP || (bound->round == ROUND_NEAREST && part * 2 >= 100LL * PERCENT);
}

/* How a percentage became a number: "25% of 47, rounded down: 11". */
static struct str number_text(const struct account *account, const struct told_group *told, const struct amount *amount,
                              long long number) {
  const struct bound *bound = told->group->bound;
  long long base = told->group->base[account->explanation->day], exact = base * amount->value;
  struct str percent = amount_text(account->arena, amount);
  if (!amount->percent) return percent;
  long long part = exact % (100LL * PERCENT);
  bool up = part > 0 && rounds_up(bound, amount, part);
  const char *how = up ? ", rounded up" : ", rounded down";
  if (part == 0) how = "";
  if (number != exact / (100LL * PERCENT) + up) how = ", lifted by at-least";
  return str_format(account->arena, "%.*s of %lld%s: %lld", STR_ARGS(percent), base, how, number);
}

static void put_half(struct account *account, const struct told_group *told, bool upper) {
  const struct bound *bound = told->group->bound;
  size_t day = account->explanation->day;
  const struct amount *amount = bound->exactly.given ? &bound->exactly : upper ? &bound->max : &bound->min;
  long long number = upper ? told->group->high[day] : told->asked;
  long long counted = told->group->counted[day] - (upper ? told->exempt : 0);
  struct str text = number_text(account, told, amount, number);
  const char *word = bound->exactly.given ? "exactly" : upper ? "at most" : "at least";
  text = str_format(account->arena, "%s %.*s; %lld %s %s%s", word, STR_ARGS(text), counted, counted == 1 ? "is" : "are",
                    where(bound->counted), told->shortage ? ", and nobody else can be" : "");
  if (upper && told->exempt > 0 && told->tells_exempt)
    text = str_format(account->arena, "%.*s, beside %d by closure", STR_ARGS(text), told->exempt);
  put_detail(account, text);
}

static void put_people(struct account *account, const struct told_group *told) {
  struct str name = group_text(account, told->group), rule = rule_text(account, told->group->rule);
  struct str text = str_format(account->arena, "%.*s, %.*s: %d %s that day", STR_ARGS(name), STR_ARGS(rule),
                               told->people, people(told->people));
  if (told->absent > 0) text = str_format(account->arena, "%.*s, %d absent", STR_ARGS(text), told->absent);
  if (told->kept > 0) text = str_format(account->arena, "%.*s, %d by duty or closure", STR_ARGS(text), told->kept);
  int32_t others = told->people - told->absent - told->kept;
  if (told->absent + told->kept > 0)
    text = str_format(account->arena, "%.*s, %d other%s", STR_ARGS(text), others, others == 1 ? "" : "s");
  put_item(account, text);
}

static void put_groups(struct account *account) {
  const struct explanation *explanation = account->explanation;
  if (explanation->groups.count == 0) return;
  put_title(account, "Who is counted together with them");
  for (size_t i = 0; i < explanation->groups.count; i++) {
    const struct told_group *told = &explanation->groups.items[i];
    put_people(account, told);
    if (told->upper) put_half(account, told, true);
    if (told->lower && !told->upper) put_half(account, told, false);
  }
}

static bool same_share(struct office_days a, struct office_days b) {
  return (long long)a.in * b.worked == (long long)b.in * a.worked;
}

static void put_span(struct account *account, struct str span, int i) {
  const struct explanation *explanation = account->explanation;
  struct office_days own = explanation->own[i], least = explanation->least[i], most = explanation->most[i];
  struct str text = str_format(account->arena, "%.*s: %d of %d days worked", STR_ARGS(span), own.in, own.worked);
  if (most.worked > 0 && same_share(least, most) && same_share(own, most))
    text = str_format(account->arena, "%.*s; all who take turns: the same share", STR_ARGS(text));
  else if (most.worked > 0)
    text = str_format(account->arena, "%.*s; all who take turns: from %d of %d to %d of %d", STR_ARGS(text), least.in,
                      least.worked, most.in, most.worked);
  put_item(account, text);
}

static void put_counts(struct account *account) {
  const struct explanation *explanation = account->explanation;
  const struct roster *roster = account->page.roster;
  bool has_history = roster->model->history.count > 0;
  put_title(account, has_history ? "Days in the office, with those before the window" : "Days in the office");
  put_span(account, str_format(account->arena, "until %.*s", STR_ARGS(full_day(account, explanation->day))), 0);
  struct str last = full_day(account, roster->day_count - 1);
  put_span(account, explanation->open ? str_format(account->arena, "until %.*s", STR_ARGS(last)) : STR("in all"), 1);
}

static void put_colleagues(struct account *account) {
  const struct explanation *explanation = account->explanation;
  bool is_in = roster_mode(account->page.roster, explanation->person, explanation->day) == MODE_WFO;
  if (explanation->colleague_count == 0) return;
  put_title(account, is_in ? "Who is not in the office instead, with no smaller a share"
                           : "Who is in the office instead, with no greater a share");
  for (size_t i = 0; i < explanation->colleague_count; i++) {
    const struct colleague *colleague = &explanation->colleagues[i];
    put_item(account,
             str_format(account->arena, "%.*s: %d of %d days in all", STR_ARGS(named(account, colleague->person)),
                        colleague->days.in, colleague->days.worked));
  }
}

/* The number of a bound that would let the person be where they are not. */
static void put_other_number(struct account *account, const struct told_group *told) {
  const struct cause *cause = &account->explanation->cause;
  const struct group *group = told->group;
  bool upper = decides_by_upper(cause, group);
  bool is_tight = cause->because == BECAUSE_FULL || cause->because == BECAUSE_NEEDED;
  long long number = decisive_number(account, told), other = upper == is_tight ? number + 1 : number - 1;
  if (!upper && number > group->low[account->explanation->day]) return;
  put_item(account, str_format(account->arena, "%.*s would have to %s %lld of %.*s %s %s, not %lld.",
                               STR_ARGS(rule_text(account, group->rule)), upper ? "let" : "ask", other,
                               STR_ARGS(group_text(account, group)), upper ? "be" : "to be",
                               where(group->bound->counted), number));
}

static void put_exchange(struct account *account) {
  const struct explanation *explanation = account->explanation;
  const struct roster *roster = account->page.roster;
  if (explanation->partner == NONE) {
    put_item(account,
             STR("Nobody could exchange days with them so that all rules and everybody's number of office days "
                 "stay as they are."));
    return;
  }
  bool is_in = roster_mode(roster, explanation->person, explanation->day) == MODE_WFO;
  size_t come = is_in ? explanation->other_day : explanation->day;
  size_t stay = is_in ? explanation->day : explanation->other_day;
  put_item(
      account,
      str_format(account->arena,
                 "Exchange days with %.*s: come on %.*s and not on %.*s, and they the other way round. All rules and "
                 "everybody's number of office days stay as they are.",
                 STR_ARGS(named(account, explanation->partner)), STR_ARGS(full_day(account, come)),
                 STR_ARGS(full_day(account, stay))));
}

static void put_alternatives(struct account *account) {
  if (!account->explanation->rotation) return;
  put_title(account, "What would have to be different");
  for (size_t i = 0; i < account->explanation->groups.count; i++)
    if (account->explanation->groups.items[i].decides)
      put_other_number(account, &account->explanation->groups.items[i]);
  put_exchange(account);
}

void report_explanation(const struct explanation *explanation, const struct view *view, struct buf *out) {
  struct account account = {.explanation = explanation, .arena = explanation->roster->model->arena};
  account.page = (struct page){
      .roster = explanation->roster, .view = view, .out = out, .columns = view->columns < 40 ? 40 : view->columns};
  put_front(&account);
  put_because(&account);
  put_rules(&account);
  put_groups(&account);
  put_counts(&account);
  put_colleagues(&account);
  put_alternatives(&account);
}
