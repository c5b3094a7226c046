#include "domain/cases/step.h"
#include "domain/accounts/second.h"
#include "domain/audit/audit.h"
#include "domain/cases/answer.h"
#include "domain/cases/beside.h"
#include "domain/cases/chain.h"
#include "domain/cases/clocks.h"
#include "domain/cases/effects.h"
#include "domain/cases/hands.h"
#include "domain/cases/order.h"
#include "domain/documents/issue.h"
#include "domain/publication/follow.h"
#include "domain/documents/signed.h"
#include "domain/documents/register.h"
#include "domain/duty/alarm.h"
#include "domain/violations/asks.h"
#include "domain/violations/orders.h"
#include "sql/cases.h"
#include "sql/clocks.h"
#include "sql/units.h"
#include "store/db.h"

enum err case_hold(struct cx *cx, str code, struct case_held *c)
{
    struct case_lock_row row;
    TRY(case_lock(cx, (struct case_lock_in){ .code = code }, &row));
    struct unit_by_id_row unit;
    TRY(unit_by_id(cx, (struct unit_by_id_in){ .id = row.unit }, &unit));
    const struct flow *flow = flow_find(cx->flows, row.flow, (int)row.version);
    const struct flow_stage *stage = flow ? flow_stage(flow, row.stage) : NULL;
    if (!stage)
        return ERR_INTERNAL;
    *c = (struct case_held){
        .id = row.id, .code = code, .parent = row.parent, .flow = flow, .stage = stage,
        .unit = row.unit, .unit_level = unit.level,
        .unit_parent = unit.parent.has ? unit.parent.v : S(""),
        .to_unit = row.to_unit, .handler = row.handler, .pollution = row.pollution,
        .ended = row.ended, .joined = row.joined, .joined_at = row.joined_at,
        .sender = flow->asked ? row.parent_unit : (opt_unit_id){ 0 },
    };
    return OK;
}

static enum err allowed(struct cx *cx, const struct user *who, struct case_held *c,
                        const struct flow_step *step)
{
    if (!who) /* the system itself, or the reporter whose key was checked at the door */
        return step->who.roles & (ROLE_SYSTEM | ROLE_REPORTER) ? OK : ERR_FORBIDDEN;
    bool may;
    TRY(standing_load(cx, who, c, &c->standing));
    TRY(step_allowed(cx, who, c, step, &may));
    if (!may && c->standing.conflict == CONFLICT_DECLARED)
        return ERR_RECUSED;
    return may ? OK : ERR_FORBIDDEN;
}

const struct flow_stage *track_stage(const struct flow_track *track,
                                     const struct flow_value *values, size_t n,
                                     const struct flow *flow)
{
    for (size_t i = 0; i < n; i++)
        if (str_starts(values[i].field, S("track:"))
            && str_eq(str_sub(values[i].field, 6, values[i].field.n), track->name))
            return flow_stage(flow, values[i].text);
    return NULL;
}

enum err step_stage(struct cx *cx, const struct case_held *c, const struct flow_step *step,
                    const struct flow_stage **out)
{
    *out = c->stage;
    if (step->track == &c->flow->tracks[0])
        return OK;
    struct case_values_row *rows;
    size_t n;
    TRY(case_values(cx, (struct case_values_in){ .cid = c->id }, &rows, &n));
    struct flow_value *values = NEWS(cx->a, struct flow_value, n);
    for (size_t i = 0; i < n; i++)
        values[i] = (struct flow_value){ rows[i].name, rows[i].value };
    *out = track_stage(step->track, values, n, c->flow);
    return *out ? OK : ERR_CONFLICT;
}

str step_typed(const struct step_in *in, str field)
{
    for (size_t i = 0; i < in->n_values; i++)
        if (str_eq(in->values[i].field, field))
            return in->values[i].text;
    return S("");
}

void step_waits(const struct flow_step *step, const struct clocks_of_case_row *row, instant at,
                struct step_fault *fault)
{
    if (row->stopped.has || clock_ends(row) < at || row->due <= fault->waits_until)
        return;
    for (size_t k = 0; k < step->n_waits_for; k++)
        if (str_eq(row->code, step->waits_for[k])) {
            fault->waits_for = row->code;
            fault->waits_until = row->due;
            fault->waits_paused = row->paused.has;
        }
}

