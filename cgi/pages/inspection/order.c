#include "base/lang.h"
#include "domain/cases/show.h"
#include "domain/inspection/order.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "pages/inspection/onspot.h"
#include "pages/inspection/onspot_view.h"
#include "tpl/visit_order.h"

static const char *const kinds[] = { "planned", "unannounced" };

static void fields(const struct form *f, struct order_view *v)
{
    v->kind = field_of(f, (struct field){
        .name = "kind", .label = TR("Hình thức kiểm tra"), .required = true });
    v->visit = field_of(f, (struct field){
        .name = "visit", .label = TR("Lần kiểm tra trong kế hoạch"), .quiet = true });
    v->signs = field_of(f, (struct field){
        .name = "signs", .label = TR("Dấu hiệu vi phạm"), .rows = 3, .quiet = true,
        .hint = TR("Bắt buộc khi kiểm tra đột xuất.") });
    v->number = field_of(f, (struct field){
        .name = "number", .label = TR("Số quyết định kiểm tra"), .required = true });
    v->signed_on = field_of(f, (struct field){
        .name = "signed_on", .label = TR("Ngày ký"), .required = true });
    v->signer = field_of(f, (struct field){
        .name = "signer", .label = TR("Người ký, chức vụ"), .required = true });
    v->until = field_of(f, (struct field){
        .name = "until", .label = TR("Làm việc tại cơ sở đến hết ngày"), .required = true });
    v->members = field_of(f, (struct field){
        .name = "members", .label = TR("Đoàn kiểm tra"), .rows = 5, .required = true,
        .hint = TR("Mỗi người một dòng, trưởng đoàn trước: Họ tên; chức vụ, cơ quan.") });
    v->problems = form_problems(f, &v->n_problems);
    v->page.has_problems = v->n_problems > 0;
}

static const struct choice *visits_of(struct cx *cx, const struct visits_for_case_row *rows,
                                      size_t n, str typed)
{
    struct choice *out = NEWS(cx->a, struct choice, n);
    for (size_t i = 0; i < n; i++) {
        const str words[] = { str_fmt(cx->a, "%lld", (long long)rows[i].month), rows[i].focus };
        out[i].value = str_fmt(cx->a, "%lld", (long long)rows[i].id.v);
        out[i].label = tr_args(cx->a, rows[i].final ? TR("Tháng {0}: {1}")
                                                    : TR("Tháng {0}: {1} (kế hoạch chưa ban hành)"),
                               words, 2);
        out[i].on = str_eq(out[i].value, typed);
    }
    return out;
}

static enum err page(struct req *r, struct resp *w, const struct form *f, int status)
{
    static const char *const labels[] = { TR("Theo kế hoạch"),
                                          TR("Đột xuất, khi có dấu hiệu vi phạm") };
    struct case_show show;
    struct visits_for_case_row *rows;
    struct choice *list = NEWS(r->cx->a, struct choice, COUNT(kinds));
    TRY(case_show_load(r->cx, r->who, req_path(r, "code"), &show));
    if (!site_may_now(r->who, &show.held))
        return ERR_FORBIDDEN;
    struct order_view v = {
        .page = page_staff(r, str_from(tr(TR("Quyết định kiểm tra, đoàn kiểm tra")))),
        .code = show.held.code, .title = show.c.title, .kinds = list, .n_kinds = COUNT(kinds),
    };
    fields(f, &v);
    for (size_t i = 0; i < COUNT(kinds); i++)
        list[i] = (struct choice){ .value = str_from(kinds[i]), .label = str_from(tr(labels[i])),
                                   .on = str_eq(v.kind.value, str_from(kinds[i])) };
    TRY(order_visits(r->cx, show.held.id, r->cx->today.y, &rows, &v.n_visits));
    v.visits = visits_of(r->cx, rows, v.n_visits, v.visit.value);
    tpl_visit_order(resp_html(w, status), &v);
    return OK;
}

enum err order_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    form_fill(&f, "signed_on", date_iso(r->cx->a, r->cx->today));
    return page(r, w, &f, 200);
}

static void say(struct form *f, enum order_fault fault)
{
    static const struct { enum order_fault fault; const char *field, *text; } faults[] = {
        { ORDER_FUTURE, "signed_on", TR("Ngày này ở tương lai.") },
        { ORDER_UNTIL, "until", TR("Ngày này trước ngày ký quyết định.") },
        { ORDER_NO_VISIT, "visit", TR("Kế hoạch của năm không có cơ sở này. Khi có dấu hiệu vi "
                                      "phạm, hãy chọn kiểm tra đột xuất.") },
        { ORDER_DRAFT, "visit", TR("Kế hoạch chưa ban hành. Hãy ban hành kế hoạch trước, hoặc chọn "
                                   "kiểm tra đột xuất khi có dấu hiệu vi phạm.") },
        { ORDER_NO_SIGNS, "signs", TR("Kiểm tra đột xuất phải có dấu hiệu vi phạm: hãy ghi rõ.") },
        { ORDER_MEMBERS, "members", TR("Mỗi dòng ghi họ tên; chức vụ, cơ quan. Từ 1 đến 30 "
                                       "người.") },
    };
    for (size_t i = 0; i < COUNT(faults); i++)
        if (faults[i].fault == fault)
            form_problem(f, faults[i].field, str_from(tr(faults[i].text)));
}

enum err order_post(struct req *r, struct resp *w)
{
    struct form f;
    struct team_member *members = NULL;
    enum order_fault fault;
    size_t n = 0;
    const str code = req_path(r, "code");
    TRY(form_read(r, &f));
    struct order_new in = {
        .planned = str_eq(form_one_of(&f, "kind", kinds, COUNT(kinds)), S("planned")),
        .signs = form_opt(&f, "signs", 2000), .number = form_str(&f, "number", 60),
        .signer = form_str(&f, "signer", 200), .signed_on = form_day(&f, "signed_on"),
        .until = form_day(&f, "until"),
    };
    const opt_i64 visit = form_opt_i64(&f, "visit", 1, INT64_MAX);
    in.visit = (visit_id){ visit.has ? visit.v : 0 };
    const str typed = form_str(&f, "members", 4000);
    if (!str_empty(typed) && team_read(r->cx->a, typed, &members, &n) != OK)
        say(&f, ORDER_MEMBERS);
    if (!in.planned && form_problem_of(&f, "kind").n == 0 && str_empty(in.signs))
        say(&f, ORDER_NO_SIGNS);
    if (form_ok(&f) != OK)
        return page(r, w, &f, 422);
    in.members = members;
    in.n_members = n;
    const enum err e = order_keep(r->cx, r->who, code, &in, &fault);
    if (e == ERR_INVALID && fault != ORDER_FINE) {
        say(&f, fault);
        return page(r, w, &f, 422);
    }
    TRY(e);
    return resp_redirect(w, str_fmt(r->cx->a, "/staff/cases/%.*s/inspection", STR_ARG(code)));
}
