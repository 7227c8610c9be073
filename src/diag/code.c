#include "diag/diag.h"

struct code {
  const char *slug, *explanation;
  enum severity severity;
};

static const struct code codes[] = {
#define CODE(name, slug, severity, explanation) {slug, explanation, severity},
#include "diag/codes.def"
#undef CODE
};

const char *code_slug(enum diag_code code) {
  return codes[code].slug;
}
enum severity code_severity(enum diag_code code) {
  return codes[code].severity;
}
const char *code_explanation(enum diag_code code) {
  return codes[code].explanation;
}

bool code_find(struct str slug, enum diag_code *code) {
  for (int i = 0; i < CODE_COUNT; i++) {
    if (!str_equal(slug, str_from(codes[i].slug))) continue;
    *code = (enum diag_code)i;
    return true;
  }
  return false;
}
