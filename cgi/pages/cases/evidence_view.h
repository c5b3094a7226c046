/* What the templates about evidence show. */
#ifndef PAGES_CASES_EVIDENCE_VIEW_H
#define PAGES_CASES_EVIDENCE_VIEW_H

#include "html/page.h"
#include "pages/drafts/view.h"

struct evidence_line {
    int64_t file;
    const char *label;     /* message id: "Ảnh", "Video" ... */
    str ref, ext, size;    /* of its report; "mp4"; MB */
    instant came;
    bool photo;            /* with a cleaned copy that can be looked at */
    bool saved;            /* a copy can be saved */
    bool covered;          /* a copy may be published */
    const char *state;     /* message id: what was done with it, or is still to be */
    const char *hidden;    /* message id about hidden data; NULL: none */
};

struct evidence_view {
    struct page page;
    str code;
    const struct evidence_line *lines;
    size_t n_lines;
};

#define COVER_ROWS 6 /* number boxes, for browsers without the script */

struct cover_row {
    const char *x_name, *y_name, *w_name, *h_name;
    str x, y, w, h;
};

struct cover_view {
    struct page page;
    struct draft_bar draft;
    str code;
    int64_t file;
    struct cover_row rows[COVER_ROWS];
    str places;            /* of the script: "x,y,w,h;..." in thousandths */
    const struct problem *problems;
    size_t n_problems;
    bool covered;
};

#endif
