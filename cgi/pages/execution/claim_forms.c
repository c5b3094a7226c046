/* The forms below the page of lawsuits, damage and costs. */
#include "base/lang.h"
#include "pages/cases/lines.h"
#include "pages/execution/claims.h"
#include "pages/execution/side.h"
#include "pages/frame.h"
#include "pages/violations/pay.h"

static const struct side_spec lawsuit_specs[] = {
    { "party", FIELD_TEXT, TR("Tòa án"), NULL, true, NULL },
    { "number", FIELD_TEXT, TR("Số, ngày thông báo thụ lý"), NULL, true, NULL },
    { "since", FIELD_DATE, TR("Ngày thụ lý"), NULL, true, NULL },
    { "what", FIELD_LONG_TEXT, TR("Yêu cầu khởi kiện"), NULL, true, NULL },
    { "basis", FIELD_TEXT, TR("Căn cứ"), NULL, false, NULL },
};

static const struct side_spec damage_specs[] = {
    { "party", FIELD_TEXT, TR("Người, tổ chức bị thiệt hại"),
      TR("Chỉ đơn vị thụ lý đọc được tên này."), true, NULL },
    { "number", FIELD_TEXT, TR("Số, ngày văn bản yêu cầu"), NULL, false, NULL },
    { "since", FIELD_DATE, TR("Ngày yêu cầu"), NULL, true, NULL },
    { "amount", FIELD_MONEY, TR("Số tiền yêu cầu (đồng)"), TR("Để trống nếu chưa xác định."),
      false, NULL },
    { "what", FIELD_LONG_TEXT, TR("Thiệt hại, chứng cứ"), NULL, true, NULL },
    { "basis", FIELD_TEXT, TR("Căn cứ"), NULL, false, NULL },
};

static const struct side_spec state_specs[] = {
    { "state", FIELD_CHOICE, TR("Tình trạng mới"), NULL, true, NULL },
    { "on", FIELD_DATE, TR("Ngày"), NULL, true, NULL },
    { "number", FIELD_TEXT, TR("Số bản án, thỏa thuận hoặc văn bản"), NULL, false, NULL },
    { "amount", FIELD_MONEY, TR("Số tiền (đồng)"), NULL, false, NULL },
    { "note", FIELD_LONG_TEXT, TR("Kết quả và hệ quả"), NULL, true, NULL },
};

static const struct side_spec pay_specs[] = {
    { "amount", FIELD_MONEY, TR("Số tiền đã nộp (đồng)"), NULL, true, NULL },
    { "paid", FIELD_DATE, TR("Ngày nộp"), NULL, true, NULL },
    { "receipt", FIELD_TEXT, TR("Số biên lai, chứng từ Kho bạc"), NULL, true, NULL },
};

static struct side_about about_new(struct req *r, enum claim_kind kind)
{
    static struct side_spec const cost_specs[] = {
        { "party", FIELD_TEXT, TR("Cơ quan đã chi"), NULL, true, NULL },
        { "what", FIELD_LONG_TEXT, TR("Khoản chi"),
          TR("Ví dụ: phân tích 3 mẫu nước thải, hóa đơn số."), true, NULL },
        { "amount", FIELD_MONEY, TR("Số tiền (đồng)"), NULL, true, NULL },
        { "since", FIELD_DATE, TR("Ngày chi"), NULL, true, NULL },
        { "number", FIELD_TEXT, TR("Số hóa đơn, chứng từ chi"), NULL, true, NULL },
        { "basis", FIELD_TEXT, TR("Căn cứ người vi phạm phải trả"), NULL, true, NULL },
    };
    const bool lawsuit = kind == CLAIM_LAWSUIT, damage = kind == CLAIM_DAMAGE;
    struct side_spec *specs = NEWS(r->cx->a, struct side_spec, COUNT(cost_specs) + 1);
    specs[0] = (struct side_spec){ "part", FIELD_CHOICE, TR("Loại chi phí"), NULL, true,
                                   claim_parts() };
    for (size_t i = 0; i < COUNT(cost_specs); i++)
        specs[i + 1] = cost_specs[i];
    return (struct side_about){
        .heading = lawsuit ? TR("Ghi vụ kiện") : damage ? TR("Ghi yêu cầu bồi thường")
                                                       : TR("Ghi chi phí"),
        .button = TR("Ghi nhận"), .back = S("claims"),
        .specs = lawsuit ? lawsuit_specs : damage ? damage_specs : specs,
        .n_specs = lawsuit ? COUNT(lawsuit_specs) : damage ? COUNT(damage_specs)
                                                           : COUNT(cost_specs) + 1,
        .action = str_fmt(r->cx->a, "claims/new/%.*s", STR_ARG(claim_word(kind))) };
}

