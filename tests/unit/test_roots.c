/* Signed roots: whatever row of the history is changed, taken away or moved, it is found. */
#include "audit_unit.h"

/* Two days: the second root covers what moved on the second day alone. */
static void setup(void)
{
    history_setup();
    signed_root(ROOT_DAILY, (struct date){ 2026, 5, 5 });
    three_events((struct adding){ .cid = { 2 } });
    signed_root(ROOT_DAILY, (struct date){ 2026, 5, 6 });
}

START_TEST(a_root_covers_what_moved_and_follows_the_one_before)
{
    const char *told;
    ck_assert_int_eq(number("SELECT COUNT(*) FROM audit_root"), 2);
    ck_assert_int_eq(number("SELECT COUNT(*) FROM audit_leaf WHERE root_n = 1"), 5);
    ck_assert_int_eq(number("SELECT COUNT(*) FROM audit_leaf WHERE root_n = 2"), 2); /* and salt */
    ck_assert_int_eq(number("SELECT COUNT(*) FROM event_head WHERE root_n IS NULL"), 0);
    ck_assert_msg(faults_found(&told) == 0, "%s", told);
    signed_root(ROOT_DAILY, (struct date){ 2026, 5, 6 }); /* one a day */
    ck_assert_int_eq(number("SELECT COUNT(*) FROM audit_root"), 2);
    /* Nothing happened: a root all the same. */
    signed_root(ROOT_DAILY, (struct date){ 2026, 5, 7 });
    ck_assert_int_eq(number("SELECT COUNT(*) FROM audit_leaf WHERE root_n = 3"), 1);
    ck_assert_int_eq(faults_found(&told), 0);
}
END_TEST

START_TEST(the_work_of_a_day_grows_with_the_day_alone)
{
    for (int i = 0; i < 30; i++)
        signed_root(ROOT_DAILY, date_add((struct date){ 2026, 5, 7 }, i));
    const int64_t before = db_count(&cx);
    three_events((struct adding){ .cid = { 1 } });
    const int64_t writing = db_count(&cx) - before;
    signed_root(ROOT_NOW, (struct date){ 2026, 8, 1 });
    ck_assert_int_le(db_count(&cx) - before - writing, 10);
}
END_TEST

START_TEST(a_long_history_is_signed_in_pieces)
{
    bool more;
    sql("INSERT INTO cases (id, code, flow, flow_version, stage, unit_id, pollution, title, place,"
        " opened_us) SELECT seq, CONCAT('VV-', seq), 'hotline', 1, 'received',"
        " (SELECT id FROM unit), 'water', '', '', 0 FROM seq_100_to_2600");
    sql("INSERT INTO event_head (case_id, seq, hash) SELECT seq, 1, REPEAT('x', 32)"
        " FROM seq_100_to_2600");
    ck_assert_int_eq(audit_root_make(&cx, ROOT_NOW, &more), OK);
    ck_assert(more);
    ck_assert_int_eq(number("SELECT COUNT(*) FROM audit_root"), 2);
    signed_root(ROOT_NOW, (struct date){ 2026, 5, 7 });
    ck_assert_int_eq(number("SELECT COUNT(*) FROM audit_root"), 3);
    ck_assert_int_eq(number("SELECT COUNT(*) FROM audit_leaf WHERE root_n = 3"), 2502);
}
END_TEST

/* Every table of the history, the columns that make a row, and which of them are bytes. */
static const struct { const char *table, *key, *columns; } tables[] = {
    { "event", "case_id, seq", "case_id,seq,at_us,account_id,type,data,prev,hash" },
    { "account_event", "account_id, seq", "account_id,seq,at_us,by_id,type,data,prev,hash" },
    { "act_event", "subject, seq", "subject,seq,at_us,account_id,type,data,prev,hash" },
    { "event_head", "case_id", "case_id,seq,hash" },
    { "act_head", "subject", "subject,seq,hash" },
    { "audit_leaf", "root_n, subject, seq", "root_n,subject,seq,hash" },
    { "audit_root", "n", "n,day,at_us,prev,tree,hash,signature" },
};

static void expect_fault(const char *what, const char *table, const char *column, long long row)
{
    const char *told;
    ck_assert_msg(faults_found(&told) > 0, "%s of %s.%s, row %lld, is not found", what, table,
                  column, row);
}

