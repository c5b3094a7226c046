/* Forms as files, what is filled in, and the pages that become of it. */
#include "base/child.h"
#include "domain/documents/form.h"
#include "domain/documents/gather.h"
#include "print/doc.h"
#include "print/pdf.h"
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
    helper = str_fmt(A, "%s/../hotline-print", dirname(self)).p;
}

static void teardown(void)
{
    arena_free(A);
}

static str faults_of(const char *text)
{
    struct buf b = { .a = A, .max = 100000 };
    struct paper_form f;
    const enum err e = paper_form_read(A, S("X.form"), str_from(text), NULL, 0, &f, &b);
    ck_assert_int_eq(e, b.n ? ERR_INVALID : OK);
    return buf_str(&b);
}

#define HEAD "form X\nname N\nbasis B\nof case\nfrom 2022-01-01\n"

static const struct { const char *text, *fault; } wrong[] = {
    { HEAD "text\np x\n", "" },
    { HEAD "field a.b Tên\ntext\np {a.b} {a.b.long} {a.b.words} {a.b.upper}\n", "" },
    { HEAD "field a.b Tên\ntext\neach a\np {a.n} {a.b}\nend\n", "" },
    { "form X\ntext\np x\n", "X.form:4: form, name, basis, of and from must be there\n" },
    { HEAD "text\np {q}\n", "X.form:7: no field of this name above: q\n" },
    { HEAD "text\np {q\n", "X.form:7: no field of this name above: q\n" },
    { HEAD "text\np q}\n", "X.form:7: '}' without '{': q}\n" },
    { HEAD "field A Tên\ntext\np x\n",
      "X.form:6: a field needs a key (a-z 0-9 . _) and a label: A Tên\n" },
    { HEAD "field a T\nfield a T\ntext\np x\n", "X.form:7: this field stands above already: a\n" },
    { HEAD "field a T\ntext\nwhen a\np x\n", "X.form:10: 'end' is missing: a\n" },
    { HEAD "text\np x\nend\n", "X.form:8: 'end' of nothing\n" },
    { HEAD "text\nbold x\n", "X.form:7: unknown word: bold\n" },
    { HEAD "text\nuse head\np x\n", "X.form:7: no such part: head\n" },
    { HEAD "to 2021-01-01\ntext\np x\n", "X.form:9: ends before it begins\n" },
};

START_TEST(a_fault_of_a_form_is_named_with_its_line)
{
    const str got = faults_of(wrong[_i].text);
    if (*wrong[_i].fault)
        ck_assert_msg(str_find(got, str_from(wrong[_i].fault)) < got.n, "'%.*s'", STR_ARG(got));
    else
        ck_assert_str(got, "");
}
END_TEST

static struct paper_form form_of(const char *text)
{
    struct buf b = { .a = A, .max = 100000 };
    struct paper_form f;
    ck_assert_msg(paper_form_read(A, S("X.form"), str_from(text), NULL, 0, &f, &b) == OK, "%s",
                  buf_str(&b).p);
    return f;
}

static const struct paper_around around = { .day = { 2026, 11, 22 }, .draft = true,
                                            .verify = { "", 0 } };

START_TEST(values_stand_in_their_places_and_say_nothing_to_the_printer)
{
    const struct paper_form f = form_of(HEAD
        "field a A\nfield l.x X\nfield money M\nfield day D\nfield gone G\ntext\n"
        "p **{a}** //{gone}//\nwhen money\np {money} {money.words}\nend\nunless gone\np no\nend\n"
        "when a = x y\np never\nend\neach l\nr {l.n} {l.x} {day.long}\nend\n"
        "table 50 50\ntr {a} | b\nendtable\n");
    struct paper_data *d = paper_data_new(A);
    paper_put(d, "a", S("q\\b\n\tz"));
    paper_put_money(d, "money", 40000000);
    paper_put_day(d, "day", (struct date){ 2026, 2, 5 });
    paper_put(paper_row(d, "l"), "l.x", S("one"));
    paper_put(paper_row(d, "l"), "l.x", S("two"));
    str out;
    ck_assert_int_eq(paper_fill(A, &f, d, &around, &out), OK);
    ck_assert_str(out, "HLP1\ntitle N\ndate 2026-11-22\nmark DỰ THẢO\n"
        "foot DỰ THẢO · Mẫu X · chưa đối chiếu với văn bản đang có hiệu lực\n"
        "p \\r\\bq\\\\b\\n z\\r \\r\\i……………………\\r\n"
        "p 40.000.000 Bốn mươi triệu đồng\np no\n"
        "r 1 one ngày 05 tháng 02 năm 2026\nr 2 two ngày 05 tháng 02 năm 2026\n"
        "table 50 50\ntr q\\\\b\\n z\tb\nend\nZ\n");
    ck_assert_str(paper_value(d, S("l.x")), "1. one\n2. two");
    struct doc doc;
    ck_assert_int_eq(doc_read(A, out, &doc), OK);
}
END_TEST