static enum err kind_load(struct req *r, struct case_show *s, enum claim_kind *kind)
{
    TRY(side_load(r, s));
    *kind = claim_kind_of(req_path(r, "kind"));
    return *kind ? OK : ERR_NOT_FOUND;
}

/* A decision that orders the costs of sampling to be paid is the basis of such a cost. */
static enum err cost_basis(struct cx *cx, case_id cid, struct form *f)
{
    struct fine_state s;
    struct decision_measures_row *rows;
    size_t n;
    const enum err e = fine_state_load(cx, cid, &s);
    if (e != OK)
        return e == ERR_CONFLICT ? OK : e;
    TRY(decision_measures(cx, (struct decision_measures_in){ .decision = s.decision.id }, &rows,
                          &n));
    for (size_t i = 0; i < n; i++) {
        const struct law_measure *m = law_measure(cx->law, rows[i].code);
        const str args[] = { s.decision.number.v, m ? m->name_vi : S("") };
        if (m && str_eq(m->code, S("pay_sampling")))
            form_fill(f, "basis", tr_args(cx->a, TR("Quyết định số {0}: {1}"), args, 2));
    }
    return OK;
}

enum err claim_new_get(struct req *r, struct resp *w)
{
    struct case_show s;
    struct form f;
    enum claim_kind kind;
    TRY(kind_load(r, &s, &kind));
    form_empty(r, &f);
    if (kind == CLAIM_COST)
        TRY(cost_basis(r->cx, s.c.id, &f));
    const struct side_about about = about_new(r, kind);
    return side_page(r, w, &s, &about, &f, 200);
}

static void not_ahead(struct cx *cx, struct form *f, const char *name, struct date day)
{
    if (date_valid(day) && date_cmp(day, cx->today) > 0)
        form_problem(f, name, str_from(tr(TR("Ngày này ở tương lai."))));
}

enum err claim_new_post(struct req *r, struct resp *w)
{
    struct case_show s;
    struct form f;
    struct claim_new in = { .part = S("") };
    TRY(kind_load(r, &s, &in.kind));
    TRY(form_read(r, &f));
    const bool cost = in.kind == CLAIM_COST;
    if (cost)
        in.part = side_choice(&f, "part", claim_parts());
    in.party = form_str(&f, "party", 200);
    in.number = in.kind == CLAIM_DAMAGE ? form_opt(&f, "number", 100)
                                        : form_str(&f, "number", 100);
    in.since = form_day(&f, "since");
    in.what = form_str(&f, "what", 4000);
    in.basis = cost ? form_str(&f, "basis", 500) : form_opt(&f, "basis", 500);
    if (in.kind != CLAIM_LAWSUIT)
        in.amount = cost ? SOME_I64(form_money(&f, "amount", CLAIM_MONEY_MAX))
                         : side_money(&f, "amount", CLAIM_MONEY_MAX);
    not_ahead(r->cx, &f, "since", in.since);
    if (cost && in.amount.v == 0 && str_empty(form_problem_of(&f, "amount")))
        form_problem(&f, "amount", str_from(tr(TR("Số tiền phải lớn hơn 0."))));
    const struct side_about about = about_new(r, in.kind);
    if (form_ok(&f) != OK)
        return side_page(r, w, &s, &about, &f, 422);
    TRY(claim_write(r->cx, r->who, s.held.code, &in));
    return side_done(r, w, &s, "claims");
}

/* The claim of the page. */
static enum err claim_load(struct req *r, struct case_show *s, claim_id *id,
                           struct claim_hold_row *row)
{
    TRY(side_load(r, s));
    TRY(req_id(r, "id", &id->v));
    return claim_hold(r->cx, (struct claim_hold_in){ .id = *id, .cid = s->c.id }, row);
}

