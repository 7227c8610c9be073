/* Civil dates of the Gregorian calendar as day numbers. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/str.h"
#include <stdint.h>

typedef int32_t date; /* days since 1970-01-01 */
#define DATE_NONE INT32_MIN
#define DATE_OPEN INT32_MAX /* the end of "A.." */

enum weekday { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };
typedef uint8_t weekdays; /* a set: bit 0 is Monday */

/* DATE_NONE when there is no such day; years 1900 to 2199. */
date date_make(int year, int month, int day);
void date_split(date day, int *year, int *month, int *day_of_month);
int date_year(date day);
enum weekday date_weekday(date day);
/* ISO 8601 week, e.g. 2022-W05; the year may differ from the calendar year. */
void date_iso_week(date day, int *year, int *week);
date date_of_iso_week(int year, int week); /* its Monday, DATE_NONE when the year has no such week */
date date_monday(date day);                /* the Monday of its week */
int date_age(date born, date on);          /* whole years; 29 February counts on 1 March in a common year */

#define DATE_SIZE 11                                            /* "2022-01-31" and its NUL */
const char *date_format(date day, char text[static DATE_SIZE]); /* returns text */
bool date_parse_iso(struct str s, date *day);                   /* exactly YYYY-MM-DD and a day that exists */

const char *weekday_name(enum weekday day);  /* "Senin" */
const char *weekday_short(enum weekday day); /* "Sen" */
const char *weekday_key(enum weekday day);   /* "mon", as the language writes it */
const char *month_short(int month);          /* 1..12: "Jan", "Mei", "Agu" */
/* Indonesian or English, whole or in three letters, any case: false when it is no name. */
bool weekday_named(struct str name, enum weekday *day);
bool month_named(struct str name, int *month); /* 1..12 */

#endif
