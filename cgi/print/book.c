#include "print/book.h"
#include "base/child.h"
#include "base/text.h"

static const struct { const char *word; enum book_tag tag; } tags[] = {
    { "title", BOOK_TITLE }, { "date", BOOK_DATE }, { "sheet", BOOK_SHEET },
    { "cols", BOOK_COLS }, { "head", BOOK_HEAD }, { "row", BOOK_ROW },
    { "sum", BOOK_SUM }, { "note", BOOK_NOTE }, { "Z", BOOK_END },
};

static bool name_ok(str s)
{
    if (text_points(s) < 1 || text_points(s) > 31 || s.p[0] == '\'' || s.p[s.n - 1] == '\'')
        return false;
    for (size_t i = 0; i < s.n; i++)
        if (str_find(S("[]:*?/\\\t"), str_sub(s, i, i + 1)) < 8)
            return false;
    return true;
}

static enum err columns(struct book_reader *r, const struct book_line *l)
{
    for (size_t i = 0; i < l->n; i++) {
        const str s = l->cells[i];
        int64_t width;
        if (s.n < 3 || s.p[s.n - 2] != ' ' || str_find(S("tndu"), str_sub(s, s.n - 1, s.n)) > 3)
            return ERR_INVALID;
        TRY(str_i64(str_sub(s, 0, s.n - 2), &width));
        if (width < 1 || width > 200)
            return ERR_INVALID;
        r->columns[i] = (struct book_column){ s.p[s.n - 1], (int)width };
    }
    r->n_columns = l->n;
    return OK;
}

static enum err placed(struct book_reader *r, const struct book_line *l)
{
    switch (l->tag) {
    case BOOK_SHEET:
        r->n_columns = r->rows = 0;
        if (++r->sheets > BOOK_SHEETS_MAX)
            return ERR_TOO_LARGE;
        return l->n == 1 && name_ok(l->cells[0]) ? OK : ERR_INVALID;
    case BOOK_COLS:
        return r->sheets && !r->n_columns ? columns(r, l) : ERR_INVALID;
    case BOOK_HEAD:
    case BOOK_ROW:
    case BOOK_SUM:
    case BOOK_NOTE:
        if (!r->n_columns || (l->tag == BOOK_NOTE ? l->n != 1 : l->n != r->n_columns))
            return ERR_INVALID;
        return ++r->rows > BOOK_ROWS_MAX ? ERR_TOO_LARGE : OK;
    case BOOK_END:
        return r->n_columns && str_empty(r->rest) ? OK : ERR_INVALID;
    case BOOK_TITLE:
    case BOOK_DATE:
    default:
        return l->n == 1 && !r->sheets ? OK : ERR_INVALID;
    }
}

static enum err cells(str text, struct book_line *out)
{
    str rest = text;
    while (str_next(&rest, '\t', &out->cells[out->n]))
        if (++out->n == BOOK_COLUMNS_MAX)
            return rest.p ? ERR_TOO_LARGE : OK;
    return OK;
}

enum err book_next(struct book_reader *r, struct book_line *out)
{
    str s;
    *out = (struct book_line){ 0 };
    if (r->line == 0) {
        if (r->rest.n > BOOK_MAX_BYTES)
            return ERR_TOO_LARGE;
        if (!text_utf8_ok(r->rest) || str_find(r->rest, (str){ "\0", 1 }) < r->rest.n)
            return ERR_INVALID;
        r->line = 1;
        if (!str_next(&r->rest, '\n', &s) || !str_eq(s, S(BOOK_MAGIC)))
            return ERR_INVALID;
    }
    if (!str_next(&r->rest, '\n', &s))
        return ERR_INVALID; /* cut off */
    r->line++;
    const size_t space = str_find(s, S(" "));
    for (size_t i = 0; i < COUNT(tags); i++)
        if (str_eq(str_sub(s, 0, space), str_from(tags[i].word)))
            out->tag = tags[i].tag;
    if (!out->tag || (out->tag == BOOK_END && s.n > 1))
        return ERR_INVALID;
    TRY(cells(str_sub(s, space + 1, s.n), out));
    TRY(placed(r, out));
    return out->tag == BOOK_DATE ? date_parse(out->cells[0], &out->day) : OK;
}

str book_plain(struct arena *a, str cell)
{
    if (str_find(cell, S("\\")) == cell.n)
        return cell;
    char *p = arena_alloc(a, cell.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < cell.n; i++) {
        const bool told = cell.p[i] == '\\' && i + 1 < cell.n;
        const char c = told ? cell.p[++i] : cell.p[i];
        p[n++] = !told ? c : c == 'n' ? '\n' : c == 't' ? '\t' : c;
    }
    return (str){ p, n };
}

static void cell(struct buf *b, str s)
{
    for (size_t i = 0; i < s.n; i++) {
        const char c = s.p[i];
        if (c == '\n' || c == '\t' || c == '\\') {
            buf_byte(b, '\\');
            buf_byte(b, c == '\n' ? 'n' : c == '\t' ? 't' : '\\');
        } else if (c != '\0') {
            buf_byte(b, c);
        }
    }
}

void book_begin(struct buf *b, str title, struct date day)
{
    buf_add(b, S(BOOK_MAGIC "\ntitle "));
    cell(b, title);
    buf_fmt(b, "\ndate %04d-%02d-%02d\n", day.y, day.m, day.d);
}

void book_sheet(struct buf *b, str name, const struct book_column *columns, size_t n)
{
    size_t letters = 0;
    buf_add(b, S("sheet "));
    for (size_t i = 0; i < name.n; i++) {
        const char c = name.p[i];
        if (((unsigned char)c & 0xc0) != 0x80 && ++letters > 31)
            break;
        buf_byte(b, c == '\0' || str_find(S("[]:*?/\\\t\n'"), (str){ &c, 1 }) < 10 ? ' ' : c);
    }
    buf_add(b, S("\ncols "));
    for (size_t i = 0; i < n; i++)
        buf_fmt(b, "%s%d %c", i ? "\t" : "", columns[i].width, columns[i].type);
    buf_byte(b, '\n');
}

void book_cells(struct buf *b, enum book_tag tag, const str *list, size_t n)
{
    for (size_t i = 0; i < COUNT(tags); i++)
        if (tags[i].tag == tag)
            buf_add(b, str_from(tags[i].word));
    for (size_t i = 0; i < n; i++) {
        buf_byte(b, i ? '\t' : ' ');
        cell(b, list[i]);
    }
    buf_byte(b, '\n');
}

void book_end(struct buf *b)
{
    buf_add(b, S("Z\n"));
}

enum err book_make(struct arena *a, const char *program, str described, str *xlsx)
{
    const char *const argv[] = { "hotline-sheet", NULL };
    const struct child c = { .program = program, .argv = argv, .deadline_ms = 120000,
                             .cpu_s = 100, .memory_bytes = (size_t)2 << 30,
                             .out_max_bytes = (size_t)128 << 20 };
    int status;
    TRY(child_run(a, &c, described, xlsx, &status));
    switch (status) {
    case BOOK_EXIT_OK:
        return OK;
    case BOOK_EXIT_LARGE:
        return ERR_TOO_LARGE;
    case BOOK_EXIT_BROKEN:
        return ERR_INVALID;
    default:
        return ERR_UNAVAILABLE;
    }
}
