/*
 * The chain of events of a case, and the daily signed root over all chains.
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

struct chain_root; /* being computed */

/* Hash of an event: 32 bytes. prev is the hash before it, or {0} for the first. */
str chain_event(struct arena *a, str prev, const str *fields, size_t n);

/* Root over all heads; add them in ascending order of id. */
struct chain_root *chain_root_new(struct arena *a, str day_iso);
void chain_root_add(struct chain_root *r, int64_t id, str head);
str chain_root_end(struct arena *a, struct chain_root *r);

/* Sign a 32-byte root: 64 bytes. ERR_FORBIDDEN: the ring has no root.key. */
MUST_USE enum err chain_sign(struct arena *a, const struct keyring *k, str root, str *signature);

/* ERR_INVALID: not signed by root.pub. */
MUST_USE enum err chain_verify(const struct keyring *k, str root, str signature);

#endif
