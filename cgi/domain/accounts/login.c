#include "domain/accounts/login.h"
#include "base/config.h"
#include "crypto/password.h"
#include "crypto/token.h"
#include "domain/accounts/accounts.h"
#include "sql/accounts.h"
#include "store/db.h"

#define CLAIM_ROUNDS 20

static int64_t delay_s(const struct config *conf, int64_t failed)
{
    const int64_t over = failed - conf->login.free_tries, most = conf->login.delay_max_seconds;
    if (over < 0)
        return 0;
    const int64_t d = over >= 20 ? most : (int64_t)1 << over;
    return d < most ? d : most;
}

/*
 * Count the try before looking at its password: tries that come side by side
 * must not all see the same count. A right password takes the count back.
 */
static enum err counted(struct cx *cx, str key, int64_t *wait_s)
{
    for (int i = 0; i < CLAIM_ROUNDS; i++) {
        struct login_slow_get_row slow = { 0 };
        const enum err e = login_slow_get(cx, (struct login_slow_get_in){ .login = key }, &slow);
        if (e != OK && e != ERR_NOT_FOUND)
            return e;
        if (e == OK && slow.free > cx->now) {
            *wait_s = (slow.free - cx->now) / US_PER_S + 1;
            return ERR_TOO_MANY;
        }
        const instant free = cx->now + delay_s(cx->conf, slow.failed + 1) * US_PER_S;
        if (e == OK)
            TRY(login_slow_next(cx, (struct login_slow_next_in){
                .login = key, .seen = slow.failed, .free = free }));
        else
            TRY(login_slow_first(cx, (struct login_slow_first_in){ .login = key, .free = free }));
        if (db_affected(cx) == 1)
            return OK;
    }
    *wait_s = 1;
    return ERR_TOO_MANY;
}

enum err login_try(struct cx *cx, struct login_in in, account_id *account, int64_t *wait_s)
{
    const str login = account_login(cx->a, in.login);
    const str key = hash_keyed(cx->a, cx->keys, S("login"), login);
    TRY(counted(cx, key, wait_s));
    struct account_by_login_row row = { 0 };
    const enum err e = account_by_login(cx, (struct account_by_login_in){ .login = login }, &row);
    if (e != OK && e != ERR_NOT_FOUND)
        return e;
    enum password_result verdict = PASSWORD_WRONG;
    TRY(password_check(e == OK ? SOME_STR(row.password) : (opt_str){ 0 }, in.password,
                       &verdict));
    if (e != OK || verdict == PASSWORD_WRONG)
        return ERR_LOGIN;
    if (verdict == PASSWORD_RIGHT_OLD) {
        str fresh;
        TRY(password_hash(cx->a, in.password, &fresh));
        TRY(account_set_password(cx, (struct account_set_password_in){
            .id = row.id, .password = fresh }));
    }
    TRY(login_slow_clear(cx, (struct login_slow_clear_in){ .login = key }));
    *account = row.id;
    return OK;
}
