/* The grid of a unit: a line a person, a column a day, as many weeks side by side as the page has room for; under it
 * what the bounds of the unit's groups count and allow. Cells are those that Indonesian offices use: CT leave, S sick,
 * DL trip, TB study, L day off. */
#include "report/page.h"

#define SHIFT_COLUMNS 7 /* of the longest name of a shift; a longer one is cut */
#define TOTAL_COLUMNS 4 /* a blank and the days of one person in one mode */

/* A line of numbers under the grid, by day of the roster; none where nobody is counted or nothing is asked. */
struct row {
  struct str label;
  const int32_t *numbers, *base;
};

struct grid {
  struct page *page;
  struct members members;
  size_t *days; /* of the roster, those with a column */
  size_t day_count;
  LIST(struct row) rows;
  size_t cell_columns;
  size_t first, end; /* the days that stand side by side now */
  bool has_totals;   /* beside the last week, where the page is wide enough */
  bool has_wfa;      /* some of the members are WFA: they have a total of their own */
};

static struct arena *arena_of(const struct grid *grid) {
  return grid->page->roster->model->arena;
}
static date day_at(const struct grid *grid, size_t i) {
  return grid->page->roster->days[grid->days[i]];
}
static size_t total_columns(const struct grid *grid) {
  return 1 + (grid->has_wfa ? 3 : 2) * TOTAL_COLUMNS;
}
static bool begins_week(const struct grid *grid, size_t i) {
  return i == 0 || date_monday(day_at(grid, i)) != date_monday(day_at(grid, i - 1));
}

static size_t week_end(const struct grid *grid, size_t first) {
  size_t end = first + 1;
  while (end < grid->day_count && !begins_week(grid, end)) end++;
  return end;
}

/* The blanks before a column. */
static size_t gap(const struct grid *grid, size_t i) {
  return begins_week(grid, i) ? 2 : 1;
}

/* A column is for a weekday that the unit, or a group of it, works; so Sundays take no room and holidays show. */
static void choose_days(struct grid *grid, uint32_t unit, const struct group *const *groups, size_t count) {
  struct page *page = grid->page;
  weekdays worked = unit == NONE ? 0 : page->roster->model->world.units.items[unit].week;
  for (size_t day = page->shown.first; day < page->shown.end; day++)
    for (size_t g = 0; g < count; g++)
      if (groups[g]->base[day] > 0) worked |= (weekdays)(1U << date_weekday(page->roster->days[day]));
  grid->days = arena_array(arena_of(grid), size_t, page->shown.end - page->shown.first);
  for (size_t day = page->shown.first; day < page->shown.end; day++)
    if (worked >> date_weekday(page->roster->days[day]) & 1) grid->days[grid->day_count++] = day;
}

static void add_row(struct grid *grid, struct str label, const int32_t *numbers, const int32_t *base) {
  *list_push(arena_of(grid), &grid->rows) = (struct row){label, numbers, base};
}

static void add_office_row(struct grid *grid) {
  struct page *page = grid->page;
  int32_t *office = arena_array(arena_of(grid), int32_t, page->roster->day_count);
  int32_t *working = arena_array(arena_of(grid), int32_t, page->roster->day_count);
  for (size_t m = 0; m < grid->members.count; m++)
    for (size_t i = 0; i < grid->day_count; i++) {
      enum mode mode = roster_mode(page->roster, page->shown.people[grid->members.first + m], grid->days[i]);
      office[grid->days[i]] += mode == MODE_WFO;
      working[grid->days[i]] += mode != MODE_OFF_CALENDAR;
    }
  add_row(grid, STR("In the office"), office, working);
}

