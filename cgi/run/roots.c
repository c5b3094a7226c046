#include "run/roots.h"
#include "base/config.h"
#include "base/file.h"
#include <fcntl.h>
#include <unistd.h>

#define LINES_MAX ((size_t)1024 * 1024)

/* One write behind the end, so that a reader never sees half a line. */
static bool append(const char *path, str lines)
{
    const int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
    if (fd < 0)
        return false;
    const bool good = write(fd, lines.p, lines.n) == (ssize_t)lines.n && fsync(fd) == 0;
    return close(fd) == 0 && good;
}

static str last_line(str text)
{
    str one, last = S("");
    while (str_next(&text, '\n', &one))
        if (!str_empty(one))
            last = one;
    return last;
}

/* *n: number of the last root in the file, 0 without one. */
static enum err ends_at(struct cx *cx, str path, int64_t *n)
{
    struct audit_root in_file, *have;
    size_t found;
    str text;
    *n = 0;
    const enum err e = file_read(cx->a, path, ROOTS_FILE_MAX, &text);
    if (e == ERR_NOT_FOUND)
        return access(str_c(cx->a, path), F_OK) == 0 ? ERR_UNAVAILABLE : OK;
    TRY(e);
    const str last = last_line(text);
    if (str_empty(last))
        return OK;
    if (!str_ends(text, S("\n")) || audit_root_parse(cx->a, last, &in_file) != OK)
        return ERR_CONFLICT;
    TRY(audit_roots_after(cx, in_file.n - 1, &have, &found));
    *n = in_file.n;
    return found && str_eq(have[0].root, in_file.root) ? OK : ERR_CONFLICT;
}

enum err roots_follow(struct cx *cx, str path)
{
    struct audit_root *r;
    int64_t at;
    size_t n;
    if (str_empty(path))
        return OK;
    TRY(ends_at(cx, path, &at));
    for (;;) {
        struct buf lines = { .a = cx->a, .max = LINES_MAX };
        TRY(audit_roots_after(cx, at, &r, &n));
        if (n == 0)
            return OK;
        for (size_t i = 0; i < n; i++)
            audit_root_line(&lines, &r[i]);
        if (!append(str_c(cx->a, path), buf_str(&lines)))
            return ERR_UNAVAILABLE;
        at = r[n - 1].n;
    }
}

enum err roots_daily(struct cx *cx, bool *more)
{
    TRY(audit_root_make(cx, ROOT_DAILY, more));
    return *more ? OK : roots_follow(cx, cx->conf->audit.roots_file);
}
