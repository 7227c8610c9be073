#include "text.h"
#include "writer.h"
#include <stdlib.h>

static FILE *open_file(struct writer *writer, const char *name) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", writer->folder, name);
  FILE *file = fopen(path, "w");
  if (!file) {
    perror(path);
    exit(2);
  }
  return file;
}

/* A table beside the YAML file: text goes there until close_table. */
struct table {
  FILE *yaml;
  char separator;
};

static struct table open_table(struct writer *writer, const char *name) {
  struct table table = {writer->file, ",;\t"[random_below(&writer->random, 3)]};
  writer->file = open_file(writer, name);
  writer->in_csv = true;
  return table;
}

static void close_table(struct writer *writer, const struct table *table) {
  fclose(writer->file);
  writer->file = table->yaml;
  writer->in_csv = false;
}

static void header(struct writer *writer, const struct table *table, const char *const *names, int count) {
  for (int i = 0; i < count; i++) fprintf(writer->file, "%s%c", names[i], i + 1 < count ? table->separator : '\n');
}

static void cell(struct writer *writer, const struct table *table) {
  fputc(table->separator, writer->file);
}

static void calendar(struct writer *writer) {
  const struct instance *it = writer->it;
  char text[16];
  if (!it->calendar_given && it->week == 0) return;
  fputs("calendar:\n", writer->file);
  if (it->week != 0) {
    fputs("  week: ", writer->file);
    write_week(writer, it->week);
    fputc('\n', writer->file);
  }
  if (!it->calendar_given) return;
  fputs("  holidays: [", writer->file);
  const char *gap = it->indonesia ? "" : " ";
  fputs(it->indonesia ? " indonesia" : "", writer->file);
  if (it->indonesia) gap = ", ";
  for (int i = 0; i < it->holiday_count; i++) {
    fprintf(writer->file, "%s{ date: %s, name: Libur %d }", gap, day_written(it->holidays[i], text), i);
    gap = ", ";
  }
  fputs(" ]\n", writer->file);
}

static void places(struct writer *writer) {
  if (writer->it->place_count == 0) return;
  fputs("places:\n", writer->file);
  for (int i = 0; i < writer->it->place_count; i++) {
    fprintf(writer->file, "  p%d: { name: Gedung %d", i, i);
    if (writer->it->capacity[i] != NOTHING) fprintf(writer->file, ", capacity: %d", writer->it->capacity[i]);
    fputs(" }\n", writer->file);
  }
}

static void inline_unit(struct writer *writer, int number, int indent) {
  const struct unit *unit = &writer->it->units[number];
  fprintf(writer->file, "%*s- id: u%d\n", indent, "", number);
  indent += 2;
  fprintf(writer->file, "%*sname: Unit Nomor %d\n%*saliases: [ alias%d ]\n", indent, "", number, indent, "", number);
  if (unit->kind != NOTHING) fprintf(writer->file, "%*skind: %s\n", indent, "", kind_names[unit->kind]);
  if (unit->place != NOTHING) fprintf(writer->file, "%*splace: p%d\n", indent, "", unit->place);
  if (unit->region != NOTHING) fprintf(writer->file, "%*sregion: %s\n", indent, "", region_names[unit->region]);
  if (unit->week != 0) {
    fprintf(writer->file, "%*sweek: ", indent, "");
    write_week(writer, unit->week);
    fputc('\n', writer->file);
  }
  if (unit->works_holidays) fprintf(writer->file, "%*sholidays: work\n", indent, "");
  bool first = true;
  for (int child = number + 1; child < writer->it->unit_count; child++) {
    if (writer->it->units[child].parent != number) continue;
    if (first) fprintf(writer->file, "%*sunits:\n", indent, "");
    first = false;
    inline_unit(writer, child, indent + 2);
  }
}

static void table_unit(struct writer *writer, const struct table *table, int number) {
  const struct unit *unit = &writer->it->units[number];
  char separator = table->separator;
  fprintf(writer->file, "u%d%cUnit Nomor %d%c", number, separator, number, separator);
  if (unit->parent != NOTHING) fprintf(writer->file, "u%d", unit->parent);
  fprintf(writer->file, "%c%s%c", separator, unit->kind != NOTHING ? kind_names[unit->kind] : "", separator);
  if (unit->place != NOTHING) fprintf(writer->file, "p%d", unit->place);
  fprintf(writer->file, "%c%s%c", separator, unit->region != NOTHING ? region_names[unit->region] : "", separator);
  if (unit->week != 0) write_week(writer, unit->week);
  fprintf(writer->file, "%c%s%c\"alias%d\"\n", separator, unit->works_holidays ? "work" : "", separator, number);
}

