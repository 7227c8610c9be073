#include "load/load.h"
#include "base/file.h"
#include "base/parallel.h"
#include "load/calendar.h"
#include "load/circular.h"
#include "load/decode.h"
#include "load/facts.h"
#include "load/force.h"
#include "load/names.h"
#include "load/nip.h"
#include "load/rule.h"
#include "load/scalar.h"
#include "load/selector.h"
#include "load/staff.h"
#include "load/units.h"
#include <limits.h>
#include <stdlib.h>

/* A file reached, named on the command line or included. */
struct document {
  struct str real_path;
  bool named;   /* on the command line */
  bool reached; /* each file is read once */
  bool open;    /* it is being read: an include of it goes in a circle */
};

struct files {
  struct load load;
  LIST(struct document) documents;
  bool unreadable; /* a file named on the command line */
};

static const struct {
  const char *name;
  enum section_key key;
  bool orders; /* what a circular orders: only in files named on the command line */
} SECTIONS[] = {
    {"wfa", SECTION_WFA, false},        {"include", SECTION_INCLUDE, false},   {"agencies", SECTION_AGENCIES, false},
    {"places", SECTION_PLACES, false},  {"staff", SECTION_STAFF, false},       {"absences", SECTION_ABSENCES, false},
    {"levels", SECTION_LEVELS, false},  {"calendar", SECTION_CALENDAR, false}, {"circular", SECTION_CIRCULAR, true},
    {"sectors", SECTION_SECTORS, true}, {"rules", SECTION_RULES, true},        {"plan", SECTION_PLAN, true},
};

static void read_document(struct files *files, size_t index, const char *path, struct span at);

#define VALID_PIECE ((size_t)1 << 20)

struct pieces {
  struct str text;
  size_t *valid; /* of each piece, up to where in the text it is UTF-8 */
};

/* Where the first code point that begins in the piece begins. */
static size_t piece_begin(struct str text, size_t piece) {
  size_t at = piece * VALID_PIECE;
  if (at == 0 || at >= text.len) return at < text.len ? at : text.len;
  while (at < text.len && (text.ptr[at] & 0xc0) == 0x80) at++;
  return at;
}

static void check_piece(void *context, size_t piece) {
  const struct pieces *pieces = context;
  size_t begin = piece_begin(pieces->text, piece), end = piece_begin(pieces->text, piece + 1);
  pieces->valid[piece] = begin + text_valid((struct str){pieces->text.ptr + begin, end - begin});
}

/* As text_valid. */
static size_t valid_length(unsigned jobs, struct str text) {
  struct arena *arena = arena_new();
  size_t count = text.len / VALID_PIECE + 1, valid = text.len;
  struct pieces pieces = {text, arena_array(arena, size_t, count)};
  parallel_run(jobs, count, check_piece, &pieces);
  for (size_t i = count; i-- > 0;)
    if (pieces.valid[i] < piece_begin(text, i + 1)) valid = pieces.valid[i];
  arena_free(arena);
  return valid;
}

bool load_text(struct load *load, const char *path, struct span at, enum diag_code unreadable, struct str *text,
               uint16_t *file) {
  int error = file_read(load->arena, path, text);
  if (error != 0) {
    diag_at(load->diag, unreadable, at, "'%s' cannot be read: %s", path, strerror(error));
    return false;
  }
  *text = text_without_bom(*text);
  *file = diag_source(load->diag, path, *text);
  progress_begin(load->model->progress, PROGRESS_READING, diag_path(load->diag, *file), 0);
  size_t valid = valid_length(load->model->jobs, *text);
  if (valid == text->len) return true;
  diag_at(load->diag, CODE_invalid_utf8, span_of_byte(*file, *text, valid), "this is not UTF-8 text");
  return false;
}

static struct str real_path(struct load *load, const char *path) {
  char real[PATH_MAX];
  return str_copy(load->arena, str_from(realpath(path, real) != NULL ? real : path));
}

