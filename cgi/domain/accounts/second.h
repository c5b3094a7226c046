/*
 * The second factor with which a person signs: codes of an authenticator app or a token
 * (crypto/totp.h). The secret lies sealed; a code signs once; wrong ones are slowed down.
 * Law     Decree 30/2020/NĐ-CP art. 13: who signs answers for it.
 */
#ifndef DOMAIN_ACCOUNTS_SECOND_H
#define DOMAIN_ACCOUNTS_SECOND_H

#include "domain/accounts/user.h"

struct second_state {
    bool enrolled;
    instant since;
};

/* One statement. */
MUST_USE enum err second_state(struct cx *cx, account_id account, struct second_state *out);

/*
 * What the enrolment page offers: the secret of the page before, as long as it is one, else a
 * new one, and its otpauth:// address for a QR code. login: the account's, UTF-8.
 */
void second_offer(struct cx *cx, str login, str before, str *secret, str *uri);

/*
 * The person takes a secret of the enrolment page into use, proved by its first code.
 * Errors  ERR_INVALID: no such code; ERR_LOGIN: wrong password; ERR_TOO_MANY: wait *wait_s
 *         seconds; ERR_CONFLICT: enrolled already.
 */
MUST_USE enum err second_enrol(struct cx *cx, const struct user *who, str secret, str password,
                               str code, int64_t *wait_s);

/*
 * A secret that the administrator hands out with a token, or the demonstration makes up;
 * what the account had ends. by: who does it.
 * ERR_INVALID: not 32 characters of base32.
 */
MUST_USE enum err second_give(struct cx *cx, account_id by, account_id account, str secret);

/* The same as part of a transaction. */
MUST_USE enum err second_put(struct cx *cx, account_id by, account_id account, str secret);

/* The person gives it up, with password and a code: errors of second_enrol; ERR_NOT_FOUND. */
MUST_USE enum err second_stop(struct cx *cx, const struct user *who, str password, str code,
                              int64_t *wait_s);

/* An administrator takes it away, so that the person can enrol again. ERR_NOT_FOUND. */
MUST_USE enum err second_reset(struct cx *cx, account_id by, account_id account, str reason);

/*
 * Is the typed code right now? Outside any transaction. *step is what second_use takes.
 * Errors  ERR_NOT_FOUND: not enrolled; ERR_INVALID: wrong or used; ERR_TOO_MANY.
 */
MUST_USE enum err second_check(struct cx *cx, account_id account, str code, int64_t *step,
                               int64_t *wait_s);

/* Use it up, in the transaction of the signature. ERR_FORBIDDEN: it was used meanwhile. */
MUST_USE enum err second_use(struct cx *cx, account_id account, int64_t step);

#endif
