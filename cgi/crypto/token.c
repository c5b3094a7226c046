#include "crypto/token.h"
#include "crypto/ring.h"

static str fresh(struct arena *a, size_t n, char **p)
{
    *p = arena_alloc(a, n + 1); /* a NUL behind, so that texts are C strings too */
    return (str){ *p, n };
}

str random_bytes(struct arena *a, size_t n)
{
    crypto_ready();
    char *p;
    const str s = fresh(a, n, &p);
    randombytes_buf(p, n);
    return s;
}

str token_new(struct arena *a)
{
    return bytes_b64url(a, random_bytes(a, 32));
}

bool token_shaped(str s)
{
    unsigned char b[32];
    size_t n;
    return s.n == TOKEN_CHARS &&
           sodium_base642bin(b, sizeof b, s.p, s.n, NULL, &n, NULL,
                             sodium_base64_VARIANT_URLSAFE_NO_PADDING) == 0 &&
           n == sizeof b;
}

str hash_of(struct arena *a, str data)
{
    crypto_ready();
    unsigned char *p = arena_alloc(a, HASH_BYTES);
    crypto_generichash(p, HASH_BYTES, ubytes(data), data.n, NULL, 0);
    return (str){ (char *)p, HASH_BYTES };
}

str hash_keyed(struct arena *a, const struct keyring *k, str purpose, str data)
{
    unsigned char *p = arena_alloc(a, HASH_BYTES);
    const unsigned char length = (unsigned char)purpose.n; /* keeps purpose and data apart */
    crypto_generichash_state st;
    if (purpose.n > 255)
        abort();
    crypto_generichash_init(&st, secret_show(k->service), KEY_BYTES, HASH_BYTES);
    secret_hide(k->service);
    crypto_generichash_update(&st, &length, 1);
    crypto_generichash_update(&st, ubytes(purpose), purpose.n);
    crypto_generichash_update(&st, ubytes(data), data.n);
    crypto_generichash_final(&st, p, HASH_BYTES);
    sodium_memzero(&st, sizeof st);
    return (str){ (char *)p, HASH_BYTES };
}

bool bytes_equal(str a, str b)
{
    return a.n == b.n && sodium_memcmp(ubytes(a), ubytes(b), a.n) == 0;
}

str bytes_hex(struct arena *a, str bytes)
{
    char *p;
    const str s = fresh(a, bytes.n * 2, &p);
    sodium_bin2hex(p, s.n + 1, ubytes(bytes), bytes.n);
    return s;
}

str bytes_b64url(struct arena *a, str bytes)
{
    const int v = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    const size_t size = sodium_base64_encoded_len(bytes.n, v); /* with its NUL */
    char *p = arena_alloc(a, size);
    sodium_bin2base64(p, size, ubytes(bytes), bytes.n, v);
    return (str){ p, size - 1 };
}

enum err bytes_from_hex(struct arena *a, str hex, str *out)
{
    char *p;
    size_t n;
    const str s = fresh(a, hex.n / 2, &p);
    if (!hex.p || hex.n % 2 ||
        sodium_hex2bin((unsigned char *)p, s.n, hex.p, hex.n, NULL, &n, NULL) != 0 || n != s.n)
        return ERR_INVALID;
    *out = s;
    return OK;
}

enum err bytes_from_b64url(struct arena *a, str text, str *out)
{
    char *p;
    size_t n;
    str s = fresh(a, text.n / 4 * 3 + 2, &p);
    if (!text.p || sodium_base642bin((unsigned char *)p, s.n, text.p, text.n, NULL, &n, NULL,
                                     sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0)
        return ERR_INVALID;
    *out = (str){ p, n };
    return OK;
}