/* Weeks that are written as a list have no agreed form in a cell. */
static bool has_listed_week(const struct instance *it) {
  for (int i = 0; i < it->unit_count; i++)
    if (it->units[i].week == 0x5e) return true;
  return false;
}

static void agencies(struct writer *writer) {
  static const char *const names[] = {"id", "name", "parent", "kind", "place", "region", "week", "holidays", "aliases"};
  if (!has_listed_week(writer->it) && chance(&writer->random, 30)) {
    fputs("agencies: { file: agencies.csv }\n", writer->file);
    struct table table = open_table(writer, "agencies.csv");
    header(writer, &table, names, 9);
    for (int i = 0; i < writer->it->unit_count; i++) table_unit(writer, &table, i);
    close_table(writer, &table);
    return;
  }
  fputs("agencies:\n", writer->file);
  for (int i = 0; i < writer->it->unit_count; i++)
    if (writer->it->units[i].parent == NOTHING) inline_unit(writer, i, 2);
}

static const char *gender_word(struct writer *writer, int gender) {
  static const char *const words[][4] = {{"male", "L", "M", "laki-laki"}, {"female", "P", "F", "wanita"}};
  return gender == UNKNOWN ? "" : words[gender - MALE][random_below(&writer->random, 4)];
}

static const char *employment_word(int employment) {
  static const char *const words[] = {"", "PNS", "pppk", "non-asn"};
  return words[employment];
}

/* Each tag, with this between them. */
static void tags(struct writer *writer, unsigned set, const char *between) {
  const char *gap = "";
  for (int i = 0; i < TAG_COUNT; i++) {
    if (!(set >> i & 1)) continue;
    fprintf(writer->file, "%s%s", gap, tag_names[i]);
    gap = between;
  }
}

static void floor_cell(struct writer *writer, int floor) {
  if (floor == FLOOR_LOBBY) fputs("Lobby", writer->file);
  if (floor > 0) fprintf(writer->file, "%d", floor);
}

/* Names compare without case. */
static const char *team_name(struct writer *writer, int team) {
  static const char *const shouted[TEAM_COUNT] = {"REGU A", "REGU  B"};
  if (team == NOTHING) return "";
  return chance(&writer->random, 20) ? shouted[team] : team_names[team];
}

static void table_person(struct writer *writer, const struct table *table, int number) {
  const struct person *person = &writer->it->people[number];
  char text[16];
  fprintf(writer->file, "%s%s%cOrang %d%c", person->born != NO_DAY && chance(&writer->random, 10) ? "'" : "",
          person->nip, table->separator, number, table->separator);
  write_unit(writer, person->unit);
  cell(writer, table);
  if (person->place != NOTHING) fprintf(writer->file, "p%d", person->place);
  fprintf(writer->file, "%c%s%c", table->separator, gender_word(writer, person->gender_column), table->separator);
  if (person->born_column != NO_DAY) fputs(day_written(person->born_column, text), writer->file);
  fprintf(writer->file, "%c%s%c", table->separator, employment_word(person->employment_column), table->separator);
  fprintf(writer->file, "%s%c\"", person->position != NOTHING ? position_names[person->position] : "",
          table->separator);
  tags(writer, person->tags, chance(&writer->random, 50) ? ";" : " ");
  fprintf(writer->file, "\"%c", table->separator);
  floor_cell(writer, person->floor);
  if (writer->it->whole) fprintf(writer->file, "%c%s", table->separator, team_name(writer, person->team));
  fputc('\n', writer->file);
}

static void inline_person(struct writer *writer, int number) {
  const struct person *person = &writer->it->people[number];
  char text[16];
  fprintf(writer->file, "  - { nip: %s, name: Orang %d, unit: ", person->nip, number);
  write_unit(writer, person->unit);
  if (person->place != NOTHING) fprintf(writer->file, ", place: p%d", person->place);
  if (person->gender_column) fprintf(writer->file, ", gender: %s", gender_word(writer, person->gender_column));
  if (person->born_column != NO_DAY) fprintf(writer->file, ", born: %s", day_written(person->born_column, text));
  if (person->employment_column) fprintf(writer->file, ", employment: %s", employment_word(person->employment_column));
  if (person->position != NOTHING) fprintf(writer->file, ", position: %s", position_names[person->position]);
  if (person->tags) {
    fputs(", tags: [ ", writer->file);
    tags(writer, person->tags, ", ");
    fputs(" ]", writer->file);
  }
  if (person->floor != FLOOR_EMPTY) fputs(", floor: ", writer->file);
  floor_cell(writer, person->floor);
  if (person->team != NOTHING) fprintf(writer->file, ", team: %s", team_name(writer, person->team));
  fputs(" }\n", writer->file);
}

