/* The transactions of test_db.c: retries, lost connections, faults. */

static enum err two_parts(struct cx *c, void *arg)
{
    int *runs = arg;
    ++*runs;
    TRY(thing_add(c, thing(S("tx"), 1)));
    const case_id id = { db_last_id(c) };
    TRY(part_add(c, (struct part_add_in){ id, 1 }));
    return part_add(c, (struct part_add_in){ id, 2 });
}

static long long rows_left(void)
{
    return number("SELECT (SELECT COUNT(*) FROM thing) + (SELECT COUNT(*) FROM part)");
}

START_TEST(a_fault_leaves_nothing_half_written)
{
    for (int nth = 1; nth <= 5; nth++) {
        int runs = 0;
        db_fail_nth(cx.db, nth);
        ck_assert_int_eq(db_tx(&cx, two_parts, &runs), ERR_DB);
        ck_assert_int_eq(runs, nth == 1 ? 0 : 1);
        ck_assert_int_eq(rows_left(), 0);
    }
    int runs = 0;
    db_fail_nth(cx.db, 6);
    ck_assert_int_eq(db_tx(&cx, two_parts, &runs), OK);
    ck_assert_int_eq(rows_left(), 3);
    db_fail_nth(cx.db, 0);
}
END_TEST

static enum err swallow(struct cx *c, void *arg)
{
    (void)arg;
    TRY(thing_add(c, thing(S("first"), 1)));
    db_fail_nth(c->db, 1);
    (void)!thing_add(c, thing(S("second"), 2));
    return OK;
}

static enum err duplicate_then_go_on(struct cx *c, void *arg)
{
    (void)arg;
    TRY(thing_add(c, thing(S("one"), 1)));
    ck_assert_int_eq(thing_add(c, thing(S("one"), 1)), ERR_DUPLICATE);
    return thing_add(c, thing(S("two"), 2));
}

static enum err refuse(struct cx *c, void *arg)
{
    (void)arg;
    TRY(thing_add(c, thing(S("one"), 1)));
    return ERR_FORBIDDEN;
}

START_TEST(a_failed_statement_cannot_be_overlooked)
{
    ck_assert_int_eq(db_tx(&cx, swallow, NULL), ERR_DB);
    ck_assert_int_eq(rows_left(), 0);
    ck_assert_int_eq(db_tx(&cx, refuse, NULL), ERR_FORBIDDEN);
    ck_assert_int_eq(rows_left(), 0);
    ck_assert_int_eq(db_tx(&cx, duplicate_then_go_on, NULL), OK);
    ck_assert_int_eq(rows_left(), 2);
}
END_TEST

static enum err nested(struct cx *c, void *arg)
{
    return db_tx(c, refuse, arg);
}

START_TEST(a_nested_transaction_aborts)
{
    (void)!db_tx(&cx, nested, NULL);
}
END_TEST

/* Two rivals lock a and b in opposite order; each waits for the other inside. */
struct rival {
    str first, second;
    pthread_barrier_t *meet;
    enum err result;
    int runs;
};

static enum err add_both(struct cx *c, void *arg)
{
    struct rival *r = arg;
    struct thing_lock_row row;
    r->runs++;
    TRY(thing_lock(c, (struct thing_lock_in){ r->first }, &row));
    if (r->runs == 1)
        pthread_barrier_wait(r->meet);
    TRY(thing_set(c, (struct thing_set_in){ r->first, row.fine + 1 }));
    TRY(thing_lock(c, (struct thing_lock_in){ r->second }, &row));
    return thing_set(c, (struct thing_set_in){ r->second, row.fine + 1 });
}

static void *rival_run(void *arg)
{
    struct rival *r = arg;
    struct arena *a = arena_new(1 << 20);
    struct cx c = { .a = a };
    r->result = db_open(a, &conf, &c.db);
    if (r->result == OK)
        r->result = db_tx(&c, add_both, r);
    db_close(c.db);
    arena_free(a);
    return NULL;
}

START_TEST(a_deadlock_is_run_again)
{
    add(S("a"), 1);
    add(S("b"), 2);
    pthread_barrier_t meet;
    pthread_barrier_init(&meet, NULL, 2);
    struct rival x = { .first = S("a"), .second = S("b"), .meet = &meet };
    struct rival y = { .first = S("b"), .second = S("a"), .meet = &meet };
    pthread_t t;
    ck_assert_int_eq(pthread_create(&t, NULL, rival_run, &x), 0);
    rival_run(&y);
    pthread_join(t, NULL);
    ck_assert_int_eq(x.result, OK);
    ck_assert_int_eq(y.result, OK);
    ck_assert_int_eq(x.runs + y.runs, 3); /* one of them twice */
    ck_assert_int_eq(number("SELECT SUM(fine) FROM thing"), 204);
}
END_TEST

static enum err late_write(struct cx *c, void *arg)
{
    int *runs = arg;
    struct thing_fine_row row;
    TRY(thing_fine(c, (struct thing_fine_in){ S("a") }, &row)); /* the snapshot is taken */
    if (++*runs == 1)
        sql("UPDATE thing SET fine = fine + 10 WHERE code = 'a'");
    return thing_set(c, (struct thing_set_in){ S("a"), row.fine + 1 });
}

START_TEST(a_write_over_a_newer_row_is_run_again)
{
    add(S("a"), 1);
    int runs = 0;
    ck_assert_int_eq(db_tx(&cx, late_write, &runs), OK);
    ck_assert_int_eq(runs, 2);
    ck_assert_int_eq(number("SELECT fine FROM thing"), 111);
}
END_TEST

static enum err always_late(struct cx *c, void *arg)
{
    *(int *)arg = *(int *)arg < 0 ? *(int *)arg : 0;
    int again = 0;
    --*(int *)arg;
    return late_write(c, &again);
}

