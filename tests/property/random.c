#include "random.h"

static uint64_t next(struct random *random) {
  uint64_t z = (random->state += 0x9E3779B97F4A7C15u);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

struct random random_of(uint64_t seed, uint64_t number) {
  struct random random = {seed};
  random.state = next(&random) ^ (number * 0xD1342543DE82EF95u);
  return random;
}

int random_below(struct random *random, int limit) {
  return (int)(next(random) % (uint64_t)limit);
}

int random_between(struct random *random, int low, int high) {
  return low + random_below(random, high - low + 1);
}

bool chance(struct random *random, int percent) {
  return random_below(random, 100) < percent;
}
