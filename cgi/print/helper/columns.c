#include "print/helper/print.h"
#include "print/qr_dots.h"

#define PAD_X 4 /* of a table's cell */
#define PAD_Y 3
#define GUTTER 6 /* between columns without lines */
#define CODE_PT 68 /* edge of a QR code with its white: 24 mm */

/* Lines of one column, one below the other. */
struct column {
    struct piece *pieces;
    double *heights;
    size_t n, cap;
};

static struct piece *add(struct arena *a, struct column *c, double height)
{
    if (c->n == c->cap) {
        const size_t cap = c->cap ? c->cap * 2 : 16;
        c->pieces = arena_grow(a, c->pieces, c->cap * sizeof *c->pieces,
                               cap * sizeof *c->pieces);
        c->heights = arena_grow(a, c->heights, c->cap * sizeof *c->heights,
                                cap * sizeof *c->heights);
        c->cap = cap;
    }
    c->heights[c->n] = height;
    c->pieces[c->n] = (struct piece){ 0 };
    return &c->pieces[c->n++];
}

static void lay(struct atoms *out, struct column *c, str text, double width, double size,
                enum doc_align align)
{
    PangoLayout *l = text_layout(out->a, out->text, text, width, size, align, 0);
    PangoLayoutIter *it = pango_layout_get_iter(l);
    do {
        PangoRectangle box;
        int y0, y1;
        pango_layout_iter_get_line_yrange(it, &y0, &y1);
        pango_layout_iter_get_line_extents(it, NULL, &box);
        struct piece *p = add(out->a, c, (double)(y1 - y0) / PANGO_SCALE);
        p->line = pango_layout_line_ref(pango_layout_iter_get_line_readonly(it));
        p->x = (double)box.x / PANGO_SCALE;
        p->y = (double)(pango_layout_iter_get_baseline(it) - y0) / PANGO_SCALE;
    } while (pango_layout_iter_next_line(it));
    pango_layout_iter_free(it);
}

/* Where a look begun in one line goes on in the next, each line of a column says it again. */
static str line_look(struct arena *a, str line, bool *bold, bool *slanted)
{
    struct buf b = { .a = a, .max = line.n + 8 };
    buf_add(&b, *bold ? S("\\b") : S(""));
    buf_add(&b, *slanted ? S("\\i") : S(""));
    buf_add(&b, line);
    for (size_t i = 0; i + 1 < line.n; i++) {
        if (line.p[i] != '\\')
            continue;
        const char c = line.p[++i];
        *bold = c == 'b' || (*bold && c != 'r');
        *slanted = c == 'i' || (*slanted && c != 'r');
    }
    return buf_str(&b);
}

/* Next line of a cell, up to an untold \n; false at the end. */
static bool next_line(str *rest, str *line)
{
    if (!rest->p)
        return false;
    for (size_t i = 0; i + 1 < rest->n; i++) {
        if (rest->p[i] != '\\')
            continue;
        if (rest->p[++i] == 'n') {
            *line = str_sub(*rest, 0, i - 1);
            *rest = str_sub(*rest, i + 1, rest->n);
            return true;
        }
    }
    *line = *rest;
    *rest = (str){ 0 };
    return true;
}

static void column(struct atoms *out, struct column *c, str cell, double width, double size,
                   enum doc_align align)
{
    bool bold = false, slanted = false;
    str rest = cell, line;
    while (next_line(&rest, &line)) {
        const bool left = str_starts(line, S("<"));
        if (str_eq(line, S("---"))) {
            struct piece *p = add(out->a, c, 5);
            p->length = width * 0.4;
            p->x = width * 0.3;
            p->y = 2.5;
        } else {
            const str s = left ? str_sub(line, 1, line.n) : line;
            lay(out, c, line_look(out->a, s, &bold, &slanted), width, size,
                left ? DOC_LEFT : align);
        }
    }
}

/* All columns side by side in one atom. */
static void stack(struct atoms *out, const struct column *c, const double *x, size_t n,
                  double lead)
{
    struct atom *t = atom_add(out);
    size_t most = 0;
    for (size_t i = 0; i < n; i++)
        most += c[i].n;
    t->pieces = NEWS(out->a, struct piece, most);
    t->height = lead;
    for (size_t i = 0; i < n; i++) {
        double y = lead;
        for (size_t k = 0; k < c[i].n; k++) {
            struct piece *p = &t->pieces[t->n++];
            *p = c[i].pieces[k];
            p->x += x[i];
            p->y += y;
            y += c[i].heights[k];
        }
        t->height = y > t->height ? y : t->height;
    }
}

/* The same as slices of a line each. */
static void slices(struct atoms *out, const struct column *c, const double *x, size_t n)
{
    size_t most = 1;
    for (size_t i = 0; i < n; i++)
        most = c[i].n > most ? c[i].n : most;
    for (size_t k = 0; k < most; k++) {
        struct atom *t = atom_add(out);
        const double above = k == 0 ? PAD_Y : 0, below = k + 1 == most ? PAD_Y : 0;
        t->pieces = NEWS(out->a, struct piece, n);
        for (size_t i = 0; i < n; i++) {
            if (k >= c[i].n)
                continue;
            struct piece *p = &t->pieces[t->n++];
            *p = c[i].pieces[k];
            p->x += x[i];
            p->y += above;
            t->height = c[i].heights[k] > t->height ? c[i].heights[k] : t->height;
        }
        t->height += above + below;
    }
}

static void code_atom(struct atoms *out, const struct doc_block *b, double lead)
{
    struct column c = { 0 };
    struct qr_dots *code = NEW(out->a, struct qr_dots);
    struct doc_run *runs;
    size_t n;
    const double x = CODE_PT + 8;
    column(out, &c, b->cells[1], TEXT_W - x, 10, DOC_LEFT);
    stack(out, &c, &x, 1, lead);
    struct atom *t = &out->v[out->n - 1];
    if (qr_dots(out->a, doc_plain(out->a, b->cells[0], &runs, &n), code) != OK)
        return;
    struct piece *all = NEWS(out->a, struct piece, t->n + 1);
    for (size_t i = 0; i < t->n; i++)
        all[i] = t->pieces[i];
    all[t->n++] = (struct piece){ .code = code, .y = lead, .length = CODE_PT };
    t->pieces = all;
    t->height = t->height > CODE_PT + lead ? t->height : CODE_PT + lead;
}

void columns_atom(struct atoms *out, const struct doc_block *b, const double *widths,
                  double lead)
{
    struct column c[DOC_CELLS_MAX] = { 0 };
    double x[DOC_CELLS_MAX], at = 0;
    const bool row = b->tag == DOC_ROW;
    if (b->tag == DOC_QR) {
        code_atom(out, b, lead);
        return;
    }
    const double inset = row ? PAD_X : GUTTER / 2.0;
    for (size_t i = 0; i < b->n_cells; i++) {
        x[i] = at + inset;
        at += widths[i];
        column(out, &c[i], row && b->heading
                   ? str_fmt(out->a, "\\b%.*s", STR_ARG(b->cells[i])) : b->cells[i],
               widths[i] - 2 * inset, row ? 11.5 : b->tag == DOC_HEAD ? 12 : FONT_PT,
               row && !b->heading ? DOC_LEFT : DOC_CENTRE);
    }
    if (row)
        slices(out, c, x, b->n_cells);
    else
        stack(out, c, x, b->n_cells, lead);
}