static void restore(const char *table)
{
    sql(str_fmt(arena, "DELETE FROM %s", table).p);
    sql(str_fmt(arena, "INSERT INTO %s SELECT * FROM kept", table).p);
}

/* Another value of the same type, in the row that stands at place n. */
static const char *change(const char *table, const char *key, str column, long long n)
{
    const char *c = str_c(arena, column);
    const char *value = strcmp(c, "day") == 0 ? "day + INTERVAL 1 DAY"
        : strcmp(c, "data") == 0 || strcmp(c, "type") == 0 || strcmp(c, "subject") == 0
            ? str_fmt(arena, "CONCAT(%s, 'x')", c).p
        : strcmp(c, "prev") == 0 || strcmp(c, "hash") == 0 || strcmp(c, "tree") == 0
                || strcmp(c, "signature") == 0
            ? str_fmt(arena, "CONCAT(SUBSTR(%s, 2), 'x')", c).p
            : str_fmt(arena, "COALESCE(%s, 0) + 1000", c).p;
    return str_fmt(arena, "UPDATE %s t JOIN (SELECT %s FROM %s ORDER BY %s LIMIT %lld, 1) k"
                          " USING (%s) SET t.%s = %s", table, key, table, key, n, key, c,
                   value).p;
}

START_TEST(no_row_of_any_table_can_be_changed_or_taken_away)
{
    const char *table = tables[_i].table, *key = tables[_i].key, *told;
    sql("SET foreign_key_checks = 0");
    sql(str_fmt(arena, "CREATE TEMPORARY TABLE kept AS SELECT * FROM %s", table).p);
    const long long rows = number("SELECT COUNT(*) FROM kept");
    ck_assert_int_gt(rows, 0);
    for (long long n = 0; n < rows; n++) {
        str rest = str_from(tables[_i].columns), column;
        while (str_next(&rest, ',', &column)) {
            sql(change(table, key, column, n));
            expect_fault("a change", table, str_c(arena, column), n);
            restore(table);
        }
        sql(str_fmt(arena, "DELETE t FROM %s t JOIN (SELECT %s FROM %s ORDER BY %s LIMIT %lld, 1)"
                           " k USING (%s)", table, key, table, key, n, key).p);
        expect_fault("the loss", table, "*", n);
        restore(table);
    }
    ck_assert_msg(faults_found(&told) == 0, "%s", told);
}
END_TEST

/* Two rows of a table change places: their keys stay, all else is exchanged. */
static const struct { const char *table, *first, *second, *columns; } swaps[] = {
    { "event", "t.case_id = 1 AND t.seq = 1", "t.case_id = 1 AND t.seq = 2",
      "at_us,account_id,type,data,prev,hash" },
    { "event", "t.case_id = 1 AND t.seq = 2", "t.case_id = 1 AND t.seq = 3",
      "at_us,account_id,type,data,prev,hash" },
    { "event", "t.case_id = 1 AND t.seq = 2", "t.case_id = 1 AND t.seq = 3", "data" },
    { "event", "t.case_id = 1 AND t.seq = 3", "t.case_id = 2 AND t.seq = 6",
      "at_us,account_id,type,data,prev,hash" },
    { "act_event", "t.seq = 1", "t.seq = 2", "at_us,account_id,type,data,prev,hash" },
    { "act_event", "t.seq = 2", "t.seq = 3", "data" },
    { "account_event", "t.seq = 1", "t.seq = 3", "at_us,by_id,type,data,prev,hash" },
    { "audit_root", "t.n = 1", "t.n = 2", "day,at_us,prev,tree,hash,signature" },
    { "event_head", "t.case_id = 1", "t.case_id = 2", "seq,hash" },
    { "act_head", "t.subject = 'facility:1'", "t.subject = 'facility:2'", "seq,hash" },
    { "audit_leaf", "t.root_n = 1 AND t.subject = 'case:1'",
      "t.root_n = 1 AND t.subject = 'case:2'", "seq,hash" },
};

