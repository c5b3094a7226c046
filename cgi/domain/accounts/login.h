/*
 * Passwords of officials, with a slow-down (slow.h). The count belongs to the login name,
 * known or not, so that it tells nothing.
 */
#ifndef DOMAIN_ACCOUNTS_LOGIN_H
#define DOMAIN_ACCOUNTS_LOGIN_H

#include "domain/accounts/user.h"

struct login_in {
    str login;    /* 1..60 bytes */
    str password; /* 1..256 bytes */
};

/*
 * ERR_LOGIN: wrong name or password. ERR_TOO_MANY: wait; *wait_s seconds.
 */
MUST_USE enum err login_try(struct cx *cx, struct login_in in, account_id *account,
                            int64_t *wait_s);

#endif
