#include "domain/leader/tally.h"
#include "domain/cases/figures.h"
#include "law/law.h"
#include "sql/tally.h"

static const struct { const char *flow, *step, *what; } facts[] = {
    { "sanction", "record", "record" },
    { "sanction", "decide", "decided" },
    { "sanction", "decide_on_spot", "decided" },
    { "sanction", "order_remedy", "remedy_only" },
    { "sanction", "order_confiscation", "remedy_only" },
    { "sanction", "dismiss", "dismissed" },
    { "sanction", "dismiss_anew", "dismissed" },
    { "sanction", "pay", "paid" },
    { "sanction", "execute", "executed" },
    { "sanction", "execute_on_spot", "executed" },
    { "sanction", "close_partial", "executed" },
    { "sanction", "finish_remedies", "executed" },
    { "sanction", "postpone", "postponed" },
    { "sanction", "reduce", "reduced" },
    { "sanction", "allow_instalments", "instalments" },
    { "sanction", "stay", "stayed" },
    { "sanction", "stay_instalments", "stayed" },
    { "sanction", "stay_coercion", "stayed" },
    { "sanction", "stay_decided", "stayed" },
    { "sanction", "cancel", "cancelled" },
    { "sanction", "cancel_renew", "cancelled" },
    { "sanction", "expire", "lapsed" },
    { "sanction", "expire_fine", "lapsed" },
    { "sanction", "take_complaint", "complained" },
    { "sanction", "hand_to_criminal", "crime_out" },
    { "sanction", "hand_stayed_to_criminal", "crime_out" },
    { "sanction", "hand_stayed_instalments_to_criminal", "crime_out" },
    { "sanction", "hand_stayed_coercion_to_criminal", "crime_out" },
    { "sanction", "hand_stayed_decided_to_criminal", "crime_out" },
    { "sanction", "hand_suspected_to_criminal", "crime_out" },
    { "sanction", "report_crime", "crime_out" },
    { "sanction", "back_from_criminal", "crime_back" },
    { "sanction", "back_suspected", "crime_back" },
    { "sanction", "back_stayed_decided", "crime_back" },
    { "sanction", "back_stayed", "crime_back" },
    { "sanction", "back_stayed_instalments", "crime_back" },
    { "sanction", "back_stayed_coercion", "crime_back" },
    { "coercion", "decide_wage", "coerced" },
    { "coercion", "decide_account", "coerced" },
    { "coercion", "decide_distraint", "coerced" },
    { "coercion", "decide_third", "coerced" },
    { "coercion", "decide_remedy", "coerced" },
    { "coercion", "decide_combined", "coerced" },
};

static str this_month(struct cx *cx)
{
    return str_fmt(cx->a, "%04d-%02d", cx->today.y, cx->today.m);
}

enum err tally_note(struct cx *cx, const struct tally_fact *f)
{
    return tally_add(cx, (struct tally_add_in){
        .month = this_month(cx), .unit = f->unit, .what = f->what,
        .part = f->part.p ? f->part : S(""), .cid = f->cid, .amount = f->amount,
        .now = cx->now });
}

enum err tally_count(struct cx *cx, const struct tally_fact *f, int64_t n)
{
    return tally_grow(cx, (struct tally_grow_in){
        .month = this_month(cx), .unit = f->unit, .what = f->what,
        .part = f->part.p ? f->part : S(""), .n = n, .amount = n * f->amount });
}

enum err tally(struct cx *cx, const struct tally_fact *f)
{
    TRY(tally_note(cx, f));
    return tally_count(cx, f, 1);
}

static enum err one(struct cx *cx, const struct case_held *c, str what, str part, int64_t amount)
{
    return tally(cx, &(struct tally_fact){ c->unit, c->id, what, part, amount });
}

static int64_t typed_sum(const struct step_in *in, const char *field)
{
    int64_t n = 0;
    return str_i64(step_typed(in, str_from(field)), &n) == OK && n > 0 ? n : 0;
}

