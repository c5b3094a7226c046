#include "pages/violations/draft.h"
#include "base/lang.h"
#include "domain/cases/show.h"
#include "pages/answer.h"
#include "pages/cases/write.h"
#include "pages/frame.h"
#include "pages/violations/draft_form.h"
#include "pages/violations/draft_view.h"
#include "tpl/decision_draft.h"

static enum err load(struct req *r, struct draft_page *p)
{
    struct cx *cx = r->cx;
    struct decision d;
    struct buf why = { .a = cx->a, .max = 2000 };
    *p = (struct draft_page){ 0 };
    TRY(case_show_load(cx, r->who, req_path(r, "code"), &p->show));
    if (!draft_may(r->who, &p->show.held))
        return user_roles_in(r->who, p->show.held.unit) ? ERR_CONFLICT : ERR_FORBIDDEN;
    TRY(violation_load(cx, p->show.c.id, &p->violation));
    TRY(violation_assess(cx, &p->violation, cx->today, &p->as, &why));
    const enum err e = decision_load(cx, p->show.c.id, &d);
    if (e == ERR_NOT_FOUND)
        return OK;
    TRY(e);
    p->has_draft = true;
    return decision_draft(cx, &d, &p->kept);
}

static enum err page(struct req *r, struct resp *w, const struct draft_page *p,
                     const struct form *f, int status)
{
    struct draft_view v = {
        .page = page_staff(r, str_from(tr(TR("Dự thảo quyết định xử phạt")))),
        .code = p->show.held.code, .title = p->show.c.title,
    };
    draft_acts(r->cx, p, f, &v);
    draft_signers(r->cx, p, &v);
    draft_rest(r->cx, p, f, &v);
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_decision_draft(resp_html(w, status), &v);
    return OK;
}

enum err decision_draft_get(struct req *r, struct resp *w)
{
    struct draft_page p;
    struct form f;
    TRY(load(r, &p));
    form_empty(r, &f);
    draft_filled(r->cx, &f, &p.as, p.has_draft ? &p.kept : NULL);
    return page(r, w, &p, &f, 200);
}

enum err decision_draft_post(struct req *r, struct resp *w)
{
    struct draft_page p;
    struct form f;
    TRY(load(r, &p));
    TRY(form_read(r, &f));
    const struct draft_new in = draft_typed(r->cx, &f, &p.as);
    if (form_ok(&f) != OK)
        return page(r, w, &p, &f, 422);
    TRY(draft_write(r->cx, r->who, p.show.held.code, &in));
    return resp_redirect(w, case_path(r->cx->a, p.show.held.code));
}
