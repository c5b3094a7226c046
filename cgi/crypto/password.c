#include "crypto/password.h"
#include "crypto/ring.h"
#include <errno.h>
#include <string.h>

/*
 * 64 MiB and 2 passes (libsodium's "interactive"): 45 to 70 ms measured on
 * one core. Above OWASP's least (19 MiB, 2 passes). Computed in the worker, as the
 * memory is unmapped at the end and the number of workers bounds how many run.
 */
#define PASSES crypto_pwhash_OPSLIMIT_INTERACTIVE
#define MEMORY crypto_pwhash_MEMLIMIT_INTERACTIVE

/* The same parameters as PASSES and MEMORY, made from random bytes nobody kept. */
static const char nobody[] = "$argon2id$v=19$m=65536,t=2,p=1$"
                             "WWVoUBgtKUFXOq+LaUWsDw$IrwE7P+1KdfOeKk89zp/WCv8eHAdp7lKNwo2wj/CBng";

_Static_assert(crypto_pwhash_STRBYTES <= PASSWORD_HASH_MAX, "column too short");

enum err password_hash(struct arena *a, str password, str *out)
{
    crypto_ready();
    if (str_empty(password) || password.n > PASSWORD_MAX_BYTES)
        return ERR_INVALID;
    char *h = arena_alloc(a, crypto_pwhash_STRBYTES);
    if (crypto_pwhash_str_alg(h, password.p, password.n, PASSES, MEMORY,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        return ERR_UNAVAILABLE;
    *out = str_from(h);
    return OK;
}

enum err password_check(opt_str hash, str password, enum password_result *out)
{
    crypto_ready();
    char h[crypto_pwhash_STRBYTES] = { 0 };
    const bool known = hash.has && hash.v.n > 0 && hash.v.n < sizeof h;
    const str use = known ? hash.v : str_from(nobody);
    memcpy(h, use.p, use.n);
    /* Too long is cut, not refused early; it cannot be right, as none is stored. */
    const size_t n = password.n < PASSWORD_MAX_BYTES ? password.n : PASSWORD_MAX_BYTES;
    errno = 0;
    const int bad = crypto_pwhash_str_verify(h, (const char *)ubytes(password), n);
    *out = PASSWORD_WRONG;
    if (bad && errno == ENOMEM)
        return ERR_UNAVAILABLE;
    if (bad || !known || password.n > PASSWORD_MAX_BYTES)
        return OK;
    *out = crypto_pwhash_str_needs_rehash(h, PASSES, MEMORY) ? PASSWORD_RIGHT_OLD : PASSWORD_RIGHT;
    return OK;
}
