/* The family of instances that has the whole language, held against every roster of theirs. */
#ifndef PROPERTY_JUDGE_H
#define PROPERTY_JUDGE_H

#include "trial.h"

struct tally {
  int proved, must_be_proved, too_many;
};

enum verdict judge_run(struct trial *trial, struct tally *tally);
void judge_print(const struct tally *tally);

#endif
