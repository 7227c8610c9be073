/* Integer programs of moves, for GLPK: whether any moves at all keep all rows, and whether some make a sum less than no
 * move does. */
#ifndef PROPERTY_MIP_H
#define PROPERTY_MIP_H

#include <stdbool.h>

/* Columns are from 0 to 1. */
enum { MAX_COLUMNS = 1 << 14 };

/* What columns add to a number. */
struct sum {
  long constant;
  int count, columns[MAX_COLUMNS];
  long coefficients[MAX_COLUMNS]; /* of a column, by its number */
  bool listed[MAX_COLUMNS];
};
void sum_clear(struct sum *sum);
void sum_add(struct sum *sum, int column, long coefficient);

enum answer { ANSWER_NONE, ANSWER_FOUND, ANSWER_GIVEN_UP }; /* after so many nodes of the search */

struct mip;
struct mip *mip_new(void);
void mip_free(struct mip *mip);
int mip_column(struct mip *mip, bool whole);
void mip_row(struct mip *mip, const struct sum *sum, long low, long high);
/* Values of whole columns that keep all rows. */
enum answer mip_any(struct mip *mip, bool taken[MAX_COLUMNS]);
/* Those that make the sum least, where it can be less than 0; no move is known to keep all rows. */
enum answer mip_less(struct mip *mip, const struct sum *sum, bool taken[MAX_COLUMNS]);

#endif
