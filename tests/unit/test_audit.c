/* A history that somebody with the database in hand has bent is found out, whatever was done. */
#include "schema_unit.h"

#include "domain/audit/account.h"
#include "domain/audit/audit.h"
#include "domain/audit/verify.h"

static struct cx cx;

static enum err three_events(struct cx *c, void *arg)
{
    const case_id *cid = arg;
    for (int i = 1; i <= 3; i++) {
        const str pair[] = { S("n"), str_fmt(c->a, "%d", i) };
        TRY(audit_add(c, NULL, *cid, S("message"), audit_data(c->a, pair, 1)));
    }
    return OK;
}

static enum err on_account(struct cx *c, void *arg)
{
    const account_id *of = arg;
    for (int i = 0; i < 3; i++)
        TRY(audit_account(c, *of, *of, S("second_made"), S("{}")));
    return OK;
}

static void setup(void)
{
    schema_setup();
    sql("INSERT INTO unit (code, level, kind_vi, name_vi, valid_from)"
        " VALUES ('1', 'commune', 'x', 'y', '2025-07-01')");
    cx = (struct cx){ .a = arena, .now = 1000000, .today = { 2026, 5, 5 } };
    ck_assert_int_eq(db_open(arena, &conf, &cx.db), OK);
    for (int i = 1; i <= 2; i++) {
        case_id cid = { i };
        sql(str_fmt(arena, "INSERT INTO cases (id, code, flow, flow_version, stage, unit_id,"
                           " pollution, title, place, opened_us) VALUES (%d, 'VV-%d', 'hotline',"
                           " 1, 'received', (SELECT id FROM unit), 'water', '', '', 0)", i, i).p);
        ck_assert_int_eq(db_tx(&cx, three_events, &cid), OK);
    }
    account_id of = { 1 };
    sql("INSERT INTO account (id, login, name, password, made_us)"
        " VALUES (1, 'abc', 'ABC', 'x', 0)");
    ck_assert_int_eq(db_tx(&cx, on_account, &of), OK);
}

static void teardown(void)
{
    db_close(cx.db);
    schema_teardown();
}

static int64_t faults(const char **told)
{
    struct audit_verdict v;
    struct buf b = { .a = arena, .max = 65536 };
    struct audit_faults f = { .told = &b };
    ck_assert_int_eq(audit_verify(&cx, &v, &f), OK);
    *told = buf_str(&b).p;
    return f.n;
}

START_TEST(an_untouched_history_is_whole)
{
    struct audit_verdict v;
    struct buf b = { .a = arena, .max = 65536 };
    struct audit_faults f = { .told = &b };
    ck_assert_int_eq(audit_verify(&cx, &v, &f), OK);
    ck_assert_int_eq(f.n, 0);
    ck_assert_int_eq(v.events, 9); /* three of them of an account */
    ck_assert_int_eq(v.cases, 2);
    ck_assert_uint_eq(b.n, 0);
    ck_assert_int_eq(number("SELECT SUM(seq) FROM event_head"), 6);
}
END_TEST

static const struct { const char *sql, *told; } bends[] = {
    { "UPDATE event SET data = '{\"n\":\"9\"}' WHERE case_id = 1 AND seq = 2", "VV-1 event 2:" },
    { "UPDATE event SET at_us = at_us + 1 WHERE case_id = 2 AND seq = 3", "VV-2 event 3:" },
    { "UPDATE event SET type = 'answer' WHERE case_id = 1 AND seq = 1", "VV-1 event 1:" },
    { "UPDATE event SET hash = REPEAT('x', 32) WHERE case_id = 1 AND seq = 2", "VV-1 event 2:" },
    { "UPDATE event SET prev = REPEAT('x', 32) WHERE case_id = 1 AND seq = 2", "VV-1 event 2:" },
    { "DELETE FROM event WHERE case_id = 1 AND seq = 1", "VV-1 event 1: is missing" },
    { "DELETE FROM event WHERE case_id = 1 AND seq = 2", "VV-1 event 2: is missing" },
    { "DELETE FROM event WHERE case_id = 1 AND seq = 3", "VV-1 event 3: was the last" },
    { "DELETE FROM event WHERE case_id = 2", "VV-2 event 3: and all others" },
    { "DELETE FROM event WHERE case_id = 2; DELETE FROM event_head WHERE case_id = 2",
      "VV-2 event 0: and all others" },
    { "DELETE FROM event_head WHERE case_id = 2", "VV-2 event 3: came without its mark" },
    /* Two events change places. */
    { "UPDATE event SET seq = 9 WHERE case_id = 1 AND seq = 2;"
      " UPDATE event SET seq = 2 WHERE case_id = 1 AND seq = 3;"
      " UPDATE event SET seq = 3 WHERE case_id = 1 AND seq = 9", "VV-1 event 2:" },
    /* An event moves to another case. */
    { "UPDATE event SET case_id = 2, seq = 4 WHERE case_id = 1 AND seq = 3", "VV-2 event 4:" },
    /* The last one is taken away and those behind it are numbered again. */
    { "DELETE FROM event WHERE case_id = 1 AND seq = 2;"
      " UPDATE event SET seq = 2 WHERE case_id = 1 AND seq = 3", "VV-1 event 2:" },
    /* A whole case goes, with its history or without it. */
    { "SET foreign_key_checks = 0; DELETE FROM cases WHERE id = 2",
      "case 2 (gone) event 1: belongs to a case that is missing" },
    { "SET foreign_key_checks = 0; DELETE FROM event WHERE case_id = 2;"
      " DELETE FROM cases WHERE id = 2", "case 2 (gone) event 3: was the last one" },
    /* What happened to an account. */
    { "UPDATE account_event SET type = 'x' WHERE seq = 2", "account:1 event 2: was changed" },
    { "DELETE FROM account_event WHERE seq = 2", "account:1 event 2: is missing" },
    { "DELETE FROM account_event WHERE seq = 3", "account:1 event 3: is not where its mark" },
    { "DELETE FROM account_event", "account:1 event 3: is not where its mark says" },
    { "DELETE FROM act_head", "account:1 event 1: is not where its mark says" },
    { "UPDATE account_event SET prev = REPEAT('x', 32) WHERE seq = 2", "account:1 event 2:" },
};

START_TEST(every_bend_is_found)
{
    const char *told;
    str rest = str_from(bends[_i].sql), one;
    while (str_next(&rest, ';', &one))
        sql(str_c(arena, one));
    ck_assert_int_gt(faults(&told), 0);
    ck_assert_msg(strstr(told, bends[_i].told) != NULL, "%s: told '%s'", bends[_i].sql, told);
}
END_TEST

static void fill(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, an_untouched_history_is_whole);
    tcase_add_loop_test(tc, every_bend_is_found, 0, (int)COUNT(bends));
}

DB_UNIT_MAIN("audit", fill)
