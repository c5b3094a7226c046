#include "domain/cases/reports.h"

/* A case that the reader does not see is not told of, not even by its number. */
static enum err load_similar(struct cx *cx, const struct user *who, struct case_reports_show *out)
{
    struct similar_of_case_row *rows;
    size_t n;
    TRY(similar_of_case(cx, (struct similar_of_case_in){ .cid = out->show.held.id }, &rows, &n));
    out->similar = rows;
    for (size_t i = 0; i < n; i++)
        if (case_visible(who, rows[i].unit, rows[i].parent.has ? rows[i].parent.v : S(""),
                         rows[i].to_unit))
            rows[out->n_similar++] = rows[i];
    return OK;
}

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
    TRY(cases_joined(cx, (struct cases_joined_in){ .cid = c->id }, &out->joined, &out->n_joined));
    return c->joined.has || c->ended ? OK : load_similar(cx, who, out);
}
