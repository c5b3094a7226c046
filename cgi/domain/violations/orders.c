#include "domain/violations/orders.h"
#include "base/lang.h"
#include "domain/violations/payment.h"
#include "law/due.h"
#include "sql/cases.h"
#include "store/db.h"

/* The day of the paper of this step; today where it has none. */
static struct date paper_day(struct cx *cx, const struct step_in *in)
{
    static const char *const fields[] = { "ordered_on", "asked_on", "resume_on", "returned_on",
                                          "gone_on", "lapsed_on" };
    struct date day;
    for (size_t i = 0; i < COUNT(fields); i++)
        if (date_parse(step_typed(in, str_from(fields[i])), &day) == OK)
            return day;
    return cx->today;
}

struct change {
    const struct user *who;
    const struct flow_step *step;
    decision_id decision;
};

static enum err add(struct cx *cx, const struct change *c, const char *kind, struct date since,
                    opt_date until, int64_t amount, str basis)
{
    return fine_change_add(cx, (struct fine_change_add_in){
        .decision = c->decision, .kind = str_from(kind), .since = since, .until = until,
        .amount = amount, .basis = basis, .step = c->step->name,
        .account = { .has = c->who != NULL, .v = c->who ? c->who->id : (account_id){ 0 } },
        .now = cx->now });
}

static enum err reduce(struct cx *cx, const struct change *c, const struct step_in *in)
{
    int64_t by = 0;
    TRY(str_i64(step_typed(in, S("reduced_by")), &by));
    TRY(decision_reduce(cx, (struct decision_reduce_in){ .id = c->decision, .by = by }));
    return add(cx, c, "reduced", paper_day(cx, in), (opt_date){ 0 }, by, c->step->basis);
}

/* The fine stands still from this paper on, or goes on with it. */
static enum err hold(struct cx *cx, const struct change *c, const struct flow_stage *from,
                     const struct step_in *in)
{
    const struct flow_stage *to = c->step->to ? c->step->to : from;
    const struct date day = paper_day(cx, in);
    if (str_eq(from->not_late, to->not_late))
        return OK;
    if (!str_empty(from->not_late))
        TRY(fine_hold_end(cx, (struct fine_hold_end_in){ .decision = c->decision,
                                                         .until = day }));
    return str_empty(to->not_late) ? OK
        : add(cx, c, "held", day, (opt_date){ 0 }, 0, to->not_late);
}

/* Form MQĐ05: the sums, each with its last day. A later plan replaces this one. */
static enum err plan(struct cx *cx, const struct change *c, const struct step_in *in)
{
    static const char *const parts[][2] = { { "first_sum", "first_until" },
        { "second_sum", "second_until" }, { "third_sum", "third_until" } };
    TRY(fine_plan_end(cx, (struct fine_plan_end_in){ .decision = c->decision, .now = cx->now }));
    for (size_t i = 0; i < COUNT(parts); i++) {
        int64_t sum = 0;
        opt_date until = { .has = true };
        if (str_i64(step_typed(in, str_from(parts[i][0])), &sum) != OK || sum == 0)
            continue;
        TRY(date_parse(step_typed(in, str_from(parts[i][1])), &until.v));
        TRY(add(cx, c, "instalment", paper_day(cx, in), until, sum, c->step->basis));
    }
    return OK;
}

/* What coercion costs falls on the violator: it stands with the costs of the sanction file. */
static enum err coercion_cost(struct cx *cx, const struct user *who, const struct case_held *c,
                              const struct flow_step *step, const struct step_in *in)
{
    int64_t cost = 0;
    struct case_sanction_row file;
    if (!who || !str_eq(c->flow->name, S("coercion"))
        || str_i64(step_typed(in, S("cost")), &cost) != OK || cost == 0)
        return OK;
    TRY(case_sanction(cx, (struct case_sanction_in){ .cid = c->id }, &file));
    TRY(claim_add(cx, (struct claim_add_in){
        .cid = file.id, .kind = S("cost"), .part = S("coercion"),
        .party = flow_words(LANG_VI, c->flow->title), .number = c->code,
        .what = flow_words(LANG_VI, step->title), .basis = step->basis,
        .amount = SOME_I64(cost), .since = cx->today, .account = who->id, .now = cx->now }));
    return claim_state_add(cx, (struct claim_state_add_in){
        .claim = { db_last_id(cx) }, .state = S("noted"), .on_day = cx->today, .number = c->code,
        .amount = SOME_I64(cost), .note = S(""), .account = who->id, .now = cx->now });
}

