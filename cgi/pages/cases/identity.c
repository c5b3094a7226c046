#include "pages/cases/identity.h"
#include "base/json.h"
#include "base/lang.h"
#include "domain/accounts/identity.h"
#include "domain/cases/show.h"
#include "domain/drafts/form_draft.h"
#include "pages/answer.h"
#include "pages/cases/identity_view.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "tpl/identity_ask.h"
#include "tpl/identity_open.h"
#include "tpl/identity_queue.h"

static enum err ask_page(struct req *r, struct resp *w, struct form *f, int64_t report,
                         int status)
{
    struct case_show s;
    TRY(case_show_load(r->cx, r->who, req_path(r, "code"), &s));
    const str name = str_fmt(r->cx->a, "identity" DRAFT_TAIL "%lld", (long long)report);
    struct page page = page_staff(r, str_from(tr(TR("Đề nghị mở danh tính"))));
    struct draft_bar draft = { 0 };
    TRY(draft_here(r, s.c.id, name, f, &page, &draft));
    struct identity_ask_view v = {
        .page = page, .draft = draft,
        .code = s.held.code, .title = s.c.title, .report = report, .me = r->who->id.v,
        .reason = field_of(f, (struct field){
            .name = "reason", .label = TR("Lý do cần biết danh tính"), .rows = 4,
            .required = true,
            .hint = TR("Lý do và tên bạn được ghi vào lịch sử vụ việc, không xóa được.") }),
    };
    struct mails_in_case_row *mails;
    TRY(identity_list(r->cx, s.c.id, &v.rows, &v.n_rows));
    if (report)
        TRY(identity_mails(r->cx, s.c.id, (report_id){ report }, &mails, &v.n_mails));
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_identity_ask(resp_html(w, status), &v);
    return OK;
}

enum err identity_ask_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    return ask_page(r, w, &f, req_query_i64(r, "report", 1, INT64_MAX, 0), 200);
}

enum err identity_ask_post(struct req *r, struct resp *w)
{
    struct form f;
    TRY(form_read(r, &f));
    const int64_t report = form_i64(&f, "report", 1, INT64_MAX);
    const str reason = form_str(&f, "reason", IDENTITY_REASON_MAX);
    const str purpose = form_raw(&f, "purpose");
    if (form_ok(&f) != OK)
        return ask_page(r, w, &f, report, 422);
    TRY(identity_request_add(r->cx, r->who, req_path(r, "code"), (report_id){ report },
                             str_eq(purpose, S("erase")) ? IDENTITY_ERASE
                             : str_eq(purpose, S("mail")) ? IDENTITY_MAIL : IDENTITY_OPEN,
                             reason));
    draft_sent(r, &f);
    return resp_redirect(w, str_fmt(r->cx->a, "/staff/cases/%.*s/identity",
                                    STR_ARG(req_path(r, "code"))));
}

enum err identity_queue_get(struct req *r, struct resp *w)
{
    struct identity_queue_view v = {
        .page = page_staff(r, str_from(tr(TR("Đề nghị mở danh tính")))), .me = r->who->id.v };
    TRY(identity_queue(r->cx, r->who, &v.rows, &v.n_rows));
    TRY(identity_mails_agreed(r->cx, r->who, &v.mails, &v.n_mails));
    tpl_identity_queue(resp_html(w, 200), &v);
    return OK;
}

enum err identity_decide_post(struct req *r, struct resp *w)
{
    static const char *const answers[] = { "agree", "refuse" };
    struct form f;
    identity_id id;
    TRY(req_id(r, "id", &id.v));
    TRY(form_read(r, &f));
    const str answer = form_one_of(&f, "answer", answers, COUNT(answers));
    TRY(form_ok(&f));
    TRY(identity_request_decide(r->cx, r->who, id, str_eq(answer, S("agree"))
                                ? IDENTITY_AGREED : IDENTITY_REFUSED));
    return resp_redirect(w, S("/staff/identity"));
}

static enum err out(void *arg, str piece)
{
    return resp_put(arg, piece);
}

enum err identity_mail_post(struct req *r, struct resp *w)
{
    struct form f;
    identity_id id;
    struct identity_mail m;
    TRY(req_id(r, "id", &id.v));
    TRY(form_read(r, &f));
    const int64_t mail = form_i64(&f, "mail", 1, INT64_MAX);
    TRY(form_ok(&f));
    TRY(identity_mail_open(r->cx, r->who, id, mail, &m));
    resp_download(w, str_fmt(r->cx->a, "%.*s-%lld.eml", STR_ARG(m.ref), (long long)mail));
    resp_header(w, "Content-Security-Policy", S("sandbox; default-src 'none'"));
    TRY(resp_stream(w, 200, "application/octet-stream"));
    return identity_mail_read(r->cx, &m, out, w);
}

enum err identity_open_post(struct req *r, struct resp *w)
{
    struct form f;
    identity_id id;
    struct identity_shown shown;
    const struct json *j;
    str fault;
    TRY(req_id(r, "id", &id.v));
    TRY(form_read(r, &f));
    TRY(identity_show(r->cx, r->who, id, &shown));
    if (json_parse(r->cx->a, shown.plain, &j, &fault) != OK || j->type != JSON_RECORD)
        return ERR_INTERNAL;
    struct identity_open_view v = {
        .page = page_staff(r, str_from(tr(TR("Danh tính người phản ánh")))),
        .code = shown.case_code, .ref = shown.ref };
    struct identity_part *parts = NEWS(r->cx->a, struct identity_part, j->n);
    for (size_t i = 0; i < j->n; i++)
        if (!str_empty(j->items[i].text))
            parts[v.n_parts++] = (struct identity_part){ identity_label(j->names[i]),
                                                         j->items[i].text };
    v.parts = parts;
    tpl_identity_open(resp_html(w, 200), &v);
    return OK;
}

const char *identity_label(str name)
{
    static const struct { const char *name, *label; } labels[] = {
        { "name", TR("Họ tên") }, { "phone", TR("Điện thoại") },
        { "email", TR("Thư điện tử") }, { "address", TR("Địa chỉ") },
    };
    for (size_t i = 0; i < COUNT(labels); i++)
        if (str_eq(name, str_from(labels[i].name)))
            return labels[i].label;
    return TR("Thông tin khác");
}

const char *identity_state(str state)
{
    static const struct { const char *state, *label; } labels[] = {
        { "asked", TR("Chờ người thứ hai đồng ý") }, { "agreed", TR("Đã đồng ý, chưa mở") },
        { "refused", TR("Không đồng ý") }, { "opened", TR("Đã mở") },
    };
    for (size_t i = 0; i < COUNT(labels); i++)
        if (str_eq(state, str_from(labels[i].state)))
            return labels[i].label;
    return TR("Không rõ");
}

const char *identity_wants(str purpose)
{
    if (str_eq(purpose, S("erase")))
        return TR("Đề nghị xóa danh tính");
    return str_eq(purpose, S("mail")) ? TR("Đề nghị mở thư gốc, còn tệp kèm") : NULL;
}
