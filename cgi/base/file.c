#include "base/file.h"
#include "base/buf.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static enum err read_all(int fd, char *p, size_t want, size_t *got)
{
    *got = 0;
    while (*got < want) {
        const ssize_t n = read(fd, p + *got, want - *got);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return ERR_NOT_FOUND;
        if (n == 0)
            break;
        *got += (size_t)n;
    }
    return OK;
}

enum err file_read(struct arena *a, str path, size_t max, str *out)
{
    const int fd = open(str_c(a, path), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return ERR_NOT_FOUND;
    struct stat st;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        close(fd);
        return ERR_NOT_FOUND;
    }
    if (st.st_size < 0 || (size_t)st.st_size > max) {
        close(fd);
        return ERR_TOO_LARGE;
    }
    char *p = arena_alloc(a, (size_t)st.st_size + 1);
    size_t n;
    const enum err e = read_all(fd, p, (size_t)st.st_size, &n);
    close(fd);
    *out = (str){ p, n };
    return e;
}

enum err file_put_private(struct arena *a, str path, str text)
{
    const char *to = str_c(a, path);
    const char *tmp = str_fmt(a, "%s.%ld.new", to, (long)getpid()).p;
    const int fd = open(tmp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return ERR_UNAVAILABLE;
    const bool good = fd_write(fd, text.p, text.n) == OK && fsync(fd) == 0;
    if (close(fd) == 0 && good && rename(tmp, to) == 0)
        return OK;
    unlink(tmp);
    return ERR_UNAVAILABLE;
}

static int by_bytes(const void *x, const void *y)
{
    const str *a = x, *b = y;
    return str_cmp(*a, *b);
}

enum err dir_list(struct arena *a, str dir, str suffix, size_t most, str **names, size_t *n)
{
    DIR *d = opendir(str_c(a, dir));
    if (!d)
        return ERR_NOT_FOUND;
    *names = NEWS(a, str, most);
    *n = 0;
    enum err e = OK;
    for (const struct dirent *entry = readdir(d); entry && e == OK; entry = readdir(d)) {
        const str name = str_from(entry->d_name);
        if (str_starts(name, S(".")) || !str_ends(name, suffix))
            continue;
        if (*n == most)
            e = ERR_TOO_LARGE;
        else
            (*names)[(*n)++] = str_dup(a, name);
    }
    closedir(d);
    qsort(*names, *n, sizeof **names, by_bytes);
    return e;
}

str path_join(struct arena *a, str base, str path)
{
    if (str_starts(path, S("/")) || str_empty(base) || str_eq(base, S(".")))
        return str_dup(a, path);
    const char *slash = str_ends(base, S("/")) ? "" : "/";
    return str_fmt(a, "%.*s%s%.*s", STR_ARG(base), slash, STR_ARG(path));
}

str path_dir(struct arena *a, str path)
{
    size_t n = path.n;
    while (n > 0 && path.p[n - 1] != '/')
        n--;
    if (n == 0)
        return S(".");
    return str_dup(a, str_sub(path, 0, n == 1 ? 1 : n - 1));
}

enum err fd_read(int fd, void *out, size_t n, size_t *got)
{
    unsigned char *p = out;
    *got = 0;
    while (*got < n) {
        const ssize_t r = read(fd, p + *got, n - *got);
        if (r < 0 && errno == EINTR)
            continue;
        if (r < 0)
            return ERR_UNAVAILABLE;
        if (r == 0)
            break;
        *got += (size_t)r;
    }
    return OK;
}

enum err fd_read_all(struct arena *a, int fd, size_t max, str *out)
{
    struct buf b = { .a = a, .max = max };
    char piece[65536];
    size_t n;
    do {
        TRY(fd_read(fd, piece, sizeof piece, &n));
        buf_add(&b, (str){ piece, n });
    } while (n == sizeof piece);
    *out = buf_str(&b);
    return b.full ? ERR_TOO_LARGE : OK;
}

enum err fd_write(int fd, const void *bytes, size_t n)
{
    const unsigned char *p = bytes;
    while (n) {
        const ssize_t w = write(fd, p, n);
        if (w < 0 && errno == EINTR)
            continue;
        if (w <= 0)
            return ERR_UNAVAILABLE;
        p += w;
        n -= (size_t)w;
    }
    return OK;
}
