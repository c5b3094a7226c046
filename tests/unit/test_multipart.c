/* Good and evil bodies, fed at once and cut at every byte: the result must be the same. */
#include "base/buf.h"
#include "http/disposition.h"
#include "unit.h"
#include <string.h>

#define B "--XyZ"
#define FIELD(name) "Content-Disposition: form-data; name=\"" name "\"\r\n"
#define FILE_(name, file) "Content-Disposition: form-data; name=\"" name "\"; filename=" file "\r\n"
#define END "\r\n" B "--\r\n"

/* The sink writes "name|filename|type|data;" for each part. */
static enum err on_begin(void *arg, const struct part *p)
{
    struct buf *b = arg;
    buf_add(b, p->name);
    buf_byte(b, '|');
    buf_add(b, p->filename.p ? p->filename : S("-"));
    buf_byte(b, '|');
    buf_add(b, p->type);
    buf_byte(b, '|');
    return OK;
}

static enum err on_data(void *arg, str piece)
{
    buf_add(arg, piece);
    return OK;
}

static enum err on_end(void *arg)
{
    buf_byte(arg, ';');
    return OK;
}

static enum err run(struct arena *a, str body, size_t cut, str *got)
{
    struct buf *b = NEW(a, struct buf);
    *b = (struct buf){ .a = a, .max = 1 << 20 };
    struct multipart *m =
        multipart_new(a, S("XyZ"), (struct multipart_sink){ on_begin, on_data, on_end, b });
    enum err e = multipart_feed(m, str_sub(body, 0, cut));
    if (e == OK)
        e = multipart_feed(m, str_sub(body, cut, body.n));
    e = multipart_end(m);
    *got = buf_str(b);
    return e;
}

