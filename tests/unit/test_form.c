#include "http_unit.h"

#define URLENCODED "application/x-www-form-urlencoded"
#define MULTIPART "multipart/form-data; boundary=XyZ"
#define B "--XyZ"
#define FIELD(name) B "\r\nContent-Disposition: form-data; name=\"" name "\"\r\n\r\n"
#define FILE_(name, file)                                                                   \
    B "\r\nContent-Disposition: form-data; name=\"" name "\"; filename=\"" file "\"\r\n"    \
      "Content-Type: image/png\r\n\r\n"

static struct form form_of(struct arena *a, const char *body)
{
    struct form f;
    struct fake *k = fake_new(a, "POST", "/", URLENCODED, str_from(body));
    ck_assert_int_eq(req_init(&k->r), OK);
    ck_assert_int_eq(form_read(&k->r, &f), OK);
    return f;
}

START_TEST(good_values_are_read)
{
    struct arena *a = arena_new(1 << 20);
    struct form f = form_of(
        a, "to=+v%E1%BA%ADn+&n=7&money=40.000.000+%C4%91&day=5%2F6%2F2026&w=2%2C5&yes=1&no=0"
           "&act=a&act=b&kind=air&text=a%0D%0Ab&at=2026-04-25&at_time=9%3A30&empty=");
    static const char *const kinds[] = { "water", "air" };
    ck_assert_str(form_str(&f, "to", 40), "vận");
    ck_assert_str(form_raw(&f, "to"), " vận ");
    ck_assert_int_eq(form_i64(&f, "n", 1, 10), 7);
    ck_assert_int_eq(form_money(&f, "money", 1000000000), 40000000);
    ck_assert_int_eq(form_date(&f, "day").v.m, 6);
    ck_assert(form_f64(&f, "w", 0, 10).v == 2.5);
    ck_assert(form_flag(&f, "yes") && !form_flag(&f, "no") && !form_flag(&f, "none"));
    ck_assert_uint_eq(form_count(&f, "act"), 2);
    ck_assert_str(form_nth(&f, "act", 1, 9), "b");
    ck_assert_str(form_one_of(&f, "kind", kinds, 2), "air");
    ck_assert_str(form_str(&f, "text", 9), "a\nb");
    const struct moment m = form_moment(&f, "at");
    ck_assert_int_eq(m.hour * 60 + m.minute, 570);
    ck_assert(!form_opt_i64(&f, "empty", 0, 1).has && !form_date(&f, "empty").has);
    ck_assert_str(form_opt(&f, "none", 9), "");
    ck_assert_int_eq(form_ok(&f), OK);
    arena_free(a);
}
END_TEST

START_TEST(all_problems_come_at_once)
{
    struct arena *a = arena_new(1 << 20);
    struct form f = form_of(a, "to=++&long=%C4%91%C4%91%C4%91x&n=11&money=4.00&day=31%2F2%2F2026"
                               "&w=a&kind=fire&id=0&at=2026-04-25&at_time=25%3A00&big=9999");
    static const char *const kinds[] = { "water", "air" };
    ck_assert_str(form_str(&f, "to", 40), "");
    ck_assert_str(form_opt(&f, "long", 4), "");
    ck_assert_int_eq(form_i64(&f, "n", 1, 10), 0);
    ck_assert_int_eq(form_money(&f, "money", 100), 0);
    ck_assert(!form_date(&f, "day").has);
    ck_assert(!form_f64(&f, "w", 0, 1).has);
    ck_assert_str(form_one_of(&f, "kind", kinds, 2), "");
    ck_assert_int_eq(form_i64(&f, "id", 1, INT64_MAX), 0);
    ck_assert_int_eq(form_day(&f, "missing").y, 0);
    ck_assert_int_eq(form_moment(&f, "at").day.y, 0);
    ck_assert_int_eq(form_money(&f, "big", 100), 0);
    form_problem(&f, "", S("Chung"));
    form_problem(&f, "to", S("một lỗi là đủ"));
    ck_assert_int_eq(form_ok(&f), ERR_INVALID);
    size_t n;
    form_problems(&f, &n);
    ck_assert_uint_eq(n, 12);
    ck_assert_str(form_problem_of(&f, "to"), "Mục này còn trống. Hãy điền vào.");
    ck_assert_str(form_problem_of(&f, "long"), "Dài quá. Hãy bớt ít nhất 2 ký tự.");
    ck_assert_str(form_problem_of(&f, "n"), "Hãy nhập một số nguyên từ 1 đến 10.");
    ck_assert_str(form_raw(&f, "long"), "đđđx");
    arena_free(a);
}
END_TEST

