#include "domain/documents/gather.h"
#include "base/words_vi.h"
#include "crypto/seal.h"
#include "domain/audit/sealed.h"
#include "domain/cases/step.h"
#include "domain/documents/issue.h"
#include "domain/documents/typed.h"
#include "domain/violations/approval.h"
#include "sql/papers.h"

static bool wants(const struct paper_form *f, str what) { return paper_word(f->needs, what); }

/* Read where it is there, whether or not it must be: "record" or "record?". */
static bool reads(struct arena *a, const struct paper_form *f, str what)
{
    return wants(f, what) || wants(f, str_fmt(a, "%.*s?", STR_ARG(what)));
}

static bool offered(const struct paper_form *f, str flow) { return paper_word(f->flows, flow); }

/* Does the reader work on the case, or stand on the way of its draft, and may? */
static bool works_on(const struct user *who, const struct paper *p)
{
    const unsigned roles = user_roles_in(who, p->c.unit)
                         | (p->chain ? user_roles_in(who, p->chain->unit) : 0);
    return roles & ROLES_WORK && !p->c.recused;
}

/* The number of the violator's papers, for who works where the case is. */
static enum err put_id_number(struct cx *cx, str code, case_id cid, const struct paper *p)
{
    struct paper_id_number_row row;
    str number;
    TRY(paper_id_number(cx, (struct paper_id_number_in){ .cid = cid }, &row));
    if (!row.box.has || seal_open(cx->a, cx->keys, KEY_IDENTITY, code,
                                  (struct sealed){ row.box.v }, &number) != OK)
        return OK; /* a box that does not open leaves the place open, to be written in by hand */
    const bool person = str_empty(paper_value(p->data, S("org.name")));
    paper_put(p->data, person ? "person.id" : "org.code", number);
    return OK;
}

/* Has the form places for who was there and what the record says beside its acts? */
static bool asks_rest(const struct paper_form *f)
{
    static const char *const keys[] = { "record.basis", "record.writer", "record.witness",
                                        "record.damaged", "official." };
    for (size_t i = 0; i < COUNT(keys); i++)
        if (paper_asks(f, str_from(keys[i])))
            return true;
    return false;
}

/* OK and *has false where there is no row. */
static enum err maybe(enum err e, bool *has)
{
    *has = e == OK;
    return e == ERR_NOT_FOUND ? OK : e;
}

static enum err file_parts(struct cx *cx, case_id cid, const struct paper *p,
                           struct sanction_file *file)
{
    TRY(maybe(violation_load(cx, cid, &file->violation), &file->has_record));
    if (!file->has_record || !reads(cx->a, p->form, S("decision")))
        return OK;
    if (paper_asks(p->form, S("fine.")))
        return maybe(decision_load(cx, cid, &file->decision), &file->has_decision);
    return maybe(decision_of_case(cx, (struct decision_of_case_in){ .cid = cid },
                                  &file->decision.row), &file->has_decision);
}

/* The record; who the violator is and what its paper says only where the form has places. */
static enum err load_record(struct cx *cx, const struct user *who, str code, case_id cid,
                            struct paper *p, const struct sanction_file *file)
{
    const bool theirs = works_on(who, p);
    bool sheet = false;
    gather_record(cx, &file->violation, p->data);
    if (!paper_asks(p->form, S("person.")) && !paper_asks(p->form, S("record.basis")))
        return OK;
    if (!asks_rest(p->form) && !theirs)
        return OK;
    if (theirs)
        TRY(sealed_seen(cx, who, cid, SEALED_VIOLATOR));
    TRY(asks_rest(p->form)
        ? gather_sheet(cx, &file->violation, theirs ? SHEET_OPEN : SHEET_CLOSED, p->data, &sheet)
        : gather_identity(cx, &file->violation, p->data, &sheet));
    if (!str_eq(p->form->numbered, S("record"))) { /* it closes that paper, not this */
        paper_forget(p->data, S("close."));
        paper_forget(p->data, S("refused."));
        paper_forget(p->data, S("receipt."));
    }
    return sheet || !theirs ? OK : put_id_number(cx, code, cid, p);
}

