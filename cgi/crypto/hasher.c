#include "crypto/hasher.h"
#include "crypto/ring.h"
#include "crypto/token.h"

struct hasher {
    struct arena *a;
    crypto_generichash_state *st; /* libsodium wants it on a border of 64 bytes */
};

#define BORDER 64

struct hasher *hasher_new(struct arena *a, const struct keyring *k, str purpose)
{
    const unsigned char length = (unsigned char)purpose.n;
    struct hasher *h = NEW(a, struct hasher);
    char *room = arena_alloc(a, sizeof *h->st + BORDER);
    if (purpose.n == 0 || purpose.n > 255)
        abort();
    crypto_ready();
    h->a = a;
    h->st = (void *)(room + (BORDER - (uintptr_t)room % BORDER) % BORDER);
    crypto_generichash_init(h->st, secret_show(k->service), KEY_BYTES, HASH_BYTES);
    secret_hide(k->service);
    crypto_generichash_update(h->st, &length, 1);
    crypto_generichash_update(h->st, ubytes(purpose), purpose.n);
    return h;
}

void hasher_add(struct hasher *h, str bytes)
{
    crypto_generichash_update(h->st, ubytes(bytes), bytes.n);
}

str hasher_end(struct hasher *h)
{
    unsigned char *p = arena_alloc(h->a, HASH_BYTES);
    crypto_generichash_final(h->st, p, HASH_BYTES);
    sodium_memzero(h->st, sizeof *h->st);
    return (str){ (char *)p, HASH_BYTES };
}
