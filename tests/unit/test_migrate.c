/* Migrations and service accounts against a live MariaDB; see db_unit.h. */
#include "db_unit.h"

#include "store/migrate.h"
#include "store/migrate_files.h"
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

static char dir[] = "/tmp/hotline-migrate-XXXXXX";
static struct buf faults;
static int applied;

static str path(const char *name)
{
    return str_fmt(arena, "%s/%s%s", dir, name[0] == '0' ? "migrations/" : "", name);
}

static void put(const char *name, const char *text)
{
    FILE *f = fopen(path(name).p, "w");
    ck_assert_ptr_nonnull(f);
    fputs(text, f);
    fclose(f);
}

static enum err migrate(void)
{
    const struct migrate_user users[] = { { S("hl_unit_in"), S("pa'ss\\") } };
    const struct migrate_conf m = { .admin = conf, .dir = str_from(dir), .users = users,
                                    .n_users = COUNT(users) };
    faults = (struct buf){ .a = arena, .max = 10000 };
    return migrate_run(arena, &m, &faults, &applied);
}

static void refused(const char *why)
{
    ck_assert_int_eq(migrate(), ERR_INVALID);
    ck_assert_msg(str_find(buf_str(&faults), str_from(why)) < faults.n, "got '%s', want '%s'",
                  buf_str(&faults).p, why);
}

static void setup(void)
{
    side_open();
    base_drop();
    memcpy(dir + sizeof dir - 7, "XXXXXX", 6);
    ck_assert_ptr_nonnull(mkdtemp(dir));
    mkdir(path("migrations").p, 0700);
    put("0001_first.sql", "-- A table.\nCREATE TABLE a (id INT PRIMARY KEY);\n\n"
                          "-- @statement\n-- only a comment\n-- @statement\n"
                          "CREATE PROCEDURE p() BEGIN\n  INSERT INTO a VALUES (1);\n"
                          "  INSERT INTO a VALUES (2); END;\n");
    put("0002_second.sql", "CALL p();\n-- @statement\nCREATE TABLE b (id INT PRIMARY KEY)");
}

static void teardown(void)
{
    DIR *d = opendir(path("migrations").p);
    const struct dirent *e;
    while ((e = readdir(d)))
        if (e->d_name[0] != '.')
            unlink(str_fmt(arena, "%s/migrations/%s", dir, e->d_name).p);
    closedir(d);
    unlink(path("grants.sql").p);
    rmdir(path("migrations").p);
    rmdir(dir);
    sql("DROP USER IF EXISTS hl_unit_in@localhost");
    side_close();
}

START_TEST(pieces_keep_their_lines)
{
    struct piece *p;
    size_t n;
    migration_split(arena, S("\n-- x\nA;\nB ;\n-- @statement\n\n -- y\n-- @statement\n C\n"), &p,
                    &n);
    ck_assert_uint_eq(n, 2);
    ck_assert_str(p[0].sql, "A;\nB");
    ck_assert_int_eq(p[0].line, 3);
    ck_assert_str(p[1].sql, "C");
    ck_assert_int_eq(p[1].line, 9);
}
END_TEST

START_TEST(files_are_applied_once)
{
    ck_assert_msg(migrate() == OK, "%s", buf_str(&faults).p);
    ck_assert_int_eq(applied, 2);
    ck_assert_int_eq(migrate(), OK);
    ck_assert_int_eq(applied, 0);
    put("0003_third.sql", "INSERT INTO b VALUES (1), (2), (3)");
    ck_assert_int_eq(migrate(), OK);
    ck_assert_int_eq(applied, 1);
    sql(str_fmt(arena, "USE %s", conf.name.p).p);
    ck_assert_int_eq(number("SELECT COUNT(*) FROM a, b"), 6);
}
END_TEST

START_TEST(what_does_not_match_is_refused)
{
    ck_assert_int_eq(migrate(), OK);
    put("0002_second.sql", "CALL p()");
    refused("/0002_second.sql: has changed since it was applied");
    put("0002_second.sql", "CALL p();\n-- @statement\nCREATE TABLE c (id INT PRIMARY KEY)");
    refused("/0002_second.sql: has changed since it was applied");
    rename(path("0002_second.sql").p, path("0002_other.sql").p);
    refused("/0002_other.sql: was applied under the name 0002_second.sql");
    unlink(path("0002_other.sql").p);
    refused("0002_second.sql: was applied, but the file is missing");
    put("0003_x.sql", "SELECT 1");
    refused("/0003_x.sql: the number before it, 0002, is missing");
    put("0001_twice.sql", "SELECT 1");
    refused("/0001_twice.sql: another file has this number");
    put("0004-x.sql", "SELECT 1");
    refused("/0004-x.sql: the name must be NNNN_name.sql");
    put("0002_empty.sql", "-- nothing\n");
    refused("/0002_empty.sql: no statement in it");
}
END_TEST