static enum err state_form(struct req *r, struct resp *w, const struct case_show *s,
                           enum claim_kind kind, struct form *f, int status)
{
    struct side_spec *specs = NEWS(r->cx->a, struct side_spec, COUNT(state_specs));
    for (size_t i = 0; i < COUNT(state_specs); i++)
        specs[i] = state_specs[i];
    specs[0].choices = claim_states(kind);
    return side_page(r, w, s, &(struct side_about){
        .heading = TR("Cập nhật tình trạng"), .button = TR("Ghi nhận"), .specs = specs,
        .n_specs = COUNT(state_specs), .back = S("claims"),
        .action = str_fmt(r->cx->a, "claims/%.*s/state", STR_ARG(req_path(r, "id"))) }, f, status);
}

enum err claim_state_get(struct req *r, struct resp *w)
{
    struct case_show s;
    struct form f;
    claim_id id;
    struct claim_hold_row row;
    TRY(claim_load(r, &s, &id, &row));
    form_empty(r, &f);
    return state_form(r, w, &s, claim_kind_of(row.kind), &f, 200);
}

enum err claim_state_post(struct req *r, struct resp *w)
{
    struct case_show s;
    struct form f;
    struct claim_news in = { 0 };
    struct claim_hold_row row;
    TRY(claim_load(r, &s, &in.id, &row));
    TRY(form_read(r, &f));
    in.state = side_choice(&f, "state", claim_states(claim_kind_of(row.kind)));
    in.on = form_day(&f, "on");
    in.number = form_opt(&f, "number", 100);
    in.amount = side_money(&f, "amount", CLAIM_MONEY_MAX);
    in.note = form_str(&f, "note", 4000);
    not_ahead(r->cx, &f, "on", in.on);
    if (date_valid(in.on) && date_cmp(in.on, row.since) < 0)
        form_problem(&f, "on", str_from(tr(TR("Ngày này trước ngày bắt đầu."))));
    if (form_ok(&f) != OK)
        return state_form(r, w, &s, claim_kind_of(row.kind), &f, 422);
    TRY(claim_news_write(r->cx, r->who, s.held.code, &in));
    return side_done(r, w, &s, "claims");
}

static enum err pay_form(struct req *r, struct resp *w, const struct case_show *s,
                         struct form *f, int status)
{
    return side_page(r, w, s, &(struct side_about){
        .heading = TR("Ghi nhận nộp chi phí"), .button = TR("Ghi nhận"), .specs = pay_specs,
        .n_specs = COUNT(pay_specs), .back = S("claims"),
        .action = str_fmt(r->cx->a, "claims/%.*s/pay", STR_ARG(req_path(r, "id"))) }, f, status);
}

static enum err cost_load(struct req *r, struct case_show *s, claim_id *id,
                          struct claim_hold_row *row)
{
    TRY(claim_load(r, s, id, row));
    return claim_kind_of(row->kind) == CLAIM_COST ? OK : ERR_NOT_FOUND;
}

enum err claim_pay_get(struct req *r, struct resp *w)
{
    struct case_show s;
    struct form f;
    claim_id id;
    struct claim_hold_row row;
    TRY(cost_load(r, &s, &id, &row));
    form_empty(r, &f);
    form_fill(&f, "amount", money_words(r->cx->a, row.amount.v - row.paid));
    form_fill(&f, "paid", date_iso(r->cx->a, r->cx->today));
    return pay_form(r, w, &s, &f, 200);
}

enum err claim_pay_post(struct req *r, struct resp *w)
{
    struct case_show s;
    struct form f;
    claim_id id;
    struct claim_hold_row row;
    struct payment_fault fault = { 0 };
    TRY(cost_load(r, &s, &id, &row));
    TRY(form_read(r, &f));
    const struct payment_new in = {
        .amount = form_money(&f, "amount", CLAIM_MONEY_MAX), .paid = form_day(&f, "paid"),
        .receipt = form_str(&f, "receipt", RECEIPT_MAX) };
    if (in.amount == 0 && str_empty(form_problem_of(&f, "amount")))
        form_problem(&f, "amount", str_from(tr(TR("Số tiền phải lớn hơn 0."))));
    enum err e = form_ok(&f);
    if (e == OK)
        e = claim_pay(r->cx, r->who, s.held.code, id, &in, &fault);
    if (e == OK)
        return side_done(r, w, &s, "claims");
    if (e != ERR_INVALID)
        return e;
    pay_problems(r->cx, &f, &fault);
    return pay_form(r, w, &s, &f, 422);
}