/*
 * Some steps must let a term of the other side pass, unless it was waived. What
 * counts is the day the paper bears: a date before the end of the term, typed
 * after it, would take the other side's right away all the same.
 */
static enum err waited(struct cx *cx, const struct case_held *c, const struct flow_step *step,
                       const struct step_in *in, struct step_fault *fault)
{
    struct clocks_of_case_row *rows;
    struct date day;
    size_t n;
    instant at = cx->now;
    if (step->n_waits_for == 0)
        return OK;
    if (step->within_day) {
        TRY(date_parse(step_typed(in, step->within_day->name), &day));
        const instant dawn = instant_of((struct moment){ day, 0, 0 });
        at = dawn < at ? dawn : at;
    }
    TRY(clocks_of_case(cx, (struct clocks_of_case_in){ .cid = c->id }, &rows, &n));
    for (size_t i = 0; i < n; i++)
        step_waits(step, &rows[i], at, fault);
    return fault->waits_for.p ? ERR_CONFLICT : OK;
}

/* What happened cannot lie ahead; a term counted from there would never end. */
const struct flow_field *step_ahead(const struct cx *cx, const struct flow_step *step,
                                    const struct step_in *in)
{
    for (size_t i = 0; i < step->n_needs + step->n_optional; i++) {
        const struct flow_field *f = i < step->n_needs ? step->needs[i]
                                                       : step->optional[i - step->n_needs];
        struct date day;
        struct moment at;
        const str text = step_typed(in, f->name);
        if (f->ahead || str_empty(text))
            continue;
        if (f->type == FIELD_DATE && date_parse(text, &day) == OK && date_cmp(day, cx->today) > 0)
            return f;
        if (f->type == FIELD_MOMENT && moment_parse(text, &at) == OK && instant_of(at) > cx->now)
            return f;
    }
    return NULL;
}

/* Some steps are lawful only while a term of theirs runs. */
static enum err in_term(struct cx *cx, const struct case_held *c, const struct flow_step *step,
                        const struct step_in *in, struct step_fault *fault)
{
    struct clocks_of_case_row *rows;
    struct date day;
    size_t n, running = 0;
    if (step->n_within == 0)
        return OK;
    TRY(date_parse(step_typed(in, step->within_day->name), &day));
    TRY(clocks_of_case(cx, (struct clocks_of_case_in){ .cid = c->id }, &rows, &n));
    struct flow_running *terms = NEWS(cx->a, struct flow_running, n);
    for (size_t i = 0; i < n; i++)
        if (!rows[i].stopped.has)
            terms[running++] = (struct flow_running){ rows[i].code,
                                                            clock_ends(&rows[i]) };
    const size_t late =
        flow_too_late(step, terms, running, instant_of((struct moment){ day, 0, 0 }));
    if (late == running)
        return OK;
    fault->too_late = terms[late].term;
    fault->too_late_since = terms[late].due;
    return ERR_CONFLICT;
}

bool step_signs(const struct flow_step *step)
{
    return step->who.roles & ROLE_SIGNER && flow_needs_proof(step, PROVES_SIGNATURE);
}

/* Whoever signs proves anew that it is this person; each code signs once. */
static enum err second_asked(struct cx *cx, const struct user *who, const struct flow_step *step,
                             const struct step_in *in, struct step_fault *fault)
{
    if (!who || !step_signs(step))
        return OK;
    const enum err e = in->second > 0 ? second_use(cx, who->id, in->second) : ERR_FORBIDDEN;
    fault->needs_second = e == ERR_FORBIDDEN;
    return e == ERR_FORBIDDEN ? ERR_CONFLICT : e;
}

/* Number and date go into the register of the body, the file among the papers of the case. */
static enum err paper_signed(struct cx *cx, const struct user *who, const struct case_held *c,
                             const struct flow_step *step, const struct step_in *in,
                             struct step_fault *fault)
{
    for (size_t i = 0; i < step->n_needs; i++)
        if (step->needs[i]->proves == PROVES_NUMBER)
            TRY(register_take(cx, who, c, step_typed(in, step->needs[i]->name),
                              signed_day(cx, step, in), fault));
    return signed_keep(cx, who, c, step, in, fault);
}

