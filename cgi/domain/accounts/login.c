#include "domain/accounts/login.h"
#include "crypto/password.h"
#include "crypto/token.h"
#include "domain/accounts/accounts.h"
#include "domain/accounts/slow.h"
#include "sql/accounts.h"

enum err login_try(struct cx *cx, struct login_in in, account_id *account, int64_t *wait_s)
{
    const str login = account_login(cx->a, in.login);
    const str key = hash_keyed(cx->a, cx->keys, S("login"), login);
    TRY(slow_count(cx, key, wait_s)); /* a right password takes it back */
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
    TRY(slow_clear(cx, key));
    *account = row.id;
    return OK;
}
