#include "domain/cases/effects.h"
#include "domain/audit/audit.h"
#include "domain/cases/answer.h"
#include "domain/cases/figures.h"
#include "domain/cases/hands.h"
#include "domain/cases/open.h"
#include "domain/leader/items.h"
#include "domain/leader/tally.h"
#include "domain/publication/follow.h"
#include "domain/notices/relay.h"
#include "sql/cases.h"
#include "sql/coop.h"
#include "sql/hands.h"
#include "sql/units.h"
#include "store/db.h"

enum err effects_values(struct cx *cx, const struct case_held *c, const struct flow_step *step,
                        const struct step_in *in)
{
    for (size_t i = 0; i < in->n_values; i++)
        if (!str_empty(in->values[i].text))
            TRY(case_value_set(cx, (struct case_value_set_in){
                .cid = c->id, .name = in->values[i].field, .value = in->values[i].text,
                .now = cx->now }));
    if (step->track != &c->flow->tracks[0] && step->to)
        TRY(case_value_set(cx, (struct case_value_set_in){
            .cid = c->id, .name = str_fmt(cx->a, "track:%.*s", STR_ARG(step->track->name)),
            .value = step->to->name, .now = cx->now }));
    return OK;
}

/* A request for co-operation may also go to a neighbouring province. */
static enum err askable(struct cx *cx, const struct case_held *c, unit_id to)
{
    struct unit_asked_row row;
    return unit_asked(cx, (struct unit_asked_in){ .id = to, .self = c->unit,
                                                  .today = cx->today }, &row);
}

/*
 * A unit that was abolished, or of another province, could never accept what it
 * is sent; one that the case concerns must not.
 */
static enum err offer(struct cx *cx, struct case_held *c, opt_unit_id to)
{
    struct unit_offerable_row row;
    if (!to.has)
        return ERR_INVALID;
    const enum err e = c->flow->asked
        ? askable(cx, c, to.v)
        : unit_offerable(cx, (struct unit_offerable_in){
              .id = to.v, .self = c->unit, .today = cx->today }, &row);
    TRY(e == ERR_NOT_FOUND ? ERR_INVALID : e);
    struct units_recused_of_row *recused;
    size_t n;
    TRY(units_recused(cx, c->id, &recused, &n));
    if (recused_unit(recused, n, to.v))
        return ERR_INVALID;
    c->to_unit = to;
    return OK;
}

enum err effects_place(struct cx *cx, struct case_held *c, const struct flow_step *step,
                       const struct step_in *in)
{
    if (step->to && step->track == &c->flow->tracks[0]) {
        c->stage = step->to;
        c->ended = step->to->end;
    }
    switch (step->handover) {
    case HANDOVER_OFFER:
        TRY(offer(cx, c, in->to_unit));
        break;
    case HANDOVER_ACCEPT:
        if (!c->to_unit.has)
            return ERR_CONFLICT;
        if (!c->sender.has)
            c->sender = (opt_unit_id){ .has = true, .v = c->unit };
        c->unit = c->to_unit.v;
        c->to_unit = (opt_unit_id){ 0 };
        c->handler = (opt_account_id){ 0 };
        break;
    case HANDOVER_DECLINE:
        c->to_unit = (opt_unit_id){ 0 };
        break;
    case HANDOVER_UP:
        TRY(hands_up(cx, c));
        break;
    case HANDOVER_REVIEW:
        TRY(hands_review(cx, c));
        break;
    case HANDOVER_NONE:
    default:
        break;
    }
    return OK;
}

enum err effects_typed(struct cx *cx, const struct case_held *c, const struct step_in *in,
                       str field, str *out)
{
    struct case_value_get_row row = { .value = S("") };
    *out = step_typed(in, field);
    if (!str_empty(*out))
        return OK;
    const enum err e = case_value_get(cx, (struct case_value_get_in){
        .cid = c->id, .name = field }, &row);
    *out = e == OK ? row.value : S("");
    return e == ERR_NOT_FOUND ? OK : e;
}

enum err effects_tracks(struct cx *cx, const struct case_held *c, const struct flow_step *step)
{
    for (size_t i = 1; i < c->flow->n_tracks; i++) {
        const struct flow_track *t = &c->flow->tracks[i];
        if (t->opened_by != step)
            continue;
        TRY(case_value_set(cx, (struct case_value_set_in){
            .cid = c->id, .name = str_fmt(cx->a, "track:%.*s", STR_ARG(t->name)),
            .value = t->start->name, .now = cx->now }));
    }
    return OK;
}

