/*
 * Every table that the daily root covers, filled with rows of any value: one column changed, one
 * row lost, added, or two in each other's place, in all tables at once, and each must be named by
 * the look with the public key alone. What a table has and the root leaves out is listed here.
 */
#include "audit_unit.h"

#define ROWS 5 /* of each table; a first root covers three of them, a second one all */
#define TABLES_MOST 300
#define COLUMNS_MOST 60

struct column {
    const char *name, *type; /* type: as in DATA_TYPE */
    long long length, members;
    bool key, null;
};

struct table {
    const char *name;
    struct column c[COLUMNS_MOST];
    size_t n;
};

static struct table *tables;
static size_t n_tables;

/* What acts may set later, TABLE.COLUMN: each such act is an event that says what it set. */
static const char states[] =
    /* an end, who set it and why */
    " absence.ended_by absence.ended_us case_facility.ended_by case_facility.ended_us"
    " case_hand.ended_us delegation.end_number delegation.end_reason delegation.ended_by"
    " delegation.ended_on delegation.ended_us duty_shift.ended_by duty_shift.ended_us"
    " facility_monitor.ended_us facility_name.until facility_place.ended_on fine_change.ended_us"
    " fine_change.until_on letter_case.ended_by letter_case.ended_us office.valid_to"
    " permit.end_reason permit.ended_on permit_limit.ended_on plan_visit.end_why"
    " plan_visit.ended_by plan_visit.ended_us sample_result.end_why sample_result.ended_by"
    " sample_result.ended_us visit_order.ended_us coop_photo.taken_us"
    /* taken back: the row stays, and says by whom and why */
    " payment.receipt_key payment.void_why payment.voided_by payment.voided_us sample.void_by"
    " sample.void_us sample.void_why publication_note.dropped_us retention_hold.lift_reason"
    " retention_hold.lifted_by retention_hold.lifted_us unit_handover.stands"
    " unit_handover.undo_reason unit_handover.undone_by unit_handover.undone_us"
    " flow_activation.back flow_activation.undone_by flow_activation.undone_us"
    /* answered, decided, confirmed, given out, used */
    " desk_note.decision desk_note.done_by desk_note.done_us facility_duty.state"
    " facility_duty.state_note facility_duty.state_on facility_duty.told_us"
    " identity_request.decided_by identity_request.decided_us identity_request.state"
    " public_ask.answer public_ask.answered_by public_ask.answered_us public_ask.outcome"
    " public_ask.told public_ask.next_us public_ask.late_us public_ask.superior_id"
    " publication_note.released_by publication_note.released_us register_number.state"
    " sample_result.blob_name shift_handover.taken_by shift_handover.taken_us"
    " signed_paper.confirmed_by signed_paper.confirmed_us signed_paper.late_why"
    " submission.answer submission.answered_by submission.answered_us submission.state"
    " supervision.answer supervision.answered_by supervision.answered_us"
    " violation_record.facility_id visit_plan.final_by visit_plan.final_us visit_plan.number"
    " visit_plan.signed_on visit_plan.signer"
    /* where a case, a term, an account stands today */
    " account.disabled account.password cases.due_us cases.ended cases.ended_us"
    " cases.flow_version cases.handler_id cases.joined_id cases.joined_us cases.people_gone_us"
    " cases.pollution cases.stage cases.superior_id cases.to_unit_id cases.unit_id clock.due_us"
    " clock.late_us clock.next_us clock.paused_us clock.stopped_us clock.told clock.warned_us"
    /* how far a work of the machine has come; what is wiped when a person is erased */
    " flow_activation.cursor_id flow_activation.done_us flow_activation.kept"
    " flow_activation.moved message_in.taken_us publication_change.indexed_us"
    " publication_change.purged_us report.key_hash report.taken_us unit_handover.told_us ";

static MYSQL_RES *rows_of(const char *query)
{
    ck_assert_msg(mysql_query(side, query) == 0, "%s: %s", query, mysql_error(side));
    return mysql_store_result(side);
}

static long long whole(const char *digits)
{
    int64_t n = 0;
    if (digits)
        ck_assert_int_eq(str_i64(str_from(digits), &n), OK);
    return n;
}

