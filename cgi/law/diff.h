/* What changed between two versions of one table of the law. Pure. */
#ifndef LAW_DIFF_H
#define LAW_DIFF_H

#include "base/buf.h"

enum law_change {
    LAW_ROW_ADDED = 1,
    LAW_ROW_ENDED,  /* only its last day was set or moved */
    LAW_ROW_EDITED, /* another cell of the same code and first day */
    LAW_ROW_GONE,
};

struct law_cell_change {
    str column, was, is;
};

struct law_row_change {
    enum law_change change;
    str code;  /* first column */
    str field; /* column `field`, where the table has one */
    str from;  /* column `valid_from`; empty: the table has none */
    const struct law_cell_change *cells; /* of an added or lost row: all that are filled */
    size_t n_cells;
};

/*
 * Rows of `now` that are not in `was`, and the reverse, in the order of `now`; a row is
 * the same row while its code, field and first day are. The array is in the arena.
 * Errors  ERR_INVALID: one of the two is no CSV table; ERR_TOO_LARGE: over 20000 rows.
 */
MUST_USE enum err law_table_diff(struct arena *a, str was, str now,
                                 const struct law_row_change **out, size_t *n);

#endif
