#include "pages/violations/pay.h"
#include "base/lang.h"
#include "domain/violations/asks.h"
#include "pages/answer.h"
#include "pages/cases/preview.h"
#include "pages/cases/refused.h"
#include "pages/frame.h"
#include "pages/violations/lines.h"
#include "tpl/payment.h"

opt_date pay_term_end(struct cx *cx, const struct case_show *s)
{
    struct clocks_of_case_row *rows = NEWS(cx->a, struct clocks_of_case_row, s->n_clocks);
    for (size_t i = 0; i < s->n_clocks; i++)
        rows[i] = s->clocks[i].row;
    return fine_term_end(s->held.stage, rows, s->n_clocks);
}

struct payment_lines pay_lines(struct cx *cx, int64_t fine, const struct payments_row *rows,
                               size_t n, opt_date term_end)
{
    struct payment_sums s = { .fine = fine, .rest = fine };
    struct payment_line *lines = NEWS(cx->a, struct payment_line, n);
    for (size_t i = 0; i < n; i++)
        lines[i] = (struct payment_line){ rows[i].paid, rows[i].amount, rows[i].receipt };
    const bool known = payment_sum(cx->law, fine, rows, n, term_end, cx->today, &s) == OK;
    return (struct payment_lines){ .rows = lines, .n = n, .fine = fine, .paid = s.paid,
                                   .interest = s.interest, .rest = s.rest, .known = known };
}

static enum err load(struct req *r, const struct write_case *c, struct pay_view *v)
{
    struct fine_state s;
    TRY(fine_state_load(r->cx, c->show.c.id, &s));
    v->number = s.decision.number.v;
    v->sums = pay_lines(r->cx, s.decision.total, s.rows, s.n, pay_term_end(r->cx, &c->show));
    return OK;
}

static enum err page(struct req *r, struct resp *w, const struct write_case *c,
                     struct pay_view *v, const struct form *f, int status)
{
    v->page = page_staff(r, str_from(tr(TR("Ghi nhận nộp phạt"))));
    v->code = c->show.held.code;
    v->title = c->show.c.title;
    v->basis = c->step->basis;
    v->action = url_own(r->path);
    v->amount = field_of(f, (struct field){
        .name = "amount", .label = TR("Số tiền đã nộp (đồng)"), .required = true,
        .inputmode = "numeric" });
    v->paid = field_of(f, (struct field){
        .name = "paid", .label = TR("Ngày nộp"), .required = true });
    v->receipt = field_of(f, (struct field){
        .name = "receipt", .label = TR("Số biên lai, chứng từ Kho bạc"), .required = true });
    TRY(clock_preview_of(r, f, &c->show, c->step, &v->clocks));
    v->problems = form_problems(f, &v->n_problems);
    v->page.has_problems = v->n_problems > 0;
    tpl_payment(resp_html(w, status), v);
    return OK;
}

enum err pay_get(struct req *r, struct resp *w, const struct write_case *c)
{
    struct pay_view v = { 0 };
    struct form f;
    TRY(load(r, c, &v));
    form_empty(r, &f);
    form_fill(&f, "paid", date_iso(r->cx->a, r->cx->today));
    if (v.sums.rest > 0)
        form_fill(&f, "amount", money_words(r->cx->a, v.sums.rest));
    return page(r, w, c, &v, &f, 200);
}

static enum err refused(struct cx *cx, struct form *f, enum err e,
                        const struct payment_fault *fault)
{
    const str args[] = { money_words(cx->a, fault->rest) };
    const str words = step_refused_words(cx, &fault->step);
    if (!str_empty(words))
        form_problem(f, fault->step.early ? "paid" : "", words);
    else if (e != ERR_INVALID)
        return e;
    else if (fault->twice)
        form_problem(f, "receipt", str_from(tr(TR("Chứng từ này đã được ghi nhận."))));
    else if (fault->day)
        form_problem(f, "paid", str_from(tr(TR("Ngày nộp phải từ ngày ký quyết định đến hôm "
                                            "nay."))));
    else if (fault->too_much)
        form_problem(f, "amount", tr_args(cx->a, TR("Nhiều hơn số còn phải nộp: {0} đồng."), args,
                                          1));
    else
        return e;
    return OK;
}

enum err pay_post(struct req *r, struct resp *w, const struct write_case *c)
{
    struct pay_view v = { 0 };
    struct form f;
    struct payment_fault fault = { 0 };
    TRY(load(r, c, &v));
    TRY(form_read(r, &f));
    const struct payment_new in = {
        .amount = form_money(&f, "amount", INT64_C(1000000000000)),
        .paid = form_day(&f, "paid"),
        .receipt = form_str(&f, "receipt", 60),
        .term_end = pay_term_end(r->cx, &c->show),
    };
    if (in.amount == 0)
        form_problem(&f, "amount", str_from(tr(TR("Số tiền phải lớn hơn 0."))));
    if (form_ok(&f) != OK)
        return page(r, w, c, &v, &f, 422);
    const enum err e =
        payment_write(r->cx, r->who, c->show.held.code, c->step->name, &in, &fault);
    if (e == OK)
        return resp_redirect(w, case_path(r->cx->a, c->show.held.code));
    TRY(refused(r->cx, &f, e, &fault));
    return page(r, w, c, &v, &f, 422);
}
