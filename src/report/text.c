/* The roster to read: the circular, agency by agency and unit by unit, then a summary. */
#include "report/page.h"

/* Everything by unit: whose people stand where in page.shown, and which groups are of it. */
struct sections {
  struct members *members;     /* a unit each */
  const struct group **groups; /* those shown, by unit; those of no unit last */
  size_t *first_group;         /* a unit each, one for no unit, and the end */
};

static void put_line(struct page *page, struct str text) {
  put_wrapped(page, STYLE_PLAIN, text, 2);
}

static struct str signatory_text(struct page *page, const struct circular *circular) {
  struct arena *arena = page->roster->model->arena;
  struct str text = circular->issuer;
  if (circular->signed_on != DATE_NONE)
    text = str_format(arena, "%.*s, signed %.*s", STR_ARGS(text), STR_ARGS(day_text(page, circular->signed_on)));
  struct str name = circular->signatory, capacity = circular->capacity;
  if (name.len > 0) text = str_format(arena, "%.*s, %.*s", STR_ARGS(text), STR_ARGS(name));
  if (capacity.len > 0) text = str_format(arena, "%.*s, %.*s", STR_ARGS(text), STR_ARGS(capacity));
  return text;
}

static struct str validity_text(struct page *page, const struct circular *circular) {
  struct arena *arena = page->roster->model->arena;
  struct str text = circular->in_force.count > 0 ? STR("In force") : STR("Not in force");
  for (size_t i = 0; i < circular->in_force.count; i++) {
    const struct date_range *range = &circular->in_force.ranges[i];
    text = str_format(arena, "%.*s%s %.*s", STR_ARGS(text), i == 0 ? "" : ",", STR_ARGS(day_text(page, range->first)));
    if (range->last == DATE_OPEN)
      text = str_format(arena, "%.*s on", STR_ARGS(text));
    else if (range->last != range->first)
      text = str_format(arena, "%.*s - %.*s", STR_ARGS(text), STR_ARGS(day_text(page, range->last)));
  }
  return text;
}

static void put_circular(struct page *page, const struct circular *circular) {
  struct arena *arena = page->roster->model->arena;
  put_wrapped(page, STYLE_HEADING,
              str_format(arena, "%.*s%s", STR_ARGS(circular_label(circular)), status_suffix(circular)), 2);
  if (circular->number.len > 0) put_line(page, circular->about);
  put_line(page, signatory_text(page, circular));
  put_line(page, validity_text(page, circular));
}

static struct str rule_hours_text(struct arena *arena, const struct rule *rule) {
  static const char *const modes[] = {"WFO", "WFH", "WFA"};
  struct str text = str_format(arena, "Hours (%.*s):", STR_ARGS(rule->id));
  for (size_t mode = 0; mode < 3; mode++) {
    const struct hours *hours = &rule->hours[mode];
    if (!hours->given) continue;
    char spelled[HOURS_SIZE];
    text = str_format(arena, "%.*s %s %s", STR_ARGS(text), modes[mode], hours_text(*hours, spelled));
  }
  return text;
}

static struct str shifts_text(struct arena *arena, const struct rule *rule) {
  struct str text = str_format(arena, "Shifts (%.*s):", STR_ARGS(rule->id));
  for (size_t s = 0; s < rule->shift_count; s++) {
    char spelled[HOURS_SIZE];
    text = str_format(arena, "%.*s%s %.*s %s", STR_ARGS(text), s == 0 ? "" : ",", STR_ARGS(rule->shifts[s].name),
                      hours_text(rule->shifts[s].hours, spelled));
  }
  return text;
}

static void put_hours(struct page *page) {
  for (size_t r = 0; r < page->roster->rule_count; r++) {
    const struct rule *rule = page->roster->rules[r];
    if (rule->hours[0].given || rule->hours[1].given || rule->hours[2].given)
      put_line(page, rule_hours_text(page->roster->model->arena, rule));
    if (rule->shift_count > 0) put_line(page, shifts_text(page->roster->model->arena, rule));
  }
}

static bool is_any_off(const struct page *page) {
  for (size_t i = 0; i < page->shown.count; i++)
    for (size_t day = page->shown.first; day < page->shown.end; day++)
      if (roster_mode(page->roster, page->shown.people[i], day) == MODE_OFF) return true;
  return false;
}

/* "wishes, fill and fairness" */
static struct str listed(struct arena *arena, const struct str *texts, size_t count) {
  struct str text = STR("");
  for (size_t i = 0; i < count; i++) {
    const char *before = i == 0 ? "" : i + 1 == count ? " and " : ", ";
    text = str_format(arena, "%.*s%s%.*s", STR_ARGS(text), before, STR_ARGS(texts[i]));
  }
  return text;
}

