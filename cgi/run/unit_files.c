/* Files about units beside the register itself: areas, spellings, telephones. */
#include "run/unit_files.h"
#include "base/file.h"
#include "domain/registers/bodies.h"
#include "domain/registers/contacts.h"
#include "domain/registers/outlines.h"
#include "run/open.h"
#include "run/run.h"
#include <stdio.h>
#include <string.h>

#define FILE_MAX_BYTES ((size_t)16 * 1024 * 1024)
#define FAULTS_MAX ((size_t)1024 * 1024)
#define FILES_MAX 64

struct call {
    const char *command, *config;
    const char *files[FILES_MAX];
    size_t n;
    bool dry;
};

static const struct {
    const char *command;
    enum err (*import)(struct cx *cx, str file, str csv, int64_t *n, struct buf *faults);
} tables[] = {
    { "variants", variants_import },
    { "contacts", contacts_import },
    { "bodies", bodies_import },
    { "zones", zones_import },
};

bool is_unit_file(const char *command)
{
    for (size_t i = 0; i < COUNT(tables); i++)
        if (strcmp(command, tables[i].command) == 0)
            return true;
    return strcmp(command, "outlines") == 0;
}

static bool parse(int argc, char **argv, struct call *c)
{
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--config") == 0 && i + 1 < argc)
            c->config = argv[++i];
        else if (strcmp(argv[i], "--dry-run") == 0 && strcmp(c->command, "outlines") == 0)
            c->dry = true;
        else if (argv[i][0] != '-' && c->n < FILES_MAX)
            c->files[c->n++] = argv[i];
        else
            return false;
    return true;
}

static int outlines(struct opened *o, const struct call *c, str file, str text)
{
    struct buf faults = { .a = o->a, .max = FAULTS_MAX };
    struct outlines_done done;
    const enum err e = outlines_import(&o->cx, c->dry ? OUTLINES_LOOK : OUTLINES_IMPORT, file,
                                       text, &done, &faults);
    if (faults.n)
        fputs(buf_str(&faults).p, stderr);
    if (e != OK) {
        fprintf(stderr, "unit: nothing was imported from %s\n", file.p);
        return 1;
    }
    printf("%s: %lld new, %lld replaced, %lld refused%s\n", file.p, (long long)done.added,
           (long long)done.replaced, (long long)done.refused,
           c->dry ? " (looked at, nothing was changed)" : "");
    return done.refused > 0;
}

static int table(struct opened *o, const struct call *c, str file, str text)
{
    struct buf faults = { .a = o->a, .max = FAULTS_MAX };
    int64_t n;
    size_t t = 0;
    while (strcmp(c->command, tables[t].command) != 0)
        t++;
    const enum err e = tables[t].import(&o->cx, file, text, &n, &faults);
    if (e != OK) {
        if (faults.n)
            fputs(buf_str(&faults).p, stderr);
        fprintf(stderr, "unit: nothing was imported from %s\n", file.p);
        return 1;
    }
    printf("%s: %lld %s\n", file.p, (long long)n, c->command);
    return 0;
}

static int one(struct opened *o, const struct call *c, const char *path)
{
    str text;
    arena_reset(o->cx.a);
    const str file = str_dup(o->cx.a, str_from(path));
    if (file_read(o->cx.a, file, FILE_MAX_BYTES, &text) != OK) {
        fprintf(stderr, "hotline unit: %s cannot be read, or is larger than 16 MiB\n", path);
        return 1;
    }
    return strcmp(c->command, "outlines") == 0 ? outlines(o, c, file, text)
                                               : table(o, c, file, text);
}

int run_unit_file(int argc, char **argv)
{
    struct call c = { .command = argv[0], .config = "hotline.yaml" };
    struct opened o;
    if (!parse(argc, argv, &c))
        return usage_error("unit", "unknown argument");
    if (c.n == 0)
        return usage_error("unit", "which file?");
    int status = open_command("unit", c.config, OPEN_DB, &o);
    if (status)
        return status;
    for (size_t i = 0; i < c.n; i++)
        status |= one(&o, &c, c.files[i]);
    open_close(&o);
    return status;
}
