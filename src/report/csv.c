/* Contract 12, long CSV. A nation's roster has a hundred million rows, and they are made of few texts: each is quoted
 * once, and what is left to a row are a person's two and some copies. */
#include "report/pieces.h"

struct texts {
  const struct str *units; /* ",agency,unit" */
  struct str *places;      /* ",place,"; behind the last that of none */
  struct str *modes;       /* by mode and rule of the hours: "WFO,,08:00-13:30," */
  struct str **shifts;     /* by rule of the shifts, then by shift: "WFO,pagi,07:30-15:00," */
  struct str *decisions;   /* by reason.decided: "circular,rule\n" */
};

struct sheet {
  const struct roster *roster;
  struct shown shown;
  struct texts texts;
  size_t day_pieces; /* of each day */
};

static struct str kept(struct buf *scratch, struct arena *arena) {
  struct str text = str_copy(arena, buf_view(scratch));
  scratch->count = 0;
  return text;
}

static struct str *place_texts(const struct world *world, struct buf *scratch, struct arena *arena) {
  struct str *texts = arena_array(arena, struct str, world->places.count + 1);
  for (size_t p = 0; p < world->places.count; p++) {
    buf_char(scratch, ',');
    put_field(scratch, world->places.items[p].id);
    buf_char(scratch, ',');
    texts[p] = kept(scratch, arena);
  }
  texts[world->places.count] = STR(",,");
  return texts;
}

/* Hours hold in the office, at home and elsewhere alone. */
static struct str *mode_texts(const struct roster *roster, struct arena *arena) {
  struct str *texts = arena_array(arena, struct str, (MODE_STUDY + 1) * (roster->rule_count + 1));
  for (enum mode mode = 0; mode <= MODE_STUDY; mode++)
    for (size_t number = HOURS_NONE; number <= roster->rule_count; number++) {
      char spelled[HOURS_SIZE] = "";
      if (mode >= MODE_WFO && mode <= MODE_WFA && number != HOURS_NONE)
        hours_text(roster->rules[number - 1]->hours[mode - MODE_WFO], spelled);
      texts[mode * (roster->rule_count + 1) + number] = str_format(arena, "%s,,%s,", mode_name(mode), spelled);
    }
  return texts;
}

static void put_decision(struct buf *out, const struct roster *roster, size_t decided) {
  if (decided >= DECIDED_RULE) {
    const struct circular *circular = roster->rule_circulars[decided - DECIDED_RULE];
    put_field(out,
              str_format(roster->model->arena, "%.*s%s", STR_ARGS(circular_label(circular)), status_suffix(circular)));
    buf_char(out, ',');
    put_field(out, roster->rules[decided - DECIDED_RULE]->id);
  } else {
    buf_text(out, decided == DECIDED_ABSENCE ? ",absence" : ",normal");
  }
  buf_char(out, '\n');
}

static struct str *shift_texts(const struct rule *rule, struct buf *scratch, struct arena *arena) {
  struct str *texts = arena_array(arena, struct str, rule->shift_count);
  for (size_t s = 0; s < rule->shift_count; s++) {
    char hours[HOURS_SIZE];
    buf_text(scratch, "WFO,");
    put_field(scratch, rule->shifts[s].name);
    buf_char(scratch, ',');
    buf_text(scratch, hours_text(rule->shifts[s].hours, hours));
    buf_char(scratch, ',');
    texts[s] = kept(scratch, arena);
  }
  return texts;
}

static struct texts make_texts(const struct roster *roster) {
  struct arena *arena = roster->model->arena;
  struct buf scratch;
  buf_open(&scratch, NULL, NULL);
  struct texts texts = {unit_fields(roster), place_texts(&roster->model->world, &scratch, arena),
                        mode_texts(roster, arena), arena_array(arena, struct str *, roster->rule_count),
                        arena_array(arena, struct str, roster->rule_count + DECIDED_RULE)};
  for (size_t decided = 0; decided < roster->rule_count + DECIDED_RULE; decided++) {
    put_decision(&scratch, roster, decided);
    texts.decisions[decided] = kept(&scratch, arena);
  }
  for (size_t r = 0; r < roster->rule_count; r++) texts.shifts[r] = shift_texts(roster->rules[r], &scratch, arena);
  buf_close(&scratch);
  return texts;
}

