/* A small office whose answers are found by hand. */
#ifndef PROPERTY_OFFICE_H
#define PROPERTY_OFFICE_H

#include "instance.h"

/* Men and women in turn, born on 1 March of 1972 and later years, in one agency that has one section, from Monday
 * 2022-01-31 on (Tuesday is a holiday). */
struct instance office_make(int staff, int days);
struct rule *office_rule(struct instance *instance, enum key key, int index); /* for those with this value */
struct rule *office_rule_for_all(struct instance *instance);
struct bound office_at_most(int thousandths); /* in the office */
struct bound office_at_least(int number);
void office_bind(struct rule *rule, struct bound bound);

#endif
