/*
 * What observers see: a sample of the closed cases of a month, without anybody's identity, that
 * neither they nor the units can choose. The first root signed after the month picks it.
 */
#ifndef DOMAIN_AUDIT_OBSERVER_H
#define DOMAIN_AUDIT_OBSERVER_H

#include "domain/accounts/user.h"
#include "sql/observer.h"

#define OBSERVER_SAMPLE 12 /* cases a month, as many as there are */

/* The office in which the person observes; NULL: none. */
const struct office *observes_in(const struct user *who);

/*
 * The sample of the month that day lies in: of the whole province for an observer of the
 * province, else of the unit. Empty while the month runs or no root was signed after it.
 * ERR_FORBIDDEN: no observer.
 */
MUST_USE enum err observer_sample(struct cx *cx, const struct user *who, struct date day,
                                  struct sample_cases_row **rows, size_t *n);

struct observed {
    struct sample_cases_row row;
    const struct flow *flow; /* NULL: unknown now */
    const struct sample_events_row *events;
    const struct sample_terms_row *terms;
    size_t n_events, n_terms;
    str answer; /* whatever may say who somebody is, covered; empty: none */
};

/* ERR_NOT_FOUND: not in a sample of this observer. */
MUST_USE enum err observer_case(struct cx *cx, const struct user *who, str code,
                                struct observed *out);

#endif
