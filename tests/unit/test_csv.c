/* RFC 4180, strictly; exports cannot carry formulas; JSON input. */
#include "base/csv.h"
#include "base/json.h"
#include "unit.h"

static const struct {
    const char *text;
    const char *fields[4]; /* of the first record */
    const char *fault;
    size_t line;
} reads[] = {
    { "a,b\n", { "a", "b" }, NULL, 1 },
    { "a,b", { "a", "b" }, NULL, 1 },
    { "a,b\r\n", { "a", "b" }, NULL, 1 },
    { "\xEF\xBB\xBF" "a,b\n", { "a", "b" }, NULL, 1 },
    { ",\n", { "", "" }, NULL, 1 },
    { "\n", { "" }, NULL, 1 },
    { "\"a,b\",c\n", { "a,b", "c" }, NULL, 1 },
    { "\"a\"\"b\",\"\"\n", { "a\"b", "" }, NULL, 1 },
    { "\"\"\"\"\n", { "\"" }, NULL, 1 },
    { "\"a\nb\",c\n", { "a\nb", "c" }, NULL, 1 },
    { "\"a,b\n", { NULL }, "quote is never closed", 1 },
    { "\"a\"b\n", { NULL }, "text after a closing quote", 1 },
    { "a\"b\n", { NULL }, "quote inside a field that is not quoted", 1 },
    { "a\rb\n", { NULL }, "carriage return without line feed", 1 },
    { "\"a\"\rb\n", { NULL }, "text after a closing quote", 1 },
    { "a,12345678901\n", { NULL }, "field is too long", 1 },
};

START_TEST(records_are_read_strictly)
{
    struct arena *a = arena_new(1 << 20);
    struct csv c = { .rest = str_from(reads[_i].text), .field_max = 10 };
    struct csv_row row;
    const enum err e = csv_read(a, &c, &row);
    if (reads[_i].fault) {
        ck_assert_int_eq(e, ERR_INVALID);
        ck_assert_str_eq(c.fault, reads[_i].fault);
    } else {
        ck_assert_int_eq(e, OK);
        size_t n = 0;
        for (; n < 4 && reads[_i].fields[n]; n++)
            ck_assert(n < row.n && str_eq(row.f[n], str_from(reads[_i].fields[n])));
        ck_assert_uint_eq(row.n, n);
        ck_assert_int_eq(csv_read(a, &c, &row), ERR_NOT_FOUND);
    }
    arena_free(a);
}
END_TEST

START_TEST(lines_are_counted)
{
    struct arena *a = arena_new(1 << 20);
    struct csv c = { .rest = S("a\n\"b\nc\"\nd\n\"e") };
    struct csv_row row;
    ck_assert(csv_read(a, &c, &row) == OK && c.line == 1);
    ck_assert(csv_read(a, &c, &row) == OK && c.line == 2);
    ck_assert(csv_read(a, &c, &row) == OK && c.line == 4);
    ck_assert(csv_read(a, &c, &row) == ERR_INVALID && c.line == 5);
    arena_free(a);
}
END_TEST

START_TEST(fields_have_a_limit)
{
    struct arena *a = arena_new(1 << 20);
    struct buf b = { .a = a, .max = 1000 };
    for (int i = 0; i < CSV_FIELDS_MAX; i++)
        buf_byte(&b, ',');
    struct csv c = { .rest = buf_str(&b) };
    struct csv_row row;
    ck_assert_int_eq(csv_read(a, &c, &row), ERR_INVALID);
    ck_assert_str_eq(c.fault, "too many fields");
    c = (struct csv){ .rest = { "a\0b", 3 } };
    ck_assert_int_eq(csv_read(a, &c, &row), ERR_INVALID);
    arena_free(a);
}
END_TEST

START_TEST(formulas_are_neutralised)
{
    struct arena *a = arena_new(1 << 20);
    struct buf b = { .a = a, .max = 1000 };
    csv_cell(&b, CSV_FIRST, S("=1+2"));
    csv_cell(&b, CSV_NEXT, S("@x, \"y\""));
    csv_cell(&b, CSV_NEXT, S("+84"));
    csv_cell(&b, CSV_NEXT, S("-1"));
    csv_cell(&b, CSV_NEXT, S("a=b"));
    csv_cell(&b, CSV_NEXT, S(""));
    csv_cell(&b, CSV_NEXT, S("\tx"));
    csv_end(&b);
    ck_assert_str(buf_str(&b), "'=1+2,\"'@x, \"\"y\"\"\",'+84,'-1,a=b,,'\tx\r\n");
    b.n = 0;
    csv_field(&b, CSV_FIRST, S("=1\n"));
    csv_field(&b, CSV_NEXT, S("x"));
    ck_assert_str(buf_str(&b), "\"=1\n\",x");
    arena_free(a);
}
END_TEST

