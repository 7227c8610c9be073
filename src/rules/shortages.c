/* Warnings on what rules ask for: people and days that are not there, percentages of so few that nobody is left, shifts
 * that are counted apart though they overlap. */
#include "rules/component.h"

static bool asks_for_all(const struct bound *bound) {
  return bound->exactly.given && bound->exactly.percent && bound->exactly.value == 100LL * PERCENT;
}

static bool is_same_group(const struct group *a, const struct group *b) {
  return a->rule == b->rule && a->unit == b->unit && a->place == b->place && a->bound->counted == b->bound->counted &&
         a->bound->per == b->bound->per;
}

/* One for each rule and group: of several minima, or shifts, that are short the one that asks most speaks. */
static bool speaks(const struct law *law, size_t t) {
  const struct tally *own = &law->tallies.items[t];
  if (own->shortfall.days == 0 || asks_for_all(own->group.bound)) return false;
  if (law->roster->rules[own->group.rule]->bound_count == 1 && own->slice.kind == SLICE_DAY) return true;
  for (size_t o = 0; o < law->tallies.count; o++) {
    const struct tally *other = &law->tallies.items[o];
    if (o == t || other->shortfall.days == 0 || !is_same_group(&own->group, &other->group)) continue;
    if (other->shortfall.asked > own->shortfall.asked || (other->shortfall.asked == own->shortfall.asked && o < t))
      return false;
  }
  return true;
}

static void shortage_finding(struct law *law, const struct tally *tally) {
  const struct shortfall *shortfall = &tally->shortfall;
  const struct rule *rule = law->roster->rules[tally->group.rule];
  struct str name = group_name(law, &tally->group), day = day_name(law, shortfall->first), shift = STR("");
  if (tally->slice.kind == SLICE_SHIFT) shift = str_format(law->arena, " in shift %.*s", STR_ARGS(tally->group.shift));
  struct finding *finding =
      diag_at(law->model->diag, CODE_shortage, tally->group.bound->at,
              "%.*s asks for %lld %s of %.*s %s%.*s, but only %lld can on %.*s", STR_ARGS(rule->id),
              (long long)shortfall->asked, people(shortfall->asked), STR_ARGS(name),
              counted_where(tally->group.bound->counted), STR_ARGS(shift), (long long)shortfall->can, STR_ARGS(day));
  if (shortfall->days > 1)
    diag_help(law->model->diag, finding, "so on %zu days; the roster has all who can", shortfall->days);
}

/* What a minimum on people's own days came short of: whose, and the first of them. */
struct own_shortage {
  const struct personal *personal; /* of the first */
  uint32_t person;
  size_t first, end; /* days */
  int64_t asked, can;
  size_t people;
};
typedef LIST(struct own_shortage) own_shortage_list;

static bool works_in(const struct law *law, uint32_t person, const struct personal *personal, size_t first,
                     size_t end) {
  for (size_t d = first; d < end; d++)
    if (dayset_has(personal->days, d) && roster_mode(law->roster, person, d) != MODE_OFF_CALENDAR) return true;
  return false;
}

/* The first week, or block, in which the days of the person that can be counted are too few. */
static bool find_own_shortage(const struct law *law, uint32_t person, const struct personal *personal,
                              struct own_shortage *found) {
  const struct bound *bound = personal->bound;
  const struct window *window = &law->window;
  int64_t asked = bound->exactly.given ? bound->exactly.value : bound->min.value;
  for (size_t b = 0; b < window->block_count; b++) {
    const struct block block = {window->first_day[b], window->first_day[b + 1]};
    for (size_t first = block.first, end; first < block.end; first = end) {
      end = span_days_end(law, &block, bound, first);
      if (end <= law->frozen) continue;
      struct day_count count = span_count(law, person, personal, first, end);
      if (count.settled + count.open >= asked || !works_in(law, person, personal, first, end)) continue;
      *found = (struct own_shortage){personal, person, first, end, asked, count.settled + count.open, 1};
      return true;
    }
  }
  return false;
}

static void add_own_shortage(const struct law *law, const struct own_shortage *shortage, own_shortage_list *list) {
  for (size_t i = 0; i < list->count; i++)
    if (list->items[i].personal->bound == shortage->personal->bound) {
      list->items[i].people++;
      return;
    }
  *list_push(law->arena, list) = *shortage;
}