static const struct { const char *kept, *number, *suffix; } kept_numbers[] = {
    { "", "", "/QĐ-CCXP" },
    { "37", "37", "/QĐ-CCXP" },
    { "37/2026", "37/2026", "/QĐ-CCXP" },
    { "37/", "37/", "/QĐ-CCXP" },
    { "37/QĐ-CCXP", "37", "/QĐ-CCXP" },
    { "37/2026/QĐ-CCXP", "37/2026", "/QĐ-CCXP" },
    { "37/QĐ-UBND", "37/QĐ-UBND", "" }, /* not "37/QĐ-UBND/QĐ-CCXP", which nobody signed */
};

START_TEST(a_paper_bears_the_number_that_was_kept)
{
    const struct paper_form f = { .suffix = S("/QĐ-CCXP") };
    struct paper_data *d = paper_data_new(A);
    gather_put_number(&f, str_from(kept_numbers[_i].kept), d);
    const str number = paper_value(d, S("head.number")), suffix = paper_value(d, S("head.suffix"));
    ck_assert_msg(str_eq(number, str_from(kept_numbers[_i].number)), "%.*s", STR_ARG(number));
    ck_assert_msg(str_eq(suffix, str_from(kept_numbers[_i].suffix)), "%.*s", STR_ARG(suffix));
}
END_TEST

START_TEST(the_form_of_the_day_is_taken)
{
    struct paper_form v[2] = { form_of(HEAD "to 2026-06-30\ntext\np old\n"),
                               form_of(HEAD "text\np new\n") };
    v[1].from = (struct date){ 2026, 7, 1 };
    const struct paper_forms all = { v, 2 };
    ck_assert_ptr_null(paper_form_on(&all, S("X"), (struct date){ 2021, 12, 31 }));
    ck_assert_ptr_eq(paper_form_on(&all, S("X"), (struct date){ 2026, 6, 30 }), &v[0]);
    ck_assert_ptr_eq(paper_form_on(&all, S("X"), (struct date){ 2026, 7, 1 }), &v[1]);
    ck_assert_ptr_null(paper_form_on(&all, S("Y"), (struct date){ 2026, 7, 1 }));
}
END_TEST

static const struct { const char *text; enum err e; } described[] = {
    { "HLP1\ndate 2026-01-01\nZ\n", OK },
    { "HLP1\ndate 2026-01-01\nZ", OK },
    { "HLP1\ndate 2026-01-01\np a\nl b\ngap 5\nfill 2\npage\nqr x\ty\nsign a\tb\nZ\n", OK },
    { "HLP1\ndate 2026-01-01\ntable 30 70\nth a\tb\ntr a\tb\nend\nZ\n", OK },
    { "HLP1\nZ\n", ERR_INVALID },                                       /* no day */
    { "HLP2\ndate 2026-01-01\nZ\n", ERR_INVALID },
    { "HLP1\ndate 2026-01-01\n", ERR_INVALID },                         /* cut off */
    { "HLP1\ndate 2026-01-01\nZ\np after\n", ERR_INVALID },
    { "HLP1\ndate 2026-02-30\nZ\n", ERR_INVALID },
    { "HLP1\ndate 2026-01-01\nq a\nZ\n", ERR_INVALID },
    { "HLP1\ndate 2026-01-01\ngap 201\nZ\n", ERR_INVALID },
    { "HLP1\ndate 2026-01-01\nfill 0\nZ\n", ERR_INVALID },
    { "HLP1\ndate 2026-01-01\nhead a\nZ\n", ERR_INVALID },
    { "HLP1\ndate 2026-01-01\nsign a\tb\tc\td\te\nZ\n", ERR_INVALID },
    { "HLP1\ndate 2026-01-01\ntable 30 60\ntr a\tb\nend\nZ\n", ERR_INVALID },
    { "HLP1\ndate 2026-01-01\ntable 30 70\ntr a\nend\nZ\n", ERR_INVALID },
    { "HLP1\ndate 2026-01-01\ntable 30 70\np a\nend\nZ\n", ERR_INVALID },
    { "HLP1\ndate 2026-01-01\ntr a\nZ\n", ERR_INVALID },
    { "HLP1\ndate 2026-01-01\np \xff\nZ\n", ERR_INVALID },
};

