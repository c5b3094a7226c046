/* Workbooks: what is described, what hotline-sheet makes of it, and its limits. */
#include "base/child.h"
#include "print/book.h"
#include "unit.h"
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct arena *A;
static const char *helper;

static void setup(void)
{
    A = arena_new((size_t)256 << 20);
    char self[1000] = { 0 };
    ck_assert_int_gt(readlink("/proc/self/exe", self, sizeof self - 1), 0);
    helper = str_fmt(A, "%s/../hotline-sheet", dirname(self)).p;
}

static void teardown(void)
{
    arena_free(A);
}

static enum err walk(str text)
{
    struct book_reader r = { .a = A, .rest = text };
    struct book_line l = { 0 };
    enum err e = OK;
    while (e == OK && l.tag != BOOK_END)
        e = book_next(&r, &l);
    return e;
}

#define TOP "HLB1\ntitle x\ndate 2026-11-22\n"
#define SHEET TOP "sheet S\ncols 10 t\t5 n\n"

static const struct { const char *text; enum err want; } described[] = {
    { SHEET "head a\tb\nrow a\t1\nsum a\t\nnote long\nZ\n", OK },
    { SHEET "Z\n", OK },
    { SHEET "Z\nsheet T\n", ERR_INVALID },               /* something follows */
    { SHEET "row a\tb\n", ERR_INVALID },                 /* cut off */
    { SHEET "row a\nZ\n", ERR_INVALID },                 /* a cell is missing */
    { SHEET "row a\tb\tc\nZ\n", ERR_INVALID },           /* one too many */
    { SHEET "cols 10 t\nZ\n", ERR_INVALID },             /* twice */
    { TOP "sheet S\nrow a\nZ\n", ERR_INVALID },          /* no columns */
    { TOP "cols 10 t\nZ\n", ERR_INVALID },               /* of no sheet */
    { TOP "sheet a/b\ncols 10 t\nZ\n", ERR_INVALID },
    { TOP "sheet 'a\ncols 10 t\nZ\n", ERR_INVALID },
    { TOP "sheet \ncols 10 t\nZ\n", ERR_INVALID },
    { TOP "sheet 1234567890123456789012345678901\ncols 1 t\nZ\n", OK },
    { TOP "sheet 12345678901234567890123456789012\ncols 1 t\nZ\n", ERR_INVALID },
    { TOP "sheet S\ncols 0 t\nZ\n", ERR_INVALID },
    { TOP "sheet S\ncols 200 t\nZ\n", OK },
    { TOP "sheet S\ncols 201 t\nZ\n", ERR_INVALID },
    { TOP "sheet S\ncols 10 x\nZ\n", ERR_INVALID },
    { TOP "sheet S\ncols 10t\nZ\n", ERR_INVALID },
    { "HLB2\nZ\n", ERR_INVALID },
    { TOP "bold x\nZ\n", ERR_INVALID },
    { TOP "Z\n", ERR_INVALID },                          /* no sheet */
    { "HLB1\ndate 2026-02-30\nsheet S\ncols 1 t\nZ\n", ERR_INVALID },
    { SHEET "row \xff\t\nZ\n", ERR_INVALID },
};

START_TEST(a_description_is_read_strictly)
{
    ck_assert_int_eq(walk(str_from(described[_i].text)), described[_i].want);
}
END_TEST

static str with_columns(size_t n)
{
    struct buf b = { .a = A, .max = 10000 };
    struct book_column c[BOOK_COLUMNS_MAX + 1];
    for (size_t i = 0; i < n; i++)
        c[i] = (struct book_column){ 't', 5 };
    book_begin(&b, S("x"), (struct date){ 2026, 1, 1 });
    book_sheet(&b, S("S"), c, n);
    book_end(&b);
    return buf_str(&b);
}

static str with_sheets(size_t n)
{
    struct buf b = { .a = A, .max = 10000 };
    const struct book_column c = { 't', 5 };
    book_begin(&b, S("x"), (struct date){ 2026, 1, 1 });
    for (size_t i = 0; i < n; i++)
        book_sheet(&b, str_fmt(A, "S%zu", i), &c, 1);
    book_end(&b);
    return buf_str(&b);
}

START_TEST(limits_are_kept)
{
    ck_assert_int_eq(walk(with_columns(BOOK_COLUMNS_MAX)), OK);
    ck_assert_int_eq(walk(with_columns(BOOK_COLUMNS_MAX + 1)), ERR_TOO_LARGE);
    ck_assert_int_eq(walk(with_sheets(BOOK_SHEETS_MAX)), OK);
    ck_assert_int_eq(walk(with_sheets(BOOK_SHEETS_MAX + 1)), ERR_TOO_LARGE);
}
END_TEST

