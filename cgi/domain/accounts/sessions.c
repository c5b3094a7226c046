#include "domain/accounts/sessions.h"
#include "base/config.h"
#include "crypto/token.h"
#include "sql/accounts.h"
#include "store/db.h"

#define PAGE_STATEMENTS 10 /* the tests hold every page to it */
#define MINUTE_US (60 * US_PER_S)

static struct office office_of(struct cx *cx, const struct user_by_session_row *r)
{
    return (struct office){
        .id = r->office,
        .unit = r->unit,
        .unit_code = r->unit_code,
        .level = r->level,
        .unit_name = unit_body_name(cx->a, r->level, r->kind, r->unit_name),
        .parent = r->parent.has ? r->parent.v : S(""),
        .role = user_role(r->role),
        .position = r->position.has ? r->position.v : S(""),
    };
}

/* Who observes others takes no part: no other office of the account counts. */
static size_t observer_alone(struct office *o, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (o[i].role & ROLE_OBSERVER)
            o[kept++] = o[i];
    return kept ? kept : n;
}

enum err session_user(struct cx *cx, struct session *s, struct user **out)
{
    s->since = db_count(cx);
    if (!token_shaped(s->token))
        return ERR_LOGIN;
    struct user_by_session_row *rows;
    size_t n;
    TRY(user_by_session(cx, (struct user_by_session_in){
        .token = hash_of(cx->a, s->token),
        .idle = cx->now - cx->conf->sessions.staff_idle_minutes * MINUTE_US,
        .oldest = cx->now - cx->conf->sessions.staff_absolute_hours * 60 * MINUTE_US,
        .today = cx->today }, &rows, &n));
    if (n == 0)
        return ERR_LOGIN;
    struct user *u = NEW(cx->a, struct user);
    struct office *offices = NEWS(cx->a, struct office, n);
    u->id = rows[0].id;
    u->login = rows[0].login;
    u->name = rows[0].name;
    for (size_t i = 0; i < n; i++)
        offices[i] = office_of(cx, &rows[i]);
    n = observer_alone(offices, n);
    for (size_t i = 0; i < n; i++)
        u->roles |= offices[i].role;
    u->offices = offices;
    u->n_offices = n;
    *out = u;
    s->seen_due = rows[0].seen <= cx->now - MINUTE_US;
    return OK;
}

enum err session_touch(struct cx *cx, const struct session *s)
{
    if (!s->seen_due || db_count(cx) - s->since >= PAGE_STATEMENTS)
        return OK;
    return session_seen(cx, (struct session_seen_in){ .token = hash_of(cx->a, s->token),
                                                      .now = cx->now });
}

enum err session_begin(struct cx *cx, account_id account, str old_token, str *token)
{
    if (token_shaped(old_token))
        TRY(session_end(cx, old_token));
    *token = token_new(cx->a);
    return session_add(cx, (struct session_add_in){
        .token = hash_of(cx->a, *token), .account = account, .now = cx->now });
}

enum err session_end(struct cx *cx, str token)
{
    return session_drop(cx, (struct session_drop_in){ .token = hash_of(cx->a, token) });
}

str session_mark(struct cx *cx, account_id account)
{
    const str id = str_fmt(cx->a, "%lld", (long long)account.v);
    return bytes_b64url(cx->a, hash_keyed(cx->a, cx->keys, S("late form"), id));
}

enum err session_whose(struct cx *cx, str token, str *mark)
{
    struct session_owner_row row;
    *mark = S("");
    if (!token_shaped(token))
        return OK;
    const enum err e = session_owner(cx, (struct session_owner_in){
        .token = hash_of(cx->a, token) }, &row);
    if (e == OK)
        *mark = session_mark(cx, row.account);
    return e == ERR_NOT_FOUND ? OK : e;
}

str session_csrf(struct cx *cx, str token)
{
    return bytes_b64url(cx->a, hash_keyed(cx->a, cx->keys, S("csrf"), token));
}
