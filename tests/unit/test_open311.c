/* Dates of the W3C note, windows of days, the writer of two formats, and what may not be shown. */
#include "unit.h"

#include "domain/publication/clear.h"
#include "domain/publication/requests.h"
#include "html/spark.h"

static const struct { const char *text; int64_t s; enum err e; } moments[] = {
    { "1994-11-05T08:15:30-05:00", 784041330, OK },
    { "1994-11-05T13:15:30Z", 784041330, OK },
    { "1994-11-05T20:15:30+07:00", 784041330, OK },
    { "1994-11-05T20:15:30 07:00", 784041330, OK }, /* '+' of an address not encoded */
    { "1994-11-05T13:15Z", 784041300, OK },
    { "1994-11-05T13:15:30.999Z", 784041330, OK },
    { "1994-11-05", 784041330 - 13 * 3600 - 15 * 60 - 30 - 7 * 3600, OK },
    { "1994-11-05T13:15:30", 0, ERR_INVALID },
    { "1994-11-05T13:15:30.Z", 0, ERR_INVALID },
    { "1994-11-05T13Z", 0, ERR_INVALID },
    { "1994-11-05T24:00:00Z", 0, ERR_INVALID },
    { "1994-11-05T23:60:00Z", 0, ERR_INVALID },
    { "1994-11-05T23:59:60Z", 0, ERR_INVALID },
    { "1994-02-29T00:00:00Z", 0, ERR_INVALID },
    { "1994-11-05T13:15:30+15:00", 0, ERR_INVALID },
    { "1994-11-05T13:15:30+0700", 0, ERR_INVALID },
    { "1994-11-05T13:15:30Zx", 0, ERR_INVALID },
    { "1994-11", 0, ERR_INVALID },
    { "", 0, ERR_INVALID },
};

START_TEST(a_moment_has_a_zone)
{
    instant at = -1;
    ck_assert_int_eq(instant_parse_w3c(str_from(moments[_i].text), &at), moments[_i].e);
    if (moments[_i].e == OK)
        ck_assert_int_eq(at / US_PER_S, moments[_i].s);
}
END_TEST

#define NOW ((instant)1795321800 * US_PER_S) /* 2026-11-22 11:30 +07:00 */
#define DAY ((instant)86400 * US_PER_S)
#define AT(n) { true, NOW - (n) * DAY }

static const struct { opt_instant since, until; enum err e; int from, to; } windows[] = {
    { { 0 }, { 0 }, OK, -89, 0 }, /* the day 90 days ago began before */
    { AT(90), { true, NOW }, OK, -89, 0 },
    { { true, NOW - 90 * DAY - 1 }, { true, NOW }, ERR_TOO_LARGE, 0, 0 },
    { { true, NOW }, { true, NOW }, OK, 1, 0 }, /* no day begins just then */
    { { true, NOW + 1 }, { true, NOW }, ERR_INVALID, 0, 0 },
    { AT(200), { 0 }, OK, -199, -110 },
    { { 0 }, AT(200), OK, -289, -200 },
};

START_TEST(a_window_is_days_that_begin_in_it)
{
    const struct requests_asked in = { .since = windows[_i].since, .until = windows[_i].until };
    struct requests_days days;
    ck_assert_int_eq(requests_window(&in, NOW, &days), windows[_i].e);
    if (windows[_i].e != OK)
        return;
    const int32_t today = date_days(instant_date(NOW));
    ck_assert_int_eq(date_days(days.since) - today, windows[_i].from);
    ck_assert_int_eq(date_days(days.until) - today, windows[_i].to);
}
END_TEST

static str written(struct arena *a, enum spark_format format)
{
    struct buf *b = NEW(a, struct buf);
    struct spark s;
    *b = (struct buf){ .a = a, .max = 4096 };
    spark_begin(&s, format, b);
    spark_list(&s, "requests", "request");
    spark_record(&s, NULL);
    spark_text(&s, "a", S("<b>&\"\x01\xEF\xBF\xBF]]>\r\n"));
    spark_text(&s, "none", S(""));
    spark_flag(&s, "yes", true);
    spark_whole(&s, "n", -7);
    spark_degrees(&s, "lat", (opt_f64){ true, 20.95 });
    spark_degrees(&s, "long", (opt_f64){ 0 });
    spark_list(&s, "formats", "format");
    spark_text(&s, NULL, S("x"));
    spark_text(&s, NULL, S("y"));
    spark_end(&s);
    spark_end(&s);
    spark_record(&s, NULL);
    spark_end(&s);
    spark_end(&s);
    return buf_str(b);
}

