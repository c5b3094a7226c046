#include "pages/violations/draft.h"
#include "base/lang.h"
#include "domain/cases/show.h"
#include "pages/answer.h"
#include "pages/cases/write.h"
#include "pages/drafts/form_draft.h"
#include "pages/drafts/shared.h"
#include "pages/frame.h"
#include "pages/violations/draft_form.h"
#include "pages/violations/draft_parts.h"
#include "pages/violations/draft_view.h"
#include "tpl/decision_draft.h"

#define FORM S("decision") /* its name among the drafts of the case */

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
    TRY(repeat_load(cx, p->show.c.id, &p->violation, &p->as, &p->again));
    const enum err e = decision_load(cx, p->show.c.id, &d);
    TRY(e == ERR_NOT_FOUND ? OK : e);
    p->has_draft = e == OK;
    if (p->has_draft) {
        TRY(draft_open(cx->a, &d, &p->open, &p->n_open));
        p->version = d.row.version;
        p->drafter = d.row.drafter_name;
        TRY(decision_draft(cx, &d, &p->kept));
    }
    TRY(repeat_weigh(cx->a, cx->law, p->has_draft ? &p->kept : NULL, &p->again));
    p->as = p->again.as;
    return OK;
}

/* Without a violator there is nobody to sanction; remedies may still be ordered. */
static void ask_violator(const struct draft_page *p, struct form *f)
{
    if (p->violation.rows[0].unknown)
        form_problem(f, "", str_from(tr(
            TR("Biên bản ghi không xác định được người vi phạm: không ra quyết định xử phạt "
               "(điểm b khoản 1 Điều 65 Luật 15/2012/QH13). Hãy dùng bước không ra quyết định "
               "xử phạt hoặc buộc khắc phục hậu quả."))));
    if (violation_child(&p->violation))
        form_problem(f, "", str_from(tr(
            TR("Người vi phạm chưa đủ tuổi bị xử phạt: không ra quyết định xử phạt (Điều 11; "
               "điểm a khoản 1 Điều 65 Luật 15/2012/QH13). Hãy dùng bước không ra quyết định "
               "xử phạt hoặc buộc khắc phục hậu quả."))));
}

static enum err page(struct req *r, struct resp *w, const struct draft_page *p,
                     const struct form *f, int status)
{
    struct draft_view v = {
        .page = page_staff(r, str_from(tr(TR("Dự thảo quyết định xử phạt")))),
        .code = p->show.held.code, .title = p->show.c.title, .draft = p->bar,
    };
    v.page.drafts = true;
    draft_acts(r->cx, p, f, &v);
    draft_earlier(r->cx, p, &v);
    TRY(draft_clocks(r, f, p, &v));
    draft_signers(r->cx, p, &v);
    draft_rest(r->cx, p, f, &v);
    v.open = p->open;
    v.n_open = p->n_open;
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
    draft_filled(r->cx, &f, &p.again, p.has_draft ? &p.kept : NULL);
    p.bar.base = p.version;
    TRY(draft_bar_open(r, p.show.c.id, p.show.held.code, FORM, &f, &p.bar));
    ask_violator(&p, &f);
    return page(r, w, &p, &f, 200);
}

/* The draft that stands; as, parts: where its words and its parts go. */
static struct form_version stands(struct req *r, const struct draft_page *p, struct form *as,
                                  struct form_parts *parts)
{
    *parts = decision_parts_of(r->cx, &p->as);
    form_empty(r, as);
    draft_filled(r->cx, as, &p->again, p->has_draft ? &p->kept : NULL);
    return (struct form_version){ parts, as, p->drafter, 0, p->version };
}

enum err decision_draft_post(struct req *r, struct resp *w)
{
    struct draft_page p;
    struct form f, as;
    struct form_parts parts;
    TRY(load(r, &p));
    TRY(form_read(r, &f));
    draft_bar_typed(r, p.show.held.code, FORM, &f, &p.bar);
    struct form_version v = stands(r, &p, &as, &parts);
    enum err e = version_settle(&v, &f, &p.bar);
    if (e == ERR_CONFLICT)
        return page(r, w, &p, &f, 409);
    TRY(e);
    struct draft_new in;
    TRY(draft_typed(r->cx, &f, &p.again, &in));
    p.as = p.again.as;
    in.base = SOME_I64(p.bar.base);
    ask_violator(&p, &f);
    if (form_ok(&f) != OK)
        return page(r, w, &p, &f, 422);
    e = draft_write(r->cx, r->who, p.show.held.code, &in);
    if (e == ERR_CONFLICT) { /* somebody was faster between reading and keeping */
        TRY(load(r, &p));
        draft_bar_typed(r, p.show.held.code, FORM, &f, &p.bar);
        v = stands(r, &p, &as, &parts);
        if (p.bar.base != v.version && version_collide(&v, &f, &p.bar) == ERR_CONFLICT)
            return page(r, w, &p, &f, 409);
    }
    TRY(e);
    draft_done(r, p.show.c.id, FORM);
    return resp_redirect(w, case_path(r->cx->a, p.show.held.code));
}
