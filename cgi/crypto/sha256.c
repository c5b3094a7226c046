#include "crypto/sha256.h"
#include "crypto/ring.h"

struct sha256 {
    struct arena *a;
    crypto_hash_sha256_state st;
};

struct sha256 *sha256_new(struct arena *a)
{
    struct sha256 *h = NEW(a, struct sha256);
    crypto_ready();
    h->a = a;
    crypto_hash_sha256_init(&h->st);
    return h;
}

void sha256_add(struct sha256 *h, str bytes)
{
    crypto_hash_sha256_update(&h->st, ubytes(bytes), bytes.n);
}

str sha256_end(struct sha256 *h)
{
    unsigned char *p = arena_alloc(h->a, crypto_hash_sha256_BYTES);
    crypto_hash_sha256_final(&h->st, p);
    sodium_memzero(&h->st, sizeof h->st);
    return (str){ (char *)p, crypto_hash_sha256_BYTES };
}

str sha256_of(struct arena *a, str bytes)
{
    struct sha256 *h = sha256_new(a);
    sha256_add(h, bytes);
    return sha256_end(h);
}
