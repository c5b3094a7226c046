/* Lines of an old register: what is read, what is refused and where. */
#include "unit.h"

#include "domain/intake/import.h"

static const struct date TODAY = { 2026, 11, 22 };
#define HEAD "number,received,what,status,closed,lat,long,phone,email,pollution,nature\n"

static struct import_file read_text(struct arena *a, str text, enum err want)
{
    struct import_file f;
    ck_assert_int_eq(import_read(a, text, TODAY, &f), want);
    return f;
}

static const struct { const char *line; size_t faults; const char *column; } lines[] = {
    { "1,25/4/2019,x,,,,,,,,", 0, NULL },
    { "1,2019-04-25,x,open,,,,,,,", 0, NULL },
    { "1,25/04/2019 14:30,x,,,,,,,,", 0, NULL },
    { "1,2019-04-25T9:05:59,x,,,,,,,,", 0, NULL },
    { "1,22/11/2026,x,,,,,,,,", 0, NULL },
    { "1,23/11/2026,x,,,,,,,,", 1, "received" },
    { "1,1/1/1990,x,,,,,,,,", 0, NULL },
    { "1,31/12/1989,x,,,,,,,,", 1, "received" },
    { "1,30/2/2019,x,,,,,,,,", 1, "received" },
    { "1,25/4/2019 24:00,x,,,,,,,,", 1, "received" },
    { "1,25/4/2019 14,x,,,,,,,,", 1, "received" },
    { "1,25/4/19,x,,,,,,,,", 1, "received" },
    { ",25/4/2019,x,,,,,,,,", 1, "number" },
    { "1,,x,,,,,,,,", 1, "received" },
    { "1,25/4/2019, ,,,,,,,,", 1, "what" },
    { "1,25/4/2019,x,closed,25/4/2019,,,,,,", 0, NULL },
    { "1,25/4/2019,x,closed,24/4/2019,,,,,,", 1, "closed" },
    { "1,25/4/2019,x,Closed,1/5/2019,,,,,,", 0, NULL },
    { "1,25/4/2019,x,closed,,,,,,,", 1, "closed" },
    { "1,25/4/2019,x,open,1/5/2019,,,,,,", 1, "closed" },
    { "1,25/4/2019,x,done,,,,,,,", 1, "status" },
    { "1,25/4/2019,x,,,20.95,107.04,,,,", 0, NULL },
    { "1,25/4/2019,x,,,\"20,95\",\"107,04\",,,,", 0, NULL },
    { "1,25/4/2019,x,,,20.95,,,,,", 1, "long" },
    { "1,25/4/2019,x,,,7.9,107.04,,,,", 1, "lat" },
    { "1,25/4/2019,x,,,,,1234567,,,", 1, "phone" },
    { "1,25/4/2019,x,,,,,12345678,,,", 0, NULL },
    { "1,25/4/2019,x,,,,,,abc,,", 1, "email" },
    { "1,25/4/2019,x,,,,,,,water,frequent", 0, NULL },
    { "1,25/4/2019,x,,,,,,,fire,", 1, "pollution" },
    { "1,25/4/2019,x,,,,,,,,often", 1, "nature" },
    { "1,25/4/2019,x,,,,,,,,,more", 1, "" },
    { "1,25/4/2019,x", 0, NULL }, /* fields left out at the end are empty */
    { "1,25/4/2019", 1, "what" },
    { "1", 2, "received" },
    { ",x,,x,x,x,x,x,x,x,x", 8, "number" },
};

START_TEST(a_line_is_taken_or_told_why_not)
{
    struct arena *a = arena_new(4 * 1024 * 1024);
    const struct import_file f = read_text(a, str_fmt(a, HEAD "%s\n", lines[_i].line), OK);
    ck_assert_uint_eq(f.n, 1);
    ck_assert_uint_eq(f.lines[0].line, 2);
    ck_assert_msg((f.n_faults > 0) == (lines[_i].faults > 0) && f.n_faults >= lines[_i].faults,
                  "%s: %zu faults", lines[_i].line, f.n_faults);
    ck_assert_int_eq(f.lines[0].refused, f.n_faults > 0);
    if (lines[_i].column)
        ck_assert_str_eq(str_c(a, f.faults[0].column), lines[_i].column);
    if (lines[_i].faults == 1)
        ck_assert_uint_eq(f.n_faults, 1);
    arena_free(a);
}
END_TEST

