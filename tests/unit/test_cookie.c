#include "http_unit.h"

static const struct { const char *header, *value; } found[] = {
    { "__Host-pub=abc", "abc" },
    { "a=1; __Host-pub=abc; b=2", "abc" },
    { "a=1;__Host-pub=abc", "abc" },
    { "  __Host-pub = abc  ;", "abc" },
    { "__Host-pub=", "" },
    { "__Host-pub=abc; __Host-pub=abc", "abc" },
    { "__Host-pub=abc; __Host-pub=xyz", NULL }, /* whose is it? */
    { "__host-pub=abc", NULL },
    { "x__Host-pub=abc", NULL },
    { "__Host-pub", NULL },
    { "", NULL },
    { ";;;=;", NULL },
    { "__Host-pub=a=b", "a=b" },
};

START_TEST(cookies_are_found)
{
    const str got = cookie_find(str_from(found[_i].header), S("__Host-pub"));
    if (!found[_i].value)
        ck_assert_ptr_null(got.p);
    else
        ck_assert(str_eq(got, str_from(found[_i].value)));
}
END_TEST

static bool keep(void *to, str bytes)
{
    buf_add(to, bytes);
    return true;
}

/* What resp_send writes for an answer made by `make`. */
static str sent(struct arena *a, const char *method, void (*make)(struct resp *))
{
    struct fake *k = fake_new(a, method, "/", NULL, (str){ 0 });
    struct buf *out = NEW(a, struct buf);
    *out = (struct buf){ .a = a, .max = 1 << 20 };
    struct resp w = { .port = { keep, out } };
    ck_assert_int_eq(req_init(&k->r), OK);
    resp_init(&w, &k->r);
    make(&w);
    ck_assert_int_eq(resp_send(&w), OK);
    return buf_str(out);
}

static bool has(str text, const char *part)
{
    return str_find(text, str_from(part)) < text.n;
}

static void page(struct resp *w)
{
    resp_cookie_set(w, "__Host-pub", S("tok-1"), 3600, SAME_SITE_LAX);
    resp_cookie_set(w, "__Host-staff", S("t"), 0, SAME_SITE_STRICT);
    resp_cache_public(w, 60);
    buf_add(resp_body(w, 200, "text/html; charset=utf-8"), S("xin chào"));
}

START_TEST(an_answer_is_complete)
{
    struct arena *a = arena_new(1 << 20);
    const str got = sent(a, "GET", page);
    ck_assert(str_starts(got, S("Status: 200 ")));
    ck_assert(has(got, "\r\nContent-Length: 9\r\n"));
    ck_assert(has(got, "\r\nContent-Language: vi\r\n"));
    ck_assert(has(got, "\r\nSet-Cookie: __Host-pub=tok-1; Path=/; Secure; HttpOnly; SameSite=Lax; "
                       "Max-Age=3600\r\n"));
    ck_assert(has(got, "\r\nSet-Cookie: __Host-staff=t; Path=/; Secure; HttpOnly; "
                       "SameSite=Strict\r\n"));
    ck_assert(has(got, "Content-Security-Policy: default-src 'none'; "));
    ck_assert(has(got, "\r\nX-Content-Type-Options: nosniff\r\n"));
    ck_assert(has(got, "\r\nCache-Control: no-store\r\n")); /* a cookie: not for everybody */
    ck_assert(str_ends(got, S("\r\n\r\nxin chào")));
    ck_assert(str_ends(sent(a, "HEAD", page), S("\r\n\r\n")));
    ck_assert(has(sent(a, "HEAD", page), "\r\nContent-Length: 9\r\n"));
    arena_free(a);
}
END_TEST

static void cached(struct resp *w)
{
    resp_cache_public(w, 60);
    ck_assert_int_eq(resp_bytes(w, 200, "text/csv; charset=utf-8", S("a,b")), OK);
    resp_download(w, S("Báo cáo \"1\".csv"));
}

static void moved(struct resp *w)
{
    ck_assert_int_eq(resp_redirect(w, S("/cases/1?x=y")), OK);
    ck_assert_int_eq(resp_redirect(w, S("//evil.example")), ERR_INTERNAL);
    ck_assert_int_eq(resp_redirect(w, S("https://evil.example")), ERR_INTERNAL);
    ck_assert_int_eq(resp_redirect(w, S("/\\evil.example")), ERR_INTERNAL);
    ck_assert_int_eq(resp_redirect(w, S("/a\r\nX: y")), ERR_INTERNAL);
}

static void split(struct resp *w)
{
    resp_cookie_clear(w, "__Host-pub");
    resp_header(w, "X-Test", S("a\r\nSet-Cookie: evil=1"));
    buf_add(resp_body(w, 200, "text/html"), S("secret"));
}

static void silent(struct resp *w)
{
    (void)w;
}

START_TEST(special_answers)
{
    struct arena *a = arena_new(1 << 20);
    str got = sent(a, "GET", cached);
    ck_assert(has(got, "\r\nCache-Control: public, max-age=60\r\n"));
    ck_assert(has(got, "filename=\"B__o c__o _1_.csv\"; "
                       "filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20%221%22.csv\r\n"));
    got = sent(a, "GET", moved);
    ck_assert(str_starts(got, S("Status: 303 ")));
    ck_assert(has(got, "\r\nLocation: /cases/1?x=y\r\n"));
    got = sent(a, "GET", split);
    ck_assert(str_starts(got, S("Status: 500 ")));
    ck_assert(!has(got, "evil") && !has(got, "secret"));
    ck_assert(has(got, "\r\nSet-Cookie: __Host-pub=; "));
    ck_assert(str_starts(sent(a, "GET", silent), S("Status: 500 ")));
    arena_free(a);
}
END_TEST

static void bad_name(void)
{
    struct arena *a = arena_new(1 << 20);
    struct fake *k = fake_new(a, "GET", "/", NULL, (str){ 0 });
    struct resp w = { 0 };
    resp_init(&w, &k->r);
    resp_cookie_set(&w, "pub", S("x"), 0, SAME_SITE_LAX);
}

START_TEST(only_host_cookies)
{
    bad_name();
}
END_TEST

static void tiles(struct resp *w)
{
    ck_assert(resp_images_from(w, S("https://tiles.abc.vn:8443/{z}/{x}/{y}.png")));
    page(w);
}

START_TEST(pictures_of_another_server_are_named_in_the_policy)
{
    static const char *const refused[] = { "", "tiles.abc.vn/{z}", "https://", "https://abc.vn",
                                           "https://abc.vn; script-src */", "ftp://abc.vn/",
                                           "https://a b/{z}", "javascript:/", "https:///x" };
    struct arena *a = arena_new(1 << 20);
    const str with = sent(a, "GET", tiles), without = sent(a, "GET", page);
    ck_assert(has(with, "img-src 'self' data: https://tiles.abc.vn:8443; style-src 'self'; "));
    ck_assert(has(without, "img-src 'self' data:; style-src 'self'; "));
    for (size_t i = 0; i < COUNT(refused); i++) {
        struct resp w = { 0 };
        ck_assert_msg(!resp_images_from(&w, str_from(refused[i])), "%s", refused[i]);
        ck_assert(str_empty(w.images));
    }
    arena_free(a);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("cookie");
    tcase_add_test(tc, pictures_of_another_server_are_named_in_the_policy);
    tcase_add_loop_test(tc, cookies_are_found, 0, COUNT(found));
    tcase_add_test(tc, an_answer_is_complete);
    tcase_add_test(tc, special_answers);
    tcase_add_test_raise_signal(tc, only_host_cookies, 6);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("cookie", fill)
