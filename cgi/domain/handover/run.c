#include "domain/handover/run.h"
#include "domain/audit/audit.h"
#include "domain/handover/move.h"
#include "sql/cases.h"
#include "sql/clocks.h"
#include "sql/events.h"
#include "sql/handover.h"
#include "store/db.h"

#define BATCH_BYTES ((size_t)16 * 1024 * 1024)
#define CASE_BYTES ((size_t)16 * 1024 * 1024)
#define TERMS_MAX 8000
#define RENAME_MOST 100 /* cases in one go of the jobs */

struct run {
    const struct user *who;
    const struct handover_ask *ask;
    const struct unit_register *reg;
    struct arena *each; /* of one case */
    const struct unit_row *of; /* body whose handover is in hand */
    handover_id id;
    struct handover_counts *counts;
};

struct move {
    struct run *run;
    const struct handover_line *line;
    const struct unit_row *to; /* owner afterwards */
    bool moved;
};

/* The terms that run, as they are when the case passes. */
static enum err terms_of(struct cx *cx, case_id cid, str *out)
{
    struct clocks_of_case_row *rows;
    struct buf b = { .a = cx->a, .max = TERMS_MAX };
    size_t n;
    TRY(clocks_of_case(cx, (struct clocks_of_case_in){ .cid = cid }, &rows, &n));
    for (size_t i = 0; i < n; i++)
        if (!rows[i].stopped.has)
            buf_fmt(&b, "%.*s\t%lld\n", STR_ARG(rows[i].code),
                    rows[i].paused.has ? 0LL : (long long)rows[i].due);
    *out = buf_str(&b);
    return OK;
}

/* An offer to a body that ended, or to the receiver itself, has no end of its own. */
static enum err offer_of(struct cx *cx, const struct move *m, struct case_held *c)
{
    const struct run *r = m->run;
    const struct unit_row *u = c->to_unit.has ? register_row(r->reg, c->to_unit.v) : NULL;
    const struct unit_row *same = u ? register_same(r->reg, u, r->ask->on) : NULL;
    if (!u || (same == u && u != m->to))
        return OK;
    if (same && same != m->to) {
        c->to_unit.v = same->id;
        return OK;
    }
    return case_offer_cancel(cx, c);
}

static enum err written(struct cx *cx, const struct move *m, const struct case_held *before,
                        const struct case_held *c, str terms)
{
    const struct handover_line *l = m->line;
    const str pairs[] = {
        S("number"), str_fmt(cx->a, "%lld", (long long)m->run->id.v),
        S("from"), unit_row_name(cx->a, l->owner),
        S("to"), unit_row_name(cx->a, m->to),
        S("why"), str_from(why_code(l->choice.why)),
        S("stage_from"), before->stage->name, S("stage_to"), c->stage->name,
    };
    struct event_last_row last;
    TRY(audit_add(cx, m->run->who, c->id, S("handover"),
                  audit_data(cx->a, pairs, COUNT(pairs) / 2)));
    TRY(event_last(cx, (struct event_last_in){ .cid = c->id }, &last));
    TRY(handover_case_add(cx, (struct handover_case_add_in){
        .handover = m->run->id, .cid = c->id, .from = l->owner->id, .to = m->to->id,
        .reason = str_from(why_code(l->choice.why)), .offered = before->to_unit,
        .handler = before->handler, .stage = before->stage->name, .terms = terms,
        .seq = last.seq, .now = cx->now }));
    return effects_progress(cx, c);
}

static enum err move_tx(struct cx *cx, void *arg)
{
    struct move *m = arg;
    const struct handover_line *l = m->line;
    const bool same = l->choice.why == WHY_SAME_BODY;
    struct case_held c;
    str terms;
    m->moved = false;
    TRY(case_hold(cx, l->code, &c));
    if (c.ended || c.unit.v != l->owner->id.v)
        return OK; /* somebody was faster */
    const struct case_held before = c;
    TRY(terms_of(cx, c.id, &terms));
    /* An offer to a renamed body: the owner of the case is another one and keeps it. */
    m->to = same && l->owner != l->ended ? l->owner : l->choice.to;
    TRY(offer_of(cx, m, &c));
    TRY(case_move(cx, &c, m->to->id, same ? HANDS_STAY : HANDS_END));
    TRY(written(cx, m, &before, &c, terms));
    m->moved = true;
    return OK;
}

/* The number under which the cases of one body pass; a run that goes on finds its own. */
static enum err number_tx(struct cx *cx, void *arg)
{
    struct move *m = arg;
    struct handover_standing_row row;
    struct run *r = m->run;
    const bool same = m->line->choice.why == WHY_SAME_BODY;
    const enum err e = handover_standing(cx, (struct handover_standing_in){
        .unit = m->line->ended->id, .day = r->ask->on }, &row);
    if (e == ERR_NOT_FOUND) {
        TRY(handover_add(cx, (struct handover_add_in){
            .unit = m->line->ended->id, .day = r->ask->on, .kind = same ? S("rename") : S("pass"),
            .account = { .has = !same, .v = same ? (account_id){ 0 } : r->who->id },
            .now = cx->now }));
        row.id = (handover_id){ db_last_id(cx) };
    }
    r->id = row.id;
    return e == ERR_NOT_FOUND ? OK : e;
}

static enum err pass(struct cx *cx, const struct handover_line *l, void *arg)
{
    struct run *r = arg;
    struct cx each = *cx;
    struct move m = { .run = r, .line = l };
    if (!l->choice.to || (!r->who && l->choice.why != WHY_SAME_BODY)) {
        r->counts->undecided++;
        return OK;
    }
    if (!r->who && r->counts->moved == RENAME_MOST)
        return ERR_TOO_MANY; /* the next round of jobs goes on */
    each.a = r->each;
    arena_reset(each.a);
    if (r->of != l->ended)
        TRY(db_tx(&each, number_tx, &m));
    r->of = l->ended;
    const enum err e = db_tx(&each, move_tx, &m);
    if (e == ERR_FORBIDDEN) {
        r->counts->refused++;
        return OK;
    }
    r->counts->moved += m.moved;
    return e;
}

static enum err tell_tx(struct cx *cx, void *arg)
{
    const handover_id id = *(const handover_id *)arg;
    TRY(handover_tell(cx, (struct handover_tell_in){ id, cx->now, cx->today }));
    return handover_set_told(cx, (struct handover_set_told_in){ id, cx->now });
}

static enum err tell(struct cx *cx, struct date on)
{
    struct handovers_untold_row *rows;
    size_t n;
    TRY(handovers_untold(cx, (struct handovers_untold_in){ .day = on }, &rows, &n));
    for (size_t i = 0; i < n; i++)
        TRY(db_tx(cx, tell_tx, &rows[i].id));
    return OK;
}

enum err handover_run(struct cx *cx, const struct user *who, const struct handover_ask *ask,
                      const struct unit_register *reg, struct handover_counts *out)
{
    struct run r = { .who = who, .ask = ask, .reg = reg, .each = arena_new(CASE_BYTES),
                     .counts = out };
    struct arena *batch = arena_new(BATCH_BYTES);
    const struct plan_walk w = { .ask = ask, .reg = reg, .batch = batch, .line = pass,
                                 .arg = &r };
    *out = (struct handover_counts){ 0 };
    enum err e = handover_plan(cx, &w);
    if (e == OK)
        e = tell(cx, ask->on);
    arena_free(batch);
    arena_free(r.each);
    return e;
}
