/* One cell of the roster in words that its person can read: what decided, what lost, the numbers, what else could be.
 */
#include "report/account.h"

static const struct person *person_at(const struct account *account, uint32_t person) {
  return &account->page.roster->model->world.people.items[person];
}

static struct str date_text(const struct account *account, date day) {
  static const char *const days[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                       "July",    "August",   "September", "October", "November", "December"};
  int year, month, day_of_month;
  date_split(day, &year, &month, &day_of_month);
  return str_format(account->arena, "%s %d %s %d", days[date_weekday(day)], day_of_month, months[month - 1], year);
}

struct str full_day(const struct account *account, size_t index) {
  return date_text(account, account->page.roster->days[index]);
}

struct str named(const struct account *account, uint32_t number) {
  const struct person *person = person_at(account, number);
  if (person->name.len == 0) return person->nip;
  return str_format(account->arena, "%.*s (%.*s)", STR_ARGS(person->name), STR_ARGS(person->nip));
}

/* Numbers behind those of rules are the capacities of places. */
struct str rule_text(const struct account *account, uint32_t number) {
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

const char *where(enum counted counted) {
  static const char *const words[] = {"in the office", "at home", "working from anywhere", "off by rota",
                                      "away from the office"};
  return words[counted];
}

struct str group_text(const struct account *account, const struct group *group) {
  const struct world *world = &account->page.roster->model->world;
  struct str text = STR("everybody whom it selects");
  if (group->place != NONE) text = world->places.items[group->place].name;
  if (group->unit != NONE) text = world->units.items[group->unit].name;
  if (group->shift.len > 0)
    return str_format(account->arena, "%.*s in shift %.*s", STR_ARGS(text), STR_ARGS(group->shift));
  if (group->minute == WHOLE_DAY) return text;
  return str_format(account->arena, "%.*s at %02d:%02d", STR_ARGS(text), group->minute / 60, group->minute % 60);
}

struct str span_text(const struct account *account, const struct told_days *days) {
  struct str first = full_day(account, days->first), last = full_day(account, days->end - 1);
  if (days->bound->over == OVER_WEEK) {
    date monday = date_monday(account->page.roster->days[days->first]);
    return str_format(account->arena, "in the week of %.*s", STR_ARGS(date_text(account, monday)));
  }
  if (days->first + 1 == days->end) return str_format(account->arena, "on %.*s", STR_ARGS(first));
  return str_format(account->arena, "from %.*s to %.*s", STR_ARGS(first), STR_ARGS(last));
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
  struct str shift = roster_shift(page->roster, explanation->person, explanation->day);
  if (shift.len > 0) shift = str_format(account->arena, ", shift %.*s", STR_ARGS(shift));
  roster_hours(page->roster, explanation->person, explanation->day, hours);
  put_wrapped(page, STYLE_HEADING,
              str_format(account->arena, "%.*s %.*s on %.*s%.*s%s%s.", STR_ARGS(named(account, explanation->person)),
                         STR_ARGS(mode_text(mode)), STR_ARGS(full_day(account, explanation->day)), STR_ARGS(shift),
                         hours[0] != '\0' ? ", hours " : "", hours),
              2);
}

long long group_number(const struct account *account, const struct told_group *told, bool upper) {
  return upper ? told->group->high[account->explanation->day] : told->asked;
}

long long days_number(const struct told_days *days, bool upper) {
  if (days->bound->exactly.given) return days->bound->exactly.value;
  return upper ? days->bound->max.value : days->bound->min.value;
}

/* ", over shift", or "" where it goes without saying. */
static const char *over_text(const struct bound *bound) {
  static const char *const words[] = {"", ", over shift", ", over week", ", over window"};
  return words[bound->over];
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
  return str_format(account->arena, "%s %s %.*s per %.*s%s", counted_name(bound->counted), word,
                    STR_ARGS(amount_text(account->arena, amount)), STR_ARGS(per), over_text(bound));
}

/* "shifts pagi 07:30-15:00, siang 10:30-18:00" */
static struct str shifts_text(const struct account *account, const struct rule *rule) {
  struct str text = STR("shifts");
  for (size_t s = 0; s < rule->shift_count; s++) {
    char hours[HOURS_SIZE];
    text = str_format(account->arena, "%.*s%s %.*s %s", STR_ARGS(text), s == 0 ? "" : ",",
                      STR_ARGS(rule->shifts[s].name), hours_text(rule->shifts[s].hours, hours));
  }
  return text;
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
  case EFFECT_SHIFTS:
    return shifts_text(account, rule);
  }
  return STR("");
}

