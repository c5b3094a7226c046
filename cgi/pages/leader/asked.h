/* The report that an address asks for, shared by its page and its files. */
#ifndef PAGES_LEADER_ASKED_H
#define PAGES_LEADER_ASKED_H

#include "domain/leader/sent.h"
#include "http/http.h"

struct asked_report {
    struct scope scope;
    struct report_period period;
    bool wrong; /* no such period; that of this year's present quarter is taken */
    struct report report;
};

/* ERR_FORBIDDEN: leads nothing. */
MUST_USE enum err report_asked(struct req *r, struct asked_report *out);

/* "/staff/leader/report.pdf" and the rest of the address. */
struct url report_url(struct cx *cx, const char *path, const struct report_period *p);
/* The rows behind a figure; unit zero: of the whole scope. */
struct url figure_url(struct cx *cx, const struct report_period *p, str what, str part,
                      unit_id unit);

/* A day until which a report is sent, for a page. */
struct report_due_line;
void due_line(struct cx *cx, const struct report_owed *o, struct report_due_line *out);

#endif
