/*
 * Clocks of a case in the real schema: pause, resumption, extension, end and
 * reopening, each date worked out by hand. Terms: DECIDE_NORMAL 7 working days,
 * EXPLAIN_WRITTEN 5 (the violator's), DECIDE_EXPLAIN_OR_VERIFY 1 month.
 */
#include "schema_unit.h"

#include "base/config.h"
#include "domain/cases/clocks.h"
#include "domain/cases/open.h"
#include "law/law.h"

static const char yaml[] =
    "name: rest\nversion: 1\nvalid_from: 2022-01-24\ntitle: {vi: T, en: T}\nbasis: B\n"
    "reporter: {waits: false, why: W}\n"
    "duties: {EXPLAIN_WRITTEN: violator}\n"
    "fields:\n"
    "  reason: {type: long_text, vi: R, en: R}\n"
    "  signed_on: {type: date, vi: D, en: D}\n"
    "  lasts: {type: number, max: 4, vi: L, en: L}\n"
    "stages:\n"
    "  open: {vi: O, en: O, public: {vi: O, en: O, text: {vi: O, en: O}}, "
    "clocks: [DECIDE_NORMAL]}\n"
    "  resting: {vi: R, en: R, public: {vi: O, en: O, text: {vi: O, en: O}}, no_clock: Why}\n"
    "  done: {vi: D, en: D, public: {vi: O, en: O, text: {vi: O, en: O}}, end: true}\n"
    "steps:\n"
#define STEP(name, from, to) "  " name ":\n    vi: Tên " name "\n    en: E\n    from: " from \
    "\n    to: " to "\n    who: {roles: [system], unit: [none]}\n    basis: Điều 1\n"
    STEP("file", "new", "open")
    "    clocks: {start: [DECIDE_NORMAL, EXPLAIN_WRITTEN]}\n"
    STEP("stay", "[open]", "resting")
    "    optional: [reason]\n"
    "    clocks: {pause: [{term: DECIDE_NORMAL, article: Điều 76}, EXPLAIN_WRITTEN]}\n"
    STEP("go_on", "[resting]", "open")
    "    clocks: {resume: [DECIDE_NORMAL, EXPLAIN_WRITTEN, DECIDE_EXPLAIN_OR_VERIFY]}\n"
    STEP("rest_more", "any", "same") "    clocks: {pause: [DECIDE_NORMAL]}\n"
    STEP("wake_more", "any", "same") "    clocks: {resume: [DECIDE_NORMAL]}\n"
    STEP("stay_on", "[open]", "resting")
    "    needs: [signed_on]\n    clocks: {pause: [{term: DECIDE_NORMAL, from: signed_on}]}\n"
    STEP("wake_on", "[resting]", "open")
    "    needs: [signed_on]\n    clocks: {resume: [{term: DECIDE_NORMAL, from: signed_on}]}\n"
    STEP("start_more", "any", "same") "    clocks: {start: [DECIDE_NORMAL]}\n"
    STEP("extend", "any", "same")
    "    clocks:\n      stop: [DECIDE_NORMAL]\n"
    "      start: [{term: DECIDE_EXPLAIN_OR_VERIFY, same_start: DECIDE_NORMAL}]\n"
    STEP("anew", "any", "same")
    "    clocks:\n      stop: [DECIDE_NORMAL, SERVE_DECISION]\n"
    "      start: [DECIDE_NORMAL, {term: SERVE_DECISION, again: true}]\n"
    STEP("transfer", "any", "same")
    "    clocks:\n      stop: [DECIDE_NORMAL]\n"
    "      start:\n        - {term: DECIDE_TRANSFERRED, same_start: DECIDE_NORMAL,\n"
    "           unless_running: [DECIDE_EXPLAIN_OR_VERIFY, SERVE_DECISION]}\n"
    STEP("serve", "any", "same")
    "    optional: [lasts]\n"
    "    clocks: {start: [{term: SERVE_DECISION, length: lasts}]}\n"
    STEP("decide", "any", "done")
    "    needs: [signed_on]\n    waits_for: [EXPLAIN_WRITTEN]\n"
    STEP("decide_now", "any", "done")
    "    needs: [signed_on]\n    within: {day: signed_on, terms: [DECIDE_NORMAL]}\n"
    STEP("reopen", "[done]", "open") "    clocks: {start: [DECIDE_NORMAL]}\n";

