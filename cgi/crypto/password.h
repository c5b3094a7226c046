/*
 * Passwords of officials: Argon2id (RFC 9106), parameters in password.c. The
 * memory is mapped for the call and given back at its end, so a worker
 * stays small between logins.
 */
#ifndef CRYPTO_PASSWORD_H
#define CRYPTO_PASSWORD_H

#include "base/str.h"

#define PASSWORD_MIN_CHARS 10
#define PASSWORD_MAX_BYTES 256
#define PASSWORD_HASH_MAX 128

enum password_result {
    PASSWORD_WRONG = 1,
    PASSWORD_RIGHT,
    PASSWORD_RIGHT_OLD, /* right, but made with weaker parameters: hash again and store */
};

/* Text to store, at most PASSWORD_HASH_MAX bytes. ERR_INVALID: empty or too long. */
MUST_USE enum err password_hash(struct arena *a, str password, str *out);

/*
 * Compare. For an unknown user pass a hash without value: the same work is done,
 * so that time does not tell who exists.
 *
 * Errors  ERR_UNAVAILABLE: no memory for the computation now.
 */
MUST_USE enum err password_check(opt_str hash, str password, enum password_result *out);

#endif
