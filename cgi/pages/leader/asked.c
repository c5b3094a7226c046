#include "pages/leader/asked.h"
#include "pages/leader/view.h"

#define NEAR_DAYS 10 /* a report that is due so soon is shown as near */

enum err report_asked(struct req *r, struct asked_report *out)
{
    struct cx *cx = r->cx;
    int64_t year = cx->today.y, part = 0;
    *out = (struct asked_report){ 0 };
    TRY(scope_of(r->who, &out->scope));
    const str word = req_query(r, "report", 20);
    const str y = req_query(r, "year", 10), p = req_query(r, "part", 10);
    const enum report_kind kind = report_kind_of(word);
    const bool parts = kind == REPORT_MONTH || kind == REPORT_QUARTER;
    out->wrong = !str_empty(word)
        && (!kind || (!str_empty(y) && str_i64(y, &year) != OK)
            || (parts && str_i64(p, &part) != OK)
            || report_period_of(cx->a, kind, year, part, &out->period) != OK);
    if (str_empty(word) || out->wrong)
        TRY(report_period_of(cx->a, REPORT_QUARTER, cx->today.y, (cx->today.m + 2) / 3,
                             &out->period));
    return report_load(cx, &out->scope, &out->period, &out->report);
}

struct url report_url(struct cx *cx, const char *path, const struct report_period *p)
{
    return url_own(str_fmt(cx->a, "%s?report=%.*s&year=%d&part=%d", path,
                           STR_ARG(report_word(p->kind)), p->year, p->part));
}

struct url figure_url(struct cx *cx, const struct report_period *p, str what, str part,
                      unit_id unit)
{
    struct buf b = { .a = cx->a, .max = 500 };
    buf_fmt(&b, "/staff/leader/figure?what=%.*s&first=%.*s&last=%.*s", STR_ARG(what),
            STR_ARG(p->first), STR_ARG(p->last));
    if (unit.v)
        buf_fmt(&b, "&unit=%lld", (long long)unit.v);
    const struct url all = url_own(buf_str(&b));
    return part.p ? url_with(cx->a, all, S("part"), part) : all;
}

void due_line(struct cx *cx, const struct report_owed *o, struct report_due_line *out)
{
    *out = (struct report_due_line){
        .name = report_title(cx->a, &o->period), .due = o->due,
        .href = report_url(cx, "/staff/leader/report", &o->period),
        .sure = o->rule->sure == LAW_TEXT,
        .words = cx->lang == LANG_EN ? o->rule->basis : o->rule->basis_vi,
        .state = o->sent ? DUE_DONE
               : date_cmp(o->due, cx->today) < 0 ? DUE_LATE
               : date_days(o->due) - date_days(cx->today) <= NEAR_DAYS ? DUE_NEAR : DUE_FAR };
}
