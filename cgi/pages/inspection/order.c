#include "base/lang.h"
#include "domain/cases/show.h"
#include "domain/inspection/order.h"
#include "pages/answer.h"
#include "pages/drafts/form_draft.h"
#include "pages/drafts/shared.h"
#include "pages/frame.h"
#include "pages/inspection/onspot.h"
#include "pages/inspection/onspot_view.h"
#include "tpl/visit_order.h"

#define FORM S("inspection/order")

static const char *const kinds[] = { "planned", "unannounced" };
static const char *const kind_labels[] = { TR("Theo kế hoạch"),
                                           TR("Đột xuất, khi có dấu hiệu vi phạm") };

/* What the page works with: the case, the decision in force with its team, the visits planned. */
struct order_page {
    struct case_show show;
    struct visit_order_of_row *rows; /* one a member; none: no decision yet */
    struct visits_for_case_row *visits;
    size_t n_rows, n_visits;
    struct draft_bar bar;
};

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

static str visit_label(struct cx *cx, const struct visits_for_case_row *row)
{
    const str words[] = { str_fmt(cx->a, "%lld", (long long)row->month), row->focus };
    return tr_args(cx->a, row->final ? TR("Tháng {0}: {1}")
                                     : TR("Tháng {0}: {1} (kế hoạch chưa ban hành)"), words, 2);
}

static const struct choice *visits_of(struct cx *cx, const struct order_page *p, str typed)
{
    struct choice *out = NEWS(cx->a, struct choice, p->n_visits);
    for (size_t i = 0; i < p->n_visits; i++) {
        out[i].value = str_fmt(cx->a, "%lld", (long long)p->visits[i].id.v);
        out[i].label = visit_label(cx, &p->visits[i]);
        out[i].on = str_eq(out[i].value, typed);
    }
    return out;
}

static int64_t version_of(const struct order_page *p)
{
    return p->n_rows ? p->rows[0].id.v : 0;
}

static enum err load(struct req *r, struct order_page *p)
{
    struct cx *cx = r->cx;
    *p = (struct order_page){ 0 };
    TRY(case_show_load(cx, r->who, req_path(r, "code"), &p->show));
    TRY(visit_order_of(cx, (struct visit_order_of_in){ .cid = p->show.held.id }, &p->rows,
                       &p->n_rows));
    return order_visits(cx, p->show.held.id, cx->today.y, &p->visits, &p->n_visits);
}

static enum err page(struct req *r, struct resp *w, const struct order_page *p,
                     const struct form *f, int status)
{
    struct choice *list = NEWS(r->cx->a, struct choice, COUNT(kinds));
    if (!site_may_now(r->who, &p->show.held))
        return ERR_FORBIDDEN;
    struct order_view v = {
        .page = page_staff(r, str_from(tr(TR("Quyết định kiểm tra, đoàn kiểm tra")))),
        .draft = p->bar, .code = p->show.held.code, .title = p->show.c.title, .kinds = list,
        .n_kinds = COUNT(kinds), .n_visits = p->n_visits,
    };
    v.page.drafts = true;
    fields(f, &v);
    for (size_t i = 0; i < COUNT(kinds); i++)
        list[i] = (struct choice){ .value = str_from(kinds[i]),
                                   .label = str_from(tr(kind_labels[i])),
                                   .on = str_eq(v.kind.value, str_from(kinds[i])) };
    v.visits = visits_of(r->cx, p, v.visit.value);
    tpl_visit_order(resp_html(w, status), &v);
    return OK;
}

/* The decision in force, as the form would have it. */
static void fill(struct arena *a, const struct order_page *p, struct form *f)
{
    struct buf team = { .a = a, .max = 32 * 1024 };
    if (p->n_rows == 0)
        return;
    const struct visit_order_of_row *o = &p->rows[0];
    form_fill(f, "kind", o->kind);
    if (o->visit.has)
        form_fill(f, "visit", str_fmt(a, "%lld", (long long)o->visit.v.v));
    form_fill(f, "signs", o->signs);
    form_fill(f, "number", o->number);
    form_fill(f, "signed_on", date_iso(a, o->signed_on));
    form_fill(f, "signer", o->signer);
    form_fill(f, "until", date_iso(a, o->until));
    for (size_t i = 0; i < p->n_rows; i++)
        buf_add(&team, str_fmt(a, "%s%.*s; %.*s", i ? "\n" : "", STR_ARG(p->rows[i].name),
                               STR_ARG(p->rows[i].post)));
    form_fill(f, "members", buf_str(&team));
}

