/*
 * What hotline-print reads: a document described line by line, in UTF-8. The first line
 * is "HLP1", the last one "Z"; each line between is a tag, a space and a text.
 *
 *     title TEXT    of the file, shown by readers      date YYYY-MM-DD  its only date
 *     mark TEXT     across every page ("DỰ THẢO")       foot TEXT        at the foot of every page
 *     head A<TAB>B  two centred columns: body, motto
 *     p TEXT        paragraph, first line set in       c TEXT           centred
 *     l TEXT        from the left edge                 r TEXT           from the right edge
 *     h TEXT        heading, stays with what follows   gap N            N points, 0..200
 *     fill N        N dotted lines to write on, 1..60  page             a new page
 *     table N N ..  widths, percent, together 100      th, tr A<TAB>B.. rows; th on each page
 *     end           of the table
 *     sign A<TAB>.. columns of a signature block: never parted, and never alone on a page
 *     qr TEXT<TAB>CAPTION
 *
 * In a text \n is a line end, \b bold, \i slanted, \r neither, \\ a backslash; a line of a
 * column that is "---" is a short rule, one that begins with "<" stands at the left edge.
 * Limits: 4 MiB, 40,000 lines, 256 KiB a line, DOC_CELLS_MAX columns. Pure.
 */
#ifndef PRINT_DOC_H
#define PRINT_DOC_H

#include "base/buf.h"
#include "base/date.h"

#define DOC_MAGIC "HLP1"
#define DOC_MAX_BYTES ((size_t)4 << 20)
#define DOC_LINES_MAX 40000
#define DOC_LINE_BYTES_MAX ((size_t)256 << 10)
#define DOC_CELLS_MAX 8

/* Where Debian's fonts-liberation2 puts its files. */
#define PRINT_FONTS "/usr/share/fonts/truetype/liberation2"

/* Exit codes of hotline-print. */
enum print_exit {
    PRINT_EXIT_OK = 0,
    PRINT_EXIT_USAGE = 2,
    PRINT_EXIT_LARGE = 4,  /* too many bytes or pages */
    PRINT_EXIT_BROKEN = 5, /* not as above */
    PRINT_EXIT_SYSTEM = 6, /* CHILD_EXIT_SYSTEM: no memory, no fonts, or input or output failed */
};

enum doc_tag { DOC_HEAD = 1, DOC_TEXT, DOC_GAP, DOC_FILL, DOC_PAGE, DOC_ROW, DOC_SIGN, DOC_QR };
enum doc_align { DOC_JUSTIFY = 1, DOC_CENTRE, DOC_LEFT, DOC_RIGHT };

struct doc_table {
    int width[DOC_CELLS_MAX]; /* percent */
    size_t n;
};

struct doc_block {
    enum doc_tag tag;
    enum doc_align align;         /* of DOC_TEXT */
    bool heading;                 /* of DOC_TEXT and DOC_ROW */
    int n;                        /* of DOC_GAP and DOC_FILL */
    const struct doc_table *table; /* of DOC_ROW */
    str cells[DOC_CELLS_MAX];     /* still with their backslashes */
    size_t n_cells;
};

struct doc {
    str title, mark, foot; /* may be empty */
    struct date day;
    struct doc_block *blocks;
    size_t n;
    size_t line; /* of the fault */
};

/* ERR_INVALID: out->line is not as described above; ERR_TOO_LARGE. */
MUST_USE enum err doc_read(struct arena *a, str text, struct doc *out);

/* A stretch of one look in a plain text. */
struct doc_run {
    size_t from, to;
    bool bold, slanted;
};

/* The text of a cell without its backslashes, and its stretches. */
str doc_plain(struct arena *a, str cell, struct doc_run **runs, size_t *n_runs);

#endif
