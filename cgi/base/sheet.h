/*
 * Tables that people edit: CSV files with a heading, read cell by cell so that every
 * fault is named with file and line, and none hides another.
 */
#ifndef BASE_SHEET_H
#define BASE_SHEET_H

#include "base/csv.h"
#include "base/date.h"

struct law; /* law/law.h */

/* A table file as read: cells in the order of the columns the program knows. */
struct sheet_row {
    size_t line;
    str *cell;
};

struct sheet {
    str file;
    const char *const *columns;
    size_t n_columns;
    struct sheet_row *rows;
    size_t n;
};

/* The loader: collects faults, never stops at the first. */
struct loader {
    struct arena *a;
    struct buf *faults;
    size_t n_faults;
    str dir;
    const struct sheet *sheet; /* the table in hand, for fault() */
    size_t line;               /* the row in hand */
    struct law *law;           /* what the law's tables become; NULL for others */
};

/*
 * Read the file at path, called name in faults; the columns may stand in any order, none
 * may lack or be unknown. The table becomes l->sheet. false after a fault.
 * Columns named "clause?" may lack; their cells are empty then.
 * Limits: 4 MB, 20,000 rows.
 */
bool sheet_read(struct loader *l, str path, str name, const char *const *columns,
                size_t n_columns, struct sheet *out);
/* The same, but the table may be empty. */
bool sheet_read_any(struct loader *l, str path, str name, const char *const *columns,
                    size_t n_columns, struct sheet *out);

/* "FILE:LINE: text" of the row in hand. */
void fault(struct loader *l, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Cells; a fault where one is not what its column needs. */
str need_text(struct loader *l, str cell, const char *column);
struct date need_date(struct loader *l, str cell, const char *column);
opt_date get_date(struct loader *l, str cell, const char *column);
int64_t need_whole(struct loader *l, str cell, const char *column, int64_t min, int64_t max);
/* A number such as 1.5, times scale; false: it is none. */
bool decimal_read(str cell, int64_t scale, int64_t *out);
int64_t need_decimal(struct loader *l, str cell, const char *column, int64_t scale);
bool need_yes(struct loader *l, str cell, const char *column);
/* Index into words (ended by NULL) plus one; 0 after a fault. */
int need_word(struct loader *l, str cell, const char *column, const char *const *words);

#endif
