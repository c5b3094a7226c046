#include "crypto/hmac.h"
#include "crypto/ring.h"

_Static_assert(HMAC_BYTES == crypto_auth_hmacsha256_BYTES, "the size of SHA-256");

str hmac_sha256(struct arena *a, str key, const str *parts, size_t n)
{
    crypto_auth_hmacsha256_state st;
    unsigned char *out = arena_alloc(a, HMAC_BYTES);
    crypto_auth_hmacsha256_init(&st, ubytes(key), key.n);
    for (size_t i = 0; i < n; i++)
        crypto_auth_hmacsha256_update(&st, ubytes(parts[i]), parts[i].n);
    crypto_auth_hmacsha256_final(&st, out);
    sodium_memzero(&st, sizeof st);
    return (str){ (const char *)out, HMAC_BYTES };
}
