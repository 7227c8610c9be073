#include "conflict.h"
#include "every.h"
#include <stdio.h>
#include <string.h>

/* Rules, capacities of places, and rotate where it is not by day. */
enum { FIRST_PLACE = MAX_RULES, ROTATE = MAX_RULES + MAX_PLACES, CULPRITS };
struct named {
  bool culprits[CULPRITS];
  struct range days;       /* on which they clash */
  int unit, place, person; /* its group; NOTHING */
};

static int circular_at(const struct trial *trial, const char *path) {
  for (int c = 0; c < trial->instance.circular_count; c++)
    if (strcmp(trial->circulars[trial->instance.circulars[c].place], path) == 0) return c;
  return NOTHING;
}

/* What begins on this line of a file: NOTHING, or as before. */
static int culprit_on(const struct instance *it, int circular, const char *line, int before) {
  int number;
  if (sscanf(line, "  p%d: {", &number) == 1) return FIRST_PLACE + number;
  if (circular == NOTHING) return NOTHING;
  int first = it->circulars[circular].first_rule;
  if (sscanf(line, "  - id: r%d", &number) == 1 || sscanf(line, "  - note: r%d", &number) == 1) return first + number;
  if (sscanf(line, "  s%d:", &number) == 1) return first + number;
  if (strncmp(line, "  rotate:", 9) == 0) return ROTATE;
  return line[0] == ' ' ? before : NOTHING;
}

static int culprit_at(const struct trial *trial, const char *path, int wanted) {
  char line[4096];
  int circular = circular_at(trial, path), culprit = NOTHING;
  FILE *file = fopen(path, "r");
  for (int number = 1; file && number <= wanted && fgets(line, sizeof line, file); number++)
    culprit = culprit_on(&trial->instance, circular, line, culprit);
  if (file) fclose(file);
  return culprit;
}

/* "on Fri 2022-02-04", "from Mon 2022-02-28 to Sun 2022-03-06"; otherwise all. */
static struct range days_named(const char *line) {
  int year, month, day, last_year, last_month, last_day;
  const char *on = strstr(line, ": error: on "), *from = strstr(line, ": error: from ");
  if (on && sscanf(on, ": error: on %*s %d-%d-%d", &year, &month, &day) == 3)
    return (struct range){day_of(year, month, day), day_of(year, month, day)};
  if (from && sscanf(from, ": error: from %*s %d-%d-%d to %*s %d-%d-%d", &year, &month, &day, &last_year, &last_month,
                     &last_day) == 6)
    return (struct range){day_of(year, month, day), day_of(last_year, last_month, last_day)};
  return (struct range){-OPEN_DAY, OPEN_DAY};
}

/* "in u3: ", "in place p0: ", "in NIP: "; otherwise it is of everybody. */
static void read_group(const struct instance *it, const char *line, struct named *named) {
  const char *in_unit = strstr(line, " in u"), *in_place = strstr(line, " in place p");
  named->unit = named->place = named->person = NOTHING;
  for (int p = 0; p < it->person_count; p++) {
    char words[64];
    snprintf(words, sizeof words, " in %s: ", it->people[p].nip);
    if (strstr(line, words)) named->person = p;
  }
  if (strstr(line, " and others: ")) return;
  if (in_unit) sscanf(in_unit, " in u%d", &named->unit);
  if (in_place) sscanf(in_place, " in place p%d", &named->place);
}

/* The places of the first conflict and of its notes. */
static bool read_named(struct trial *trial, struct named *named) {
  static char text[OUTPUT_SIZE];
  char *rest, path[1024];
  int line_number, column;
  bool within = false;
  *named = (struct named){0};
  snprintf(text, sizeof text, "%s", trial->outcome.diagnostics);
  for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
    if (sscanf(line, "%1023[^:]:%d:%d:", path, &line_number, &column) != 3) continue;
    bool is_note = strstr(line, ": note: ") != NULL;
    if (within && !is_note) break;
    if (!within && strstr(line, "[conflict]")) {
      named->days = days_named(line);
      read_group(&trial->instance, line, named);
      within = true;
    }
    if (!within) continue;
    int culprit = culprit_at(trial, path, line_number);
    if (culprit == NOTHING) return trial_fail(trial, "contract 11: there is no rule: %s", line);
    named->culprits[culprit] = true;
  }
  return within || trial_fail(trial, "contract 11: no conflict is named");
}

/* The window of these days alone. */
static void look_at_days(struct instance *it, struct range days) {
  int count = 0;
  for (int d = 0; d < it->day_count; d++)
    if (it->days[d] >= days.first && it->days[d] <= days.last) it->days[count++] = it->days[d];
  if (count == it->day_count) return;
  it->day_count = it->first_of_block[1] = count;
  it->block_count = 1;
  it->last_of_block[0] = days.last;
}