START_TEST(half_a_file_goes_on)
{
    put("0003_x.sql", "INSERT INTO b VALUES (1)\n-- @statement\nINSERT INTO nothing VALUES (1)");
    refused("/0003_x.sql:3: Table '");
    ck_assert_int_eq(applied, 2);
    refused("/0003_x.sql:3: Table '");
    put("0003_x.sql", "INSERT INTO b VALUES (9)\n-- @statement\nINSERT INTO b VALUES (2)");
    refused("/0003_x.sql: stopped half way and the part that is applied has changed");
    put("0003_x.sql", "INSERT INTO b VALUES (1)\n-- @statement\nINSERT INTO b VALUES (2)");
    ck_assert_int_eq(migrate(), OK);
    ck_assert_int_eq(applied, 1);
    sql(str_fmt(arena, "USE %s", conf.name.p).p);
    ck_assert_int_eq(number("SELECT SUM(id) FROM b"), 3);
}
END_TEST

/* The error number of a statement sent by the service account. */
static unsigned as_service(const char *text)
{
    MYSQL *m = mysql_init(NULL);
    unsigned code = 0;
    if (!mysql_real_connect(m, NULL, "hl_unit_in", "pa'ss\\", conf.name.p, 0, conf.socket.p, 0) ||
        mysql_real_query(m, text, strlen(text)) != 0)
        code = mysql_errno(m);
    mysql_free_result(mysql_store_result(m));
    mysql_close(m);
    return code;
}

START_TEST(accounts_have_what_grants_say)
{
    put("grants.sql", "GRANT INSERT ON a TO hl_unit_in@localhost;\n-- @statement\n"
                      "GRANT EXECUTE ON PROCEDURE p TO hl_unit_in@localhost;\n");
    ck_assert_msg(migrate() == OK, "%s", buf_str(&faults).p);
    ck_assert_uint_eq(as_service("INSERT INTO a VALUES (7)"), 0);
    ck_assert_uint_eq(as_service("SELECT * FROM a"), 1142);
    ck_assert_uint_eq(as_service("DELETE FROM a"), 1142);
    sql(str_fmt(arena, "GRANT SELECT, DELETE ON %s.* TO hl_unit_in@localhost WITH GRANT OPTION",
                conf.name.p).p);
    sql("ALTER USER hl_unit_in@localhost IDENTIFIED BY 'other'");
    ck_assert_uint_eq(as_service("SELECT * FROM a"), 1045);
    put("grants.sql", "GRANT INSERT ON b TO hl_unit_in@localhost");
    ck_assert_int_eq(migrate(), OK);
    ck_assert_uint_eq(as_service("SELECT * FROM a"), 1142);
    ck_assert_uint_eq(as_service("INSERT INTO a VALUES (8)"), 1142);
    ck_assert_uint_eq(as_service("CALL p()"), 1370);
    ck_assert_uint_eq(as_service("INSERT INTO b VALUES (8)"), 0);
    put("grants.sql", "GRANT INSERT ON nothing TO hl_unit_in@localhost");
    refused("/grants.sql:1: Table '");
}
END_TEST

START_TEST(two_at_once_are_refused)
{
    ck_assert_int_eq(migrate(), OK);
    sql(str_fmt(arena, "USE %s", conf.name.p).p);
    sql("START TRANSACTION");
    sql("INSERT INTO schema_migration VALUES (0, 'lock', 0, 0, '', 0)");
    ck_assert_int_eq(migrate(), ERR_CONFLICT);
    ck_assert(str_ends(buf_str(&faults), S(": another migration is running\n")));
    sql("ROLLBACK");
    ck_assert_int_eq(migrate(), OK);
}
END_TEST

static void fill(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, pieces_keep_their_lines);
    tcase_add_test(tc, files_are_applied_once);
    tcase_add_test(tc, what_does_not_match_is_refused);
    tcase_add_test(tc, half_a_file_goes_on);
    tcase_add_test(tc, accounts_have_what_grants_say);
    tcase_add_test(tc, two_at_once_are_refused);
}

DB_UNIT_MAIN("migrate", fill)
