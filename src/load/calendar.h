/* The calendar: weekdays worked and holidays (contract 4). */
#ifndef LOAD_CALENDAR_H
#define LOAD_CALENDAR_H

#include "load/loader.h"

void load_calendar(struct load *load);
/* Is every year of the circulars' days covered, where the built-in holidays are used? */
void check_holiday_years(struct load *load);

#endif
