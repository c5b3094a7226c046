#include "pages/publication/clear.h"
#include "base/lang.h"
#include "base/text.h"
#include "domain/privacy/redact.h"
#include "domain/publication/clear.h"
#include "pages/answer.h"
#include "pages/drafts/form_draft.h"
#include "pages/drafts/several.h"
#include "pages/frame.h"
#include "pages/privacy/look.h"
#include "pages/publication/clear_view.h"
#include "tpl/case_public.h"

static const char *why_not(const struct clear_page *p)
{
    if (p->show.held.joined.has)
        return TR("Vụ việc này đã được ghép vào vụ việc khác; hãy công khai ở vụ việc đó.");
    if (p->state == CLEAR_OTHER_FLOW)
        return TR("Chỉ vụ việc từ phản ánh qua đường dây nóng được công khai ở đây.");
    if (p->state == CLEAR_UNVERIFIED)
        return TR("Chưa xác minh xong nên chưa được công khai điều gì, để không báo động cho "
                  "người gây ô nhiễm.");
    return NULL;
}

static const struct choice *communes_of(struct cx *cx, const struct places *p, str chosen)
{
    struct choice *c = NEWS(cx->a, struct choice, p->n);
    for (size_t i = 0; i < p->n; i++)
        c[i] = (struct choice){
            .value = p->communes[i].code,
            .label = unit_place_words(cx->a, cx->lang, p->communes[i].kind, p->communes[i].name),
            .on = str_eq(p->communes[i].code, chosen) };
    return c;
}

static void fields(const struct form *f, const struct form *withdraw, struct clear_view *v)
{
    v->commune = field_of(f, (struct field){
        .name = "commune", .label = TR("Xã, phường"), .required = true,
        .hint = TR("Công chúng chỉ thấy xã, phường và điểm giữa của nó.") });
    v->description = field_of(f, (struct field){
        .name = "description", .label = TR("Tóm tắt cho công chúng"), .rows = 8,
        .required = true,
        .hint = TR("Viết lại bằng lời của cơ quan: không tên người, tên cơ sở chưa bị công bố, số "
                   "điện thoại, số nhà hay chi tiết chỉ người phản ánh biết.") });
    v->notes = field_of(f, (struct field){
        .name = "notes", .label = TR("Kết quả, việc đã làm"), .rows = 4 });
    v->sure = field_of(f, (struct field){
        .name = "sure", .label = TR("Tôi đã đọc lại: không ai nhận ra được người phản ánh từ "
                                    "những dòng này, kể cả hàng xóm.") });
    v->reason = field_of(withdraw, (struct field){
        .name = "reason", .label = TR("Lý do rút"), .rows = 2, .required = true });
}

/* To write from: what may say who somebody is comes covered, so that it is not copied. */
static str covered(struct cx *cx, str text)
{
    struct redaction found;
    redact_suggest(cx, text, &found);
    return redact_cover_all(cx, text, &found);
}

