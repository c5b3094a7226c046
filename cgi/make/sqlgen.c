/*
 * sqlgen IN.sql OUT.c OUT.h
 * sqlgen --registry OUT.c IN.sql...
 *
 * Exit status: 0 done; 1 a mistake in a file, said as FILE:LINE: message;
 * 2 wrong call, or a file that cannot be read or written.
 */
#include "make/sqlgen.h"
#include <stdio.h>
#include <string.h>

enum { FILE_MAX = 4 * 1024 * 1024 };

static bool slurp(struct arena *a, const char *path, str *out)
{
    FILE *f = fopen(path, "rb");
    if (!f) {
        perror(path);
        return false;
    }
    struct buf b = { .a = a, .max = FILE_MAX };
    char piece[8192];
    size_t n;
    while ((n = fread(piece, 1, sizeof piece, f)) > 0)
        buf_add(&b, (str){ piece, n });
    const bool ok = !ferror(f) && !b.full;
    fclose(f);
    if (!ok)
        fprintf(stderr, "sqlgen: %s cannot be read, or is too long\n", path);
    *out = buf_str(&b);
    return ok;
}

static bool spill(const char *path, struct buf *b)
{
    const str text = buf_str(b);
    FILE *f = b->full ? NULL : fopen(path, "wb");
    const bool written = f && fwrite(text.p, 1, text.n, f) == text.n;
    const bool closed = f && fclose(f) == 0;
    if (!written || !closed)
        fprintf(stderr, "sqlgen: %s cannot be written\n", path);
    return written && closed;
}

static int parse(struct arena *a, const char *path, struct sql_file *out)
{
    str text, fault = { 0 };
    if (!slurp(a, path, &text))
        return 2;
    if (sql_parse(a, str_from(path), text, out, &fault) == OK)
        return 0;
    fprintf(stderr, "%.*s\n", STR_ARG(fault));
    return 1;
}

/* Statement names are C functions, so they must differ across files. */
static int distinct(const struct sql_file *files, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < files[i].n; k++)
            for (size_t j = 0; j < i; j++)
                for (size_t l = 0; l < files[j].n; l++)
                    if (str_eq(files[i].v[k].name, files[j].v[l].name)) {
                        fprintf(stderr, "%.*s:%d: name used twice, in %.*s:%d too: '%.*s'\n",
                                STR_ARG(files[i].file), files[i].v[k].line,
                                STR_ARG(files[j].file), files[j].v[l].line,
                                STR_ARG(files[i].v[k].name));
                        return 1;
                    }
    return 0;
}

static int registry(struct arena *a, int argc, char **argv)
{
    const size_t n = (size_t)argc - 3;
    struct sql_file *files = NEWS(a, struct sql_file, n + 1);
    for (size_t i = 0; i < n; i++) {
        const int bad = parse(a, argv[3 + i], &files[i]);
        if (bad)
            return bad;
    }
    if (distinct(files, n))
        return 1;
    struct buf b = { .a = a, .max = FILE_MAX };
    sql_emit_registry(&b, files, n);
    return spill(argv[2], &b) ? 0 : 2;
}

static int one_file(struct arena *a, char **argv)
{
    struct sql_file f;
    const int bad = parse(a, argv[1], &f);
    if (bad)
        return bad;
    const char *slash = strrchr(argv[3], '/');
    const str header = str_from(slash ? slash + 1 : argv[3]);
    struct buf c = { .a = a, .max = FILE_MAX }, h = { .a = a, .max = FILE_MAX };
    sql_emit_c(&c, &f, header);
    sql_emit_h(&h, &f, header);
    return spill(argv[2], &c) && spill(argv[3], &h) ? 0 : 2;
}

int main(int argc, char **argv)
{
    struct arena *a = arena_new((size_t)256 * 1024 * 1024);
    int status = 2;
    if (argc >= 3 && strcmp(argv[1], "--registry") == 0)
        status = registry(a, argc, argv);
    else if (argc == 4)
        status = one_file(a, argv);
    else
        fputs("usage: sqlgen IN.sql OUT.c OUT.h | sqlgen --registry OUT.c IN.sql...\n", stderr);
    arena_free(a);
    return status;
}
