/* Tables: rows of cells under our column names, from a CSV file or from an inline list, alike to who reads them. */
#ifndef LOAD_TABLE_H
#define LOAD_TABLE_H

#include "base/csv.h"
#include "load/decode.h"

enum column_form { BOTH_FORMS, FILE_ONLY, INLINE_ONLY };
struct table_column {
  const char *name; /* folded */
  bool required;    /* the header must have it */
  bool lists;       /* inline it may be a list */
  enum column_form form;
};

struct cell {
  struct str text;               /* empty: none */
  const struct node *node;       /* inline */
  const struct csv_field *field; /* in a file */
};

struct table {
  struct load *load;
  const char *what; /* "the staff table" */
  const struct table_column *columns;
  size_t count;
  bool open; /* further columns are no mistake */
  /* From a file: */
  struct csv csv;
  uint16_t file;
  size_t header_count;
  struct str *headers, *folded_headers;
  uint32_t *fields; /* the field of each column, or NONE; NULL: not from a file */
  /* Inline: */
  const struct node *list;
  size_t next;
  /* The row last read: */
  struct cell *cells; /* one for each of columns */
  struct span at;     /* its beginning, inline */
  size_t row_limit;   /* in table_read: it has not more than so many, */
  size_t total_limit; /* and all of the file not more than so many */
  bool damaged;       /* rows, or all of the table, could not be read */
};

/* value, of this key: {file, columns} or a list. False, with damaged set, after a finding that leaves nothing to read.
 */
bool table_open(struct table *table, struct load *load, const char *what, const char *key, const struct node *value,
                const struct table_column *columns, size_t count, bool open);
/* The same of a CSV text; map, or NULL, is what stands under `columns`, and table->open is set already. */
bool table_open_text(struct table *table, struct load *load, const char *what, struct str text, uint16_t file,
                     const struct table_column *columns, size_t count, const struct node *map);
bool table_next(struct table *table); /* false at the end; rows that cannot be used are findings and passed over */
bool table_row(struct table *table, const struct node *map); /* a mapping as a row, for lists within lists */

struct span table_field_span(const struct table *table, size_t field); /* of the row, or before the first the header */
struct span table_at(const struct table *table);                       /* the beginning of the row */
uint32_t table_line(const struct table *table);                        /* of the same */
struct span table_span(const struct table *table, const struct cell *cell); /* of an absent cell: the row's */
/* Reads all rows, several threads a long file: each reads a stretch of it as a table of its own, with rows->load, and
 * what it makes, in scratch, is taken in the order of the file by the caller's thread. A reader calls table_next up to
 * the end, and writes nothing but what it makes, rows->load and what hangs on rows->load->arena and diag. A stretch in
 * which anything is wrong is read again by the caller's thread, so that findings are made in their order and once. */
typedef void *table_reader(struct table *rows, struct arena *scratch, void *context);
typedef void table_taker(struct table *rows, void *made, void *context); /* scratch dies after it */
void table_read(struct table *table, table_reader *read, table_taker *take, void *context);

/* The value of a cell that the row must have; false after a finding when it is empty. */
bool table_needs(struct table *table, size_t column);
/* The parts of a cell: of an inline list its items, else what stands between the separators. */
typedef LIST(struct cell) cell_list;
void table_split(struct table *table, const struct cell *cell, char separator, cell_list *parts);

#endif
