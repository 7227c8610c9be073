/* The last page: an agency a line. */
#include "report/page.h"

struct tally {
  long long people, worked, office; /* people, and days that they work by calendar and are in the office */
  long long least, most;            /* office days of one person */
  const struct group *fullest;      /* the group of an office maximum nearest to it, and on which day */
  size_t fullest_day;
};

/* How the figures stand: beside the name, or where there is no room for it, in a line under it. */
struct layout {
  size_t names; /* cells of the name; 0: a line of its own */
  size_t people, office, share, each, cap;
  const char *each_head, *cap_head;
};
#define WIDE_FIGURES 44 /* their cells together */

static struct layout choose_layout(size_t columns) {
  if (columns < WIDE_FIGURES + 20) return (struct layout){0, 7, 8, 7, 8, 10, "each", "cap"};
  size_t names = columns - WIDE_FIGURES;
  return (struct layout){names < 50 ? names : 50, 7, 8, 7, 10, 12, "days each", "fullest cap"};
}

static void count_person(struct page *page, uint32_t person, struct tally *tally) {
  long long office = 0;
  for (size_t day = page->shown.first; day < page->shown.end; day++) {
    enum mode mode = roster_mode(page->roster, person, day);
    tally->worked += mode != MODE_OFF_CALENDAR;
    office += mode == MODE_WFO;
  }
  tally->office += office;
  if (tally->people == 0 || office < tally->least) tally->least = office;
  if (tally->people == 0 || office > tally->most) tally->most = office;
  tally->people++;
}

/* Of shares counted/high the greater, without division. */
static bool is_fuller(const struct group *group, size_t day, const struct tally *tally) {
  if (tally->fullest == NULL) return true;
  long long high = group->high[day], other = tally->fullest->high[tally->fullest_day];
  return group->counted[day] * other > tally->fullest->counted[tally->fullest_day] * high;
}

/* A maximum that takes in everybody says nothing. */
static void count_group(struct page *page, const struct group *group, struct tally *tally) {
  if (group->bound->counted != COUNTED_WFO || !group_is_shown(page, group)) return;
  for (size_t day = page->shown.first; day < page->shown.end; day++)
    if (group->high[day] < group->base[day] && is_fuller(group, day, tally)) {
      tally->fullest = group;
      tally->fullest_day = day;
    }
}

static bool is_within_view(struct page *page, const struct group *group) {
  return page->view->unit == NONE || unit_is_within(&page->roster->model->world, group->unit, page->view->unit);
}

static struct tally *tally_agencies(struct page *page) {
  const struct world *world = &page->roster->model->world;
  struct tally *tallies = arena_array(page->roster->model->arena, struct tally, world->units.count);
  for (size_t i = 0; i < page->shown.count; i++) {
    uint32_t person = page->shown.people[i];
    count_person(page, person, &tallies[world->units.items[world->people.items[person].unit].agency]);
  }
  for (size_t g = 0; g < page->roster->groups.count; g++) {
    const struct group *group = &page->roster->groups.items[g];
    if (group->unit != NONE && is_within_view(page, group))
      count_group(page, group, &tallies[world->units.items[group->unit].agency]);
  }
  return tallies;
}

/* Tenths of a percent, rounded to the nearest. */
static struct str share_text(struct page *page, long long part, long long whole) {
  long long tenths = whole == 0 ? 0 : (part * 2000 + whole) / (2 * whole);
  return str_format(page->roster->model->arena, "%lld.%lld%%", tenths / 10, tenths % 10);
}

static struct str cap_text(struct page *page, const struct tally *tally) {
  if (tally->fullest == NULL) return STR("-");
  return str_format(page->roster->model->arena, "%d/%d", (int)tally->fullest->counted[tally->fullest_day],
                    (int)tally->fullest->high[tally->fullest_day]);
}

static void put_name(struct page *page, const struct layout *layout, enum style style, struct str name) {
  put_left(page, style, name, layout->names > 0 ? layout->names : page->columns);
  if (layout->names == 0) end_line(page);
}

static void put_head(struct page *page, const struct layout *layout) {
  put_name(page, layout, STYLE_HEADING, STR("Agency"));
  put_right(page, STYLE_HEADING, STR("People"), layout->people);
  put_right(page, STYLE_HEADING, STR("WFO"), layout->office);
  put_right(page, STYLE_HEADING, STR("share"), layout->share);
  put_right(page, STYLE_HEADING, str_from(layout->each_head), layout->each);
  put_right(page, STYLE_HEADING, str_from(layout->cap_head), layout->cap);
  end_line(page);
}

static void put_figures(struct page *page, const struct layout *layout, const struct tally *tally, struct str cap) {
  struct arena *arena = page->roster->model->arena;
  put_right_number(page, tally->people, layout->people);
  put_right_number(page, tally->office, layout->office);
  put_right(page, STYLE_PLAIN, share_text(page, tally->office, tally->worked), layout->share);
  put_right(page, STYLE_PLAIN, str_format(arena, "%lld-%lld", tally->least, tally->most), layout->each);
  put_right(page, STYLE_PLAIN, cap, layout->cap);
  end_line(page);
}

static void add_tally(struct tally *sum, const struct tally *tally) {
  if (sum->people == 0 || tally->least < sum->least) sum->least = tally->least;
  if (tally->most > sum->most) sum->most = tally->most;
  sum->people += tally->people;
  sum->worked += tally->worked;
  sum->office += tally->office;
}

/* The fullest cap is one agency's: the last line has none. */
void put_summary(struct page *page) {
  const struct world *world = &page->roster->model->world;
  const struct tally *tallies = tally_agencies(page);
  struct layout layout = choose_layout(page->columns);
  struct tally all = {0};
  size_t lines = 0;
  put_ruled_heading(page, STR("Summary"));
  put_head(page, &layout);
  for (uint32_t agency = 0; agency < world->units.count; agency++) {
    if (tallies[agency].people == 0) continue;
    put_name(page, &layout, STYLE_PLAIN, world->units.items[agency].name);
    put_figures(page, &layout, &tallies[agency], cap_text(page, &tallies[agency]));
    add_tally(&all, &tallies[agency]);
    lines++;
  }
  if (lines < 2) return;
  put_name(page, &layout, STYLE_HEADING, STR("All"));
  put_figures(page, &layout, &all, STR(""));
}
