/* A wrong receiver put right; a handover taken back while nobody has acted on it. */
#include "domain/audit/audit.h"
#include "domain/handover/move.h"
#include "domain/handover/run.h"
#include "sql/cases.h"
#include "sql/handover.h"
#include "sql/hands.h"
#include "sql/units.h"
#include "store/db.h"

static enum err name_of(struct cx *cx, unit_id id, str *out)
{
    struct unit_by_id_row u;
    TRY(unit_by_id(cx, (struct unit_by_id_in){ .id = id }, &u));
    *out = unit_body_name(cx->a, u.level, u.kind, u.name);
    return OK;
}

static enum err moved_event(struct cx *cx, const struct user *who, const struct case_held *c,
                            const char *type, handover_id number, unit_id from, str why)
{
    str from_name, to_name;
    TRY(name_of(cx, from, &from_name));
    TRY(name_of(cx, c->unit, &to_name));
    const str pairs[] = { S("number"), str_fmt(cx->a, "%lld", (long long)number.v),
                          S("from"), from_name, S("to"), to_name, S("reason"), why };
    TRY(audit_add(cx, who, c->id, str_from(type), audit_data(cx->a, pairs, COUNT(pairs) / 2)));
    return effects_progress(cx, c);
}

struct right_job {
    const struct user *who;
    const struct put_right *in;
};

static enum err right_tx(struct cx *cx, void *arg)
{
    const struct right_job *j = arg;
    struct handover_case_get_row k;
    struct case_held c;
    struct unit_on_row to;
    TRY(case_hold(cx, j->in->case_code, &c));
    TRY(handover_case_get(cx, (struct handover_case_get_in){ j->in->handover, c.id }, &k));
    TRY(unit_on(cx, (struct unit_on_in){ .code = j->in->to_code, .day = cx->today }, &to));
    const unit_id wrong = k.right_unit.has ? k.right_unit.v : k.to;
    if (c.ended || c.unit.v != wrong.v || to.id.v == wrong.v)
        return ERR_CONFLICT;
    if (c.to_unit.has && c.to_unit.v.v == to.id.v)
        TRY(case_offer_cancel(cx, &c));
    TRY(case_move(cx, &c, to.id, HANDS_END));
    TRY(moved_event(cx, j->who, &c, "handover_right", j->in->handover, wrong, j->in->why));
    TRY(handover_case_set_right(cx, (struct handover_case_set_right_in){
        .id = j->in->handover, .cid = c.id, .unit = to.id, .account = j->who->id,
        .now = cx->now, .why = j->in->why }));
    return notice_unit_add(cx, (struct notice_unit_add_in){
        .unit = to.id, .role = S("head"), .cid = c.id, .code = S("handover_right"),
        .now = cx->now, .today = cx->today });
}

enum err handover_put_right(struct cx *cx, const struct user *who, const struct put_right *in)
{
    struct right_job j = { who, in };
    return db_tx(cx, right_tx, &j);
}

struct back_job {
    const struct user *who;
    handover_id id;
    str code, why;
};

/* To the body of before, with its handler and those who co-operated; an offer stays cancelled. */
static enum err back_tx(struct cx *cx, void *arg)
{
    const struct back_job *j = arg;
    struct handover_case_get_row k;
    struct case_held c;
    TRY(case_hold(cx, j->code, &c));
    const enum err e = handover_case_get(cx, (struct handover_case_get_in){ j->id, c.id }, &k);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e; /* it is back */
    const unit_id now = c.unit;
    if (c.unit.v != k.from.v) {
        TRY(case_move(cx, &c, k.from, HANDS_END));
        if (k.handler.has && !c.handler.has) {
            c.handler = k.handler;
            TRY(hand_add(cx, (struct hand_add_in){
                .cid = c.id, .account = k.handler.v, .unit = k.from, .part = S("lead"),
                .giver = { .has = true, .v = j->who->id }, .now = cx->now }));
            TRY(case_move(cx, &c, k.from, HANDS_STAY));
        }
        TRY(hand_helpers_again(cx, (struct hand_helpers_again_in){
            .cid = c.id, .unit = k.from, .ended = k.moved, .giver = j->who->id,
            .now = cx->now }));
    }
    TRY(moved_event(cx, j->who, &c, "handover_undo", j->id, now, j->why));
    return handover_case_set_undone(cx, (struct handover_case_set_undone_in){
        .id = j->id, .cid = c.id, .now = cx->now });
}

static enum err nobody_acted(struct cx *cx, handover_id id, str *touched)
{
    struct handover_touched_row *rows;
    struct buf b = { .a = cx->a, .max = 4000 };
    size_t n;
    TRY(handover_touched(cx, (struct handover_touched_in){ id }, &rows, &n));
    for (size_t i = 0; i < n; i++)
        buf_fmt(&b, "%s%.*s", i ? " " : "", STR_ARG(rows[i].code));
    *touched = buf_str(&b);
    return n > 0 ? ERR_CONFLICT : OK;
}

enum err handover_undo(struct cx *cx, const struct user *who, handover_id id, str why,
                       str *touched)
{
    struct handover_by_id_row h;
    struct handover_left_row *rows;
    size_t n = 1;
    *touched = S("");
    TRY(handover_by_id(cx, (struct handover_by_id_in){ id }, &h));
    if (h.undone.has || !str_eq(h.kind, S("pass")))
        return ERR_CONFLICT;
    TRY(nobody_acted(cx, id, touched));
    while (n > 0) {
        TRY(handover_left(cx, (struct handover_left_in){ id }, &rows, &n));
        for (size_t i = 0; i < n; i++) {
            struct back_job j = { who, id, rows[i].code, why };
            TRY(db_tx(cx, back_tx, &j));
        }
    }
    TRY(handover_facilities_undo(cx, who, h.unit, h.day, why));
    return handover_set_undone(cx, (struct handover_set_undone_in){
        .id = id, .account = who->id, .now = cx->now, .reason = why });
}
