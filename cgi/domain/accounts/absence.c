#include "domain/accounts/absence.h"
#include "sql/accounts.h"
#include "store/db.h"

enum absence_fault absence_check(const struct absence_new *in, struct date today)
{
    if (date_cmp(in->until, in->from) < 0)
        return ABSENCE_ORDER;
    if (date_cmp(in->from, today) < 0)
        return ABSENCE_PAST;
    if (date_days(in->until) - date_days(in->from) >= ABSENCE_DAYS_MAX)
        return ABSENCE_LONG;
    return in->person.v == in->cover.v ? ABSENCE_SELF : ABSENCE_FINE;
}

bool absence_may(const struct user *who, unit_id unit, account_id person)
{
    const unsigned roles = user_roles_in(who, unit);
    return roles & ROLE_HEAD || (roles && who->id.v == person.v);
}

struct entering {
    const struct user *who;
    const struct absence_new *in;
    enum absence_fault *fault;
};

static bool listed(const struct unit_people_row *rows, size_t n, account_id id)
{
    for (size_t i = 0; i < n; i++)
        if (rows[i].id.v == id.v)
            return true;
    return false;
}

/* Both work in the unit, and neither is away in those days. */
static enum err check_people(struct cx *cx, const struct entering *j, instant since,
                             instant until)
{
    const struct absence_new *in = j->in;
    struct unit_people_row *people;
    struct absence_clash_row *clash;
    size_t n, n_clash;
    TRY(unit_people(cx, (struct unit_people_in){ .unit = in->unit, .today = cx->today }, &people,
                    &n));
    const bool own = in->person.v == j->who->id.v;
    if (!listed(people, n, in->cover) || (!own && !listed(people, n, in->person)))
        *j->fault = ABSENCE_STRANGER;
    TRY(absence_clash(cx, (struct absence_clash_in){
        .account = in->person, .cover = in->cover, .since = since, .until = until },
        &clash, &n_clash));
    if (n_clash > 0)
        *j->fault = clash[0].account.v == in->person.v ? ABSENCE_CLASH : ABSENCE_COVER_AWAY;
    return *j->fault == ABSENCE_FINE ? OK : ERR_INVALID;
}

static enum err enter_tx(struct cx *cx, void *arg)
{
    const struct entering *j = arg;
    const struct absence_new *in = j->in;
    const instant since = instant_of((struct moment){ .day = in->from });
    const instant until = day_end(in->until);
    struct people_hold_row *held;
    size_t n;
    *j->fault = absence_check(in, cx->today);
    if (*j->fault != ABSENCE_FINE)
        return ERR_INVALID;
    TRY(people_hold(cx, (struct people_hold_in){ .one = in->person, .other = in->cover },
                    &held, &n)); /* two who enter at once: the second sees the first's leave */
    TRY(check_people(cx, j, since, until));
    return absence_add(cx, (struct absence_add_in){
        .account = in->person, .unit = in->unit, .cover = in->cover, .since = since,
        .until = until, .by = j->who->id, .now = cx->now });
}

enum err absence_enter(struct cx *cx, const struct user *who, const struct absence_new *in,
                       enum absence_fault *fault)
{
    *fault = ABSENCE_FINE;
    if (!absence_may(who, in->unit, in->person))
        return ERR_FORBIDDEN;
    return db_tx(cx, enter_tx, &(struct entering){ .who = who, .in = in, .fault = fault });
}

struct stopping {
    const struct user *who;
    absence_id id;
};

static enum err stop_tx(struct cx *cx, void *arg)
{
    const struct stopping *j = arg;
    struct absence_lock_row row;
    TRY(absence_lock(cx, (struct absence_lock_in){ .id = j->id }, &row));
    if (user_roles_in(j->who, row.unit) == 0)
        return ERR_NOT_FOUND;
    if (!absence_may(j->who, row.unit, row.account))
        return ERR_FORBIDDEN;
    if (row.ended.has)
        return ERR_CONFLICT;
    return absence_end(cx, (struct absence_end_in){ .id = j->id, .by = j->who->id,
                                                    .now = cx->now });
}

enum err absence_stop(struct cx *cx, const struct user *who, absence_id id)
{
    return db_tx(cx, stop_tx, &(struct stopping){ .who = who, .id = id });
}

enum err absence_list(struct cx *cx, unit_id unit, struct absences_of_unit_row **rows, size_t *n)
{
    return absences_of_unit(cx, (struct absences_of_unit_in){ .unit = unit, .now = cx->now },
                            rows, n);
}