enum err order_get(struct req *r, struct resp *w)
{
    struct order_page p;
    struct form f;
    TRY(load(r, &p));
    form_empty(r, &f);
    fill(r->cx->a, &p, &f);
    if (p.n_rows == 0)
        form_fill(&f, "signed_on", date_iso(r->cx->a, r->cx->today));
    p.bar.base = version_of(&p);
    TRY(draft_bar_open(r, p.show.held.id, p.show.held.code, FORM, &f, &p.bar));
    return page(r, w, &p, &f, 200);
}

/* The parts of the form with the words that people know its choices by. */
static struct form_parts parts_of(struct cx *cx, const struct order_page *p)
{
    static const struct form_label labels[] = {
        { "kind", TR("Hình thức kiểm tra") },      { "visit", TR("Lần kiểm tra trong kế hoạch") },
        { "signs", TR("Dấu hiệu vi phạm") },       { "number", TR("Số quyết định kiểm tra") },
        { "signed_on", TR("Ngày ký") },            { "signer", TR("Người ký, chức vụ") },
        { "members", TR("Đoàn kiểm tra") },
        { "until", TR("Làm việc tại cơ sở đến hết ngày") },
    };
    struct form_parts out = *form_parts(FORM);
    struct form_label *words = NEWS(cx->a, struct form_label, COUNT(kinds) + p->n_visits);
    for (size_t i = 0; i < COUNT(kinds); i++)
        words[out.n_words++] = (struct form_label){ str_fmt(cx->a, "kind=%s", kinds[i]).p,
                                                    kind_labels[i] };
    for (size_t i = 0; i < p->n_visits; i++)
        words[out.n_words++] = (struct form_label){
            str_fmt(cx->a, "visit=%lld", (long long)p->visits[i].id.v).p,
            str_c(cx->a, visit_label(cx, &p->visits[i])) };
    out.words = words;
    out.labels = labels;
    out.n_labels = COUNT(labels);
    return out;
}

/* The decision in force; as, parts: where its words and its parts go. */
static struct form_version stands(struct req *r, const struct order_page *p, struct form *as,
                                  struct form_parts *parts)
{
    *parts = parts_of(r->cx, p);
    form_empty(r, as);
    fill(r->cx->a, p, as);
    return (struct form_version){ parts, as, p->n_rows ? p->rows[0].writer : S(""),
                                  p->n_rows ? p->rows[0].made : 0, version_of(p) };
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

static struct order_new typed(struct req *r, struct form *f)
{
    struct team_member *members = NULL;
    size_t n = 0;
    struct order_new in = {
        .planned = str_eq(form_one_of(f, "kind", kinds, COUNT(kinds)), S("planned")),
        .signs = form_opt(f, "signs", 2000), .number = form_str(f, "number", 60),
        .signer = form_str(f, "signer", 200), .signed_on = form_day(f, "signed_on"),
        .until = form_day(f, "until"),
    };
    const opt_i64 visit = form_opt_i64(f, "visit", 1, INT64_MAX);
    in.visit = (visit_id){ visit.has ? visit.v : 0 };
    const str team = form_str(f, "members", 4000);
    if (!str_empty(team) && team_read(r->cx->a, team, &members, &n) != OK)
        say(f, ORDER_MEMBERS);
    if (!in.planned && form_problem_of(f, "kind").n == 0 && str_empty(in.signs))
        say(f, ORDER_NO_SIGNS);
    in.members = members;
    in.n_members = n;
    return in;
}

enum err order_post(struct req *r, struct resp *w)
{
    struct order_page p;
    struct form f, as;
    struct form_parts parts;
    enum order_fault fault;
    TRY(load(r, &p));
    TRY(form_read(r, &f));
    draft_bar_typed(r, p.show.held.code, FORM, &f, &p.bar);
    struct form_version v = stands(r, &p, &as, &parts);
    enum err e = version_settle(&v, &f, &p.bar);
    if (e == ERR_CONFLICT)
        return page(r, w, &p, &f, 409);
    TRY(e);
    struct order_new in = typed(r, &f);
    in.base = p.bar.base;
    if (form_ok(&f) != OK)
        return page(r, w, &p, &f, 422);
    e = order_keep(r->cx, r->who, p.show.held.code, &in, &fault);
    if (e == ERR_INVALID && fault != ORDER_FINE) {
        say(&f, fault);
        return page(r, w, &p, &f, 422);
    }
    if (e == ERR_CONFLICT) { /* somebody was faster between reading and keeping */
        TRY(load(r, &p));
        draft_bar_typed(r, p.show.held.code, FORM, &f, &p.bar);
        v = stands(r, &p, &as, &parts);
        if (p.bar.base != v.version && version_collide(&v, &f, &p.bar) == ERR_CONFLICT)
            return page(r, w, &p, &f, 409);
    }
    TRY(e);
    draft_done(r, p.show.held.id, FORM);
    return resp_redirect(w, str_fmt(r->cx->a, "/staff/cases/%.*s/inspection",
                                    STR_ARG(p.show.held.code)));
}
