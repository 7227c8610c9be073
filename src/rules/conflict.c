#include "rules/law.h"

static bool has_rule(const index_list *rules, uint32_t rule) {
  for (size_t i = 0; i < rules->count; i++)
    if (rules->items[i] == rule) return true;
  return false;
}

static bool holds_rule(const struct law *law, const uint32_t *tallies, size_t count, uint32_t rule) {
  for (size_t i = 0; i < count; i++)
    if (law->tallies.items[tallies[i]].group.rule == rule) return true;
  return false;
}

/* A conflict is narrowed down on its first day, among its people; where it is about people's days, on all of them. */
struct question {
  struct model model; /* with that day alone in force */
  date day;           /* one that is planned */
  size_t rule_count;  /* capacities of places among them */
  bool *left_out, *focus;
};

static void ask_on(struct question *question, const struct law *whole, date day) {
  size_t count = whole->model->circulars.count;
  question->model.circulars.items = arena_array(whole->arena, struct circular, count);
  for (size_t c = 0; c < count; c++) {
    struct circular *circular = &question->model.circulars.items[c];
    *circular = whole->model->circulars.items[c];
    bool holds = dates_contain(&circular->in_force, day);
    circular->in_force = (struct dates){0};
    if (!holds) continue;
    circular->in_force.ranges = arena_array(whole->arena, struct date_range, 1);
    circular->in_force.ranges[circular->in_force.count++] = (struct date_range){.first = day, .last = day};
  }
}

static void focus_on(const struct law *law, const uint32_t *tallies, size_t count, size_t day, bool *focus) {
  for (uint32_t p = 0; p < law->model->world.people.count; p++)
    for (size_t i = 0; i < count; i++)
      focus[p] = focus[p] || seat_is_of(&law->seats.items[law->seat_of[p]], tallies[i], day);
}

static void focus_on_dispute(const struct law *law, const struct dispute *dispute, bool *focus) {
  if (dispute->tally != NONE) {
    focus_on(law, &dispute->tally, 1, dispute->first, focus);
    focus_on(law, dispute->demanders.items, dispute->demanders.count, dispute->first, focus);
    focus_on(law, dispute->limiters.items, dispute->limiters.count, dispute->first, focus);
  }
  for (size_t i = 0; i < dispute->people.count; i++) focus[dispute->people.items[i]] = true;
}

static bool is_fact(const struct rule *rule) {
  return rule->duty != DUTY_NONE || rule->closes;
}

/* Whether the rule can be in conflict. One that only wishes cannot: it stays, for a wish may open a mode. */
static bool can_dispute(const struct law *law, uint32_t number) {
  const struct rule *rule = law_rule(law, number);
  bool is_rotation = number + 1 == law_rule_count(law) && law->model->rotate != ROTATE_DAY;
  return is_rotation || is_fact(rule) || rule->bound_count > 0 || rule->shift_count > 0;
}

static bool holds_ever(const struct standing *standing, size_t rule, const struct dispute *dispute) {
  for (size_t d = dispute->first; d < dispute->end; d++)
    if (dayset_has(standing->rule_days[rule], d)) return true;
  return false;
}

/* What binds nobody, or where only the people are asked none of them, takes no part. */
static void leave_out_others(const struct law *law, const struct dispute *dispute, bool people_only,
                             struct question *question) {
  for (uint32_t r = 0; r < question->rule_count; r++) question->left_out[r] = can_dispute(law, r);
  question->left_out[question->rule_count - 1] = false;
  for (uint32_t p = 0; p < law->model->world.people.count; p++) {
    if (people_only && !question->focus[p]) continue;
    const struct seat *seat = &law->seats.items[law->seat_of[p]];
    if (seat->place != NONE && law->model->world.places.items[seat->place].capacity != NONE)
      question->left_out[law->roster->rule_count + seat->place] = false;
    for (uint32_t r = 0; r < law->roster->rule_count; r++)
      if (can_dispute(law, r) && holds_ever(&law->standings.items[seat->standing], r, dispute))
        question->left_out[r] = false;
  }
}

