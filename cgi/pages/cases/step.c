#include "pages/cases/step.h"
#include "base/lang.h"
#include "domain/cases/coop.h"
#include "domain/cases/people.h"
#include "domain/cases/show.h"
#include "domain/documents/signed.h"
#include "pages/accounts/second.h"
#include "pages/answer.h"
#include "pages/cases/hands.h"
#include "pages/cases/lines.h"
#include "pages/cases/preview.h"
#include "pages/cases/refused.h"
#include "pages/documents/documents.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "pages/privacy/look.h"
#include "tpl/step.h"

struct step_page_data {
    struct case_show show;
    const struct flow_step *step;
    struct person *people; /* who can be named, once a field asks for somebody */
    size_t n_people;
    struct looks looks; /* at what would leave the house */
    struct draft_bar draft;
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

static const struct choice *yes_no_list(struct req *r, const struct form *f, const char *name,
                                        size_t *n)
{
    struct choice *out = NEWS(r->cx->a, struct choice, 2);
    out[0] = (struct choice){ .value = S("yes"), .label = str_from(tr(TR("Có"))) };
    out[1] = (struct choice){ .value = S("no"), .label = str_from(tr(TR("Không"))) };
    for (*n = 0; *n < 2; ++*n)
        out[*n].on = str_eq(form_raw(f, name), out[*n].value);
    return out;
}

/* Who can be asked: the board of the zone first; who reads no inbox here gets a letter. */
static enum err asked_list(struct req *r, str typed, const struct step_page_data *p,
                           struct step_field *out)
{
    struct asked_unit *units;
    struct zone zone;
    TRY(coop_units(r->cx, &p->show, &units, &out->n_choices, &zone));
    struct choice *list = NEWS(r->cx->a, struct choice, out->n_choices);
    for (size_t i = 0; i < out->n_choices; i++) {
        const str name[] = { units[i].name, zone.name };
        list[i].value = str_fmt(r->cx->a, "%lld", (long long)units[i].id.v);
        list[i].label = units[i].leads ? tr_args(r->cx->a, TR("{0} (phụ trách {1})"), name, 2)
            : units[i].inside ? units[i].name
                              : tr_args(r->cx->a, TR("{0} (gửi giấy)"), name, 1);
        list[i].on = str_empty(typed) ? units[i].leads : str_eq(typed, list[i].value);
    }
    out->choices = list;
    return OK;
}

static enum err unit_list(struct req *r, str typed, const struct step_page_data *p,
                          struct step_field *out)
{
    if (coop_asks(p->step))
        return asked_list(r, typed, p, out);
    const struct case_by_code_row *c = &p->show.c;
    struct unit_choice *units;
    TRY(units_for_offer(r->cx, c->id, c->unit, c->level, c->unit_code,
                        c->parent_code.has ? c->parent_code.v : S(""), &units, &out->n_choices));
    struct choice *list = NEWS(r->cx->a, struct choice, out->n_choices);
    for (size_t i = 0; i < out->n_choices; i++) {
        list[i].value = str_fmt(r->cx->a, "%lld", (long long)units[i].id.v);
        list[i].label = units[i].name;
        list[i].on = str_eq(typed, list[i].value);
    }
    out->choices = list;
    return OK;
}

/* Read once, however many fields ask. */
static enum err people_once(struct cx *cx, struct step_page_data *p)
{
    return p->people ? OK : people_for_case(cx, p->show.held.unit, p->show.held.id, &p->people,
                                            &p->n_people);
}

/* What to write, and, where one choice alone asks for the field, which. */
static const char *field_hint(struct cx *cx, const struct flow_field *field, bool required)
{
    const char *file = TR("Tệp PDF hoặc ảnh, tối đa 20 MB; được niêm phong khi lưu.");
    const str help = flow_words(cx->lang, field->help);
    if (field->type == FIELD_FILE)
        return str_empty(help) ? file
            : str_c(cx->a, str_fmt(cx->a, "%.*s %s", STR_ARG(help), tr(file)));
    if (!str_empty(help))
        return str_c(cx->a, help);
    for (size_t i = 0; !required && field->when && i < field->when->n_choices; i++)
        if (str_eq(field->when->choices[i].value, field->is)) {
            const str choice = flow_words(cx->lang, field->when->choices[i].label);
            return str_c(cx->a, tr_args(cx->a, TR("Phải ghi khi chọn: {0}."), &choice, 1));
        }
    return NULL;
}

static enum err field_line(struct req *r, const struct form *f, struct step_page_data *p,
                           const struct flow_field *field, bool required, struct step_field *out)
{
    const char *name = str_c(r->cx->a, field->name);
    out->type = (int)field->type;
    out->field = field_of(f, (struct field){
        .name = name, .label = str_c(r->cx->a, flow_words(r->cx->lang, field->label)),
        .hint = field_hint(r->cx, field, required), .required = required,
        .type = field->type == FIELD_MOMENT ? "datetime-local"
            : field->type == FIELD_NUMBER || field->type == FIELD_MONEY ? "text" : NULL,
        .inputmode = field->type == FIELD_MONEY ? "numeric" : NULL, .rows = 6 });
    if (field->type == FIELD_ACCOUNT || field->type == FIELD_ACCOUNTS) {
        out->field.multiple = field->type == FIELD_ACCOUNTS;
        TRY(people_once(r->cx, p));
        people_choices(r->cx, f, name, p->people, p->n_people, out);
        return OK;
    }
    if (field->type == FIELD_UNIT)
        return unit_list(r, form_raw(f, name), p, out);
    if (field->type == FIELD_CHOICE)
        out->choices = flow_choices(r->cx, field, form_raw(f, name), &out->n_choices);
    if (field->type == FIELD_YES_NO)
        out->choices = yes_no_list(r, f, name, &out->n_choices);
    if (field->type == FIELD_FILE)
        out->field.accept = DOCUMENT_ACCEPT;
    return OK;
}

static enum err step_form(struct req *r, struct resp *w, struct step_page_data *p,
                          const struct form *f, int status)
{
    const struct flow_step *s = p->step;
    struct step_field *fields = NEWS(r->cx->a, struct step_field, s->n_needs + s->n_optional);
    struct step_view v = {
        .page = page_staff(r, flow_words(r->cx->lang, s->title)),
        .code = p->show.held.code, .title = p->show.c.title,
        .heading = flow_words(r->cx->lang, s->title), .basis = s->basis,
        .action = url_own(str_fmt(r->cx->a, "/staff/cases/%.*s/step/%.*s",
                                  STR_ARG(p->show.held.code), STR_ARG(s->name))),
        .fields = fields, .draft = p->draft,
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
        TRY(field_line(r, f, p, s->needs[i], true, &fields[v.n_fields++]));
    for (size_t i = 0; i < s->n_optional; i++)
        TRY(field_line(r, f, p, s->optional[i], false, &fields[v.n_fields++]));
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

enum err case_step_get(struct req *r, struct resp *w)
{
    struct step_page_data p;
    struct form f;
    TRY(load(r, &p));
    form_empty(r, &f);
    TRY(draft_bar_open(r, p.show.held.id, p.show.held.code, draft_name(r, &p), &f, &p.draft));
    return step_form(r, w, &p, &f, 200);
}

static str read_choice(struct req *r, struct form *f, const char *name,
                       const struct flow_field *field)
{
    const char **values = NEWS(r->cx->a, const char *, field->n_choices);
    for (size_t i = 0; i < field->n_choices; i++)
        values[i] = str_c(r->cx->a, field->choices[i].value);
    return form_one_of(f, name, values, field->n_choices);
}

/* The name of the sealed file: what came as a file, never what was typed. */
static str read_file(struct form *f, const char *name, bool required, const struct step_in *in)
{
    if (in->document->blob.p)
        return in->document->blob;
    if (required)
        form_problem(f, name, str_from(tr(TR("Hãy chọn tệp."))));
    return S("");
}

/* The value as the domain takes it: dates in ISO form, ids and money as digits. */
static str read_field(struct req *r, struct form *f, const struct flow_field *field, bool required,
                      struct step_in *in)
{
    const char *name = str_c(r->cx->a, field->name);
    if (field->type == FIELD_FILE)
        return read_file(f, name, required, in);
    if (field->type == FIELD_ACCOUNTS)
        return people_typed(f, name);
    if (!required && str_empty(form_raw(f, name)))
        return S("");
    switch (field->type) {
    case FIELD_DATE: {
        const struct date d = form_day(f, name);
        return date_valid(d) ? date_iso(r->cx->a, d) : S("");
    }
    case FIELD_CHOICE:
        return read_choice(r, f, name, field);
    case FIELD_YES_NO: {
        static const char *const yes_no[] = { "yes", "no" };
        return form_one_of(f, name, yes_no, COUNT(yes_no));
    }
    case FIELD_MONEY:
        return str_fmt(r->cx->a, "%lld", (long long)form_money(f, name, INT64_MAX / 1000));
    case FIELD_ACCOUNT:
    case FIELD_UNIT: {
        const int64_t id = form_i64(f, name, 1, INT64_MAX);
        if (field->type == FIELD_UNIT)
            in->to_unit = (opt_unit_id){ .has = id > 0, .v = { id } };
        else
            in->assignee = (opt_account_id){ .has = id > 0, .v = { id } };
        return str_fmt(r->cx->a, "%lld", (long long)id);
    }
    case FIELD_MOMENT: {
        const struct moment m = form_moment(f, name);
        return date_valid(m.day) ? moment_iso(r->cx->a, m) : S("");
    }
    case FIELD_TEXT:
    case FIELD_LONG_TEXT:
    case FIELD_NUMBER:
    case FIELD_FILE:
    case FIELD_ACCOUNTS:
    default:
        return required ? form_str(f, name, field->max) : form_opt(f, name, field->max);
    }
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
        values[in->n_values++].text = read_field(r, f, field, required, in);
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
    return step_form(r, w, &p, &f, 422);
}
