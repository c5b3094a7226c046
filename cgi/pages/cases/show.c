#include "pages/cases/show.h"
#include "base/lang.h"
#include "domain/cases/message.h"
#include "domain/cases/photo.h"
#include "domain/drafts/form_draft.h"
#include "domain/onsite/onsite.h"
#include "pages/answer.h"
#include "pages/cases/hands.h"
#include "pages/cases/parts.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "pages/violations/show.h"
#include "tpl/case_show.h"

/* The draft belongs to this page: its form is sent to an address of its own. */
static enum err message_field(struct req *r, const struct case_show *s, struct form *f,
                              struct case_view *v)
{
    if (v->can_write)
        TRY(draft_here(r, s->c.id, S(DRAFT_TAIL "message"), f, &v->page, &v->draft));
    v->message = field_of(f, (struct field){
        .name = "body", .label = TR("Viết cho người phản ánh"), .rows = 3, .required = true,
        .hint = TR("Người phản ánh đọc bằng khóa riêng; trang này không cho biết họ là ai.") });
    return OK;
}

static enum err show_page(struct req *r, struct resp *w, struct form *f,
                          const struct looks *looks, int status)
{
    struct cx *cx = r->cx;
    struct case_show s;
    TRY(case_show_load(cx, r->who, req_path(r, "code"), &s));
    struct case_view v = {
        .page = page_staff(r, s.c.title),
        .code = s.held.code, .title = s.c.title, .place = s.c.place,
        .stage = flow_words(cx->lang, s.held.stage->title),
        .unit = unit_body_words(cx->a, cx->lang, s.c.level, s.c.kind, s.c.unit_name),
        .handler = s.c.handler_name.has ? s.c.handler_name.v : S(""),
        .head = s.c.head_name.has ? s.c.head_name.v : S(""),
        .kind = str_from(pollution_label(s.c.pollution)),
        .offered_to = s.c.to_name.has ? s.c.to_name.v : S(""),
        .parent = s.c.parent_case.has ? s.c.parent_case.v : S(""),
        .opened = s.c.opened, .ended = s.c.ended,
        .joined_to = s.c.joined_code.has ? s.c.joined_code.v : S(""),
        .all_reports = s.c.reports, .n_similar = s.c.similar, .looks = looks,
        .sheet = str_eq(s.held.flow->name, S("cooperation")),
        .hint = case_hint_words(cx, &s.c), .kind_set = s.c.kind_set,
    };
    hands_show(cx, &s, &v);
    if (str_eq(s.held.flow->name, S("sanction")))
        return sanction_show(r, w, &s, &v);
    TRY(parts_load(cx, r->who, &s, &v));
    TRY(message_field(r, &s, f, &v));
    v.on_site = v.n_inspections > 0 || onsite_step(s.held.flow, s.held.stage) != NULL;
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_case_show(resp_html(w, status), &v);
    return OK;
}

enum err case_show_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    return show_page(r, w, &f, &(struct looks){ 0 }, 200);
}

enum err case_message_post(struct req *r, struct resp *w)
{
    struct form f;
    struct looks looks = { 0 };
    TRY(form_read(r, &f));
    const str body = form_str(&f, "body", MESSAGE_MAX);
    look_at(r, &f, "body", body, S(""), &looks);
    if (form_ok(&f) != OK)
        return show_page(r, w, &f, &looks, 422);
    TRY(message_send(r->cx, r->who, req_path(r, "code"), body));
    draft_sent(r, &f);
    return resp_redirect(w, str_fmt(r->cx->a, "/staff/cases/%.*s",
                                    STR_ARG(req_path(r, "code"))));
}

enum err case_photo_get(struct req *r, struct resp *w)
{
    int64_t file = 0;
    str jpeg;
    TRY(req_id(r, "file", &file));
    TRY(photo_read(r->cx, r->who, req_path(r, "code"), (file_id){ file }, &jpeg));
    return resp_bytes(w, 200, "image/jpeg", jpeg);
}
