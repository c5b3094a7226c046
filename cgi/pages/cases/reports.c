#include "pages/cases/reports.h"
#include "base/lang.h"
#include "domain/cases/join.h"
#include "domain/cases/reports.h"
#include "pages/answer.h"
#include "pages/cases/lines.h"
#include "pages/cases/reports_view.h"
#include "pages/cases/write.h"
#include "pages/drafts/form_draft.h"
#include "pages/drafts/several.h"
#include "pages/frame.h"
#include "tpl/case_reports.h"

#define CODE_MAX 16
#define PAGES_MAX 100000

static bool picked(const struct form *f, const char *name, str value)
{
    for (size_t i = 0; i < form_count(f, name); i++)
        if (str_eq(form_raw_nth(f, name, i), value))
            return true;
    return false;
}

static void lists(struct cx *cx, const struct form *f, const struct case_reports_show *s,
                  struct reports_view *v)
{
    struct report_item *reports = NEWS(cx->a, struct report_item, s->n_reports);
    struct joined_item *joined = NEWS(cx->a, struct joined_item, s->n_joined);
    for (size_t i = 0; i < s->n_reports; i++) {
        const struct reports_page_row *r = &s->reports[i];
        reports[i] = (struct report_item){
            .id = r->id.v, .ref = r->ref, .what = r->what, .place = r->place,
            .polluter = r->polluter, .kind = str_from(pollution_label(r->pollution)),
            .received = r->received, .named = r->named,
            .source = r->source.has ? r->source.v : S(""),
            .picked = picked(f, "report", str_fmt(cx->a, "%lld", (long long)r->id.v)) };
    }
    for (size_t i = 0; i < s->n_joined; i++)
        joined[i] = (struct joined_item){ s->joined[i].code, s->joined[i].title,
                                          s->joined[i].joined };
    v->reports = reports;
    v->n_reports = s->n_reports;
    v->joined = joined;
    v->n_joined = s->n_joined;
}

static void add_words(struct buf *b, str words)
{
    if (b->n > 0)
        buf_add(b, S(", "));
    buf_add(b, words);
}

static str counted(struct cx *cx, const char *msgid, int64_t n)
{
    const str number[] = { str_fmt(cx->a, "%lld", (long long)n) };
    return tr_args(cx->a, msgid, number, 1);
}

/* "cách 120 m, cùng loại, cùng ngày, 8 từ giống" */
static str why_words(struct cx *cx, const struct similar_of_case_row *s)
{
    struct buf b = { .a = cx->a, .max = 400 };
    if (s->metres.has && s->metres.v < 1000)
        add_words(&b, counted(cx, TR("cách {0} m"), s->metres.v / 10 * 10));
    else if (s->metres.has)
        add_words(&b, counted(cx, TR("cách {0} km"), (s->metres.v + 500) / 1000));
    else if (s->same_place)
        add_words(&b, str_from(tr(TR("cùng xã, phường"))));
    add_words(&b, str_from(tr(s->same_kind ? TR("cùng loại") : TR("khác loại"))));
    add_words(&b, s->hours < 24 ? str_from(tr(TR("trong vòng một ngày")))
                                : counted(cx, TR("cách {0} ngày"), s->hours / 24));
    if (s->words > 0)
        add_words(&b, counted(cx, TR("{0} từ giống"), s->words));
    if (s->brief)
        add_words(&b, str_from(tr(TR("có phản ánh rất ngắn"))));
    return buf_str(&b);
}

static void similar_items(struct req *r, const struct form *f, const struct case_reports_show *s,
                          struct reports_view *v)
{
    struct similar_item *out = NEWS(r->cx->a, struct similar_item, s->n_similar);
    for (size_t i = 0; i < s->n_similar; i++) {
        const struct similar_of_case_row *o = &s->similar[i];
        const bool ours = user_roles_in(r->who, o->unit) != 0;
        out[i] = (struct similar_item){
            .code = o->code, .title = o->title, .what = o->what.has ? o->what.v : S(""),
            .why = why_words(r->cx, o), .opened = o->opened, .points = o->points,
            .reports = o->reports, .can_join = v->can_join && ours,
            .picked = picked(f, "other", o->code),
            .unit = ours ? S("") : unit_body_words(r->cx->a, r->cx->lang, o->level, o->kind,
                                                   o->unit_name) };
        v->n_joinable += out[i].can_join;
    }
    v->similar = out;
    v->n_similar = s->n_similar;
    v->all = form_flag(f, "all");
}

static void fields(const struct form *join, const struct form *split, struct reports_view *v)
{
    v->other = field_of(join, (struct field){
        .name = "code", .label = TR("Mã vụ việc khác cần ghép vào đây"), .quiet = true,
        .hint = TR("Ví dụ VV-4F7K92QD") });
    v->join_reason = field_of(join, (struct field){
        .name = "join_reason", .label = TR("Vì sao là cùng một việc"), .rows = 2,
        .required = true });
    v->split_reason = field_of(split, (struct field){
        .name = "split_reason", .label = TR("Vì sao là việc khác"), .rows = 2,
        .required = true });
}