static void staff(struct writer *writer) {
  static const char *const ours[] = {"nip",        "name",     "unit", "place", "gender", "born",
                                     "employment", "position", "tags", "floor", "team"};
  static const char *const theirs[] = {"NIP BARU",   "NAMA",     "UNOR", "place", "gender", "born",
                                       "employment", "position", "Tags", "Floor", "team"};
  if (chance(&writer->random, 50)) {
    bool mapped = chance(&writer->random, 40);
    fprintf(writer->file, "staff: { file: staff.csv%s }\n",
            mapped ? ", columns: { nip: NIP BARU, name: NAMA, unit: UNOR }" : "");
    struct table table = open_table(writer, "staff.csv");
    header(writer, &table, mapped ? theirs : ours, writer->it->whole ? 11 : 10);
    for (int i = 0; i < writer->it->person_count; i++) table_person(writer, &table, i);
    close_table(writer, &table);
    return;
  }
  fputs("staff:\n", writer->file);
  for (int i = 0; i < writer->it->person_count; i++) inline_person(writer, i);
}

static const char *const absence_words[] = {"leave", "sick", "trip", "study"};

static void inline_absence(struct writer *writer, const struct absence *absence) {
  struct dates dates = {1, {absence->days}};
  fprintf(writer->file, "  - { nip: %s, ", writer->it->people[absence->person].nip);
  if (chance(&writer->random, 50)) {
    fputs("dates: ", writer->file);
    write_dates(writer, &dates);
  } else {
    fputs("from: ", writer->file);
    write_date(writer, absence->days.first);
    fputs(", to: ", writer->file);
    write_date(writer, absence->days.last);
  }
  fprintf(writer->file, ", kind: %s }\n", absence_words[absence->kind]);
}

static void table_absence(struct writer *writer, const struct table *table, const struct absence *absence) {
  fputs(writer->it->people[absence->person].nip, writer->file);
  cell(writer, table);
  write_date(writer, absence->days.first);
  cell(writer, table);
  write_date(writer, absence->days.last);
  fprintf(writer->file, "%c%s\n", table->separator, absence_words[absence->kind]);
}

static void absences(struct writer *writer) {
  static const char *const names[] = {"nip", "from", "to", "kind"};
  if (writer->it->absence_count == 0) return;
  if (chance(&writer->random, 50)) {
    fputs("absences: { file: absences.csv }\n", writer->file);
    struct table table = open_table(writer, "absences.csv");
    header(writer, &table, names, 4);
    for (int i = 0; i < writer->it->absence_count; i++) table_absence(writer, &table, &writer->it->absences[i]);
    close_table(writer, &table);
    return;
  }
  fputs("absences:\n", writer->file);
  for (int i = 0; i < writer->it->absence_count; i++) inline_absence(writer, &writer->it->absences[i]);
}

static void inline_level(struct writer *writer, const struct level *level) {
  char text[16];
  fprintf(writer->file, "  - { region: %s, from: %s", region_names[level->region],
          day_written(level->days.first, text));
  if (level->days.last != OPEN_DAY) fprintf(writer->file, ", to: %s", day_written(level->days.last, text));
  fprintf(writer->file, ", level: %s }\n", level_names[level->level]);
}

static void table_level(struct writer *writer, const struct table *table, const struct level *level) {
  char from[16], to[16] = "";
  day_written(level->days.first, from);
  if (level->days.last != OPEN_DAY) day_written(level->days.last, to);
  fprintf(writer->file, "%s%c%s%c%s%c%s\n", region_names[level->region], table->separator, from, table->separator, to,
          table->separator, level_names[level->level]);
}

static void levels(struct writer *writer) {
  static const char *const names[] = {"region", "from", "to", "level"};
  if (writer->it->level_count == 0) return;
  if (chance(&writer->random, 40)) {
    fputs("levels: { file: levels.csv }\n", writer->file);
    struct table table = open_table(writer, "levels.csv");
    header(writer, &table, names, 4);
    for (int i = 0; i < writer->it->level_count; i++) table_level(writer, &table, &writer->it->levels[i]);
    close_table(writer, &table);
    return;
  }
  fputs("levels:\n", writer->file);
  for (int i = 0; i < writer->it->level_count; i++) inline_level(writer, &writer->it->levels[i]);
}