static const char *kept_text(const char *s)
{
    return str_c(arena, str_dup(arena, str_from(s)));
}

static void tables_read(void)
{
    MYSQL_RES *r = rows_of(
        "SELECT c.TABLE_NAME, COLUMN_NAME, DATA_TYPE, COALESCE(CHARACTER_OCTET_LENGTH, 0),"
        " LENGTH(COLUMN_TYPE) - LENGTH(REPLACE(COLUMN_TYPE, ',', '')) + 1, COLUMN_KEY = 'PRI',"
        " IS_NULLABLE = 'YES' FROM information_schema.COLUMNS c"
        " WHERE TABLE_SCHEMA = DATABASE() AND IS_GENERATED = 'NEVER'"
        " AND CAST(TABLE_NAME AS BINARY) IN (SELECT tbl FROM history_end)"
        " ORDER BY c.TABLE_NAME, ORDINAL_POSITION");
    tables = NEWS(arena, struct table, TABLES_MOST);
    n_tables = 0;
    for (MYSQL_ROW row; (row = mysql_fetch_row(r));) {
        if (!n_tables || strcmp(tables[n_tables - 1].name, row[0]) != 0) {
            ck_assert_uint_lt(n_tables, TABLES_MOST);
            tables[n_tables++].name = kept_text(row[0]);
        }
        struct table *t = &tables[n_tables - 1];
        ck_assert_uint_lt(t->n, COLUMNS_MOST);
        t->c[t->n++] = (struct column){ .name = kept_text(row[1]), .type = kept_text(row[2]),
                                        .length = whole(row[3]), .members = whole(row[4]),
                                        .key = row[5][0] == '1', .null = row[6][0] == '1' };
    }
    mysql_free_result(r);
}

static bool is(const struct column *c, const char *types)
{
    return strstr(types, str_fmt(arena, " %s ", c->type).p) != NULL;
}

/* A value of the column's type for row n; another n, another value (but of an enum). */
static const char *value(const struct column *c, const char *n)
{
    if (is(c, " binary "))
        return str_fmt(arena, "REPEAT(CHAR(%s), %lld)", n, c->length).p;
    if (is(c, " varbinary blob tinyblob mediumblob longblob char varchar text tinytext mediumtext"
              " longtext "))
        return str_fmt(arena, "CHAR(%s)", n).p;
    if (is(c, " enum set "))
        return str_fmt(arena, "1 + MOD(%s, %lld)", n, c->members).p;
    if (is(c, " date datetime timestamp "))
        return str_fmt(arena, "'2026-01-01' + INTERVAL %s DAY", n).p;
    if (is(c, " time "))
        return str_fmt(arena, "SEC_TO_TIME(%s)", n).p;
    if (is(c, " point geometry "))
        return str_fmt(arena, "POINT(%s, 1)", n).p;
    ck_assert_msg(is(c, " tinyint smallint mediumint int bigint decimal double float year "),
                  "a column of type %s", c->type);
    return n;
}

static const char *columns_of(const struct table *t, const char *of)
{
    struct buf b = { .a = arena, .max = 8000 };
    for (size_t i = 0; i < t->n; i++)
        buf_fmt(&b, "%s%s`%s`", i ? ", " : "", of, t->c[i].name);
    return buf_str(&b).p;
}

static const char *keys_of(const struct table *t)
{
    struct buf b = { .a = arena, .max = 1000 };
    for (size_t i = 0; i < t->n; i++)
        if (t->c[i].key)
            buf_fmt(&b, "%s`%s`", buf_str(&b).n ? ", " : "", t->c[i].name);
    return buf_str(&b).p;
}

/* Rows `from` to `to` of every table; ids beside those that a small history has already. */
static void rows_add(int from, int to)
{
    for (size_t k = 0; k < n_tables; k++) {
        struct buf b = { .a = arena, .max = 16000 };
        for (size_t i = 0; i < tables[k].n; i++)
            buf_fmt(&b, "%s%s", i ? ", " : "", value(&tables[k].c[i], "seq + 60"));
        sql(str_fmt(arena, "INSERT INTO %s (%s) SELECT %s FROM seq_%d_to_%d", tables[k].name,
                    columns_of(&tables[k], ""), buf_str(&b).p, from, to).p);
    }
}

