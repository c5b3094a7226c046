#include "run/run.h"
#include "run/settings.h"
#include "run/tables.h"
#include "store/stmt.h"
#include <stdio.h>
#include <string.h>

enum { FAULT_BYTES = 1 << 20 };

static const char usage[] =
    "usage: hotline check [--config FILE]\n"
    "       hotline check --statements [--config FILE]\n"
    "       hotline check --config-help\n\n"
    "Alone: reads FILE (hotline.yaml), the law's tables, the province's terms, the\n"
    "workflows and the tables of the intake that it names, and tells every mistake with file\n"
    "and line.\n\n"
    "--config-help prints every key of hotline.yaml with type, default and meaning.\n\n"
    "--statements prepares every statement of sql/queries on the migrated database named in FILE\n"
    "and compares number, names, types and NULL marks of its result\n"
    "columns with its annotation. Procedures are called with made-up values and\n"
    "rolled back. Connects as database.admin.\n\n"
    "Exit status: 0 all fit, 1 some do not (listed), 2 wrong call.\n";

static int statements(struct arena *a, const char *path)
{
    struct config conf;
    const int bad = settings_load(a, "check", path, &conf);
    if (bad)
        return bad;
    struct db_conf who;
    struct cx cx = { .a = a };
    if (settings_db(a, &conf, &conf.database.admin_user, &who) != OK)
        return 1;
    if (db_open(a, &who, &cx.db) != OK) {
        fprintf(stderr, "hotline check: no connection to the database\n");
        return 1;
    }
    struct buf faults = { .a = a, .max = FAULT_BYTES };
    int n = 0, wrong = 0;
    for (const struct db_stmt *const *st = db_registry; *st; st++, n++)
        if (db_check(&cx, *st, &faults) != OK)
            wrong++;
    db_close(cx.db);
    fputs(buf_str(&faults).p, stderr);
    printf("statements: %d checked, %d wrong\n", n, wrong);
    return wrong ? 1 : 0;
}

/* What is left out on purpose and yet may be missed. */
static void quiet(const struct config *conf)
{
    if (str_empty(conf->mail.domain) || str_empty(conf->mail.smtp))
        puts("mail.domain or mail.smtp is not set: no e-mail is sent to reporters");
    if (str_empty(conf->sms.url))
        puts("sms.url is not set: no SMS is sent to reporters");
}

/* Configuration, law and workflows, as a service reads them at its start. */
static int files(struct arena *a, const char *path)
{
    struct config conf;
    const int bad = settings_load(a, "check", path, &conf);
    if (bad)
        return bad;
    struct buf faults = { .a = a, .max = FAULT_BYTES };
    struct tables t = { 0 };
    const enum err e = tables_load(&conf, TABLES_ANY, &t, &faults);
    fputs(buf_str(&faults).p, stderr);
    if (e == OK)
        printf("configuration, law, %zu workflows and %zu questions of the form: no faults\n",
               t.flows->n, t.intake->n_questions);
    if (e == OK)
        quiet(&conf);
    tables_free(&t);
    return e == OK ? 0 : 1;
}

int run_check(int argc, char **argv)
{
    const char *path = "hotline.yaml";
    bool asked = false, help = false;
    if (usage_asked(argc, argv, usage))
        return 0;
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--statements") == 0)
            asked = true;
        else if (strcmp(argv[i], "--config-help") == 0)
            help = true;
        else if (strcmp(argv[i], "--config") == 0 && i + 1 < argc)
            path = argv[++i];
        else
            return usage_error("check", "unknown argument");
    if (help) {
        config_print_help(stdout);
        return 0;
    }
    struct arena *a = arena_new((size_t)64 * 1024 * 1024);
    const int status = asked ? statements(a, path) : files(a, path);
    arena_free(a);
    return status;
}
