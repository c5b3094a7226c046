/*
 * A supervision request that nobody answers climbs like any term: those who must answer are
 * warned, then told that it is late, then the unit above is told. Each level once.
 */
#include "domain/audit/audit.h"
#include "domain/audit/supervision.h"
#include "domain/cases/clock_next.h"
#include "domain/intake/heads.h"
#include "domain/notices/tell.h"
#include "sql/supervision.h"
#include "store/db.h"

#define NOBODY_YET_US (24 * 3600 * US_PER_S)

struct look {
    int64_t id;
    struct supervision_held_row row;
    enum clock_told level;
    opt_instant next;
    const struct supervision_leaders_row *own;
    size_t n_own;
    const struct heads *above; /* NULL: nobody */
};

enum err supervision_look_list(struct cx *cx, int64_t **ids, size_t *n)
{
    struct supervision_look_row *rows;
    TRY(supervision_look(cx, (struct supervision_look_in){ cx->now }, &rows, n));
    *ids = NEWS(cx->a, int64_t, *n);
    for (size_t i = 0; i < *n; i++)
        (*ids)[i] = rows[i].id;
    return OK;
}

static enum err plan(struct cx *cx, struct look *l)
{
    const struct clock_rules rules = clock_rules_of(cx);
    struct heads_asked asked = { 0 };
    struct supervision_leaders_row *own;
    struct clock_state k = { .since = l->row.made, .due = l->row.due.v,
                             .told = (enum clock_told)l->row.told };
    TRY(supervision_leaders(cx, (struct supervision_leaders_in){ l->row.unit, cx->today }, &own,
                            &l->n_own));
    l->own = own;
    TRY(heads_above(cx, &asked, l->row.level, l->row.parent, &l->above));
    l->level = clock_reached(cx->law, &rules, &k, cx->now);
    if (l->level == TOLD_SUPERIOR && !l->above)
        l->level = TOLD_HEAD;
    k.told = l->level;
    l->next = clock_next(cx->law, &rules, &k);
    if (l->next.has && l->next.v < cx->now)
        l->next.v = cx->now + NOBODY_YET_US;
    return OK;
}

static bool reaches(const struct look *l, enum clock_told level)
{
    return l->row.told < (int64_t)level && l->level >= level;
}

static enum err tell(struct cx *cx, const struct look *l)
{
    const bool late = l->level >= TOLD_LATE;
    if (reaches(l, late ? TOLD_LATE : TOLD_NEAR))
        for (size_t i = 0; i < l->n_own; i++)
            TRY(tell_count(cx, l->own[i].account,
                           late ? S("supervision_late") : S("supervision_near"), 1));
    if (reaches(l, TOLD_SUPERIOR))
        for (size_t i = 0; i < l->above->n; i++)
            TRY(tell_count(cx, l->above->rows[i].account, S("supervision_superior"), 1));
    return OK;
}

static enum err look_tx(struct cx *cx, void *arg)
{
    const struct look *l = arg;
    struct supervision_lock_row now;
    TRY(supervision_lock(cx, (struct supervision_lock_in){ l->id }, &now));
    if (!now.next.has || now.told != l->row.told)
        return OK; /* answered, or looked at meanwhile */
    TRY(supervision_watch_set(cx, (struct supervision_watch_set_in){
        .id = l->id, .told = (int64_t)l->level, .next = l->next }));
    if ((int64_t)l->level == l->row.told)
        return OK;
    TRY(tell(cx, l));
    if (l->level < TOLD_LATE)
        return OK;
    const str pairs[] = { S("due"), instant_iso(cx->a, l->row.due.v) };
    return audit_act(cx, NULL, str_fmt(cx->a, "supervision:%lld", (long long)l->id),
                     reaches(l, TOLD_SUPERIOR) ? S("supervision_superior")
                                               : S("supervision_late"),
                     audit_data(cx->a, pairs, 1));
}

enum err supervision_look_one(struct cx *cx, int64_t id)
{
    struct look l = { .id = id };
    const enum err e = supervision_held(cx, (struct supervision_held_in){ id }, &l.row);
    if (e != OK || !l.row.due.has)
        return e == ERR_NOT_FOUND ? OK : e;
    TRY(plan(cx, &l));
    return db_tx(cx, look_tx, &l);
}