static void world(struct writer *writer) {
  calendar(writer);
  places(writer);
  agencies(writer);
  staff(writer);
  absences(writer);
  levels(writer);
}

static bool has_bound(const struct rule *rule, enum counted counted) {
  for (int i = 0; i < rule->bound_count; i++)
    if (rule->bounds[i].counted == counted) return true;
  return false;
}

static void hours_for_all(struct writer *writer, int hours) {
  fprintf(writer->file, "%s\n", hours_texts[hours]);
}

static void hours(struct writer *writer, const struct rule *rule) {
  if (rule->hours_wfo == 0 && rule->hours_wfh == 0 && rule->hours_wfa == 0) return;
  fputs("    hours: ", writer->file);
  if (rule->hours_wfo == rule->hours_wfh && rule->hours_wfh == rule->hours_wfa) {
    hours_for_all(writer, rule->hours_wfo);
    return;
  }
  fputs("{ ", writer->file);
  if (rule->hours_wfo > 0) fprintf(writer->file, "wfo: %s, ", hours_texts[rule->hours_wfo]);
  if (rule->hours_wfh > 0) fprintf(writer->file, "wfh: %s, ", hours_texts[rule->hours_wfh]);
  if (rule->hours_wfa > 0) fprintf(writer->file, "wfa: %s", hours_texts[rule->hours_wfa]);
  fputs(" }\n", writer->file);
}

static void time_of_day(struct writer *writer, int minutes) {
  fprintf(writer->file, "%02d:%02d", minutes / 60, minutes % 60);
}

static void shifts(struct writer *writer, const struct rule *rule) {
  if (rule->shift_count == 0) return;
  fputs("    shifts: { ", writer->file);
  for (int i = 0; i < rule->shift_count; i++) {
    const struct shift *shift = &rule->shifts[i];
    fputs(i > 0 ? ", " : "", writer->file);
    write_shift(writer, shift->name);
    fputs(": ", writer->file);
    time_of_day(writer, shift->start);
    fputs("-", writer->file);
    if (shift->end > 0) time_of_day(writer, shift->end);
  }
  fputs(" }\n", writer->file);
}

static void effects(struct writer *writer, const struct rule *rule) {
  static const char *const duties[] = {"", "wfo", "wfh", "free", "wfa", "off"};
  static const char *const counted_words[] = {"wfo", "wfh", "wfa", "off", "away"};
  const struct when *when = &rule->when;
  if (when->dates.count > 0 || when->weekdays != 0 || when->except.count > 0) {
    fputs("    when: ", writer->file);
    write_when(writer, when);
    fputc('\n', writer->file);
  }
  if (rule->duty != DUTY_NONE) fprintf(writer->file, "    do: %s\n", duties[rule->duty]);
  if (rule->closes) fputs("    close: true\n", writer->file);
  if (rule->fill != FILL_NONE) fprintf(writer->file, "    fill: %s\n", rule->fill == FILL_MOST ? "most" : "least");
  if (rule->wish != DUTY_NONE) fprintf(writer->file, "    prefer: %s\n", duties[rule->wish]);
  hours(writer, rule);
  shifts(writer, rule);
  for (int counted = 0; counted < COUNTED_KINDS; counted++) {
    if (!has_bound(rule, (enum counted)counted)) continue;
    fprintf(writer->file, "    %s: ", counted_words[counted]);
    write_bounds(writer, rule, (enum counted)counted);
    fputc('\n', writer->file);
  }
  if (rule->is_private) fputs("    private: true\n", writer->file);
}

static void who(struct writer *writer, const struct rule *rule) {
  if (rule->rest) fputs("    who: rest\n", writer->file);
  if (rule->who == NOTHING) return;
  fputs("    who: ", writer->file);
  write_selector(writer, rule->who);
  fputc('\n', writer->file);
}

static void orders(struct writer *writer, const struct circular *circular) {
  const struct rule *rules = &writer->it->rules[circular->first_rule];
  if (circular->sector_count > 0) fputs("sectors:\n", writer->file);
  for (int i = 0; i < circular->sector_count; i++) {
    fprintf(writer->file, "  s%d:\n    name: Sektor %d\n", i, i);
    who(writer, &rules[i]);
    effects(writer, &rules[i]);
  }
  bool any = false;
  for (int i = circular->sector_count; i < circular->rule_count; i++) {
    if (!rule_has_effect(&rules[i])) continue;
    if (!any) fputs("rules:\n", writer->file);
    any = true;
    fprintf(writer->file, "  - %s: r%d\n", rules[i].has_id ? "id" : "note", i);
    who(writer, &rules[i]);
    effects(writer, &rules[i]);
  }
}

