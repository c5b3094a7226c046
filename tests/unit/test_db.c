/* Statements and transactions against a live MariaDB; see db_unit.h. */
#include "db_unit.h"

#include "../golden/sqlgen/live.h"

#include "../golden/sqlgen/live.c"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

static struct cx cx;

static const char *const schema[] = {
    "CREATE TABLE thing (id BIGINT AUTO_INCREMENT PRIMARY KEY,"
    " code VARCHAR(40) NOT NULL UNIQUE, raw VARBINARY(40) NOT NULL, n BIGINT NOT NULL,"
    " f DOUBLE NOT NULL, yes TINYINT NOT NULL, day DATE NOT NULL, at BIGINT NOT NULL,"
    " fine BIGINT NOT NULL CHECK (fine >= 0), owner BIGINT NOT NULL, o_code LONGTEXT,"
    " o_raw VARBINARY(40), o_n BIGINT, o_f DOUBLE, o_day DATE, o_at BIGINT, o_fine BIGINT,"
    " o_owner BIGINT, KEY (n)) ENGINE=InnoDB",
    "CREATE TABLE part (id BIGINT AUTO_INCREMENT PRIMARY KEY, thing_id BIGINT NOT NULL,"
    " n BIGINT NOT NULL, FOREIGN KEY (thing_id) REFERENCES thing (id)) ENGINE=InnoDB",
    "CREATE PROCEDURE thing_find(c VARCHAR(40)) READS SQL DATA"
    " SELECT t.n, t.code FROM thing t WHERE t.code = c",
    "CREATE PROCEDURE thing_list() BEGIN"
    " SELECT t.n, t.code FROM thing t ORDER BY t.n LIMIT 3; SELECT 1, 2, 3; END",
    "CREATE PROCEDURE thing_touch(c VARCHAR(40)) UPDATE thing SET n = n + 1 WHERE code = c",
};

static void setup(void)
{
    side_open();
    base_drop();
    sql(str_fmt(arena, "CREATE DATABASE %s COLLATE utf8mb4_uca1400_ai_ci", conf.name.p).p);
    sql(str_fmt(arena, "USE %s", conf.name.p).p);
    for (size_t i = 0; i < COUNT(schema); i++)
        sql(schema[i]);
    cx = (struct cx){ .a = arena };
    ck_assert_int_eq(db_open(arena, &conf, &cx.db), OK);
}

static void teardown(void)
{
    db_close(cx.db);
    side_close();
}

static struct thing_add_in thing(str code, int64_t n)
{
    return (struct thing_add_in){ .code = code, .raw = S("\x00\xff"), .n = n, .f = 0.1,
                                  .yes = true, .day = { 2026, 2, 28 }, .at = 1, .fine = 100,
                                  .owner = { 7 } };
}

static void add(str code, int64_t n)
{
    ck_assert_int_eq(thing_add(&cx, thing(code, n)), OK);
}

START_TEST(every_type_comes_back)
{
    struct thing_add_in in = thing(S("vấn đề"), INT64_MIN);
    in.fine = INT64_MAX;
    in.at = -5;
    ck_assert_int_eq(thing_add(&cx, in), OK);
    ck_assert_int_eq(db_last_id(&cx), 1);
    ck_assert_int_eq(db_affected(&cx), 1);
    struct thing_by_code_row row;
    /* the collation finds it without diacritics */
    ck_assert_int_eq(thing_by_code(&cx, (struct thing_by_code_in){ S("van de") }, &row), OK);
    ck_assert_int_eq(row.id.v, 1);
    ck_assert_str(row.code, "vấn đề");
    ck_assert(str_eq(row.raw, S("\x00\xff")));
    ck_assert_int_eq(row.n, INT64_MIN);
    ck_assert_double_eq(row.f, 0.1);
    ck_assert(row.yes);
    ck_assert(date_eq(row.day, (struct date){ 2026, 2, 28 }));
    ck_assert_int_eq(row.at, -5);
    ck_assert_int_eq(row.fine, INT64_MAX);
    ck_assert_int_eq(row.owner.v, 7);
    ck_assert(!row.o_code.has && !row.o_raw.has && !row.o_n.has && !row.o_f.has);
    ck_assert(!row.o_day.has && !row.o_at.has && !row.o_fine.has && !row.o_owner.has);
}
END_TEST

