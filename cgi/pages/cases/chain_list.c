/* What is with whom: of one case, of a unit. */
#include "base/lang.h"
#include "domain/cases/today.h"
#include "pages/answer.h"
#include "pages/cases/chain.h"
#include "pages/frame.h"
#include "tpl/chain_list.h"

/* The level of the role whose turn it is. */
static str with_words(const struct cx *cx, const struct flow *flow, unsigned turn)
{
    for (size_t i = 0; flow && i < flow->n_approval; i++)
        if ((unsigned)flow->approval[i].role == turn)
            return flow_words(cx->lang, flow->approval[i].title);
    return str_from(tr(TR("Người có thẩm quyền ký")));
}

enum err chain_desk_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct today_draft *rows;
    struct chain_list_view v = {
        .page = page_staff(r, str_from(tr(TR("Dự thảo trình ký")))), .code = S("") };
    TRY(today_drafts_of(cx, user_home(r->who)->unit, &rows, &v.n));
    struct chain_line *lines = NEWS(cx->a, struct chain_line, v.n);
    for (size_t i = 0; i < v.n; i++) {
        const struct today_drafts_row *d = &rows[i].row;
        const struct flow *flow = flow_find(cx->flows, d->flow, (int)d->version);
        lines[i] = (struct chain_line){
            .what = d->step.has ? event_title(cx, flow, d->step.v)
                                : str_from(tr(TR("Quyết định xử phạt"))),
            .code = d->code, .title = d->title, .by = d->name, .since = d->drafted,
            .returned = rows[i].turn == 0, .with = with_words(cx, flow, rows[i].turn),
            .href = d->step.has ? chain_url(cx->a, d->code, d->step.v)
                : url_own(str_fmt(cx->a, "/staff/cases/%.*s/approval", STR_ARG(d->code))) };
    }
    v.lines = lines;
    tpl_chain_list(resp_html(w, 200), &v);
    return OK;
}

static const struct chain_line *lines_of(struct cx *cx, const struct case_show *s,
                                         const struct chain_step *steps, size_t n)
{
    const struct flow *flow = s->held.flow;
    struct chain_line *lines = NEWS(cx->a, struct chain_line, n);
    for (size_t i = 0; i < n; i++) {
        const struct step_drafts_of_case_row *d = steps[i].draft;
        lines[i] = (struct chain_line){
            .what = flow_words(cx->lang, steps[i].step->title), .by = d ? d->name : S(""),
            .href = chain_url(cx->a, s->held.code, steps[i].step->name),
            .since = d ? d->drafted : 0, .returned = d && steps[i].turn == 0,
            .with = with_words(cx, flow, steps[i].turn) };
    }
    return lines;
}

enum err chain_list_get(struct req *r, struct resp *w)
{
    struct case_show s;
    struct chain_step *steps;
    struct chain_list_view v = {
        .page = page_staff(r, str_from(tr(TR("Dự thảo trình ký")))) };
    TRY(case_show_head(r->cx, r->who, req_path(r, "code"), &s));
    v.code = s.held.code;
    v.title = s.c.title;
    TRY(chain_steps(r->cx, r->who, &s.held, &steps, &v.n));
    v.lines = lines_of(r->cx, &s, steps, v.n);
    tpl_chain_list(resp_html(w, 200), &v);
    return OK;
}
