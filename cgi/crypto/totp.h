/*
 * Time-based codes of an authenticator app (RFC 6238: SHA-1, 30 s, 6 digits).
 */
#ifndef CRYPTO_TOTP_H
#define CRYPTO_TOTP_H

#include "base/date.h"
#include "base/str.h"

/* A new secret of 160 bits in base32, 32 characters; store it sealed. */
str totp_secret(struct arena *a);

/* Is it one: 32 characters of base32? */
bool totp_secret_shaped(str secret);

/* otpauth:// address for a QR code. issuer and account are UTF-8. */
str totp_uri(struct arena *a, str issuer, str account, str secret);

/*
 * Check a typed code (spaces ignored) for now, the 30 s before or after.
 *
 * last    step of the code used last (0: never); that step and earlier ones are refused, so
 *         a code works once. *step gets the accepted one, to be stored.
 * Errors  ERR_INVALID: wrong, old or used code, or a malformed secret.
 */
MUST_USE enum err totp_check(str secret, str typed, instant now, int64_t last, int64_t *step);

#endif
