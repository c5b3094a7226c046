#include "base/words_vi.h"
#include "unit.h"

static const struct { int64_t n; const char *words; } table[] = {
    { 0, "không" },
    { 1, "một" },
    { 4, "bốn" },
    { 5, "năm" },
    { 10, "mười" },
    { 11, "mười một" },
    { 14, "mười bốn" },
    { 15, "mười lăm" },
    { 19, "mười chín" },
    { 20, "hai mươi" },
    { 21, "hai mươi mốt" },
    { 24, "hai mươi bốn" },
    { 25, "hai mươi lăm" },
    { 55, "năm mươi lăm" },
    { 91, "chín mươi mốt" },
    { 100, "một trăm" },
    { 101, "một trăm linh một" },
    { 105, "một trăm linh năm" },
    { 110, "một trăm mười" },
    { 111, "một trăm mười một" },
    { 115, "một trăm mười lăm" },
    { 121, "một trăm hai mươi mốt" },
    { 555, "năm trăm năm mươi lăm" },
    { 1000, "một nghìn" },
    { 1001, "một nghìn không trăm linh một" },
    { 1010, "một nghìn không trăm mười" },
    { 1015, "một nghìn không trăm mười lăm" },
    { 1100, "một nghìn một trăm" },
    { 21000, "hai mươi mốt nghìn" },
    { 100000, "một trăm nghìn" },
    { 105005, "một trăm linh năm nghìn không trăm linh năm" },
    { 250000, "hai trăm năm mươi nghìn" },
    { 500000, "năm trăm nghìn" },
    { 1000000, "một triệu" },
    { 1000001, "một triệu không trăm linh một" },
    { 1005000, "một triệu không trăm linh năm nghìn" },
    { 1500000, "một triệu năm trăm nghìn" },
    { 40000000, "bốn mươi triệu" },
    { 31500000, "ba mươi mốt triệu năm trăm nghìn" },
    { 115000000, "một trăm mười lăm triệu" },
    { 999999999, "chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín trăm "
                 "chín mươi chín" },
    { 1000000000, "một tỷ" },
    { 1000000005, "một tỷ không trăm linh năm" },
    { 1000500000, "một tỷ năm trăm nghìn" },
    { 1050000000, "một tỷ không trăm năm mươi triệu" },
    { 2021000015, "hai tỷ không trăm hai mươi mốt triệu không trăm mười lăm" },
    { 1000000000000, "một nghìn tỷ" },
    { 1005000000000, "một nghìn không trăm linh năm tỷ" },
    { 5000000000000000, "năm triệu tỷ" },
    { 1000000000000000000, "một tỷ tỷ" },
    { 1000000001000000000, "một tỷ không trăm linh một tỷ" },
    { INT64_MAX, "chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba "
                 "mươi sáu tỷ tám trăm năm mươi bốn triệu bảy trăm bảy mươi lăm nghìn tám trăm "
                 "linh bảy" },
    { -21, "âm hai mươi mốt" },
    { INT64_MIN, "âm chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm "
                 "ba mươi sáu tỷ tám trăm năm mươi bốn triệu bảy trăm bảy mươi lăm nghìn tám "
                 "trăm linh tám" },
};

static struct arena *A;
static void setup(void)
{
    A = arena_new((size_t)64 << 20);
}

static void teardown(void)
{
    arena_free(A);
}

START_TEST(number_is_said_as_people_say_it)
{
    ck_assert_str_eq(number_words_vi(A, table[_i].n).p, table[_i].words);
}
END_TEST

/* The words read back: a grammar of its own gives the number again. */
static int64_t value_of(str w)
{
    static const char *const digits[] = { "không", "một", "hai", "ba", "bốn", "năm", "sáu",
                                          "bảy", "tám", "chín" };
    if (str_eq(w, S("mốt")))
        return 1;
    if (str_eq(w, S("lăm")))
        return 5;
    for (size_t i = 0; i < COUNT(digits); i++)
        if (str_eq(w, str_from(digits[i])))
            return (int64_t)i;
    return -1;
}

static int64_t read_back(str s)
{
    int64_t all = 0, million = 0, group = 0, digit = 0;
    str word;
    while (str_next(&s, ' ', &word)) {
        const int64_t v = value_of(word);
        if (v >= 0)
            digit = v;
        else if (str_eq(word, S("trăm")))
            group += digit * 100, digit = 0;
        else if (str_eq(word, S("mười")))
            group += 10, digit = 0;
        else if (str_eq(word, S("mươi")))
            group += digit * 10, digit = 0;
        else if (str_eq(word, S("nghìn")))
            million += (group + digit) * 1000, group = digit = 0;
        else if (str_eq(word, S("triệu")))
            million += (group + digit) * 1000000, group = digit = 0;
        else if (str_eq(word, S("tỷ")))
            all = (all + million + group + digit) * 1000000000, million = group = digit = 0;
        else
            ck_assert_msg(str_eq(word, S("linh")), "%.*s", STR_ARG(word));
    }
    return all + million + group + digit;
}

START_TEST(words_name_one_number_alone)
{
    for (int64_t n = 1; n < 20000; n++)
        ck_assert_int_eq(read_back(number_words_vi(A, n)), n);
    for (int64_t n = 1, step = 7919; n < INT64_C(900000000000000); n += step, step *= 3) {
        ck_assert_int_eq(read_back(number_words_vi(A, n)), n);
        ck_assert_int_eq(read_back(number_words_vi(A, n * 1000)), n * 1000);
    }
}
END_TEST

START_TEST(amounts_days_and_capitals)
{
    ck_assert_str_eq(dong_words_vi(A, 40000000).p, "Bốn mươi triệu đồng");
    ck_assert_str_eq(dong_words_vi(A, -5).p, "Âm năm đồng");
    ck_assert_str_eq(day_words_vi(A, (struct date){ 2026, 2, 5 }).p, "ngày 05 tháng 02 năm 2026");
    ck_assert_str_eq(day_words_vi(A, (struct date){ 2026, 3, 15 }).p, "ngày 15 tháng 3 năm 2026");
    ck_assert_str_eq(upper_vi(A, S("Uỷ ban nhân dân phường đặc khu ệ ỡ ữ")).p,
                     "UỶ BAN NHÂN DÂN PHƯỜNG ĐẶC KHU Ệ Ỡ Ữ");
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("words_vi");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_loop_test(tc, number_is_said_as_people_say_it, 0, COUNT(table));
    tcase_add_test(tc, words_name_one_number_alone);
    tcase_add_test(tc, amounts_days_and_capitals);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("words_vi", fill)
