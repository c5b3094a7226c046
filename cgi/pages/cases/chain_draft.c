/* Typing the fields of a step that another person signs. */
#include "base/lang.h"
#include "pages/answer.h"
#include "pages/cases/chain.h"
#include "pages/cases/refused.h"
#include "pages/cases/step_fields.h"
#include "pages/drafts/form_draft.h"
#include "pages/drafts/shared.h"
#include "pages/frame.h"
#include "tpl/chain_draft.h"

/* The i-th field of the step, needs first; *required: those are. */
static const struct flow_field *field_at(const struct flow_step *s, size_t i, bool *required)
{
    *required = i < s->n_needs;
    return *required ? s->needs[i] : s->optional[i - s->n_needs];
}

static str form_name(struct req *r, const struct chain_page *p)
{
    return str_fmt(r->cx->a, "chain/%.*s/draft", STR_ARG(p->step->name));
}

static enum err page(struct req *r, struct resp *w, const struct chain_page *p, struct form *f,
                     const struct draft_bar *bar, int status)
{
    const struct flow_step *s = p->step;
    const size_t all = s->n_needs + s->n_optional;
    struct step_field *fields = NEWS(r->cx->a, struct step_field, all);
    struct step_people people = { .show = &p->show, .step = s };
    const struct approval_answer state = approval_state(&p->ch.ap);
    struct chain_draft_view v = {
        .page = page_staff(r, str_from(tr(TR("Dự thảo trình ký")))), .draft = *bar,
        .code = p->show.held.code, .title = p->show.c.title,
        .heading = flow_words(r->cx->lang, s->title), .basis = s->basis,
        .said = p->ch.id.v && state.no == APPROVAL_RETURNED
            ? approval_words(r->cx, &p->ch.ap, &state) : S(""),
        .back = chain_url(r->cx->a, p->show.held.code, s->name),
        .action = url_own(r->path), .fields = fields,
    };
    v.page.drafts = true;
    for (size_t i = 0; i < all; i++) {
        bool required;
        const struct flow_field *field = field_at(s, i, &required);
        if (chain_field(s, field))
            TRY(step_field_line(r, f, &people, field, required, &fields[v.n_fields++]));
    }
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_chain_draft(resp_html(w, status), &v);
    return OK;
}

/* Who may draft it here and now. */
static enum err load(struct req *r, struct chain_page *p)
{
    TRY(chain_page_load(r, p));
    if (p->show.held.standing.conflict != CONFLICT_NONE)
        return ERR_RECUSED;
    if (!(user_roles_in(r->who, p->ch.unit) & CHAIN_DRAFTS))
        return ERR_FORBIDDEN;
    return p->here ? OK : ERR_CONFLICT;
}

static void fill(struct arena *a, const struct chain *ch, struct form *f)
{
    for (size_t i = 0; i < ch->n_values; i++)
        form_fill(f, str_c(a, ch->values[i].field), ch->values[i].text);
}

enum err chain_draft_get(struct req *r, struct resp *w)
{
    struct chain_page p;
    struct form f;
    TRY(load(r, &p));
    form_empty(r, &f);
    fill(r->cx->a, &p.ch, &f);
    struct draft_bar bar = { .base = p.ch.ap.version };
    TRY(draft_bar_open(r, p.show.held.id, p.show.held.code, form_name(r, &p), &f, &bar));
    return page(r, w, &p, &f, &bar, 200);
}

/* Fields by their labels, for a collision. */
static struct form_parts parts_of(struct arena *a, enum lang lang, const struct flow_step *s)
{
    struct form_parts out = *form_parts(S("chain"));
    const size_t all = s->n_needs + s->n_optional;
    struct form_label *labels = NEWS(a, struct form_label, all);
    for (size_t i = 0; i < all; i++) {
        bool required;
        const struct flow_field *field = field_at(s, i, &required);
        labels[i] = (struct form_label){ str_c(a, field->name),
                                         str_c(a, flow_words(lang, field->label)) };
    }
    out.labels = labels;
    out.n_labels = all;
    return out;
}

/* The version that stands, as it would fill the form. */
static struct form_version stands(struct req *r, const struct chain_page *p, struct form *as,
                                  struct form_parts *parts)
{
    *parts = parts_of(r->cx->a, r->cx->lang, p->step);
    form_empty(r, as);
    fill(r->cx->a, &p->ch, as);
    return (struct form_version){ parts, as, p->ch.ap.n_rows ? p->ch.rows[0].maker_name : S(""),
                                  p->ch.ap.n_rows ? p->ch.rows[0].made : 0, p->ch.ap.version };
}

static void typed(struct req *r, struct form *f, const struct flow_step *s, struct step_in *in)
{
    const size_t all = s->n_needs + s->n_optional;
    struct flow_value *values = NEWS(r->cx->a, struct flow_value, all);
    in->values = values;
    for (size_t i = 0; i < all; i++) {
        bool required;
        const struct flow_field *field = field_at(s, i, &required);
        if (chain_field(s, field))
            values[in->n_values++] = (struct flow_value){
                field->name, step_field_read(r, f, field, required, in) };
    }
}

/* Problems of what was typed, each at its field. */
static void told(struct cx *cx, struct form *f, const struct step_fault *fault)
{
    for (size_t i = 0; i < fault->n_missing; i++)
        form_problem(f, str_c(f->a, fault->missing[i]->name),
                     str_from(tr(TR("Cách đã chọn ở trên phải có nội dung này. Hãy ghi vào."))));
    if (fault->ahead)
        form_problem(f, str_c(f->a, fault->ahead->name), step_refused_words(cx, fault));
}

enum err chain_draft_post(struct req *r, struct resp *w)
{
    struct chain_page p;
    struct form f, as;
    struct form_parts parts;
    struct step_in in = { 0 };
    struct step_fault fault = { 0 };
    struct draft_bar bar = { 0 };
    TRY(load(r, &p));
    TRY(form_read(r, &f));
    draft_bar_typed(r, p.show.held.code, form_name(r, &p), &f, &bar);
    struct form_version v = stands(r, &p, &as, &parts);
    enum err e = version_settle(&v, &f, &bar);
    if (e == ERR_CONFLICT)
        return page(r, w, &p, &f, &bar, 409);
    TRY(e);
    typed(r, &f, p.step, &in);
    if (form_ok(&f) != OK)
        return page(r, w, &p, &f, &bar, 422);
    e = chain_send(r->cx, r->who, p.show.held.code, p.step->name, v.version, &in, &fault);
    if (e == ERR_INVALID) {
        told(r->cx, &f, &fault);
        return page(r, w, &p, &f, &bar, 422);
    }
    if (e == ERR_CONFLICT) { /* somebody was faster between reading and keeping */
        TRY(load(r, &p));
        v = stands(r, &p, &as, &parts);
        if (version_collide(&v, &f, &bar) == ERR_CONFLICT)
            return page(r, w, &p, &f, &bar, 409);
    }
    TRY(e);
    draft_done(r, p.show.held.id, form_name(r, &p));
    return resp_redirect(w, str_fmt(r->cx->a, "/staff/cases/%.*s/chain/%.*s",
                                    STR_ARG(p.show.held.code), STR_ARG(p.step->name)));
}
