#include "domain/violations/asks.h"
#include "base/lang.h"
#include "domain/cases/clocks.h"
#include "domain/publication/gate.h"
#include "domain/violations/delegation.h"
#include "domain/violations/asks_internal.h"
#include "domain/violations/sign.h"
#include "sql/cases.h"

str asking_typed(const struct asking *q, str field)
{
    for (size_t i = 0; i < q->in->n_values; i++)
        if (str_eq(q->in->values[i].field, field))
            return q->in->values[i].text;
    return S("");
}

/* Position of any office from which the person may take the step. */
static enum err power_in(struct cx *cx, const struct asking *q, const struct law_assessment *as,
                         struct law_signer *s)
{
    const enum law_content content =
        q->step->record == RECORD_COERCION ? LAW_TO_COERCE : LAW_TO_SANCTION;
    *s = (struct law_signer){ .refusal = LAW_NO_POWER };
    for (size_t i = 0; q->who && i < q->who->n_offices; i++) {
        struct user one = *q->who;
        one.offices = &q->who->offices[i];
        one.n_offices = 1;
        if (!step_may(&one, q->c, q->step, NULL, NULL))
            continue;
        TRY(signer_pick(cx, q->who, one.offices->unit, as, content, s));
        if (s->refusal == LAW_MAY_SIGN)
            return OK;
    }
    return OK;
}

/* The acts of the record on the day; a file that the law cannot read is refused in words. */
enum err asking_assess(struct cx *cx, const struct asking *q, struct law_assessment *as)
{
    struct violation v;
    struct buf why = { .a = cx->a, .max = 2000 };
    const enum err none = violation_load(cx, q->file, &v);
    if (none == ERR_NOT_FOUND) {
        const struct law_file file = { .handled_on = q->day, .subject = LAW_INDIVIDUAL };
        *as = (struct law_assessment){ .file = file };
        return ERR_NOT_FOUND;
    }
    TRY(none);
    const enum err e = violation_assess(cx, &v, q->day, as, &why);
    if (e != ERR_NOT_FOUND && e != ERR_EXPIRED && e != ERR_INVALID)
        return e;
    q->fault->power = buf_str(&why);
    return ERR_CONFLICT;
}

/* Without a record there is no file to test power on: the position alone must have some. */
static enum err any_power(struct cx *cx, const struct asking *q, struct law_signer *s)
{
    struct law_assessment as = { .file = { .handled_on = q->day } };
    const struct law_position *p;
    struct law_signer *all = NULL;
    size_t n = 0;
    for (size_t at = 0; law_next_position(cx->law, q->day, &at);)
        n++;
    all = NEWS(cx->a, struct law_signer, n);
    for (size_t at = 0; (p = law_next_position(cx->law, q->day, &at));)
        all[as.n_signers++] = (struct law_signer){
            .position = p, .refusal = p->may_sanction ? LAW_MAY_SIGN : LAW_NO_POWER };
    as.signers = all;
    return power_in(cx, q, &as, s);
}

static enum err ask_power(struct cx *cx, const struct asking *q)
{
    struct law_assessment as;
    struct law_signer s;
    const enum err e = asking_assess(cx, q, &as);
    TRY(e == ERR_NOT_FOUND ? any_power(cx, q, &s) : e == OK ? power_in(cx, q, &as, &s) : e);
    if (s.refusal == LAW_MAY_SIGN) {
        q->c->delegation = delegation_cite(cx->a, &s);
        return OK;
    }
    q->fault->no_position = s.position == NULL;
    if (s.position)
        q->fault->power = law_signer_words(cx->a, cx->lang, &as, &s);
    return ERR_CONFLICT;
}

/* The running term to decide that ends last, and still runs on the day; n_clocks: none does. */
static size_t to_decide(const struct asking *q, bool *any)
{
    const instant dawn = instant_of((struct moment){ q->day, 0, 0 });
    size_t last = q->n_clocks;
    *any = false;
    for (size_t i = 0; i < q->n_clocks; i++) {
        const struct clocks_of_case_row *k = &q->clocks[i];
        if (k->stopped.has || !str_starts(k->code, S("DECIDE_")))
            continue;
        *any = true;
        if (clock_ends(k) >= dawn && (last == q->n_clocks || k->due > q->clocks[last].due))
            last = i;
    }
    return last;
}

/* "Out of time" is a ground only when it is true: of every act, or of the decision. */
static enum err ask_out_of_time(struct cx *cx, const struct asking *q)
{
    struct law_assessment as;
    bool any, in_time = false;
    if (!str_eq(asking_typed(q, S("no_sanction")), S("out_of_time")))
        return OK;
    TRY(asking_assess(cx, q, &as));
    for (size_t i = 0; i < as.n_acts; i++)
        in_time |= as.acts[i].in_time;
    const size_t k = to_decide(q, &any);
    if (!in_time || (any && k == q->n_clocks))
        return OK;
    q->fault->in_time = true;
    if (k < q->n_clocks) {
        q->fault->in_time_term = q->clocks[k].code;
        q->fault->in_time_until = q->clocks[k].due;
    }
    return ERR_CONFLICT;
}

static const struct clocks_of_case_row *limit_of(const struct asking *q)
{
    const struct clocks_of_case_row *last = NULL;
    for (size_t i = 0; i < q->n_clocks; i++)
        if (str_starts(q->clocks[i].code, S("LIMIT_EXECUTION"))
            && (!last || q->clocks[i].due > last->due))
            last = &q->clocks[i];
    return last;
}

