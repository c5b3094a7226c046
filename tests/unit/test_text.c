#include "base/buf.h"
#include "base/log.h"
#include "base/text.h"
#include "unit.h"
#include <string.h>
#include <unistd.h>

static const struct { const char *bytes; size_t n; bool ok; } utf8[] = {
    { "", 0, true },
    { "abc", 3, true },
    { "a\0b", 3, true },
    { "Đường Dây Xanh", 18, true },
    { "\xF0\x9F\x98\x80", 4, true },
    { "\xF4\x8F\xBF\xBF", 4, true },
    { "\xF4\x90\x80\x80", 4, false }, /* over U+10FFFF */
    { "\xED\xA0\x80", 3, false },     /* surrogate */
    { "\xC0\x80", 2, false },         /* overlong */
    { "\xE0\x9F\xBF", 3, false },
    { "\xF0\x8F\xBF\xBF", 4, false },
    { "\xC3", 1, false }, /* cut */
    { "\xE1\xBA", 2, false },
    { "\x80", 1, false },
    { "\xFF", 1, false },
};

START_TEST(utf8_is_checked)
{
    ck_assert_int_eq(text_utf8_ok((str){ utf8[_i].bytes, utf8[_i].n }), utf8[_i].ok);
}
END_TEST

static const struct { const char *in, *nfc, *fold; } forms[] = {
    { "", "", "" },
    { "Abc", "Abc", "abc" },
    { "vấn đề", "vấn đề", "van de" },
    { "va\xCC\x82\xCC\x81n \xC4\x91\x65\xCC\x82\xCC\x80", "vấn đề", "van de" }, /* decomposed */
    { "va\xCC\x81\xCC\x82n", "v\xC3\xA1\xCC\x82n", "van" }, /* marks in the other order stay so */
    { "  ĐỒNG\t\n NAI ", "  ĐỒNG\t\n NAI ", "dong nai" },
    { "ỨNG HOÀ", "ỨNG HOÀ", "ung hoa" },
    { "Ａｂ", "Ａｂ", "ab" }, /* full width */
    { "20\xC2\xA0m\xC2\xB3", "20\xC2\xA0m\xC2\xB3", "20 m3" },
    { "\xE2\x84\xAB", "\xC3\x85", "a" }, /* ångström sign */
    { "𝐗ả", "𝐗ả", "xa" },
};

START_TEST(text_is_normalized_and_folded)
{
    struct arena *a = arena_new(1 << 20);
    str got;
    ck_assert_int_eq(text_nfc(a, str_from(forms[_i].in), &got), OK);
    ck_assert_msg(str_eq(got, str_from(forms[_i].nfc)), "nfc %d: %.*s", _i, STR_ARG(got));
    got = text_fold(a, str_from(forms[_i].in));
    ck_assert_msg(str_eq(got, str_from(forms[_i].fold)), "fold %d: %.*s", _i, STR_ARG(got));
    arena_free(a);
}
END_TEST

START_TEST(ill_formed_text_stays_outside)
{
    struct arena *a = arena_new(1 << 20);
    str got;
    ck_assert_int_eq(text_nfc(a, S("a\xFFz"), &got), ERR_INVALID);
    ck_assert_int_eq(text_door(a, S("a\0z"), &got), ERR_INVALID);
    ck_assert_str(text_fold(a, S("Ă\xFFz\xE1\xBA")), "az");
    arena_free(a);
}
END_TEST

static const struct { const char *in, *out; } dirty[] = {
    { "a\r\nb\rc\nd", "a\nb\nc\nd" },
    { "a\tb\x01\x7F\x1B[0m", "a\tb[0m" },
    { "x\xE2\x80\xA8y\xC2\x85z", "x\ny\nz" },
    { "\xEF\xBB\xBFgood\xE2\x80\xAE" "exe.jpg", "goodexe.jpg" },
    { "đê\xC2\x9B", "đê" },
    { "\r\r\n", "\n\n" },
};

