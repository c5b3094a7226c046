#include "print/helper/print.h"
#include "print/qr_dots.h"
#include <cairo-pdf.h>

struct painter {
    struct arena *a;
    cairo_t *c;
    PangoContext *text;
};

static void stroke(cairo_t *c, double x0, double y0, double x1, double y1, double width)
{
    cairo_set_line_width(c, width);
    cairo_move_to(c, x0, y0);
    cairo_line_to(c, x1, y1);
    cairo_stroke(c);
}

static void code(cairo_t *c, const struct qr_dots *q, double x, double y, double edge)
{
    const double dot = edge / (q->width + 2 * QR_QUIET);
    for (int i = 0; i < q->width * q->width; i++)
        if (q->dark[i])
            cairo_rectangle(c, x + dot * (i % q->width + QR_QUIET),
                            y + dot * (i / q->width + QR_QUIET), dot, dot);
    cairo_fill(c);
}

static void piece(cairo_t *c, const struct piece *p, double y)
{
    static const double dots[] = { 1, 2 };
    const double x = MARGIN_LEFT + p->x;
    if (p->line) {
        cairo_move_to(c, x, y + p->y);
        pango_cairo_show_layout_line(c, p->line);
    } else if (p->code) {
        code(c, p->code, x, y + p->y, p->length);
    } else if (p->length > 0) {
        cairo_set_dash(c, dots, p->dotted ? 2 : 0, 0);
        stroke(c, x, y + p->y, x + p->length, y + p->y, 0.7);
        cairo_set_dash(c, NULL, 0, 0);
    }
}

/* Lines around a slice of a row; the edge of a page closes it too. */
static void box(cairo_t *c, const struct atom *t, double y, bool first, bool last)
{
    double x = MARGIN_LEFT;
    stroke(c, x, y, x, y + t->height, 0.5);
    for (size_t i = 0; i < t->table->n; i++) {
        x += TEXT_W * t->table->width[i] / 100;
        stroke(c, x, y, x, y + t->height, 0.5);
    }
    if (t->top || first)
        stroke(c, MARGIN_LEFT, y, x, y, 0.5);
    if (t->bottom || last)
        stroke(c, MARGIN_LEFT, y + t->height, x, y + t->height, 0.5);
}

static double atom(cairo_t *c, const struct atom *t, double y, bool first, bool last)
{
    for (size_t i = 0; i < t->n; i++)
        piece(c, &t->pieces[i], y);
    if (t->row)
        box(c, t, y, first, last);
    return y + t->height;
}

static void words(const struct painter *p, str cell, double x, double y, double width,
                  double size, enum doc_align align)
{
    PangoLayout *l = text_layout(p->a, p->text, cell, width, size, align, 0);
    cairo_move_to(p->c, x, y);
    pango_cairo_show_layout(p->c, l);
}

/* Large and grey, from corner to corner, below everything. */
static void mark(const struct painter *p, str text)
{
    PangoRectangle size;
    if (str_empty(text))
        return;
    PangoLayout *l = text_layout(p->a, p->text, text, 0, 96, DOC_LEFT, 0);
    pango_layout_get_extents(l, NULL, &size);
    const double w = (double)size.width / PANGO_SCALE, h = (double)size.height / PANGO_SCALE;
    cairo_save(p->c);
    cairo_set_source_rgb(p->c, 0.87, 0.87, 0.87);
    cairo_translate(p->c, PAGE_W / 2, PAGE_H / 2);
    cairo_rotate(p->c, -0.9);
    if (w > 640)
        cairo_scale(p->c, 640 / w, 640 / w);
    cairo_move_to(p->c, -w / 2, -h / 2);
    pango_cairo_layout_path(p->c, l); /* not as text: it must not be copied with the words */
    cairo_fill(p->c);
    cairo_restore(p->c);
}

static void page(const struct painter *p, const struct atoms *all, const struct doc *d,
                 const size_t *first, size_t at, size_t n)
{
    double y = MARGIN_TOP;
    const double foot = PAGE_H - MARGIN_FOOT + 14;
    mark(p, d->mark);
    cairo_set_source_rgb(p->c, 0, 0, 0);
    for (size_t i = first[at]; i < first[at + 1]; i++) {
        const struct atom *t = &all->v[i];
        const bool starts = i == first[at], ends = i + 1 == first[at + 1];
        for (size_t k = 0; starts && k < t->n_heads; k++)
            y = atom(p->c, &t->heads[k], y, k == 0, false);
        y = atom(p->c, t, y, starts && t->n_heads == 0, ends);
    }
    words(p, d->foot, MARGIN_LEFT, foot, TEXT_W - 80, 9, DOC_LEFT);
    words(p, str_fmt(p->a, "Trang %zu/%zu", at + 1, n), PAGE_W - MARGIN_RIGHT - 76, foot, 76, 10,
          DOC_RIGHT);
    cairo_show_page(p->c);
}

/* The file says nothing of this machine or this moment. */
static void about(struct arena *a, cairo_surface_t *s, const struct doc *d)
{
    struct doc_run *runs;
    size_t n;
    const str title = doc_plain(a, d->title, &runs, &n), day = date_iso(a, d->day);
    cairo_pdf_surface_restrict_to_version(s, CAIRO_PDF_VERSION_1_5);
    cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_TITLE, str_c(a, title));
    const char *moment = str_fmt(a, "%.*sT00:00:00+07:00", STR_ARG(day)).p;
    cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_CREATE_DATE, moment);
    cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_MOD_DATE, moment);
}

enum err paint(struct arena *a, const struct atoms *all, const struct doc *d,
               const size_t *first, size_t n_pages, cairo_write_func_t sink, void *arg)
{
    cairo_surface_t *s = cairo_pdf_surface_create_for_stream(sink, arg, PAGE_W, PAGE_H);
    about(a, s, d);
    struct painter p = { .a = a, .c = cairo_create(s), .text = all->text };
    for (size_t i = 0; i < n_pages; i++)
        page(&p, all, d, first, i, n_pages);
    cairo_destroy(p.c);
    cairo_surface_finish(s);
    const cairo_status_t st = cairo_surface_status(s);
    cairo_surface_destroy(s);
    return st == CAIRO_STATUS_SUCCESS ? OK : ERR_UNAVAILABLE;
}
