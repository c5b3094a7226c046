#include "domain/accounts/second.h"
#include "crypto/seal.h"
#include "crypto/token.h"
#include "crypto/totp.h"
#include "domain/accounts/login.h"
#include "domain/accounts/slow.h"
#include "domain/audit/account.h"
#include "domain/audit/audit.h"
#include "sql/second.h"
#include "store/db.h"

#define ISSUER "Duong Day Xanh" /* as authenticator apps show it: not all know diacritics */

/* A box moved to another account's row does not open there. */
static str box_of(struct cx *cx, account_id account)
{
    return str_fmt(cx->a, "second factor %lld", (long long)account.v);
}

enum err second_state(struct cx *cx, account_id account, struct second_state *out)
{
    struct second_live_row row;
    const enum err e = second_live(cx, (struct second_live_in){ account }, &row);
    *out = (struct second_state){ .enrolled = e == OK, .since = e == OK ? row.made : 0 };
    return e == ERR_NOT_FOUND ? OK : e;
}

void second_offer(struct cx *cx, str login, str before, str *secret, str *uri)
{
    *secret = totp_secret_shaped(before) ? before : totp_secret(cx->a);
    *uri = totp_uri(cx->a, S(ISSUER), login, *secret);
}

struct change {
    account_id by, account;
    opt_str secret; /* a new one; missing: none */
    int64_t step;   /* of the code that proved it */
    const char *type;
    str reason;
};

static enum err change_tx(struct cx *cx, void *arg)
{
    const struct change *j = arg;
    struct sealed box;
    TRY(second_end(cx, (struct second_end_in){ .account = j->account, .now = cx->now }));
    if (!j->secret.has && db_affected(cx) == 0)
        return ERR_NOT_FOUND;
    if (j->secret.has) {
        TRY(seal_to(cx->a, cx->keys, KEY_IDENTITY, box_of(cx, j->account), j->secret.v, &box));
        TRY(second_add(cx, (struct second_add_in){
            .account = j->account, .secret = box.box, .last = j->step, .now = cx->now }));
    }
    return audit_account(cx, j->account, j->by, str_from(j->type),
                         audit_data(cx->a, (const str[]){ S("reason"), j->reason }, 1));
}

static enum err password_right(struct cx *cx, const struct user *who, str password,
                               int64_t *wait_s)
{
    account_id same;
    return login_try(cx, (struct login_in){ .login = who->login, .password = password }, &same,
                     wait_s);
}

enum err second_enrol(struct cx *cx, const struct user *who, str secret, str password, str code,
                      int64_t *wait_s)
{
    struct second_state now;
    int64_t step;
    TRY(second_state(cx, who->id, &now));
    if (now.enrolled)
        return ERR_CONFLICT;
    TRY(password_right(cx, who, password, wait_s));
    TRY(totp_check(secret, code, cx->now, 0, &step));
    return db_tx(cx, change_tx, &(struct change){
        .by = who->id, .account = who->id, .secret = SOME_STR(secret), .step = step,
        .type = "second_enrol", .reason = S("") });
}

enum err second_put(struct cx *cx, account_id by, account_id account, str secret)
{
    return change_tx(cx, &(struct change){
        .by = by, .account = account, .secret = SOME_STR(secret), .type = "second_give",
        .reason = S("") });
}

static enum err give_tx(struct cx *cx, void *arg)
{
    const struct change *j = arg;
    return second_put(cx, j->by, j->account, j->secret.v);
}

enum err second_give(struct cx *cx, account_id by, account_id account, str secret)
{
    if (!totp_secret_shaped(secret))
        return ERR_INVALID;
    return db_tx(cx, give_tx, &(struct change){
        .by = by, .account = account, .secret = SOME_STR(secret) });
}

enum err second_stop(struct cx *cx, const struct user *who, str password, str code,
                     int64_t *wait_s)
{
    int64_t step;
    TRY(password_right(cx, who, password, wait_s));
    TRY(second_check(cx, who->id, code, &step, wait_s));
    return db_tx(cx, change_tx, &(struct change){
        .by = who->id, .account = who->id, .type = "second_stop", .reason = S("") });
}

enum err second_reset(struct cx *cx, account_id by, account_id account, str reason)
{
    return db_tx(cx, change_tx, &(struct change){
        .by = by, .account = account, .type = "second_reset", .reason = reason });
}

enum err second_check(struct cx *cx, account_id account, str code, int64_t *step, int64_t *wait_s)
{
    struct second_live_row row;
    str secret;
    const str of = box_of(cx, account);
    const str key = hash_keyed(cx->a, cx->keys, S("second"), of);
    TRY(second_live(cx, (struct second_live_in){ account }, &row));
    TRY(slow_count(cx, key, wait_s));
    TRY(seal_open(cx->a, cx->keys, KEY_IDENTITY, of, (struct sealed){ row.secret }, &secret));
    TRY(totp_check(secret, code, cx->now, row.last, step));
    return slow_clear(cx, key);
}

enum err second_use(struct cx *cx, account_id account, int64_t step)
{
    TRY(second_used(cx, (struct second_used_in){ .account = account, .step = step }));
    return db_affected(cx) == 1 ? OK : ERR_FORBIDDEN;
}
