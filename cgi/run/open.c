#include "run/open.h"
#include "run/fcgi.h"
#include <stdio.h>

#define START_BYTES ((size_t)64 * 1024 * 1024)
#define WORK_BYTES ((size_t)256 * 1024 * 1024)

static int said(const char *command, struct buf *faults)
{
    fprintf(stderr, "hotline %s:\n%s", command, buf_str(faults).p);
    return 1;
}

static int load_all(const char *command, enum open_what what, struct opened *o)
{
    struct buf faults = { .a = o->a, .max = 64 * 1024 };
    if (tables_load(&o->conf, TABLES_ANY, &o->tables, &faults) != OK)
        return said(command, &faults);
    const enum key_set set = what == OPEN_JOBS     ? KEYS_JOBS
                             : what == OPEN_PUBLIC ? KEYS_PUBLIC
                                                   : KEYS_ALL;
    if (what != OPEN_LAW
        && keyring_load(o->a, o->conf.secrets.dir, set, &o->keys, &faults) != OK)
        return said(command, &faults);
    o->cx.law = o->tables.law;
    o->cx.flows = o->tables.flows;
    o->cx.intake = o->tables.intake;
    o->cx.forms = o->tables.forms;
    o->cx.inspection = o->tables.inspection;
    o->cx.law_digest = o->tables.digest;
    o->cx.keys = o->keys;
    return 0;
}

int open_command(const char *command, const char *config, enum open_what what, struct opened *o)
{
    struct db_conf db;
    *o = (struct opened){ .a = arena_new(START_BYTES), .db = arena_new(START_BYTES) };
    o->cx = (struct cx){ .a = arena_new(WORK_BYTES), .conf = &o->conf, .now = clock_now(),
                         .lang = LANG_VI };
    o->cx.today = instant_date(o->cx.now);
    int status = settings_load(o->a, command, config, &o->conf);
    if (status == 0 && what != OPEN_DB)
        status = load_all(command, what, o);
    const struct config_account *who = what == OPEN_JOBS     ? &o->conf.database.jobs_user
                                       : what == OPEN_PUBLIC ? &o->conf.database.public_user
                                                             : &o->conf.database.admin_user;
    if (status == 0 && settings_db(o->a, &o->conf, who, &db) != OK)
        status = 1;
    if (status == 0 && db_open(o->db, &db, &o->cx.db) != OK) {
        fprintf(stderr, "hotline %s: the database does not answer\n", command);
        status = 1;
    }
    if (status)
        open_close(o);
    return status;
}

void open_close(struct opened *o)
{
    db_close(o->cx.db);
    keyring_close(o->keys);
    tables_free(&o->tables);
    arena_free(o->cx.a);
    arena_free(o->db);
    arena_free(o->a);
}
