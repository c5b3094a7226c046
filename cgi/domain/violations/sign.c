#include "domain/violations/sign.h"
#include "base/lang.h"
#include "domain/violations/approval.h"
#include "domain/violations/delegation.h"
#include "domain/documents/register.h"
#include "domain/violations/repeat.h"
#include "domain/violations/ticks.h"
#include "sql/units.h"
#include "store/db.h"

struct job {
    const struct user *who;
    str code, step;
    const struct signing *in;
    struct sign_fault *fault;
};

enum err signer_pick(struct cx *cx, const struct user *who, unit_id unit,
                     const struct law_assessment *as, enum law_content content,
                     struct law_signer *out)
{
    struct signer_positions_row *rows;
    struct law_delegation *given = NULL;
    size_t n, n_given = 0;
    bool read = false;
    const struct date day = as->file.handled_on;
    TRY(signer_positions(cx, (struct signer_positions_in){
        .account = who->id, .unit = unit, .day = day }, &rows, &n));
    *out = (struct law_signer){ .refusal = LAW_NO_POWER };
    for (size_t i = 0; i < n; i++) {
        const bool deputy = law_deputy(cx->law, rows[i].position, day) != NULL;
        if (deputy && !read)
            TRY(delegations_given(cx, who->id, unit, &given, &n_given));
        read = read || deputy;
        const struct law_signer s = deputy
            ? law_deputy_verdict(cx->law, as, rows[i].position, content, given, n_given)
            : law_signer_find(as, rows[i].position);
        if (i == 0 || s.refusal == LAW_MAY_SIGN)
            *out = s;
        if (s.refusal == LAW_MAY_SIGN)
            break;
    }
    return OK;
}

/* The draft must stand under the law of the day of signing, publication too. */
static enum err check_draft(struct cx *cx, const struct job *j, case_id cid,
                            const struct violation *v, const struct decision *d,
                            const struct law_assessment *as)
{
    struct draft_new draft;
    const struct draft_fault *faults;
    struct repeats again;
    TRY(decision_draft(cx, d, &draft));
    TRY(repeat_load(cx, cid, v, as, &again));
    TRY(repeat_weigh(cx->a, cx->law, &draft, &again));
    const struct law_publish_rule rule = draft_publish(cx, as, &draft, j->in->signed_on);
    const bool must = rule.verdict == LAW_PUBLISH_MUST;
    if (draft_check(cx->a, &again.as, &draft, &faults) == 0
        && repeat_check(cx->a, cx->law, &again, &draft, &faults) == 0
        && !draft_ticks_wrong(cx, &again.as, &draft)
        && !draft_pay_days_check(cx->a, cx->law, draft.words, j->in->signed_on)
        && must == str_eq(d->row.publish, S("must")))
        return OK;
    j->fault->other_law = true;
    return ERR_INVALID;
}

/* A paper with open places is not signed: the violator would read dots (form MQĐ02). */
static enum err check_places(struct cx *cx, const struct job *j, const struct decision *d)
{
    TRY(draft_open(cx->a, d, &j->fault->open, &j->fault->n_open));
    return j->fault->n_open ? ERR_INVALID : OK;
}

static enum err put_signature(struct cx *cx, const struct job *j, const struct case_held *c,
                              const struct decision *d, const struct law_signer *s)
{
    struct unit_then_row unit;
    struct paper_number number;
    j->fault->step.number_shape = paper_number_read(j->in->number, &number) != OK
        || !str_eq(number.book, S(DECISION_BOOK)); /* no second book beside the body's */
    if (j->fault->step.number_shape)
        return ERR_INVALID;
    const enum err then = unit_then(cx, (struct unit_then_in){
        .id = c->unit, .day = j->in->signed_on }, &unit);
    j->fault->no_body = then == ERR_NOT_FOUND;
    TRY(then == ERR_NOT_FOUND ? ERR_INVALID : then);
    const enum err e = decision_sign(cx, (struct decision_sign_in){
        .id = d->row.id, .number = j->in->number, .signed_on = j->in->signed_on,
        .signer = j->who->id, .blob = j->in->file->blob,
        .digest = j->in->file->digest, .issuer = unit.body,
        .position = s->deputy ? s->deputy->code : s->position->code,
        .delegation = { s->delegation != NULL, { s->delegation ? s->delegation->id : 0 } },
        .law = str_opt(cx->law_digest),
        .unit_name = unit_body_name(cx->a, unit.level, unit.kind, unit.name) });
    j->fault->number_taken = e == ERR_DUPLICATE;
    TRY(e == ERR_DUPLICATE ? ERR_INVALID : e);
    return db_affected(cx) == 1 ? OK : ERR_CONFLICT;
}

bool decision_revokes(const struct decision *d)
{
    for (size_t i = 0; i < d->n_acts; i++) {
        str rest = d->acts[i].measures.has ? d->acts[i].measures.v : S(""), one;
        while (!str_empty(rest) && str_next(&rest, '\n', &one))
            if (str_starts(one, S("revoke_permit=")))
                return true;
    }
    return false;
}

