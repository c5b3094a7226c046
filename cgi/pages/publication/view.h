/* What the templates of published sanctions show, for citizens and for officials. */
#ifndef PAGES_PUBLICATION_VIEW_H
#define PAGES_PUBLICATION_VIEW_H

#include "domain/figures/told.h"
#include "domain/publication/publication.h"
#include "html/page.h"
#include "pages/drafts/view.h"
#include "pages/privacy/look.h"

struct violators_view {
    struct page page;
    struct field query;
    const struct choice *places, *years, *acts, *states, *sorts;
    size_t n_places, n_years, n_acts, n_states, n_sorts;
    bool searched, first; /* something was asked for; the beginning of the list */
    bool filtered;        /* ... with more than words: the filters stand open */
    const struct violator *rows;
    size_t n_rows;
    struct url next; /* zero: this is the last page */
    int this_year;
    struct told year;
    bool elsewhere; /* these pages are not the site that the province designated ... */
    str site;       /* ... which is that one; empty: none */
};

struct act_link {
    str words;
    struct url href;
};

struct violator_view {
    struct page page;
    const struct violator *v;
    const struct act_link *acts;
    size_t n_acts;
    str facility; /* address of its page; empty: none */
};

/* What was published once: why it went, and no name. */
struct violator_gone_view {
    struct page page;
    struct violator_past past;
};

/* One page serves the three steps with a text of their own and the releases. */
struct publication_view {
    struct page page;
    struct draft_bar draft;
    const struct preview_view *clocks;
    str code, title, heading, basis, note;
    struct url action;
    const struct problem *problems;
    size_t n_problems;
    const struct violator *shown; /* preview; NULL: there is none */
    str csv, feed_title, feed_text; /* of the preview */
    str why_not;                  /* not to be published at all */
    struct field act, sanction, remedy, words;
    bool corrects; /* a correction: with name and address */
    struct field name, address;
    const struct choice *grounds;
    size_t n_grounds;
    const struct looks *looks; /* NULL: the page takes no text */
    str seen; /* what was looked at, sent back with the release */
    const char *button;
};

/* A term on a list; day zero: none runs. */
struct due_mark {
    enum due_state state;
    struct date day;
};

struct publication_statement_view {
    struct page page;
    struct draft_bar end_draft, look_draft;
    struct draft_bar draft;
    str code, title;
    bool live, may, mine;
    str now; /* what is read; or empty */
    const struct publication_note_waiting_row *waits; /* NULL: none */
    const struct publication_note_waiting_row *removed; /* not looked at yet; NULL: none */
    struct due_mark look_due; /* until when somebody looks at that */
    bool removed_mine, may_return; /* ... by who is asking; it can stand there again */
    str seen, removed_seen;
    struct field words, reason, why;
    const struct looks *looks;
    const struct problem *problems;
    size_t n_problems;
};

struct publications_view {
    struct page page;
    struct publication_queue q;
    const struct due_mark *recalled, *due, *notes; /* of the rows of q */
    int64_t me;
    str unit;
};

#endif