START_TEST(a_description_is_read_strictly)
{
    struct doc d;
    ck_assert_int_eq(doc_read(A, str_from(described[_i].text), &d), described[_i].e);
}
END_TEST

static enum err pdf_of(struct buf *b, str *pdf)
{
    ck_assert(!b->full);
    return pdf_make(A, helper, PRINT_FONTS, buf_str(b), pdf);
}

static int64_t pages_of(str pdf)
{
    const str count = S("/Count ");
    const size_t at = str_find(pdf, count);
    int64_t n = 0;
    for (size_t i = at + count.n; i < pdf.n && pdf.p[i] >= '0' && pdf.p[i] <= '9'; i++)
        n = n * 10 + (pdf.p[i] - '0');
    return n;
}

START_TEST(long_names_many_rows_and_thousand_lines_are_printed_and_no_more_than_may_be)
{
    str pdf, again;
    struct buf b = { .a = A, .max = 8 << 20 };
    buf_add(&b, S("HLP1\ndate 2026-01-01\nhead "));
    for (int i = 0; i < 500; i++)
        buf_add(&b, S("ĐẶNGTRẦNNGUYỄN"));
    buf_add(&b, S("\tb\np "));
    for (int i = 0; i < 1000; i++)
        buf_fmt(&b, "Dòng %d ữ ệ\\n", i);
    buf_add(&b, S("\ntable 50 50\nth a\tb\n"));
    for (int i = 0; i < 200; i++)
        buf_fmt(&b, "tr Hành vi %d\t%d\n", i, i);
    buf_add(&b, S("tr "));
    for (int i = 0; i < 300; i++)
        buf_add(&b, S("dài\\n"));
    buf_add(&b, S("\tx\nend\nsign a\\n\\n\\nb\tc\nZ\n"));
    ck_assert_int_eq(pdf_of(&b, &pdf), OK);
    ck_assert(str_starts(pdf, S("%PDF-1.5")));
    ck_assert_int_gt(pages_of(pdf), 25);
    ck_assert_int_eq(pdf_of(&b, &again), OK);
    ck_assert_msg(str_eq(pdf, again), "the same bytes");
}
END_TEST

START_TEST(past_the_limits_nothing_is_printed)
{
    str pdf;
    struct buf pages = { .a = A, .max = 1 << 20 }, huge = { .a = A, .max = 8 << 20 };
    buf_add(&pages, S("HLP1\ndate 2026-01-01\n"));
    for (int i = 0; i < 500; i++)
        buf_add(&pages, S("p a\npage\n"));
    const size_t full = pages.n;
    buf_add(&pages, S("Z\n"));
    ck_assert_int_eq(pdf_of(&pages, &pdf), OK);
    ck_assert_int_eq(pages_of(pdf), 500);
    pages.n = full;
    buf_add(&pages, S("p one more\nZ\n"));
    ck_assert_int_eq(pdf_of(&pages, &pdf), ERR_TOO_LARGE);
    buf_add(&huge, S("HLP1\ndate 2026-01-01\n"));
    while (huge.n <= DOC_MAX_BYTES)
        buf_add(&huge, S("p một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm\n"));
    buf_add(&huge, S("Z\n"));
    ck_assert_int_eq(pdf_of(&huge, &pdf), ERR_TOO_LARGE);
    ck_assert_int_eq(pdf_make(A, helper, PRINT_FONTS, S("HLP1\nno\nZ\n"), &pdf), ERR_INVALID);
    ck_assert_int_eq(pdf_make(A, helper, "/nowhere", S("HLP1\nno\nZ\n"), &pdf), ERR_UNAVAILABLE);
}
END_TEST

/* The printer is called as it stands, in another place and time zone of the world. */
static str printed_in(const char *zone, const char *text)
{
    char in[] = "/tmp/paper.XXXXXX", out[] = "/tmp/paper.XXXXXX";
    const int from = mkstemp(in), to = mkstemp(out);
    ck_assert(from >= 0 && to >= 0);
    ck_assert_int_eq(write(from, text, strlen(text)), (ssize_t)strlen(text));
    ck_assert_int_eq(system(str_fmt(A, "cd / && TZ=%s LC_ALL=C SOURCE_DATE_EPOCH= '%s' <%s >%s",
                                    zone, helper, in, out).p), 0);
    char *bytes = arena_alloc(A, 1 << 20);
    const ssize_t n = pread(to, bytes, 1 << 20, 0);
    ck_assert_int_gt(n, 0);
    ck_assert(close(from) == 0 && close(to) == 0 && unlink(in) == 0 && unlink(out) == 0);
    return (str){ bytes, (size_t)n };
}

