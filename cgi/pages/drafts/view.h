/* What the templates of drafts and collisions show. */
#ifndef PAGES_DRAFTS_VIEW_H
#define PAGES_DRAFTS_VIEW_H

#include "html/page.h"

struct draft_person {
    str name;
    instant saved;
};

struct collision_line {
    str label, mine, theirs;
    bool differs;
};

struct collision_part {
    str title, problem;
    const char *choose; /* name of the field with the choice */
    bool chose_mine, chose_theirs;
    const struct collision_line *lines;
    size_t n;
};

/* Somebody else saved meanwhile: both versions of each part that differs; n == 0: none. */
struct collision {
    str name;
    instant made; /* 0: not known */
    const struct collision_part *parts;
    size_t n;
};

/* draft_bar.html inside the form, behind the token; draft_buttons.html after its button. */
struct draft_bar {
    str form;
    int64_t base;
    str back;      /* the page that a kept draft leads back to */
    struct url to; /* where drafts are sent */
    bool has;      /* the form was filled from a draft */
    instant saved;
    const struct draft_person *others;
    size_t n_others;
    struct collision collision;
    bool shared;     /* others work on the same copy (shared.h) ... */
    str copy_by;     /* ... which this person kept last ... */
    instant copy_at; /* ... then; 0: nobody yet */
};

struct draft_line {
    str form, name;
    struct url href;
    bool mine;
    instant saved;
};

struct drafts_view {
    struct page page;
    str code, title;
    const struct draft_line *lines;
    size_t n;
};

#endif
