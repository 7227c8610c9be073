/* Dates as day numbers, counted here a second time so that a slip in the
 * library's own dates shows. */
#ifndef PROPERTY_DAYS_H
#define PROPERTY_DAYS_H

#include <stdbool.h>

#define NO_DAY (-1000000)
#define OPEN_DAY 1000000

struct range {
  int first, last; /* both included; last may be OPEN_DAY */
};

#define MAX_RANGES 3
struct dates {
  int count;
  struct range items[MAX_RANGES];
};

int day_of(int year, int month, int day);
void day_split(int number, int *year, int *month, int *day);
int day_weekday(int number);      /* 0 is Monday */
int day_age(int born, int today); /* whole years; 29 February counts on 1 March */
bool dates_have(const struct dates *dates, int day);
const char *day_written(int number, char text[static 16]); /* 2022-01-31; returns text */

#endif