/* How many are in each of the shifts that some of the members are in, in the order in which they are met. */
static void add_shift_rows(struct grid *grid) {
  const struct roster *roster = grid->page->roster;
  struct symbols *names = symbols_new(arena_of(grid));
  int32_t **counts = arena_array(arena_of(grid), int32_t *, UINT8_MAX + 1);
  for (size_t m = 0; m < grid->members.count; m++)
    for (size_t i = 0; i < grid->day_count; i++) {
      struct str shift = roster_shift(roster, grid->page->shown.people[grid->members.first + m], grid->days[i]);
      symbol name = shift.len > 0 ? symbol_of(names, shift) : 0;
      if (name == 0 || name > UINT8_MAX) continue;
      if (counts[name] == NULL) counts[name] = arena_array(arena_of(grid), int32_t, roster->day_count);
      counts[name][grid->days[i]]++;
    }
  for (symbol name = 1; name < symbol_count(names) && name <= UINT8_MAX; name++)
    add_row(grid, str_format(arena_of(grid), "  %.*s", STR_ARGS(symbol_text(names, name))), counts[name],
            grid->rows.items[0].base);
}

/* " of 47" where a percentage is of as many people on every day shown. */
static struct str base_text(const struct grid *grid, const struct group *group, const struct amount *amount) {
  int32_t base = 0;
  for (size_t i = 0; i < grid->day_count && amount->percent; i++) {
    int32_t here = group->base[grid->days[i]];
    if (here > 0 && base > 0 && here != base) return STR("");
    if (here > 0) base = here;
  }
  return base == 0 ? STR("") : str_format(arena_of(grid), " of %d", (int)base);
}

/* "others"; a place's capacity has no rule. */
static struct str rule_id(const struct grid *grid, const struct group *group) {
  const struct roster *roster = grid->page->roster;
  return group->rule < roster->rule_count ? roster->rules[group->rule]->id : STR("capacity");
}

/* "wfh"; of a bound over shifts the shift that it counts. */
static struct str mode_or_shift(const struct group *group) {
  return group->shift.len > 0 ? group->shift : str_from(counted_name(group->bound->counted));
}

/* "wfh max 25% of 47, others": the numbers first, for a narrow page cuts the end. */
static struct str bound_text(const struct grid *grid, const struct group *group, const char *word,
                             const struct amount *amount) {
  struct arena *arena = arena_of(grid);
  return str_format(arena, "%.*s %s %.*s%.*s, %.*s", STR_ARGS(mode_or_shift(group)), word,
                    STR_ARGS(amount_text(arena, amount)), STR_ARGS(base_text(grid, group, amount)),
                    STR_ARGS(rule_id(grid, group)));
}

/* "others: wfo", "kp3b, others: wfo", "others: pagi" */
static struct str counted_text(const struct grid *grid, const struct group *group) {
  struct str rule = rule_id(grid, group), place = STR("");
  if (group->place != NONE)
    place =
        str_format(arena_of(grid), "%.*s, ", STR_ARGS(grid->page->roster->model->world.places.items[group->place].id));
  return str_format(arena_of(grid), "%.*s%.*s: %.*s", STR_ARGS(place), STR_ARGS(rule), STR_ARGS(mode_or_shift(group)));
}

static bool same_numbers(const struct grid *grid, const struct row *row, const struct group *group) {
  for (size_t i = 0; i < grid->day_count; i++) {
    size_t day = grid->days[i];
    if (group->base[day] > 0 && row->numbers[day] != group->counted[day]) return false;
  }
  return true;
}

/* The line on top counts the same people, as far as the group stands; or the other half of the bound has done so. */
static bool is_told(const struct grid *grid, struct str label, const struct group *group) {
  for (size_t r = 0; r < grid->rows.count; r++) {
    bool is_top = r == 0 && grid->members.count > 0 && group->bound->counted == COUNTED_WFO && group->shift.len == 0;
    if ((is_top || str_equal(grid->rows.items[r].label, label)) && same_numbers(grid, &grid->rows.items[r], group))
      return true;
  }
  return false;
}

/* A bound with a maximum and a minimum has groups for each: this is one of its minimum. */
static bool is_of_minimum(const struct grid *grid, const struct group *group) {
  for (size_t i = 0; i < grid->day_count; i++)
    if (group->base[grid->days[i]] > 0) return group->high[grid->days[i]] == INT32_MAX;
  return false;
}

