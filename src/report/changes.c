/* The end of the text where an earlier roster is kept to: what is otherwise now, person by person. */
#include "report/page.h"

struct comparison {
  struct page *page;
  const uint32_t *kept_day; /* by day: in the earlier roster, or NONE */
  size_t first, end;        /* days shown that are not taken over */
};

/* Days that the earlier roster has no row for are no changes. */
static bool is_changed(const struct comparison *compared, uint32_t person, size_t day) {
  const struct roster *roster = compared->page->roster, *kept = roster->model->kept;
  if (compared->kept_day[day] == NONE) return false;
  enum mode was = roster_mode(kept, person, compared->kept_day[day]);
  return was != MODE_OFF_CALENDAR && was != roster_mode(roster, person, day);
}

static size_t count_changes(const struct comparison *compared, uint32_t person) {
  size_t count = 0;
  for (size_t day = compared->first; day < compared->end; day++) count += is_changed(compared, person, day);
  return count;
}

/* "Fri 2022-02-04 WFO -> WFH" */
static struct str change_text(const struct comparison *compared, uint32_t person, size_t day) {
  const struct roster *roster = compared->page->roster, *kept = roster->model->kept;
  char text[DATE_SIZE], weekday[] = "mon";
  memcpy(weekday, weekday_key(date_weekday(roster->days[day])), 3);
  weekday[0] = (char)(weekday[0] - 'a' + 'A');
  return str_format(roster->model->arena, "%s %s %s -> %s", weekday, date_format(roster->days[day], text),
                    mode_name(roster_mode(kept, person, compared->kept_day[day])),
                    mode_name(roster_mode(roster, person, day)));
}

/* As many in a line as fit. */
static void put_days(const struct comparison *compared, uint32_t person) {
  struct page *page = compared->page;
  size_t column = 0;
  for (size_t day = compared->first; day < compared->end; day++) {
    if (!is_changed(compared, person, day)) continue;
    struct str text = change_text(compared, person, day);
    bool fits = column > 0 && column + 2 + text.len < page->columns;
    if (column > 0) put_words(page, STYLE_PLAIN, STR(","));
    if (column > 0 && !fits) end_line(page);
    put_blanks(page, fits ? 1 : 2);
    put_words(page, STYLE_PLAIN, text);
    column = (fits ? column + 2 : 2) + text.len;
  }
  end_line(page);
}

/* "Budi, 198001012005011001, Bidang P2P, Dinas Kesehatan" */
static void put_changed(const struct comparison *compared, uint32_t person) {
  const struct world *world = &compared->page->roster->model->world;
  const struct person *who = &world->people.items[person];
  const struct unit *unit = &world->units.items[who->unit], *agency = &world->units.items[unit->agency];
  struct arena *scratch = arena_new();
  struct str text = who->nip;
  if (who->name.len > 0) text = str_format(scratch, "%.*s, %.*s", STR_ARGS(who->name), STR_ARGS(text));
  text = str_format(scratch, "%.*s, %.*s", STR_ARGS(text), STR_ARGS(unit->name));
  if (agency != unit) text = str_format(scratch, "%.*s, %.*s", STR_ARGS(text), STR_ARGS(agency->name));
  put_wrapped(compared->page, STYLE_PLAIN, text, 2);
  arena_free(scratch);
  put_days(compared, person);
}

static struct str total_text(const struct comparison *compared) {
  const struct shown *shown = &compared->page->shown;
  struct arena *arena = compared->page->roster->model->arena;
  size_t days = 0, people = 0;
  for (size_t i = 0; i < shown->count; i++) {
    size_t own = count_changes(compared, shown->people[i]);
    days += own;
    people += own > 0;
  }
  if (days == 0) return STR("No changes");
  return str_format(arena, "%zu %s of %zu %s", days, days == 1 ? "person-day" : "person-days", people,
                    people == 1 ? "person" : "people");
}

void put_changes(struct page *page) {
  const struct roster *roster = page->roster;
  const struct model *model = roster->model;
  if (model->kept == NULL) return;
  struct comparison compared = {page, roster_days_in(roster, model->kept), page->shown.first, page->shown.end};
  size_t frozen = model->until == DATE_NONE ? 0 : roster_days_until(roster, model->until);
  if (compared.first < frozen) compared.first = frozen;
  end_line(page);
  put_ruled_heading(page, STR("Changes from the earlier roster"));
  if (frozen > 0)
    put_wrapped(
        page, STYLE_PLAIN,
        str_format(model->arena, "Days up to %.*s are taken over as they are", STR_ARGS(day_text(page, model->until))),
        2);
  put_wrapped(page, STYLE_PLAIN, total_text(&compared), 2);
  for (size_t i = 0; i < page->shown.count; i++) {
    if (count_changes(&compared, page->shown.people[i]) == 0) continue;
    end_line(page);
    put_changed(&compared, page->shown.people[i]);
  }
}