/* The document of this file, made when it is new. */
static size_t document_of(struct files *files, const char *path) {
  struct str real = real_path(&files->load, path);
  for (size_t i = 0; i < files->documents.count; i++)
    if (str_equal(files->documents.items[i].real_path, real)) return i;
  *list_push(files->load.arena, &files->documents) = (struct document){.real_path = real};
  return files->documents.count - 1;
}

static void lose_world(struct load *load) {
  load->units_missing = load->places_missing = load->people_missing = true;
}

static void include_file(struct files *files, const struct node *item) {
  struct load *load = &files->load;
  if (!expect_text(load, "include", item, "the path of a file")) return;
  const char *path = file_relative(load->arena, diag_path(load->diag, item->at.file), item->text);
  size_t index = document_of(files, path);
  if (files->documents.items[index].open)
    diag_at(load->diag, CODE_include_cycle, item->at, "'%s' is included while it is being read: files go in a circle",
            path);
  else if (!files->documents.items[index].reached)
    read_document(files, index, path, item->at);
}

static void include_files(struct files *files, const struct node *value) {
  if (!expect_list(&files->load, "include", value, "a list of files")) return;
  for (size_t i = 0; i < value->count; i++) include_file(files, value->items[i]);
}

static void check_version(struct load *load, const struct node *value) {
  if (value->kind == NODE_TEXT && str_equal(str_trim(value->text), STR("1"))) return;
  diag_at(load->diag, CODE_language_version, value->at, "the version of the language is 1: 'wfa: 1'");
}

static void take_order(struct order *order, enum section_key key, const struct node *name, const struct node *value) {
  if (key == SECTION_SECTORS) order->sectors = value;
  if (key == SECTION_RULES) order->rules = value;
  if (key != SECTION_CIRCULAR) return;
  order->circular_key = name;
  order->circular = value;
}

static void unknown_section(struct load *load, const struct node *key) {
  struct str known[sizeof SECTIONS / sizeof *SECTIONS];
  for (size_t i = 0; i < sizeof SECTIONS / sizeof *SECTIONS; i++) known[i] = str_from(SECTIONS[i].name);
  unknown_key(load, key, "a file", known, sizeof known / sizeof *known);
}

static void read_section(struct files *files, bool named, const struct node *key, const struct node *value,
                         struct order *order) {
  struct load *load = &files->load;
  size_t i = 0;
  while (i < sizeof SECTIONS / sizeof *SECTIONS && !str_equal(key->text, str_from(SECTIONS[i].name))) i++;
  if (i == sizeof SECTIONS / sizeof *SECTIONS) {
    unknown_section(load, key);
    return;
  }
  if (SECTIONS[i].orders && !named) {
    diag_at(load->diag, CODE_include_section, key->at,
            "'%s' stands in an included file; it belongs into a file named on the command line", SECTIONS[i].name);
    return;
  }
  if (SECTIONS[i].key == SECTION_WFA)
    check_version(load, value);
  else if (SECTIONS[i].key == SECTION_INCLUDE)
    include_files(files, value);
  else if (SECTIONS[i].orders && SECTIONS[i].key != SECTION_PLAN)
    take_order(order, SECTIONS[i].key, key, value);
  else
    *list_push(load->arena, &load->sections[SECTIONS[i].key]) = (struct section){key, value};
}

static void add_circular(struct load *load, const struct node *root, const struct order *order, size_t place) {
  struct span top = {.file = root->at.file, .width = 1, .line = 1, .column = 1};
  if (node_get(root, "wfa") == NULL)
    diag_at(load->diag, CODE_language_version, top, "the file does not begin with 'wfa: 1'");
  if (order->circular == NULL) {
    diag_at(load->diag, CODE_missing_key, top, "a file to be planned needs 'circular'");
    return;
  }
  *list_push(load->arena, &load->orders) = *order;
  *list_push(load->arena, &load->model->circulars) = (struct circular){.command_place = (uint32_t)place};
}

