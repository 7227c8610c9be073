#include "rules/law.h"

typedef LIST(uint32_t) rule_list;

static bool holds_rule(const struct law *law, const uint32_t *tallies, size_t count, uint32_t rule) {
  for (size_t i = 0; i < count; i++)
    if (law->tallies.items[tallies[i]].group.rule == rule) return true;
  return false;
}

/* Whether the rules that are not left out are in conflict by themselves; law and dispute tell of it then. */
static bool still_disputed(const struct law *whole, date from, date to, const bool *left_out, struct law *law,
                           struct dispute *dispute) {
  return law_plan(law, whole->model, from, to, left_out, dispute) == OUTCOME_DISPUTE;
}

/* Leaves out one rule after the other as long as the rest are in conflict (a deletion filter: Chinneck & Dravnieks,
 * 1991). A later maximum may hide an earlier one, so a rule that was needed at first may not be in the end: rounds are
 * made until one leaves out nothing. */
static void narrow(const struct law *whole, date from, date to, bool *left_out) {
  struct law law;
  struct dispute dispute;
  for (bool narrowed = true; narrowed;) {
    narrowed = false;
    for (size_t r = 0; r < whole->roster->rule_count; r++) {
      if (left_out[r]) continue;
      left_out[r] = true;
      if (still_disputed(whole, from, to, left_out, &law, &dispute))
        narrowed = true;
      else
        left_out[r] = false;
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

/* Each rule that is left demands or limits: where only one side has groups, the others are duties on the other. */
static void take_sides(const struct law *law, const struct dispute *dispute, const bool *left_out, rule_list *demanders,
                       rule_list *limiters) {
  for (uint32_t r = 0; r < law->roster->rule_count; r++) {
    if (left_out[r]) continue;
    bool demands = holds_rule(law, dispute->demanders.items, dispute->demanders.count, r);
    bool limits = holds_rule(law, dispute->limiters.items, dispute->limiters.count, r);
    if (!demands && !limits) demands = dispute->limiters.count > 0;
    *list_push(law->arena, demands ? demanders : limiters) = r;
    if (demands && limits) *list_push(law->arena, limiters) = r;
  }
  if (demanders->count == 0) *demanders = *limiters;
  if (limiters->count == 0) *limiters = *demanders;
}

void conflict_finding(const struct law *whole, date from, date to) {
  struct law law;
  struct dispute dispute;
  rule_list demanders = {0}, limiters = {0};
  bool *left_out = arena_array(whole->arena, bool, whole->roster->rule_count);
  narrow(whole, from, to, left_out);
  still_disputed(whole, from, to, left_out, &law, &dispute);
  take_sides(&law, &dispute, left_out, &demanders, &limiters);
  struct str asking = name_rules(&law, &demanders), allowing = name_rules(&law, &limiters);
  struct str group = group_name(&law, &law.tallies.items[dispute.tally].group), day = day_name(&law, dispute.day);
  struct finding *finding =
      diag_at(law.model->diag, CODE_conflict, law.roster->rules[limiters.items[0]]->at,
              "on %.*s in %.*s: %lld %s must be %s (%.*s) but at most %lld may (%.*s)", STR_ARGS(day), STR_ARGS(group),
              (long long)dispute.must, people(dispute.must), counted_where(dispute.counted), STR_ARGS(asking),
              (long long)dispute.may, STR_ARGS(allowing));
  note_rules(&law, finding, &demanders, "asks for them", limiters.items[0]);
  note_rules(&law, finding, &limiters, "limits them", limiters.items[0]);
}
