/*
 * Terms of the unit come to their end: a warning, the breach, the head, the
 * unit above. Each level is written down once, whatever happens: a clock is
 * looked at with its case held, and moves on with what it says in one
 * transaction. After a standstill it goes straight to the level it has reached.
 */
#include "base/buf.h"
#include "base/config.h"
#include "base/log.h"
#include "domain/accounts/user.h"
#include "domain/audit/audit.h"
#include "domain/cases/clock_next.h"
#include "domain/cases/figures.h"
#include "domain/intake/heads.h"
#include "domain/intake/jobs.h"
#include "domain/leader/tally.h"
#include "domain/notices/tell.h"
#include "sql/clocks.h"
#include "store/db.h"
#include <stdlib.h>

#define LOOK_LATER_US (600 * US_PER_S)
#define NOBODY_YET_US (24 * 3600 * US_PER_S)
#define TOLD_BYTES ((size_t)2000)

struct due {
    struct clocks_due_row row;
    enum clock_told level;
    opt_instant next;
    const struct heads *own, *above; /* above NULL: nobody */
    const struct heads *asked;       /* of a body that has not answered a request; may be NULL */
    bool gone; /* changed since it was listed: next time */
};

struct batch {
    struct due *v;
    size_t n;
};

/*
 * A level without a person is not reached: where the head's office is vacant,
 * whoever stands above must know at once; where nobody does, jobs look again.
 */
static enum clock_told there(const struct due *d, enum clock_told level)
{
    if (level >= TOLD_HEAD && d->own->n == 0)
        level = d->above ? TOLD_SUPERIOR : TOLD_LATE;
    else if (level == TOLD_SUPERIOR && !d->above)
        level = TOLD_HEAD;
    return level < (enum clock_told)d->row.told ? (enum clock_told)d->row.told : level;
}

static enum err plan(struct cx *cx, struct heads_asked *asked, const struct clock_rules *rules,
                     struct due *d)
{
    struct clock_state k = { .since = d->row.since, .due = d->row.due,
                             .told = (enum clock_told)d->row.told };
    d->level = clock_reached(cx->law, rules, &k, cx->now);
    TRY(heads_of(cx, asked, d->row.unit, &d->own));
    if (d->row.asked.has)
        TRY(heads_of(cx, asked, d->row.asked.v, &d->asked));
    TRY(heads_above(cx, asked, d->row.level, d->row.parent, &d->above));
    d->level = there(d, d->level);
    k.told = d->level;
    d->next = clock_next(cx->law, rules, &k);
    if (d->next.has && d->next.v < cx->now)
        d->next.v = cx->now + NOBODY_YET_US;
    return OK;
}

/* Every step holds its case; two that hold several must do so in the same order. */
static int by_case(const void *a, const void *b)
{
    const struct due *x = a, *y = b;
    const int by_id = (x->row.id.v > y->row.id.v) - (x->row.id.v < y->row.id.v);
    return x->row.cid.v == y->row.cid.v ? by_id : x->row.cid.v < y->row.cid.v ? -1 : 1;
}

static enum err list(struct cx *cx, struct batch *b)
{
    const struct clock_rules rules = clock_rules_of(cx);
    struct heads_asked asked = { 0 };
    struct clocks_due_row *rows;
    TRY(clocks_due(cx, (struct clocks_due_in){ .now = cx->now, .n = cx->conf->jobs.batch }, &rows,
                   &b->n));
    b->v = NEWS(cx->a, struct due, b->n);
    for (size_t i = 0; i < b->n; i++) {
        b->v[i].row = rows[i];
        TRY(plan(cx, &asked, &rules, &b->v[i]));
    }
    qsort(b->v, b->n, sizeof *b->v, by_case);
    return OK;
}

static bool same_account(opt_account_id a, opt_account_id b)
{
    return a.has == b.has && (!a.has || a.v.v == b.v.v);
}

static enum err hold(struct cx *cx, struct due *d)
{
    struct clock_hold_row now;
    const enum err e = clock_hold(cx, (struct clock_hold_in){
        .id = d->row.id, .cid = d->row.cid, .now = cx->now }, &now);
    d->gone = e != OK || now.told != d->row.told || now.due != d->row.due
        || now.unit.v != d->row.unit.v || !same_account(now.assigned, d->row.assigned);
    return e == ERR_NOT_FOUND ? OK : e;
}

/* Those who are told now; each once, the names as the history keeps them. */
struct told {
    struct cx *cx;
    struct tell_list *lines;
    const struct due *d;
    account_id seen[16];
    size_t n;
    struct buf names;
};

static void tell(struct told *t, account_id account, str name, str unit, str code)
{
    for (size_t i = 0; i < t->n; i++)
        if (t->seen[i].v == account.v)
            return;
    if (t->n == COUNT(t->seen))
        return;
    t->seen[t->n++] = account;
    if (t->names.n > 0)
        buf_add(&t->names, S("; "));
    buf_add(&t->names, name);
    if (!str_empty(unit))
        buf_fmt(&t->names, " (%.*s)", STR_ARG(unit));
    tell_add(t->cx, t->lines, account, code, t->d->row.cid);
}

static void tell_heads(struct told *t, const struct heads *h, str code)
{
    for (size_t i = 0; h && i < h->n; i++)
        tell(t, h->rows[i].account, h->rows[i].name,
             unit_body_name(t->cx->a, h->rows[i].level, h->rows[i].kind, h->rows[i].unit_name),
             code);
}

