/* What must not stand in a published text. */
#include "unit.h"

#include "domain/publication/publication.h"

static const struct { const char *text; bool number; } texts[] = {
    { "gọi 0912345678 gặp ông ABC", true },
    { "0912 345 678", true },
    { "0912.345.678", true },
    { "0912-345-678.", true },
    { "(0203) 3 825 825", true },
    { "+84 912 345 678", true },
    { "số định danh 001085012345", true },
    { "40.000.000 đồng và 0912.345.678", true },
    { "x.091.234.567", true },
    { "Phạt tiền 40.000.000 đồng", false },
    { "1.800.000.000 đồng", false },
    { "phạt 40.000.000 2 lần", false },
    { "60.000.000 - 80.000.000", false },
    { "biên bản 05/BB-VPHC ngày 12/05/2026, 120 m3/ngày", false },
    { "20.9583, 107.0489", false },
    { "", false },
};

START_TEST(a_number_of_a_person_is_seen)
{
    ck_assert_msg(publication_has_number(str_from(texts[_i].text)) == texts[_i].number, "%s",
                  texts[_i].text);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("publication");
    tcase_add_loop_test(tc, a_number_of_a_person_is_seen, 0, (int)COUNT(texts));
    suite_add_tcase(s, tc);
}

UNIT_MAIN("publication", fill)