START_TEST(the_same_bytes_in_every_time_zone_and_the_day_is_the_paper_s_own)
{
    const char *text = "HLP1\ntitle Mẫu ABC\ndate 2026-01-02\np Đồng ữ ệ\nZ\n";
    const str here = printed_in("UTC", text);
    /* zones 25 hours apart: it is never the same day in both */
    ck_assert(str_eq(here, printed_in("XXX-13", text)));
    ck_assert(str_eq(here, printed_in("XXX+12", text)));
    ck_assert(!str_eq(here, printed_in("UTC", "HLP1\ntitle Mẫu ABC\ndate 2026-01-03\n"
                                              "p Đồng ữ ệ\nZ\n")));
}
END_TEST

static const struct { const char *position; enum sign_for as; const char *title; } titles[] = {
    { "commune_chair", SIGN_OWN_POWER, "CHỦ TỊCH" },
    { "commune_chair", SIGN_COLLECTIVE, "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH" },
    { "commune_vice_chair", SIGN_OWN_POWER, "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH" },
    { "province_vice_chair", SIGN_OWN_POWER, "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH" },
    { "department_director", SIGN_COLLECTIVE, "GIÁM ĐỐC" },
    { "department_deputy_director", SIGN_OWN_POWER, "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC" },
    { "acting_department_director", SIGN_OWN_POWER, "Q. GIÁM ĐỐC" },
    { "nobody", SIGN_OWN_POWER, "" },
};

START_TEST(above_a_name_stands_what_the_position_demands)
{
    struct law *law;
    struct buf faults = { .a = A, .max = 10000 };
    ck_assert_int_eq(law_load(A, S("workflows/law"), (opt_str){ 0 }, &law, &faults), OK);
    const str got = signature_title(A, law, str_from(titles[_i].position),
                                    (struct date){ 2026, 11, 22 }, titles[_i].as);
    ck_assert_msg(str_eq(got, str_from(titles[_i].title)), "'%.*s'", STR_ARG(got));
}
END_TEST

/* One act's number begins as another's: both are cited, each once. */
START_TEST(every_article_of_a_decree_is_cited)
{
    static const char *const codes[] = { "45/2022:Đ19.10", "45/2022:Đ19.1", "45/2022:Đ19.10" };
    struct record_whole_row rows[COUNT(codes)] = { 0 };
    struct law *law;
    struct buf faults = { .a = A, .max = 10000 };
    struct paper_data *d = paper_data_new(A);
    ck_assert_int_eq(law_load(A, S("workflows/law"), (opt_str){ 0 }, &law, &faults), OK);
    for (size_t i = 0; i < COUNT(codes); i++)
        rows[i] = (struct record_whole_row){
            .act = str_from(codes[i]), .subject = S("individual"),
            .made = { 2026, 3, 2 }, .detected = { 2026, 3, 1 },
            .ended = { .has = true, .v = { 2026, 3, 1 } } };
    struct cx cx = { .a = A, .law = law };
    gather_record(&cx, &(struct violation){ rows, COUNT(codes) }, d);
    ck_assert_str_eq(str_c(A, paper_value(d, S("decree.articles"))),
                     "1. khoản 10, khoản 1 Điều 19");
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("papers");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 60);
    tcase_add_loop_test(tc, a_fault_of_a_form_is_named_with_its_line, 0, COUNT(wrong));
    tcase_add_test(tc, values_stand_in_their_places_and_say_nothing_to_the_printer);
    tcase_add_loop_test(tc, a_paper_bears_the_number_that_was_kept, 0, COUNT(kept_numbers));
    tcase_add_test(tc, the_form_of_the_day_is_taken);
    tcase_add_loop_test(tc, a_description_is_read_strictly, 0, COUNT(described));
    tcase_add_test(tc, long_names_many_rows_and_thousand_lines_are_printed_and_no_more_than_may_be);
    tcase_add_test(tc, past_the_limits_nothing_is_printed);
    tcase_add_test(tc, the_same_bytes_in_every_time_zone_and_the_day_is_the_paper_s_own);
    tcase_add_loop_test(tc, above_a_name_stands_what_the_position_demands, 0, COUNT(titles));
    tcase_add_test(tc, every_article_of_a_decree_is_cited);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("papers", fill)
