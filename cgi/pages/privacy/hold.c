#include "pages/privacy/hold.h"
#include "base/lang.h"
#include "domain/cases/people.h"
#include "domain/intake/tables.h"
#include "domain/privacy/erase.h"
#include "domain/privacy/retention.h"
#include "flow/flow.h"
#include "pages/answer.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "pages/privacy/hold_view.h"
#include "tpl/case_hold.h"
#include "tpl/retention.h"

static enum err hold_page(struct req *r, struct resp *w, struct form *f, int status)
{
    struct case_hold_show s;
    TRY(case_hold_load(r->cx, r->who, req_path(r, "code"), &s));
    struct page page = page_staff(r, str_from(tr(TR("Giữ danh tính vì khiếu kiện"))));
    struct draft_bar draft = { 0 };
    TRY(draft_here(r, s.show.c.id, S(""), f, &page, &draft));
    struct hold_view v = {
        .page = page, .draft = draft,
        .code = s.show.held.code, .title = s.show.c.title, .may = s.may, .held = s.held,
        .rows = s.holds, .n_rows = s.n_holds,
        .reason = field_of(f, (struct field){
            .name = "reason", .rows = 3, .required = true,
            .label = s.held ? TR("Vì sao thôi giữ") : TR("Vì sao phải giữ"),
            .hint = TR("Ví dụ: vụ việc đang bị khởi kiện, khiếu nại.") }),
    };
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_case_hold(resp_html(w, status), &v);
    return OK;
}

enum err case_hold_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    return hold_page(r, w, &f, 200);
}

enum err case_hold_post(struct req *r, struct resp *w)
{
    static const char *const acts[] = { "set", "lift" };
    struct form f;
    const str code = req_path(r, "code");
    TRY(form_read(r, &f));
    const str act = form_one_of(&f, "do", acts, COUNT(acts));
    const str reason = form_str(&f, "reason", HOLD_REASON_MAX);
    if (form_ok(&f) != OK)
        return hold_page(r, w, &f, 422);
    TRY(case_hold_set(r->cx, r->who, code, str_eq(act, S("set")) ? HOLD_SET : HOLD_LIFT, reason));
    draft_sent(r, &f);
    return resp_redirect(w, str_fmt(r->cx->a, "/staff/cases/%.*s/hold", STR_ARG(code)));
}

/* "Xử lý phản ánh qua đường dây nóng: Đã trả lời, kết thúc" */
static str rule_words(struct cx *cx, const struct retention_rule *rule)
{
    for (size_t i = 0; i < cx->flows->n; i++) {
        const struct flow *flow = cx->flows->all[i];
        const struct flow_stage *s =
            str_eq(flow->name, rule->flow) ? flow_stage(flow, rule->stage) : NULL;
        const str words[] = { flow_words(cx->lang, flow->title),
                              s ? flow_words(cx->lang, s->title) : S("") };
        if (s)
            return str_fmt(cx->a, "%.*s: %.*s", STR_ARG(words[0]), STR_ARG(words[1]));
    }
    return rule->stage;
}

enum err retention_get(struct req *r, struct resp *w)
{
    const struct intake_tables *t = r->cx->intake;
    struct rule_line *lines = NEWS(r->cx->a, struct rule_line, t->n_retention);
    struct retention_view v = {
        .page = page_staff(r, str_from(tr(TR("Thời gian giữ danh tính")))), .lines = lines,
        .n_lines = t->n_retention };
    TRY(privacy_counts(r->cx, &v.n, &v.hits));
    for (size_t i = 0; i < t->n_retention; i++)
        lines[i] = (struct rule_line){ rule_words(r->cx, &t->retention[i]),
                                       t->retention[i].basis, t->retention[i].days };
    tpl_retention(resp_html(w, 200), &v);
    return OK;
}
