#include "report/pieces.h"
#include "base/parallel.h"

#define WAITING 4 /* pieces a thread may be ahead */

struct work {
  struct progress *progress;
  struct buf *out;
  struct buf *pieces; /* in a ring */
  size_t room;
  piece_writer *write;
  const void *context;
};

static void write_piece(void *context, size_t number) {
  struct work *work = context;
  struct buf *piece = &work->pieces[number % work->room];
  piece->count = 0;
  work->write(work->context, number, piece);
}

static bool put_piece(void *context, size_t number) {
  struct work *work = context;
  buf_str(work->out, buf_view(&work->pieces[number % work->room]));
  progress_add(work->progress, 1);
  return !work->out->failed;
}

void put_pieces(struct buf *out, const struct model *model, size_t count, piece_writer *write, const void *context) {
  unsigned jobs = model->jobs;
  struct arena *arena = arena_new();
  struct work work = {.progress = model->progress,
                      .out = out,
                      .room = jobs < 2 ? 1 : (size_t)jobs * WAITING,
                      .write = write,
                      .context = context};
  if (work.room > count) work.room = count > 0 ? count : 1;
  work.pieces = arena_array(arena, struct buf, work.room);
  for (size_t i = 0; i < work.room; i++) buf_open(&work.pieces[i], NULL, NULL);
  progress_begin(model->progress, PROGRESS_WRITING, NULL, count);
  parallel_in_order(jobs, count, work.room, write_piece, put_piece, &work);
  for (size_t i = 0; i < work.room; i++) buf_close(&work.pieces[i]);
  arena_free(arena);
}

size_t piece_count(size_t rows) {
  return (rows + PIECE_ROWS - 1) / PIECE_ROWS;
}

size_t piece_first(size_t piece) {
  return piece * PIECE_ROWS;
}

size_t piece_end(size_t piece, size_t rows) {
  return rows - piece_first(piece) < PIECE_ROWS ? rows : piece_first(piece) + PIECE_ROWS;
}

struct str *unit_fields(const struct roster *roster) {
  const struct world *world = &roster->model->world;
  struct str *fields = arena_array(roster->model->arena, struct str, world->units.count);
  struct buf scratch;
  buf_open(&scratch, NULL, NULL);
  for (size_t u = 0; u < world->units.count; u++) {
    scratch.count = 0;
    buf_char(&scratch, ',');
    put_field(&scratch, world->units.items[world->units.items[u].agency].id);
    buf_char(&scratch, ',');
    put_field(&scratch, world->units.items[u].id);
    fields[u] = str_copy(roster->model->arena, buf_view(&scratch));
  }
  buf_close(&scratch);
  return fields;
}
