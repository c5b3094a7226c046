#include "base/file.h"
#include "crypto/filebox_file.h"
#include "crypto/token.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct filebox {
    struct arena *a;
    str dir, name;
    const char *tmp; /* DIR/tmp/NAME */
    int fd;          /* -1 when closed */
    bool broken;
    int64_t size;
    size_t held; /* bytes in plain, not yet written */
    crypto_secretstream_xchacha20poly1305_state st;
    unsigned char plain[FILEBOX_CHUNK_BYTES];
    unsigned char sealed[FILEBOX_CHUNK_BYTES + STREAM_EXTRA_BYTES];
};

static enum err dir_make(const char *path)
{
    return mkdir(path, 0770) == 0 || errno == EEXIST ? OK : ERR_UNAVAILABLE;
}

static enum err dir_sync(const char *path)
{
    const int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return ERR_UNAVAILABLE;
    const int bad = fsync(fd);
    close(fd);
    return bad ? ERR_UNAVAILABLE : OK;
}

bool filebox_name_ok(str name)
{
    if (name.n != FILEBOX_NAME_CHARS)
        return false;
    for (size_t i = 0; i < name.n; i++)
        if (!((name.p[i] >= '0' && name.p[i] <= '9') || (name.p[i] >= 'a' && name.p[i] <= 'f')))
            return false;
    return true;
}

const char *filebox_path(struct arena *a, str dir, str name)
{
    return str_fmt(a, "%.*s/%.2s/%.2s/%.*s", STR_ARG(dir), name.p, name.p + 2, STR_ARG(name)).p;
}

static enum err write_head(struct filebox *f, const struct keyring *k, enum key_name to)
{
    struct filebox_head h;
    unsigned char key[STREAM_KEY_BYTES];
    memcpy(h.magic, MAGIC, MAGIC_BYTES);
    crypto_secretstream_xchacha20poly1305_keygen(key);
    const int bad = crypto_box_seal(h.key, key, sizeof key, k->pub[to]) |
                    crypto_secretstream_xchacha20poly1305_init_push(&f->st, h.stream, key);
    sodium_memzero(key, sizeof key);
    return bad ? ERR_INTERNAL : fd_write(f->fd, &h, sizeof h);
}

enum err filebox_new(struct arena *a, const struct keyring *k, str dir, struct filebox **out)
{
    return filebox_new_to(a, k, KEY_FILES, dir, out);
}

enum err filebox_new_to(struct arena *a, const struct keyring *k, enum key_name to, str dir,
                        struct filebox **out)
{
    crypto_ready();
    struct filebox *f = NEW(a, struct filebox);
    *f = (struct filebox){ .a = a, .dir = str_dup(a, dir), .fd = -1 };
    f->name = bytes_hex(a, random_bytes(a, FILEBOX_NAME_CHARS / 2));
    const char *tmpdir = str_fmt(a, "%.*s/tmp", STR_ARG(dir)).p;
    f->tmp = str_fmt(a, "%s/%s", tmpdir, f->name.p).p;
    TRY(dir_make(tmpdir));
    f->fd = open(f->tmp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
    if (f->fd < 0)
        return ERR_UNAVAILABLE;
    const enum err e = write_head(f, k, to);
    if (e != OK)
        filebox_drop(f);
    else
        *out = f;
    return e;
}

/* Seal and write what is held. */
static enum err flush(struct filebox *f, unsigned char tag)
{
    unsigned long long n;
    if (crypto_secretstream_xchacha20poly1305_push(&f->st, f->sealed, &n, f->plain, f->held,
                                                   ubytes(f->name), f->name.n, tag) != 0)
        return ERR_INTERNAL;
    f->held = 0;
    return fd_write(f->fd, f->sealed, (size_t)n);
}

enum err filebox_add(struct filebox *f, str bytes)
{
    if (f->fd < 0 || f->broken)
        return ERR_INTERNAL;
    f->broken = true; /* until all of it is in */
    for (size_t at = 0; at < bytes.n;) {
        if (f->held == sizeof f->plain)
            TRY(flush(f, STREAM_MORE));
        const size_t room = sizeof f->plain - f->held, left = bytes.n - at;
        const size_t n = left < room ? left : room;
        memcpy(f->plain + f->held, bytes.p + at, n);
        f->held += n;
        at += n;
    }
    f->size += (int64_t)bytes.n;
    f->broken = false;
    return OK;
}

int64_t filebox_size(const struct filebox *f)
{
    return f->size;
}

/*
 * Each level is synced even if another process made it, as that one may not
 * have done so yet.
 */
static enum err publish(struct filebox *f)
{
    const char *dir = str_c(f->a, f->dir);
    const char *one = str_fmt(f->a, "%s/%.2s", dir, f->name.p).p;
    const char *two = str_fmt(f->a, "%s/%.2s", one, f->name.p + 2).p;
    TRY(dir_make(one));
    TRY(dir_make(two));
    if (rename(f->tmp, filebox_path(f->a, f->dir, f->name)) != 0)
        return ERR_UNAVAILABLE;
    TRY(dir_sync(two));
    TRY(dir_sync(one));
    return dir_sync(dir);
}

static enum err end(struct filebox *f)
{
    if (f->fd < 0 || f->broken)
        return ERR_INTERNAL;
    TRY(flush(f, STREAM_FINAL));
    if (fsync(f->fd) != 0)
        return ERR_UNAVAILABLE;
    return publish(f);
}

enum err filebox_end(struct filebox *f, str *name)
{
    const enum err e = end(f);
    if (e != OK) {
        filebox_drop(f);
        return e;
    }
    close(f->fd);
    f->fd = -1;
    sodium_memzero(&f->st, sizeof f->st);
    sodium_memzero(f->plain, sizeof f->plain);
    *name = f->name;
    return OK;
}

void filebox_drop(struct filebox *f)
{
    if (!f || f->fd < 0)
        return;
    close(f->fd);
    f->fd = -1;
    unlink(f->tmp);
    sodium_memzero(&f->st, sizeof f->st);
    sodium_memzero(f->plain, sizeof f->plain);
}

enum err filebox_put(struct arena *a, const struct keyring *k, str dir, str bytes, str *name)
{
    return filebox_put_to(a, k, KEY_FILES, dir, bytes, name);
}

enum err filebox_put_to(struct arena *a, const struct keyring *k, enum key_name to, str dir,
                        str bytes, str *name)
{
    struct filebox *f;
    TRY(filebox_new_to(a, k, to, dir, &f));
    const enum err e = filebox_add(f, bytes);
    if (e == OK)
        return filebox_end(f, name);
    filebox_drop(f);
    return e;
}
