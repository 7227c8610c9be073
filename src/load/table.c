#include "load/table.h"
#include "base/file.h"
#include "model/world.h"

struct table_source {
  const struct node *file, *columns;
};

static void keep_node(struct load *load, const struct field *field, const struct node *value, void *member) {
  bool good = field->detail == NODE_TEXT ? expect_text(load, field->key, value, "the path of a file")
                                         : expect_map(load, field->key, value, "a mapping of our names to theirs");
  if (good) *(const struct node **)member = value;
}

static const struct field SOURCE_FIELDS[] = {
    {.key = "file",
     .decode = keep_node,
     .offset = offsetof(struct table_source, file),
     .detail = NODE_TEXT,
     .required = true},
    {.key = "columns", .decode = keep_node, .offset = offsetof(struct table_source, columns), .detail = NODE_MAP},
    {0}};

static struct span span_of_text(const struct table *table, const struct csv_field *field, struct str text) {
  size_t width = text_codepoints(text);
  return (struct span){.file = table->file,
                       .width = (uint16_t)(width < UINT16_MAX ? width : UINT16_MAX),
                       .line = field->line,
                       .column = csv_column(field)};
}

static struct span field_span(const struct table *table, const struct csv_field *field) {
  return span_of_text(table, field, field->text);
}

struct span table_field_span(const struct table *table, size_t field) {
  return field_span(table, &table->csv.fields[field]);
}

struct span table_at(const struct table *table) {
  return table->fields == NULL ? table->at : field_span(table, &table->csv.fields[0]);
}

uint32_t table_line(const struct table *table) {
  return table->fields == NULL ? table->at.line : table->csv.fields[0].line;
}

struct span table_span(const struct table *table, const struct cell *cell) {
  if (cell->node != NULL) return cell->node->at;
  return cell->field == NULL ? table_at(table) : span_of_text(table, cell->field, cell->text);
}

static void report_quote(struct table *table, enum csv_result result) {
  const struct csv_field *field = &table->csv.fields[table->csv.count - 1];
  struct span at = field_span(table, field);
  at.width = 1;
  table->damaged = true;
  diag_at(table->load->diag, CODE_bad_quote, at,
          result == CSV_UNCLOSED ? "the quote that begins here is never closed"
                                 : "a quote stands inside this field, or text after its closing quote");
}

static uint32_t header_find(const struct table *table, struct str name) {
  struct str folded = text_fold(table->load->arena, name);
  for (size_t i = 0; i < table->header_count; i++)
    if (str_equal(table->folded_headers[i], folded)) return (uint32_t)i;
  return NONE;
}

static void keep_header(struct table *table) {
  struct load *load = table->load;
  table->header_count = table->csv.count;
  table->headers = arena_array(load->arena, struct str, table->header_count + 1);
  table->folded_headers = arena_array(load->arena, struct str, table->header_count + 1);
  for (size_t i = 0; i < table->header_count; i++) {
    const struct csv_field *field = &table->csv.fields[i];
    uint32_t before = field->text.len > 0 ? header_find(table, field->text) : NONE;
    table->headers[i] = field->text;
    table->folded_headers[i] = text_fold(load->arena, field->text);
    if (before == NONE) continue;
    struct finding *finding = diag_at(load->diag, CODE_bad_header, field_span(table, field),
                                      "the header names the column '%.*s' twice", STR_ARGS(field->text));
    diag_note(load->diag, finding, field_span(table, &table->csv.fields[before]), "first here");
  }
}

static uint32_t table_column_named(const struct table *table, struct str name) {
  struct str folded = text_fold(table->load->arena, name);
  for (size_t i = 0; i < table->count; i++)
    if (table->columns[i].form != INLINE_ONLY && str_equal(str_from(table->columns[i].name), folded))
      return (uint32_t)i;
  return NONE;
}

static void unknown_column(struct table *table, const struct node *ours) {
  LIST(struct str) known = {0};
  for (size_t i = 0; i < table->count; i++)
    if (table->columns[i].form != INLINE_ONLY)
      *list_push(table->load->arena, &known) = str_from(table->columns[i].name);
  unknown_key(table->load, ours, "'columns'", known.items, known.count);
}

static void report_column_twice(struct table *table, const struct node *map, size_t pair, uint32_t column) {
  size_t first = 0;
  while (table_column_named(table, node_key(map, first)->text) != column) first++;
  struct finding *finding = diag_at(table->load->diag, CODE_duplicate_key, node_key(map, pair)->at,
                                    "key '%.*s' stands twice here", STR_ARGS(node_key(map, pair)->text));
  diag_note(table->load->diag, finding, node_key(map, first)->at, "first here");
}

