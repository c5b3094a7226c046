/*
 * What layouts and partials (web/templates) take. Texts of type `const char *` are message
 * ids, marked TR("...") where they are written and translated by the partial; `str` is
 * shown as it is.
 *
 *     {{wrap layout(&v->page)}}            page for citizens
 *     {{wrap layout_staff(&v->page)}}      page for officials
 *     {{include problems(list, n)}}        all that is wrong with a form, above it
 *     {{include field_text(f)}}            one line; f is a const struct field *
 *     {{include field_area(f)}}            several lines
 *     {{include field_date(f)}}            value YYYY-MM-DD
 *     {{include field_file(f)}}
 *     {{include field_check(f)}}           one box, sends 1; ticked by any value
 *     {{include field_select(f, c, n)}}    c is a const struct choice *, n of them
 *     {{include field_radio(f, c, n)}}     one of few; boxes where f->multiple
 *     {{include field_tiles(f, c, n)}}     the same as large tiles with drawings
 *     {{include pager(p)}}                 p is a const struct pager *
 *     {{include clock(state, due)}}        enum due_state and a struct date, which may be zero
 *     tpl_error(o, &page, &failure)        the error page
 *
 *     {{include field_text(&(struct field){ .name = "phone", .label = TR("Số điện thoại"),
 *         .type = "tel", .autocomplete = "tel", .inputmode = "tel", .value = v->phone,
 *         .problem = v->phone_problem })}}
 *
 * tests/golden/look shows every one of them; web/static/app.css lists the classes.
 */
#ifndef HTML_PAGE_H
#define HTML_PAGE_H

#include "base/problem.h"
#include "html/html.h"

struct nav_item {
    const char *label;
    struct url href;
    bool current; /* the page that is shown */
    int64_t count; /* badge; 0 shows none */
    const char *group; /* heading above it; NULL: under the one before, or none */
};

/*
 * {{wrap layout(&v->page)}} for citizens, {{wrap layout_staff(&v->page)}} for officials.
 * title is required, everything else may be zero.
 */
struct page {
    str title;
    enum lang lang;
    str province; /* "Tỉnh Quảng Ninh", under the name of the service */
    str hotline; /* telephone shown in the foot */
    bool demo; /* the banner "demonstration data" */
    str path; /* of this page, for a request about it; empty: none can be made */
    struct url vi, en; /* this page in the other language; zero hides the switch */
    const struct nav_item *nav;
    size_t n_nav;
    str who, unit; /* staff: name and unit of the person who is logged in */
    bool has_problems; /* the title says it first, for screen readers */
    const char *script; /* file in /static without ".js"; NULL for none */
    bool drafts; /* what is typed in its forms is kept meanwhile (form_draft.js) */
};

/* A field of a form. name is the id too, so that #name leads to it. */
struct field {
    const char *name;
    const char *label;
    const char *hint; /* NULL for none */
    str value; /* what was typed, shown again */
    str problem; /* missing for none */
    const char *type; /* input: text (default) tel email search number date password */
    const char *autocomplete; /* NULL: none given */
    const char *inputmode; /* numeric decimal tel ...; NULL: none */
    int rows; /* textarea; default 5 */
    int64_t max; /* characters that the browser lets through; 0: no limit */
    bool required; /* else the label says "(không bắt buộc)" */
    bool quiet; /* the label says neither: search boxes, staff forms */
    const char *accept; /* file */
    bool multiple; /* file */
};

/* The field has a hint or a problem; the ids of both, for aria-describedby. */
bool field_described(const struct field *f);
bool field_used(const struct field *f); /* something was typed, or is wrong: never folded away */
str field_notes(struct out *o, const struct field *f);

/* One of select, radio, tiles and checks. */
struct choice {
    str value;
    str label; /* in the reader's language already: law tables, units */
    str hint; /* under the label; may be missing */
    const char *icon; /* tiles: id of a drawing in /static/icons.svg; NULL for none */
    bool on;
};

/* Pages 1..last at href?page=N (or &page=N). last = 0 where only `more` is known. */
struct pager {
    struct url href;
    int64_t page, last;
    bool more;
};
struct url pager_url(struct out *o, const struct pager *p, int64_t page);

/* Error page. */
struct failure {
    int status;
    const char *title, *what, *todo;
    str limit; /* what one sending may weigh, in words; empty: not said */
    struct url back; /* zero: the start page */
    str code; /* of this request, to be told to the hotline */
};

/* State of a clock: its CSS class ("clock-far") and its message id ("Trong hạn"). */
enum due_state { DUE_FAR = 1, DUE_NEAR, DUE_LATE, DUE_DONE, DUE_PAUSED };
const char *due_class(enum due_state s);
const char *due_label(enum due_state s);

#endif