START_TEST(both_formats_say_the_same)
{
    struct arena *a = arena_new(1024 * 1024);
    ck_assert_str_eq(written(a, SPARK_XML).p,
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<requests><request>"
        "<a>&lt;b&gt;&amp;\"\xEF\xBF\xBD\xEF\xBF\xBD]]&gt;&#13;\n</a><none/><yes>true</yes>"
        "<n>-7</n><lat>20.950000</lat><long/><formats><format>x</format><format>y</format>"
        "</formats></request>\n<request></request>\n</requests>\n");
    ck_assert_str_eq(written(a, SPARK_JSON).p,
        "[{\"a\":\"<b>&\\\"\\u0001\xEF\xBF\xBF]]>\\u000d\\u000a\","
        "\"none\":null,\"yes\":true,\"n\":-7,"
        "\"lat\":20.950000,\"long\":null,\"formats\":[\"x\",\"y\"]}\n,{}\n]\n");
    arena_free(a);
}
END_TEST

static const struct { const char *text, *polluter, *published; enum clear_fault fault; } texts[] = {
    { "Nước đen ở mương", "Công ty ABC", "", CLEAR_FINE },
    { "CONG TY  abc xả nước", "Công ty ABC", "", CLEAR_NAME },
    { "Công ty ABC xả nước", "Công ty ABC", "CÔNG TY ABC, chi nhánh 1", CLEAR_FINE },
    { "Công ty ABC xả nước", "Công ty ABC", "Công ty XYZ", CLEAR_NAME },
    { "ông Ba xả nước", "Ba", "", CLEAR_FINE }, /* three letters are in any text */
    { "gọi 0912345678", "", "", CLEAR_NUMBER },
    { "a@b", "", "", CLEAR_ADDRESS },
};

START_TEST(a_text_names_nobody)
{
    struct arena *a = arena_new(1024 * 1024);
    const str polluter = str_from(texts[_i].polluter), published = str_from(texts[_i].published);
    str name = { 0 };
    ck_assert_int_eq(clear_check(a, str_from(texts[_i].text), &polluter, 1, &published,
                                 published.n != 0, &name), texts[_i].fault);
    ck_assert(!name.p == (texts[_i].fault != CLEAR_NAME));
    arena_free(a);
}
END_TEST

START_TEST(verification_has_ended_first)
{
    const str verify = S("HOTLINE_STEP_VERIFY"), handle = S("HOTLINE_STEP_HANDLE");
    const struct flow hotline = { .name = S("hotline") }, sanction = { .name = S("sanction") };
    const struct flow_stage verifying = { .clocks = &verify, .n_clocks = 1 };
    const struct flow_stage handling = { .clocks = &handle, .n_clocks = 1 };
    const struct flow_stage closed = { .end = true };
    ck_assert_int_eq(clear_ready(&hotline, &verifying, S("pollution")), CLEAR_UNVERIFIED);
    ck_assert_int_eq(clear_ready(&hotline, &handling, S("pollution")), CLEAR_READY);
    ck_assert_int_eq(clear_ready(&hotline, &closed, S("none")), CLEAR_READY);
    ck_assert_int_eq(clear_ready(&hotline, &closed, S("")), CLEAR_UNVERIFIED); /* refused */
    ck_assert_int_eq(clear_ready(&sanction, &handling, S("x")), CLEAR_OTHER_FLOW);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("open311");
    tcase_add_loop_test(tc, a_moment_has_a_zone, 0, (int)COUNT(moments));
    tcase_add_loop_test(tc, a_window_is_days_that_begin_in_it, 0, (int)COUNT(windows));
    tcase_add_test(tc, both_formats_say_the_same);
    tcase_add_loop_test(tc, a_text_names_nobody, 0, (int)COUNT(texts));
    tcase_add_test(tc, verification_has_ended_first);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("open311", fill)
