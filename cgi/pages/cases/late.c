#include "pages/cases/late.h"
#include "base/lang.h"
#include "domain/cases/figures.h"
#include "domain/cases/inbox.h"
#include "domain/cases/people.h"
#include "pages/answer.h"
#include "pages/cases/lines.h"
#include "pages/frame.h"
#include "tpl/late.h"

static enum err load_own(struct req *r, const struct office *home, struct late_view *v)
{
    struct inbox in;
    TRY(inbox_overdue(r->cx, home->unit, lines_after(r), &in));
    v->own = (struct case_list){
        .title = TR("Của đơn vị"), .empty = TR("Đơn vị không có vụ việc nào quá hạn."),
        .lines = case_lines(r->cx, &in), .n = in.n,
        .next = lines_next(r->cx, "/staff/late", &in) };
    return OK;
}

static enum err load_below(struct req *r, const struct office *home, struct inbox_after after,
                           struct late_view *v)
{
    struct inbox in;
    TRY(inbox_overdue_below(r->cx, home->unit, after, &in));
    v->below = (struct case_list){
        .title = TR("Cấp dưới đã báo cáo"),
        .empty = TR("Không có vụ việc quá hạn nào của cấp dưới được báo cáo."),
        .lines = case_lines(r->cx, &in), .n = in.n,
        .next = lines_next(r->cx, "/staff/late?list=below", &in) };
    return OK;
}

static enum err load_counts(struct cx *cx, str province, struct late_view *v)
{
    struct late_of_units_row *rows;
    TRY(figures_late_below(cx, province, &rows, &v->n_counts));
    struct late_count *out = NEWS(cx->a, struct late_count, v->n_counts);
    for (size_t i = 0; i < v->n_counts; i++)
        out[i] = (struct late_count){
            unit_body_words(cx->a, cx->lang, rows[i].level, rows[i].kind, rows[i].name),
            rows[i].n };
    v->counts = out;
    return OK;
}

enum err late_get(struct req *r, struct resp *w)
{
    const struct office *home = user_home(r->who);
    const bool department = str_eq(home->level, S("department"));
    const bool leafing = str_eq(req_query(r, "list", 10), S("below"));
    opt_str head;
    TRY(head_of_unit(r->cx, home->unit, &head));
    struct late_view v = { .page = page_staff(r, str_from(tr(TR("Quá hạn")))),
                           .head = head.has ? head.v : S(""),
                           .above = department || str_eq(home->level, S("province")) };
    if (!leafing)
        TRY(load_own(r, home, &v));
    if (v.above)
        TRY(load_below(r, home, leafing ? lines_after(r) : (struct inbox_after){ 0 }, &v));
    if (v.above && !leafing)
        TRY(load_counts(r->cx, department ? home->parent : home->unit_code, &v));
    tpl_late(resp_html(w, 200), &v);
    return OK;
}
