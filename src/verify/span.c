/* Bounds per person (contract 8): days of a week, or of the window, or where that has no end, of a block of it. */
#include "verify/audit.h"
#include "verify/force.h"

#define BLOCK (4 * 7)

/* Some circular is in force for ever. */
static bool is_endless(const struct model *model) {
  const date late = DATE_OPEN - 1;
  const bool *in_force = force_days(model, &late, 1);
  for (size_t c = 0; c < model->circulars.count; c++)
    if (in_force[c]) return true;
  return false;
}

/* Circulars begin where a range of dates does, and are revoked from a day to the end: no other day is the first. */
static date first_day(const struct model *model) {
  date first = DATE_OPEN;
  for (size_t c = 0; c < model->circulars.count; c++) {
    const struct dates *valid = &model->circulars.items[c].valid;
    for (size_t r = 0; r < valid->count; r++) {
      const bool *in_force = force_days(model, &valid->ranges[r].first, 1);
      for (size_t other = 0; other < model->circulars.count; other++)
        if (in_force[other] && valid->ranges[r].first < first) first = valid->ranges[r].first;
    }
  }
  return first;
}

/* The last day that a circular names: of a window with an end. */
static date last_day(const struct model *model) {
  date last = DATE_NONE;
  for (size_t c = 0; c < model->circulars.count; c++)
    for (size_t r = 0; r < model->circulars.items[c].valid.count; r++) {
      date end = model->circulars.items[c].valid.ranges[r].last;
      if (end != DATE_OPEN && end > last) last = end;
    }
  return last;
}

static date block_first(const struct audit *audit, date day) {
  date monday = date_monday(audit->first_in_force);
  return day < monday ? monday : monday + (day - monday) / BLOCK * BLOCK;
}

/* The first day of the span that has this one, and the last. */
static struct date_range span_of(const struct audit *audit, enum over over, date day) {
  if (over == OVER_WEEK) return (struct date_range){.first = date_monday(day), .last = date_monday(day) + 6};
  if (!audit->is_open) return (struct date_range){.first = audit->first_in_force, .last = last_day(audit->model)};
  return (struct date_range){.first = block_first(audit, day), .last = block_first(audit, day) + BLOCK - 1};
}

size_t span_end(const struct audit *audit, enum over over, size_t day) {
  const struct roster *roster = audit->roster;
  date last = span_of(audit, over, roster->days[day]).last;
  size_t end = day + 1;
  while (end < roster->day_count && roster->days[end] <= last) end++;
  return end;
}

bool span_is_asked(const struct audit *audit, size_t first, size_t end) {
  for (size_t day = first; day < end; day++)
    if (audit->is_asked[day]) return true;
  return false;
}

static bool has_bounds_per_person(const struct roster *roster) {
  for (size_t r = 0; r < roster->rule_count; r++)
    for (size_t b = 0; b < roster->rules[r]->bound_count; b++)
      if (roster->rules[r]->bounds[b].per == PER_PERSON) return true;
  return false;
}

/* From the first to the last day of the spans of all days of the roster. */
static struct date_range reach(const struct audit *audit) {
  const struct roster *roster = audit->roster;
  struct date_range all = {.first = DATE_OPEN, .last = DATE_NONE};
  for (size_t day = 0; day < roster->day_count; day++)
    for (enum over over = OVER_WEEK; over <= OVER_WINDOW; over++) {
      struct date_range span = span_of(audit, over, roster->days[day]);
      if (span.first < all.first) all.first = span.first;
      if (span.last > all.last) all.last = span.last;
    }
  return all;
}

void spans_read(struct audit *audit) {
  struct arena *arena = audit->arena;
  audit->first_in_force = first_day(audit->model);
  audit->is_open = is_endless(audit->model);
  if (!has_bounds_per_person(audit->roster) || audit->first_in_force == DATE_OPEN) return;
  struct date_range all = reach(audit);
  LIST(date) days = {0};
  for (date day = all.first; day <= all.last; day++)
    if (roster_day(audit->roster, day) == NONE) *list_push(arena, &days) = day;
  audit->gaps = (struct gaps){days.items, days.count, force_days(audit->model, days.items, days.count)};
}

/* Days of the span that the roster does not have, and that may be counted. */
static long long gaps_within(const struct audit *audit, const struct order *order, uint32_t person,
                             struct date_range span) {
  const struct gaps *gaps = &audit->gaps;
  long long count = 0;
  for (size_t i = 0; i < gaps->count; i++) {
    date day = gaps->days[i];
    bool is_within = span.first <= day && day <= span.last && gaps->in_force[order->circular * gaps->count + i];
    count += is_within && when_holds(&order->rule->when, day) &&
             unit_works(&audit->model->world, person_at(audit, person)->unit, day);
  }
  return count;
}

/* The days of one span of one person that a half of a bound counts on. */
struct tenure {
  long long counted, able, unknown;
  long long spent; /* counted on frozen days */
};

enum day_sort { DAY_PLANNED, DAY_FROZEN, DAY_FROZEN_WITH_ALL }; /* the whole span is frozen: it is judged as it was */

