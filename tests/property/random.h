/* A small generator of random numbers (splitmix64): the same seed gives the
 * same instances on every machine. */
#ifndef PROPERTY_RANDOM_H
#define PROPERTY_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

struct random {
  uint64_t state;
};

struct random random_of(uint64_t seed, uint64_t number); /* of the instance with this number */
int random_below(struct random *random, int limit);      /* 0..limit-1; limit at least 1 */
int random_between(struct random *random, int low, int high);
bool chance(struct random *random, int percent);

#endif
