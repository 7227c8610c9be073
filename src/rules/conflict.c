#include "rules/law.h"

typedef LIST(uint32_t) rule_list;

static bool holds_rule(const struct law *law, const uint32_t *tallies, size_t count, uint32_t rule) {
  for (size_t i = 0; i < count; i++)
    if (law->tallies.items[tallies[i]].group.rule == rule) return true;
  return false;
}

/* A conflict is narrowed down on its first day, among its people. */
struct question {
  struct model model; /* with that day alone in force */
  bool *left_out, *focus;
};

static void ask_on(struct question *question, const struct law *whole, date day) {
  size_t count = whole->model->circulars.count;
  question->model = *whole->model;
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
  for (uint32_t p = 0; p < law->model->world.people.count; p++) {
    const struct seat *seat = &law->seats.items[law->seat_of[p]];
    for (size_t m = 0; m < seat->memberships.count; m++)
      for (size_t i = 0; i < count; i++)
        focus[p] = focus[p] ||
                   (seat->memberships.items[m].tally == tallies[i] && dayset_has(seat->memberships.items[m].days, day));
  }
}

static bool is_fact(const struct rule *rule) {
  return rule->duty != DUTY_NONE || rule->closes;
}

/* What binds nobody, or none of the people, takes no part. */
static void leave_out_others(const struct law *law, size_t day, struct question *question) {
  for (size_t r = 0; r < law->roster->rule_count; r++) question->left_out[r] = true;
  for (uint32_t p = 0; p < law->model->world.people.count; p++) {
    if (!question->focus[p]) continue;
    const struct standing *standing = &law->standings.items[law->seats.items[law->seat_of[p]].standing];
    for (size_t r = 0; r < law->roster->rule_count; r++) {
      const struct rule *rule = law->roster->rules[r];
      if ((is_fact(rule) || rule->bound_count > 0) && dayset_has(standing->rule_days[r], day))
        question->left_out[r] = false;
    }
  }
}

/* Whether the rules that are not left out are in conflict about the people; law and dispute tell of it then. */
static bool is_disputed(const struct question *question, struct arena *arena, struct law *law,
                        struct dispute *dispute) {
  struct model *model = arena_alloc(arena, sizeof *model);
  *model = question->model;
  model->arena = arena;
  *law = (struct law){.left_out = question->left_out, .focus = question->focus};
  return law_plan(law, model, DATE_NONE, DATE_NONE, dispute) == OUTCOME_DISPUTE;
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
      for (size_t r = 0; r < whole->roster->rule_count; r++) {
        if (question->left_out[r] || is_fact(whole->roster->rules[r]) != (facts == 1)) continue;
        question->left_out[r] = true;
        question->left_out[r] = stands(question);
        narrowed = narrowed || question->left_out[r];
      }
  }
}

/* "others", or where there are several circulars "others of 800/258-BKD/2022". */
static struct str rule_name(const struct law *law, uint32_t number) {
  const struct rule *rule = law->roster->rules[number];
  if (law->model->circulars.count == 1) return rule->id;
  struct str label = circular_label(law->roster->rule_circulars[number]);
  return str_format(law->arena, "%.*s of %.*s", STR_ARGS(rule->id), STR_ARGS(label));
}

static struct str name_rules(const struct law *law, const rule_list *rules) {
  struct str text = {0};
  for (size_t i = 0; i < rules->count; i++) {
    const struct rule *rule = law->roster->rules[rules->items[i]];
    struct str name = rule_name(law, rules->items[i]);
    const char *comma = rule->cite.len > 0 ? ", " : "", *before = i > 0 ? "; " : "";
    text = str_format(law->arena, "%.*s%s%.*s%s%.*s, line %u", STR_ARGS(text), before, STR_ARGS(name), comma,
                      STR_ARGS(rule->cite), rule->at.line);
  }
  return text;
}

static void note_rules(const struct law *law, struct finding *finding, const rule_list *rules, const char *what,
                       uint32_t except) {
  for (size_t i = 0; i < rules->count; i++)
    if (rules->items[i] != except)
      diag_note(law->model->diag, finding, law->roster->rules[rules->items[i]]->at, "this %s", what);
}

/* Each rule that is left demands or limits, or decides who is counted by those. Duties stand on the side that has no
 * groups, else among those who demand. */
static void take_sides(const struct law *law, const struct dispute *dispute, rule_list *demanders, rule_list *limiters,
                       rule_list *others) {
  for (uint32_t r = 0; r < law->roster->rule_count; r++) {
    if (law->left_out[r]) continue;
    bool demands = holds_rule(law, dispute->demanders.items, dispute->demanders.count, r);
    bool limits = holds_rule(law, dispute->limiters.items, dispute->limiters.count, r);
    bool aside = !demands && !limits;
    if (aside && !is_fact(law->roster->rules[r])) {
      *list_push(law->arena, others) = r;
      continue;
    }
    if (aside) demands = dispute->limiters.count > 0;
    *list_push(law->arena, demands ? demanders : limiters) = r;
    if (demands && limits) *list_push(law->arena, limiters) = r;
  }
  if (demanders->count == 0) *demanders = *limiters;
  if (limiters->count == 0) *limiters = *demanders;
}

void conflict_finding(const struct law *whole, const struct dispute *first) {
  struct law law;
  struct dispute dispute = *first;
  rule_list demanders = {0}, limiters = {0}, others = {0};
  struct question question = {.left_out = arena_array(whole->arena, bool, whole->roster->rule_count),
                              .focus = arena_array(whole->arena, bool, whole->model->world.people.count)};
  ask_on(&question, whole, whole->window.days[first->day]);
  focus_on(whole, &first->tally, 1, first->day, question.focus);
  focus_on(whole, first->demanders.items, first->demanders.count, first->day, question.focus);
  focus_on(whole, first->limiters.items, first->limiters.count, first->day, question.focus);
  leave_out_others(whole, first->day, &question);
  narrow(whole, &question);
  is_disputed(&question, whole->arena, &law, &dispute);
  take_sides(&law, &dispute, &demanders, &limiters, &others);
  struct str asking = name_rules(&law, &demanders), allowing = name_rules(&law, &limiters);
  struct str group = group_name(&law, &law.tallies.items[dispute.tally].group), day = day_name(&law, dispute.day);
  struct finding *finding =
      diag_at(law.model->diag, CODE_conflict, law.roster->rules[limiters.items[0]]->at,
              "on %.*s in %.*s: %lld %s must be %s (%.*s) but at most %lld may (%.*s)", STR_ARGS(day), STR_ARGS(group),
              (long long)dispute.must, people(dispute.must), counted_where(dispute.counted), STR_ARGS(asking),
              (long long)dispute.may, STR_ARGS(allowing));
  note_rules(&law, finding, &demanders, "asks for them", limiters.items[0]);
  note_rules(&law, finding, &limiters, "limits them", limiters.items[0]);
  note_rules(&law, finding, &others, "decides who is counted", limiters.items[0]);
}
