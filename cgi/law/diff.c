#include "law/diff.h"
#include "base/csv.h"
#include <stdlib.h>

enum { ROWS_MAX = 20000 };

struct row {
    str text; /* every cell with its length, to compare rows as a whole */
    const str *cell;
    bool paired;
};

struct table {
    str column[CSV_FIELDS_MAX];
    size_t n_columns;
    struct row *rows;
    size_t n;
};

/* Cell under that heading, "" where the table has no such column. */
static str cell(const struct table *t, const struct row *r, const char *column)
{
    for (size_t i = 0; i < t->n_columns; i++)
        if (str_eq(t->column[i], str_from(column)))
            return r->cell[i];
    return S("");
}

static str whole(struct arena *a, const struct csv_row *row)
{
    struct buf b = { .a = a, .max = (size_t)CSV_FIELDS_MAX * 70000 };
    for (size_t i = 0; i < row->n; i++) {
        buf_fmt(&b, "%zu:", row->f[i].n);
        buf_add(&b, row->f[i]);
    }
    return buf_str(&b);
}

static enum err add_row(struct arena *a, struct table *t, const struct csv_row *row, size_t *cap)
{
    if (row->n != t->n_columns)
        return ERR_INVALID;
    if (t->n == ROWS_MAX)
        return ERR_TOO_LARGE;
    if (t->n == *cap) {
        const size_t more = *cap ? *cap * 2 : 64;
        t->rows = arena_grow(a, t->rows, *cap * sizeof *t->rows, more * sizeof *t->rows);
        *cap = more;
    }
    str *cells = NEWS(a, str, row->n);
    for (size_t i = 0; i < row->n; i++)
        cells[i] = row->f[i];
    t->rows[t->n] = (struct row){ .text = whole(a, row), .cell = cells };
    t->n++;
    return OK;
}

static enum err read_table(struct arena *a, str text, struct table *t)
{
    struct csv c = { .rest = text };
    struct csv_row row;
    size_t cap = 0;
    enum err e = csv_read(a, &c, &row);
    if (e != OK)
        return ERR_INVALID;
    t->n_columns = row.n;
    for (size_t i = 0; i < row.n; i++)
        t->column[i] = row.f[i];
    while ((e = csv_read(a, &c, &row)) == OK)
        TRY(add_row(a, t, &row, &cap));
    return e == ERR_NOT_FOUND ? OK : ERR_INVALID;
}

static int by_text(const void *x, const void *y)
{
    const struct row *const *p = x, *const *q = y;
    return str_cmp((*p)->text, (*q)->text);
}

static struct row **sorted(struct arena *a, struct table *t)
{
    struct row **list = NEWS(a, struct row *, t->n);
    for (size_t i = 0; i < t->n; i++)
        list[i] = &t->rows[i];
    qsort(list, t->n, sizeof *list, by_text);
    return list;
}

/* Rows that stand in both, byte for byte, are no change. */
static void pair_same(struct arena *a, struct table *was, struct table *now)
{
    struct row **x = sorted(a, was), **y = sorted(a, now);
    for (size_t i = 0, k = 0; i < was->n && k < now->n;) {
        const int order = str_cmp(x[i]->text, y[k]->text);
        if (order == 0)
            x[i++]->paired = y[k++]->paired = true;
        else if (order < 0)
            i++;
        else
            k++;
    }
}

static bool same_key(const struct table *t, const struct row *r, const struct table *u,
                     const struct row *s)
{
    return str_eq(r->cell[0], s->cell[0]) && str_eq(cell(t, r, "field"), cell(u, s, "field"))
        && str_eq(cell(t, r, "valid_from"), cell(u, s, "valid_from"));
}

static struct row *partner(struct table *was, const struct table *now, const struct row *r)
{
    for (size_t i = 0; i < was->n; i++)
        if (!was->rows[i].paired && same_key(was, &was->rows[i], now, r))
            return &was->rows[i];
    return NULL;
}

static void name_row(const struct table *t, const struct row *r, struct law_row_change *c)
{
    c->code = r->cell[0];
    c->field = cell(t, r, "field");
    c->from = cell(t, r, "valid_from");
}

/* old NULL: a row that is new. */
static void cells_of(struct arena *a, const struct table *was, const struct row *old,
                     const struct table *now, const struct row *r, struct law_row_change *c)
{
    struct law_cell_change *cells = NEWS(a, struct law_cell_change, now->n_columns);
    bool only_end = true;
    for (size_t i = 0; i < now->n_columns; i++) {
        const str before = old ? cell(was, old, str_c(a, now->column[i])) : S("");
        if (str_eq(before, r->cell[i]))
            continue;
        only_end = only_end && str_eq(now->column[i], S("valid_to"));
        cells[c->n_cells++] = (struct law_cell_change){ now->column[i], before, r->cell[i] };
    }
    c->cells = cells;
    c->change = !old ? LAW_ROW_ADDED : only_end ? LAW_ROW_ENDED : LAW_ROW_EDITED;
    name_row(now, r, c);
}

static void lost(struct arena *a, const struct table *was, const struct row *r,
                 struct law_row_change *c)
{
    struct law_cell_change *cells = NEWS(a, struct law_cell_change, was->n_columns);
    for (size_t i = 0; i < was->n_columns; i++)
        if (!str_empty(r->cell[i]))
            cells[c->n_cells++] = (struct law_cell_change){ was->column[i], r->cell[i], S("") };
    c->cells = cells;
    c->change = LAW_ROW_GONE;
    name_row(was, r, c);
}

enum err law_table_diff(struct arena *a, str was, str now, const struct law_row_change **out,
                        size_t *n)
{
    struct table *x = NEW(a, struct table), *y = NEW(a, struct table);
    TRY(read_table(a, was, x));
    TRY(read_table(a, now, y));
    struct law_row_change *list = NEWS(a, struct law_row_change, x->n + y->n);
    *n = 0;
    pair_same(a, x, y);
    for (size_t i = 0; i < y->n; i++) {
        if (y->rows[i].paired)
            continue;
        struct row *old = partner(x, y, &y->rows[i]);
        if (old)
            old->paired = true;
        cells_of(a, x, old, y, &y->rows[i], &list[*n]);
        if (!old || list[*n].n_cells > 0) /* else only the columns stand in another order */
            (*n)++;
        else
            list[*n] = (struct law_row_change){ 0 };
    }
    for (size_t i = 0; i < x->n; i++)
        if (!x->rows[i].paired)
            lost(a, x, &x->rows[i], &list[(*n)++]);
    *out = list;
    return OK;
}
