/* `hotline open311`: keys of programs that file by Open311. */
#include "base/csv.h"
#include "domain/intake/open311.h"
#include "run/open.h"
#include "run/run.h"
#include "sql/open311.h"
#include <stdio.h>
#include <string.h>

static const char usage[] =
    "usage: hotline open311 key add NAME [--config FILE]\n"
    "       hotline open311 key list [--config FILE]\n"
    "       hotline open311 key end NUMBER [--config FILE]\n\n"
    "A program needs a key to file reports by Open311 GeoReport v2; reading needs none.\n"
    "add   make a key for the program or body NAME and print it, once: only its hash\n"
    "      is kept\n"
    "list  number, name, when made, when ended, as CSV\n"
    "end   the key is refused from now on; what it filed stays\n\n"
    "Exit status: 0 done, 1 refused or failed, 2 wrong call.\n";

static int failed(const char *why)
{
    fprintf(stderr, "hotline open311: %s\n", why);
    return 1;
}

static int add(struct opened *o, const char *name)
{
    str key;
    const enum err e = open311_key_make(&o->cx, str_from(name), &key);
    if (e != OK)
        return failed(e == ERR_INVALID ? "a name is 1 to 120 characters"
                                       : "the database refused");
    printf("%.*s\n", STR_ARG(key));
    return 0;
}

static enum err print_key(struct cx *cx, const struct open311_keys_row *k, void *arg)
{
    struct buf b = { .a = cx->a, .max = 4096 };
    (void)arg;
    csv_field(&b, CSV_FIRST, str_fmt(cx->a, "%lld", (long long)k->id));
    csv_cell(&b, CSV_NEXT, k->name);
    csv_field(&b, CSV_NEXT, instant_iso(cx->a, k->made));
    csv_field(&b, CSV_NEXT, k->ended.has ? instant_iso(cx->a, k->ended.v) : S(""));
    csv_end(&b);
    fputs(buf_str(&b).p, stdout);
    return OK;
}

static int list(struct opened *o)
{
    puts("number,name,made,ended");
    return open311_keys(&o->cx, print_key, NULL) == OK ? 0 : failed("the database refused");
}

static int end(struct opened *o, const char *number)
{
    int64_t id;
    if (str_i64(str_from(number), &id) != OK)
        return usage_error("open311", "the number of a key, as list shows it");
    if (open311_key_end(&o->cx, (struct open311_key_end_in){ .id = id, .now = o->cx.now }) != OK)
        return failed("the database refused");
    return db_affected(&o->cx) ? 0 : failed("no such key, or ended already");
}

int run_open311(int argc, char **argv)
{
    const char *config = "hotline.yaml", *what = NULL;
    struct opened o;
    if (usage_asked(argc, argv, usage))
        return 0;
    if (argc < 3 || strcmp(argv[1], "key") != 0)
        return usage_error("open311", "key add, key list or key end");
    const char *verb = argv[2];
    const bool lists = strcmp(verb, "list") == 0, adds = strcmp(verb, "add") == 0;
    if (!lists && !adds && strcmp(verb, "end") != 0)
        return usage_error("open311", "key add, key list or key end");
    for (int i = 3; i < argc; i++) {
        if (strcmp(argv[i], "--config") == 0 && i + 1 < argc)
            config = argv[++i];
        else if (!what && !lists && strncmp(argv[i], "--", 2) != 0)
            what = argv[i];
        else
            return usage_error("open311", "unknown argument");
    }
    if (!lists && !what)
        return usage_error("open311", adds ? "whose key?" : "which key?");
    int status = open_command("open311", config, OPEN_DB, &o);
    if (status)
        return status;
    status = lists ? list(&o) : adds ? add(&o, what) : end(&o, what);
    open_close(&o);
    return status;
}