START_TEST(what_is_written_is_read_again)
{
    struct buf b = { .a = A, .max = 10000 };
    const struct book_column c[] = { { 't', 20 }, { 'n', 10 } };
    const str cells[] = { S("a\tb\\n\nc\\"), S("1") };
    book_begin(&b, S("Tên\nhai dòng"), (struct date){ 2026, 11, 22 });
    book_sheet(&b, S("Quý 1/2026: [a]* và nhiều chữ nữa cho dài"), c, COUNT(c));
    book_cells(&b, BOOK_ROW, cells, COUNT(cells));
    book_end(&b);
    struct book_reader r = { .a = A, .rest = buf_str(&b) };
    struct book_line l;
    ck_assert_int_eq(book_next(&r, &l), OK);
    ck_assert_str(book_plain(A, l.cells[0]), "Tên\nhai dòng");
    ck_assert_int_eq(book_next(&r, &l), OK);
    ck_assert_int_eq(book_next(&r, &l), OK);
    ck_assert_str(l.cells[0], "Quý 1 2026   a   và nhiều chữ n");
    ck_assert_int_eq(book_next(&r, &l), OK);
    ck_assert_int_eq(book_next(&r, &l), OK);
    ck_assert_int_eq(l.tag, BOOK_ROW);
    ck_assert_str(book_plain(A, l.cells[0]), "a\tb\\n\nc\\");
    ck_assert_int_eq(book_next(&r, &l), OK);
    ck_assert_int_eq(l.tag, BOOK_END);
}
END_TEST

START_TEST(the_helper_makes_a_workbook_and_the_same_one_again)
{
    str one, two;
    const str in = S(SHEET "head a\tb\nrow =1+1\t12\nsum x\t0123\nZ\n");
    ck_assert_int_eq(book_make(A, helper, in, &one), OK);
    ck_assert_int_eq(book_make(A, helper, in, &two), OK);
    ck_assert(str_eq(one, two));
    ck_assert(str_starts(one, S("PK")));
    ck_assert(str_find(one, S("xl/worksheets/sheet1.xml")) < one.n);
}
END_TEST

START_TEST(the_helper_refuses_what_is_not_so_described)
{
    str out;
    ck_assert_int_eq(book_make(A, helper, S("x"), &out), ERR_INVALID);
    /* two sheets of one name, in other case */
    ck_assert_int_eq(book_make(A, helper, S(TOP "sheet S\ncols 1 t\nsheet s\ncols 1 t\nZ\n"), &out),
                     ERR_INVALID);
    ck_assert_int_eq(book_make(A, helper, S("HLB1\nsheet S\ncols 1 t\nZ\n"), &out), ERR_INVALID);
    ck_assert_int_eq(book_make(A, "/nothing/here", S(SHEET "Z\n"), &out), ERR_UNAVAILABLE);
}
END_TEST

START_TEST(a_large_sheet_is_made)
{
    struct buf b = { .a = A, .max = (size_t)20 << 20 };
    const struct book_column c[] = { { 't', 20 }, { 'n', 10 } };
    str out;
    book_begin(&b, S("x"), (struct date){ 2026, 11, 22 });
    book_sheet(&b, S("S"), c, COUNT(c));
    for (int i = 0; i < 20000; i++) {
        const str cells[] = { str_fmt(A, "dòng %d", i), str_fmt(A, "%d", i) };
        book_cells(&b, BOOK_ROW, cells, COUNT(cells));
    }
    book_end(&b);
    ck_assert(!b.full);
    ck_assert_int_eq(book_make(A, helper, buf_str(&b), &out), OK);
    ck_assert(str_starts(out, S("PK")));
}
END_TEST

static void fill(Suite *s)
{
    TCase *t = tcase_create("book");
    tcase_set_timeout(t, 60);
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_loop_test(t, a_description_is_read_strictly, 0, COUNT(described));
    tcase_add_test(t, limits_are_kept);
    tcase_add_test(t, what_is_written_is_read_again);
    tcase_add_test(t, the_helper_makes_a_workbook_and_the_same_one_again);
    tcase_add_test(t, the_helper_refuses_what_is_not_so_described);
    tcase_add_test(t, a_large_sheet_is_made);
    suite_add_tcase(s, t);
}

UNIT_MAIN("book", fill)
