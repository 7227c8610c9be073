#include "office.h"

struct instance office_make(int staff, int days) {
  struct instance it = {
      .indonesia = true, .unit_count = 2, .person_count = staff, .circular_count = 1, .block_count = 1};
  int monday = day_of(2022, 1, 31);
  it.units[0] = (struct unit){.parent = NOTHING, .kind = 0, .place = NOTHING, .region = NOTHING};
  it.units[1] = (struct unit){.parent = 0, .kind = 4, .place = NOTHING, .region = NOTHING};
  for (int p = 0; p < staff; p++)
    it.people[p] = (struct person){.place = NOTHING,
                                   .gender = p % 2 ? FEMALE : MALE,
                                   .born = day_of(1972 + p, 3, 1),
                                   .born_column = NO_DAY,
                                   .employment = PNS,
                                   .position = NOTHING,
                                   .floor = FLOOR_EMPTY};
  it.circulars[0] =
      (struct circular){.signed_on = NO_DAY, .valid = {1, {{monday, monday + days - 1}}}, .scope = NOTHING};
  for (int d = 0; d < days; d++) it.days[it.day_count++] = monday + d;
  return it;
}

struct rule *office_rule(struct instance *it, enum key key, int index) {
  struct rule *rule = &it->rules[it->rule_count++];
  *rule = (struct rule){.who = it->selector_count, .circular = it->circular_count - 1};
  it->circulars[rule->circular].rule_count++;
  it->selectors[it->selector_count++] = (struct selector){1, {{key, 1, {{.index = index}}}}};
  return rule;
}

struct rule *office_rule_for_all(struct instance *it) {
  struct rule *rule = &it->rules[it->rule_count++];
  *rule = (struct rule){.who = NOTHING, .circular = it->circular_count - 1};
  it->circulars[rule->circular].rule_count++;
  return rule;
}

struct bound office_at_most(int thousandths) {
  return (struct bound){.max = {true, true, thousandths}};
}

struct bound office_at_least(int number) {
  return (struct bound){.min = {true, false, number}};
}

void office_bind(struct rule *rule, struct bound bound) {
  rule->bounds[rule->bound_count++] = bound;
}
