#include "base/file.h"
#include "run/run.h"
#include "run/settings.h"
#include "store/migrate.h"
#include <stdio.h>
#include <string.h>

static const char usage[] =
    "usage: hotline migrate [--config FILE] [--sql DIR]\n\n"
    "Brings the database named in FILE (hotline.yaml) to the schema of\n"
    "DIR/migrations (sql beside FILE), sets the accounts of the services with the\n"
    "passwords of their files, and grants what DIR/grants.sql says and nothing else.\n"
    "Connects as database.admin. Can be run again at any time.\n\n"
    "Exit status: 0 done, 1 refused or failed, 2 wrong call.\n";

struct options {
    const char *config, *sql;
};

static const char *parse(int argc, char **argv, struct options *o)
{
    for (int i = 1; i < argc; i++) {
        const char **to = strcmp(argv[i], "--config") == 0 ? &o->config
                          : strcmp(argv[i], "--sql") == 0  ? &o->sql
                                                           : NULL;
        if (!to)
            return "unknown argument";
        if (++i == argc)
            return "a value is missing";
        *to = argv[i];
    }
    return NULL;
}

static int migrate(struct arena *a, const struct options *o)
{
    struct config conf;
    const int bad = settings_load(a, "migrate", o->config, &conf);
    if (bad)
        return bad;
    const struct config_account *const services[] = {
        &conf.database.public_user, &conf.database.staff_user, &conf.database.jobs_user
    };
    struct migrate_user users[COUNT(services)];
    struct migrate_conf m = { .users = users, .n_users = COUNT(services) };
    m.dir = o->sql ? str_from(o->sql) : path_join(a, conf.dir, S("sql"));
    if (settings_db(a, &conf, &conf.database.admin_user, &m.admin) != OK)
        return 1;
    for (size_t i = 0; i < COUNT(services); i++) {
        struct db_conf who;
        if (settings_db(a, &conf, services[i], &who) != OK)
            return 1;
        users[i] = (struct migrate_user){ who.user, who.password };
    }
    struct buf faults = { .a = a, .max = 64 * 1024 };
    int applied;
    if (migrate_run(a, &m, &faults, &applied) != OK) {
        fputs(buf_str(&faults).p, stderr);
        return 1;
    }
    printf("migrate: %d applied\n", applied);
    return 0;
}

int run_migrate(int argc, char **argv)
{
    struct options o = { .config = "hotline.yaml" };
    if (usage_asked(argc, argv, usage))
        return 0;
    const char *wrong = parse(argc, argv, &o);
    if (wrong)
        return usage_error("migrate", wrong);
    struct arena *a = arena_new((size_t)64 * 1024 * 1024);
    const int status = migrate(a, &o);
    arena_free(a);
    return status;
}