static void add_group_rows(struct grid *grid, const struct group *group) {
  const struct bound *bound = group->bound;
  struct str counted = counted_text(grid, group);
  bool both = bound->max.given && bound->min.given, of_minimum = is_of_minimum(grid, group);
  if (!is_told(grid, counted, group)) add_row(grid, counted, group->counted, group->base);
  if (bound->exactly.given)
    add_row(grid, bound_text(grid, group, "exactly", &bound->exactly), group->high, group->base);
  if (bound->max.given && !of_minimum)
    add_row(grid, bound_text(grid, group, "max", &bound->max), group->high, group->base);
  if (bound->min.given && (of_minimum || !both))
    add_row(grid, bound_text(grid, group, "min", &bound->min), group->low, group->base);
}

static bool has_number(const struct row *row, size_t day) {
  return row->base[day] > 0 && row->numbers[day] != INT32_MAX;
}

static size_t widest_number(const struct grid *grid) {
  size_t widest = 3;
  for (size_t r = 0; r < grid->rows.count; r++)
    for (size_t i = 0; i < grid->day_count; i++) {
      if (!has_number(&grid->rows.items[r], grid->days[i])) continue;
      size_t digits = 0;
      for (int32_t number = grid->rows.items[r].numbers[grid->days[i]]; number > 0; number /= 10) digits++;
      if (digits > widest) widest = digits;
    }
  return widest;
}

static size_t widest_shift(const struct grid *grid) {
  size_t widest = 0;
  for (size_t m = 0; m < grid->members.count; m++)
    for (size_t i = 0; i < grid->day_count; i++) {
      uint32_t person = grid->page->shown.people[grid->members.first + m];
      size_t columns = text_columns(roster_shift(grid->page->roster, person, grid->days[i]));
      if (columns > widest) widest = columns;
    }
  return widest < SHIFT_COLUMNS ? widest : SHIFT_COLUMNS;
}

static void put_cell(const struct grid *grid, size_t i, enum style style, struct str text) {
  put_blanks(grid->page, gap(grid, i));
  put_right(grid->page, style, text, grid->cell_columns);
}

static void put_week_line(const struct grid *grid) {
  put_left(grid->page, STYLE_PLAIN, STR(""), grid->page->name_columns);
  for (size_t i = grid->first, end; i < grid->end; i = end) {
    end = week_end(grid, i);
    size_t columns = (end - i) * (grid->cell_columns + 1) - 1;
    int year, week;
    date_iso_week(day_at(grid, i), &year, &week);
    struct str first = day_month_text(grid->page, day_at(grid, i));
    struct str last = day_month_text(grid->page, day_at(grid, end - 1));
    struct str label = str_format(arena_of(grid), "W%02d %.*s-%.*s", week, STR_ARGS(first), STR_ARGS(last));
    if (text_columns(label) > columns) label.len = 3;
    put_blanks(grid->page, 2);
    put_left(grid->page, STYLE_DIM, label, columns);
  }
  end_line(grid->page);
}

static void put_head(const struct grid *grid) {
  struct page *page = grid->page;
  put_week_line(grid);
  put_left(page, STYLE_PLAIN, STR(""), page->name_columns);
  for (size_t i = grid->first; i < grid->end; i++)
    put_cell(grid, i, STYLE_HEADING, str_from(weekday_short(date_weekday(day_at(grid, i)))));
  if (grid->has_totals) put_right(page, STYLE_HEADING, STR("Days"), total_columns(grid));
  end_line(page);
  put_left(page, STYLE_PLAIN, STR(""), page->name_columns);
  for (size_t i = grid->first; i < grid->end; i++) {
    int year, month, day_of_month;
    date_split(day_at(grid, i), &year, &month, &day_of_month);
    put_cell(grid, i, STYLE_HEADING, str_format(arena_of(grid), "%02d", day_of_month));
  }
  if (grid->has_totals)
    put_right(page, STYLE_HEADING, grid->has_wfa ? STR("WFO WFH WFA") : STR("WFO WFH"), total_columns(grid));
  end_line(page);
}

static const struct {
  struct str text;
  enum style style;
} cells[] = {
    [MODE_OFF_CALENDAR] = {{"L", 1}, STYLE_DIM}, [MODE_WFO] = {{"WFO", 3}, STYLE_OFFICE},
    [MODE_WFH] = {{"WFH", 3}, STYLE_PLAIN},      [MODE_WFA] = {{"WFA", 3}, STYLE_PLAIN},
    [MODE_OFF] = {{"OFF", 3}, STYLE_DIM},        [MODE_LEAVE] = {{"CT", 2}, STYLE_ABSENT},
    [MODE_SICK] = {{"S", 1}, STYLE_ABSENT},      [MODE_TRIP] = {{"DL", 2}, STYLE_ABSENT},
    [MODE_STUDY] = {{"TB", 2}, STYLE_ABSENT},
};