static const struct { const char *body; enum err e; const char *parts; } bodies[] = {
    { B "\r\n" FIELD("a") "\r\nhello" END, OK, "a|-|text/plain|hello;" },
    { B "\r\n" FIELD("a") "\r\n" END, OK, "a|-|text/plain|;" },
    { B "\r\n" FIELD("a") "\r\n" B "--", OK, "a|-|text/plain|;" }, /* no body at all */
    { B "\r\n" FIELD("a") "\r\n1\r\n" B "\r\n" FIELD("b") "\r\n2" END, OK,
      "a|-|text/plain|1;b|-|text/plain|2;" },
    { "preamble\r\n" B "\r\n" FIELD("a") "\r\n1" END "epilogue\r\n" B "\r\n", OK,
      "a|-|text/plain|1;" },
    { B " \t\r\n" FIELD("a") "\r\n1" END, OK, "a|-|text/plain|1;" },
    { B "\r\n" FIELD("a") "\r\n\r\n--Xy\r\r\n--X\r\n\r\n" END, OK,
      "a|-|text/plain|\r\n--Xy\r\r\n--X\r\n\r\n;" },
    { B "\r\n" FIELD("a") "\r\nx--XyZ\n--XyZ\r" END, OK, "a|-|text/plain|x--XyZ\n--XyZ\r;" },
    { B "\r\n" FIELD("a") "\r\n--XyZ\n" END, ERR_BAD_REQUEST, NULL },
    { B "--\r\n", OK, "" },
    { B "\r\n" FILE_("f", "\"a.jpg\"") "Content-Type: image/jpeg\r\n\r\n\xFF\xD8\r\n\r" END, OK,
      "f|a.jpg|image/jpeg|\xFF\xD8\r\n\r;" },
    { B "\r\n" FILE_("f", "\"\"") "\r\n" END, OK, "f||text/plain|;" },
    { B "\r\n" FILE_("f", "\"C:\\\\dir\\\\b c.jpg\"") "\r\n" END, OK, "f|b c.jpg|text/plain|;" },
    { B "\r\n" FILE_("f", "\"C:\\dir\\x.jpg\"") "\r\n" END, OK, "f|x.jpg|text/plain|;" },
    { B "\r\n" FILE_("f", "\"../../etc/passwd\"") "\r\n" END, OK, "f|passwd|text/plain|;" },
    { B "\r\n" FILE_("f", "\"a\\\"b;c\"") "\r\n" END, OK, "f|a\"b;c|text/plain|;" },
    { B "\r\n" FILE_("f", "\"a%22b%0D%0Ac%41\"") "\r\n" END, OK, "f|a\"b c%41|text/plain|;" },
    { B "\r\n" FILE_("f", "\"e\xCC\x82.png\"") "\r\n" END, OK, "f|ê.png|text/plain|;" },
    { B "\r\n" FILE_("f", "\"x\"; filename*=UTF-8''%C4%91%C3%AA.png") "\r\n" END, OK,
      "f|đê.png|text/plain|;" },
    { B "\r\ncontent-disposition:form-data;name=a\r\nX-Other: y\r\n\r\n1" END, OK,
      "a|-|text/plain|1;" },
    { B "\r\n" FIELD("a") "Content-Type: text/plain; charset=\"utf-8\"\r\n\r\n1" END, OK,
      "a|-|text/plain|1;" },
    { B "\r\n" FIELD("a") "Content-Transfer-Encoding: 8bit\r\n\r\n1" END, OK, "a|-|text/plain|1;" },

    { "", ERR_BAD_REQUEST, NULL },
    { B, ERR_BAD_REQUEST, NULL },
    { B "\r\n", ERR_BAD_REQUEST, NULL },
    { B "\r\n" FIELD("a") "\r\nhello", ERR_BAD_REQUEST, NULL },            /* cut */
    { B "\r\n" FIELD("a") "\r\nhello\r\n" B, ERR_BAD_REQUEST, NULL },
    { B "\r\n" FIELD("a") "\r\nhello\r\n" B "-", ERR_BAD_REQUEST, NULL },
    { B "\r\n" FIELD("a") "\r\nhello\r\n" B "\r\n", ERR_BAD_REQUEST, NULL },
    { B "q\r\n" FIELD("a") "\r\n1" END, ERR_BAD_REQUEST, NULL },           /* a longer boundary */
    { B "\n" FIELD("a") "\r\n1" END, ERR_BAD_REQUEST, NULL },
    { B "\r\nContent-Disposition: form-data; name=a\n\r\n1" END, ERR_BAD_REQUEST, NULL },
    { B "\r\n\r\n1" END, ERR_BAD_REQUEST, NULL },                          /* no headers */
    { B "\r\nContent-Type: text/plain\r\n\r\n1" END, ERR_BAD_REQUEST, NULL },
    { B "\r\n" FIELD("a") FIELD("b") "\r\n1" END, ERR_BAD_REQUEST, NULL }, /* doubled */
    { B "\r\nContent-Disposition: form-data; name=a; name=b\r\n\r\n1" END, ERR_BAD_REQUEST, NULL },
    { B "\r\nContent-Disposition: form-data;\r\n name=a\r\n\r\n1" END, ERR_BAD_REQUEST, NULL },
    { B "\r\nContent-Disposition: form-data; name=\"a\r\n\r\n1" END, ERR_BAD_REQUEST, NULL },
    { B "\r\nContent-Disposition: form-data\r\n\r\n1" END, ERR_BAD_REQUEST, NULL },
    { B "\r\nContent-Disposition: form-data; name=\"\"\r\n\r\n1" END, ERR_BAD_REQUEST, NULL },
    { B "\r\nContent-Disposition: attachment; name=a\r\n\r\n1" END, ERR_BAD_REQUEST, NULL },
    { B "\r\nContent-Disposition: form-data; name=a b\r\n\r\n1" END, ERR_BAD_REQUEST, NULL },
    { B "\r\nno colon\r\n\r\n1" END, ERR_BAD_REQUEST, NULL },
    { B "\r\n" FIELD("a") "Content-Transfer-Encoding: base64\r\n\r\n1" END, ERR_BAD_REQUEST, NULL },
    { B "\r\n" FIELD("a") "Content-Type: text/plain; charset=utf-16\r\n\r\n1" END, ERR_BAD_REQUEST,
      NULL },
    { B "\r\n" FILE_("f", "\"a\xFF\"") "\r\n1" END, ERR_BAD_REQUEST, NULL },
    { B "\r\n" FILE_("f", "x; filename*=ISO-8859-1''a") "\r\n1" END, ERR_BAD_REQUEST, NULL },
    { B "\r\n" FILE_("f", "x; filename*=UTF-8''%C3") "\r\n1" END, ERR_BAD_REQUEST, NULL },
    { B "\r\n" FILE_("f", "x; filename*=UTF-8''%00") "\r\n1" END, ERR_BAD_REQUEST, NULL },
};

START_TEST(bodies_are_read_alike_in_any_pieces)
{
    const str body = str_from(bodies[_i].body);
    for (size_t cut = 0; cut <= body.n; cut++) {
        struct arena *a = arena_new(1 << 22);
        str got;
        const enum err e = run(a, body, cut, &got);
        ck_assert_msg(e == bodies[_i].e, "%d cut at %zu: %d", _i, cut, (int)e);
        if (e == OK)
            ck_assert_msg(str_eq(got, str_from(bodies[_i].parts)), "%d cut at %zu: %.*s", _i, cut,
                          STR_ARG(got));
        arena_free(a);
    }
}
END_TEST