static struct cx cx;
static struct config conf_file;
static struct law *law;
static struct flows flows;
static struct case_held file;

static void at(const char *iso)
{
    struct moment m;
    ck_assert_int_eq(moment_parse(str_from(iso), &m), OK);
    cx.now = instant_of(m);
    cx.today = m.day;
}

static void load(void)
{
    struct buf faults = { .a = arena, .max = 1 << 16 };
    struct flow *f;
    static const struct flow *all[1];
    ck_assert_msg(law_load(arena, S("workflows/law"), (opt_str){ 0 }, &law, &faults) == OK, "%s",
                  buf_str(&faults).p);
    ck_assert_msg(flow_parse(arena, S("rest.yaml"), str_from(yaml), &f, &faults) == OK, "%s",
                  buf_str(&faults).p);
    all[0] = f;
    flows = (struct flows){ .all = all, .n = 1 };
    conf_file.jobs.warn_percent = 75;
    conf_file.jobs.warn_least_minutes = 60;
}

static enum err open_tx(struct cx *c, void *arg)
{
    const struct step_in in = { 0 };
    (void)arg;
    return case_open(c, NULL, &(struct case_new){
        .flow = S("rest"), .unit = { 1 }, .pollution = S("water"), .title = S("t"),
        .place = S("p"), .words = S("w"), .opened = c->now, .step = S("file"), .in = &in },
        &file);
}

static void setup(void)
{
    schema_setup();
    load();
    sql("INSERT INTO unit (id, code, level, kind_vi, name_vi, valid_from)"
        " VALUES (1, '1', 'commune', 'x', 'y', '2025-07-01')");
    cx = (struct cx){ .a = arena, .conf = &conf_file, .law = law, .flows = &flows,
                      .lang = LANG_VI };
    ck_assert_int_eq(db_open(arena, &conf, &cx.db), OK);
    at("2026-03-02T09:00"); /* a Monday */
    ck_assert_int_eq(db_tx(&cx, open_tx, NULL), OK);
}

static void teardown(void)
{
    db_close(cx.db);
    schema_teardown();
}

static enum err taken(const char *when, const char *step, const char *field, const char *text,
                      struct step_fault *fault)
{
    const struct flow_value value = { str_from(field), str_from(text) };
    at(when);
    *fault = (struct step_fault){ 0 };
    return case_step(&cx, NULL, file.code, str_from(step),
                     &(struct step_in){ .values = &value, .n_values = 1 }, fault);
}

static void take(const char *when, const char *step)
{
    struct step_fault fault;
    ck_assert_int_eq(taken(when, step, "reason", "", &fault), OK);
}

/* The last clock of that code. */
static struct case_clock clock_of(const char *code)
{
    struct case_clock *all, out = { 0 };
    size_t n;
    ck_assert_int_eq(clocks_load(&cx, file.id, &all, &n), OK);
    for (size_t i = 0; i < n; i++)
        if (str_eq(all[i].code, str_from(code)) && all[i].id.v > out.id.v)
            out = all[i];
    ck_assert_int_gt(out.id.v, 0);
    return out;
}

static void due_is(const char *code, const char *day)
{
    const struct case_clock k = clock_of(code);
    ck_assert_msg(str_eq(date_iso(arena, instant_date(k.due)), str_from(day)), "%s: %s, want %s",
                  code, date_iso(arena, instant_date(k.due)).p, day);
    ck_assert_int_eq(k.due, day_end(instant_date(k.due)));
}

static long long next_of(const char *code)
{
    return number(str_fmt(arena, "SELECT COALESCE(next_us, 0) FROM clock WHERE id = %lld",
                          (long long)clock_of(code).id.v).p);
}

/* The moment of the case is that of its running clock, or none. */
static void case_due_is(const char *code)
{
    const long long due = number("SELECT COALESCE(due_us, 0) FROM cases");
    ck_assert_int_eq(due, code ? clock_of(code).due : 0);
}