enum err effects_store(struct cx *cx, const struct case_held *c, const struct flow_step *step)
{
    TRY(case_set(cx, (struct case_set_in){
        .id = c->id, .stage = c->stage->name, .unit = c->unit, .to_unit = c->to_unit,
        .handler = c->handler, .ended = c->ended,
        .ended_at = { .has = c->ended, .v = cx->now } }));
    if (step->to && step->track == &c->flow->tracks[0]
        && (c->ended || (step->n_from && step->from[0]->end)))
        TRY(clear_follow(cx, c));
    if (step->handover >= HANDOVER_ACCEPT && step->handover != HANDOVER_DECLINE)
        TRY(case_text_scope(cx, (struct case_text_scope_in){
            .id = c->id, .scope = case_scope(cx->a, c->unit) }));
    return case_set_due(cx, (struct case_set_due_in){ .id = c->id });
}

enum err effects_event(struct cx *cx, const struct user *who, const struct case_held *c,
                       const struct flow_stage *from, const struct flow_step *step,
                       const struct step_in *in)
{
    const size_t extra = 6;
    const str absent = who ? standing_in_for(who, c, step) : S("");
    str *pairs = NEWS(cx->a, str, 2 * (in->n_values + extra));
    size_t n = 0;
    pairs[n++] = S("from");
    pairs[n++] = from->name;
    pairs[n++] = S("to");
    pairs[n++] = step->to ? step->to->name : from->name;
    if (c->delegation.p) {
        pairs[n++] = S("delegation");
        pairs[n++] = c->delegation;
    }
    for (size_t i = 0; i < in->n_values; i++) {
        pairs[n++] = in->values[i].field;
        pairs[n++] = in->values[i].text.p ? in->values[i].text : S("");
    }
    const struct { const char *name; str text; } hands[] = {
        { "lead", c->lead }, { "helpers_named", c->helpers }, { "in_place_of", absent } };
    for (size_t i = 0; i < COUNT(hands); i++)
        if (!str_empty(hands[i].text)) {
            pairs[n++] = str_from(hands[i].name);
            pairs[n++] = hands[i].text;
        }
    return audit_add(cx, who, c->id, step->name, audit_data(cx->a, pairs, n / 2));
}

enum err effects_progress(struct cx *cx, const struct case_held *c)
{
    return progress_all(cx, (struct progress_all_in){
        .cid = c->id, .now = cx->now, .unit = c->unit, .flow = c->flow->name,
        .version = c->flow->version, .stage = c->stage->name, .ended = c->ended });
}

static enum err tell_role(struct cx *cx, const struct case_held *c, unit_id unit, str role,
                          str code)
{
    return notice_unit_add(cx, (struct notice_unit_add_in){
        .unit = unit, .role = role, .cid = c->id, .code = code, .now = cx->now,
        .today = cx->today });
}

/* The answer goes to everybody whose report is in the case. */
static enum err send_answer(struct cx *cx, const struct user *who, const struct case_held *c,
                            str body, bool ends)
{
    TRY(message_out_all(cx, (struct message_out_all_in){
        .cid = c->id, .account = { .has = who != NULL, .v = who ? who->id : (account_id){ 0 } },
        .kind = S("answer"), .body = body, .now = cx->now }));
    /* Each reporter is asked whether it is fixed; who says nothing stays counted so. */
    const int64_t asked = db_affected(cx);
    if (ends && asked > 0)
        TRY(figure_asked(cx, c, asked));
    return relay_tell_case(cx, c->id, RELAY_ANSWER);
}

enum err effects_tell(struct cx *cx, const struct user *who, const struct case_held *c,
                      const struct flow_step *step, const struct step_in *in)
{
    const str body = step->answers ? answer_body(cx->a, step, in) : S("");
    if (!str_empty(body))
        TRY(send_answer(cx, who, c, body, step->to && step->to->end));
    if (step->track == &c->flow->tracks[0])
        TRY(effects_progress(cx, c));
    TRY(figure_step(cx, c, step));
    TRY(tally_step(cx, c, step, in));
    TRY(items_follow(cx, c, step));
    if ((step->tells & TELL_HANDLER || step->assigns) && c->handler.has)
        TRY(notice_add(cx, (struct notice_add_in){
            .account = c->handler.v, .cid = c->id, .code = step->name, .now = cx->now }));
    if (step->tells & (TELL_HEAD | TELL_UNIT))
        TRY(tell_role(cx, c, c->unit, S("head"), step->name));
    if (step->tells & TELL_SENDER && c->sender.has) {
        TRY(tell_role(cx, c, c->sender.v, S("head"), step->name));
        TRY(notice_who_asked(cx, (struct notice_who_asked_in){
            .cid = c->id, .code = step->name, .now = cx->now }));
    }
    if (step->tells & TELL_RECEIVER && c->to_unit.has)
        TRY(tell_role(cx, c, c->to_unit.v, S("head"), step->name));
    return OK;
}
