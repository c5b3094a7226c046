/*
 * CSV as RFC 4180 has it: records end with CRLF or LF, a field with a comma, a
 * quote or a line end stands in quotes, a quote inside is doubled. Strict:
 * anything else is refused with its line.
 */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/buf.h"

struct csv {
    str rest;          /* what is still to be read; set to the whole text at first */
    size_t line;       /* line of the record just read, from 1; 0 before the first */
    size_t next_line;  /* private: 0 before the first read */
    size_t field_max;  /* bytes per field; 0 means 65536 */
    char sep;          /* between fields; 0 means a comma */
    const char *fault; /* after ERR_INVALID: what is wrong */
};

enum { CSV_FIELDS_MAX = 64 };

struct csv_row {
    str f[CSV_FIELDS_MAX];
    size_t n;
};

/*
 * The next record. Fields point into the text, or into the arena where quotes
 * were taken off. A leading byte order mark is skipped.
 * Errors  ERR_NOT_FOUND: the end; ERR_INVALID: see c->fault, c->line.
 */
MUST_USE enum err csv_read(struct arena *a, struct csv *c, struct csv_row *row);

/* Column of that name in a heading, or heading->n. */
size_t csv_column(const struct csv_row *heading, str name);

/* One field, quoted where needed; `first` starts the record (no comma before it). */
enum csv_place { CSV_FIRST = 1, CSV_NEXT };
void csv_field(struct buf *b, enum csv_place place, str s);

/*
 * The same for exports that people open in a spreadsheet: a text that begins
 * with = + - @ (also their full-width letters), TAB, CR or LF gets an apostrophe before it, so
 * that it is never a formula.
 */
void csv_cell(struct buf *b, enum csv_place place, str s);
void csv_end(struct buf *b);

#endif