/* Has the form places for what stands beside the record and the decision? */
static bool asks_beside(const struct paper_form *f)
{
    static const char *const keys[] = {
        "seized.", "postponement.", "hearing.number", "goods.", "sealed.", "stay.", "expert.",
        "permit.", "handed.exhibits", "transfer.exh", "target.", "seizure.", "returned.",
        "confiscated.", "destroyed." };
    for (size_t i = 0; i < COUNT(keys); i++)
        if (paper_asks(f, str_from(keys[i])))
            return true;
    return false;
}

static const char *const target_keys[] = { "number", "day", "day.long" };

static enum err load_file(struct cx *cx, const struct user *who, str code, struct paper *p,
                          struct sanction_file *file)
{
    /* Coercion and remedies are cases of their own beside the sanction file. */
    const bool beside = !str_eq(p->c.flow, S("sanction")) && p->c.parent.has;
    const case_id cid = beside ? p->c.parent.v : p->c.id;
    struct paper_seized of;
    TRY(file_parts(cx, cid, p, file));
    TRY(gather_seized(cx, cid, &p->c, p->form, &p->turns, &of));
    if (asks_beside(p->form))
        TRY(gather_beside(cx, cid, p->form, &of, p->data));
    if (file->has_record)
        TRY(load_record(cx, who, beside ? p->c.parent_case.v : code, cid, p, file));
    if (file->has_decision)
        TRY(gather_decision(cx, &file->decision, &file->violation, p->data));
    if (str_empty(paper_value(p->data, S("target.number")))) /* signed before papers were kept */
        for (size_t i = 0; i < COUNT(target_keys); i++)
            paper_put(p->data, str_fmt(cx->a, "target.%s", target_keys[i]).p,
                      paper_value(p->data, str_fmt(cx->a, "decision.%s", target_keys[i])));
    return OK;
}

/*
 * The day that the document bears, once it is made: of the decision, the record or the step
 * that the form is numbered by.
 */
static enum err made_on(struct cx *cx, struct paper *p, const struct sanction_file *file,
                        opt_date *made)
{
    if (str_eq(p->form->numbered, S("decision"))) {
        *made = file->has_decision ? file->decision.row.signed_on : (opt_date){ 0 };
    } else if (str_eq(p->form->numbered, S("record"))) {
        *made = (opt_date){ file->has_record, { 0 } };
        if (made->has)
            made->v = file->violation.rows[0].made;
    } else if (str_eq(p->form->numbered, S("submission"))) {
        TRY(gather_submission(cx, p->c.id, p->data, made));
    } else if (str_eq(p->form->numbered, S("step"))) {
        TRY(gather_step(cx, p->form, &p->c, &p->turns, p->data, made));
    } else {
        made->has = date_parse_vi(paper_value(p->data, str_fmt(cx->a, "%.*s.day",
                                  STR_ARG(p->form->numbered))), &made->v) == OK;
    }
    return OK;
}

/* Other words of `needs` name a thing that the file must have, with its number. */
static bool numbered_there(struct cx *cx, const struct paper *p)
{
    static const char *const others[] = { "target", "seizure", "returned_by", "confiscated_by",
                                          "destroyed_by" };
    for (size_t i = 0; i < COUNT(others); i++)
        if (wants(p->form, str_from(others[i]))
            && str_empty(paper_value(p->data, str_fmt(cx->a, "%s.number", others[i]))))
            return false;
    return true;
}

/* What is printed to be signed is the version that was passed, and says which it is. */
static enum err draft_stands(struct cx *cx, struct paper *p, const struct sanction_file *file)
{
    struct approval ap;
    const struct decision_of_case_row *row = &file->decision.row;
    if (p->chain) {
        p->around.version = p->chain->ap.version;
        p->around.approved = approval_state(&p->chain->ap).no == APPROVAL_OK;
        return OK;
    }
    if (!str_eq(p->form->numbered, S("decision")) || !file->has_decision || row->signed_on.has)
        return OK;
    TRY(approval_load(cx, flow_find(cx->flows, p->c.flow, (int)p->c.version), p->c.unit, row,
                      &ap));
    p->around.version = row->version;
    p->around.approved = approval_state(&ap).no == APPROVAL_OK;
    return OK;
}