static long long days_in(const struct page *page, uint32_t person, enum mode mode) {
  long long days = 0;
  for (size_t day = page->shown.first; day < page->shown.end; day++)
    days += roster_mode(page->roster, person, day) == mode;
  return days;
}

static void put_totals(const struct grid *grid, uint32_t person) {
  put_blanks(grid->page, 1);
  for (enum mode mode = MODE_WFO; mode <= (grid->has_wfa ? MODE_WFA : MODE_WFH); mode++)
    put_right_number(grid->page, days_in(grid->page, person, mode), TOTAL_COLUMNS);
}

static bool is_any_wfa(const struct page *page, struct members members) {
  for (size_t m = 0; m < members.count; m++)
    if (days_in(page, page->shown.people[members.first + m], MODE_WFA) > 0) return true;
  return false;
}

static void put_person(const struct grid *grid, uint32_t person) {
  struct page *page = grid->page;
  put_left(page, STYLE_PLAIN, person_label(page, person), page->name_columns);
  for (size_t i = grid->first; i < grid->end; i++) {
    enum mode mode = roster_mode(page->roster, person, grid->days[i]);
    struct str shift = roster_shift(page->roster, person, grid->days[i]);
    put_cell(grid, i, cells[mode].style, shift.len > 0 ? shift : cells[mode].text);
  }
  if (grid->has_totals) put_totals(grid, person);
  end_line(page);
}

static void put_row(const struct grid *grid, const struct row *row) {
  put_left(grid->page, STYLE_DIM, row->label, grid->page->name_columns);
  for (size_t i = grid->first; i < grid->end; i++) {
    struct str number = STR("");
    if (has_number(row, grid->days[i])) number = str_format(arena_of(grid), "%d", (int)row->numbers[grid->days[i]]);
    put_cell(grid, i, STYLE_DIM, number);
  }
  end_line(grid->page);
}

/* Whole weeks, one at least, as many as fit beside the names; the totals need their room beside the last, and on a very
 * narrow page there may be none even beside one week. */
static void choose_weeks(struct grid *grid) {
  size_t columns = grid->page->name_columns;
  grid->end = grid->first;
  while (grid->end < grid->day_count) {
    size_t end = week_end(grid, grid->end);
    size_t totals = end == grid->day_count && grid->members.count > 0 ? total_columns(grid) : 0;
    columns += (end - grid->end) * (grid->cell_columns + 1) + 1;
    bool fits = columns + totals <= grid->page->columns;
    if (!fits && grid->end > grid->first) return;
    grid->has_totals = totals > 0 && fits;
    grid->end = end;
  }
}

static void put_weeks(const struct grid *grid) {
  put_head(grid);
  for (size_t m = 0; m < grid->members.count; m++) put_person(grid, grid->page->shown.people[grid->members.first + m]);
  for (size_t r = 0; r < grid->rows.count; r++) put_row(grid, &grid->rows.items[r]);
  end_line(grid->page);
}

void put_unit(struct page *page, uint32_t unit, struct members members, const struct group *const *groups,
              size_t group_count) {
  struct grid grid = {.page = page, .members = members, .has_wfa = is_any_wfa(page, members)};
  choose_days(&grid, unit, groups, group_count);
  if (members.count > 0) add_office_row(&grid);
  if (members.count > 0 && page->roster->shifts) add_shift_rows(&grid);
  for (size_t g = 0; g < group_count; g++) add_group_rows(&grid, groups[g]);
  grid.cell_columns = widest_number(&grid);
  if (page->roster->shifts && widest_shift(&grid) > grid.cell_columns) grid.cell_columns = widest_shift(&grid);
  for (grid.first = 0; grid.first < grid.day_count; grid.first = grid.end) {
    choose_weeks(&grid);
    put_weeks(&grid);
  }
}