START_TEST(optional_values_come_back)
{
    struct thing_add_in in = thing(S("x"), 0);
    in.yes = false;
    in.o_code = SOME_STR(S(""));
    in.o_raw = SOME_STR(S("\x01"));
    in.o_n = SOME_I64(0);
    in.o_f = (opt_f64){ true, -2.5 };
    in.o_day = (opt_date){ true, { 1900, 1, 1 } };
    in.o_at = (opt_instant){ true, 9 };
    in.o_fine = SOME_I64(40000000);
    in.o_owner = (opt_unit_id){ true, { 3 } };
    ck_assert_int_eq(thing_add(&cx, in), OK);
    struct thing_by_code_row row;
    ck_assert_int_eq(thing_by_code(&cx, (struct thing_by_code_in){ S("x") }, &row), OK);
    ck_assert(!row.yes);
    ck_assert(row.o_code.has && row.o_code.v.p && row.o_code.v.n == 0);
    ck_assert(row.o_raw.has && str_eq(row.o_raw.v, S("\x01")));
    ck_assert(row.o_n.has && row.o_n.v == 0);
    ck_assert(row.o_f.has);
    ck_assert_double_eq(row.o_f.v, -2.5);
    ck_assert(row.o_day.has && date_eq(row.o_day.v, (struct date){ 1900, 1, 1 }));
    ck_assert(row.o_at.has && row.o_at.v == 9);
    ck_assert(row.o_fine.has && row.o_fine.v == 40000000);
    ck_assert(row.o_owner.has && row.o_owner.v.v == 3);
}
END_TEST

START_TEST(a_megabyte_of_text)
{
    char *big = arena_alloc(arena, 1 << 20);
    for (size_t i = 0; i < 1 << 20; i++)
        big[i] = (char)('a' + i % 26);
    struct thing_add_in in = thing(S("big"), 1);
    in.o_code = SOME_STR(((str){ big, 1 << 20 }));
    ck_assert_int_eq(thing_add(&cx, in), OK);
    add(S("small"), 2);
    struct thing_by_code_row row;
    for (int i = 0; i < 3; i++) {
        ck_assert_int_eq(thing_by_code(&cx, (struct thing_by_code_in){ S("big") }, &row), OK);
        ck_assert(str_eq(row.o_code.v, in.o_code.v));
        ck_assert_int_eq(thing_by_code(&cx, (struct thing_by_code_in){ S("small") }, &row), OK);
        ck_assert(!row.o_code.has);
    }
}
END_TEST

START_TEST(errors_have_names)
{
    add(S("a"), 1);
    struct thing_by_code_row row;
    ck_assert_int_eq(thing_by_code(&cx, (struct thing_by_code_in){ S("no") }, &row),
                     ERR_NOT_FOUND);
    ck_assert_int_eq(thing_add(&cx, thing(S("A"), 2)), ERR_DUPLICATE);
    ck_assert_int_eq(part_add(&cx, (struct part_add_in){ { 99 }, 1 }), ERR_CONFLICT);
    ck_assert_int_eq(part_add(&cx, (struct part_add_in){ { 1 }, 1 }), OK);
    ck_assert_int_eq(thing_drop(&cx, (struct thing_drop_in){ S("a") }), ERR_CONFLICT);
    ck_assert_int_eq(thing_set(&cx, (struct thing_set_in){ S("a"), -1 }), ERR_CONFLICT);
    struct thing_add_in in = thing(S("0123456789012345678901234567890123456789x"), 1);
    ck_assert_int_eq(thing_add(&cx, in), ERR_DB); /* longer than its column */
    ck_assert_int_eq(thing_set(&cx, (struct thing_set_in){ S("a"), 100 }), OK);
    ck_assert_int_eq(db_affected(&cx), 1); /* matched, though nothing changed */
    struct thing_any_row any;
    ck_assert_int_eq(thing_any(&cx, &any), OK);
    add(S("b"), 2);
    ck_assert_int_eq(thing_any(&cx, &any), ERR_DB);
}
END_TEST

START_TEST(pages_and_sums)
{
    struct thing_sum_row sum;
    ck_assert_int_eq(thing_sum(&cx, &sum), OK);
    ck_assert(sum.n == 0 && !sum.total.has && !sum.mean.has && !sum.some);
    for (int i = 1; i <= 40; i++)
        add(str_fmt(arena, "t%d", i), i);
    struct thing_page_row *rows;
    size_t n;
    ck_assert_int_eq(thing_page(&cx, (struct thing_page_in){ 3, 30 }, &rows, &n), OK);
    ck_assert_uint_eq(n, 30);
    ck_assert_int_eq(rows[29].n, 33);
    ck_assert_str(rows[29].code, "t33");
    ck_assert_int_eq(thing_page(&cx, (struct thing_page_in){ 99, 30 }, &rows, &n), OK);
    ck_assert_uint_eq(n, 0);
    ck_assert_int_eq(thing_sum(&cx, &sum), OK);
    ck_assert(sum.n == 40 && sum.total.v == 4000 && sum.some);
    ck_assert_double_eq_tol(sum.mean.v, 20.5, 1e-9);
}
END_TEST