/*
 * Who was damaged may have reported it: others read that it is kept from them, not that nobody
 * was damaged.
 */
static void hide_damaged(struct paper_data *d)
{
    static const char *const keys[] = { "record.damaged", "record.damaged_says" };
    for (size_t i = 0; i < COUNT(keys); i++)
        paper_put(d, keys[i], S("(chỉ người xử lý hồ sơ được đọc)"));
}

/* All that the form asks for; *made not set: the document is a draft. */
static enum err load(struct cx *cx, const struct user *who, str code, struct paper *p,
                     opt_date *made)
{
    struct sanction_file file = { 0 };
    const bool record = wants(p->form, S("record")), decision = wants(p->form, S("decision"));
    if (reads(cx->a, p->form, S("record")) || reads(cx->a, p->form, S("decision")))
        TRY(load_file(cx, who, code, p, &file));
    if (wants(p->form, S("reports")))
        TRY(gather_reports(cx, &p->c, p->data));
    if (wants(p->form, S("visits")))
        TRY(gather_visits(cx, p->c.id, p->data));
    if (paper_asks(p->form, S("sample.")))
        TRY(gather_samples(cx, p->c.id, p->data));
    TRY(made_on(cx, p, &file, made));
    TRY(draft_stands(cx, p, &file));
    TRY(gather_minutes(cx, p->c.id, p->form->code, p->data, made));
    if (!works_on(who, p))
        hide_damaged(p->data);
    else if (!str_empty(paper_value(p->data, S("minutes.number"))))
        TRY(sealed_seen(cx, who, p->c.id, SEALED_MINUTES));
    p->ready = (!record || file.has_record) && (!decision || file.has_decision)
        && (!wants(p->form, S("submission")) || made->has) && numbered_there(cx, p);
    p->around.day = made->has ? made->v : file.has_record ? file.violation.rows[0].made
                                                          : instant_date(p->c.opened);
    return OK;
}

static void put_case(const struct case_by_code_row *c, str code, struct paper_data *d)
{
    paper_put(d, "case.code", code);
    paper_put(d, "case.title", c->title);
    paper_put(d, "case.place", c->place);
    paper_put_day(d, "case.opened", instant_date(c->opened));
}

/* "37/QĐ-UBND", but not "37" or "37/2026". */
static bool has_symbol(str number)
{
    size_t at = number.n;
    while (at > 0 && number.p[at - 1] != '/')
        at--;
    return at > 0 && at < number.n && (number.p[at] < '0' || number.p[at] > '9');
}

void gather_put_number(const struct paper_form *f, str number, struct paper_data *d)
{
    const str suffix = f->suffix;
    const bool ends = !str_empty(suffix) && str_ends(number, suffix);
    paper_put(d, "head.number", ends ? str_sub(number, 0, number.n - suffix.n) : number);
    paper_put(d, "head.suffix", ends || !has_symbol(number) ? suffix : S(""));
}