/* One pair of `columns`, ours: theirs. Where further columns are no mistake, only their header must stand. */
static void map_column(struct table *table, const struct node *map, size_t pair) {
  struct load *load = table->load;
  const struct node *ours = node_key(map, pair), *theirs = node_value(map, pair);
  uint32_t column = table_column_named(table, ours->text);
  if (column == NONE && !table->open) {
    unknown_column(table, ours);
    return;
  }
  if (column != NONE && table->fields[column] != NONE) {
    report_column_twice(table, map, pair, column);
    return;
  }
  if (!expect_text(load, ours->text.ptr, theirs, "the name of a column in the file")) return;
  uint32_t field = header_find(table, theirs->text);
  if (field == NONE) {
    struct finding *finding =
        diag_at(load->diag, CODE_bad_header, theirs->at, "the header of '%s' has no column '%.*s'",
                diag_path(load->diag, table->file), STR_ARGS(theirs->text));
    struct str nearest = diag_nearest(theirs->text, table->headers, table->header_count);
    if (nearest.len > 0) diag_help(load->diag, finding, "did you mean '%.*s'?", STR_ARGS(nearest));
    table->damaged = true;
    field = NONE - 1; /* found wanting once; not again as a required column */
  }
  if (column != NONE) table->fields[column] = field;
}

static void report_missing_column(struct table *table, const char *name) {
  struct load *load = table->load;
  struct span at = {.file = table->file, .width = 1, .line = table->csv.fields[0].line, .column = 1};
  struct finding *finding =
      diag_at(load->diag, CODE_bad_header, at, "the header of %s lacks the column '%s'", table->what, name);
  struct str nearest = diag_nearest(str_from(name), table->headers, table->header_count);
  if (nearest.len > 0)
    diag_help(load->diag, finding, "did you mean '%.*s'? 'columns: { %s: %.*s }' says so", STR_ARGS(nearest), name,
              STR_ARGS(nearest));
  else
    diag_help(load->diag, finding, "'columns: { %s: ... }' names the column that holds it", name);
  table->damaged = true;
}

/* Which field each of our columns is: as `columns` says, the rest by equal name. False when a required one is absent.
 */
static bool match_header(struct table *table, const struct node *map) {
  bool good = true;
  table->fields = arena_array(table->load->arena, uint32_t, table->count + 1);
  for (size_t i = 0; i < table->count; i++) table->fields[i] = NONE;
  for (size_t i = 0; map != NULL && i < map->count; i++) map_column(table, map, i);
  for (size_t i = 0; i < table->count; i++) {
    const struct table_column *column = &table->columns[i];
    if (table->fields[i] == NONE && column->form != INLINE_ONLY) {
      uint32_t field = header_find(table, str_from(column->name));
      if (field != NONE)
        table->fields[i] = field;
      else if (column->required)
        report_missing_column(table, column->name);
    }
    if (table->fields[i] >= NONE - 1) {
      table->fields[i] = NONE;
      if (column->required) good = false;
    }
  }
  return good;
}

/* A first line `sep=;`, as Excel writes and reads it, names the separator; in quotes it is one field. */
static bool is_separator_line(struct csv *csv) {
  struct str first = csv->fields[0].text;
  bool is_parted = csv->count == 2 && first.len == 4 && csv->fields[1].text.len == 0;
  bool is_whole = csv->count == 1 && first.len == 5 && memchr(",;\t|", first.ptr[4], 4) != NULL;
  if (!(is_parted || is_whole) || !str_is((struct str){first.ptr, 4}, "sep=")) return false;
  if (is_whole) csv->separator = first.ptr[4];
  return true;
}

static enum csv_result read_header(struct csv *csv) {
  enum csv_result result = csv_next(csv);
  return result == CSV_ROW && is_separator_line(csv) ? csv_next(csv) : result;
}

bool table_open_text(struct table *table, struct load *load, const char *what, struct str text, uint16_t file,
                     const struct table_column *columns, size_t count, const struct node *map) {
  *table =
      (struct table){.load = load, .what = what, .columns = columns, .count = count, .open = table->open, .file = file};
  table->cells = arena_array(load->arena, struct cell, count + 1);
  csv_open(&table->csv, load->arena, text);
  enum csv_result result = read_header(&table->csv);
  if (result == CSV_UNCLOSED || result == CSV_STRAY) report_quote(table, result);
  if (result == CSV_UNCLOSED || result == CSV_STRAY) return false;
  if (result == CSV_END) {
    struct span at = {.file = file, .width = 1, .line = 1, .column = 1};
    diag_at(load->diag, CODE_bad_header, at, "%s is empty: its first row names the columns", what);
    return false;
  }
  keep_header(table);
  return match_header(table, map);
}

static bool open_file(struct table *table, const struct node *value) {
  struct load *load = table->load;
  struct table_source source = {0};
  struct str text;
  uint16_t file;
  if (!decode_map(load, value, value->at, table->what, SOURCE_FIELDS, &source) || source.file == NULL) return false;
  const char *path = file_relative(load->arena, diag_path(load->diag, source.file->at.file), source.file->text);
  if (!load_text(load, path, source.file->at, CODE_unreadable_file, &text, &file)) return false;
  return table_open_text(table, load, table->what, text, file, table->columns, table->count, source.columns);
}