START_TEST(what_stood_still_is_given_back)
{
    struct step_fault fault;
    due_is("DECIDE_NORMAL", "2026-03-11");
    due_is("EXPLAIN_WRITTEN", "2026-03-09");
    ck_assert_int_ne(next_of("DECIDE_NORMAL"), 0);
    ck_assert_int_eq(next_of("EXPLAIN_WRITTEN"), 0);
    case_due_is("DECIDE_NORMAL");
    ck_assert_int_eq(taken("2026-03-04T10:00", "stay", "reason", "Chờ giám định", &fault), OK);
    ck_assert(clock_of("DECIDE_NORMAL").paused.has);
    ck_assert_int_eq(next_of("DECIDE_NORMAL"), 0);
    case_due_is(NULL);
    take("2026-03-10T08:00", "go_on"); /* 5 to 10 March stood still */
    due_is("DECIDE_NORMAL", "2026-03-17");
    due_is("EXPLAIN_WRITTEN", "2026-03-13");
    case_due_is("DECIDE_NORMAL");
    ck_assert_int_gt(next_of("DECIDE_NORMAL"), cx.now);
    const struct case_clock k = clock_of("DECIDE_NORMAL");
    struct law_due due;
    ck_assert_int_eq(clock_due(arena, law, &k, cx.now, &due), OK);
    ck_assert_int_eq(law_due_instant(&due), k.due);
    ck_assert(str_starts(law_due_words(arena, LANG_VI, law, &due),
                         S("7 ngày làm việc kể từ 02/03/2026, bỏ qua cuối tuần, tạm dừng từ "
                           "04/03/2026 đến 10/03/2026 (Chờ giám định; Điều 76); ")));
    ck_assert_str(clock_of("EXPLAIN_WRITTEN").pauses[0].article, "Điều 1");
    take("2026-03-11T08:00", "stay");
    take("2026-03-11T17:00", "go_on"); /* within a day: nothing changes */
    due_is("DECIDE_NORMAL", "2026-03-17");
    ck_assert_str(clock_of("DECIDE_NORMAL").pauses[1].reason, "Tên stay");
    take("2026-03-12T08:00", "stay");
    take("2026-03-13T17:00", "go_on"); /* one working day more */
    due_is("DECIDE_NORMAL", "2026-03-18");
    ck_assert_int_eq(number("SELECT COUNT(*) FROM clock"), 2);
}
END_TEST

/* The paper was entered late: its day counts, not that of its entry. */
START_TEST(the_day_of_the_order_counts)
{
    struct step_fault fault;
    ck_assert_int_eq(taken("2026-03-06T10:00", "stay_on", "signed_on", "2026-03-04", &fault), OK);
    ck_assert_int_eq(instant_date(clock_of("DECIDE_NORMAL").paused.v).d, 4);
    case_due_is(NULL);
    ck_assert_int_eq(taken("2026-03-12T10:00", "wake_on", "signed_on", "2026-03-10", &fault), OK);
    due_is("DECIDE_NORMAL", "2026-03-17");
    /* an order that began before the first: what both took counts once */
    ck_assert_int_eq(taken("2026-03-13T10:00", "stay_on", "signed_on", "2026-03-03", &fault), OK);
    ck_assert_int_eq(taken("2026-03-13T11:00", "wake_on", "signed_on", "2026-03-12", &fault), OK);
    due_is("DECIDE_NORMAL", "2026-03-20"); /* 3, 13, 16 to 20 March */
    ck_assert_int_eq(number("SELECT COUNT(*) FROM clock_pause WHERE until_us IS NULL"), 0);
    /* it never ends before it began */
    ck_assert_int_eq(taken("2026-03-18T10:00", "stay_on", "signed_on", "2026-03-18", &fault), OK);
    ck_assert_int_eq(taken("2026-03-19T10:00", "wake_on", "signed_on", "2026-03-02", &fault), OK);
    due_is("DECIDE_NORMAL", "2026-03-20");
}
END_TEST

