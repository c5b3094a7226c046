#include "http_unit.h"

static enum err nop(struct req *r, struct resp *w)
{
    (void)r;
    (void)w;
    return OK;
}

enum { ANYONE = 1 };

static const struct route routes[] = {
    { GET, "/", ANYONE, nop },
    { GET, "/report", ANYONE, nop },
    { POST, "/report", ANYONE, nop, .body_max = 26 * MiB },
    { GET, "/cases/new", ANYONE, nop },
    { GET, "/cases/{code}", ANYONE, nop },
    { POST, "/cases/{code}/move", ANYONE, nop },
    { GET, "/cases/{code}/files/{file}", ANYONE, nop },
    { GET, "/secret", 0, nop },
};

static const struct {
    const char *method, *target;
    enum err e;
    int row;
    const char *arg;
} hits[] = {
    { "GET", "/", OK, 0, NULL },
    { "GET", "/?q=1", OK, 0, NULL },
    { "HEAD", "/report", OK, 1, NULL },
    { "POST", "/report", OK, 2, NULL },
    { "GET", "/rep%6Frt", OK, 1, NULL },
    { "GET", "/cases/new", OK, 3, NULL },
    { "GET", "/cases/ABC-1", OK, 4, "ABC-1" },
    { "GET", "/cases/A%20B+c", OK, 4, "A B+c" },
    { "GET", "/cases/%C4%91%C3%AA", OK, 4, "đê" },
    { "GET", "/cases/e%CC%82", OK, 4, "ê" },
    { "POST", "/cases/x/move", OK, 5, "x" },
    { "GET", "/cases/1/files/2", OK, 6, "1" },
    { "GET", "/secret", ERR_FORBIDDEN, 0, NULL },
    { "GET", "/cases/x/move", ERR_METHOD, 0, NULL },
    { "DELETE", "/report", ERR_METHOD, 0, NULL },
    { "DELETE", "/nothing", ERR_NOT_FOUND, 0, NULL },
    { "GET", "/nothing", ERR_NOT_FOUND, 0, NULL },
    { "GET", "/report/", ERR_NOT_FOUND, 0, NULL },
    { "GET", "//report", ERR_NOT_FOUND, 0, NULL },
    { "GET", "/cases//move", ERR_NOT_FOUND, 0, NULL },
    { "GET", "/cases/", ERR_NOT_FOUND, 0, NULL },
    { "GET", "/cases", ERR_NOT_FOUND, 0, NULL },
    { "GET", "/cases/a%2Fb", ERR_NOT_FOUND, 0, NULL },
    { "GET", "/cases/a%5cb", ERR_NOT_FOUND, 0, NULL },
    { "GET", "/cases/..", ERR_NOT_FOUND, 0, NULL },
    { "GET", "/cases/%2e%2E", ERR_NOT_FOUND, 0, NULL },
    { "GET", "/cases%2Fnew", ERR_NOT_FOUND, 0, NULL },
    { "GET", "/cases/a%00b", ERR_BAD_REQUEST, 0, NULL },
    { "GET", "/cases/a%0Ab", ERR_BAD_REQUEST, 0, NULL },
    { "GET", "/cases/a%7f", ERR_BAD_REQUEST, 0, NULL },
    { "GET", "/cases/%", ERR_BAD_REQUEST, 0, NULL },
    { "GET", "/cases/%zz", ERR_BAD_REQUEST, 0, NULL },
    { "GET", "/cases/%C3", ERR_BAD_REQUEST, 0, NULL },
    { "GET", "/cases/\xC3\xAA", ERR_BAD_REQUEST, 0, NULL },
    { "GET", "/a b", ERR_BAD_REQUEST, 0, NULL },
    { "GET", "", ERR_BAD_REQUEST, 0, NULL },
    { "GET", "report", ERR_BAD_REQUEST, 0, NULL },
    { "GET", "http://x/report", ERR_BAD_REQUEST, 0, NULL },
    { "GET", "/report?a=%f", ERR_BAD_REQUEST, 0, NULL },
    { "GET", "/report?a=%FF", ERR_BAD_REQUEST, 0, NULL },
};

START_TEST(paths_find_their_row)
{
    struct arena *a = arena_new(1 << 20);
    struct fake *k = fake_new(a, hits[_i].method, hits[_i].target, NULL, (str){ 0 });
    struct allow allow;
    enum err e = req_init(&k->r);
    if (e == OK)
        e = router_match(routes, COUNT(routes), &k->r, &allow);
    ck_assert_msg(e == hits[_i].e, "%s: %d", hits[_i].target, (int)e);
    if (e == OK)
        ck_assert_ptr_eq(k->r.route, &routes[hits[_i].row]);
    if (hits[_i].arg)
        ck_assert(str_eq(k->r.args[0].value, str_from(hits[_i].arg)));
    if (e == ERR_METHOD)
        ck_assert(allow.get || allow.post);
    arena_free(a);
}
END_TEST

