#include "pages/execution/payment.h"
#include "base/lang.h"
#include "domain/violations/payment.h"
#include "pages/cases/lines.h"
#include "pages/execution/side.h"
#include "pages/frame.h"

static const struct side_spec specs[] = {
    { "why", FIELD_LONG_TEXT, TR("Vì sao ghi sai"), NULL, true, NULL },
};

static enum err load(struct req *r, struct case_show *s, payment_id *id,
                     struct payment_of_case_row *row)
{
    TRY(side_load(r, s));
    TRY(req_id(r, "id", &id->v));
    return payment_of_case(r->cx, (struct payment_of_case_in){ .id = *id, .cid = s->c.id }, row);
}

static enum err page(struct req *r, struct resp *w, const struct case_show *s,
                     const struct payment_of_case_row *row, struct form *f, int status)
{
    struct cx *cx = r->cx;
    const str dong[] = { money_words(cx->a, row->amount) };
    const struct pair_line facts[] = {
        { .name = str_from(tr(TR("Ngày nộp"))), .text = date_vi(cx->a, row->paid) },
        { .name = str_from(tr(TR("Số tiền"))), .text = tr_args(cx->a, TR("{0} đồng"), dong, 1) },
        { .name = str_from(tr(TR("Số biên lai, chứng từ Kho bạc"))), .text = row->receipt },
    };
    return side_page(r, w, s, &(struct side_about){
        .heading = TR("Hủy ghi nhận một khoản nộp"), .button = TR("Hủy ghi nhận khoản này"),
        .lead = TR("Khoản này vẫn hiện trong lịch sử cùng lý do; số chứng từ được dùng lại."),
        .specs = specs, .n_specs = COUNT(specs), .facts = facts, .n_facts = COUNT(facts),
        .action = str_fmt(cx->a, "execution/payments/%.*s", STR_ARG(req_path(r, "id"))),
        .back = S("execution") }, f, status);
}

enum err payment_back_get(struct req *r, struct resp *w)
{
    struct case_show s;
    struct form f;
    payment_id id;
    struct payment_of_case_row row;
    TRY(load(r, &s, &id, &row));
    form_empty(r, &f);
    return page(r, w, &s, &row, &f, 200);
}

enum err payment_back_post(struct req *r, struct resp *w)
{
    struct case_show s;
    struct form f;
    payment_id id;
    struct payment_of_case_row row;
    TRY(load(r, &s, &id, &row));
    TRY(form_read(r, &f));
    const str why = form_str(&f, "why", 1000);
    if (form_ok(&f) != OK)
        return page(r, w, &s, &row, &f, 422);
    TRY(payment_take_back(r->cx, r->who, s.held.code, id, why));
    return side_done(r, w, &s, "execution");
}
