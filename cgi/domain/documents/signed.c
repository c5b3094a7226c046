#include "domain/documents/signed.h"
#include "base/child.h"
#include "base/config.h"
#include "base/lang.h"
#include "base/text.h"
#include "crypto/filebox.h"
#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "domain/documents/wording.h"
#include "sql/cases.h"
#include "sql/units.h"
#include "store/db.h"

#define FILE_ARENA ((size_t)64 * 1024 * 1024)
#define COMPARERS \
    (ROLE_OFFICER | ROLE_INSPECTOR | ROLE_HEAD | ROLE_CLERK | ROLE_OFFICE | ROLE_SIGNER)

/* What can be read in the file; "": nothing, or the program could not run. */
static str text_of(struct cx *cx, str file)
{
    const char *const argv[] = { "hotline-pdfsig", "--text", NULL };
    const struct child child = {
        .program = str_c(cx->a, cx->conf->pdfsig_program), .argv = argv, .deadline_ms = 20000,
        .cpu_s = 10, .memory_bytes = (size_t)1 << 30, .out_max_bytes = WORDING_MAX };
    str said;
    int status;
    return child_run(cx->a, &child, file, &said, &status) == OK && status == 0 ? said : S("");
}

void signed_check(struct cx *cx, const struct document *d, struct signatures *out)
{
    const char *const argv[] = { "hotline-pdfsig", str_empty(cx->conf->documents.trust) ? NULL
                                 : str_c(cx->a, cx->conf->documents.trust), NULL };
    const struct child child = {
        .program = str_c(cx->a, cx->conf->pdfsig_program), .argv = argv, .deadline_ms = 20000,
        .cpu_s = 5, .memory_bytes = (size_t)1 << 30, .out_max_bytes = (size_t)64 * 1024 };
    struct arena *own = arena_new(FILE_ARENA);
    str file, said;
    int status;
    *out = (struct signatures){ .fault = SIGNATURE_UNCHECKED };
    if (str_eq(d->type, S("pdf"))
        && filebox_get(own, cx->keys, cx->conf->blobs.dir, d->blob, DOCUMENT_MAX_BYTES, &file) == OK
        && child_run(cx->a, &child, file, &said, &status) == OK && (status == 0 || status == 2))
        signatures_read(cx->a, said, out);
    if (out->fault == SIGNATURE_GOOD)
        out->text = text_of(cx, file);
    arena_free(own);
}

static str typed(const struct step_in *in, enum flow_proof proof, const struct flow_step *step)
{
    for (size_t i = 0; i < step->n_needs; i++)
        for (size_t k = 0; k < in->n_values; k++)
            if (step->needs[i]->proves == proof
                && str_eq(in->values[k].field, step->needs[i]->name))
                return in->values[k].text;
    return S("");
}

struct date signed_day(const struct cx *cx, const struct flow_step *step, const struct step_in *in)
{
    struct date day;
    const struct flow_field *field = step->asks_day ? step->asks_day : step->within_day;
    for (size_t k = 0; field && k < in->n_values; k++)
        if (str_eq(in->values[k].field, field->name) && date_parse(in->values[k].text, &day) == OK)
            return day;
    return cx->today;
}

/* A good signature counts when it is the signer's, or that of the body. */
static enum err judged(struct cx *cx, const struct user *who, const struct case_held *c,
                       const struct signatures *s, enum signature_fault *fault)
{
    struct unit_by_id_row u;
    *fault = s->fault;
    if (s->fault != SIGNATURE_GOOD || signatures_name(cx->a, s, who->name))
        return OK;
    TRY(unit_by_id(cx, (struct unit_by_id_in){ .id = c->unit }, &u));
    if (!signatures_name(cx->a, s, unit_body_name(cx->a, u.level, u.kind, u.name)))
        *fault = SIGNATURE_OTHER_NAME;
    return OK;
}

#define WANTED_MAX 64

/* What the file must hold: number and sums as they were typed, and what the step asks for. */
static size_t wanted(const struct case_held *c, const struct flow_step *step,
                     const struct step_in *in, struct wording *list)
{
    size_t n = 0;
    for (size_t i = 0; i < in->n_wordings && n < WANTED_MAX; i++)
        list[n++] = in->wordings[i];
    for (size_t i = 0; i < in->n_values && n < WANTED_MAX; i++) {
        const struct flow_field *f = flow_field(c->flow, in->values[i].field);
        int64_t sum = 0;
        if (f && f->proves == PROVES_NUMBER && flow_needs_proof(step, PROVES_NUMBER))
            list[n++] = (struct wording){ .what = TR("số văn bản"), .words = in->values[i].text };
        else if (f && f->type == FIELD_MONEY && str_i64(in->values[i].text, &sum) == OK && sum > 0)
            list[n++] = (struct wording){ .what = TR("số tiền"), .sum = sum };
    }
    return n;
}

/* What was approved and is not in the file, in words; "": all is there. */
static str missing_words(struct cx *cx, const struct case_held *c, const struct flow_step *step,
                         const struct step_in *in)
{
    struct wording list[WANTED_MAX];
    struct buf b = { .a = cx->a, .max = 500 };
    const size_t n = wanted(c, step, in, list);
    const uint64_t missing = wording_missing(cx->a, in->signatures->text, list, n);
    for (size_t i = 0; i < n; i++)
        if (missing >> i & 1)
            buf_fmt(&b, "%s%s", b.n ? "; " : "", list[i].what);
    return buf_str(&b);
}

