#include "pages/violations/pay.h"
#include "base/lang.h"
#include "pages/answer.h"
#include "pages/cases/preview.h"
#include "pages/cases/refused.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "pages/violations/lines.h"
#include "tpl/payment.h"

struct payment_lines pay_lines(struct cx *cx, const struct case_show *s,
                               const struct fine_state *f)
{
    struct owing o = { .fine = f->decision.total, .rest = f->decision.total };
    struct payment_line *lines = NEWS(cx->a, struct payment_line, f->n);
    struct payment_lines v = { .code = s->held.code, .rows = lines };
    for (size_t i = 0; i < f->n; i++)
        if (str_eq(f->rows[i].kind, S("paid")))
            lines[v.n++] = (struct payment_line){ f->rows[i].day, f->rows[i].amount,
                                                  f->rows[i].words };
    v.known = fine_owed(cx, f, fine_clocks(cx, s), s->n_clocks, cx->today, &o) == OK;
    v.fine = o.fine;
    v.reduced = o.reduced;
    v.paid = o.paid;
    v.interest = o.interest;
    v.lapsed = o.lapsed;
    v.rest = o.rest;
    return v;
}

static enum err load(struct req *r, const struct write_case *c, struct pay_view *v)
{
    struct fine_state s;
    TRY(fine_state_load(r->cx, c->show.c.id, &s));
    v->number = s.decision.number.v;
    v->sums = pay_lines(r->cx, &c->show, &s);
    return OK;
}

static enum err page(struct req *r, struct resp *w, const struct write_case *c,
                     struct pay_view *v, struct form *f, int status)
{
    v->page = page_staff(r, str_from(tr(TR("Ghi nhận nộp phạt"))));
    TRY(draft_here(r, c->show.held.id, S(""), f, &v->page, &v->draft));
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

bool pay_problems(struct cx *cx, struct form *f, const struct payment_fault *fault)
{
    const str args[] = { money_words(cx->a, fault->rest) };
    if (fault->twice)
        form_problem(f, "receipt", str_from(tr(TR("Chứng từ này đã được ghi nhận. Nếu là "
                                                  "khoản nộp khác, nhập số chứng từ của "
                                                  "khoản đó."))));
    else if (fault->elsewhere)
        form_problem(f, "receipt", str_from(tr(TR("Chứng từ này đã được ghi nhận cho quyết định "
                                                  "hoặc khoản thu khác: một chứng từ chỉ nộp cho "
                                                  "một khoản."))));
    else if (fault->no_number)
        form_problem(f, "receipt", str_from(tr(TR("Số chứng từ phải có chữ cái hoặc chữ số."))));
    else if (fault->day)
        form_problem(f, "paid", str_from(tr(TR("Ngày nộp phải từ ngày ký quyết định đến hôm "
                                               "nay."))));
    else if (fault->too_much)
        form_problem(f, "amount", tr_args(cx->a, TR("Nhiều hơn số còn phải nộp: {0} đồng. "
                                                    "Nhập không quá số này."), args,
                                          1));
    else
        return false;
    return true;
}

static enum err refused(struct cx *cx, struct form *f, enum err e,
                        const struct payment_fault *fault)
{
    const str words = step_refused_words(cx, &fault->step);
    if (!str_empty(words))
        form_problem(f, fault->step.early ? "paid" : "", words);
    else if (e != ERR_INVALID || !pay_problems(cx, f, fault))
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
        .receipt = form_str(&f, "receipt", RECEIPT_MAX),
    };
    if (in.amount == 0)
        form_problem(&f, "amount", str_from(tr(TR("Số tiền phải lớn hơn 0."))));
    if (form_ok(&f) != OK)
        return page(r, w, c, &v, &f, 422);
    const enum err e =
        payment_write(r->cx, r->who, c->show.held.code, c->step->name, &in, &fault);
    if (e == OK) {
        draft_here_done(r, S(""));
        return resp_redirect(w, case_path(r->cx->a, c->show.held.code));
    }
    TRY(refused(r->cx, &f, e, &fault));
    return page(r, w, c, &v, &f, 422);
}