static void put_head(struct cx *cx, const struct paper *p)
{
    const str from = str_empty(paper_value(p->data, S("minutes.number"))) ? p->form->numbered
                                                                         : S("minutes");
    gather_put_number(p->form, paper_value(p->data, str_fmt(cx->a, "%.*s.number", STR_ARG(from))),
                      p->data);
    paper_put(p->data, "head.day",
              paper_value(p->data, str_fmt(cx->a, "%.*s.day.long", STR_ARG(from))));
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

/* law.CODE: terms and numbers that the form cites, of the law of that day; one not set is open. */
static void put_law(struct cx *cx, const struct paper_form *f, struct date day,
                    struct paper_data *d)
{
    const str lead = S("law.");
    for (size_t i = 0; i < f->n_fields; i++) {
        const str key = f->fields[i].key;
        if (!str_starts(key, lead))
            continue;
        const str code = upper_vi(cx->a, str_sub(key, lead.n, key.n));
        const struct law_term *t = law_term(cx->law, code, day);
        const struct law_number *n = law_number(cx->law, code, day);
        if (t && t->set) /* "05 ngày làm việc", as papers write them */
            paper_put(d, str_c(cx->a, key),
                      str_fmt(cx->a, "%s%.*s", t->length < 10 ? "0" : "",
                              STR_ARG(law_length_words(cx->a, LANG_VI, t))));
        else if (n)
            paper_put(d, str_c(cx->a, key),
                      str_fmt(cx->a, "%lld%s", (long long)law_number_whole(n),
                              str_eq(n->unit, S("percent")) ? "%" : ""));
    }
}

/* out: with its form, case and turn, and the way of a draft. */
static enum err make(struct cx *cx, const struct user *who, str code, struct paper *out)
{
    opt_date made;
    struct papers_issued_row stands;
    const struct case_by_code_row *c = &out->c;
    const struct flow *flow = flow_find(cx->flows, c->flow, (int)c->version);
    const str slug = out->form->slug;
    out->data = paper_data_new(cx->a);
    out->turns.since = 1;
    out->turns.until = PAPER_STILL_TYPED;
    put_case(c, code, out->data);
    /* Minutes of coercion say what their own step and the decision said, not what came last. */
    if (paper_asks(out->form, S("value.")) && str_empty(out->form->carries))
        TRY(gather_values(cx, out->form, c, out->data));
    TRY(load(cx, who, code, out, &made));
    if (out->chain)
        TRY(gather_draft(cx, out->form, flow, out->chain, out->data));
    /* The form of the day on which it was made, once that day is known. */
    const struct paper_form *then = made.has ? paper_form_on(cx->forms, slug, made.v) : NULL;
    out->form = then ? then : out->form;
    out->around.draft = !made.has;
    put_head(cx, out);
    const struct date day = made.has ? made.v : cx->today;
    out->around.law = day;
    put_law(cx, out->form, day, out->data);
    TRY(paper_standing(cx, &(struct paper_of_case){
        c, code, out->form, flow, day, &out->turns },
        &out->around, &stands));
    if (stands.level.has) /* else there was no such body that day: the place stays open */
        gather_put_body(cx, &(struct paper_body_row){
            stands.level.v, stands.kind.v, stands.name.v, stands.up_kind, stands.up_name }, day,
            out->data);
    if (!out->around.draft && stands.issuer.has)
        gather_put_issuer(cx, stands.issuer.v, out->data);
    out->theirs = works_on(who, out);
    out->version = stands.words_id;
    out->writer = stands.writer.has ? stands.writer.v : S("");
    out->written = stands.written.v;
    for (size_t i = 0; i < out->form->n_fields; i++)
        out->asks |= out->form->fields[i].typed && out->theirs && out->around.draft;
    TRY(paper_words_put(cx, stands.words.has ? stands.words.v : S(""), out->form,
                        out->around.draft || str_eq(out->form->numbered, S("step"))
                            ? WORDS_OVER : WORDS_BESIDE, out->data));
    return gather_carried(cx, out);
}

enum err paper_make(struct cx *cx, const struct user *who, str code, str slug,
                    int64_t turn, struct paper *out)
{
    *out = (struct paper){ .form = paper_form_on(cx->forms, slug, cx->today),
                           .turns = { .want = turn } };
    TRY(seen_case(cx, who, code, &out->c));
    return out->form && offered(out->form, out->c.flow) ? make(cx, who, code, out)
                                                        : ERR_NOT_FOUND;
}

const struct paper_form *paper_form_of(const struct cx *cx, const struct case_held *c,
                                       const struct flow_step *step)
{
    const struct paper_form *form =
        str_empty(step->form) ? NULL : paper_form_on(cx->forms, step->form, cx->today);
    return form && offered(form, c->flow->name) ? form : NULL;
}

enum err paper_of_draft(struct cx *cx, const struct user *who, const struct case_show *s,
                        const struct chain *ch, struct paper *out)
{
    *out = (struct paper){ .form = paper_form_of(cx, &s->held, ch->step), .c = s->c,
                           .turns = { .want = PAPER_NEXT }, .chain = ch };
    return out->form && ch->id.v > 0 ? make(cx, who, s->held.code, out) : ERR_NOT_FOUND;
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
