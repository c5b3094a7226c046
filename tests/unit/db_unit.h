/*
 * Unit tests that need a live MariaDB. It is named by HOTLINE_TEST_DB_SOCKET,
 * _USER, _PASSWORD (or _PASSWORD_FILE) and _NAME; the account may create
 * databases and users. Without it the program says that it is skipped.
 *
 * DB_UNIT_MAIN(name, fill) works in the database <_NAME>_<name>, gone before the first
 * test and after the last one; side_open() leaves it as it is.
 */
#ifndef DB_UNIT_H
#define DB_UNIT_H

#include "unit.h"

#include "base/file.h"
#include "store/db.h"
#include <mariadb/mysql.h>
#include <stdio.h>
#include <string.h>

static struct arena *arena;
static struct db_conf conf;
static MYSQL *side; /* another connection, to look from outside */

static void sql(const char *text)
{
    ck_assert_msg(mysql_real_query(side, text, strlen(text)) == 0, "%s: %s", text,
                  mysql_error(side));
    MYSQL_RES *r = mysql_store_result(side);
    if (r)
        mysql_free_result(r);
}

static long long number(const char *text)
{
    ck_assert_msg(mysql_real_query(side, text, strlen(text)) == 0, "%s: %s", text,
                  mysql_error(side));
    MYSQL_RES *r = mysql_store_result(side);
    MYSQL_ROW row = mysql_fetch_row(r);
    int64_t n = 0;
    ck_assert_int_eq(str_i64(str_from(row[0]), &n), OK);
    mysql_free_result(r);
    return n;
}

static void side_open(void)
{
    arena = arena_new((size_t)64 << 20);
    side = mysql_init(NULL);
    mysql_options(side, MYSQL_SET_CHARSET_NAME, "utf8mb4");
    ck_assert_msg(mysql_real_connect(side, NULL, conf.user.p, conf.password.p, NULL, 0,
                                     conf.socket.p, 0) != NULL, "%s", mysql_error(side));
    sql("SET NAMES utf8mb4 COLLATE utf8mb4_uca1400_ai_ci");
}

#define MADE "_made" /* behind the name of the database: what schema_unit.h keeps of it */

static void base_drop(void)
{
    sql(str_fmt(arena, "DROP DATABASE IF EXISTS %s" MADE, conf.name.p).p);
    sql(str_fmt(arena, "DROP DATABASE IF EXISTS %s", conf.name.p).p);
}

static void side_close(void)
{
    mysql_close(side);
    arena_free(arena);
}

static str setting(const char *name)
{
    const char *v = getenv(name);
    return str_from(v ? v : "");
}

/* Also what an earlier run left. */
static void all_dropped(void)
{
    side_open();
    base_drop();
    sql("DROP USER IF EXISTS hotline_public@localhost, hotline_staff@localhost,"
        " hotline_jobs@localhost");
    side_close();
}

static int db_unit_run(const char *name, void (*fill)(TCase *tc))
{
    struct arena *a = arena_new(1 << 20);
    const str file = setting("HOTLINE_TEST_DB_PASSWORD_FILE");
    const str base = setting("HOTLINE_TEST_DB_NAME");
    conf = (struct db_conf){ .socket = setting("HOTLINE_TEST_DB_SOCKET"),
                             .user = setting("HOTLINE_TEST_DB_USER"),
                             .password = setting("HOTLINE_TEST_DB_PASSWORD"),
                             .name = str_fmt(a, "%s_%s", base.p, name) };
    if (!conf.socket.n || !conf.user.n || !base.n) {
        printf("test_%s: skipped: no database (HOTLINE_TEST_DB_SOCKET, _USER, _NAME)\n", name);
        return EXIT_SUCCESS;
    }
    if (file.n && file_read(a, file, 4096, &conf.password) != OK)
        return EXIT_FAILURE;
    conf.password = str_dup(a, str_trim(conf.password));
    Suite *s = suite_create(name);
    TCase *tc = tcase_create(name);
    tcase_set_timeout(tc, 60);
    tcase_add_unchecked_fixture(tc, all_dropped, all_dropped);
    fill(tc);
    suite_add_tcase(s, tc);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_NORMAL);
    const int failed = srunner_ntests_failed(r);
    srunner_free(r);
    arena_free(a);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#define DB_UNIT_MAIN(name, fill)        \
    int main(void)                      \
    {                                   \
        return db_unit_run(name, fill); \
    }

#endif
