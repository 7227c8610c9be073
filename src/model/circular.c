#include "model/circular.h"

const char *mode_name(enum mode mode) {
  static const char *const names[] = {"OFF", "WFO", "WFH", "WFA", "OFF", "LEAVE", "SICK", "TRIP", "STUDY"};
  return names[mode];
}

bool counted_has(enum counted counted, enum mode mode) {
  switch (counted) {
  case COUNTED_WFO:
    return mode == MODE_WFO;
  case COUNTED_WFH:
    return mode == MODE_WFH;
  case COUNTED_WFA:
    return mode == MODE_WFA;
  case COUNTED_OFF:
    return mode == MODE_OFF;
  case COUNTED_AWAY:
    return mode == MODE_WFH || mode == MODE_WFA;
  }
  return false;
}

const char *counted_name(enum counted counted) {
  static const char *const names[] = {"wfo", "wfh", "wfa", "off", "away"};
  return names[counted];
}

struct str circular_label(const struct circular *circular) {
  return circular->number.len ? circular->number : circular->about;
}
