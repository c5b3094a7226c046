#include "base/sheet.h"
#include "base/file.h"

#include <stdarg.h>
#include <stdio.h>

enum { FILE_MAX_BYTES = 4 << 20, ROWS_MAX = 20000 };

void fault(struct loader *l, const char *fmt, ...)
{
    char text[600];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    l->n_faults++;
    buf_fmt(l->faults, "%.*s:%zu: ", STR_ARG(l->sheet->file), l->line);
    buf_add(l->faults, str_from(text));
    buf_byte(l->faults, '\n');
}

/* Name of a column without the mark that it may lack. */
static str column_name(const char *column, bool *may_lack)
{
    const str name = str_from(column);
    *may_lack = name.n > 0 && name.p[name.n - 1] == '?';
    return str_sub(name, 0, name.n - *may_lack);
}

/* Where each known column stands in the file; unknown and missing ones are faults. */
static bool match_columns(struct loader *l, const struct csv_row *heading, size_t *at)
{
    const struct sheet *s = l->sheet;
    const size_t before = l->n_faults;
    bool may_lack;
    for (size_t i = 0; i < heading->n; i++) {
        size_t k = 0;
        while (k < s->n_columns && !str_eq(heading->f[i], column_name(s->columns[k], &may_lack)))
            k++;
        if (k == s->n_columns)
            fault(l, "unknown column '%.*s'", STR_ARG(heading->f[i]));
        else if (csv_column(heading, heading->f[i]) != i)
            fault(l, "column '%.*s' stands twice", STR_ARG(heading->f[i]));
    }
    for (size_t k = 0; k < s->n_columns; k++) {
        at[k] = csv_column(heading, column_name(s->columns[k], &may_lack));
        if (at[k] == heading->n && !may_lack)
            fault(l, "column '%s' is missing", s->columns[k]);
    }
    return l->n_faults == before;
}

static void read_rows(struct loader *l, struct csv *c, const size_t *at, size_t n_heading,
                      struct sheet *out)
{
    struct csv_row row;
    size_t cap = 0;
    enum err e;
    while ((e = csv_read(l->a, c, &row)) == OK) {
        l->line = c->line;
        if (row.n != n_heading) {
            fault(l, "%zu fields where the heading has %zu", row.n, n_heading);
            continue;
        }
        if (out->n == ROWS_MAX) {
            fault(l, "more than %d rows", ROWS_MAX);
            return;
        }
        if (out->n == cap) {
            const size_t more = cap ? cap * 2 : 64;
            out->rows = arena_grow(l->a, out->rows, cap * sizeof *out->rows,
                                   more * sizeof *out->rows);
            cap = more;
        }
        struct sheet_row *r = &out->rows[out->n++];
        r->line = c->line;
        r->cell = NEWS(l->a, str, out->n_columns);
        for (size_t k = 0; k < out->n_columns; k++)
            r->cell[k] = at[k] < row.n ? row.f[at[k]] : S("");
    }
    if (e == ERR_INVALID) {
        l->line = c->line;
        fault(l, "%s", c->fault);
    }
}

bool sheet_read_any(struct loader *l, str path, str name, const char *const *columns,
                    size_t n_columns, struct sheet *out)
{
    *out = (struct sheet){ .file = name, .columns = columns, .n_columns = n_columns };
    l->sheet = out;
    l->line = 1;
    str text;
    if (file_read(l->a, path, FILE_MAX_BYTES, &text) != OK) {
        fault(l, "the file cannot be read (or is larger than 4 MB)");
        return false;
    }
    struct csv c = { .rest = text };
    struct csv_row heading;
    const enum err e = csv_read(l->a, &c, &heading);
    if (e != OK) {
        fault(l, "%s", e == ERR_NOT_FOUND ? "the file is empty" : c.fault);
        return false;
    }
    size_t at[CSV_FIELDS_MAX] = { 0 };
    if (!match_columns(l, &heading, at))
        return false;
    read_rows(l, &c, at, heading.n, out);
    l->line = 1;
    return true;
}

bool sheet_read(struct loader *l, str path, str name, const char *const *columns,
                size_t n_columns, struct sheet *out)
{
    if (!sheet_read_any(l, path, name, columns, n_columns, out))
        return false;
    if (out->n == 0)
        fault(l, "the table has no rows");
    return true;
}

str need_text(struct loader *l, str cell, const char *column)
{
    if (str_empty(cell))
        fault(l, "%s is empty", column);
    return cell;
}

struct date need_date(struct loader *l, str cell, const char *column)
{
    struct date d = { 1900, 1, 1 };
    if (date_parse(cell, &d) != OK)
        fault(l, "%s '%.*s' is no date", column, STR_ARG(cell));
    return d;
}

opt_date get_date(struct loader *l, str cell, const char *column)
{
    if (str_empty(cell))
        return (opt_date){ 0 };
    return (opt_date){ true, need_date(l, cell, column) };
}

int64_t need_whole(struct loader *l, str cell, const char *column, int64_t min, int64_t max)
{
    int64_t v = min;
    if (str_i64(cell, &v) != OK)
        fault(l, "%s '%.*s' is no whole number", column, STR_ARG(cell));
    else if (v < min || v > max)
        fault(l, "%s %lld is not within %lld and %lld", column, (long long)v, (long long)min,
              (long long)max);
    return v;
}

bool decimal_read(str cell, int64_t scale, int64_t *out)
{
    const size_t dot = str_find(cell, S("."));
    const str fraction = str_sub(cell, dot + 1, cell.n);
    int64_t whole = 0, part = 0, value = 0, unit = scale;
    bool good = str_i64(str_sub(cell, 0, dot), &whole) == OK && cell.p[0] != '-'
        && (dot == cell.n || fraction.n > 0);
    for (size_t i = 0; good && i < fraction.n; i++) {
        unit /= 10;
        good = unit > 0 && fraction.p[i] >= '0' && fraction.p[i] <= '9';
        part += good ? (fraction.p[i] - '0') * unit : 0;
    }
    good = good && !__builtin_mul_overflow(whole, scale, &value)
        && !__builtin_add_overflow(value, part, &value);
    *out = good ? value : 0;
    return good;
}

int64_t need_decimal(struct loader *l, str cell, const char *column, int64_t scale)
{
    int64_t value;
    if (!decimal_read(cell, scale, &value))
        fault(l, "%s '%.*s' is no decimal number", column, STR_ARG(cell));
    return value;
}

bool need_yes(struct loader *l, str cell, const char *column)
{
    static const char *const words[] = { "yes", "no", NULL };
    return need_word(l, cell, column, words) == 1;
}

int need_word(struct loader *l, str cell, const char *column, const char *const *words)
{
    for (int i = 0; words[i]; i++)
        if (str_eq(cell, str_from(words[i])))
            return i + 1;
    fault(l, "%s '%.*s' is not known", column, STR_ARG(cell));
    return 0;
}
