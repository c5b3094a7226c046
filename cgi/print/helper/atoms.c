#include "print/helper/print.h"

#define INDENT 28.35 /* 10 mm */
#define AFTER 4      /* below a paragraph */
#define ATOMS_MAX 60000

struct atom *atom_add(struct atoms *out)
{
    if (out->n == out->cap) {
        const size_t cap = out->cap ? out->cap * 2 : 256;
        out->v = arena_grow(out->a, out->v, out->cap * sizeof *out->v, cap * sizeof *out->v);
        out->cap = cap;
    }
    struct atom *t = &out->v[out->n++];
    *t = (struct atom){ 0 };
    return t;
}

static struct atom *gap(struct atoms *out, double points)
{
    struct atom *t = atom_add(out);
    t->height = points;
    t->gap = true;
    return t;
}

/* One atom a line; the first two and the last two stay together. */
static void text_atoms(struct atoms *out, const struct doc_block *b)
{
    const bool set_in = b->align == DOC_JUSTIFY;
    const str cell = b->heading ? str_fmt(out->a, "\\b%.*s", STR_ARG(b->cells[0])) : b->cells[0];
    PangoLayout *l = text_layout(out->a, out->text, cell, TEXT_W, FONT_PT, b->align,
                                 set_in ? INDENT : 0);
    PangoLayoutIter *it = pango_layout_get_iter(l);
    const int n = pango_layout_get_line_count(l);
    int i = 0;
    do {
        PangoRectangle box;
        int y0, y1;
        pango_layout_iter_get_line_yrange(it, &y0, &y1);
        pango_layout_iter_get_line_extents(it, NULL, &box);
        struct atom *t = atom_add(out);
        t->height = (double)(y1 - y0) / PANGO_SCALE * 1.08;
        t->keep = b->heading || i == 0 || i == n - 2 || i == n - 1;
        t->pieces = NEW(out->a, struct piece);
        t->n = 1;
        t->pieces[0] = (struct piece){
            .line = pango_layout_line_ref(pango_layout_iter_get_line_readonly(it)),
            .x = (double)box.x / PANGO_SCALE,
            .y = (double)(pango_layout_iter_get_baseline(it) - y0) / PANGO_SCALE };
        i++;
    } while (out->n < ATOMS_MAX && pango_layout_iter_next_line(it));
    pango_layout_iter_free(it);
    gap(out, AFTER)->keep = b->heading;
}

/* A table's row: slices of one line each, so that a long one can go over pages. */
static void row_atoms(struct atoms *out, const struct doc_block *b, size_t *heads_at)
{
    double widths[DOC_CELLS_MAX];
    for (size_t i = 0; i < b->n_cells; i++)
        widths[i] = TEXT_W * b->table->width[i] / 100;
    const size_t from = out->n;
    columns_atom(out, b, widths, 0);
    for (size_t i = from; i < out->n; i++) {
        struct atom *t = &out->v[i];
        t->row = true;
        t->top = i == from;
        t->bottom = i + 1 == out->n;
        t->table = b->table;
        t->keep = b->heading || (out->n - from <= 6 && !t->bottom);
    }
    if (b->heading && *heads_at == SIZE_MAX)
        *heads_at = from;
}

/* What is repeated at the top of a page is a copy: the list of atoms still grows. */
static void heads_of(struct atoms *out, size_t from, size_t to, struct atom **heads, size_t *n)
{
    *n = to - from;
    *heads = NEWS(out->a, struct atom, *n);
    for (size_t i = 0; i < *n; i++)
        (*heads)[i] = out->v[from + i];
}

static size_t table_atoms(struct atoms *out, const struct doc *d, size_t at)
{
    const struct doc_table *table = d->blocks[at].table;
    size_t heads_at = SIZE_MAX, n_heads = 0;
    struct atom *heads = NULL;
    for (; at < d->n && d->blocks[at].table == table; at++) {
        const struct doc_block *b = &d->blocks[at];
        const size_t from = out->n;
        row_atoms(out, b, &heads_at);
        if (b->heading)
            heads_of(out, heads_at, out->n, &heads, &n_heads);
        for (size_t i = from; !b->heading && i < out->n; i++) {
            out->v[i].heads = heads;
            out->v[i].n_heads = n_heads;
        }
        if (out->n > ATOMS_MAX)
            break;
    }
    gap(out, 6);
    return at - 1;
}

/* What stands before a signature block goes with it: the gap and the text's last lines. */
static void sign_atom(struct atoms *out, const struct doc_block *b)
{
    const double half[4] = { TEXT_W / (double)b->n_cells, TEXT_W / (double)b->n_cells,
                             TEXT_W / (double)b->n_cells, TEXT_W / (double)b->n_cells };
    size_t lines = 0;
    for (size_t i = out->n; i > 0 && lines < 3; i--) {
        out->v[i - 1].keep = true;
        lines += !out->v[i - 1].gap;
    }
    columns_atom(out, b, half, 10);
}

static void head_atom(struct atoms *out, const struct doc_block *b)
{
    const double widths[2] = { TEXT_W * 0.43, TEXT_W * 0.57 };
    columns_atom(out, b, widths, 0);
    gap(out, 8);
}

static void fill_atoms(struct atoms *out, int n)
{
    for (int i = 0; i < n; i++) {
        struct atom *t = atom_add(out);
        t->height = 22;
        t->pieces = NEW(out->a, struct piece);
        t->pieces[t->n++] = (struct piece){ .y = 16, .length = TEXT_W, .dotted = true };
    }
}

enum err atoms_make(struct atoms *out, const struct doc *d)
{
    bool new_page = false;
    for (size_t i = 0; i < d->n; i++) {
        const struct doc_block *b = &d->blocks[i];
        const size_t from = out->n;
        switch (b->tag) {
        case DOC_HEAD: head_atom(out, b); break;
        case DOC_TEXT: text_atoms(out, b); break;
        case DOC_GAP: gap(out, b->n); break;
        case DOC_FILL: fill_atoms(out, b->n); break;
        case DOC_PAGE: break;
        case DOC_ROW: i = table_atoms(out, d, i); break;
        case DOC_SIGN: sign_atom(out, b); break;
        case DOC_QR: columns_atom(out, b, NULL, 6); break;
        default: return ERR_INTERNAL;
        }
        if (out->n > ATOMS_MAX)
            return ERR_TOO_LARGE;
        if (new_page && out->n > from)
            out->v[from].new_page = true;
        new_page = b->tag == DOC_PAGE || (new_page && out->n == from);
    }
    return OK;
}
