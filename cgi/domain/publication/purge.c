#include "domain/publication/purge.h"
#include "base/config.h"
#include "base/file.h"
#include "crypto/token.h"
#include "sql/purge.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define KEEP_S 120 /* a reader may still be inside a version that has ended */
#define OLD_MAX 4096
#define LOCK_TRIES 150 /* ten milliseconds apart */

static const char *in(struct cx *cx, str name)
{
    return str_c(cx->a, path_join(cx->a, cx->conf->published.dir, name));
}

/* Where a link leads; empty: there is none. */
static str link_of(struct cx *cx, str name)
{
    char to[512];
    const ssize_t n = readlink(in(cx, name), to, sizeof to);
    return n > 0 && n < (ssize_t)sizeof to ? str_dup(cx->a, (str){ to, (size_t)n }) : S("");
}

static enum err link_put(struct cx *cx, str to, str name)
{
    return symlink(str_c(cx->a, to), in(cx, name)) == 0 ? OK : ERR_UNAVAILABLE;
}

static enum err folder(struct cx *cx, str name)
{
    return mkdir(in(cx, name), 0775) == 0 || errno == EEXIST ? OK : ERR_UNAVAILABLE;
}

/* A process that was stopped while it had the lock must not make everybody wait. */
static bool taken(int fd)
{
    const struct timespec rest = { .tv_nsec = 10000000 };
    for (int i = 0; i < LOCK_TRIES; i++) {
        if (flock(fd, LOCK_EX | LOCK_NB) == 0)
            return true;
        if (errno != EWOULDBLOCK && errno != EINTR)
            return false;
        nanosleep(&rest, NULL);
    }
    return false;
}

/* One at a time looks and moves, whichever service it belongs to. */
static enum err locked(struct cx *cx, int *fd)
{
    *fd = open(in(cx, S("lock")), O_RDWR | O_CREAT | O_CLOEXEC, 0660);
    if (*fd >= 0 && taken(*fd) && folder(cx, S("versions")) == OK
        && folder(cx, S("dumps")) == OK)
        return OK;
    if (*fd >= 0)
        close(*fd);
    return ERR_UNAVAILABLE;
}

static str base_name(str path)
{
    size_t n = path.n;
    while (n > 0 && path.p[n - 1] != '/')
        n--;
    return str_sub(path, n, path.n);
}

static str version_of(struct cx *cx, str part, str name)
{
    return str_fmt(cx->a, "versions/%.*s%s%.*s", STR_ARG(name), part.n ? "/" : "",
                   STR_ARG(part));
}

/* Versions and dumps that nobody is led to any more. */
static void sweep(struct cx *cx, str dir, str keep)
{
    str *names;
    size_t n;
    if (dir_list(cx->a, str_from(in(cx, dir)), S(""), OLD_MAX, &names, &n) != OK)
        return;
    for (size_t i = 0; i < n; i++) {
        struct stat st;
        const str at = str_fmt(cx->a, "%.*s/%.*s", STR_ARG(dir), STR_ARG(names[i]));
        if (str_eq(names[i], keep) || stat(in(cx, at), &st) != 0
            || st.st_mtime + KEEP_S > cx->now / US_PER_S)
            continue;
        str *files;
        size_t m;
        if (dir_list(cx->a, str_from(in(cx, at)), S(""), 100, &files, &m) == OK)
            for (size_t k = 0; k < m; k++)
                unlink(in(cx, str_fmt(cx->a, "%.*s/%.*s", STR_ARG(at), STR_ARG(files[k]))));
        rmdir(in(cx, at));
    }
}