/* As spreadsheets take them, and in full-width letters: = + - @, TAB, CR, LF. */
static const char *const formulas[] = {
    "=1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A1", "=", "＝",
};
static const char *const plain[] = { "a=1", "'=1", " a", "1-1", "Ａ1", "～1", "", "đ=" };

START_TEST(every_beginning_of_a_formula_is_known)
{
    struct arena *a = arena_new(1 << 20);
    for (size_t i = 0; i < COUNT(formulas) + COUNT(plain); i++) {
        const bool bad = i < COUNT(formulas);
        const char *text = bad ? formulas[i] : plain[i - COUNT(formulas)];
        struct buf b = { .a = a, .max = 100 };
        struct csv_row row;
        csv_cell(&b, CSV_FIRST, str_from(text));
        csv_cell(&b, CSV_NEXT, str_from(text));
        csv_end(&b);
        struct csv c = { .rest = buf_str(&b) };
        ck_assert_int_eq(csv_read(a, &c, &row), OK);
        for (size_t k = 0; k < 2; k++)
            ck_assert(str_eq(row.f[k], str_fmt(a, "%s%s", bad ? "'" : "", text)));
    }
    arena_free(a);
}
END_TEST

START_TEST(what_is_written_reads_back)
{
    static const char *const fields[] = { "", "a", "a,b", "\"", "\"\"", "x\r\ny", "đ\n", " " };
    struct arena *a = arena_new(1 << 20);
    struct buf b = { .a = a, .max = 1000 };
    for (size_t i = 0; i < COUNT(fields); i++)
        csv_field(&b, i ? CSV_NEXT : CSV_FIRST, str_from(fields[i]));
    csv_end(&b);
    struct csv c = { .rest = buf_str(&b) };
    struct csv_row row;
    ck_assert_int_eq(csv_read(a, &c, &row), OK);
    ck_assert_uint_eq(row.n, COUNT(fields));
    for (size_t i = 0; i < COUNT(fields); i++)
        ck_assert(str_eq(row.f[i], str_from(fields[i])));
    arena_free(a);
}
END_TEST

START_TEST(json_is_read_into_the_arena)
{
    struct arena *a = arena_new(1 << 20);
    const struct json *v;
    str fault;
    int64_t n;
    ck_assert_int_eq(json_parse(a, S("{\"a\":[1,2.1,true,null,\"đ\"],\"b\":{}}"), &v, &fault), OK);
    const struct json *list = json_get(v, S("a"));
    ck_assert(list && list->type == JSON_LIST && list->n == 5);
    ck_assert(json_nano(&list->items[0], &n) == OK && n == 1000000000);
    ck_assert(json_nano(&list->items[1], &n) == OK && n == 2100000000);
    ck_assert_int_eq(json_nano(&list->items[2], &n), ERR_INVALID);
    ck_assert_str(list->items[4].text, "đ");
    ck_assert(json_get(v, S("b"))->type == JSON_RECORD && !json_get(v, S("c")));
    ck_assert_int_eq(json_parse(a, S("{\"a\":1,\"a\":1}"), &v, &fault), ERR_INVALID);
    ck_assert_int_eq(json_parse(a, S("[1] x"), &v, &fault), ERR_INVALID);
    ck_assert_int_eq(json_parse(a, S("\"\xff\""), &v, &fault), ERR_INVALID);
    struct buf deep = { .a = a, .max = 1000 };
    for (int i = 0; i < 40; i++)
        buf_byte(&deep, '[');
    for (int i = 0; i < 40; i++)
        buf_byte(&deep, ']');
    ck_assert_int_eq(json_parse(a, buf_str(&deep), &v, &fault), ERR_INVALID);
    arena_free(a);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("csv");
    tcase_add_loop_test(tc, records_are_read_strictly, 0, (int)COUNT(reads));
    tcase_add_test(tc, lines_are_counted);
    tcase_add_test(tc, fields_have_a_limit);
    tcase_add_test(tc, formulas_are_neutralised);
    tcase_add_test(tc, every_beginning_of_a_formula_is_known);
    tcase_add_test(tc, what_is_written_reads_back);
    tcase_add_test(tc, json_is_read_into_the_arena);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("csv and json", fill)