/* Nobody compares a file with good signatures: that it is of this paper is asked here. */
static enum err of_this_paper(struct cx *cx, const struct signatures *s, struct date day,
                              const struct document *d, struct step_fault *fault)
{
    struct signed_same_row row;
    if (signatures_after(s, day)) {
        fault->says = TR("Chữ ký số được tạo sau ngày ghi trên văn bản. Hãy ghi đúng ngày ký; "
                         "văn bản không được lùi ngày (Điều 9, Điều 15 Nghị định "
                         "30/2020/NĐ-CP).");
        return ERR_CONFLICT;
    }
    const enum err e = signed_same(cx, (struct signed_same_in){
        .digest = d->digest, .blob = d->blob }, &row);
    if (e == OK)
        fault->file_of = row.number;
    return e == OK ? ERR_CONFLICT : e == ERR_NOT_FOUND ? OK : e;
}

enum err signed_keep(struct cx *cx, const struct user *who, const struct case_held *c,
                    const struct flow_step *step, const struct step_in *in,
                    struct step_fault *step_fault)
{
    static const struct signatures unchecked = { .fault = SIGNATURE_UNCHECKED };
    const struct signatures *s = in->signatures ? in->signatures : &unchecked;
    struct buf names = { .a = cx->a, .max = 1000 }, times = { .a = cx->a, .max = 1000 };
    enum signature_fault fault;
    str missing = S("");
    TRY(judged(cx, who, c, s, &fault));
    if (fault == SIGNATURE_GOOD)
        TRY(of_this_paper(cx, s, signed_day(cx, step, in), in->document, step_fault));
    if (fault == SIGNATURE_GOOD)
        missing = missing_words(cx, c, step, in);
    if (!str_empty(missing))
        fault = SIGNATURE_OTHER_TEXT;
    for (size_t i = 0; i < s->n; i++) {
        buf_fmt(&names, "%s%.*s", i ? "; " : "", STR_ARG(s->list[i].name));
        buf_fmt(&times, "%s%.*s", i ? "; " : "", STR_ARG(s->list[i].time));
    }
    return signed_add(cx, (struct signed_add_in){
        .cid = c->id, .blob = in->document->blob, .step = step->name,
        .form = step->form.p ? step->form : S(""), .number = typed(in, PROVES_NUMBER, step),
        .signed_on = signed_day(cx, step, in), .signer = who->id, .now = cx->now,
        .verdict = signature_word(fault),
        .names = text_cut(buf_str(&names), 1000), .times = text_cut(buf_str(&times), 1000),
        .missing = text_cut(missing, 500) });
}

enum err signed_relied(struct cx *cx, const struct case_held *c, const struct flow_step *step,
                      struct step_fault *fault)
{
    struct signed_waiting_row *rows;
    size_t n;
    if (step->record != RECORD_SERVICE && step->record != RECORD_RELEASE
        && step->record != RECORD_PAYMENT && step->record != RECORD_COERCION)
        return OK;
    TRY(signed_waiting(cx, (struct signed_waiting_in){ .cid = c->id }, &rows, &n));
    if (n == 0)
        return OK;
    fault->paper = rows[0].number;
    return ERR_CONFLICT;
}

enum err signed_list(struct cx *cx, const struct user *who, str code,
                     struct signed_of_case_row **rows, size_t *n)
{
    struct case_by_code_row c;
    TRY(case_by_code(cx, (struct case_by_code_in){ .code = code, .today = cx->today }, &c));
    if (!case_visible(who, c.unit, c.parent_code.has ? c.parent_code.v : S(""), c.to_unit))
        return ERR_NOT_FOUND;
    return signed_of_case(cx, (struct signed_of_case_in){ .cid = c.id }, rows, n);
}

bool signed_may_confirm(const struct user *who, unit_id unit, const struct signed_of_case_row *p)
{
    return p->signer.v != who->id.v && user_roles_in(who, unit) & COMPARERS
        && !str_eq(p->verdict, signature_word(SIGNATURE_GOOD)) && !p->confirmer.has;
}

struct confirming {
    const struct user *who;
    str code;
    paper_id id;
    str why; /* a paper that was entered late */
};

static enum err confirm_tx(struct cx *cx, void *arg)
{
    const struct confirming *j = arg;
    struct case_held c;
    struct signed_of_case_row *rows;
    size_t n, i = 0;
    TRY(case_hold(cx, j->code, &c));
    TRY(case_may_work(cx, j->who, &c));
    TRY(signed_of_case(cx, (struct signed_of_case_in){ .cid = c.id }, &rows, &n));
    while (i < n && rows[i].id.v != j->id.v)
        i++;
    if (i == n)
        return ERR_NOT_FOUND;
    if (rows[i].confirmer.has)
        return ERR_CONFLICT;
    if (!signed_may_confirm(j->who, c.unit, &rows[i]))
        return ERR_FORBIDDEN;
    const bool late = date_cmp(rows[i].signed_on, instant_date(rows[i].made)) < 0;
    if (late && str_empty(j->why))
        return ERR_INVALID;
    TRY(signed_confirm_set(cx, (struct signed_confirm_set_in){
        .id = j->id, .cid = c.id, .account = j->who->id, .why = late ? j->why : S(""),
        .now = cx->now }));
    if (db_affected(cx) != 1)
        return ERR_CONFLICT;
    const str pairs[] = { S("number"), rows[i].number, S("late"), j->why };
    return audit_add(cx, j->who, c.id, S("paper_confirm"), audit_data(cx->a, pairs, late ? 2 : 1));
}

enum err signed_confirm(struct cx *cx, const struct user *who, str code, paper_id id, str why)
{
    return db_tx(cx, confirm_tx, &(struct confirming){ .who = who, .code = code, .id = id,
                                                    .why = why });
}
