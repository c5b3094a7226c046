#include "domain/execution/overview.h"

enum err execution_load(struct cx *cx, const struct user *who, str code, struct execution *out)
{
    *out = (struct execution){ 0 };
    TRY(case_show_load(cx, who, code, &out->show));
    if (!str_eq(out->show.held.flow->name, S("sanction")))
        return ERR_NOT_FOUND;
    TRY(case_children(cx, (struct case_children_in){ .cid = out->show.c.id }, &out->children,
                      &out->n_children));
    TRY(beside_of_case(cx, (struct beside_of_case_in){ .cid = out->show.c.id }, &out->beside));
    const enum err e = fine_state_load(cx, out->show.c.id, &out->fine);
    if (e != OK)
        return e == ERR_CONFLICT ? OK : e;
    out->has_decision = true;
    const enum err reckoned = fine_owed(cx, &out->fine, fine_clocks(cx, &out->show),
                                        out->show.n_clocks, cx->today, &out->owing);
    if (reckoned != OK && reckoned != ERR_EXPIRED)
        return reckoned;
    out->known = reckoned == OK;
    return decision_measures(cx, (struct decision_measures_in){
        .decision = out->fine.decision.id }, &out->measures, &out->n_measures);
}
