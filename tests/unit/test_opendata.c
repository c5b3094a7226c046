/* Lists of digests, and a published sanction as a row of data. */
#include "base/csv.h"
#include "base/json.h"
#include "domain/publication/opendata.h"
#include "domain/publication/purge.h"
#include "unit.h"
#include <string.h>

#define D "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
#define N20 "01234567890123456789"

static const struct { const char *text; enum err want; size_t n; } sums[] = {
    { D "  violators.csv\n", OK, 1 },
    { D "  a\n" D "  b\n", OK, 2 },
    { D "  a", OK, 1 },
    { D "  " N20 N20 N20 "\n", OK, 1 },
    { D "  " N20 N20 N20 "x\n", ERR_INVALID, 0 }, /* 61 letters */
    { "", ERR_INVALID, 0 },
    { D, ERR_INVALID, 0 },
    { D " a\n", ERR_INVALID, 0 },
    { D "  ../a\n", ERR_INVALID, 0 },
    { D "  .a\n", ERR_INVALID, 0 },
    { D "  a b\n", ERR_INVALID, 0 },
    { "Z" D "  a\n", ERR_INVALID, 0 },
    { "2D711642B726B04401627CA9FBAC32F5C8530FB1903CC4DB02258717921A4881  a\n", ERR_INVALID, 0 },
};

START_TEST(a_list_of_digests_is_read_strictly)
{
    struct arena *a = arena_new(1 << 20);
    struct dump_file *files;
    size_t n = 0;
    ck_assert_int_eq(dump_sums(a, str_from(sums[_i].text), &files, &n), sums[_i].want);
    if (sums[_i].want == OK)
        ck_assert_uint_eq(n, sums[_i].n);
    arena_free(a);
}
END_TEST

START_TEST(a_list_of_digests_has_its_limit)
{
    struct arena *a = arena_new(1 << 20);
    struct buf b = { .a = a, .max = 4096 };
    struct dump_file *files;
    size_t n;
    for (int i = 0; i < DUMP_FILES_MOST; i++)
        buf_add(&b, S(D "  a\n"));
    ck_assert_int_eq(dump_sums(a, buf_str(&b), &files, &n), OK);
    ck_assert_uint_eq(n, DUMP_FILES_MOST);
    buf_add(&b, S(D "  a\n"));
    ck_assert_int_eq(dump_sums(a, buf_str(&b), &files, &n), ERR_INVALID);
    arena_free(a);
}
END_TEST

/* Every text cell begins with what a spreadsheet would take for a formula. */
static struct violator evil_one(void)
{
    return (struct violator){
        .slug = S("abc"), .name = S("=1+1"), .address = S("+84"), .act = S("-2"),
        .sanction = S("@A1"), .remedy = S("\t=1"), .number = S("\r=1"),
        .signed_on = { 2026, 5, 5 }, .unit_name = S("a,\"b"), .basis = S("b"),
        .total = 1000000, .subject = S("organization"), .place = S(""), .execution = S("open"),
        .appeal = S("none"), .correction = S(""), .statement = S("\xC3\x28"),
    };
}

START_TEST(no_cell_of_the_table_is_a_formula)
{
    struct arena *a = arena_new(1 << 20);
    struct buf b = { .a = a, .max = 65536 };
    struct csv_row heading, row;
    str values[OPEN_COLUMNS];
    const struct violator evil = evil_one();
    open_values(a, S("https://abc.example"), &evil, values);
    open_csv_head(&b);
    open_csv_row(&b, values);
    struct csv in = { .rest = buf_str(&b) };
    ck_assert_int_eq(csv_read(a, &in, &heading), OK);
    ck_assert_int_eq(csv_read(a, &in, &row), OK);
    ck_assert_uint_eq(row.n, OPEN_COLUMNS);
    for (size_t i = 0; i < row.n; i++)
        ck_assert_msg(row.f[i].n == 0 || !strchr("=+-@\t\r", row.f[i].p[0]), "%s",
                      open_columns[i].name);
    ck_assert(str_eq(row.f[csv_column(&heading, S("fine_dong"))], S("1000000")));
    ck_assert(str_eq(row.f[csv_column(&heading, S("page"))],
                     S("https://abc.example/violators/abc")));
    arena_free(a);
}
END_TEST

START_TEST(the_same_row_is_json)
{
    struct arena *a = arena_new(1 << 20);
    struct buf b = { .a = a, .max = 65536 };
    const struct json *j;
    str values[OPEN_COLUMNS], fault;
    const struct violator evil = evil_one();
    open_values(a, S("https://abc.example"), &evil, values);
    open_json_row(&b, values);
    ck_assert_int_eq(json_parse(a, buf_str(&b), &j, &fault), OK);
    ck_assert_uint_eq(j->n, OPEN_COLUMNS);
    ck_assert_int_eq(json_get(j, S("fine_dong"))->whole, 1000000);
    ck_assert(str_eq(json_get(j, S("name"))->text, S("=1+1")));
    ck_assert_int_eq(json_get(j, S("place_code"))->type, JSON_NULL_VALUE);
    arena_free(a);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("opendata");
    tcase_add_loop_test(tc, a_list_of_digests_is_read_strictly, 0, (int)COUNT(sums));
    tcase_add_test(tc, a_list_of_digests_has_its_limit);
    tcase_add_test(tc, no_cell_of_the_table_is_a_formula);
    tcase_add_test(tc, the_same_row_is_json);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("opendata", fill)
