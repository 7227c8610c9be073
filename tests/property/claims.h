/* What a plan as text says of how good it is. */
#ifndef PROPERTY_CLAIMS_H
#define PROPERTY_CLAIMS_H

#include "reached.h"

/* Each promise is proved (no sum is above the best roster's), or said to be at most so far from it, or nothing is said.
 */
struct claims {
  bool proved[PROMISES];
  double gaps[PROMISES]; /* below 0: nothing */
  double sums[PROMISES]; /* of the roster itself; below 0: nothing */
  long broken;           /* people and days that bounds are passed by */
  long broken_gap;       /* at most so many more than must be */
};

struct claims claims_read(const char *text);
bool claims_prove_all(const struct claims *claims); /* spread aside, of which is silence where there are no shifts */
/* Does the roster reach what the text says? False: wrong says what it does not. */
bool claims_add_up(const struct claims *claims, const struct reached *reached, char wrong[static 512]);
/* Is it true of a roster that reaches this, where the best reach that? known: only the promises before it are. False:
 * wrong says what is not. */
bool claims_kept(const struct claims *claims, const struct reached *reached, const struct reached *best, int known,
                 char wrong[static 512]);

#endif
