/* Rows by the million: several threads write pieces of them, which go out in order, so that a roster never stands in
 * memory as text. */
#ifndef REPORT_PIECES_H
#define REPORT_PIECES_H

#include "report/shown.h"

/* Writes the piece of this number; threads write several at once. */
typedef void piece_writer(const void *context, size_t number, struct buf *out);
void put_pieces(struct buf *out, const struct model *model, size_t count, piece_writer *write, const void *context);

#define PIECE_ROWS ((size_t)4096)
/* Of so many rows so many pieces; of a piece the first row and the one behind the last. */
size_t piece_count(size_t rows);
size_t piece_first(size_t piece);
size_t piece_end(size_t piece, size_t rows);

/* Of each unit ",agency,unit", as fields. */
struct str *unit_fields(const struct roster *roster);

#endif