static void setup(void)
{
    history_setup();
    tables_read();
    sql("SET foreign_key_checks = 0, check_constraint_checks = 0, sql_mode = ''");
    for (int i = 0; i < 2; i++) {
        rows_add(i ? 4 : 1, i ? ROWS : 3);
        ck_assert_int_eq(rows_mark(&cx), OK);
        cx.now += 61 * US_PER_S;
        signed_root(ROOT_NOW, (struct date){ 2026, 5, 7 });
    }
    for (size_t k = 0; k < n_tables; k++)
        sql(str_fmt(arena, "CREATE TABLE `kept_%s` AS SELECT %s, ROW_NUMBER() OVER"
                           " (ORDER BY %s) AS row_n FROM %s", tables[k].name,
                    columns_of(&tables[k], ""), keys_of(&tables[k]), tables[k].name).p);
    sql("CREATE TABLE digests AS SELECT tbl, id, digest FROM history_row");
    ck_assert_int_ge(number("SELECT COUNT(*) FROM digests"), ROWS * (int64_t)n_tables);
}


/* The table anew, from what was kept; the values and rows as `select` and `where` have them. */
static void put(const struct table *t, const char *select, const char *where)
{
    sql(str_fmt(arena, "DELETE FROM %s", t->name).p);
    sql(str_fmt(arena, "INSERT INTO %s (%s) SELECT %s FROM `kept_%s` k %s", t->name,
                columns_of(t, ""), select, t->name, where).p);
}

/* Row 3 has another value in column i, or none (NULL). */
static void put_changed(const struct table *t, size_t i, bool none)
{
    struct buf b = { .a = arena, .max = 8000 };
    for (size_t k = 0; k < t->n; k++) {
        const struct column *c = &t->c[k];
        if (k != i)
            buf_fmt(&b, "%sk.`%s`", k ? ", " : "", c->name);
        else
            buf_fmt(&b, "%sIF(k.row_n = 3, %s, k.`%s`)", k ? ", " : "",
                    none ? "NULL"
                    : is(c, " enum set ") ? str_fmt(arena, "1 + MOD(k.`%s` + 0, %lld)", c->name,
                                                    c->members).p
                                          : value(c, "(k.row_n + 80)"), c->name);
    }
    put(t, buf_str(&b).p, "");
}

static bool named_in(const char *list, const char *name)
{
    return strstr(list, str_fmt(arena, " %s ", name).p) != NULL;
}

/* Tables of which a row has another digest now, between spaces. */
static const char *moved(void)
{
    struct buf b = { .a = arena, .max = 16000 };
    MYSQL_RES *r = rows_of("SELECT DISTINCT SUBSTRING_INDEX(tbl, '.', 1)"
                           " FROM (SELECT tbl, id, digest FROM history_row"
                           " EXCEPT SELECT tbl, id, digest FROM digests) x");
    buf_add(&b, S(" "));
    for (MYSQL_ROW row; (row = mysql_fetch_row(r));)
        buf_fmt(&b, "%s ", row[0]);
    mysql_free_result(r);
    return buf_str(&b).p;
}

static bool changes(const struct table *t, size_t i, bool none)
{
    if (i >= t->n)
        return false;
    const struct column *c = &t->c[i];
    return none ? c->null && !c->key : !is(c, " enum set ") || c->members > 1;
}

/* Column i of all tables at once; false: no table has so many. */
static bool one_column(size_t i, bool none)
{
    bool any = false;
    sql("START TRANSACTION");
    for (size_t k = 0; k < n_tables; k++)
        if (changes(&tables[k], i, none))
            put_changed(&tables[k], i, none);
    const char *seen = moved();
    for (size_t k = 0; k < n_tables; k++) {
        const struct table *t = &tables[k];
        any = any || i < t->n;
        if (!changes(t, i, none))
            continue;
        const char *name = str_fmt(arena, "%s.%s", t->name, t->c[i].name).p;
        if (named_in(states, name))
            ck_assert_msg(!named_in(seen, t->name), "%s is covered: take it off the list", name);
        else
            ck_assert_msg(named_in(seen, t->name), "%s: add it to history_row and history_end "
                          "under a name of its own (%s.WHAT), or to this list with the reason",
                          name, t->name);
    }
    sql("ROLLBACK");
    return any;
}

