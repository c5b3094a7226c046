/* The rows behind a figure of a report. */
#include "base/lang.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "pages/leader/asked.h"
#include "pages/leader/leader.h"
#include "pages/leader/view.h"
#include "tpl/leader_figure.h"

struct asked_figure {
    struct scope scope;
    unit_id unit;
    str what, first, last;
    opt_str part;
    struct report_after after;
};

static bool month_ok(struct cx *cx, str month)
{
    struct date d;
    return month.n == 7 && date_parse(str_fmt(cx->a, "%.*s-01", STR_ARG(month)), &d) == OK;
}

static enum err ask(struct req *r, struct asked_figure *q)
{
    const str unit = req_query(r, "unit", 20), after = req_query(r, "after", 20);
    *q = (struct asked_figure){ .what = req_query(r, "what", 20),
                                .first = req_query(r, "first", 7),
                                .last = req_query(r, "last", 7),
                                .part = str_opt(req_query(r, "part", 60)) };
    TRY(scope_of(r->who, &q->scope));
    if (!report_what_words(q->what).p || !month_ok(r->cx, q->first) || !month_ok(r->cx, q->last)
        || (!str_empty(unit) && (str_i64(unit, &q->unit.v) != OK || q->unit.v <= 0)))
        return ERR_NOT_FOUND;
    q->after.month = req_query(r, "month", 7);
    if (!month_ok(r->cx, q->after.month) || str_i64(after, &q->after.id) != OK)
        q->after = (struct report_after){ 0 };
    return OK;
}

static struct url next_page(struct cx *cx, const struct asked_figure *q,
                            const struct report_rows *rows)
{
    if (!rows->more)
        return (struct url){ 0 };
    const struct report_period p = { .first = q->first, .last = q->last };
    struct url u = figure_url(cx, &p, q->what, q->part.has ? q->part.v : (str){ 0 }, q->unit);
    u = url_with(cx->a, u, S("month"), rows->next.month);
    return url_with(cx->a, u, S("after"),
                    str_fmt(cx->a, "%lld", (long long)rows->next.id));
}

enum err leader_figure_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct asked_figure q;
    struct report_rows rows;
    TRY(ask(r, &q));
    TRY(report_rows_load(cx, &q.scope, q.unit, q.what, q.part, q.first, q.last, q.after, &rows));
    struct fact_line *out = NEWS(cx->a, struct fact_line, rows.n);
    for (size_t i = 0; i < rows.n; i++) {
        const struct tally_rows_unit_row *row = &rows.rows[i];
        out[i] = (struct fact_line){
            .code = row->code, .title = row->title, .at = row->at, .amount = row->amount,
            .unit = unit_body_words(cx->a, cx->lang, row->level, row->kind, row->name),
            .href = url_path(cx->a, "/staff/cases/%s", &row->code, 1) };
    }
    const struct fact_list_view v = {
        .page = page_staff(r, report_what_words(q.what)), .label = report_what_words(q.what),
        .part = q.part.has ? report_part_words(cx, q.what, q.part.v) : S(""),
        .first = q.first, .last = q.last, .rows = out, .n = rows.n,
        .unit = q.unit.v && rows.n ? out[0].unit : q.scope.name,
        .next = next_page(cx, &q, &rows) };
    tpl_leader_figure(resp_html(w, 200), &v);
    return OK;
}