START_TEST(controls_go_and_lines_end_alike)
{
    struct arena *a = arena_new(1 << 20);
    str got;
    ck_assert_int_eq(text_door(a, str_from(dirty[_i].in), &got), OK);
    ck_assert_msg(str_eq(got, str_from(dirty[_i].out)), "%d: '%.*s'", _i, STR_ARG(got));
    arena_free(a);
}
END_TEST

START_TEST(text_is_counted_and_cut)
{
    ck_assert_uint_eq(text_points(S("vấn đề")), 6);
    const str s = S("ấđ");
    ck_assert_uint_eq(text_cut(s, 5).n, 5);
    ck_assert_uint_eq(text_cut(s, 4).n, 3);
    ck_assert_uint_eq(text_cut(s, 2).n, 0);
    ck_assert_uint_eq(text_cut(S("\xFF\xFF"), 1).n, 1);
}
END_TEST

START_TEST(long_text_is_normalized_whole)
{
    struct arena *a = arena_new(1 << 24);
    struct buf b = { .a = a, .max = 1 << 20 };
    for (int i = 0; i < 20000; i++)
        buf_add(&b, S("e\xCC\x82\xCC\xA3")); /* e, circumflex, dot below: ệ */
    str got;
    ck_assert_int_eq(text_nfc(a, buf_str(&b), &got), OK);
    ck_assert_uint_eq(got.n, 20000 * 3);
    ck_assert(str_starts(got, S("ệệ")));
    arena_free(a);
}
END_TEST

START_TEST(a_log_line_holds_no_free_text)
{
    int fd[2];
    ck_assert_int_eq(pipe(fd), 0);
    const int old = dup(2);
    dup2(fd[1], 2);
    log_line(LOG_WARN, "test", LOG_N("n", -7), LOG_S("why", "lit \"x\""),
             LOG_CODE("c", "case_lock"), LOG_CODE("phone", "0912345678"),
             LOG_CODE("name", "Nguyễn Văn A"),
             LOG_CODE_STR("missing", (str){ 0 }), LOG_ERR("err", ERR_NOT_FOUND));
    dup2(old, 2);
    char got[500];
    const ssize_t n = read(fd[0], got, sizeof got);
    ck_assert_str(((str){ got, (size_t)n }),
                  "{\"level\":\"warn\",\"event\":\"test\",\"n\":-7,\"why\":\"lit ?x?\","
                  "\"c\":\"case_lock\",\"phone\":\"?\",\"name\":\"?\","
                  "\"missing\":\"?\",\"err\":\"NOT_FOUND\"}\n");
}
END_TEST

static const struct { const char *said; char mark; const char *set; } sentences[] = {
    { "Thu gom nước thải.", '.', "Thu gom nước thải" }, { "Thu gom", '.', "Thu gom" },
    { "Thu gom. ", '.', "Thu gom" }, { "Thu gom.", ';', "Thu gom" }, { "Thu gom.", ',', "Thu gom" },
    { "Thu gom.", ')', "Thu gom." }, { "Thu gom.", 0, "Thu gom." },
    { "ao, hồ, v.v.", '.', "ao, hồ, v.v" }, { "ao, hồ, v.v.", ',', "ao, hồ, v.v." },
    { "chưa rõ...", '.', "chưa rõ..." }, { ".", '.', "." }, { "", '.', "" },
};

START_TEST(a_sentence_ends_once)
{
    const str set = text_before_mark(str_from(sentences[_i].said), sentences[_i].mark);
    ck_assert_msg(str_eq(set, str_from(sentences[_i].set)), "%.*s", STR_ARG(set));
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("text");
    tcase_add_loop_test(tc, utf8_is_checked, 0, COUNT(utf8));
    tcase_add_loop_test(tc, text_is_normalized_and_folded, 0, COUNT(forms));
    tcase_add_test(tc, ill_formed_text_stays_outside);
    tcase_add_loop_test(tc, controls_go_and_lines_end_alike, 0, COUNT(dirty));
    tcase_add_test(tc, text_is_counted_and_cut);
    tcase_add_test(tc, long_text_is_normalized_whole);
    tcase_add_loop_test(tc, a_sentence_ends_once, 0, COUNT(sentences));
    tcase_add_test(tc, a_log_line_holds_no_free_text);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("text", fill)
