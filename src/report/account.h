/* What the pages of an explanation have in common: how days, rules, groups and numbers are said. */
#ifndef REPORT_ACCOUNT_H
#define REPORT_ACCOUNT_H

#include "model/explanation.h"
#include "report/page.h"

struct account {
  struct page page;
  const struct explanation *explanation;
  struct arena *arena;
};

/* "Monday 7 February 2022"; index: of the roster's days */
struct str full_day(const struct account *account, size_t index);
/* "Budi (198…)": two people may share a name. */
struct str named(const struct account *account, uint32_t person);
/* "sector others (butir 3)", "loket (butir 5)" with its circular where there are several, "the capacity of KP3B". */
struct str rule_text(const struct account *account, uint32_t number);
/* "in the office" */
const char *where(enum counted counted);
/* "Bappeda", "Bappeda in shift pagi", "Ruang loket at 08:00" */
struct str group_text(const struct account *account, const struct group *group);
/* "in the week of Monday 7 February 2022", "on 31 January 2022", "from 31 January 2022 to 11 February 2022" */
struct str span_text(const struct account *account, const struct told_days *days);
/* The number that decides of a bound: a minimum's as it asks, that private reasons cut it to who can come is not told.
 */
long long group_number(const struct account *account, const struct told_group *told, bool upper);
long long days_number(const struct told_days *days, bool upper);
/* The answer in a paragraph. */
void put_because(struct account *account);

static inline const char *plural(long long count, const char *one, const char *several) {
  return count == 1 ? one : several;
}

#endif