/* Without what is not named, and without one of those that are. Where days are cut, bounds over the window ask for less
 * and have less room. */
static struct instance reduce(const struct instance *it, const struct named *named, int without, bool cuts) {
  struct instance reduced = *it;
  for (int r = 0; r < it->rule_count; r++)
    if (!named->culprits[r] || r == without) {
      enum duty wish = reduced.rules[r].wish;
      rule_silence(&reduced.rules[r]);
      if (r != without) reduced.rules[r].wish = wish;
    }
  for (int place = 0; place < it->place_count; place++)
    if (!named->culprits[FIRST_PLACE + place] || FIRST_PLACE + place == without) reduced.capacity[place] = NOTHING;
  if (!named->culprits[ROTATE] || without == ROTATE) reduced.rotate = ROTATE_DAY;
  if (cuts) look_at_days(&reduced, named->days);
  return reduced;
}

/* Where each day can be looked at by itself. */
static enum found find_lawful_days(const struct instance *it, const struct day_law laws[MAX_DAYS]) {
  struct day_ways ways;
  for (int d = 0; d < it->day_count; d++) {
    ways_of_day(it, &laws[d], &ways);
    if (ways.count == 0) return FOUND_NONE;
  }
  return FOUND;
}

#define EVERYBODY (~(people)0)

/* People whom a bound counts in the group, or everybody. */
static people people_of(const struct instance *it, const struct day_law laws[MAX_DAYS], const struct named *named) {
  people group = named->person == NOTHING ? 0 : 1u << named->person;
  for (int d = 0; d < it->day_count; d++)
    for (int i = 0; i < laws[d].limit_count && (named->unit != NOTHING || named->place != NOTHING); i++)
      if (laws[d].limits[i].unit == named->unit && laws[d].limits[i].place == named->place)
        group |= laws[d].limits[i].members;
  return group != 0 ? group : EVERYBODY;
}

static void keep_limits_of(struct day_law *law, people group) {
  int count = 0;
  for (int i = 0; i < law->limit_count; i++)
    if (law->limits[i].members & group) law->limits[count++] = law->limits[i];
  law->limit_count = count;
}

static void keep_spans_of(struct span_law *spans, people group) {
  int count = 0;
  for (int i = 0; i < spans->count; i++)
    if (group >> spans->items[i].person & 1) spans->items[count++] = spans->items[i];
  spans->count = count;
}

struct reading {
  struct day_law laws[MAX_DAYS];
  struct span_law spans;
};

static void read_law(const struct instance *it, struct reading *reading) {
  for (int d = 0; d < it->day_count; d++) law_of_day(it, it->days[d], &reading->laws[d]);
  law_of_spans(it, reading->laws, &reading->spans);
}

/* Only what is asked of these people is asked. */
static enum found find_lawful(const struct instance *it, people group) {
  static struct reading reading;
  enum found all = FOUND;
  read_law(it, &reading);
  for (int d = 0; d < it->day_count; d++) keep_limits_of(&reading.laws[d], group);
  keep_spans_of(&reading.spans, group);
  if (!it->whole) return find_lawful_days(it, reading.laws);
  for (int block = 0; block < it->block_count; block++) {
    struct stretch stretch = {.first = it->first_of_block[block], .end = it->first_of_block[block + 1]};
    struct reached best;
    enum found found = every_best(it, reading.laws, &reading.spans, &stretch, false, &best);
    if (found == FOUND_NONE) return FOUND_NONE;
    if (found == FOUND_TOO_MANY) all = FOUND_TOO_MANY;
  }
  return all;
}

static bool can_be_left_out(const struct instance *it, const struct named *named, people group, int culprit) {
  for (int cuts = 0; cuts < 2; cuts++) {
    struct instance reduced = reduce(it, named, culprit, cuts == 1);
    reduced.earlier_wishes_open = true;
    if (find_lawful(&reduced, group) != FOUND_NONE) return false;
  }
  return true;
}

bool conflict_check(struct trial *trial) {
  static struct reading reading;
  struct named named;
  if (!read_named(trial, &named)) return false;
  struct instance reduced = reduce(&trial->instance, &named, NOTHING, true);
  read_law(&reduced, &reading);
  people group = people_of(&reduced, reading.laws, &named);
  reduced = reduce(&trial->instance, &named, NOTHING, named.days.first == named.days.last);
  if (find_lawful(&reduced, EVERYBODY) == FOUND)
    return trial_fail(trial, "contract 11: the rules named can hold together");
  for (int culprit = 0; culprit < CULPRITS; culprit++)
    if (named.culprits[culprit] && can_be_left_out(&trial->instance, &named, group, culprit))
      return trial_fail(trial, "contract 11: %s %d can be left out", culprit < FIRST_PLACE ? "rule" : "place or rotate",
                        culprit < FIRST_PLACE ? culprit : culprit - FIRST_PLACE);
  return true;
}
