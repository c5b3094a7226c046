/* What reporters write reaches the case: a message, an objection, a confirmation. */
#include "domain/audit/audit.h"
#include "domain/cases/step.h"
#include "domain/intake/jobs.h"
#include "domain/intake/responsible.h"
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
    const struct flow_step *step = reporter_step(&c, m.kind);
    const str pairs[] = { S("message"), str_fmt(cx->a, "%lld", (long long)id.v) };
    TRY(audit_add(cx, NULL, c.id, str_fmt(cx->a, "reporter:%.*s", STR_ARG(m.kind)),
                  audit_data(cx->a, pairs, 1)));
    if (step)
        TRY(step_by_reporter(cx, &c, step, m.sent));
    else
        TRY(responsible_notice(cx, &c, m.kind));
    return message_set_taken(cx, (struct message_set_taken_in){ .id = id, .now = cx->now });
}

enum err hear_one(struct cx *cx, int64_t id)
{
    message_id message = { id };
    return db_tx(cx, hear_tx, &message);
}
