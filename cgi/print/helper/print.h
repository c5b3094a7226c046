/*
 * Parts of hotline-print. Everything is in points (1/72 inch); a document becomes atoms,
 * heights that no page break parts, atoms become pages, pages become a PDF.
 */
#ifndef PRINT_HELPER_PRINT_H
#define PRINT_HELPER_PRINT_H

#include "print/doc.h"
#include <pango/pangocairo.h>

/* A4 with the margins of Decree 30/2020/NĐ-CP, annex I: 20 mm, on the left 30 mm. */
#define PAGE_W 595.276
#define PAGE_H 841.890
#define MARGIN_TOP 56.7
#define MARGIN_LEFT 85.04
#define MARGIN_RIGHT 48.2
#define MARGIN_FOOT 62.4
#define TEXT_W (PAGE_W - MARGIN_LEFT - MARGIN_RIGHT)
#define TEXT_H (PAGE_H - MARGIN_TOP - MARGIN_FOOT)
#define FONT_PT 13
#define PAGES_MAX 500

/* One line of text, a rule, or a code, inside an atom. */
struct piece {
    PangoLayoutLine *line; /* NULL: a rule, or a code */
    double x, y;           /* from the left margin; of the base line from the atom's top */
    double length;         /* of a rule */
    bool dotted;
    const struct qr_dots *code;
};

struct atom {
    double height;
    bool keep;        /* stays on the page of the next one */
    bool new_page;    /* begins a page */
    bool gap;         /* white space: dropped at the top of a page */
    bool row, top, bottom; /* slice of a row; the first, the last slice of it */
    const struct doc_table *table;
    const struct atom *heads; /* rows repeated at the top of a page */
    size_t n_heads;
    struct piece *pieces;
    size_t n;
};

struct atoms {
    struct arena *a;
    PangoContext *text;
    struct atom *v;
    size_t n, cap;
};

/* Bold and slanted Times-like letters of the four files in folder, and nothing else of the
 * machine's. NULL: they are not there. */
PangoContext *fonts_open(const char *folder);

/* A laid-out text; cell as in print/doc.h. width 0: as long as it is. */
PangoLayout *text_layout(struct arena *a, PangoContext *text, str cell, double width,
                         double size, enum doc_align align, double indent);

/* All atoms of a document. ERR_TOO_LARGE. */
MUST_USE enum err atoms_make(struct atoms *out, const struct doc *d);

/* A block of columns as one atom (atoms_make's own, in columns.c). */
void columns_atom(struct atoms *out, const struct doc_block *b, const double *widths,
                  double lead);
struct atom *atom_add(struct atoms *out);

/* First atom of each page; *n pages. ERR_TOO_LARGE: more than PAGES_MAX. */
MUST_USE enum err pages_break(struct arena *a, const struct atoms *all, size_t **first,
                              size_t *n);

/* The PDF, to sink. ERR_UNAVAILABLE: cannot be written. */
MUST_USE enum err paint(struct arena *a, const struct atoms *all, const struct doc *d,
                        const size_t *first, size_t n_pages, cairo_write_func_t sink, void *arg);

#endif