/* revoke suspend confiscate remedy */
static str measure(struct cx *cx, str code)
{
    static const char *const kinds[] = { "", "revoke", "suspend", "confiscate", "remedy" };
    const struct law_measure *m = law_measure(cx->law, code);
    return str_from(kinds[m ? m->kind : LAW_REMEDY]);
}

/* The decision with what it says, each once: who, which acts, which measures. */
static enum err decided(struct cx *cx, const struct case_held *c, const struct flow_step *step,
                        const struct step_in *in)
{
    struct tally_decided_row d;
    struct tally_decision_row *rows;
    size_t n;
    if (str_eq(step->name, S("decide_on_spot"))) {
        const int64_t fine = typed_sum(in, "fine");
        TRY(one(cx, c, S("decided"), S("spot"), fine));
        if (fine == 0)
            TRY(one(cx, c, S("warned"), S(""), 0));
        return one(cx, c, S("subject"), step_typed(in, S("subject")), 0);
    }
    const enum err e = tally_decided(cx, (struct tally_decided_in){ c->id }, &d);
    if (e != OK)
        return e == ERR_NOT_FOUND ? one(cx, c, S("decided"), S(""), 0) : e;
    TRY(one(cx, c, S("decided"), S(""), d.total));
    if (d.total == 0)
        TRY(one(cx, c, S("warned"), S(""), 0));
    if (d.total == 0 && d.young)
        TRY(one(cx, c, S("warned_minor"), S(""), 0));
    TRY(one(cx, c, S("subject"), d.subject, 0));
    TRY(tally_decision(cx, (struct tally_decision_in){ c->id }, &rows, &n));
    for (size_t i = 0; i < n; i++)
        TRY(one(cx, c, str_eq(rows[i].what, S("act")) ? S("act") : measure(cx, rows[i].part.v),
                rows[i].part.v, rows[i].amount));
    return OK;
}

static str fact_of(str flow, str step)
{
    for (size_t i = 0; i < COUNT(facts); i++)
        if (str_eq(flow, str_from(facts[i].flow)) && str_eq(step, str_from(facts[i].step)))
            return str_from(facts[i].what);
    return S("");
}

size_t tally_words(const struct flow *flow, const struct flow_step *step, str out[TALLY_WORDS])
{
    size_t n = 0;
    const str fact = fact_of(flow->name, step->name);
    if (step->answers)
        out[n++] = S("answered");
    if (figure_verifies(flow->name, step))
        out[n++] = S("verified");
    if (step->record == RECORD_RELEASE)
        out[n++] = S("published");
    if (figure_handles(flow, step))
        out[n++] = S("handled");
    if (figure_decides(step))
        out[n++] = S("in_force");
    if (!str_empty(fact))
        out[n++] = fact;
    return n;
}

bool tally_of_event(str what)
{
    static const char *const words[] = { "received", "late", "answered", "verified", "published",
                                         "handled", "in_force" };
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_eq(what, str_from(words[i])))
            return true;
    for (size_t i = 0; i < COUNT(facts); i++)
        if (str_eq(what, str_from(facts[i].what)))
            return true;
    return false;
}

enum err tally_step(struct cx *cx, const struct case_held *c, const struct flow_step *step,
                    const struct step_in *in)
{
    if (step->answers)
        TRY(one(cx, c, S("answered"), c->pollution, 0));
    if (figure_verifies(c->flow->name, step))
        TRY(one(cx, c, S("verified"), c->pollution, 0));
    if (step->record == RECORD_RELEASE)
        TRY(one(cx, c, S("published"), c->pollution, 0));
    const str what = fact_of(c->flow->name, step->name);
    if (str_empty(what))
        return OK;
    if (str_eq(what, S("decided")))
        return decided(cx, c, step, in);
    return one(cx, c, what, S(""), str_eq(what, S("paid")) ? typed_sum(in, "paid") : 0);
}
