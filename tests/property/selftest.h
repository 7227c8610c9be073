/* The third reading of the law against instances whose answers were found by
 * hand. */
#ifndef PROPERTY_SELFTEST_H
#define PROPERTY_SELFTEST_H

int selftest_whole(void); /* how many answers of the whole language are wrong */
int selftest_run(void);   /* 0, or 1 with a line for each wrong answer */

#endif
