#include "domain/accounts/login.h"
#include "base/config.h"
#include "crypto/password.h"
#include "crypto/token.h"
#include "sql/accounts.h"

static int64_t delay_s(const struct config *conf, int64_t failed)
{
    const int64_t over = failed - conf->login.free_tries, most = conf->login.delay_max_seconds;
    if (over < 0)
        return 0;
    const int64_t d = over >= 20 ? most : (int64_t)1 << over;
    return d < most ? d : most;
}

static enum err wrong(struct cx *cx, str key, int64_t failed)
{
    TRY(login_slow_set(cx, (struct login_slow_set_in){
        .login = key, .failed = failed,
        .free = cx->now + delay_s(cx->conf, failed) * US_PER_S }));
    return ERR_LOGIN;
}

enum err login_try(struct cx *cx, struct login_in in, account_id *account, int64_t *wait_s)
{
    const str key = hash_keyed(cx->a, cx->keys, S("login"), in.login);
    struct login_slow_get_row slow = { 0 };
    enum err e = login_slow_get(cx, (struct login_slow_get_in){ .login = key }, &slow);
    if (e != OK && e != ERR_NOT_FOUND)
        return e;
    if (e == OK && slow.free > cx->now) {
        *wait_s = (slow.free - cx->now) / US_PER_S + 1;
        return ERR_TOO_MANY;
    }
    struct account_by_login_row row = { 0 };
    e = account_by_login(cx, (struct account_by_login_in){ .login = in.login }, &row);
    if (e != OK && e != ERR_NOT_FOUND)
        return e;
    enum password_result verdict = PASSWORD_WRONG;
    TRY(password_check(e == OK ? SOME_STR(row.password) : (opt_str){ 0 }, in.password,
                       &verdict));
    if (e != OK || verdict == PASSWORD_WRONG)
        return wrong(cx, key, slow.failed + 1);
    if (verdict == PASSWORD_RIGHT_OLD) {
        str fresh;
        TRY(password_hash(cx->a, in.password, &fresh));
        TRY(account_set_password(cx, (struct account_set_password_in){
            .id = row.id, .password = fresh }));
    }
    if (slow.failed > 0)
        TRY(login_slow_clear(cx, (struct login_slow_clear_in){ .login = key }));
    *account = row.id;
    return OK;
}
