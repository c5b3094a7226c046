#include "crypto/seal.h"
#include "crypto/ring.h"
#include "crypto/token.h"
#include <string.h>

/* Plain text of a box: hash of what it belongs to, the text, padding (ISO/IEC 7816-4). */
enum err seal_to(struct arena *a, const struct keyring *k, enum key_name to, str of, str plain,
                 struct sealed *out)
{
    crypto_ready();
    if (plain.n > SEAL_MAX_BYTES)
        return ERR_TOO_LARGE;
    const size_t used = HASH_BYTES + plain.n, room = used + SEAL_STEP_BYTES;
    unsigned char *body = arena_alloc(a, room);
    memcpy(body, hash_of(a, of).p, HASH_BYTES);
    memcpy(body + HASH_BYTES, ubytes(plain), plain.n);
    size_t n;
    if (sodium_pad(&n, body, used, SEAL_STEP_BYTES, room) != 0)
        return ERR_INTERNAL;
    unsigned char *box = arena_alloc(a, n + crypto_box_SEALBYTES);
    if (crypto_box_seal(box, body, n, k->pub[to]) != 0)
        return ERR_INTERNAL;
    sodium_memzero(body, room);
    *out = (struct sealed){ { (char *)box, n + crypto_box_SEALBYTES } };
    return OK;
}

enum err seal_open(struct arena *a, const struct keyring *k, enum key_name to, str of,
                   struct sealed in, str *plain)
{
    if (!k->secret[to])
        return ERR_FORBIDDEN;
    if (in.box.n < crypto_box_SEALBYTES + SEAL_STEP_BYTES)
        return ERR_INVALID;
    const size_t n = in.box.n - crypto_box_SEALBYTES;
    unsigned char *body = arena_alloc(a, n);
    const int bad = crypto_box_seal_open(body, ubytes(in.box), in.box.n, k->pub[to],
                                         secret_show(k->secret[to]));
    secret_hide(k->secret[to]);
    size_t used;
    if (bad || sodium_unpad(&used, body, n, SEAL_STEP_BYTES) != 0 || used < HASH_BYTES)
        return ERR_INVALID;
    if (!bytes_equal((str){ (char *)body, HASH_BYTES }, hash_of(a, of)))
        return ERR_INVALID;
    *plain = (str){ (char *)body + HASH_BYTES, used - HASH_BYTES };
    return OK;
}