/* Whether the rules that are not left out are in conflict about the people; law and dispute tell of it then. */
static bool is_disputed(const struct question *question, struct arena *arena, struct law *law,
                        struct dispute *dispute) {
  struct model *model = arena_alloc(arena, sizeof *model);
  *model = question->model;
  model->arena = arena;
  *law = (struct law){.left_out = question->left_out, .focus = question->focus};
  return law_plan(law, model, question->day, question->day, dispute) == OUTCOME_DISPUTE;
}

static bool stands(const struct question *question) {
  struct law law;
  struct dispute dispute;
  struct arena *arena = arena_new();
  bool disputed = is_disputed(question, arena, &law, &dispute);
  arena_free(arena);
  return disputed;
}

/* Leaves out one rule after the other as long as the rest are in conflict (a deletion filter: Chinneck & Dravnieks,
 * 1991): those with facts last, for a duty or closure left out brings back what it had settled. A later maximum may
 * hide an earlier one, so a rule that was needed at first may not be in the end: rounds are made until one leaves out
 * nothing.
 */
static void narrow(const struct law *whole, struct question *question) {
  for (bool narrowed = true; narrowed;) {
    narrowed = false;
    for (int facts = 0; facts < 2; facts++)
      for (uint32_t r = 0; r < question->rule_count; r++) {
        const struct rule *rule = law_rule(whole, r);
        if (question->left_out[r] || !can_dispute(whole, r) || is_fact(rule) != (facts == 1)) continue;
        question->left_out[r] = true;
        question->left_out[r] = stands(question);
        narrowed = narrowed || question->left_out[r];
      }
  }
}

/* "others", or where there are several circulars "others of 800/258-BKD/2022". */
static struct str rule_name(const struct law *law, uint32_t number) {
  const struct rule *rule = law_rule(law, number);
  if (law->model->circulars.count == 1 || number >= law->roster->rule_count) return rule->id;
  struct str label = circular_label(law->roster->rule_circulars[number]);
  return str_format(law->arena, "%.*s of %.*s", STR_ARGS(rule->id), STR_ARGS(label));
}

static struct str name_rules(const struct law *law, const index_list *rules) {
  struct str text = {0};
  for (size_t i = 0; i < rules->count; i++) {
    const struct rule *rule = law_rule(law, rules->items[i]);
    struct str name = rule_name(law, rules->items[i]);
    const char *comma = rule->cite.len > 0 ? ", " : "", *before = i > 0 ? "; " : "";
    text = str_format(law->arena, "%.*s%s%.*s%s%.*s, line %u", STR_ARGS(text), before, STR_ARGS(name), comma,
                      STR_ARGS(rule->cite), rule->at.line);
  }
  return text;
}

static void note_rules(const struct law *law, struct finding *finding, const index_list *rules, const char *what,
                       uint32_t except) {
  for (size_t i = 0; i < rules->count; i++)
    if (rules->items[i] != except)
      diag_note(law->model->diag, finding, law_rule(law, rules->items[i])->at, "this %s", what);
}

struct sides {
  index_list demanders, limiters, others;
};

/* Each rule that is left demands or limits, or decides who is counted by those. Duties stand on the side that has no
 * groups, else among those who demand. */
static void take_sides(const struct law *law, const struct question *question, const struct dispute *dispute,
                       struct sides *sides) {
  for (uint32_t r = 0; r < question->rule_count; r++) {
    const struct rule *rule = law_rule(law, r);
    if (law->left_out[r] || !can_dispute(law, r)) continue;
    bool demands =
        holds_rule(law, dispute->demanders.items, dispute->demanders.count, r) || has_rule(&dispute->demanding, r);
    bool limits =
        holds_rule(law, dispute->limiters.items, dispute->limiters.count, r) || has_rule(&dispute->limiting, r);
    bool aside = !demands && !limits, has_limiters = dispute->limiters.count + dispute->limiting.count > 0;
    if (aside && !is_fact(rule)) {
      *list_push(law->arena, &sides->others) = r;
      continue;
    }
    if (aside) demands = has_limiters;
    *list_push(law->arena, demands ? &sides->demanders : &sides->limiters) = r;
    if (demands && limits) *list_push(law->arena, &sides->limiters) = r;
  }
  if (sides->demanders.count + sides->limiters.count == 0) {
    sides->limiters = sides->others;
    sides->others.count = 0;
  }
  if (sides->demanders.count == 0) sides->demanders = sides->limiters;
  if (sides->limiters.count == 0) sides->limiters = sides->demanders;
}

