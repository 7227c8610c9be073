#include "days.h"
#include <stdio.h>

static bool is_leap(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_length(int year, int month) {
  static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return lengths[month - 1] + (month == 2 && is_leap(year));
}

int day_of(int year, int month, int day) {
  int number = 0;
  for (int y = 1970; y < year; y++) number += 365 + is_leap(y);
  for (int y = year; y < 1970; y++) number -= 365 + is_leap(y);
  for (int m = 1; m < month; m++) number += month_length(year, m);
  return number + day - 1;
}

void day_split(int number, int *year, int *month, int *day) {
  *year = 1970;
  *month = 1;
  while (number < 0) number += 365 + is_leap(--*year);
  while (number >= 365 + is_leap(*year)) number -= 365 + is_leap((*year)++);
  while (number >= month_length(*year, *month)) number -= month_length(*year, (*month)++);
  *day = number + 1;
}

int day_weekday(int number) {
  return ((number + 3) % 7 + 7) % 7;
}

int day_age(int born, int today) {
  int year, month, day, born_year, born_month, born_day;
  day_split(today, &year, &month, &day);
  day_split(born, &born_year, &born_month, &born_day);
  bool had_birthday = month > born_month || (month == born_month && day >= born_day);
  return year - born_year - !had_birthday;
}

bool dates_have(const struct dates *dates, int day) {
  for (int i = 0; i < dates->count; i++)
    if (day >= dates->items[i].first && day <= dates->items[i].last) return true;
  return false;
}

const char *day_written(int number, char text[static 16]) {
  int year, month, day;
  day_split(number, &year, &month, &day);
  snprintf(text, 16, "%04d-%02d-%02d", year % 10000, month % 100, day % 100);
  return text;
}
