#include "domain/accounts/slow.h"
#include "base/config.h"
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

enum err slow_count(struct cx *cx, str key, int64_t *wait_s)
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

enum err slow_clear(struct cx *cx, str key)
{
    return login_slow_clear(cx, (struct login_slow_clear_in){ .login = key });
}
