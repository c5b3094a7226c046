/* Reports that were sent: number, day, and the figures as they were then. */
#ifndef DOMAIN_LEADER_SENT_H
#define DOMAIN_LEADER_SENT_H

#include "domain/leader/report.h"

struct sent_report {
    str number, by;
    struct date day;
    str figures; /* JSON: "what/part" and its number */
};

/* ERR_NOT_FOUND: not sent yet. */
MUST_USE enum err sent_find(struct cx *cx, const struct scope *scope,
                            const struct report_period *p, struct sent_report *out);

/* What was told for a figure; -1: nothing. */
int64_t sent_figure(struct arena *a, const struct sent_report *s, const struct report_figure *f);

/* A report of a year with its day; sent or not. */
struct report_owed {
    struct report_period period;
    const struct law_report_day *rule;
    struct date due; /* zero: nobody set it */
    bool sent;
};

/* All reports that the tables ask of the scope in a year, by day; those without one last. */
MUST_USE enum err reports_owed(struct cx *cx, const struct scope *scope, int year,
                               struct report_owed **out, size_t *n);

#define SENT_NUMBER_MAX 60
enum sent_fault { SENT_EARLY = 1, SENT_AHEAD };

/*
 * Note that it was sent: its figures stay as they are now, with an event of the chain
 * "report:UNIT". Errors  ERR_DUPLICATE: it was sent already; ERR_INVALID: the day is still to
 * come, or before the period began (*why).
 */
MUST_USE enum err report_send(struct cx *cx, const struct user *who, const struct scope *scope,
                              const struct report_period *p, str number, struct date day,
                              enum sent_fault *why);

#endif
