/* A long file is cut at line ends, and its stretches are read by several threads. That a line end lies outside quotes
 * is a guess: it was right when the stretch before ends there. */
#include "base/parallel.h"
#include "load/table.h"

#define SHORTEST ((size_t)256 << 10) /* bytes of a stretch */
#define MOST 256                     /* stretches */

struct stretch {
  const char *begin;
  uint32_t line; /* of begin */
  uint32_t lines;
};

/* What a thread has made of one. */
struct reading {
  struct table table;
  struct load load;
  struct arena *scratch;
  void *made;
};

struct work {
  struct table *table;
  struct table pattern;      /* the table before any row was read; the thread that takes changes the table itself */
  struct load load;          /* of the same time */
  struct stretch *stretches; /* and one more, at the end */
  size_t count;
  struct reading *readings; /* of those that are being read, in a ring */
  size_t room;
  table_reader *read;
  table_taker *take;
  void *context;
};

static void cut(struct work *work) {
  const struct csv *csv = &work->table->csv;
  size_t left = (size_t)(csv->end - csv->next), size = left / MOST > SHORTEST ? left / MOST : SHORTEST;
  work->stretches = arena_array(work->table->load->arena, struct stretch, left / size + 2);
  for (const char *at = csv->next; at != NULL && at < csv->end;) {
    work->stretches[work->count++].begin = at;
    at = (size_t)(csv->end - at) > size ? memchr(at + size, '\n', (size_t)(csv->end - at) - size) : NULL;
    if (at != NULL) at++;
  }
  if (work->count == 0) work->stretches[work->count++].begin = csv->end;
  work->stretches[work->count].begin = csv->end;
}

/* Line ends are LF, CRLF and CR. */
static void count_lines(void *context, size_t number) {
  struct work *work = context;
  struct stretch *stretch = &work->stretches[number];
  const char *begin = stretch[0].begin, *end = stretch[1].begin;
  uint32_t lines = 0;
  for (const char *at = begin; at < end; at++) lines += *at == '\n';
  for (const char *at = begin; (at = memchr(at, '\r', (size_t)(end - at))) != NULL; at++)
    lines += at + 1 == end || at[1] != '\n';
  stretch->lines = lines;
}

static void number_lines(struct work *work) {
  uint32_t first = work->table->csv.line, line = first;
  parallel_run(work->table->load->model->jobs, work->count, count_lines, work);
  for (size_t i = 0; i < work->count; i++) {
    work->stretches[i].line = line;
    line += work->stretches[i].lines;
  }
  work->table->total_limit = line - first + 1;
}

static struct reading *reading_of(struct work *work, size_t number) {
  return &work->readings[number % work->room];
}

/* The texts that rows leave behind live as long as the table's, in an arena of each place in the ring. */
static void begin(struct work *work, struct reading *reading, size_t number) {
  struct arena *texts = reading->load.arena;
  reading->scratch = arena_new();
  reading->load = work->load;
  reading->load.arena = texts;
  reading->load.diag = diag_new(reading->scratch);
  reading->load.tentative = true;
  reading->table = work->pattern;
  struct table *table = &reading->table;
  table->load = &reading->load;
  table->cells = arena_array(reading->scratch, struct cell, table->count + 1);
  table->csv.arena = texts;
  table->csv.fields = arena_array(reading->scratch, struct csv_field, table->csv.room);
  table->csv.next = work->stretches[number].begin;
  table->csv.limit = work->stretches[number + 1].begin;
  table->csv.line = work->stretches[number].line;
  table->row_limit = work->stretches[number].lines + 1;
}

static void read_tentatively(void *context, size_t number) {
  struct work *work = context;
  struct reading *reading = reading_of(work, number);
  begin(work, reading, number);
  reading->made = work->read(&reading->table, reading->scratch, work->context);
}

/* From where the stretch before has ended, for good. */
static void read_in_order(struct work *work, size_t number) {
  struct table *table = work->table;
  struct arena *scratch = arena_new();
  table->csv.limit = work->stretches[number + 1].begin;
  table->row_limit = work->stretches[number].lines + 1;
  work->take(table, work->read(table, scratch, work->context), work->context);
  arena_free(scratch);
}

static bool is_sound(const struct table *rows) {
  const struct diag *diag = rows->load->diag;
  return !rows->damaged &&
         diag_count(diag, SEVERITY_NOTE) + diag_count(diag, SEVERITY_WARNING) + diag_count(diag, SEVERITY_ERROR) == 0;
}

static bool take(void *context, size_t number) {
  struct work *work = context;
  struct reading *reading = reading_of(work, number);
  struct csv *csv = &work->table->csv;
  if (csv->next != work->stretches[number].begin || !is_sound(&reading->table)) {
    read_in_order(work, number);
  } else {
    work->take(&reading->table, reading->made, work->context);
    csv->next = reading->table.csv.next;
    csv->line = reading->table.csv.line;
  }
  arena_free(reading->scratch);
  progress_add(work->table->load->model->progress,
               (size_t)(work->stretches[number + 1].begin - work->stretches[number].begin));
  return true;
}

static void free_texts(void *texts, size_t size) {
  (void)size;
  arena_free(texts);
}

static void read_stretches(struct work *work) {
  struct load *load = work->table->load;
  work->room = 2 * (size_t)load->model->jobs + 1;
  work->readings = arena_array(load->arena, struct reading, work->room);
  for (size_t i = 0; i < work->room; i++) {
    work->readings[i].load.arena = arena_new();
    arena_own(load->arena, work->readings[i].load.arena, 0, free_texts);
  }
  work->pattern = *work->table;
  work->load = *load;
  progress_begin(load->model->progress, PROGRESS_READING, diag_path(load->diag, work->table->file),
                 (size_t)(work->stretches[work->count].begin - work->stretches[0].begin));
  parallel_in_order(load->model->jobs, work->count, work->room, read_tentatively, take, work);
}

static void read_list(struct work *work) {
  struct table *table = work->table;
  struct arena *scratch = arena_new();
  table->row_limit = table->total_limit = table->list->count - table->next;
  work->take(table, work->read(table, scratch, work->context), work->context);
  arena_free(scratch);
}

void table_read(struct table *table, table_reader *read, table_taker *take_rows, void *context) {
  struct work work = {.table = table, .read = read, .take = take_rows, .context = context};
  if (table->list != NULL) {
    read_list(&work);
    return;
  }
  cut(&work);
  number_lines(&work);
  if (work.count > 1)
    read_stretches(&work);
  else
    read_in_order(&work, 0);
}