START_TEST(procedures_answer)
{
    for (int i = 1; i <= 5; i++)
        add(str_fmt(arena, "t%d", i), i);
    for (int i = 0; i < 3; i++) {
        struct thing_called_row row;
        ck_assert_int_eq(thing_called(&cx, (struct thing_called_in){ S("t2") }, &row), OK);
        ck_assert_int_eq(row.n, 2);
        ck_assert_str(row.code, "t2");
        ck_assert_int_eq(thing_called(&cx, (struct thing_called_in){ S("none") }, &row),
                         ERR_NOT_FOUND);
        struct things_called_row *rows;
        size_t n;
        ck_assert_int_eq(things_called(&cx, &rows, &n), OK);
        ck_assert_uint_eq(n, 3);
        ck_assert_int_eq(rows[2].n, 3);
        ck_assert_int_eq(thing_touched(&cx, (struct thing_touched_in){ S("t5") }), OK);
    }
    ck_assert_int_eq(number("SELECT n FROM thing WHERE code = 't5'"), 8);
}
END_TEST

struct count { int64_t rows, sum; size_t arena_most; };

static enum err count_row(struct cx *c, const struct thing_walk_row *row, void *arg)
{
    struct count *k = arg;
    ck_assert_uint_eq(row->text.v.n, 1000);
    k->rows++;
    k->sum += row->n;
    if (arena_used(c->a) > k->arena_most)
        k->arena_most = arena_used(c->a);
    return OK;
}

static enum err ask_inside(struct cx *c, const struct thing_walk_row *row, void *arg)
{
    struct thing_sum_row sum;
    (void)row;
    ++*(int *)arg;
    return thing_sum(c, &sum);
}

static enum err stop_at_three(struct cx *c, const struct thing_walk_row *row, void *arg)
{
    (void)c;
    ++*(int *)arg;
    return row->n == 3 ? ERR_GONE : OK;
}

static enum err walk_again(struct cx *c, const struct thing_walk_row *row, void *arg)
{
    (void)row;
    return thing_walk(c, walk_again, arg);
}

START_TEST(a_walk_is_flat)
{
    sql("INSERT INTO thing (code, raw, n, f, yes, day, at, fine, owner, o_code)"
        " SELECT seq, '', seq, 1, 1, '2026-01-01', 1, 1, 1, REPEAT('x', 1000)"
        " FROM seq_1_to_10000");
    struct count k = { 0 };
    const size_t before = arena_used(arena);
    ck_assert_int_eq(thing_walk(&cx, count_row, &k), OK);
    ck_assert_int_eq(k.rows, 10000);
    ck_assert_int_eq(k.sum, 50005000);
    ck_assert_uint_lt(k.arena_most - before, 8192); /* the statement's own binds */
    int seen = 0;
    ck_assert_int_eq(thing_walk(&cx, stop_at_three, &seen), ERR_GONE);
    ck_assert_int_eq(seen, 3);
    seen = 0;
    sql("DELETE FROM thing WHERE n > 1000");
    ck_assert_int_eq(thing_walk(&cx, ask_inside, &seen), OK);
    ck_assert_int_eq(seen, 1000);
}
END_TEST

START_TEST(a_walk_in_itself_aborts)
{
    add(S("a"), 1);
    (void)!thing_walk(&cx, walk_again, NULL);
}
END_TEST

START_TEST(unset_binds_abort)
{
    struct thing_add_in in = thing(S("a"), 1);
    if (_i == 0)
        in.code = (str){ 0 };
    if (_i == 1)
        in.owner = (unit_id){ 0 };
    if (_i == 2)
        in.day = (struct date){ 0 };
    if (_i == 3)
        in.at = 0;
    if (_i == 4)
        in.o_owner = (opt_unit_id){ .has = true };
    (void)!thing_add(&cx, in);
}
END_TEST

START_TEST(statements_are_counted_and_prepared_once)
{
    add(S("a"), 1);
    const int64_t before = db_count(&cx);
    const long long prepared = number("SELECT VARIABLE_VALUE FROM information_schema."
                                      "GLOBAL_STATUS WHERE VARIABLE_NAME = 'COM_STMT_PREPARE'");
    for (int i = 2; i < 12; i++)
        add(str_fmt(arena, "t%d", i), i);
    ck_assert_int_eq(db_count(&cx) - before, 10);
    ck_assert_int_eq(number("SELECT VARIABLE_VALUE FROM information_schema."
                            "GLOBAL_STATUS WHERE VARIABLE_NAME = 'COM_STMT_PREPARE'"), prepared);
}
END_TEST

#include "test_db_tx.h"

static void fill(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, every_type_comes_back);
    tcase_add_test(tc, optional_values_come_back);
    tcase_add_test(tc, a_megabyte_of_text);
    tcase_add_test(tc, errors_have_names);
    tcase_add_test(tc, pages_and_sums);
    tcase_add_test(tc, procedures_answer);
    tcase_add_test(tc, a_walk_is_flat);
    tcase_add_test_raise_signal(tc, a_walk_in_itself_aborts, SIGABRT);
    tcase_add_loop_test_raise_signal(tc, unset_binds_abort, SIGABRT, 0, 5);
    tcase_add_test(tc, statements_are_counted_and_prepared_once);
    fill_tx(tc);
}

DB_UNIT_MAIN("db", fill)