/* " (at most 0.125 from the best)", which is said once; nothing where no distance is known. */
static struct str distance_text(struct arena *arena, int64_t gap, bool *is_said) {
  if (gap == 0 || gap == GAP_UNKNOWN) return STR("");
  struct str of_what = *is_said ? STR("") : STR(" from the best");
  *is_said = true;
  if (gap % 1000 == 0) return str_format(arena, " (at most %lld%.*s)", (long long)(gap / 1000), STR_ARGS(of_what));
  return str_format(arena, " (at most %lld.%03lld%.*s)", (long long)(gap / 1000), (long long)(gap % 1000),
                    STR_ARGS(of_what));
}

static const char *const promise_names[PROMISES] = {"wishes",   "fill",  "days elsewhere", "changes",
                                                    "fairness", "level", "evenness",       "spread"};

/* What of contract 9.2 to 9.8 is proved. Of those of 9.3 the second is named where it is open. */
static struct str proof_text(const struct page *page) {
  const struct roster *roster = page->roster;
  struct arena *arena = roster->model->arena;
  struct str proved[PROMISES], unproved[PROMISES];
  size_t proved_count = 0, unproved_count = 0;
  bool is_said = false;
  for (int i = 0; i < PROMISES; i++) {
    int64_t gap = roster->gaps[i];
    if (gap == 0 && (i == PROMISE_ELSEWHERE || (i == PROMISE_SPREAD && roster->shifts == NULL))) continue;
    if (i == PROMISE_STABLE && roster->model->kept == NULL) continue;
    struct str distance = distance_text(arena, gap, &is_said);
    if (gap == 0)
      proved[proved_count++] = str_from(promise_names[i]);
    else
      unproved[unproved_count++] = str_format(arena, "%s%.*s", promise_names[i], STR_ARGS(distance));
  }
  struct str good = listed(arena, proved, proved_count), open = listed(arena, unproved, unproved_count);
  if (unproved_count == 0) return str_format(arena, "Optimal: proved in %.*s", STR_ARGS(good));
  if (proved_count == 0) return str_format(arena, "Not proved in %.*s", STR_ARGS(open));
  return str_format(arena, "Proved in %.*s, not in %.*s", STR_ARGS(good), STR_ARGS(open));
}

/* Promises that there is nothing to say of. */
static bool is_idle(const struct roster *roster, int promise) {
  if (promise == PROMISE_ELSEWHERE) return roster->gaps[promise] == 0 && roster->sums[promise] == 0;
  if (promise == PROMISE_SPREAD) return roster->gaps[promise] == 0 && roster->shifts == NULL;
  return promise == PROMISE_STABLE && roster->model->kept == NULL;
}

/* "Sums: wishes 0, fill 6, fairness 3.500, level 12, evenness 10" */
static struct str sums_text(const struct page *page) {
  const struct roster *roster = page->roster;
  struct arena *arena = roster->model->arena;
  struct str text = STR("Sums:");
  for (int i = 0; i < PROMISES; i++) {
    long long sum = roster->sums[i];
    if (is_idle(roster, i)) continue;
    text = str_format(arena, "%.*s%s %s", STR_ARGS(text), i == 0 ? "" : ",", promise_names[i]);
    if (i == PROMISE_FAIR)
      text = str_format(arena, "%.*s %lld.%03lld", STR_ARGS(text), sum / 1000, sum % 1000);
    else
      text = str_format(arena, "%.*s %lld", STR_ARGS(text), sum);
  }
  return text;
}

static struct str broken_text(const struct page *page) {
  const struct roster *roster = page->roster;
  struct arena *arena = roster->model->arena;
  bool is_said = false;
  struct str distance = distance_text(arena, roster->broken_gap, &is_said);
  return str_format(arena, "Breaks rules: no roster keeps them all, this one is %lld over or under in all%.*s",
                    (long long)roster->broken, STR_ARGS(distance));
}

static void put_front(struct page *page) {
  const struct model *model = page->roster->model;
  for (size_t i = 0; i < model->circulars.count; i++) put_circular(page, &model->circulars.items[i]);
  put_hours(page);
  if (page->shown.first < page->shown.end) {
    struct str first = day_text(page, page->roster->days[page->shown.first]);
    struct str last = day_text(page, page->roster->days[page->shown.end - 1]);
    put_line(page, str_format(model->arena, "Shown %.*s - %.*s", STR_ARGS(first), STR_ARGS(last)));
  }
  if (page->roster->broken > 0) put_line(page, broken_text(page));
  put_line(page, proof_text(page));
  put_line(page, sums_text(page));
  put_line(page, is_any_off(page)
                     ? STR("CT leave, S sick, DL trip, TB study, OFF day off by rota, L day off by calendar")
                     : STR("CT leave, S sick, DL trip, TB study, L day off by calendar"));
  end_line(page);
}