START_TEST(limits_come_from_the_row)
{
    struct arena *a = arena_new(1 << 20);
    struct allow allow;
    const struct { const char *method, *target; size_t max; } rows[] = {
        { "GET", "/", 0 },
        { "POST", "/report", 26 * MiB },
        { "POST", "/cases/1/move", BODY_MAX_DEFAULT },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct fake *k = fake_new(a, rows[i].method, rows[i].target, NULL, (str){ 0 });
        ck_assert_int_eq(req_init(&k->r), OK);
        ck_assert_int_eq(router_match(routes, COUNT(routes), &k->r, &allow), OK);
        ck_assert_uint_eq(k->r.body_max, rows[i].max);
    }
    struct fake *k = fake_new(a, "GET", "/cases/ABC/files/7", NULL, (str){ 0 });
    ck_assert_int_eq(req_init(&k->r), OK);
    ck_assert_int_eq(router_match(routes, COUNT(routes), &k->r, &allow), OK);
    ck_assert_str(req_path(&k->r, "code"), "ABC");
    ck_assert_str(req_path(&k->r, "file"), "7");
    arena_free(a);
}
END_TEST

static const struct { struct route rows[2]; enum err e; } tables[] = {
    { { { GET, "/a", 1, nop }, { POST, "/a", 1, nop } }, OK },
    { { { GET, "/a/b", 1, nop }, { GET, "/a/{x}", 1, nop } }, OK },
    { { { GET, "/a/{x}", 1, nop }, { GET, "/a/b", 1, nop } }, ERR_INVALID },
    { { { GET, "/a", 1, nop }, { GET, "/a", 1, nop } }, ERR_INVALID },
    { { { GET, "/a", 1, nop }, { GET, "/b", 0, nop } }, ERR_INVALID },
    { { { GET, "/a", 1, nop }, { GET, "/b", 1, NULL } }, ERR_INVALID },
    { { { GET, "/a", 1, nop }, { GET, "/b/", 1, nop } }, ERR_INVALID },
    { { { GET, "/a", 1, nop }, { GET, "b", 1, nop } }, ERR_INVALID },
    { { { GET, "/a", 1, nop }, { GET, "/b/{x", 1, nop } }, ERR_INVALID },
    { { { GET, "/a", 1, nop }, { 0, "/b", 1, nop } }, ERR_INVALID },
};

START_TEST(tables_are_checked)
{
    size_t bad;
    ck_assert_int_eq(router_check(tables[_i].rows, 2, &bad), tables[_i].e);
    if (tables[_i].e != OK)
        ck_assert_uint_eq(bad, 1);
}
END_TEST

START_TEST(the_query_is_read)
{
    struct arena *a = arena_new(1 << 20);
    struct fake *k = fake_new(a, "GET", "/?q=%C4%91%C3%AA+vỡ&page=3&page=9&day=5/5/2026&e=&lang=en",
                              NULL, (str){ 0 });
    ck_assert_int_eq(req_init(&k->r), OK);
    ck_assert_str(req_query(&k->r, "q", 100), "đê vỡ");
    ck_assert_str(req_query(&k->r, "q", 3), "đ");
    ck_assert_ptr_null(req_query(&k->r, "none", 9).p);
    ck_assert_uint_eq(req_query(&k->r, "e", 9).n, 0);
    ck_assert_int_eq(req_query_i64(&k->r, "page", 1, 100, 1), 3);
    ck_assert_int_eq(req_query_i64(&k->r, "page", 5, 100, 1), 1);
    ck_assert_int_eq(req_query_date(&k->r, "day").v.m, 5);
    ck_assert(!req_query_date(&k->r, "q").has);
    ck_assert_int_eq(req_lang(&k->r), LANG_EN);
    arena_free(a);
}
END_TEST

static const struct { const char *site, *from; enum origin o; } origins[] = {
    { NULL, NULL, ORIGIN_UNKNOWN },
    { "same-origin", NULL, ORIGIN_SAME },
    { "same-site", "http://127.0.0.1:8080", ORIGIN_OTHER },
    { "cross-site", NULL, ORIGIN_OTHER },
    { "none", NULL, ORIGIN_OTHER },
    { NULL, "http://127.0.0.1:8080", ORIGIN_SAME },
    { NULL, "https://127.0.0.1:8080", ORIGIN_SAME },
    { NULL, "http://127.0.0.1:8081", ORIGIN_OTHER },
    { NULL, "http://127.0.0.1:8080.evil.example", ORIGIN_OTHER },
    { NULL, "null", ORIGIN_OTHER },
};

START_TEST(origins_are_compared)
{
    struct arena *a = arena_new(1 << 20);
    struct fake *k = fake_new(a, "POST", "/", NULL, (str){ 0 });
    if (origins[_i].site)
        fake_env(k, "HTTP_SEC_FETCH_SITE", origins[_i].site);
    if (origins[_i].from)
        fake_env(k, "HTTP_ORIGIN", origins[_i].from);
    ck_assert_int_eq(req_init(&k->r), OK);
    ck_assert_int_eq(req_origin(&k->r), origins[_i].o);
    arena_free(a);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("router");
    tcase_add_loop_test(tc, paths_find_their_row, 0, COUNT(hits));
    tcase_add_test(tc, limits_come_from_the_row);
    tcase_add_loop_test(tc, tables_are_checked, 0, COUNT(tables));
    tcase_add_test(tc, the_query_is_read);
    tcase_add_loop_test(tc, origins_are_compared, 0, COUNT(origins));
    suite_add_tcase(s, tc);
}

UNIT_MAIN("router", fill)