static struct str days_text(const struct law *law, const struct dispute *dispute) {
  struct str first = day_name(law, dispute->first), last = day_name(law, dispute->end - 1);
  if (dispute->end - dispute->first == 1) return str_format(law->arena, "on %.*s", STR_ARGS(first));
  return str_format(law->arena, "from %.*s to %.*s", STR_ARGS(first), STR_ARGS(last));
}

/* "bkd", "198501012010011001" or "8 people of bkd and others": whom the dispute is about. */
static struct str people_text(const struct law *law, const struct dispute *dispute) {
  const struct world *world = &law->model->world;
  if (dispute->tally != NONE) return group_name(law, &law->tallies.items[dispute->tally].group);
  const struct person *first = &world->people.items[dispute->people.items[0]];
  if (dispute->people.count == 1) return first->nip;
  uint32_t agency = world->units.items[first->unit].agency;
  bool several = false;
  for (size_t i = 0; i < dispute->people.count; i++)
    several = several || world->units.items[world->people.items[dispute->people.items[i]].unit].agency != agency;
  return str_format(law->arena, "%.*s%s", STR_ARGS(world->units.items[agency].id), several ? " and others" : "");
}

/* "14 people must be in the office (men-in, line 21) but at most 9 may (others, line 12)" (contract 11). Of a bound on
 * somebody's days it is days that are counted. */
static struct str numbers_text(const struct law *law, const struct dispute *dispute, const struct sides *sides) {
  struct str asking = name_rules(law, &sides->demanders), allowing = name_rules(law, &sides->limiters);
  long long must = dispute->must, may = dispute->may;
  if (must == may)
    return str_format(law->arena, "these rules cannot hold together: %.*s%s%.*s", STR_ARGS(asking),
                      sides->others.count > 0 ? "; " : "", STR_ARGS(name_rules(law, &sides->others)));
  const char *what = dispute->tally != NONE ? people(must) : must == 1 ? "day" : "days";
  return str_format(law->arena, "%lld %s must be %s (%.*s) but at most %lld may (%.*s)", must, what,
                    counted_where(dispute->counted), STR_ARGS(asking), may, STR_ARGS(allowing));
}

static void ask(const struct law *whole, const struct dispute *first, struct question *question) {
  question->rule_count = law_rule_count(whole);
  question->left_out = arena_array(whole->arena, bool, question->rule_count);
  question->focus = arena_array(whole->arena, bool, whole->model->world.people.count);
  question->model = *whole->model;
  question->day = whole->window.days[first->end - 1];
  if (first->end - first->first == 1) ask_on(question, whole, whole->window.days[first->first]);
  focus_on_dispute(whole, first, question->focus);
  leave_out_others(whole, first, true, question);
  /* A maximum of others may take them out of a group of the people. */
  if (!stands(question)) leave_out_others(whole, first, false, question);
}

void conflict_finding(const struct law *whole, const struct dispute *first) {
  struct law law;
  struct dispute dispute = *first;
  struct question question;
  struct sides sides = {0};
  ask(whole, first, &question);
  narrow(whole, &question);
  /* What is left may clash among other people even without one of the rules. */
  question.focus = NULL;
  narrow(whole, &question);
  is_disputed(&question, whole->arena, &law, &dispute);
  take_sides(&law, &question, &dispute, &sides);
  uint32_t limiter = sides.limiters.items[0];
  struct str group = people_text(&law, &dispute), days = days_text(&law, &dispute);
  struct finding *finding = diag_at(law.model->diag, CODE_conflict, law_rule(&law, limiter)->at, "%.*s in %.*s: %.*s",
                                    STR_ARGS(days), STR_ARGS(group), STR_ARGS(numbers_text(&law, &dispute, &sides)));
  if (whole->best_effort)
    diag_help(law.model->diag, finding, "--best-effort cannot search for a roster of so many people");
  if (dispute.first < law.frozen)
    diag_help(law.model->diag, finding, "days up to %.*s are taken over from the earlier roster, and are counted",
              STR_ARGS(day_name(&law, law.frozen - 1)));
  note_rules(&law, finding, &sides.demanders, "asks for them", limiter);
  note_rules(&law, finding, &sides.limiters, "limits them", limiter);
  note_rules(&law, finding, &sides.others, "decides who is counted", limiter);
}