START_TEST(pausing_twice_and_resuming_twice_is_once)
{
    take("2026-03-04T10:00", "stay");
    take("2026-03-06T10:00", "rest_more");
    ck_assert_uint_eq(clock_of("DECIDE_NORMAL").n_pauses, 1);
    ck_assert_int_eq(instant_date(clock_of("DECIDE_NORMAL").paused.v).d, 4);
    take("2026-03-07T10:00", "start_more"); /* it stands still as before */
    ck_assert(clock_of("DECIDE_NORMAL").paused.has);
    take("2026-03-10T08:00", "go_on");
    take("2026-03-12T08:00", "wake_more");
    due_is("DECIDE_NORMAL", "2026-03-17");
    take("2026-03-12T08:00", "rest_more"); /* and again in the same moment */
    take("2026-03-12T08:00", "wake_more");
    take("2026-03-12T08:00", "rest_more");
    ck_assert_uint_eq(clock_of("DECIDE_NORMAL").n_pauses, 2);
    ck_assert(clock_of("DECIDE_NORMAL").pauses[1].open);
}
END_TEST

START_TEST(an_end_closes_the_pause_and_reopening_revives_nothing)
{
    struct step_fault fault;
    take("2026-03-04T10:00", "stay");
    ck_assert_int_eq(taken("2026-03-10T08:00", "decide_now", "signed_on", "2026-03-10", &fault),
                     OK);
    const struct case_clock ended = clock_of("DECIDE_NORMAL");
    ck_assert(ended.stopped.has && !ended.paused.has && !ended.pauses[0].open);
    due_is("DECIDE_NORMAL", "2026-03-17"); /* as if it had been resumed then */
    ck_assert_int_eq(number("SELECT COUNT(*) FROM clock_pause WHERE until_us IS NULL"), 0);
    case_due_is(NULL);
    take("2026-04-01T08:00", "reopen");
    const struct case_clock new = clock_of("DECIDE_NORMAL");
    ck_assert_int_ne(new.id.v, ended.id.v);
    ck_assert_uint_eq(new.n_pauses, 0);
    due_is("DECIDE_NORMAL", "2026-04-10");
    ck_assert_int_eq(number(str_fmt(arena, "SELECT due_us FROM clock WHERE id = %lld",
                                    (long long)ended.id.v).p), ended.due);
    case_due_is("DECIDE_NORMAL");
}
END_TEST

START_TEST(a_term_that_shares_the_start_shares_what_stood_still)
{
    take("2026-03-04T10:00", "stay");
    take("2026-03-06T10:00", "extend"); /* the longer term stands still too */
    const struct case_clock k = clock_of("DECIDE_EXPLAIN_OR_VERIFY");
    ck_assert(k.paused.has && instant_date(k.paused.v).d == 4);
    ck_assert_int_eq(instant_date(k.since).d, 2);
    case_due_is(NULL);
    take("2026-03-10T08:00", "go_on"); /* 2 April and 6 days */
    due_is("DECIDE_EXPLAIN_OR_VERIFY", "2026-04-08");
    case_due_is("DECIDE_EXPLAIN_OR_VERIFY");
    ck_assert(clock_of("DECIDE_NORMAL").stopped.has);
}
END_TEST

START_TEST(after_the_pause_too)
{
    take("2026-03-04T10:00", "stay");
    take("2026-03-10T08:00", "go_on");
    take("2026-03-11T08:00", "extend");
    due_is("DECIDE_EXPLAIN_OR_VERIFY", "2026-04-08");
    take("2026-03-12T08:00", "start_more"); /* its own, from now */
    due_is("DECIDE_NORMAL", "2026-03-23");
    take("2026-03-16T08:00", "anew"); /* "again" starts nothing that did not run */
    due_is("DECIDE_NORMAL", "2026-03-25");
    ck_assert_int_eq(number("SELECT COUNT(*) FROM clock WHERE code = 'SERVE_DECISION'"), 0);
}
END_TEST

START_TEST(a_term_that_another_holds_back_does_not_start)
{
    take("2026-03-04T10:00", "extend");
    take("2026-03-05T10:00", "transfer"); /* the month goes on; no shorter term beside it */
    ck_assert_int_eq(number("SELECT COUNT(*) FROM clock WHERE code = 'DECIDE_TRANSFERRED'"), 0);
    case_due_is("DECIDE_EXPLAIN_OR_VERIFY");
}
END_TEST

START_TEST(nor_where_the_other_stands_still)
{
    take("2026-03-04T10:00", "stay");
    take("2026-03-05T10:00", "extend"); /* stands still from its beginning */
    take("2026-03-06T10:00", "transfer");
    ck_assert_int_eq(number("SELECT COUNT(*) FROM clock WHERE code = 'DECIDE_TRANSFERRED'"), 0);
}
END_TEST