START_TEST(no_two_rows_can_change_places)
{
    const char *table = swaps[_i].table, *told;
    str rest = str_from(swaps[_i].columns), c;
    struct buf set = { .a = arena, .max = 2000 };
    three_events((struct adding){ .subject = S("facility:2") });
    ck_assert_msg(faults_found(&told) == 0, "%s", told);
    for (bool any = false; str_next(&rest, ',', &c); any = true)
        buf_fmt(&set, "%st.%.*s = o.%.*s", any ? ", " : "", STR_ARG(c), STR_ARG(c));
    sql(str_fmt(arena, "CREATE TEMPORARY TABLE a AS SELECT * FROM %s t WHERE %s", table,
                swaps[_i].first).p);
    sql(str_fmt(arena, "CREATE TEMPORARY TABLE b AS SELECT * FROM %s t WHERE %s", table,
                swaps[_i].second).p);
    sql(str_fmt(arena, "UPDATE %s t, b o SET %s WHERE %s", table, buf_str(&set).p,
                swaps[_i].first).p);
    sql(str_fmt(arena, "UPDATE %s t, a o SET %s WHERE %s", table, buf_str(&set).p,
                swaps[_i].second).p);
    ck_assert_int_gt(faults_found(&told), 0);
}
END_TEST

/* Somebody with the whole database in hand, but without root.key, writes a history anew. */
START_TEST(a_history_that_is_hashed_anew_is_not_signed)
{
    const char *told;
    const struct audit_event e = { .cid = { 1 }, .seq = 3, .at = 1000000, .type = S("message"),
                                   .data = S("{\"n\":\"other\"}") };
    sql("CREATE TABLE p AS SELECT prev FROM event WHERE case_id = 1 AND seq = 3");
    ck_assert_int_eq(mysql_query(side, "SELECT HEX(prev) FROM p"), 0);
    MYSQL_RES *r = mysql_store_result(side);
    str prev;
    ck_assert_int_eq(bytes_from_hex(arena, str_dup(arena, str_from(mysql_fetch_row(r)[0])), &prev),
                     OK);
    mysql_free_result(r);
    const char *hash = bytes_hex(arena, audit_hash(arena, prev, &e)).p;
    sql(str_fmt(arena, "UPDATE event SET data = '{\"n\":\"other\"}', hash = UNHEX('%s')"
                       " WHERE case_id = 1 AND seq = 3", hash).p);
    sql(str_fmt(arena, "UPDATE event_head SET hash = UNHEX('%s') WHERE case_id = 1", hash).p);
    ck_assert_int_gt(faults_found(&told), 0);
    ck_assert_ptr_nonnull(strstr(told, "case:1 event 3: is not the one that was signed"));
    sql(str_fmt(arena, "UPDATE audit_leaf SET hash = UNHEX('%s') WHERE subject = 'case:1'",
                hash).p);
    ck_assert_int_gt(faults_found(&told), 0);
    ck_assert_ptr_nonnull(strstr(told, "root event 1: has other leaves than were signed"));
    /* With the key of another house everything is wrong. */
    root_key = hash_of(arena, S("another key"));
    ck_assert_int_gt(faults_found(&told), 0);
    ck_assert_ptr_nonnull(strstr(told, "not signed with this key"));
}
END_TEST

static int64_t compared(str file, const char **told)
{
    struct audit_proof p = { 0 };
    struct buf b = { .a = arena, .max = 10000 };
    struct audit_faults f = { .told = &b };
    ck_assert_int_eq(audit_compare(&cx, root_key, file, &f, &p), OK);
    *told = buf_str(&b).p;
    return f.n;
}

START_TEST(an_older_history_in_its_place_is_missed_by_the_published_file)
{
    const char *told;
    struct audit_root *roots;
    size_t n;
    struct buf file = { .a = arena, .max = 10000 };
    ck_assert_int_eq(audit_roots_after(&cx, 0, &roots, &n), OK);
    ck_assert_uint_eq(n, 2);
    for (size_t i = 0; i < n; i++)
        audit_root_line(&file, &roots[i]);
    ck_assert_msg(compared(buf_str(&file), &told) == 0, "%s", told);
    /* The second day never was: chains, leaves and roots fit together, and yet. */
    sql("DELETE FROM event WHERE case_id = 2 AND seq > 3");
    sql("UPDATE event_head h JOIN event e ON e.case_id = h.case_id AND e.seq = 3"
        " SET h.seq = 3, h.hash = e.hash, h.root_n = 1 WHERE h.case_id = 2");
    sql("DELETE FROM audit_leaf WHERE root_n = 2");
    sql("DELETE FROM audit_root WHERE n = 2");
    ck_assert_msg(faults_found(&told) == 0, "%s", told);
    ck_assert_int_eq(compared(buf_str(&file), &told), 1);
    ck_assert_ptr_nonnull(strstr(told, "root event 2: was published and is not in the database"));
}
END_TEST

