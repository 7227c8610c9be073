#include "writer.h"
#include <ctype.h>
#include <string.h>

static const char *pick(struct writer *writer, const char *one, const char *other) {
  return chance(&writer->random, 70) ? one : other;
}

static void put(struct writer *writer, const char *text) {
  fputs(text, writer->file);
}

/* Names compare without case. */
static void put_name(struct writer *writer, const char *name) {
  bool upper = chance(&writer->random, 15);
  for (const char *c = name; *c; c++) fputc(upper ? toupper((unsigned char)*c) : *c, writer->file);
}

void write_shift(struct writer *writer, int shift) {
  put_name(writer, shift_names[shift]);
}

static void long_date(struct writer *writer, int number) {
  static const char *const months[] = {"Januari", "Februari", "Maret",     "April",   "Mei",      "June",
                                       "Juli",    "Agustus",  "September", "October", "November", "Desember"};
  int year, month, day;
  day_split(number, &year, &month, &day);
  fprintf(writer->file, "%d %s %d", day, months[month - 1], year);
}

void write_date(struct writer *writer, int day) {
  static const char *const names[] = {"Senin", "Tue", "Rabu", "Kamis", "Friday", "Sabtu", "Minggu"};
  char text[16];
  if (chance(&writer->random, 85)) {
    put(writer, day_written(day, text));
  } else if (writer->in_csv || chance(&writer->random, 50)) {
    long_date(writer, day);
  } else {
    fprintf(writer->file, "\"%s, ", names[day_weekday(day)]);
    long_date(writer, day);
    put(writer, "\"");
  }
}

static void write_range(struct writer *writer, const struct range *range) {
  char text[16];
  if (range->first == range->last) {
    write_date(writer, range->first);
    return;
  }
  fprintf(writer->file, "%s..", day_written(range->first, text));
  if (range->last != OPEN_DAY) put(writer, day_written(range->last, text));
}

void write_dates(struct writer *writer, const struct dates *dates) {
  bool list = dates->count > 1 || chance(&writer->random, 20);
  put(writer, list ? "[ " : "");
  for (int i = 0; i < dates->count; i++) {
    put(writer, i > 0 ? ", " : "");
    write_range(writer, &dates->items[i]);
  }
  put(writer, list ? " ]" : "");
}