START_TEST(parts_and_heads_have_limits)
{
    struct arena *a = arena_new(1 << 24);
    str got;
    for (int parts = 64; parts <= 65; parts++) {
        struct buf b = { .a = a, .max = 1 << 20 };
        for (int i = 0; i < parts; i++)
            buf_add(&b, S(B "\r\n" FIELD("a") "\r\n1\r\n"));
        buf_add(&b, S(B "--"));
        ck_assert_int_eq(run(a, buf_str(&b), 7, &got), parts == 64 ? OK : ERR_TOO_LARGE);
    }
    struct buf b = { .a = a, .max = 1 << 20 };
    buf_add(&b, S(B "\r\n" FIELD("a") "X: "));
    for (int i = 0; i < 4100; i++)
        buf_byte(&b, 'x');
    buf_add(&b, S("\r\n\r\n1" END));
    ck_assert_int_eq(run(a, buf_str(&b), 7, &got), ERR_TOO_LARGE);
    arena_free(a);
}
END_TEST

static enum err count(void *arg, str piece)
{
    *(size_t *)arg += piece.n;
    return OK;
}

static enum err nop_begin(void *arg, const struct part *p)
{
    (void)arg;
    (void)p;
    return OK;
}

static enum err nop_end(void *arg)
{
    (void)arg;
    return OK;
}

START_TEST(memory_stays_flat)
{
    static char piece[65536];
    struct arena *a = arena_new(1 << 20);
    size_t n = 0;
    memset(piece, '\r', sizeof piece);
    struct multipart *m = multipart_new(
        a, S("XyZ"), (struct multipart_sink){ nop_begin, count, nop_end, &n });
    ck_assert_int_eq(multipart_feed(m, S(B "\r\n" FILE_("f", "a") "\r\n")), OK);
    const size_t used = arena_used(a);
    for (int i = 0; i < 400; i++)
        ck_assert_int_eq(multipart_feed(m, (str){ piece, sizeof piece }), OK);
    ck_assert_int_eq(multipart_feed(m, S(END)), OK);
    ck_assert_int_eq(multipart_end(m), OK);
    ck_assert_uint_eq(n, 400 * sizeof piece);
    ck_assert_uint_eq(arena_used(a), used);
    arena_free(a);
}
END_TEST

static const struct { const char *type; enum err e; const char *boundary; } types[] = {
    { "multipart/form-data; boundary=XyZ", OK, "XyZ" },
    { "Multipart/Form-Data; charset=utf-8; BOUNDARY=\"a b\"", OK, "a b" },
    { "multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW", OK,
      "----WebKitFormBoundary7MA4YWxkTrZu0gW" },
    { "multipart/form-data", ERR_BAD_REQUEST, NULL },
    { "multipart/form-data; boundary=", ERR_BAD_REQUEST, NULL },
    { "multipart/form-data; boundary=\"a \"", ERR_BAD_REQUEST, NULL },
    { "multipart/form-data; boundary=\"a\rb\"", ERR_BAD_REQUEST, NULL },
    { "multipart/form-data; boundary=a; boundary=b", ERR_BAD_REQUEST, NULL },
    { "multipart/form-data; boundary="
      "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggg1",
      ERR_BAD_REQUEST, NULL },
    { "multipart/mixed; boundary=a", ERR_MEDIA_TYPE, NULL },
    { "text/plain", ERR_MEDIA_TYPE, NULL },
    { "", ERR_MEDIA_TYPE, NULL },
};

START_TEST(the_boundary_is_found)
{
    struct arena *a = arena_new(1 << 20);
    str got;
    ck_assert_int_eq(multipart_boundary(a, str_from(types[_i].type), &got), types[_i].e);
    if (types[_i].e == OK)
        ck_assert(str_eq(got, str_from(types[_i].boundary)));
    arena_free(a);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("multipart");
    tcase_add_loop_test(tc, bodies_are_read_alike_in_any_pieces, 0, COUNT(bodies));
    tcase_add_test(tc, parts_and_heads_have_limits);
    tcase_add_test(tc, memory_stays_flat);
    tcase_add_loop_test(tc, the_boundary_is_found, 0, COUNT(types));
    suite_add_tcase(s, tc);
}

UNIT_MAIN("multipart", fill)
