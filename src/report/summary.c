/* The first page: an agency a line. */
#include "report/page.h"

struct tally {
  long long people, worked, office; /* people, and days that they work by calendar and are in the office */
  long long least, most;            /* office days of one person */
  const struct group *fullest;      /* the group of an office maximum nearest to it, and on which day */
  size_t fullest_day;
};

#define FIGURE_COLUMNS 44 /* what put_figures fills */

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

static void put_figures(struct page *page, const struct tally *tally) {
  struct arena *arena = page->roster->model->arena;
  struct str cap = STR("-");
  if (tally->fullest != NULL)
    cap = str_format(arena, "%d/%d", (int)tally->fullest->counted[tally->fullest_day],
                     (int)tally->fullest->high[tally->fullest_day]);
  put_right_number(page, tally->people, 7);
  put_right_number(page, tally->office, 8);
  put_right(page, STYLE_PLAIN, share_text(page, tally->office, tally->worked), 7);
  put_right(page, STYLE_PLAIN, str_format(arena, "%lld-%lld", tally->least, tally->most), 10);
  put_right(page, STYLE_PLAIN, cap, 12);
  end_line(page);
}

static void add_tally(struct tally *sum, const struct tally *tally) {
  if (sum->people == 0 || tally->least < sum->least) sum->least = tally->least;
  if (tally->most > sum->most) sum->most = tally->most;
  sum->people += tally->people;
  sum->worked += tally->worked;
  sum->office += tally->office;
  if (tally->fullest != NULL && is_fuller(tally->fullest, tally->fullest_day, sum)) {
    sum->fullest = tally->fullest;
    sum->fullest_day = tally->fullest_day;
  }
}

void put_summary(struct page *page) {
  const struct world *world = &page->roster->model->world;
  const struct tally *tallies = tally_agencies(page);
  size_t name_columns = page->columns > FIGURE_COLUMNS + 20 ? page->columns - FIGURE_COLUMNS : 20;
  if (name_columns > 50) name_columns = 50;
  put_left(page, STYLE_HEADING, STR("Agency"), name_columns);
  put_words(page, STYLE_HEADING, STR(" People     WFO  share days each fullest cap"));
  end_line(page);
  struct tally all = {0};
  size_t lines = 0;
  for (uint32_t agency = 0; agency < world->units.count; agency++) {
    if (tallies[agency].people == 0) continue;
    put_left(page, STYLE_PLAIN, world->units.items[agency].name, name_columns);
    put_figures(page, &tallies[agency]);
    add_tally(&all, &tallies[agency]);
    lines++;
  }
  if (lines > 1) {
    put_left(page, STYLE_HEADING, STR("All"), name_columns);
    put_figures(page, &all);
  }
  end_line(page);
}
