/* Contract 12, long CSV. A nation's roster has a hundred million rows, and they are made of few texts: each is quoted
 * once, and a row is four copies. */
#include "report/shown.h"

struct texts {
  struct str *people;    /* a shown person each: ",nip,name,agency,unit,place," */
  struct str *modes;     /* by mode and rule of the hours: "WFO,,08:00-13:30,"; made when first met */
  struct str **shifts;   /* by rule of the shifts, then by shift: "WFO,pagi,07:30-15:00," */
  struct str *decisions; /* by reason.decided: "circular,rule\n" */
};

static struct str kept(struct buf *scratch, struct arena *arena) {
  struct str text = str_copy(arena, buf_view(scratch));
  scratch->count = 0;
  return text;
}

static void put_person(struct buf *out, const struct world *world, uint32_t index) {
  const struct person *person = &world->people.items[index];
  const struct unit *unit = &world->units.items[person->unit];
  struct str fields[] = {person->nip, person->name, world->units.items[unit->agency].id, unit->id,
                         person->place == NONE ? STR("") : world->places.items[person->place].id};
  buf_char(out, ',');
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
    put_field(out, fields[i]);
    buf_char(out, ',');
  }
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

static struct texts make_texts(const struct roster *roster, const struct shown *shown) {
  struct arena *arena = roster->model->arena;
  struct texts texts = {arena_array(arena, struct str, shown->count),
                        arena_array(arena, struct str, (MODE_STUDY + 1) * (roster->rule_count + 1)),
                        arena_array(arena, struct str *, roster->rule_count),
                        arena_array(arena, struct str, roster->rule_count + DECIDED_RULE)};
  struct buf scratch;
  buf_open(&scratch, NULL, NULL);
  for (size_t i = 0; i < shown->count; i++) {
    put_person(&scratch, &roster->model->world, shown->people[i]);
    texts.people[i] = kept(&scratch, arena);
  }
  for (size_t decided = 0; decided < roster->rule_count + DECIDED_RULE; decided++) {
    put_decision(&scratch, roster, decided);
    texts.decisions[decided] = kept(&scratch, arena);
  }
  for (size_t r = 0; r < roster->rule_count; r++) texts.shifts[r] = shift_texts(roster->rules[r], &scratch, arena);
  buf_close(&scratch);
  return texts;
}

/* Of a day taken over from an earlier roster, in a shift that the rules of today do not have: "WFO,malam,07:30-15:00,".
 */
static struct str said_text(const struct roster *roster, uint32_t person, size_t day) {
  struct buf scratch;
  char spelled[HOURS_SIZE];
  buf_open(&scratch, NULL, NULL);
  buf_text(&scratch, mode_name(roster_mode(roster, person, day)));
  buf_char(&scratch, ',');
  put_field(&scratch, roster_shift(roster, person, day));
  buf_char(&scratch, ',');
  buf_text(&scratch, roster_hours(roster, person, day, spelled));
  buf_char(&scratch, ',');
  struct str text = kept(&scratch, roster->model->arena);
  buf_close(&scratch);
  return text;
}

/* The shift, or else the rule of the hours (0: none) with the mode, says what the middle of the row is. */
static struct str mode_text(struct texts *texts, const struct roster *roster, uint32_t person, size_t day) {
  enum mode mode = roster_mode(roster, person, day);
  const struct shift *shift = roster->shifts ? roster_rule_shift(roster, person, day) : NULL;
  unsigned holding = roster->reasons[person][day].shifts;
  if (shift != NULL) return texts->shifts[holding - 1][shift - roster->rules[holding - 1]->shifts];
  if (roster->shifts && roster_shift(roster, person, day).len > 0) return said_text(roster, person, day);
  bool has_hours = mode >= MODE_WFO && mode <= MODE_WFA;
  size_t hours = has_hours ? roster->reasons[person][day].hours[mode - MODE_WFO] : HOURS_NONE;
  struct str *text = &texts->modes[mode * (roster->rule_count + 1) + hours];
  if (text->len == 0) {
    char spelled[HOURS_SIZE];
    *text = str_format(roster->model->arena, "%s,,%s,", mode_name(mode), roster_hours(roster, person, day, spelled));
  }
  return *text;
}

void report_csv(const struct roster *roster, const struct view *view, struct buf *out) {
  struct shown shown = shown_by(roster, view);
  struct texts texts = make_texts(roster, &shown);
  buf_text(out, "date,nip,name,agency,unit,place,mode,shift,hours,circular,rule\n");
  for (size_t day = shown.first; day < shown.end; day++) {
    char text[DATE_SIZE];
    struct str when = str_from(date_format(roster->days[day], text));
    for (size_t i = 0; i < shown.count; i++) {
      uint32_t person = shown.people[i];
      if (roster_mode(roster, person, day) == MODE_OFF_CALENDAR) continue;
      buf_str(out, when);
      buf_str(out, texts.people[i]);
      buf_str(out, mode_text(&texts, roster, person, day));
      buf_str(out, texts.decisions[roster_decided(roster, person, day)]);
    }
  }
}