START_TEST(four_tries_are_enough)
{
    add(S("a"), 1);
    int runs = 0;
    ck_assert_int_eq(db_tx(&cx, always_late, &runs), ERR_DB);
    ck_assert_int_eq(runs, -4);
    ck_assert_int_eq(number("SELECT fine FROM thing"), 140);
}
END_TEST

static void kill_other(void)
{
    const long long id = number("SELECT ID FROM information_schema.PROCESSLIST"
                                " WHERE DB = DATABASE() AND ID <> CONNECTION_ID()");
    sql(str_fmt(arena, "KILL %lld", id).p);
    while (number("SELECT COUNT(*) FROM information_schema.PROCESSLIST"
                  " WHERE DB = DATABASE() AND ID <> CONNECTION_ID()") > 0)
        usleep(1000);
}

START_TEST(a_lost_connection_comes_back)
{
    struct thing_fine_row row;
    add(S("a"), 1);
    ck_assert_int_eq(thing_fine(&cx, (struct thing_fine_in){ S("a") }, &row), OK);
    kill_other();
    ck_assert_int_eq(thing_fine(&cx, (struct thing_fine_in){ S("a") }, &row), OK);
    kill_other();
    add(S("b"), 2);
    kill_other();
    int runs = 0;
    ck_assert_int_eq(db_tx(&cx, two_parts, &runs), OK);
    ck_assert_int_eq(runs, 1);
    ck_assert_int_eq(rows_left(), 5);
}
END_TEST

static enum err lose_inside(struct cx *c, void *arg)
{
    int *runs = arg;
    TRY(thing_add(c, thing(S("one"), 1)));
    if (++*runs == 1)
        kill_other();
    return thing_add(c, thing(S("two"), 2));
}

static enum err lose_at_commit(struct cx *c, void *arg)
{
    ++*(int *)arg;
    TRY(thing_add(c, thing(S("three"), 1)));
    kill_other();
    return OK;
}

START_TEST(a_connection_lost_in_a_transaction)
{
    int runs = 0;
    ck_assert_int_eq(db_tx(&cx, lose_inside, &runs), OK);
    ck_assert_int_eq(runs, 2);
    ck_assert_int_eq(rows_left(), 2);
    runs = 0;
    ck_assert_int_eq(db_tx(&cx, lose_at_commit, &runs), ERR_DB);
    ck_assert_int_eq(runs, 1); /* nobody knows whether it was committed */
    ck_assert_int_eq(rows_left(), 2);
    add(S("four"), 4);
}
END_TEST

START_TEST(no_server_is_unavailable)
{
    struct db_conf nowhere = conf;
    struct db *db;
    nowhere.socket = S("/nonexistent/socket");
    ck_assert_int_eq(db_open(arena, &nowhere, &db), ERR_UNAVAILABLE);
}
END_TEST

START_TEST(the_schema_is_compared)
{
    struct buf faults = { .a = arena, .max = 10000 };
    ck_assert_int_eq(db_check(&cx, &thing_add_stmt, &faults), OK);
    ck_assert_int_eq(db_check(&cx, &thing_by_code_stmt, &faults), OK);
    ck_assert_int_eq(db_check(&cx, &thing_page_stmt, &faults), OK);
    ck_assert_int_eq(db_check(&cx, &thing_sum_stmt, &faults), OK);
    ck_assert_int_eq(db_check(&cx, &thing_called_stmt, &faults), OK);
    ck_assert_int_eq(db_check(&cx, &thing_touched_stmt, &faults), OK);
    ck_assert_str(buf_str(&faults), "");
    sql("ALTER TABLE thing MODIFY f BIGINT, MODIFY raw VARCHAR(40) NOT NULL,"
        " MODIFY o_n BIGINT NOT NULL, MODIFY code VARBINARY(40) NOT NULL");
    ck_assert_int_eq(db_check(&cx, &thing_by_code_stmt, &faults), ERR_INVALID);
    ck_assert_str(buf_str(&faults),
                  "live.sql:14: thing_by_code: another type in the schema: code\n"
                  "live.sql:14: thing_by_code: another type in the schema: raw\n"
                  "live.sql:14: thing_by_code: another type in the schema: f\n"
                  "live.sql:14: thing_by_code: may be NULL, so its type needs '?': f\n"
                  "live.sql:14: thing_by_code: is never NULL, so its type needs no '?': o_n\n");
    faults.n = 0;
    sql("ALTER TABLE thing RENAME COLUMN n TO m");
    ck_assert_int_eq(db_check(&cx, &thing_page_stmt, &faults), ERR_INVALID);
    ck_assert(str_starts(buf_str(&faults), S("live.sql:27: thing_page: is refused: Unknown")));
    struct thing_page_row *rows;
    size_t n;
    ck_assert_int_eq(thing_page(&cx, (struct thing_page_in){ 0, 1 }, &rows, &n), ERR_DB);
}
END_TEST

static void fill_tx(TCase *tc)
{
    tcase_add_test(tc, a_fault_leaves_nothing_half_written);
    tcase_add_test(tc, a_failed_statement_cannot_be_overlooked);
    tcase_add_test_raise_signal(tc, a_nested_transaction_aborts, SIGABRT);
    tcase_add_test(tc, a_deadlock_is_run_again);
    tcase_add_test(tc, a_write_over_a_newer_row_is_run_again);
    tcase_add_test(tc, four_tries_are_enough);
    tcase_add_test(tc, a_lost_connection_comes_back);
    tcase_add_test(tc, a_connection_lost_in_a_transaction);
    tcase_add_test(tc, no_server_is_unavailable);
    tcase_add_test(tc, the_schema_is_compared);
}