static size_t slot_of(struct page *page, const struct group *group) {
  return group->unit == NONE ? page->roster->model->world.units.count : group->unit;
}

static struct sections sort_sections(struct page *page) {
  const struct world *world = &page->roster->model->world;
  struct arena *arena = page->roster->model->arena;
  size_t units = world->units.count, groups = page->roster->groups.count;
  struct sections sections = {arena_array(arena, struct members, units),
                              arena_array(arena, const struct group *, groups), arena_array(arena, size_t, units + 3)};
  for (size_t i = 0; i < page->shown.count; i++) {
    struct members *members = &sections.members[world->people.items[page->shown.people[i]].unit];
    if (members->count++ == 0) members->first = i;
  }
  /* Counting sort: the number of unit u's groups is kept two places on, so that placing them moves the firsts back. */
  size_t *first = sections.first_group;
  for (size_t g = 0; g < groups; g++) {
    const struct group *group = &page->roster->groups.items[g];
    if (group_is_shown(page, group)) first[slot_of(page, group) + 2]++;
  }
  for (size_t u = 2; u < units + 3; u++) first[u] += first[u - 1];
  for (size_t g = 0; g < groups; g++) {
    const struct group *group = &page->roster->groups.items[g];
    if (group_is_shown(page, group)) sections.groups[first[slot_of(page, group) + 1]++] = group;
  }
  return sections;
}

static size_t group_count(const struct sections *sections, size_t unit) {
  return sections->first_group[unit + 1] - sections->first_group[unit];
}

#define PATH_UNITS 6 /* no office is this deep: what is would fill the page with its path */

/* "Bidang P2P › Seksi Imunisasi": the way down from the agency, which has its own heading. */
static struct str unit_path(struct page *page, uint32_t unit) {
  const struct world *world = &page->roster->model->world;
  struct arena *arena = page->roster->model->arena;
  const struct unit *item = &world->units.items[unit];
  struct str text = item->name;
  uint32_t above = item->parent;
  for (int named = 1; above != NONE && above != item->agency && named < PATH_UNITS; named++) {
    text = str_format(arena, "%.*s › %.*s", STR_ARGS(world->units.items[above].name), STR_ARGS(text));
    above = world->units.items[above].parent;
  }
  if (above == NONE || above == item->agency) return text;
  return str_format(arena, "… › %.*s", STR_ARGS(text));
}

static bool has_section(struct page *page, const struct sections *sections, uint32_t unit) {
  const struct world *world = &page->roster->model->world;
  if (page->view->unit != NONE && !unit_is_within(world, unit, page->view->unit)) return false;
  return sections->members[unit].count > 0 || group_count(sections, unit) > 0;
}

static void put_section(struct page *page, const struct sections *sections, uint32_t unit) {
  struct str path = unit_path(page, unit);
  if (page->roster->model->world.units.items[unit].parent != NONE) put_wrapped(page, STYLE_HEADING, path, 2);
  put_unit(page, unit, sections->members[unit], sections->groups + sections->first_group[unit],
           group_count(sections, unit));
}

static void put_sections(struct page *page) {
  const struct world *world = &page->roster->model->world;
  struct sections sections = sort_sections(page);
  for (uint32_t agency = 0; agency < world->units.count; agency++) {
    if (world->units.items[agency].parent != NONE) continue;
    bool headed = false;
    for (uint32_t unit = 0; unit < world->units.count; unit++) {
      if (world->units.items[unit].agency != agency || !has_section(page, &sections, unit)) continue;
      if (!headed) put_ruled_heading(page, world->units.items[agency].name);
      headed = true;
      put_section(page, &sections, unit);
    }
  }
  size_t no_unit = world->units.count;
  if (page->view->unit != NONE || group_count(&sections, no_unit) == 0) return;
  put_ruled_heading(page, STR("Across agencies"));
  put_unit(page, NONE, (struct members){0, 0}, sections.groups + sections.first_group[no_unit],
           group_count(&sections, no_unit));
}

/* Most names are whole in so many cells, and two weeks (on a wide page four) have room beside them. */
static size_t choose_name_columns(size_t columns) {
  if (columns < 72) return columns / 3;
  return columns < 100 ? 26 : 32;
}

void report_text(const struct roster *roster, const struct view *view, struct buf *out) {
  size_t columns = view->columns < 40 ? 40 : view->columns;
  progress_begin(roster->model->progress, PROGRESS_WRITING, NULL, 0);
  struct page page = {roster, view, shown_by(roster, view), out, columns, choose_name_columns(columns), 0};
  put_front(&page);
  put_sections(&page);
  put_summary(&page);
  put_changes(&page);
}
