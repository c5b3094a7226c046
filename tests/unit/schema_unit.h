/*
 * The real sql/ folder on a fresh database; see db_unit.h. The server must be
 * the test's own: the accounts hotline_public, _staff and _jobs are made and dropped.
 */
#ifndef SCHEMA_UNIT_H
#define SCHEMA_UNIT_H

#include "db_unit.h"

#include "store/migrate.h"

static const char *const services[] = { "public", "staff", "jobs" }; /* passwords too */

static void drop_users(void)
{
    for (size_t i = 0; i < COUNT(services); i++)
        sql(str_fmt(arena, "DROP USER IF EXISTS hotline_%s@localhost", services[i]).p);
}

static void schema_setup(void)
{
    struct migrate_user users[COUNT(services)];
    int applied;
    side_open();
    struct buf faults = { .a = arena, .max = 10000 };
    for (size_t i = 0; i < COUNT(services); i++)
        users[i] = (struct migrate_user){ str_fmt(arena, "hotline_%s", services[i]),
                                          str_from(services[i]) };
    const struct migrate_conf m = { .admin = conf, .dir = S("sql"), .users = users,
                                    .n_users = COUNT(users) };
    ck_assert_msg(migrate_run(arena, &m, &faults, &applied) == OK, "%s", buf_str(&faults).p);
    sql(str_fmt(arena, "USE %s", conf.name.p).p);
}

static void schema_teardown(void)
{
    drop_users();
    side_close();
}

#endif
