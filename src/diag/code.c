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