static enum err clear_page(struct req *r, struct resp *w, const struct clear_page *p,
                           struct form *typed, const struct looks *looks, int status)
{
    struct cx *cx = r->cx;
    str *told = NEWS(cx->a, str, p->n_reports);
    struct page_drafts drafts;
    const char *no = why_not(p);
    struct clear_view v = {
        .page = page_staff(r, str_from(tr(TR("Công khai tóm tắt")))), .code = p->show.held.code,
        .title = p->show.c.title, .why_not = no ? str_from(tr(no)) : S(""), .live = p->live,
        .may = p->may, .told = told, .n_told = p->n_reports,
        .n_communes = p->places.n, .looks = looks,
    };
    TRY(page_drafts_open(r, p->show.held.id, S("public"), typed, &v.page, &drafts));
    const struct form *f = page_draft(&drafts, "", &v.draft);
    v.communes = communes_of(cx, &p->places, form_raw(f, "commune"));
    for (size_t i = 0; i < p->n_reports; i++)
        told[i] = covered(cx, p->reports[i].what);
    if (p->live) {
        v.public_id = p->row.public_id;
        v.maker = p->row.maker;
        v.address = p->row.address;
        v.shown = p->row.description;
        v.notes_shown = p->row.notes;
        v.status = str_from(tr(str_eq(p->row.status, S("open")) ? TR("Đang xử lý")
                                                                : TR("Đã kết thúc")));
        v.requested = p->row.requested;
        v.updated = p->row.updated;
    }
    fields(f, page_draft(&drafts, "withdraw", &v.withdraw_draft), &v);
    v.problems = form_problems(typed, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_case_public(resp_html(w, status), &v);
    return OK;
}

enum err clear_get(struct req *r, struct resp *w)
{
    struct clear_page p;
    struct form f;
    TRY(clear_load(r->cx, r->who, req_path(r, "code"), &p));
    form_empty(r, &f);
    form_fill(&f, "commune", p.commune);
    if (p.live) {
        form_fill(&f, "description", p.row.description);
        form_fill(&f, "notes", p.row.notes);
    }
    return clear_page(r, w, &p, &f, &(struct looks){ 0 }, 200);
}

static void say_fault(struct form *f, enum clear_fault fault, str name)
{
    switch (fault) {
    case CLEAR_NUMBER:
        form_problem(f, "description", str_from(tr(TR("Có dãy số giống số định danh hoặc số điện "
                                                      "thoại; hãy bỏ đi: không được đăng."))));
        break;
    case CLEAR_ADDRESS:
        form_problem(f, "description", str_from(tr(TR("Có ký tự @: không đăng địa chỉ thư điện "
                                                      "tử hay tài khoản."))));
        break;
    case CLEAR_NAME:
        form_problem(f, "description", tr_args(f->a, TR("“{0}” chưa bị công bố quyết định xử phạt "
                                                        "nên không được nêu tên."), &name, 1));
        break;
    case CLEAR_FINE:
    default:
        break;
    }
}

static enum err write_post(struct req *r, struct resp *w, struct form *f)
{
    struct clear_page p;
    struct looks looks = { 0 };
    enum clear_fault fault;
    str name = S("");
    const str code = req_path(r, "code");
    const struct clear_text text = {
        .description = form_str(f, "description", CLEAR_TEXT_MAX),
        .notes = form_opt(f, "notes", CLEAR_NOTES_MAX), .commune = form_str(f, "commune", 12) };
    if (text_points(text.description) > CLEAR_TEXT_POINTS)
        form_problem(f, "description", str_from(tr(TR("Tóm tắt có tối đa 4.000 ký tự."))));
    /* What is refused in any case is said at once, not after the second look. */
    fault = clear_check(r->cx->a, text.description, NULL, 0, NULL, 0, &name);
    say_fault(f, fault == CLEAR_FINE ? clear_check(r->cx->a, text.notes, NULL, 0, NULL, 0, &name)
                                     : fault, name);
    look_at(r, f, "description", text.description, S(""), &looks);
    look_at(r, f, "notes", text.notes, S(""), &looks);
    if (!form_flag(f, "sure"))
        form_problem(f, "sure", str_from(tr(TR("Hãy đọc lại rồi đánh dấu ô này."))));
    if (form_ok(f) == OK) {
        const enum err e = clear_write(r->cx, r->who, code, &text, &fault, &name);
        if (e != ERR_INVALID) {
            TRY(e);
            draft_sent(r, f);
            return resp_redirect(w, str_fmt(r->cx->a, "/staff/cases/%.*s/public", STR_ARG(code)));
        }
        say_fault(f, fault, name);
    }
    TRY(clear_load(r->cx, r->who, code, &p));
    return clear_page(r, w, &p, f, &looks, 422);
}

enum err clear_post(struct req *r, struct resp *w)
{
    struct form f;
    struct clear_page p;
    const str code = req_path(r, "code");
    TRY(form_read(r, &f));
    if (!str_eq(form_raw(&f, "do"), S("withdraw")))
        return write_post(r, w, &f);
    const str reason = form_str(&f, "reason", CLEAR_REASON_MAX);
    if (form_ok(&f) != OK) {
        TRY(clear_load(r->cx, r->who, code, &p));
        return clear_page(r, w, &p, &f, &(struct looks){ 0 }, 422);
    }
    TRY(clear_withdraw(r->cx, r->who, code, reason));
    draft_sent(r, &f);
    return resp_redirect(w, str_fmt(r->cx->a, "/staff/cases/%.*s/public", STR_ARG(code)));
}
