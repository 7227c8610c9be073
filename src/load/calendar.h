/* The calendar: weekdays worked and holidays (contract 4). */
#ifndef LOAD_CALENDAR_H
#define LOAD_CALENDAR_H

#include "load/loader.h"

void load_calendar(struct load *load);
/* Is every year of the days in force covered, where the built-in holidays are used? Of days without an end only the
 * first year is looked at: how far they are planned is not known yet. */
void check_holiday_years(struct load *load);

#endif