static const struct { const char *text; int64_t dong; } moneys[] = {
    { "0", 0 },
    { "1500", 1500 },
    { "1.500", 1500 },
    { "1,500,000 VND", 1500000 },
    { "40 000 000 đồng", 40000000 },
    { "4000.000", -1 },
    { "4.00", -1 },
    { ".400", -1 },
    { "4..000", -1 },
    { "-5", -1 },
    { "5 triệu", -1 },
    { "đồng", -1 },
    { "99999999999999999999", -1 },
};

START_TEST(money_is_read_as_people_write_it)
{
    struct arena *a = arena_new(1 << 20);
    const str body = str_fmt(a, "m=%.*s", STR_ARG(percent_encode(a, str_from(moneys[_i].text))));
    struct form f = form_of(a, str_c(a, body));
    const int64_t got = form_money(&f, "m", INT64_MAX);
    ck_assert_int_eq(form_ok(&f), moneys[_i].dong < 0 ? ERR_INVALID : OK);
    if (moneys[_i].dong >= 0)
        ck_assert_int_eq(got, moneys[_i].dong);
    arena_free(a);
}
END_TEST

static const struct { const char *type, *body; const char *length; enum err e; } bad[] = {
    { URLENCODED, "a=%", NULL, ERR_BAD_REQUEST },
    { URLENCODED, "a=%00", NULL, ERR_BAD_REQUEST },
    { URLENCODED, "a=%FF", NULL, ERR_BAD_REQUEST },
    { URLENCODED, "%FF=a", NULL, ERR_BAD_REQUEST },
    { URLENCODED "; charset=UTF-8", "a=1", NULL, OK },
    { URLENCODED, "a=1", "4", ERR_BAD_REQUEST },
    { URLENCODED, "a=1", "2", ERR_BAD_REQUEST },
    { URLENCODED, "a=1", "2000000", ERR_TOO_LARGE },
    { "application/json", "{}", NULL, ERR_MEDIA_TYPE },
    { NULL, "a=1", NULL, ERR_MEDIA_TYPE },
    { MULTIPART, FIELD("a") "1\r\n" B "--", NULL, OK },
    { MULTIPART, FIELD("a") "1", NULL, ERR_BAD_REQUEST },
    { MULTIPART, FIELD("a") "\xFF\r\n" B "--", NULL, ERR_BAD_REQUEST },
    { "multipart/form-data", FIELD("a") "1\r\n" B "--", NULL, ERR_BAD_REQUEST },
};

START_TEST(broken_bodies_are_refused)
{
    struct arena *a = arena_new(1 << 22);
    struct form f;
    struct fake *k = fake_new(a, "POST", "/", bad[_i].type, str_from(bad[_i].body));
    ck_assert_int_eq(req_init(&k->r), OK);
    if (bad[_i].length)
        ck_assert_int_eq(str_i64(str_from(bad[_i].length), &k->r.body_length), OK);
    k->r.body_max = 1 << 20;
    ck_assert_int_eq(form_read(&k->r, &f), bad[_i].e);
    arena_free(a);
}
END_TEST

START_TEST(csrf_is_checked)
{
    struct arena *a = arena_new(1 << 20);
    const struct { const char *body; str want; enum csrf_rule rule; enum err e; } rows[] = {
        { "csrf=abc&x=1", S("abc"), CSRF_CHECK, OK },
        { "csrf=abd&x=1", S("abc"), CSRF_CHECK, ERR_FORBIDDEN },
        { "x=1", S("abc"), CSRF_CHECK, ERR_FORBIDDEN },
        { "csrf=&x=1", { 0 }, CSRF_CHECK, ERR_FORBIDDEN },
        { "x=1", { 0 }, CSRF_FREE, OK },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct form f;
        struct fake *k = fake_new(a, "POST", "/", URLENCODED, str_from(rows[i].body));
        ck_assert_int_eq(req_init(&k->r), OK);
        k->r.csrf = rows[i].want;
        k->r.csrf_rule = rows[i].rule;
        ck_assert_int_eq(form_read(&k->r, &f), rows[i].e);
    }
    arena_free(a);
}
END_TEST

/* Writes "name:bytes" and what happened to each file. */
static enum err up_begin(void *arg, const struct upload *u)
{
    buf_fmt(arg, "[%.*s ", STR_ARG(u->name));
    return str_eq(u->name, S("refused")) ? ERR_INVALID : OK;
}

static enum err up_data(void *arg, const struct upload *u, str piece)
{
    (void)u;
    buf_add(arg, piece);
    return str_eq(piece, S("broken")) ? ERR_DB : OK;
}

static enum err up_end(void *arg, const struct upload *u)
{
    buf_fmt(arg, " %lld]", (long long)u->bytes);
    return OK;
}

static void up_drop(void *arg, const struct upload *u)
{
    (void)u;
    buf_add(arg, S(" dropped]"));
}