static enum err show_page(struct req *r, struct resp *w, struct form *f, int status)
{
    struct cx *cx = r->cx;
    struct case_reports_show s;
    struct page_drafts drafts;
    const str code = req_path(r, "code");
    const int64_t page = req_query_i64(r, "page", 1, PAGES_MAX, 1);
    TRY(case_reports_load(cx, r->who, code, page, &s));
    struct reports_view v = {
        .page = page_staff(r, str_from(tr(TR("Phản ánh trong vụ việc")))),
        .code = s.show.held.code, .title = s.show.c.title,
        .joined_to = s.show.c.joined_code.has ? s.show.c.joined_code.v : S(""),
        .n_all = s.show.c.reports,
        .can_join = s.may_work && !s.show.c.ended,
        .can_separate = s.may_work && s.show.c.reports > 1,
        .pager = { .href = url_path(cx->a, "/staff/cases/%s/reports", &code, 1), .page = page,
                   .last = (s.show.c.reports + REPORTS_PAGE - 1) / REPORTS_PAGE },
    };
    v.can_ask_identity = s.may_work;
    TRY(page_drafts_open(r, s.show.c.id, S("reports"), f, &v.page, &drafts));
    const struct form *join = page_draft(&drafts, "join", &v.join_draft);
    const struct form *split = page_draft(&drafts, "separate", &v.split_draft);
    lists(cx, split, &s, &v);
    similar_items(r, join, &s, &v);
    fields(join, split, &v);
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_case_reports(resp_html(w, status), &v);
    return OK;
}

enum err case_reports_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    return show_page(r, w, &f, 200);
}

/* A refusal is said on the page, with everything still picked; the rest is an error. */
static enum err refused(struct req *r, struct resp *w, struct form *f, const char *field,
                        enum err e, const struct join_fault *fault)
{
    const str code[] = { fault->code };
    str text = S("");
    if (e == ERR_CONFLICT && fault->why)
        text = str_fmt(r->cx->a, "%.*s: %s", STR_ARG(fault->code), tr(fault->why));
    else if (str_empty(fault->code) || str_eq(fault->code, req_path(r, "code")))
        return e;
    else if (e == ERR_NOT_FOUND)
        text = tr_args(r->cx->a, TR("{0}: không tìm thấy vụ việc có mã này."), code, 1);
    else if (e == ERR_FORBIDDEN)
        text = tr_args(r->cx->a, TR("{0}: do đơn vị khác xử lý; hãy đề nghị đơn vị đó chuyển đến "
                                    "trước khi ghép."), code, 1);
    else if (e == ERR_RECUSED)
        text = tr_args(r->cx->a, TR("{0}: bạn đã khai báo xung đột lợi ích."), code, 1);
    else
        return e;
    form_problem(f, field, text);
    return show_page(r, w, f, e == ERR_CONFLICT ? 409 : 422);
}

static str upper(struct arena *a, str typed)
{
    struct buf b = { .a = a, .max = CODE_MAX + 1 };
    for (size_t i = 0; i < typed.n; i++)
        buf_byte(&b, typed.p[i] >= 'a' && typed.p[i] <= 'z' ? (char)(typed.p[i] - 32)
                                                            : typed.p[i]);
    return buf_str(&b);
}

enum err case_join_post(struct req *r, struct resp *w)
{
    struct form f;
    struct join_fault fault = { 0 };
    TRY(form_read(r, &f));
    /* "all" means all that the page showed: what came in between was not seen. */
    const char *list = form_flag(&f, "all") ? "shown" : "other";
    const size_t ticked = form_count(&f, list);
    const str typed = upper(r->cx->a, form_opt(&f, "code", CODE_MAX));
    str *from = NEWS(r->cx->a, str, ticked + 1);
    struct case_join in = { .into = req_path(r, "code"), .from = from,
                            .reason = form_str(&f, "join_reason", JOIN_REASON_MAX) };
    for (size_t i = 0; i < ticked; i++)
        from[in.n++] = form_nth(&f, list, i, CODE_MAX);
    if (!str_empty(typed) && !picked(&f, list, typed))
        from[in.n++] = typed;
    if (in.n == 0)
        form_problem(&f, "code", str_from(tr(TR("Hãy chọn hoặc gõ mã ít nhất một vụ việc."))));
    if (in.n > JOIN_CASES_MAX)
        form_problem(&f, "code", str_from(tr(TR("Mỗi lần ghép nhiều nhất 50 vụ việc."))));
    if (form_ok(&f) != OK)
        return show_page(r, w, &f, 422);
    const enum err e = case_join(r->cx, r->who, &in, &fault);
    if (e != OK)
        return refused(r, w, &f, "code", e, &fault);
    draft_sent(r, &f);
    return resp_redirect(w, str_fmt(r->cx->a, "/staff/cases/%.*s/reports", STR_ARG(in.into)));
}

enum err case_separate_post(struct req *r, struct resp *w)
{
    struct form f;
    struct join_fault fault = { 0 };
    str own;
    TRY(form_read(r, &f));
    const size_t n = form_count(&f, "report");
    report_id *ids = NEWS(r->cx->a, report_id, n);
    const struct case_split in = { .code = req_path(r, "code"), .reports = ids, .n = n,
                                   .reason = form_str(&f, "split_reason", JOIN_REASON_MAX) };
    for (size_t i = 0; i < n; i++)
        if (str_i64(form_raw_nth(&f, "report", i), &ids[i].v) != OK || ids[i].v <= 0)
            return ERR_BAD_REQUEST;
    if (n == 0)
        form_problem(&f, "split_reason",
                     str_from(tr(TR("Hãy đánh dấu ít nhất một phản ánh cần tách."))));
    if (n > JOIN_CASES_MAX)
        form_problem(&f, "split_reason",
                     str_from(tr(TR("Mỗi lần tách nhiều nhất 50 phản ánh."))));
    if (form_ok(&f) != OK)
        return show_page(r, w, &f, 422);
    const enum err e = case_separate(r->cx, r->who, &in, &own, &fault);
    if (e != OK)
        return refused(r, w, &f, "split_reason", e, &fault);
    draft_sent(r, &f);
    return resp_redirect(w, case_path(r->cx->a, own));
}
