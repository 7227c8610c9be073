#include "model/calendar.h"

bool dates_contain(const struct dates *dates, date day) {
  for (size_t i = 0; i < dates->count; i++)
    if (dates->ranges[i].first <= day && day <= dates->ranges[i].last) return true;
  return false;
}

bool when_holds(const struct when *when, date day) {
  if (when->dates.count && !dates_contain(&when->dates, day)) return false;
  if (when->weekdays && !(when->weekdays >> date_weekday(day) & 1)) return false;
  return !dates_contain(&when->except, day);
}

const struct holiday *calendar_holiday(const struct calendar *calendar, date day) {
  size_t low = 0, high = calendar->holidays.count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    const struct holiday *holiday = &calendar->holidays.items[middle];
    if (holiday->day == day) return holiday;
    if (holiday->day < day) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return NULL;
}
