/* Contract 12, wide CSV. Every day shown has its column, Sundays too; a day off by calendar is OFF there (contract 4).
 */
#include "report/shown.h"

static void put_header(struct buf *out, const struct roster *roster, const struct shown *shown) {
  buf_text(out, "nip,name,agency,unit");
  for (size_t day = shown->first; day < shown->end; day++) {
    buf_char(out, ',');
    buf_date(out, roster->days[day]);
  }
  buf_text(out, ",wfo,wfh,wfa\n");
}

static void put_row(struct buf *out, const struct roster *roster, const struct shown *shown, uint32_t index) {
  const struct world *world = &roster->model->world;
  const struct person *person = &world->people.items[index];
  const struct unit *unit = &world->units.items[person->unit];
  struct str fields[] = {person->nip, person->name, world->units.items[unit->agency].id, unit->id};
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
    if (i > 0) buf_char(out, ',');
    put_field(out, fields[i]);
  }
  size_t days[MODE_STUDY + 1] = {0};
  for (size_t day = shown->first; day < shown->end; day++) {
    enum mode mode = roster_mode(roster, index, day);
    buf_char(out, ',');
    buf_text(out, mode_name(mode));
    days[mode]++;
  }
  for (enum mode mode = MODE_WFO; mode <= MODE_WFA; mode++) {
    buf_char(out, ',');
    buf_number(out, (long long)days[mode]);
  }
  buf_char(out, '\n');
}

void report_csv_wide(const struct roster *roster, const struct view *view, struct buf *out) {
  struct shown shown = shown_by(roster, view);
  put_header(out, roster, &shown);
  for (size_t i = 0; i < shown.count; i++) put_row(out, roster, &shown, shown.people[i]);
}