static const struct { const char *body; enum err e; size_t problems; const char *log; } sent[] = {
    { FIELD("csrf") "abc\r\n" FILE_("p", "a.png") "12345\r\n" FIELD("z") "đ\r\n" B "--", OK, 0,
      "[a.png 12345 5]" },
    { FIELD("csrf") "abc\r\n" FILE_("p", "") "\r\n" B "--", OK, 0, "" },
    { FIELD("csrf") "abc\r\n" FILE_("p", "a") "\r\n" B "--", OK, 0, "[a  0]" },
    { FIELD("csrf") "abc\r\n" FILE_("p", "a") "12345678901\r\n" FILE_("p", "b") "1\r\n" B "--", OK,
      1, "[a  dropped][b 1 1]" },
    { FIELD("csrf") "abc\r\n" FILE_("p", "a") "123456\r\n" FILE_("p", "b") "1234567\r\n" B "--", OK,
      1, "[a 123456 6][b  dropped]" },
    { FIELD("csrf") "abc\r\n" FILE_("p", "a") "1\r\n" FILE_("p", "b") "2\r\n" FILE_("p", "c")
      "3\r\n" B "--", OK, 1, "[a 1 1][b 2 1]" },
    { FIELD("csrf") "abc\r\n" FILE_("p", "refused") "1\r\n" FILE_("p", "b") "2\r\n" B "--", OK, 1,
      "[refused [b 2 1]" },
    { FIELD("csrf") "abc\r\n" FILE_("p", "a") "broken\r\n" B "--", ERR_DB, 0,
      "[a broken dropped]" },
    { FIELD("csrf") "abc\r\n" FILE_("p", "a") "1", ERR_BAD_REQUEST, 0, "[a 1 dropped]" },
    { FILE_("p", "a") "1\r\n" FIELD("csrf") "abc\r\n" B "--", ERR_FORBIDDEN, 0, "" },
};

START_TEST(files_go_to_their_sink)
{
    struct arena *a = arena_new(1 << 22);
    struct buf log = { .a = a, .max = 1000 };
    const struct upload_sink sink = { .max_files = 2, .max_file_bytes = 10, .max_total_bytes = 12,
                                      .begin = up_begin, .data = up_data, .end = up_end,
                                      .drop = up_drop, .arg = &log };
    struct form f;
    struct fake *k = fake_new(a, "POST", "/", MULTIPART, str_from(sent[_i].body));
    ck_assert_int_eq(req_init(&k->r), OK);
    k->r.csrf = S("abc");
    k->r.csrf_rule = CSRF_CHECK;
    ck_assert_int_eq(form_read_with(&k->r, &f, &sink), sent[_i].e);
    ck_assert_msg(str_eq(buf_str(&log), str_from(sent[_i].log)), "%d: %.*s", _i,
                  STR_ARG(buf_str(&log)));
    ck_assert_uint_eq(f.n_problems, sent[_i].problems);
    if (_i == 0)
        ck_assert_str(form_str(&f, "z", 9), "đ");
    arena_free(a);
}
END_TEST

START_TEST(fields_have_limits)
{
    struct arena *a = arena_new(1 << 23);
    struct buf b = { .a = a, .max = 1 << 20 };
    struct form f;
    buf_add(&b, S("a="));
    for (size_t i = 0; i <= FORM_FIELD_BYTES_MAX; i++)
        buf_byte(&b, 'x');
    struct fake *k = fake_new(a, "POST", "/", URLENCODED, buf_str(&b));
    ck_assert_int_eq(req_init(&k->r), OK);
    ck_assert_int_eq(form_read(&k->r, &f), ERR_TOO_LARGE);
    b.n = 0;
    for (size_t i = 0; i <= FORM_FIELDS_MAX; i++)
        buf_add(&b, S("a=1&"));
    k = fake_new(a, "POST", "/", URLENCODED, buf_str(&b));
    ck_assert_int_eq(req_init(&k->r), OK);
    ck_assert_int_eq(form_read(&k->r, &f), ERR_TOO_LARGE);
    b.n = 0;
    buf_add(&b, S(FIELD("a")));
    for (size_t i = 0; i <= FORM_FIELD_BYTES_MAX; i++)
        buf_byte(&b, 'x');
    buf_add(&b, S("\r\n" B "--"));
    k = fake_new(a, "POST", "/", MULTIPART, buf_str(&b));
    ck_assert_int_eq(req_init(&k->r), OK);
    ck_assert_int_eq(form_read(&k->r, &f), ERR_TOO_LARGE);
    arena_free(a);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("form");
    tcase_add_test(tc, good_values_are_read);
    tcase_add_test(tc, all_problems_come_at_once);
    tcase_add_loop_test(tc, money_is_read_as_people_write_it, 0, COUNT(moneys));
    tcase_add_loop_test(tc, broken_bodies_are_refused, 0, COUNT(bad));
    tcase_add_test(tc, csrf_is_checked);
    tcase_add_loop_test(tc, files_go_to_their_sink, 0, COUNT(sent));
    tcase_add_test(tc, fields_have_limits);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("form", fill)
