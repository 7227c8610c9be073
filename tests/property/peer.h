/* Large instances, held against integer programs that GLPK solves: is what wfa plans as good as can be, promise after
 * promise, and is there no roster where it says so? */
#ifndef PROPERTY_PEER_H
#define PROPERTY_PEER_H

#include "trial.h"

struct peer_tally {
  int must_be_proved, proved; /* plans of which wfa says that they are optimal */
  int agreed;                 /* plans than which the peer has nothing better either, promise by promise */
  int given_up, conflicts_given_up;
};

enum verdict peer_run(struct trial *trial, struct peer_tally *tally);
void peer_print(const struct peer_tally *tally);

#endif
