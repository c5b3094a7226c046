#include "base/lang.h"
#include "html/html.h"
#include "html/page.h"
#include "unit.h"

static struct arena *a;
static struct buf b;
static struct out o;

static void setup(void)
{
    a = arena_new((size_t)1 << 20);
    b = (struct buf){ .a = a, .max = 10000 };
    o = (struct out){ .b = &b, .lang = LANG_VI, .csrf = S("t<k") };
}

static void teardown(void)
{
    arena_free(a);
}

/* What was written since the last call. */
static str written(void)
{
    const str s = str_dup(a, buf_str(&b));
    b.n = 0;
    return s;
}

START_TEST(text_is_escaped)
{
    html_text(&o, S("<b>&\"'\t\n\x01\x7F Ủy ban"));
    ck_assert_str(written(), "&lt;b&gt;&amp;\"'\t\n\xEF\xBF\xBD\xEF\xBF\xBD Ủy ban");
    html_text(&o, (str){ 0 });
    html_text(&o, (const char *)NULL);
    ck_assert_str(written(), "");
}
END_TEST

START_TEST(attributes_are_escaped)
{
    html_attr(&o, "<b>&\"'\n\r");
    ck_assert_str(written(), "&lt;b&gt;&amp;&quot;&#39;&#10;&#13;");
    html_csrf(&o);
    ck_assert_str(written(), "<input type=\"hidden\" name=\"csrf\" value=\"t&lt;k\">");
}
END_TEST

START_TEST(parts_of_addresses_are_encoded)
{
    html_part(&o, S("../a b/é?&=#%\"<"));
    ck_assert_str(written(), "..%2Fa%20b%2F%C3%A9%3F%26%3D%23%25%22%3C");
    html_part(&o, ((struct date){ 2026, 5, 5 }));
    ck_assert_str(written(), "2026-05-05");
}
END_TEST

START_TEST(numbers_in_vietnamese)
{
    html_text(&o, html_money(40000000));
    ck_assert_str(written(), "40.000.000\xC2\xA0đồng");
    html_text(&o, html_count(-1234));
    ck_assert_str(written(), "\xE2\x88\x92"
                             "1.234");
    html_text(&o, html_count(INT64_MIN));
    ck_assert_str(written(), "\xE2\x88\x92"
                             "9.223.372.036.854.775.808");
    html_text(&o, html_decimal(1234.56, 1));
    ck_assert_str(written(), "1.234,6");
    html_text(&o, html_decimal(0.0 / 0.0, 1));
    ck_assert_str(written(), "\xE2\x80\x93");
    html_text(&o, (int64_t)999);
    ck_assert_str(written(), "999");
    html_attr(&o, html_money(40000000));
    ck_assert_str(written(), "40000000");
}
END_TEST

START_TEST(numbers_in_english)
{
    o.lang = LANG_EN;
    html_text(&o, html_money(40000000));
    ck_assert_str(written(), "40,000,000\xC2\xA0VND");
    html_text(&o, html_decimal(-1234.5, 1));
    ck_assert_str(written(), "\xE2\x88\x92"
                             "1,234.5");
    html_text(&o, ((struct date){ 2026, 5, 5 }));
    ck_assert_str(written(), "5 May 2026");
}
END_TEST

START_TEST(moments_are_local)
{
    const struct when w = html_when(1777966200 * US_PER_S); /* 07:30 UTC */
    html_text(&o, w);
    ck_assert_str(written(), "14:30 05/05/2026");
    html_attr(&o, w);
    ck_assert_str(written(), "2026-05-05T14:30:00+07:00");
    html_text(&o, ((struct date){ 0 }));
    ck_assert_str(written(), "");
}
END_TEST

START_TEST(drawings_cannot_carry_markup)
{
    html_text(&o, ((struct svg){ S("M0 0\"><script>"), 4 }));
    const str s = written();
    ck_assert(str_find(s, S("<script")) == s.n);
    ck_assert(str_find(s, S("viewBox=\"0 0 4 4\"")) < s.n);
}
END_TEST