/* The shift, or else the rule of the hours (0: none) with the mode, says what the middle of the row is. */
static struct str mode_text(const struct sheet *sheet, uint32_t person, size_t day) {
  const struct roster *roster = sheet->roster;
  const struct reason *reason = &roster->reasons[person][day];
  enum mode mode = roster_mode(roster, person, day);
  const struct shift *shift = roster->shifts ? roster_rule_shift(roster, person, day) : NULL;
  if (shift != NULL) return sheet->texts.shifts[reason->shifts - 1][shift - roster->rules[reason->shifts - 1]->shifts];
  bool has_hours = mode >= MODE_WFO && mode <= MODE_WFA;
  return sheet->texts
      .modes[mode * (roster->rule_count + 1) + (has_hours ? reason->hours[mode - MODE_WFO] : HOURS_NONE)];
}

/* Of a day taken over from an earlier roster, in a shift that the rules of today do not have. */
static void put_said_row(const struct sheet *sheet, uint32_t index, size_t day, struct str when, struct buf *out) {
  const struct roster *roster = sheet->roster;
  const struct world *world = &roster->model->world;
  const struct person *person = &world->people.items[index];
  char spelled[HOURS_SIZE];
  buf_str(out, when);
  put_field(out, person->nip);
  buf_char(out, ',');
  put_field(out, person->name);
  buf_str(out, sheet->texts.units[person->unit]);
  buf_str(out, sheet->texts.places[person->place == NONE ? world->places.count : person->place]);
  buf_text(out, mode_name(roster_mode(roster, index, day)));
  buf_char(out, ',');
  put_field(out, roster_shift(roster, index, day));
  buf_char(out, ',');
  buf_text(out, roster_hours(roster, index, day, spelled));
  buf_char(out, ',');
  buf_str(out, sheet->texts.decisions[roster_decided(roster, index, day)]);
}

static bool is_said(const struct roster *roster, uint32_t person, size_t day) {
  return roster->shifts && !roster_rule_shift(roster, person, day) && roster_shift(roster, person, day).len > 0;
}

static void put_row(const struct sheet *sheet, uint32_t index, size_t day, struct str when, struct buf *out) {
  const struct world *world = &sheet->roster->model->world;
  const struct person *person = &world->people.items[index];
  struct str unit = sheet->texts.units[person->unit];
  struct str place = sheet->texts.places[person->place == NONE ? world->places.count : person->place];
  struct str mode = mode_text(sheet, index, day);
  struct str decision = sheet->texts.decisions[roster_decided(sheet->roster, index, day)];
  char *begin = buf_room(out, when.len + field_room(person->nip) + 1 + field_room(person->name) + unit.len + place.len +
                                  mode.len + decision.len);
  char *at = copy_field(copy_text(begin, when), person->nip);
  *at++ = ',';
  at = copy_text(copy_field(at, person->name), unit);
  at = copy_text(copy_text(copy_text(at, place), mode), decision);
  out->count += (size_t)(at - begin);
}

static void put_rows(const void *context, size_t number, struct buf *out) {
  const struct sheet *sheet = context;
  size_t day = sheet->shown.first + number / sheet->day_pieces, piece = number % sheet->day_pieces;
  size_t end = piece_end(piece, sheet->shown.count);
  char text[DATE_SIZE];
  date_format(sheet->roster->days[day], text);
  text[DATE_SIZE - 1] = ',';
  for (size_t i = piece_first(piece); i < end; i++)
    if (roster_mode(sheet->roster, sheet->shown.people[i], day) != MODE_OFF_CALENDAR)
      (is_said(sheet->roster, sheet->shown.people[i], day) ? put_said_row : put_row)(
          sheet, sheet->shown.people[i], day, (struct str){text, DATE_SIZE}, out);
}

void report_csv(const struct roster *roster, const struct view *view, struct buf *out) {
  struct sheet sheet = {.roster = roster, .shown = shown_by(roster, view), .texts = make_texts(roster)};
  sheet.day_pieces = piece_count(sheet.shown.count);
  buf_text(out, "date,nip,name,agency,unit,place,mode,shift,hours,circular,rule\n");
  put_pieces(out, roster->model, (sheet.shown.end - sheet.shown.first) * sheet.day_pieces, put_rows, &sheet);
}
