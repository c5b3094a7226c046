#include "base/file.h"
#include "crypto/ring.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct maker {
    struct arena *a;
    str dir;
    int dirfd;
    struct buf *made, *faults;
};

/*
 * The file appears under its name whole or not at all (link from a temporary
 * one), and never in place of another.
 */
static enum err write_key(struct maker *m, const char *name, const unsigned char *key)
{
    char text[2 * KEY_BYTES + 2];
    sodium_bin2hex(text, sizeof text, key, KEY_BYTES);
    text[2 * KEY_BYTES] = '\n';
    const mode_t mode = str_ends(str_from(name), S(".key")) ? 0600 : 0644;
    const char *tmp = str_fmt(m->a, ".%s.%ld", name, (long)getpid()).p;
    const int fd = openat(m->dirfd, tmp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    bool good = fd >= 0 && fchmod(fd, mode) == 0 &&
                fd_write(fd, text, 2 * KEY_BYTES + 1) == OK && fsync(fd) == 0;
    sodium_memzero(text, sizeof text);
    if (fd >= 0) {
        close(fd);
        good = good && linkat(m->dirfd, tmp, m->dirfd, name, 0) == 0;
        unlinkat(m->dirfd, tmp, 0);
    }
    if (!good || fsync(m->dirfd) != 0) {
        buf_fmt(m->faults, "%s: cannot write: %s\n", name, strerror(errno));
        return ERR_UNAVAILABLE;
    }
    buf_fmt(m->made, "created %s\n", name);
    return OK;
}

/* Public key of a secret one. */
typedef void public_of(unsigned char *pub, const unsigned char *secret);

static void box_public(unsigned char *pub, const unsigned char *secret)
{
    if (crypto_scalarmult_base(pub, secret) != 0)
        abort();
}

static void sign_public(unsigned char *pub, const unsigned char *seed)
{
    unsigned char sk[crypto_sign_SECRETKEYBYTES];
    crypto_sign_seed_keypair(pub, sk, seed);
    sodium_memzero(sk, sizeof sk);
}

static enum err make_pair_in(struct maker *m, const char *base, public_of *of,
                             unsigned char *secret)
{
    const char *key = str_fmt(m->a, "%s.key", base).p, *pubname = str_fmt(m->a, "%s.pub", base).p;
    unsigned char pub[KEY_BYTES], want[KEY_BYTES];
    const enum err has_pub = key_read(m->a, m->dir, pubname, pub, m->faults);
    if (has_pub == ERR_INVALID)
        return ERR_INVALID;
    const enum err has_key = key_read(m->a, m->dir, key, secret, m->faults);
    if (has_key == ERR_NOT_FOUND && has_pub == OK) {
        buf_fmt(m->faults, "%s: missing beside %s\n", key, pubname);
        return ERR_INVALID;
    }
    if (has_key == ERR_NOT_FOUND) {
        randombytes_buf(secret, KEY_BYTES);
        TRY(write_key(m, key, secret));
    } else if (has_key != OK)
        return has_key;
    of(want, secret);
    if (has_pub == ERR_NOT_FOUND)
        return write_key(m, pubname, want);
    if (memcmp(want, pub, KEY_BYTES) == 0)
        return OK;
    buf_fmt(m->faults, "%s: does not belong to %s\n", key, pubname);
    return ERR_INVALID;
}

static enum err make_pair(struct maker *m, const char *base, public_of *of)
{
    unsigned char secret[KEY_BYTES];
    const enum err e = make_pair_in(m, base, of, secret);
    sodium_memzero(secret, sizeof secret);
    return e;
}

static enum err make_service(struct maker *m)
{
    unsigned char secret[KEY_BYTES];
    enum err e = key_read(m->a, m->dir, "service.key", secret, m->faults);
    if (e == ERR_NOT_FOUND) {
        randombytes_buf(secret, sizeof secret);
        e = write_key(m, "service.key", secret);
    }
    sodium_memzero(secret, sizeof secret);
    return e;
}

static enum err make_all(struct maker *m)
{
    TRY(make_pair(m, "identity", box_public));
    TRY(make_pair(m, "contact", box_public));
    TRY(make_pair(m, "files", box_public));
    TRY(make_pair(m, "root", sign_public));
    TRY(make_pair(m, "receipt", sign_public));
    return make_service(m);
}

enum err keyring_create(struct arena *a, str dir, struct buf *made, struct buf *faults)
{
    crypto_ready();
    const char *path = str_c(a, dir);
    if (mkdir(path, 0700) != 0 && errno != EEXIST) {
        buf_fmt(faults, "%s: cannot make: %s\n", path, strerror(errno));
        return ERR_UNAVAILABLE;
    }
    struct maker m = { .a = a, .dir = dir, .made = made, .faults = faults };
    m.dirfd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (m.dirfd < 0) {
        buf_fmt(faults, "%s: cannot open: %s\n", path, strerror(errno));
        return ERR_UNAVAILABLE;
    }
    const enum err e = make_all(&m);
    close(m.dirfd);
    return e;
}

/* First 16 bytes of the hash of a public key, in groups of four digits. */
static void fingerprint(struct buf *b, const char *name, const unsigned char *pub)
{
    unsigned char h[16];
    crypto_generichash(h, sizeof h, pub, KEY_BYTES, NULL, 0);
    buf_fmt(b, "%-8s", name);
    for (size_t i = 0; i < sizeof h; i += 2)
        buf_fmt(b, " %02x%02x", h[i], h[i + 1]);
    buf_byte(b, '\n');
}

str keyring_fingerprint(struct arena *a, const struct keyring *k)
{
    struct buf b = { .a = a, .max = 1000 };
    fingerprint(&b, "identity", k->pub[KEY_IDENTITY]);
    fingerprint(&b, "contact", k->pub[KEY_CONTACT]);
    fingerprint(&b, "files", k->pub[KEY_FILES]);
    fingerprint(&b, "root", k->root_pub);
    return buf_str(&b);
}