static void own_shortage_finding(struct law *law, const struct own_shortage *shortage) {
  const struct bound *bound = shortage->personal->bound;
  struct str first = day_name(law, shortage->first), last = day_name(law, shortage->end - 1);
  struct finding *finding =
      diag_at(law->model->diag, CODE_shortage, bound->at,
              "%.*s asks for %lld %s of %.*s %s, but only %lld can be from %.*s to %.*s",
              STR_ARGS(law->roster->rules[shortage->personal->rule]->id), (long long)shortage->asked,
              shortage->asked == 1 ? "day" : "days", STR_ARGS(law->model->world.people.items[shortage->person].nip),
              counted_where(bound->counted), (long long)shortage->can, STR_ARGS(first), STR_ARGS(last));
  if (shortage->people > 1)
    diag_help(law->model->diag, finding, "so it is for %zu people; the roster has all days that can be",
              shortage->people);
}

/* A warning a bound, for its groups are people: the first is named, the others are counted. */
static void own_shortage_findings(struct law *law) {
  own_shortage_list list = {0};
  for (uint32_t p = 0; p < law->model->world.people.count; p++) {
    const struct seat *seat = &law->seats.items[law->seat_of[p]];
    for (size_t i = 0; i < seat->personals.count; i++) {
      struct own_shortage shortage;
      if (seat->personals.items[i].lower && find_own_shortage(law, p, &seat->personals.items[i], &shortage))
        add_own_shortage(law, &shortage, &list);
    }
  }
  for (size_t i = 0; i < list.count; i++) own_shortage_finding(law, &list.items[i]);
}

/* The first day on which a percentage other than 0 rounds to nobody. */
static bool rounds_to_zero(const struct tally *tally, size_t days, size_t *first) {
  const struct bound *bound = tally->group.bound;
  const struct amount *max = bound->exactly.given ? &bound->exactly : &bound->max;
  if (!tally->upper || !max->percent || max->value == 0) return false;
  for (size_t d = 0; d < days; d++)
    if (tally->group.base[d] > 0 && tally->group.high[d] == 0) {
      *first = d;
      return true;
    }
  return false;
}

/* One warning a bound: its first group is named, the others are counted. */
static void zero_finding(struct law *law, uint32_t r, const struct bound *bound) {
  const struct tally *named = NULL;
  size_t first = 0, day, groups = 0;
  bool *seen = arena_array(law->arena, bool, law->tallies.count); /* wholes: slices are of one group */
  for (size_t t = 0; t < law->tallies.count; t++) {
    const struct tally *tally = &law->tallies.items[t];
    if (tally->group.bound != bound || seen[tally->whole]) continue;
    if (!rounds_to_zero(tally, law->window.count, &day)) continue;
    seen[tally->whole] = true;
    if (groups++ > 0) continue;
    named = tally;
    first = day;
  }
  if (!named) return;
  struct str name = group_name(law, &named->group), on = day_name(law, first);
  struct finding *finding =
      diag_at(law->model->diag, CODE_zero_maximum, bound->at,
              "the maximum of %.*s rounds to nobody for the %d %s of %.*s on %.*s", STR_ARGS(law->roster->rules[r]->id),
              named->group.base[first], people(named->group.base[first]), STR_ARGS(name), STR_ARGS(on));
  if (groups > 1)
    diag_help(law->model->diag, finding, "so it does for %zu more %s", groups - 1, groups == 2 ? "group" : "groups");
  diag_help(law->model->diag, finding, "'at-least: 1' or 'round: up' lets one %s",
            bound->counted == COUNTED_WFO
                ? "come"
                : str_terminated(law->arena, str_format(law->arena, "be %s", counted_where(bound->counted))));
}

static bool is_percentage(const struct bound *bound) {
  return bound->max.percent || bound->exactly.percent;
}

void law_number_findings(struct law *law) {
  for (size_t t = 0; t < law->tallies.count; t++)
    if (speaks(law, t)) shortage_finding(law, &law->tallies.items[t]);
  own_shortage_findings(law);
  for (uint32_t r = 0; r < law->roster->rule_count; r++)
    for (size_t b = 0; b < law->roster->rules[r]->bound_count; b++)
      if (is_percentage(&law->roster->rules[r]->bounds[b])) zero_finding(law, r, &law->roster->rules[r]->bounds[b]);
}

