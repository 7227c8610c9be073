#include "report/report.h"

static const struct {
  const char *name;
  report_writer *writer;
} formats[] = {{"text", report_text}, {"csv", report_csv}, {"csv-wide", report_csv_wide}};

report_writer *report_format(const char *name) {
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
    if (strcmp(formats[i].name, name) == 0) return formats[i].writer;
  return NULL;
}
