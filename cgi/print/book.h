/*
 * Workbooks (XLSX), made by hotline-sheet in a process of its own, and what that program
 * reads: lines in UTF-8. The first is "HLB1", the last one "Z"; between them a tag, a space
 * and cells with a tab between.
 *
 *     title TEXT            property of the file           date YYYY-MM-DD   its only date
 *     sheet NAME            a new sheet, 1..31 characters, none of []:*?/\  and no ' at its ends
 *     cols W T<TAB>W T..    its columns: width in characters 1..200, and type:
 *                           t text, n number, d day (YYYY-MM-DD), u address (http, https)
 *     head A<TAB>B..        bold, repeated on each page; the rows below scroll under the last
 *                           one that stands before any row
 *     row  A<TAB>B..        sum A<TAB>B..                  as row, bold, a line above
 *     note TEXT             one long text, over the empty cells beside it
 *
 * In a cell \n is a line end, \t a tab, \\ a backslash. A cell that is not of its column's
 * type, a number that a spreadsheet would round (more than 15 digits) too, stands as text; an
 * empty one stays empty; no cell is ever a formula. head and note are text.
 * Limits: BOOK_MAX_BYTES, BOOK_COLUMNS_MAX columns, BOOK_ROWS_MAX rows and
 * BOOK_ADDRESSES_MAX addresses a sheet, BOOK_SHEETS_MAX sheets, 32,767 characters a cell
 * (cut there). The same lines give the same bytes.
 */
#ifndef PRINT_BOOK_H
#define PRINT_BOOK_H

#include "base/buf.h"
#include "base/date.h"

#define BOOK_MEDIA_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#define BOOK_MAGIC "HLB1"
#define BOOK_MAX_BYTES ((size_t)160 << 20)
#define BOOK_COLUMNS_MAX 40
#define BOOK_ROWS_MAX 1048576
#define BOOK_ADDRESSES_MAX 65530
#define BOOK_SHEETS_MAX 50

enum book_exit {
    BOOK_EXIT_OK = 0,
    BOOK_EXIT_USAGE = 2,
    BOOK_EXIT_LARGE = 4,
    BOOK_EXIT_BROKEN = 5,
    BOOK_EXIT_SYSTEM = 6, /* CHILD_EXIT_SYSTEM */
};

enum book_tag {
    BOOK_TITLE = 1, BOOK_DATE, BOOK_SHEET, BOOK_COLS, BOOK_HEAD, BOOK_ROW, BOOK_SUM, BOOK_NOTE,
    BOOK_END,
};

struct book_column {
    char type; /* 't', 'n', 'd', 'u' */
    int width; /* characters */
};

struct book_line {
    enum book_tag tag;
    struct date day;              /* BOOK_DATE */
    str cells[BOOK_COLUMNS_MAX];  /* as they stand there, with backslashes */
    size_t n;
};

struct book_reader {
    struct arena *a;
    str rest;                     /* set to the whole text at first */
    size_t line;                  /* read last, from 1 */
    size_t sheets, rows;          /* so far; rows of this sheet */
    struct book_column columns[BOOK_COLUMNS_MAX];
    size_t n_columns;             /* of this sheet; 0 before its cols */
};

/*
 * The next line; the BOOK_END is the last. Pure.
 * Errors  ERR_INVALID: not as above, or cut off; ERR_TOO_LARGE: a limit.
 */
MUST_USE enum err book_next(struct book_reader *r, struct book_line *out);

/* A cell without its backslashes. */
str book_plain(struct arena *a, str cell);

/* Writers of such lines; b->full tells at the end whether the limit was met. */
void book_begin(struct buf *b, str title, struct date day);
/* name is cut and cleaned to what a sheet may be called. */
void book_sheet(struct buf *b, str name, const struct book_column *columns, size_t n);
void book_cells(struct buf *b, enum book_tag tag, const str *cells, size_t n);
void book_end(struct buf *b);

/*
 * program  path of hotline-sheet
 * Errors   ERR_INVALID: not so described; ERR_TOO_LARGE; ERR_UNAVAILABLE: late, out of
 *          memory, could not start.
 */
MUST_USE enum err book_make(struct arena *a, const char *program, str described, str *xlsx);

#endif
