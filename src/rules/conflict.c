#include "rules/law.h"

typedef LIST(uint32_t) rule_list;

static void add_rule(struct law *law, rule_list *rules, uint32_t number) {
  for (size_t i = 0; i < rules->count; i++)
    if (rules->items[i] == number) return;
  *list_push(law->arena, rules) = number;
}

static void add_rules_of(struct law *law, rule_list *rules, const uint32_t *tallies, size_t count) {
  for (size_t i = 0; i < count; i++) add_rule(law, rules, law->tallies.items[tallies[i]].group.rule);
}

/* The duties that make people of the group be counted on that day. Whom a closure keeps at home no duty need. */
static void add_duties(struct law *law, rule_list *rules, uint32_t tally, size_t day, enum counted counted) {
  for (size_t s = 0; s < law->seats.count; s++) {
    const struct seat *seat = &law->seats.items[s];
    const struct standing *standing = &law->standings.items[seat->standing];
    if (cell_is_free(seat->cells[day]) || !counted_has(counted, (enum mode)seat->cells[day])) continue;
    bool excused = standing->closed[day] && (counted == COUNTED_WFH || counted == COUNTED_AWAY);
    if (excused || standing->duties[day] == 0 || seat->present[day] == 0) continue;
    for (size_t m = 0; m < seat->memberships.count; m++)
      if (seat->memberships.items[m].tally == tally && dayset_has(seat->memberships.items[m].days, day))
        add_rule(law, rules, standing->duties[day] - 1U);
  }
}

/* Whether the demanders ask for more than may come by themselves, or only together with people on duty. A maximum away
 * asks the same for the office whether some are there by duty or not. */
static bool needs_duties(const struct law *law, const struct dispute *dispute) {
  int64_t asked = 0;
  for (size_t i = 0; i < dispute->demanders.count; i++) {
    const struct tally *tally = &law->tallies.items[dispute->demanders.items[i]];
    bool in_office = tally->group.bound->counted == COUNTED_WFO;
    asked +=
        in_office ? tally->group.low[dispute->day] : tally->least_in[dispute->day] + tally->in_office[dispute->day];
  }
  return asked <= dispute->may;
}

static struct str name_rules(struct law *law, const rule_list *rules) {
  struct str text = {0};
  for (size_t i = 0; i < rules->count; i++) {
    const struct rule *rule = law->roster->rules[rules->items[i]];
    const char *comma = rule->cite.len > 0 ? ", " : "", *before = i > 0 ? "; " : "";
    text = str_format(law->arena, "%.*s%s%.*s%s%.*s, line %u", STR_ARGS(text), before, STR_ARGS(rule->id), comma,
                      STR_ARGS(rule->cite), rule->at.line);
  }
  return text;
}

static void note_rules(struct law *law, struct finding *finding, const rule_list *rules, const char *what,
                       uint32_t except) {
  for (size_t i = 0; i < rules->count; i++)
    if (rules->items[i] != except)
      diag_note(law->model->diag, finding, law->roster->rules[rules->items[i]]->at, "this %s", what);
}

void conflict_finding(struct law *law, const struct dispute *dispute) {
  rule_list demanders = {0}, limiters = {0};
  add_rules_of(law, &demanders, dispute->demanders.items, dispute->demanders.count);
  add_rules_of(law, &limiters, dispute->limiters.items, dispute->limiters.count);
  bool limited = dispute->limiters.count > 0;
  uint32_t tally = limited ? dispute->limiters.items[0] : dispute->demanders.items[0];
  for (size_t i = 0; i < dispute->limiters.count; i++)
    if (needs_duties(law, dispute))
      add_duties(law, &demanders, dispute->limiters.items[i], dispute->day, dispute->counted);
  if (!limited) add_duties(law, &limiters, tally, dispute->day, COUNTED_AWAY);
  uint32_t first = limited ? limiters.items[0] : demanders.items[0];
  struct str asking = name_rules(law, &demanders), allowing = name_rules(law, &limiters);
  struct str group = group_name(law, &law->tallies.items[tally].group), day = day_name(law, dispute->day);
  struct finding *finding =
      diag_at(law->model->diag, CODE_conflict, law->roster->rules[first]->at,
              "on %.*s in %.*s %lld %s must be %s (%.*s) but at most %lld may (%.*s)", STR_ARGS(day), STR_ARGS(group),
              (long long)dispute->must, people(dispute->must), counted_where(dispute->counted), STR_ARGS(asking),
              (long long)dispute->may, STR_ARGS(allowing));
  note_rules(law, finding, &demanders, "asks for them", first);
  note_rules(law, finding, &limiters, "limits them", first);
}
