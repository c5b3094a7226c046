/* `hotline intake-import`: the lines of an old register become reports. */
#include "base/csv.h"
#include "base/file.h"
#include "domain/intake/import.h"
#include "run/open.h"
#include "run/run.h"
#include <stdio.h>
#include <string.h>

#define LINE_BYTES ((size_t)16 * 1024 * 1024)

static const char usage[] =
    "usage: hotline intake-import FILE.csv --register NAME [--dry-run|--apply] [--config FILE]\n\n"
    "Lines of an old register of reports, as a spreadsheet saves them (CSV UTF-8, commas or\n"
    "semicolons). Without --apply nothing is written: the same report tells what would be.\n"
    "--register NAME  of the old register: with a line's number it is known again, so that a\n"
    "                 file imported twice is imported once\n"
    "Standard output gets every line refused as CSV (line,column,reason); the others of the\n"
    "file are taken. Limits: 32 MiB, 100000 lines.\n\n"
    "status open    a report of its day: a case is made of it, with the unit that holds the\n"
    "               area today, and its terms count from that day; what is over is late\n"
    "status closed  history: an ended case of the unit that was competent on that day; no\n"
    "               term runs, nobody is told, no figure counts it, it never becomes public\n\n"
    "Columns, in any order; * must be there:\n";

struct counts {
    int64_t fresh, known, refused;
};

static void help(void)
{
    fputs(usage, stdout);
    for (size_t i = 0; i < n_import_columns; i++) {
        const struct import_column *c = &import_columns[i];
        printf("  %c %-10s %5zu  %s\n", c->required ? '*' : ' ', c->name, c->max, c->meaning);
    }
    puts("(the number: most bytes)\n\n"
         "Exit status: 0 every line taken or known, 1 some refused or it failed, 2 wrong call.");
}

static void print_faults(struct arena *a, const struct import_file *f)
{
    puts("line,column,reason");
    for (size_t i = 0; i < f->n_faults; i++) {
        struct buf b = { .a = a, .max = 4096 };
        csv_field(&b, CSV_FIRST, str_fmt(a, "%zu", f->faults[i].line));
        csv_cell(&b, CSV_NEXT, f->faults[i].column);
        csv_cell(&b, CSV_NEXT, f->faults[i].reason);
        csv_end(&b);
        fputs(buf_str(&b).p, stdout);
    }
}

static enum err one_line(struct cx *cx, str source, bool apply, struct import_file *f,
                         struct import_line *l, struct counts *n)
{
    enum import_done done;
    TRY(apply ? import_line(cx, source, l, &done) : import_seen(cx, source, l, &done));
    if (done == IMPORT_OTHER)
        import_refuse(f, l, "number", S("imported before with other content"));
    n->fresh += done == IMPORT_NEW;
    n->known += done == IMPORT_KNOWN;
    return OK;
}

static enum err import_all(struct opened *o, str source, bool apply, struct import_file *f,
                           struct counts *n)
{
    struct import_units *units;
    struct cx line = o->cx; /* memory of one line */
    line.a = arena_new(LINE_BYTES);
    enum err e = import_units_load(&o->cx, &units);
    for (size_t i = 0; i < f->n && e == OK; i++) {
        struct import_line *l = &f->lines[i];
        if (!l->refused)
            e = import_place(&line, units, f, l);
        if (e == OK && !l->refused)
            e = one_line(&line, source, apply, f, l, n);
        arena_reset(line.a);
        n->refused += l->refused;
    }
    arena_free(line.a);
    return e;
}

static int import(struct opened *o, const char *path, str source, bool apply)
{
    struct import_file f;
    struct counts n = { 0 };
    str text;
    const enum err found = file_read(o->cx.a, str_from(path), IMPORT_BYTES_MAX, &text);
    if (found != OK) {
        fprintf(stderr, "hotline intake-import: %s %s\n", path,
                found == ERR_TOO_LARGE ? "is larger than 32 MiB: divide it" : "cannot be read");
        return 1;
    }
    if (import_read(o->cx.a, text, o->cx.today, &f) != OK) {
        print_faults(o->cx.a, &f);
        fputs("hotline intake-import: the file cannot be read; nothing was imported\n", stderr);
        return 1;
    }
    const enum err e = import_all(o, source, apply, &f, &n);
    print_faults(o->cx.a, &f);
    fprintf(stderr, "intake-import: %lld %s, %lld imported before, %lld refused%s\n",
            (long long)n.fresh, apply ? "imported" : "to import", (long long)n.known,
            (long long)n.refused, apply ? "" : "; nothing was written (--apply writes)");
    if (e != OK)
        fputs("hotline intake-import: the database refused; run it again to go on\n", stderr);
    return e != OK || n.refused ? 1 : 0;
}

int run_intake_import(int argc, char **argv)
{
    const char *config = "hotline.yaml", *path = NULL, *source = NULL;
    bool apply = false, dry = false;
    struct opened o;
    if (argc > 1 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)) {
        help();
        return 0;
    }
    for (int i = 1; i < argc; i++) {
        const bool more = i + 1 < argc;
        if (strcmp(argv[i], "--config") == 0 && more)
            config = argv[++i];
        else if (strcmp(argv[i], "--register") == 0 && more)
            source = argv[++i];
        else if (strcmp(argv[i], "--apply") == 0)
            apply = true;
        else if (strcmp(argv[i], "--dry-run") == 0)
            dry = true;
        else if (!path && strncmp(argv[i], "--", 2) != 0)
            path = argv[i];
        else
            return usage_error("intake-import", "unknown argument");
    }
    if (!path || !source || !*source || (apply && dry))
        return usage_error("intake-import", !path ? "which file?"
                           : apply && dry ? "--dry-run or --apply" : "--register is missing");
    const int status = open_command("intake-import", config, OPEN_ALL, &o);
    if (status)
        return status;
    const int done = import(&o, path, str_from(source), apply);
    open_close(&o);
    return done;
}
