#include "crypto/keys.h"
#include "crypto/ring.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const pair_names[N_PAIRS] = {
    [KEY_IDENTITY] = "identity", [KEY_CONTACT] = "contact", [KEY_FILES] = "files"
};

const char *key_path(struct arena *a, str dir, const char *name)
{
    return str_fmt(a, "%.*s/%s", STR_ARG(dir), name).p;
}

/* Text of a key: hex or base64 in any of its four spellings. */
static bool decode(str text, unsigned char *out)
{
    static const int variants[] = {
        sodium_base64_VARIANT_ORIGINAL, sodium_base64_VARIANT_ORIGINAL_NO_PADDING,
        sodium_base64_VARIANT_URLSAFE, sodium_base64_VARIANT_URLSAFE_NO_PADDING
    };
    size_t n;
    if (text.n == 2 * KEY_BYTES)
        return sodium_hex2bin(out, KEY_BYTES, text.p, text.n, NULL, &n, NULL) == 0 &&
               n == KEY_BYTES;
    for (size_t i = 0; i < COUNT(variants); i++)
        if (sodium_base642bin(out, KEY_BYTES, text.p, text.n, NULL, &n, NULL, variants[i]) == 0 &&
            n == KEY_BYTES)
            return true;
    return false;
}

/* NULL, or why the open file is not fit to hold a secret. */
static const char *too_open(int fd)
{
    struct stat st;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
        return "is not a plain file";
    if (st.st_uid != geteuid())
        return "belongs to another user";
    if (st.st_mode & 07177)
        return "must have mode 0600";
    return NULL;
}

enum err key_read(struct arena *a, str dir, const char *name, unsigned char *out,
                  struct buf *faults)
{
    const int fd = open(key_path(a, dir, name), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0 && errno == ENOENT)
        return ERR_NOT_FOUND;
    if (fd < 0) {
        buf_fmt(faults, "%s: %s\n", name, strerror(errno));
        return ERR_INVALID;
    }
    const char *why = str_ends(str_from(name), S(".key")) ? too_open(fd) : NULL;
    char text[256];
    if (!why) {
        const ssize_t n = read(fd, text, sizeof text);
        const str s = str_trim((str){ text, n > 0 ? (size_t)n : 0 });
        if (n < 0 || !decode(s, out))
            why = "does not hold 32 bytes as hex or base64";
    }
    close(fd);
    sodium_memzero(text, sizeof text);
    if (!why)
        return OK;
    buf_fmt(faults, "%s: %s\n", name, why);
    return ERR_INVALID;
}

/* As key_read, but a missing file is a fault as well. */
static bool read_needed(struct arena *a, str dir, const char *name, unsigned char *out,
                        struct buf *faults)
{
    const enum err e = key_read(a, dir, name, out, faults);
    if (e == ERR_NOT_FOUND)
        buf_fmt(faults, "%s: missing\n", name);
    return e == OK;
}

/* Read a secret into pages of its own, left readable and writable; NULL after a fault. */
static unsigned char *read_secret(struct arena *a, str dir, const char *name, size_t size,
                                  struct buf *faults)
{
    unsigned char *p = sodium_malloc(size);
    if (!p) {
        buf_fmt(faults, "%s: no memory for it\n", name);
        return NULL;
    }
    if (read_needed(a, dir, name, p, faults))
        return p;
    sodium_free(p);
    return NULL;
}

static bool load_pair(struct arena *a, str dir, struct keyring *k, enum key_name n,
                      struct buf *faults)
{
    const char *name = str_fmt(a, "%s.key", pair_names[n]).p;
    unsigned char *p = read_secret(a, dir, name, KEY_BYTES, faults);
    if (!p)
        return false;
    k->secret[n] = p;
    unsigned char pub[KEY_BYTES];
    const bool same = crypto_scalarmult_base(pub, p) == 0 &&
                      memcmp(pub, k->pub[n], KEY_BYTES) == 0;
    secret_hide(p);
    if (!same)
        buf_fmt(faults, "%s: does not belong to %s.pub\n", name, pair_names[n]);
    return same;
}

/* A pair for signing; its file holds the seed. */
static bool load_signer(struct arena *a, str dir, const char *base, const unsigned char *its_pub,
                        unsigned char **out, struct buf *faults)
{
    const char *name = str_fmt(a, "%s.key", base).p;
    unsigned char *p = read_secret(a, dir, name, crypto_sign_SECRETKEYBYTES, faults);
    if (!p)
        return false;
    *out = p;
    unsigned char pub[crypto_sign_PUBLICKEYBYTES], seed[crypto_sign_SEEDBYTES];
    memcpy(seed, p, sizeof seed);
    crypto_sign_seed_keypair(pub, p, seed);
    sodium_memzero(seed, sizeof seed);
    secret_hide(p);
    if (memcmp(pub, its_pub, sizeof pub) == 0)
        return true;
    buf_fmt(faults, "%s: does not belong to %s.pub\n", name, base);
    return false;
}

static bool load_public(struct arena *a, str dir, struct keyring *k, struct buf *faults)
{
    bool good = true;
    for (size_t n = KEY_IDENTITY; n < N_PAIRS; n++) {
        const char *name = str_fmt(a, "%s.pub", pair_names[n]).p;
        good &= read_needed(a, dir, name, k->pub[n], faults);
    }
    good &= read_needed(a, dir, "root.pub", k->root_pub, faults);
    good &= read_needed(a, dir, "receipt.pub", k->receipt_pub, faults);
    k->service = read_secret(a, dir, "service.key", KEY_BYTES, faults);
    if (k->service)
        secret_hide(k->service);
    return good && k->service;
}

enum err keyring_load(struct arena *a, str dir, enum key_set set, struct keyring **out,
                      struct buf *faults)
{
    crypto_ready();
    struct keyring *k = NEW(a, struct keyring);
    bool good = load_public(a, dir, k, faults);
    if (good && (set == KEYS_STAFF || set == KEYS_ALL))
        good &= load_pair(a, dir, k, KEY_IDENTITY, faults);
    if (good && (set == KEYS_JOBS || set == KEYS_ALL))
        good &= load_pair(a, dir, k, KEY_CONTACT, faults);
    if (good && set != KEYS_PUBLIC)
        good &= load_pair(a, dir, k, KEY_FILES, faults);
    if (good && (set == KEYS_JOBS || set == KEYS_ALL))
        good &= load_signer(a, dir, "root", k->root_pub, &k->root_secret, faults)
             && load_signer(a, dir, "receipt", k->receipt_pub, &k->receipt_secret, faults);
    if (!good) {
        keyring_close(k);
        return ERR_INVALID;
    }
    *out = k;
    return OK;
}

void keyring_close(struct keyring *k)
{
    if (!k)
        return;
    for (size_t n = KEY_IDENTITY; n < N_PAIRS; n++)
        sodium_free(k->secret[n]); /* NULL is allowed; wiped by libsodium */
    sodium_free(k->root_secret);
    sodium_free(k->receipt_secret);
    sodium_free(k->service);
    *k = (struct keyring){ 0 };
}