static void tenure_add(struct tenure *tenure, const struct limits *limits, const struct presence *presence,
                       enum day_sort sort) {
  bool is_counted = limits->modes >> presence->mode & 1;
  bool is_able = presence->absence == MODE_OFF_CALENDAR &&
                 (presence->must == MODE_OFF_CALENDAR || (limits->modes >> presence->must & 1));
  if (sort == DAY_FROZEN) is_able = is_counted;
  tenure->counted += is_counted;
  tenure->spent += is_counted && sort != DAY_PLANNED;
  tenure->able += is_able;
  tenure->unknown += is_able && presence->mode == MODE_OFF_CALENDAR;
}

/* Whom a closure keeps at home does not count against a maximum there. */
static bool is_excused(const struct limits *limits, const struct presence *presence) {
  enum counted counted = limits->bound->counted;
  return presence->closed && (counted == COUNTED_WFH || counted == COUNTED_AWAY);
}

struct question {
  uint32_t person, number; /* of the rule: its place */
  size_t bound;
  size_t first, end; /* the span's days in the roster */
};

static enum day_sort sort_of(const struct audit *audit, const struct question *question, size_t day) {
  if (day >= audit->frozen) return DAY_PLANNED;
  return question->end <= audit->frozen ? DAY_FROZEN_WITH_ALL : DAY_FROZEN;
}

static struct tenure tenure_of(const struct audit *audit, const struct question *question, bool asked, bool excuses) {
  const struct standing *standing = &audit->standing;
  const struct order *order = &audit->orders[question->number];
  const struct limits *limits = &order->limits[question->bound];
  const uint32_t *last = standing->maxima.last[limits->bound->counted][limits->bound->over];
  struct tenure tenure = {0};
  for (size_t day = question->first; day < question->end; day++) {
    const struct presence *presence = &standing->presence[day];
    if (!standing->selected[question->number * audit->roster->day_count + day] || !presence->works) continue;
    if (asked ? is_replaced(standing, &order->successors[question->bound], day) : last[day] != question->number)
      continue;
    if (!excuses || !is_excused(limits, presence)) tenure_add(&tenure, limits, presence, sort_of(audit, question, day));
  }
  return tenure;
}

static struct str span_text(const struct audit *audit, enum over over, date day) {
  char text[DAY_SIZE];
  if (over == OVER_WINDOW && !audit->is_open) return STR("the window");
  const char *kind = over == OVER_WEEK ? "week of" : "four weeks from";
  return str_format(audit->arena, "the %s %s", kind, breach_date(span_of(audit, over, day).first, text));
}

static void tell(struct audit *audit, const struct question *question, struct excess excess) {
  const struct order *order = &audit->orders[question->number];
  excess.rule = order->number;
  excess.bound = &order->rule->bounds[question->bound];
  breach_span(&audit->breaches, &excess, question->person,
              span_text(audit, excess.bound->over, audit->roster->days[question->first]));
}

/* What days taken over have used up is gone; where it is more than there was, nothing is left. */
static void judge_most(struct audit *audit, const struct question *question, const struct amount *amount) {
  struct tenure tenure = tenure_of(audit, question, false, true);
  struct excess excess = {.most = true, .counted = tenure.counted, .limit = amount->value};
  if (tenure.counted <= amount->value) return;
  audit->breaches.past = tenure.counted == tenure.spent;
  if (!audit->breaches.past && tenure.spent > amount->value) excess.gone = tenure.spent - amount->value;
  tell(audit, question, excess);
  audit->breaches.past = false;
}

/* Asks only for days on which the person can be counted; days without a row, or that the roster lacks, may be such. */
static void judge_least(struct audit *audit, const struct question *question, const struct amount *amount, bool asked) {
  const struct order *order = &audit->orders[question->number];
  enum over over = order->rule->bounds[question->bound].over;
  struct tenure tenure = tenure_of(audit, question, asked, false);
  struct date_range span = span_of(audit, over, audit->roster->days[question->first]);
  long long gaps = gaps_within(audit, order, question->person, span);
  long long limit = amount->value < tenure.able + gaps ? amount->value : tenure.able + gaps;
  audit->breaches.past = question->end <= audit->frozen;
  if (tenure.counted + tenure.unknown + gaps < limit)
    tell(audit, question, (struct excess){.counted = tenure.counted, .limit = limit});
  audit->breaches.past = false;
}

static void judge_span(struct audit *audit, const struct question *question) {
  const struct bound *bound = &audit->orders[question->number].rule->bounds[question->bound];
  if (bound->max.given) judge_most(audit, question, &bound->max);
  if (bound->exactly.given) {
    judge_most(audit, question, &bound->exactly);
    judge_least(audit, question, &bound->exactly, false);
  }
  if (bound->min.given) judge_least(audit, question, &bound->min, true);
}

static void judge_bound(struct audit *audit, uint32_t person, uint32_t number, size_t bound) {
  enum over over = audit->orders[number].rule->bounds[bound].over;
  for (size_t first = 0, end; first < audit->roster->day_count; first = end) {
    end = span_end(audit, over, first);
    struct question question = {person, number, bound, first, end};
    if (span_is_asked(audit, first, end)) judge_span(audit, &question);
  }
}

void judge_spans(struct audit *audit, uint32_t person) {
  const struct standing *standing = &audit->standing;
  for (size_t i = 0; i < standing->order_count; i++) {
    const struct rule *rule = audit->orders[standing->orders[i]].rule;
    for (size_t b = 0; b < rule->bound_count; b++)
      if (rule->bounds[b].per == PER_PERSON) judge_bound(audit, person, standing->orders[i], b);
  }
}
