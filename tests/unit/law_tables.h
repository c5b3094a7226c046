/* Copies of the shipped tables with one change, for tests of the law. */
#ifndef LAW_TABLES_UNIT_H
#define LAW_TABLES_UNIT_H

#include "law_unit.h"
#include <dirent.h>
#include <unistd.h>

static inline str slurp(const char *path)
{
    FILE *f = fopen(path, "rb");
    ck_assert_msg(f != NULL, "%s", path);
    char *p = arena_alloc(arena, 1 << 20);
    const size_t n = fread(p, 1, 1 << 20, f);
    fclose(f);
    return (str){ p, n };
}

static inline void spit(const char *path, str text)
{
    FILE *f = fopen(path, "wb");
    ck_assert(f && fwrite(text.p, 1, text.n, f) == text.n && fclose(f) == 0);
}

/* text with the first `from` replaced; `from` must be there. */
static inline str swapped(str text, const char *from, const char *to)
{
    const size_t i = str_find(text, str_from(from));
    ck_assert_msg(i < text.n, "'%s' is not in the table", from);
    struct buf b = { .a = arena, .max = 2 << 20 };
    buf_add(&b, str_sub(text, 0, i));
    buf_add(&b, str_from(to));
    buf_add(&b, str_sub(text, i + strlen(from), text.n));
    return buf_str(&b);
}

/* A copy of the shipped tables with one change. */
static inline const char *changed_tables(const char *file, const char *from, const char *to)
{
    char *dir = arena_alloc(arena, 32);
    memcpy(dir, "/tmp/lawtab.XXXXXX", sizeof "/tmp/lawtab.XXXXXX");
    ck_assert(mkdtemp(dir) != NULL);
    DIR *shipped = opendir("workflows/law");
    ck_assert(shipped != NULL);
    for (const struct dirent *e; (e = readdir(shipped));) {
        if (!str_ends(str_from(e->d_name), S(".csv")))
            continue;
        str text = slurp(str_fmt(arena, "workflows/law/%s", e->d_name).p);
        if (strcmp(e->d_name, file) == 0)
            text = swapped(text, from, to);
        spit(str_fmt(arena, "%s/%s", dir, e->d_name).p, text);
    }
    closedir(shipped);
    return dir;
}

static inline void remove_tables(const char *dir)
{
    DIR *d = opendir(dir);
    ck_assert(d != NULL);
    for (const struct dirent *e; (e = readdir(d));)
        if (e->d_name[0] != '.')
            unlink(str_fmt(arena, "%s/%s", dir, e->d_name).p);
    closedir(d);
    rmdir(dir);
}

#endif
