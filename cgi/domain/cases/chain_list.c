/* What of a case goes its way of approval, and what could. */
#include "domain/cases/chain.h"
#include "domain/cases/today.h"

static const struct step_drafts_of_case_row *draft_of(const struct step_drafts_of_case_row *rows,
                                                      size_t n, str step, unit_id unit)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(rows[i].step, step) && rows[i].unit.v == unit.v)
            return &rows[i];
    return NULL;
}

enum err chain_steps(struct cx *cx, const struct user *who, const struct case_held *c,
                     struct chain_step **out, size_t *n)
{
    struct step_drafts_of_case_row *rows;
    struct today_roles_row *roles = NULL;
    size_t n_rows, n_roles = 0;
    unit_id unit, of = { 0 };
    bool above;
    TRY(step_drafts_of_case(cx, (struct step_drafts_of_case_in){ .cid = c->id }, &rows, &n_rows));
    *out = NEWS(cx->a, struct chain_step, c->flow->n_steps);
    *n = 0;
    for (size_t i = 0; i < c->flow->n_steps; i++) {
        const struct flow_step *step = &c->flow->steps[i];
        if (!chain_goes(step) || !flow_leaves(step, c->stage)
            || !step_unit(who, c, step, ~0u, &unit, &above))
            continue;
        struct chain_step *s = &(*out)[(*n)++];
        *s = (struct chain_step){ .step = step,
                                  .draft = draft_of(rows, n_rows, step->name, unit) };
        if (!s->draft || s->draft->returned)
            continue;
        if (of.v != unit.v)
            TRY(today_roles(cx, (struct today_roles_in){ .unit = unit, .today = cx->today },
                            &roles, &n_roles));
        of = unit;
        s->turn = today_turn(c->flow, s->draft->passed, s->draft->drafter, roles, n_roles);
    }
    return OK;
}