START_TEST(the_file_alone_is_a_chain_of_signed_roots)
{
    struct audit_root *roots;
    size_t n;
    struct buf file = { .a = arena, .max = 10000 };
    ck_assert_int_eq(audit_roots_after(&cx, 0, &roots, &n), OK);
    for (size_t i = 0; i < n; i++)
        audit_root_line(&file, &roots[i]);
    const str whole = buf_str(&file);
    const size_t first = str_find(whole, S("\n")) + 1;
    struct audit_faults f = { 0 };
    struct audit_proof p = { 0 };
    audit_file_check(arena, root_key, whole, &f, &p);
    ck_assert_int_eq(f.n, 0);
    ck_assert_int_eq(p.published, 2);
    /* The first is gone. */
    audit_file_check(arena, root_key, str_sub(whole, first, whole.n), &f, &p);
    ck_assert_int_gt(f.n, 0);
    /* No character of a line can be another one; white space between the members may. */
    for (size_t i = 0; i < whole.n; i++) {
        char *bent = arena_alloc(arena, whole.n);
        memcpy(bent, whole.p, whole.n);
        bent[i] = bent[i] == '7' ? '8' : '7';
        f = (struct audit_faults){ 0 };
        p = (struct audit_proof){ 0 };
        audit_file_check(arena, root_key, (str){ bent, whole.n }, &f, &p);
        ck_assert_msg(f.n > 0, "byte %zu", i);
    }
}
END_TEST

/* Rows of some tables; a mark, and a minute later a root. Then the same with more rows. */
static void rows_are_signed(void)
{
    sql("SET foreign_key_checks = 0");
    for (int i = 1; i <= 2; i++) {
        sql("INSERT INTO message_out (case_id, report_id, kind, body, sent_us)"
            " SELECT 1, 1, 'answer', CONCAT('ABC ', seq), seq FROM seq_1_to_3");
        sql(str_fmt(arena, "INSERT INTO decision_review (decision_id, version, level, verdict,"
                           " comment, account_id, at_us, unit_id)"
                           " VALUES (1, %d, 'office', 'pass', 'ABC', 1, %d, 1)", i, i).p);
        ck_assert_int_eq(rows_mark(&cx), OK);
        cx.now += 61 * US_PER_S;
        signed_root(ROOT_NOW, (struct date){ 2026, 5, 7 });
    }
}

static const struct { const char *sql, *told; } rows_bent[] = {
    { "UPDATE message_out SET body = 'other' WHERE id = 2", "rows:message_out event 3:" },
    { "UPDATE message_out SET sent_us = sent_us + 1 WHERE id = 4", "rows:message_out event 6:" },
    { "DELETE FROM message_out WHERE id = 6", "rows:message_out event 6:" },
    { "UPDATE message_out SET id = 9 WHERE id = 1", "rows:message_out event 3:" },
    { "UPDATE message_out a JOIN message_out b ON a.id = 1 AND b.id = 2 SET a.body = 'ABC 2',"
      " b.body = 'ABC 1'", "rows:message_out event 3:" },
    { "UPDATE decision_review SET verdict = 'return' WHERE version = 1", "rows:decision_review" },
    { "INSERT INTO decision_review (decision_id, version, level, verdict, comment, account_id,"
      " at_us, unit_id) VALUES (1, 3, 'office', 'pass', 'ABC', 1, 2, 1)", "rows:decision_review" },
    { "UPDATE cases SET title = 'other' WHERE id = 2", "rows:cases event 2:" },
    { "UPDATE account SET login = 'other'", "rows:account event 1:" },
};

START_TEST(rows_that_are_kept_as_written_cannot_be_bent)
{
    const char *told;
    rows_are_signed();
    ck_assert_int_eq(number("SELECT COUNT(*) FROM audit_leaf WHERE subject = 'rows:message_out'"),
                     2);
    /* A table without a new row has no new leaf. */
    ck_assert_int_eq(number("SELECT COUNT(*) FROM audit_leaf WHERE subject = 'rows:cases'"), 1);
    ck_assert_msg(faults_found(&told) == 0, "%s", told);
    sql("UPDATE cases SET stage = 'answered', due_us = 5"); /* a state, which acts change */
    sql("INSERT INTO message_out (case_id, report_id, kind, body, sent_us)"
        " VALUES (1, 1, 'answer', 'new', 9)");
    ck_assert_msg(faults_found(&told) == 0, "%s", told);
    sql(rows_bent[_i].sql);
    ck_assert_int_gt(faults_found(&told), 0);
    ck_assert_msg(strstr(told, rows_bent[_i].told) != NULL, "%s", told);
}
END_TEST

