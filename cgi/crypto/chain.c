#include "crypto/chain.h"
#include "crypto/ring.h"
#include <string.h>

static void add_number(crypto_generichash_state *st, uint64_t v)
{
    unsigned char b[8];
    for (size_t i = 0; i < 8; i++)
        b[i] = (unsigned char)(v >> (8 * i));
    crypto_generichash_update(st, b, sizeof b);
}

static void add_text(crypto_generichash_state *st, str s)
{
    add_number(st, s.p ? s.n : UINT64_MAX);
    if (s.p)
        crypto_generichash_update(st, ubytes(s), s.n);
}

str chain_event(struct arena *a, str prev, const str *fields, size_t n)
{
    crypto_ready();
    crypto_generichash_state st;
    crypto_generichash_init(&st, NULL, 0, HASH_BYTES);
    add_text(&st, S("event 1"));
    add_text(&st, prev);
    add_number(&st, n);
    for (size_t i = 0; i < n; i++)
        add_text(&st, fields[i]);
    unsigned char *p = arena_alloc(a, HASH_BYTES);
    crypto_generichash_final(&st, p, HASH_BYTES);
    return (str){ (char *)p, HASH_BYTES };
}

#define SIGNED_LABEL "daily root 1"

static size_t signed_text(unsigned char *out, str root)
{
    memcpy(out, SIGNED_LABEL, sizeof SIGNED_LABEL);
    memcpy(out + sizeof SIGNED_LABEL, ubytes(root), HASH_BYTES);
    return sizeof SIGNED_LABEL + HASH_BYTES;
}

enum err chain_sign(struct arena *a, const struct keyring *k, str root, str *signature)
{
    if (!k->root_secret)
        return ERR_FORBIDDEN;
    if (root.n != HASH_BYTES)
        return ERR_INVALID;
    unsigned char text[sizeof SIGNED_LABEL + HASH_BYTES], *sig = arena_alloc(a, SIGNATURE_BYTES);
    const size_t n = signed_text(text, root);
    crypto_sign_detached(sig, NULL, text, n, secret_show(k->root_secret));
    secret_hide(k->root_secret);
    *signature = (str){ (char *)sig, SIGNATURE_BYTES };
    return OK;
}

enum err chain_verify(str public, str root, str signature)
{
    crypto_ready();
    if (public.n != crypto_sign_PUBLICKEYBYTES || root.n != HASH_BYTES
        || signature.n != SIGNATURE_BYTES)
        return ERR_INVALID;
    unsigned char text[sizeof SIGNED_LABEL + HASH_BYTES];
    const size_t n = signed_text(text, root);
    if (crypto_sign_verify_detached(ubytes(signature), text, n, ubytes(public)) != 0)
        return ERR_INVALID;
    return OK;
}
