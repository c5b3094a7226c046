#include "domain/cases/reports.h"

enum err case_reports_load(struct cx *cx, const struct user *who, str code, int64_t page,
                           struct case_reports_show *out)
{
    *out = (struct case_reports_show){ 0 };
    TRY(case_show_load(cx, who, code, &out->show));
    const struct case_held *c = &out->show.held;
    out->may_work = user_roles_in(who, c->unit) != 0 && !c->joined.has
        && c->standing.conflict == CONFLICT_NONE;
    TRY(reports_page(cx, (struct reports_page_in){ .cid = c->id,
                                                   .skip = (page - 1) * REPORTS_PAGE },
                     &out->reports, &out->n_reports));
    return cases_joined(cx, (struct cases_joined_in){ .cid = c->id }, &out->joined,
                        &out->n_joined);
}
