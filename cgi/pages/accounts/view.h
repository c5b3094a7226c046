/* What the templates of the account pages show. */
#ifndef PAGES_ACCOUNTS_VIEW_H
#define PAGES_ACCOUNTS_VIEW_H

#include "html/page.h"
#include "pages/drafts/view.h"

/* What a form brought whose session was over, on its way through the login. */
struct carried {
    str name, value;
};

struct login_view {
    struct page page;
    struct field login, password;
    str to; /* where to go on; empty: the inbox */
    bool out; /* just logged out */
    str again; /* the form that came too late; empty: none */
    str whose; /* mark of the account whose session it was; empty: not known */
    const struct carried *carried;
    size_t n_carried;
    const struct problem *problems;
    size_t n_problems;
};

struct again_view {
    struct page page;
    struct url again;
    str name;   /* under which it would be done */
    bool other; /* somebody else typed it: nothing is carried */
    const struct carried *carried;
    size_t n_carried;
};

struct second_view {
    struct page page;
    bool enrolled;
    struct date since;
    str secret; /* offered; shown once */
    struct svg qr;
    struct field password, code;
    const struct problem *problems;
    size_t n_problems;
};

struct absence_line {
    int64_t id;
    str name, cover, entered_by;
    struct date from, until;
    bool now, may_end;
};

struct absence_view {
    struct page page;
    struct draft_bar draft;
    bool head; /* enters leave of anybody in the unit, not only the own */
    const struct absence_line *lines;
    size_t n_lines;
    struct field person, from, until, cover;
    const struct choice *people, *covers;
    size_t n_people;
    const struct problem *problems;
    size_t n_problems;
};

#endif