static struct str fate_text(const struct account *account, const struct told_rule *told) {
  bool is_bound = told->bound != NULL;
  struct str by = told->by == NONE ? STR("") : rule_text(account, told->by);
  switch (told->fate) {
  case FATE_HOLDS:
    if (told->effect == EFFECT_WISH) return STR("kept");
    if (is_bound && told->bound->per == PER_PERSON) return STR("counts their days");
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
  case FATE_BEHIND_SHIFT:
    return str_format(account->arena, "give way to those of their shift, %.*s", STR_ARGS(by));
  case FATE_NOT_FOUND:
    return STR("not kept in the best roster that was found");
  case FATE_TOGETHER:
    return str_format(account->arena, "not kept, for turns are taken by %s",
                      account->page.roster->model->rotate == ROTATE_WEEK ? "weeks" : "teams");
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
  text =
      str_format(account->arena, "%s %.*s; %lld %s %s%s", word, STR_ARGS(text), counted, plural(counted, "is", "are"),
                 where(bound->counted), told->shortage ? ", and nobody else can be" : "");
  if (upper && told->exempt > 0 && told->tells_exempt)
    text = str_format(account->arena, "%.*s, beside %d by closure", STR_ARGS(text), told->exempt);
  put_detail(account, text);
}

static void put_people(struct account *account, const struct told_group *told) {
  struct str name = group_text(account, told->group), rule = rule_text(account, told->group->rule);
  struct str text = str_format(account->arena, "%.*s, %.*s: %d %s that day", STR_ARGS(name), STR_ARGS(rule),
                               told->people, plural(told->people, "person", "people"));
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

static void put_days(struct account *account, const struct told_days *days) {
  bool exactly = days->bound->exactly.given;
  long long number = days_number(days, days->upper), counted = days->all - (days->upper ? days->exempt : 0);
  const char *word = exactly ? "exactly" : days->upper ? "at most" : "at least";
  struct str rule = rule_text(account, days->rule), span = span_text(account, days);
  struct str text = str_format(account->arena, "%.*s, %.*s: %s %lld %s %s", STR_ARGS(rule), STR_ARGS(span), word,
                               number, plural(number, "day", "days"), where(days->bound->counted));
  text = str_format(account->arena, "%.*s; %lld up to that day, %lld in all%s", STR_ARGS(text), (long long)days->so_far,
                    counted, days->shortage ? ", and no more can be" : "");
  if (days->upper && days->exempt > 0)
    text = str_format(account->arena, "%.*s beside %lld closed", STR_ARGS(text), (long long)days->exempt);
  put_item(account, text);
}

static void put_own_days(struct account *account) {
  const struct explanation *explanation = account->explanation;
  if (explanation->days.count == 0) return;
  put_title(account, "Bounds on their own days");
  for (size_t i = 0; i < explanation->days.count; i++) put_days(account, explanation->days.items[i]);
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
  else if (most.worked > 0 && same_share(least, most))
    text = str_format(account->arena, "%.*s; all who take turns: the same share, %d of %d", STR_ARGS(text), least.in,
                      least.worked);
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

/* A maximum that keeps from what it counts would have to be greater, one that lets come smaller; a minimum the other
 * way round. */
static long long other_number(const struct account *account, bool upper, long long number) {
  bool is_tight = account->explanation->cause.because != BECAUSE_ROOM;
  return upper == is_tight ? number + 1 : number - 1;
}

/* The number of a bound that would let the person be where they are not. */
static void put_other_number(struct account *account, const struct told_group *told) {
  const struct group *group = told->group;
  long long number = group_number(account, told, told->by_upper);
  long long other = other_number(account, told->by_upper, number);
  if (!told->by_upper && number > group->low[account->explanation->day]) return;
  put_item(account, str_format(account->arena, "%.*s would have to %s %lld of %.*s %s %s, not %lld.",
                               STR_ARGS(rule_text(account, group->rule)), told->by_upper ? "let" : "ask", other,
                               STR_ARGS(group_text(account, group)), told->by_upper ? "be" : "to be",
                               where(group->bound->counted), number));
}

static void put_other_days(struct account *account, const struct told_days *days) {
  long long number = days_number(days, days->by_upper), other = other_number(account, days->by_upper, number);
  if (!days->by_upper && days->shortage) other = days->all - 1;
  put_item(account, str_format(account->arena, "%.*s would have to %s %lld of their days %s %s %.*s, not %lld.",
                               STR_ARGS(rule_text(account, days->rule)), days->by_upper ? "let" : "ask", other,
                               days->by_upper ? "be" : "to be", where(days->bound->counted),
                               STR_ARGS(span_text(account, days)), number));
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
  bool has_shifts = roster_shift(roster, explanation->person, stay).len > 0 ||
                    roster_shift(roster, explanation->partner, come).len > 0;
  put_item(
      account,
      str_format(account->arena,
                 "Exchange days with %.*s: come on %.*s and not on %.*s, and they the other way round%s. All rules and "
                 "everybody's number of office days stay as they are.",
                 STR_ARGS(named(account, explanation->partner)), STR_ARGS(full_day(account, come)),
                 STR_ARGS(full_day(account, stay)), has_shifts ? ", each in the shift of the other" : ""));
}

/* Of one person and day: where whole weeks or teams take turns no number of a bound would do. */
static void put_alternatives(struct account *account) {
  const struct explanation *explanation = account->explanation;
  bool by_day = account->page.roster->model->rotate == ROTATE_DAY, decides = explanation->rotation;
  for (size_t i = 0; i < explanation->days.count; i++) decides = decides || explanation->days.items[i]->decides;
  if (!decides || (!by_day && explanation->partner == NONE)) return;
  put_title(account, "What would have to be different");
  for (size_t i = 0; by_day && i < explanation->groups.count; i++)
    if (explanation->groups.items[i].decides) put_other_number(account, &explanation->groups.items[i]);
  for (size_t i = 0; by_day && i < explanation->days.count; i++)
    if (explanation->days.items[i]->decides) put_other_days(account, explanation->days.items[i]);
  if (explanation->rotation) put_exchange(account);
}

void report_explanation(const struct explanation *explanation, const struct view *view, struct buf *out) {
  struct account account = {.explanation = explanation, .arena = explanation->roster->model->arena};
  account.page = (struct page){
      .roster = explanation->roster, .view = view, .out = out, .columns = view->columns < 40 ? 40 : view->columns};
  put_front(&account);
  put_because(&account);
  put_rules(&account);
  put_groups(&account);
  put_own_days(&account);
  put_counts(&account);
  put_colleagues(&account);
  put_alternatives(&account);
}
