/* What reporters write reaches the case: a message, an objection, a confirmation. */
#include "domain/audit/audit.h"
#include "domain/cases/figures.h"
#include "domain/cases/step.h"
#include "domain/intake/jobs.h"
#include "domain/intake/responsible.h"
#include "domain/leader/items.h"
#include "domain/leader/tally.h"
#include "domain/notices/relay.h"
#include "law/law.h"
#include "sql/closing.h"
#include "sql/jobs.h"
#include "store/db.h"

enum err hear_list(struct cx *cx, int64_t **ids, size_t *n)
{
    struct messages_untaken_row *rows;
    TRY(messages_untaken(cx, &rows, n));
    *ids = NEWS(cx->a, int64_t, *n);
    for (size_t i = 0; i < *n; i++)
        (*ids)[i] = rows[i].id.v;
    return OK;
}

/* The step a reporter has here: an objection moves the case, a confirmation leaves it. */
static const struct flow_step *reporter_step(const struct case_held *c, str kind)
{
    const bool objects = str_eq(kind, S("objection"));
    if (!objects && !str_eq(kind, S("confirm")))
        return NULL;
    for (const struct flow_step *s = flow_next(c->flow, c->stage, NULL); s;
         s = flow_next(c->flow, c->stage, s))
        if (s->who.roles & ROLE_REPORTER && (s->to != NULL) == objects)
            return s;
    return NULL;
}

/*
 * The fields of the step point at the message: history is for ever, and what a
 * reporter writes may say who they are.
 */
static enum err step_by_reporter(struct cx *cx, struct case_held *c, const struct flow_step *step,
                                 instant sent)
{
    const str at = instant_vi(cx->a, sent);
    const str see = str_fmt(cx->a, "Xem thư của người phản ánh lúc %.*s", STR_ARG(at));
    struct flow_value *values = NEWS(cx->a, struct flow_value, step->n_needs);
    struct step_fault fault;
    for (size_t i = 0; i < step->n_needs; i++)
        values[i] = (struct flow_value){ step->needs[i]->name, see };
    const struct step_in in = { .values = values, .n_values = step->n_needs };
    return step_take(cx, NULL, c, step, &in, &fault);
}

/*
 * An objection reopens a case once, and only within the term of the province; later
 * ones are letters that an official answers. No term set: none has passed.
 */
static enum err reopens(struct cx *cx, const struct closing_state_row *s, instant sent, bool *may)
{
    struct law_due due;
    *may = false;
    if (s->objected || !s->ended.has)
        return OK;
    const enum err e = law_due(cx->a, cx->law, S("HOTLINE_OBJECTION"),
                               instant_moment(s->ended.v), &due);
    *may = e == ERR_UNSET || (e == OK && sent <= instant_of(due.due));
    return e == ERR_UNSET ? OK : e;
}

/* What the reporter says of the end: the step it makes, NULL for a letter; counted once. */
static enum err of_the_end(struct cx *cx, struct case_held *c, message_id id,
                           const struct message_take_row *m, const struct flow_step **step)
{
    struct closing_state_row s;
    bool may;
    *step = reporter_step(c, m->kind);
    if (!*step)
        return OK;
    TRY(closing_state(cx, (struct closing_state_in){
        .cid = c->id, .report = m->report, .id = id }, &s));
    if (!s.said) {
        const str what = (*step)->to ? S("objected") : S("confirmed");
        TRY(figure_count(cx, c->unit, what, c->pollution));
        TRY(tally(cx, &(struct tally_fact){ c->unit, c->id, what, c->pollution, 0 }));
    }
    if ((*step)->to)
        TRY(items_objected(cx, c));
    if (!(*step)->to)
        return OK;
    TRY(reopens(cx, &s, m->sent, &may));
    if (!may)
        *step = NULL;
    return OK;
}

static enum err hear_tx(struct cx *cx, void *arg)
{
    const message_id id = *(const message_id *)arg;
    struct message_take_row m;
    struct case_of_report_row of;
    struct case_held c;
    enum err e = message_take(cx, (struct message_take_in){ .id = id }, &m);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e;
    e = case_of_report(cx, (struct case_of_report_in){ .report = m.report }, &of);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e; /* its report is no case yet: next time */
    TRY(case_hold(cx, of.code, &c));
    const struct flow_step *step;
    TRY(of_the_end(cx, &c, id, &m, &step));
    const str pairs[] = { S("message"), str_fmt(cx->a, "%lld", (long long)id.v) };
    TRY(audit_add(cx, NULL, c.id, str_fmt(cx->a, "reporter:%.*s", STR_ARG(m.kind)),
                  audit_data(cx->a, pairs, 1)));
    if (step) {
        TRY(step_by_reporter(cx, &c, step, m.sent));
        if (step->to)
            TRY(relay_tell_case(cx, c.id, RELAY_REOPENED));
    }
    else
        TRY(responsible_notice(cx, &c, m.kind));
    return message_set_taken(cx, (struct message_set_taken_in){ .id = id, .now = cx->now });
}

enum err hear_one(struct cx *cx, int64_t id)
{
    message_id message = { id };
    return db_tx(cx, hear_tx, &message);
}