START_TEST(no_column_of_any_row_can_be_another)
{
    for (size_t i = 0; one_column(i, false); i++)
        (void)one_column(i, true);
}
END_TEST

enum bend { CHANGED = 1, LOST, NEWEST_LOST, ADDED, SWAPPED, BENDS };
static const char *const bend_names[] = { "", "a change", "a loss", "the loss of the newest",
                                          "a row more", "two in each other's place" };

static void bend_one(const struct table *t, enum bend how)
{
    struct buf b = { .a = arena, .max = 16000 };
    if (how == LOST)
        put(t, columns_of(t, "k."), "WHERE k.row_n <> 3");
    else if (how == NEWEST_LOST)
        put(t, columns_of(t, "k."), str_fmt(arena, "WHERE k.row_n < (SELECT MAX(row_n) FROM"
                                            " `kept_%s`)", t->name).p);
    else if (how == CHANGED) {
        size_t last = t->n - 1;
        while (named_in(states, str_fmt(arena, "%s.%s", t->name, t->c[last].name).p)
               || !changes(t, last, false))
            last--;
        put_changed(t, last, false);
    } else if (how == ADDED) { /* between those that were signed */
        for (size_t i = 0; i < t->n; i++)
            buf_fmt(&b, "%s%s", i ? ", " : "", value(&t->c[i], "30"));
        sql(str_fmt(arena, "INSERT INTO %s (%s) SELECT %s", t->name, columns_of(t, ""),
                    buf_str(&b).p).p);
    } else { /* keys stay, all else is exchanged */
        for (size_t i = 0; i < t->n; i++)
            buf_fmt(&b, "%s%s.`%s`", i ? ", " : "", t->c[i].key ? "k" : "o", t->c[i].name);
        put(t, buf_str(&b).p, str_fmt(arena, "JOIN `kept_%s` o ON o.row_n = CASE k.row_n WHEN 3"
                                      " THEN 4 WHEN 4 THEN 3 ELSE k.row_n END", t->name).p);
    }
}

/* What the look with the public key alone tells. */
static const char *told_by_key(void)
{
    struct audit_proof p = { 0 };
    struct buf b = { .a = arena, .max = 65536 };
    struct audit_faults f = { .told = &b };
    ck_assert_int_eq(audit_prove(&cx, root_key, &f, &p), OK);
    return buf_str(&b).p;
}

START_TEST(no_row_of_any_table_can_be_lost_added_or_moved)
{
    const struct keyring *keys = cx.keys;
    ck_assert_str_eq(told_by_key(), "");
    for (int how = CHANGED; how < BENDS; how++) {
        sql("START TRANSACTION");
        for (size_t k = 0; k < n_tables; k++)
            bend_one(&tables[k], (enum bend)how);
        sql("COMMIT");
        cx.keys = NULL; /* no secret is needed */
        const char *told = told_by_key();
        cx.keys = keys;
        for (size_t k = 0; k < n_tables; k++)
            ck_assert_msg(strstr(told, str_fmt(arena, "rows:%s event ", tables[k].name).p)
                              || strstr(told, str_fmt(arena, "rows:%s.", tables[k].name).p),
                          "%s in %s is not found", bend_names[how], tables[k].name);
        sql("START TRANSACTION");
        for (size_t k = 0; k < n_tables; k++)
            put(&tables[k], columns_of(&tables[k], "k."), "");
        sql("COMMIT");
    }
    ck_assert_str_eq(told_by_key(), "");
}
END_TEST

static void fill(TCase *tc)
{
    tcase_set_timeout(tc, 300); /* every table, many times */
    tcase_add_checked_fixture(tc, setup, history_teardown);
    tcase_add_test(tc, no_column_of_any_row_can_be_another);
    tcase_add_test(tc, no_row_of_any_table_can_be_lost_added_or_moved);
}

DB_UNIT_MAIN("trust", fill)
