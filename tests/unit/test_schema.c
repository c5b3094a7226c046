/* Statements, tables and rights of the real schema. */
#include "schema_unit.h"

#include "store/stmt.h"

START_TEST(every_statement_fits)
{
    struct cx cx = { .a = arena };
    struct buf faults = { .a = arena, .max = 100000 };
    int n = 0;
    ck_assert_int_eq(db_open(arena, &conf, &cx.db), OK);
    for (const struct db_stmt *const *st = db_registry; *st; st++, n++)
        if (db_check(&cx, *st, &faults) != OK)
            ck_assert_uint_gt(faults.n, 0);
    db_close(cx.db);
    ck_assert_msg(faults.n == 0, "%s", buf_str(&faults).p);
    ck_assert_int_gt(n, 0);
}
END_TEST

START_TEST(every_table_has_a_primary_key)
{
    ck_assert_int_eq(number("SELECT COUNT(*) FROM information_schema.TABLES t"
        " LEFT JOIN information_schema.TABLE_CONSTRAINTS c ON c.TABLE_SCHEMA = t.TABLE_SCHEMA"
        " AND c.TABLE_NAME = t.TABLE_NAME AND c.CONSTRAINT_TYPE = 'PRIMARY KEY'"
        " WHERE t.TABLE_SCHEMA = DATABASE() AND t.TABLE_TYPE = 'BASE TABLE'"
        " AND (c.CONSTRAINT_NAME IS NULL OR t.ENGINE <> 'InnoDB')"), 0);
}
END_TEST

/* The error number when the account of the public service sends it. */
static unsigned as_public(MYSQL *m, const char *text)
{
    const unsigned code = mysql_real_query(m, text, strlen(text)) ? mysql_errno(m) : 0;
    mysql_free_result(mysql_store_result(m));
    return code;
}

START_TEST(the_public_service_reads_no_table)
{
    static const char *const verbs[] = { "SELECT 1 FROM %s LIMIT 1", "DELETE FROM %s LIMIT 1",
                                         "DROP TABLE %s" };
    const char tables[] = "SELECT TABLE_NAME FROM information_schema.TABLES"
                          " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'";
    MYSQL *m = mysql_init(NULL);
    ck_assert_ptr_nonnull(mysql_real_connect(m, NULL, "hotline_public", "public", conf.name.p, 0,
                                             conf.socket.p, 0));
    ck_assert_int_eq(mysql_real_query(side, tables, sizeof tables - 1), 0);
    MYSQL_RES *r = mysql_store_result(side);
    ck_assert_uint_gt(mysql_num_rows(r), 10);
    MYSQL_ROW row;
    while ((row = mysql_fetch_row(r)))
        for (size_t i = 0; i < COUNT(verbs); i++) {
            struct buf b = { .a = arena, .max = 200 };
            const str verb = str_from(verbs[i]);
            const size_t at = str_find(verb, S("%s"));
            buf_add(&b, str_sub(verb, 0, at));
            buf_add(&b, str_from(row[0]));
            buf_add(&b, str_sub(verb, at + 2, verb.n));
            const unsigned code = as_public(m, buf_str(&b).p);
            ck_assert_msg(code == 1142, "%s gives %u", buf_str(&b).p, code);
        }
    mysql_free_result(r);
    mysql_close(m);
}
END_TEST

/* Whatever the grants file says one day, these stay true. */
static const char *const none[] = {
    /* rights over the server or the whole database */
    "SELECT COUNT(*) FROM information_schema.USER_PRIVILEGES"
    " WHERE GRANTEE LIKE '''hotline_%' AND PRIVILEGE_TYPE <> 'USAGE'",
    "SELECT COUNT(*) FROM information_schema.SCHEMA_PRIVILEGES"
    " WHERE GRANTEE = '''hotline_public''@''localhost'''",
    /* public: INSERT on tables, SELECT on views, nothing to pass on */
    "SELECT COUNT(*) FROM information_schema.TABLE_PRIVILEGES p"
    " JOIN information_schema.TABLES t USING (TABLE_SCHEMA, TABLE_NAME)"
    " WHERE p.GRANTEE = '''hotline_public''@''localhost'''"
    " AND (p.IS_GRANTABLE = 'YES' OR CONCAT(t.TABLE_TYPE, ' ', p.PRIVILEGE_TYPE)"
    " NOT IN ('BASE TABLE INSERT', 'VIEW SELECT'))",
    "SELECT COUNT(*) FROM information_schema.COLUMN_PRIVILEGES"
    " WHERE GRANTEE = '''hotline_public''@''localhost''' AND PRIVILEGE_TYPE <> 'INSERT'",
    "SELECT COUNT(*) FROM mysql.procs_priv WHERE User LIKE 'hotline_%'"
    " AND (Proc_priv <> 'Execute' OR Routine_type <> 'PROCEDURE')",
    /* nobody passes rights on, nobody changes the schema */
    "SELECT COUNT(*) FROM information_schema.TABLE_PRIVILEGES"
    " WHERE GRANTEE LIKE '''hotline_%' AND (IS_GRANTABLE = 'YES'"
    " OR PRIVILEGE_TYPE NOT IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE'))",
};

START_TEST(no_right_too_many)
{
    ck_assert_int_gt(number("SELECT COUNT(*) FROM information_schema.TABLE_PRIVILEGES"
                            " WHERE GRANTEE LIKE '''hotline_%'"), 0);
    ck_assert_msg(number(none[_i]) == 0, "%s", none[_i]);
}
END_TEST

static void fill(TCase *tc)
{
    tcase_add_checked_fixture(tc, schema_setup, schema_teardown);
    tcase_add_test(tc, every_statement_fits);
    tcase_add_test(tc, every_table_has_a_primary_key);
    tcase_add_test(tc, the_public_service_reads_no_table);
    tcase_add_loop_test(tc, no_right_too_many, 0, COUNT(none));
}

DB_UNIT_MAIN("schema", fill)
