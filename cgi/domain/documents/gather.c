#include "domain/documents/gather.h"
#include "crypto/seal.h"
#include "domain/cases/step.h"
#include "sql/papers.h"

static bool wants(const struct paper_form *f, str what)
{
    str rest = f->needs, word;
    while (str_next(&rest, ' ', &word))
        if (str_eq(word, what))
            return true;
    return false;
}

static bool offered(const struct paper_form *f, str flow)
{
    str rest = f->flows, word;
    while (str_next(&rest, ' ', &word))
        if (str_eq(word, flow))
            return true;
    return false;
}

/* The number of the violator's papers, for who works where the case is. */
static enum err put_id_number(struct cx *cx, const struct user *who, str code,
                              const struct paper *p)
{
    struct paper_id_number_row row;
    str number;
    if (user_roles_in(who, p->c.unit) == 0 || p->c.recused)
        return OK;
    TRY(paper_id_number(cx, (struct paper_id_number_in){ .cid = p->c.id }, &row));
    if (!row.box.has || seal_open(cx->a, cx->keys, KEY_IDENTITY, code,
                                  (struct sealed){ row.box.v }, &number) != OK)
        return OK; /* a box that does not open leaves the place open, to be written in by hand */
    const bool person = !str_eq(paper_value(p->data, S("violator.kind")), S("organization"));
    paper_put(p->data, person ? "person.id" : "org.code", number);
    return OK;
}

/* Days that the document may bear: its own once it is signed, else that of what it is about. */
static struct date data_day(const struct paper *p, const struct sanction_file *file)
{
    if (file->has_decision && file->decision.row.signed_on.has && wants(p->form, S("decision")))
        return file->decision.row.signed_on.v;
    return file->has_record ? file->violation.rows[0].made : instant_date(p->c.opened);
}

static enum err load(struct cx *cx, const struct user *who, str code, struct paper *p,
                     struct date *made, bool *done)
{
    struct sanction_file file = { 0 };
    const bool record = wants(p->form, S("record")), decision = wants(p->form, S("decision"));
    if (record || decision)
        TRY(sanction_file_load(cx, p->c.id, &file));
    if (file.has_record) {
        gather_record(cx, &file.violation, p->data);
        TRY(put_id_number(cx, who, code, p));
    }
    if (file.has_decision)
        gather_decision(cx, &file.decision, &file.violation, p->data);
    p->ready = (!record || file.has_record) && (!decision || file.has_decision);
    p->around.day = data_day(p, &file);
    *done = decision ? file.has_decision && file.decision.row.signed_on.has
                     : record && file.has_record;
    *made = *done ? p->around.day : cx->today;
    return OK;
}

static void put_case(const struct case_by_code_row *c, str code, struct paper_data *d)
{
    paper_put(d, "case.code", code);
    paper_put(d, "case.title", c->title);
    paper_put(d, "case.place", c->place);
    paper_put_day(d, "case.opened", instant_date(c->opened));
}

/* The head: of the decision, else of the record. A number may bear its suffix already. */
static void put_head(const struct paper *p)
{
    const bool decision = wants(p->form, S("decision"));
    const bool record = !decision && wants(p->form, S("record"));
    const str number = decision ? paper_value(p->data, S("decision.number"))
                     : record   ? paper_value(p->data, S("record.number")) : S("");
    const str suffix = p->form->suffix;
    const bool whole = !str_empty(suffix) && str_ends(number, suffix);
    paper_put(p->data, "head.number", whole ? str_sub(number, 0, number.n - suffix.n) : number);
    paper_put(p->data, "head.suffix", suffix);
    paper_put(p->data, "head.day", decision ? paper_value(p->data, S("decision.day.long"))
                                   : record ? paper_value(p->data, S("record.day.long")) : S(""));
}

static enum err seen_case(struct cx *cx, const struct user *who, str code,
                          struct case_by_code_row *c)
{
    TRY(case_by_code(cx, (struct case_by_code_in){
        .code = code, .today = cx->today, .reader = { .has = true, .v = who->id },
        .now = { .has = true, .v = cx->now } }, c));
    return case_visible(who, c->unit, c->parent_code.has ? c->parent_code.v : S(""), c->to_unit)
        ? OK : ERR_NOT_FOUND;
}

enum err paper_make(struct cx *cx, const struct user *who, str code, str slug,
                    struct paper *out)
{
    struct date made;
    bool done;
    *out = (struct paper){ .form = paper_form_on(cx->forms, slug, cx->today),
                           .data = paper_data_new(cx->a) };
    TRY(seen_case(cx, who, code, &out->c));
    const struct case_by_code_row *c = &out->c;
    if (!out->form || !offered(out->form, c->flow))
        return ERR_NOT_FOUND;
    put_case(c, code, out->data);
    TRY(gather_values(cx, c, out->data));
    TRY(load(cx, who, code, out, &made, &done));
    /* The form of the day on which it was made, once that day is known. */
    const struct paper_form *then = paper_form_on(cx->forms, slug, made);
    out->form = then ? then : out->form;
    out->around.draft = !done;
    put_head(out);
    return gather_body(cx, c->unit, made, out->data);
}

enum err papers_of_case(struct cx *cx, const struct user *who, str code, struct paper_list *out)
{
    struct case_by_code_row c;
    TRY(seen_case(cx, who, code, &c));
    const struct paper_form **v = NEWS(cx->a, const struct paper_form *, cx->forms->n);
    *out = (struct paper_list){ .v = v, .title = c.title };
    for (size_t i = 0; i < cx->forms->n; i++) {
        const struct paper_form *f = &cx->forms->v[i];
        if (offered(f, c.flow) && paper_form_on(cx->forms, f->slug, cx->today) == f)
            v[out->n++] = f;
    }
    return OK;
}
