/*
 * What the public may read: sanctions published with names, newest first.
 * Who reported is in none of it, nor is any personal number.
 */
#ifndef DOMAIN_PUBLICATION_VIOLATORS_H
#define DOMAIN_PUBLICATION_VIOLATORS_H

#include "base/cx.h"
#include "base/ids.h"
#include "sql/violators.h"

#define VIOLATORS_ROWS 20

/* One published sanction, exactly as it is shown. */
struct violator {
    int64_t id;
    str slug; /* of its page; empty: only a draft yet */
    str name, address;
    str act, sanction, remedy; /* remedy may be empty */
    str number;                /* of the decision ... */
    struct date signed_on;
    str unit_name; /* name of the body on that day */
    str basis;     /* for publishing */
    int64_t total; /* đồng */
    opt_instant released;
    str correction; /* may be empty; shown for the 30 days that the law wants */
    opt_instant corrected;
    str subject;   /* as in violation_record: individual, organization ... */
    str place;     /* code of the commune of the act; may be empty */
    str execution; /* open, late, done, stayed, lapsed */
    str appeal;    /* none, complaint, lawsuit, both */
    str statement; /* of the violator, beside the text; may be empty */
    opt_instant until; /* gone after it */
};

/* A sanction that was published and is not any more: nothing tells whose it was. */
struct violator_past {
    str how; /* expired, cancelled, wrong, taken_down */
    opt_instant gone;
    str number, unit_name; /* of the decision */
    struct date signed_on;
};

/* Is the violator a person, whose numbers stay covered and whose address is not told? Pure. */
bool violator_person(str subject);

struct violators {
    const struct violator *v;
    size_t n;
};

/* Those of the ids that may be read, in the order of the ids; at most 100. */
MUST_USE enum err violators_named(struct cx *cx, const int64_t *ids, size_t n,
                                  struct violators *out);

/* ERR_NOT_FOUND: never published; ERR_GONE: withdrawn, or its time is over, see *past. */
MUST_USE enum err violator_read(struct cx *cx, str slug, struct violator *out,
                                struct violator_past *past);

/* The address of its facility's page, or empty, and the codes of its acts. Two statements. */
MUST_USE enum err violator_links(struct cx *cx, const struct violator *v, str *facility,
                                 str **acts, size_t *n);

/* All of them, newest first; memory of one row at a time. */
typedef enum err violator_fn(struct cx *cx, const struct violator *v, void *arg);
MUST_USE enum err violators_each(struct cx *cx, violator_fn *each, void *arg);

#endif