/* And whoever covers for the handler on leave. */
static void tell_handler(struct told *t, str code)
{
    const struct clocks_due_row *r = &t->d->row;
    if (r->handler.has)
        tell(t, r->handler.v, r->handler_name.v, S(""), code);
    else
        tell_heads(t, t->d->own, code);
    if (r->handler.has && r->cover.has)
        tell(t, r->cover.v, r->cover_name.v, S(""), code);
}

/* Does the clock reach that level with this look? */
static bool reaches(const struct due *d, enum clock_told level)
{
    return d->row.told < (int64_t)level && d->level >= level;
}

static str tell_level(struct cx *cx, const struct due *d, struct tell_list *lines)
{
    struct told t = { .cx = cx, .lines = lines, .d = d,
                      .names = { .a = cx->a, .max = TOLD_BYTES } };
    const str code = d->level >= TOLD_LATE ? S("late") : S("near");
    if (d->row.told < TOLD_LATE) {
        tell_handler(&t, code);
        tell_heads(&t, d->asked, code);
    }
    if (reaches(d, TOLD_HEAD))
        tell_heads(&t, d->own, code);
    if (reaches(d, TOLD_SUPERIOR))
        tell_heads(&t, d->above, S("late_superior"));
    return buf_str(&t.names);
}

/* One entry for the highest level; a warning needs none, nothing has happened yet. */
static enum err write_event(struct cx *cx, const struct due *d, str told)
{
    str type = S("late");
    if (d->level < TOLD_LATE)
        return OK;
    if (!reaches(d, TOLD_LATE))
        type = d->level == TOLD_HEAD ? S("late_head") : S("late_superior");
    const str pairs[] = { S("term"), d->row.code, S("due"), instant_iso(cx->a, d->row.due),
                          S("told"), told };
    return audit_add(cx, NULL, d->row.cid, type, audit_data(cx->a, pairs, COUNT(pairs) / 2));
}

static enum err move(struct cx *cx, const struct due *d, struct tell_list *lines)
{
    const bool up = reaches(d, TOLD_SUPERIOR);
    TRY(clock_set_told(cx, (struct clock_set_told_in){
        .id = d->row.id, .told = d->level, .next = d->next,
        .warned = { d->level == TOLD_NEAR, cx->now },
        .late = { reaches(d, TOLD_LATE), cx->now },
        .superior = { up, up ? d->above->unit : (unit_id){ 0 } } }));
    if (d->level == (enum clock_told)d->row.told)
        return OK; /* looked at too early */
    return write_event(cx, d, tell_level(cx, d, lines));
}

static bool counts(const struct due *d)
{
    return !d->gone && reaches(d, TOLD_LATE);
}

/* The breaches of a batch, one statement for all of a unit and a kind. */
static enum err count_late(struct cx *cx, const struct batch *b)
{
    for (size_t i = 0; i < b->n; i++) {
        const struct clocks_due_row *r = &b->v[i].row;
        int64_t n = 0;
        bool first = counts(&b->v[i]);
        for (size_t k = 0; first && k < b->n; k++) {
            const struct clocks_due_row *o = &b->v[k].row;
            if (!counts(&b->v[k]) || o->unit.v != r->unit.v || !str_eq(o->pollution, r->pollution))
                continue;
            first = k >= i;
            n++;
        }
        const struct tally_fact fact = { r->unit, r->cid, S("late"), r->pollution, 0 };
        if (counts(&b->v[i]))
            TRY(tally_note(cx, &fact));
        if (first) {
            TRY(figure_count_n(cx, r->unit, S("late"), r->pollution, n));
            TRY(tally_count(cx, &fact, n));
        }
    }
    return OK;
}

static enum err batch_tx(struct cx *cx, void *arg)
{
    const struct batch *b = arg;
    struct tell_list lines = { 0 };
    for (size_t i = 0; i < b->n; i++)
        TRY(hold(cx, &b->v[i]));
    for (size_t i = 0; i < b->n; i++)
        if (!b->v[i].gone)
            TRY(move(cx, &b->v[i], &lines));
    TRY(count_late(cx, b));
    return tell_all(cx, &lines);
}

/* One that cannot be done must not keep the others of its batch from being done. */
static enum err one_by_one(struct cx *cx, const struct batch *b)
{
    for (size_t i = 0; i < b->n; i++) {
        struct batch one = { &b->v[i], 1 };
        const enum err e = db_tx(cx, batch_tx, &one);
        if (e == OK)
            continue;
        log_line(LOG_ERROR, "clock_later", LOG_N("id", b->v[i].row.id.v), LOG_ERR("error", e));
        TRY(clock_look_later(cx, (struct clock_look_later_in){
            .id = b->v[i].row.id, .now = cx->now, .next = cx->now + LOOK_LATER_US }));
    }
    return OK;
}

enum err late_batch(struct cx *cx, size_t *n)
{
    struct batch b = { 0 };
    *n = 0;
    TRY(list(cx, &b));
    if (b.n == 0)
        return OK;
    if (db_tx(cx, batch_tx, &b) != OK)
        TRY(one_by_one(cx, &b));
    *n = b.n;
    return OK;
}
