#include "base/csv.h"


enum { FIELD_MAX_DEFAULT = 65536 };

static enum err refuse(struct csv *c, const char *why)
{
    c->fault = why;
    return ERR_INVALID;
}

static char peek(const struct csv *c, size_t at)
{
    return at < c->rest.n ? c->rest.p[at] : '\0';
}

static char separates(const struct csv *c)
{
    return c->sep ? c->sep : ',';
}

static void advance(struct csv *c, size_t n)
{
    c->rest = str_sub(c->rest, n, c->rest.n);
}

/* Without the quotes around it; doubled quotes become one. c->rest stands on the opening quote. */
static enum err quoted(struct arena *a, struct csv *c, str *out)
{
    advance(c, 1);
    char *p = NULL;
    size_t n = 0, i = 0;
    bool doubled = false;
    for (;; i++) {
        if (i >= c->rest.n)
            return refuse(c, "quote is never closed");
        if (c->rest.p[i] == '\0')
            return refuse(c, "NUL byte");
        if (c->rest.p[i] == '\n')
            c->next_line++;
        if (c->rest.p[i] != '"')
            continue;
        if (peek(c, i + 1) != '"')
            break;
        doubled = true;
        i++;
    }
    if (!doubled) {
        *out = str_sub(c->rest, 0, i);
    } else {
        p = arena_alloc(a, i + 1);
        for (size_t k = 0; k < i; k++) {
            p[n++] = c->rest.p[k];
            k += c->rest.p[k] == '"';
        }
        *out = (str){ p, n };
    }
    advance(c, i + 1);
    return OK;
}

static enum err plain(struct csv *c, str *out)
{
    size_t i = 0;
    for (; i < c->rest.n; i++) {
        const char ch = c->rest.p[i];
        if (ch == '\0')
            return refuse(c, "NUL byte");
        if (ch == '"')
            return refuse(c, "quote inside a field that is not quoted");
        if (ch == separates(c) || ch == '\n')
            break;
        if (ch == '\r') {
            if (peek(c, i + 1) != '\n')
                return refuse(c, "carriage return without line feed");
            break;
        }
    }
    *out = str_sub(c->rest, 0, i);
    advance(c, i);
    return OK;
}

static enum err field(struct arena *a, struct csv *c, str *out)
{
    TRY(peek(c, 0) == '"' && c->rest.n ? quoted(a, c, out) : plain(c, out));
    if (out->n > (c->field_max ? c->field_max : FIELD_MAX_DEFAULT))
        return refuse(c, "field is too long");
    if (!out->p)
        *out = S("");
    return OK;
}

/* Takes a separator (more = true) or the end of the record. */
static enum err separator(struct csv *c, bool *more)
{
    *more = false;
    if (c->rest.n == 0)
        return OK;
    if (peek(c, 0) == separates(c)) {
        *more = true;
        advance(c, 1);
        return OK;
    }
    const size_t end = peek(c, 0) == '\r' ? 1 : 0;
    if (peek(c, end) != '\n')
        return refuse(c, "text after a closing quote");
    advance(c, end + 1);
    c->next_line++;
    return OK;
}

enum err csv_read(struct arena *a, struct csv *c, struct csv_row *row)
{
    if (c->next_line == 0) {
        c->next_line = 1;
        if (str_starts(c->rest, S("\xEF\xBB\xBF")))
            advance(c, 3);
    }
    c->line = c->next_line;
    row->n = 0;
    if (c->rest.n == 0)
        return ERR_NOT_FOUND;
    bool more = true;
    while (more) {
        if (row->n == CSV_FIELDS_MAX)
            return refuse(c, "too many fields");
        TRY(field(a, c, &row->f[row->n]));
        row->n++;
        TRY(separator(c, &more));
    }
    return OK;
}

size_t csv_column(const struct csv_row *heading, str name)
{
    for (size_t i = 0; i < heading->n; i++)
        if (str_eq(heading->f[i], name))
            return i;
    return heading->n;
}

static void write_field(struct buf *b, str s, bool apostrophe)
{
    bool quote = false;
    for (size_t i = 0; i < s.n; i++)
        quote = quote || s.p[i] == ',' || s.p[i] == '"' || s.p[i] == '\r' || s.p[i] == '\n';
    if (quote)
        buf_byte(b, '"');
    if (apostrophe)
        buf_byte(b, '\'');
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"')
            buf_byte(b, '"');
        buf_byte(b, s.p[i]);
    }
    if (quote)
        buf_byte(b, '"');
}

void csv_field(struct buf *b, enum csv_place place, str s)
{
    if (place == CSV_NEXT)
        buf_byte(b, ',');
    write_field(b, s, false);
}

/* What spreadsheets take for the beginning of a formula, also in full-width letters. */
static bool like_formula(str s)
{
    static const char *const begins[] = { "=", "+", "-", "@", "\t", "\r", "\n", "\xEF\xBC\x9D",
                                          "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0" };
    for (size_t i = 0; i < COUNT(begins); i++)
        if (str_starts(s, str_from(begins[i])))
            return true;
    return false;
}

void csv_cell(struct buf *b, enum csv_place place, str s)
{
    if (place == CSV_NEXT)
        buf_byte(b, ',');
    write_field(b, s, like_formula(s));
}

void csv_end(struct buf *b)
{
    buf_add(b, S("\r\n"));
}