size_t sign_wordings(struct arena *a, const struct violation *v, const struct decision *d,
                     const struct wording **out)
{
    struct wording *list = NEWS(a, struct wording, d->n_acts + 2);
    size_t n = 0;
    list[n++] = (struct wording){ .what = TR("tên người vi phạm"), .words = v->rows[0].name };
    if (d->row.total > 0)
        list[n++] = (struct wording){ .what = TR("tổng số tiền phạt"), .sum = d->row.total };
    for (size_t i = 0; d->n_acts > 1 && i < d->n_acts; i++)
        if (d->acts[i].fine.has && d->acts[i].fine.v > 0)
            list[n++] = (struct wording){ .what = TR("tiền phạt của một hành vi"),
                                          .sum = d->acts[i].fine.v };
    *out = list;
    return n;
}

static enum err step_of(struct cx *cx, const struct job *j, struct case_held *c,
                        const struct flow_step *step, const struct violation *v,
                        const struct decision *d)
{
    str words[DRAFT_WORDS];
    TRY(draft_words_read(cx->a, d->row.words, words));
    const struct flow_value values[] = {
        { S("decision_number"), j->in->number },
        { S("decided_on"), date_iso(cx->a, j->in->signed_on) },
        { S("signed_file"), j->in->file->blob },
        { S("revokes_permit"), decision_revokes(d) ? S("yes") : S("no") },
        { S("pay_days"), str_fmt(cx->a, "%lld", (long long)draft_pay_days(cx->law, words,
                                                                         j->in->signed_on)) },
    };
    const struct wording *wordings;
    const size_t n_wordings = sign_wordings(cx->a, v, d, &wordings);
    const struct step_in in = { .values = values, .n_values = COUNT(values),
                                .wordings = wordings, .n_wordings = n_wordings,
                                .document = j->in->file, .second = j->in->second,
                                .signatures = j->in->signatures };
    return step_take(cx, j->who, c, step, &in, &j->fault->step);
}

static enum err power_of(struct cx *cx, const struct job *j, const struct case_held *c,
                         const struct law_assessment *as, struct law_signer *s)
{
    TRY(signer_pick(cx, j->who, c->unit, as, LAW_TO_SANCTION, s));
    if (s->refusal == LAW_MAY_SIGN)
        return OK;
    j->fault->power = law_signer_words(cx->a, cx->lang, as, s);
    return ERR_FORBIDDEN;
}

/* Every level that the unit has passed this version, and the signer is none of them. */
static enum err approved(struct cx *cx, const struct job *j, const struct case_held *c,
                         const struct decision *d)
{
    struct approval ap;
    TRY(approval_load(cx, c->flow, c->unit, &d->row, &ap));
    const struct approval_answer may = approval_sign_may(&ap, j->who->id);
    const struct date ready = instant_date(approval_made(&ap));
    if (may.no == APPROVAL_OK && date_cmp(j->in->signed_on, ready) < 0) {
        j->fault->drafted = (opt_date){ .has = true, .v = ready };
        return ERR_INVALID;
    }
    if (may.no == APPROVAL_OK)
        return OK;
    j->fault->approval = approval_words(cx, &ap, &may);
    return ERR_FORBIDDEN;
}

static enum err sign_tx(struct cx *cx, void *arg)
{
    const struct job *j = arg;
    struct case_held c;
    struct violation v;
    struct decision d;
    struct law_assessment as;
    struct law_signer s;
    struct buf why = { .a = cx->a, .max = 2000 };
    *j->fault = (struct sign_fault){ 0 };
    TRY(case_hold(cx, j->code, &c));
    const struct flow_step *step = flow_step(c.flow, j->step);
    if (!step || step_page(step) != STEP_DECISION
        || !case_visible(j->who, c.unit, c.unit_parent, c.to_unit))
        return ERR_NOT_FOUND;
    if (!flow_leaves(step, c.stage))
        return ERR_CONFLICT;
    TRY(violation_load(cx, c.id, &v));
    const enum err e = decision_load(cx, c.id, &d);
    j->fault->no_draft = e == ERR_NOT_FOUND;
    TRY(e == ERR_NOT_FOUND ? ERR_CONFLICT : e);
    j->fault->other_day = date_cmp(j->in->signed_on, cx->today) > 0
        || date_cmp(j->in->signed_on, v.rows[0].made) < 0;
    if (j->fault->other_day)
        return ERR_INVALID;
    if (violation_child(&v)) { /* art. 65.1.a with art. 11.5 */
        j->fault->other_law = true;
        return ERR_INVALID;
    }
    TRY(violation_assess(cx, &v, j->in->signed_on, &as, &why));
    TRY(power_of(cx, j, &c, &as, &s));
    TRY(approved(cx, j, &c, &d));
    c.delegation = delegation_cite(cx->a, &s);
    TRY(check_draft(cx, j, c.id, &v, &d, &as));
    TRY(check_places(cx, j, &d));
    TRY(put_signature(cx, j, &c, &d, &s));
    return step_of(cx, j, &c, step, &v, &d);
}

enum err sanction_sign(struct cx *cx, const struct user *who, str code, str step,
                       const struct signing *in, struct sign_fault *fault)
{
    struct job j = { .who = who, .code = code, .step = step, .in = in, .fault = fault };
    return db_tx(cx, sign_tx, &j);
}