static void reference(struct writer *writer, const char *word, int number, bool list) {
  if (number == 0) return;
  bool upper = chance(&writer->random, 30);
  fprintf(writer->file, list ? "  %s: [ 800/%d-%s/2022 ]\n" : "  %s: 800/%d-%s/2022\n", word, number,
          upper ? "BKD" : "bkd");
}

static void head(struct writer *writer, const struct circular *circular) {
  char text[16];
  fputs("circular:\n", writer->file);
  if (circular->number > 0) fprintf(writer->file, "  number: 800/%d-BKD/2022\n", circular->number);
  fprintf(writer->file, "  about: Edaran %d\n  issuer: %s\n", circular->place, issuer_names[circular->issuer]);
  if (circular->signed_on != NO_DAY) fprintf(writer->file, "  signed: %s\n", day_written(circular->signed_on, text));
  if (circular->draft) fputs("  status: draft\n", writer->file);
  reference(writer, "revokes", circular->revokes, true);
  reference(writer, "amends", circular->amends, true);
  reference(writer, "extends", circular->extends, false);
  fputs("  valid: ", writer->file);
  write_dates(writer, &circular->valid);
  if (circular->scope != NOTHING) {
    fputs("\n  scope: ", writer->file);
    write_selector(writer, circular->scope);
  }
  fputc('\n', writer->file);
}

static void table_history(struct writer *writer) {
  static const char *const names[] = {"nip", "wfo", "days"};
  struct table table = open_table(writer, "history.csv");
  header(writer, &table, names, 3);
  for (int p = 0; p < writer->it->person_count; p++)
    if (writer->it->history[p].given)
      fprintf(writer->file, "%s%c%d%c%d\n", writer->it->people[p].nip, table.separator, writer->it->history[p].wfo,
              table.separator, writer->it->history[p].days);
  close_table(writer, &table);
}

static bool has_history(const struct instance *it) {
  for (int p = 0; p < it->person_count; p++)
    if (it->history[p].given) return true;
  return false;
}

static void history(struct writer *writer) {
  if (!has_history(writer->it)) return;
  if (chance(&writer->random, 50)) {
    fputs("  history: { file: history.csv }\n", writer->file);
    table_history(writer);
    return;
  }
  fputs("  history:\n", writer->file);
  for (int p = 0; p < writer->it->person_count; p++)
    if (writer->it->history[p].given)
      fprintf(writer->file, "    - { nip: %s, wfo: %d, days: %d }\n", writer->it->people[p].nip,
              writer->it->history[p].wfo, writer->it->history[p].days);
}

static void plan(struct writer *writer) {
  static const char *const words[] = {"day", "week", "team"};
  const struct instance *it = writer->it;
  bool says_rotate = it->rotate != ROTATE_DAY || (has_history(it) && chance(&writer->random, 50));
  if (!says_rotate && !has_history(it)) return;
  fputs("plan:\n", writer->file);
  if (says_rotate) fprintf(writer->file, "  rotate: %s\n", words[it->rotate]);
  history(writer);
}

void text_write(const struct instance *it, const char *folder) {
  struct writer writer = {.it = it, .random = it->spelling, .folder = folder};
  bool apart = it->circular_count > 1 || chance(&writer.random, 50);
  int planner = random_below(&writer.random, it->circular_count);
  if (apart) {
    writer.file = open_file(&writer, "organisation.yaml");
    world(&writer);
    fclose(writer.file);
  }
  for (int c = 0; c < it->circular_count; c++) {
    const struct circular *circular = &it->circulars[c];
    char name[32] = "circular.yaml";
    if (circular->place > 0) snprintf(name, sizeof name, "circular%d.yaml", circular->place);
    writer.file = open_file(&writer, name);
    fputs("wfa: 1\n", writer.file);
    fputs(apart && (circular->place == 0 || chance(&writer.random, 50)) ? "include: [ organisation.yaml ]\n" : "",
          writer.file);
    head(&writer, circular);
    if (!apart) world(&writer);
    orders(&writer, circular);
    if (c == planner) plan(&writer);
    fclose(writer.file);
  }
}
