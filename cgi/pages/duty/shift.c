/* The hand-over of a shift: signed by who gives it, then by who takes it; to be printed. */
#include "base/lang.h"
#include "domain/accounts/user.h"
#include "domain/duty/shift.h"
#include "pages/answer.h"
#include "pages/duty/duty.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "tpl/shift_give.h"
#include "tpl/shift_minutes.h"

static enum err give_page(struct req *r, struct resp *w, struct form *f, int status)
{
    struct handover_list list;
    struct page page = page_staff(r, str_from(tr(TR("Giao ca trực"))));
    struct draft_bar draft = { 0 };
    TRY(draft_here(r, (case_id){ 0 }, S(""), f, &page, &draft));
    struct shift_give_view v = {
        .page = page, .draft = draft,
        .unit = user_home(r->who)->unit_name,
        .note = field_of(f, (struct field){
            .name = "note", .label = TR("Điều người nhận ca phải biết"), .required = true,
            .rows = 4, .max = SHIFT_NOTE_MAX,
            .hint = TR("Việc dở dang, ai đang chờ gì. Không ghi tên hay số của người phản ánh.") }),
    };
    TRY(handover_list(r->cx, user_home(r->who)->unit, &list));
    struct shift_case *cases = NEWS(r->cx->a, struct shift_case, list.n);
    for (size_t i = 0; i < list.n; i++)
        cases[i] = (struct shift_case){ list.lines[i].code, list.lines[i].text,
                                        list.lines[i].urgent };
    v.cases = cases;
    v.n_cases = list.n;
    v.n_open = list.n_open;
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_shift_give(resp_html(w, status), &v);
    return OK;
}

enum err shift_give_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    return give_page(r, w, &f, 200);
}

enum err shift_give_post(struct req *r, struct resp *w)
{
    struct form f;
    shift_handover_id id = { 0 };
    TRY(form_read(r, &f));
    const str note = form_str(&f, "note", SHIFT_NOTE_MAX);
    if (form_ok(&f) != OK)
        return give_page(r, w, &f, 422);
    TRY(shift_give(r->cx, r->who, user_home(r->who)->unit, note, &id));
    draft_sent(r, &f);
    return resp_redirect(w, str_fmt(r->cx->a, "/staff/duty/shift/%lld", (long long)id.v));
}

static enum err minutes_page(struct req *r, struct resp *w, shift_handover_id id, int status,
                             const char *fault)
{
    struct shift_minutes m;
    TRY(shift_minutes(r->cx, r->who, id, &m));
    struct shift_case *cases = NEWS(r->cx->a, struct shift_case, m.n);
    for (size_t i = 0; i < m.n; i++)
        cases[i] = (struct shift_case){ m.lines[i].code, m.lines[i].line, m.lines[i].urgent };
    const struct shift_minutes_view v = {
        .page = page_staff(r, str_from(tr(TR("Biên bản giao ca trực")))), .id = id.v,
        .unit = unit_body_words(r->cx->a, r->cx->lang, m.head.level, m.head.kind,
                                m.head.unit_name),
        .note = m.head.note, .given = m.head.given_name, .given_at = m.head.given,
        .taken = m.head.taken_name.has ? m.head.taken_name.v : S(""),
        .taken_at = m.head.taken.has ? m.head.taken.v : 0, .n_open = m.head.n_open,
        .cases = cases, .n_cases = m.n, .digest = m.digest,
        .may_take = m.may_take, .fault = fault,
    };
    tpl_shift_minutes(resp_html(w, status), &v);
    return OK;
}

enum err shift_minutes_get(struct req *r, struct resp *w)
{
    shift_handover_id id = { 0 };
    TRY(req_id(r, "id", &id.v));
    return minutes_page(r, w, id, 200, NULL);
}

enum err shift_take_post(struct req *r, struct resp *w)
{
    struct form f;
    shift_handover_id id = { 0 };
    TRY(form_read(r, &f));
    TRY(req_id(r, "id", &id.v));
    const enum err e = shift_take(r->cx, r->who, id);
    if (e == ERR_CONFLICT)
        return minutes_page(r, w, id, 409, TR("Ca này đã có người nhận."));
    if (e == ERR_FORBIDDEN)
        return minutes_page(r, w, id, 403, TR("Người giao ca không tự nhận ca: cần người thứ hai "
                                              "ký bằng tài khoản của mình."));
    TRY(e);
    return resp_redirect(w, str_fmt(r->cx->a, "/staff/duty/shift/%lld", (long long)id.v));
}