/* Runs of days as ranges, in a list where there are several. */
void write_week(struct writer *writer, unsigned week) {
  static const char *const english[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  static const char *const indonesian[] = {"senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"};
  const char *const *names = writer->it->indonesian ? indonesian : english;
  int runs = 0;
  for (int day = 0; day < 7; day++) runs += week >> day & 1 && !(day > 0 && week >> (day - 1) & 1);
  put(writer, runs > 1 ? "[ " : "");
  for (int first = 0, done = 0; first < 7; first++) {
    if (!(week >> first & 1)) continue;
    int last = first;
    while (last < 6 && week >> (last + 1) & 1) last++;
    fprintf(writer->file, "%s%s", done++ > 0 ? ", " : "", names[first]);
    if (last > first) fprintf(writer->file, "-%s", names[last]);
    first = last;
  }
  put(writer, runs > 1 ? " ]" : "");
}

void write_unit(struct writer *writer, int unit) {
  static const char *const stems[] = {"u", "Unit Nomor ", "alias"};
  put_name(writer, stems[writer->it->units[unit].spelling]);
  fprintf(writer->file, "%d", unit);
}

static void write_numbers(struct writer *writer, const struct value *value) {
  if (value->low == value->high)
    fprintf(writer->file, "%d", value->low);
  else if (value->high == OPEN_DAY)
    fprintf(writer->file, "%d..", value->low);
  else if (value->low == -OPEN_DAY)
    fprintf(writer->file, "..%d", value->high);
  else
    fprintf(writer->file, "%d..%d", value->low, value->high);
}

static void write_position(struct writer *writer, const struct value *value) {
  put_name(writer, value->prefix ? position_prefixes[value->index] : position_names[value->index]);
  put(writer, value->prefix ? "*" : "");
}

static void write_value(struct writer *writer, enum key key, const struct value *value) {
  static const char *const genders[][2] = {{"male", "L"}, {"female", "perempuan"}};
  static const char *const employments[] = {"pns", "pppk", "non-asn"};
  switch (key) {
  case KEY_UNIT:
    write_unit(writer, value->index);
    break;
  case KEY_KIND:
    put_name(writer, kind_names[value->index]);
    break;
  case KEY_PLACE:
    fprintf(writer->file, "p%d", value->index);
    break;
  case KEY_REGION:
    put_name(writer, region_names[value->index]);
    break;
  case KEY_LEVEL:
    put_name(writer, level_names[value->index]);
    break;
  case KEY_WEEK:
    write_week(writer, (unsigned)value->index);
    break;
  case KEY_GENDER:
    put(writer, genders[value->index - MALE][writer->it->indonesian]);
    break;
  case KEY_EMPLOYMENT:
    put_name(writer, employments[value->index - PNS]);
    break;
  case KEY_POSITION:
    write_position(writer, value);
    break;
  case KEY_TAG:
    put_name(writer, tag_names[value->index]);
    break;
  case KEY_NIP:
    put(writer, writer->it->people[value->index].nip);
    break;
  case KEY_AGE:
    write_numbers(writer, value);
    break;
  case KEY_FLOOR:
    if (value->index == FLOOR_LOBBY)
      put_name(writer, "lobby");
    else
      write_numbers(writer, value);
    break;
  case KEY_SECTOR:
    fprintf(writer->file, "s%d", value->index);
    break;
  case KEY_NOT:
  case KEY_ANY:
    write_selector(writer, value->index);
    break;
  }
}

static void write_clause(struct writer *writer, const struct clause *clause) {
  static const char *const names[] = {"unit",     "kind", "place", "region", "level", "week",   "gender", "employment",
                                      "position", "tag",  "nip",   "age",    "floor", "sector", "not",    "any"};
  bool list = clause->key == KEY_ANY || clause->count > 1 ||
              (clause->key != KEY_NOT && clause->key != KEY_WEEK && chance(&writer->random, 25));
  bool backwards = chance(&writer->random, 30);
  fprintf(writer->file, "%s: %s", names[clause->key], list ? "[ " : "");
  for (int i = 0; i < clause->count; i++) {
    put(writer, i > 0 ? ", " : "");
    write_value(writer, clause->key, &clause->values[backwards ? clause->count - 1 - i : i]);
  }
  put(writer, list ? " ]" : "");
}

void write_selector(struct writer *writer, int selector) {
  const struct selector *who = &writer->it->selectors[selector];
  bool backwards = chance(&writer->random, 30);
  put(writer, "{ ");
  for (int i = 0; i < who->count; i++) {
    put(writer, i > 0 ? ", " : "");
    write_clause(writer, &who->clauses[backwards ? who->count - 1 - i : i]);
  }
  put(writer, " }");
}

void write_when(struct writer *writer, const struct when *when) {
  int parts = (when->dates.count > 0) + (when->weekdays != 0) + (when->except.count > 0);
  bool bare = parts == 1 && when->except.count == 0 && chance(&writer->random, 60);
  const char *gap = "";
  put(writer, bare ? "" : "{ ");
  if (when->dates.count > 0) {
    put(writer, bare ? "" : "dates: ");
    write_dates(writer, &when->dates);
    gap = ", ";
  }
  if (when->weekdays != 0) {
    if (!bare) fprintf(writer->file, "%sweekdays: ", gap);
    write_week(writer, when->weekdays);
    gap = ", ";
  }
  if (when->except.count > 0) {
    fprintf(writer->file, "%sexcept: ", gap);
    write_dates(writer, &when->except);
  }
  put(writer, bare ? "" : " }");
}

static void write_tenths(struct writer *writer, int whole, int tenth) {
  if (chance(&writer->random, 70))
    fprintf(writer->file, "%d.%d%%", whole, tenth);
  else
    fprintf(writer->file, "\"%d,%d%%\"", whole, tenth);
}

static void write_amount(struct writer *writer, const struct amount *amount) {
  int whole = amount->value / 10, tenth = amount->value % 10;
  if (!amount->percent)
    fprintf(writer->file, "%d", amount->value);
  else if (tenth == 0)
    fprintf(writer->file, "%d%s", whole, pick(writer, "%", " persen"));
  else
    write_tenths(writer, whole, tenth);
}

static void write_per(struct writer *writer, const struct bound *bound) {
  static const char *const words[] = {"agency", "unit", "place", "all", "", "person"};
  if (bound->per != PER_KINDS) {
    put(writer, words[bound->per]);
    return;
  }
  bool list = bound->kinds_and_agency || (bound->kinds & (bound->kinds - 1)) != 0;
  const char *gap = list ? "[ " : "";
  for (int kind = 0; kind < KIND_COUNT; kind++) {
    if (!(bound->kinds >> kind & 1)) continue;
    put(writer, gap);
    put_name(writer, kind_names[kind]);
    gap = ", ";
  }
  put(writer, bound->kinds_and_agency ? ", agency" : "");
  put(writer, list ? " ]" : "");
}

static bool is_short(const struct bound *bound) {
  return bound->max.given + bound->min.given + bound->exactly.given == 1 && bound->per == PER_AGENCY &&
         bound->over == OVER_DAY && !bound->available && bound->round == ROUND_DEFAULT && bound->at_least == 0;
}

/* Alone may stand only 0% and 100%, and they mean exactly. */
static bool may_stand_alone(const struct amount *amount) {
  return amount->given && amount->percent && (amount->value == 0 || amount->value == 1000);
}

static void write_short(struct writer *writer, const struct bound *bound) {
  const struct amount *amount = bound->max.given ? &bound->max : bound->min.given ? &bound->min : &bound->exactly;
  const char *word = bound->max.given ? "max " : bound->min.given ? "min " : "exactly ";
  bool alone = may_stand_alone(&bound->exactly) && chance(&writer->random, 70);
  put(writer, alone ? "" : word);
  write_amount(writer, amount);
}

static void write_part(struct writer *writer, const char *name, const struct amount *amount) {
  if (!amount->given) return;
  fprintf(writer->file, "%s: ", name);
  write_amount(writer, amount);
  put(writer, ", ");
}

static void write_long(struct writer *writer, const struct bound *bound) {
  static const char *const rounds[] = {"", "up", "down", "nearest"};
  static const char *const overs[] = {"day", "shift", "week", "window"};
  put(writer, "{ ");
  write_part(writer, "max", &bound->max);
  write_part(writer, "min", &bound->min);
  write_part(writer, "exactly", &bound->exactly);
  if (bound->available || chance(&writer->random, 10))
    fprintf(writer->file, "of: %s, ", bound->available ? "available" : "headcount");
  if (bound->round != ROUND_DEFAULT) fprintf(writer->file, "round: %s, ", rounds[bound->round]);
  if (bound->at_least > 0) fprintf(writer->file, "at-least: %d, ", bound->at_least);
  bool usual = bound->over == (bound->per == PER_PERSON ? OVER_WEEK : OVER_DAY);
  if (!usual || chance(&writer->random, 10)) fprintf(writer->file, "over: %s, ", overs[bound->over]);
  put(writer, "per: ");
  write_per(writer, bound);
  put(writer, " }");
}

static bool has_comma(const struct amount *amount) {
  return amount->percent && amount->value % 10 != 0;
}

static void write_bound(struct writer *writer, const struct bound *bound) {
  bool quoted = has_comma(&bound->max) || has_comma(&bound->min) || has_comma(&bound->exactly);
  if (is_short(bound) && !quoted && chance(&writer->random, 80))
    write_short(writer, bound);
  else
    write_long(writer, bound);
}

void write_bounds(struct writer *writer, const struct rule *rule, enum counted counted) {
  int count = 0, done = 0;
  for (int i = 0; i < rule->bound_count; i++) count += rule->bounds[i].counted == counted;
  put(writer, count > 1 ? "[ " : "");
  for (int i = 0; i < rule->bound_count; i++) {
    if (rule->bounds[i].counted != counted) continue;
    put(writer, done++ > 0 ? ", " : "");
    write_bound(writer, &rule->bounds[i]);
  }
  put(writer, count > 1 ? " ]" : "");
}
