/* `rotate` (contract 9): who is free goes together with the other days of the week, or with the team. */
#include "verify/audit.h"

/* A free cell in the office and one that is not, the first of each; person NONE: none. */
struct pair {
  uint32_t person_in, person_out;
  size_t day_in, day_out;
};

static struct pair pair_make(void) {
  return (struct pair){.person_in = NONE, .person_out = NONE};
}

static void pair_add(struct pair *pair, const struct presence *presence, uint32_t person, size_t day) {
  if (!is_free(presence) || presence->mode == MODE_OFF_CALENDAR) return;
  bool is_in = presence->mode == MODE_WFO;
  uint32_t *first = is_in ? &pair->person_in : &pair->person_out;
  if (*first != NONE) return;
  *first = person;
  *(is_in ? &pair->day_in : &pair->day_out) = day;
}

static void pair_judge(struct audit *audit, const struct pair *pair, const char *together) {
  if (pair->person_in == NONE || pair->person_out == NONE) return;
  struct parting parting = {pair->person_in, pair->person_out, pair->day_in, pair->day_out};
  breach_rotation(&audit->breaches, &parting, together);
}

void judge_weeks(struct audit *audit, uint32_t person) {
  for (size_t first = 0, end; first < audit->roster->day_count; first = end) {
    struct pair pair = pair_make();
    end = span_end(audit, OVER_WEEK, first);
    for (size_t day = first > audit->frozen ? first : audit->frozen; day < end; day++)
      pair_add(&pair, &audit->standing.presence[day], person, day);
    if (span_is_asked(audit, first, end)) pair_judge(audit, &pair, "the free days of a week go together");
  }
}

struct teams {
  symbol *team_of;    /* by person: a number for team and unit, or 0 */
  struct pair *pairs; /* team × day */
  size_t count;
};

static symbol team_name(const struct audit *audit, uint32_t person) {
  return audit->model->world.columns.items[COLUMN_TEAM].values[person];
}

struct teams *teams_make(const struct audit *audit) {
  struct arena *arena = audit->arena;
  size_t people = audit->model->world.people.count, days = audit->roster->day_count;
  if (audit->model->rotate != ROTATE_TEAM) return NULL;
  struct teams *teams = arena_alloc(arena, sizeof *teams);
  struct symbols *numbers = symbols_new(arena);
  teams->team_of = arena_array(arena, symbol, people);
  for (uint32_t person = 0; person < people; person++)
    if (team_name(audit, person) != 0)
      teams->team_of[person] =
          symbol_of(numbers, str_format(arena, "%u:%u", person_at(audit, person)->unit, team_name(audit, person)));
  teams->count = symbol_count(numbers);
  teams->pairs = arena_array(arena, struct pair, teams->count * days);
  for (size_t i = 0; i < teams->count * days; i++) teams->pairs[i] = pair_make();
  return teams;
}

void teams_add(struct audit *audit, uint32_t person) {
  size_t days = audit->roster->day_count, team = audit->teams->team_of[person];
  for (size_t day = audit->frozen; team > 0 && day < days; day++)
    pair_add(&audit->teams->pairs[team * days + day], &audit->standing.presence[day], person, day);
}

static void pair_join(struct pair *pair, const struct pair *later) {
  if (pair->person_in == NONE) pair->person_in = later->person_in, pair->day_in = later->day_in;
  if (pair->person_out == NONE) pair->person_out = later->person_out, pair->day_out = later->day_out;
}

void teams_join(struct audit *audit, const struct teams *others) {
  for (size_t i = 0; i < others->count * audit->roster->day_count; i++)
    pair_join(&audit->teams->pairs[i], &others->pairs[i]);
}

void judge_teams(struct audit *audit) {
  size_t days = audit->roster->day_count;
  for (size_t day = 0; day < days; day++)
    for (size_t team = 1; audit->is_asked[day] && team < audit->teams->count; team++)
      pair_judge(audit, &audit->teams->pairs[team * days + day], "a team comes together or not at all");
}