/* The term that the fine lapsed with before the day; NULL: it has not. */
static const struct clocks_of_case_row *lapsed(const struct asking *q)
{
    const struct clocks_of_case_row *limit = limit_of(q);
    return limit && clock_ends(limit) < instant_of((struct moment){ q->day, 0, 0 }) ? limit : NULL;
}

/* Confiscation and remedies do not lapse with the fine (art. 74.1). */
enum err decision_outlasts(struct cx *cx, decision_id id, bool *yes)
{
    struct decision_measures_row *rows;
    size_t n;
    *yes = false;
    TRY(decision_measures(cx, (struct decision_measures_in){ .decision = id }, &rows, &n));
    for (size_t i = 0; i < n; i++) {
        const struct law_measure *m = law_measure(cx->law, rows[i].code);
        *yes |= m && (m->kind == LAW_REMEDY || m->kind == LAW_CONFISCATE);
    }
    return OK;
}

static enum err ask_execution(struct cx *cx, const struct asking *q)
{
    struct fine_state s;
    bool remains;
    const struct clocks_of_case_row *limit = lapsed(q);
    TRY(ask_standing(cx, q));
    const enum err none = fine_state_load(cx, q->file, &s);
    if (!limit)
        return none == ERR_CONFLICT ? OK : none;
    TRY(none);
    TRY(decision_outlasts(cx, s.decision.id, &remains));
    if (remains)
        return OK;
    q->fault->too_late = limit->code;
    q->fault->too_late_since = limit->due;
    return ERR_CONFLICT;
}

static enum err ask_paid(struct cx *cx, const struct asking *q)
{
    struct fine_state s;
    struct owing sums;
    const enum err e = fine_state_load(cx, q->file, &s);
    if (e == ERR_CONFLICT)
        return ask_paid_on_spot(cx, q);
    TRY(e);
    TRY(complaint_followed(cx, q));
    if (s.decision.total == 0 || lapsed(q))
        return OK;
    TRY(fine_owed(cx, &s, q->clocks, q->n_clocks, cx->today, &sums));
    q->fault->owed = sums.rest;
    return sums.rest > 0 ? ERR_CONFLICT : OK;
}

/* What the law orders, or the decision says of it; not of who is kept back: under 18. */
static enum err ask_publication(struct cx *cx, const struct asking *q)
{
    struct publication_gate gate;
    struct fine_state s;
    TRY(publication_gate_load(cx, q->file, &gate));
    TRY(fine_state_load(cx, q->file, &s));
    q->fault->must_publish = gate.verdict == GATE_MUST
        || (str_eq(s.decision.publish, S("must")) && !gate.held);
    return q->fault->must_publish ? ERR_CONFLICT : OK;
}

enum err asks_check(struct cx *cx, const struct user *who, struct case_held *c,
                    const struct flow_step *step, const struct step_in *in,
                    struct step_fault *fault)
{
    static const struct {
        enum flow_ask ask;
        enum err (*check)(struct cx *, const struct asking *);
    } asks[] = {
        { ASK_POWER, ask_power },         { ASK_OUT_OF_TIME, ask_out_of_time },
        { ASK_EXECUTION, ask_execution }, { ASK_PAID, ask_paid },
        { ASK_PUBLICATION, ask_publication }, { ASK_POSTPONE, ask_postpone },
        { ASK_INSTALMENTS, ask_instalments }, { ASK_NO_RECORD, ask_no_record },
        { ASK_MAIN_SANCTION, ask_main_sanction }, { ASK_CHILDREN, ask_children },
        { ASK_FINE_ONLY, ask_fine_only }, { ASK_LIMITATION, ask_limitation },
        { ASK_REDUCED, ask_reduced }, { ASK_SHARES, ask_shares },
        { ASK_WAGE_SHARE, ask_wage_share }, { ASK_REMEDY_MAX, ask_remedy_max },
        { ASK_CHECK_KIND, ask_check_kind }, { ASK_INSPECTION_KIND, ask_inspection_kind },
        { ASK_OUTSIDE, ask_outside },
        { ASK_EXHIBITS, ask_exhibits }, { ASK_PAPERS, ask_papers },
        { ASK_MISSED, ask_missed }, { ASK_COERCED, ask_coerced },
        { ASK_NEW_FINE, ask_new_fine },   { ASK_NO_CRIME, ask_no_crime },
        { ASK_STANDING, ask_standing },     { ASK_GROUND, ask_ground },
        { ASK_REMEDY_DUE, ask_remedy_due }, { ASK_EVIDENCE, ask_evidence },
        { ASK_HEARING, ask_hearing }, { ASK_HEARING_ASKED, ask_hearing_asked },
        { ASK_BAIL, ask_bail },
    };
    _Static_assert(COUNT(asks) == N_ASKS, "each word is answered");
    struct asking q = { .who = who, .c = c, .step = step, .in = in, .day = cx->today,
                        .fault = fault };
    if (!step->asks)
        return OK;
    if (step->asks_day)
        TRY(date_parse(asking_typed(&q, step->asks_day->name), &q.day));
    struct case_sanction_row file;
    TRY(case_sanction(cx, (struct case_sanction_in){ .cid = c->id }, &file));
    q.file = file.id;
    const struct flow *flow = flow_find(cx->flows, file.flow, (int)file.version);
    const struct flow_stage *stage = flow ? flow_stage(flow, file.stage) : NULL;
    q.in_force = stage && stage->in_force && !stage->end;
    TRY(clocks_of_case(cx, (struct clocks_of_case_in){ .cid = q.file }, &q.clocks, &q.n_clocks));
    for (size_t i = 0; i < COUNT(asks); i++)
        if (step->asks & ASK_BIT(asks[i].ask))
            TRY(asks[i].check(cx, &q));
    return OK;
}
