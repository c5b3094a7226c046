/* Inside of struct keyring; only for files of this room. */
#ifndef CRYPTO_RING_H
#define CRYPTO_RING_H

#include "crypto/keys.h"
#include <sodium.h>
#include <stdlib.h>

#define KEY_BYTES ((size_t)32)
#define N_PAIRS 4 /* indexed by enum key_name; 0 is not used */

struct keyring {
    unsigned char pub[N_PAIRS][KEY_BYTES];
    unsigned char root_pub[crypto_sign_PUBLICKEYBYTES];
    unsigned char receipt_pub[crypto_sign_PUBLICKEYBYTES];
    /* In pages of libsodium, unreadable at rest; NULL when this service has none. */
    unsigned char *secret[N_PAIRS];
    unsigned char *root_secret; /* crypto_sign_SECRETKEYBYTES */
    unsigned char *receipt_secret; /* the same */
    unsigned char *service;
};

/* Before the first use of libsodium in any function; later calls cost nothing. */
static inline void crypto_ready(void)
{
    if (sodium_init() < 0)
        abort();
}

/* Make a secret readable for a moment. */
static inline const unsigned char *secret_show(unsigned char *secret)
{
    if (sodium_mprotect_readonly(secret) != 0)
        abort();
    return secret;
}

static inline void secret_hide(unsigned char *secret)
{
    if (sodium_mprotect_noaccess(secret) != 0)
        abort();
}

/* Bytes of a str as libsodium takes them; never NULL. */
static inline const unsigned char *ubytes(str s)
{
    return (const unsigned char *)(s.p ? s.p : "");
}

/* "dir/name" */
const char *key_path(struct arena *a, str dir, const char *name);

/*
 * Decode the 32 bytes in the file dir/name into out.
 * Errors ERR_NOT_FOUND: no file; ERR_INVALID with a line in faults.
 */
MUST_USE enum err key_read(struct arena *a, str dir, const char *name, unsigned char *out,
                           struct buf *faults);

#endif
