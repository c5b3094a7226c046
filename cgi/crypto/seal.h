/*
 * Personal data sealed to a public key: whoever seals cannot open again.
 * struct sealed has no html writer, so it cannot be printed by mistake.
 *
 * The plain text is padded to a multiple of 256 bytes, so that its length says
 * little. Every box is bound to what it belongs to: a box moved to another
 * row does not open there.
 */
#ifndef CRYPTO_SEAL_H
#define CRYPTO_SEAL_H

#include "crypto/keys.h"

#define SEAL_STEP_BYTES 256
#define SEAL_MAX_BYTES ((size_t)64 * 1024)

struct sealed {
    str box; /* stored as bytes */
};

/*
 * of      what it belongs to, e.g. the reference number; not secret, must be
 *         given again at opening.
 * plain   0..SEAL_MAX_BYTES bytes.
 * Errors  ERR_TOO_LARGE.
 */
MUST_USE enum err seal_to(struct arena *a, const struct keyring *k, enum key_name to, str of,
                          str plain, struct sealed *out);

/*
 * Errors  ERR_FORBIDDEN: the ring has no such secret key.
 *         ERR_INVALID: broken, sealed to another key or belonging elsewhere.
 */
MUST_USE enum err seal_open(struct arena *a, const struct keyring *k, enum key_name to, str of,
                            struct sealed in, str *plain);

#endif
