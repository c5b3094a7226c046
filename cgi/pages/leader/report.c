#include "base/lang.h"
#include "pages/answer.h"
#include "domain/drafts/form_draft.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "pages/leader/asked.h"
#include "pages/leader/leader.h"
#include "pages/leader/view.h"
#include "tpl/leader_report.h"

static const char *const heads[6] = {
    TR("Tiếp nhận"), TR("Xác minh"), TR("Trả lời"), TR("Quá hạn"), TR("Quyết định xử phạt"),
    TR("Công bố"),
};

static void figures(struct cx *cx, const struct asked_report *q, const struct sent_report *sent,
                    struct period_view *v)
{
    struct figure_line *out = NEWS(cx->a, struct figure_line, q->report.n);
    for (size_t i = 0; i < q->report.n; i++) {
        const struct report_figure *f = &q->report.figures[i];
        out[i] = (struct figure_line){
            .head = f->head, .label = f->label, .n = f->n, .amount = f->amount,
            .money = f->money, .below = f->below, .unknown = f->unknown,
            .sent = sent ? sent_figure(cx->a, sent, f) : -1,
            .href = figure_url(cx, &q->period, f->what, f->part, (unit_id){ 0 }) };
    }
    v->figures = out;
    v->n = q->report.n;
}

static void units(struct cx *cx, const struct asked_report *q, struct period_view *v)
{
    struct unit_line *out = NEWS(cx->a, struct unit_line, q->report.n_units);
    for (size_t i = 0; i < q->report.n_units; i++) {
        const struct report_unit *u = &q->report.units[i];
        out[i] = (struct unit_line){ .name = u->name, .fined = u->fined };
        for (size_t k = 0; k < COUNT(report_unit_whats); k++) {
            out[i].n[k] = u->n[k];
            out[i].href[k] = figure_url(cx, &q->period, str_from(report_unit_whats[k]),
                                        (str){ 0 }, u->unit);
        }
    }
    for (size_t k = 0; k < COUNT(heads); k++)
        v->heads[k] = heads[k];
    v->units = out;
    v->n_units = q->report.n_units;
}

static void choose(struct cx *cx, const struct report_period *p, struct period_view *v)
{
    struct choice *kinds = NEWS(cx->a, struct choice, REPORT_KINDS);
    for (enum report_kind k = REPORT_MONTH; k <= REPORT_SANCTION; k++)
        kinds[k - 1] = (struct choice){ .value = report_word(k), .on = k == p->kind,
                                        .label = str_from(tr(report_label(k))) };
    v->kinds = kinds;
    v->n_kinds = REPORT_KINDS;
    v->kind = (struct field){ .name = "report", .label = TR("Báo cáo"), .quiet = true };
    v->year = (struct field){ .name = "year", .label = TR("Năm"), .quiet = true,
                              .inputmode = "numeric", .value = str_fmt(cx->a, "%d", p->year) };
    v->part = (struct field){ .name = "part", .label = TR("Tháng hoặc quý"), .quiet = true,
                              .hint = TR("Chỉ với báo cáo tháng (1-12) và báo cáo quý (1-4)"),
                              .inputmode = "numeric",
                              .value = p->part ? str_fmt(cx->a, "%d", p->part) : S("") };
}

static str month_vi(struct cx *cx, str month)
{
    return str_fmt(cx->a, "%.*s/%.*s", STR_ARG(str_sub(month, 5, 7)),
                   STR_ARG(str_sub(month, 0, 4)));
}

static enum err page(struct req *r, struct resp *w, int status, struct form *f,
                     const struct asked_report *q)
{
    struct cx *cx = r->cx;
    struct sent_report sent;
    const struct report_period *p = &q->period;
    const enum err e = sent_find(cx, &q->scope, p, &sent);
    TRY(e == ERR_NOT_FOUND ? OK : e);
    const struct report_due due = report_due_of(cx->law, q->scope.who, p);
    struct page page = page_staff(r, report_title(cx->a, p));
    struct draft_bar draft = { 0 };
    if (e == ERR_NOT_FOUND)
        TRY(draft_here(r, (case_id){ 0 }, str_fmt(cx->a, "leader/report" DRAFT_TAIL "%s-%s",
                       str_c(cx->a, p->first), str_c(cx->a, p->last)), f, &page, &draft));
    struct period_view v = {
        .page = page, .draft = draft, .title = report_title(cx->a, p),
        .unit = q->scope.name, .above = !str_empty(q->scope.below), .wrong = q->wrong,
        .from = month_vi(cx, p->first), .until = month_vi(cx, p->last),
        .running = str_cmp(p->last, str_fmt(cx->a, "%04d-%02d", cx->today.y, cx->today.m)) >= 0,
        .xlsx = report_url(cx, "/staff/leader/report.xlsx", p),
        .pdf = report_url(cx, "/staff/leader/report.pdf", p),
        .send = report_url(cx, "/staff/leader/report", p),
        .number = e == OK ? sent.number : S(""), .by = e == OK ? sent.by : S(""),
        .f_number = field_of(f, (struct field){ .name = "number", .required = true,
            .label = TR("Số văn bản gửi báo cáo"), .max = SENT_NUMBER_MAX }),
        .f_sent = field_of(f, (struct field){ .name = "sent", .required = true,
            .label = TR("Ngày gửi") }) };
    if (e == OK)
        v.sent = sent.day;
    if (due.rule)
        due_line(cx, &(struct report_owed){ *p, due.rule, due.day, e == OK }, &v.due);
    figures(cx, q, e == OK ? &sent : NULL, &v);
    units(cx, q, &v);
    choose(cx, p, &v);
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_leader_report(resp_html(w, status), &v);
    return OK;
}

enum err leader_report_get(struct req *r, struct resp *w)
{
    struct asked_report q;
    struct form f;
    TRY(report_asked(r, &q));
    form_empty(r, &f);
    form_fill(&f, "sent", date_iso(r->cx->a, r->cx->today));
    return page(r, w, q.wrong ? 422 : 200, &f, &q);
}

enum err leader_report_post(struct req *r, struct resp *w)
{
    struct asked_report q;
    struct form f;
    enum sent_fault why = 0;
    TRY(report_asked(r, &q));
    if (q.wrong)
        return ERR_NOT_FOUND;
    TRY(form_read(r, &f));
    const str number = form_str(&f, "number", SENT_NUMBER_MAX);
    const struct date day = form_day(&f, "sent");
    if (form_ok(&f) != OK)
        return page(r, w, 422, &f, &q);
    const enum err e = report_send(r->cx, r->who, &q.scope, &q.period, number, day, &why);
    if (e == ERR_DUPLICATE)
        form_problem(&f, "", str_from(tr(TR("Báo cáo này đã ghi là gửi rồi; số liệu lúc gửi được "
                                            "giữ nguyên."))));
    else if (e == ERR_INVALID && why == SENT_AHEAD)
        form_problem(&f, "sent", str_from(tr(TR("Ngày gửi không ở tương lai."))));
    else if (e == ERR_INVALID)
        form_problem(&f, "sent", str_from(tr(TR("Ngày gửi ở trước khi kỳ báo cáo bắt đầu."))));
    else if (e != OK)
        return e;
    if (e != OK)
        return page(r, w, 422, &f, &q);
    draft_sent(r, &f);
    return resp_redirect(w, report_url(r->cx, "/staff/leader/report", &q.period).checked);
}