/* What was paid on the spot stands among the receipts, where no other payment can use it. */
static enum err spot_payment(struct cx *cx, const struct user *who, const struct case_held *c,
                             const struct step_in *in)
{
    int64_t paid = 0;
    struct date day;
    const str receipt = step_typed(in, S("receipt")), key = receipt_key(cx->a, receipt);
    if (!who || str_i64(step_typed(in, S("paid")), &paid) != OK || paid <= 0 || str_empty(key)
        || date_parse(step_typed(in, S("executed_on")), &day) != OK)
        return OK;
    return payment_add(cx, (struct payment_add_in){
        .spot = { true, c->id }, .paid = day, .amount = paid, .receipt = receipt, .key = key,
        .account = who->id, .now = cx->now });
}

/* MQĐ38, or MQĐ40 for a part: the sum that the later decision names. */
static enum err amend(struct cx *cx, const struct change *c, const struct fine_state *s,
                      const struct step_in *in)
{
    int64_t sum = 0;
    const int64_t before = fine_before_reduction(s);
    TRY(str_i64(step_typed(in, S("new_fine")), &sum));
    TRY(decision_amend(cx, (struct decision_amend_in){ .id = c->decision, .total = sum }));
    if (sum <= before)
        return OK;
    opt_date until = { .has = fine_planned(s) > 0 };
    struct law_due due;
    const struct moment from = { paper_day(cx, in), 0, 0 };
    if (until.has) { /* no sum of the plan: the term of the later decision */
        TRY(law_due(cx->a, cx->law, S("EXECUTE_DECISION"), from, &due));
        until.v = instant_date(law_due_instant(&due));
    }
    return add(cx, c, "raised", paper_day(cx, in), until, sum - before, c->step->basis);
}

/* Does the step change what is owed, or when? */
static bool touches(const struct case_held *c, const struct flow_step *step,
                    const struct step_in *in)
{
    const struct flow_stage *to = step->to ? step->to : c->stage;
    return str_eq(step->form, S("MQĐ04")) || str_eq(step->form, S("MQĐ05"))
        || !str_eq(c->stage->not_late, to->not_late) || !str_empty(step_typed(in, S("lapsed_on")))
        || !str_empty(step_typed(in, S("new_fine")));
}

enum err orders_apply(struct cx *cx, const struct user *who, const struct case_held *c,
                      const struct flow_step *step, const struct step_in *in)
{
    struct fine_state s;
    if (str_eq(step->form, S("MQĐ40")) && step->to && !step->to->end && !step->to->in_force)
        return decision_cancel(cx, (struct decision_cancel_in){ .cid = c->id, .now = cx->now });
    TRY(coercion_cost(cx, who, c, step, in));
    if (step->asks & ASK_BIT(ASK_PAID))
        TRY(spot_payment(cx, who, c, in));
    if (step->track != &c->flow->tracks[0] || !touches(c, step, in))
        return OK;
    const enum err e = fine_state_load(cx, c->id, &s);
    if (e != OK)
        return e == ERR_CONFLICT ? OK : e; /* on the spot, or remedies alone: no fine here */
    const struct change change = { .who = who, .step = step, .decision = s.decision.id };
    if (str_eq(step->form, S("MQĐ04")))
        TRY(reduce(cx, &change, in));
    if (!str_empty(step_typed(in, S("new_fine"))))
        TRY(amend(cx, &change, &s, in));
    if (str_eq(step->form, S("MQĐ05")))
        TRY(plan(cx, &change, in));
    if (!str_empty(step_typed(in, S("lapsed_on"))))
        TRY(add(cx, &change, "lapsed", paper_day(cx, in), (opt_date){ 0 }, 0, step->basis));
    return hold(cx, &change, c->stage, in);
}
