/* The term of a request about what is public comes to its end: who is told, and when. */
#include "domain/audit/audit.h"
#include "domain/cases/clock_next.h"
#include "domain/intake/heads.h"
#include "domain/notices/tell.h"
#include "domain/publication/asks.h"
#include "store/db.h"

#define NOBODY_YET_US (24 * 3600 * US_PER_S)

struct climb {
    int64_t id;
    struct public_ask_term_row row;
    enum clock_told level;
    opt_instant next;
    const struct public_ask_people_row *own, *heads;
    size_t n_own, n_heads;
    const struct heads *above; /* NULL: nobody */
};

enum err asks_late_list(struct cx *cx, int64_t **ids, size_t *n)
{
    struct public_asks_sweep_row *rows;
    TRY(public_asks_sweep(cx, (struct public_asks_sweep_in){ .now = cx->now }, &rows, n));
    *ids = NEWS(cx->a, int64_t, *n);
    for (size_t i = 0; i < *n; i++)
        (*ids)[i] = rows[i].id;
    return OK;
}

/* Everybody with that office, however many. */
static enum err with_role(struct cx *cx, const struct climb *c, str role,
                          const struct public_ask_people_row **out, size_t *n)
{
    struct public_ask_people_row *page, *all = NULL;
    struct public_ask_people_in in = { .unit = c->row.unit, .role = role, .today = cx->today,
                                       .now = cx->now };
    size_t got;
    *n = 0;
    do {
        TRY(public_ask_people(cx, in, &page, &got));
        struct public_ask_people_row *more = NEWS(cx->a, struct public_ask_people_row, *n + got);
        for (size_t i = 0; i < *n + got; i++)
            more[i] = i < *n ? all[i] : page[i - *n];
        all = more;
        *n += got;
        if (got > 0)
            in.after = page[got - 1].account.v;
    } while (got > 0);
    *out = all;
    return OK;
}

static enum err people(struct cx *cx, struct climb *c)
{
    struct heads_asked asked = { 0 };
    TRY(with_role(cx, c, S("publisher"), &c->own, &c->n_own));
    TRY(with_role(cx, c, S("head"), &c->heads, &c->n_heads));
    return c->row.level.has
        ? heads_above(cx, &asked, c->row.level.v, c->row.parent, &c->above) : OK;
}

/* Where the office of the head is vacant the unit above knows at once. */
static void level_of(struct cx *cx, struct climb *c)
{
    const struct clock_rules rules = clock_rules_of(cx);
    struct clock_state k = { .since = c->row.sent, .due = c->row.due.v,
                             .told = (enum clock_told)c->row.told };
    c->level = clock_reached(cx->law, &rules, &k, cx->now);
    if (c->level == TOLD_HEAD && c->n_heads == 0)
        c->level = c->above ? TOLD_SUPERIOR : TOLD_LATE;
    if (c->level == TOLD_SUPERIOR && !c->above)
        c->level = c->n_heads > 0 ? TOLD_HEAD : TOLD_LATE;
    if (c->level < k.told)
        c->level = k.told;
    k.told = c->level;
    c->next = clock_next(cx->law, &rules, &k);
    if (c->next.has && c->next.v < cx->now)
        c->next.v = cx->now + NOBODY_YET_US;
}

static bool reaches(const struct climb *c, enum clock_told level)
{
    return c->row.told < (int64_t)level && c->level >= level;
}

static enum err tell_those(struct cx *cx, const struct public_ask_people_row *rows, size_t n,
                           str code)
{
    for (size_t i = 0; i < n; i++)
        TRY(tell_count(cx, rows[i].account, code, 1));
    return OK;
}

/* Nobody publishes there: the heads are asked at once. */
static enum err tell_level(struct cx *cx, const struct climb *c)
{
    const bool first = c->row.told < TOLD_LATE && c->level > TOLD_NOBODY;
    const str code = c->level >= TOLD_LATE ? S("ask_late") : S("ask_near");
    if (first)
        TRY(tell_those(cx, c->own, c->n_own, code));
    if (reaches(c, TOLD_HEAD) || (first && c->n_own == 0))
        TRY(tell_those(cx, c->heads, c->n_heads, code));
    for (size_t i = 0; reaches(c, TOLD_SUPERIOR) && c->above && i < c->above->n; i++)
        TRY(tell_count(cx, c->above->rows[i].account, S("ask_late_superior"), 1));
    return OK;
}

static enum err event(struct cx *cx, const struct climb *c)
{
    const str type = reaches(c, TOLD_LATE) ? S("public_ask_late")
                   : c->level == TOLD_HEAD ? S("public_ask_late_head")
                                           : S("public_ask_late_superior");
    const str pairs[] = { S("ref"), c->row.ref, S("kind"), c->row.kind,
                          S("due"), instant_iso(cx->a, c->row.due.v) };
    if (c->level < TOLD_LATE)
        return OK;
    return audit_act(cx, NULL, str_fmt(cx->a, "ask:%lld", (long long)c->id), type,
                     audit_data(cx->a, pairs, COUNT(pairs) / 2));
}

static enum err climb_tx(struct cx *cx, void *arg)
{
    const struct climb *c = arg;
    const bool up = reaches(c, TOLD_SUPERIOR) && c->above;
    TRY(public_ask_set_told(cx, (struct public_ask_set_told_in){
        .id = c->id, .was = c->row.told, .told = c->level, .next = c->next,
        .late = { reaches(c, TOLD_LATE), cx->now },
        .superior = { up, up ? c->above->unit : (unit_id){ 0 } } }));
    if (db_affected(cx) != 1 || c->level == (enum clock_told)c->row.told)
        return OK; /* answered meanwhile, or looked at too early */
    TRY(tell_level(cx, c));
    return event(cx, c);
}

enum err asks_late_one(struct cx *cx, int64_t id)
{
    struct climb c = { .id = id, .level = TOLD_NOBODY };
    const enum err e = public_ask_term(cx, (struct public_ask_term_in){ id }, &c.row);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e;
    TRY(people(cx, &c));
    if (c.row.due.has)
        level_of(cx, &c);
    return db_tx(cx, climb_tx, &c);
}
