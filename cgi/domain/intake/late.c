/* A term of the unit ran out: written down once, and somebody is told. */
#include "domain/audit/audit.h"
#include "domain/cases/figures.h"
#include "domain/intake/jobs.h"
#include "domain/intake/responsible.h"
#include "sql/clocks.h"
#include "store/db.h"

enum err late_list(struct cx *cx, int64_t **ids, size_t *n)
{
    struct clocks_breached_row *rows;
    TRY(clocks_breached(cx, (struct clocks_breached_in){ .now = cx->now }, &rows, n));
    *ids = NEWS(cx->a, int64_t, *n);
    for (size_t i = 0; i < *n; i++)
        (*ids)[i] = rows[i].id.v;
    return OK;
}

static enum err late_tx(struct cx *cx, void *arg)
{
    const clock_id id = *(const clock_id *)arg;
    struct clock_breach_row k;
    struct case_held c;
    const enum err e = clock_breach(cx, (struct clock_breach_in){ .id = id, .now = cx->now }, &k);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e; /* stopped meanwhile */
    TRY(case_hold(cx, k.case_code, &c));
    TRY(clock_set_late(cx, (struct clock_set_late_in){ .id = id, .now = cx->now }));
    if (db_affected(cx) != 1)
        return OK; /* a step stopped it while we waited for the case */
    const str pairs[] = { S("term"), k.code, S("due"), instant_iso(cx->a, k.due) };
    TRY(audit_add(cx, NULL, c.id, S("late"), audit_data(cx->a, pairs, COUNT(pairs) / 2)));
    TRY(figure_count(cx, c.unit, S("late"), c.pollution));
    TRY(head_notice(cx, &c, S("late")));
    return c.handler.has ? responsible_notice(cx, &c, S("late")) : OK;
}

enum err late_one(struct cx *cx, int64_t id)
{
    clock_id clock = { id };
    return db_tx(cx, late_tx, &clock);
}
