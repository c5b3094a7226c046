#include "pages/cases/step.h"
#include "base/lang.h"
#include "domain/cases/chain.h"
#include "domain/cases/coop.h"
#include "domain/cases/show.h"
#include "domain/documents/signed.h"
#include "pages/accounts/second.h"
#include "pages/answer.h"
#include "pages/cases/chain.h"
#include "pages/cases/hands.h"
#include "pages/cases/lines.h"
#include "pages/cases/preview.h"
#include "pages/cases/refused.h"
#include "pages/cases/step_fields.h"
#include "pages/documents/documents.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "pages/privacy/look.h"
#include "tpl/step.h"

struct step_page_data {
    struct case_show show;
    const struct flow_step *step;
    struct looks looks; /* at what would leave the house */
    struct draft_bar draft;
    str chain; /* words about its draft on the way of approval */
};

/* Its name among the drafts of the case. */
static str draft_name(struct req *r, const struct step_page_data *p)
{
    return str_fmt(r->cx->a, "step/%.*s", STR_ARG(p->step->name));
}

/* ERR_CONFLICT with p->step set: it was possible when the page was made, and is no more. */
static enum err load(struct req *r, struct step_page_data *p)
{
    *p = (struct step_page_data){ 0 };
    TRY(case_show_load(r->cx, r->who, req_path(r, "code"), &p->show));
    p->step = flow_step_ever(r->cx->flows, p->show.held.flow, req_path(r, "step"));
    if (!p->step || step_has_own_page(p->step))
        return ERR_NOT_FOUND;
    if (flow_step(p->show.held.flow, p->step->name) != p->step)
        return ERR_CONFLICT;
    for (size_t i = 0; i < p->show.n_steps; i++)
        if (p->show.steps[i] == p->step)
            return OK;
    if (p->show.held.standing.conflict == CONFLICT_DECLARED)
        return ERR_RECUSED;
    return flow_leaves(p->step, p->show.held.stage) ? ERR_FORBIDDEN : ERR_CONFLICT;
}

static enum err step_form(struct req *r, struct resp *w, struct step_page_data *p,
                          const struct form *f, int status)
{
    const struct flow_step *s = p->step;
    struct step_field *fields = NEWS(r->cx->a, struct step_field, s->n_needs + s->n_optional);
    struct step_people people = { .show = &p->show, .step = s };
    struct step_view v = {
        .page = page_staff(r, flow_words(r->cx->lang, s->title)),
        .code = p->show.held.code, .title = p->show.c.title,
        .heading = flow_words(r->cx->lang, s->title), .basis = s->basis,
        .action = url_own(str_fmt(r->cx->a, "/staff/cases/%.*s/step/%.*s",
                                  STR_ARG(p->show.held.code), STR_ARG(s->name))),
        .fields = fields, .draft = p->draft, .chain = p->chain,
        .chain_href = chain_url(r->cx->a, p->show.held.code, s->name),
    };
    v.page.drafts = true;
    if (str_starts(s->name, S("redirect")) || str_starts(s->name, S("split_"))
        || str_eq(s->name, S("refuse")))
        v.hint = case_hint_words(r->cx, &p->show.c);
    v.looks = &p->looks;
    v.confirm = hands_confirm(f);
    if (s->answers)
        v.note = str_from(tr(TR("Nội dung trả lời được gửi ngay cho người phản ánh.")));
    for (size_t i = 0; i < s->n_needs; i++)
        TRY(step_field_line(r, f, &people, s->needs[i], true, &fields[v.n_fields++]));
    for (size_t i = 0; i < s->n_optional; i++)
        TRY(step_field_line(r, f, &people, s->optional[i], false, &fields[v.n_fields++]));
    for (size_t i = 0; i < v.n_fields; i++)
        v.has_file = v.has_file || fields[i].type == FIELD_FILE;
    if (step_signs(s))
        v.totp = second_field(f);
    TRY(clock_preview_of(r, f, &p->show, s, &v.clocks));
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_step(resp_html(w, status), &v);
    return OK;
}

/* The draft that went the way of approval stands in the form; the reader is told where it is. */
static enum err chain_open(struct req *r, struct step_page_data *p, struct form *f)
{
    struct chain ch;
    if (!chain_goes(p->step))
        return OK;
    TRY(chain_load(r->cx, r->who, p->step->who.roles, &p->show.held, p->step, &ch));
    const struct approval_answer may = chain_sign_may(&ch, r->who->id);
    if (may.no != APPROVAL_OK)
        p->chain = approval_words(r->cx, &ch.ap, &may);
    else if (ch.id.v)
        p->chain = str_from(tr(TR("Dự thảo đã qua các bước duyệt, điền sẵn dưới đây. Ký đúng như "
                                  "vậy, hoặc trả lại.")));
    for (size_t i = 0; f && i < ch.n_values; i++)
        form_fill(f, str_c(r->cx->a, ch.values[i].field), ch.values[i].text);
    return OK;
}

enum err case_step_get(struct req *r, struct resp *w)
{
    struct step_page_data p;
    struct form f;
    TRY(load(r, &p));
    form_empty(r, &f);
    TRY(chain_open(r, &p, &f));
    TRY(draft_bar_open(r, p.show.held.id, p.show.held.code, draft_name(r, &p), &f, &p.draft));
    return step_form(r, w, &p, &f, 200);
}

