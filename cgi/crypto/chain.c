#include "crypto/chain.h"
#include "crypto/ring.h"
#include <string.h>

struct chain_root {
    crypto_generichash_state st;
    int64_t last;
};

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

static str finish(struct arena *a, crypto_generichash_state *st)
{
    unsigned char *p = arena_alloc(a, HASH_BYTES);
    crypto_generichash_final(st, p, HASH_BYTES);
    return (str){ (char *)p, HASH_BYTES };
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
    return finish(a, &st);
}

struct chain_root *chain_root_new(struct arena *a, str day_iso)
{
    crypto_ready();
    /* The state wants 64-byte alignment, more than the arena gives. */
    const uintptr_t align = _Alignof(struct chain_root);
    char *raw = arena_alloc(a, sizeof(struct chain_root) + align);
    struct chain_root *r = (void *)(raw + (align - (uintptr_t)raw % align) % align);
    r->last = INT64_MIN;
    crypto_generichash_init(&r->st, NULL, 0, HASH_BYTES);
    add_text(&r->st, S("root 1"));
    add_text(&r->st, day_iso);
    return r;
}

void chain_root_add(struct chain_root *r, int64_t id, str head)
{
    if (id <= r->last)
        abort(); /* the query lost its ORDER BY; a root of it could not be checked */
    r->last = id;
    add_number(&r->st, (uint64_t)id);
    add_text(&r->st, head);
}

str chain_root_end(struct arena *a, struct chain_root *r)
{
    return finish(a, &r->st);
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

enum err chain_verify(const struct keyring *k, str root, str signature)
{
    if (root.n != HASH_BYTES || signature.n != SIGNATURE_BYTES)
        return ERR_INVALID;
    unsigned char text[sizeof SIGNED_LABEL + HASH_BYTES];
    const size_t n = signed_text(text, root);
    if (crypto_sign_verify_detached(ubytes(signature), text, n, k->root_pub) != 0)
        return ERR_INVALID;
    return OK;
}
