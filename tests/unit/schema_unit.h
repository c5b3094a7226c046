/*
 * The real sql/ folder on a fresh database; see db_unit.h. The server must be
 * the test's own: the accounts hotline_public, _staff and _jobs are made and dropped.
 * The first test of a program makes the tables; the others find them and empty them,
 * which takes a tenth of the time.
 */
#ifndef SCHEMA_UNIT_H
#define SCHEMA_UNIT_H

#include "db_unit.h"

#include "store/migrate.h"

static const char *const services[] = { "public", "staff", "jobs" }; /* passwords too */

static void schema_make(void)
{
    struct migrate_user users[COUNT(services)];
    int applied;
    struct buf faults = { .a = arena, .max = 10000 };
    for (size_t i = 0; i < COUNT(services); i++)
        users[i] = (struct migrate_user){ str_fmt(arena, "hotline_%s", services[i]),
                                          str_from(services[i]) };
    const struct migrate_conf m = { .admin = conf, .dir = S("sql"), .users = users,
                                    .n_users = COUNT(users) };
    ck_assert_msg(migrate_run(arena, &m, &faults, &applied) == OK, "%s", buf_str(&faults).p);
    sql(str_fmt(arena, "USE %s", conf.name.p).p);
}

/* Each name that the question finds, put behind the statement. */
static void sql_each(const char *question, const char *statement)
{
    ck_assert_msg(mysql_real_query(side, question, strlen(question)) == 0, "%s",
                  mysql_error(side));
    MYSQL_RES *r = mysql_store_result(side);
    for (MYSQL_ROW row; (row = mysql_fetch_row(r));)
        sql(str_fmt(arena, "%s `%s`", statement, row[0]).p);
    mysql_free_result(r);
}

#define TABLES "information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()" \
               " AND TABLE_TYPE = 'BASE TABLE'"

/* A base of its own holds what the migrations made: name, and the question whether it has rows. */
static void schema_remember(void)
{
    sql(str_fmt(arena, "CREATE DATABASE %s" MADE, conf.name.p).p);
    sql(str_fmt(arena, "CREATE TABLE %s" MADE ".t AS SELECT TABLE_NAME AS name, CONCAT('SELECT \"',"
                       " TABLE_NAME, '\" WHERE EXISTS (SELECT 1 FROM `', TABLE_NAME, '`)') AS has"
                       " FROM " TABLES " AND TABLE_NAME <> 'schema_migration'", conf.name.p).p);
}

/* The statement that names those with rows. */
static const char *question_of_rows(void)
{
    const str ask = str_fmt(arena, "SELECT GROUP_CONCAT(has SEPARATOR ' UNION ALL ')"
                                   " FROM %s" MADE ".t", conf.name.p);
    sql("SET group_concat_max_len = 1000000");
    ck_assert_int_eq(mysql_real_query(side, ask.p, ask.n), 0);
    MYSQL_RES *r = mysql_store_result(side);
    const char *all = str_dup(arena, str_from(mysql_fetch_row(r)[0])).p;
    mysql_free_result(r);
    return all;
}

static void schema_empty(void)
{
    sql(str_fmt(arena, "USE %s", conf.name.p).p);
    sql("SET FOREIGN_KEY_CHECKS = 0");
    sql_each(str_fmt(arena, "SELECT TABLE_NAME FROM " TABLES " AND TABLE_NAME <>"
                            " 'schema_migration' AND TABLE_NAME NOT IN (SELECT name FROM %s"
                            MADE ".t)", conf.name.p).p, "DROP TABLE");
    sql_each(question_of_rows(), "TRUNCATE");
    sql("SET FOREIGN_KEY_CHECKS = 1");
}

static void schema_setup(void)
{
    side_open();
    if (number(str_fmt(arena, "SELECT COUNT(*) FROM information_schema.TABLES WHERE"
                              " TABLE_SCHEMA = '%s" MADE "'", conf.name.p).p) == 1) {
        schema_empty();
        return;
    }
    base_drop();
    schema_make();
    schema_remember();
    ck_assert_msg(number(str_fmt(arena, "SELECT COUNT(*) FROM (%s) filled",
                                 question_of_rows()).p) == 0,
                  "a migration fills a table: its rows have to be put back here");
}

/* The tables stay for the next test; db_unit_run drops them after the last one. */
static void schema_teardown(void)
{
    side_close();
}

#endif