static void read_root(struct files *files, size_t index, const struct node *root) {
  bool named = files->documents.items[index].named;
  struct order order = {0};
  if (root->kind != NODE_MAP) {
    diag_at(files->load.diag, CODE_wrong_type, root->at, "a file is a mapping of sections, not %s",
            node_kind_name(root));
    lose_world(&files->load);
    return;
  }
  for (size_t i = 0; i < root->count; i++) read_section(files, named, node_key(root, i), node_value(root, i), &order);
  if (named) add_circular(&files->load, root, &order, index);
}

static void read_document(struct files *files, size_t index, const char *path, struct span at) {
  struct load *load = &files->load;
  bool named = files->documents.items[index].named;
  uint16_t file = 0;
  struct str text;
  files->documents.items[index].reached = files->documents.items[index].open = true;
  bool good = load_text(load, path, at, at.file == 0 ? CODE_unreadable_file : CODE_include_missing, &text, &file);
  if (file == 0 && named) files->unreadable = true;
  const struct node *root = good ? yaml_read(load->arena, load->diag, file, text) : NULL;
  if (root != NULL)
    read_root(files, index, root);
  else
    lose_world(load);
  files->documents.items[index].open = false;
}

static void read_files(struct files *files, const char *const *paths, size_t count) {
  for (size_t i = 0; i < count; i++) {
    size_t index = document_of(files, paths[i]);
    files->documents.items[index].named = true;
  }
  for (size_t i = 0; i < count; i++) {
    size_t index = document_of(files, paths[i]);
    if (!files->documents.items[index].reached) read_document(files, index, paths[i], (struct span){0});
  }
}

/* Attributes are the staff columns that a selector names: known before the staff tables are read. */
static void find_attributes(struct load *load) {
  for (uint32_t i = 0; i < load->orders.count; i++) {
    const struct order *order = &load->orders.items[i];
    selector_attributes(load, node_get(order->circular, "scope"));
    for (size_t j = 0; j < load->model->circulars.items[i].rule_count; j++)
      selector_attributes(load, node_get(order->bodies[j], "who"));
  }
}

/* Each part looks things up in those before it. */
static void build_model(struct load *load) {
  uint32_t circulars = (uint32_t)load->orders.count;
  load_calendar(load);
  load_units(load);
  for (uint32_t i = 0; i < circulars; i++) {
    load_circular(load, i);
    prepare_rules(load, i);
  }
  load_force(load);
  find_attributes(load);
  load_staff(load);
  load_absences(load);
  load_levels(load);
  load_plan(load);
  for (uint32_t i = 0; i < circulars; i++) {
    load_scope(load, i);
    load_rules(load, i);
  }
  check_holiday_years(load);
}

enum load_result load_model(struct model *model, const char *const *paths, size_t count) {
  struct files files = {.load = {.model = model, .arena = model->arena, .diag = model->diag, .world = &model->world}};
  struct load *load = &files.load;
  if (model->world.symbols == NULL) model->world.symbols = symbols_new(model->arena);
  load->names = names_new(load->arena);
  load->people = people_new();
  read_files(&files, paths, count);
  if (files.unreadable) {
    people_free(load->people);
    return LOAD_UNREADABLE;
  }
  build_model(load);
  people_free(load->people);
  file_rest(load->arena); /* names are wanted again when the roster is written */
  return diag_count(load->diag, SEVERITY_ERROR) > 0 ? LOAD_ERRORS : LOAD_DONE;
}

bool load_date(struct model *model, const char *text, date *day) {
  struct load load = {.model = model, .arena = model->arena, .diag = model->diag, .world = &model->world};
  return read_date(&load, str_from(text), (struct span){0}, day);
}

static uint32_t person_called(const struct model *model, struct str folded) {
  const struct world *world = &model->world;
  for (uint32_t p = 0; p < world->people.count; p++)
    if (str_equal(text_fold(model->arena, world->people.items[p].nip), folded)) return p;
  return NONE;
}

uint32_t load_person(struct model *model, struct str text) {
  uint32_t person = person_called(model, text_fold(model->arena, text));
  return person != NONE ? person : person_called(model, nip_plain(model->arena, text));
}