START_TEST(a_row_that_may_still_be_rolled_back_is_not_signed_yet)
{
    cx.now = 3600 * US_PER_S;
    ck_assert_int_eq(rows_mark(&cx), OK);
    cx.now += 59 * US_PER_S;
    signed_root(ROOT_NOW, (struct date){ 2026, 5, 7 });
    ck_assert_int_eq(number("SELECT COUNT(*) FROM audit_leaf WHERE subject LIKE 'rows:%'"), 0);
}
END_TEST

/* Neither history nor kept as written: what it says is told by events, or by nobody. */
static const char not_rooted[] =
    /* chains and roots themselves */
    " event event_head act_event act_head account_event audit_root audit_leaf audit_mark"
    /* the state of today: each act that changes it is an event with what it changed */
    " alarm case_report case_similar case_value clock_pause decision decision_act"
    " decision_measure decision_same desk_item facility facility_exceedance facility_public"
    " facility_text publication pub_request second_factor shift_handover_case unit_handover_case"
    " unit_handover_facility flow_move erase_order report_call reward_answer step_draft"
    /* sealed, and destroyed when the reporter or the law wants it */
    " report_sender report_file report_media report_part photo mail_in key_ask key_code"
    /* made from other rows: searches, figures, what pages show */
    " case_near case_text figure figure_month figure_since figure_sum figure_told publication_act"
    " publication_facet publication_term publication_term_count report_hint report_place"
    " report_progress report_proof report_said tally_sum"
    /* on its way, or for a while */
    " desk_draft form_draft form_sent lease login_slow notice onsite_part outbox pub_session"
    " pub_session_end relay report_draft session supervision_watch"
    /* registers that files of the province fill */
    " open311_key open311_token unit unit_heir unit_shape unit_successor unit_variant zone ";

START_TEST(every_table_is_rooted_or_known_to_be_none)
{
    ck_assert_int_eq(mysql_query(side, "SELECT TABLE_NAME FROM information_schema.TABLES"
        " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE' AND TABLE_NAME NOT IN"
        " ('schema_migration') AND CAST(TABLE_NAME AS BINARY) NOT IN"
        " (SELECT tbl FROM history_end)"), 0);
    MYSQL_RES *r = mysql_store_result(side);
    for (MYSQL_ROW row; (row = mysql_fetch_row(r));)
        ck_assert_msg(strstr(not_rooted, str_fmt(arena, " %s ", row[0]).p) != NULL,
                      "%s: add it to the views history_row and history_end, or to this list with"
                      " the reason why its rows are no history", row[0]);
    mysql_free_result(r);
}
END_TEST

static void fill(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, history_teardown);
    tcase_add_test(tc, a_root_covers_what_moved_and_follows_the_one_before);
    tcase_add_test(tc, the_work_of_a_day_grows_with_the_day_alone);
    tcase_add_test(tc, a_long_history_is_signed_in_pieces);
    tcase_add_loop_test(tc, no_row_of_any_table_can_be_changed_or_taken_away, 0,
                        (int)COUNT(tables));
    tcase_add_loop_test(tc, no_two_rows_can_change_places, 0, (int)COUNT(swaps));
    tcase_add_test(tc, a_history_that_is_hashed_anew_is_not_signed);
    tcase_add_test(tc, an_older_history_in_its_place_is_missed_by_the_published_file);
    tcase_add_loop_test(tc, rows_that_are_kept_as_written_cannot_be_bent, 0,
                        (int)COUNT(rows_bent));
    tcase_add_test(tc, a_row_that_may_still_be_rolled_back_is_not_signed_yet);
    tcase_add_test(tc, every_table_is_rooted_or_known_to_be_none);
    tcase_add_test(tc, the_file_alone_is_a_chain_of_signed_roots);
}

DB_UNIT_MAIN("roots", fill)
