#include "domain/duty/rota.h"
#include "sql/accounts.h"
#include "store/db.h"

#define MINUTE_US (60 * US_PER_S)
#define DAY_US (24 * 3600 * US_PER_S)

struct planning {
    const struct user *who;
    const struct shift_new *in;
    enum shift_fault *fault;
};

static bool works_there(const struct unit_people_row *rows, size_t n, account_id id)
{
    for (size_t i = 0; i < n; i++)
        if (rows[i].id.v == id.v)
            return true;
    return false;
}

static enum err plan_one(struct cx *cx, const struct planning *j, struct date day)
{
    const struct shift_new *in = j->in;
    const instant midnight = instant_of((struct moment){ .day = day });
    const instant since = midnight + in->from * MINUTE_US;
    const instant until = midnight + in->until * MINUTE_US + (in->until <= in->from ? DAY_US : 0);
    struct shift_clash_row clash;
    const enum err e = shift_clash(cx, (struct shift_clash_in){
        .account = in->person, .since = since, .until = until }, &clash);
    if (e == OK)
        *j->fault = SHIFT_CLASH;
    else if (e != ERR_NOT_FOUND)
        return e;
    else if (until <= cx->now)
        *j->fault = SHIFT_PAST;
    else if (since > cx->now + SHIFT_AHEAD_DAYS * DAY_US)
        *j->fault = SHIFT_FAR;
    if (*j->fault != SHIFT_FINE)
        return ERR_INVALID;
    return shift_add(cx, (struct shift_add_in){
        .unit = in->unit, .account = in->person,
        .phone = { .has = !str_empty(in->phone), .v = in->phone },
        .since = since, .until = until, .by = j->who->id, .now = cx->now });
}

static enum err plan_tx(struct cx *cx, void *arg)
{
    const struct planning *j = arg;
    struct unit_people_row *people;
    struct people_hold_row *held;
    size_t n;
    *j->fault = SHIFT_FINE;
    TRY(people_hold(cx, (struct people_hold_in){ .one = j->in->person, .other = j->in->person },
                    &held, &n)); /* two who plan at once: the second sees the first's shift */
    TRY(unit_people(cx, (struct unit_people_in){ .unit = j->in->unit, .today = cx->today },
                    &people, &n));
    if (!works_there(people, n, j->in->person)) {
        *j->fault = SHIFT_STRANGER;
        return ERR_INVALID;
    }
    for (int i = 0; i < j->in->days; i++)
        TRY(plan_one(cx, j, date_add(j->in->day, i)));
    return OK;
}

enum err shift_plan(struct cx *cx, const struct user *who, const struct shift_new *in,
                    enum shift_fault *fault)
{
    *fault = SHIFT_FINE;
    if (!(user_roles_in(who, in->unit) & ROLE_HEAD))
        return ERR_FORBIDDEN;
    return db_tx(cx, plan_tx, &(struct planning){ .who = who, .in = in, .fault = fault });
}

struct cancelling {
    const struct user *who;
    shift_id id;
};

static enum err cancel_tx(struct cx *cx, void *arg)
{
    const struct cancelling *j = arg;
    struct shift_lock_row row;
    TRY(shift_lock(cx, (struct shift_lock_in){ .id = j->id }, &row));
    const unsigned roles = user_roles_in(j->who, row.unit);
    if (roles == 0)
        return ERR_NOT_FOUND;
    if (!(roles & ROLE_HEAD))
        return ERR_FORBIDDEN;
    if (row.ended.has || row.until <= cx->now)
        return ERR_CONFLICT;
    return shift_end(cx, (struct shift_end_in){ .id = j->id, .by = j->who->id, .now = cx->now });
}

enum err shift_cancel(struct cx *cx, const struct user *who, shift_id id)
{
    return db_tx(cx, cancel_tx, &(struct cancelling){ .who = who, .id = id });
}

enum err rota_load(struct cx *cx, unit_id unit, instant since, instant until,
                   struct shifts_of_unit_row **rows, size_t *n)
{
    return shifts_of_unit(cx, (struct shifts_of_unit_in){
        .unit = unit, .since = since, .until = until }, rows, n);
}

enum err duty_load(struct cx *cx, unit_id unit, struct duty_now_row **rows, size_t *n)
{
    return duty_now(cx, (struct duty_now_in){ .unit = unit, .now = cx->now, .today = cx->today },
                    rows, n);
}

void rota_gaps(struct arena *a, const struct shifts_of_unit_row *rows, size_t n, instant since,
               instant until, struct span **gaps, size_t *n_gaps)
{
    struct span *out = NEWS(a, struct span, n + 1);
    instant covered = since;
    *n_gaps = 0;
    for (size_t i = 0; i < n && covered < until; i++) {
        if (rows[i].since > covered)
            out[(*n_gaps)++] = (struct span){ covered,
                                              rows[i].since < until ? rows[i].since : until };
        if (rows[i].until > covered)
            covered = rows[i].until;
    }
    if (covered < until)
        out[(*n_gaps)++] = (struct span){ covered, until };
    *gaps = out;
}

void rota_overlaps(struct arena *a, const struct shifts_of_unit_row *rows, size_t n,
                   struct span **laps, size_t *n_laps)
{
    struct span *out = NEWS(a, struct span, n);
    size_t longest = 0; /* of the shifts so far, the one that ends last */
    *n_laps = 0;
    for (size_t i = 1; i < n; i++) {
        const struct shifts_of_unit_row *l = &rows[longest], *r = &rows[i];
        const bool team = l->since == r->since && l->until == r->until;
        if (!team && r->since < l->until)
            out[(*n_laps)++] = (struct span){ r->since,
                                              r->until < l->until ? r->until : l->until };
        if (r->until > l->until)
            longest = i;
    }
    *laps = out;
}
