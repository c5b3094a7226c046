/*
 * What was cleared of cases for the public, as anybody reads it. The public service sees
 * nothing else of a case than these rows.
 */
#ifndef DOMAIN_PUBLICATION_REQUESTS_H
#define DOMAIN_PUBLICATION_REQUESTS_H

#include "base/cx.h"
#include "base/ids.h"

#define REQUESTS_SPAN_DAYS 90 /* of the specification */
#define REQUESTS_MOST 1000
#define REQUESTS_IDS_MAX 100

struct request {
    str public_id, status, pollution, description, notes, agency, commune, address;
    opt_f64 lat, lon;
    struct date requested, updated;
};

struct requests_asked {
    opt_instant since, until;
    str codes, statuses; /* with commas; empty: all */
    int64_t skip, most;  /* 1..REQUESTS_MOST */
};

/* The days whose beginning lies in the time asked for; today and the days before without one. */
struct requests_days {
    struct date since, until;
};

/*
 * ERR_INVALID: the end comes first. ERR_TOO_LARGE: more than REQUESTS_SPAN_DAYS. One end
 * alone gives the longest time from or to it. Pure.
 */
MUST_USE enum err requests_window(const struct requests_asked *in, instant now,
                                  struct requests_days *out);

typedef enum err request_fn(struct cx *cx, const struct request *row, void *arg);

/* Newest first; several of a day in no order that tells anything. */
MUST_USE enum err requests_each(struct cx *cx, const struct requests_asked *in,
                                const struct requests_days *days, request_fn *each, void *arg);

/* Those with these numbers, with commas; others are left out. ERR_TOO_LARGE: too many. */
MUST_USE enum err requests_named(struct cx *cx, str ids, request_fn *each, void *arg);

#endif
