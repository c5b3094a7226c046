/* The same body under a new name, kind or superior: its offices and cases go on by themselves. */
#include "domain/handover/run.h"
#include "sql/handover.h"

enum err rename_list(struct cx *cx, int64_t **ids, size_t *n)
{
    struct units_renamed_row *rows;
    TRY(units_renamed(cx, (struct units_renamed_in){ .today = cx->today }, &rows, n));
    *ids = NEWS(cx->a, int64_t, *n);
    for (size_t i = 0; i < *n; i++)
        (*ids)[i] = rows[i].id.v;
    return OK;
}

/*
 * First the people hold their offices under both rows, then the cases follow,
 * then the old offices end: nobody stands without access in between.
 */
enum err rename_one(struct cx *cx, int64_t id)
{
    const unit_id old = { id };
    struct unit_register reg;
    struct handover_counts counts;
    TRY(register_load(cx, &reg));
    const struct unit_row *u = register_row(&reg, old);
    if (!u || !u->until.has)
        return OK;
    const struct unit_row *new = register_same(&reg, u, date_add(u->until.v, 1));
    if (!new)
        return OK;
    const struct handover_ask ask = { .on = date_add(u->until.v, 1), .unit_code = u->code };
    TRY(offices_follow_unit(cx, (struct offices_follow_unit_in){ old }));
    TRY(absences_follow_unit(cx, (struct absences_follow_unit_in){ old }));
    TRY(delegations_follow_unit(cx, (struct delegations_follow_unit_in){ old }));
    TRY(recusals_follow_unit(cx, (struct recusals_follow_unit_in){ old }));
    const enum err e = handover_run(cx, NULL, &ask, &reg, &counts);
    if (e == ERR_TOO_MANY)
        return OK;
    if (e != OK && e != ERR_NOT_FOUND) /* no open case is left */
        return e;
    TRY(superiors_follow(cx, (struct superiors_follow_in){ old, new->id }));
    TRY(publications_follow_unit(cx, (struct publications_follow_unit_in){ old }));
    TRY(facilities_follow_unit(cx, (struct facilities_follow_unit_in){ old }));
    return offices_end_unit(cx, (struct offices_end_unit_in){ old });
}
