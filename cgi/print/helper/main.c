/* hotline-print: one described document in, one PDF out; see usage. */
#include "base/file.h"
#include "base/lockdown.h"
#include "print/helper/print.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char usage[] =
    "usage: hotline-print [FOLDER] < description > file.pdf\n"
    "\n"
    "Lays out a document described as in cgi/print/doc.h on A4 pages and writes a PDF with\n"
    "its fonts embedded; the same description gives the same bytes. FOLDER holds\n"
    "LiberationSerif-*.ttf, default " PRINT_FONTS ".\n"
    "Shuts itself in before it reads.\n"
    "\n"
    "Exit: 0 done, 2 wrong call, 4 too large, 5 not such a description, 6 no memory, no\n"
    "fonts, or input or output failed.\n";

#define ARENA_BYTES ((size_t)256 << 20)

static cairo_status_t nowhere(void *arg, const unsigned char *bytes, unsigned n)
{
    (void)arg, (void)bytes, (void)n;
    return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t to_output(void *arg, const unsigned char *bytes, unsigned n)
{
    (void)arg;
    return fd_write(1, bytes, n) == OK ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static enum err print(PangoContext *text, str in, cairo_write_func_t sink)
{
    struct arena *a = arena_new(ARENA_BYTES);
    struct atoms all = { .a = a, .text = text };
    struct doc d;
    size_t *first, n = 0;
    enum err e = doc_read(a, in, &d);
    if (e == OK)
        e = atoms_make(&all, &d);
    if (e == OK)
        e = pages_break(a, &all, &first, &n);
    if (e == OK)
        e = paint(a, &all, &d, first, n, sink, NULL);
    arena_free(a);
    return e;
}

/*
 * Every look in every size is asked for now, with signs that no font has: the libraries
 * find and open their files here, and cannot once the door is shut.
 */
#define LOOKS "a\u1ea1 \u4e2d \U0001F600\\bb \u4e2d \U0001F600\\ic \u4e2d \U0001F600" \
    "\\r\\id \u4e2d \U0001F600\\r"

static enum err warm(PangoContext *text)
{
    return print(text, S(DOC_MAGIC "\ndate 2026-01-01\nmark " LOOKS "\nfoot " LOOKS
                         "\np " LOOKS "\nhead a\t" LOOKS "\nqr x\t" LOOKS
                         "\ntable 100\ntr " LOOKS "\nend\nZ\n"),
                 nowhere);
}

static enum print_exit meaning(enum err e)
{
    switch ((int)e) {
    case OK: return PRINT_EXIT_OK;
    case ERR_TOO_LARGE: return PRINT_EXIT_LARGE;
    case ERR_INVALID: return PRINT_EXIT_BROKEN;
    default: return PRINT_EXIT_SYSTEM;
    }
}

int main(int argc, char **argv)
{
    str in;
    if (argc >= 2 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)) {
        fputs(usage, stdout);
        return PRINT_EXIT_OK;
    }
    if (argc > 2 || (argc == 2 && argv[1][0] != '/')) {
        fputs("hotline-print: takes a folder of fonts and nothing else\n"
              "Try 'hotline-print --help'.\n", stderr);
        return PRINT_EXIT_USAGE;
    }
    setenv("TZ", "UTC0", 1); /* Cairo asks for the hour before it is given one */
    PangoContext *text = fonts_open(argc == 2 ? argv[1] : PRINT_FONTS);
    if (!text || warm(text) != OK || lockdown() != OK)
        return PRINT_EXIT_SYSTEM;
    struct arena *a = arena_new(2 * DOC_MAX_BYTES);
    enum err e = fd_read_all(a, 0, DOC_MAX_BYTES, &in);
    if (e == OK)
        e = print(text, in, to_output);
    /* The libraries keep what they made for their next document; there is none. */
    _exit((int)meaning(e));
}