/* What the choice that was made asks for besides; what was typed wrong has its problem already. */
static void read_chosen(struct form *f, const struct flow_step *s, const struct step_in *in)
{
    const struct flow_field *const *missing;
    const size_t n = flow_missing(f->a, s, in->values, in->n_values, &missing);
    for (size_t i = 0; i < n; i++) {
        const char *name = str_c(f->a, missing[i]->name);
        for (size_t k = 0; k < s->n_optional; k++)
            if (s->optional[k] == missing[i] && str_empty(form_raw(f, name)))
                form_problem(f, name, str_from(tr(TR("Cách đã chọn ở trên phải có nội dung "
                                                     "này. Hãy ghi vào."))));
    }
}

static enum err read_step(struct req *r, struct form *f, const struct flow_step *s,
                          struct step_in *in)
{
    struct flow_value *values = NEWS(r->cx->a, struct flow_value, s->n_needs + s->n_optional);
    in->values = values;
    for (size_t i = 0; i < s->n_needs + s->n_optional; i++) {
        const bool required = i < s->n_needs;
        const struct flow_field *field = required ? s->needs[i] : s->optional[i - s->n_needs];
        values[in->n_values].field = field->name;
        values[in->n_values++].text = step_field_read(r, f, field, required, in);
    }
    read_chosen(f, s, in);
    return form_ok(f);
}

/* What leaves the unit: an answer to reporters, a request to another body. */
static bool leaves(const struct flow_step *s, str field)
{
    static const char *const asked[] = { "topic", "topic_place", "request" };
    if (str_eq(field, S("answer")))
        return true;
    for (size_t i = 0; coop_asks(s) && i < COUNT(asked); i++)
        if (str_eq(field, str_from(asked[i])))
            return true;
    return false;
}

/* It goes to somebody outside: nothing that names a person leaves unread. */
static void look(struct req *r, struct form *f, const struct flow_step *s,
                 const struct step_in *in, struct looks *looks)
{
    for (size_t i = 0; i < in->n_values; i++)
        if (leaves(s, in->values[i].field) && !str_empty(in->values[i].text))
            look_at(r, f, str_c(r->cx->a, in->values[i].field), in->values[i].text,
                    str_eq(s->name, S("refuse")) ? refused_nameless(r->cx, in->values[i].text)
                                                 : S(""), looks);
}

/*
 * Somebody was faster, or the case moved to another version of its procedure: nothing is
 * done, and nothing that was typed is lost.
 */
static enum err overtaken(struct req *r, struct resp *w, struct step_page_data *p,
                          struct form *f)
{
    form_problem(f, "", str_from(tr(TR("Vụ việc vừa thay đổi nên bước này không còn làm được; "
                                       "chưa có gì được ghi. Nội dung đã gõ vẫn ở dưới: hãy sao "
                                       "lại, mở vụ việc và chọn bước phù hợp."))));
    return step_form(r, w, p, f, 409);
}

/* What stopped the step, as a problem of the form; other errors have a page of their own. */
static enum err refused(struct cx *cx, struct form *f, enum err e, const struct flow_step *s,
                        const struct step_fault *fault)
{
    const str words = step_refused_words(cx, fault);
    const struct flow_field *field = fault->ahead ? fault->ahead : fault->early;
    if (!str_empty(words))
        form_problem(f, field ? str_c(f->a, field->name) : "", words);
    else if (e == ERR_INVALID)
        form_problem(f, coop_asks(s) ? "receiver" : "", refused_choice(s));
    else
        return e;
    return OK;
}

enum err case_step_post(struct req *r, struct resp *w)
{
    struct step_page_data p;
    struct form f;
    struct document doc;
    struct step_fault fault = { 0 };
    struct step_in in = { .document = &doc };
    const enum err loaded = load(r, &p);
    if (loaded != OK && !(loaded == ERR_CONFLICT && p.step))
        return loaded;
    TRY(document_form(r, &f, &doc));
    draft_bar_typed(r, p.show.held.code, draft_name(r, &p), &f, &p.draft);
    if (loaded == ERR_CONFLICT) {
        document_forget(r->cx, &doc);
        return overtaken(r, w, &p, &f);
    }
    enum err e = read_step(r, &f, p.step, &in);
    look(r, &f, p.step, &in, &p.looks);
    e = form_ok(&f);
    if (e == OK && step_signs(p.step))
        e = second_ask(r, &f, &in.second);
    if (e == OK)
        e = hands_due_check(r->cx, &f, &p.show, p.step, &in);
    if (!doc.blob.p)
        in.document = NULL;
    if (e == OK && step_signs(p.step) && doc.blob.p) {
        struct signatures *found = NEW(r->cx->a, struct signatures);
        signed_check(r->cx, &doc, found);
        in.signatures = found;
    }
    if (e == OK) {
        e = case_step(r->cx, r->who, p.show.held.code, p.step->name, &in, &fault);
        if (e == OK) {
            draft_done(r, p.show.held.id, draft_name(r, &p));
            return resp_redirect(w, str_fmt(r->cx->a, "/staff/cases/%.*s",
                                            STR_ARG(p.show.held.code)));
        }
        if (e != ERR_DB) /* at COMMIT the outcome is unknown: the file stays */
            document_forget(r->cx, &doc);
        const bool faster = e == ERR_NOT_FOUND
            || (e == ERR_CONFLICT && str_empty(step_refused_words(r->cx, &fault)));
        if (faster)
            return overtaken(r, w, &p, &f);
        TRY(refused(r->cx, &f, e, p.step, &fault));
    } else {
        document_forget(r->cx, &doc);
        if (e != ERR_INVALID)
            return e;
    }
    TRY(chain_open(r, &p, NULL));
    return step_form(r, w, &p, &f, 422);
}