enum err step_take(struct cx *cx, const struct user *who, struct case_held *c,
                   const struct flow_step *step, const struct step_in *in,
                   struct step_fault *fault)
{
    const struct flow_stage *from;
    TRY(step_stage(cx, c, step, &from));
    if (!flow_leaves(step, from) || c->joined.has)
        return ERR_CONFLICT;
    TRY(allowed(cx, who, c, step));
    fault->n_missing = flow_missing(cx->a, step, in->values, in->n_values, &fault->missing);
    if (fault->n_missing > 0)
        return ERR_INVALID;
    fault->ahead = step_ahead(cx, step, in);
    if (fault->ahead)
        return ERR_INVALID;
    TRY(order_check(cx, c, step, in, fault));
    TRY(waited(cx, c, step, in, fault));
    TRY(in_term(cx, c, step, in, fault));
    TRY(asks_check(cx, who, c, step, in, fault));
    TRY(case_answer_check(cx, c, step, in, fault));
    TRY(chain_check(cx, who, c, step, in, fault));
    TRY(second_asked(cx, who, step, in, fault));
    TRY(signed_relied(cx, c, step, fault));
    if (in->document)
        TRY(document_keep(cx, who, c->id, in->document));
    TRY(paper_issue(cx, c, step, in));
    if (who && in->document && step_signs(step))
        TRY(paper_signed(cx, who, c, step, in, fault));
    TRY(effects_values(cx, c, step, in));
    TRY(orders_apply(cx, who, c, step, in));
    TRY(effects_place(cx, c, step, in));
    TRY(hands_apply(cx, who, c, step, in));
    TRY(effects_clocks(cx, c, step, in));
    TRY(effects_tracks(cx, c, step));
    TRY(effects_store(cx, c, step));
    TRY(effects_event(cx, who, c, from, step, in));
    TRY(alarm_step(cx, who, c, step));
    TRY(beside_also(cx, who, c, step, in));
    TRY(beside_children(cx, who, c, step, in));
    TRY(publication_follow(cx, c));
    return effects_tell(cx, who, c, step, in);
}

/* One kind of record may come with several papers: the form tells the page of its own. */
enum step_page step_page(const struct flow_step *step)
{
    switch (step->record) {
    case RECORD_INSPECTION:
        return str_eq(step->form, S("BIEN_BAN_XAC_MINH")) ? STEP_INSPECTION : STEP_GENERAL;
    case RECORD_VIOLATION:
        return STEP_VIOLATION;
    case RECORD_DECISION:
        return str_eq(step->form, S("MQĐ02")) ? STEP_DECISION : STEP_GENERAL;
    case RECORD_PAYMENT:
        return STEP_PAYMENT;
    case RECORD_PUBLICATION:
        return STEP_PUBLICATION;
    case RECORD_RELEASE:
        return STEP_RELEASE;
    case RECORD_CORRECTION:
        return STEP_CORRECTION;
    case RECORD_NONE:
    case RECORD_ANSWER:
    case RECORD_FORWARD:
    case RECORD_EXPLANATION:
    case RECORD_VERIFICATION:
    case RECORD_SERVICE:
    case RECORD_REMEDY:
    case RECORD_COERCION:
    case RECORD_TRANSFER:
    default:
        return STEP_GENERAL;
    }
}

bool step_has_own_page(const struct flow_step *step)
{
    return step_page(step) != STEP_GENERAL;
}

struct step_job {
    const struct user *who;
    str code, step;
    const struct step_in *in;
    struct step_fault *fault;
};

static enum err step_tx(struct cx *cx, void *arg)
{
    const struct step_job *j = arg;
    struct case_held c;
    TRY(case_hold(cx, j->code, &c));
    const struct flow_step *step = flow_step(c.flow, j->step);
    if (!step)
        return ERR_NOT_FOUND;
    if (step_has_own_page(step))
        return ERR_CONFLICT;
    return step_take(cx, j->who, &c, step, j->in, j->fault);
}

enum err case_step(struct cx *cx, const struct user *who, str code, str step,
                   const struct step_in *in, struct step_fault *fault)
{
    struct step_job job = { .who = who, .code = code, .step = step, .in = in, .fault = fault };
    return db_tx(cx, step_tx, &job);
}
