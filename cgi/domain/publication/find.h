/*
 * The public list: found by words and filters, sorted, page by page from a row on. A page
 * costs the same at the beginning, at the end and with any number of publications: either
 * the rarest thing asked for is rare, then all that have it are taken and sorted; or it is
 * not, then the list is walked in its order and most of what is met fits. Where little fits,
 * a page holds what was met in FIND_STEPS looks, and the next one goes on behind it.
 */
#ifndef DOMAIN_PUBLICATION_FIND_H
#define DOMAIN_PUBLICATION_FIND_H

#include "domain/publication/violators.h"

#define FIND_WORDS 4      /* of more words these count, the rarest */
#define FIND_TERMS 8      /* words and filters */
#define FIND_RARE 1500    /* publications that are taken all together, at most */
#define FIND_FIRST 60     /* publications looked at in the first statement of a walk, */
#define FIND_STEP 500     /* and in each further one */
#define FIND_STEPS 3

enum find_sort { FIND_NEWEST = 1, FIND_FINE, FIND_NAME };

/* Behind which row; not set: the beginning. Each order uses its own part, and the id. */
struct find_from {
    bool set;
    struct date day;
    int64_t fine;
    str name; /* name_key of it */
    int64_t id;
};

struct find_query {
    str words;             /* as typed */
    str place, act, state; /* codes; empty: any */
    int year;              /* 0: any */
    enum find_sort sort;
    struct find_from from;
};

struct find_page {
    struct violators list;  /* at most VIOLATORS_ROWS */
    bool more;
    struct find_from next;  /* with more */
};

MUST_USE enum err find_page_load(struct cx *cx, const struct find_query *q,
                                 struct find_page *out);

/* What there is to choose from, with how many publications have it. */
struct find_facet {
    str value;
    int64_t n;
};

struct find_facets {
    const struct find_facet *places, *acts, *years, *states;
    size_t n_places, n_acts, n_years, n_states;
};

/* One statement. */
MUST_USE enum err find_facets_load(struct cx *cx, struct find_facets *out);

/* A row that was gathered, and the orders; for the tests. */
struct find_row {
    int64_t id;
    struct date day;
    int64_t fine;
    str name;
};
/* Sort, and leave only what comes behind `from`; *n of them. Pure. */
void find_order(struct find_row *rows, size_t *n, enum find_sort sort, struct find_from from);

#endif