START_TEST(translations_take_values)
{
    struct html_tr t = html_tr("{1} < {0} {x} {");
    ck_assert(html_tr_text(&o, &t) && t.arg == 1);
    ck_assert(html_tr_text(&o, &t) && t.arg == 0);
    ck_assert(!html_tr_text(&o, &t));
    ck_assert_str(written(), " &lt;  {x} {");
    const str args[] = { S("một"), S("hai") };
    ck_assert_str(tr_args(a, "{1}-{0}-{2}", args, 2), "hai-một-{2}");
}
END_TEST

static const struct {
    const char *s;
    enum err want;
} urls[] = {
    { "/", OK },
    { "/a?b=c&d#e", OK },
    { "#x", OK },
    { "https://example.org/a", OK },
    { "HTTP://example.org", OK },
    { "", ERR_INVALID },
    { "a/b", ERR_INVALID },
    { "//example.org", ERR_INVALID },
    { "/\\example.org", ERR_INVALID },
    { "javascript:alert(1)", ERR_INVALID },
    { " /a", ERR_INVALID },
    { "/a\nb", ERR_INVALID },
    { "https:///x", ERR_INVALID },
    { "https://", ERR_INVALID },
    { "http:/x", ERR_INVALID },
    { "data:text/html,x", ERR_INVALID },
    { "/\"onclick=", ERR_INVALID },
    { "/\t/x", ERR_INVALID },
};

START_TEST(addresses_are_local_or_web)
{
    struct url u;
    ck_assert_msg(url_parse(str_from(urls[_i].s), &u) == urls[_i].want, "%s", urls[_i].s);
}
END_TEST

START_TEST(addresses_are_built)
{
    const str args[] = { S("a/b"), S("c d") };
    struct url u = url_path(a, "/cases/%s/%s", args, 2);
    ck_assert_str(u.checked, "/cases/a%2Fb/c%20d");
    u = url_with(a, url_with(a, u, S("q"), S("é")), S("page"), S("2"));
    ck_assert_str(u.checked, "/cases/a%2Fb/c%20d?q=%C3%A9&page=2");
    ck_assert(url_tel(a, S("+84 (203) 123-456"), &u) == OK);
    ck_assert_str(u.checked, "tel:+84203123456");
    ck_assert(url_tel(a, S("112;x=1"), &u) == ERR_INVALID);
}
END_TEST

START_TEST(languages_are_chosen)
{
    ck_assert(lang_accept(S("en-GB,en;q=0.9,vi;q=0.8")) == LANG_EN);
    ck_assert(lang_accept(S("vi-VN,vi;q=0.9,en;q=0.8")) == LANG_VI);
    ck_assert(lang_accept(S("fr, en;q=0.5")) == LANG_EN);
    ck_assert(lang_accept(S("fr")) == LANG_VI);
    ck_assert(lang_accept(S("")) == LANG_VI);
    ck_assert(lang_accept(S("eng")) == LANG_VI);
    enum lang l;
    ck_assert(lang_parse(S("en"), &l) == OK && l == LANG_EN);
    ck_assert(lang_parse(S("../en"), &l) == ERR_INVALID);
}
END_TEST

START_TEST(language_is_switched)
{
    ck_assert(lang_start("var/locale") == OK); /* made by `make all` */
    for (int i = 0; i < 2; i++) {
        lang_set(LANG_EN);
        ck_assert_str_eq(tr("Trang sau"), "Next");
        lang_set(LANG_VI);
        ck_assert_str_eq(tr("Trang sau"), "Trang sau");
    }
    ck_assert_str_eq(tr(""), "");
}
END_TEST

static void fill(Suite *s)
{
    TCase *t = tcase_create("html");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, text_is_escaped);
    tcase_add_test(t, attributes_are_escaped);
    tcase_add_test(t, parts_of_addresses_are_encoded);
    tcase_add_test(t, numbers_in_vietnamese);
    tcase_add_test(t, numbers_in_english);
    tcase_add_test(t, moments_are_local);
    tcase_add_test(t, drawings_cannot_carry_markup);
    tcase_add_test(t, translations_take_values);
    tcase_add_loop_test(t, addresses_are_local_or_web, 0, COUNT(urls));
    tcase_add_test(t, addresses_are_built);
    tcase_add_test(t, languages_are_chosen);
    tcase_add_test(t, language_is_switched);
    suite_add_tcase(s, t);
}

UNIT_MAIN("html", fill)
