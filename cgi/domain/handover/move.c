#include "domain/handover/move.h"
#include "domain/cases/hands.h"
#include "domain/cases/open.h"
#include "sql/accounts.h"
#include "sql/cases.h"
#include "sql/handover.h"
#include "sql/hands.h"
#include "sql/leader.h"

static enum err works_in(struct cx *cx, opt_account_id who, unit_id unit, bool *yes)
{
    struct unit_people_row *rows;
    size_t n;
    *yes = false;
    if (!who.has)
        return OK;
    TRY(unit_people(cx, (struct unit_people_in){ .unit = unit, .today = cx->today }, &rows, &n));
    for (size_t i = 0; i < n && !*yes; i++)
        *yes = rows[i].id.v == who.v.v;
    return OK;
}

static enum err admitted(struct cx *cx, const struct case_held *c, unit_id to)
{
    struct units_recused_of_row *rows;
    size_t n;
    TRY(units_recused(cx, c->id, &rows, &n));
    return recused_unit(rows, n, to) ? ERR_FORBIDDEN : OK;
}

enum err case_move(struct cx *cx, struct case_held *c, unit_id to, enum keep_hands hands)
{
    bool stays = hands == HANDS_STAY;
    TRY(admitted(cx, c, to));
    if (!stays)
        TRY(works_in(cx, c->handler, to, &stays));
    if (!stays && c->unit.v != to.v) {
        TRY(hands_end(cx, (struct hands_end_in){ .cid = c->id, .now = cx->now }));
        c->handler = (opt_account_id){ 0 };
    }
    c->unit = to;
    TRY(case_set(cx, (struct case_set_in){
        .id = c->id, .stage = c->stage->name, .unit = c->unit, .to_unit = c->to_unit,
        .handler = c->handler, .ended = c->ended }));
    TRY(case_text_scope(cx, (struct case_text_scope_in){
        .id = c->id, .scope = case_scope(cx->a, to) }));
    TRY(case_superior_now(cx, (struct case_superior_now_in){ c->id, cx->today }));
    TRY(desk_item_unit(cx, (struct desk_item_unit_in){ c->id, to }));
    TRY(publication_set_unit(cx, (struct publication_set_unit_in){ c->id, to }));
    return case_set_due(cx, (struct case_set_due_in){ .id = c->id });
}

enum err case_offer_cancel(struct cx *cx, struct case_held *c)
{
    const struct step_in nothing = { 0 };
    const struct flow_step *step = NULL;
    while ((step = flow_next(c->flow, c->stage, step)))
        if (step->handover == HANDOVER_DECLINE && step->to)
            break;
    if (!step)
        return ERR_INTERNAL;
    TRY(effects_clocks(cx, c, step, &nothing));
    c->to_unit = (opt_unit_id){ 0 };
    c->stage = step->to;
    return OK;
}