START_TEST(a_spreadsheet_of_this_country_is_read)
{
    struct arena *a = arena_new(4 * 1024 * 1024);
    const struct import_file f = read_text(a, S(
        "\xEF\xBB\xBFNumber;RECEIVED; what ;lat;long\r\n"
        "7;25/4/2019;\"N\xC6\xB0o\xCC\x9B\xCC\x81" "c; \"\"đen\"\"\r\nhôi\";20,95;107,04\r\n"
        ";;;;\r\n"
        "8;26/4/2019;x;;\r\n"), OK);
    ck_assert_uint_eq(f.n_faults, 0);
    ck_assert_uint_eq(f.n, 2);
    ck_assert_str_eq(str_c(a, f.lines[0].report.what), "Nước; \"đen\"\nhôi");
    ck_assert(f.lines[0].report.lat.has && f.lines[0].report.lat.v == 20.95);
    ck_assert_uint_eq(f.lines[1].line, 5);
    arena_free(a);
}
END_TEST

START_TEST(a_number_stands_once)
{
    struct arena *a = arena_new(4 * 1024 * 1024);
    const struct import_file f = read_text(a, S(
        "number,received,what\n9,1/1/2020,x\n8,1/1/2020,x\n9,1/1/2020,y\n9,1/1/2020,z\n"), OK);
    ck_assert_uint_eq(f.n_faults, 2);
    ck_assert(!f.lines[0].refused && !f.lines[1].refused);
    ck_assert(f.lines[2].refused && f.lines[3].refused);
    ck_assert_str_eq(str_c(a, f.faults[1].reason), "line 2 has this number too");
    arena_free(a);
}
END_TEST

static const struct { const char *text; size_t line; } broken[] = {
    { "", 1 },
    { "number,received\n", 1 },
    { "number,received,what,colour\n", 1 },
    { "number,received,what,what\n", 1 },
    { "number,received,what\n1,1/1/2020,\"x\n", 2 },
    { "number,received,what\n1,1/1/2020,x\n2,1/1/2020,a\"b\n", 3 },
    { "number,received,what\n1,1/1/2020,N\xFF\n", 1 },
};

START_TEST(a_file_that_cannot_be_read_is_refused_as_a_whole)
{
    struct arena *a = arena_new(4 * 1024 * 1024);
    const struct import_file f = read_text(a, str_from(broken[_i].text), ERR_INVALID);
    ck_assert_uint_ge(f.n_faults, 1);
    ck_assert_uint_eq(f.faults[f.n_faults - 1].line, broken[_i].line);
    arena_free(a);
}
END_TEST

/* The limits: at, and one more. */
START_TEST(limits_hold)
{
    struct arena *a = arena_new(256 * 1024 * 1024);
    for (size_t over = 0; over < 2; over++) {
        const int n = (int)(IMPORT_TEXT_MAX + over);
        const str what = str_fmt(a, "number,received,what\n1,1/1/2020,%0*d", n, 1);
        const struct import_file f = read_text(a, what, OK);
        ck_assert_int_eq(f.lines[0].refused, over == 1);
        const str number = str_fmt(a, "number,received,what\n%0*d,1/1/2020,x",
                                   IMPORT_NUMBER_MAX + (int)over, 1);
        const struct import_file g = read_text(a, number, OK);
        ck_assert_int_eq(g.lines[0].refused, over == 1);
        struct buf b = { .a = a, .max = 16 * 1024 * 1024 };
        buf_add(&b, S("number,received,what\n"));
        for (size_t i = 0; i < IMPORT_LINES_MAX + over; i++)
            buf_fmt(&b, "%zu,1/1/2020,x\n", i);
        read_text(a, buf_str(&b), over ? ERR_INVALID : OK);
        arena_reset(a);
    }
    arena_free(a);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("import");
    tcase_set_timeout(tc, 60);
    tcase_add_loop_test(tc, a_line_is_taken_or_told_why_not, 0, (int)COUNT(lines));
    tcase_add_test(tc, a_spreadsheet_of_this_country_is_read);
    tcase_add_test(tc, a_number_stands_once);
    tcase_add_loop_test(tc, a_file_that_cannot_be_read_is_refused_as_a_whole, 0,
                        (int)COUNT(broken));
    tcase_add_test(tc, limits_hold);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("import", fill)