/* The next version; cut: something went or changed, so the dump stays behind. */
static enum err move_on(struct cx *cx, bool cut)
{
    const str before = base_name(link_of(cx, S("now")));
    const str name = bytes_hex(cx->a, random_bytes(cx->a, 12));
    const str old_cut = str_empty(before) ? S("") : link_of(cx, version_of(cx, S("cut"), before));
    const str dump = str_empty(before) ? S("") : link_of(cx, version_of(cx, S("dump"), before));
    const bool keep = !cut && !str_empty(old_cut);
    TRY(folder(cx, version_of(cx, S(""), name)));
    TRY(link_put(cx, keep ? old_cut : name, version_of(cx, S("cut"), name)));
    if (keep && !str_empty(dump))
        TRY(link_put(cx, dump, version_of(cx, S("dump"), name)));
    const str fresh = str_fmt(cx->a, "now.%.*s", STR_ARG(name));
    TRY(link_put(cx, version_of(cx, S(""), name), fresh));
    if (rename(in(cx, fresh), in(cx, S("now"))) != 0) {
        unlink(in(cx, fresh));
        return ERR_UNAVAILABLE;
    }
    sweep(cx, S("versions"), name);
    return OK;
}

/* With the lock held. A row may come in between: it stays for the next look. */
static enum err look(struct cx *cx)
{
    struct changes_unpurged_row *rows;
    size_t n;
    do {
        bool cut = str_empty(link_of(cx, S("now")));
        TRY(changes_unpurged(cx, &rows, &n));
        for (size_t i = 0; i < n; i++)
            cut = cut || !str_eq(rows[i].what, S("published"));
        if (n > 0 || cut)
            TRY(move_on(cx, cut));
        for (size_t i = 0; i < n; i++)
            TRY(change_purged(cx, (struct change_purged_in){ .id = rows[i].id, .now = cx->now }));
    } while (n > 0);
    return OK;
}

enum err pages_purge(struct cx *cx)
{
    struct changes_unpurged_row *rows;
    size_t n = 0;
    int fd;
    if (str_empty(cx->conf->published.dir))
        return OK;
    TRY(changes_unpurged(cx, &rows, &n));
    if (n == 0 && !str_empty(link_of(cx, S("now"))))
        return OK;
    if (locked(cx, &fd) != OK) {
        unlink(in(cx, S("now"))); /* without a version nginx serves nothing that it kept */
        return ERR_UNAVAILABLE;
    }
    const enum err e = look(cx);
    close(fd);
    return e;
}

enum err pages_anew(struct cx *cx)
{
    int fd;
    if (str_empty(cx->conf->published.dir))
        return OK;
    TRY(locked(cx, &fd));
    enum err e = look(cx);
    if (e == OK)
        e = move_on(cx, false);
    close(fd);
    return e;
}

enum err dump_begin(struct cx *cx, struct dump_place *out)
{
    int fd;
    TRY(locked(cx, &fd));
    enum err e = look(cx);
    const str now = base_name(link_of(cx, S("now")));
    out->cut = link_of(cx, version_of(cx, S("cut"), now));
    out->name = bytes_hex(cx->a, random_bytes(cx->a, 12));
    const str at = str_fmt(cx->a, "dumps/%.*s", STR_ARG(out->name));
    out->folder = str_from(in(cx, at));
    if (e == OK)
        e = folder(cx, at);
    close(fd);
    return e;
}

bool dump_there(struct cx *cx, instant *made)
{
    struct stat st;
    if (stat(in(cx, S("now/dump/")), &st) != 0)
        return false;
    *made = (instant)st.st_mtime * US_PER_S;
    return true;
}

enum err dump_end(struct cx *cx, const struct dump_place *p)
{
    int fd;
    TRY(locked(cx, &fd));
    enum err e = look(cx);
    const str now = base_name(link_of(cx, S("now")));
    if (e == OK && !str_eq(link_of(cx, version_of(cx, S("cut"), now)), p->cut))
        e = ERR_CONFLICT;
    if (e == OK) {
        const str at = version_of(cx, S("dump"), now);
        const str fresh = version_of(cx, S("dump.new"), now);
        unlink(in(cx, fresh));
        e = link_put(cx, str_fmt(cx->a, "../../dumps/%.*s", STR_ARG(p->name)), fresh);
        if (e == OK && rename(in(cx, fresh), in(cx, at)) != 0)
            e = ERR_UNAVAILABLE;
    }
    sweep(cx, S("dumps"), e == OK ? p->name
                          : base_name(link_of(cx, version_of(cx, S("dump"), now))));
    close(fd);
    return e;
}
