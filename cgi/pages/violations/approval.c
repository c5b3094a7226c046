#include "pages/violations/approval.h"
#include "base/lang.h"
#include "domain/cases/show.h"
#include "domain/violations/draft.h"
#include "pages/answer.h"
#include "pages/cases/write.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "pages/violations/lines.h"
#include "pages/violations/review.h"
#include "tpl/decision_approval.h"

struct reading {
    struct case_show show;
    struct violation violation;
    struct decision decision;
    struct approval ap;
};

static enum err load(struct req *r, struct reading *p)
{
    struct cx *cx = r->cx;
    TRY(case_show_load(cx, r->who, req_path(r, "code"), &p->show));
    TRY(violation_load(cx, p->show.c.id, &p->violation));
    TRY(decision_load(cx, p->show.c.id, &p->decision));
    return approval_load(cx, p->show.held.flow, p->show.held.unit, &p->decision.row, &p->ap);
}

static const struct version_line *versions_of(struct cx *cx, const struct reading *p, size_t *n)
{
    const struct approval *ap = &p->ap;
    struct version_line *out = NEWS(cx->a, struct version_line, ap->n_rows);
    struct review_line *said = NEWS(cx->a, struct review_line, ap->n_rows);
    for (size_t i = 0; i < ap->n_rows; i++) {
        const struct decision_reviews_row *r = &ap->rows[i];
        if (i == 0 || ap->rows[i - 1].n != r->n)
            out[(*n)++] = (struct version_line){
                .nth = r->n, .acts = r->acts, .reason = r->reason, .by = r->maker_name,
                .total = r->total, .at = instant_vi(cx->a, r->made), .said = &said[i] };
        if (!r->level.has)
            continue;
        said[i] = review_of(cx, p->show.held.flow, r);
        out[*n - 1].n_said++;
    }
    return out;
}

static enum err page(struct req *r, struct resp *w, const struct reading *p,
                     struct form *f, int status)
{
    struct cx *cx = r->cx;
    const bool open = str_eq(p->decision.row.state, S("draft"));
    const struct approval_answer may = approval_review_may(
        &p->ap, r->who->id, user_roles_in(r->who, p->show.held.unit));
    const struct approval_answer state = approval_state(&p->ap);
    struct approval_view v = {
        .page = page_staff(r, str_from(tr(TR("Duyệt dự thảo quyết định")))),
        .code = p->show.held.code, .title = p->show.c.title,
        .violator = p->violation.rows[0].name,
        .acts = act_lines(cx, &p->violation, &p->decision), .n_acts = p->violation.n,
        .decision = decision_words(cx, p->show.held.code, &p->decision),
        .levels = levels_of(cx, &p->ap), .n_levels = p->ap.n, .version = p->ap.version,
        .may = open && may.no == APPROVAL_OK, .may_pass = may.level != NULL,
        .ready = open && state.no == APPROVAL_OK,
        .why = open ? approval_words(cx, &p->ap, &may) : S(""),
    };
    if (v.may)
        TRY(draft_here(r, p->show.held.id, S(""), f, &v.page, &v.draft));
    if (open)
        TRY(draft_open(cx->a, &p->decision, &v.open, &v.n_open));
    v.comment = review_comment(f);
    v.versions = versions_of(cx, p, &v.n_versions);
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_decision_approval(resp_html(w, status), &v);
    return OK;
}

enum err approval_get(struct req *r, struct resp *w)
{
    struct reading p;
    struct form f;
    TRY(load(r, &p));
    form_empty(r, &f);
    return page(r, w, &p, &f, 200);
}

enum err approval_post(struct req *r, struct resp *w)
{
    static const char *const acts[] = { "pass", "return" };
    struct reading p;
    struct form f;
    str why = S("");
    int status;
    TRY(load(r, &p));
    TRY(form_read(r, &f));
    const struct approval_say in = review_read(&f, form_one_of(&f, "do", acts, COUNT(acts)));
    if (form_ok(&f) != OK)
        return page(r, w, &p, &f, 422);
    const enum err e = approval_review(r->cx, r->who, p.show.held.code, &in, &why);
    TRY(review_end(r, w, &f, e, why, &status));
    if (!status)
        return OK;
    TRY(load(r, &p));
    return page(r, w, &p, &f, status);
}