START_TEST(without_the_other_it_starts)
{
    take("2026-03-04T10:00", "transfer");
    ck_assert_int_eq(instant_date(clock_of("DECIDE_TRANSFERRED").since).d, 2);
    ck_assert(clock_of("DECIDE_NORMAL").stopped.has);
    case_due_is("DECIDE_TRANSFERRED");
}
END_TEST

START_TEST(the_term_of_the_other_side_protects_it_while_it_stands_still)
{
    struct step_fault fault;
    take("2026-03-04T10:00", "stay");
    /* its old last day, 9 March, is long over */
    ck_assert_int_eq(taken("2026-03-20T10:00", "decide", "signed_on", "2026-03-20", &fault),
                     ERR_CONFLICT);
    ck_assert_str(fault.waits_for, "EXPLAIN_WRITTEN");
    ck_assert(fault.waits_paused);
    take("2026-03-20T11:00", "go_on"); /* 3, 4, 23, 24, 25 March */
    ck_assert_int_eq(taken("2026-03-25T10:00", "decide", "signed_on", "2026-03-25", &fault),
                     ERR_CONFLICT);
    ck_assert(!fault.waits_paused);
    ck_assert_int_eq(taken("2026-03-26T10:00", "decide", "signed_on", "2026-03-26", &fault), OK);
}
END_TEST

START_TEST(a_term_is_not_over_while_it_stands_still_but_stays_over_when_it_was)
{
    struct step_fault fault;
    take("2026-03-12T10:00", "stay"); /* one day after its end, not seen by the jobs yet */
    ck_assert_int_eq(next_of("DECIDE_NORMAL"), 0);
    ck_assert_int_eq(taken("2026-03-20T10:00", "decide_now", "signed_on", "2026-03-20", &fault),
                     ERR_CONFLICT);
    ck_assert_str(fault.too_late, "DECIDE_NORMAL");
    take("2026-03-20T11:00", "go_on");
    due_is("DECIDE_NORMAL", "2026-03-11");
    ck_assert_int_ne(next_of("DECIDE_NORMAL"), 0); /* now they see it */
    take("2026-03-20T12:00", "anew");
    take("2026-03-23T12:00", "stay");
    ck_assert_int_eq(taken("2026-05-04T10:00", "decide_now", "signed_on", "2026-05-04", &fault),
                     OK);
}
END_TEST

/* Law 15/2012/QH13 art. 73.1: the law's term, or the longer one that was said. */
static const struct { const char *lasts, *due; } lengths[] = {
    { "", "2026-03-05" }, { "0", "2026-03-05" }, { "2", "2026-03-05" }, { "3", "2026-03-05" },
    { "4", "2026-03-06" }, { "6", "2026-03-10" },
};

START_TEST(the_longer_term_counts)
{
    struct step_fault fault;
    ck_assert_int_eq(taken("2026-03-02T10:00", "serve", "lasts", lengths[_i].lasts, &fault), OK);
    due_is("SERVE_DECISION", lengths[_i].due);
}
END_TEST

static void fill(TCase *tc)
{
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, what_stood_still_is_given_back);
    tcase_add_loop_test(tc, the_longer_term_counts, 0, COUNT(lengths));
    tcase_add_test(tc, the_day_of_the_order_counts);
    tcase_add_test(tc, pausing_twice_and_resuming_twice_is_once);
    tcase_add_test(tc, an_end_closes_the_pause_and_reopening_revives_nothing);
    tcase_add_test(tc, a_term_that_shares_the_start_shares_what_stood_still);
    tcase_add_test(tc, after_the_pause_too);
    tcase_add_test(tc, a_term_that_another_holds_back_does_not_start);
    tcase_add_test(tc, nor_where_the_other_stands_still);
    tcase_add_test(tc, without_the_other_it_starts);
    tcase_add_test(tc, the_term_of_the_other_side_protects_it_while_it_stands_still);
    tcase_add_test(tc, a_term_is_not_over_while_it_stands_still_but_stays_over_when_it_was);
}

DB_UNIT_MAIN("clocks", fill)
