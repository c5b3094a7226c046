#include "crypto/sign.h"
#include "crypto/ring.h"
#include "crypto/token.h"

enum err receipt_sign(struct arena *a, const struct keyring *k, str text, str *signature)
{
    if (!k->receipt_secret)
        return ERR_FORBIDDEN;
    unsigned char *sig = arena_alloc(a, crypto_sign_BYTES);
    crypto_sign_detached(sig, NULL, ubytes(text), text.n, secret_show(k->receipt_secret));
    secret_hide(k->receipt_secret);
    *signature = (str){ (char *)sig, crypto_sign_BYTES };
    return OK;
}

enum err receipt_verify(str public, str text, str signature)
{
    crypto_ready();
    if (public.n != crypto_sign_PUBLICKEYBYTES || signature.n != crypto_sign_BYTES)
        return ERR_INVALID;
    return crypto_sign_verify_detached(ubytes(signature), ubytes(text), text.n,
                                       ubytes(public)) == 0 ? OK : ERR_INVALID;
}

str receipt_public(struct arena *a, const struct keyring *k)
{
    return str_dup(a, (str){ (const char *)k->receipt_pub, sizeof k->receipt_pub });
}

str root_public(struct arena *a, const struct keyring *k)
{
    return str_dup(a, (str){ (const char *)k->root_pub, sizeof k->root_pub });
}

enum err public_key_read(struct arena *a, str text, str *out)
{
    const str s = str_trim(text);
    if (s.n == 2 * KEY_BYTES)
        return bytes_from_hex(a, s, out);
    TRY(bytes_from_b64url(a, s, out));
    return out->n == KEY_BYTES ? OK : ERR_INVALID;
}
