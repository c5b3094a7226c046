#include "pages/cases/chain.h"
#include "base/lang.h"
#include "domain/documents/gather.h"
#include "pages/answer.h"
#include "pages/cases/lines.h"
#include "pages/documents/papers.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "pages/violations/review.h"
#include "tpl/chain.h"

struct url chain_url(struct arena *a, str code, str step)
{
    return url_own(str_fmt(a, "/staff/cases/%.*s/chain/%.*s", STR_ARG(code), STR_ARG(step)));
}

enum err chain_page_load(struct req *r, struct chain_page *p)
{
    *p = (struct chain_page){ 0 };
    TRY(case_show_head(r->cx, r->who, req_path(r, "code"), &p->show));
    const struct case_held *c = &p->show.held;
    p->step = flow_step(c->flow, req_path(r, "step"));
    if (!p->step || !chain_goes(p->step))
        return ERR_NOT_FOUND;
    p->here = flow_leaves(p->step, c->stage) && !c->joined.has
        && c->standing.conflict == CONFLICT_NONE;
    return chain_load(r->cx, r->who, ~0u, c, p->step, &p->ch);
}

static const struct pair_line *facts_of(struct cx *cx, const struct chain_page *p, str body,
                                        size_t *n)
{
    const struct flow_value *values;
    size_t n_values;
    *n = 0;
    if (chain_values(cx, body, &values, &n_values) != OK)
        return NULL;
    struct pair_line *out = NEWS(cx->a, struct pair_line, n_values);
    for (size_t i = 0; i < n_values; i++) {
        const struct flow_field *f =
            flow_field_ever(cx->flows, p->show.held.flow, values[i].field);
        out[(*n)++] = (struct pair_line){
            .name = f ? flow_words(cx->lang, f->label) : values[i].field,
            .text = flow_value_words(cx, f, values[i].text) };
    }
    return out;
}

static const struct chain_version *versions_of(struct cx *cx, const struct chain_page *p,
                                               size_t *n)
{
    const struct approval *ap = &p->ch.ap;
    struct chain_version *out = NEWS(cx->a, struct chain_version, ap->n_rows);
    struct review_line *said = NEWS(cx->a, struct review_line, ap->n_rows);
    for (size_t i = 0; i < ap->n_rows; i++) {
        const struct step_reviews_row *r = &p->ch.rows[i];
        if (i == 0 || p->ch.rows[i - 1].n != r->n) {
            struct chain_version *v = &out[(*n)++];
            *v = (struct chain_version){ .nth = r->n, .by = r->maker_name, .said = &said[i],
                                         .at = instant_vi(cx->a, r->made) };
            v->facts = facts_of(cx, p, r->body, &v->n_facts);
        }
        if (!r->level.has)
            continue;
        said[i] = review_of(cx, p->show.held.flow, &ap->rows[i]);
        out[*n - 1].n_said++;
    }
    return out;
}

static const str *open_of(struct cx *cx, const struct chain_page *p, size_t *n)
{
    const struct flow_field *const *fields;
    *n = chain_left_open(cx->a, p->step, p->ch.values, p->ch.n_values, &fields);
    str *labels = NEWS(cx->a, str, *n);
    for (size_t i = 0; i < *n; i++)
        labels[i] = flow_words(cx->lang, fields[i]->label);
    return labels;
}

/* Whoever may take the step where it stands does so on its page. */
static bool signs(const struct req *r, const struct chain_page *p)
{
    return user_roles_in(r->who, p->ch.unit) & p->step->who.roles
        && chain_sign_may(&p->ch, r->who->id).no == APPROVAL_OK;
}

static enum err page(struct req *r, struct resp *w, const struct chain_page *p, struct form *f,
                     int status)
{
    struct cx *cx = r->cx;
    const struct approval *ap = &p->ch.ap;
    const unsigned roles = user_roles_in(r->who, p->ch.unit);
    const bool has = p->ch.id.v > 0;
    const struct approval_answer may = approval_review_may(ap, r->who->id, roles);
    struct chain_view v = {
        .page = page_staff(r, str_from(tr(TR("Dự thảo trình ký")))),
        .code = p->show.held.code, .title = p->show.c.title,
        .heading = flow_words(cx->lang, p->step->title), .version = ap->version,
        .step = p->step->name,
        .action = chain_url(cx->a, p->show.held.code, p->step->name),
        .levels = levels_of(cx, ap), .n_levels = ap->n,
        .may = p->here && has && may.no == APPROVAL_OK, .may_pass = may.level != NULL,
        .ready = has && approval_state(ap).no == APPROVAL_OK,
        .drafts = p->here && roles & CHAIN_DRAFTS,
        .own = p->here && has && ap->drafter.v == r->who->id.v,
        .why = has ? approval_words(cx, ap, &may) : S(""),
    };
    if (p->here && signs(r, p))
        v.sign = url_own(str_fmt(cx->a, "/staff/cases/%.*s/step/%.*s", STR_ARG(v.code),
                                 STR_ARG(p->step->name)));
    if (has && paper_form_of(cx, &p->show.held, p->step))
        v.pdf = url_own(str_fmt(cx->a, "%.*s/pdf", STR_ARG(v.action.checked)));
    if (v.may || v.own)
        TRY(draft_here(r, p->show.held.id, S(""), f, &v.page, &v.draft));
    v.comment = review_comment(f);
    v.versions = versions_of(cx, p, &v.n_versions);
    v.open = open_of(cx, p, &v.n_open);
    v.drafter = v.n_versions ? v.versions[0].by : S("");
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_chain(resp_html(w, status), &v);
    return OK;
}

enum err chain_get(struct req *r, struct resp *w)
{
    struct chain_page p;
    struct form f;
    TRY(chain_page_load(r, &p));
    form_empty(r, &f);
    return page(r, w, &p, &f, 200);
}

enum err chain_post(struct req *r, struct resp *w)
{
    static const char *const acts[] = { "pass", "return", "take" };
    struct chain_page p;
    struct form f;
    str why = S("");
    int status;
    TRY(chain_page_load(r, &p));
    TRY(form_read(r, &f));
    const str act = form_one_of(&f, "do", acts, COUNT(acts));
    const struct approval_say in = review_read(&f, act);
    if (form_ok(&f) != OK)
        return page(r, w, &p, &f, 422);
    const enum err e = str_eq(act, S("take"))
        ? chain_take_back(r->cx, r->who, p.show.held.code, p.step->name, in.version)
        : chain_review(r->cx, r->who, p.show.held.code, p.step->name, &in, &why);
    TRY(review_end(r, w, &f, e, why, &status));
    if (!status)
        return OK;
    TRY(chain_page_load(r, &p));
    return page(r, w, &p, &f, status);
}

enum err chain_pdf_get(struct req *r, struct resp *w)
{
    struct chain_page p;
    struct paper paper;
    TRY(chain_page_load(r, &p));
    TRY(paper_of_draft(r->cx, r->who, &p.show, &p.ch, &paper));
    if (paper.ready)
        return paper_send(r, w, &paper, p.show.held.code);
    const str args[] = { p.show.held.code, paper.form->slug }; /* which says what is missing */
    return resp_redirect(w, url_path(r->cx->a, "/staff/cases/%s/papers/%s", args,
                                     COUNT(args)).checked);
}
