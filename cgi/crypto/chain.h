/*
 * The chain of events of a case, and the signature of the daily root (domain/audit/root.h).
 * Pure except for signing, which needs the root key.
 *
 * Every text is hashed with its length in front (8 bytes, little endian; all
 * ones for a missing text), so no two lists of fields have the same bytes.
 */
#ifndef CRYPTO_CHAIN_H
#define CRYPTO_CHAIN_H

#include "crypto/keys.h"
#include "crypto/token.h"

#define SIGNATURE_BYTES 64

/* Hash of an event: 32 bytes. prev is the hash before it, or {0} for the first. */
str chain_event(struct arena *a, str prev, const str *fields, size_t n);

/* Sign a 32-byte root: 64 bytes. ERR_FORBIDDEN: the ring has no root.key. */
MUST_USE enum err chain_sign(struct arena *a, const struct keyring *k, str root, str *signature);

/* public: root.pub, 32 bytes. ERR_INVALID: not signed with its secret key. */
MUST_USE enum err chain_verify(str public, str root, str signature);

#endif
