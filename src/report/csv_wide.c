/* Contract 12, wide CSV. Every day shown has its column, Sundays too; a day off by calendar is OFF there (contract 4).
 */
#include "report/pieces.h"

/* ",WFO", filled up to eight bytes so that each is copied at once. */
struct mode_cell {
  char text[8];
  size_t len;
};

struct wide {
  const struct roster *roster;
  struct shown shown;
  const struct str *units; /* ",agency,unit" */
  struct mode_cell cells[MODE_STUDY + 1];
};

static void put_header(struct buf *out, const struct roster *roster, const struct shown *shown) {
  buf_text(out, "nip,name,agency,unit");
  for (size_t day = shown->first; day < shown->end; day++) {
    buf_char(out, ',');
    buf_date(out, roster->days[day]);
  }
  buf_text(out, ",wfo,wfh,wfa\n");
}

static void make_cells(struct mode_cell *cells) {
  for (enum mode mode = 0; mode <= MODE_STUDY; mode++) {
    cells[mode].len = strlen(mode_name(mode)) + 1;
    cells[mode].text[0] = ',';
    memcpy(cells[mode].text + 1, mode_name(mode), cells[mode].len - 1);
  }
}

static void put_days(const struct wide *wide, uint32_t person, struct buf *out) {
  const uint8_t *modes = &wide->roster->modes[person * wide->roster->day_count];
  size_t days[MODE_STUDY + 1] = {0}, count = wide->shown.end - wide->shown.first;
  char *begin = buf_room(out, count * sizeof wide->cells[0].text), *at = begin;
  for (size_t day = wide->shown.first; day < wide->shown.end; day++) {
    const struct mode_cell *cell = &wide->cells[modes[day]];
    memcpy(at, cell->text, sizeof cell->text);
    at += cell->len;
    days[modes[day]]++;
  }
  out->count += (size_t)(at - begin);
  for (enum mode mode = MODE_WFO; mode <= MODE_WFA; mode++) {
    buf_char(out, ',');
    buf_number(out, (long long)days[mode]);
  }
}

static void put_rows(const void *context, size_t piece, struct buf *out) {
  const struct wide *wide = context;
  size_t end = piece_end(piece, wide->shown.count);
  for (size_t i = piece_first(piece); i < end; i++) {
    const struct person *person = &wide->roster->model->world.people.items[wide->shown.people[i]];
    put_field(out, person->nip);
    buf_char(out, ',');
    put_field(out, person->name);
    buf_str(out, wide->units[person->unit]);
    put_days(wide, wide->shown.people[i], out);
    buf_char(out, '\n');
  }
}

void report_csv_wide(const struct roster *roster, const struct view *view, struct buf *out) {
  struct wide wide = {.roster = roster, .shown = shown_by(roster, view), .units = unit_fields(roster)};
  make_cells(wide.cells);
  put_header(out, roster, &wide.shown);
  put_pieces(out, roster->model, piece_count(wide.shown.count), put_rows, &wide);
}
