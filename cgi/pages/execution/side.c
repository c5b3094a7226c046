#include "pages/execution/side.h"
#include "base/lang.h"
#include "pages/answer.h"
#include "pages/documents/documents.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "tpl/side_form.h"

str side_path(struct arena *a, str code, const char *rest)
{
    return str_fmt(a, "/staff/cases/%.*s/%s", STR_ARG(code), rest);
}

bool side_may(const struct user *who, const struct case_show *s)
{
    return user_roles_in(who, s->held.unit) & ROLES_SANCTION && !s->held.joined.has
        && s->held.standing.conflict == CONFLICT_NONE;
}

enum err side_load(struct req *r, struct case_show *s)
{
    TRY(case_show_load(r->cx, r->who, req_path(r, "code"), s));
    if (!str_eq(s->held.flow->name, S("sanction")))
        return ERR_NOT_FOUND;
    if (s->held.standing.conflict == CONFLICT_DECLARED)
        return ERR_RECUSED;
    return side_may(r->who, s) ? OK : ERR_FORBIDDEN;
}

static size_t count(const struct claim_label *labels)
{
    size_t n = 0;
    while (labels && labels[n].word)
        n++;
    return n;
}

static struct step_field field(struct cx *cx, const struct side_spec *spec, const struct form *f)
{
    const size_t n = count(spec->choices);
    struct choice *choices = NEWS(cx->a, struct choice, n);
    struct step_field out = {
        .type = (int)spec->type, .choices = choices, .n_choices = n,
        .field = field_of(f, (struct field){
            .name = spec->name, .label = spec->label, .hint = spec->hint,
            .required = spec->required,
            .inputmode = spec->type == FIELD_MONEY ? "numeric" : NULL,
            .accept = spec->type == FIELD_FILE ? DOCUMENT_ACCEPT : NULL,
            .rows = spec->type == FIELD_LONG_TEXT ? 3 : 0 }) };
    for (size_t i = 0; i < n; i++)
        choices[i] = (struct choice){
            .value = str_from(spec->choices[i].word),
            .label = str_from(tr(spec->choices[i].label)),
            .on = str_eq(out.field.value, str_from(spec->choices[i].word)) };
    return out;
}

enum err side_page(struct req *r, struct resp *w, const struct case_show *s,
                   const struct side_about *about, struct form *f, int status)
{
    struct cx *cx = r->cx;
    struct step_field *fields = NEWS(cx->a, struct step_field, about->n_specs);
    struct side_view v = {
        .page = page_staff(r, str_from(tr(about->heading))), .code = s->held.code,
        .title = s->c.title, .heading = str_from(tr(about->heading)), .lead = about->lead,
        .button = about->button, .facts = about->facts, .n_facts = about->n_facts,
        .action = url_own(side_path(cx->a, s->held.code, str_c(cx->a, about->action))),
        .back = url_own(side_path(cx->a, s->held.code, str_c(cx->a, about->back))),
        .fields = fields, .n_fields = about->n_specs };
    TRY(draft_here(r, s->held.id, S(""), f, &v.page, &v.draft));
    for (size_t i = 0; i < about->n_specs; i++) {
        fields[i] = field(cx, &about->specs[i], f);
        v.has_file |= about->specs[i].type == FIELD_FILE;
    }
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_side_form(resp_html(w, status), &v);
    return OK;
}

enum err side_done(struct req *r, struct resp *w, const struct case_show *s, const char *rest)
{
    draft_here_done(r, S(""));
    return resp_redirect(w, side_path(r->cx->a, s->held.code, rest));
}

str side_choice(struct form *f, const char *name, const struct claim_label *labels)
{
    const size_t n = count(labels);
    const char **words = NEWS(f->a, const char *, n);
    for (size_t i = 0; i < n; i++)
        words[i] = labels[i].word;
    return form_one_of(f, name, words, n);
}

opt_i64 side_money(struct form *f, const char *name, int64_t max)
{
    if (str_empty(str_trim(form_raw(f, name))))
        return (opt_i64){ 0 };
    return SOME_I64(form_money(f, name, max));
}
