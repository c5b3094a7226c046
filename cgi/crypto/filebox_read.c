#include "base/file.h"
#include "crypto/filebox_file.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct reader {
    int fd;
    str name;
    crypto_secretstream_xchacha20poly1305_state st;
    unsigned char plain[FILEBOX_CHUNK_BYTES];
    unsigned char sealed[FILEBOX_CHUNK_BYTES + STREAM_EXTRA_BYTES];
};

static enum err read_head(struct reader *r, const struct keyring *k, enum key_name of)
{
    struct filebox_head h;
    unsigned char key[STREAM_KEY_BYTES];
    size_t n;
    TRY(fd_read(r->fd, &h, sizeof h, &n));
    if (n != sizeof h || memcmp(h.magic, MAGIC, MAGIC_BYTES) != 0)
        return ERR_INVALID;
    int bad = crypto_box_seal_open(key, h.key, sizeof h.key, k->pub[of],
                                   secret_show(k->secret[of]));
    secret_hide(k->secret[of]);
    bad = bad || crypto_secretstream_xchacha20poly1305_init_pull(&r->st, h.stream, key) != 0;
    sodium_memzero(key, sizeof key);
    return bad ? ERR_INVALID : OK;
}

static enum err read_chunks(struct reader *r, enum err (*each)(void *, str), void *arg)
{
    unsigned char tag = STREAM_MORE;
    size_t got;
    while (tag != STREAM_FINAL) {
        unsigned long long n;
        TRY(fd_read(r->fd, r->sealed, sizeof r->sealed, &got));
        if (got < STREAM_EXTRA_BYTES ||
            crypto_secretstream_xchacha20poly1305_pull(&r->st, r->plain, &n, &tag, r->sealed, got,
                                                       ubytes(r->name), r->name.n) != 0)
            return ERR_INVALID;
        if (n)
            TRY(each(arg, (str){ (char *)r->plain, (size_t)n }));
    }
    TRY(fd_read(r->fd, r->sealed, 1, &got));
    return got ? ERR_INVALID : OK; /* nothing may follow the last chunk */
}

enum err filebox_read_of(struct arena *a, const struct keyring *k, enum key_name of, str dir,
                         str name, enum err (*each)(void *arg, str piece), void *arg)
{
    crypto_ready();
    if (!k->secret[of])
        return ERR_FORBIDDEN;
    if (!filebox_name_ok(name))
        return ERR_INVALID;
    struct reader *r = NEW(a, struct reader);
    r->name = name;
    r->fd = open(filebox_path(a, dir, name), O_RDONLY | O_CLOEXEC);
    if (r->fd < 0)
        return errno == ENOENT ? ERR_NOT_FOUND : ERR_UNAVAILABLE;
    enum err e = read_head(r, k, of);
    if (e == OK)
        e = read_chunks(r, each, arg);
    close(r->fd);
    sodium_memzero(&r->st, sizeof r->st);
    return e;
}

enum err filebox_read(struct arena *a, const struct keyring *k, str dir, str name,
                      enum err (*each)(void *arg, str piece), void *arg)
{
    return filebox_read_of(a, k, KEY_FILES, dir, name, each, arg);
}

static enum err collect(void *arg, str piece)
{
    struct buf *b = arg;
    buf_add(b, piece);
    return b->full ? ERR_TOO_LARGE : OK;
}

enum err filebox_get(struct arena *a, const struct keyring *k, str dir, str name,
                     size_t max_bytes, str *out)
{
    return filebox_get_of(a, k, KEY_FILES, dir, name, max_bytes, out);
}

enum err filebox_get_of(struct arena *a, const struct keyring *k, enum key_name of, str dir,
                        str name, size_t max_bytes, str *out)
{
    struct buf b = { .a = a, .max = max_bytes };
    TRY(filebox_read_of(a, k, of, dir, name, collect, &b));
    *out = buf_str(&b);
    return OK;
}

enum err filebox_remove(struct arena *a, str dir, str name)
{
    if (!filebox_name_ok(name))
        return ERR_INVALID;
    if (unlink(filebox_path(a, dir, name)) == 0)
        return OK;
    return errno == ENOENT ? ERR_NOT_FOUND : ERR_UNAVAILABLE;
}

int filebox_sweep(struct arena *a, str dir, time_t before)
{
    DIR *d = opendir(str_fmt(a, "%.*s/tmp", STR_ARG(dir)).p);
    if (!d)
        return 0;
    int removed = 0;
    for (const struct dirent *e; (e = readdir(d));) {
        struct stat st;
        if (filebox_name_ok(str_from(e->d_name)) &&
            fstatat(dirfd(d), e->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 && st.st_mtime < before &&
            unlinkat(dirfd(d), e->d_name, 0) == 0)
            removed++;
    }
    closedir(d);
    return removed;
}
