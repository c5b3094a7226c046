#include "print/doc.h"
#include "base/text.h"

struct reader {
    struct arena *a;
    struct doc *d;
    size_t cap;
    struct doc_table *table; /* NULL: in none */
};

static struct doc_block *add(struct reader *r, enum doc_tag tag)
{
    struct doc *d = r->d;
    if (d->n == r->cap) {
        const size_t cap = r->cap ? r->cap * 2 : 64;
        d->blocks = arena_grow(r->a, d->blocks, r->cap * sizeof *d->blocks,
                               cap * sizeof *d->blocks);
        r->cap = cap;
    }
    struct doc_block *b = &d->blocks[d->n++];
    *b = (struct doc_block){ .tag = tag };
    return b;
}

static enum err cells(struct doc_block *b, str text)
{
    str rest = text;
    while (str_next(&rest, '\t', &b->cells[b->n_cells])) {
        if (++b->n_cells == DOC_CELLS_MAX)
            break;
    }
    return rest.p ? ERR_INVALID : OK;
}

static enum err number(struct reader *r, enum doc_tag tag, str text, int64_t min, int64_t max)
{
    int64_t n;
    TRY(str_i64(text, &n));
    if (n < min || n > max)
        return ERR_INVALID;
    add(r, tag)->n = (int)n;
    return OK;
}

static enum err text_block(struct reader *r, char tag, str text)
{
    struct doc_block *b = add(r, DOC_TEXT);
    b->align = tag == 'c' ? DOC_CENTRE : tag == 'l' ? DOC_LEFT
             : tag == 'r' ? DOC_RIGHT : DOC_JUSTIFY;
    b->heading = tag == 'h';
    b->cells[0] = text;
    b->n_cells = 1;
    return OK;
}

static enum err table(struct reader *r, str text)
{
    str rest = text, word;
    int64_t n, all = 0;
    if (r->table)
        return ERR_INVALID;
    struct doc_table *t = NEW(r->a, struct doc_table);
    while (str_next(&rest, ' ', &word)) {
        TRY(str_i64(word, &n));
        if (t->n == DOC_CELLS_MAX || n < 3 || n > 100)
            return ERR_INVALID;
        t->width[t->n++] = (int)n;
        all += n;
    }
    r->table = t;
    return all == 100 ? OK : ERR_INVALID;
}

static enum err row(struct reader *r, str text, bool heading)
{
    if (!r->table)
        return ERR_INVALID;
    struct doc_block *b = add(r, DOC_ROW);
    b->heading = heading;
    b->table = r->table;
    TRY(cells(b, text));
    return b->n_cells == r->table->n ? OK : ERR_INVALID;
}

static enum err columns(struct reader *r, enum doc_tag tag, str text, size_t least, size_t most)
{
    struct doc_block *b = add(r, tag);
    TRY(cells(b, text));
    return b->n_cells >= least && b->n_cells <= most ? OK : ERR_INVALID;
}

/* Outside a table. */
static enum err block(struct reader *r, str tag, str text)
{
    if (tag.n == 1 && str_find(S("pclrh"), tag) < 5)
        return text_block(r, tag.p[0], text);
    if (str_eq(tag, S("gap")))
        return number(r, DOC_GAP, text, 0, 200);
    if (str_eq(tag, S("fill")))
        return number(r, DOC_FILL, text, 1, 60);
    if (str_eq(tag, S("page")))
        return columns(r, DOC_PAGE, text, 0, 1);
    if (str_eq(tag, S("head")))
        return columns(r, DOC_HEAD, text, 2, 2);
    if (str_eq(tag, S("sign")))
        return columns(r, DOC_SIGN, text, 1, 4);
    if (str_eq(tag, S("qr"))) {
        TRY(columns(r, DOC_QR, text, 2, 2));
        const size_t n = r->d->blocks[r->d->n - 1].cells[0].n;
        return n > 0 && n <= 500 ? OK : ERR_INVALID;
    }
    if (str_eq(tag, S("table")))
        return table(r, text);
    return ERR_INVALID;
}

static enum err line(struct reader *r, str s)
{
    const size_t space = str_find(s, S(" "));
    const str tag = str_sub(s, 0, space), text = str_sub(s, space + 1, s.n);
    if (s.n > DOC_LINE_BYTES_MAX)
        return ERR_TOO_LARGE;
    if (r->table) {
        if (str_eq(tag, S("th")) || str_eq(tag, S("tr")))
            return row(r, text, str_eq(tag, S("th")));
        if (!str_eq(s, S("end")))
            return ERR_INVALID;
        r->table = NULL;
        return OK;
    }
    if (str_eq(tag, S("title")))
        r->d->title = text;
    else if (str_eq(tag, S("mark")))
        r->d->mark = text;
    else if (str_eq(tag, S("foot")))
        r->d->foot = text;
    else if (str_eq(tag, S("date")))
        return date_parse(text, &r->d->day);
    else
        return block(r, tag, text);
    return OK;
}

enum err doc_read(struct arena *a, str text, struct doc *out)
{
    str rest = text, s;
    struct reader r = { .a = a, .d = out };
    *out = (struct doc){ .title = S(""), .mark = S(""), .foot = S(""), .line = 1 };
    if (text.n > DOC_MAX_BYTES)
        return ERR_TOO_LARGE;
    if (!text_utf8_ok(text) || str_find(text, (str){ "\0", 1 }) < text.n)
        return ERR_INVALID;
    if (!str_next(&rest, '\n', &s) || !str_eq(s, S(DOC_MAGIC)))
        return ERR_INVALID;
    while (str_next(&rest, '\n', &s)) {
        if (++out->line > DOC_LINES_MAX)
            return ERR_TOO_LARGE;
        if (str_eq(s, S("Z")) && !r.table && date_valid(out->day))
            return rest.n ? ERR_INVALID : OK;
        TRY(line(&r, s));
    }
    return ERR_INVALID; /* cut off */
}

str doc_plain(struct arena *a, str cell, struct doc_run **runs, size_t *n_runs)
{
    struct doc_run now = { 0 };
    char *p = arena_alloc(a, cell.n + 1);
    size_t n = 0, most = 1;
    for (size_t i = 0; i < cell.n; i++)
        most += cell.p[i] == '\\';
    *runs = NEWS(a, struct doc_run, most);
    *n_runs = 0;
    for (size_t i = 0; i <= cell.n; i++) {
        const bool told = i + 1 < cell.n && cell.p[i] == '\\';
        const char c = i == cell.n ? 0 : told ? cell.p[++i] : cell.p[i];
        const bool turns = told && (c == 'b' || c == 'i' || c == 'r');
        if (turns || i == cell.n) {
            now.to = n;
            if (now.to > now.from && (now.bold || now.slanted))
                (*runs)[(*n_runs)++] = now;
            now = (struct doc_run){ .from = n, .bold = c == 'b' || (now.bold && c != 'r'),
                                    .slanted = c == 'i' || (now.slanted && c != 'r') };
        } else {
            p[n++] = told && c == 'n' ? '\n' : c;
        }
    }
    return (str){ p, n };
}
