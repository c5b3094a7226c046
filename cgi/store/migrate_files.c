#include "store/migrate_files.h"
#include "base/file.h"
#include <ctype.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_MAX = 4 * 1024 * 1024, FILES_MAX = 9999 };

static bool is_comment(str line)
{
    const str s = str_trim(line);
    return s.n == 0 || str_starts(s, S("--"));
}

/* Without blank and comment lines before it and without the last ';'. */
static struct piece piece_of(str text, int line)
{
    str rest = text, one;
    struct piece p = { .line = line };
    while (str_next(&rest, '\n', &one)) {
        if (!is_comment(one)) {
            p.sql = str_trim(str_sub(text, (size_t)(one.p - text.p), text.n));
            break;
        }
        p.line++;
    }
    if (str_ends(p.sql, S(";")))
        p.sql = str_trim(str_sub(p.sql, 0, p.sql.n - 1));
    return p;
}

void migration_split(struct arena *a, str text, struct piece **out, size_t *n)
{
    str rest = text, one;
    size_t cap = 1;
    while (str_next(&rest, '\n', &one))
        cap++;
    *out = NEWS(a, struct piece, cap);
    *n = 0;
    rest = text;
    size_t from = 0;
    int line = 1, first = 1;
    while (str_next(&rest, '\n', &one)) {
        line++;
        if (!str_eq(str_trim(one), S("-- @statement")))
            continue;
        const size_t at = (size_t)(one.p - text.p);
        const struct piece p = piece_of(str_sub(text, from, at), first);
        if (p.sql.n)
            (*out)[(*n)++] = p;
        from = at + one.n < text.n ? at + one.n + 1 : text.n;
        first = line;
    }
    const struct piece last = piece_of(str_sub(text, from, text.n), first);
    if (last.sql.n)
        (*out)[(*n)++] = last;
}

/* The number of NNNN_name.sql, 0 if the name is not of that form. */
static int number_of(str name)
{
    if (name.n < 10 || name.p[4] != '_' || !str_ends(name, S(".sql")))
        return 0;
    int number = 0;
    for (size_t i = 0; i < 4; i++) {
        if (!isdigit((unsigned char)name.p[i]))
            return 0;
        number = number * 10 + (name.p[i] - '0');
    }
    for (size_t i = 5; i < name.n - 4; i++)
        if (!isalnum((unsigned char)name.p[i]) && name.p[i] != '_')
            return 0;
    return number;
}

static int by_name(const void *x, const void *y)
{
    const struct migration *a = x, *b = y;
    return str_cmp(a->name, b->name);
}

static enum err listed(struct arena *a, str dir, struct migration *v, size_t *n,
                       struct buf *faults)
{
    DIR *d = opendir(str_c(a, dir));
    if (!d) {
        buf_fmt(faults, "%.*s: cannot be read\n", STR_ARG(dir));
        return ERR_INVALID;
    }
    enum err e = OK;
    const struct dirent *entry;
    while ((entry = readdir(d)) && *n < FILES_MAX) {
        const str name = str_dup(a, str_from(entry->d_name));
        if (!str_ends(name, S(".sql")) || str_starts(name, S(".")))
            continue;
        const int number = number_of(name);
        if (!number) {
            buf_fmt(faults, "%.*s/%.*s: the name must be NNNN_name.sql\n", STR_ARG(dir),
                    STR_ARG(name));
            e = ERR_INVALID;
            continue;
        }
        v[(*n)++] = (struct migration){ .number = number, .name = name,
                                        .path = path_join(a, dir, name) };
    }
    closedir(d);
    qsort(v, *n, sizeof *v, by_name);
    return e;
}

static enum err loaded(struct arena *a, struct migration *m, struct buf *faults)
{
    str text;
    if (file_read(a, m->path, FILE_MAX, &text) != OK) {
        buf_fmt(faults, "%.*s: cannot be read, or is too long\n", STR_ARG(m->path));
        return ERR_INVALID;
    }
    migration_split(a, text, &m->pieces, &m->n);
    if (m->n)
        return OK;
    buf_fmt(faults, "%.*s: no statement in it\n", STR_ARG(m->path));
    return ERR_INVALID;
}

enum err migrations_read(struct arena *a, str dir, struct migration **out, size_t *n,
                         struct buf *faults)
{
    struct migration *v = NEWS(a, struct migration, FILES_MAX);
    *n = 0;
    enum err e = listed(a, dir, v, n, faults);
    int want = 1;
    for (size_t i = 0; i < *n; i++) {
        if (v[i].number < want)
            buf_fmt(faults, "%.*s: another file has this number\n", STR_ARG(v[i].path));
        else if (v[i].number > want)
            buf_fmt(faults, "%.*s: the number before it, %04d, is missing\n",
                    STR_ARG(v[i].path), v[i].number - 1);
        if (v[i].number != want)
            e = ERR_INVALID;
        want = v[i].number + 1;
        if (loaded(a, &v[i], faults) != OK)
            e = ERR_INVALID;
    }
    *out = v;
    return e;
}