/* Touching is no overlap, and without an end a shift runs to midnight. */
static bool overlap(const struct hours *a, const struct hours *b) {
  return (b->end == 0 || a->start < b->end) && (a->end == 0 || b->start < a->end);
}

struct shift_pair {
  const struct shift *a, *b;
};

/* The first shifts of two rules, or of one, that have different names and overlap. */
static bool find_overlap(const struct law *law, uint16_t one, uint16_t other, struct shift_pair *pair) {
  const struct rule *a = law->roster->rules[one - 1], *b = law->roster->rules[other - 1];
  for (size_t i = 0; i < a->shift_count; i++)
    for (size_t k = 0; k < b->shift_count; k++)
      if (law->shift_name_of[one - 1][i] != law->shift_name_of[other - 1][k] &&
          overlap(&a->shifts[i].hours, &b->shifts[k].hours)) {
        *pair = (struct shift_pair){&a->shifts[i], &b->shifts[k]};
        return true;
      }
  return false;
}

/* The rules that give the people of a group over shifts theirs, on the day at hand. */
struct group_shifts {
  size_t day; /* plus 1 */
  LIST(uint16_t) rules;
};

struct shift_survey {
  struct law *law;
  struct group_shifts *groups; /* by whole tally */
  LIST(const struct bound *) told;
};

static bool is_told(const struct shift_survey *survey, const struct bound *bound) {
  for (size_t i = 0; i < survey->told.count; i++)
    if (survey->told.items[i] == bound) return true;
  return false;
}

static void overlap_finding(struct shift_survey *survey, const struct tally *tally, const struct shift_pair *pair) {
  struct law *law = survey->law;
  char a[HOURS_SIZE], b[HOURS_SIZE];
  *list_push(law->arena, &survey->told) = tally->group.bound;
  struct finding *finding =
      diag_at(law->model->diag, CODE_shift_overlap, tally->group.bound->at,
              "%.*s counts shifts apart that overlap in time: %.*s %s and %.*s %s",
              STR_ARGS(law->roster->rules[tally->group.rule]->id), STR_ARGS(pair->a->name),
              hours_text(pair->a->hours, a), STR_ARGS(pair->b->name), hours_text(pair->b->hours, b));
  diag_note(law->model->diag, finding, pair->b->at, "while they overlap the people of both are there");
}

/* The people of a group have the shifts of one more rule on a day: do they overlap those of the others, or each other?
 */
static void add_shift_rule(struct shift_survey *survey, const struct tally *tally, uint16_t rule, size_t day) {
  struct group_shifts *group = &survey->groups[tally->whole];
  struct shift_pair pair;
  if (group->day != day + 1) group->rules.count = 0;
  group->day = day + 1;
  for (size_t i = 0; i < group->rules.count; i++)
    if (group->rules.items[i] == rule) return;
  *list_push(survey->law->arena, &group->rules) = rule;
  for (size_t i = 0; i < group->rules.count; i++)
    if (find_overlap(survey->law, group->rules.items[i], rule, &pair)) {
      overlap_finding(survey, tally, &pair);
      return;
    }
}

void law_shift_findings(struct law *law) {
  struct shift_survey survey = {law, arena_array(law->arena, struct group_shifts, law->tallies.count), {0}};
  for (size_t d = 0; law->shift_names.count > 1 && d < law->window.count; d++)
    for (size_t s = 0; s < law->seats.count; s++) {
      const struct seat *seat = &law->seats.items[s];
      uint16_t rule = law->standings.items[seat->standing].reasons[d].shifts;
      if (rule == HOURS_NONE || seat->cells[d] == MODE_OFF_CALENDAR) continue;
      for (size_t m = 0; m < seat->memberships.count; m++) {
        const struct tally *tally = &law->tallies.items[seat->memberships.items[m].tally];
        if (tally->slice.kind == SLICE_SHIFT && dayset_has(seat->memberships.items[m].days, d) &&
            !is_told(&survey, tally->group.bound))
          add_shift_rule(&survey, tally, rule, d);
      }
    }
}