bool table_open(struct table *table, struct load *load, const char *what, const char *key, const struct node *value,
                const struct table_column *columns, size_t count, bool open) {
  *table = (struct table){.load = load, .what = what, .columns = columns, .count = count, .open = open};
  table->cells = arena_array(load->arena, struct cell, count + 1);
  if (value->kind == NODE_LIST) {
    table->list = value;
    return true;
  }
  bool good = false;
  if (value->kind == NODE_TEXT)
    wrong_type(load, key, value, "a list, or { file: ... }");
  else
    good = open_file(table, value);
  table->damaged |= !good;
  return good;
}

static void report_ragged(struct table *table) {
  const struct csv *csv = &table->csv;
  size_t culprit = csv->count > table->header_count ? table->header_count : csv->count - 1;
  table->damaged = true;
  diag_at(table->load->diag, CODE_ragged_row, field_span(table, &csv->fields[culprit]),
          "the row has %zu fields, the header %zu", csv->count, table->header_count);
}

/* A spreadsheet writes rows of separators alone where cells were once formatted. */
static bool is_empty_row(const struct csv *csv) {
  for (size_t i = 0; i < csv->count; i++)
    if (csv->fields[i].text.len > 0) return false;
  return true;
}

static void take_fields(struct table *table) {
  const char *begin = table->csv.fields[0].begin;
  bool is_plain = text_is_plain((struct str){begin, (size_t)(table->csv.row_end - begin)});
  for (size_t i = 0; i < table->count; i++) {
    if (table->fields[i] == NONE) continue;
    const struct csv_field *field = &table->csv.fields[table->fields[i]];
    struct str text = is_plain ? field->text : text_harmless(table->load->arena, field->text);
    table->cells[i] = (struct cell){.text = text, .field = field};
  }
}

static bool next_file_row(struct table *table) {
  for (;;) {
    enum csv_result result = csv_next(&table->csv);
    if (result == CSV_END) return false;
    if (result != CSV_ROW) report_quote(table, result);
    if (result == CSV_UNCLOSED) return false;
    if (result == CSV_STRAY || is_empty_row(&table->csv)) continue;
    if (table->csv.count == table->header_count) break;
    report_ragged(table);
  }
  take_fields(table);
  return true;
}

static void unknown_cell(struct table *table, const struct node *key) {
  LIST(struct str) known = {0};
  for (size_t i = 0; i < table->count; i++)
    if (table->columns[i].form != FILE_ONLY) *list_push(table->load->arena, &known) = str_from(table->columns[i].name);
  unknown_key(table->load, key, table->what, known.items, known.count);
}

static void take_cell(struct table *table, const struct node *key, const struct node *value) {
  struct str folded = text_fold(table->load->arena, key->text);
  bool known = false;
  for (size_t i = 0; i < table->count; i++) {
    const struct table_column *column = &table->columns[i];
    if (column->form == FILE_ONLY || !str_equal(str_from(column->name), folded)) continue;
    known = true;
    table->cells[i] = (struct cell){.node = value};
    if (value->kind == NODE_TEXT)
      table->cells[i].text = str_trim(value->text);
    else if (!column->lists || value->kind == NODE_MAP)
      wrong_type(table->load, column->name, value, "text");
  }
  if (!known && !table->open) unknown_cell(table, key);
}

bool table_row(struct table *table, const struct node *map) {
  memset(table->cells, 0, table->count * sizeof *table->cells);
  table->at = map->at;
  if (map->kind != NODE_MAP) {
    diag_at(table->load->diag, CODE_wrong_type, map->at, "a row of %s is a mapping, not %s", table->what,
            node_kind_name(map));
    table->damaged = true;
    return false;
  }
  for (size_t i = 0; i < map->count; i++) take_cell(table, node_key(map, i), node_value(map, i));
  return true;
}

bool table_next(struct table *table) {
  if (table->list == NULL) return next_file_row(table);
  while (table->next < table->list->count)
    if (table_row(table, table->list->items[table->next++])) return true;
  return false;
}

bool table_needs(struct table *table, size_t column) {
  const struct cell *cell = &table->cells[column];
  if (cell->text.len > 0) return true;
  if (cell->node != NULL && cell->node->kind != NODE_TEXT) return false;
  diag_at(table->load->diag, CODE_missing_key, table_span(table, cell), "a row of %s has no '%s'", table->what,
          table->columns[column].name);
  return false;
}

static void split_node(struct table *table, const struct node *list, cell_list *parts) {
  for (size_t i = 0; i < list->count; i++)
    if (expect_text(table->load, "item", list->items[i], "text"))
      *list_push(table->load->arena, parts) =
          (struct cell){.text = str_trim(list->items[i]->text), .node = list->items[i]};
}

void table_split(struct table *table, const struct cell *cell, char separator, cell_list *parts) {
  if (cell->node != NULL && cell->node->kind == NODE_LIST) {
    split_node(table, cell->node, parts);
    return;
  }
  char text[] = {separator, '\0'};
  struct cell part = *cell;
  for (struct str rest = cell->text, before, after; rest.len > 0; rest = after) {
    if (!str_split(rest, text, &before, &after)) {
      before = rest;
      after = (struct str){0};
    }
    part.text = before;
    if (before.len > 0) *list_push(table->load->arena, parts) = part;
  }
}
